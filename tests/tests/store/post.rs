//! A post with its store, and the command that works on it.

use std::path::PathBuf;

use aidpost_tests::{CANARY, aidpost, run};
use serde_json::Value;
use tempfile::TempDir;

pub(crate) fn encounters() -> String {
    let red = format!(
        r#"{{"id":"a-1","age":{{"years":30}},"measured_at":"2026-11-23T09:00:00+03:00","vitals":{{"heart_rate_per_minute":160}},"narrative":"{CANARY} is short of breath."}}"#
    );
    let yellow = format!(
        r#"{{"id":"a-2","age":{{"years":30}},"measured_at":"2026-11-24T09:00:00+03:00","vitals":{{"heart_rate_per_minute":135}},"narrative":"{CANARY} is tired."}}"#
    );
    let green = r#"{"id":"b-3","age":{"years":30},"sex":"male","measured_at":"2026-11-25T09:00:00+03:00","checklist_complete":true,
        "vitals":{"heart_rate_per_minute":80,"respiratory_rate_per_minute":16,"temperature_celsius":36.8,"spo2_percent":98,"avpu":"alert","systolic_mmhg":120,"diastolic_mmhg":80}}"#;
    format!("{red}\n{yellow}\n{}\n", green.replace('\n', " "))
}

pub(crate) struct Post {
    pub(crate) home: TempDir,
}

impl Post {
    /// With a key and an empty store.
    pub(crate) fn new() -> Self {
        let post = Self {
            home: TempDir::new().unwrap(),
        };
        assert_eq!(post.aidpost(&["store", "key", &post.at("key")], "").0, 0);
        assert_eq!(post.store("create", &[], "").0, 0);
        post
    }

    pub(crate) fn filled() -> Self {
        let post = Self::new();
        let (encounters, triages) = post.files(&encounters());
        let (status, out, err) = post.store("add", &[&encounters, &triages], "");
        assert_eq!(
            (status, out.as_str(), err.as_str()),
            (0, "3 added, 0 refused\n", "")
        );
        post
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn at(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Encounters in a file, and what the command makes of them in another.
    pub(crate) fn files(&self, encounters: &str) -> (String, String) {
        std::fs::write(self.path("encounters.jsonl"), encounters).unwrap();
        let triage = ["triage", "--rules-only", "--format", "jsonl", "-"];
        let (_, triages, _) = self.aidpost(&triage, encounters);
        std::fs::write(self.path("triages.jsonl"), triages).unwrap();
        (self.at("encounters.jsonl"), self.at("triages.jsonl"))
    }

    /// Exit status, standard output, standard error. No error tells of the patient.
    pub(crate) fn aidpost(&self, arguments: &[&str], input: &str) -> (i32, String, String) {
        let output = run(aidpost(self.home.path()).args(arguments), input);
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(!err.contains(CANARY), "{err}");
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stdout).unwrap(),
            err,
        )
    }

    pub(crate) fn store(&self, verb: &str, more: &[&str], input: &str) -> (i32, String, String) {
        let (store, key) = (self.at("visits.db"), self.at("key"));
        let base = ["store", verb, &store, "--key-file", &key];
        self.aidpost(&[&base, more].concat(), input)
    }

    /// What a verb prints that must work.
    pub(crate) fn done(&self, verb: &str, more: &[&str]) -> String {
        let (status, out, err) = self.store(verb, more, "");
        assert_eq!((status, err.as_str()), (0, ""), "{verb}: {out}");
        out
    }

    pub(crate) fn shown(&self, id: &str) -> Value {
        serde_json::from_str(&self.done("show", &[id, "--format", "json"])).unwrap()
    }

    pub(crate) fn listed(&self, more: &[&str]) -> Vec<String> {
        let page = self.done("list", &[&["--format", "json"], more].concat());
        let page: Value = serde_json::from_str(&page).unwrap();
        let ids = page["visits"].as_array().unwrap().iter();
        ids.map(|visit| visit["id"].as_str().unwrap().to_owned())
            .collect()
    }
}
