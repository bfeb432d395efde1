//! `aidpost store list`: pages of visits, the latest first.

use aidpost::acuity::Acuity;
use aidpost::store::{Find, Page, Place as End, StoreError, VisitLine, VisitState};
use serde_json::json;

use super::Place;
use super::fail::at;
use super::out::line;
use crate::console::{write_json, write_out};

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    place: Place,
    /// At this time or later: RFC 3339 with an offset, such as 2026-11-28T00:00:00+03:00
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    /// Before this time
    #[arg(long, value_name = "TIME")]
    before: Option<String>,
    /// Those of these colours, such as red,yellow; a person's decision counts before the triage
    #[arg(long, value_name = "COLOURS", value_delimiter = ',', value_parser = super::decided::acuity)]
    acuity: Vec<Acuity>,
    /// Those of which a supervisor has yet to look
    #[arg(long, conflicts_with = "not_closed")]
    open_reviews: bool,
    /// Those that nobody has closed
    #[arg(long)]
    not_closed: bool,
    /// Those whose id begins so
    #[arg(long, value_name = "TEXT")]
    id_begins: Option<String>,
    /// At most so many
    #[arg(long, value_name = "NUMBER", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// What comes after a page, by what stands at its end
    #[arg(long, value_name = "PLACE", value_parser = end)]
    after: Option<End>,
    /// How to print
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

fn end(text: &str) -> Result<End, StoreError> {
    text.parse()
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let state = match (arguments.open_reviews, arguments.not_closed) {
        (true, _) => Some(VisitState::ReviewOpen),
        (_, true) => Some(VisitState::NotClosed),
        _ => None,
    };
    let find = Find {
        from: arguments.from.clone(),
        before: arguments.before.clone(),
        acuity: arguments.acuity.clone(),
        state,
        id_begins: arguments.id_begins.as_deref().map(Into::into),
        after: arguments.after,
        limit: Some(arguments.limit),
    };
    let store = arguments.place.open()?;
    let page = store
        .find(&find)
        .map_err(|error| at(&arguments.place.store, error))?;
    match arguments.format {
        Format::Text => write_out(&text(&page)),
        Format::Json => write_json(&json_of(&page)),
    }
}

fn text(page: &Page) -> String {
    if page.lines.is_empty() {
        return "no visits\n".to_owned();
    }
    let widest = page.lines.iter().map(|visit| visit.at.len()).max();
    let mut text = String::new();
    for visit in &page.lines {
        let at = format!("{:1$}", visit.at, widest.unwrap_or_default());
        text += &format!(
            "{at}  {:14}  {:11}  {}",
            visit.acuity.code(),
            state(visit),
            line(&visit.id)
        );
        if visit.acuity != visit.acuity_by_triage {
            text += &format!("  (by the triage: {})", visit.acuity_by_triage.code());
        }
        text.push('\n');
    }
    if let Some(next) = page.next {
        text += &format!("more: --after {next}\n");
    }
    text
}

fn state(visit: &VisitLine) -> &'static str {
    match (visit.review_open, &visit.closed_at) {
        (true, _) => "review open",
        (false, None) => "not closed",
        (false, Some(_)) => "closed",
    }
}

fn json_of(page: &Page) -> String {
    let visits = page.lines.iter().map(|visit| {
        json!({
            "id": visit.id, "at": visit.at, "acuity": visit.acuity, "acuity_by_triage": visit.acuity_by_triage,
            "review_open": visit.review_open, "closed_at": visit.closed_at,
        })
    });
    let next = page.next.map(|next| next.to_string());
    json!({ "visits": visits.collect::<Vec<_>>(), "next": next }).to_string()
}
