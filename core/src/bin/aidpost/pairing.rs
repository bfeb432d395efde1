//! `aidpost remote`: a QR code by which a phone learns to ask a facility's server, and what is made of one.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use aidpost::model::remote::client::{Pairing, PairingToken, Remote, Settings, Token, Watch};
use aidpost::records::handover::Qr;
use anyhow::Context;
use image::{GrayImage, ImageFormat, Luma};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::console::{Failure, Status, cancelled, now, write_json, write_out};
use crate::input;
use crate::output::bad;

#[derive(clap::Subcommand)]
pub(crate) enum Command {
    /// Write a QR code with which phones are paired: name, address, model, certificate and expiry of a server. It asks the server once, as a phone
    /// would
    Pair {
        /// The facility's own settings (aidpost.remote/1)
        #[arg(value_name = "FILE")]
        settings: PathBuf,
        /// What people call the server
        #[arg(long)]
        name: String,
        /// After so many hours no phone takes the code
        #[arg(long, default_value_t = 24, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=744))]
        hours: u16,
        /// Put the settings' token into the code, which is then a secret: whoever sees it can ask as a phone does
        #[arg(long, conflicts_with = "token_name")]
        with_token: bool,
        /// The name of a token that phones get in another way
        #[arg(long, value_name = "NAME")]
        token_name: Option<String>,
        /// Do not ask the server
        #[arg(long)]
        unasked: bool,
        /// How to write it; a token in a picture or a text is a secret in a file
        #[arg(long, value_enum, default_value = "qr")]
        format: Format,
        /// Where it is written; without it, standard output (a PNG needs a file)
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Check the text of such a code, and say without the token what it names; with --settings, write settings that `--remote` takes
    Accept {
        /// The file with the code's text; `-` for standard input
        #[arg(default_value = "-", value_name = "FILE")]
        input: PathBuf,
        /// Where the settings are written; a token goes into a file beside them, which nobody else may read. No file may be there
        #[arg(long, value_name = "FILE")]
        settings: Option<PathBuf>,
        /// The file with the token that the code names
        #[arg(long, value_name = "FILE")]
        token_file: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
pub(crate) enum Format {
    /// A QR code for this terminal
    Qr,
    /// A QR code as a picture
    Png,
    /// The same, as SVG
    Svg,
    /// The text of the code
    Text,
}

pub(crate) fn run(command: &Command) -> anyhow::Result<Status> {
    match command {
        Command::Pair {
            settings: file,
            name,
            hours,
            with_token,
            token_name,
            unasked,
            format,
            out,
        } => {
            let settings = Settings::load(file).map_err(|error| bad(error.to_string()))?;
            let kept = settings.token.as_ref().map(|source| source.token());
            let kept = kept.transpose().map_err(|error| bad(error.to_string()))?;
            let token = match (token_name, &kept) {
                (Some(name), _) => PairingToken::Named(name.clone()),
                (None, Some(token)) if *with_token => PairingToken::Here(token.clone()),
                (None, None) if *with_token => {
                    return Err(bad("--with-token: the settings name no token".to_owned()).into());
                }
                (None, Some(_)) => {
                    let choice = "the server wants a token: --with-token puts it into the code, --token-name says which one a phone has";
                    return Err(bad(choice.to_owned()).into());
                }
                (None, None) => PairingToken::None,
            };
            let (now, is_secret) = (time()?, *with_token);
            let now = now.round(jiff::Unit::Second)?;
            let expires = now.checked_add(SignedDuration::from_hours(i64::from(*hours)))?;
            let pairing = Pairing::of(
                &settings,
                name,
                token,
                &expires.to_string(),
                &now.to_string(),
            );
            let pairing = pairing.map_err(|error| bad(error.to_string()))?;
            if !unasked {
                greet(&pairing, kept)?;
            }
            write_code(&pairing, *format, out.as_deref(), is_secret)?;
            let note = if is_secret {
                "The token is in it: show it to nobody but the phones, and delete what was written."
            } else {
                "No token is in it."
            };
            anstream::eprintln!(
                "aidpost: pairs with {} ({} at {}) until {}. {note}",
                pairing.name,
                pairing.model,
                pairing.url,
                pairing.expires
            );
        }
        Command::Accept {
            input,
            settings,
            token_file,
        } => {
            let text = input::text(input)?;
            let pairing = Pairing::read(text.trim(), &time()?.to_string());
            let pairing = pairing.map_err(|error| bad(error.to_string()))?;
            if let Some(file) = settings {
                keep(&pairing, file, token_file.as_deref())?;
            }
            let token = match &pairing.token {
                PairingToken::None => json!(null),
                PairingToken::Here(_) => json!("in the code"),
                PairingToken::Named(name) => json!({ "named": name }),
            };
            let shown = json!({
                "name": pairing.name, "url": pairing.url, "model": pairing.model, "token": token, "expires": pairing.expires,
                "certificate_sha256": pairing.certificate_sha256, "model_sha256": pairing.model_sha256,
            });
            write_json(&format!("{shown:#}"))?;
        }
    }
    Ok(Status::Done)
}

/// Asks the server as a phone would, that has read the code.
fn greet(pairing: &Pairing, kept: Option<Token>) -> anyhow::Result<()> {
    let failed = |message: String| Failure {
        status: Status::ModelUnusable,
        message: format!("{message}: no code was written (--unasked writes one all the same)"),
    };
    let settings = pairing.settings(kept.or(Token::new("unknown").ok()));
    let remote = settings.and_then(Remote::new);
    let mut remote = remote.map_err(|error| bad(error.to_string()))?;
    let watch = Watch {
        stop: &cancelled,
        ..Watch::default()
    };
    remote
        .greet(&watch)
        .map_err(|error| failed(error.to_string()).into())
}

fn write_code(
    pairing: &Pairing,
    format: Format,
    out: Option<&Path>,
    is_secret: bool,
) -> anyhow::Result<()> {
    let text = pairing.text();
    let code = Qr::of(&text).map_err(|error| bad(error.to_string()))?;
    let bytes = match format {
        Format::Qr => (code.terminal() + "\n").into_bytes(),
        Format::Svg => (code.svg() + "\n").into_bytes(),
        Format::Text => (text + "\n").into_bytes(),
        Format::Png => png(&code)?,
    };
    match (out, format) {
        (Some(file), _) => written(file, &bytes, is_secret)
            .with_context(|| format!("{} could not be written", file.display())),
        (None, Format::Png) => Err(bad("--format png: --out is missing".to_owned()).into()),
        (None, _) => write_out(&String::from_utf8(bytes)?),
    }
}

/// Eight pixels a module, a margin of four modules.
fn png(code: &Qr) -> anyhow::Result<Vec<u8>> {
    const MODULE: u32 = 8;
    let (width, dark) = code.modules();
    let side = (u32::try_from(width)? + 8) * MODULE;
    let picture = GrayImage::from_fn(side, side, |x, y| {
        let module = |at: u32| {
            ((at / MODULE) as usize)
                .checked_sub(4)
                .filter(|at| *at < width)
        };
        let is_dark = module(x)
            .zip(module(y))
            .is_some_and(|(x, y)| dark[y * width + x]);
        Luma([if is_dark { 0 } else { 255 }])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}

/// Settings as `--remote` takes them, with the token in a file beside them.
fn keep(pairing: &Pairing, file: &Path, token_file: Option<&Path>) -> anyhow::Result<()> {
    let mut settings = json!({
        "schema": "aidpost.remote/1", "url": pairing.url, "model": pairing.model,
    });
    for (name, value) in [
        ("certificate_sha256", &pairing.certificate_sha256),
        ("model_sha256", &pairing.model_sha256),
    ] {
        if let Some(value) = value {
            settings[name] = json!(value);
        }
    }
    let unusable = |file: &Path, error: std::io::Error| bad(format!("{}: {error}", file.display()));
    match (&pairing.token, token_file) {
        (PairingToken::None, _) => {}
        (PairingToken::Here(token), _) => {
            let beside = file.with_extension("token");
            let bytes = format!("{}\n", token.secret());
            written(&beside, bytes.as_bytes(), true).map_err(|error| unusable(&beside, error))?;
            settings["token_file"] = json!(beside.file_name().and_then(|name| name.to_str()));
        }
        (PairingToken::Named(_), Some(named)) => {
            let named = std::path::absolute(named).map_err(|error| unusable(named, error))?;
            settings["token_file"] = json!(named);
        }
        (PairingToken::Named(name), None) => {
            let missing = format!("the code names the token {name}: --token-file says where it is");
            return Err(bad(missing).into());
        }
    }
    let text = format!("{settings:#}\n");
    written(file, text.as_bytes(), false).map_err(|error| unusable(file, error))?;
    Ok(())
}

/// Writes a file that is not there yet; one with a secret nobody else may read.
fn written(file: &Path, bytes: &[u8], is_secret: bool) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = is_secret;
    let mut file = options.open(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn time() -> anyhow::Result<Timestamp> {
    Ok(Timestamp::try_from(now())?)
}
