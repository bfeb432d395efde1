//! Encounters and triages as flat texts, for apps that call another app with an intent and get one back: ODK and CommCare
//! with extras, CHT with `android-app-launcher`. Names and words only: the intent itself is the platform's.
//!
//! **In** ([`encounter`], written by [`inputs`]): a field of the encounter by its name, levels joined by `_`. A key without
//! text is a question without an answer, as in those forms; what is absent is not measured.
//!
//! | key | text |
//! |---|---|
//! | `id`, `narrative`, `language`, `measured_at` | any |
//! | `setting` | `clinic`, `remote` |
//! | `age_years` or `age_months` or `age_weeks` or `age_days` (required) | a whole number |
//! | `sex`, `pregnancy` | the words of the encounter: `female`, `not_pregnant`, … |
//! | `vitals_heart_rate_per_minute` and so on for every vital sign | a number, `.` before decimals |
//! | `vitals_avpu` | `alert`, `confusion`, `voice`, `pain`, `unresponsive` |
//! | `vitals_supplemental_oxygen`, `checklist_complete` | `true`, `false` |
//! | `signs_stridor` and so on for every sign | `present`, `absent` |
//! | `casualty_walks` and so on for every finding among many casualties | `true`, `false` |
//! | `casualty_confirmed_as`, `casualty_confirmed_by` | `dead`, `expectant`; who confirms |
//! | `fields` | the names of the fields for the answer, with spaces between; no part of the encounter |
//! | `photos_0_path`, `photos_0_kind`, `photos_1_path`, … | a path; `skin`, `wound`, … |
//!
//! **Out** ([`outputs`]): the record by its names, each after `aidpost_`; what stands in `assessment` stands at the top. A
//! list has its length under `…_count`, and every list of the record is counted, an empty one with `0`.
//!
//! | key | text |
//! |---|---|
//! | `aidpost_acuity` | `red`, `yellow`, `green`, `not_triageable` |
//! | `aidpost_supervisor_review`, `aidpost_provenance_not_for_clinical_use` | `true`, `false` |
//! | `aidpost_decided_by` | `protocol`, `signs_read_by_lexicon`, `signs_read_by_model`, `model_opinion` |
//! | `aidpost_protocol`, `aidpost_version` | the chart and its version |
//! | `aidpost_findings_count`, `aidpost_findings_0_rule`, `…_0_acuity`, `…_0_criterion`, `…_0_basis_0`, `…_0_source` | why |
//! | `aidpost_missing_count`, `aidpost_missing_0`, … | what was not known |
//! | `aidpost_scores_0_score`, `…_0_value`, `…_0_band`; `aidpost_other_assessments_0_protocol`, `…_0_findings_0_rule` | scores and other standards |
//! | `aidpost_reading_signs_0_sign`, `…_0_state`, `…_0_evidence`, `…_0_span_start`, `…_0_read_by`; `aidpost_reading_values_0_field`, `…_0_value` | what the account tells |
//! | `aidpost_model_status` | whether a model read it |
//! | `aidpost_model_opinion_acuity`, `aidpost_model_opinion_probabilities_red`, `aidpost_model_reason`, `aidpost_model_ask_next_0` | what it thinks |
//! | `aidpost_warnings_0_code`, `aidpost_warnings_0_message` | what to know first |
//! | `aidpost_intended_use`, `aidpost_provenance_engine`, … | for whom, by which versions |
//!
//! A text with patient data (`…_evidence`, `…_reason`) goes to the app that asked, as the whole record does. An error names the key, or
//! for a key that no field has its number among those given: it may be about the patient.
//!
//! Forms for CHT, ODK Collect and CommCare stand in the repository's `tests/forms`. What they take care of:
//!
//! - An unanswered question is empty, never `absent`: `if(${q} = 'yes', 'present', if(${q} = 'no', 'absent', ''))`.
//! - `checklist_complete` is sent, or nothing can be green.
//! - ODK's intent expressions hold names alone: what is computed stands in fields before the group. Its outputs are texts.
//! - CHT makes a Boolean extra of `true`: the app takes each extra of whatever type as a text.
//! - A list may be shorter than at an earlier launch. The forms send the names of their fields under `fields`, and [`outputs_for`] fills each of
//!   them or empties it.
//! - CommCare takes the answer from the bundle extra `odk_intent_bundle`.
//!
//! `org.example.TRIAGE` stands for the integrator's own app: it hands the extras to [`encounter`] and answers with [`outputs`].

mod flat;
pub(crate) mod tree;

pub use flat::{AdapterError, FIELDS, Flat, encounter, inputs, outputs, outputs_for};
