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
