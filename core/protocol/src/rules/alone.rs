//! What one finding alone does in a patient of this age, sex and pregnancy, for screens that put danger first and show what is usual. Asked of
//! the rules themselves, so that no screen needs a clinical list of its own.

use super::{Response, YoungInfantFever, evaluate, guidelines, red_signs};
use crate::acuity::Acuity;
use crate::encounter::{Age, Encounter, Pregnancy, Sex, Sign, SignState, Vital};

/// More steps than this from the lowest to the highest value are not tried.
const MOST_STEPS: f64 = 1000.0;

/// The most urgent colour that a rule gives because of this sign, with nothing else known; `None` where no rule asks about it alone.
#[must_use]
pub fn sign_alone(encounter: &Encounter, sign: Sign) -> Option<Acuity> {
    let nothing = nothing_else(encounter);
    let mut one = nothing.clone();
    one.signs.insert(sign, SignState::Present);
    added(&nothing, &one)
}

/// The signs that must not be overlooked: the [`red_signs`], and those for which alone a standard of this build refers urgently, in a
/// patient of some age, pregnant or not.
#[must_use]
pub fn urgent_signs() -> Vec<Sign> {
    let mut pregnant = Encounter::new(Age::Years(25));
    (pregnant.sex, pregnant.pregnancy) = (Sex::Female, Pregnancy::Pregnant);
    let of_age = [Age::Days(0), Age::Days(20), Age::Months(9), Age::Years(4)].map(Encounter::new);
    let refers = |encounter: &Encounter| {
        let standards = guidelines(encounter, YoungInfantFever::default());
        let mut findings = standards.iter().flat_map(|standard| &standard.findings);
        findings.any(|finding| finding.response == Response::ReferUrgently)
    };
    let refers_with = |patient: &Encounter, sign: Sign| {
        let mut with = patient.clone();
        with.signs.insert(sign, SignState::Present);
        refers(&with)
    };
    let mut signs = red_signs();
    for sign in Sign::ALL.iter().copied() {
        let mut patients = of_age.iter().chain([&pregnant]);
        if !signs.contains(&sign) && patients.any(|patient| refers_with(patient, sign)) {
            signs.push(sign);
        }
    }
    signs
}

/// Whether this sign would be red: alone, or together with what is known of the patient.
#[must_use]
pub fn would_be_red(encounter: &Encounter, sign: Sign) -> bool {
    let mut with = encounter.clone();
    with.signs.insert(sign, SignState::Present);
    let is_red = |encounter: &Encounter| super::evaluate(encounter).acuity == Acuity::Red;
    sign_alone(encounter, sign) == Some(Acuity::Red) || is_red(&with) && !is_red(encounter)
}

/// The longest range of a vital sign in which no rule holds because of it, both ends included, in the steps in which it is measured;
/// `None` where no value of it alone makes a rule hold.
#[must_use]
pub fn usual_range(encounter: &Encounter, vital: Vital) -> Option<(f64, f64)> {
    if vital == Vital::Muac {
        // The chart knows an arm that is too thin, and none that is too thick.
        return None;
    }
    let (lowest, highest) = vital.plausible_range();
    let steps = ((highest - lowest) / vital.resolution()).round();
    if steps > MOST_STEPS {
        return None;
    }
    let nothing = nothing_else(encounter);
    let known: Vec<String> = rules(&nothing);
    let mut best: Option<(f64, f64)> = None;
    let mut run: Option<(f64, f64)> = None;
    let mut fires = false;
    let mut step = 0.0;
    while step <= steps {
        // From the whole number of steps each time: sums of 0.1 would drift.
        let value = ((lowest / vital.resolution()).round() + step) * vital.resolution();
        let value = (value * 10.0).round() / 10.0;
        let mut one = nothing.clone();
        if !vital.set(&mut one.vitals, value) {
            return None;
        }
        if rules(&one).iter().all(|rule| known.contains(rule)) {
            run = Some((run.map_or(value, |(from, _)| from), value));
            let length = |range: Option<(f64, f64)>| range.map_or(-1.0, |(from, to)| to - from);
            if length(run) > length(best) {
                best = run;
            }
        } else {
            fires = true;
            run = None;
        }
        step += 1.0;
    }
    best.filter(|_| fires)
}

fn nothing_else(encounter: &Encounter) -> Encounter {
    let mut nothing = Encounter::new(encounter.age);
    nothing.sex = encounter.sex;
    nothing.pregnancy = encounter.pregnancy;
    nothing
}

fn rules(encounter: &Encounter) -> Vec<String> {
    let findings = evaluate(encounter).assessment.findings;
    findings.into_iter().map(|finding| finding.rule).collect()
}

fn added(before: &Encounter, after: &Encounter) -> Option<Acuity> {
    let known = rules(before);
    let findings = evaluate(after).assessment.findings;
    let new = findings
        .iter()
        .filter(|finding| !known.contains(&finding.rule));
    new.map(|finding| finding.acuity).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_danger_sign_alone_is_red_and_a_cough_alone_is_nothing() {
        let adult = Encounter::new(Age::Years(34));
        assert_eq!(sign_alone(&adult, Sign::Stridor), Some(Acuity::Red));
        assert_eq!(sign_alone(&adult, Sign::Wheezing), Some(Acuity::Yellow));
        assert_eq!(sign_alone(&adult, Sign::Cough), None);
    }

    #[test]
    fn what_alone_is_referred_urgently_must_not_be_overlooked() {
        let signs = urgent_signs();
        assert!(red_signs().iter().all(|sign| signs.contains(sign)));
        assert!(
            ![Sign::Cough, Sign::RunnyNose, Sign::EarDischarge]
                .iter()
                .any(|sign| signs.contains(sign))
        );
        #[cfg(feature = "imci")]
        assert!(
            [
                Sign::UnableToFeedOrDrink,
                Sign::VomitsEverything,
                Sign::NotFeedingWell
            ]
            .iter()
            .all(|sign| signs.contains(sign))
        );
    }

    #[test]
    fn a_sign_would_be_red_alone_or_with_what_is_known() {
        let mut child = Encounter::new(Age::Years(4));
        assert!(would_be_red(&child, Sign::Stridor));
        assert!(!would_be_red(&child, Sign::StiffNeck));
        let altered = Sign::AlteredMentalStatus;
        child.signs.insert(altered, SignState::Present);
        assert!(would_be_red(&child, Sign::StiffNeck));
        assert!(!would_be_red(&child, Sign::RunnyNose));
        // It is red already, and would be no redder.
        child.signs.insert(Sign::Stridor, SignState::Present);
        assert!(!would_be_red(&child, Sign::StiffNeck));
    }

    #[test]
    fn what_holds_already_is_not_put_down_to_the_sign() {
        // Under eight days everybody is red.
        let newborn = Encounter::new(Age::Days(3));
        assert_eq!(sign_alone(&newborn, Sign::Cough), None);
    }

    #[test]
    fn the_usual_range_is_the_chart_s_for_the_age() {
        // IITT, child chart, one to four years: breaths 20 to 40, heart 80 to 160.
        let child = Encounter::new(Age::Years(3));
        assert_eq!(
            usual_range(&child, Vital::RespiratoryRate),
            Some((20.0, 40.0))
        );
        assert_eq!(usual_range(&child, Vital::HeartRate), Some((80.0, 160.0)));
        assert_eq!(usual_range(&child, Vital::Temperature), Some((36.0, 39.0)));
        assert_eq!(usual_range(&child, Vital::GcsTotal), Some((15.0, 15.0)));
        for without in [Vital::Weight, Vital::Muac] {
            assert_eq!(usual_range(&child, without), None, "{without:?}");
        }
    }
}
