//! Leaves out what a thinking model writes before its answer. A thought is no answer, and one that does not end leaves none.

/// How thoughts begin and end: MedGemma 27B and 1.5, where a server shows control tokens; Qwen, DeepSeek and others.
const MARKS: [(&str, &str); 2] = [("<unused94>", "<unused95>"), ("<think>", "</think>")];

/// Where in a reply it is.
#[derive(Default)]
pub(crate) enum Thought {
    /// At the beginning, with what may yet become a mark.
    #[default]
    Before,
    /// Within a thought that ends with this mark.
    Within(&'static str),
    /// Behind a thought, in the white space before the answer.
    Ended,
    /// In the answer.
    Behind,
}

/// The answer's own part of a reply that comes in pieces.
#[derive(Default)]
pub(crate) struct WithoutThought {
    state: Thought,
    held: String,
}

impl WithoutThought {
    /// Takes the next piece; gives what of it belongs to the answer.
    pub(crate) fn take(&mut self, piece: &str) -> String {
        self.held.push_str(piece);
        loop {
            match self.state {
                Thought::Behind => return std::mem::take(&mut self.held),
                Thought::Before => {
                    let start = self.held.trim_start();
                    if start.is_empty() || MARKS.iter().any(|(open, _)| is_part(start, open)) {
                        return String::new();
                    }
                    let open = MARKS.iter().find(|(open, _)| start.starts_with(open));
                    self.state = open.map_or(Thought::Behind, |(_, close)| Thought::Within(close));
                }
                Thought::Within(close) => match self.held.split_once(close) {
                    None => {
                        self.forget(close);
                        return String::new();
                    }
                    Some((_, answer)) => {
                        self.held = answer.to_owned();
                        self.state = Thought::Ended;
                    }
                },
                Thought::Ended => {
                    self.held = self.held.trim_start().to_owned();
                    if self.held.is_empty() {
                        return String::new();
                    }
                    self.state = Thought::Behind;
                }
            }
        }
    }

    /// Whether the model still thinks.
    pub(crate) fn is_within(&self) -> bool {
        matches!(self.state, Thought::Within(_))
    }

    /// What was held back in case it was a mark.
    pub(crate) fn end(&mut self) -> String {
        match self.state {
            Thought::Within(_) => String::new(),
            Thought::Before | Thought::Ended | Thought::Behind => std::mem::take(&mut self.held),
        }
    }

    /// Of a thought only as much is kept as may be the beginning of its end.
    fn forget(&mut self, close: &str) {
        let mut from = self.held.len().saturating_sub(close.len());
        while !self.held.is_char_boundary(from) {
            from += 1;
        }
        self.held.drain(..from);
    }
}

/// Whether `text` is a true beginning of `mark`.
fn is_part(text: &str, mark: &str) -> bool {
    text.len() < mark.len() && mark.starts_with(text)
}

#[cfg(test)]
mod tests {
    use super::WithoutThought;

    fn answer(text: &str) -> String {
        // In every way to cut it into two pieces, and character by character.
        let whole = |pieces: Vec<&str>| {
            let mut filter = WithoutThought::default();
            let mut answer: String = pieces.iter().map(|piece| filter.take(piece)).collect();
            answer.push_str(&filter.end());
            answer
        };
        let told = whole(vec![text]);
        for (at, _) in text.char_indices() {
            assert_eq!(whole(vec![&text[..at], &text[at..]]), told);
        }
        let letters: Vec<String> = text.chars().map(String::from).collect();
        assert_eq!(whole(letters.iter().map(String::as_str).collect()), told);
        told
    }

    #[test]
    fn a_thought_is_left_out_and_an_endless_one_leaves_nothing() {
        let reply = "stridor + noisy\n=\nred\nWhy.\n";
        assert_eq!(answer(reply), reply);
        assert_eq!(
            answer(&format!(
                "<unused94>thought\nfever + hot?\n<unused95>{reply}"
            )),
            reply
        );
        assert_eq!(
            answer(&format!("\n<think>\nhm, é\n</think>\n\n{reply}")),
            reply
        );
        assert_eq!(answer("<unused94>thought\nfever + hot\n=\nred\n"), "");
        assert_eq!(answer("<thin"), "<thin");
        assert_eq!(answer("<think"), "<think");
        assert_eq!(answer(""), "");
    }
}
