//! What tokens stand for, and vocabularies that are refused.

use super::*;

#[test]
fn a_token_is_worth_the_bytes_that_llama_cpp_prints() {
    assert_eq!(TINY.ours.vocab_size(), TINY.theirs.n_vocab() as usize);
    for token in TINY.theirs.vocab().tokens() {
        let mut piece = TINY.theirs.vocab().token_to_piece(token, false, None);
        // Two things that llama.cpp prints otherwise: runs of ▁ as such, though runs of spaces become them, and nothing for the end of
        // struck-out text, which it takes for the end of a generation.
        if piece.starts_with("▁▁".as_bytes()) {
            piece = vec![b' '; piece.len() / '▁'.len_utf8()];
        } else if token == LlamaToken(212) {
            assert!(piece.is_empty());
            piece = b"</s>".to_vec();
        }
        assert_eq!(TINY.ours.bytes_of(token.0 as u32), piece, "{token:?}");
    }
    assert!(TINY.ours.bytes_of(TINY.ours.vocab_size() as u32).is_empty());
    assert!(TINY.ours.bytes_of(u32::MAX).is_empty());
}

#[test]
fn a_vocabulary_that_is_not_gemmas_is_refused_with_key_and_reason() {
    let cases: [(&[u8], usize, Vec<u8>, &str); 9] = [
        (
            b"tokenizer.ggml.model",
            SCALAR + 8,
            b"lambs".to_vec(),
            "tokenizer.ggml.model: is \"lambs\"",
        ),
        (
            b"tokenizer.ggml.add_space_prefix",
            SCALAR,
            vec![1],
            "tokenizer.ggml.add_space_prefix: is true",
        ),
        (
            b"tokenizer.ggml.add_space_prefi",
            0,
            b"y".to_vec(),
            "tokenizer.ggml.add_space_prefix: is missing",
        ),
        (
            b"tokenizer.ggml.bos_token_id",
            SCALAR,
            vec![255, 255, 255, 255],
            "tokenizer.ggml.bos_token_id: is 4294967295",
        ),
        (
            b"<0x4",
            0,
            b"2".to_vec(),
            "tokenizer.ggml.tokens: token 282 repeats another",
        ),
        (
            TYPES,
            ARRAY + 4 * 600,
            vec![6],
            "tokenizer.ggml.token_type: token 600 is a byte",
        ),
        (
            b"<end_of_tur",
            0,
            b"m".to_vec(),
            "tokenizer.ggml.tokens: has no <end_of_turn>",
        ),
        (
            SCORES,
            ARRAY + 8,
            f32::NAN.to_le_bytes().to_vec(),
            "tokenizer.ggml.scores: token 2 has the score NaN",
        ),
        (
            TYPES,
            ARRAY,
            vec![7],
            "tokenizer.ggml.token_type: token 0 has type 7",
        ),
    ];
    for (after, at, bytes, message) in cases {
        let (_folder, file) = patched(&[(after, at, bytes)]);
        let error = Tokenizer::from_gguf(&Gguf::open(&file).unwrap())
            .err()
            .unwrap()
            .to_string();
        assert!(error.starts_with(message), "{error} is not {message}");
    }
}
