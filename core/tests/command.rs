//! Has cargo build the command together with all tests, which then find it beside them; what it does is tested in `tests/`.

#[test]
fn the_command_is_built_and_says_its_version() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_aidpost"))
        .arg("--version")
        .output()
        .expect("it runs");
    let version = String::from_utf8_lossy(&output.stdout);
    assert_eq!(
        version.trim(),
        concat!("aidpost ", env!("CARGO_PKG_VERSION"))
    );
}

/// `cargo test -p aidpost --test command`: a build of the workspace has the store.
#[cfg(not(feature = "store"))]
#[test]
fn without_the_store_the_command_says_how_to_get_it() {
    for arguments in [
        &["store"][..],
        &["store", "list", "visits.db", "--key-file", "key"],
        &["store", "--help"],
    ] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_aidpost"))
            .args(arguments)
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(said.contains("built without the store: ") && said.contains("--features store"));
    }
}
