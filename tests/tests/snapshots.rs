//! What people read, kept as snapshots: the text of every example case by the rules, and one record in full.
//! Review a change with `cargo insta review`, or set `INSTA_UPDATE=always` and read the diff.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use aidpost::encounter::Encounter;
use aidpost::engine::Engine;
use aidpost::model::Control;
use aidpost::records::report;
use aidpost::triage::Triage;
use aidpost_tests::here;

fn triage(file: &std::path::Path) -> Triage {
    let encounter = Encounter::from_json(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut triage = Engine::rules_only()
        .triage(&encounter, &Control::default())
        .unwrap();
    // Versions change with every release and every rule; a test of their own looks at them.
    triage.provenance.engine = "aidpost VERSION".to_owned();
    triage.provenance.protocol_sha256 = "PROTOCOL".to_owned();
    for list in &mut triage.provenance.lexicons {
        list.sha256 = "LEXICON".to_owned();
    }
    triage
}

#[test]
fn every_case_reads_as_it_was_reviewed() {
    insta::glob!(here(), "cases/*.json", |file| {
        let styled = report::text(&triage(file), 80);
        insta::assert_snapshot!(anstream::adapter::strip_str(&styled).to_string());
    });
}

#[test]
fn a_record_has_the_form_of_the_contract() {
    insta::assert_json_snapshot!(triage(&here().join("cases/red-newborn-not-feeding.json")));
}
