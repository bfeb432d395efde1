//! A model on another machine, over a real connection to a server that may do anything: only upward, always an answer, within the deadline,
//! and nothing leaves that the owner did not decide.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod command;
mod endpoints;
mod faults;
mod images;
mod lies;
mod likely;
mod many;
mod owner;
mod pairing;
mod server;
mod tasks;
mod tls;
mod vllm;

use std::time::{Duration, Instant};

use aidpost::encounter::Encounter;
use aidpost::engine::Engine;
use aidpost::model::Control;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings, Structured};
use aidpost::triage::{Triage, WarningCode};

pub(crate) fn encounter(json: serde_json::Value) -> Encounter {
    Encounter::from_json(&json.to_string()).unwrap()
}

/// A grown-up with everything measured and nothing found: green by the rules. No word list takes the tune for a sign.
pub(crate) fn well() -> serde_json::Value {
    serde_json::json!({
        "age": { "years": 30 },
        "vitals": { "heart_rate_per_minute": 80, "respiratory_rate_per_minute": 16, "temperature_celsius": 36.8, "spo2_percent": 98, "avpu": "alert" },
        "checklist_complete": true,
        "narrative": "He is blaring like a kazoo, été compris, and his neck is not stiff."
    })
}

/// A reply that finds something in that story.
pub(crate) const GOOD: &str = "stridor + blaring like a kazoo, été\n=\nred\nNoisy.\n";

/// Settings for tests: in the words of the prompt alone, with little patience.
pub(crate) fn settings(url: &str) -> Settings {
    Settings {
        structured: Structured::Free,
        deadline: Duration::from_millis(1500),
        retries: 1,
        ..Settings::new(url, "ward-27b")
    }
}

pub(crate) fn engine(settings: Settings) -> Engine {
    let remote = Remote::new(settings).unwrap();
    Engine::rules_only().with_remote(Box::new(RemoteModel::new(remote)))
}

/// A triage, and how long it took.
#[expect(clippy::disallowed_methods, reason = "what is tested is a deadline")]
pub(crate) fn timed(engine: &mut Engine, encounter: &Encounter) -> (Triage, Duration) {
    let start = Instant::now();
    let triage = engine.triage(encounter, &Control::default()).unwrap();
    (triage, start.elapsed())
}

pub(crate) fn why(triage: &Triage) -> String {
    let failed = triage.warnings.iter();
    let failed = failed.filter(|warning| warning.code == WarningCode::RemoteFailed);
    failed.map(|warning| warning.message.as_str()).collect()
}
