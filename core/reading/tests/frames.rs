//! Sentences in which `{X}` stands for a sign's name: `+` where the sign is there and `-` where it is not, by authors who never
//! saw the scopes. They are for work on the scopes, and their floors say where these stand.

use std::path::Path;

use aidpost_protocol::encounter::{Sign, SignState};
use aidpost_reading::read;

const NAMES: [(&str, [(&str, Sign); 3]); 7] = [
    ("en", names("fever", "diarrhoea", "cough")),
    ("fr", names("fièvre", "diarrhée", "toux")),
    ("es", names("fiebre", "diarrea", "tos")),
    ("pt", names("febre", "diarreia", "tosse")),
    ("sw", names("homa", "kuhara", "kikohozi")),
    ("hi", names("बुखार", "दस्त", "खाँसी")),
    ("ar", names("حرارة", "إسهال", "سعال")),
];

const fn names(
    fever: &'static str,
    diarrhoea: &'static str,
    cough: &'static str,
) -> [(&'static str, Sign); 3] {
    [
        (fever, Sign::Fever),
        (diarrhoea, Sign::OngoingDiarrhoea),
        (cough, Sign::Cough),
    ]
}

/// How many of the sentences at least are read rightly, in percent: where the sign is there, and where it is not.
const FLOORS: [(&str, usize, usize); 1] = [("en", 85, 85)];

#[test]
fn a_sentence_says_whether_its_sign_is_there() {
    let mut below = Vec::new();
    for (language, there_floor, not_floor) in FLOORS {
        let (_, names) = NAMES.iter().find(|(code, _)| *code == language).unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../tests/reading/frames/{language}.tsv"));
        let (mut there, mut not_there) = ([0, 0], [0, 0]);
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let (kind, frame) = line.split_once('\t').unwrap();
            for (name, sign) in names {
                let chief = read(&frame.replace("{X}", name), language, Sign::ALL).chief();
                let present = chief.contains(&(*sign, SignState::Present));
                let [right, all] = match kind {
                    "+" => &mut there,
                    _ => &mut not_there,
                };
                *right += usize::from(present == (kind == "+"));
                *all += 1;
                if present != (kind == "+") && std::env::var("SHOW").is_ok_and(|l| l == language) {
                    println!("{kind} {frame} [{name}]");
                }
            }
        }
        println!(
            "{language}: there {} of {} found; not there {} of {} read so",
            there[0], there[1], not_there[0], not_there[1]
        );
        if there[0] * 100 < there_floor * there[1] || not_there[0] * 100 < not_floor * not_there[1]
        {
            below.push(language);
        }
    }
    assert!(below.is_empty(), "below their floors: {below:?}");
}
