//! The line with a model that may say anything: only upward, always an answer.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, PatientText, Sign, SignState};
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, ModelError, Progress, Reply, Scripted, StopReason};
use aidpost::triage::{DecidedBy, ModelStatus, OpinionPolicy, Triage, WarningCode};
use proptest::prelude::*;

fn encounter(json: serde_json::Value) -> Encounter {
    Encounter::from_json(&json.to_string()).unwrap()
}

fn reply(text: &str, choice: Option<[f64; 3]>) -> Reply {
    Reply {
        text: PatientText::from(text),
        finish: Finish::Complete,
        choice: choice.map(Vec::from),
    }
}

fn triage(
    encounter: &Encounter,
    answer: Result<Reply, ModelError>,
    opinion: OpinionPolicy,
) -> Triage {
    let options = Options {
        opinion,
        ..Options::default()
    };
    let mut engine = Engine::with_model(Box::new(Scripted::new([answer])), options);
    engine.triage(encounter, &Control::default()).unwrap()
}

fn codes(triage: &Triage) -> Vec<WarningCode> {
    triage.warnings.iter().map(|warning| warning.code).collect()
}

/// A grown-up with everything measured and nothing found: green by the rules. No word list takes the tune for a sign, so that what is read
/// here is the model's.
fn well() -> serde_json::Value {
    serde_json::json!({
        "age": { "years": 30 },
        "vitals": { "heart_rate_per_minute": 80, "respiratory_rate_per_minute": 16, "temperature_celsius": 36.8, "spo2_percent": 98, "avpu": "alert" },
        "checklist_complete": true,
        "narrative": "He is blaring like a kazoo, and his neck is not stiff."
    })
}

#[test]
fn a_sign_with_evidence_raises_and_is_shown_with_its_words() {
    let triage = triage(
        &encounter(well()),
        Ok(reply(
            "stridor + blaring like a kazoo\n=\nred\nNoisy.\n",
            None,
        )),
        OpinionPolicy::Review,
    );
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Red, DecidedBy::SignsReadByModel)
    );
    let read = (triage.reading.signs.iter())
        .find(|read| read.sign == Sign::Stridor)
        .unwrap();
    assert_eq!(&*read.evidence, "blaring like a kazoo");
    assert!(
        triage
            .assessment
            .findings
            .iter()
            .any(|finding| finding.basis == ["signs.stridor = present"])
    );
    assert!(codes(&triage).contains(&WarningCode::ChecklistMissedSign));
}

#[test]
fn a_sign_without_evidence_does_not_exist() {
    let triage = triage(
        &encounter(well()),
        Ok(reply("stridor + a crowing noise\n", None)),
        OpinionPolicy::Review,
    );
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Green, DecidedBy::Protocol)
    );
    assert!((triage.reading.signs.iter()).all(|read| read.sign != Sign::Stridor));
    assert!(codes(&triage).contains(&WarningCode::ReplyRejected));
}

#[test]
fn a_sign_read_as_absent_changes_nothing() {
    let mut with_sign = well();
    with_sign["signs"] = serde_json::json!({ "stiff_neck": "present", "headache": "present" });
    let triage = triage(
        &encounter(with_sign),
        Ok(reply("stiff_neck - neck is not stiff\n", None)),
        OpinionPolicy::Review,
    );
    assert_eq!(
        (triage.acuity, triage.decided_by),
        (Acuity::Red, DecidedBy::Protocol)
    );
    assert_eq!(triage.reading.signs[0].state, SignState::Absent);
}

#[test]
fn the_workers_word_stands_against_the_models() {
    let mut marked = well();
    marked["signs"] = serde_json::json!({ "stridor": "absent" });
    let triage = triage(
        &encounter(marked),
        Ok(reply("stridor + blaring like a kazoo\n", None)),
        OpinionPolicy::Review,
    );
    assert_eq!(triage.acuity, Acuity::Green);
    assert!(triage.supervisor_review);
    assert!(codes(&triage).contains(&WarningCode::SignConflict));
}

#[test]
fn an_opinion_warns_by_default_and_raises_on_request() {
    let red = || Ok(reply("=\nred\nI think so.\n", Some([2.0, 1.0, 0.0])));
    let warned = triage(&encounter(well()), red(), OpinionPolicy::Review);
    assert_eq!(
        (warned.acuity, warned.supervisor_review),
        (Acuity::Green, true)
    );
    assert!(codes(&warned).contains(&WarningCode::ModelMoreUrgent));
    let opinion = warned.model.opinion.unwrap();
    assert!(
        !opinion.calibrated && (opinion.probabilities.values().sum::<f64>() - 1.0).abs() < 1e-9
    );
    assert!(
        (opinion.probabilities[&Acuity::Red] - 0.665_240_955).abs() < 1e-6,
        "softmax of 2, 1, 0"
    );

    let raised = triage(&encounter(well()), red(), OpinionPolicy::Raise);
    assert_eq!(
        (raised.acuity, raised.decided_by),
        (Acuity::Red, DecidedBy::ModelOpinion)
    );
    assert!(raised.supervisor_review);
}

#[test]
fn a_green_opinion_cannot_make_an_incomplete_assessment_green() {
    let sparse =
        encounter(serde_json::json!({ "age": { "years": 30 }, "narrative": "all is well" }));
    let triage = triage(
        &sparse,
        Ok(reply("=\ngreen\nAll is well.\n", Some([0.0, 0.0, 9.0]))),
        OpinionPolicy::Raise,
    );
    assert_eq!(triage.acuity, Acuity::NotTriageable);
    assert!(!triage.supervisor_review);
}

#[test]
fn every_failure_is_a_status_beside_the_rules_answer() {
    let failures = [
        (ModelError::Cancelled, ModelStatus::Cancelled),
        (ModelError::TimedOut, ModelStatus::TimedOut),
        (ModelError::NotFinite, ModelStatus::Failed),
        (
            ModelError::OverBudget {
                prompt: 9,
                reply: 2,
                context: 10,
                over: 1,
            },
            ModelStatus::Failed,
        ),
        (
            ModelError::Backend {
                step: "decoding",
                code: 1,
            },
            ModelStatus::Failed,
        ),
    ];
    for (error, status) in failures {
        let triage = triage(&encounter(well()), Err(error), OpinionPolicy::Raise);
        assert_eq!(
            (triage.acuity, triage.model.status),
            (Acuity::Green, status)
        );
        assert!(codes(&triage).contains(&WarningCode::ModelFailed));
    }
    let triage = Engine::rules_only()
        .triage(&encounter(well()), &Control::default())
        .unwrap();
    assert_eq!(
        (triage.acuity, triage.model.status),
        (Acuity::Green, ModelStatus::NotLoaded)
    );
    let mut unusable = Engine::without_model("no pack".to_owned());
    assert_eq!(
        unusable
            .triage(&encounter(well()), &Control::default())
            .unwrap()
            .model
            .status,
        ModelStatus::Failed
    );
}

#[test]
fn a_stop_reaches_the_model_and_an_impossible_encounter_is_an_error() {
    let stop = || Some(StopReason::TimedOut);
    let control = Control {
        stop: &stop,
        progress: &|_: Progress| (),
        ..Control::default()
    };
    let mut engine = Engine::with_model(
        Box::new(Scripted::new([Ok(reply("", None))])),
        Options::default(),
    );
    assert_eq!(
        engine
            .triage(&encounter(well()), &control)
            .unwrap()
            .model
            .status,
        ModelStatus::TimedOut
    );

    let mut impossible = encounter(well());
    impossible.vitals.heart_rate_per_minute = Some(f64::NAN);
    let error = engine.triage(&impossible, &Control::default()).unwrap_err();
    assert_eq!(error.field(), Some("vitals.heart_rate_per_minute"));
}

#[test]
fn a_triage_reads_back_as_it_was_written() {
    let answer = Ok(reply(
        "stridor + blaring like a kazoo\n=\nred\nNoisy.\n? wheezing\n",
        Some([1.0, 0.5, 0.25]),
    ));
    let mut sparse = well();
    sparse["checklist_complete"] = false.into();
    let triage = triage(&encounter(sparse), answer, OpinionPolicy::Review);
    assert_eq!(triage.model.ask_next.len(), 1);
    let json = serde_json::to_string(&triage).unwrap();
    assert_eq!(serde_json::from_str::<Triage>(&json).unwrap(), triage);
}

#[test]
fn a_sign_that_the_chart_does_not_use_is_named_and_seen_by_a_supervisor() {
    let mut cold = well();
    cold["signs"] = serde_json::json!({ "cold_extremities": "present" });
    let named = |triage: &Triage| {
        triage.warnings.iter().any(|warning| {
            warning.code == WarningCode::SignNotInChart
                && warning.message.contains(Sign::ColdExtremities.label())
        })
    };
    let rules = |json: &serde_json::Value| {
        Engine::rules_only()
            .triage(&encounter(json.clone()), &Control::default())
            .unwrap()
    };
    let adult = rules(&cold);
    assert_eq!(
        (adult.acuity, adult.supervisor_review),
        (Acuity::Green, true)
    );
    assert!(named(&adult));

    cold["signs"]["stridor"] = "present".into();
    let red = rules(&cold);
    assert_eq!((red.acuity, red.supervisor_review), (Acuity::Red, false));
    assert!(!named(&red), "red is seen at once anyway");

    cold["signs"] = serde_json::json!({ "cold_extremities": "absent", "headache": "present" });
    let used = rules(&cold);
    assert_eq!(
        (used.acuity, used.supervisor_review),
        (Acuity::Green, false)
    );
    assert!(codes(&used).is_empty(), "absent, or of the chart");
}

/// Encounters of every age with any mix of signs and measurements.
fn any_encounter() -> impl Strategy<Value = Encounter> {
    let age = prop_oneof![
        (0u32..=130).prop_map(|n| ("years", n)),
        (0u32..=200).prop_map(|n| ("months", n)),
        (0u32..=400).prop_map(|n| ("days", n))
    ];
    let signs = proptest::collection::btree_map(
        proptest::sample::select(Sign::ALL.to_vec()),
        any::<bool>(),
        0..6,
    );
    let vital = |low: f64, high: f64| proptest::option::of(low..high);
    let vitals = (
        vital(0.0, 350.0),
        vital(0.0, 150.0),
        vital(20.0, 46.0),
        vital(1.0, 100.0),
        vital(0.0, 20.0),
    );
    let avpu = proptest::option::of(proptest::sample::select(vec![
        "alert",
        "confusion",
        "voice",
        "pain",
        "unresponsive",
    ]));
    let pregnancy =
        proptest::sample::select(vec!["pregnant", "postpartum", "not_pregnant", "unknown"]);
    (age, signs, vitals, avpu, pregnancy, any::<bool>(), "[a-z .,]{0,80}").prop_map(
        |((unit, n), signs, (heart, breath, temperature, spo2, refill), avpu, pregnancy, complete, narrative)| {
            let states = signs.iter().map(|(sign, here)| (sign.code().to_owned(), if *here { "present" } else { "absent" }.into()));
            encounter(serde_json::json!({
                "age": { unit: n }, "pregnancy": pregnancy, "checklist_complete": complete, "narrative": narrative,
                "signs": states.collect::<serde_json::Map<_, _>>(),
                "vitals": without_nulls(serde_json::json!({
                    "heart_rate_per_minute": heart, "respiratory_rate_per_minute": breath, "temperature_celsius": temperature,
                    "spo2_percent": spo2, "capillary_refill_seconds": refill, "avpu": avpu,
                })),
            }))
        },
    )
}

fn without_nulls(mut value: serde_json::Value) -> serde_json::Value {
    if let Some(map) = value.as_object_mut() {
        map.retain(|_, value| !value.is_null());
    }
    value
}

/// Replies from well-formed to noise. `{}` in a line stands for words of the narrative.
fn any_reply() -> impl Strategy<Value = (Vec<String>, Option<Vec<f64>>)> {
    let sign = proptest::sample::select(Sign::ALL.to_vec());
    let line = prop_oneof![
        6 => (sign.clone(), any::<bool>()).prop_map(|(sign, here)| format!("{} {} {{}}", sign.code(), if here { '+' } else { '-' })),
        1 => sign.prop_map(|sign| format!("? {}", sign.code())),
        1 => Just("=".to_owned()),
        1 => proptest::sample::select(vec!["red", "yellow", "green", "blue"]).prop_map(str::to_owned),
        2 => "\\PC{0,30}",
    ];
    let weight = prop_oneof![
        -20.0..20.0f64,
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY)
    ];
    (
        proptest::collection::vec(line, 0..20),
        proptest::option::of(proptest::collection::vec(weight, 0..5)),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_model_output_lowers_the_acuity(encounter in any_encounter(), (lines, choice) in any_reply(), cut in 0usize..2, raise: bool) {
        let rules = Engine::rules(&encounter).unwrap();
        let narrative = encounter.narrative.as_deref().unwrap_or_default().trim().to_owned();
        let words: Vec<&str> = narrative.split_inclusive(' ').collect();
        let text = lines.iter().enumerate().map(|(i, line)| {
            let span = if words.is_empty() { "" } else { words[i % words.len()] };
            line.replace("{}", span.trim()) + "\n"
        }).collect::<String>();
        let text = &text[..text.len().saturating_sub(cut)];
        let text = if text.is_char_boundary(text.len()) { text } else { "" };
        let policy = if raise { OpinionPolicy::Raise } else { OpinionPolicy::Review };
        let answer = Reply { text: PatientText::from(text), finish: Finish::Length, choice };
        let first = triage(&encounter, Ok(answer.clone()), policy);

        prop_assert!(first.acuity >= rules.acuity, "{:?} is below {:?}", first.acuity, rules.acuity);
        prop_assert!(first.acuity == Acuity::Red || first.supervisor_review >= rules.supervisor_review || first.acuity > rules.acuity);
        for finding in &rules.assessment.findings {
            let kept = first.assessment.findings.iter().find(|kept| kept.rule == finding.rule);
            prop_assert!(kept.is_some_and(|kept| finding.basis.iter().all(|basis| kept.basis.contains(basis))), "{} was lost", finding.rule);
        }
        for read in &first.reading.signs {
            prop_assert!(encounter.narrative.as_deref().unwrap_or_default().contains(&*read.evidence) && !read.evidence.is_empty());
        }
        prop_assert_eq!(&triage(&encounter, Ok(answer), policy), &first, "same input, same output");
    }
}
