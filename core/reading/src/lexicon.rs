//! One language's file, made ready once: cues by their first word, and the words that end or carry a scope on.

mod build;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aidpost_protocol::encounter::Sign;

use crate::embedded::LANGUAGES;
use crate::hit::Scope;
use crate::spelling::{Spelling, WordId};
use crate::tokens::Token;
use crate::weights::Weights;
use build::build;

/// What a found sequence of words does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Present(Sign),
    Absent(Sign),
    /// Present where another sign is.
    Beside(Sign),
    /// Acts on what follows.
    Before(Scope),
    /// Acts on what stands before it.
    After(Scope),
    /// The same, where nothing follows in its sentence: "dizzy she is not".
    AfterClosing(Scope),
    Either(Scope),
    /// Acts on what stands within it.
    Inside(Scope),
    /// Speaks again of what was told last, also of a sentence before: "that has stopped".
    Back(Scope),
    /// The same, where it was told as past: "was gasping last night, now calm".
    BackIfPast(Scope),
    /// No trigger counts within it.
    Ignore,
    /// Names who tells it: within it no other person is told of.
    Teller,
    /// Ends every scope.
    End,
    /// An answer to what was asked just before: "no".
    Answer,
    /// Begins a question that takes what it speaks of as there: "why does he have".
    Supposes,
}

/// One sequence, ready to be compared.
#[derive(Debug)]
pub(crate) struct Sequence {
    pub kind: Kind,
    pub cue: &'static str,
    pub places: Box<[Place]>,
}

/// How many small words may stand between two words of a cue.
pub(crate) const FILLERS: usize = 3;
/// How many words a `..` stands for.
pub(crate) const GAP: usize = 5;

/// What a sequence asks for behind its first place: one of a list, at most so many places on; none where it is no list.
pub(crate) type Next = (Option<SetId>, u32);

/// Sequences with the same first list that go on alike.
#[derive(Debug)]
pub(crate) struct Begun {
    pub next: Next,
    pub sequences: Vec<u32>,
}

/// A list of words that stands at one place of a sequence; the same list has one number in all sequences.
pub(crate) type SetId = u32;

#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
    OneOf(SetId),
    Gap,
    Days(u32),
    Year,
    Number,
}

#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    pub reviewed_by: String,
    /// Of the files' text, in hexadecimal.
    pub sha256: String,
    pub spelling: Spelling,
    pub sequences: Vec<Sequence>,
    /// Of each sequence, the last list behind its first place: most texts have none of its words.
    pub last_of: Vec<Option<SetId>>,
    /// The sequences that begin with a list, those together that go on alike.
    pub by_set: Vec<Vec<Begun>>,
    begun: HashMap<(SetId, Next), usize>,
    /// The lists in which a word stands.
    pub sets_of: Vec<Vec<SetId>>,
    sets: HashMap<Vec<WordId>, SetId>,
    /// Those that begin with a number or a time.
    pub by_number: Vec<u32>,
    pub keep: HashSet<String>,
    pub spellings: HashMap<String, String>,
    /// Beginnings and ends of words ("nina", "ana"; "ها", "") that may be put for each other when a word is looked up.
    pub beginnings: Vec<(String, String)>,
    pub endings: Vec<(String, String)>,
    pub fillers: HashSet<String>,
    pub subjects: HashSet<String>,
    pub breaks: HashSet<String>,
    /// Denials that a list always follows: "denies".
    pub denies: HashSet<String>,
    pub or: HashSet<String>,
    pub and: HashSet<String>,
    /// Answers that say that it is there: "yes".
    pub confirms: HashSet<String>,
    /// Answers that say so after a question mark: "twice".
    pub amounts: HashSet<String>,
    /// Words of the answers that say that it is not there.
    pub answer_words: HashSet<String>,
    /// "My" in "my wife": at the beginning she is the patient, unless a word of `not_mine` says who is.
    pub mine: HashSet<String>,
    pub not_mine: HashSet<String>,
    /// "Late" in "my late wife": she is never the patient.
    pub dead: HashSet<String>,
    /// "His", "her".
    pub possessives: HashSet<String>,
    /// Words with which a question that wants a yes or a no begins: "any", "does".
    pub asks: HashSet<String>,
    /// Words with which a question that wants more than a yes or a no begins: "how".
    pub wonders: HashSet<String>,
    /// Words with which such a question names nothing that is there: "what if".
    pub wonders_only: HashSet<String>,
    /// Words that are said where the patient is a small child.
    pub young: HashSet<String>,
    /// Words that are said of a baby at the breast.
    pub sucklings: HashSet<String>,
    /// "The mother": in labour she is the patient.
    pub mothers: HashSet<String>,
    /// Words of a birth: "the mother" is the patient for every sign.
    pub maternal: HashSet<String>,
    /// Words that speak of today, or of a time until today: "now", "since".
    pub nows: HashSet<String>,
    /// Words that tell of the past: "was", "yesterday".
    pub pasts: HashSet<String>,
    /// Words that speak of all that was told: "both have stopped".
    pub both: HashSet<String>,
    /// States behind a noun, which deny no more: "no blisters, eyes red".
    pub states: HashSet<String>,
    /// Marks that are spoken in a dictation: "comma", "full stop".
    pub spoken: Vec<(Vec<String>, String)>,
    /// What a speaker says while thinking or correcting himself: "um", "er no".
    pub hesitations: Vec<Vec<String>>,
    /// Verbs with which something new is told behind a comma: "not hot, drinks well".
    pub verbs: HashSet<String>,
    pub numbers: HashMap<String, u32>,
    pub units: HashMap<String, u32>,
    /// "Siku tatu", days three.
    pub unit_first: bool,
    /// Beside which signs a sign's cues of `Kind::Beside` count.
    pub beside: HashMap<Sign, Vec<Sign>>,
    /// What was learned beside the list.
    pub weights: Option<Weights>,
    cues: Vec<CueName>,
    faults: Vec<String>,
}

/// A cue of a file: its sign, and how it stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CueName {
    /// The sign.
    pub sign: Sign,
    /// As it is written in the file.
    pub cue: &'static str,
}

static LEXICONS: [LazyLock<Lexicon>; 7] = [
    LazyLock::new(|| build(0)),
    LazyLock::new(|| build(1)),
    LazyLock::new(|| build(2)),
    LazyLock::new(|| build(3)),
    LazyLock::new(|| build(4)),
    LazyLock::new(|| build(5)),
    LazyLock::new(|| build(6)),
];

/// The languages that have a file.
#[must_use]
pub fn languages() -> Vec<&'static str> {
    LANGUAGES.to_vec()
}

/// The cues of a language's file, or why the file cannot be used, a line a fault.
///
/// # Errors
/// A file that is not of the expected form, or a cue that cannot be read: its text and the reason.
pub fn cues(language: &str) -> Result<&'static [CueName], String> {
    let lexicon =
        Lexicon::of(language).ok_or_else(|| format!("no file for the language {language}"))?;
    if lexicon.faults.is_empty() {
        Ok(&lexicon.cues)
    } else {
        Err(lexicon.faults.join("\n"))
    }
}

/// Who has reviewed a language's file.
#[must_use]
pub fn reviewed_by(language: &str) -> Option<&'static str> {
    Lexicon::of(language).map(|lexicon| lexicon.reviewed_by.as_str())
}

/// SHA-256 of a language's file and its learned weights, in hexadecimal: it says which version read.
#[must_use]
pub fn sha256(language: &str) -> Option<&'static str> {
    Lexicon::of(language).map(|lexicon| lexicon.sha256.as_str())
}

impl Lexicon {
    /// The language's lexicon, built at its first use.
    pub(crate) fn of(code: &str) -> Option<&'static Lexicon> {
        let at = LANGUAGES.iter().position(|known| *known == code)?;
        LEXICONS.get(at).map(|lexicon| &**lexicon)
    }

    /// Whether one of the words tells of the past: "was", "yesterday", but not "since yesterday".
    pub(crate) fn tells_past(&self, tokens: &[Token]) -> bool {
        let since = |at: usize| self.nows.contains(&tokens[at].plain);
        let past = |at: &usize| self.pasts.contains(&tokens[*at].plain);
        (0..tokens.len())
            .filter(past)
            .any(|at| at.checked_sub(1).is_none_or(|before| !since(before)))
    }
}
