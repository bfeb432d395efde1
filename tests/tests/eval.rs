//! What an evaluation counts, on files whose sums were made by hand; what it refuses; and the committed result of our held-out narratives.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "eval/bad_lines.rs"]
mod bad_lines;

use std::path::Path;
use std::time::Duration;

use aidpost::encounter::PatientText;
use aidpost::engine::{Engine, Options};
use aidpost::eval::{
    Engines, EvalReport, Evaluation, Item, Measured, Rate, Reader, ReaderScore, Watch, read_line,
};
use aidpost::model::{Control, Finish, ModelError, Reply, Scripted};
use aidpost::records::report::{evaluation, evaluation_page};
use aidpost_tests::{CANARY, aidpost, here, run};
use serde_json::{Value, json};
use tempfile::TempDir;

const NO_CLOCK: &dyn Fn() -> Duration = &|| Duration::ZERO;

fn said(text: &str, choice: Option<Vec<f64>>) -> Result<Reply, ModelError> {
    Ok(Reply {
        text: PatientText::from(text),
        finish: Finish::Complete,
        choice,
    })
}

fn engines(answers: Option<Vec<Result<Reply, ModelError>>>) -> Engines {
    let with = |answers| Engine::with_model(Box::new(Scripted::new(answers)), Options::default());
    Engines {
        lexicon: Engine::rules_only(),
        model: answers.map(with),
    }
}

fn measured(lines: &[Value], mut engines: Engines) -> EvalReport {
    let file = Measured {
        name: "made-by-hand.jsonl".to_owned(),
        lines: lines.len(),
        sha256: "0".repeat(64),
    };
    let mut evaluation = Evaluation::new(vec![file], 0);
    let watch = Watch {
        control: Control::default(),
        clock: NO_CLOCK,
    };
    for (at, line) in lines.iter().enumerate() {
        let item = read_line(&line.to_string(), "en").unwrap();
        if evaluation
            .add(&item, (0, at + 1), &mut engines, &watch)
            .is_err()
        {
            break;
        }
    }
    evaluation.report(&mut engines)
}

fn parts(rate: Rate) -> (usize, usize) {
    (rate.part, rate.whole)
}

fn of(report: &EvalReport, reader: Reader) -> &ReaderScore {
    report
        .signs
        .iter()
        .find(|score| score.reader == reader)
        .unwrap()
}

/// The lexicon reads each of these as it stands there.
fn four() -> Vec<Value> {
    vec![
        json!({ "id": "1", "style": "notes", "text": "He is having convulsions now.", "present": ["active_convulsions"], "absent": [], "trapped": [] }),
        // The label asks for a sign that the words do not tell.
        json!({ "id": "2", "style": "notes", "text": "She has a cough and zorbles.", "present": ["cough", "stridor"] }),
        // It is there, and the label denies it.
        json!({ "id": "3", "style": "sms", "text": "She has a headache.", "absent": ["headache"] }),
        json!({ "id": "4", "style": "sms", "text": "No fever.", "absent": ["fever"], "trapped": ["stridor"], "present": [] }),
    ]
}

#[test]
fn the_sums_of_a_reader_are_those_made_by_hand() {
    let report = measured(&four(), engines(None));
    assert!(report.complete && report.narratives == 4 && report.age_not_given == 4);
    let [lexicon] = report.signs.as_slice() else {
        panic!("one reader")
    };
    let all = &lexicon.all;
    assert_eq!(parts(all.precision), (2, 3));
    assert_eq!(parts(all.recall), (2, 3));
    assert_eq!(parts(all.red_recall), (1, 2));
    assert_eq!(parts(all.denied_as_present), (1, 2));
    assert_eq!(parts(all.trapped_as_present), (0, 1));
    assert_eq!(parts(all.not_there_as_present), (1, 3));
    assert_eq!(parts(all.denied_found), (1, 2));
    assert!((all.f1.value.unwrap() - 2.0 / 3.0).abs() < 1e-12);
    assert!(all.f1.low.unwrap() < 0.6 && all.f1.high.unwrap() > 0.7);
    // By Wilson, of 2 in 3.
    assert!(
        (all.recall.low.unwrap() - 0.2077).abs() < 1e-4
            && (all.recall.high.unwrap() - 0.9385).abs() < 1e-4
    );
    let styles: Vec<_> = lexicon.by["style"]
        .iter()
        .map(|slice| (slice.name.as_str(), parts(slice.score.recall)))
        .collect();
    assert_eq!(styles, [("notes", (2, 3)), ("sms", (0, 0))]);
    // Of nothing, nothing is known.
    assert_eq!(lexicon.by["style"][1].score.recall.value, None);
    let wrong: Vec<_> = report.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(wrong, [2, 3]);
}

#[test]
fn each_reader_is_counted_on_its_own() {
    let answers = vec![
        said("=\nred\nx\n", None),
        // What the lexicon missed.
        said("stridor + zorbles\n=\nred\nx\n", None),
        Err(ModelError::EmptyPrompt),
        said("fever + No fever\n=\ngreen\nx\n", None),
    ];
    let report = measured(&four(), engines(Some(answers)));
    assert_eq!(parts(of(&report, Reader::Lexicon).all.recall), (2, 3));
    assert_eq!(parts(of(&report, Reader::Model).all.recall), (1, 3));
    assert_eq!(parts(of(&report, Reader::Both).all.recall), (3, 3));
    assert_eq!(
        parts(of(&report, Reader::Model).all.denied_as_present),
        (1, 2)
    );
    assert_eq!(
        parts(of(&report, Reader::Both).all.denied_as_present),
        (2, 2)
    );
    assert_eq!(report.model_status["answered"], 3);
    assert_eq!(report.model_status["failed"], 1);
    assert!(
        report.provenance.not_for_clinical_use
            && report.provenance.pack.as_deref() == Some("scripted")
    );
}

fn record(heart_rate: u32, narrative: &str, acuity: &str) -> Value {
    let vitals = json!({ "heart_rate_per_minute": heart_rate, "respiratory_rate_per_minute": 16, "temperature_celsius": 36.8, "spo2_percent": 98, "avpu": "alert" });
    json!({ "acuity": acuity, "encounter": { "age": { "years": 30 }, "sex": "male", "vitals": vitals, "checklist_complete": true, "narrative": narrative } })
}

#[test]
fn outcomes_are_counted_against_the_colours_that_were_expected() {
    let lines = [
        record(160, "Well.", "red"),
        record(80, "He is having convulsions now.", "red"),
        record(80, "Well.", "red"),
        record(80, "Well.", "green"),
        record(160, "Well.", "yellow"),
    ];
    // Sure of red, as in the first; of green where it should be red, and so on.
    let weights = |red: f64, green: f64| Some(vec![red, 0.0, green]);
    let answers = [
        weights(9.0, 0.0),
        weights(0.0, 9.0),
        None,
        weights(0.0, 9.0),
        None,
    ];
    let answers = answers
        .map(|weights| said("=\ngreen\nx\n", weights))
        .to_vec();
    let report = measured(&lines, engines(Some(answers)));
    let [rules, lexicon, both] = report.triage.as_slice() else {
        panic!("three")
    };
    assert_eq!(parts(rules.all.red_under_triaged), (2, 3));
    assert_eq!(parts(lexicon.all.red_under_triaged), (1, 3));
    assert_eq!(parts(lexicon.all.under_triaged), (1, 4));
    assert_eq!(parts(lexicon.all.over_triaged), (1, 2));
    assert_eq!(parts(lexicon.all.exact), (3, 5));
    assert_eq!(
        lexicon.matrix,
        [[2, 0, 0, 1], [1, 0, 0, 0], [0; 4], [0, 0, 0, 1]]
    );
    assert_eq!(both.all, lexicon.all);
    // Clopper and Pearson of 1 in 3.
    let red = lexicon.all.red_under_triaged;
    assert!((red.low.unwrap() - 0.0084).abs() < 1e-4 && (red.high.unwrap() - 0.9057).abs() < 1e-4);
    let opinion = report.opinion.as_ref().unwrap();
    assert_eq!((opinion.cases, opinion.calibrated), (3, false));
    assert_eq!(opinion.bins.len(), 1);
    assert!((opinion.bins[0].right - 2.0 / 3.0).abs() < 1e-12);
    // Signs were not asked for.
    assert!(report.signs.is_empty());
}

#[test]
fn questions_of_each_form_are_asked_and_counted() {
    let lines = [
        json!({ "question": "Q", "answer": "two", "options": { "A": "one", "B": "two" }, "answer_idx": "B", "meta_info": "step1", "metamap_phrases": [] }),
        json!({ "id": "x", "question": "Q", "opa": "1", "opb": "2", "opc": "3", "opd": "4", "cop": 2, "subject_name": "Anatomy" }),
        json!({ "question": "Q", "choices": ["1", "2", "3", "4"], "answer": 0 }),
        json!({ "question": "Q", "options": { "A": "1", "B": "2", "C": "3" }, "label": "C" }),
        json!({ "question": "Q", "options": ["1", "2"], "answer": "2" }),
    ];
    let answers = vec![
        said("B", Some(vec![0.0, 2.0])),
        said("A", Some(vec![2.0, 0.0, 0.0, 0.0])),
        said("A", None),
        Err(ModelError::EmptyPrompt),
        said("A", Some(vec![f64::NAN, 0.0])),
    ];
    let report = measured(&lines, engines(Some(answers)));
    let score = report.questions.as_ref().unwrap();
    assert_eq!(parts(score.right), (2, 3));
    assert_eq!((score.questions, score.failed, score.not_asked), (5, 2, 0));
    assert!((score.chance - (0.5 + 0.25 + 0.25 + 1.0 / 3.0 + 0.5) / 5.0).abs() < 1e-12);
    assert_eq!(score.calibration.as_ref().unwrap().cases, 3);
    let alone = measured(&lines, engines(None));
    assert_eq!(alone.questions.unwrap().not_asked, 5);
}

#[test]
fn a_stop_leaves_what_is_done() {
    let answers = vec![said("=\nred\nx\n", None), Err(ModelError::Cancelled)];
    let report = measured(&four(), engines(Some(answers)));
    assert!(!report.complete);
    assert_eq!(
        (report.narratives, of(&report, Reader::Both).all.narratives),
        (1, 1)
    );
    assert!(evaluation(&report).contains("NOT COMPLETE"));
}

#[test]
fn the_command_measures_files_with_the_built_in_pack_and_without() {
    let home = TempDir::new().unwrap();
    let file = here().join("reading/en.held.jsonl");
    let file = file.to_str().unwrap();
    let json = |arguments: &[&str]| -> Value {
        let output = run(
            aidpost(home.path())
                .arg("eval")
                .args(arguments)
                .args(["--format", "json", file]),
            "",
        );
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let alone = json(&["--rules-only"]);
    assert_eq!(alone["schema"], "aidpost.eval/1");
    assert_eq!(alone["signs"].as_array().unwrap().len(), 1);
    assert_eq!(alone["provenance"]["lexicons"][0]["language"], "en");
    let both = json(&[]);
    let readers: Vec<&Value> = both["signs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|score| &score["reader"])
        .collect();
    assert_eq!(readers, ["lexicon", "model", "both"]);
    assert_eq!(
        both["signs"][0], alone["signs"][0],
        "the lexicon reads the same beside a model"
    );
    assert_eq!(both["provenance"]["pack"], "demo");

    let missing = run(
        aidpost(home.path()).args(["eval", "--pack", "no-such-pack", file]),
        "",
    );
    assert_eq!((missing.status.code(), missing.stdout.len()), (Some(3), 0));
    let nothing = run(
        aidpost(home.path()).args(["eval", "--rules-only", "-"]),
        "\n",
    );
    assert_eq!(nothing.status.code(), Some(2));
}

#[test]
fn the_page_stands_alone_and_shows_what_the_report_holds() {
    let mut lines = four();
    lines[0]["style"] = "<script>alert(1)</script>".into();
    lines.push(record(80, "Well.", "red"));
    lines.push(json!({ "question": "Q", "options": ["1", "2"], "answer": 0 }));
    let mut answers: Vec<_> = (0..5)
        .map(|_| said("=\ngreen\nx\n", Some(vec![1.0, 0.0, 0.0])))
        .collect();
    answers.push(said("A", Some(vec![1.0, 0.0])));
    let report = measured(&lines, engines(Some(answers)));
    let page = evaluation_page(&report).unwrap();
    assert!(
        !page.contains("<script") && page.contains("&#60;script"),
        "what a file says is text"
    );
    assert!(
        !page.contains("://") && !page.contains("src="),
        "nothing comes from outside"
    );
    for part in [
        "<h2>Signs</h2>",
        "<h2>Urgency</h2>",
        "<h2>Questions</h2>",
        "<h2>Calibration</h2>",
        "made-by-hand.jsonl",
    ] {
        assert!(page.contains(part), "{part} is not in the page");
    }
    // A dot for each of seven values of three readers, three of three deciders, and what else there is.
    assert!(page.matches("<circle").count() > 25);
    let text = evaluation(&report);
    for part in [
        "Not for clinical use",
        "5 narratives and 1 question in 1 file.",
        "RED not red",
        "1 of 1 (2.5–100.0 %)",
        "Brier",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

/// What the lexicon finds in the parts of `tests/reading` that nobody works on: sums alone, so that the parts stay unseen.
#[test]
fn the_committed_result_of_the_held_parts_is_that_of_today() {
    let folder = here().join("reading");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(".held"))
        .collect();
    names.sort();
    assert!(names.len() > 7);
    let mut evaluation = Evaluation::new(Vec::new(), 0);
    let mut engines = engines(None);
    let watch = Watch {
        control: Control::default(),
        clock: NO_CLOCK,
    };
    for name in &names {
        let language = name.split('.').next().unwrap();
        for item in items(&folder.join(name), language) {
            evaluation.add(&item, (0, 0), &mut engines, &watch).unwrap();
        }
    }
    let report = evaluation.report(&mut engines);
    let score = &report.signs[0];
    let found = json!({ "all": score.all, "by_language": score.by["language"] });
    let found = serde_json::to_string_pretty(&found).unwrap() + "\n";
    let path = folder.join("results/held.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(committed, found, "see what changed, then BLESS=1");
}

fn items(file: &Path, language: &str) -> Vec<Item> {
    let text = std::fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| read_line(line, language).unwrap())
        .collect()
}
