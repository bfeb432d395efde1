//! Notes, histories and answers: every quote is the encounter's, every inference is marked, and prompts are the integrator's.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod drafts;
mod prompts;
mod records;
mod replies;

use std::ops::ControlFlow;

use aidpost::encounter::Encounter;
use aidpost::engine::{Engine, Options};
use aidpost::llama::Llama;
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::tasks::{Answer, History, Quote, SoapNote, Source, StatementOrigin};
use aidpost_models::verify;
use aidpost_tests::tiny_pack;

pub(crate) const STORY: &str = "Fever for three days. She takes metformin 500 mg twice a day, no allergies.\nከሦስት ቀን ጀምሮ ትኩሳት። 咳嗽三天。";

pub(crate) fn encounter(narrative: &str) -> Encounter {
    let json = serde_json::json!({ "id": "e", "age": { "years": 50 }, "narrative": narrative,
        "vitals": { "temperature_celsius": 39.5, "heart_rate_per_minute": 160 }, "signs": { "fever": "present" } });
    Encounter::from_json(&json.to_string()).unwrap()
}

pub(crate) fn scripted(text: &str) -> Engine {
    let reply = Reply {
        text: text.into(),
        finish: Finish::Complete,
        choice: None,
    };
    Engine::with_model(Box::new(Scripted::new([Ok(reply)])), Options::default())
}

pub(crate) fn llama() -> Engine {
    let pack = verify(&tiny_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    Engine::with_model(
        Box::new(Llama::open(&pack, &Control::default()).unwrap()),
        Options::default(),
    )
}

/// A quote is the narrative's own characters at the place that it names.
pub(crate) fn stands(quote: &Quote, narrative: &str) -> bool {
    let there: String = narrative
        .chars()
        .skip(quote.start)
        .take(quote.end - quote.start)
        .collect();
    !there.is_empty() && there == *quote.text
}

pub(crate) fn quotes_of_soap(note: &SoapNote) -> Vec<&Quote> {
    let statements = [
        &note.subjective,
        &note.objective,
        &note.assessment,
        &note.plan,
    ];
    statements
        .into_iter()
        .flatten()
        .filter_map(|statement| match &statement.origin {
            StatementOrigin::Quoted { quote } => {
                assert_eq!(statement.text, quote.text);
                Some(quote)
            }
            _ => None,
        })
        .collect()
}

pub(crate) fn quotes_of_history(history: &History) -> Vec<&Quote> {
    let items = [&history.problems, &history.allergies, &history.onset]
        .into_iter()
        .flat_map(|part| &part.items)
        .map(|item| &item.evidence);
    let medicines = history
        .medicines
        .items
        .iter()
        .flat_map(|medicine| std::iter::once(&medicine.evidence).chain(&medicine.dose));
    items.chain(medicines).collect()
}

pub(crate) fn quotes_of_answer(answer: &Answer) -> Vec<&Quote> {
    let sources = answer.sources.iter();
    sources
        .filter_map(|source| match source {
            Source::Narrative { quote } => Some(quote),
            Source::Field { .. } => None,
        })
        .collect()
}
