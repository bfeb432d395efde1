//! Many short questions about one prompt.

use crate::encounter::PatientText;

/// Beginnings of a reply, of which each is weighed for itself: none sees another.
pub struct Checks<'a> {
    /// Such as `stiff neck:`.
    pub beginnings: &'a [String],
    /// What may stand behind each; no two begin with the same token.
    pub words: &'a [&'a str],
    /// Whether a beginning of these weights is gone on with behind the first word, by the request's grammar and within its tokens.
    pub goes_on: &'a dyn Fn(&[f64]) -> bool,
    /// Told of each that was gone on with, by its place, as soon as it is there.
    pub tell: &'a dyn Fn(usize, &str),
}

/// What came of one beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Log-weights (natural, unnormalized) of the words, in their order.
    pub weights: Vec<f64>,
    /// What it wrote behind the first word; `None` where it was not to go on.
    pub text: Option<PatientText>,
}
