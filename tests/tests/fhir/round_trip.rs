//! What went in comes out; what was changed on the way is refused, without a word of the patient's.

use aidpost::encounter::Encounter;
use aidpost::records::fhir::{FhirError, PhotoFile, read};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::{self, Dice};
use crate::{bundle, bundle_with, of};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_bundle_is_read_as_what_was_written(seed: u64) {
        let mut dice = Dice::new(seed);
        let encounter = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &encounter);
        let attached = generate::attached(&mut dice, &encounter);
        let json = bundle_with(&encounter, &triage, &attached).to_string();
        let (encounter_read, triage_read, attached_read) = read(&json).unwrap();
        prop_assert!(encounter_read == encounter);
        prop_assert!(triage_read == triage);
        prop_assert!(attached_read == attached);
    }

    #[test]
    fn a_file_without_a_photo_in_the_encounter_is_not_told(seed: u64) {
        let mut dice = Dice::new(seed);
        let encounter = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &encounter);
        let attached = generate::attached(&mut dice, &encounter);
        let mut more = attached.clone();
        more.photos.resize(encounter.photos.len(), None);
        more.photos.push(PhotoFile::of(b"of another patient"));
        let json = bundle_with(&encounter, &triage, &more).to_string();
        prop_assert!(read(&json).unwrap() == (encounter, triage, attached));
    }

    #[test]
    fn any_text_and_any_number_comes_back(
        narrative in any::<String>(), id in ".{0,20}", path in any::<String>(),
        heart_rate in 0.0..=350.0_f64, weight in 0.3..=500.0_f64,
    ) {
        let told = json!({
            "age": { "days": 3 }, "id": id, "narrative": narrative,
            "photos": [{ "path": path, "kind": "skin" }],
            "vitals": { "heart_rate_per_minute": heart_rate, "weight_kg": weight },
        });
        let encounter = Encounter::from_json(&told.to_string()).unwrap();
        let triage = generate::triage(&mut Dice::new(heart_rate.to_bits()), &encounter);
        let (encounter_read, triage_read, _) = read(&bundle(&encounter, &triage).to_string()).unwrap();
        prop_assert!(encounter_read == encounter && triage_read == triage);
        prop_assert_eq!(encounter_read.vitals.weight_kg.map(f64::to_bits), Some(weight.to_bits()));
    }

    #[test]
    fn no_text_panics_and_no_refusal_repeats_it(text in ".{0,300}") {
        let error = read(&text).unwrap_err();
        prop_assert!(text.len() < 40 || !error.to_string().contains(&text));
    }
}

fn ill() -> Value {
    let encounter = Encounter::from_json(
        r#"{"age":{"years":30},"measured_at":"2026-11-28T09:30:00+03:00","vitals":{"heart_rate_per_minute":160,"systolic_mmhg":120},"signs":{"stridor":"present"},
            "narrative":"Zainabu cannot breathe.","photos":[{"path":"/Zainabu.jpg","kind":"skin"}]}"#,
    )
    .unwrap();
    let mut engine = aidpost::engine::Engine::rules_only();
    let triage = engine
        .triage(&encounter, &aidpost::model::Control::default())
        .unwrap();
    bundle(&encounter, &triage)
}

#[test]
fn the_same_content_has_the_same_ids_and_every_reference_leads_somewhere() {
    let (first, second) = (ill(), ill());
    assert_eq!(first, second);
    let urls: Vec<&str> = first["entry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["fullUrl"].as_str().unwrap())
        .collect();
    let mut unique = urls.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), urls.len());
    let text = first.to_string();
    let references: Vec<&str> = text.split(r#""reference":""#).skip(1).collect();
    assert!(references.len() > urls.len());
    for reference in references {
        let target = reference.split('"').next().unwrap();
        assert!(urls.contains(&target), "{target} leads nowhere");
    }
}

/// Every way of changing what the bundle says of the patient that a copy, an edit or a lossy store may bring.
#[test]
fn what_was_changed_on_the_way_is_refused_and_named() {
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut bundle = ill();
        change(&mut bundle);
        read(&bundle.to_string()).expect_err("a changed bundle was read")
    };
    let position = |bundle: &Value, test: &dyn Fn(&Value) -> bool| {
        let mut entries = bundle["entry"].as_array().unwrap().iter();
        entries.position(|entry| test(&entry["resource"])).unwrap()
    };
    let is_heart_rate = |resource: &Value| resource["code"]["coding"][0]["code"] == "8867-4";
    let slower = changed(&|bundle| {
        let at = position(bundle, &is_heart_rate);
        bundle["entry"][at]["resource"]["valueQuantity"]["value"] = json!(60);
    });
    assert!(
        matches!(&slower, FhirError::Disagrees { resource: "Observation", about } if about == "heart rate"),
        "{slower}"
    );
    let lost = changed(&|bundle| {
        let at = position(bundle, &is_heart_rate);
        bundle["entry"].as_array_mut().unwrap().remove(at);
    });
    assert_eq!(lost, slower);
    let green = changed(&|bundle| {
        let at = position(bundle, &|r| r["resourceType"] == "RiskAssessment");
        let risk = &mut bundle["entry"][at]["resource"]["prediction"][0]["qualitativeRisk"];
        risk["coding"][0]["code"] = json!("green");
    });
    assert!(
        matches!(
            green,
            FhirError::Disagrees {
                resource: "RiskAssessment",
                ..
            }
        ),
        "{green}"
    );
    let later = changed(&|bundle| {
        let at = position(bundle, &|r| r["resourceType"] == "ServiceRequest");
        bundle["entry"][at]["resource"]["priority"] = json!("routine");
    });
    assert!(
        matches!(
            later,
            FhirError::Disagrees {
                resource: "ServiceRequest",
                ..
            }
        ),
        "{later}"
    );
    let formless = changed(&|bundle| {
        let at = position(bundle, &|r| r["resourceType"] == "QuestionnaireResponse");
        bundle["entry"].as_array_mut().unwrap().remove(at);
    });
    assert_eq!(
        formless,
        FhirError::Lacks {
            what: "the worker's form"
        }
    );
}

#[test]
fn a_servers_metadata_and_others_resources_change_nothing() {
    let mut bundle = ill();
    for entry in bundle["entry"].as_array_mut().unwrap() {
        entry["resource"]["meta"]["versionId"] = json!("7");
        entry["resource"]["meta"]["lastUpdated"] = json!("2026-01-01T00:00:00Z");
    }
    let other = json!({ "resourceType": "Flag", "id": "x", "status": "active" });
    let entry = json!({ "fullUrl": "urn:uuid:0", "resource": other });
    bundle["entry"].as_array_mut().unwrap().push(entry);
    let (encounter, triage, _) = read(&bundle.to_string()).unwrap();
    assert_eq!(encounter.vitals.heart_rate_per_minute, Some(160.0));
    assert_eq!(triage.acuity.code(), "red");
}

/// A canary in place of every text, one after the other: errors and `Debug` never repeat it.
#[test]
fn no_error_repeats_what_a_bundle_says() {
    let whole = ill().to_string();
    let texts = whole.matches('"').count() / 2;
    let mut refused = 0;
    for nth in 0..texts {
        let mut parts: Vec<String> = whole.split('"').map(str::to_owned).collect();
        if nth * 2 + 1 < parts.len() {
            parts[nth * 2 + 1] = "Zainabu-Quokka".to_owned();
        }
        if let Err(error) = read(&parts.join("\"")) {
            refused += 1;
            let said = format!("{error} {error:?}");
            assert!(!said.contains("Zainabu"), "{said}");
        }
    }
    assert!(refused > 100, "{refused} of {texts} were refused");
    let encounter = Encounter::from_json(r#"{"age":{"years":3},"id":"Zainabu"}"#).unwrap();
    let triage = generate::triage(&mut Dice::new(1), &encounter);
    let shown = format!(
        "{:?}",
        aidpost::records::fhir::bundle(&encounter, &triage, &Default::default(), crate::moment())
            .unwrap()
    );
    assert!(!shown.contains("Zainabu"), "{shown}");
}

#[test]
fn an_impossible_encounter_gets_no_bundle() {
    let mut encounter = Encounter::from_json(r#"{"age":{"years":3}}"#).unwrap();
    let triage = generate::triage(&mut Dice::new(1), &encounter);
    encounter.vitals.weight_kg = Some(f64::NAN);
    let error =
        aidpost::records::fhir::bundle(&encounter, &triage, &Default::default(), crate::moment())
            .unwrap_err();
    assert!(matches!(error, FhirError::Form(_)), "{error}");
    assert!(of(&ill(), "Patient")[0].get("birthDate").is_none());
}
