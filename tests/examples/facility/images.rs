//! Pictures, here and there: what is seen, answers to questions, and how likely a condition is.

use std::path::Path;

use aidpost::engine::{Engine, ImageInterpretation, Options};
use aidpost::image::{Limits, prepare};
use aidpost::model::{Control, Model};
use aidpost::prompt::Image;
use aidpost::tasks::{Classification, Description, ImageAnswer};
use serde_json::Value;

use crate::{Failure, cases, there};

fn looker(model: Box<dyn Model>) -> Engine {
    let options = Options {
        image_interpretation: ImageInterpretation::On,
        ..Options::default()
    };
    Engine::rules_only()
        .with_options(options)
        .with_remote_writer(model)
}

/// What was said of one picture.
struct Seen {
    described: Description,
    answers: Vec<ImageAnswer>,
    judged: Classification,
}

fn look(engine: &mut Engine, image: &Image, questions: &[&String]) -> Result<Seen, Failure> {
    let control = Control::default();
    let mut session = engine.open_images(std::slice::from_ref(image), None, &control)?;
    let described = session.describe(&control)?;
    let answers = questions.iter().map(|one| session.ask(one, &control));
    let answers = answers.collect::<Result<_, _>>()?;
    let judged = session.classify(&[], &control)?;
    Ok(Seen {
        described,
        answers,
        judged,
    })
}

#[derive(Default)]
struct Count {
    described: usize,
    answers: usize,
    judged: usize,
    all_answers: usize,
    all_judged: usize,
    weighed: usize,
    right: usize,
    furthest: f64,
}

impl Count {
    fn truth(&mut self, seen: &Seen, case: &Value) {
        let wanted = case["ask"].as_object().into_iter().flatten();
        for (answer, (_, wanted)) in seen.answers.iter().zip(wanted) {
            self.right += usize::from(answer.text.as_deref() == wanted.as_str());
        }
        self.all_answers += seen.answers.len();
        self.all_judged += seen.judged.conditions.len();
        let weighed = seen.judged.conditions.iter();
        self.weighed += weighed.filter(|one| one.probability.is_some()).count();
    }

    fn same(&mut self, near: &Seen, far: &Seen) {
        let (one, other) = (&near.described, &far.described);
        let is_same = one.findings == other.findings && one.impression == other.impression;
        self.described += usize::from(is_same);
        for (one, other) in near.answers.iter().zip(&far.answers) {
            self.answers += usize::from(one.text == other.text);
        }
        for (one, other) in near.judged.conditions.iter().zip(&far.judged.conditions) {
            self.judged += usize::from(one.judgement == other.judgement);
            if let (Some(one), Some(other)) = (one.probability, other.probability) {
                self.furthest = self.furthest.max((one - other).abs());
            }
        }
    }
}

pub(crate) fn images(here: Option<Box<dyn Model>>, url: &str, folder: &str) -> Result<(), Failure> {
    let mut here = here.map(looker);
    let mut far = looker(there(url, 590)?);
    let folder = Path::new(folder);
    let list = folder.join("pictures.jsonl");
    let cases = cases(&[&list.to_string_lossy()])?;
    let mut count = Count::default();
    for case in &cases {
        let file = folder.join(case["file"].as_str().ok_or("no file")?);
        let pixels = prepare(&std::fs::read(file)?, &Limits::default())?.pixels;
        let kind = serde_json::from_value(case["kind"].clone())?;
        let image = Image { kind, pixels };
        let questions: Vec<&String> = case["ask"]
            .as_object()
            .ok_or("no questions")?
            .keys()
            .collect();
        let seen = look(&mut far, &image, &questions)?;
        count.truth(&seen, case);
        if let Some(here) = &mut here {
            count.same(&look(here, &image, &questions)?, &seen);
        }
    }
    let Count {
        all_answers,
        all_judged,
        ..
    } = count;
    println!(
        "images: {} pictures, {} of {all_answers} questions answered rightly there; {} of {all_judged} judgements with a probability",
        cases.len(),
        count.right,
        count.weighed
    );
    if here.is_some() {
        println!(
            "images: the same as here: {} of {} descriptions, {} of {all_answers} answers, {} of {all_judged} judgements, probabilities at most {:.4} apart",
            count.described,
            cases.len(),
            count.answers,
            count.judged,
            count.furthest
        );
    }
    Ok(())
}
