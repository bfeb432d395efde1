//! A wrong key, another program's file, a damaged or full one, and one by a later version: each is told apart.

use std::fs;

use aidpost_store::{Find, Key, Store, StoreError};

use super::sample::{key, place, put};

const NOON: &str = "2026-11-28T12:00:00Z";

#[test]
fn another_key_opens_nothing() {
    let place = place();
    put(
        &mut Store::create(&place.path, &key()).unwrap(),
        "v",
        160.0,
        NOON,
    );
    let before = fs::read(&place.path).unwrap();
    let mut nearly = [7; 32];
    nearly[31] ^= 1;
    for other in [[0; 32], nearly] {
        assert_eq!(
            Store::open(&place.path, &Key::new(other)).err(),
            Some(StoreError::WrongKey)
        );
    }
    assert!(fs::read(&place.path).unwrap() == before);
    Store::open(&place.path, &key()).unwrap().verify().unwrap();
}

#[test]
fn a_damaged_first_page_is_no_wrong_key() {
    let place = place();
    put(
        &mut Store::create(&place.path, &key()).unwrap(),
        "v",
        160.0,
        NOON,
    );
    let mut bytes = fs::read(&place.path).unwrap();
    bytes[100] ^= 1;
    fs::write(&place.path, &bytes).unwrap();
    assert_eq!(
        Store::open(&place.path, &key()).err(),
        Some(StoreError::Damaged)
    );
}

#[test]
fn another_programs_files_are_refused() {
    let place = place();
    fs::write(&place.path, "a diary\n".repeat(5000)).unwrap();
    assert_eq!(
        Store::open(&place.path, &key()).err(),
        Some(StoreError::WrongKey)
    );
    fs::write(&place.path, "short").unwrap();
    assert_eq!(
        Store::open(&place.path, &key()).err(),
        Some(StoreError::Damaged)
    );
}

/// Everything that can be read from a store, or the error that ended it.
fn everything(path: &std::path::Path) -> Result<Vec<u8>, StoreError> {
    let store = Store::open(path, &key())?;
    let mut out = Vec::new();
    store.export(&mut out)?;
    let find = Find {
        limit: Some(1000),
        ..Find::default()
    };
    out.extend(format!("{:?}", store.find(&find)?).into_bytes());
    Ok(out)
}

#[test]
fn a_changed_byte_is_an_error_or_changes_nothing() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    for n in 0..60 {
        put(&mut store, &format!("v{n}"), 160.0, NOON);
    }
    // Pages that are free again: what stands in them is nobody's any more.
    for n in 0..60 {
        put(
            &mut store,
            &format!("old{n}"),
            160.0,
            "2020-01-01T00:00:00Z",
        );
    }
    store.delete_before("2021-01-01T00:00:00Z").unwrap();
    drop(store);
    let whole = fs::read(&place.path).unwrap();
    let written = everything(&place.path).unwrap();
    let (mut refused, mut same) = (0, 0);
    for step in 0..600 {
        let mut bytes = whole.clone();
        // Spread over the file and over the places within a page.
        let at = step * 7919 % bytes.len();
        bytes[at] ^= 1 << (step % 8);
        fs::write(&place.path, &bytes).unwrap();
        match everything(&place.path) {
            Ok(read) => {
                assert!(read == written, "byte {at} changed what was read");
                same += 1;
            }
            Err(StoreError::Damaged) => refused += 1,
            Err(StoreError::WrongKey) if at < 16 => refused += 1,
            Err(other) => panic!("byte {at}: {other:?}"),
        }
        // Whether it was read or not, a check of the whole file sees it.
        if let Ok(store) = Store::open(&place.path, &key()) {
            assert_eq!(store.verify(), Err(StoreError::Damaged), "byte {at}");
        }
    }
    assert!(refused > 400, "{refused} refused, {same} the same");
}

#[test]
fn a_cut_file_is_an_error() {
    let place = place();
    let mut store = Store::create(&place.path, &key()).unwrap();
    for n in 0..60 {
        put(&mut store, &format!("v{n}"), 160.0, NOON);
    }
    drop(store);
    let whole = fs::read(&place.path).unwrap();
    for length in (1..whole.len()).step_by(1021) {
        fs::write(&place.path, &whole[..length]).unwrap();
        let error = everything(&place.path).unwrap_err();
        assert!(
            matches!(error, StoreError::Damaged | StoreError::WrongKey),
            "{length} bytes: {error:?}"
        );
    }
}
