//! What a mass-casualty protocol's own steps ask about, for screens: ages at which they differ, rates at which they part, whether survival is
//! judged. Read from the tables, so that no app holds a number of its own.

use super::casualty::Algorithm;
use super::condition::Condition;
use crate::encounter::{Fact, Vital};

impl Algorithm {
    /// The completed months of age for which the protocol was made, both ends included.
    #[must_use]
    pub fn made_for_months(&self) -> (u32, u32) {
        match self.made_for {
            Condition::Months(from, to) => (from, to),
            _ => (0, u32::MAX),
        }
    }

    /// The completed months from which on the steps differ, in order; a casualty on either side of each is asked other things.
    #[must_use]
    pub fn ages(&self) -> Vec<u32> {
        let mut ages = Vec::new();
        self.each(&mut |condition| {
            if let Condition::Months(from, to) = condition {
                ages.push(*from);
                ages.push(to.saturating_add(1));
            }
        });
        ages.retain(|age| *age > 0 && *age < u32::MAX);
        ages.sort_unstable();
        ages.dedup();
        ages
    }

    /// Breaths per minute below which, and above which, a step decides; none where the protocol asks no rate.
    #[must_use]
    pub fn breaths(&self) -> (Option<f64>, Option<f64>) {
        let (mut below, mut above) = (None, None);
        self.each(&mut |condition| match condition {
            Condition::Below(Vital::RespiratoryRate, limit) => below = Some(*limit),
            Condition::Above(Vital::RespiratoryRate, limit) => above = Some(*limit),
            _ => {}
        });
        (below, above)
    }

    /// Whether a person's judgement that survival is unlikely changes the category. No step waits for it.
    #[must_use]
    pub fn judges_survival(&self) -> bool {
        let mut judged = false;
        self.each(&mut |condition| {
            judged |= *condition == Condition::No(Fact::SurvivableWithPresentResources);
        });
        judged
    }

    fn each(&self, look: &mut dyn FnMut(&Condition)) {
        for step in self.steps {
            walk(&step.rule.when, look);
            walk(&step.ruled_out, look);
        }
    }
}

fn walk(condition: &Condition, look: &mut dyn FnMut(&Condition)) {
    look(condition);
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeastOf(_, parts) => {
            parts.iter().for_each(|part| walk(part, look));
        }
        _ => {}
    }
}

#[cfg(test)]
#[cfg(feature = "mass-casualty")]
mod tests {
    use super::super::algorithms;

    fn of(id: &str) -> &'static super::Algorithm {
        algorithms().iter().find(|one| one.id == id).unwrap()
    }

    #[test]
    fn ages_and_rates_are_those_of_the_charts() {
        let start = of("start");
        assert_eq!(start.made_for_months().0, 96);
        assert_eq!(start.ages(), Vec::<u32>::new());
        assert_eq!(start.breaths(), (None, Some(30.0)));
        let jumpstart = of("jumpstart");
        assert_eq!(jumpstart.made_for_months(), (0, 107));
        assert_eq!(jumpstart.ages(), [12]);
        assert_eq!(jumpstart.breaths(), (Some(15.0), Some(45.0)));
        let salt = of("salt");
        assert_eq!(salt.ages(), [144]);
        assert_eq!(salt.breaths(), (None, None));
        assert!(salt.judges_survival() && !start.judges_survival() && !jumpstart.judges_survival());
    }
}
