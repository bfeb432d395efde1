//! Whatever a person wrote, wherever it stands: no error and no `Debug` repeats it, and nothing panics.

use aidpost_protocol::encounter::Encounter;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const CANARY: &str = "Zainabu";

/// Words shaped like the reader's own messages, which a careless message builder would take for its own.
const DISGUISES: [&str; 8] = [
    "Zainabu",
    "x`, expected Zainabu",
    "Zainabu, expected one of `Zainabu`, Zainabu",
    "Zainabu at line 1 column 2",
    "missing field `Zainabu`",
    "`Zainabu`",
    "integer `1`, expected Zainabu",
    "a.Zainabu.b\n\"Zainabu\"",
];

fn full() -> Value {
    json!({
        "id": "v", "age": {"years": 30}, "sex": "male", "pregnancy": "unknown",
        "vitals": {"heart_rate_per_minute": 80, "avpu": "alert", "gcs_total": 15, "supplemental_oxygen": false},
        "signs": {"stridor": "present"}, "checklist_complete": true, "narrative": "n",
        "photos": [{"path": "p", "kind": "skin"}], "language": "en"
    })
}

/// Every value that differs from `value` by the canary at one place: as text, key, list or object.
fn infected(value: &Value, text: &str) -> Vec<Value> {
    let mut all = vec![
        json!(text),
        json!([text]),
        json!({text: text}),
        json!({text: 1}),
    ];
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let put = |at: &str, new: Value| {
                    let mut copy: Map<String, Value> = fields.clone();
                    copy.insert(at.to_owned(), new);
                    Value::Object(copy)
                };
                all.extend(infected(inner, text).into_iter().map(|new| put(name, new)));
                all.push(put(text, inner.clone()));
                all.push(put(&format!("{name}{text}"), inner.clone()));
            }
        }
        Value::Array(items) => {
            all.extend(
                items
                    .iter()
                    .flat_map(|item| infected(item, text))
                    .map(|item| json!([item])),
            );
        }
        _ => {}
    }
    all
}

fn betrays(text: &str) -> bool {
    text.to_lowercase().contains(&CANARY.to_lowercase())
}

#[test]
fn a_canary_at_any_place_is_never_repeated() {
    let (mut refused, mut read) = (0, 0);
    for disguise in DISGUISES {
        for value in infected(&full(), disguise) {
            match Encounter::from_json(&value.to_string()) {
                Ok(encounter) => {
                    read += 1;
                    assert!(!betrays(&format!("{encounter:?}")), "Debug of {value}");
                    assert!(!betrays(&format!(
                        "{:?}",
                        aidpost_protocol::evaluate(&encounter)
                    )));
                }
                Err(error) => {
                    refused += 1;
                    let said = format!(
                        "{error}|{error:?}|{}|{}",
                        error.code(),
                        error.field().unwrap_or_default()
                    );
                    assert!(!betrays(&said), "{said}");
                }
            }
        }
    }
    // Texts are read as id, narrative and photo path; everywhere else they are refused.
    assert!(
        read >= 3 * DISGUISES.len() && refused > 50 * DISGUISES.len(),
        "{read} read, {refused} refused"
    );
}

#[test]
fn texts_have_a_debug_that_withholds_them() {
    let json = json!({"age": {"years": 30}, "id": CANARY, "narrative": CANARY, "photos": [{"path": CANARY, "kind": "skin"}], "language": "x-zainabu"});
    let encounter = Encounter::from_json(&json.to_string()).unwrap();
    let debug = format!("{encounter:?} {encounter:#?}");
    assert!(!betrays(&debug), "{debug}");
    assert!(debug.contains("withheld"));
    assert_eq!(encounter.narrative.as_deref(), Some(CANARY));
}

proptest! {
    #[test]
    fn no_text_panics_and_no_refusal_repeats_it(text in ".{0,300}") {
        if let Err(error) = Encounter::from_json(&text) {
            prop_assert!(text.len() < 40 || !error.to_string().contains(&text));
        }
    }

    #[test]
    fn a_cut_encounter_is_refused_without_a_word_of_it(end in 0_usize..400) {
        let whole = full().to_string().replace("\"n\"", "\"Zainabu came\"");
        let cut: String = whole.chars().take(end).collect();
        if let Err(error) = Encounter::from_json(&cut) {
            prop_assert!(!betrays(&error.to_string()));
        }
    }
}
