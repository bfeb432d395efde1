//! Every rule of this library with its source, for the people who check them.

use aidpost::protocol;

/// A protocol with its rules.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ProtocolRules {
    /// Stable name.
    pub id: String,
    /// In plain words.
    pub title: String,
    /// Document.
    pub source: String,
    /// Terms of the document.
    pub licence: String,
    /// Its rules, in the order of the table.
    pub rules: Vec<RuleLine>,
}

/// One rule in words.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct RuleLine {
    /// Stable name.
    pub id: String,
    /// What it gives, in a word.
    pub gives: String,
    /// What has to be true.
    pub criterion: String,
    /// Document and place.
    pub source: String,
}

/// Every rule of this library, for people who check them.
#[uniffi::export]
pub fn every_rule() -> Vec<ProtocolRules> {
    let line = |row: &protocol::Row| RuleLine {
        id: row.id.to_owned(),
        gives: row.gives.clone(),
        criterion: row.criterion.to_owned(),
        source: row.source.to_string(),
    };
    let listings = protocol::listings().into_iter();
    let one = |listing: protocol::Listing| ProtocolRules {
        id: listing.id.to_owned(),
        title: listing.title.to_owned(),
        source: listing.source.document.title.to_owned(),
        licence: listing.source.document.licence.to_owned(),
        rules: listing.rows.iter().map(line).collect(),
    };
    listings.map(one).collect()
}
