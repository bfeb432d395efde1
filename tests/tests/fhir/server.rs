//! What a server makes of a bundle: ids of its own, references to them, versions, another order; and a patient it had already.

use std::collections::BTreeMap;

use aidpost::records::fhir::{BundleKind, BundleOptions, FhirError, PatientLink, read};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::{self, Dice};
use crate::moment;

/// The resources of a transaction as a search on a server gives them back; `links` writes a reference to what has become `Kind/7`.
fn stored(bundle: &Value, links: &dyn Fn(&str) -> String) -> Value {
    let mut names = BTreeMap::new();
    let entries = bundle["entry"].as_array().unwrap();
    for (number, entry) in entries.iter().enumerate() {
        let kind = entry["resource"]["resourceType"].as_str().unwrap();
        let name = format!("{kind}/{}", number + 1000);
        names.insert(entry["fullUrl"].as_str().unwrap().to_owned(), name);
    }
    let mut given: Vec<Value> = entries
        .iter()
        .map(|entry| {
            let name = &names[entry["fullUrl"].as_str().unwrap()];
            let mut resource = entry["resource"].clone();
            point(&mut resource, &names, links);
            resource["id"] = json!(name.split_once('/').unwrap().1);
            resource["meta"]["versionId"] = json!("1");
            resource["meta"]["lastUpdated"] = json!("2026-11-28T09:30:00.123+00:00");
            let url = format!("https://example.org/fhir/{name}");
            json!({ "fullUrl": url, "resource": resource, "search": { "mode": "match" } })
        })
        .collect();
    given.reverse();
    json!({ "resourceType": "Bundle", "id": "x", "type": "searchset", "total": given.len(), "entry": given })
}

fn point(value: &mut Value, names: &BTreeMap<String, String>, links: &dyn Fn(&str) -> String) {
    match value {
        Value::Object(fields) => {
            for (name, below) in fields.iter_mut() {
                match below.as_str().and_then(|target| names.get(target)) {
                    Some(target) if name == "reference" => *below = json!(links(target)),
                    _ => point(below, names, links),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| point(item, names, links)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_a_server_rewrote_is_read_as_what_was_sent(seed: u64, form in 0..3_usize, identified: bool) {
        let mut dice = Dice::new(seed);
        let encounter = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &encounter);
        let attached = generate::attached(&mut dice, &encounter);
        let patient = PatientLink::Identified { system: "urn:oid:1.2.3".to_owned(), value: "0815".into() };
        let options = BundleOptions {
            kind: BundleKind::Transaction,
            patient: if identified { patient } else { PatientLink::Unnamed },
            ..BundleOptions::default()
        };
        let sent = aidpost::records::fhir::bundle_with(&encounter, &triage, &attached, moment(), &options).unwrap();
        let sent = serde_json::to_value(sent).unwrap();
        let forms: [&dyn Fn(&str) -> String; 3] = [
            &|name| name.to_owned(),
            &|name| format!("https://example.org/fhir/{name}"),
            &|name| format!("{name}/_history/1"),
        ];
        let mut held = stored(&sent, forms[form]);
        if identified {
            // The server had this patient: without our identifier, with what it knows.
            for entry in held["entry"].as_array_mut().unwrap() {
                let patient = &mut entry["resource"];
                if patient["resourceType"] == "Patient" {
                    patient["identifier"] = json!([{ "system": "urn:oid:1.2.3", "value": "0815" }]);
                    patient["birthDate"] = json!("1990-01-01");
                }
            }
        }
        let (encounter_read, triage_read, attached_read) = read(&held.to_string()).unwrap();
        prop_assert!(encounter_read == encounter && triage_read == triage && attached_read == attached);
    }
}

#[test]
fn what_was_changed_on_a_server_is_refused() {
    let encounter = aidpost::encounter::Encounter::from_json(
        r#"{"age":{"years":30},"measured_at":"2026-11-28T09:30:00+03:00","vitals":{"heart_rate_per_minute":160}}"#,
    )
    .unwrap();
    let mut engine = aidpost::engine::Engine::rules_only();
    let triage = engine
        .triage(&encounter, &aidpost::model::Control::default())
        .unwrap();
    let sent = crate::bundle(&encounter, &triage);
    let held = stored(&sent, &str::to_owned);
    read(&held.to_string()).unwrap();
    let at = |kind: &str| {
        let mut entries = held["entry"].as_array().unwrap().iter();
        entries
            .position(|entry| entry["resource"]["resourceType"] == kind)
            .unwrap()
    };
    let changed = |kind: &str, change: &dyn Fn(&mut Value)| {
        let mut held = held.clone();
        change(&mut held["entry"][at(kind)]["resource"]);
        read(&held.to_string()).unwrap_err()
    };
    // Another basis of the colour, another priority, and an observation that has lost the identifier it was sent with.
    let elsewhere = changed("RiskAssessment", &|risk| {
        risk["basis"][0]["reference"] = json!("Observation/1")
    });
    let later = changed("ServiceRequest", &|request| {
        request["priority"] = json!("routine")
    });
    let lost = changed("Observation", &|observation| {
        observation["identifier"] = json!([])
    });
    for error in [elsewhere, later, lost] {
        assert!(matches!(error, FhirError::Disagrees { .. }), "{error}");
    }
}
