//! What was changed, removed, moved, cut off or added.

use aidpost::records::audit::{AuditError, Fault, Head, Log, check};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{RECORDS, checked, head_of, lines, log_of, place, time};

#[test]
fn any_change_removal_or_move_is_found_and_the_first_such_record_is_named() {
    let dir = TempDir::new().unwrap();
    let (path, bytes, _) = log_of(&dir, RECORDS);
    assert_eq!(
        checked(&path).map(|checked| checked.head.count),
        Ok(RECORDS)
    );
    let all = lines(&bytes);
    let ends: Vec<usize> = all
        .iter()
        .scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        })
        .collect();
    let last = usize::try_from(RECORDS).unwrap();
    let config = ProptestConfig {
        cases: 500,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest!(config, |(at in 0..bytes.len(), to: u8)| {
        prop_assume!(bytes[at] != to);
        let mut changed = bytes.clone();
        changed[at] = to;
        std::fs::write(&path, &changed).unwrap();
        let fault = checked(&path).unwrap_err();
        let record = ends.iter().position(|end| at < *end).unwrap() as u64 + 1;
        prop_assert_eq!(place(&fault), record);
    });
    for at in 0..last {
        let mut removed = all.clone();
        removed.remove(at);
        std::fs::write(&path, removed.concat()).unwrap();
        let record = at as u64 + 1;
        let expected = if record == RECORDS {
            Fault::Cut {
                first: RECORDS,
                last: RECORDS,
            }
        } else {
            Fault::Removed {
                record,
                found: record + 1,
            }
        };
        assert_eq!(checked(&path), Err(expected));
        for other in at + 1..last {
            let mut swapped = all.clone();
            swapped.swap(at, other);
            std::fs::write(&path, swapped.concat()).unwrap();
            assert_eq!(
                checked(&path),
                Err(Fault::Moved {
                    record,
                    found: other as u64 + 1
                })
            );
        }
        let mut twice = all.clone();
        twice.insert(at, all[at].clone());
        std::fs::write(&path, twice.concat()).unwrap();
        match checked(&path) {
            // Also the last one twice, although nothing acknowledged is missing: no crash writes a record again.
            Err(fault) => assert_eq!(place(&fault), record + 1),
            Ok(_) => panic!("record {record} stood there twice"),
        }
    }
}

/// Every byte of a log, one record with hashes and one with its content: changed by its lowest bit, another put before it, taken out.
#[test]
fn every_single_byte_counts() {
    let dir = TempDir::new().unwrap();
    let (path, bytes, _) = log_of(&dir, 2);
    let end_of_first = lines(&bytes)[0].len();
    for at in 0..bytes.len() {
        let record = if at < end_of_first { 1 } else { 2 };
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        let mut longer = bytes.clone();
        longer.insert(at, b' ');
        let mut shorter = bytes.clone();
        shorter.remove(at);
        for touched in [changed, longer, shorter] {
            std::fs::write(&path, &touched).unwrap();
            let found = checked(&path).map_err(|fault| place(&fault));
            assert_eq!(found, Err(record), "byte {at}");
        }
    }
}

#[test]
fn a_log_without_its_head_or_with_an_earlier_one_says_so() {
    let dir = TempDir::new().unwrap();
    let (path, bytes, head) = log_of(&dir, RECORDS);
    std::fs::remove_file(head_of(&path)).unwrap();
    assert_eq!(checked(&path), Err(Fault::NoHead));
    std::fs::write(head_of(&path), b"nonsense").unwrap();
    assert_eq!(checked(&path), Err(Fault::NoHead));
    assert!(matches!(
        Log::open(&path, time()),
        Err(AuditError::Broken(Fault::NoHead))
    ));
    // Both files taken back to an earlier state are whole in themselves; a head kept elsewhere tells.
    std::fs::write(head_of(&path), &head).unwrap();
    let kept = checked(&path).unwrap().head;
    let other = TempDir::new().unwrap();
    let (shorter, ..) = log_of(&other, RECORDS - 2);
    assert_eq!(
        checked(&shorter).map(|checked| checked.head.count),
        Ok(RECORDS - 2)
    );
    let seen = check(&shorter, &[kept], &mut |_| ());
    assert!(matches!(
        seen,
        Err(AuditError::Broken(Fault::Cut {
            first: 5,
            last: RECORDS
        }))
    ));
    let forged = Head { count: 2, ..kept };
    std::fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        check(&path, &[forged], &mut |_| ()),
        Err(AuditError::Broken(Fault::Replaced { record: 2 }))
    ));
    let parsed: Head = kept.to_string().parse().unwrap();
    assert_eq!(parsed, kept);
}

/// Cut anywhere, the loss begins at the record that was cut; nothing acknowledged can go missing as if a crash had taken it.
#[test]
fn a_log_cut_at_any_byte_says_from_which_record_on() {
    let dir = TempDir::new().unwrap();
    let (path, bytes, _) = log_of(&dir, 3);
    for cut in 0..bytes.len() {
        std::fs::write(&path, &bytes[..cut]).unwrap();
        let whole = bytes[..cut].iter().filter(|byte| **byte == b'\n').count();
        let fault = checked(&path).unwrap_err();
        assert_eq!(place(&fault), whole as u64 + 1, "cut at {cut}: {fault}");
    }
}

#[test]
fn what_someone_appends_is_no_torn_write() {
    let dir = TempDir::new().unwrap();
    let (path, bytes, head) = log_of(&dir, 2);
    let written = |more: &[u8]| {
        std::fs::write(&path, [&bytes, more].concat()).unwrap();
        std::fs::write(head_of(&path), &head).unwrap();
        checked(&path)
    };
    let other = TempDir::new().unwrap();
    let (_, longer, _) = log_of(&other, 4);
    let ours = lines(&longer);
    assert_eq!(ours[..2].concat(), bytes, "the same log, two records on");
    for added in [
        b"{}\n".to_vec(),
        b"x".to_vec(),
        b"\n".to_vec(),
        b"{\"schema\":\"aidpost.audit/1\",\"sequence\":9".to_vec(),
        // A whole line that only looks like a record, and a torn one that is not the last.
        [&ours[2][..40], b"\n"].concat(),
        [&ours[2][..40], b"\n", &ours[2]].concat(),
        // Records that were sealed rightly: an earlier one again, one too far on, and two where a crash leaves one.
        ours[0].clone(),
        ours[3].clone(),
        [&ours[2][..], &ours[3]].concat(),
        [&ours[2][..], &ours[3][..50]].concat(),
    ] {
        let found = written(&added);
        assert_eq!(
            found.as_ref().map_err(place),
            Err(3),
            "{}",
            String::from_utf8_lossy(&added)
        );
        assert!(matches!(
            Log::open(&path, time()),
            Err(AuditError::Broken(_))
        ));
    }
    // What a crash or a failing disk does leave: one record, whole or torn, or zeros in its place.
    assert_eq!(
        written(&ours[2]).map(|checked| checked.unacknowledged),
        Ok(1)
    );
    for torn in [
        &ours[2][..40],
        &[0; 300],
        &[&ours[2][..40], &[0; 99], b"\"}\n"].concat(),
    ] {
        assert_eq!(
            written(torn).map(|checked| (checked.torn_bytes, checked.head.count)),
            Ok((torn.len() as u64, 2))
        );
    }
}
