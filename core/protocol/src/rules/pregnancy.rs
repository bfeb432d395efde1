//! What must be known of a pregnancy before a patient may be called green, and whether to ask for one. It decides no
//! colour; the charts' own rules for pregnancy do.

use super::condition::Condition;
use crate::encounter::{Encounter, Pregnancy, Sex, Vital};

/// Women of 12 years up to the day before 51, in completed months: WHO counts the reproductive age from 15 to 49, and
/// the adult chart begins at 12; these bounds are this project's reading.
const MAY_BE_PREGNANT: std::ops::RangeInclusive<u32> = 144..=611;

/// The field of the pressure, of which either number is enough.
pub(super) const PRESSURE: &str = "vitals.systolic_mmhg";

/// The field of the pregnancy.
pub(super) const PREGNANCY: &str = "pregnancy";

/// Whether a pressure is needed and was not measured: the charts have a limit for it in pregnancy, and after birth it is
/// asked for as well.
pub(super) fn lacks_pressure(encounter: &Encounter) -> bool {
    let is_measured = |vital: Vital| vital.of(&encounter.vitals).is_some();
    let is_for_her = Condition::Pregnant.holds(encounter) || Condition::Postpartum.holds(encounter);
    is_for_her && !is_measured(Vital::Systolic) && !is_measured(Vital::Diastolic)
}

/// What the encounter would be if she were pregnant, and if she had given birth; none where that is known, or cannot be.
pub(super) fn answers(encounter: &Encounter) -> Vec<Encounter> {
    let is_open = encounter.sex == Sex::Female
        && encounter.pregnancy == Pregnancy::Unknown
        && MAY_BE_PREGNANT.contains(&encounter.age.completed_months())
        && !Condition::Pregnant.holds(encounter);
    if !is_open {
        return Vec::new();
    }
    let answer = |pregnancy| Encounter {
        pregnancy,
        sex: encounter.sex,
        vitals: encounter.vitals.clone(),
        signs: encounter.signs.clone(),
        checklist_complete: encounter.checklist_complete,
        setting: encounter.setting,
        ..Encounter::new(encounter.age)
    };
    [Pregnancy::Pregnant, Pregnancy::Postpartum]
        .map(answer)
        .to_vec()
}
