//! Questions about images: in which words, what is kept of an image and for how long, and what comes back.
#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod command;
mod kept;
mod records;
mod refusals;
mod words;

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;

use aidpost::encounter::PhotoKind;
use aidpost::engine::{Engine, ImageInterpretation, Options};
use aidpost::image::Pixels;
use aidpost::llama::Llama;
use aidpost::model::{Control, Finish, Model, Progress, Reply, Scripted};
use aidpost::prompt::Image;
use aidpost_models::verify;
use aidpost_tests::tiny_pack;
use tempfile::TempDir;

pub(crate) const ON: ImageInterpretation = ImageInterpretation::On;

pub(crate) fn image(kind: PhotoKind, shade: u8) -> Image {
    let pixels = Pixels {
        side: 896,
        rgb: vec![shade; 896 * 896 * 3],
    };
    Image {
        kind,
        pixels: Arc::new(pixels),
    }
}

/// A picture that is not the same everywhere.
pub(crate) fn pattern(kind: PhotoKind, step: u32) -> Image {
    let shade = |at: u32| ((at % 896 / step + at / 896 / step) % 2 * 200) as u8;
    let rgb = (0..896 * 896).flat_map(|at| [shade(at), 90, 255 - shade(at)]);
    Image {
        kind,
        pixels: Arc::new(Pixels {
            side: 896,
            rgb: rgb.collect(),
        }),
    }
}

pub(crate) fn film() -> [Image; 1] {
    [pattern(PhotoKind::ChestXray, 64)]
}

/// The tiny pack, its manifest changed; the folder must outlive what is opened.
pub(crate) fn changed(change: impl FnOnce(&mut serde_json::Value)) -> (TempDir, Llama) {
    let folder = TempDir::new().unwrap();
    let manifest = std::fs::read_to_string(tiny_pack().join("pack.json")).unwrap();
    let mut manifest = serde_json::from_str(&manifest).unwrap();
    change(&mut manifest);
    std::fs::write(folder.path().join("pack.json"), manifest.to_string()).unwrap();
    for file in ["text.gguf", "projector.gguf"] {
        std::fs::copy(tiny_pack().join(file), folder.path().join(file)).unwrap();
    }
    let pack = verify(folder.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    let llama = Llama::open(&pack, &Control::default()).unwrap();
    (folder, llama)
}

pub(crate) fn llama() -> Llama {
    let pack = verify(&tiny_pack(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    Llama::open(&pack, &Control::default()).unwrap()
}

pub(crate) fn engine(model: impl Model + 'static) -> Engine {
    let options = Options {
        image_interpretation: ON,
        ..Options::default()
    };
    Engine::with_model(Box::new(model), options)
}

pub(crate) fn scripted(replies: &[(&str, Finish, Option<[f64; 2]>)]) -> Engine {
    let reply = |(text, finish, choice): &(&str, Finish, Option<[f64; 2]>)| {
        Ok(Reply {
            text: (*text).into(),
            finish: *finish,
            choice: choice.map(Vec::from),
        })
    };
    engine(Scripted::new(replies.iter().map(reply).collect::<Vec<_>>()))
}

/// Does `work` and says how many images were encoded meanwhile.
pub(crate) fn encoded<T>(work: impl FnOnce(&Control<'_>) -> T) -> (T, usize) {
    let images = Cell::new(0);
    let control = Control {
        progress: &|progress| {
            images.set(images.get() + usize::from(matches!(progress, Progress::Image { .. })));
        },
        ..Control::default()
    };
    let done = work(&control);
    (done, images.get())
}
