//! A file as somebody has it becomes a pack.

use std::ops::ControlFlow;

use aidpost_models::import::{ImportOptions, import};
use aidpost_models::{Authority, ClinicalUse, Store, VerifyMode, fit};
use aidpost_models::{Device, Model, Plan, Verdict};
use tempfile::TempDir;

use crate::{DIGEST, given};

#[test]
#[ignore = "needs real weights: make real"]
fn the_file_becomes_the_catalogues_light_pack_and_is_not_for_clinical_use() {
    let root = TempDir::new().unwrap();
    let store = Store::at(root.path());
    let mut asked = vec![];
    let pack = import(
        &given("AIDPOST_REAL_WEIGHTS"),
        ImportOptions::default(),
        &store,
        &mut |terms| {
            asked.push(terms.licence.clone());
            true
        },
        &mut |_| ControlFlow::Continue(()),
    )
    .unwrap();
    assert_eq!(asked, ["Gemma"]);
    let manifest = pack.manifest();
    assert_eq!(manifest.id, "light");
    assert_eq!(manifest.text.sha256.to_string(), DIGEST);
    assert_eq!(manifest.text.bytes, 253_113_024);
    assert_eq!(manifest.clinical_use, ClinicalUse::NotForClinicalUse);
    assert!(matches!(pack.authority(), Authority::Catalogue { id } if id == "light"));
    let notice = std::fs::read_to_string(pack.dir().join("NOTICE")).unwrap();
    assert!(notice.contains("Gemma Terms of Use"));
    // What the catalogue says of it is what the file says.
    let entry = aidpost_models::catalogue()
        .into_iter()
        .find(|entry| entry.id == "light")
        .unwrap();
    assert_eq!(&entry.shape, pack.text());
    for mode in [VerifyMode::Sealed, VerifyMode::Whole] {
        let quiet = &mut |_, _| ControlFlow::Continue(());
        store.verify("light", mode, quiet).unwrap();
    }
    // A phone with two gigabytes.
    let phone = Device {
        total_memory: 2 << 30,
        available_memory: 1 << 30,
    };
    let report = fit(&Model::of(&pack), Plan::of(2048), phone);
    println!("needs {} bytes at 2,048 tokens", report.memory.total());
    assert_eq!(report.verdict, Verdict::Fits);
}
