//! A note, a history or an answer while the model writes it: its marks taken off, a piece at a time. A draft for people to watch and for
//! nothing else: the reader of the whole reply decides what of it stands.

use crate::encounter::PatientText;

/// What is being written, which says how its lines are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftForm {
    /// A note in four sections.
    Note,
    /// A history.
    History,
    /// An answer from the record.
    Answer,
    /// What is seen in images.
    Description,
    /// An answer about images.
    ImageAnswer,
}

/// Where a drafted line belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DraftPart {
    /// Of a note: what is told.
    Subjective,
    /// Of a note: what was seen.
    Objective,
    /// Of a note: what it may be.
    Assessment,
    /// Of a note: what to do next.
    Plan,
    /// Of a history: an illness or complaint.
    Problems,
    /// Of a history: a medicine.
    Medicines,
    /// Of a history: how the medicine of the line before is taken.
    Dose,
    /// Of a history: an allergy.
    Allergies,
    /// Of a history: when it began.
    Onset,
    /// Of images: what is seen.
    Findings,
    /// Of images: what it may mean.
    Impression,
    /// The answer to a question.
    Answer,
    /// What the answer rests on.
    Sources,
}

/// Whose words a drafted line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DraftOrigin {
    /// The narrative's.
    Quoted,
    /// The narrative's, which say that it is not there: never to be shown without a "no".
    Denied,
    /// The model's own.
    Inferred,
}

/// The next piece of a line that the model is writing. Nothing has checked the line as a whole; what the finished record does not hold was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DraftPiece {
    /// Which line, counted from 0. Its pieces joined are the line, and no piece of an earlier line comes after it.
    pub line: u32,
    /// Where it belongs.
    pub part: DraftPart,
    /// Whose words it is.
    pub origin: DraftOrigin,
    /// What is new of it, in whole characters.
    pub text: PatientText,
}

/// Reads a reply while it is being written. A quote is told only as far as it stands in the narrative, and an answer only after a source.
pub struct DraftLines<'a> {
    form: DraftForm,
    narrative: &'a str,
    /// The line that has not ended yet.
    line: String,
    /// How many bytes of its text were told.
    told: usize,
    /// It holds what no finished line may.
    spoiled: bool,
    place: Place,
    /// Lines that were begun.
    lines: u32,
}

/// What stood before the line at hand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Section(DraftPart),
    /// A source of an answer.
    Sourced,
    /// The mark before the model's own words.
    Own,
    Over,
}

impl<'a> DraftLines<'a> {
    /// A reply of this form about `narrative`.
    pub fn new(form: DraftForm, narrative: &'a str) -> Self {
        Self {
            form,
            narrative,
            line: String::new(),
            told: 0,
            spoiled: false,
            place: Place::Start,
            lines: 0,
        }
    }

    /// Takes the next piece of the reply; gives what is new in its lines.
    pub fn take(&mut self, piece: &str) -> Vec<DraftPiece> {
        let mut new = Vec::new();
        for part in piece.split_inclusive('\n') {
            self.line.push_str(part.strip_suffix('\n').unwrap_or(part));
            new.extend(self.grown());
            if part.ends_with('\n') {
                self.end_line();
            }
        }
        new
    }

    fn grown(&mut self) -> Option<DraftPiece> {
        let (part, origin, text) = self.marked()?;
        let text = match origin {
            DraftOrigin::Inferred => text,
            // White space at the ends is no part of a quote.
            DraftOrigin::Quoted | DraftOrigin::Denied => text.trim(),
        };
        let stands = match origin {
            DraftOrigin::Inferred => !text.chars().any(char::is_control),
            DraftOrigin::Quoted | DraftOrigin::Denied => self.narrative.contains(text),
        };
        let new = PatientText::from(text.get(self.told..).unwrap_or_default());
        let so_far = text.len();
        self.spoiled |= !stands;
        if self.spoiled || new.is_empty() {
            return None;
        }
        if self.told == 0 {
            self.lines += 1;
        }
        self.told = so_far;
        Some(DraftPiece {
            line: self.lines - 1,
            part,
            origin,
            text: new,
        })
    }

    /// Where the line belongs and its text, once its mark is there.
    fn marked(&self) -> Option<(DraftPart, DraftOrigin, &str)> {
        use DraftOrigin::{Denied, Inferred, Quoted};
        let line = &*self.line;
        let (mark, text) = line.split_once(' ').unwrap_or(("", line));
        match (self.form, self.place) {
            (DraftForm::Note, Place::Section(part)) => match mark {
                ">" if matches!(part, DraftPart::Subjective | DraftPart::Objective) => {
                    Some((part, Quoted, text))
                }
                "~" => Some((part, Inferred, text)),
                _ => None,
            },
            (DraftForm::History, _) => {
                let part = match mark {
                    "problem" => DraftPart::Problems,
                    "medicine" => DraftPart::Medicines,
                    "allergy" => DraftPart::Allergies,
                    "onset" => DraftPart::Onset,
                    "dose" => return Some((DraftPart::Dose, Quoted, text)),
                    _ => return None,
                };
                match text.split_once(' ')? {
                    ("+", text) => Some((part, Quoted, text)),
                    ("-", text) if part != DraftPart::Onset => Some((part, Denied, text)),
                    _ => None,
                }
            }
            (DraftForm::Answer, Place::Start | Place::Sourced) if mark == ">" => {
                Some((DraftPart::Sources, Quoted, text))
            }
            (DraftForm::Description, Place::Start) if mark == "-" => {
                Some((DraftPart::Findings, Inferred, text))
            }
            (DraftForm::Description, Place::Own) => Some((DraftPart::Impression, Inferred, line)),
            (DraftForm::Answer | DraftForm::ImageAnswer, Place::Own) => {
                Some((DraftPart::Answer, Inferred, line))
            }
            _ => None,
        }
    }

    fn end_line(&mut self) {
        let (line, was_told) = (std::mem::take(&mut self.line), self.told > 0);
        let is_whole = was_told && !self.spoiled;
        (self.told, self.spoiled) = (0, false);
        if line.is_empty() {
            return;
        }
        self.place = match (self.form, self.place, &*line) {
            (DraftForm::Note, Place::Start, "S") => Place::Section(DraftPart::Subjective),
            (DraftForm::Note, Place::Section(DraftPart::Subjective), "O") => {
                Place::Section(DraftPart::Objective)
            }
            (DraftForm::Note, Place::Section(DraftPart::Objective), "A") => {
                Place::Section(DraftPart::Assessment)
            }
            (DraftForm::Note, Place::Section(DraftPart::Assessment), "P") => {
                Place::Section(DraftPart::Plan)
            }
            (DraftForm::Answer, Place::Sourced, "=")
            | (DraftForm::Description | DraftForm::ImageAnswer, Place::Start, "=") => Place::Own,
            (_, Place::Own, _) | (DraftForm::Answer, _, "=") | (DraftForm::ImageAnswer, _, _) => {
                Place::Over
            }
            (DraftForm::Answer, Place::Start, line) if is_whole || line.starts_with("@ ") => {
                Place::Sourced
            }
            (_, place, _) => place,
        };
    }
}
