//! Models on another machine, against a server that really runs one. `.ci/facility` starts the server and calls this; a PACK `-` is none, and
//! nothing is compared then; a URL may be a file of settings:
//!
//! ```text
//! facility compare PACK URL CASES…     each narrative here and there: the same signs, the same opinion?
//! facility tasks PACK URL CASES…       notes, histories and answers, here and there
//! facility images PACK URL FOLDER      the pictures of FOLDER/pictures.jsonl, here and there
//! facility stopped URL CASES           a note that nobody wants any more, at its first words
//! facility many URL CLIENTS VISITS     as many clients at once, each with its own patients
//! facility killed URL CLIENTS PID      the same, and the server is killed in the middle
//! ```
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program that measures and prints"
)]

mod compare;
mod images;
mod many;
mod tasks;

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use aidpost::encounter::Encounter;
use aidpost::engine::Engine;
use aidpost::llama::Llama;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings};
use aidpost::model::{Control, Model};
use aidpost::triage::{Triage, WarningCode};
use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["compare", pack, url, cases @ ..] => compare::compare(here(pack)?, url, cases),
        ["tasks", pack, url, cases @ ..] => tasks::tasks(here(pack)?, url, cases),
        ["images", pack, url, folder] => images::images(here(pack)?, url, folder),
        ["stopped", url, cases] => tasks::stopped(url, cases),
        ["many", url, clients, visits] => many::many(url, clients.parse()?, visits.parse()?),
        ["killed", url, clients, pid] => many::killed(url, clients.parse()?, pid),
        _ => Err("see the head of this file".into()),
    }
}

/// The pack's model on this machine, with its adapter if it has one.
fn here(pack: &str) -> Result<Option<Box<dyn Model>>, Failure> {
    if pack == "-" {
        return Ok(None);
    }
    let pack = aidpost_models::verify(pack.as_ref(), &mut |_, _| ControlFlow::Continue(()))?;
    Ok(Some(Box::new(Llama::open(&pack, &Control::default())?)))
}

/// The model at `url`, or as a file of settings says, asked with this deadline in seconds.
fn there(url: &str, deadline: u64) -> Result<Box<dyn Model>, Failure> {
    let usual = match url.ends_with(".json") {
        true => Settings::load(url.as_ref())?,
        false => Settings::new(url, "facility"),
    };
    let settings = Settings {
        deadline: Duration::from_secs(deadline),
        images: true,
        ..usual
    };
    Ok(Box::new(RemoteModel::new(Remote::new(settings)?)))
}

/// A model beside the lexicon, in the place of the remote one: so that both are counted alike.
fn beside(model: Box<dyn Model>) -> Engine {
    Engine::rules_only().with_remote(model)
}

fn triage(engine: &mut Engine, encounter: &Encounter) -> Result<(Triage, Duration), Failure> {
    let start = Instant::now();
    let triage = engine.triage(encounter, &Control::default())?;
    Ok((triage, start.elapsed()))
}

fn rejected(triage: &Triage) -> bool {
    let mut warnings = triage.warnings.iter();
    warnings.any(|warning| warning.code == WarningCode::ReplyRejected)
}

/// The lines of these files.
fn cases(files: &[&str]) -> Result<Vec<Value>, Failure> {
    let mut cases = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            cases.push(serde_json::from_str(line)?);
        }
    }
    Ok(cases)
}

/// Evidence is the story's own words, in characters.
fn stands(story: &str, start: usize, end: usize, words: &str) -> Result<(), Failure> {
    let there = story.chars().skip(start).take(end - start);
    if there.collect::<String>() != words {
        return Err("evidence that does not stand in the story".into());
    }
    Ok(())
}
