//! The engine on real weights: Gemma 3 270M as its makers pretrained it. Untrained for the task, what it reads is noise; how the engine behaves
//! with the real vocabulary and weights is not. `make real` fetches them, says where they are, and runs what is ignored here.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod engine;
mod light;
mod pack;
mod tokenizer;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::LazyLock;

use aidpost_models::{VerifiedPack, verify};

/// The text model's digest: what `.ci/real` pins.
const DIGEST: &str = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818";

/// A path that `.ci/real` gives.
fn given(variable: &str) -> PathBuf {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .unwrap_or_else(|| unreachable!("{variable} is not set: run `make real`"))
}

/// The pack that `.ci/real` imported.
static PACK: LazyLock<VerifiedPack> = LazyLock::new(|| {
    verify(&given("AIDPOST_REAL_PACK"), &mut |_, _| {
        ControlFlow::Continue(())
    })
    .unwrap()
});
