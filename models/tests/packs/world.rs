//! A server with a tiny pack on it, a store to bring it to, and what must hold of the store at any time.

use crate::server::Server;
use crate::tiny;
use aidpost_models::fetch::{FetchError, Fetcher, Hub, RetryPolicy, Token};
use aidpost_models::gguf::Gguf;
use aidpost_models::licence::Terms;
use aidpost_models::{ClinicalUse, Entry, Gemma3, RemoteFile, Sha256, Store, VerifiedPack};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

pub(crate) const TEXT: &str = "/o/r/resolve/abc/text.gguf";
const PROJECTOR: &str = "/o/r/resolve/abc/projector.gguf";

pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) text: Vec<u8>,
    pub(crate) entry: Entry,
    pub(crate) dir: tempfile::TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        let server = Server::start();
        let (text, projector) = (tiny::text().bytes(), tiny::projector().bytes());
        server.serve(TEXT, &text);
        server.serve(PROJECTOR, &projector);
        let gguf = Gguf::read(Path::new("t"), text.len() as u64, &mut text.as_slice()).unwrap();
        let file = |file: &str, bytes: &[u8]| RemoteFile {
            file: file.to_owned(),
            bytes: Some(bytes.len() as u64),
            sha256: Some(Sha256::of(bytes)),
        };
        let entry = Entry {
            id: "tiny".to_owned(),
            name: "Tiny".to_owned(),
            repository: "o/r".to_owned(),
            revision: "abc".to_owned(),
            text: file("text.gguf", &text),
            projector: Some(file("projector.gguf", &projector)),
            quantization: "F16".to_owned(),
            shape: Gemma3::read(&gguf).unwrap(),
            projector_shape: None,
            thinking: String::new(),
            thought_tokens: 0,
            known_defects: vec![],
            licence: "CC0-1.0".to_owned(),
            clinical_use: ClinicalUse::IntegratorDecides,
            context_tokens: 1024,
        };
        Self {
            server,
            text,
            entry,
            dir: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn store(&self) -> Store {
        Store::at(&self.dir.path().join("packs"))
    }

    pub(crate) fn fetcher(&self) -> Fetcher {
        fetcher(&self.server.address)
    }

    pub(crate) fn fetch(&self) -> Result<VerifiedPack, FetchError> {
        let terms = Terms {
            licence: String::new(),
            url: String::new(),
            text: String::new(),
        };
        self.fetcher()
            .fetch(&self.entry, &terms, &self.store(), &mut |_| {
                ControlFlow::Continue(())
            })
    }

    /// Nothing but whole, right files under final names; and a fetch brings the pack.
    pub(crate) fn completes(&self) {
        self.nothing_half_published();
        let pack = self.fetch().unwrap();
        assert_eq!(std::fs::read(pack.text_path()).unwrap(), self.text);
        let mut names: Vec<_> = std::fs::read_dir(pack.dir())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["pack.json", "projector.gguf", "text.gguf"]);
    }

    fn nothing_half_published(&self) {
        let final_name = self.dir.path().join("packs/tiny");
        if final_name.exists() {
            aidpost_models::verify(&final_name, &mut |_, _| ControlFlow::Continue(())).unwrap();
        }
        let arrived = self.dir.path().join("packs/.arriving/tiny/text.gguf");
        if arrived.exists() {
            assert_eq!(std::fs::read(arrived).unwrap(), self.text);
        }
    }

    /// The ranges asked of the text model, and whether each came with If-Range.
    pub(crate) fn ranges(&self) -> Vec<String> {
        let log = self.server.log();
        let prefix = format!("GET {TEXT}");
        log.iter()
            .filter_map(|line| line.strip_prefix(&prefix))
            .map(|rest| rest.trim().to_owned())
            .collect()
    }
}

pub(crate) fn fetcher(endpoint: &str) -> Fetcher {
    Fetcher {
        hub: Hub {
            endpoint: endpoint.to_owned(),
            token: Some(Token::new("secret")),
        },
        retry: RetryPolicy {
            failures: 4,
            first_wait: Duration::from_millis(1),
            longest_wait: Duration::from_millis(300),
            silence: Duration::from_millis(400),
        },
        replace: false,
    }
}
