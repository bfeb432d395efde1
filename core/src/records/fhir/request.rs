//! What a transaction asks of a server for each entry: to create it, unless there is one with this identifier.

use super::element::Identifier;
use super::options::PatientLink;
use super::resource::{Entry, Request, Resource};
use super::write::identifier_of;

/// Adds the requests. A Provenance has no identifier in R4: a bundle that is sent twice leaves two, which say the same.
pub(super) fn add(entries: &mut [Entry], patient: &PatientLink) {
    for entry in entries {
        let (kind, id) = entry.resource.name();
        let named = match (&entry.resource, patient) {
            (Resource::Patient(_), PatientLink::Identified { system, value }) => Some(Identifier {
                system: Some(system.clone()),
                value: Some((**value).to_owned()),
            }),
            (Resource::Provenance(_), _) => None,
            _ => Some(identifier_of(id)),
        };
        entry.request = Some(Request {
            method: "POST".to_owned(),
            url: kind.to_owned(),
            if_none_exist: named.as_ref().map(search),
        });
    }
}

/// `identifier=system|value`, as a search has it: a backslash before what parts values, then percent signs.
fn search(identifier: &Identifier) -> String {
    let part = |text: &Option<String>| escaped(text.as_deref().unwrap_or_default());
    format!(
        "identifier={}|{}",
        part(&identifier.system),
        part(&identifier.value)
    )
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
