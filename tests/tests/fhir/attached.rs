//! What an integrator attaches: a note as a document of a model, and photos by the hash of their file.

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::records::fhir::{Attached, FhirError, PhotoFile, read};
use aidpost::tasks::SoapNote;
use aidpost::triage::Triage;
use serde_json::{Value, json};

use crate::{bundle_with, of};

fn ill() -> (Encounter, Triage) {
    let encounter = Encounter::from_json(
        r#"{"age":{"years":30},"vitals":{"heart_rate_per_minute":160},"narrative":"Zainabu cannot breathe.",
            "photos":[{"path":"/Zainabu.jpg","kind":"skin"},{"path":"b.png","kind":"wound"}]}"#,
    )
    .unwrap();
    let triage = Engine::rules_only()
        .triage(&encounter, &Control::default())
        .unwrap();
    (encounter, triage)
}

fn note(encounter: &Encounter) -> SoapNote {
    let reply = Reply {
        text: "S\n> cannot breathe\nO\nA\n~ Perhaps asthma.\nP\n~ Refer now.\n".into(),
        finish: Finish::Complete,
        choice: None,
    };
    let model = Box::new(Scripted::new([Ok(reply)]));
    Engine::with_model(model, Options::default())
        .soap(encounter, &Control::default())
        .unwrap()
}

/// The documents of a type of ours.
fn documents<'b>(bundle: &'b Value, code: &str) -> Vec<&'b Value> {
    of(bundle, "DocumentReference")
        .into_iter()
        .filter(|document| document["type"]["coding"][0]["code"] == code)
        .collect()
}

#[test]
fn a_note_is_a_document_of_the_model_that_wrote_it_for_people_and_for_programs() {
    let (encounter, triage) = ill();
    let attached = Attached {
        note: Some(note(&encounter)),
        ..Attached::default()
    };
    let bundle = bundle_with(&encounter, &triage, &attached);
    let document = documents(&bundle, "soap-note")[0];
    assert_eq!(document["meta"]["security"][0]["code"], "AIAST");
    assert_eq!(document["meta"]["tag"][0]["code"], "not-for-clinical-use");
    assert_eq!(document["docStatus"], "preliminary");
    let texts: Vec<String> = document["content"]
        .as_array()
        .unwrap()
        .iter()
        .map(|content| {
            use base64::Engine as _;
            let data = content["attachment"]["data"].as_str().unwrap();
            let bytes = base64::prelude::BASE64_STANDARD.decode(data).unwrap();
            String::from_utf8(bytes).unwrap()
        })
        .collect();
    for line in [
        "- told: “cannot breathe”",
        "- entered: heart rate: 160 beats per minute",
        "- protocol: red: heart rate above 150 per minute [iitt-adult/red/heart-rate-high]",
        "- model's inference: Perhaps asthma.",
        "- model's inference: Refer now.",
    ] {
        assert!(
            texts[0].lines().any(|said| said == line),
            "{line} is not in:\n{}",
            texts[0]
        );
    }
    assert_eq!(
        serde_json::from_str::<SoapNote>(&texts[1]).unwrap(),
        *attached.note.as_ref().unwrap()
    );
    // The triage had no model: the note's is a device of its own, and its prompt stands in the note's provenance.
    let author = document["author"][0]["reference"].as_str().unwrap();
    let device = of(&bundle, "Device")
        .into_iter()
        .find(|device| author.ends_with(device["id"].as_str().unwrap()))
        .unwrap();
    assert_eq!(device["deviceName"][0]["name"], "scripted");
    let provenance = of(&bundle, "Provenance")
        .into_iter()
        .find(|provenance| provenance["reason"][0]["coding"][0]["code"] == "AIAST")
        .unwrap();
    assert_eq!(provenance["agent"][0]["who"]["reference"], author);
    assert_eq!(
        provenance["agent"][0]["role"][0]["coding"][0]["code"],
        "Artificial-Intelligence"
    );
    let prompt = &attached
        .note
        .as_ref()
        .unwrap()
        .about
        .provenance
        .prompt_sha256;
    assert_eq!(
        &provenance["entity"][0]["what"]["identifier"]["value"],
        &json!(prompt)
    );
    let visit = of(&bundle, "Encounter")[0]["id"].as_str().unwrap();
    assert_eq!(
        document["context"]["encounter"][0]["reference"],
        format!("urn:uuid:{visit}")
    );
}

#[test]
fn a_photo_is_told_by_the_hash_of_its_file_where_the_caller_read_it() {
    let (encounter, triage) = ill();
    let attached = Attached {
        photos: vec![None, PhotoFile::of(b"\x89PNG\r\n\x1a\n...")],
        ..Attached::default()
    };
    let bundle = bundle_with(&encounter, &triage, &attached);
    let photos = documents(&bundle, "photo");
    let first = &photos[0]["content"][0]["attachment"];
    assert!(first.get("size").is_none() && first.get("extension").is_none());
    let second = &photos[1]["content"][0]["attachment"];
    assert_eq!(
        (&second["size"], &second["contentType"]),
        (&json!(11), &json!("image/png"))
    );
    // By `printf '\\x89PNG\\r\\n\\x1a\\n...' | sha256sum`.
    assert_eq!(
        second["extension"][0]["valueString"],
        "8bb4a8c6a1472a364d010c42e6f8fdf20276a5c18d7d27f80f10e3413bcaf02e"
    );
    assert!(second.get("hash").is_none(), "R4's hash is SHA-1");
    let (_, _, back) = read(&bundle.to_string()).unwrap();
    assert_eq!(back, attached);
    let without = bundle_with(&encounter, &triage, &Attached::default());
    assert_ne!(without["id"], bundle["id"], "other content, other ids");
}

#[test]
fn a_note_or_a_hash_that_was_changed_is_refused() {
    let (encounter, triage) = ill();
    let attached = Attached {
        note: Some(note(&encounter)),
        photos: vec![PhotoFile::of(b"a photo"), None],
    };
    let whole = bundle_with(&encounter, &triage, &attached);
    let changed = |code: &str, change: &dyn Fn(&mut Value)| {
        let mut bundle = whole.clone();
        let at = bundle["entry"]
            .as_array()
            .unwrap()
            .iter()
            .position(|entry| {
                entry["resource"]["type"]["coding"][0]["code"] == code
                    && entry["resource"]["resourceType"] == "DocumentReference"
            });
        change(&mut bundle["entry"][at.unwrap()]["resource"]);
        read(&bundle.to_string()).expect_err("a changed bundle was read")
    };
    let refused = [
        changed("photo", &|photo| {
            photo["content"][0]["attachment"]["extension"][0]["valueString"] =
                json!("0".repeat(64));
        }),
        changed("photo", &|photo| {
            photo["content"][0]["attachment"]["size"] = json!(8);
        }),
        changed("soap-note", &|note| {
            note["content"][0]["attachment"]["data"] = json!("Z3JlZW4=");
        }),
        changed("soap-note", &|note| {
            note.as_object_mut().unwrap().remove("meta");
        }),
        changed("soap-note", &|note| {
            note["meta"] = json!({ "tag": [{ "code": "written-by-model" }] });
        }),
    ];
    for error in refused {
        assert!(matches!(error, FhirError::Disagrees { .. }), "{error}");
    }
    let unreadable = changed("soap-note", &|note| {
        note["content"][1]["attachment"]["data"] = json!("Z3JlZW4=");
    });
    assert_eq!(unreadable, FhirError::Unusable { what: "the note" });
}
