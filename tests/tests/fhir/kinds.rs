//! What a caller chooses of a bundle: plain R4 or HL7's codes, what it is sent as, who the patient is, which visit it tells of.

use std::collections::BTreeSet;
use std::time::Duration;

use aidpost::encounter::Encounter;
use aidpost::records::fhir::{
    AiLabels, Attached, BundleKind, BundleOptions, FhirError, PatientLink,
};
use aidpost::triage::ReadBy;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::generate::{self, Dice};
use crate::{moment, of};

fn with(options: &BundleOptions, told: &str) -> Value {
    try_with(options, told).unwrap()
}

fn try_with(options: &BundleOptions, told: &str) -> Result<Value, FhirError> {
    let encounter = Encounter::from_json(told).unwrap();
    let triage = generate::triage(&mut Dice::new(3), &encounter);
    let attached = Attached::default();
    let bundle =
        aidpost::records::fhir::bundle_with(&encounter, &triage, &attached, moment(), options)?;
    Ok(serde_json::to_value(bundle).unwrap())
}

const ILL: &str = r#"{ "age": { "years": 30 }, "vitals": { "heart_rate_per_minute": 160, "systolic_mmhg": 95, "weight_kg": 51.5 },
    "signs": { "stridor": "present" }, "narrative": "She is noisy when breathing in." }"#;

/// The codes for which R4 itself asks for a time.
const TIMED: [&str; 7] = [
    "8867-4", "9279-1", "8310-5", "2708-6", "59408-5", "29463-7", "85354-9",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// By default a server that knows R4 and nothing else takes it, and what a model wrote is known all the same.
    #[test]
    fn plain_r4_holds_no_code_that_r4_lacks_and_still_tells_what_a_model_wrote(seed: u64) {
        let mut dice = Dice::new(seed);
        let encounter = generate::encounter(&mut dice);
        let triage = generate::triage(&mut dice, &encounter);
        let attached = generate::attached(&mut dice, &encounter);
        let written = |labels| {
            let options = BundleOptions { labels, ..BundleOptions::default() };
            let bundle = aidpost::records::fhir::bundle_with(&encounter, &triage, &attached, moment(), &options);
            serde_json::to_value(bundle.unwrap()).unwrap()
        };
        let (plain, hl7) = (written(AiLabels::Plain), written(AiLabels::AiTransparency));
        let text = plain.to_string();
        prop_assert!(!text.contains("AIAST") && !text.contains("uv/aitransparency"));
        let tagged = |bundle: &Value| {
            let entries = bundle["entry"].as_array().unwrap().iter();
            let tagged = entries.filter(|entry| entry["resource"]["meta"]["tag"].to_string().contains("written-by-model"));
            tagged.map(|entry| entry["fullUrl"].as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(tagged(&plain), tagged(&hl7));
        let by_model = triage.reading.signs.iter().any(|sign| sign.read_by != ReadBy::Lexicon);
        prop_assert!(!by_model || !tagged(&plain).is_empty());
        for entry in hl7["entry"].as_array().unwrap() {
            let by_code = entry["resource"]["meta"]["security"].to_string().contains("AIAST");
            prop_assert_eq!(by_code, tagged(&hl7).contains(entry["fullUrl"].as_str().unwrap()));
        }
    }

    /// A time stands on everything that was measured or seen, or none is claimed and nothing bears a code that wants one.
    #[test]
    fn a_measurement_has_the_time_that_was_told_or_no_code_that_wants_one(seed: u64, timed: bool) {
        let mut dice = Dice::new(seed);
        let mut encounter = generate::encounter(&mut dice);
        encounter.measured_at = timed.then(|| "2026-11-28T09:30:00+03:00".into());
        let triage = generate::triage(&mut dice, &encounter);
        let bundle = crate::bundle(&encounter, &triage);
        for observation in of(&bundle, "Observation") {
            if timed {
                prop_assert_eq!(&observation["effectiveDateTime"], "2026-11-28T09:30:00+03:00");
                prop_assert!(observation.get("_effectiveDateTime").is_none());
                continue;
            }
            prop_assert!(observation.get("effectiveDateTime").is_none());
            let codings = observation["code"]["coding"].as_array().unwrap();
            prop_assert!(!codings.iter().any(|coding| TIMED.contains(&coding["code"].as_str().unwrap())));
        }
    }
}

#[test]
fn a_transaction_creates_what_the_server_does_not_have() {
    let options = BundleOptions {
        kind: BundleKind::Transaction,
        ..BundleOptions::default()
    };
    let bundle = with(&options, ILL);
    assert_eq!(bundle["type"], "transaction");
    for entry in bundle["entry"].as_array().unwrap() {
        let (resource, request) = (&entry["resource"], &entry["request"]);
        assert_eq!(request["method"], "POST");
        assert_eq!(request["url"], resource["resourceType"]);
        let id = resource["id"].as_str().unwrap();
        // R4 gives a Provenance no identifier: it is known by a tag.
        if resource["resourceType"] == "Provenance" {
            let tag = json!([{ "system": "urn:aidpost:fhir:id", "code": id }]);
            assert_eq!(resource["meta"]["tag"], tag);
            let search = format!("_tag=urn:aidpost:fhir:id|{id}");
            assert_eq!(request["ifNoneExist"], search);
            continue;
        }
        let search = format!("identifier=urn%3Aietf%3Arfc%3A3986|urn%3Auuid%3A{id}");
        let asked = request["ifNoneExist"].as_str().unwrap();
        assert_eq!(asked.replace(':', "%3A"), search);
        let held = resource["identifier"].to_string();
        assert!(held.contains(&format!("urn:uuid:{id}")), "{held}");
    }
}

#[test]
fn a_document_begins_with_its_contents_and_they_name_all_the_rest() {
    let options = BundleOptions {
        kind: BundleKind::Document,
        ..BundleOptions::default()
    };
    let bundle = with(&options, ILL);
    assert_eq!(bundle["type"], "document");
    assert_eq!(bundle["timestamp"], "2023-11-14T22:13:20Z");
    assert!(bundle["identifier"]["value"].is_string());
    let contents = &bundle["entry"][0]["resource"];
    assert_eq!(contents["resourceType"], "Composition");
    let sections = contents["section"].as_array().unwrap();
    let listed: BTreeSet<&str> = sections
        .iter()
        .flat_map(|section| section["entry"].as_array().unwrap())
        .chain([&contents["subject"], &contents["encounter"]])
        .map(|entry| entry["reference"].as_str().unwrap())
        .collect();
    let rest = bundle["entry"].as_array().unwrap()[1..].iter();
    let rest: BTreeSet<&str> = rest.map(|e| e["fullUrl"].as_str().unwrap()).collect();
    assert_eq!(listed, rest);
}

#[test]
fn a_patient_with_an_identifier_is_asked_for_by_it() {
    let options = BundleOptions {
        kind: BundleKind::Transaction,
        patient: PatientLink::Identified {
            system: "urn:oid:1.2.3".to_owned(),
            value: "08,15|a b".into(),
        },
        ..BundleOptions::default()
    };
    let bundle = with(&options, ILL);
    let patient = of(&bundle, "Patient")[0];
    assert_eq!(patient["identifier"][0]["system"], "urn:oid:1.2.3");
    assert_eq!(patient["identifier"][0]["value"], "08,15|a b");
    let entries = bundle["entry"].as_array().unwrap().iter();
    let mut asked = entries.filter(|entry| entry["resource"]["resourceType"] == "Patient");
    assert_eq!(
        asked.next().unwrap()["request"]["ifNoneExist"],
        "identifier=urn:oid:1.2.3|08%5C%2C15%5C%7Ca%20b"
    );
}

#[test]
fn a_patient_whom_the_server_has_is_pointed_to_and_not_written() {
    let known = |reference: &str| BundleOptions {
        patient: PatientLink::Known {
            reference: reference.into(),
        },
        ..BundleOptions::default()
    };
    for reference in ["Patient/123", "https://example.org/fhir/Patient/a-1.b"] {
        let bundle = with(&known(reference), ILL);
        assert!(of(&bundle, "Patient").is_empty());
        for kind in [
            "Observation",
            "Encounter",
            "RiskAssessment",
            "ServiceRequest",
        ] {
            for resource in of(&bundle, kind) {
                assert_eq!(resource["subject"]["reference"], reference, "{kind}");
            }
        }
        aidpost::records::fhir::read(&bundle.to_string()).unwrap();
    }
    for reference in [
        "",
        "123",
        "Patient/",
        "Group/1",
        "Patient/Zainabu Quokka",
        "ftp://x/Patient/1",
    ] {
        let error = try_with(&known(reference), ILL).unwrap_err();
        assert!(matches!(error, FhirError::Patient { .. }), "{reference}");
        assert!(!error.to_string().contains("Zainabu"), "{error}");
    }
    let document = BundleOptions {
        kind: BundleKind::Document,
        ..known("Patient/123")
    };
    assert!(matches!(
        try_with(&document, ILL),
        Err(FhirError::Patient { .. })
    ));
    for (system, value) in [
        ("", "1"),
        ("no uri", "1"),
        ("urn:oid:1.2.3", " "),
        ("urn:oid:1.2.3", " 1"),
    ] {
        let options = BundleOptions {
            patient: PatientLink::Identified {
                system: system.to_owned(),
                value: value.into(),
            },
            ..BundleOptions::default()
        };
        assert!(
            matches!(try_with(&options, ILL), Err(FhirError::Patient { .. })),
            "{system}|{value}"
        );
    }
}

/// Two children with the same fever on the same day are two children.
#[test]
fn alike_encounters_do_not_share_ids_and_one_that_is_sent_twice_keeps_them() {
    let encounter = |more: &str| {
        let told = format!(
            r#"{{ "age": {{ "years": 3 }}, "vitals": {{ "temperature_celsius": 39 }}{more} }}"#
        );
        Encounter::from_json(&told).unwrap()
    };
    let ids = |more: &str, after: u64, visit: Option<&str>| -> BTreeSet<String> {
        let encounter = encounter(more);
        let triage = generate::triage(&mut Dice::new(4), &encounter);
        let options = BundleOptions {
            visit: visit.map(Into::into),
            ..BundleOptions::default()
        };
        let moment = moment() + Duration::from_secs(after);
        let bundle = aidpost::records::fhir::bundle_with(
            &encounter,
            &triage,
            &Attached::default(),
            moment,
            &options,
        );
        let bundle = serde_json::to_value(bundle.unwrap()).unwrap();
        let entries = bundle["entry"].as_array().unwrap().iter();
        entries
            .map(|entry| entry["fullUrl"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(ids("", 0, None).is_disjoint(&ids("", 60, None)));
    assert!(ids("", 0, Some("1")).is_disjoint(&ids("", 0, Some("2"))));
    for (more, visit) in [
        ("", Some("1")),
        (r#", "id": "a""#, None),
        (r#", "measured_at": "2026-11-28T09:30:00Z""#, None),
    ] {
        assert_eq!(ids(more, 0, visit), ids(more, 60, visit), "{more}");
    }
    let later = r#", "measured_at": "2026-11-28T09:31:00Z""#;
    assert!(ids(later, 0, None).is_disjoint(&ids(
        r#", "measured_at": "2026-11-28T09:30:00Z""#,
        0,
        None
    )));
}
