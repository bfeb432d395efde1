//! The remote reader against a server that really runs a model. `.ci/facility` starts the server and calls this:
//!
//! ```text
//! facility compare PACK URL CASES…       each narrative here and there: the same signs?
//! facility many URL CLIENTS VISITS       as many clients at once, each with its own patients
//! facility killed URL CLIENTS PID        the same, and the server is killed in the middle
//! ```
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program that measures and prints"
)]

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use aidpost::encounter::{Encounter, SignState};
use aidpost::engine::{Engine, Options};
use aidpost::llama::Llama;
use aidpost::model::remote::RemoteModel;
use aidpost::model::remote::client::{Remote, Settings};
use aidpost::model::{Control, Model};
use aidpost::triage::{ModelStatus, RemoteReading, Triage, WarningCode};
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["compare", pack, url, cases @ ..] => compare(pack, url, cases),
        ["many", url, clients, visits] => many(url, clients.parse()?, visits.parse()?),
        ["killed", url, clients, pid] => killed(url, clients.parse()?, pid),
        _ => Err("see the head of this file".into()),
    }
}

/// A model beside the lexicon, in the place of the remote one: so that both are counted alike.
fn beside(model: Box<dyn Model>) -> Engine {
    Engine::rules_only()
        .with_options(Options::default())
        .with_remote(model)
}

fn remote(url: &str, deadline: u64) -> Result<Engine, Failure> {
    let settings = Settings {
        deadline: Duration::from_secs(deadline),
        ..Settings::new(url, "facility")
    };
    Ok(beside(Box::new(RemoteModel::new(Remote::new(settings)?))))
}

fn triage(engine: &mut Engine, encounter: &Encounter) -> Result<(Triage, Duration), Failure> {
    let start = Instant::now();
    let triage = engine.triage(encounter, &Control::default())?;
    Ok((triage, start.elapsed()))
}

fn signs(reading: &RemoteReading) -> BTreeSet<(&'static str, bool)> {
    let sign = |one: &aidpost::triage::SignRead| (one.sign.code(), one.state == SignState::Present);
    reading.signs.iter().map(sign).collect()
}

#[derive(Default)]
struct Score {
    found: usize,
    wrong: usize,
    missed: usize,
    seconds: f64,
}

impl Score {
    fn count(&mut self, read: &BTreeSet<(&'static str, bool)>, truth: &BTreeSet<String>) {
        let read: BTreeSet<String> = read
            .iter()
            .filter(|(_, is_there)| *is_there)
            .map(|(code, _)| (*code).to_owned())
            .collect();
        self.found += read.intersection(truth).count();
        self.wrong += read.difference(truth).count();
        self.missed += truth.difference(&read).count();
    }

    fn f1(&self) -> f64 {
        2.0 * self.found as f64 / (2 * self.found + self.wrong + self.missed).max(1) as f64
    }
}

fn compare(pack: &str, url: &str, files: &[&str]) -> Result<(), Failure> {
    let pack = aidpost_models::verify(pack.as_ref(), &mut |_, _| ControlFlow::Continue(()))?;
    let mut here = beside(Box::new(Llama::open(&pack, &Control::default())?));
    let mut there = remote(url, 120)?;
    let (mut by_here, mut by_there) = (Score::default(), Score::default());
    let (mut cases, mut same, mut answered, mut left_out) = (0, 0, 0, 0);
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            let case: Value = serde_json::from_str(line)?;
            let encounter = Encounter::from_json(&case["encounter"].to_string())?;
            let truth = case["truth"].as_array().into_iter().flatten();
            let truth: BTreeSet<String> = truth
                .filter(|one| one["state"] == "present")
                .filter_map(|one| one["sign"].as_str().map(str::to_owned))
                .collect();
            let mut read = Vec::new();
            for (engine, score) in [(&mut here, &mut by_here), (&mut there, &mut by_there)] {
                let (triage, time) = triage(engine, &encounter)?;
                let reading = triage.remote.as_ref().ok_or("no story")?;
                let signs = signs(reading);
                score.count(&signs, &truth);
                score.seconds += time.as_secs_f64();
                read.push((signs, reading.status, rejected(&triage)));
            }
            cases += 1;
            same += usize::from(read[0].0 == read[1].0);
            answered += usize::from(read[1].1.is_answer());
            left_out += usize::from(read[1].2);
        }
    }
    println!(
        "compare: {cases} narratives, {answered} answered there, {same} with the same signs as here; {left_out} replies with lines left out"
    );
    for (name, score) in [("here", &by_here), ("there", &by_there)] {
        println!(
            "compare: {name}: F1 {:.3} (found {}, wrong {}, missed {}), {:.2} s a triage",
            score.f1(),
            score.found,
            score.wrong,
            score.missed,
            score.seconds / f64::from(cases.max(1))
        );
    }
    if answered != cases as usize {
        return Err("the server did not answer every narrative".into());
    }
    Ok(())
}

fn rejected(triage: &Triage) -> bool {
    let mut warnings = triage.warnings.iter();
    warnings.any(|warning| warning.code == WarningCode::ReplyRejected)
}

/// One patient's story, with a name that is no other patient's.
fn patient(client: usize, visit: usize) -> Result<Encounter, Failure> {
    let complaints = [
        "cannot stop vomiting",
        "has a fever since yesterday",
        "breathes with a harsh noise",
        "complains of a severe headache",
        "fell and bleeds from the leg",
    ];
    let complaint = complaints[(client + visit) % complaints.len()];
    let story = format!("Patient canary{client}x{visit} {complaint}. The neck is not stiff.");
    let encounter = json!({ "age": { "years": 20 + client % 50 }, "narrative": story });
    Ok(Encounter::from_json(&encounter.to_string())?)
}

/// What one visit came to: the wait, the status, and whether a line was left out.
struct Visit {
    wait: Duration,
    status: ModelStatus,
    is_below: bool,
    left_out: bool,
    strange: bool,
}

fn visits(url: &str, client: usize, count: usize, deadline: u64) -> Result<Vec<Visit>, String> {
    let words = |error: Failure| error.to_string();
    let mut engine = remote(url, deadline).map_err(words)?;
    let mut done = Vec::new();
    for visit in 0..count {
        let encounter = patient(client, visit).map_err(words)?;
        let (triage, wait) = triage(&mut engine, &encounter).map_err(words)?;
        let rules = Engine::rules(&encounter).map_err(|error| error.to_string())?;
        let record = serde_json::to_string(&triage).map_err(|error| error.to_string())?;
        let own = format!("canary{client}x{visit}");
        let strange = record.replace(&own, "").contains("canary");
        let reading = triage.remote.as_ref().ok_or("no story")?;
        done.push(Visit {
            wait,
            status: reading.status,
            is_below: triage.acuity < rules.acuity,
            left_out: rejected(&triage),
            strange,
        });
    }
    Ok(done)
}

fn at_once(
    url: &str,
    clients: usize,
    count: usize,
    deadline: u64,
    meanwhile: impl FnOnce(),
) -> Result<Vec<Vec<Visit>>, Failure> {
    std::thread::scope(|scope| {
        let started: Vec<_> = (0..clients)
            .map(|client| scope.spawn(move || visits(url, client, count, deadline)))
            .collect();
        meanwhile();
        let ended = started.into_iter().map(|thread| {
            let visits = thread.join().map_err(|_| "a client fell over")?;
            Ok(visits?)
        });
        ended.collect()
    })
}

fn told(what: &str, clients: &[Vec<Visit>], seconds: f64) -> Result<usize, Failure> {
    let all: Vec<&Visit> = clients.iter().flatten().collect();
    let mut waits: Vec<f64> = all.iter().map(|visit| visit.wait.as_secs_f64()).collect();
    waits.sort_by(f64::total_cmp);
    let at = |part: f64| waits[((waits.len() - 1) as f64 * part) as usize];
    let answered = all.iter().filter(|visit| visit.status.is_answer()).count();
    let count = |is: fn(&Visit) -> bool| all.iter().filter(|visit| is(visit)).count();
    let means: Vec<f64> = clients
        .iter()
        .map(|visits| {
            visits.iter().map(|v| v.wait.as_secs_f64()).sum::<f64>() / visits.len() as f64
        })
        .collect();
    let (least, most) = means
        .iter()
        .fold((f64::MAX, 0.0f64), |(least, most), mean| {
            (least.min(*mean), most.max(*mean))
        });
    println!(
        "{what}: {} triages in {seconds:.1} s ({:.2} a second), {answered} answered; waits: median {:.1} s, 95 % {:.1} s, longest {:.1} s; a client's mean {least:.1} to {most:.1} s",
        all.len(),
        all.len() as f64 / seconds,
        at(0.5),
        at(0.95),
        at(1.0),
    );
    println!(
        "{what}: {} with another patient's name, {} below the rules, {} replies with lines left out",
        count(|visit| visit.strange),
        count(|visit| visit.is_below),
        count(|visit| visit.left_out),
    );
    if count(|visit| visit.strange || visit.is_below) > 0 {
        return Err("mixed up, or below the rules".into());
    }
    Ok(answered)
}

fn many(url: &str, clients: usize, visits: usize) -> Result<(), Failure> {
    let start = Instant::now();
    let done = at_once(url, clients, visits, 600, || ())?;
    let answered = told("many", &done, start.elapsed().as_secs_f64())?;
    if answered < clients * visits {
        return Err("not every question was answered".into());
    }
    Ok(())
}

fn killed(url: &str, clients: usize, pid: &str) -> Result<(), Failure> {
    let start = Instant::now();
    let kill = || {
        std::thread::sleep(Duration::from_secs(8));
        let _ = std::process::Command::new("kill")
            .args(["-9", pid])
            .status();
    };
    let done = at_once(url, clients, 3, 20, kill)?;
    let answered = told("killed", &done, start.elapsed().as_secs_f64())?;
    let slow = |visit: &&Visit| visit.wait > Duration::from_secs(21);
    if answered == clients * 3 || done.iter().flatten().any(|visit| slow(&visit)) {
        return Err("the server was not killed, or somebody waited beyond the deadline".into());
    }
    Ok(())
}
