//! How the types cross to Kotlin and Swift that uniffi does not take as they are. The rest are declared where they live.

use std::collections::{BTreeMap, HashMap};

use aidpost_protocol::acuity::Acuity;
use aidpost_protocol::encounter::Sign;

type Digest = [u8; 32];
uniffi::custom_type!(Digest, Vec<u8>, {
    remote,
    lower: |digest| digest.to_vec(),
    try_lift: |bytes| Ok(Digest::try_from(bytes.as_slice())?),
});

type ByColour = BTreeMap<Acuity, u64>;
uniffi::custom_type!(ByColour, HashMap<Acuity, u64>, {
    remote,
    lower: |counts| counts.into_iter().collect(),
    try_lift: |counts| Ok(counts.into_iter().collect()),
});

type BySign = BTreeMap<Sign, u64>;
uniffi::custom_type!(BySign, HashMap<Sign, u64>, {
    remote,
    lower: |counts| counts.into_iter().collect(),
    try_lift: |counts| Ok(counts.into_iter().collect()),
});
