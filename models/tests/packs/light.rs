//! The adapter that is in git: made for the catalogue's `light` and no other weights, small, and with the terms that it falls under.

use std::path::Path;

use aidpost_models::catalogue;
use aidpost_models::gguf::Gguf;

fn dir() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/light"))
}

#[test]
fn the_light_adapter_is_made_for_the_catalogues_base_and_carries_its_terms() {
    let adapter = Gguf::open(&dir().join("reader.gguf")).unwrap();
    adapter.ends().unwrap();
    assert!(adapter.length() <= 16 << 20, "{}", adapter.length());
    let light = catalogue().into_iter().find(|entry| entry.id == "light");
    let light = light.unwrap();
    let base = light.text.sha256.unwrap().to_string();
    assert_eq!(adapter.str("aidpost.adapter.base_sha256").unwrap(), base);
    assert_eq!(adapter.str("adapter.type").unwrap(), "lora");
    // Both halves of seven matrices in each layer.
    assert_eq!(adapter.tensors().len(), light.shape.layers as usize * 14);
    let read = |name: &str| std::fs::read_to_string(dir().join(name)).unwrap();
    let notice = read("NOTICE");
    assert!(notice.contains("Gemma is provided under and subject to the Gemma Terms of Use"));
    assert!(notice.contains(&base));
    assert!(read("GEMMA_TERMS.txt").contains("3.2"));
    let card = read("MODEL_CARD.md");
    assert!(card.contains("never for clinical use") || card.contains("Never for clinical use"));
    assert!(
        card.len() <= 16_384,
        "`pack add-adapter --card` takes no longer one"
    );
}
