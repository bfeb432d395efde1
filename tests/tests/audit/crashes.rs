//! What a crash leaves, and who may write.

use aidpost::records::audit::{AuditError, Content, Event, Log, check};
use tempfile::TempDir;

use crate::{append, checked, head_of, lines, log_of, place, time};

#[test]
fn a_crash_at_any_byte_of_a_write_loses_nothing_acknowledged_and_leaves_a_note() {
    let dir = TempDir::new().unwrap();
    let (path, before, head_before) = log_of(&dir, 3);
    let mut log = Log::open(&path, time()).unwrap();
    append(&mut log, 99, Content::Whole);
    drop(log);
    let after = std::fs::read(&path).unwrap();
    let head_after = std::fs::read(head_of(&path)).unwrap();
    let whole = lines(&before);
    for cut in before.len()..=after.len() {
        // The head is written after the record is on the disk: a record that is not whole was never acknowledged.
        std::fs::write(&path, &after[..cut]).unwrap();
        std::fs::write(head_of(&path), &head_before).unwrap();
        let log = Log::open(&path, time()).unwrap();
        let torn = cut > before.len() && cut < after.len();
        assert_eq!(
            log.set_aside().map(|torn| torn.bytes),
            torn.then_some((cut - before.len()) as u64)
        );
        drop(log);
        let kept = lines(&std::fs::read(&path).unwrap());
        assert_eq!(kept[..3], whole[..]);
        let count = if cut == before.len() { 3 } else { 4 };
        let now = checked(&path).unwrap();
        assert_eq!(
            (now.head.count, now.torn_bytes, now.unacknowledged),
            (count, 0, 0)
        );
        if torn {
            let mut notes = 0;
            check(&path, &[], &mut |record| {
                notes += u32::from(matches!(record.event, Event::TornTail(_)))
            })
            .unwrap();
            assert_eq!(notes, 1);
        }
        // With the head of after, the record was acknowledged: its loss is no crash.
        if cut < after.len() {
            std::fs::write(&path, &after[..cut]).unwrap();
            std::fs::write(head_of(&path), &head_after).unwrap();
            assert_eq!(place(&checked(&path).unwrap_err()), 4);
            assert!(matches!(
                Log::open(&path, time()),
                Err(AuditError::Broken(_))
            ));
            assert_eq!(
                std::fs::read(&path).unwrap(),
                after[..cut],
                "a broken log is left as it is"
            );
        }
    }
    // A crash at any byte of the head's own write: the other slot still holds, and the record is whole.
    for cut in 0..=head_after.len() {
        let mut head = head_before.clone();
        head.resize(head_after.len().max(head.len()), 0);
        head[..cut].copy_from_slice(&head_after[..cut]);
        std::fs::write(&path, &after).unwrap();
        std::fs::write(head_of(&path), &head).unwrap();
        assert_eq!(Log::open(&path, time()).unwrap().head().count, 4);
        assert_eq!(checked(&path).map(|checked| checked.unacknowledged), Ok(0));
    }
}

#[test]
fn one_writer_at_a_time_and_readers_all_the_while() {
    let dir = TempDir::new().unwrap();
    let (path, ..) = log_of(&dir, 1);
    let mut log = Log::open(&path, time()).unwrap();
    assert!(matches!(Log::open(&path, time()), Err(AuditError::Locked)));
    append(&mut log, 70, Content::Hashes);
    assert_eq!(checked(&path).map(|checked| checked.head.count), Ok(2));
    drop(log);
    assert!(Log::open(&path, time()).is_ok());
}

/// Someone who checks while another process writes sees a whole log, however far the writer has come in the meantime.
#[test]
fn a_check_beside_a_busy_writer_never_cries_wolf() {
    let dir = TempDir::new().unwrap();
    let (path, ..) = log_of(&dir, 1);
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut log = Log::open(&path, time()).unwrap();
            for pulse in 0..150 {
                append(&mut log, 40 + pulse, Content::Whole);
            }
            done.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        let mut checks = 0;
        while !done.load(std::sync::atomic::Ordering::Relaxed) {
            assert!(checked(&path).is_ok());
            checks += 1;
        }
        assert!(checks > 0);
    });
    assert_eq!(checked(&path).map(|checked| checked.head.count), Ok(151));
}
