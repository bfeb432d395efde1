//! How the types cross to Kotlin and Swift that uniffi does not take as they are. The rest are declared where they live.

use std::collections::{BTreeMap, HashMap};

use crate::encounter::{PatientText, Sign, SignState};

// A class of its own on the other side too, which no log prints by accident.
uniffi::custom_type!(PatientText, String, {
    lower: |text| text.to_string(),
    try_lift: |text| Ok(PatientText::from(text)),
});

type Signs = BTreeMap<Sign, SignState>;
uniffi::custom_type!(Signs, HashMap<Sign, SignState>, {
    remote,
    lower: |signs| signs.into_iter().collect(),
    try_lift: |signs| Ok(signs.into_iter().collect()),
});
