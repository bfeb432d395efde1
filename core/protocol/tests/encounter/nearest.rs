//! A sign code that is none: the message names the codes most like it.

use aidpost_protocol::encounter::Encounter;
use serde_json::json;

fn nearest(code: &str) -> Vec<String> {
    let encounter = json!({"age": {"years": 40}, "signs": {code: "present"}});
    let error = Encounter::from_json(&encounter.to_string()).unwrap_err();
    let message = error.to_string();
    let codes = message.split('`').skip(1).step_by(2);
    let codes = codes.filter(|code| !code.contains(' '));
    codes.take(3).map(str::to_owned).collect()
}

#[test]
fn a_slip_of_the_pen_comes_before_everything_else() {
    for (slip, meant) in [
        ("couhg", "cough"),
        ("stif_neck", "stiff_neck"),
        ("Vaginal-Bleeding", "vaginal_bleeding"),
        ("skin pustules", "skin_pustules"),
        ("unresponsiv", "unresponsive"),
    ] {
        assert_eq!(nearest(slip).first().map(String::as_str), Some(meant));
    }
}

/// Words that a code shares count where the letters as a whole are far apart.
#[test]
fn a_word_of_the_code_is_enough() {
    for (asked, meant) in [
        ("pain ear", "ear_pain"),
        ("indrawing-chest", "chest_indrawing"),
        ("neck_stiff_today", "stiff_neck"),
    ] {
        let found = nearest(asked);
        assert!(found.contains(&meant.to_owned()), "{asked}: {found:?}");
    }
}

/// Three of them, each once, in the order of likeness.
#[test]
fn the_three_nearest_are_three() {
    assert_eq!(
        nearest("ear_discharge_"),
        ["ear_discharge", "persistent_ear_discharge", "ear_pain"]
    );
    for code in ["x", "severe_pain_", "___", "pallor"] {
        let found = nearest(code);
        let mut once = found.clone();
        once.sort();
        once.dedup();
        assert_eq!((found.len(), once.len()), (3, 3), "{code}: {found:?}");
    }
}
