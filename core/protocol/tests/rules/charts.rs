//! What the tables promise about themselves: names, sources, signs, hash.

use std::collections::BTreeSet;

use aidpost_protocol::encounter::{Age, Sign};
use aidpost_protocol::{Step, chart, charts, standards, tables_sha256};

use super::well;

#[test]
fn every_rule_has_its_own_name_that_tells_chart_and_step() {
    let mut ids = BTreeSet::new();
    for chart in charts() {
        for rule in chart.rules.iter().chain(chart.added()) {
            let step = match rule.gives {
                Step::Red => "red",
                Step::Yellow => "yellow",
                Step::HighRiskVital => "vital",
                Step::Review => "review",
            };
            assert!(
                rule.id.starts_with(&format!("{}/{step}/", chart.id)),
                "{}",
                rule.id
            );
            assert!(ids.insert(rule.id), "{} twice", rule.id);
            assert!(!rule.criterion.is_empty());
        }
    }
    // Counted on the contract's lists: adult 31 red, 26 yellow, 8 vital; child 31 red, 21 yellow, 16 vital.
    let count = |chart: usize, step| {
        charts()[chart]
            .rules
            .iter()
            .filter(|rule| rule.gives == step)
            .count()
    };
    assert_eq!(
        [Step::Red, Step::Yellow, Step::HighRiskVital].map(|step| count(0, step)),
        [31, 26, 8]
    );
    assert_eq!(
        [Step::Red, Step::Yellow, Step::HighRiskVital].map(|step| count(1, step)),
        [31, 21, 16]
    );
}

#[test]
fn every_source_names_document_hash_and_place() {
    for chart in charts() {
        assert_eq!(
            chart.version,
            format!("sha256:{}", chart.source.document.sha256.unwrap())
        );
        for rule in chart.rules {
            let source = rule.source.to_string();
            let hash = rule.source.document.sha256.unwrap();
            assert_eq!(hash.len(), 64);
            assert!(
                source.contains("Interagency Integrated Triage Tool"),
                "{source}"
            );
            assert!(
                source.contains(&hash[..12]) && source.ends_with(rule.source.place),
                "{source}"
            );
        }
    }
}

#[test]
fn a_chart_asks_for_each_sign_of_its_rules_once() {
    let (adult, child) = (
        chart(&well(Age::Years(30))).signs(),
        chart(&well(Age::Years(5))).signs(),
    );
    for signs in [&adult, &child] {
        let unique: BTreeSet<Sign> = signs.iter().copied().collect();
        assert_eq!(unique.len(), signs.len());
    }
    assert_eq!(adult.first(), Some(&Sign::Unresponsive));
    for sign in [
        Sign::SevereHeadache,
        Sign::Fever,
        Sign::ActiveLabour,
        Sign::Burn,
    ] {
        assert!(
            adult.contains(&sign) && child.contains(&sign),
            "{}",
            sign.code()
        );
    }
    assert!(!adult.contains(&Sign::SunkenEyes) && !child.contains(&Sign::UnableToPassUrine));
    let beside = standards().iter().flat_map(|standard| standard.signs());
    let known: BTreeSet<Sign> = adult.into_iter().chain(child).chain(beside).collect();
    assert_eq!(
        known.len(),
        Sign::ALL.len(),
        "every sign is used by some protocol"
    );
}

#[test]
fn the_hash_of_the_tables_is_a_sha256_and_stays() {
    let hash = tables_sha256();
    assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(hash, tables_sha256());
}

#[test]
fn every_sign_can_be_asked_for() {
    for sign in Sign::ALL {
        assert!(
            sign.question().ends_with('?') && !sign.label().is_empty(),
            "{}",
            sign.code()
        );
        assert_eq!(Sign::from_code(sign.code()), Some(*sign));
    }
    assert_eq!(Sign::from_code("Stridor"), None);
}
