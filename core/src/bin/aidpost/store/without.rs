//! `aidpost store` in a build that has no store: it says so, and how to get one.

use std::ffi::OsString;

use crate::console::{Failure, Status};

#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Arguments {
    #[arg(hide = true, trailing_var_arg = true, allow_hyphen_values = true)]
    _any: Vec<OsString>,
}

pub(crate) fn run(_: &Arguments) -> anyhow::Result<Status> {
    Err(Failure {
        status: Status::BadInput,
        message: "built without the store: build the command with `cargo build -p aidpost --features store` (it compiles SQLCipher and \
                  OpenSSL, some minutes); the released command has it"
            .to_owned(),
    }
    .into())
}
