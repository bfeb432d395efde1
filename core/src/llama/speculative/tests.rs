//! Speculation of the model or not, the reply is the same; only the number of computations differs.

use std::ops::ControlFlow;
use std::path::Path;

use super::*;
use crate::budget::Piece;
use crate::encounter::{Age, Encounter, PatientText};
use crate::llama::Llama;
use crate::llama::decode::Decode;
use crate::llama::generate::{GenerateParams, generate};
use crate::llama::sequence::{Reading, Sequence};
use crate::model::{Control, Finish, Model, Request};
use crate::prompt::PromptSet;
use crate::reading::reading_request;

/// Writes down what it is given; whatever was pushed, the logits say the number of tokens before.
#[derive(Default)]
struct Written {
    pushes: Vec<Vec<u32>>,
    taken_back: Vec<usize>,
    row: [f32; 1],
}

impl Rows for Written {
    fn logits(&self, _: usize) -> Result<&[f32], ModelError> {
        Ok(&self.row)
    }

    fn take_back(&mut self, tokens: usize) -> Result<(), ModelError> {
        self.taken_back.push(tokens);
        Ok(())
    }
}

impl Decode for Written {
    fn push(&mut self, tokens: &[u32], _: usize, _: &Control<'_>) -> Result<(), ModelError> {
        self.pushes.push(tokens.to_vec());
        Ok(())
    }
}

/// Takes `reply`, asking for logits before each token, of which so many may come. A token has three bytes.
fn written(source: &[u32], speculation: Speculation, choices: usize, reply: &[u32]) -> Written {
    let mut steps = Written::default();
    let mut allowed = Allowed::These((0..1000).collect());
    let mut decoder = Decoder::new(source.to_vec(), |_| 3, speculation);
    for (done, token) in reply.iter().enumerate() {
        let left = reply.len() - done;
        if let Some(wanted) = decoder.wants(&mut allowed, choices, left) {
            steps
                .push(&wanted.tokens, wanted.rows, &Control::default())
                .unwrap();
        }
        decoder.push(*token, &mut steps).unwrap();
    }
    steps
}

#[test]
fn a_quotation_is_guessed_and_its_end_taken_back() {
    let source = [10, 11, 12, 13, 14, 15, 16, 17];
    let steps = written(&source, Speculation::Guessed, 9, &[1, 10, 11, 12, 99, 2]);
    // After 10, which stands once, as much is guessed as there is room for: two were right, and one was not.
    assert_eq!(steps.pushes, [vec![1], vec![10, 11, 12, 13, 14], vec![99]]);
    assert_eq!(steps.taken_back, [2]);
    let long: Vec<u32> = (10..60).collect();
    let steps = written(&long, Speculation::Guessed, 9, &[&[1][..], &long].concat());
    let lengths: Vec<usize> = steps.pushes.iter().map(Vec::len).collect();
    assert_eq!(lengths, [1, 17, 17, 16]);
    assert!(steps.taken_back.is_empty());
}

#[test]
fn without_a_source_or_leave_nothing_is_guessed() {
    let source = [10, 11, 12];
    for (source, speculation) in [
        (&source[..0], Speculation::Guessed),
        (&source[..], Speculation::Forced),
        (&source[..], Speculation::Never),
    ] {
        let steps = written(source, speculation, 9, &[10, 11, 12, 3]);
        assert_eq!(steps.pushes, [vec![10], vec![11], vec![12]]);
    }
}

#[test]
fn a_quotation_of_words_that_stand_twice_is_guessed_once_its_place_is_clear() {
    let source = [10, 20, 30, 11, 20, 31, 32, 33, 34];
    let steps = written(&source, Speculation::Guessed, 9, &[11, 20, 31, 5]);
    assert_eq!(steps.pushes[0], [11, 20, 31, 32]);
    let steps = written(&source, Speculation::Guessed, 9, &[7, 20, 31, 32]);
    assert_eq!(steps.pushes, [vec![7], vec![20], vec![31, 32]]);
}

#[test]
fn free_words_are_guessed_where_sixteen_bytes_agree() {
    let source: Vec<u32> = (10..40).collect();
    let reply: Vec<u32> = [1].into_iter().chain(10..20).collect();
    let steps = written(&source, Speculation::Guessed, 256, &reply);
    let lengths: Vec<usize> = steps.pushes.iter().map(Vec::len).collect();
    // Six tokens of three bytes; the rest as one guess.
    assert_eq!(lengths, [1, 1, 1, 1, 1, 1, 5]);
}

/// A sequence that counts.
struct Counted {
    sequence: Sequence,
    pushes: usize,
}

impl Rows for Counted {
    fn logits(&self, back: usize) -> Result<&[f32], ModelError> {
        self.sequence.logits(back)
    }

    fn take_back(&mut self, tokens: usize) -> Result<(), ModelError> {
        self.sequence.take_back(tokens)
    }
}

impl Decode for Counted {
    fn push(
        &mut self,
        tokens: &[u32],
        wanted: usize,
        control: &Control<'_>,
    ) -> Result<(), ModelError> {
        self.pushes += 1;
        self.sequence.push(tokens, wanted, control)
    }
}

fn open(pack: &str) -> Llama {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../models")
        .join(pack);
    let pack = aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open(&pack, &Control::default()).unwrap()
}

/// The reply, and in how many computations it was written.
fn reply(llama: &Llama, request: &Request, speculation: Speculation) -> (String, usize) {
    let pieces = llama.budget.plan(request).unwrap();
    let tokens: Vec<u32> = pieces
        .iter()
        .flat_map(|piece| match piece {
            Piece::Tokens(tokens) => tokens.clone(),
            Piece::Image(..) => Vec::new(),
        })
        .collect();
    let mut sequence = Sequence::new(llama, tokens.len() + request.reply_tokens).unwrap();
    let control = &Control::default();
    let mut reading = Reading {
        control,
        done: 0,
        total: tokens.len(),
    };
    sequence.read_tokens(&tokens, &mut reading).unwrap();
    let mut counted = Counted {
        sequence,
        pushes: 0,
    };
    let plan = GenerateParams {
        tokenizer: llama.budget.tokenizer(),
        allowed: match &request.grammar {
            Some(grammar) => Allowed::Grammar(Box::new(
                llama.masks.factory().unwrap().mask(grammar).unwrap(),
            )),
            None => Allowed::text(llama.budget.tokenizer()),
        },
        choice: request.choice,
        reply: request.reply_tokens,
        thought: 0,
        source: tokens[pieces[0].count()..].to_vec(),
        speculation,
        forced_reply: None,
    };
    let reply = generate(&mut counted, plan, control).unwrap();
    (reply.text.to_string(), counted.pushes)
}

fn request(narrative: &str, tokens: usize) -> Request {
    let encounter = Encounter {
        narrative: Some(PatientText::from(narrative)),
        ..Encounter::new(Age::Years(34))
    };
    reading_request(&encounter, &PromptSet::default(), tokens)
}

const STORIES: [&str; 6] = [
    "She cannot stop vomiting and her neck is stiff. Since this morning she does not answer when I call her.",
    "A tree fell on his leg this morning. He is pale and sweating, and says the pain is the worst he has known.",
    "Noisy breathing since last night, the lips are blue.",
    "He coughs since Monday and has no fever. He eats and drinks.",
    "She was bitten by a snake at the well an hour ago, and the hand swells.",
    "Burning oil fell over both arms and the chest. He screams and cannot be touched.",
];

/// Greedy, so nothing but rounding between batches could make a difference; how often it does is printed.
fn compare(pack: &str) -> (usize, usize, usize) {
    let llama = open(pack);
    let (mut different, mut alone, mut ahead) = (0, 0, 0);
    for story in STORIES {
        let request = request(story, 320);
        let (one_by_one, steps) = reply(&llama, &request, Speculation::Never);
        alone += steps;
        let (forced, _) = reply(&llama, &request, Speculation::Forced);
        let (guessed, steps) = reply(&llama, &request, Speculation::Guessed);
        ahead += steps;
        different += usize::from(forced != one_by_one) + usize::from(guessed != one_by_one);
    }
    println!(
        "{pack}: {different} of {} replies differ; {alone} computations alone, {ahead} ahead",
        2 * STORIES.len()
    );
    (different, alone, ahead)
}

#[test]
fn the_random_pack_writes_the_same_ahead_or_not() {
    let (different, alone, ahead) = compare("tiny");
    assert_eq!(different, 0);
    assert!(ahead < alone);
}

#[test]
fn the_demo_pack_writes_the_same_in_fewer_computations() {
    let (different, alone, ahead) = compare("demo");
    assert_eq!(different, 0);
    assert!(ahead * 4 < alone * 3, "{ahead} against {alone}");
}

#[test]
fn what_is_taken_back_leaves_no_trace() {
    let llama = open("tiny");
    let tokens: Vec<u32> = (300..500).collect();
    let control = &Control::default();
    let behind = |guess: &[u32]| {
        let mut sequence = Sequence::new(&llama, 512).unwrap();
        sequence.push(&tokens, 1, control).unwrap();
        if !guess.is_empty() {
            sequence.push(guess, guess.len(), control).unwrap();
            sequence.take_back(guess.len() - 1).unwrap();
            sequence.push(&[400], 1, control).unwrap();
        } else {
            sequence.push(&[310], 1, control).unwrap();
            sequence.push(&[400], 1, control).unwrap();
        }
        sequence.logits(0).unwrap().to_vec()
    };
    let (with, without) = (behind(&[310, 320, 330, 340]), behind(&[]));
    let furthest = with
        .iter()
        .zip(&without)
        .map(|(a, b)| (a - b).abs())
        .fold(0.0, f32::max);
    assert!(furthest < 1e-3, "{furthest}");
    // Not so what was read behind it.
    assert_ne!(behind(&[311, 320]), with);
    let _ = llama.identity();
}

/// Measurements on random weights depend on it: the words are those that were given, and forced and quoted ones are still decoded together.
#[test]
fn a_model_says_what_it_is_made_to_say_in_the_computations_of_one_that_chose_it() {
    let narrative = "He coughs all night, and he could not walk without holding on to the wall.";
    let said = "acute_general_weakness + he could not walk without holding on to the wall\n=\nyellow\nHe is weak.\n? recent_fainting\n";
    let mut llama = open("tiny");
    llama.force_replies(&[said]);
    let request = request(narrative, 300);
    let reply = llama.reply(&request, &Control::default()).unwrap();
    assert_eq!(reply.text.to_string(), said);
    assert_eq!(reply.finish, Finish::Complete);
    assert!(reply.choice.is_some());
    // What the grammar does not allow is not said.
    llama.force_replies(&["acute_general_weakness + he runs\n=\nred\nNo.\n"]);
    let refused = llama.reply(&request, &Control::default());
    assert!(matches!(refused, Err(ModelError::Backend { .. })));
}
