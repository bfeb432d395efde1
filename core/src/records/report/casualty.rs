//! One casualty among many on a terminal: category, why, what is not known. Styled as `text` is.

use super::page::{Page, short};
use super::text::banner;
use crate::acuity::Acuity;
use crate::encounter::Fact;
use crate::protocol::{CasualtyTriage, Category};

/// The result as lines of at most `width` columns (words longer than that are broken).
pub fn casualty(triage: &CasualtyTriage, width: usize) -> String {
    let mut page = Page::new(width);
    let style = banner(match triage.category {
        Category::Immediate => Acuity::Red,
        Category::Delayed => Acuity::Yellow,
        Category::Minimal => Acuity::Green,
        _ => Acuity::NotTriageable,
    });
    page.item(
        "",
        &format!("{style} {} {style:#}", triage.category.label()),
    );
    let by = triage.confirmed_by.as_ref();
    page.section("Confirmed by", by.map(|name| String::from(&**name)));
    let why = triage.finding.iter().map(|finding| {
        let basis = finding.basis.join(", ");
        format!("{}  {basis}  [{}]", finding.criterion, finding.rule)
    });
    page.section("Why", why);
    let missing = triage.missing.iter().map(|field| {
        let fact = Fact::ALL.iter().find(|fact| fact.field() == field);
        match fact {
            Some(fact) => format!("{field}: {}", fact.meaning()),
            None => field.clone(),
        }
    });
    page.section("Not known, and needed for this step", missing);
    page.section("Take care", triage.warnings.iter().cloned());
    page.text.push('\n');
    page.dim(&format!(
        "{} {} · tables {}",
        triage.protocol,
        triage.version,
        short(&triage.protocol_sha256)
    ));
    page.text
}
