//! The names by which the resources of a bundle refer to each other, each once.

pub(super) const ASSESSMENT: &str = "assessment";
pub(super) const CONTENTS: &str = "contents";
pub(super) const ENGINE: &str = "device.engine";
pub(super) const NARRATIVE: &str = "narrative";
pub(super) const NOTE: &str = "note";
pub(super) const REFERRAL: &str = "referral";
pub(super) const PATIENT: &str = "patient";
pub(super) const ENCOUNTER: &str = "encounter";
pub(super) const FORM: &str = "form";
pub(super) const OPINION: &str = "model.opinion";
