//! Cuts a text into words and signs of punctuation, each with its place and a plain form for comparison.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// A word or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// Lower case, without accents and apostrophes' variants.
    pub plain: String,
    /// A letter or digit is in it.
    pub word: bool,
    /// Ends a sentence or a line.
    pub stop: bool,
}

/// Words that are cut short by a point, which ends no sentence then.
const SHORTENED: [&str; 44] = [
    "diarr", "bilat", "approx", "temp", "resp", "abdo", "abd", "hx", "dr", "mr", "mrs", "incl",
    "max", "min", "wks", "mth", "yr", "yrs", "prev", "gen", "sev", "mod", "conj", "ext", "vs",
    "poss", "susp", "exp", "insp", "pt", "pts", "st", "hr", "hrs", "vom", "preg", "nb", "lt", "rt",
    "freq", "i.e", "e.g", "ie", "eg",
];

/// Every token of the text, in order; spaces are left out.
pub(crate) fn cut(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (start, piece) in text.split_word_bound_indices() {
        let line = piece.contains(['\n', '\r']);
        if piece.chars().all(char::is_whitespace) && !line {
            continue;
        }
        let span = start..start + piece.len();
        let word = piece.chars().any(char::is_alphanumeric);
        let attached = tokens.last().is_some_and(|t| t.span.end == start && t.word);
        let free_after = text[span.end..]
            .chars()
            .next()
            .is_none_or(|c| !c.is_alphanumeric());
        let shortened = piece == "."
            && attached
            && tokens.last().is_some_and(|t| {
                SHORTENED.contains(&t.plain.as_str()) && goes_on(&t.plain, &text[span.end..])
            });
        if shortened {
            continue;
        }
        let mut plain = match piece {
            // "fever-" and "cough+" at the end of a word are "not there" and "there".
            "-" | "−" | "–"
                if attached && free_after || last_of_item(&tokens, &text[span.end..]) =>
            {
                "(-)".to_owned()
            }
            "−" | "–" | "—" => "-".to_owned(),
            "،" => ",".to_owned(),
            _ => plain(piece),
        };
        let stop = line
            || matches!(
                piece,
                "." | "!" | "?" | ";" | "।" | "؟" | "؛" | "…" | "。" | "|"
            );
        let span = match denied_in_egypt(&plain) {
            Some((no, verb)) => {
                let first = piece.chars().next().map_or(0, char::len_utf8);
                tokens.push(Token {
                    span: span.start..span.start + first,
                    plain: no,
                    word,
                    stop,
                });
                plain = verb;
                span.start + first..span.end
            }
            None => span,
        };
        tokens.push(Token {
            span,
            plain,
            word,
            stop,
        });
    }
    marks_in_brackets(tokens)
}

/// "Last yr. Looks bad" begins a sentence; "Dr. Mensah" does not.
fn goes_on(shortened: &str, rest: &str) -> bool {
    const TITLES: [&str; 6] = ["dr", "mr", "mrs", "st", "i.e", "e.g"];
    let next = rest.trim_start_matches(' ').chars().next();
    TITLES.contains(&shortened) || !next.is_some_and(char::is_uppercase)
}

/// In Egyptian Arabic the denial is written around the verb: "مبيشربش" is "ما" and "بيشرب".
fn denied_in_egypt(word: &str) -> Option<(String, String)> {
    const BEFORE: [&str; 5] = ["مابي", "مابت", "مبي", "مبت", "ما"];
    let within = word.strip_suffix('ش')?;
    let start = BEFORE.iter().find(|start| within.starts_with(**start))?;
    let no = if start.starts_with("ما") {
        "ما"
    } else {
        "م"
    };
    let verb = within.strip_prefix(no)?;
    (verb.chars().count() >= 3).then(|| ("ما".to_owned(), verb.to_owned()))
}

/// "Convulsions -" at the end of an item says no, as "convulsions-" does.
fn last_of_item(before: &[Token], rest: &str) -> bool {
    let end = rest.trim_start_matches([' ', '\t']);
    before.last().is_some_and(|t| t.word)
        && (end.is_empty() || end.starts_with([',', '.', ';', '\n', '\r']))
}

/// "(-)" and "(+)" are one mark each.
fn marks_in_brackets(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let before = joined.len().checked_sub(2).map(|at| &joined[at..]);
        let mark = match before {
            Some([open, mark]) if open.plain == "(" && token.plain == ")" => {
                match mark.plain.as_str() {
                    "-" => Some((open.span.start, "(-)")),
                    "+" => Some((open.span.start, "(+)")),
                    _ => None,
                }
            }
            _ => None,
        };
        if let Some((start, plain)) = mark {
            joined.truncate(joined.len() - 2);
            joined.push(Token {
                span: start..token.span.end,
                plain: plain.to_owned(),
                word: false,
                stop: false,
            });
        } else {
            joined.push(token);
        }
    }
    joined
}

/// The form in which words are compared: lower case, no accents, one form of each letter that is written in several ways.
pub(crate) fn plain(word: &str) -> String {
    let lower = word.to_lowercase();
    let plain: String = lower
        .nfkd()
        .filter_map(letter)
        .collect::<String>()
        .nfc()
        .collect();
    nasals(&plain)
}

/// In Devanagari a nasal before its own row of letters is written as a letter or as a dot: "हिन्दी", "हिंदी".
fn nasals(word: &str) -> String {
    const ROWS: [(char, &str); 5] = [
        ('ङ', "कखगघ"),
        ('ञ', "चछजझ"),
        ('ण', "टठडढ"),
        ('न', "तथदध"),
        ('म', "पफबभ"),
    ];
    if !word.contains('\u{94d}') {
        return word.to_owned();
    }
    let mut chars: Vec<char> = word.chars().collect();
    let mut at = 1;
    while at + 2 < chars.len() {
        let row = ROWS.iter().find(|(nasal, _)| *nasal == chars[at]);
        let own = row.is_some_and(|(_, row)| row.contains(chars[at + 2]));
        if own && chars[at + 1] == '\u{94d}' {
            chars.splice(at..at + 2, ['\u{902}']);
        }
        at += 1;
    }
    chars.into_iter().collect()
}

fn letter(c: char) -> Option<char> {
    match c {
        // Accents, the nukta, Arabic vowel signs and the stretched line.
        '\u{300}'..='\u{36f}' | '\u{93c}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' => None,
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => None,
        '’' | '‘' | 'ʼ' | '`' | '´' => Some('\''),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        'ٱ' => Some('ا'),
        'ँ' => Some('ं'),
        _ => Some(c),
    }
}
