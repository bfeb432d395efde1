//! The file and its key: deletion, damage, secrecy.

use std::os::unix::fs::PermissionsExt;

use aidpost_tests::CANARY;

use super::post::Post;

#[test]
fn old_visits_are_deleted_but_not_without_a_word_and_not_under_review() {
    let post = Post::filled();
    let before = "2026-11-25T00:00:00+03:00";
    let (status, _, err) = post.store("delete-before", &[before], "");
    assert_eq!((status, err.contains("give --yes")), (2, true), "{err}");
    assert_eq!(post.listed(&[]).len(), 3);
    let out = post.done("delete-before", &[before, "--yes"]);
    assert_eq!(
        out,
        "1 visit(s) deleted, 1 kept since a review of them is open\n"
    );
    assert_eq!(post.listed(&[]), ["b-3", "a-2"]);
    assert_eq!(post.store("delete-before", &["2026", "--yes"], "").0, 2);
}

#[test]
fn a_wipe_asks_for_the_key_or_to_do_without() {
    let post = Post::filled();
    let store = post.at("visits.db");
    std::fs::write(post.path("diary.txt"), "not a store".repeat(1000)).unwrap();
    let diary = post.at("diary.txt");
    let key = post.at("key");
    assert_eq!(
        post.aidpost(&["store", "wipe", &diary, "--key-file", &key, "--yes"], "")
            .0,
        2
    );
    assert!(post.path("diary.txt").exists());
    assert_eq!(post.store("wipe", &[], "").0, 2);
    assert_eq!(post.aidpost(&["store", "wipe", &store, "--yes"], "").0, 2);
    assert!(post.path("visits.db").exists());
    post.done("wipe", &["--yes"]);
    assert!(!post.path("visits.db").exists());
    assert_eq!(post.store("list", &[], "").0, 2);
    post.done("create", &[]);
    let lost = ["store", "wipe", &store, "--without-key", "--yes"];
    assert_eq!(post.aidpost(&lost, "").0, 0);
    assert!(!post.path("visits.db").exists());
    assert_eq!(post.aidpost(&lost, "").0, 2, "there is nothing any more");
}

#[test]
fn another_key_a_damaged_file_and_another_file_are_told_apart() {
    let post = Post::filled();
    assert_eq!(
        post.done("verify", &[]),
        "every byte is as it was written\n"
    );
    let (store, other) = (post.at("visits.db"), post.at("other"));
    assert_eq!(post.aidpost(&["store", "key", &other], "").0, 0);
    let (status, out, err) = post.aidpost(&["store", "list", &store, "--key-file", &other], "");
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("the key does not open this file"), "{err}");
    // Nothing is overwritten.
    assert_eq!(post.store("create", &[], "").0, 2);

    let mut bytes = std::fs::read(&store).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&store, &bytes).unwrap();
    let (status, out, err) = post.store("verify", &[], "");
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("the file is damaged"), "{err}");
}

#[test]
fn the_key_is_a_secret_file_or_a_program_and_nothing_else() {
    let post = Post::filled();
    let key = post.path("key");
    assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let (status, _, err) = post.aidpost(&["store", "key", &post.at("key")], "");
    assert_eq!((status, err.contains("exists")), (2, true), "{err}");
    for mode in [0o640, 0o604, 0o620] {
        std::fs::set_permissions(&key, PermissionsExt::from_mode(mode)).unwrap();
        let (status, _, err) = post.store("list", &[], "");
        assert_eq!(status, 2);
        assert!(err.contains("others may read or change this key"), "{err}");
    }
    let store = post.at("visits.db");
    let by = |command: &str| post.aidpost(&["store", "list", &store, "--key-command", command], "");
    let secret = std::fs::read_to_string(&key).unwrap();
    assert_eq!(by(&format!("cat '{}'", key.display())).0, 0);
    for (command, said) in [("exit 3", "exit status: 3"), ("echo short", "is no key")] {
        let (status, _, err) = by(command);
        assert_eq!(status, 2);
        assert!(err.contains(said) && !err.contains(secret.trim()), "{err}");
    }
    assert_eq!(
        post.aidpost(&["store", "list", &store], "").0,
        2,
        "no key at all"
    );
    // 32 bytes as they are.
    std::fs::write(post.path("raw"), [7; 32]).unwrap();
    std::fs::set_permissions(post.path("raw"), PermissionsExt::from_mode(0o600)).unwrap();
    let (raw, fresh) = (post.at("raw"), post.at("fresh.db"));
    assert_eq!(
        post.aidpost(&["store", "create", &fresh, "--key-file", &raw], "")
            .0,
        0
    );
    assert_eq!(
        post.aidpost(&["store", "list", &fresh, "--key-file", &raw], "")
            .1,
        "no visits\n"
    );
}

#[test]
fn the_file_holds_no_word_of_the_patient_and_not_the_key() {
    let post = Post::filled();
    let note = post.store("note", &["a-1", "--by", CANARY], CANARY);
    assert_eq!(note.0, 0);
    let bytes = std::fs::read(post.path("visits.db")).unwrap();
    let key = std::fs::read_to_string(post.path("key")).unwrap();
    for word in [CANARY, "a-1", "short of breath", "SQLite", key.trim()] {
        let is_there = bytes
            .windows(word.len())
            .any(|part| part == word.as_bytes());
        assert!(!is_there, "{word}");
    }
    assert_eq!(
        post.path("visits.db")
            .metadata()
            .unwrap()
            .permissions()
            .mode()
            & 0o777,
        0o600
    );
}
