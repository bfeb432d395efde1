use super::*;
use crate::pack::FileEntry;
use crate::sha256::Sha256;

fn file(name: &str, digest: Sha256) -> FileEntry {
    FileEntry {
        file: name.to_owned(),
        bytes: 1,
        sha256: digest,
    }
}

fn medgemma() -> Entry {
    catalogue().remove(0)
}

fn of_the_catalogue() -> PackManifest {
    let entry = medgemma();
    let text = file("text.gguf", entry.text.sha256.unwrap());
    let projector = entry.projector.as_ref().and_then(|file| file.sha256);
    entry.manifest(text, Some(file("projector.gguf", projector.unwrap())))
}

fn judged(manifest: PackManifest) -> (PackManifest, Authority) {
    Document::unsigned(manifest)
        .judge(&TrustedKeys::none())
        .unwrap()
}

#[test]
fn the_catalogue_vouches_for_what_it_knows_by_digest() {
    let manifest = of_the_catalogue();
    let (judged_manifest, authority) = judged(manifest.clone());
    let id = medgemma().id;
    assert_eq!(authority, Authority::Catalogue { id });
    assert_eq!(judged_manifest, manifest);
    assert_eq!(manifest.clinical_use, ClinicalUse::IntegratorDecides);
    // Without its projector it is the same text model.
    let text_only = PackManifest {
        projector: None,
        ..of_the_catalogue()
    };
    let (kept, _) = judged(text_only);
    assert_eq!(kept.clinical_use, ClinicalUse::IntegratorDecides);
    // A pack that says that it is not for clinical use is believed.
    let (modest, _) = judged(PackManifest {
        clinical_use: ClinicalUse::NotForClinicalUse,
        ..of_the_catalogue()
    });
    assert_eq!(modest.clinical_use, ClinicalUse::NotForClinicalUse);
}

#[test]
fn no_manifest_makes_other_weights_fit_for_clinical_use() {
    let mut changed = of_the_catalogue();
    changed.text.sha256 = Sha256::of(b"other weights");
    let (lowered, authority) = judged(changed);
    assert_eq!(lowered.clinical_use, ClinicalUse::NotForClinicalUse);
    assert!(matches!(authority, Authority::Nobody { .. }));
    assert!(lowered.known_defects.iter().any(|defect| defect
        .contains("the catalogue does not know these weights by their digest, and its manifest has no signature")));
}

#[test]
fn what_the_catalogue_marks_is_not_for_clinical_use_whatever_its_manifest_says() {
    let light = catalogue()
        .into_iter()
        .find(|entry| entry.id == "light")
        .unwrap();
    let plain = light.manifest(file("text.gguf", light.text.sha256.unwrap()), None);
    assert_eq!(plain.clinical_use, ClinicalUse::NotForClinicalUse);
    let (lowered, authority) = judged(PackManifest {
        id: "mine".to_owned(),
        clinical_use: ClinicalUse::IntegratorDecides,
        known_defects: vec![],
        ..plain
    });
    let id = light.id;
    assert_eq!(authority, Authority::Catalogue { id });
    assert_eq!(lowered.clinical_use, ClinicalUse::NotForClinicalUse);
    assert_eq!(lowered.known_defects, light.known_defects);
}

#[test]
fn another_models_projector_is_marked_and_named() {
    let other = catalogue()
        .into_iter()
        .find(|entry| entry.id == "medgemma-4b-it-q4_k_m")
        .unwrap();
    for (digest, named) in [
        (
            other.projector.unwrap().sha256.unwrap(),
            " but the one of MedGemma 4B",
        ),
        (Sha256::of(b"Gemma 3's"), ""),
    ] {
        let mut mixed = of_the_catalogue();
        mixed.projector = Some(file("projector.gguf", digest));
        let (lowered, authority) = judged(mixed);
        assert_eq!(lowered.clinical_use, ClinicalUse::NotForClinicalUse);
        let Authority::Nobody { reason } = authority else {
            panic!("{authority:?}")
        };
        let start = "unverified: projector.gguf is not the projector that the catalogue names for MedGemma 1.5 4B";
        assert!(
            reason.starts_with(start) && reason.contains(named),
            "{reason}"
        );
        assert!(lowered.known_defects.contains(&reason));
    }
}

#[test]
fn a_name_of_the_catalogue_or_of_the_built_in_pack_belongs_to_its_own_weights() {
    let none = TrustedKeys::none();
    let taken = |manifest: PackManifest| taken_from(&Document::unsigned(manifest), &none);
    assert_eq!(taken(of_the_catalogue()), None);
    let mut other = of_the_catalogue();
    other.text.sha256 = Sha256::of(b"other weights");
    assert!(taken(other.clone()).unwrap().contains("MedGemma 1.5 4B"));
    other.id = "demo".to_owned();
    assert_eq!(taken(other.clone()).unwrap(), "the built-in pack");
    // Without a digest nobody can tell by it.
    other.id = "medgemma-1.5-4b-it-q8_0".to_owned();
    assert!(taken(other.clone()).is_some());
    other.id = "mine".to_owned();
    assert_eq!(taken(other), None);
}
