//! `aidpost rules`: every rule with id, criterion and source, as a table to read or as JSON to check.

use aidpost::protocol::{Chart, Rule, charts, tables_sha256};
use serde_json::{Value, json};
use thiserror::Error;

use crate::console::{self, Failure, Status};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only this protocol; without it, all
    protocol: Option<String>,
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
    let protocol = arguments.protocol.as_deref();
    let listing = match arguments.format {
        Format::Text => text(protocol),
        Format::Json => json(protocol).map(|json| format!("{json:#}\n")),
    };
    let listing = listing.map_err(|error| Failure {
        status: Status::BadInput,
        message: error.to_string(),
    })?;
    console::write_out(&listing)?;
    Ok(Status::Done)
}

/// A protocol that this build does not have; `name` is what was asked for on the command line.
#[derive(Debug, Error)]
#[error("no protocol `{name}`; there are: {}", known())]
struct UnknownProtocol {
    name: String,
}

/// The rules of one protocol, or of all, as text in aligned columns: id, criterion, source.
fn text(protocol: Option<&str>) -> Result<String, UnknownProtocol> {
    let mut text = String::new();
    for chart in chosen(protocol)? {
        let id = width(chart, |rule| rule.id);
        let criterion = width(chart, |rule| rule.criterion);
        let document = chart.source.document;
        text += &format!("{} ({})\n", chart.title, chart.id);
        text += &format!(
            "{}; SHA-256 {}; {}\n\n",
            document.title, document.sha256, document.licence
        );
        for rule in chart.rules {
            // The chart itself stands in the heading; only another document is named in the row.
            let place = if rule.source.document == document {
                rule.source.place.to_owned()
            } else {
                rule.source.to_string()
            };
            text += &format!("{:id$}  {:criterion$}  {place}\n", rule.id, rule.criterion);
        }
        text.push('\n');
    }
    Ok(text + &format!("tables SHA-256 {}\n", tables_sha256()))
}

/// The same as JSON, with each rule's condition spelled out over field names.
fn json(protocol: Option<&str>) -> Result<Value, UnknownProtocol> {
    let charts: Vec<Value> = chosen(protocol)?.into_iter().map(chart_json).collect();
    Ok(
        json!({ "schema": "aidpost.rules/1", "tables_sha256": tables_sha256(), "protocols": charts }),
    )
}

fn chart_json(chart: &Chart) -> Value {
    let document = chart.source.document;
    let rules = chart.rules.iter().map(|rule| {
        json!({ "rule": rule.id, "acuity": rule.step.acuity(), "step": rule.step, "criterion": rule.criterion,
            "when": rule.when.to_string(), "source": rule.source.to_string() })
    });
    let minimum: Vec<&str> = chart.minimum.iter().map(|vital| vital.field()).collect();
    json!({ "protocol": chart.id, "title": chart.title, "version": chart.version, "document": document.title,
        "licence": document.licence, "minimum": minimum, "rules": rules.collect::<Vec<_>>() })
}

fn chosen(protocol: Option<&str>) -> Result<Vec<&'static Chart>, UnknownProtocol> {
    let Some(name) = protocol else {
        return Ok(charts().to_vec());
    };
    // `iitt` names both of its charts, `iitt-child` one.
    let is_named = |chart: &&&Chart| chart.id == name || chart.id.split('-').next() == Some(name);
    let chosen: Vec<&Chart> = charts().iter().filter(is_named).copied().collect();
    if chosen.is_empty() {
        Err(UnknownProtocol {
            name: name.to_owned(),
        })
    } else {
        Ok(chosen)
    }
}

fn known() -> String {
    charts()
        .iter()
        .map(|chart| chart.id)
        .collect::<Vec<_>>()
        .join(", ")
}

fn width(chart: &Chart, column: impl Fn(&Rule) -> &str) -> usize {
    chart
        .rules
        .iter()
        .map(|rule| column(rule).chars().count())
        .max()
        .unwrap_or(0)
}
