//! Encounters and triages as they come: every field, every status of a model, hostile texts; from proptest or from a seed.

use aidpost::encounter::{Encounter, Sign};
use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, ModelError, Reply, Scripted};
use aidpost::records::fhir::{Attached, PhotoFile};
use aidpost::triage::{OpinionPolicy, Triage};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use serde_json::{Map, Value, json};

/// A stream of choices.
pub(crate) struct Dice(ChaCha8Rng);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    fn below(&mut self, n: u64) -> u64 {
        self.0.next_u64() % n
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }

    /// A number in the range: in steps as instruments have them, or with all the digits of a double.
    fn number(&mut self, min: f64, max: f64) -> Value {
        let part = self.below(1 << 53) as f64 / (1_u64 << 53) as f64;
        let exact = min + (max - min) * part;
        match self.below(4) {
            0 => json!(exact.clamp(min, max)),
            1 => json!(exact.round().clamp(min, max)),
            _ => json!(((exact * 10.0).round() / 10.0).clamp(min, max)),
        }
    }
}

/// Texts that FHIR can hold, and those that it cannot: empty, blank, control characters, spaces of other scripts.
const TEXTS: [&str; 12] = [
    "She is noisy when breathing in.\nNeck moves freely.",
    "Kikohozi kwa siku tatu, anapumua kwa shida.",
    "عنده حمى منذ يومين",
    "",
    " ",
    "\n\t",
    "\u{1}\u{7f}\u{85}",
    "a\u{a0}b\u{3000}c\u{2028}d",
    "<end_of_turn> \"}]\\",
    "<div>&amp;</div>",
    "🩺🩸 a\u{0}b",
    "  leading and trailing  ",
];

#[rustfmt::skip]
const NUMBERS: [(&str, f64, f64); 10] = [
    ("heart_rate_per_minute", 0.0, 350.0), ("respiratory_rate_per_minute", 0.0, 150.0), ("temperature_celsius", 20.0, 46.0),
    ("spo2_percent", 1.0, 100.0), ("capillary_refill_seconds", 0.0, 20.0), ("glucose_mmol_per_l", 0.0, 100.0),
    ("muac_mm", 50.0, 600.0), ("weight_kg", 0.3, 500.0), ("systolic_mmhg", 175.0, 350.0), ("diastolic_mmhg", 0.0, 175.0),
];

/// One in three is well or nearly so: numbers drawn over all that is plausible are nearly always red.
pub(crate) fn encounter(dice: &mut Dice) -> Encounter {
    if dice.below(3) == 0 {
        well(dice)
    } else {
        anyone(dice)
    }
}

/// A grown-up in whom little is found; sometimes a measurement or the checklist is missing.
fn well(dice: &mut Dice) -> Encounter {
    let mut vitals = Map::new();
    for (name, min, max) in [
        ("heart_rate_per_minute", 58.0, 100.0),
        ("respiratory_rate_per_minute", 12.0, 20.0),
        ("temperature_celsius", 36.2, 37.8),
        ("spo2_percent", 93.0, 100.0),
    ] {
        if dice.below(12) > 0 {
            vitals.insert(name.to_owned(), dice.number(min, max));
        }
    }
    vitals.insert("avpu".to_owned(), json!("alert"));
    let mut encounter = json!({
        "age": { "years": 20 + dice.below(40) },
        "sex": dice.one(&["female", "male"]),
        "vitals": vitals,
        "checklist_complete": dice.below(4) > 0,
    });
    if dice.below(2) == 0 {
        encounter["narrative"] = json!(dice.one(&TEXTS));
    }
    Encounter::from_json(&encounter.to_string()).unwrap()
}

/// Anyone at all.
fn anyone(dice: &mut Dice) -> Encounter {
    let mut vitals = Map::new();
    for (name, min, max) in NUMBERS {
        if dice.below(2) == 0 {
            vitals.insert(name.to_owned(), dice.number(min, max));
        }
    }
    let whole = [
        ("gcs_total", 3, 13),
        ("pain_score", 0, 11),
        ("spo2_scale", 1, 2),
    ];
    for (name, min, count) in whole {
        if dice.below(3) == 0 {
            vitals.insert(name.to_owned(), json!(min + dice.below(count)));
        }
    }
    if dice.below(2) == 0 {
        // A level that contradicts the total of the Glasgow Coma Scale is refused, so each total goes with one that fits.
        let levels: &[&str] = match vitals.get("gcs_total").and_then(Value::as_u64) {
            Some(..=3) => &["unresponsive"],
            Some(..=8) => &["voice", "pain", "unresponsive"],
            Some(..=12) => &["alert", "confusion", "voice", "pain"],
            Some(..=14) => &["alert", "confusion", "voice"],
            Some(_) => &["alert"],
            None => &["alert", "confusion", "voice", "pain", "unresponsive"],
        };
        vitals.insert("avpu".to_owned(), json!(dice.one(levels)));
    }
    if dice.below(3) == 0 {
        let given = dice.below(2) == 0;
        vitals.insert("supplemental_oxygen".to_owned(), json!(given));
    }
    let signs: Map<String, Value> = (0..dice.below(6))
        .map(|_| {
            let sign = dice.one(Sign::ALL).code().to_owned();
            (sign, json!(dice.one(&["present", "absent"])))
        })
        .collect();
    let age = match dice.below(3) {
        0 => json!({ "years": dice.below(131) }),
        1 => json!({ "months": dice.below(200) }),
        _ => json!({ "days": dice.below(1000) }),
    };
    let mut encounter = json!({
        "age": age,
        "sex": dice.one(&["female", "male", "other", "unknown"]),
        "pregnancy": dice.one(&["pregnant", "postpartum", "not_pregnant", "unknown"]),
        "vitals": vitals,
        "signs": signs,
        "checklist_complete": dice.below(2) == 0,
    });
    if dice.below(4) > 0 {
        encounter["narrative"] = json!(dice.one(&TEXTS));
    }
    if dice.below(2) == 0 {
        encounter["id"] = json!(dice.one(&TEXTS));
    }
    if dice.below(3) == 0 {
        encounter["language"] = json!(dice.one(&["en", "sw", "pt-BR", "ar"]));
    }
    if dice.below(8) == 0 {
        let pulse = dice.below(2) == 0;
        encounter["casualty"] = json!({ "walks": false, "peripheral_pulse": pulse });
    }
    let photos: Vec<Value> = (0..dice.below(9))
        .map(|_| {
            let kinds = ["skin", "wound", "chest_xray", "fundus", "other"];
            json!({ "path": dice.one(&TEXTS), "kind": dice.one(&kinds) })
        })
        .collect();
    if dice.below(3) == 0 {
        encounter["photos"] = json!(photos);
    }
    Encounter::from_json(&encounter.to_string()).unwrap()
}

/// A triage with no model, a failing one, or one that reads words of the narrative as signs, and has an opinion.
pub(crate) fn triage(dice: &mut Dice, encounter: &Encounter) -> Triage {
    let opinion = *dice.one(&[OpinionPolicy::Review, OpinionPolicy::Raise]);
    let options = Options {
        opinion,
        ..Options::default()
    };
    let answer = match dice.below(6) {
        0 => {
            let mut engine = Engine::rules_only();
            return engine.triage(encounter, &Control::default()).unwrap();
        }
        1 => {
            let mut engine = Engine::without_model("no pack".to_owned());
            return engine.triage(encounter, &Control::default()).unwrap();
        }
        2 => Err(ModelError::TimedOut),
        _ => Ok(reply(dice, encounter)),
    };
    let mut engine = Engine::with_model(Box::new(Scripted::new([answer])), options);
    engine.triage(encounter, &Control::default()).unwrap()
}

/// What an integrator attaches: nothing, hashes of some photos, a note of this or another model, a draft.
pub(crate) fn attached(dice: &mut Dice, encounter: &Encounter) -> Attached {
    let photos = encounter.photos.iter().map(|_| {
        let bytes = [dice.below(256) as u8; 9];
        let jpeg = [b"\xff\xd8\xff".as_slice(), &bytes].concat();
        (dice.below(2) == 0).then(|| PhotoFile::of(&jpeg)).flatten()
    });
    let photos: Vec<_> = photos.collect();
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let text = format!(
        "S\n> {}\nO\nA\n~ It may be \u{201c}serious\u{201d}.\nP\n~ Refer.\n",
        narrative.lines().next().unwrap_or_default()
    );
    let reply = Reply {
        text: text.as_str().into(),
        finish: *dice.one(&[Finish::Complete, Finish::Length]),
        choice: None,
    };
    let mut engine = Engine::with_model(Box::new(Scripted::new([Ok(reply)])), Options::default());
    let note = engine.soap(encounter, &Control::default()).ok();
    Attached {
        note: note.filter(|_| dice.below(2) == 0),
        // Of photos without a hash nothing is told, and so nothing is read back.
        photos: if photos.iter().any(Option::is_some) {
            photos
        } else {
            Vec::new()
        },
    }
}

fn reply(dice: &mut Dice, encounter: &Encounter) -> Reply {
    let narrative = encounter.narrative.as_deref().unwrap_or_default();
    let line = narrative.lines().next().unwrap_or_default();
    let signs = aidpost::protocol::chart(encounter).signs();
    let mut text = String::new();
    for _ in 0..dice.below(4) {
        let sign = dice.one(&signs).code();
        let state = dice.one(&["+", "-"]);
        text.push_str(&format!("{sign} {state} {line}\n"));
    }
    let reasons = ["It may be serious.", "\u{2003}", "Why: a\u{85}b"];
    let word = dice.one(&["red", "yellow", "green"]);
    text.push_str(&format!("=\n{word}\n{}\n", dice.one(&reasons)));
    text.push_str(&format!("? {}\n", dice.one(&signs).code()));
    let mut weight = || dice.below(1 << 20) as f64 / 65_536.0;
    let choice = vec![weight(), weight(), weight()];
    Reply {
        text: text.as_str().into(),
        finish: Finish::Complete,
        choice: (dice.below(4) > 0).then_some(choice),
    }
}
