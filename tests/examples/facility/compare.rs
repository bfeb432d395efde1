//! Each narrative here and there: signs, opinions and what the server says of its own certainty.

use std::collections::{BTreeMap, BTreeSet};

use aidpost::acuity::Acuity;
use aidpost::encounter::{Encounter, SignState};
use aidpost::engine::Engine;
use aidpost::model::Model;
use aidpost::triage::{Opinion, RemoteReading, SignRead, Triage};
use serde_json::Value;

use crate::{Failure, beside, cases, rejected, there, triage};

type Signs = BTreeSet<(&'static str, bool)>;

fn signs(reading: &RemoteReading) -> Signs {
    let sign = |one: &SignRead| (one.sign.code(), one.state == SignState::Present);
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
    fn count(&mut self, read: &Signs, truth: &BTreeSet<String>) {
        let read: BTreeSet<String> = read
            .iter()
            .filter(|(_, is_there)| *is_there)
            .map(|(code, _)| (*code).to_owned())
            .collect();
        self.found += read.intersection(truth).count();
        self.wrong += read.difference(truth).count();
        self.missed += truth.difference(&read).count();
    }

    fn tell(&self, name: &str, cases: usize) {
        let f1 =
            2.0 * self.found as f64 / (2 * self.found + self.wrong + self.missed).max(1) as f64;
        println!(
            "compare: {name}: F1 {f1:.3} (found {}, wrong {}, missed {}), {:.2} s a triage",
            self.found,
            self.wrong,
            self.missed,
            self.seconds / cases.max(1) as f64
        );
    }
}

/// What the probabilities of opinions came to, here and there.
#[derive(Default)]
struct Opinions {
    there: usize,
    both: usize,
    same: usize,
    furthest: f64,
    sum: f64,
}

impl Opinions {
    fn count(&mut self, here: Option<&Opinion>, there: Option<&Opinion>) -> Result<(), Failure> {
        let Some(there) = there else { return Ok(()) };
        self.there += 1;
        let all: f64 = there.probabilities.values().sum();
        if (all - 1.0).abs() > 1e-6 {
            return Err("probabilities that are not 1 together".into());
        }
        let Some(here) = here else { return Ok(()) };
        self.both += 1;
        self.same += usize::from(here.acuity == there.acuity);
        let apart = |acuity: &Acuity| {
            let of = |all: &BTreeMap<Acuity, f64>| all.get(acuity).copied().unwrap_or_default();
            (of(&here.probabilities) - of(&there.probabilities)).abs()
        };
        let apart = there.probabilities.keys().map(apart).fold(0.0, f64::max);
        self.furthest = self.furthest.max(apart);
        self.sum += apart;
        Ok(())
    }
}

pub(crate) fn compare(
    here: Option<Box<dyn Model>>,
    url: &str,
    files: &[&str],
) -> Result<(), Failure> {
    let mut here = here.map(beside);
    let mut far = beside(there(url, 590)?);
    let (mut by_here, mut by_there) = (Score::default(), Score::default());
    let mut opinions = Opinions::default();
    let (mut same, mut answered, mut left_out, mut below) = (0, 0, 0, 0);
    let (mut weighed, mut present) = (0, 0);
    let cases = cases(files)?;
    for (number, case) in cases.iter().enumerate() {
        let encounter = Encounter::from_json(&case["encounter"].to_string())?;
        let truth = truth(case);
        let (there, time) = triage(&mut far, &encounter)?;
        let reading = there.remote.as_ref().ok_or("no story")?;
        answered += usize::from(reading.status.is_answer());
        left_out += usize::from(rejected(&there));
        below += usize::from(there.acuity < Engine::rules(&encounter)?.acuity);
        verbatim(&encounter, &there)?;
        let weighs = |one: &&SignRead| one.probability.is_some();
        weighed += reading.signs.iter().filter(weighs).count();
        present += reading.signs.len();
        let far_signs = signs(reading);
        by_there.count(&far_signs, &truth);
        by_there.seconds += time.as_secs_f64();
        let Some(here) = &mut here else {
            opinions.count(None, reading.opinion.as_ref())?;
            continue;
        };
        let (near, time) = triage(here, &encounter)?;
        let near = near.remote.as_ref().ok_or("no story")?;
        let near_signs = signs(near);
        by_here.count(&near_signs, &truth);
        by_here.seconds += time.as_secs_f64();
        opinions.count(near.opinion.as_ref(), reading.opinion.as_ref())?;
        same += usize::from(near_signs == far_signs);
        if near_signs != far_signs {
            tell(number, &near_signs, &far_signs, reading);
        }
    }
    let count = cases.len();
    println!(
        "compare: {count} narratives, {answered} answered there; {left_out} replies with lines left out, {below} below the rules; of {present} signs {weighed} with a probability; {} opinions",
        opinions.there
    );
    by_there.tell("there", count);
    if here.is_some() {
        by_here.tell("here", count);
        println!(
            "compare: the same signs in {same} of {count}; the same opinion in {} of {}, probabilities at most {:.4} apart, {:.4} in the mean",
            opinions.same,
            opinions.both,
            opinions.furthest,
            opinions.sum / opinions.both.max(1) as f64
        );
    }
    if answered != count || below > 0 {
        return Err("the server did not answer every narrative, or it lowered".into());
    }
    Ok(())
}

fn truth(case: &Value) -> BTreeSet<String> {
    let truth = case["truth"].as_array().into_iter().flatten();
    truth
        .filter(|one| one["state"] == "present")
        .filter_map(|one| one["sign"].as_str().map(str::to_owned))
        .collect()
}

/// Where they differ, and how sure the server was: near one half it is a tie, which the order of sums decides.
fn tell(number: usize, near: &Signs, far: &Signs, reading: &RemoteReading) {
    let sure = |code: &str| {
        let one = reading.signs.iter().find(|one| one.sign.code() == code);
        one.and_then(|one| one.probability)
    };
    for (code, is_there) in near.difference(far) {
        println!("compare: narrative {number}: only here: {code}, present {is_there}");
    }
    for (code, is_there) in far.difference(near) {
        let sure = sure(code);
        println!(
            "compare: narrative {number}: only there: {code}, present {is_there}, probability {sure:?}"
        );
    }
}

fn verbatim(encounter: &Encounter, triage: &Triage) -> Result<(), Failure> {
    let story = encounter.narrative.as_deref().unwrap_or_default();
    for one in triage.remote.iter().flat_map(|reading| &reading.signs) {
        if !story.contains(&*one.evidence) {
            return Err("evidence that does not stand in the story".into());
        }
    }
    Ok(())
}
