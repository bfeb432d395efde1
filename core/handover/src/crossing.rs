//! How the type crosses to Kotlin and Swift that uniffi does not take as it is. The rest are declared where they live.

use std::collections::BTreeSet;

use aidpost_protocol::encounter::Sign;

type ReadSigns = BTreeSet<Sign>;
uniffi::custom_type!(ReadSigns, Vec<Sign>, {
    remote,
    lower: |signs| signs.into_iter().collect(),
    try_lift: |signs| Ok(signs.into_iter().collect()),
});
