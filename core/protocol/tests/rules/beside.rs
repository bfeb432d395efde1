//! What a standard beside the triage says of an encounter: its words, what made a rule hold, what it still depends on,
//! and that a class which asks for urgent referral makes the colour at least yellow.

use aidpost_protocol::encounter::{Age, Encounter, Pregnancy, Sign, SignState, Vital};
use aidpost_protocol::{
    OtherAssessment, OtherFinding, Response, YoungInfantFever, evaluate, guidelines, scores,
};

use super::{measured, well, with};

fn one(id: &str, encounter: &Encounter) -> OtherAssessment {
    let all = guidelines(encounter, YoungInfantFever::default());
    all.into_iter().find(|one| one.protocol == id).unwrap()
}

#[test]
fn a_finding_has_class_response_criterion_basis_and_source() {
    let child = measured(with(well(Age::Months(30)), Sign::Cough), Vital::Spo2, 89.0);
    let said = one("imci", &child);
    assert_eq!((said.version.as_str(), said.parameters.len()), ("2014", 0));
    let finding = &said.findings[0];
    assert_eq!(
        *finding,
        OtherFinding {
            rule: "imci/severe-pneumonia/spo2-low".to_owned(),
            class: "severe pneumonia or very severe disease".to_owned(),
            response: Response::ReferUrgently,
            criterion: "cough or difficult breathing with an oxygen saturation below 90 %"
                .to_owned(),
            basis: ["signs.cough = present", "vitals.spo2_percent = 89"]
                .map(str::to_owned)
                .to_vec(),
            source: finding.source.clone(),
        }
    );
    assert!(
        finding.source.contains("chart booklet 2014")
            && finding.source.contains("cough or difficult breathing")
    );
    let treated = one("imci", &with(well(Age::Months(30)), Sign::SomePallor));
    assert_eq!(treated.findings[0].response, Response::Treat);
    let infant = one("imci-young-infant", &well(Age::Days(20)));
    assert_eq!(
        infant.parameters.len(),
        1,
        "only the young infant's fever is chosen"
    );
}

#[test]
fn what_a_standard_still_depends_on_is_named_and_the_checklist_answers_for_the_charts_signs() {
    let mut arm = Encounter::new(Age::Months(30));
    assert_eq!(
        one("muac", &arm).missing,
        ["vitals.muac_mm", "signs.oedema_both_feet"]
    );
    arm.checklist_complete = true;
    assert_eq!(
        one("muac", &arm).missing,
        ["vitals.muac_mm"],
        "the chart asks for swollen feet"
    );
    arm.vitals.muac_mm = Some(130.0);
    assert_eq!(one("muac", &arm).missing, [""; 0]);
    let mut infant = well(Age::Days(20));
    assert!(
        one("imci-young-infant", &infant)
            .missing
            .contains(&"signs.not_feeding_well".to_owned())
    );
    assert!(
        !one("imci-young-infant", &infant)
            .missing
            .contains(&"signs.drinks_poorly".to_owned())
    );
    infant.signs.insert(Sign::NotFeedingWell, SignState::Absent);
    assert!(
        !one("imci-young-infant", &infant)
            .missing
            .contains(&"signs.not_feeding_well".to_owned())
    );
    infant.vitals.respiratory_rate_per_minute = None;
    assert!(
        one("imci-young-infant", &infant)
            .missing
            .contains(&"vitals.respiratory_rate_per_minute".to_owned())
    );
}

#[test]
fn iitt_scores_and_other_standards_of_one_encounter_stand_side_by_side_and_an_urgent_class_raises()
{
    let pregnant = Encounter {
        pregnancy: Pregnancy::Pregnant,
        ..well(Age::Years(25))
    };
    let ill = with(pregnant, Sign::LooksVeryIll);
    let outcome = evaluate(&ill);
    assert_eq!(outcome.acuity.code(), "yellow");
    let finding = &outcome.assessment.findings[0];
    assert_eq!(finding.rule, "iitt-adult/review/anc");
    assert!(
        finding
            .criterion
            .ends_with(one("anc", &ill).findings[0].class.as_str())
    );
    assert_eq!(finding.basis, ["signs.looks_very_ill = present"]);
    assert!(outcome.supervisor_review);
    assert_eq!(
        one("anc", &ill).findings[0].response,
        Response::ReferUrgently
    );
    let names: Vec<String> = scores(&ill).into_iter().map(|score| score.score).collect();
    assert_eq!(names, ["qsofa"], "NEWS2 is not for the pregnant");
    let thin = measured(well(Age::Months(30)), Vital::Muac, 112.0);
    assert_eq!(
        one("muac", &thin).findings[0].class,
        "severe acute malnutrition"
    );
    assert!(scores(&thin).is_empty());
}
