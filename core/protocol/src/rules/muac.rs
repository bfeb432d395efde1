//! Acute malnutrition from 6 to 59 months, by the upper arm's circumference and swelling of both feet.
//! Not here: weight for height (no height in an encounter), and whether the child eats the test food (no field for it).

use super::condition::Condition::{All, AtLeast, Below, Months, Sign as S};
use super::imci_signs::COMPLICATION;
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
    evidence: "complicated and uncomplicated severe acute malnutrition known from public implementations, not verified in the booklet itself; 115 up to 125 mm read where others quote the booklet; the limit of 125 mm read in WHO's decision logic (repository smart-emcare, commit 150517b1)",
};

const ARM: Source = Source {
    document: &IMCI,
    place: "acute malnutrition, uncomplicated, as is treated at home; below 115 mm also in the statement of WHO and UNICEF of 2009",
};
const COMPLICATED: Source = Source {
    document: &IMCI,
    place: "acute malnutrition, complicated: with a danger sign, another class that asks for urgent referral, or indrawing of the chest, severe indrawing too; that a very slow skin pinch is a slow one, and persistent diarrhoea is diarrhoea, is this project's reading",
};
const OEDEMA: Source = at(
    "diagnostic criteria, swelling of both feet; that it is urgent is IMCI's, complicated severe acute malnutrition",
);
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
    source: at("6 to 60 months in the statement, below 60 here, as in IMCI"),
    applies: Months(6, 59),
    rules: RULES,
};

#[rustfmt::skip]
const RULES: &[Rule<Class>] = &[
    refer("muac/severe-with-complication", "complicated severe acute malnutrition", "upper arm below 115 mm, with a danger sign, a class of IMCI that asks for urgent referral, or indrawing of the chest", All(&[Below(Vital::Muac, 115.0), COMPLICATION]), COMPLICATED),
    refer("muac/severe-by-oedema", SEVERE, "swelling of both feet", S(Sign::OedemaBothFeet), OEDEMA),
    treat("muac/severe-by-arm", SEVERE, "upper arm below 115 mm; to be treated at home only without a complication, and if the child eats the test food", Below(Vital::Muac, 115.0), ARM),
    treat("muac/moderate", "moderate acute malnutrition", "upper arm from 115 mm to below 125 mm", All(&[AtLeast(Vital::Muac, 115.0), Below(Vital::Muac, 125.0)]), MODERATE),
];
