//! However somebody types, and whatever is read meanwhile: the triage is that of an engine which read nothing ahead.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

use std::cell::Cell;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{LazyLock, Mutex};

use aidpost::Triage;
use aidpost::encounter::{Age, Encounter, PatientText, Sex};
use aidpost::engine::{Engine, Options, Patients};
use aidpost::model::{Control, Progress, StopReason};
use aidpost_models::verify;
use aidpost_tests::demo_pack;
use proptest::prelude::*;
use tempfile::TempDir;

/// What somebody does between two looks at the form.
#[derive(Debug, Clone)]
enum Act {
    Type(String),
    Insert(usize, String),
    Delete(usize, usize),
    Age(u16),
    Sex(Sex),
    /// Another patient, with an id of their own or without one.
    Next(bool),
    /// Reads ahead, stopped when asked for so many times.
    Read(usize),
    Forget,
    /// Asks something else of the model.
    History,
}

fn act() -> impl Strategy<Value = Act> {
    let words = "(fever|cough|she|cannot|drink|her neck is stiff\\.|since Monday|no rash|he fell|\\n){1,12}"
        .prop_map(|words| words.replace("fever", " fever ").replace("she", " she "));
    prop_oneof![
        6 => words.clone().prop_map(Act::Type),
        2 => (any::<usize>(), words).prop_map(|(at, words)| Act::Insert(at, words)),
        2 => (any::<usize>(), 0..400_usize).prop_map(|(at, count)| Act::Delete(at, count)),
        1 => prop::sample::select(vec![3, 11, 12, 70]).prop_map(Act::Age),
        1 => prop::sample::select(vec![Sex::Female, Sex::Male]).prop_map(Act::Sex),
        1 => any::<bool>().prop_map(Act::Next),
        8 => prop_oneof![Just(usize::MAX), 1..400_usize].prop_map(Act::Read),
        1 => Just(Act::Forget),
        1 => Just(Act::History),
    ]
}

/// Where a place among the characters of `text` is.
fn place(text: &str, at: usize) -> usize {
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
    places
        .get(at % (places.len() + 1))
        .map_or(text.len(), |place| *place)
}

fn open(folder: &TempDir) -> Engine {
    open_in(folder.path())
}

fn open_in(folder: &Path) -> Engine {
    let pack = verify(&demo_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let options = Options {
        reply_tokens: 48,
        prefixes: Some(folder.to_owned()),
        ..Options::default()
    };
    Engine::open(&pack, options, &Control::default()).unwrap()
}

struct Pair {
    ahead: Engine,
    plain: Engine,
    _prefixes: TempDir,
}

static ENGINES: LazyLock<Mutex<Pair>> = LazyLock::new(|| {
    let prefixes = TempDir::new().unwrap();
    let (ahead, plain) = (open(&prefixes), open(&prefixes));
    Mutex::new(Pair {
        ahead,
        plain,
        _prefixes: prefixes,
    })
});

fn patient(number: usize, with_id: bool) -> Encounter {
    Encounter {
        id: with_id.then(|| PatientText::from(format!("patient {number}"))),
        narrative: Some(PatientText::from("She has had fever for two days")),
        ..Encounter::new(Age::Years(34))
    }
}

/// The triage, and how many tokens were there at the first tiding.
fn triage(engine: &mut Engine, encounter: &Encounter) -> (Triage, usize) {
    let first = Cell::new(None);
    let progress = |progress| {
        if let (Progress::Prompt { done, .. }, None) = (progress, first.get()) {
            first.set(Some(done));
        }
    };
    let control = Control {
        progress: &progress,
        ..Control::default()
    };
    let triage = engine.triage(encounter, &control).unwrap();
    (triage, first.get().unwrap_or(0))
}

fn perform(engine: &mut Engine, encounter: &mut Encounter, act: Act, number: usize) {
    let mut text = encounter
        .narrative
        .take()
        .map_or_else(String::new, |text| text.to_string());
    match act {
        Act::Type(words) => text.push_str(&words),
        Act::Insert(at, words) => text.insert_str(place(&text, at), &words),
        Act::Delete(at, count) => {
            let from = place(&text, at);
            let rest: String = text[from..].chars().skip(count).collect();
            text.replace_range(from.., &rest);
        }
        Act::Age(years) => encounter.age = Age::Years(years),
        Act::Sex(sex) => encounter.sex = sex,
        Act::Next(with_id) => {
            *encounter = patient(number, with_id);
            return;
        }
        Act::Read(patience) => {
            encounter.narrative = Some(PatientText::from(text));
            let asked = Cell::new(0);
            let stop = || {
                asked.set(asked.get() + 1);
                (asked.get() > patience).then_some(StopReason::Cancelled)
            };
            let control = Control {
                stop: &stop,
                ..Control::default()
            };
            engine.read_ahead(encounter, &control).unwrap();
            return;
        }
        Act::Forget => engine.forget(),
        Act::History => {
            encounter.narrative = Some(PatientText::from(text));
            let control = Control {
                stop: &|| Some(StopReason::Cancelled),
                ..Control::default()
            };
            assert!(engine.history(encounter, &control).is_err());
            return;
        }
    }
    encounter.narrative = Some(PatientText::from(text));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_triage_is_the_one_of_an_engine_that_read_nothing_ahead(
        acts in prop::collection::vec(act(), 1..10),
    ) {
        let mut engines = ENGINES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let Pair { ahead, plain, .. } = &mut *engines;
        let mut encounter = patient(0, true);
        for (number, act) in acts.into_iter().enumerate() {
            perform(ahead, &mut encounter, act, number);
        }
        let (expected, _) = triage(plain, &encounter);
        let (first, _) = triage(ahead, &encounter);
        prop_assert_eq!(&first, &expected);
        // And once more, behind what is read in one go.
        ahead.read_ahead(&encounter, &Control::default()).unwrap();
        prop_assert_eq!(&triage(ahead, &encounter).0, &expected);
    }
}

#[test]
fn what_was_read_is_there_at_once_and_only_for_its_patient() {
    let prefixes = TempDir::new().unwrap();
    let mut engine = open(&prefixes);
    let one = patient(1, true);
    let (expected, _) = triage(&mut engine, &one);
    let control = Control::default();
    let ahead = engine.read_ahead(&one, &control).unwrap();
    assert!(ahead.is_whole());
    let (told, there) = triage(&mut engine, &one);
    assert_eq!((told, there), (expected.clone(), ahead.total));
    // It was taken: the next one reads anew.
    let (told, prefix) = triage(&mut engine, &one);
    assert!(told == expected && prefix < ahead.total);
    // Of another patient, even with the same words, nothing is used.
    engine.read_ahead(&one, &control).unwrap();
    let (told, there) = triage(&mut engine, &patient(2, true));
    assert_eq!(there, prefix);
    assert_eq!(
        (told.acuity, told.reading),
        (expected.acuity, expected.reading)
    );
    // Nor after it was forgotten.
    engine.read_ahead(&one, &control).unwrap();
    engine.forget();
    assert_eq!(triage(&mut engine, &one).1, prefix);
}

#[test]
fn without_a_model_nothing_is_read_and_an_impossible_encounter_is_said() {
    let control = Control::default();
    let mut engine = Engine::rules_only();
    let ahead = engine.read_ahead(&patient(1, true), &control).unwrap();
    assert_eq!((ahead.read, ahead.total), (0, 0));
    assert!(!ahead.is_whole());
    let impossible = Encounter {
        age: Age::Years(131),
        ..patient(1, true)
    };
    assert!(engine.read_ahead(&impossible, &control).is_err());
}

#[test]
fn the_first_patient_of_each_chart_begins_behind_what_was_read_before_anybody_came() {
    let prefixes = TempDir::new().unwrap();
    let mut engine = open(&prefixes);
    let control = Control::default();
    for patients in Patients::ALL {
        let kept = engine.read_prefix(patients, &control).unwrap();
        let first = Encounter {
            narrative: Some(PatientText::from("He has had fever for two days")),
            ..patients.anyone()
        };
        let (told, there) = triage(&mut engine, &first);
        assert!(kept > 0 && there == kept, "{patients:?}: {there} of {kept}");
        // As if nobody had read anything before.
        let elsewhere = TempDir::new().unwrap();
        assert_eq!(told, triage(&mut open(&elsewhere), &first).0);
        // It is there, and looked at in a moment: nothing is read again.
        let read = Cell::new(0);
        let progress = |progress| {
            if let Progress::Prompt { done, total } = progress {
                read.set(read.get() + usize::from(done < total));
            }
        };
        let control = Control {
            progress: &progress,
            ..control
        };
        assert_eq!(engine.read_prefix(patients, &control).unwrap(), kept);
        assert_eq!(read.get(), 0);
    }
    assert_eq!(std::fs::read_dir(prefixes.path()).unwrap().count(), 5);
}

#[test]
fn nothing_is_kept_without_a_model_or_a_folder_or_after_a_stop() {
    let control = Control::default();
    let mut rules = Engine::rules_only();
    assert_eq!(rules.read_prefix(Patients::Adults, &control).unwrap(), 0);
    let mut homeless = Engine::open_dir(demo_pack()).unwrap();
    assert_eq!(homeless.read_prefix(Patients::Adults, &control).unwrap(), 0);
    let prefixes = TempDir::new().unwrap();
    // A file where the folder would be.
    let taken = prefixes.path().join("taken");
    std::fs::write(&taken, "").unwrap();
    let mut engine = open_in(&taken);
    assert_eq!(engine.read_prefix(Patients::Adults, &control).unwrap(), 0);
    let mut engine = open(&prefixes);
    let stopped = Control {
        stop: &|| Some(StopReason::Cancelled),
        ..control
    };
    assert!(engine.read_prefix(Patients::Adults, &stopped).is_err());
    assert_eq!(std::fs::read_dir(prefixes.path()).unwrap().count(), 1);
}
