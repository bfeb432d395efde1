//! A triage tells what it has on its way: the rules' answer first, then only signs that the finished reading has too.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cell::RefCell;
use std::collections::BTreeMap;

use aidpost::acuity::Acuity;
use aidpost::constraint::{SignLines, read_reply};
use aidpost::encounter::{Encounter, PatientText, Sign, SignState};
use aidpost::engine::{Engine, Event, Options};
use aidpost::model::{Control, Finish, Identity, Model, ModelError, Progress, Reply, Request};
use aidpost::triage::ModelStatus;
use proptest::prelude::*;

/// Writes its text a character at a time, as llama.cpp would, and then ends as it is told.
struct Writer(&'static str, Result<(), ModelError>, Identity);

impl Model for Writer {
    fn reply(&mut self, _: &Request, control: &Control<'_>) -> Result<Reply, ModelError> {
        for (done, piece) in self.0.chars().enumerate() {
            (control.progress)(Progress::Reply { done, limit: 640 });
            (control.on_text)(&piece.to_string());
        }
        self.1.clone().map(|()| Reply {
            text: PatientText::from(self.0),
            finish: Finish::Complete,
            choice: None,
        })
    }

    fn identity(&self) -> &Identity {
        &self.2
    }
}

const REPLY: &str = "stridor + blaring like a kazoo\nunicorn + blaring\n=\nred\nNoisy.\n";

fn watched(ends: Result<(), ModelError>) -> (aidpost::triage::Triage, Vec<Event>) {
    let encounter = Encounter::from_json(
        r#"{"age": {"years": 30}, "narrative": "He is blaring like a kazoo."}"#,
    )
    .unwrap();
    let model = Writer(REPLY, ends, Identity::default());
    let mut engine = Engine::with_model(Box::new(model), Options::default());
    let events = RefCell::new(Vec::new());
    let tell = |event| events.borrow_mut().push(event);
    let progress = |progress| tell(Event::Progress { progress });
    let control = Control {
        progress: &progress,
        ..Control::default()
    };
    let triage = engine
        .triage_with_events(&encounter, &control, &tell)
        .unwrap();
    (triage, events.into_inner())
}

#[test]
fn the_rules_are_told_first_and_a_sign_as_soon_as_its_line_is_written() {
    let (triage, events) = watched(Ok(()));
    assert!(
        matches!(&events[0], Event::RulesReady { outcome } if outcome.acuity == Acuity::NotTriageable)
    );
    let line = REPLY.find('\n').unwrap();
    let told = events
        .iter()
        .position(|event| matches!(event, Event::SignRead { .. }))
        .unwrap();
    // The rules, then a progress for each character up to the end of the line.
    assert_eq!(told, 1 + line + 1);
    let signs: Vec<_> = events
        .iter()
        .filter_map(|event| match event {
            Event::SignRead { sign } => Some(sign.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(signs, triage.reading.signs);
    assert_eq!(triage.acuity, Acuity::Red);
}

#[test]
fn a_reading_that_fails_takes_its_signs_back() {
    let (triage, events) = watched(Err(ModelError::Cancelled));
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::SignRead { .. }))
    );
    assert_eq!(triage.model.status, ModelStatus::Cancelled);
    assert!(triage.reading.signs.is_empty());
    assert_eq!(triage.acuity, Acuity::NotTriageable);
}

proptest! {
    #[test]
    fn signs_told_while_the_reply_is_written_are_those_of_the_finished_reply(
        lines in proptest::collection::vec(
            "(stridor|stiff_neck|cough|=|) ?[+-]? ?(noisy|no stiff neck|red|now noisy|\\PC{0,3})", 0..40),
        ended: bool,
        cuts in proptest::collection::vec(1usize..9, 1..20),
    ) {
        let narrative = "noisy, now noisy, no stiff neck";
        let signs = [Sign::Stridor, Sign::StiffNeck];
        let reply = lines.join("\n") + if ended { "\n" } else { "" };
        let mut reading = SignLines::new(&signs, narrative);
        let mut told: BTreeMap<Sign, (SignState, PatientText)> = BTreeMap::new();
        let characters: Vec<char> = reply.chars().collect();
        let mut rest = &characters[..];
        for cut in cuts.iter().cycle() {
            let (piece, later) = rest.split_at((*cut).min(rest.len()));
            for sign in reading.take(&piece.iter().collect::<String>()) {
                told.insert(sign.sign, (sign.state, sign.evidence));
            }
            rest = later;
            if rest.is_empty() { break }
        }
        let finished: BTreeMap<_, _> = read_reply(&reply, &signs, narrative)
            .signs.into_iter().map(|sign| (sign.sign, (sign.state, sign.evidence))).collect();
        prop_assert_eq!(told, finished);
    }
}
