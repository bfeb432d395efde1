//! How the few types cross to Kotlin and Swift that uniffi does not take as they are. The rest are declared where they live.

use std::collections::{BTreeMap, HashMap};

use crate::acuity::Acuity;
use crate::encounter::{PatientText, Sign, SignState};

// A class of its own on the other side too, which no log prints by accident.
uniffi::custom_type!(PatientText, String, {
    lower: |text| text.to_string(),
    try_lift: |text| Ok(PatientText::from(text)),
});

uniffi::custom_type!(usize, u64, {
    remote,
    lower: |count| count as u64,
    try_lift: |count| Ok(usize::try_from(count)?),
});

type Signs = BTreeMap<Sign, SignState>;
uniffi::custom_type!(Signs, HashMap<Sign, SignState>, {
    remote,
    lower: |signs| signs.into_iter().collect(),
    try_lift: |signs| Ok(signs.into_iter().collect()),
});

type Probabilities = BTreeMap<Acuity, f64>;
uniffi::custom_type!(Probabilities, HashMap<Acuity, f64>, {
    remote,
    lower: |probabilities| probabilities.into_iter().collect(),
    try_lift: |probabilities| Ok(probabilities.into_iter().collect()),
});
