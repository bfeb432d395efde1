//! `aidpost image prepare`: the exact pixels that a model would see, as a file to look at.

use std::path::{Path, PathBuf};

use aidpost::image::{Limits, PreparedImage, prepare, read};
use anyhow::Context;

use crate::console::{Failure, Status};

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Write an image as a model would see it: upright, padded to a square, 896 × 896, without metadata
    Prepare {
        /// JPEG, PNG or DICOM
        #[arg(value_name = "IN")]
        input: PathBuf,
        /// Where to write it
        #[arg(short, long, value_name = "OUT.png")]
        output: PathBuf,
    },
}

pub(crate) fn run(command: &Command) -> anyhow::Result<Status> {
    let Command::Prepare { input, output } = command;
    let prepared = prepared(input)?;
    let png = prepared.pixels.to_png()?;
    std::fs::write(output, png)
        .with_context(|| format!("{}: cannot be written", output.display()))?;
    Ok(Status::Done)
}

/// A prepared image; what a worker should know about it is said on standard error.
pub(crate) fn prepared(file: &Path) -> Result<PreparedImage, Failure> {
    let limits = Limits::default();
    let prepared = read(file, &limits).and_then(|bytes| prepare(&bytes, &limits));
    let prepared = prepared.map_err(|error| Failure {
        status: Status::BadInput,
        message: format!("{}: {error}", file.display()),
    })?;
    for concern in &prepared.concerns {
        anstream::eprintln!("aidpost: {}: {}", file.display(), concern.words());
    }
    Ok(prepared)
}
