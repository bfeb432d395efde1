//! How the few types and functions cross to Kotlin and Swift that uniffi does not take as they are. The rest are declared where they live.

use std::collections::{BTreeMap, HashMap};

use crate::licence::{Terms, known};
use crate::sha256::Sha256;
use crate::{Device, Entry, Fit, Model, PackError, PackManifest, Plan, Store, VerifiedPack, fit};

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

#[uniffi::export(name = "Pack")]
impl VerifiedPack {
    /// What it is: names, files, licence, known defects.
    #[uniffi::method(name = "manifest")]
    pub fn manifest_copy(&self) -> PackManifest {
        self.manifest().clone()
    }

    /// Whether it runs on a device, by default this one; none where the system does not tell its memory.
    #[uniffi::method(default(device))]
    pub fn fit(&self, device: Option<Device>) -> Option<Fit> {
        let plan = Plan::of(self.manifest().context_tokens);
        Some(fit(&Model::of(self), plan, device.or_else(Device::here)?))
    }
}

#[uniffi::export]
impl Entry {
    /// Whether it would run on a device, by default this one, before anything is fetched; none where a size is not known.
    #[uniffi::method(default(device))]
    pub fn fit(&self, device: Option<Device>) -> Option<Fit> {
        let plan = Plan::of(self.context_tokens);
        Some(fit(&self.model()?, plan, device.or_else(Device::here)?))
    }
}

/// What a person is asked to accept before weights of this licence are used; none where nothing is asked.
#[uniffi::export]
fn terms(licence: &str) -> Option<Terms> {
    known(licence).map(Terms::summary)
}

/// Ids of the packs in a store, unverified.
#[uniffi::export]
fn stored_packs(store: &str) -> Result<Vec<String>, PackError> {
    let listed = Store::at(store.as_ref()).list()?;
    Ok(listed.into_iter().map(|pack| pack.id).collect())
}

/// Removes a pack from a store, and whatever of it has arrived. Gives the bytes freed.
#[uniffi::export]
fn remove_pack(store: &str, id: &str) -> Result<u64, PackError> {
    Ok(Store::at(store.as_ref()).remove(id)?)
}
