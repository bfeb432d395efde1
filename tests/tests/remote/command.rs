//! The command with `--remote`.
