//! What the owner has decided: which server, which model, how it is asked. A file `aidpost.remote/1`, or the same from code.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use ureq::tls::{Certificate, RootCerts};

use crate::token::TokenSource;
use crate::values::{SettingsError, address, digest, field, name};

/// The name of the file's form.
const SCHEMA: &str = "aidpost.remote/1";
/// Longest file, and longest certificate, in bytes.
const MOST: u64 = 64 << 10;
const DEADLINE_SECONDS: (f64, f64) = (0.1, 600.0);
const MOST_RETRIES: u32 = 10;
const MOST_THOUGHT: usize = 8192;

/// Where and how a model on another machine is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The endpoint up to and with its version, such as `https://ward.example.org/v1`. Plain `http` only on this machine.
    pub url: String,
    /// What the record calls the model, and the server too, unless `served_as` says otherwise.
    pub model: String,
    /// What the server is told in its place; empty for one that takes no name, such as an endpoint of Vertex AI.
    pub served_as: Option<String>,
    /// How it is held to the form of a reply.
    pub structured: Structured,
    /// After how long the result goes on without an answer; attempts, waits and the token's command are in it.
    pub deadline: Duration,
    /// How often it is tried again where that may help.
    pub retries: u32,
    /// Who asks, where the server wants to know.
    pub token: Option<TokenSource>,
    /// Whose certificates are believed.
    pub roots: Roots,
    /// SHA-256 of the weights, as the server's owner states it, for the record.
    pub model_sha256: Option<String>,
    /// Whether images may be sent. Off until the owner says so.
    pub images: bool,
    /// Most tokens that a thinking model may think before it answers; 0: it is not asked to think.
    pub thought_tokens: usize,
}

/// How a server is told what a reply may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Structured {
    /// By what the server says it is: see [`Form`].
    #[default]
    Probe,
    /// As [`Form::VllmGrammar`].
    VllmGrammar,
    /// As [`Form::VllmJson`].
    VllmJson,
    /// As [`Form::LlamaGrammar`].
    LlamaGrammar,
    /// As [`Form::JsonSchema`].
    JsonSchema,
    /// As [`Form::Free`].
    Free,
}

/// The form that a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// vLLM: `structured_outputs.grammar` with a Lark grammar, for its backend `guidance`.
    VllmGrammar,
    /// vLLM: `structured_outputs.json` with a JSON schema.
    VllmJson,
    /// llama-server: `grammar` with a GBNF grammar.
    LlamaGrammar,
    /// Whoever takes `response_format` with a JSON schema.
    JsonSchema,
    /// The words of the prompt alone.
    Free,
}

/// Whose certificates are believed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Roots {
    /// Mozilla's list, built in.
    #[default]
    Mozilla,
    /// This system's.
    System,
    /// One certificate (PEM) and no other: the server's own or the one that signed it.
    Pinned(PathBuf),
    /// The server's own certificate, by the SHA-256 of its bytes (DER), hexadecimal. Whatever name and dates stand in it.
    Fingerprint(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    url: String,
    model: String,
    served_as: Option<String>,
    #[serde(default)]
    structured: Structured,
    deadline_seconds: Option<f64>,
    retries: Option<u32>,
    token_file: Option<PathBuf>,
    token_command: Option<Vec<String>>,
    certificate: Option<PathBuf>,
    certificate_sha256: Option<String>,
    roots: Option<NamedRoots>,
    model_sha256: Option<String>,
    #[serde(default)]
    images: bool,
    #[serde(default)]
    thought_tokens: usize,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum NamedRoots {
    Mozilla,
    System,
}

impl Settings {
    /// The usual patience, for a server that anybody may ask.
    #[must_use]
    pub fn new(url: &str, model: &str) -> Self {
        Self {
            url: url.trim_end_matches('/').to_owned(),
            model: model.to_owned(),
            served_as: None,
            structured: Structured::Probe,
            deadline: Duration::from_secs(30),
            retries: 2,
            token: None,
            roots: Roots::Mozilla,
            model_sha256: None,
            images: false,
            thought_tokens: 0,
        }
    }

    /// From a file; paths in it are seen from its folder.
    ///
    /// # Errors
    /// [`SettingsError`] names the file or the field.
    pub fn load(file: &Path) -> Result<Self, SettingsError> {
        let bad = |reason: String| SettingsError::File {
            file: file.to_owned(),
            reason,
        };
        let read: File = serde_json::from_slice(&bytes(file)?).map_err(|e| bad(e.to_string()))?;
        if read.schema != SCHEMA {
            return Err(bad(format!("schema must be {SCHEMA}")));
        }
        let folder = file.parent().unwrap_or(Path::new(""));
        let token = match (read.token_file, read.token_command) {
            (Some(_), Some(_)) => {
                let reason = "token_file and token_command exclude each other".to_owned();
                return Err(bad(reason));
            }
            (Some(path), None) => Some(TokenSource::File(folder.join(path))),
            (None, command) => command.map(TokenSource::Command),
        };
        let roots = match (read.certificate, read.certificate_sha256, read.roots) {
            (Some(path), None, None) => Roots::Pinned(folder.join(path)),
            (None, Some(sha256), None) => Roots::Fingerprint(sha256),
            (None, None, Some(NamedRoots::System)) => Roots::System,
            (None, None, Some(NamedRoots::Mozilla) | None) => Roots::Mozilla,
            _ => {
                let reason = "certificate, certificate_sha256 and roots exclude each other";
                return Err(bad(reason.to_owned()));
            }
        };
        let usual = Self::new(&read.url, &read.model);
        let deadline = read.deadline_seconds.map(seconds).transpose()?;
        let settings = Self {
            served_as: read.served_as,
            structured: read.structured,
            deadline: deadline.unwrap_or(usual.deadline),
            retries: read.retries.unwrap_or(usual.retries),
            token,
            roots,
            model_sha256: read.model_sha256,
            images: read.images,
            thought_tokens: read.thought_tokens,
            ..usual
        };
        settings.check()?;
        Ok(settings)
    }

    /// Refuses what cannot be.
    ///
    /// # Errors
    /// [`SettingsError::Field`].
    pub fn check(&self) -> Result<(), SettingsError> {
        address(&self.url)?;
        name("model", &self.model)?;
        if let Some(told) = self.served_as.as_deref().filter(|told| !told.is_empty()) {
            name("served_as", told)?;
        }
        seconds(self.deadline.as_secs_f64())?;
        if self.retries > MOST_RETRIES {
            let reason = format!("{}: 0 to {MOST_RETRIES}", self.retries);
            return Err(field("retries", &reason));
        }
        if let Some(sha256) = &self.model_sha256 {
            digest("model_sha256", sha256)?;
        }
        if let Roots::Fingerprint(sha256) = &self.roots {
            digest("certificate_sha256", sha256)?;
        }
        if self.thought_tokens > MOST_THOUGHT {
            let reason = format!("{}: 0 to {MOST_THOUGHT}", self.thought_tokens);
            return Err(field("thought_tokens", &reason));
        }
        if self.thought_tokens > 0 && self.structured == Structured::LlamaGrammar {
            let reason = "under llama_grammar a reply begins with its first line, and no thought can: 0, or another `structured`";
            return Err(field("thought_tokens", reason));
        }
        Ok(())
    }

    /// The bytes of the certificate's digest, where it is known by that.
    pub(crate) fn fingerprint(&self) -> Result<Option<[u8; 32]>, SettingsError> {
        match &self.roots {
            Roots::Fingerprint(sha256) => digest("certificate_sha256", sha256).map(Some),
            Roots::Mozilla | Roots::System | Roots::Pinned(_) => Ok(None),
        }
    }

    /// SHA-256 of the one certificate that is believed, hexadecimal; `None` where any of a list is.
    ///
    /// # Errors
    /// [`SettingsError`] if its file cannot be read.
    pub fn certificate_sha256(&self) -> Result<Option<String>, SettingsError> {
        match &self.roots {
            Roots::Mozilla | Roots::System => Ok(None),
            Roots::Fingerprint(sha256) => Ok(Some(sha256.to_ascii_lowercase())),
            Roots::Pinned(file) => {
                let sum = Sha256::digest(pinned(file)?.der());
                Ok(Some(sum.iter().map(|byte| format!("{byte:02x}")).collect()))
            }
        }
    }

    /// The certificates that are believed.
    pub(crate) fn root_certs(&self) -> Result<RootCerts, SettingsError> {
        match &self.roots {
            // A fingerprint is looked at elsewhere, and no list with it.
            Roots::Mozilla | Roots::Fingerprint(_) => Ok(RootCerts::WebPki),
            Roots::System => {
                let found = rustls_native_certs::load_native_certs();
                if found.certs.is_empty() {
                    return Err(field("roots", "this system has no certificates"));
                }
                let certs = found
                    .certs
                    .iter()
                    .map(|one| Certificate::from_der(one).to_owned());
                Ok(RootCerts::from(certs))
            }
            Roots::Pinned(file) => Ok(RootCerts::from([pinned(file)?])),
        }
    }
}

fn pinned(file: &Path) -> Result<Certificate<'static>, SettingsError> {
    Certificate::from_pem(&bytes(file)?).map_err(|_| SettingsError::File {
        file: file.to_owned(),
        reason: "holds no certificate in PEM".to_owned(),
    })
}

fn seconds(seconds: f64) -> Result<Duration, SettingsError> {
    let (least, most) = DEADLINE_SECONDS;
    if !(least..=most).contains(&seconds) {
        let reason = format!("{seconds}: {least} to {most}");
        return Err(field("deadline_seconds", &reason));
    }
    Ok(Duration::from_secs_f64(seconds))
}

fn bytes(file: &Path) -> Result<Vec<u8>, SettingsError> {
    use std::io::Read;
    let bad = |reason: String| SettingsError::File {
        file: file.to_owned(),
        reason,
    };
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
        .map_err(|error| bad(error.to_string()))?;
    if bytes.len() as u64 > MOST {
        return Err(bad(format!("has more than {MOST} bytes")));
    }
    Ok(bytes)
}
