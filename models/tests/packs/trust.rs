//! Who vouches for a pack: a key that the integrator named, the catalogue (tested beside the code, by its digests), and nobody else.

use crate::tiny;
use aidpost_models::import::{ImportOptions, import};
use aidpost_models::{
    Authority, ClinicalUse, PackManifest, SIGNATURE, Store, TrustedKeys, VerifiedPack, VerifyError,
    VerifyMode, verify, verify_trusting,
};
use std::ops::ControlFlow;
use std::path::Path;

/// A key pair made for one test.
pub(crate) struct Signer(minisign::KeyPair);

impl Signer {
    pub(crate) fn new() -> Self {
        Self(minisign::KeyPair::generate_unencrypted_keypair().unwrap())
    }

    pub(crate) fn public(&self) -> String {
        self.0.pk.to_box().unwrap().into_string()
    }

    pub(crate) fn keys(&self) -> TrustedKeys {
        let mut keys = TrustedKeys::none();
        keys.add(&self.public()).unwrap();
        keys
    }

    pub(crate) fn sign(&self, dir: &Path) {
        let json = std::fs::read(dir.join("pack.json")).unwrap();
        let signature = minisign::sign(
            Some(&self.0.pk),
            &self.0.sk,
            json.as_slice(),
            None,
            Some("a test's"),
        );
        std::fs::write(dir.join(SIGNATURE), signature.unwrap().into_string()).unwrap();
    }

    /// A pack that says that its clinical use is left to the integrator, signed.
    pub(crate) fn write_pack(&self, dir: &Path) -> PackManifest {
        let manifest = claims(dir);
        self.sign(dir);
        manifest
    }
}

/// A pack that calls itself fit, as anybody's can.
fn claims(dir: &Path) -> PackManifest {
    let mut manifest = tiny::write_pack(dir, &tiny::text().bytes(), None);
    manifest.clinical_use = ClinicalUse::IntegratorDecides;
    tiny::write_manifest(dir, &manifest);
    manifest
}

fn trusting(dir: &Path, keys: &TrustedKeys) -> Result<VerifiedPack, VerifyError> {
    verify_trusting(dir, keys, &mut |_, _| ControlFlow::Continue(()))
}

fn clinical(pack: &VerifiedPack) -> ClinicalUse {
    pack.manifest().clinical_use
}

fn bring(from: &Path, store: &Store) -> Result<VerifiedPack, String> {
    import(
        from,
        ImportOptions::default(),
        store,
        &mut |_| false,
        &mut |_| ControlFlow::Continue(()),
    )
    .map_err(|error| error.to_string())
}

#[test]
fn a_pack_that_calls_itself_fit_is_not() {
    let dir = tempfile::tempdir().unwrap();
    claims(dir.path());
    let pack = verify(dir.path(), &mut |_, _| ControlFlow::Continue(())).unwrap();
    assert_eq!(clinical(&pack), ClinicalUse::NotForClinicalUse);
    assert!(matches!(pack.authority(), Authority::Nobody { .. }));
    assert!(pack.manifest().known_defects[0].starts_with("unverified: "));
    let store = Store::at(&dir.path().join("packs"));
    let imported = bring(dir.path(), &store).unwrap();
    assert_eq!(clinical(&imported), ClinicalUse::NotForClinicalUse);
    for mode in [VerifyMode::Sealed, VerifyMode::Whole] {
        let loaded = store.verify("tiny", mode, &mut |_, _| ControlFlow::Continue(()));
        assert_eq!(clinical(&loaded.unwrap()), ClinicalUse::NotForClinicalUse);
    }
}

#[test]
fn a_trusted_keys_signature_makes_it_what_it_says_and_survives_the_import() {
    let dir = tempfile::tempdir().unwrap();
    let signer = Signer::new();
    let manifest = signer.write_pack(dir.path());
    let pack = trusting(dir.path(), &signer.keys()).unwrap();
    assert_eq!(pack.manifest(), &manifest);
    assert!(matches!(pack.authority(), Authority::Key { .. }));
    let root = dir.path().join("packs");
    let store = Store::at(&root).trusting(signer.keys());
    assert_eq!(
        clinical(&bring(dir.path(), &store).unwrap()),
        ClinicalUse::IntegratorDecides
    );
    let load = |store: &Store| {
        let pack = store.verify("tiny", VerifyMode::Sealed, &mut |_, _| {
            ControlFlow::Continue(())
        });
        clinical(&pack.unwrap())
    };
    assert_eq!(load(&store), ClinicalUse::IntegratorDecides);
    let listed = |store: &Store| store.vouched("tiny").unwrap().clinical_use;
    assert_eq!(listed(&store), ClinicalUse::IntegratorDecides);
    assert_eq!(listed(&Store::at(&root)), ClinicalUse::NotForClinicalUse);
    // For one who does not trust the key it is anybody's.
    assert_eq!(load(&Store::at(&root)), ClinicalUse::NotForClinicalUse);
    let another = Store::at(&root).trusting(Signer::new().keys());
    assert_eq!(load(&another), ClinicalUse::NotForClinicalUse);
}

#[test]
fn what_was_changed_after_it_was_signed_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let signer = Signer::new();
    let mut manifest = signer.write_pack(dir.path());
    manifest.opinion_temperature = Some(50.0);
    tiny::write_manifest(dir.path(), &manifest);
    let error = trusting(dir.path(), &signer.keys()).unwrap_err();
    assert!(matches!(error, VerifyError::Signature { .. }), "{error}");
    let message = error.to_string();
    assert!(
        message.contains("pack.json: was changed after the trusted key ")
            && message.ends_with("get both anew from their maker"),
        "{message}"
    );
    // Weights are covered by the manifest's digests.
    signer.sign(dir.path());
    let text = dir.path().join("text.gguf");
    let mut bytes = std::fs::read(&text).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&text, bytes).unwrap();
    assert!(matches!(
        trusting(dir.path(), &signer.keys()),
        Err(VerifyError::Hash { .. })
    ));
}

#[test]
fn a_signature_that_cannot_be_read_vouches_for_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let signer = Signer::new();
    claims(dir.path());
    let line = "a".repeat(120);
    for bad in [
        &b""[..],
        b"\xff\xff",
        b"untrusted comment: x\n",
        line.as_bytes(),
    ] {
        std::fs::write(dir.path().join(SIGNATURE), bad).unwrap();
        let pack = trusting(dir.path(), &signer.keys()).unwrap();
        assert_eq!(clinical(&pack), ClinicalUse::NotForClinicalUse);
    }
    std::fs::write(dir.path().join(SIGNATURE), vec![b'a'; 5000]).unwrap();
    let message = trusting(dir.path(), &signer.keys())
        .unwrap_err()
        .to_string();
    assert!(message.contains("has more than 4096 bytes"), "{message}");
}

#[test]
fn a_key_is_taken_from_its_file_or_its_line_and_nothing_else_is_a_key() {
    let signer = Signer::new();
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("minisign.pub");
    std::fs::write(&file, signer.public()).unwrap();
    signer.write_pack(dir.path());
    let mut by_file = TrustedKeys::none();
    by_file.add_file(&file).unwrap();
    let mut by_line = TrustedKeys::none();
    by_line
        .add(signer.public().lines().nth(1).unwrap())
        .unwrap();
    for keys in [by_file, by_line] {
        let pack = trusting(dir.path(), &keys).unwrap();
        assert_eq!(clinical(&pack), ClinicalUse::IntegratorDecides);
    }
    let mut none = TrustedKeys::none();
    for bad in ["", "hello", "untrusted comment: only", "RWQ="] {
        let message = none.add(bad).unwrap_err().to_string();
        assert!(
            message.contains("needed is a minisign public key"),
            "{message}"
        );
    }
    assert!(none.add_file(&dir.path().join("none.pub")).is_err());
    std::fs::write(&file, b"\xff\xfe").unwrap();
    assert!(none.add_file(&file).is_err());
}

#[test]
fn an_import_takes_no_name_of_the_catalogue_or_of_the_built_in_pack() {
    let dir = tempfile::tempdir().unwrap();
    let signer = Signer::new();
    let store = Store::at(&dir.path().join("packs")).trusting(signer.keys());
    for (id, owner) in [
        ("demo", "the built-in pack"),
        (
            "medgemma-1.5-4b-it-q4_k_m",
            "MedGemma 1.5 4B, Q4_K_M of the catalogue",
        ),
        ("medgemma-27b-it-q4_k_m", "of the catalogue"),
    ] {
        let mut manifest = claims(dir.path());
        manifest.id = id.to_owned();
        tiny::write_manifest(dir.path(), &manifest);
        // Not even a trusted key makes it that pack.
        signer.sign(dir.path());
        let message = bring(dir.path(), &store).unwrap_err();
        assert!(
            message.starts_with(&format!("{id}: is the name of ")) && message.contains(owner),
            "{message}"
        );
        assert!(store.list().unwrap().is_empty());
    }
}
