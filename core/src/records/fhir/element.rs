//! The elements of FHIR R4 that the bundle uses, as types: names, nesting and cardinality as in the R4 definitions.
//! Only what is used stands here. They hold patient text, so none has a `Debug`.

use serde::{Deserialize, Serialize};

/// Whether an element has nothing to say; FHIR knows no empty elements.
pub(super) trait Absent {
    fn absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

/// Structs with FHIR's names: first what R4 requires (1..1, 1..*), after the bar what is not written when absent.
macro_rules! elements {
    ($($name:ident { $($required:ident: $must:ty,)* | $($field:ident: $type:ty,)* })*) => { $(
        #[derive(Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(super) struct $name {
            $(pub(super) $required: $must,)*
            $(#[serde(default, skip_serializing_if = "crate::records::fhir::element::Absent::absent")] pub(super) $field: $type,)*
        }
    )* };
}
pub(super) use elements;

elements! {
    Coding { | system: Option<String>, code: Option<String>, display: Option<String>, }
    Concept { | coding: Vec<Coding>, text: Option<String>, }
    Range { | low: Option<Quantity>, high: Option<Quantity>, }
    Quantity { | value: Option<f64>, unit: Option<String>, system: Option<String>, code: Option<String>, }
    Identifier { | system: Option<String>, value: Option<String>, }
    Narrative { status: String, div: String, | }
    Reference { | reference: Option<String>, identifier: Option<Identifier>, display: Option<String>, }
    Annotation { text: String, | }
    Attachment { | extension: Vec<Extension>, content_type: Option<String>, language: Option<String>, data: Option<String>, size: Option<u32>, title: Option<String>, }
    Meta { | security: Vec<Coding>, tag: Vec<Coding>, }
    Extension { url: String, | value_string: Option<String>, value_base64_binary: Option<String>, value_codeable_concept: Option<Concept>, value_code: Option<String>, }
}

/// A value of an observation, a component or an answer; which of them a place may hold is R4's to say.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Value {
    #[serde(rename = "valueQuantity")]
    Quantity(Quantity),
    #[serde(rename = "valueCodeableConcept")]
    Concept(Concept),
    #[serde(rename = "valueString")]
    Text(String),
    #[serde(rename = "valueRange")]
    Range(Range),
    #[serde(rename = "valueBoolean")]
    Boolean(bool),
    #[serde(rename = "valueInteger")]
    Integer(i32),
    #[serde(rename = "valueDecimal")]
    Decimal(f64),
    #[serde(rename = "valueAttachment")]
    Attachment(Attachment),
}

impl Coding {
    pub(super) fn new(system: &str, code: &str, display: &str) -> Self {
        Self {
            system: Some(system.to_owned()),
            code: Some(code.to_owned()),
            display: (!display.is_empty()).then(|| display.to_owned()),
        }
    }
}

impl Concept {
    pub(super) fn new(coding: impl IntoIterator<Item = Coding>, text: &str) -> Self {
        Self {
            coding: coding.into_iter().collect(),
            text: Some(text.to_owned()),
        }
    }
}

impl Quantity {
    /// A value in a unit of UCUM.
    pub(super) fn ucum(value: f64, unit: &str, code: &str) -> Self {
        Self {
            value: Some(value),
            unit: Some(unit.to_owned()),
            system: Some("http://unitsofmeasure.org".to_owned()),
            code: Some(code.to_owned()),
        }
    }
}

/// Whether FHIR's `string` can hold a text: something that is not white space, and no control characters but tab and line ends.
pub(super) fn is_fhir_string(text: &str) -> bool {
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    !text.chars().any(control) && text.chars().any(|c| !c.is_whitespace())
}
