//! What llguidance is given: every token, and the tokens of what it forces.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aidpost_models::gguf::Gguf;

use super::*;

static TINY: LazyLock<Arc<Tokenizer>> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../models/tiny/text.gguf");
    Arc::new(Tokenizer::from_gguf(&Gguf::open(file.as_ref()).unwrap()).unwrap())
});

fn cases() -> BTreeMap<String, Vec<String>> {
    serde_json::from_str(include_str!("../../../../tests/tests/tokenizer/cases.json")).unwrap()
}

#[test]
fn llguidance_gets_every_token_and_canonical_ones() {
    let environment = TINY.environment();
    let trie = environment.tok_trie();
    assert!(environment.tokenize_is_canonical());
    assert_eq!(
        (trie.vocab_size(), trie.eos_token()),
        (TINY.vocab_size(), TINY.eos())
    );
    for token in 0..TINY.vocab_size() as u32 {
        let bytes = TINY.bytes_of(token);
        assert_eq!(
            trie.is_special_token(token),
            bytes.is_empty() || bytes == [0xFF],
            "{token}"
        );
        if !trie.is_special_token(token) {
            assert_eq!(trie.token(token), bytes);
        }
    }
    for text in cases().into_values().flatten() {
        assert_eq!(
            environment.tokenize_bytes_marker(text.as_bytes()).0,
            TINY.encode(&text)
        );
    }
    // Half a character, as a constraint may force it.
    let half = environment.tokenize_bytes(b"fever \xF0\x9F");
    assert_eq!(trie.decode(&half), b"fever \xF0\x9F");
}

#[test]
fn what_a_grammar_forces_comes_as_the_models_own_tokens() {
    let factory = llguidance::ParserFactory::new_simple(&TINY.environment()).unwrap();
    let grammar =
        r#"start: "altered_mental_status + \"does not know where he is\"\n=" ("red" | "green")"#;
    let grammar = llguidance::api::TopLevelGrammar::from_lark(grammar.to_owned());
    let mut matcher = llguidance::Matcher::new(factory.create_parser(grammar));
    let forced = matcher.compute_ff_tokens();
    let whole = TINY.encode("altered_mental_status + \"does not know where he is\"\n=red");
    // The last forced token may still grow with what is chosen next, so llguidance holds it back.
    assert!(
        whole.starts_with(&forced) && forced.len() + 3 >= whole.len(),
        "{forced:?} of {whole:?}"
    );
    matcher.consume_tokens(&whole).unwrap();
    assert!(
        matcher
            .compute_mask_or_eos()
            .unwrap()
            .is_allowed(TINY.eos())
    );
}
