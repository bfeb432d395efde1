//! Every reading of this project stands in the page that a clinician signs.

use std::collections::BTreeSet;

use aidpost_protocol::listings;

const PAGE: &str = "../docs/clinical-readings.md";

/// The places of the sources that hold a reading, each with the rules that it reaches.
fn readings() -> BTreeSet<(String, String)> {
    let mut readings = BTreeSet::new();
    for listing in listings() {
        for row in &listing.rows {
            if row.source.place.contains("this project's reading") {
                readings.insert((row.source.place.to_owned(), row.id.to_owned()));
            }
        }
    }
    readings
}

fn page() -> String {
    let mut page = String::from(
        "# Readings of ours\n\nWhere the documents leave something open, or where what a health worker enters has to be connected with what they ask, this project\n\
         reads them in its own way. Each such reading is a line here, in the words that the source of the rule has. They wait for a clinician:\n\
         **signed by: nobody yet**. The page is made from the tables (`AIDPOST_WRITE_READINGS=1 cargo test -p aidpost-protocol --test rules readings`), and a test\n\
         fails where the two differ.\n\n| reading | rules | signed by |\n|---|---|---|\n",
    );
    let mut by_place: Vec<(String, Vec<String>)> = Vec::new();
    for (place, rule) in readings() {
        match by_place.last_mut() {
            Some((last, rules)) if *last == place => rules.push(rule),
            _ => by_place.push((place, vec![rule])),
        }
    }
    for (place, rules) in by_place {
        let rules: Vec<String> = rules.iter().map(|rule| format!("`{rule}`")).collect();
        page += &format!("| {place} | {} | nobody yet |\n", rules.join(", "));
    }
    page
}

#[test]
fn every_reading_stands_in_the_page_that_a_clinician_signs() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var_os("AIDPOST_WRITE_READINGS").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    // Not compared with `assert_eq`, which would print the whole page twice.
    assert!(
        std::fs::read_to_string(&path).unwrap() == page(),
        "make the page anew: see its head"
    );
    assert!(readings().len() > 50);
}
