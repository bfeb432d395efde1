//! The two made-up accounts, as a model is asked about them, and what it is made to say of each on request.

use serde::Serialize;

use crate::encounter::{Age, Encounter, PatientText};
use crate::engine::Options;
use crate::model::Request;
use crate::prompt::{Prompt, Segment};
use crate::reading::reading_request;

pub(super) const FIRST: &str = include_str!("first.txt");
pub(super) const SECOND: &str = include_str!("second.txt");
pub(super) const FIRST_REPLY: &str = include_str!("first.reply.txt");
pub(super) const SECOND_REPLY: &str = include_str!("second.reply.txt");

/// An account, for comparisons with other programs.
#[derive(Debug, Clone, Serialize)]
pub struct Account {
    /// The whole prompt, control tokens by their texts.
    pub prompt: String,
    /// The fixed reply: three signs with evidence, an opinion, a reason, two questions.
    pub reply: &'static str,
}

/// Both, the one that is measured cold first.
#[must_use]
pub fn sample_cases() -> [Account; 2] {
    [(FIRST, FIRST_REPLY), (SECOND, SECOND_REPLY)].map(|(narrative, reply)| Account {
        prompt: text(&asked(narrative).prompt),
        reply,
    })
}

/// The part of a fixed reply that a brief one holds: up to the end of the opinion's line.
pub(super) fn brief(reply: &'static str) -> &'static str {
    let opinion = reply.find("=\n").map_or(0, |at| at + 2);
    let end = reply[opinion..]
        .find('\n')
        .map_or(reply.len(), |at| opinion + at + 1);
    &reply[..end]
}

fn text(prompt: &Prompt) -> String {
    let text = |segment: &Segment| match segment {
        Segment::Control(control) => (*control).to_owned(),
        Segment::Text(text) => text.clone(),
        Segment::Patient(text) => text.to_string(),
        // There is none.
        Segment::Image(_) => String::new(),
    };
    prompt.prefix.iter().chain(&prompt.rest).map(text).collect()
}

/// Two adults, so that the chart and with it the words before the patient are the same.
pub(super) fn encounter(narrative: &str) -> Encounter {
    Encounter {
        narrative: Some(PatientText::from(narrative)),
        ..Encounter::new(Age::Years(46))
    }
}

pub(super) fn asked(narrative: &str) -> Request {
    let options = Options::default();
    reading_request(
        &encounter(narrative),
        &options.prompts,
        options.reply_tokens,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::constraint::{ReadReply, read_reply};
    use crate::protocol;

    /// Else the times would be of another work than the one that is named.
    #[test]
    fn a_fixed_reply_is_read_in_full() {
        for (narrative, reply) in [(FIRST, FIRST_REPLY), (SECOND, SECOND_REPLY)] {
            assert!((280..340).contains(&narrative.split_whitespace().count()));
            let signs = protocol::vocabulary(&encounter(narrative));
            let read: ReadReply = read_reply(reply, &signs, narrative);
            assert_eq!(read.signs.len(), 3, "{reply}");
            assert_eq!(read.ask_next.len(), 2);
        }
        let prompts = sample_cases().map(|account| account.prompt);
        assert!(prompts[0].starts_with("<bos><start_of_turn>user\n"));
        assert!(
            prompts
                .iter()
                .all(|prompt| prompt.ends_with("<start_of_turn>model\n"))
        );
    }
}
