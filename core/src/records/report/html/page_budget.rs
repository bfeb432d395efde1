//! How many lines of the sheets are left, by an estimate that errs towards too few: CSS can cut a page off, but not choose what stays, nor
//! count what does not. Nothing is dropped in silence: each function says how much it left out.

/// Lines of body text on two sheets of A4, the first beside what every letter has: heading, banner, facts, signature. What fits on one is
/// printed on one.
pub(super) const SHEETS: f32 = 49.5 + FURTHER;

/// Lines of a further sheet.
const FURTHER: f32 = 60.0;

/// Columns of a line, where a small Latin letter takes one.
const COLUMNS: f32 = 108.0;

/// A part's heading, with the space above it.
const HEADING: f32 = 1.6;

/// What a part may claim before those above it have had theirs.
const LEAST: f32 = 6.0;

/// A part with its heading, one line, and the line that says what was left out.
pub(super) const ONE_LINE: f32 = HEADING + 2.0;

pub(super) struct PageBudget {
    lines: f32,
}

/// The budget without what is kept for later parts.
pub(super) struct Part<'a> {
    budget: &'a mut PageBudget,
    kept: f32,
}

impl PageBudget {
    pub(super) fn of(lines: f32) -> Self {
        Self { lines }
    }

    pub(super) fn take(&mut self, lines: f32) {
        self.lines -= lines;
    }

    pub(super) fn take_text(&mut self, text: &str, heading: f32) {
        if !text.is_empty() {
            self.lines -= heading + lines(text);
        }
    }

    /// Adds sheets until these lines fit: what must be told is never left off.
    pub(super) fn hold(&mut self, lines: f32) {
        while self.lines < lines {
            self.lines += FURTHER;
        }
    }

    /// Whether these lines fit.
    pub(super) fn holds(&self, lines: f32) -> bool {
        lines <= self.lines
    }

    pub(super) fn leaving(&mut self, kept: f32) -> Part<'_> {
        Part { budget: self, kept }
    }
}

impl Part<'_> {
    fn fits(&self, lines: f32) -> bool {
        self.budget.lines - lines >= self.kept
    }

    /// The first entries that fit, and how many do not; `least` are shown in any case.
    pub(super) fn list<T>(
        &mut self,
        least: usize,
        entries: impl IntoIterator<Item = T>,
        shown: impl Fn(&T) -> String,
    ) -> (Vec<T>, usize) {
        let mut kept = Vec::new();
        // The line that says how many were left out.
        let mut used = HEADING + 1.0;
        let mut entries = entries.into_iter();
        for entry in entries.by_ref() {
            let text = shown(&entry);
            let more = entry_lines(&text);
            if !self.fits(used + more) && kept.len() >= least {
                self.budget.lines -= used;
                return (kept, 1 + entries.count());
            }
            used += more;
            kept.push(entry);
        }
        if !kept.is_empty() {
            self.budget.lines -= used;
        }
        (kept, 0)
    }

    /// As much of the text as fits, cut between words where it has any; never inside a character.
    pub(super) fn text<'a>(&mut self, text: &'a str) -> &'a str {
        let used_anyway = HEADING + 1.0;
        let budget =
            ((self.budget.lines - self.kept - used_anyway).max(1.0) * COLUMNS).max(COLUMNS);
        let mut used = 0.0;
        let mut last_word = 0;
        for (at, character) in text.char_indices() {
            used += columns(character);
            if used > budget {
                let cut = if last_word > 0 { last_word } else { at };
                let kept = text.get(..cut).unwrap_or_default();
                self.budget.lines = self.kept;
                return kept.trim_end();
            }
            if character.is_whitespace() {
                last_word = at;
            }
        }
        self.budget.lines -= HEADING + (used / COLUMNS).ceil();
        text
    }
}

/// What a part with all of these entries needs.
pub(super) fn whole(entries: &[impl AsRef<str>]) -> f32 {
    if entries.is_empty() {
        return 0.0;
    }
    let lines = entries.iter().map(|entry| entry_lines(entry.as_ref()));
    HEADING + 1.0 + lines.sum::<f32>()
}

/// What a part with these entries needs, but no more than [`LEAST`].
pub(super) fn least(entries: &[impl AsRef<str>]) -> f32 {
    let entries = || {
        entries
            .iter()
            .map(AsRef::as_ref)
            .filter(|text| !text.is_empty())
    };
    if entries().next().is_none() {
        return 0.0;
    }
    (HEADING + 1.0 + entries().map(lines).sum::<f32>()).min(LEAST)
}

/// The first line of an entry is body text, those after it are small print.
fn entry_lines(text: &str) -> f32 {
    const SMALL: f32 = 0.84;
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let small = (width(rest) * SMALL / COLUMNS).ceil() * SMALL;
    lines(first) + small
}

fn width(text: &str) -> f32 {
    text.chars().map(columns).sum()
}

fn lines(text: &str) -> f32 {
    (width(text) / COLUMNS).ceil().max(1.0)
}

fn columns(character: char) -> f32 {
    match character {
        'A'..='Z' | 'm' | 'w' | '@' | '%' => 1.8,
        ' '..='~' | '·' => 1.0,
        // Ligatures of whole phrases.
        '\u{fdf0}'..='\u{fdff}' => 12.0,
        '\u{1100}'.. => 2.4,
        _ => 1.5,
    }
}
