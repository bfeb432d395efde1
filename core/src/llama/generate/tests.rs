//! The loop against a script of tokens: what is written, what is thought, what is refused.

use std::ops::ControlFlow;
use std::path::Path;

use super::*;
use crate::budget::Budget;
use crate::model::StopReason;

/// Says what a script says: at each step one token is the most likely, the next in the script.
struct Script<'a> {
    tokenizer: &'a Tokenizer,
    script: Vec<u32>,
    pushed: Vec<u32>,
    /// One row a token of the last push that wanted logits.
    rows: Vec<Vec<f32>>,
}

impl<'a> Script<'a> {
    fn new(tokenizer: &'a Tokenizer, script: Vec<u32>) -> Self {
        let mut script = Self {
            tokenizer,
            script,
            pushed: Vec::new(),
            rows: Vec::new(),
        };
        script.rows.push(script.row(0));
        script
    }

    fn row(&self, behind: usize) -> Vec<f32> {
        let mut row = vec![0.0; self.tokenizer.vocab_size()];
        if let Some(next) = self.script.get(behind) {
            row[*next as usize] = 9.0;
        }
        row
    }
}

impl Decode for Script<'_> {
    fn push(&mut self, tokens: &[u32], wanted: usize, _: &Control<'_>) -> Result<(), ModelError> {
        self.pushed.extend(tokens);
        let end = self.pushed.len();
        self.rows = (end + 1 - wanted..=end)
            .map(|behind| self.row(behind))
            .collect();
        Ok(())
    }
}

impl Rows for Script<'_> {
    fn logits(&self, back: usize) -> Result<&[f32], ModelError> {
        Ok(&self.rows[self.rows.len() - 1 - back])
    }

    fn take_back(&mut self, tokens: usize) -> Result<(), ModelError> {
        assert!(tokens < self.rows.len());
        self.pushed.truncate(self.pushed.len() - tokens);
        self.rows.truncate(self.rows.len() - tokens);
        Ok(())
    }
}

fn budget() -> Budget {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/tiny");
    Budget::of(&aidpost_models::verify(&dir, &mut |_, _| ControlFlow::Continue(())).unwrap())
        .unwrap()
}

fn free_text(tokenizer: &Tokenizer, reply: usize, thought: usize) -> GenerateParams<'_> {
    GenerateParams {
        tokenizer,
        allowed: Allowed::text(tokenizer),
        choice: None,
        reply,
        thought,
        source: Vec::new(),
        speculation: Speculation::Guessed,
        forced_reply: None,
    }
}

/// A script in which `<…>` parts are control tokens and the rest is text.
fn tokens(tokenizer: &Tokenizer, parts: &[&str]) -> Vec<u32> {
    let part = |part: &&str| match tokenizer.control(part) {
        Some(control) => vec![control],
        None => tokenizer.encode(part),
    };
    parts.iter().flat_map(part).collect()
}

#[test]
fn a_thought_is_kept_out_of_the_answer() {
    let budget = budget();
    let tokenizer = &**budget.tokenizer();
    let script = tokens(
        tokenizer,
        &[
            THOUGHT_OPENS,
            "thought\nis it bad? ",
            THOUGHT_CLOSES,
            "It is not bad.",
            "<end_of_turn>",
        ],
    );
    let mut steps = Script::new(tokenizer, script.clone());
    let reply = generate(
        &mut steps,
        free_text(tokenizer, 50, 50),
        &Control::default(),
    )
    .unwrap();
    assert_eq!(
        (&*reply.text, reply.finish),
        ("It is not bad.", Finish::Complete)
    );
    assert_eq!(steps.pushed, script[..script.len() - 1]);
}

#[test]
fn a_thought_that_does_not_end_is_ended_within_its_budget() {
    let budget = budget();
    let tokenizer = &**budget.tokenizer();
    let script = tokens(
        tokenizer,
        &[
            THOUGHT_OPENS,
            "and so on and so on and so on and so on and so on and so on",
        ],
    );
    let mut steps = Script::new(tokenizer, script);
    generate(&mut steps, free_text(tokenizer, 1, 8), &Control::default()).unwrap();
    let closes = tokenizer.control(THOUGHT_CLOSES).unwrap();
    assert_eq!(
        steps.pushed.iter().position(|token| *token == closes),
        Some(7)
    );
}

#[test]
fn a_model_that_is_not_to_think_cannot() {
    let budget = budget();
    let tokenizer = &**budget.tokenizer();
    let opens = tokenizer.control(THOUGHT_OPENS).unwrap();
    let mut steps = Script::new(tokenizer, vec![opens; 20]);
    let reply = generate(&mut steps, free_text(tokenizer, 10, 0), &Control::default()).unwrap();
    assert!(!steps.pushed.contains(&opens) && !reply.text.contains("<unused94>"));
}

/// Whatever the model wants most, no mark of a thought and no other control token is part of a reply: as free text or by a grammar.
#[test]
fn no_control_token_is_ever_written_into_a_reply() {
    let budget = budget();
    let tokenizer = &**budget.tokenizer();
    let masks = crate::constraint::MaskFactory::new(budget.tokenizer()).unwrap();
    let grammar = || {
        let source = format!(
            "start: SENTENCE \"\\n\"\n{}",
            crate::constraint::sentence_rule(40)
        );
        let grammar = crate::constraint::GrammarSource::new(source);
        Allowed::Grammar(Box::new(masks.mask(&grammar).unwrap()))
    };
    for unwanted in [
        "<unused94>",
        "<unused95>",
        "<start_of_turn>",
        "<bos>",
        "<start_of_image>",
    ] {
        let token = tokenizer.control(unwanted).unwrap();
        for thought in [0, 1, 6] {
            for allowed in [Allowed::text(tokenizer), grammar()] {
                let mut steps = Script::new(tokenizer, vec![token; 60]);
                let plan = GenerateParams {
                    allowed,
                    ..free_text(tokenizer, 12, thought)
                };
                let reply = generate(&mut steps, plan, &Control::default()).unwrap();
                assert!(!reply.text.contains("unused") && !reply.text.contains("thought"));
                // Only a thought within its budget may hold it, and that begins and ends with its marks.
                let opens = tokenizer.control(THOUGHT_OPENS).unwrap();
                let thinks = thought > 1 && unwanted == THOUGHT_OPENS;
                let after = if thinks { thought } else { 0 };
                assert_eq!(steps.pushed.first() == Some(&opens), thinks);
                assert!(
                    !steps.pushed[after..].contains(&token),
                    "{unwanted} after {after}"
                );
            }
        }
    }
}

#[test]
fn a_choice_is_weighed_over_every_way_to_begin_a_word() {
    let budget = budget();
    let tokenizer = &**budget.tokenizer();
    let words = &["red", "yellow", "green"];
    let script = tokens(
        tokenizer,
        &["=", "\n", "green", "\n", "ok", "<end_of_turn>"],
    );
    let choice = Some(Choice {
        after_line: Some("="),
        words,
    });
    let mut steps = Script::new(tokenizer, script);
    let plan = GenerateParams {
        choice,
        ..free_text(tokenizer, 20, 0)
    };
    let weights = generate(&mut steps, plan, &Control::default())
        .unwrap()
        .choice
        .unwrap();
    // At its place "green" has 9 and everything else 0: each word's weight is the log of the number of ways to begin it,
    // and that of "green" in addition e^9 for the one.
    let ways = |word: &str| {
        let begins = |token: &u32| {
            let bytes = tokenizer.bytes_of(*token);
            !bytes.is_empty()
                && (word.as_bytes().starts_with(bytes) || bytes.starts_with(word.as_bytes()))
        };
        (0..tokenizer.vocab_size() as u32).filter(begins).count() as f64
    };
    let expected = [
        ways("red").ln(),
        ways("yellow").ln(),
        (ways("green") - 1.0 + 9f64.exp()).ln(),
    ];
    for (weight, expected) in weights.iter().zip(expected) {
        assert!(
            (weight - expected).abs() < 1e-9,
            "{weights:?} against {expected}"
        );
    }
    assert!(ways("red") >= 3.0, "several tokens begin a word");
}

#[test]
fn numbers_that_are_not_finite_are_an_error_and_a_stop_is_heard() {
    let budget = budget();
    let tokenizer = &**budget.tokenizer();
    for bad in [f32::NAN, f32::INFINITY] {
        let mut steps = Script::new(tokenizer, Vec::new());
        steps.rows[0][300] = bad;
        let error =
            generate(&mut steps, free_text(tokenizer, 5, 0), &Control::default()).unwrap_err();
        assert_eq!(error, ModelError::NotFinite);
    }
    assert_eq!(
        best(&[f32::NEG_INFINITY; 4], &[0, 1]).unwrap_err(),
        ModelError::NotFinite
    );
    assert_eq!(best(&[1.0, 2.0, 2.0, 9.0], &[0, 1, 2]).unwrap(), 1);
    let control = Control {
        stop: &|| Some(StopReason::Cancelled),
        progress: &|_| (),
        ..Control::default()
    };
    let mut steps = Script::new(tokenizer, Vec::new());
    assert_eq!(
        generate(&mut steps, free_text(tokenizer, 5, 0), &control).unwrap_err(),
        ModelError::Cancelled
    );
}

/// What a caller is given of these tokens' bytes, and what the reply is.
fn drafted(tokens: &[&[u8]]) -> (Vec<String>, String) {
    let pieces = std::cell::RefCell::new(Vec::new());
    let control = Control {
        on_text: &|piece| pieces.borrow_mut().push(piece.to_owned()),
        ..Control::default()
    };
    let mut draft = Draft::default();
    for bytes in tokens {
        draft.push(bytes, &control);
    }
    (pieces.into_inner(), draft.whole)
}

#[test]
fn a_character_of_several_tokens_comes_as_one_piece() {
    let byte_by_byte: Vec<&[u8]> = "咳a🤒".as_bytes().chunks(1).collect();
    let (pieces, reply) = drafted(&byte_by_byte);
    assert_eq!(
        (pieces, reply.as_str()),
        (["咳", "a", "🤒"].map(str::to_owned).to_vec(), "咳a🤒")
    );
    // One that the end cuts in two is dropped from both.
    let (pieces, reply) = drafted(&byte_by_byte[..7]);
    assert_eq!(
        (pieces, reply.as_str()),
        (["咳", "a"].map(str::to_owned).to_vec(), "咳a")
    );
    // What never becomes a character holds nothing up.
    let (pieces, reply) = drafted(&[b"a\xf0\x9f", b"b", b"\xff", b"c"]);
    assert_eq!(
        (pieces, reply.as_str()),
        (
            ["a", "\u{fffd}b", "\u{fffd}", "c"]
                .map(str::to_owned)
                .to_vec(),
            "a\u{fffd}b\u{fffd}c"
        )
    );
}

/// However bytes are cut into tokens, the pieces are the reply, and the reply is the bytes' text without a begun character:
/// for every run of five bytes that begin, continue, end and break characters.
#[test]
fn pieces_add_up_to_the_reply() {
    const BYTES: [u8; 9] = [b'a', b'\n', 0xc3, 0xa9, 0xe5, 0xf0, 0x9f, 0x92, 0xff];
    for number in 0..BYTES.len().pow(5) {
        let bytes: Vec<u8> = (0..5)
            .map(|place| BYTES[number / BYTES.len().pow(place) % BYTES.len()])
            .collect();
        for cut in [1, 2, 5] {
            let (pieces, reply) = drafted(&bytes.chunks(cut).collect::<Vec<_>>());
            assert_eq!(pieces.concat(), reply);
            let all = String::from_utf8_lossy(&bytes);
            let without_begun = all.strip_suffix(char::REPLACEMENT_CHARACTER);
            assert!(all == reply || without_begun == Some(&*reply), "{bytes:?}");
        }
    }
}
