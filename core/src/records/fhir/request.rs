//! What a transaction asks of a server for each entry: to create it, unless there is one with this identifier; of a Provenance, which has none in R4,
//! with this tag.

use super::element::{Coding, Identifier};
use super::options::PatientLink;
use super::resource::{Entry, Request, Resource};
use super::write::{identifier_of, name_tag};

/// Adds the requests.
pub(super) fn add(entries: &mut [Entry], patient: &PatientLink) {
    for entry in entries {
        let (kind, id) = entry.resource.name();
        let search = match (&entry.resource, patient) {
            (Resource::Patient(_), PatientLink::Identified { system, value }) => {
                by_identifier(&Identifier {
                    system: Some(system.clone()),
                    value: Some((**value).to_owned()),
                })
            }
            (Resource::Provenance(_), _) => by_tag(&name_tag(id)),
            _ => by_identifier(&identifier_of(id)),
        };
        entry.request = Some(Request {
            method: "POST".to_owned(),
            url: kind.to_owned(),
            if_none_exist: Some(search),
        });
    }
}

fn by_identifier(identifier: &Identifier) -> String {
    search("identifier", &identifier.system, &identifier.value)
}

fn by_tag(tag: &Coding) -> String {
    search("_tag", &tag.system, &tag.code)
}

/// `identifier=system|value`, as a search has it: a backslash before what parts values, then percent signs.
fn search(parameter: &str, system: &Option<String>, value: &Option<String>) -> String {
    let part = |text: &Option<String>| escaped(text.as_deref().unwrap_or_default());
    format!("{parameter}={}|{}", part(system), part(value))
}

fn escaped(text: &str) -> String {
    let mut safe = String::new();
    for byte in text.bytes() {
        if b",$|\\".contains(&byte) {
            safe.push_str("%5C");
        }
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'/' => {
                safe.push(char::from(byte));
            }
            other => safe.push_str(&format!("%{other:02X}")),
        }
    }
    safe
}
