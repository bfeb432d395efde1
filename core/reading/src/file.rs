//! The form in which a language's file is written.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::hit::Scope;

/// The file as it is written; README.md says what each part means. Every map is ordered: of two spellings that come to the same plain word
/// the later one counts, always.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct File {
    pub language: String,
    pub reviewed_by: String,
    pub keep: Vec<String>,
    pub spellings: BTreeMap<String, String>,
    pub beginnings: BTreeMap<String, String>,
    pub endings: BTreeMap<String, String>,
    pub fillers: Vec<String>,
    pub ends: Vec<String>,
    pub subjects: Vec<String>,
    pub breaks: Vec<String>,
    pub denies: Vec<String>,
    pub or: Vec<String>,
    pub and: Vec<String>,
    pub answers: Vec<String>,
    pub supposes: Vec<String>,
    pub confirms: Vec<String>,
    pub amounts: Vec<String>,
    pub mine: Vec<String>,
    pub not_mine: Vec<String>,
    pub dead: Vec<String>,
    pub possessives: Vec<String>,
    pub asks: Vec<String>,
    pub wonders: Vec<String>,
    pub wonders_only: Vec<String>,
    pub young: Vec<String>,
    pub sucklings: Vec<String>,
    pub mothers: Vec<String>,
    pub verbs: Vec<String>,
    pub maternal: Vec<String>,
    pub nows: Vec<String>,
    pub pasts: Vec<String>,
    pub both: Vec<String>,
    pub states: Vec<String>,
    pub tellers: Vec<String>,
    pub spoken: BTreeMap<String, String>,
    pub hesitations: Vec<String>,
    pub numbers: BTreeMap<String, u32>,
    pub units: BTreeMap<String, u32>,
    pub unit_first: bool,
    pub ignore: Vec<String>,
    pub lists: BTreeMap<String, String>,
    pub scopes: BTreeMap<Scope, ScopeWords>,
    pub signs: BTreeMap<String, Vec<String>>,
    pub beside: BTreeMap<String, Beside>,
    pub absent: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ScopeWords {
    pub before: Vec<String>,
    pub after: Vec<String>,
    pub after_closing: Vec<String>,
    pub either: Vec<String>,
    pub inside: Vec<String>,
    pub back: Vec<String>,
    pub back_if_past: Vec<String>,
}

/// Cues that say a sign only where one of `with` is present.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Beside {
    pub with: Vec<String>,
    pub cues: Vec<String>,
}
