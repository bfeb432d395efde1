//! Lines that cannot be measured are named, and nothing of them is repeated.

use super::*;

#[test]
fn a_bad_line_is_named_with_its_field_and_quotes_nothing() {
    let good =
        r#"{"id":"a","text":"He is having convulsions now.","present":["active_convulsions"]}"#;
    let bad = [
        ("not json", "the JSON is not valid at column"),
        ("[]", "not a JSON object"),
        (good, "id: the same as on line 1"),
        (
            r#"{"text":"CANARY coughs","present":["cogh"]}"#,
            "present: expected the code of a known sign; the nearest are `",
        ),
        (
            r#"{"text":"CANARY","CANARY":[]}"#,
            "a name here is not known; the names are id, style, text",
        ),
        (
            r#"{"text":"CANARY","text":"x","present":[]}"#,
            "text: given twice",
        ),
        (
            r#"{"text":"CANARY","acuity":"red"}"#,
            "age: required beside acuity",
        ),
        (r#"{"text":"CANARY"}"#, "nothing to compare with"),
        (r#"{"present":["cough"]}"#, "text: required"),
        (
            r#"{"text":["CANARY"],"present":["cough"]}"#,
            "text: expected",
        ),
        (
            r#"{"text":"CANARY","present":"CANARY"}"#,
            "present: a list of codes of signs",
        ),
        (
            r#"{"text":"CANARY","present":["cough","cough"]}"#,
            "present: `cough` stands here twice",
        ),
        (
            r#"{"text":"CANARY","present":["cough"],"trapped":["cough"]}"#,
            "trapped: `cough` stands in present too",
        ),
        (
            r#"{"text":"CANARY","present":[],"age":{"years":200}}"#,
            "age.years: = 200: outside the plausible range 0 to 130",
        ),
        (
            r#"{"text":"CANARY","present":[],"language":"not a tag CANARY"}"#,
            "language: not a well-formed BCP 47 tag",
        ),
        (
            r#"{"encounter":{"age":{"years":20},"vitals":{"spo2_percent":900}},"acuity":"red"}"#,
            "encounter.vitals.spo2_percent",
        ),
        (
            r#"{"encounter":{"age":{"years":20}},"present":["cough"]}"#,
            "encounter.narrative: required",
        ),
        (
            r#"{"encounter":{"age":{"years":20}},"age":{"years":20},"acuity":"red"}"#,
            "age: stands beside an encounter",
        ),
        (
            r#"{"encounter":{"age":{"years":20}},"acuity":"CANARY"}"#,
            "acuity: red, yellow, green or not_triageable",
        ),
        (
            r#"{"question":"CANARY","options":{"A":"1","C":"2"},"answer_idx":"A"}"#,
            "options: 2 to 10 texts",
        ),
        (
            r#"{"question":"CANARY","opa":"1","opb":"2","opc":"3","opd":"4","cop":4}"#,
            "cop: a letter from A to D, or a number from 0 to 3",
        ),
        (
            r#"{"question":"CANARY","options":["1","2"]}"#,
            "answer_idx: required",
        ),
    ];
    let lines: Vec<String> = std::iter::once(good)
        .chain(bad.map(|(line, _)| line))
        .map(|line| line.replace("CANARY", CANARY))
        .collect();
    // A blank line counts as a line, and as nothing else.
    let input = format!("{}\n\n{}\n", lines[0], lines[1..].join("\n"));
    let home = TempDir::new().unwrap();
    let output = run(
        aidpost(home.path()).args(["eval", "--rules-only", "--format", "json", "-"]),
        &input,
    );
    assert_eq!(output.status.code(), Some(2));
    let (json, told) = (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    );
    assert!(!json.contains(CANARY) && !told.contains(CANARY), "{told}");
    let found: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&found["narratives"], &found["files"][0]["lines"]),
        (&json!(1), &json!(bad.len() + 1))
    );
    assert_eq!(told.lines().count(), bad.len(), "{told}");
    for (at, (line, (_, reason))) in told.lines().zip(bad).enumerate() {
        let place = format!("aidpost: standard input, line {}: ", at + 3);
        assert!(
            line.starts_with(&place) && line.contains(reason),
            "{line} lacks {place}{reason}"
        );
        assert_eq!(found["bad_lines"][at]["line"], at + 3);
    }
}
