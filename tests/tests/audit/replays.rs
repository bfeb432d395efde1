//! A recorded triage run again, by the rules or with the model: the same, or the fields that differ.

use std::path::Path;

use aidpost::acuity::Acuity;
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::records::audit::{
    Chosen, Content, Log, Replayed, TriageEntry, Unreplayed, check, replay,
};
use tempfile::TempDir;

use crate::{append, encounter, log_of, time};

fn replayed(path: &Path, mut engine: Option<Engine>) -> Vec<Replayed> {
    let mut all = Vec::new();
    check(path, &[], &mut |record| {
        all.push(replay(record, engine.as_mut(), &Control::default()));
    })
    .unwrap();
    all
}

#[test]
fn a_replay_of_the_rules_comes_out_the_same_and_a_false_record_does_not() {
    let dir = TempDir::new().unwrap();
    let (path, ..) = log_of(&dir, 1);
    let mut log = Log::open(&path, time()).unwrap();
    append(&mut log, 160, Content::Whole);
    // As if the rules had been others then: a triage that these rules do not give for this encounter.
    let encounter = encounter(160);
    let mut triage = Engine::rules_only()
        .triage(&encounter, &Control::default())
        .unwrap();
    triage.acuity = Acuity::Green;
    triage.provenance.protocol_sha256 = "0".repeat(64);
    let verdict = TriageEntry {
        encounter: &encounter,
        triage: &triage,
        chosen: Chosen::of(&Options::default()),
        content: Content::Whole,
    };
    log.append_triage(&verdict, time()).unwrap();
    let different = Replayed::Different {
        fields: vec!["acuity".to_owned()],
        versions: vec!["provenance.protocol_sha256".to_owned()],
    };
    assert_eq!(
        replayed(&path, None),
        [
            Replayed::Not(Unreplayed::HashesOnly),
            Replayed::Same { versions: vec![] },
            different
        ]
    );
}

fn scripted(reply: &str) -> Engine {
    let reply = Reply {
        text: reply.into(),
        finish: Finish::Complete,
        choice: Some(vec![0.7, 0.2, 0.1]),
    };
    Engine::with_model(Box::new(Scripted::new([Ok(reply)])), Options::default())
}

#[test]
fn a_replay_with_the_model_compares_what_it_read_and_without_it_is_not_run() {
    const READS: &str = "vomits_everything + cannot stop vomiting\n=\nred\nIt may dry out.\n";
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("audit.jsonl");
    let encounter = encounter(80);
    let triage = scripted(READS)
        .triage(&encounter, &Control::default())
        .unwrap();
    assert_eq!(triage.acuity, Acuity::Yellow, "the model read a sign");
    let mut log = Log::open(&path, time()).unwrap();
    let verdict = TriageEntry {
        encounter: &encounter,
        triage: &triage,
        chosen: Chosen::of(&Options::default()),
        content: Content::Whole,
    };
    log.append_triage(&verdict, time()).unwrap();
    assert_eq!(replayed(&path, None), [Replayed::Not(Unreplayed::NoModel)]);
    assert_eq!(
        replayed(&path, Some(scripted(READS))),
        [Replayed::Same { versions: vec![] }]
    );
    let other = replayed(&path, Some(scripted("=\nred\nIt may dry out.\n")));
    let Replayed::Different { fields, .. } = &other[0] else {
        panic!("{other:?}")
    };
    assert!(
        fields.contains(&"acuity".to_owned()) && fields.contains(&"reading.signs".to_owned()),
        "{fields:?}"
    );
}
