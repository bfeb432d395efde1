//! Acute malnutrition from 6 to 59 months, by the upper arm's circumference and swelling of both feet.
//! Not here: weight for height (no height in an encounter).

use super::condition::Condition::{All, AtLeast, Below, Months, Sign as S};
use super::rule::{Document, Rule, Source};
use super::standard::{Class, Standard, refer, treat};
use crate::encounter::{Sign, Vital};

const DOCUMENT: Document = Document {
    title: "WHO and UNICEF, child growth standards and the identification of severe acute malnutrition, 2009",
    sha256: None,
    licence: "facts only, reworded; ask WHO for other use",
    evidence: "read in copies of the statement: below 115 mm or swelling of both feet, from 6 to 60 months",
};

const IMCI: Document = Document {
    title: "WHO Integrated Management of Childhood Illness, chart booklet 2014",
    sha256: None,
    licence: "CC BY-NC-SA 3.0 IGO; facts only, reworded",
    evidence: "115 up to 125 mm read where others quote the booklet; the limit of 125 mm read in WHO's decision logic (repository smart-emcare, commit 150517b1)",
};

const ARM: Source = at("diagnostic criteria, upper arm");
const OEDEMA: Source = at("diagnostic criteria, swelling of both feet");
const MODERATE: Source = Source {
    document: &IMCI,
    place: "acute malnutrition, upper arm; the statement of 2009 has no moderate class",
};

const fn at(place: &'static str) -> Source {
    Source {
        document: &DOCUMENT,
        place,
    }
}

const SEVERE: &str = "severe acute malnutrition";

pub(super) static MUAC: Standard = Standard {
    id: "muac",
    title: "Acute malnutrition by the upper arm, 6 to 59 months",
    version: "2009",
    source: at(
        "6 to 60 months in the statement, below 60 here, as in IMCI; the statement calls for urgent action, and that this means a clinician at once is this project's reading",
    ),
    applies: Months(6, 59),
    rules: RULES,
};

#[rustfmt::skip]
const RULES: &[Rule<Class>] = &[
    refer("muac/severe-by-arm", SEVERE, "upper arm below 115 mm", Below(Vital::Muac, 115.0), ARM),
    refer("muac/severe-by-oedema", SEVERE, "swelling of both feet", S(Sign::OedemaBothFeet), OEDEMA),
    treat("muac/moderate", "moderate acute malnutrition", "upper arm from 115 mm to below 125 mm", All(&[AtLeast(Vital::Muac, 115.0), Below(Vital::Muac, 125.0)]), MODERATE),
];
