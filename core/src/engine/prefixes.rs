//! The words before the patient, read before the first patient comes.

use super::{Engine, Reader, request};
use crate::encounter::{Age, Encounter, Pregnancy};
use crate::model::{Control, ModelError};

/// Who a chart's words before the patient are the same for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patients {
    /// From 12 years, not pregnant.
    Adults,
    /// The same, pregnant.
    Pregnant,
    /// From 5 years.
    Children,
    /// From 2 months to under 5 years.
    YoungChildren,
    /// Under 2 months.
    YoungInfants,
}

impl Patients {
    /// All of them, those first that most posts see most often. A pregnant girl under 12 has words of her own, which are read when she comes.
    pub const ALL: [Self; 5] = [
        Self::Adults,
        Self::Children,
        Self::YoungChildren,
        Self::Pregnant,
        Self::YoungInfants,
    ];

    /// In plain words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Adults => "adults",
            Self::Pregnant => "pregnant women",
            Self::Children => "children from 5 years",
            Self::YoungChildren => "children under 5 years",
            Self::YoungInfants => "infants under 2 months",
        }
    }

    /// One of them, of whom nothing is known yet.
    #[must_use]
    pub fn anyone(self) -> Encounter {
        let of = |age| Encounter::new(age);
        match self {
            Self::Adults => of(Age::Years(30)),
            Self::Pregnant => Encounter {
                pregnancy: Pregnancy::Pregnant,
                ..of(Age::Years(30))
            },
            Self::Children => of(Age::Years(8)),
            Self::YoungChildren => of(Age::Months(24)),
            Self::YoungInfants => of(Age::Days(30)),
        }
    }
}

impl Engine {
    /// Reads what a triage asks before the patient's own words, for `patients`, and keeps it in [`Options::prefixes`](super::Options::prefixes), so
    /// that the first of them waits no longer than the next. What is there already is only looked at. Gives how many tokens then stand ready; 0
    /// where nothing can: without a model, without a folder, or where the folder cannot be written.
    ///
    /// # Errors
    /// [`ModelError`]: the model failed, or `control` stopped it. What was kept for others before stays.
    pub fn read_prefix(
        &mut self,
        patients: Patients,
        control: &Control<'_>,
    ) -> Result<usize, ModelError> {
        self.forget();
        let Reader::Ready(model) = &mut self.reader else {
            return Ok(0);
        };
        let request = request(&patients.anyone(), &self.options, model.as_ref());
        model.read_prefix(&request, control)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encounter::Sex;
    use crate::protocol::model_vocabulary;

    /// Whoever comes is asked about the signs of one of them: else the first of these would wait all the same.
    #[test]
    fn every_patient_is_one_of_these() {
        let days = (0..60).map(Age::Days);
        let months = (2..60).map(Age::Months);
        let years = (5..120).map(Age::Years);
        let known = Patients::ALL.map(|patients| model_vocabulary(&patients.anyone()));
        for age in days.chain(months).chain(years) {
            let of = |pregnancy| Encounter {
                sex: Sex::Female,
                pregnancy,
                ..Encounter::new(age)
            };
            for pregnancy in [
                Pregnancy::Unknown,
                Pregnancy::NotPregnant,
                Pregnancy::Postpartum,
            ] {
                assert!(
                    known.contains(&model_vocabulary(&of(pregnancy))),
                    "{age:?} {pregnancy:?}"
                );
            }
            if matches!(age, Age::Years(12..)) {
                let pregnant = model_vocabulary(&of(Pregnancy::Pregnant));
                assert_eq!(pregnant, model_vocabulary(&Patients::Pregnant.anyone()));
            }
        }
    }
}
