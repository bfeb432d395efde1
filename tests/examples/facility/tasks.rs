//! Notes, histories and answers to questions, here and there; what is told while they are written; and a stop.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use aidpost::encounter::Encounter;
use aidpost::engine::Engine;
use aidpost::model::{Control, Model, StopReason};
use aidpost::tasks::{Answer, AnswerStatus, History, Quote, SoapNote, Source, StatementOrigin};

use crate::{Failure, cases, stands, there};

const QUESTIONS: [&str; 2] = ["Since when?", "What is the temperature?"];

fn writer(model: Box<dyn Model>) -> Engine {
    Engine::rules_only().with_remote_writer(model)
}

/// All that was written about one patient.
struct Written {
    note: SoapNote,
    history: History,
    answers: Vec<Answer>,
}

/// How a draft came: its pieces, and when the first was there.
#[derive(Default)]
struct Draft {
    pieces: usize,
    bytes: usize,
    first: Duration,
    whole: Duration,
}

fn write(engine: &mut Engine, encounter: &Encounter) -> Result<(Written, Draft), Failure> {
    let start = Instant::now();
    let draft = RefCell::new(Draft::default());
    let control = Control {
        on_text: &|piece| {
            let mut draft = draft.borrow_mut();
            if draft.pieces == 0 {
                draft.first = start.elapsed();
            }
            draft.pieces += 1;
            draft.bytes += piece.len();
        },
        ..Control::default()
    };
    let note = engine.soap(encounter, &control)?;
    draft.borrow_mut().whole = start.elapsed();
    let quiet = Control::default();
    let history = engine.history(encounter, &quiet)?;
    let answers = QUESTIONS
        .iter()
        .map(|one| engine.ask(encounter, one, &quiet));
    let answers = answers.collect::<Result<_, _>>()?;
    let written = Written {
        note,
        history,
        answers,
    };
    Ok((written, draft.into_inner()))
}

impl Written {
    fn quotes(&self) -> Vec<&Quote> {
        let note = &self.note;
        let parts = [
            &note.subjective,
            &note.objective,
            &note.assessment,
            &note.plan,
        ];
        let mut quotes = Vec::new();
        for statement in parts.into_iter().flatten() {
            if let StatementOrigin::Quoted { quote } = &statement.origin {
                quotes.push(quote);
            }
        }
        let told = &self.history;
        for part in [
            &told.problems,
            &told.medicines,
            &told.allergies,
            &told.onset,
        ] {
            for item in &part.items {
                quotes.push(&item.evidence);
                quotes.extend(&item.dose);
            }
        }
        for source in self.answers.iter().flat_map(|answer| &answer.sources) {
            if let Source::Narrative { quote } = source {
                quotes.push(quote);
            }
        }
        quotes
    }

    fn left_out(&self) -> usize {
        let answers = self.answers.iter().map(|answer| answer.about.rejected);
        self.note.about.rejected + self.history.about.rejected + answers.sum::<usize>()
    }

    /// Of a note, a history and the answers: whether it says the same as `other`.
    fn same(&self, other: &Self) -> [bool; 3] {
        let note = |one: &Self| {
            let note = &one.note;
            [
                &note.subjective,
                &note.objective,
                &note.assessment,
                &note.plan,
            ]
            .map(Clone::clone)
        };
        let history = |one: &Self| {
            let told = &one.history;
            [
                &told.problems,
                &told.medicines,
                &told.allergies,
                &told.onset,
            ]
            .map(Clone::clone)
        };
        let answers = |one: &Self| -> Vec<_> {
            let answers = one.answers.iter();
            answers
                .map(|one| (one.text.clone(), one.sources.clone()))
                .collect()
        };
        [
            note(self) == note(other),
            history(self) == history(other),
            answers(self) == answers(other),
        ]
    }
}

pub(crate) fn tasks(
    here: Option<Box<dyn Model>>,
    url: &str,
    files: &[&str],
) -> Result<(), Failure> {
    let mut here = here.map(writer);
    let mut far = writer(there(url, 590)?);
    let (mut same, mut quotes, mut left_out, mut answered) = ([0; 3], 0, 0, 0);
    let (mut pieces, mut bytes, mut first, mut whole) = (0, 0, 0.0, 0.0);
    let cases = cases(files)?;
    for (number, case) in cases.iter().enumerate() {
        let encounter = Encounter::from_json(&case["encounter"].to_string())?;
        let (there, draft) = write(&mut far, &encounter)?;
        let story = encounter.narrative.as_deref().unwrap_or_default();
        for quote in there.quotes() {
            stands(story, quote.start, quote.end, &quote.text)?;
            quotes += 1;
        }
        left_out += there.left_out();
        let is_answered = |one: &&Answer| one.status == AnswerStatus::Answered;
        answered += there.answers.iter().filter(is_answered).count();
        pieces += draft.pieces;
        bytes += draft.bytes;
        first += draft.first.as_secs_f64();
        whole += draft.whole.as_secs_f64();
        if draft.pieces < 2 {
            return Err("a note that came in one piece: nothing was streamed".into());
        }
        if let Some(here) = &mut here {
            let (near, _) = write(here, &encounter)?;
            let names = ["note", "history", "answers"];
            for ((count, is_same), name) in same.iter_mut().zip(near.same(&there)).zip(names) {
                *count += usize::from(is_same);
                if !is_same {
                    println!("tasks: narrative {number}: another {name}");
                }
            }
        }
    }
    let count = cases.len();
    let mean = |sum: f64| sum / count.max(1) as f64;
    println!(
        "tasks: {count} narratives, each a note, a history and {} answers there ({answered} of {} answered from the record); {quotes} quotes, all verbatim; {left_out} lines left out",
        QUESTIONS.len(),
        count * QUESTIONS.len(),
    );
    println!(
        "tasks: a note's draft came in {:.1} pieces of {:.1} bytes, the first after {:.2} s of {:.2} s",
        mean(pieces as f64),
        bytes as f64 / pieces.max(1) as f64,
        mean(first),
        mean(whole)
    );
    if here.is_some() {
        let [notes, histories, answers] = same;
        println!(
            "tasks: the same as here: notes {notes}, histories {histories}, answers {answers} of {count}"
        );
    }
    Ok(())
}

/// A note is stopped at its first words; then another is asked for and comes whole.
pub(crate) fn stopped(url: &str, file: &str) -> Result<(), Failure> {
    let mut engine = writer(there(url, 590)?);
    let mut longest = Duration::ZERO;
    let cases = cases(&[file])?;
    for case in &cases {
        let encounter = Encounter::from_json(&case["encounter"].to_string())?;
        let first = RefCell::new(None);
        let control = Control {
            on_text: &|_| {
                first.borrow_mut().get_or_insert_with(Instant::now);
            },
            stop: &|| first.borrow().map(|_: Instant| StopReason::Cancelled),
            ..Control::default()
        };
        match engine.soap(&encounter, &control) {
            Err(error) if error.to_string() == "cancelled" => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Err("a note came although it was stopped".into()),
        }
        let since = first.borrow().ok_or("stopped before its first words")?;
        longest = longest.max(since.elapsed());
        engine.soap(&encounter, &Control::default())?;
    }
    println!(
        "stopped: {} notes at their first words, the caller free at most {:.1} ms later; the next note came whole each time",
        cases.len(),
        longest.as_secs_f64() * 1000.0
    );
    Ok(())
}
