//! The card beside a pack: what it holds of, what it does to a triage, and what the command says.

use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::model::Control;
use aidpost::triage::{Triage, WarningCode};
use aidpost_models::{
    Acceptance, Card, CardVerdict, TrustedKeys, VerifiedPack, embedded, verify, verify_trusting,
};
use aidpost_tests::{aidpost, demo_pack, run, tiny_pack};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::probed;

fn whole(dir: &Path) -> VerifiedPack {
    verify(dir, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

fn copy(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let name = file.file_name();
        let is_part = name.to_string_lossy().ends_with(".gguf") || name == "pack.json";
        if is_part {
            std::fs::copy(file.path(), to.join(name)).unwrap();
        }
    }
}

fn triage(pack: &VerifiedPack) -> Triage {
    let mut engine = Engine::open(pack, Options::default(), &Control::default()).unwrap();
    let encounter = r#"{ "age": { "years": 34 }, "narrative": "She has a fever." }"#;
    let encounter = Encounter::from_json(encounter).unwrap();
    engine.triage(&encounter, &Control::default()).unwrap()
}

#[test]
fn the_committed_card_of_the_demo_pack_is_what_the_probes_say_today() {
    let pack = whole(&demo_pack());
    let (acceptance, card) = pack.acceptance();
    let committed = card.unwrap();
    let made = probed(&pack).unwrap();
    assert_eq!(acceptance, Acceptance::Accepted);
    assert_eq!(
        (committed.probes, &committed.counts, committed.verdict),
        (made.probes, &made.counts, made.verdict),
        "make it anew: aidpost pack accept models/demo"
    );
    let cache = TempDir::new().unwrap();
    let built_in = whole(&embedded::unpack(cache.path()).unwrap());
    assert_eq!(built_in.acceptance().1, Some(committed));
    assert_eq!(
        triage(&built_in).provenance.acceptance,
        Some(Acceptance::Accepted)
    );
}

#[test]
fn a_card_holds_for_the_weights_that_it_was_made_of_and_no_others() {
    let home = TempDir::new().unwrap();
    copy(&demo_pack(), home.path());
    assert_eq!(whole(home.path()).acceptance().0, Acceptance::None);
    assert_eq!(
        triage(&whole(home.path())).provenance.acceptance,
        Some(Acceptance::None)
    );
    whole(&demo_pack())
        .acceptance()
        .1
        .unwrap()
        .write(home.path())
        .unwrap();
    assert_eq!(whole(home.path()).acceptance().0, Acceptance::Accepted);

    // The same card beside other weights.
    copy(&tiny_pack(), home.path());
    assert_eq!(whole(home.path()).acceptance(), (Acceptance::Stale, None));
    // And one that is none.
    copy(&demo_pack(), home.path());
    std::fs::write(home.path().join("acceptance.json"), "{").unwrap();
    assert_eq!(whole(home.path()).acceptance(), (Acceptance::Stale, None));
}

/// A pack that a trusted key has signed is fit for clinical use, until its card refuses it.
#[test]
fn a_refused_pack_is_never_fit_for_clinical_use() {
    let home = TempDir::new().unwrap();
    let dir = home.path();
    copy(&tiny_pack(), dir);
    let file = dir.join("pack.json");
    let mut manifest: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    manifest["clinical_use"] = json!("integrator_decides");
    std::fs::write(&file, manifest.to_string()).unwrap();
    let pair = minisign::KeyPair::generate_unencrypted_keypair().unwrap();
    let signature = minisign::sign(
        Some(&pair.pk),
        &pair.sk,
        manifest.to_string().as_bytes(),
        None,
        None,
    );
    std::fs::write(
        dir.join("pack.json.minisig"),
        signature.unwrap().into_string(),
    )
    .unwrap();
    let mut keys = TrustedKeys::none();
    keys.add(&pair.pk.to_box().unwrap().into_string()).unwrap();
    let signed = || verify_trusting(dir, &keys, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let told_of = |triage: &Triage, code| triage.warnings.iter().any(|one| one.code == code);

    let before = triage(&signed());
    assert!(!before.provenance.not_for_clinical_use);
    let card = probed(&signed()).unwrap();
    assert_eq!(card.verdict, CardVerdict::Refused);
    card.write(dir).unwrap();
    let after = triage(&signed());
    assert_eq!(after.provenance.acceptance, Some(Acceptance::Refused));
    assert!(after.provenance.not_for_clinical_use);
    assert!(told_of(&after, WarningCode::NotForClinicalUse));
    assert!(told_of(&after, WarningCode::KnownDefect));
    assert_eq!(after.acuity, before.acuity);
}

fn pack(home: &Path, arguments: &[&str]) -> Output {
    run(aidpost(home).arg("pack").args(arguments), "")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn an_import_probes_the_pack_and_the_list_says_what_came_of_it() {
    let (home, tiny) = (TempDir::new().unwrap(), tiny_pack());
    let tiny = tiny.to_str().unwrap();
    let left = pack(home.path(), &["import", tiny, "--no-accept"]);
    assert_eq!(left.status.code(), Some(0), "{}", text(&left.stderr));
    assert!(text(&pack(home.path(), &["list"]).stdout).contains("no acceptance card"));

    let brought = pack(home.path(), &["import", tiny]);
    assert_eq!(brought.status.code(), Some(0), "{}", text(&brought.stderr));
    assert!(text(&brought.stdout).contains("tiny-random: NOT ACCEPTED"));
    assert!(text(&pack(home.path(), &["list"]).stdout).contains("NOT ACCEPTED: "));
    // A refusal is not lost by bringing the same weights again, and the card breaks neither verifying nor removing.
    pack(home.path(), &["import", tiny, "--no-accept", "--replace"]);
    let verified = pack(home.path(), &["verify", "tiny-random"]);
    assert_eq!(
        verified.status.code(),
        Some(0),
        "{}",
        text(&verified.stderr)
    );
    assert!(text(&verified.stdout).contains("NOT ACCEPTED: "));
    let removed = pack(home.path(), &["remove", "tiny-random"]);
    assert_eq!(removed.status.code(), Some(0), "{}", text(&removed.stderr));
    assert!(!text(&pack(home.path(), &["list"]).stdout).contains("NOT ACCEPTED"));
}

/// Ctrl-C while the probes are asked: the pack is in its place, and the command says what it lacks.
#[cfg(unix)]
#[test]
fn an_import_that_is_stopped_while_it_probes_leaves_the_pack() {
    let home = TempDir::new().unwrap();
    let mut command = aidpost(home.path());
    command.args(["pack", "import"]).arg(tiny_pack());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It says that the pack is here before it probes.
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    assert!(line.contains("every byte is right"), "{line}");
    let pid = child.id().to_string();
    let sent = Command::new("kill").args(["-INT", &pid]).status().unwrap();
    assert!(sent.success());
    let ended = child.wait_with_output().unwrap();
    let said = text(&ended.stderr);
    assert_eq!(ended.status.code(), Some(0), "{said}");
    assert!(
        said.contains("tiny-random is imported, and has no acceptance card"),
        "{said}"
    );
    let list = text(&pack(home.path(), &["list"]).stdout);
    assert!(list.contains("    no acceptance card"), "{list}");
}

#[test]
fn the_command_writes_the_card_and_ends_by_the_verdict() {
    let (home, folder) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    copy(&demo_pack(), folder.path());
    let dir = folder.path().to_str().unwrap();
    let accepted = pack(home.path(), &["accept", dir, "--format", "json"]);
    assert_eq!(
        accepted.status.code(),
        Some(0),
        "{}",
        text(&accepted.stderr)
    );
    let printed: Card = serde_json::from_slice(&accepted.stdout).unwrap();
    assert_eq!(printed.verdict, CardVerdict::Accepted);
    assert!(printed.made.is_some() && printed.seconds.is_some());
    assert_eq!(whole(folder.path()).acceptance().1, Some(printed));

    copy(&tiny_pack(), folder.path());
    let refused = pack(home.path(), &["accept", dir]);
    assert_eq!(refused.status.code(), Some(3), "{}", text(&refused.stderr));
    assert!(text(&refused.stdout).contains("because: "));
    let unknown = pack(home.path(), &["accept", dir, "--adapter", "reader"]);
    assert_eq!(unknown.status.code(), Some(2));
}

/// A stop in the middle is no verdict.
#[test]
fn a_stopped_probe_writes_no_card() {
    use aidpost::accept::AcceptError;
    use aidpost::model::StopReason;
    use std::cell::Cell;

    let pack = whole(&tiny_pack());
    let mut engine = Engine::open(&pack, Options::default(), &Control::default()).unwrap();
    let done = Cell::new(0);
    let control = Control {
        stop: &|| (done.get() >= 4).then_some(StopReason::Cancelled),
        ..Control::default()
    };
    let card = engine.accept(&control, &|at, _| done.set(at));
    assert_eq!(card, Err(AcceptError::Stopped(StopReason::Cancelled)));
    let rules = Engine::rules_only().accept(&Control::default(), &|_, _| ());
    assert!(matches!(rules, Err(AcceptError::NoModel(_))));
}

/// What this machine lacks says nothing of the weights.
#[test]
fn a_machine_without_memory_gives_no_verdict() {
    use aidpost::accept::AcceptError;
    use aidpost::model::{ModelError, Scripted};

    let short = Scripted::new([Err(ModelError::NoContext { tokens: 4096 })]);
    let mut engine = Engine::with_model(Box::new(short), Options::default());
    let card = engine.accept(&Control::default(), &|_, _| ());
    assert_eq!(card, Err(AcceptError::NoMemory));
}
