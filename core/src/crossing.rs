//! How the two types cross to Kotlin and Swift that uniffi does not take as they are. The rest are declared where they live.

use std::collections::{BTreeMap, HashMap};

use crate::acuity::Acuity;

uniffi::custom_type!(usize, u64, {
    remote,
    lower: |count| count as u64,
    try_lift: |count| Ok(usize::try_from(count)?),
});

type Probabilities = BTreeMap<Acuity, f64>;
uniffi::custom_type!(Probabilities, HashMap<Acuity, f64>, {
    remote,
    lower: |probabilities| probabilities.into_iter().collect(),
    try_lift: |probabilities| Ok(probabilities.into_iter().collect()),
});
