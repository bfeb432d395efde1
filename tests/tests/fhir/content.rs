//! What the bundle says, element by element, against R4's codes and the label of HL7's AI Transparency guide.

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::triage::{DecidedBy, ReadBy, Triage};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::{self, Dice};
use crate::{bundle, bundle_with, coded, of};

fn read_by_model(encounter: &Encounter, text: &str) -> Triage {
    let reply = Reply {
        text: text.into(),
        finish: Finish::Complete,
        choice: Some(vec![2.0, 1.0, 0.0]),
    };
    let model = Box::new(Scripted::new([Ok(reply)]));
    let mut engine = Engine::with_model(model, Options::default());
    engine.triage(encounter, &Control::default()).unwrap()
}

fn encounter(json: Value) -> Encounter {
    Encounter::from_json(&json.to_string()).unwrap()
}

/// Written by hand from R4's vital-signs table: field, value, LOINC codes, unit.
#[test]
fn vital_signs_have_the_codes_and_units_of_the_table() {
    let rows = [
        ("heart_rate_per_minute", 88.0_f64, &["8867-4"][..], "/min"),
        ("respiratory_rate_per_minute", 18.0, &["9279-1"], "/min"),
        ("temperature_celsius", 37.5, &["8310-5"], "Cel"),
        ("spo2_percent", 97.0, &["2708-6", "59408-5"], "%"),
        ("gcs_total", 14.0, &["9269-2"], "{score}"),
        (
            "capillary_refill_seconds",
            2.0,
            &["vitals.capillary_refill_seconds"],
            "s",
        ),
        (
            "glucose_mmol_per_l",
            5.5,
            &["vitals.glucose_mmol_per_l"],
            "mmol/L",
        ),
        ("muac_mm", 125.0, &["vitals.muac_mm"], "mm"),
        ("weight_kg", 12.5, &["29463-7"], "kg"),
        ("pain_score", 7.0, &["vitals.pain_score"], "{score}"),
    ];
    for (field, value, codes, unit) in rows {
        let number = if value.fract() == 0.0 {
            json!(value as i64)
        } else {
            json!(value)
        };
        let told = encounter(
            json!({ "age": { "years": 30 }, "measured_at": "2026-11-28T09:30:00+03:00", "vitals": { field: number } }),
        );
        let bundle = bundle(&told, &generate::triage(&mut Dice::new(0), &told));
        let found = coded(&bundle, codes[0]).unwrap();
        let listed: Vec<&str> = found["code"]["coding"]
            .as_array()
            .unwrap()
            .iter()
            .map(|coding| coding["code"].as_str().unwrap())
            .collect();
        assert_eq!(listed, codes, "{field}");
        assert_eq!(found["valueQuantity"]["value"], json!(value), "{field}");
        assert_eq!(found["valueQuantity"]["code"], unit, "{field}");
        assert_eq!(found["category"][0]["coding"][0]["code"], "vital-signs");
        assert_eq!(
            found["effectiveDateTime"], "2026-11-28T09:30:00+03:00",
            "{field}"
        );
    }
}

#[test]
fn pressures_stand_in_one_panel_and_the_one_not_measured_says_so() {
    let told = encounter(
        json!({ "age": { "years": 30 }, "measured_at": "2026-11-28T09:30:00+03:00", "vitals": { "systolic_mmhg": 120 } }),
    );
    let bundle = bundle(&told, &generate::triage(&mut Dice::new(0), &told));
    let panel = coded(&bundle, "85354-9").unwrap();
    let part = |index: usize| &panel["component"][index];
    assert_eq!(part(0)["code"]["coding"][0]["code"], "8480-6");
    assert_eq!(part(0)["valueQuantity"]["value"], 120.0);
    assert_eq!(part(1)["code"]["coding"][0]["code"], "8462-4");
    assert_eq!(
        part(1)["dataAbsentReason"]["coding"][0]["code"],
        "not-performed"
    );
}

#[test]
fn what_the_chart_asks_for_and_nobody_measured_has_a_reason_and_no_value() {
    let told = encounter(
        json!({ "age": { "years": 30 }, "measured_at": "2026-11-28T09:30:00+03:00", "vitals": { "heart_rate_per_minute": 80 } }),
    );
    let bundle = bundle(&told, &generate::triage(&mut Dice::new(0), &told));
    for code in ["9279-1", "8310-5", "2708-6", "67775-7"] {
        let found = coded(&bundle, code).unwrap();
        assert_eq!(
            found["dataAbsentReason"]["coding"][0]["code"],
            "not-performed"
        );
        assert!(
            found.get("valueQuantity").is_none() && found.get("valueCodeableConcept").is_none()
        );
    }
    assert!(
        coded(&bundle, "8867-4")
            .unwrap()
            .get("dataAbsentReason")
            .is_none()
    );
    assert!(
        coded(&bundle, "85354-9").is_none(),
        "the chart does not ask for the pressure"
    );
}

#[test]
fn the_colour_rests_on_what_made_it_and_asks_for_a_referral() {
    let told = encounter(json!({
        "age": { "years": 30 }, "measured_at": "2026-11-28T09:30:00+03:00", "vitals": { "heart_rate_per_minute": 160 }, "narrative": "He is noisy when breathing in."
    }));
    let triage = read_by_model(
        &told,
        "stridor + noisy when breathing in\n=\nred\nNoisy.\n? agitation\n",
    );
    let bundle = bundle(&told, &triage);
    let risk = of(&bundle, "RiskAssessment")[0];
    assert_eq!(
        risk["prediction"][0]["qualitativeRisk"]["coding"][0]["code"],
        "red"
    );
    assert_eq!(risk["method"]["coding"][0]["code"], "iitt-adult");
    let rules: Vec<&str> = triage
        .assessment
        .findings
        .iter()
        .map(|f| f.rule.as_str())
        .collect();
    let coded_rules: Vec<&str> = risk["reasonCode"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["coding"][0]["code"].as_str().unwrap())
        .collect();
    assert_eq!(coded_rules, rules);
    let basis: Vec<String> = risk["basis"]
        .as_array()
        .unwrap()
        .iter()
        .map(|basis| basis["reference"].as_str().unwrap().to_owned())
        .collect();
    for code in ["8867-4", "stridor"] {
        let id = coded(&bundle, code).unwrap()["id"].as_str().unwrap();
        assert!(
            basis.contains(&format!("urn:uuid:{id}")),
            "{code} is not the basis"
        );
    }
    let notes = risk["note"].to_string();
    for finding in &triage.assessment.findings {
        let source = json!(finding.source).to_string();
        assert!(notes.contains(source.trim_matches('"')), "{}", finding.rule);
    }
    assert_eq!(of(&bundle, "ServiceRequest")[0]["priority"], "stat");
    assert_eq!(risk["meta"]["tag"][0]["code"], "not-for-clinical-use");
    let stridor = coded(&bundle, "stridor").unwrap();
    assert_eq!(
        stridor["extension"][0]["valueString"],
        "noisy when breathing in"
    );
    let story = of(&bundle, "DocumentReference")[0]["id"].as_str().unwrap();
    assert_eq!(
        stridor["derivedFrom"][0]["reference"],
        format!("urn:uuid:{story}")
    );
}

/// A score that lacks an input may be no more than what it is at the least: zero points of nothing measured are not "low".
#[test]
fn a_score_that_lacks_something_is_a_range_from_below() {
    let told =
        encounter(json!({ "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 115 } }));
    let found = bundle(&told, &generate::triage(&mut Dice::new(0), &told));
    let news2 = coded(&found, "news2").unwrap();
    assert_eq!(news2["valueRange"]["low"]["value"], 2.0);
    assert!(news2["valueRange"].get("high").is_none() && news2.get("valueInteger").is_none());
    let whole = encounter(json!({ "age": { "years": 30 }, "vitals": {
        "heart_rate_per_minute": 115, "respiratory_rate_per_minute": 16, "temperature_celsius": 37.0, "spo2_percent": 97,
        "systolic_mmhg": 120, "avpu": "alert", "supplemental_oxygen": false } }));
    let found = bundle(&whole, &generate::triage(&mut Dice::new(0), &whole));
    assert_eq!(coded(&found, "news2").unwrap()["valueInteger"], 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Exactly: a sign read, an opinion, a reason or a question, a note, and a colour that the opinion raised are the model's.
    #[test]
    fn the_label_is_on_what_the_model_wrote_and_on_nothing_else(seed: u64) {
        let mut dice = Dice::new(seed);
        let encounter = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &encounter);
        let attached = generate::attached(&mut dice, &encounter);
        let bundle = bundle_with(&encounter, &triage, &attached);
        let raised = triage.decided_by == DecidedBy::ModelOpinion;
        let mut labelled = Vec::new();
        for entry in bundle["entry"].as_array().unwrap() {
            let resource = &entry["resource"];
            if resource["meta"]["security"].to_string().contains("AIAST") {
                prop_assert_eq!(
                    &resource["meta"]["security"][0]["system"],
                    "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"
                );
                match resource["resourceType"].as_str().unwrap() {
                    "Observation" => prop_assert_eq!(&resource["status"], "preliminary"),
                    "DocumentReference" => prop_assert_eq!(&resource["docStatus"], "preliminary"),
                    "RiskAssessment" | "ServiceRequest" => prop_assert!(raised),
                    other => prop_assert!(false, "{} has the label", other),
                }
                labelled.push(format!("urn:uuid:{}", resource["id"].as_str().unwrap()));
            } else if let Some(reason) = &triage.model.reason {
                // Its words are nowhere else.
                let words = json!(&**reason).to_string();
                prop_assert!(!resource.to_string().contains(words.trim_matches('"')));
            }
        }
        let model = &triage.model;
        let read = triage.reading.signs.iter().filter(|sign| sign.read_by != ReadBy::Lexicon).count();
        let opinion = read > 0 || model.opinion.is_some() || model.reason.is_some() || !model.ask_next.is_empty();
        let by_opinion = if raised { 2 } else { 0 };
        let notes = usize::from(attached.note.is_some());
        prop_assert_eq!(labelled.len(), read + usize::from(opinion) + by_opinion + notes);
        // And the model's provenance names each of them, no more.
        let mut told: Vec<String> = of(&bundle, "Provenance")
            .into_iter()
            .filter(|provenance| provenance["reason"].to_string().contains("AIAST"))
            .flat_map(|provenance| provenance["target"].as_array().unwrap().clone())
            .map(|target| target["reference"].as_str().unwrap().to_owned())
            .collect();
        told.sort_unstable();
        labelled.sort_unstable();
        prop_assert_eq!(told, labelled);
    }

    /// A photo's path may name the patient: it stands in the form and nowhere else; and no birth date is made up.
    #[test]
    fn paths_stand_in_the_form_only_and_no_birth_date_is_invented(seed: u64) {
        let told = encounter(json!({
            "age": { "months": seed % 1500 }, "photos": [{ "path": "/home/Zainabu.jpg", "kind": "wound" }]
        }));
        let bundle = bundle(&told, &generate::triage(&mut Dice::new(seed), &told));
        for entry in bundle["entry"].as_array().unwrap() {
            let resource = &entry["resource"];
            let form = resource["resourceType"] == "QuestionnaireResponse";
            prop_assert_eq!(form, resource.to_string().contains("Zainabu"));
        }
        prop_assert!(of(&bundle, "Patient")[0].get("birthDate").is_none());
        let age = coded(&bundle, "30525-0").unwrap();
        prop_assert_eq!(&age["valueQuantity"]["code"], "mo");
        prop_assert_eq!(age["valueQuantity"]["value"].as_f64(), Some((seed % 1500) as f64));
    }
}
