//! A patient of whom an account is told, and how the lexicon alone reads it.

#![expect(
    clippy::expect_used,
    reason = "a test's helper: it stops a test whose patient cannot be"
)]

use aidpost::encounter::Encounter;
use aidpost::engine::Engine;
use aidpost::model::Control;
use aidpost::triage::Triage;
use serde_json::json;

/// A grown man with everything measured and nothing ticked: green by the rules, but for what is told.
pub fn told(narrative: &str) -> Encounter {
    let well = json!({
        "age": { "years": 30 }, "sex": "male",
        "vitals": { "heart_rate_per_minute": 80, "respiratory_rate_per_minute": 16, "temperature_celsius": 36.8, "spo2_percent": 98, "avpu": "alert" },
        "checklist_complete": true,
        "narrative": narrative
    });
    Encounter::from_json(&well.to_string()).expect("an encounter that can be")
}

/// Triaged by the rules and the lexicon alone.
pub fn by_lexicon(encounter: &Encounter) -> Triage {
    let mut engine = Engine::rules_only();
    engine
        .triage(encounter, &Control::default())
        .expect("the rules always answer")
}
