//! `aidpost rules`: every rule with id, criterion and source, as a table to read or as JSON to check.

use aidpost::encounter::Sign;
use aidpost::messages::Messages;
use aidpost::protocol::{Listing, Row, charts, listings, tables_sha256};
use serde_json::{Value, json};
use thiserror::Error;

use crate::console::{self, Failure, Status};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only this protocol; without it, all
    protocol: Option<String>,
    /// The signs instead: code, label, and the question that settles each
    #[arg(long, conflicts_with = "protocol")]
    signs: bool,
    /// In the words of this language, such as fr: for those who review them; ids and sources stay
    #[arg(long, value_name = "TAG", conflicts_with = "format")]
    language: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<Status> {
    let words = Words::of(arguments.language.as_deref())?;
    if arguments.signs {
        console::write_out(&signs(arguments.format, words)?)?;
        return Ok(Status::Done);
    }
    let protocol = arguments.protocol.as_deref();
    let listing = match arguments.format {
        Format::Text => text(protocol, words),
        Format::Json => json(protocol).map(|json| format!("{json:#}\n")),
    };
    let listing = listing.map_err(|error| Failure {
        status: Status::BadInput,
        message: error.to_string(),
    })?;
    console::write_out(&listing)?;
    Ok(Status::Done)
}

/// In which words the texts of tables are printed.
#[derive(Clone, Copy)]
struct Words(Option<&'static Messages>);

impl Words {
    fn of(tag: Option<&str>) -> Result<Self, Failure> {
        let Some(tag) = tag else {
            return Ok(Self(None));
        };
        let messages = Messages::of(tag).ok_or_else(|| {
            let known: Vec<&str> = Messages::languages().collect();
            Failure {
                status: Status::BadInput,
                message: format!("--language: there are words for {}", known.join(", ")),
            }
        })?;
        Ok(Self(Some(messages)))
    }

    fn finding(self, english: &str) -> String {
        self.0
            .map_or_else(|| english.to_owned(), |words| words.finding(english))
    }

    fn sign(self, sign: Sign) -> String {
        self.0
            .map_or_else(|| sign.label().to_owned(), |words| words.sign(sign))
    }

    fn question(self, sign: Sign) -> String {
        let english = sign.question();
        self.0
            .map_or_else(|| english.to_owned(), |words| words.question(english))
    }

    /// Who vouches for them.
    fn reviewed(self) -> String {
        self.0.map_or_else(String::new, |words| {
            format!("reviewed by: {}\n\n", words.reviewer())
        })
    }
}

/// Every sign that an encounter can name.
fn signs(format: Format, words: Words) -> anyhow::Result<String> {
    let all = Sign::ALL.iter();
    if let Format::Json = format {
        let signs: Vec<Value> = all
            .map(|sign| json!({ "sign": sign.code(), "label": sign.label(), "question": sign.question() }))
            .collect();
        let listing = json!({ "schema": "aidpost.signs/1", "signs": signs });
        return Ok(format!("{listing:#}\n"));
    }
    let width =
        |name: &dyn Fn(Sign) -> usize| all.clone().map(|sign| name(*sign)).max().unwrap_or(0);
    let code = width(&|sign| sign.code().chars().count());
    let label = width(&|sign| words.sign(sign).chars().count());
    let line = |sign: &Sign| {
        format!(
            "{:code$}  {:label$}  {}\n",
            sign.code(),
            words.sign(*sign),
            words.question(*sign)
        )
    };
    Ok(words.reviewed() + &all.clone().map(line).collect::<String>())
}

/// A protocol that this build does not have; `name` is what was asked for on the command line.
#[derive(Debug, Error)]
#[error("no protocol `{name}`; there are: {}", known())]
struct UnknownProtocol {
    name: String,
}

/// The rules of one protocol, or of all, as text in aligned columns: id, criterion, source.
fn text(protocol: Option<&str>, words: Words) -> Result<String, UnknownProtocol> {
    let mut text = words.reviewed();
    for listing in chosen(protocol)? {
        let id = width(&listing, |rule| rule.id);
        let gives = width(&listing, |rule| &rule.gives);
        let said = listing
            .rows
            .iter()
            .map(|rule| words.finding(rule.criterion));
        let criterion = said.map(|said| said.chars().count()).max().unwrap_or(0);
        let document = listing.source.document;
        text += &format!("{} ({} {})\n", listing.title, listing.id, listing.version);
        text += &format!(
            "{}; {}; {}; {}\n\n",
            document.title, listing.source.place, document.evidence, document.licence
        );
        for rule in &listing.rows {
            // The chart itself stands in the heading; only another document is named in the row.
            let place = if rule.source.document == document {
                rule.source.place.to_owned()
            } else {
                rule.source.to_string()
            };
            text += &format!(
                "{:id$}  {:gives$}  {:criterion$}  {place}\n",
                rule.id,
                rule.gives,
                words.finding(rule.criterion)
            );
        }
        text.push('\n');
    }
    Ok(text + &format!("tables SHA-256 {}\n", tables_sha256()))
}

/// The same as JSON, with each rule's condition spelled out over field names.
fn json(protocol: Option<&str>) -> Result<Value, UnknownProtocol> {
    let charts: Vec<Value> = chosen(protocol)?.iter().map(listing_json).collect();
    Ok(
        json!({ "schema": "aidpost.rules/1", "tables_sha256": tables_sha256(), "protocols": charts }),
    )
}

fn listing_json(listing: &Listing) -> Value {
    let document = listing.source.document;
    let chart = charts().iter().find(|chart| chart.id == listing.id);
    let rules = listing.rows.iter().map(|rule| {
        let step = chart.and_then(|chart| chart.rules.iter().find(|step| step.id == rule.id));
        json!({ "rule": rule.id, "gives": rule.gives, "acuity": step.map(|rule| rule.gives.acuity()),
            "criterion": rule.criterion, "when": rule.when.to_string(),
            "ruled_out": rule.ruled_out.map(|when| when.to_string()), "source": rule.source.to_string() })
    });
    let minimum = chart.map(|chart| {
        let vitals = chart.minimum.iter();
        vitals.map(|vital| vital.field()).collect::<Vec<_>>()
    });
    json!({ "protocol": listing.id, "title": listing.title, "version": listing.version, "document": document.title,
        "sha256": document.sha256, "evidence": document.evidence, "licence": document.licence, "minimum": minimum,
        "applies": listing.applies.map(|when| when.to_string()), "unless": listing.unless.map(|when| when.to_string()),
        "rules": rules.collect::<Vec<_>>() })
}

fn chosen(protocol: Option<&str>) -> Result<Vec<Listing>, UnknownProtocol> {
    let Some(name) = protocol else {
        return Ok(listings());
    };
    // `iitt` names both of its charts, `iitt-child` one.
    let is_named =
        |listing: &Listing| listing.id == name || listing.id.split('-').next() == Some(name);
    let chosen: Vec<Listing> = listings().into_iter().filter(is_named).collect();
    if chosen.is_empty() {
        Err(UnknownProtocol {
            name: name.to_owned(),
        })
    } else {
        Ok(chosen)
    }
}

fn known() -> String {
    let ids: Vec<&str> = listings().iter().map(|listing| listing.id).collect();
    ids.join(", ")
}

fn width<'l>(listing: &'l Listing, column: impl Fn(&'l Row) -> &'l str) -> usize {
    let cells = listing.rows.iter().map(column);
    cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
}
