//! How the few types cross to Kotlin and Swift that uniffi does not take as they are.

use std::collections::{BTreeMap, HashMap};

use crate::sha256::Sha256;

uniffi::custom_type!(Sha256, String, {
    lower: |digest| digest.to_string(),
    try_lift: |digest| Ok(digest.parse()?),
});

type PromptDigests = BTreeMap<String, Sha256>;
uniffi::custom_type!(PromptDigests, HashMap<String, Sha256>, {
    remote,
    lower: |digests| digests.into_iter().collect(),
    try_lift: |digests| Ok(digests.into_iter().collect()),
});

type Temperatures = BTreeMap<String, f64>;
uniffi::custom_type!(Temperatures, HashMap<String, f64>, {
    remote,
    lower: |temperatures| temperatures.into_iter().collect(),
    try_lift: |temperatures| Ok(temperatures.into_iter().collect()),
});
