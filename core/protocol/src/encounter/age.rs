//! The patient's age, in the one unit in which it is known.
//! A unit is never turned into a finer one: months do not become days.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

/// Age in whole completed years, months or days; `{"years": 34}` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Age {
    /// Completed years, 0 to 130.
    Years(u16),
    /// Completed months, 0 to 1560.
    Months(u16),
    /// Completed days, 0 to 47482.
    Days(u32),
}

impl Age {
    /// Completed months: years × 12, or floor(days × 12 / 365.25), as contracted for every protocol.
    #[must_use]
    pub fn completed_months(self) -> u32 {
        match self {
            Age::Years(years) => u32::from(years) * 12,
            Age::Months(months) => u32::from(months),
            // 12 / 365.25 = 48 / 1461, exactly; at most 2^32 × 48 / 1461, which fits.
            Age::Days(days) => u32::try_from(u64::from(days) * 48 / 1461).unwrap_or(u32::MAX),
        }
    }

    /// Completed days, where the age itself tells them: given in days only.
    #[must_use]
    pub const fn days(self) -> Option<u32> {
        match self {
            Age::Days(days) => Some(days),
            Age::Years(_) | Age::Months(_) => None,
        }
    }

    /// The dotted name of the field that was filled in: `age.years`, `age.months` or `age.days`.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Age::Years(_) => "age.years",
            Age::Months(_) => "age.months",
            Age::Days(_) => "age.days",
        }
    }

    /// The number that was filled in, in the unit of [`Age::field`].
    #[must_use]
    pub fn value(self) -> u32 {
        match self {
            Age::Years(n) | Age::Months(n) => u32::from(n),
            Age::Days(n) => n,
        }
    }
}

// By hand, because a derived reader reports a second unit as a stray comma instead of saying what is wrong.
impl<'de> Deserialize<'de> for Age {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(OneUnit)
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Unit {
    Years,
    Months,
    Days,
}

struct OneUnit;

impl<'de> Visitor<'de> for OneUnit {
    type Value = Age;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with exactly one of `years`, `months`, `days`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Age, A::Error> {
        let Some(unit) = map.next_key::<Unit>()? else {
            return Err(A::Error::invalid_length(0, &self));
        };
        let age = match unit {
            Unit::Years => Age::Years(map.next_value()?),
            Unit::Months => Age::Months(map.next_value()?),
            Unit::Days => Age::Days(map.next_value()?),
        };
        match map.next_key::<Unit>()? {
            None => Ok(age),
            Some(_) => Err(A::Error::invalid_length(2, &self)),
        }
    }
}
