//! Boundary vectors, generated from the tables: for every rule the inputs that make it hold, then each input moved to
//! both sides of its edge; every sign alone and in pairs. What they cannot show is whether the tables are right: the
//! tests that were written by hand from the documents do that.

use std::collections::BTreeSet;

use aidpost_protocol::encounter::{
    Age, Avpu, Encounter, Pregnancy, Setting, Sex, Sign, SignState, Vital,
};
use aidpost_protocol::{
    Condition, DERIVED, Listing, Response, YoungInfantFever, algorithms, charts, evaluate,
    guidelines, listings, score_tables, standards,
};
use serde_json::{Value, json};

use super::generate_moves::{moved, set, with};

/// One file of vectors: the protocol's id, and a JSON document a line.
pub(super) fn files() -> Vec<(String, String)> {
    let listings = listings();
    listings
        .iter()
        .map(|one| (one.id.to_owned(), file(one)))
        .collect()
}

fn file(listing: &Listing) -> String {
    let mut seen = BTreeSet::new();
    let mut lines = String::new();
    let mut add = |about: &str, encounter: &Encounter| {
        if encounter.check().is_err() || !is_for(listing, encounter) {
            return;
        }
        let encounter_json = short(encounter);
        if seen.insert(encounter_json.to_string()) {
            let expected = expected(listing.id, encounter);
            let line = json!({ "about": about, "encounter": encounter_json, "expected": expected });
            lines += &format!("{line}\n");
        }
    };
    let mut so_far = vec![base(listing)];
    for row in &listing.rows {
        let mut edges = atoms(&row.when);
        let signs: Vec<Condition> = edges.iter().flat_map(measured).collect();
        edges.extend(signs.iter().flat_map(atoms));
        edges.extend(
            listing
                .applies
                .iter()
                .chain(&listing.unless)
                .chain(&row.ruled_out)
                .flat_map(atoms),
        );
        for start in &so_far {
            for held in satisfy(&row.when, start) {
                add(row.id, &held);
                for moved in edges.iter().flat_map(|edge| moved(edge, &held)) {
                    add(row.id, &moved);
                }
            }
        }
        if let Some(out) = &row.ruled_out {
            // The next step of a mass-casualty protocol begins where this one is ruled out and does not hold.
            let next = so_far.iter().flat_map(|start| satisfy(out, start));
            let next: Vec<Encounter> = next.filter(|one| !row.when.holds(one)).take(4).collect();
            if !next.is_empty() {
                so_far = next;
            }
        }
    }
    let signs = signs(listing.id);
    let start = base(listing);
    for (about, one) in settings(listing) {
        add(about, &one);
    }
    for (i, first) in signs.iter().enumerate() {
        let alone = with(&start, *first, SignState::Present);
        add("alone", &alone);
        add("alone, absent", &with(&start, *first, SignState::Absent));
        for second in &signs[i + 1..] {
            add("pair", &with(&alone, *second, SignState::Present));
        }
    }
    lines
}

/// The encounter without the fields that have their default, and whole numbers without a fraction: fewer bytes, read the same.
fn short(encounter: &Encounter) -> Value {
    let mut value = json!(encounter);
    let Some(fields) = value.as_object_mut() else {
        return value;
    };
    fields.retain(|_, field| {
        let is_default = *field == "unknown" || *field == json!(false) || *field == json!({});
        !is_default
    });
    if let Some(vitals) = fields.get_mut("vitals").and_then(Value::as_object_mut) {
        for vital in vitals.values_mut() {
            let whole = vital.as_f64().filter(|number| number.fract() == 0.0);
            if let Some(number) = whole {
                *vital = json!(number as i64);
            }
        }
    }
    value
}

/// What the protocol says of an encounter: its result and the rules that held.
pub(super) fn expected(protocol: &str, encounter: &Encounter) -> Value {
    if let Some(algorithm) = algorithms()
        .iter()
        .find(|algorithm| algorithm.id == protocol)
    {
        return match algorithm.sort(encounter) {
            Ok(sorted) => json!({ "category": sorted.category, "missing": sorted.missing,
                "rules": sorted.finding.map(|finding| finding.rule).into_iter().collect::<Vec<_>>() }),
            Err(error) => json!({ "error": error.code() }),
        };
    }
    if let Some(table) = score_tables().iter().find(|table| table.id == protocol) {
        let score = table.score(encounter);
        let rules = table.firing(encounter);
        let rules: Vec<&str> = rules
            .iter()
            .map(|rule| rule.id)
            .filter(|_| score.is_some())
            .collect();
        return json!({ "score": score, "rules": rules });
    }
    if standards().iter().any(|standard| standard.id == protocol) {
        let of = |fever| {
            let all = guidelines(encounter, fever);
            let one = all.into_iter().find(|one| one.protocol == protocol);
            one.map(|one| {
                one.findings
                    .into_iter()
                    .map(|found| found.rule)
                    .collect::<Vec<_>>()
            })
        };
        let rules = of(YoungInfantFever::From37_5);
        let other = of(YoungInfantFever::From38_0);
        let differs = other != rules;
        let mut said = json!({ "applies": rules.is_some(), "rules": rules.unwrap_or_default() });
        if differs {
            said["rules_with_fever_from_38.0"] = json!(other.unwrap_or_default());
        }
        return said;
    }
    let outcome = evaluate(encounter);
    let findings = outcome.assessment.findings.into_iter();
    let mut said = json!({ "acuity": outcome.acuity,
        "rules": findings.map(|found| found.rule).collect::<Vec<_>>() });
    if outcome.supervisor_review {
        said["supervisor_review"] = json!(true);
    }
    if !outcome.assessment.missing.is_empty() {
        said["missing"] = json!(outcome.assessment.missing);
    }
    said
}

/// Whether the line belongs into this file: the charts' files hold only what their own chart decides.
fn is_for(listing: &Listing, encounter: &Encounter) -> bool {
    let is_chart = charts().iter().any(|chart| chart.id == listing.id);
    !is_chart || evaluate(encounter).assessment.protocol == listing.id
}

fn signs(protocol: &str) -> Vec<Sign> {
    let chart = charts().iter().find(|chart| chart.id == protocol);
    let standard = standards().iter().find(|standard| standard.id == protocol);
    let chart = chart.map(|chart| chart.signs());
    chart
        .or(standard.map(|one| one.signs()))
        .unwrap_or_default()
}

/// A patient for whom the protocol is, with nothing wrong, and measured what the protocol cannot do without.
fn base(listing: &Listing) -> Encounter {
    let age = match listing.id {
        "iitt-child" | "imci" => Age::Months(50),
        "muac" => Age::Months(24),
        "imci-young-infant" => Age::Days(40),
        "jumpstart" => Age::Years(5),
        _ => Age::Years(30),
    };
    let mut encounter = Encounter::new(age);
    let is_chart = charts().iter().any(|chart| chart.id == listing.id);
    let is_score = score_tables().iter().any(|table| table.id == listing.id);
    let vitals = &mut encounter.vitals;
    if is_chart || is_score {
        let is_child = listing.id == "iitt-child";
        vitals.respiratory_rate_per_minute = Some(if is_child { 30.0 } else { 16.0 });
        vitals.heart_rate_per_minute = Some(if is_child { 120.0 } else { 75.0 });
        vitals.temperature_celsius = Some(37.0);
        vitals.spo2_percent = Some(98.0);
        vitals.avpu = Some(Avpu::Alert);
    }
    if is_score {
        vitals.systolic_mmhg = Some(120.0);
        vitals.supplemental_oxygen = Some(false);
    }
    encounter.checklist_complete = is_chart;
    let fitting = listing
        .applies
        .and_then(|applies| satisfy(&applies, &encounter).into_iter().next());
    fitting.unwrap_or(encounter)
}

/// The encounter changed so that the condition holds, in every way that the condition names.
fn satisfy(when: &Condition, start: &Encounter) -> Vec<Encounter> {
    if when.holds(start) && !matches!(when, Condition::Any(_) | Condition::AtLeastOf(..)) {
        return vec![start.clone()];
    }
    let mut one = start.clone();
    match when {
        Condition::Sign(sign) => {
            // Also by the number from which the sign follows.
            let causes = measured(when);
            let by_number = causes.iter().flat_map(|cause| satisfy(cause, start));
            let mut ways = vec![with(start, *sign, SignState::Present)];
            ways.extend(by_number);
            return ways;
        }
        Condition::Ticked(sign) => one = with(start, *sign, SignState::Present),
        Condition::Postpartum => one.pregnancy = Pregnancy::Postpartum,
        Condition::Points(..) | Condition::OneRow(..) => {
            set(&mut one, Vital::RespiratoryRate, 25.0);
            set(&mut one, Vital::Spo2, 93.0);
            set(&mut one, Vital::Systolic, 100.0);
        }
        Condition::Urgent(id) => return urgent(id, start),
        Condition::Above(vital, limit) => set(&mut one, *vital, limit + vital.resolution()),
        Condition::AtLeast(vital, limit) | Condition::AtMost(vital, limit) => {
            set(&mut one, *vital, *limit)
        }
        Condition::Below(vital, limit) => set(&mut one, *vital, limit - vital.resolution()),
        Condition::Avpu(levels) => one.vitals.avpu = levels.first().copied(),
        Condition::Pregnant => one.pregnancy = Pregnancy::Pregnant,
        Condition::OnOxygen => one.vitals.supplemental_oxygen = Some(true),
        Condition::Spo2Scale(table) => one.vitals.spo2_scale = Some(*table),
        Condition::Yes(fact) => fact.set(&mut one.casualty, Some(true)),
        Condition::No(fact) => fact.set(&mut one.casualty, Some(false)),
        Condition::Unless(fact) => fact.set(&mut one.casualty, None),
        Condition::DaysUnder(days) => one.age = Age::Days(days - 1),
        Condition::DaysFrom(days) => one.age = Age::Days(*days),
        Condition::Months(from, _) => {
            one.age = Age::Months(u16::try_from(*from).unwrap_or(u16::MAX))
        }
        Condition::YearsOver(years) => {
            one.age = Age::Years(u16::try_from(years + 1).unwrap_or(u16::MAX))
        }
        Condition::All(parts) => {
            let all = parts.iter().fold(vec![one], |starts, part| {
                starts
                    .iter()
                    .flat_map(|start| satisfy(part, start))
                    .collect()
            });
            return all.into_iter().filter(|one| when.holds(one)).collect();
        }
        Condition::Any(parts) => {
            return parts.iter().flat_map(|part| satisfy(part, start)).collect();
        }
        Condition::AtLeastOf(count, parts) => {
            let mut all = Vec::new();
            for (i, first) in parts.iter().enumerate() {
                for second in &parts[i + 1..] {
                    let pair = satisfy(first, start);
                    all.extend(pair.iter().flat_map(|start| satisfy(second, start)));
                }
            }
            all.retain(|one| *count == 2 && when.holds(one));
            return all;
        }
    }
    vec![one]
}

/// The numbers and levels from which a sign follows.
fn measured(when: &Condition) -> Vec<Condition> {
    let Condition::Sign(sign) = when else {
        return Vec::new();
    };
    let of_it = DERIVED.iter().filter(|derived| derived.sign == *sign);
    let is_measured = |cause: &Condition| {
        let no_sign = |atom: &Condition| {
            !matches!(
                atom,
                Condition::Sign(_) | Condition::Pregnant | Condition::Postpartum
            )
        };
        atoms(cause).iter().all(no_sign)
    };
    of_it
        .map(|derived| derived.cause)
        .filter(is_measured)
        .collect()
}

/// The encounter changed so that a standard refers urgently, one by each of its rules.
fn urgent(id: &str, start: &Encounter) -> Vec<Encounter> {
    let standard = standards().iter().find(|one| one.id == id);
    let rules = standard.iter().flat_map(|one| one.rules);
    let refers = rules.filter(|rule| rule.gives.response == Response::ReferUrgently);
    let starts = standard.map_or_else(Vec::new, |one| satisfy(&one.applies, start));
    let ways = refers.flat_map(|rule| {
        let ways = starts.iter().flat_map(|start| satisfy(&rule.when, start));
        ways.take(2).collect::<Vec<_>>()
    });
    ways.collect()
}

/// On both sides of where the scores give more points.
pub(super) const SCORED: [(Vital, f64); 16] = [
    (Vital::RespiratoryRate, 8.0),
    (Vital::RespiratoryRate, 9.0),
    (Vital::RespiratoryRate, 21.0),
    (Vital::RespiratoryRate, 22.0),
    (Vital::RespiratoryRate, 24.0),
    (Vital::RespiratoryRate, 25.0),
    (Vital::Spo2, 91.0),
    (Vital::Spo2, 92.0),
    (Vital::Spo2, 94.0),
    (Vital::Systolic, 90.0),
    (Vital::Systolic, 91.0),
    (Vital::Systolic, 101.0),
    (Vital::Systolic, 219.0),
    (Vital::Systolic, 220.0),
    (Vital::HeartRate, 130.0),
    (Vital::HeartRate, 131.0),
];

/// A woman of whom nobody knows whether she is pregnant, at both ends of the age, with a pressure and without; whoever
/// calls from afar.
fn settings(listing: &Listing) -> Vec<(&'static str, Encounter)> {
    if !charts().iter().any(|chart| chart.id == listing.id) {
        return Vec::new();
    }
    let start = base(listing);
    let mut lines = Vec::new();
    for months in [143, 144, 611, 612] {
        for pressure in [None, Some(120.0), Some(159.0), Some(160.0)] {
            let mut one = Encounter {
                sex: Sex::Female,
                age: Age::Months(months),
                ..start.clone()
            };
            one.vitals.systolic_mmhg = pressure;
            lines.push(("pregnancy not known", one.clone()));
            lines.push((
                "pregnancy not known",
                with(&one, Sign::SevereHeadache, SignState::Present),
            ));
        }
    }
    for sign in [
        None,
        Some(Sign::Stridor),
        Some(Sign::Wheezing),
        Some(Sign::Cough),
    ] {
        let call = Encounter {
            setting: Some(Setting::Remote),
            ..start.clone()
        };
        let call = sign.map_or(call.clone(), |sign| with(&call, sign, SignState::Present));
        lines.push(("call", call.clone()));
        let vitals = aidpost_protocol::encounter::Vitals::default();
        lines.push(("call", Encounter { vitals, ..call }));
    }
    lines
}

/// The conditions without parts of which the condition is made.
pub(super) fn atoms(when: &Condition) -> Vec<Condition> {
    match when {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
            parts.iter().flat_map(atoms).collect()
        }
        atom => vec![*atom],
    }
}
