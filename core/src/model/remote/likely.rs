//! From how likely a server says its tokens were: the weights of the words of a choice, and of `+` against `-` in the line about each sign.

use std::collections::BTreeMap;

use aidpost_remote::LikelyToken;

use crate::model::Choice;

/// Where nothing at all is left for what was not named: no number of a server's is more exact.
const LEAST: f64 = 1e-9;
const MARKS: [&str; 2] = ["+", "-"];
const STATES: [&str; 2] = ["present", "absent"];

/// The natural logarithms of the probabilities of the words of `choice` in `answer`, which is lines or a JSON object; `None` where the place was
/// not reached, or no token of it is a word's beginning.
pub(super) fn choice(answer: &str, tokens: &[LikelyToken], choice: &Choice) -> Option<Vec<f64>> {
    let is_object = answer.trim_start().starts_with(['{', '`']);
    let place = match choice.after_line {
        Some(_) if is_object => values(answer, "acuity").next()?,
        None if is_object => values(answer, "answer").next()?,
        Some(line) => lines(answer)
            .find(|(_, one)| *one == line)
            .map(|(at, one)| at + one.len() + 1)?,
        None => answer.len() - answer.trim_start().len(),
    };
    weights(place, tokens, choice.words)
}

/// How likely each sign is present rather than absent, by its code, 0 to 1, in the lines of a reading or its JSON object. Of a sign that stands
/// more than once, the likeliest.
pub(super) fn present(answer: &str, tokens: &[LikelyToken]) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    let mut add = |sign: &str, place: usize, words: &[&str]| {
        let Some([there, not]) =
            weights(place, tokens, words).and_then(|two| <[f64; 2]>::try_from(two).ok())
        else {
            return;
        };
        let likely = 1.0 / (1.0 + (not - there).exp());
        let known = found.entry(sign.to_owned()).or_insert(likely);
        *known = known.max(likely);
    };
    if answer.trim_start().starts_with(['{', '`']) {
        let signs = super::json::signs(answer);
        let places: Vec<usize> = values(answer, "state").collect();
        if signs.len() == places.len() {
            for (sign, place) in signs.iter().zip(places) {
                add(sign, place, &STATES);
            }
        }
        return found;
    }
    for (at, line) in lines(answer).take_while(|(_, line)| *line != "=") {
        if let Some((sign, _)) = line.split_once(' ') {
            add(sign, at + sign.len() + 1, &MARKS);
        }
    }
    found
}

/// Each line, with the place where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split('\n').map(move |line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    })
}

/// The places of the texts that are values of `key`, behind their quotes.
fn values<'a>(object: &'a str, key: &str) -> impl Iterator<Item = usize> + 'a {
    let key = format!("\"{key}\"");
    let places: Vec<usize> = object
        .match_indices(&key)
        .map(|(at, _)| at + key.len())
        .collect();
    places.into_iter().filter_map(move |at| {
        let value = object[at..].trim_start().strip_prefix(':')?;
        let value = value.trim_start().strip_prefix('"')?;
        Some(object.len() - value.len())
    })
}

/// Of each word, by the tokens that could have stood at `place` and begin it. A word that is not among them has at most what is left, and no more
/// than the least likely of those named.
fn weights(place: usize, tokens: &[LikelyToken], words: &[&str]) -> Option<Vec<f64>> {
    let token = tokens
        .iter()
        .find(|token| (token.start..token.start + token.text.len()).contains(&place))?;
    // What of the token stands before the place, such as a space or a quote.
    let before = token.text.get(..place - token.start)?;
    let mut sums = vec![0.0; words.len()];
    for (text, logprob) in &token.likely {
        let rest = text.strip_prefix(before).unwrap_or_default();
        for (word, sum) in words.iter().zip(&mut sums) {
            *sum += if begins(word, rest) {
                logprob.exp()
            } else {
                0.0
            };
        }
    }
    if sums.iter().all(|sum| *sum == 0.0) {
        return None;
    }
    let named = token.likely.iter().map(|(_, logprob)| logprob.exp());
    let (all, least) = named.fold((0.0, 1.0f64), |(all, least), one| {
        (all + one, least.min(one))
    });
    let unnamed = (1.0 - all).min(least).max(LEAST);
    let known = |sum: f64| if sum > 0.0 { sum } else { unnamed };
    Some(sums.into_iter().map(|sum| known(sum).ln()).collect())
}

/// Whether `token` is a beginning of `word`, or the word with what ends it.
fn begins(word: &str, token: &str) -> bool {
    match token.strip_prefix(word) {
        Some(behind) => !behind.starts_with(char::is_alphanumeric),
        None => !token.is_empty() && word.starts_with(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPINION: Choice = Choice {
        after_line: Some("="),
        words: &["red", "yellow", "green"],
    };

    fn token(start: usize, text: &str, likely: &[(&str, f64)]) -> LikelyToken {
        let likely = likely.iter().map(|(text, p)| ((*text).to_owned(), p.ln()));
        LikelyToken {
            start,
            text: text.to_owned(),
            likely: likely.collect(),
        }
    }

    fn probabilities(weights: Option<Vec<f64>>) -> Vec<f64> {
        let round = |weight: &f64| (weight.exp() * 1000.0).round() / 1000.0;
        weights.unwrap_or_default().iter().map(round).collect()
    }

    #[test]
    fn the_token_behind_the_line_weighs_the_words_in_whatever_pieces() {
        let answer = "wheezing + a\n=\nyellow\nx\n";
        let likely = [
            ("yellow", 0.5),
            ("ye", 0.1),
            ("red", 0.25),
            ("redness", 0.05),
            ("the", 0.02),
        ];
        let weights = choice(answer, &[token(15, "yellow", &likely)], &OPINION);
        // Green was not named: at most what is left, at most the least that was.
        assert_eq!(probabilities(weights), [0.25, 0.6, 0.02]);
        // One token with the line's end in it.
        let likely = [("\nyellow", 0.5), ("\nred", 0.3), ("red", 0.1)];
        let weights = choice(answer, &[token(14, "\nyellow", &likely)], &OPINION);
        assert_eq!(probabilities(weights), [0.3, 0.5, 0.1]);
        // None where nothing is known of that place.
        assert_eq!(
            choice(answer, &[token(9, "+", &[("+", 1.0)])], &OPINION),
            None
        );
        assert_eq!(
            choice(answer, &[token(15, "yellow", &[("the", 1.0)])], &OPINION),
            None
        );
        assert_eq!(choice("no opinion\n", &[], &OPINION), None);
    }

    #[test]
    fn the_same_of_an_object_and_of_one_word() {
        let answer = r#"{"signs": [{"sign": "stridor", "state": "present", "evidence": "an \"acuity\": \"x"}], "acuity": "red"}"#;
        let at = |word: &str| answer.rfind(word).unwrap_or_default();
        let tokens = [
            token(
                at(" \"present"),
                " \"present",
                &[(" \"present", 0.75), (" \"absent", 0.25)],
            ),
            token(
                at("red"),
                "red",
                &[("red", 0.5), ("green", 0.25), ("yellow", 0.125)],
            ),
        ];
        assert_eq!(
            probabilities(choice(answer, &tokens, &OPINION)),
            [0.5, 0.125, 0.25]
        );
        let present = present(answer, &tokens);
        assert!((present["stridor"] - 0.75).abs() < 1e-9 && present.len() == 1);

        let one = Choice {
            after_line: None,
            words: &["yes", "no"],
        };
        let said = [("yes", 0.9), ("no", 0.1)];
        assert_eq!(
            probabilities(choice("yes", &[token(0, "yes", &said)], &one)),
            [0.9, 0.1]
        );
        let object = r#"{"answer":"no"}"#;
        let tokens = [token(11, "no", &said)];
        assert_eq!(probabilities(choice(object, &tokens, &one)), [0.9, 0.1]);
    }

    #[test]
    fn marks_of_lines_weigh_their_signs_and_nothing_behind_the_opinion_does() {
        let answer = "stridor + a\nwheezing - b\n=\nred\nstiff_neck - c\n";
        let two = [(" +", 0.8), (" -", 0.2)];
        let tokens = [
            token(7, " +", &two),
            token(20, " -", &two),
            token(40, " -", &two),
        ];
        let present = present(answer, &tokens);
        assert_eq!(present.len(), 2);
        assert!((present["stridor"] - 0.8).abs() < 1e-9);
        assert!((present["wheezing"] - 0.8).abs() < 1e-9);
    }
}
