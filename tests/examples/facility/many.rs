//! Many clients at once: throughput, waits, fairness, nothing mixed up between patients, and a server that is killed in the middle.

use std::time::{Duration, Instant};

use aidpost::encounter::Encounter;
use aidpost::engine::Engine;
use aidpost::triage::ModelStatus;
use serde_json::json;

use crate::{Failure, beside, rejected, there, triage};

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
    let mut engine = beside(there(url, deadline).map_err(words)?);
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

pub(crate) fn many(url: &str, clients: usize, visits: usize) -> Result<(), Failure> {
    let start = Instant::now();
    let done = at_once(url, clients, visits, 600, || ())?;
    let answered = told("many", &done, start.elapsed().as_secs_f64())?;
    if answered < clients * visits {
        return Err("not every question was answered".into());
    }
    Ok(())
}

pub(crate) fn killed(url: &str, clients: usize, pid: &str) -> Result<(), Failure> {
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
