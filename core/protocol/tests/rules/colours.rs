//! What a colour says to the people who read it.

use aidpost_protocol::acuity::Acuity;

#[test]
fn each_colour_is_told_in_plain_words_and_green_alone_waits_for_a_review() {
    for (colour, plain, reviewed) in [
        (Acuity::Red, "red: needs care now", "red: needs care now"),
        (
            Acuity::Yellow,
            "yellow: needs care soon",
            "yellow: needs care soon",
        ),
        (
            Acuity::NotTriageable,
            "not triageable: too little was assessed to give a colour",
            "not triageable: too little was assessed to give a colour",
        ),
        (
            Acuity::Green,
            "green: can wait, nothing urgent was found",
            "green: only after a supervising clinician has looked",
        ),
    ] {
        assert_eq!(colour.label(), plain);
        assert_eq!(colour.label_under_review(), reviewed);
    }
}
