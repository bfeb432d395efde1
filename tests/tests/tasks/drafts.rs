//! What is told while a text is written: the record's own lines, piece by piece, and never more of the narrative than stands in it.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;

use aidpost::constraint::{DraftOrigin, DraftPart, DraftPiece};
use aidpost::encounter::{PatientText, SignState};
use aidpost::engine::{Engine, Event, Options};
use aidpost::llama::Llama;
use aidpost::model::{
    Control, Finish, Identity, Model, ModelError, Progress, Reply, Request, StopReason,
};
use aidpost::tasks::{Answer, History, Part, SoapNote, Source, StatementOrigin, TaskError};
use aidpost_models::verify;
use aidpost_tests::demo_pack;
use proptest::prelude::*;

use crate::{STORY, encounter, llama};

/// A line as it is told in the end.
type Line = (DraftPart, DraftOrigin, String);

/// Pieces joined; a line that goes on where another has begun, or leaves one out, is none.
fn joined(pieces: &[DraftPiece]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        let at = piece.line as usize;
        if at == lines.len() {
            lines.push((piece.part, piece.origin, String::new()));
        }
        assert_eq!(at + 1, lines.len(), "one line after the other");
        assert_eq!((lines[at].0, lines[at].1), (piece.part, piece.origin));
        lines[at].2.push_str(&piece.text);
    }
    lines
}

fn watched<T>(work: impl FnOnce(&dyn Fn(Event)) -> T) -> (T, Vec<DraftPiece>) {
    let pieces = RefCell::new(Vec::new());
    let made = work(&|event| {
        assert!(
            matches!(event, Event::Draft { .. }),
            "no other is told here"
        );
        if let Event::Draft { piece } = event {
            pieces.borrow_mut().push(piece);
        }
    });
    (made, pieces.into_inner())
}

fn of_note(note: &SoapNote) -> Vec<Line> {
    let sections = [
        (DraftPart::Subjective, &note.subjective),
        (DraftPart::Objective, &note.objective),
        (DraftPart::Assessment, &note.assessment),
        (DraftPart::Plan, &note.plan),
    ];
    let mut lines = Vec::new();
    for (part, statements) in sections {
        for statement in statements {
            let origin = match statement.origin {
                StatementOrigin::Quoted { .. } => DraftOrigin::Quoted,
                StatementOrigin::Inferred => DraftOrigin::Inferred,
                // Not by the model.
                StatementOrigin::Entered { .. } | StatementOrigin::Protocol { .. } => continue,
            };
            lines.push((part, origin, statement.text.to_string_of()));
        }
    }
    lines
}

fn of_part(part: DraftPart, of: &Part) -> Vec<Line> {
    let mut lines = Vec::new();
    for item in &of.items {
        let origin = match item.state {
            SignState::Present => DraftOrigin::Quoted,
            SignState::Absent => DraftOrigin::Denied,
        };
        lines.push((part, origin, item.evidence.text.to_string_of()));
        if let Some(dose) = &item.dose {
            lines.push((
                DraftPart::Dose,
                DraftOrigin::Quoted,
                dose.text.to_string_of(),
            ));
        }
    }
    lines
}

fn of_history(history: &History) -> Vec<Vec<Line>> {
    vec![
        of_part(DraftPart::Problems, &history.problems),
        of_part(DraftPart::Medicines, &history.medicines),
        of_part(DraftPart::Allergies, &history.allergies),
        of_part(DraftPart::Onset, &history.onset),
    ]
}

fn of_answer(answer: &Answer) -> Vec<Line> {
    let mut lines = Vec::new();
    for source in &answer.sources {
        if let Source::Narrative { quote } = source {
            let words = quote.text.to_string_of();
            lines.push((DraftPart::Sources, DraftOrigin::Quoted, words));
        }
    }
    let text = answer.text.iter();
    lines.extend(text.map(|text| {
        (
            DraftPart::Answer,
            DraftOrigin::Inferred,
            text.to_string_of(),
        )
    }));
    lines
}

trait Words {
    fn to_string_of(&self) -> String;
}

impl Words for PatientText {
    fn to_string_of(&self) -> String {
        String::from(&**self)
    }
}

/// Whether all of `lines` were told, in this order; what was told beside them was refused.
fn told_in_order(lines: &[Line], told: &[Line]) -> bool {
    let mut told = told.iter();
    lines.iter().all(|line| told.any(|one| one == line))
}

fn demo() -> Engine {
    let pack = verify(&demo_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let llama = Llama::open(&pack, &Control::default()).unwrap();
    Engine::with_model(Box::new(llama), Options::default())
}

/// With random weights, which write much, and with the demonstration, which has learnt the form.
#[test]
fn a_draft_is_the_records_own_lines_and_the_record_the_same_as_without() {
    let mut grown = 0;
    for mut engine in [llama(), demo()] {
        let patient = encounter(STORY);
        let control = Control::default();
        let (note, told) = watched(|tell| engine.soap_with_events(&patient, &control, tell));
        let note = note.unwrap();
        assert_eq!(note, engine.soap(&patient, &control).unwrap());
        let lines = joined(&told);
        if note.about.rejected == 0 {
            assert_eq!(lines, of_note(&note));
        }
        assert!(told_in_order(&of_note(&note), &lines));
        assert!(told.len() > lines.len(), "in pieces, not lines");
        grown += told.len();

        let (history, told) = watched(|tell| engine.history_with_events(&patient, &control, tell));
        let history = history.unwrap();
        assert_eq!(history, engine.history(&patient, &control).unwrap());
        for part in of_history(&history) {
            assert!(told_in_order(&part, &joined(&told)), "{part:?}");
        }
        grown += told.len();

        let question = "How long has she had fever?";
        let (answer, told) =
            watched(|tell| engine.ask_with_events(&patient, question, &control, tell));
        let answer = answer.unwrap();
        assert_eq!(answer, engine.ask(&patient, question, &control).unwrap());
        assert!(told_in_order(&of_answer(&answer), &joined(&told)));
        grown += told.len();
    }
    assert!(grown > 60, "{grown} pieces in all");
}

#[test]
fn a_stop_leaves_the_beginning_of_the_draft_and_no_record() {
    let mut engine = demo();
    let patient = encounter(STORY);
    let (_, whole) = watched(|tell| engine.soap_with_events(&patient, &Control::default(), tell));
    assert!(whole.len() > 4, "{} pieces", whole.len());
    let came = Cell::new(0);
    let control = Control {
        stop: &|| (came.get() >= 3).then_some(StopReason::Cancelled),
        ..Control::default()
    };
    let (stopped, begun) = watched(|tell| {
        engine.soap_with_events(&patient, &control, &|event| {
            came.set(came.get() + 1);
            tell(event);
        })
    });
    assert_eq!(stopped, Err(TaskError::Model(ModelError::Cancelled)));
    assert!(whole.starts_with(&begun) && begun.len() >= 3 && begun.len() < whole.len());
}

/// Writes a text in pieces, and nobody holds it to a form: as a model on another machine may.
struct Free(String, Vec<usize>, Identity);

impl Model for Free {
    fn reply(&mut self, _: &Request, control: &Control<'_>) -> Result<Reply, ModelError> {
        (control.progress)(Progress::Reply { done: 0, limit: 1 });
        let characters: Vec<char> = self.0.chars().collect();
        let mut rest = &characters[..];
        for cut in self.1.iter().cycle() {
            let (piece, later) = rest.split_at((*cut).min(rest.len()));
            (control.on_text)(&piece.iter().collect::<String>());
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        Ok(Reply {
            text: PatientText::from(&*self.0),
            finish: Finish::Complete,
            choice: None,
        })
    }

    fn identity(&self) -> &Identity {
        &self.2
    }
}

#[test]
fn what_a_model_makes_up_is_not_told_as_a_quote_and_a_denial_says_so() {
    let free = |text: &str| {
        let model = Free(text.to_owned(), vec![3], Identity::default());
        Engine::with_model(Box::new(model), Options::default())
    };
    let patient = encounter(STORY);
    let control = Control::default();
    let reply = "S\n> Fever for nine days\n> Fever for three days\n<think>\nO\nA\n> Fever\n~ It may be malaria.\nP\n~ Ask.\n";
    let (_, told) = watched(|tell| free(reply).soap_with_events(&patient, &control, tell));
    let lines = joined(&told);
    let quoted = |part, text: &str| (part, DraftOrigin::Quoted, text.to_owned());
    let own = |part, text: &str| (part, DraftOrigin::Inferred, text.to_owned());
    // Of the first line only what the narrative says too.
    assert!(STORY.starts_with(&lines[0].2) && lines[0].2.len() < "Fever for n".len());
    assert_eq!(
        lines[1..],
        [
            quoted(DraftPart::Subjective, "Fever for three days"),
            own(DraftPart::Assessment, "It may be malaria."),
            own(DraftPart::Plan, "Ask."),
        ]
    );

    let reply =
        "allergy - allergies\nmedicine + metformin\ndose 500 mg twice a day\nproblem + cancer\n";
    let (_, told) = watched(|tell| free(reply).history_with_events(&patient, &control, tell));
    assert_eq!(
        joined(&told)[..3],
        [
            (
                DraftPart::Allergies,
                DraftOrigin::Denied,
                "allergies".to_owned()
            ),
            quoted(DraftPart::Medicines, "metformin"),
            quoted(DraftPart::Dose, "500 mg twice a day"),
        ]
    );

    // Words without a source are no answer, not even in a draft.
    for (reply, expected) in [
        ("=\nThree days.\n", 0),
        ("> three days\n=\nThree days.\n", 2),
    ] {
        let asked = |tell: &dyn Fn(Event)| {
            free(reply).ask_with_events(&patient, "How long?", &control, tell)
        };
        assert_eq!(joined(&watched(asked).1).len(), expected, "{reply}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_is_written_the_records_lines_were_told_and_every_quote_stands(
        lines in proptest::collection::vec("(S|O|A|P|=|none|> |~ |@ |problem \\+ |medicine - |medicine \\+ |dose |allergy - |onset \\+ )?(three days|fever|vitals\\.[a-z_]{3,9}|\\PC{0,12})", 0..24),
        narrative in "(fever|three days|[a-z咳🤒]{1,5}| |\n){1,20}x",
        cuts in proptest::collection::vec(1usize..9, 1..20),
    ) {
        let patient = encounter(&narrative);
        let control = Control::default();
        let free = || {
            let model = Free(lines.join("\n"), cuts.clone(), Identity::default());
            Engine::with_model(Box::new(model), Options::default())
        };
        let mut told = Vec::new();
        let (note, pieces) = watched(|tell| free().soap_with_events(&patient, &control, tell));
        prop_assert!(told_in_order(&of_note(&note.unwrap()), &joined(&pieces)));
        told.extend(joined(&pieces));
        let (history, pieces) = watched(|tell| free().history_with_events(&patient, &control, tell));
        for part in of_history(&history.unwrap()) {
            prop_assert!(told_in_order(&part, &joined(&pieces)), "{:?}", part);
        }
        told.extend(joined(&pieces));
        let (answer, pieces) = watched(|tell| free().ask_with_events(&patient, "?", &control, tell));
        prop_assert!(told_in_order(&of_answer(&answer.unwrap()), &joined(&pieces)));
        told.extend(joined(&pieces));
        for (_, origin, text) in told {
            prop_assert!(origin == DraftOrigin::Inferred || narrative.contains(&text));
        }
    }
}
