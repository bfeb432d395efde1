//! Measures readers and the whole line against labels: a clinical lead's own narratives, records or questions, a line each.
//!
//! [`read_line`] checks a line, [`Evaluation::add`] lets the engines do it and keeps what came of it, [`Evaluation::report`] counts. The
//! rules of counting stand in [`aidpost_reading::score`]. It holds no words of a narrative, decides nothing, and trains nothing.

mod calibration;
mod engines;
mod error;
mod interval;
mod labelled;
mod line;
mod narrative;
mod question;
mod rate;
mod reader;
mod report;
mod run;
mod signs;
mod urgency;

pub use calibration::{CalibrationBin, CalibrationScore};
pub use engines::{Engines, Stopped, Watch};
pub use error::LineError;
pub use labelled::{AgeGroup, Labelled};
pub use line::{Item, read_line};
pub use question::{ExamQuestion, QuestionScore};
pub use rate::{Estimate, Rate};
pub use reader::Reader;
pub use report::{BadLine, EvalReport, FaultLine, Measured, Timing};
pub use run::Evaluation;
pub use signs::{PerSign, ReaderScore, SignScore, Slice};
pub use urgency::{UrgencyScore, UrgencySlice};
