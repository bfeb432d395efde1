//! Lines of at most so many columns, with headings and items: what all texts for a terminal are made of.

use anstyle::Style;
use textwrap::{WordSeparator, WordSplitter};

pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();

/// A text as it grows.
pub(super) struct Page {
    pub(super) text: String,
    pub(super) width: usize,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self {
            text: String::new(),
            width: width.max(20),
        }
    }

    /// A heading with its items, or nothing without items.
    pub(super) fn section(&mut self, heading: &str, items: impl IntoIterator<Item = String>) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_some() {
            self.heading(heading);
            items.for_each(|item| self.item("· ", &item));
        }
    }

    pub(super) fn heading(&mut self, heading: &str) {
        self.line(&format!("\n{BOLD}{heading}{BOLD:#}"));
    }

    /// `text` behind `mark`, further lines indented; without a mark, at the margin.
    pub(super) fn item(&mut self, mark: &str, text: &str) {
        let rest = if mark.is_empty() { "" } else { "    " };
        let mark = if mark.is_empty() {
            String::new()
        } else {
            format!("  {mark}")
        };
        let options = textwrap::Options::new(self.width)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .initial_indent(&mark)
            .subsequent_indent(rest);
        textwrap::wrap(text, options)
            .iter()
            .for_each(|line| self.line(line));
    }

    pub(super) fn dim(&mut self, text: &str) {
        self.item("", &format!("{DIM}{text}{DIM:#}"));
    }

    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}

pub(super) fn short(hash: &str) -> &str {
    hash.get(..8).unwrap_or(hash)
}
