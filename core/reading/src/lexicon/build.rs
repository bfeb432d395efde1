//! Makes a file's cues into sequences, once a process.

use std::collections::{BTreeMap, HashMap, HashSet};

use aidpost_protocol::encounter::Sign;
use sha2::{Digest, Sha256};

use super::{Begun, CueName, FILLERS, GAP, Kind, Lexicon, Next, Place, Sequence, SetId};
use crate::embedded;
use crate::file::File;
use crate::pattern::{self, Lists, Part};
use crate::spelling::WordId;
use crate::tokens::plain;
use crate::weights::Weights;

impl Lexicon {
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
            self.last_of.push(last(&places));
            self.sequences.push(Sequence { kind, cue, places });
        }
    }

    fn begin(&mut self, set: SetId, at: u32, places: &[Place]) {
        let next = second(places);
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

/// The cues of each sign. A sign that this build does not know yet is left out: the files may run ahead of the list.
fn of_signs(
    cues: &BTreeMap<String, Vec<String>>,
    kind: fn(Sign) -> Kind,
) -> impl Iterator<Item = (Kind, &String)> {
    let known = cues
        .iter()
        .filter_map(move |(code, cues)| Some((kind(Sign::from_code(code)?), cues)));
    known.flat_map(|(kind, cues)| cues.iter().map(move |cue| (kind, cue)))
}

/// What stands behind the first place, and how many tokens away at most; none where it is a number or a time, or nothing.
fn second(places: &[Place]) -> Next {
    let mut reach = 1 + FILLERS as u32;
    for place in places.iter().skip(1) {
        match place {
            Place::OneOf(set) => return (Some(*set), reach),
            Place::Gap => reach += GAP as u32,
            Place::Days(_) | Place::Year | Place::Number => break,
        }
    }
    (None, 0)
}

/// The last list that a sequence asks for behind its first place.
fn last(places: &[Place]) -> Option<SetId> {
    let mut behind = places.iter().skip(1).rev();
    behind.find_map(|place| match place {
        Place::OneOf(set) => Some(*set),
        _ => None,
    })
}

/// A language's file, its text, and ordinary words of the language.
fn written(code: &str) -> Result<(File, String, String), String> {
    let text = embedded::list(code)?;
    let file = toml::from_str(&text).map_err(|error| error.to_string())?;
    Ok((file, text, embedded::ordinary_words(code)?))
}

pub(super) fn build(at: usize) -> Lexicon {
    let mut lexicon = Lexicon::default();
    let Some(code) = embedded::LANGUAGES.get(at) else {
        return lexicon;
    };
    let (file, text, ordinary) = match written(code) {
        Ok(written) => written,
        Err(reason) => {
            lexicon
                .faults
                .push(format!("lexicons/{code}.toml: {reason}"));
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
    let weights = embedded::weights(code);
    if !weights.is_empty() {
        match Weights::of(weights) {
            Ok(weights) => lexicon.weights = Some(weights),
            Err(reason) => lexicon
                .faults
                .push(format!("learned/{code}.weights: {reason}")),
        }
    }
    let digest = Sha256::digest([text.as_bytes(), ordinary.as_bytes(), weights].concat());
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
    lexicon.dead = set(&file.dead);
    lexicon.possessives = set(&file.possessives);
    lexicon.asks = set(&file.asks);
    lexicon.wonders = set(&file.wonders);
    lexicon.wonders_only = set(&file.wonders_only);
    lexicon.young = set(&file.young);
    lexicon.sucklings = set(&file.sucklings);
    lexicon.mothers = set(&file.mothers);
    lexicon.verbs = set(&file.verbs);
    lexicon.maternal = set(&file.maternal);
    lexicon.nows = set(&file.nows);
    lexicon.pasts = set(&file.pasts);
    lexicon.both = set(&file.both);
    lexicon.states = set(&file.states);
    let words = |said: &str| said.split(' ').map(plain).collect();
    let thinking = file.hesitations.iter();
    lexicon.hesitations = thinking.map(|said| words(said)).collect();
    let spoken = file.spoken.iter();
    lexicon.spoken = spoken
        .map(|(said, mark)| (words(said), mark.clone()))
        .collect();
    lexicon.numbers = by_plain(&file.numbers);
    lexicon.units = by_plain(&file.units);
    lexicon.unit_first = file.unit_first;
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
    all.extend(of_signs(&file.signs, Kind::Present));
    for (code, beside) in &file.beside {
        let Some(sign) = Sign::from_code(code) else {
            continue;
        };
        let with = beside.with.iter().filter_map(|code| Sign::from_code(code));
        lexicon.beside.insert(sign, with.collect());
        all.extend(beside.cues.iter().map(|cue| (Kind::Beside(sign), cue)));
    }
    all.extend(of_signs(&file.absent, Kind::Absent));
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
    all.extend(file.supposes.iter().map(|cue| (Kind::Supposes, cue)));
    let mut lists = Lists::of(&file.lists);
    for (kind, cue) in all {
        lexicon.add(kind, cue, &mut lists);
    }
    // Only asked while it is built.
    lexicon.sets = HashMap::new();
    lexicon.begun = HashMap::new();
    lexicon
}
