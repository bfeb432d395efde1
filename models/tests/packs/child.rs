//! A process of its own for a fetch, an import or a verification: this test binary again, told by its environment what to do.

use crate::world::{World, fetcher};
use aidpost_models::import::{ImportOptions, import};
use aidpost_models::licence::Terms;
use aidpost_models::{Store, VerifyMode};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};

pub(crate) const JOB: &str = "AIDPOST_TEST_JOB";

/// Not a test of its own: what a child does. Without a job it does nothing.
#[test]
fn child() {
    let Ok(job) = std::env::var(JOB) else { return };
    let mut words = job.split('|');
    let mut word = || words.next().unwrap();
    let (verb, root, from) = (word(), word(), word());
    let store = Store::at(Path::new(root));
    let outcome = match verb {
        "fetch" => {
            let world = World::new();
            let terms = Terms {
                licence: String::new(),
                url: String::new(),
                text: String::new(),
            };
            let outcome = fetcher(from).fetch(&world.entry, &terms, &store, &mut |_| {
                ControlFlow::Continue(())
            });
            outcome.map_err(|error| error.to_string())
        }
        "import" => import(
            Path::new(from),
            ImportOptions::default(),
            &store,
            &mut |_| false,
            &mut |_| ControlFlow::Continue(()),
        )
        .map_err(|error| error.to_string()),
        _ => store
            .verify("tiny", VerifyMode::Whole, &mut |_, _| {
                ControlFlow::Continue(())
            })
            .map_err(|error| error.to_string()),
    };
    if let Err(message) = outcome {
        println!("child failed: {message}");
        std::process::exit(3);
    }
}

pub(crate) fn start(verb: &str, root: &Path, from: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child::child", "--nocapture", "--test-threads=1"])
        .env(JOB, format!("{verb}|{}|{from}", root.display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}
