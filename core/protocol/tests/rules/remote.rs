//! A call without vital signs: red and yellow from signs, never green, what to ask next, and when to come in.

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::{Age, Encounter, Pregnancy, Setting, Sex, Sign, SignState};
use aidpost_protocol::{ask_next, come_in, evaluate, questions};

use super::{well, with};

fn call(age: Age) -> Encounter {
    Encounter {
        setting: Some(Setting::Remote),
        ..Encounter::new(age)
    }
}

#[test]
fn red_and_yellow_come_from_signs_alone_and_green_never() {
    for age in [Age::Months(30), Age::Years(6), Age::Years(40)] {
        assert_eq!(
            evaluate(&with(call(age), Sign::Stridor)).acuity,
            Acuity::Red
        );
        assert_eq!(
            evaluate(&with(call(age), Sign::Wheezing)).acuity,
            Acuity::Yellow
        );
        assert_eq!(evaluate(&call(age)).acuity, Acuity::NotTriageable);
        let measured_at_home = Encounter {
            setting: Some(Setting::Remote),
            ..well(age)
        };
        let outcome = evaluate(&measured_at_home);
        assert_eq!(
            outcome.acuity,
            Acuity::NotTriageable,
            "even with everything measured"
        );
        assert_eq!(outcome.assessment.missing, ["setting"]);
        let clinic = Encounter {
            setting: Some(Setting::Clinic),
            ..well(age)
        };
        assert_eq!(evaluate(&clinic), evaluate(&well(age)));
    }
}

#[test]
fn what_would_be_red_is_asked_before_what_would_be_yellow_and_nothing_twice() {
    let mut caller = call(Age::Years(40));
    let first = ask_next(&caller);
    assert_eq!(first[0], Sign::Unresponsive.question());
    assert_eq!(first.len(), 8);
    // Answered one after the other, every question comes once, and red ones come before yellow ones.
    let (mut asked, mut last) = (Vec::new(), Acuity::Red);
    while let Some(question) = ask_next(&caller).into_iter().next() {
        assert!(!asked.contains(&question), "{question}");
        let sign = Sign::ALL.iter().find(|sign| sign.question() == question);
        let sign = *sign.unwrap();
        let raises = evaluate(&with(caller.clone(), sign)).acuity;
        assert!(
            raises <= last && raises > Acuity::NotTriageable,
            "{question}"
        );
        last = raises;
        asked.push(question);
        caller.signs.insert(sign, SignState::Absent);
    }
    assert!(asked.len() > 30 && last == Acuity::Yellow);
    assert!(
        !asked.contains(&Sign::SevereChestIndrawing.question().to_owned()),
        "part of another"
    );
}

#[test]
fn one_of_two_signs_makes_the_other_a_red_question() {
    let stiff = with(call(Age::Years(40)), Sign::StiffNeck);
    let position = |caller: &Encounter| {
        let mut caller = caller.clone();
        // Everything else that is red is answered.
        for sign in Sign::ALL {
            let red = evaluate(&with(call(Age::Years(40)), *sign)).acuity == Acuity::Red;
            if red {
                caller.signs.insert(*sign, SignState::Absent);
            }
        }
        ask_next(&caller)
            .iter()
            .position(|question| question == Sign::Headache.question())
    };
    assert!(position(&stiff).is_some_and(|at| at < 5));
    assert_eq!(
        position(&call(Age::Years(40))),
        None,
        "alone a headache changes nothing"
    );
}

#[test]
fn a_woman_is_first_asked_whether_she_is_pregnant() {
    let woman = Encounter {
        sex: Sex::Female,
        ..call(Age::Years(30))
    };
    assert!(ask_next(&woman)[0].starts_with("Is she pregnant"));
    let known = Encounter {
        pregnancy: Pregnancy::NotPregnant,
        ..woman.clone()
    };
    assert!(!ask_next(&known)[0].starts_with("Is she pregnant"));
    let in_clinic = Encounter {
        sex: Sex::Female,
        ..well(Age::Years(30))
    };
    assert_eq!(questions(&in_clinic).len(), 1);
    assert!(questions(&well(Age::Years(30))).is_empty());
}

#[test]
fn who_cannot_be_in_labour_is_not_asked_about_it_and_a_told_labour_counts() {
    let labour = Sign::ActiveLabour.question().to_owned();
    let asked = |sex, pregnancy| {
        let mut one = Encounter {
            sex,
            pregnancy,
            ..call(Age::Years(30))
        };
        // Every question in its turn, as a caller who says "no" to each hears them.
        let mut all = Vec::new();
        while let Some(question) = ask_next(&one).into_iter().next() {
            let sign = Sign::ALL.iter().find(|sign| sign.question() == question);
            match sign {
                Some(sign) => drop(one.signs.insert(*sign, SignState::Absent)),
                None => one.pregnancy = Pregnancy::NotPregnant,
            }
            all.push(question);
        }
        all
    };
    assert!(asked(Sex::Female, Pregnancy::Pregnant).contains(&labour));
    assert!(asked(Sex::Other, Pregnancy::Pregnant).contains(&labour));
    for (sex, pregnancy) in [
        (Sex::Male, Pregnancy::Unknown),
        (Sex::Female, Pregnancy::NotPregnant),
    ] {
        let asked = asked(sex, pregnancy);
        assert!(asked.contains(&Sign::Stridor.question().to_owned()));
        assert!(!asked.contains(&labour));
    }
    let told = Encounter {
        sex: Sex::Male,
        ..with(call(Age::Years(30)), Sign::ImminentDelivery)
    };
    assert!(evaluate(&told).acuity >= Acuity::Yellow);
}

#[test]
fn nobody_who_is_red_is_asked_more_and_each_colour_says_when_to_come() {
    assert!(ask_next(&with(call(Age::Years(6)), Sign::Stridor)).is_empty());
    let words = [Acuity::Red, Acuity::Yellow, Acuity::NotTriageable]
        .map(|acuity| come_in(&call(Age::Years(6)), acuity).unwrap());
    assert!(words[0].starts_with("Come in now") && words[1].starts_with("Come in today"));
    assert!(words[2].contains("no all-clear"));
    assert_eq!(come_in(&well(Age::Years(6)), Acuity::Red), None);
}

#[test]
fn a_record_holds_questions_where_nobody_measures_and_else_only_for_an_open_pregnancy() {
    let adult = Encounter {
        sex: Sex::Male,
        ..Encounter::new(Age::Years(40))
    };
    assert_eq!(questions(&adult), Vec::<String>::new());
    let caller = Encounter {
        setting: Some(Setting::Remote),
        ..adult
    };
    assert_eq!(questions(&caller), ask_next(&caller));
    assert!(!questions(&caller).is_empty());
}
