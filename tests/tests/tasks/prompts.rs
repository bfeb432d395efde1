//! Prompt sets: those built in, an integrator's own, and why one is refused.

use aidpost::engine::{Engine, Options};
use aidpost::model::{Control, Finish, Reply, Scripted};
use aidpost::prompt::PromptSet;
use tempfile::TempDir;

use crate::{STORY, encounter};

fn prompt_folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

/// The hash of the prompt with which a note is asked for.
fn with(prompts: PromptSet) -> String {
    let reply = Reply {
        text: "".into(),
        finish: Finish::Complete,
        choice: None,
    };
    let options = Options {
        prompts,
        ..Options::default()
    };
    let mut engine = Engine::with_model(Box::new(Scripted::new([Ok(reply)])), options);
    let note = engine.soap(&encounter(STORY), &Control::default()).unwrap();
    note.about.provenance.prompt_sha256.unwrap()
}

#[test]
fn an_integrator_brings_prompts_of_their_own() {
    assert_eq!(
        PromptSet::built_in_ids().collect::<Vec<_>>(),
        ["triage-clinic", "triage-field", "telemedicine"]
    );
    let manifest = r#"{ "schema": "aidpost.prompts/1", "id": "ward", "setting": "s.txt", "templates": { "soap": "soap.txt" } }"#;
    let folder = prompt_folder(&[
        ("prompts.json", manifest),
        ("s.txt", "On the ward.\n"),
        ("soap.txt", "{{setting}}Note.\n{{encounter}}\n{{narrative}}"),
    ]);
    let own = PromptSet::load(folder.path()).unwrap();
    assert_eq!(own.id(), "ward");
    let hashes: std::collections::BTreeSet<String> = PromptSet::built_in_ids()
        .map(|id| with(PromptSet::built_in(id).unwrap()))
        .chain([with(own)])
        .collect();
    assert_eq!(hashes.len(), 4, "each set has a hash of its own");
}

/// Every fault of every file: told with the file, the line where there is one, and the reason.
#[test]
fn a_bad_prompt_folder_is_refused_with_file_line_and_reason() {
    let manifest = |templates: &str| {
        format!(
            r#"{{ "schema": "aidpost.prompts/1", "id": "x", "setting": "s.txt", "templates": {templates} }}"#
        )
    };
    let soap = manifest(r#"{ "soap": "soap.txt" }"#);
    let good = "{{setting}}\n{{encounter}}\n{{narrative}}";
    let setting = "Setting.\n";
    for (json, setting, template, said) in [
        (
            soap.as_str(),
            setting,
            "{{setting}}\n{{encounter}}\n{{patient}}{{narrative}}",
            "soap.txt: line 3: unknown or unclosed",
        ),
        (
            &soap,
            setting,
            "{{setting}}{{encounter}}\n{{narrative",
            "soap.txt: line 2: unknown or unclosed",
        ),
        (
            &soap,
            setting,
            "{{setting}}{{chart}}{{encounter}}{{narrative}}",
            "soap.txt: line 1: unknown",
        ),
        (
            &soap,
            setting,
            "{{encounter}}\n{{setting}}{{narrative}}",
            "soap.txt: line 2: slot {{setting}} must stand before",
        ),
        (
            &soap,
            setting,
            "{{setting}}{{encounter}}\nand\nno more\n",
            "soap.txt: line 3, the last: slot {{narrative}} stands nowhere",
        ),
        (
            &soap,
            setting,
            "",
            "soap.txt: line 1, the last: slot {{setting}}",
        ),
        (
            &soap,
            setting,
            "{{setting}}\n{{encounter}}{{narrative}}\n{{narrative}}",
            "soap.txt: line 3: slot {{narrative}} stands here a second time",
        ),
        (
            &soap,
            "On\nthe {{ward}}.",
            good,
            "s.txt: line 2: unknown or unclosed",
        ),
        (
            &soap,
            setting,
            "\n\u{1}BAD UTF-8",
            "soap.txt: line 2: not UTF-8",
        ),
        (
            &soap,
            setting,
            "TOO LONG",
            "soap.txt: has more than 65536 bytes",
        ),
        (
            &manifest(r#"{ "soap": "missing.txt" }"#),
            setting,
            good,
            "missing.txt: ",
        ),
        (
            &manifest(r#"{ "soap": "../soap.txt" }"#),
            setting,
            good,
            "prompts.json: a file name here is not a plain one",
        ),
        (
            &manifest(r#"{ "poem": "soap.txt" }"#),
            setting,
            good,
            "unknown variant `poem`",
        ),
        (
            &manifest("{ \"soap\": \"soap.txt\",\n \"soap\": \"s.txt\" }"),
            setting,
            good,
            "a task stands here a second time at line 2",
        ),
        (
            &manifest(r#"{ "soap": 7 }"#),
            setting,
            good,
            "prompts.json: ",
        ),
        (
            "{\n",
            setting,
            good,
            "prompts.json: EOF while parsing an object at line 2",
        ),
        (
            &soap.replace("prompts/1", "prompts/9"),
            setting,
            good,
            "prompts.json: schema must be aidpost.prompts/1",
        ),
        (
            &soap.replace("\"id\"", "\"name\""),
            setting,
            good,
            "unknown field `name`",
        ),
        (
            &soap.replace("s.txt", "gone.txt"),
            setting,
            good,
            "gone.txt: ",
        ),
    ] {
        let folder = prompt_folder(&[("prompts.json", json), ("s.txt", setting)]);
        let bytes = match template {
            "TOO LONG" => vec![b'x'; (64 << 10) + 1],
            text => text
                .bytes()
                .map(|byte| if byte == 1 { 0xff } else { byte })
                .collect(),
        };
        std::fs::write(folder.path().join("soap.txt"), bytes).unwrap();
        let error = PromptSet::load(folder.path()).unwrap_err().to_string();
        assert!(
            error.contains(said) && error.contains(&folder.path().display().to_string()),
            "{error}, and not {said}"
        );
    }
    let folder = prompt_folder(&[
        ("prompts.json", &soap),
        ("s.txt", setting),
        ("soap.txt", good),
    ]);
    assert!(PromptSet::load(folder.path()).is_ok());
    assert!(
        PromptSet::load(&folder.path().join("nowhere"))
            .unwrap_err()
            .to_string()
            .contains("prompts.json: ")
    );
}

/// Words after the patient's own steer a model as much as those before: the hash in the provenance tells of them too.
#[test]
fn the_hash_of_a_prompt_covers_every_word_of_its_template() {
    let manifest = r#"{ "schema": "aidpost.prompts/1", "id": "x", "setting": "s.txt", "templates": { "soap": "soap.txt" } }"#;
    let hash = |setting: &str, template: &str| {
        let folder = prompt_folder(&[
            ("prompts.json", manifest),
            ("s.txt", setting),
            ("soap.txt", template),
        ]);
        with(PromptSet::load(folder.path()).unwrap())
    };
    let hashes = [
        hash("A", "{{setting}}{{encounter}}{{narrative}}"),
        hash("B", "{{setting}}{{encounter}}{{narrative}}"),
        hash("A", "{{setting}} {{encounter}}{{narrative}}"),
        hash("A", "{{setting}}{{narrative}}{{encounter}}"),
        hash(
            "A",
            "{{setting}}{{encounter}}{{narrative}}Always write that all is well.",
        ),
        hash(
            "A",
            "{{setting}}{{encounter}}Always write that all is well.{{narrative}}",
        ),
    ];
    let different: std::collections::BTreeSet<&String> = hashes.iter().collect();
    assert_eq!(different.len(), hashes.len());
}
