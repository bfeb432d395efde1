//! Notes, histories and answers, as the lines of the reply that the model was taught: what is compared is what the product made of it.

use aidpost::encounter::{Encounter, SignState};
use aidpost::engine::Engine;
use aidpost::model::Control;
use aidpost::tasks::{Part, Source, StatementOrigin};
use serde_json::{Value, json};

/// Lines that were right, wrong and missed, and replies without a fault.
#[derive(Default)]
pub(crate) struct Score {
    cases: usize,
    whole: usize,
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    pub(crate) fn add(&mut self, said: &[String], case: &Value) {
        let wanted: Vec<&str> = (case["lines"].as_array().unwrap().iter())
            .map(|line| line.as_str().unwrap())
            .collect();
        let right = said
            .iter()
            .filter(|line| wanted.contains(&line.as_str()))
            .count();
        let missed = wanted
            .iter()
            .filter(|line| !said.iter().any(|one| one == *line))
            .count();
        self.cases += 1;
        self.whole += usize::from(right == said.len() && missed == 0);
        self.right += right;
        self.wrong += said.len() - right;
        self.missed += missed;
    }

    pub(crate) fn json(&self) -> Value {
        let share =
            |of: usize, all: usize| (of as f64 / all.max(1) as f64 * 10_000.0).round() / 10_000.0;
        let f1 = share(2 * self.right, 2 * self.right + self.wrong + self.missed);
        json!({ "cases": self.cases, "lines": self.right + self.missed, "f1_of_lines": f1, "whole_replies_right": share(self.whole, self.cases) })
    }
}

/// What the product made of the reply, line by line.
pub(crate) fn lines(engine: &mut Engine, task: &str, case: &Value) -> Vec<String> {
    let encounter = Encounter::from_json(&case["encounter"].to_string()).unwrap();
    let control = &Control::default();
    match task {
        "soap" => {
            let note = engine.soap(&encounter, control).unwrap();
            let quoted = (note.subjective.iter())
                .filter(|one| matches!(one.origin, StatementOrigin::Quoted { .. }))
                .map(|one| format!("> {}", &*one.text));
            let inferred = (note.assessment.iter())
                .filter(|one| one.origin == StatementOrigin::Inferred)
                .map(|one| format!("~ {}", &*one.text));
            quoted.chain(inferred).collect()
        }
        "history" => {
            let history = engine.history(&encounter, control).unwrap();
            [
                ("problem", &history.problems),
                ("medicine", &history.medicines),
                ("allergy", &history.allergies),
                ("onset", &history.onset),
            ]
            .into_iter()
            .flat_map(|(kind, part)| entries(kind, part))
            .collect()
        }
        _ => {
            let question = case["question"].as_str().unwrap();
            let answer = engine.ask(&encounter, question, control).unwrap();
            let sources = answer.sources.iter().map(|source| match source {
                Source::Narrative { quote } => format!("> {}", &*quote.text),
                Source::Field { field, .. } => format!("@ {field}"),
            });
            let text = answer.text.as_deref().unwrap_or("none");
            sources.chain([text.to_owned()]).collect()
        }
    }
}

fn entries(kind: &str, part: &Part) -> Vec<String> {
    (part.items.iter())
        .flat_map(|item| {
            let mark = if item.state == SignState::Present {
                "+"
            } else {
                "-"
            };
            let dose = item.dose.iter().map(|dose| format!("dose {}", &*dose.text));
            [format!("{kind} {mark} {}", &*item.evidence.text)]
                .into_iter()
                .chain(dose)
        })
        .collect()
}
