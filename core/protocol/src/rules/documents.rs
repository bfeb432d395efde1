//! The documents behind findings that are not the charts' own, and how each came to be known here.

use super::rule::Document;

/// After birth.
pub(super) const PCPNC: Document = Document {
    title: "WHO Pregnancy, Childbirth, Postpartum and Newborn Care, third edition, 2015",
    sha256: None,
    licence: "facts only, reworded; ask WHO for other use",
    evidence: "its danger signs after birth read word by word in secondary sources: bleeding, fits, severe headache with blurred vision; pressures not read there",
};

/// Mental health.
pub(super) const MHGAP: Document = Document {
    title: "WHO mhGAP Intervention Guide, self-harm and suicide",
    sha256: None,
    licence: "CC BY-NC-SA 3.0 IGO; facts only, reworded",
    evidence: "its recommendations read in PLoS Medicine (2011, e1001122, table 4): where risk is imminent, urgent referral to a mental health service; its training manual read in copies",
};
