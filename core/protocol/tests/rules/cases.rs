//! The example encounters have the acuity that their file names promise.

use std::collections::BTreeMap;
use std::fs;

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::Encounter;
use aidpost_protocol::evaluate;

fn cases() -> BTreeMap<String, Encounter> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases");
    let paths = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let encounter = Encounter::from_json(&fs::read_to_string(&path).unwrap());
            (
                name.clone(),
                encounter.unwrap_or_else(|error| panic!("{name}: {error}")),
            )
        })
        .collect()
}

#[test]
fn every_case_has_the_acuity_in_its_name() {
    for (name, encounter) in cases() {
        let promised = Acuity::ALL.into_iter().find(|acuity| {
            let prefix = acuity.code().replace('_', "-") + "-";
            name.starts_with(&prefix)
        });
        assert_eq!(Some(evaluate(&encounter).acuity), promised, "{name}");
    }
}

#[test]
fn the_cases_cover_every_colour_and_both_charts() {
    let outcomes: Vec<_> = cases().values().map(evaluate).collect();
    assert!(outcomes.len() >= 14);
    for acuity in Acuity::ALL {
        for chart in ["iitt-adult", "iitt-child"] {
            let count = outcomes
                .iter()
                .filter(|o| o.acuity == acuity && o.assessment.protocol == chart)
                .count();
            assert!(count > 0, "{chart}, {}", acuity.code());
        }
    }
}
