//! Every text becomes llama.cpp's tokens, whatever the vocabulary's scores and user-defined tokens.

use super::*;

#[test]
fn clinical_text_scripts_and_look_alikes_are_tokenized_as_by_llama_cpp() {
    for (group, texts) in cases() {
        assert!(texts.len() > 6, "{group}");
        for text in texts {
            TINY.tokens(&text);
        }
    }
    for line in CORPUS.lines() {
        TINY.tokens(line);
    }
    TINY.tokens(CORPUS);
}

#[test]
fn clinical_english_takes_few_tokens() {
    let text =
        "The child has had fever and cough for three days, she cannot drink and her neck is stiff.";
    assert!(TINY.tokens(text).len() < text.len() / 3);
    for word in ["red", "yellow", "green"] {
        assert_eq!(TINY.tokens(word).len(), 1, "{word}");
    }
}

#[test]
fn twenty_thousand_characters_are_tokenized_as_by_llama_cpp() {
    for unit in [
        "a",
        " ",
        "\n",
        "he",
        "ing ",
        "▁",
        "é",
        "咳",
        "🤒",
        "\n\na",
        "<end_of_turn>",
        "x\t\n  ",
        "altered_mental_status ",
    ] {
        let text: String = unit.chars().cycle().take(20_000).collect();
        TINY.tokens(&text);
    }
    let mixed: String = cases()
        .into_values()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    TINY.tokens(&mixed.chars().cycle().take(20_000).collect::<String>());
}

proptest! {
    #![proptest_config(seeded(10_000))]

    #[test]
    fn random_bytes_are_tokenized_as_by_llama_cpp(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        TINY.tokens(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn random_text_is_tokenized_as_by_llama_cpp(text in any::<String>(), space in "[ \n\t▁<>a_]{0,40}") {
        TINY.tokens(&text);
        TINY.tokens(&space);
    }
}

#[test]
fn random_pieces_are_tokenized_as_by_llama_cpp() {
    check_pieces(&TINY, 10_000);
}

#[test]
fn equal_scores_are_merged_as_by_llama_cpp_from_the_left() {
    for levels in [1, 2, 7] {
        let score = |id: usize| match id * 7919 % levels {
            // 0 and -0 are one score to llama.cpp.
            0 if id.is_multiple_of(2) => 0.0,
            level => -(level as f32),
        };
        let scores = (0..TINY.ours.vocab_size()).flat_map(|id| score(id).to_le_bytes());
        let (_folder, file) = patched(&[(SCORES, ARRAY, scores.collect())]);
        let both = Both::open(&file);
        check_pieces(&both, 1_000);
        both.tokens(CORPUS);
    }
}

#[test]
fn user_defined_tokens_are_cut_out_as_by_llama_cpp_the_longest_first() {
    // One of each length, since llama.cpp leaves the order within a length open; they overlap one another.
    let mut of_length = BTreeMap::new();
    for piece in [
        "e",
        "he",
        " th",
        "ing ",
        " feve",
        "breath",
        "fever a",
        " breathi",
        "ing fast",
        "thing fast.",
    ] {
        for token in TINY.ours.encode(piece) {
            of_length
                .entry(TINY.ours.bytes_of(token).len())
                .or_insert(token);
        }
    }
    let patches: Vec<_> = of_length
        .values()
        .map(|id| {
            (
                TYPES,
                ARRAY + 4 * *id as usize,
                4_i32.to_le_bytes().to_vec(),
            )
        })
        .collect();
    assert!(patches.len() > 4);
    let (_folder, file) = patched(&patches);
    let both = Both::open(&file);
    check_pieces(&both, 2_000);
    assert_ne!(both.tokens(CORPUS), TINY.tokens(CORPUS));
}
