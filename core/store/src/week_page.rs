//! A week's counts as a page that a supervisor reads, and as lines that DHIS2 imports.

use std::fmt::Write;

use aidpost_protocol::acuity::Acuity;

use crate::{StoreError, Week};

/// The 97.5th percentile of the normal distribution: intervals hold the true share in 95 of 100 weeks.
const Z: f64 = 1.959_964;

/// Bars of the plots, in units of their drawing, which is as wide as its column.
const WIDTH: u64 = 320;

const STYLE: &str = include_str!("week.css");

impl Week {
    /// Lines for DHIS2's import of data values; the codes of data elements begin with `AIDPOST_`. `org_unit` is the post's id there.
    ///
    /// # Errors
    /// [`StoreError::BadField`] for an id that is not of letters and digits.
    pub fn csv(&self, org_unit: &str) -> Result<String, StoreError> {
        if org_unit.is_empty() || !org_unit.chars().all(|c| c.is_ascii_alphanumeric()) {
            let expected = "letters and digits, as DHIS2 gives ids";
            return Err(StoreError::BadField {
                field: "org_unit",
                expected,
            });
        }
        let mut lines =
            "dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value\n"
                .to_owned();
        for (code, _, count) in self.rows() {
            let code = code.to_uppercase();
            // Writing into a string cannot fail.
            let _ = writeln!(lines, "AIDPOST_{code},{},{org_unit},,,{count}", self.period);
        }
        Ok(lines)
    }

    /// A page without names: counts with bars, and shares per 100 visits with their 95 % intervals. It loads nothing.
    #[must_use]
    pub fn html(&self) -> String {
        let rows = self.rows();
        let most = rows
            .iter()
            .map(|(.., count)| *count)
            .max()
            .unwrap_or_default()
            .max(1);
        let mut table = String::new();
        for (code, words, count) in &rows {
            let width = count * WIDTH / most;
            let _ = writeln!(
                table,
                "<tr class=\"{code}\"><th scope=\"row\">{words}</th><td>{count}</td><td><svg viewBox=\"0 0 {WIDTH} 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
                 <rect width=\"{width}\" height=\"12\"/></svg></td></tr>"
            );
        }
        let of = |acuity| self.by_colour.get(&acuity).copied().unwrap_or_default();
        let alarms = of(Acuity::Red) + of(Acuity::Yellow);
        let mut shares = String::new();
        for (words, count) in [
            ("red or yellow", alarms),
            ("asked for a review", self.reviews),
        ] {
            let share = match share(count, self.visits) {
                Some([least, middle, most]) => format!("{middle:.1} ({least:.1} to {most:.1})"),
                None => "no visits".to_owned(),
            };
            let _ = writeln!(
                shares,
                "<tr><th scope=\"row\">{words}</th><td>{share}</td></tr>"
            );
        }
        format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Week {period}</title>\n<style>\n{STYLE}</style>\n</head>\n\
             <body>\n<main>\n<h1>Week {period}</h1>\n<section>\n<h2>Counts</h2>\n<table>\n{table}</table>\n</section>\n\
             <section>\n<h2>Per 100 visits, with 95 % intervals</h2>\n<table>\n{shares}</table>\n</section>\n\
             <section>\n<h2>Groups of signs against what was usual</h2>\n{signals}</section>\n</main>\n</body>\n</html>\n",
            period = self.period,
            signals = self.signals()
        )
    }

    /// Code, words and count.
    fn rows(&self) -> Vec<(String, String, u64)> {
        let mut rows: Vec<(String, String, u64)> = Vec::new();
        let mut add =
            |code: &str, words: &str, count| rows.push((code.to_owned(), words.to_owned(), count));
        add("visits", "visits", self.visits);
        for acuity in Acuity::ALL {
            let count = self.by_colour.get(&acuity).copied().unwrap_or_default();
            add(acuity.code(), &acuity.code().replace('_', " "), count);
        }
        add("reviews", "asked for a supervisor's review", self.reviews);
        add("reviews_open", "reviews still open", self.reviews_open);
        add(
            "overrides_up",
            "a person decided for more urgent",
            self.overrides_up,
        );
        add(
            "overrides_down",
            "a person decided for less urgent",
            self.overrides_down,
        );
        add("confirmed", "a person confirmed the colour", self.confirmed);
        for (sign, count) in &self.not_ticked {
            let words = format!("told in the narrative, not ticked: {}", sign.label());
            add(&format!("not_ticked_{}", sign.code()), &words, *count);
        }
        if self.signs_unknown > 0 {
            let words = "logged by hashes alone, so that no sign of them is counted";
            add("signs_unknown", words, self.signs_unknown);
        }
        for trend in &self.groups {
            let code = format!("group_{}", trend.group.code());
            add(&code, trend.group.words(), trend.visits);
        }
        rows
    }

    /// What stands out, and what nobody can say yet.
    fn signals(&self) -> String {
        let mut lines = String::new();
        for trend in &self.groups {
            let (Some(usual), Some(sum)) = (trend.usual, trend.cusum) else {
                continue;
            };
            let look = if trend.stands_out() {
                "<strong>look at these</strong>"
            } else {
                ""
            };
            let _ = writeln!(
                lines,
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{usual:.1}</td><td>{sum:.1}</td><td>{look}</td></tr>",
                trend.group.words(),
                trend.visits
            );
        }
        if lines.is_empty() {
            return "<p>What is usual can be said from the twelfth week on.</p>\n".to_owned();
        }
        format!(
            "<p>Usual is the mean of eight weeks; the sum is cumulative over the last four, and above 4 it says: look. A signal is a reason to look and no proof, and \
             none is no proof either.</p>\n<table>\n<tr><th scope=\"col\">group</th><th scope=\"col\">visits</th><th scope=\"col\">usual</th>\
             <th scope=\"col\">sum</th><th scope=\"col\">to do</th></tr>\n{lines}</table>\n"
        )
    }
}

/// Per 100, with Wilson's interval (Wilson 1927), which holds for few visits too.
fn share(count: u64, all: u64) -> Option<[f64; 3]> {
    if all == 0 {
        return None;
    }
    let (n, p) = (all as f64, count as f64 / all as f64);
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    Some([(middle - half) / whole, p, (middle + half) / whole].map(|share| share * 100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_wilsons() {
        // Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662, 0 of 20 gives 0 to 0.1611.
        let [least, middle, most] = share(81, 263).unwrap();
        assert!(
            (least - 25.53).abs() < 0.01
                && (middle - 30.80).abs() < 0.01
                && (most - 36.62).abs() < 0.01
        );
        let [least, _, most] = share(0, 20).unwrap();
        assert!(least.abs() < 1e-9 && (most - 16.11).abs() < 0.01);
        assert_eq!(share(0, 0), None);
    }
}
