//! One language's file, made ready once: cues by their first word, and the words that end or carry a scope on.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use aidpost_protocol::encounter::Sign;
use sha2::{Digest, Sha256};

use crate::file::{File, ordinary_words};
use crate::hit::Scope;
use crate::matcher;
use crate::pattern::{self, Lists, Part};
use crate::spelling::{Spelling, WordId};
use crate::tokens::{Token, plain};

const FILES: [(&str, &str); 7] = [
    ("en", include_str!("../lexicons/en.toml")),
    ("fr", include_str!("../lexicons/fr.toml")),
    ("es", include_str!("../lexicons/es.toml")),
    ("pt", include_str!("../lexicons/pt.toml")),
    ("sw", include_str!("../lexicons/sw.toml")),
    ("hi", include_str!("../lexicons/hi.toml")),
    ("ar", include_str!("../lexicons/ar.toml")),
];

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
}

/// One sequence, ready to be compared.
#[derive(Debug)]
pub(crate) struct Sequence {
    pub kind: Kind,
    pub cue: &'static str,
    pub places: Box<[Place]>,
}

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
    /// Words that are said where the patient is a small child.
    pub young: HashSet<String>,
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
    /// Verbs with which something new is told behind a comma: "not hot, drinks well".
    pub verbs: HashSet<String>,
    pub numbers: HashMap<String, u32>,
    pub units: HashMap<String, u32>,
    /// Beside which signs a sign's cues of `Kind::Beside` count.
    pub beside: HashMap<Sign, Vec<Sign>>,
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
    FILES.iter().map(|(code, _)| *code).collect()
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

/// SHA-256 of a language's file, in hexadecimal: it says which version read.
#[must_use]
pub fn sha256(language: &str) -> Option<&'static str> {
    Lexicon::of(language).map(|lexicon| lexicon.sha256.as_str())
}

impl Lexicon {
    /// The language's lexicon, built at its first use.
    pub(crate) fn of(code: &str) -> Option<&'static Lexicon> {
        let at = FILES.iter().position(|(known, _)| *known == code)?;
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

    fn add(&mut self, kind: Kind, cue: &str, lists: &mut Lists<'_>) {
        let sequences = match pattern::expand(cue, lists) {
            Ok(sequences) => sequences,
            Err(fault) => return self.faults.push(fault),
        };
        // Once a cue and process: the lexicons live as long as the program.
        let cue: &'static str = Box::leak(cue.to_owned().into_boxed_str());
        if let Kind::Present(sign) | Kind::Absent(sign) | Kind::Beside(sign) = kind {
            self.cues.push(CueName { sign, cue });
        }
        // Words that several of its sequences share are looked up once.
        let mut known: HashMap<*const (String, bool), Place> = HashMap::new();
        for parts in &sequences {
            let places = parts.iter().map(|part| match part {
                Part::OneOf(words) => *known
                    .entry(words.as_ptr())
                    .or_insert_with(|| self.place(part)),
                _ => self.place(part),
            });
            let places: Box<[Place]> = places.collect();
            let at = self.sequences.len() as u32;
            match places.first() {
                Some(Place::OneOf(set)) => self.begin(*set, at, &places),
                Some(Place::Gap) | None => self.faults.push(format!("{cue}: begins with a gap")),
                Some(_) => self.by_number.push(at),
            }
            self.sequences.push(Sequence { kind, cue, places });
        }
    }

    fn begin(&mut self, set: SetId, at: u32, places: &[Place]) {
        let next = matcher::second(places);
        let begun = &mut self.by_set[set as usize];
        let known = *self.begun.entry((set, next)).or_insert(begun.len());
        match begun.get_mut(known) {
            Some(begun) => begun.sequences.push(at),
            None => begun.push(Begun {
                next,
                sequences: vec![at],
            }),
        }
    }

    fn place(&mut self, part: &Part) -> Place {
        match part {
            Part::OneOf(words) => {
                let mut ids = Vec::with_capacity(words.len());
                for (word, stem) in words.iter() {
                    ids.push(self.spelling.add(word, *stem));
                    // A word of the text is put right before it is looked up; so is the cue's.
                    if let Some(right) = self.spellings.get(word).filter(|_| !stem) {
                        ids.push(self.spelling.add(right, false));
                    }
                }
                Place::OneOf(self.set(ids))
            }
            Part::Gap => Place::Gap,
            Part::Days(days) => Place::Days(*days),
            Part::Year => Place::Year,
            Part::Number => Place::Number,
        }
    }
}

impl Lexicon {
    fn set(&mut self, mut words: Vec<WordId>) -> SetId {
        words.sort_unstable();
        words.dedup();
        if let Some(set) = self.sets.get(&words) {
            return *set;
        }
        let set = self.by_set.len() as SetId;
        self.by_set.push(Vec::new());
        for word in &words {
            let word = *word as usize;
            if self.sets_of.len() <= word {
                self.sets_of.resize(word + 1, Vec::new());
            }
            self.sets_of[word].push(set);
        }
        self.sets.insert(words, set);
        set
    }
}

fn build(at: usize) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let Some((code, text)) = FILES.get(at) else {
        return lexicon;
    };
    let file: File = match toml::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            lexicon
                .faults
                .push(format!("lexicons/{code}.toml: {error}"));
            return lexicon;
        }
    };
    if file.language != *code {
        lexicon.faults.push(format!(
            "lexicons/{code}.toml: calls its language {:?}",
            file.language
        ));
    }
    let set = |words: &[String]| words.iter().map(|word| plain(word)).collect::<HashSet<_>>();
    let by_plain =
        |map: &BTreeMap<String, u32>| map.iter().map(|(word, n)| (plain(word), *n)).collect();
    lexicon.reviewed_by.clone_from(&file.reviewed_by);
    let ordinary = ordinary_words(code);
    let digest = Sha256::digest([text, ordinary].concat());
    lexicon.sha256 = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    lexicon.keep = set(&file.keep);
    lexicon.keep.extend(ordinary.split_whitespace().map(plain));
    lexicon.fillers = set(&file.fillers);
    lexicon.subjects = set(&file.subjects);
    lexicon.breaks = set(&file.breaks);
    lexicon.denies = set(&file.denies);
    lexicon.or = set(&file.or);
    lexicon.and = set(&file.and);
    lexicon.confirms = set(&file.confirms);
    lexicon.answer_words = set(&file.answers);
    lexicon.amounts = set(&file.amounts);
    lexicon.mine = set(&file.mine);
    lexicon.not_mine = set(&file.not_mine);
    lexicon.young = set(&file.young);
    lexicon.mothers = set(&file.mothers);
    lexicon.verbs = set(&file.verbs);
    lexicon.maternal = set(&file.maternal);
    lexicon.nows = set(&file.nows);
    lexicon.pasts = set(&file.pasts);
    lexicon.both = set(&file.both);
    lexicon.states = set(&file.states);
    let words = |mark: &str| mark.split(' ').map(plain).collect();
    let spoken = file.spoken.iter();
    lexicon.spoken = spoken
        .map(|(said, mark)| (words(said), mark.clone()))
        .collect();
    lexicon.numbers = by_plain(&file.numbers);
    lexicon.units = by_plain(&file.units);
    lexicon.spellings = file
        .spellings
        .iter()
        .map(|(wrong, right)| (plain(wrong), plain(right)))
        .collect();
    let pairs = |map: &BTreeMap<String, String>| {
        map.iter()
            .map(|(from, to)| (plain(from), plain(to)))
            .collect()
    };
    lexicon.beginnings = pairs(&file.beginnings);
    lexicon.endings = pairs(&file.endings);
    let mut all: Vec<(Kind, &String)> = Vec::new();
    // A sign that this build does not know yet is left out: the files may run ahead of the list.
    for (code, cues) in &file.signs {
        all.extend(
            Sign::from_code(code)
                .into_iter()
                .flat_map(|s| cues.iter().map(move |cue| (Kind::Present(s), cue))),
        );
    }
    for (code, beside) in &file.beside {
        let Some(sign) = Sign::from_code(code) else {
            continue;
        };
        let with = beside.with.iter().filter_map(|code| Sign::from_code(code));
        lexicon.beside.insert(sign, with.collect());
        all.extend(beside.cues.iter().map(|cue| (Kind::Beside(sign), cue)));
    }
    for (code, cues) in &file.absent {
        all.extend(
            Sign::from_code(code)
                .into_iter()
                .flat_map(|s| cues.iter().map(move |cue| (Kind::Absent(s), cue))),
        );
    }
    for (scope, words) in &file.scopes {
        let scope = *scope;
        all.extend(words.before.iter().map(|cue| (Kind::Before(scope), cue)));
        all.extend(words.after.iter().map(|cue| (Kind::After(scope), cue)));
        let closing = words.after_closing.iter();
        all.extend(closing.map(|cue| (Kind::AfterClosing(scope), cue)));
        all.extend(words.either.iter().map(|cue| (Kind::Either(scope), cue)));
        all.extend(words.inside.iter().map(|cue| (Kind::Inside(scope), cue)));
        all.extend(words.back.iter().map(|cue| (Kind::Back(scope), cue)));
        let if_past = words.back_if_past.iter();
        all.extend(if_past.map(|cue| (Kind::BackIfPast(scope), cue)));
    }
    all.extend(file.tellers.iter().map(|cue| (Kind::Teller, cue)));
    all.extend(file.ignore.iter().map(|cue| (Kind::Ignore, cue)));
    all.extend(file.ends.iter().map(|cue| (Kind::End, cue)));
    all.extend(file.answers.iter().map(|cue| (Kind::Answer, cue)));
    let mut lists = Lists::of(&file.lists);
    for (kind, cue) in all {
        lexicon.add(kind, cue, &mut lists);
    }
    lexicon
}
