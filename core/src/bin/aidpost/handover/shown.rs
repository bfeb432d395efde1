//! A message that was read: first whom it is from and whether to trust it, then the colour, then the facts.

use aidpost::encounter::{Encounter, Sign, SignState};
use aidpost::records::handover::{Agreement, Freshness, Handover, NotCarried, Raised, Rules};
use serde_json::{Value, json};

pub(super) fn text(found: &Handover) -> String {
    let mut lines = vec![format!(
        "From {}, written {}, valid until {}",
        clean(&found.from),
        found.issued,
        found.expires
    )];
    match found.freshness {
        Freshness::Valid => {}
        Freshness::Expired => lines.push("EXPIRED: look at the patient anew.".to_owned()),
        Freshness::FromTheFuture => {
            lines.push("FROM THE FUTURE: one of the two clocks is wrong.".to_owned())
        }
    }
    let acuity = found.acuity();
    lines.push(String::new());
    lines.push(if found.supervisor_review() {
        format!(
            "{}\na supervising clinician must look",
            acuity.label_under_review()
        )
    } else {
        acuity.label().to_owned()
    });
    lines.push(agreement(found));
    if found.facts.not_for_clinical_use {
        lines.push(
            "NOT FOR CLINICAL USE: a demonstration or unverified model read the narrative."
                .to_owned(),
        );
    }
    lines.push(String::new());
    if let Some(label) = &found.label {
        lines.push(format!("Patient: {}", clean(label)));
    }
    lines.extend(facts(&found.facts.encounter));
    let signs = |state| {
        let all = found.facts.encounter.signs.iter();
        labels(all.filter(|(_, own)| **own == state).map(|(sign, _)| sign))
    };
    let read = labels(found.facts.read.iter());
    let left = names(&found.not_carried);
    for (what, which) in [
        ("present", signs(SignState::Present)),
        ("absent", signs(SignState::Absent)),
        ("read in the narrative", read),
        ("not carried", left),
    ] {
        if !which.is_empty() {
            lines.push(format!("{what}: {which}"));
        }
    }
    lines.join("\n") + "\n"
}

fn agreement(found: &Handover) -> String {
    let (sent, here) = (
        found.facts.acuity.code(),
        found.replayed.outcome.acuity.code(),
    );
    let rules = match found.replayed.rules {
        Rules::Same => "the same rules",
        Rules::Other => "OTHER RULES than the sender's",
    };
    match (found.replayed.agreement, found.facts.raised) {
        (Agreement::Same, _) => format!("replayed here, by {rules}: the same colour"),
        (Agreement::SentMoreUrgent, Some(raised)) => {
            format!(
                "replayed here, by {rules}: {here}; the sender says {sent}, because of {}",
                why(raised)
            )
        }
        (Agreement::SentMoreUrgent, None) => {
            format!("DIFFERENT: replayed here, by {rules}: {here}; the sender says {sent}")
        }
        (Agreement::SentLessUrgent, _) => {
            format!("DIFFERENT: replayed here, by {rules}: {here}; the sender says only {sent}")
        }
    }
}

const fn why(raised: Raised) -> &'static str {
    match raised {
        Raised::ModelOpinion => "the model's opinion",
        Raised::ToldValue => "a number in the narrative that nobody entered",
    }
}

/// What was entered, by the names of its fields.
fn facts(encounter: &Encounter) -> Vec<String> {
    let record = json!(encounter);
    let mut lines = vec![format!(
        "{} = {}",
        encounter.age.field(),
        encounter.age.value()
    )];
    for field in ["sex", "pregnancy", "setting", "checklist_complete"] {
        if !record[field].is_null() {
            lines.push(format!("{field} = {}", plain(&record[field])));
        }
    }
    let vitals = record["vitals"].as_object();
    for (field, value) in vitals.into_iter().flatten() {
        lines.push(format!("vitals.{field} = {}", plain(value)));
    }
    lines
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn labels<'a>(signs: impl Iterator<Item = &'a Sign>) -> String {
    signs
        .map(|sign| sign.label())
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn names(left: &[NotCarried]) -> String {
    left.iter()
        .map(|one| one.words())
        .collect::<Vec<_>>()
        .join(", ")
}

/// To a terminal a control character could be a command.
fn clean(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

pub(super) fn json(found: &Handover) -> Value {
    let freshness = match found.freshness {
        Freshness::Valid => "valid",
        Freshness::Expired => "expired",
        Freshness::FromTheFuture => "from_the_future",
    };
    let agreement = match found.replayed.agreement {
        Agreement::Same => "same",
        Agreement::SentMoreUrgent => "sent_more_urgent",
        Agreement::SentLessUrgent => "sent_less_urgent",
    };
    let rules = match found.replayed.rules {
        Rules::Same => "same",
        Rules::Other => "other",
    };
    let outcome = &found.replayed.outcome;
    let left = found.not_carried.iter().map(|one| one.words());
    json!({
        "schema": "aidpost.handover/1",
        "from": found.from, "issued": found.issued, "expires": found.expires, "freshness": freshness,
        "acuity": found.acuity(), "supervisor_review": found.supervisor_review(),
        "not_for_clinical_use": found.facts.not_for_clinical_use,
        "sent": {
            "acuity": found.facts.acuity, "supervisor_review": found.facts.supervisor_review,
            "raised_by": found.facts.raised.map(why),
        },
        "replayed": {
            "acuity": outcome.acuity, "supervisor_review": outcome.supervisor_review,
            "rules": rules, "agreement": agreement, "assessment": outcome.assessment,
        },
        "label": found.label, "encounter": found.facts.encounter, "read_in_narrative": found.facts.read,
        "not_carried": left.collect::<Vec<_>>(),
    })
}
