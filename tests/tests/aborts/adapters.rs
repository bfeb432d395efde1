//! The same for damaged adapters beside a whole text model.

use std::ops::ControlFlow;

use aidpost::llama::Llama;
use aidpost::model::{Control, Model};
use aidpost_models::gguf::Gguf;
use aidpost_models::verify;
use tempfile::TempDir;

use crate::tiny::{self, Change};
use crate::writer::Random;
use crate::{mutations, request, survived};

const MUTATIONS: u64 = 6_000;
const FROM: &str = "AIDPOST_ADAPTERS_FROM";

fn try_from(first: u64) {
    let text = tiny::text().bytes();
    let read = |bytes: &[u8]| Gguf::read("m.gguf".as_ref(), bytes.len() as u64, &mut &*bytes);
    let whole = tiny::adapter(&read(&text).unwrap(), Change::Some(3)).bytes();
    let header = read(&whole).unwrap().tensors()[0].offset;
    let (mut verified, mut ran) = (0, 0);
    for number in first..MUTATIONS {
        let mut adapter = whole.clone();
        mutations::mutate(&mut adapter, header, &mut Random(number));
        if read(&adapter).is_err() {
            continue;
        }
        let dir = TempDir::new().unwrap();
        let mut manifest = tiny::write_pack(dir.path(), &text, None);
        tiny::write_adapter(dir.path(), &mut manifest, "one", &adapter);
        let Ok(pack) = verify(dir.path(), &mut |_, _| ControlFlow::Continue(())) else {
            continue;
        };
        verified += 1;
        println!("try {number}");
        let pack = pack.with_adapter("one").unwrap();
        if let Ok(mut llama) = Llama::open(&pack, &Control::default())
            && (llama.reply(&request(false), &Control::default())).is_ok()
        {
            ran += 1;
        }
    }
    println!("of {MUTATIONS} mutations {verified} were verified and {ran} ran");
}

#[test]
fn an_adapter_that_the_readers_accept_never_ends_the_process() {
    if let Ok(first) = std::env::var(FROM) {
        return try_from(first.parse().unwrap());
    }
    let name = "adapters::an_adapter_that_the_readers_accept_never_ends_the_process";
    let [_, verified, ran] = survived(name, FROM);
    // Every one that is accepted runs: nothing is left for llama.cpp to refuse.
    assert!(verified > 20 && ran == verified, "{verified} {ran}");
}
