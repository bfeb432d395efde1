//! The committed boundary vectors are those that the tables give, and no rule is without one on either side of its edge.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use aidpost_protocol::encounter::{Encounter, Vital};
use aidpost_protocol::{Condition, listings};
use serde_json::Value;

use super::generate as vectors;

fn path(id: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/vectors/{id}.jsonl"))
}

fn committed() -> BTreeMap<String, Vec<Value>> {
    let read = |id: &str| {
        let path = path(id);
        let text = std::fs::read_to_string(&path).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    listings()
        .iter()
        .map(|one| (one.id.to_owned(), read(one.id)))
        .collect()
}

/// After a change of a table: `AIDPOST_WRITE_VECTORS=1 cargo test -p aidpost-protocol --test rules the_committed_vectors`, then read the diff.
#[test]
fn the_committed_vectors_are_those_of_the_tables() {
    for (id, text) in vectors::files() {
        let path = path(&id);
        if std::env::var_os("AIDPOST_WRITE_VECTORS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        // Not compared with `assert_eq`, which would print a megabyte.
        assert!(
            std::fs::read_to_string(&path).unwrap() == text,
            "{id} differs"
        );
    }
}

#[test]
fn every_vector_has_the_result_that_it_expects() {
    for (id, lines) in committed() {
        assert!(lines.len() > 10, "{id}");
        for line in lines {
            let encounter = Encounter::from_json(&line["encounter"].to_string()).unwrap();
            assert_eq!(
                vectors::expected(&id, &encounter),
                line["expected"],
                "{line}"
            );
        }
    }
}

#[test]
fn every_rule_has_a_vector_that_fires_it_and_one_just_outside() {
    let vectors = committed();
    for listing in listings() {
        for row in listing.rows {
            let fires = |line: &Value| {
                let rules = |name: &str| {
                    line["expected"][name]
                        .as_array()
                        .is_some_and(|rules| rules.iter().any(|rule| rule == row.id))
                };
                rules("rules") || rules("rules_with_fever_from_38.0")
            };
            let (inside, outside): (Vec<&Value>, Vec<&Value>) =
                vectors[listing.id].iter().partition(|line| fires(line));
            assert!(!inside.is_empty(), "nothing fires {}", row.id);
            // Just outside: the same encounter but for one input.
            let one_apart =
                |a: &Value, b: &Value| differences(&a["encounter"], &b["encounter"]) == 1;
            assert!(
                inside
                    .iter()
                    .any(|held| outside.iter().any(|other| one_apart(held, other))),
                "nothing is just outside {}",
                row.id
            );
        }
    }
}

#[test]
fn every_threshold_has_vectors_one_step_of_the_instrument_below_at_and_above_it() {
    let (vectors, mut thresholds) = (committed(), 0);
    for listing in listings() {
        for row in &listing.rows {
            let conditions = [Some(row.when), row.ruled_out].into_iter().flatten();
            for atom in conditions.flat_map(|when| vectors::atoms(&when)) {
                let (Condition::Above(vital, limit)
                | Condition::AtLeast(vital, limit)
                | Condition::Below(vital, limit)
                | Condition::AtMost(vital, limit)) = atom
                else {
                    continue;
                };
                thresholds += 1;
                let name = vital.field().trim_start_matches("vitals.");
                for step in [-1.0, 0.0, 1.0] {
                    let wanted = limit + step * vital.resolution();
                    let measured = |line: &Value| line["encounter"]["vitals"][name].as_f64();
                    let mut values = vectors[listing.id].iter().filter_map(measured);
                    let has = values.any(|value| (value - wanted).abs() < 1e-6);
                    // There is no Glasgow Coma Scale of 16.
                    let cannot_be = vital == Vital::GcsTotal && wanted > 15.0;
                    assert!(has || cannot_be, "{}: {name} = {wanted}", row.id);
                }
            }
        }
    }
    assert!(thresholds > 80, "{thresholds}");
}

/// How many inputs differ; the age is one input, whatever its unit.
fn differences(a: &Value, b: &Value) -> usize {
    match (a, b) {
        (Value::Object(left), Value::Object(right)) => {
            let keys: std::collections::BTreeSet<&String> =
                left.keys().chain(right.keys()).collect();
            let empty = Value::Object(serde_json::Map::new());
            let of = |key: &String| match (left.get(key), right.get(key)) {
                (left, right) if left == right => 0,
                _ if key == "age" => 1,
                (Some(left), Some(right)) => differences(left, right),
                (Some(one), None) | (None, Some(one)) if one.is_object() => {
                    differences(one, &empty)
                }
                _ => 1,
            };
            keys.into_iter().map(of).sum()
        }
        _ => usize::from(a != b),
    }
}
