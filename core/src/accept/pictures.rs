//! Asks about pairs of pictures. Each has another right answer, so that whoever does not see them is right about one of a pair at most.

use aidpost_models::{PictureCounts, Share};

use crate::model::{Control, Model, ModelError, Request, StopReason};
use crate::prompt::{Image, PromptSet};
use crate::tasks::ask_image_request;

use super::AcceptError;
use super::count::add;
use super::probe::Pair;

/// Both pictures of a pair once, and the first once more.
pub(super) fn ask(
    model: &mut dyn Model,
    pair: &Pair,
    prompts: &PromptSet,
    (counts, failed): (&mut PictureCounts, &mut Share),
    control: &Control<'_>,
    told: &mut dyn FnMut(),
) -> Result<(), AcceptError> {
    let [first, second] = pair.images()?;
    let mut answer = |image: &Image| -> Result<Option<String>, AcceptError> {
        let request = ask_image_request(std::slice::from_ref(image), &pair.question, prompts);
        let answer = reply(model, &request, control)?;
        add(failed, answer.is_none());
        told();
        Ok(answer)
    };
    let one = answer(&first)?;
    let other = answer(&second)?;
    let again = answer(&first)?;
    let right = says(&one, &pair.first_answer, &pair.second_answer)
        && says(&other, &pair.second_answer, &pair.first_answer);
    add(&mut counts.pairs, right);
    add(&mut counts.same, one.is_some() && one == again);
    Ok(())
}

fn reply(
    model: &mut dyn Model,
    request: &Request,
    control: &Control<'_>,
) -> Result<Option<String>, AcceptError> {
    match model.reply(request, control) {
        Ok(reply) => Ok(Some(reply.text.to_lowercase())),
        Err(ModelError::Cancelled) => Err(StopReason::Cancelled.into()),
        Err(ModelError::TimedOut) => Err(StopReason::TimedOut.into()),
        Err(error) if error.is_of_memory() => Err(AcceptError::NoMemory),
        Err(_) => Ok(None),
    }
}

/// Whether the answer has the right words and not those of the other picture.
fn says(answer: &Option<String>, right: &str, wrong: &str) -> bool {
    let answer = answer.as_deref().unwrap_or_default();
    answer.contains(right) && !answer.contains(wrong)
}
