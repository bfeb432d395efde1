//! The triage itself as a RiskAssessment: the colour, the protocol as its method, what it rests on, why, and what is missing.
//! What the record says beyond FHIR's elements (warnings, versions) stands beside it, whole, in an extension.

use crate::triage::{DecidedBy, Triage};

use super::FhirError;
use super::element::{Annotation, Concept, Meta};
use super::patient::acuity;
use super::questionnaire::word;
use super::resource::{Prediction, Resource, RiskAssessment};
use super::roles::{ASSESSMENT, ENCOUNTER, ENGINE, OPINION, PATIENT};
use super::signs::{role_read, without_model};
use super::vitals;
use super::write::{KEY, RECORD, Writer, not_for_clinical_use, ours, text_extension};

pub(super) fn add(writer: &mut Writer, triage: &Triage) -> Result<(), FhirError> {
    let record =
        serde_json::to_string(&without_model(triage)).map_err(|_| FhirError::NotWritten)?;
    let found = &triage.assessment;
    let method = format!("{} {}", found.protocol, found.version);
    let reason_code = found.findings.iter().map(|finding| {
        let coding = ours("rule", &finding.rule, "");
        Concept::new([coding], &finding.criterion)
    });
    let prediction = Prediction {
        outcome: Some(Concept::new([], "needs care, by how soon")),
        qualitative_risk: Some(acuity(triage)),
        rationale: word(&triage.decided_by).map(|by| format!("decided by: {by}")),
    };
    let assessment = RiskAssessment {
        id: writer.id(ASSESSMENT),
        meta: label(writer, triage),
        extension: vec![
            text_extension(RECORD, &record),
            text_extension(KEY, &writer.key),
        ],
        status: "final".to_owned(),
        method: Some(Concept::new(
            [ours("protocol", &found.protocol, "")],
            &method,
        )),
        subject: writer.reference(PATIENT),
        encounter: Some(writer.reference(ENCOUNTER)),
        performer: Some(writer.reference(ENGINE)),
        reason_code: reason_code.collect(),
        basis: basis(triage)
            .iter()
            .filter(|role| writer.holds(role))
            .map(|role| writer.reference(role))
            .collect(),
        prediction: vec![prediction],
        note: notes(triage),
        ..RiskAssessment::default()
    };
    writer.add(Resource::RiskAssessment(Box::new(assessment)));
    Ok(())
}

/// The tag of a demo pack, and the label of a model where its opinion raised the colour: then the colour is the model's word,
/// by the caller's order. A colour that the rules found bears no label, also if they found it on signs that were read in the account.
pub(super) fn label(writer: &Writer<'_>, triage: &Triage) -> Option<Meta> {
    let mut meta = match triage.decided_by {
        DecidedBy::ModelOpinion => writer.ai_label(),
        _ => Meta::default(),
    };
    let demo = not_for_clinical_use(triage.provenance.not_for_clinical_use);
    meta.tag.splice(0..0, demo);
    (meta != Meta::default()).then_some(meta)
}

/// The roles of the observations on which the findings rest, each once, in the order of the findings.
fn basis(triage: &Triage) -> Vec<String> {
    let mut roles = Vec::new();
    let mut add = |role: String| {
        if !roles.contains(&role) {
            roles.push(role);
        }
    };
    for entry in triage.assessment.findings.iter().flat_map(|f| &f.basis) {
        let field = entry.split(" = ").next().unwrap_or_default();
        let field = field.split(' ').next().unwrap_or_default();
        match field.strip_prefix("signs.") {
            Some(sign) => {
                add(field.to_owned());
                let read = triage.reading.signs.iter().enumerate();
                read.filter(|(_, read)| read.sign.code() == sign)
                    .for_each(|(index, _)| add(role_read(index)));
            }
            None if field.starts_with("age") => add("age".to_owned()),
            None => add(vitals::role(field).to_owned()),
        }
    }
    if triage.decided_by == DecidedBy::ModelOpinion {
        add(OPINION.to_owned());
    }
    roles
}

/// Findings with their sources, what is missing, warnings, intended use: for people who read the bundle without this project.
fn notes(triage: &Triage) -> Vec<Annotation> {
    let findings = triage.assessment.findings.iter().map(|finding| {
        format!(
            "{} ({}): {}; {}. Source: {}",
            finding.rule,
            finding.acuity.code(),
            finding.criterion,
            finding.basis.join(", "),
            finding.source
        )
    });
    let others = triage.other_assessments.iter().flat_map(|other| {
        other.findings.iter().map(|finding| {
            format!(
                "{}, which does not change the colour: {} ({}); {}. Source: {}",
                finding.rule,
                finding.criterion,
                finding.class,
                finding.basis.join(", "),
                finding.source
            )
        })
    });
    let missing = &triage.assessment.missing;
    let missing = (!missing.is_empty()).then(|| format!("Not known: {}", missing.join(", ")));
    let warnings = triage
        .warnings
        .iter()
        .map(|warning| format!("Warning: {}", warning.message));
    let review = triage
        .supervisor_review
        .then(|| "A supervising clinician should look at this patient.".to_owned());
    findings
        .chain(others)
        .chain(missing)
        .chain(review)
        .chain(warnings)
        .chain([triage.intended_use.clone()])
        .map(|text| Annotation { text })
        .collect()
}
