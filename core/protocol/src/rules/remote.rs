//! A call or a message, in which nobody can measure: red and yellow come from the signs that are told, green never, and
//! the caller is asked next what would change the answer most. When to come in is said for each colour.
//!
//! Sources: the charts themselves for what a sign means; for when to return at once, WHO's IMCI, 2014, counsel the mother
//! (cannot drink or breastfeed, becomes sicker, has a fever; fast or difficult breathing; blood in the stool), read in
//! others' word-by-word quotations. Telephone triage misses about a quarter of the urgent (NHS 111: sensitivity 74 %, BMJ
//! Quality and Safety 33:375, read in its abstract), which is why silence is never green here. No telephone protocol that
//! is open and can be cited was found: the order of questions and the times to come in are this project's reading.

use super::chart::Chart;
use super::fever_choice::YoungInfantFever;
use super::judge::judge;
use super::pregnancy::{self, PREGNANCY};
use super::{Condition, DERIVED, asked, chart};
use crate::acuity::Acuity;
use crate::encounter::{Encounter, Setting, Sign, SignState};

/// So many questions at a time: what a caller can follow.
const QUESTIONS: usize = 8;

const PREGNANCY_QUESTION: &str =
    "Is she pregnant, or could she be, or did she give birth in the last six weeks?";
const PRESSURE_QUESTION: &str = "What is the blood pressure, upper and lower number in mmHg?";

/// What a record holds of [`ask_next`]: the questions where nobody measures, or where a pregnancy is not known.
#[must_use]
pub fn questions(encounter: &Encounter) -> Vec<String> {
    let is_remote = encounter.setting == Some(Setting::Remote);
    if is_remote || !pregnancy::answers(encounter).is_empty() {
        let lacks = judge(chart(encounter), encounter, YoungInfantFever::default()).missing;
        if is_remote || lacks.iter().any(|field| field == PREGNANCY) {
            return ask_next(encounter);
        }
    }
    Vec::new()
}

/// What to ask next, the question first whose "yes" would raise the colour most; of equals in the order of the chart,
/// airway first. Signs that were answered, or that a complete checklist answers, are not asked again.
#[must_use]
pub fn ask_next(encounter: &Encounter) -> Vec<String> {
    let chart = chart(encounter);
    let acuity = |one: &Encounter| judge(chart, one, YoungInfantFever::default()).acuity;
    let now = acuity(encounter);
    if now == Acuity::Red {
        return Vec::new();
    }
    let mut questions: Vec<(Acuity, String)> = Vec::new();
    let told = judge(chart, encounter, YoungInfantFever::default());
    if told.missing.iter().any(|field| field == PREGNANCY) {
        // First of all: a "yes" brings ten red rules more.
        questions.push((Acuity::Red, PREGNANCY_QUESTION.to_owned()));
    }
    let is_remote = encounter.setting == Some(Setting::Remote);
    if pregnancy::lacks_pressure(encounter) && !is_remote {
        questions.push((Acuity::Red, PRESSURE_QUESTION.to_owned()));
    }
    if !encounter.checklist_complete {
        questions.extend(signs(chart, encounter, now));
    }
    // Stable, so that the order of the chart holds among equals.
    questions.sort_by_key(|(raises_to, _)| std::cmp::Reverse(*raises_to));
    questions.truncate(QUESTIONS);
    questions
        .into_iter()
        .map(|(_, question)| question)
        .collect()
}

/// The open signs that would raise the colour, with the colour that each would give.
fn signs(chart: &Chart, encounter: &Encounter, now: Acuity) -> Vec<(Acuity, String)> {
    let open = asked(encounter).into_iter();
    let open = open.filter(|sign| !encounter.signs.contains_key(sign));
    let mut without = Encounter {
        narrative: None,
        photos: Vec::new(),
        ..encounter.clone()
    };
    let mut raising: Vec<(Acuity, Sign)> = Vec::new();
    for sign in open {
        without.signs.insert(sign, SignState::Present);
        let acuity = judge(chart, &without, YoungInfantFever::default()).acuity;
        without.signs.remove(&sign);
        if acuity > now {
            raising.push((acuity, sign));
        }
    }
    // A sign that only says more of another needs no question of its own where that one raises as much, or is not there.
    let is_part = |(acuity, sign): &(Acuity, Sign)| {
        DERIVED.iter().any(|derived| {
            let is_absent = encounter.signs.get(&derived.sign) == Some(&SignState::Absent);
            derived.cause == Condition::Sign(*sign)
                && (is_absent || raising.contains(&(*acuity, derived.sign)))
        })
    };
    let alone = raising.iter().filter(|one| !is_part(one));
    alone
        .map(|(acuity, sign)| (*acuity, sign.question().to_owned()))
        .collect()
}

/// When whoever was not seen should come in, in words for the caller; `None` where the patient is already in a clinic.
#[must_use]
pub fn come_in(encounter: &Encounter, acuity: Acuity) -> Option<String> {
    if encounter.setting != Some(Setting::Remote) {
        return None;
    }
    let words = match acuity {
        Acuity::Red => "Come in now, by the fastest way there is; do not wait and do not go alone.",
        Acuity::Yellow => {
            "Come in today. Come at once if it gets worse: cannot drink, hard or fast breathing, a fit, hard to wake, bleeding."
        }
        Acuity::NotTriageable | Acuity::Green => {
            "Nobody has measured anything, so this is no all-clear. Come in at once if the patient cannot drink, gets sicker, has a fever, breathes fast or hard, has a fit, is hard to wake, or bleeds; otherwise have somebody look within a day."
        }
    };
    Some(words.to_owned())
}
