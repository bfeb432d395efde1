//! Sorts one casualty: the steps of a protocol in order, to a category, with why and with what is still to be asked.

use super::casualty::{Algorithm, CASUALTY_SCHEMA, CasualtyFinding, CasualtyTriage, Category};
use super::completion::{common_step, next_step};
use crate::encounter::{Encounter, EncounterError};

impl Algorithm {
    /// Takes the steps in order.
    ///
    /// # Errors
    /// [`EncounterError`] for an impossible encounter.
    pub fn sort(&self, encounter: &Encounter) -> Result<CasualtyTriage, EncounterError> {
        encounter.check()?;
        let step = next_step(self, encounter);
        let reached = step.filter(|step| step.rule.when.holds(encounter));
        // Whatever is answered to what is not known: the category that all answers give.
        let decided = reached.or_else(|| {
            let common = common_step(self, encounter)?;
            // A step that holds already explains the category best; its turn would only have come later.
            let mut later = self.steps.iter().filter(|step| {
                step.rule.gives == common.rule.gives && step.rule.when.holds(encounter)
            });
            Some(later.next().unwrap_or(common))
        });
        let proposed = decided.map_or(Category::UnableToTriage, |step| step.rule.gives);
        let by = encounter.casualty.confirmed_by.as_ref();
        // A name of nothing but white space names nobody.
        let by = by.filter(|name| !name.trim().is_empty());
        let confirmed_as = by.and(encounter.casualty.confirmed_as);
        let category = proposed.confirmed(confirmed_as);
        let mut missing = Vec::new();
        if let (Some(open), None) = (step, reached) {
            open.rule.when.collect_unknown(encounter, &mut missing);
            open.ruled_out.collect_unknown(encounter, &mut missing);
        }
        Ok(CasualtyTriage {
            schema: CASUALTY_SCHEMA.to_owned(),
            id: encounter.id.clone(),
            protocol: self.id.to_owned(),
            version: self.version.to_owned(),
            category,
            confirmed_by: by.filter(|_| category != proposed).cloned(),
            finding: decided.map(|step| CasualtyFinding {
                rule: step.rule.id.to_owned(),
                criterion: step.rule.criterion.to_owned(),
                basis: step.rule.when.basis(encounter),
                source: step.rule.source.to_string(),
            }),
            missing,
            warnings: self.warnings(encounter),
            protocol_sha256: super::tables_sha256(),
        })
    }

    fn warnings(&self, encounter: &Encounter) -> Vec<String> {
        if self.made_for.holds(encounter) {
            Vec::new()
        } else {
            vec![format!(
                "the age is outside of what this protocol was made for: {}",
                self.title
            )]
        }
    }
}
