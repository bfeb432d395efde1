//! The patient's age, in the one unit in which it is known.
//! A unit is never turned into a finer one: months do not become days. Days and weeks become months in one place only,
//! [`Age::completed_months`].

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::whole::Whole;

/// Age in whole completed years, months, weeks or days; `{"years": 34}` in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Age {
    /// Completed years, 0 to 130.
    Years(u16),
    /// Completed months, 0 to 1560.
    Months(u16),
    /// Completed weeks, 0 to 6783.
    Weeks(u16),
    /// Completed days, 0 to 47482.
    Days(u32),
}

impl Age {
    /// Completed months, for every protocol the same:
    ///
    /// - years × 12;
    /// - weeks × 12 / 52, rounded down: 52 weeks are a year, as people count them, so 104 weeks are 24 months;
    /// - days × 12 / 365.25, rounded down, but a birthday counts from the earliest day on which it can fall, which is
    ///   years × 365.25 rounded down: 365 days are 12 months and 730 days 24, with a leap day or without.
    ///
    /// So the same child falls into one band in whichever unit the age is told. Rules that count days look at days.
    #[must_use]
    pub fn completed_months(self) -> u32 {
        match self {
            Age::Years(years) => u32::from(years) * 12,
            Age::Months(months) => u32::from(months),
            Age::Weeks(weeks) => u32::from(weeks) * 12 / 52,
            // 12 / 365.25 = 48 / 1461, exactly. The next birthday is on day floor(years × 1461 / 4).
            Age::Days(days) => {
                let days = u64::from(days);
                let months = days * 48 / 1461;
                let birthday = (months / 12 + 1) * 12;
                let months = if days >= birthday * 1461 / 48 {
                    birthday
                } else {
                    months
                };
                u32::try_from(months).unwrap_or(u32::MAX)
            }
        }
    }

    /// Completed days, where the age itself tells them: given in days, or in weeks, where the fewest of that week count.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        match self {
            Age::Days(days) => Some(days),
            Age::Weeks(weeks) => Some(u32::from(weeks) * 7),
            Age::Years(_) | Age::Months(_) => None,
        }
    }

    /// The dotted name of the field that was filled in: `age.years`, `age.months`, `age.weeks` or `age.days`.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Age::Years(_) => "age.years",
            Age::Months(_) => "age.months",
            Age::Weeks(_) => "age.weeks",
            Age::Days(_) => "age.days",
        }
    }

    /// The number that was filled in, in the unit of [`Age::field`].
    #[must_use]
    pub fn value(self) -> u32 {
        match self {
            Age::Years(n) | Age::Months(n) | Age::Weeks(n) => u32::from(n),
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
    Weeks,
    Days,
}

struct OneUnit;

impl<'de> Visitor<'de> for OneUnit {
    type Value = Age;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with exactly one of `years`, `months`, `weeks`, `days`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Age, A::Error> {
        let Some(unit) = map.next_key::<Unit>()? else {
            return Err(A::Error::invalid_length(0, &self));
        };
        let age = match unit {
            Unit::Years => Age::Years(map.next_value::<Whole<u16>>()?.0),
            Unit::Months => Age::Months(map.next_value::<Whole<u16>>()?.0),
            Unit::Weeks => Age::Weeks(map.next_value::<Whole<u16>>()?.0),
            Unit::Days => Age::Days(map.next_value::<Whole<u32>>()?.0),
        };
        match map.next_key::<Unit>()? {
            None => Ok(age),
            Some(_) => Err(A::Error::invalid_length(2, &self)),
        }
    }
}
