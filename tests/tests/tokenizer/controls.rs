//! No text becomes a control token, however a file types its markers.

use super::*;

const CONTROLS: [&str; 12] = [
    "<pad>",
    "<eos>",
    "<bos>",
    "<unk>",
    "<mask>",
    "<start_of_turn>",
    "<end_of_turn>",
    "<start_of_image>",
    "<end_of_image>",
    "<image_soft_token>",
    "<unused94>",
    "<unused95>",
];

#[test]
fn control_tokens_are_had_by_asking_and_never_by_writing() {
    for text in CONTROLS {
        let id = TINY.ours.control(text).unwrap();
        let vocab = TINY.theirs.vocab();
        assert_eq!(
            vocab.tokenize(text.as_bytes(), false, true),
            [LlamaToken(id as i32)]
        );
        assert!(TINY.ours.bytes_of(id).is_empty());
        for written in [
            text.to_owned(),
            format!("a{text}b"),
            format!(" {text} {text}\n"),
        ] {
            assert!(!TINY.tokens(&written).contains(&id), "{written:?}");
        }
    }
    for text in ["fever", "<table>", "[PAD0]", "<0x41>", "", "<end_of_turn> "] {
        assert_eq!(TINY.ours.control(text), None, "{text:?}");
    }
    assert_eq!([TINY.ours.bos(), TINY.ours.eos()], [2, 106]);
    assert_eq!(TINY.ours.control("<unused94>"), Some(100));
}

#[test]
fn a_marker_that_a_file_calls_text_is_still_a_control_token() {
    for kind in [1_i32, 4, 5] {
        let patches: Vec<_> = CONTROLS
            .iter()
            .map(|text| {
                (
                    TYPES,
                    ARRAY + 4 * TINY.ours.control(text).unwrap() as usize,
                    kind.to_le_bytes().to_vec(),
                )
            })
            .collect();
        let (_folder, file) = patched(&patches);
        let tokenizer = Tokenizer::from_gguf(&Gguf::open(&file).unwrap()).unwrap();
        for text in CONTROLS {
            assert_eq!(tokenizer.control(text), TINY.ours.control(text));
            assert_eq!(tokenizer.encode(text), TINY.ours.encode(text));
        }
    }
}
