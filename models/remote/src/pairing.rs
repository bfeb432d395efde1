//! Pairing: what a facility writes into a QR code so that a phone can ask its server, and what a phone reads there. A text of JSON,
//! `aidpost.pairing/1`. Reading it sends nothing and keeps nothing.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value, json};

use crate::settings::{Roots, Settings};
use crate::token::{Token, TokenSource};
use crate::values::{SettingsError, field, quoted};

/// The name of the form.
pub const PAIRING_SCHEMA: &str = "aidpost.pairing/1";
/// Longest text, in bytes: a QR code of level M that a phone's camera still reads from a screen.
const MOST: usize = 1_500;
const MOST_NAME: usize = 64;
const MOST_TOKEN: usize = 1_024;
/// Longest time ahead, in days.
const MOST_DAYS: i64 = 31;
const FIELDS: [&str; 9] = [
    "schema",
    "name",
    "url",
    "model",
    "certificate_sha256",
    "model_sha256",
    "token",
    "token_name",
    "expires",
];

/// How a phone asks one server. With a token in it, it is a secret: whoever sees the code can ask as this phone does.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairing {
    /// What people call the server: 1 to 64 characters.
    pub name: String,
    /// The endpoint, as [`Settings::url`].
    pub url: String,
    /// What the server calls the model.
    pub model: String,
    /// SHA-256 of the server's certificate, 64 hexadecimal digits; without it the usual authorities are believed.
    pub certificate_sha256: Option<String>,
    /// SHA-256 of the weights, as the server's owner states it.
    pub model_sha256: Option<String>,
    /// Who asks.
    pub token: PairingToken,
    /// After this moment no phone takes it, in RFC 3339.
    pub expires: String,
}

/// How a phone shows that it may ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PairingToken {
    /// The server asks for nothing.
    #[default]
    None,
    /// The token itself: then the code is a secret.
    Here(Token),
    /// The name of a token that the phone got in another way.
    Named(String),
}

impl Pairing {
    /// Of a server as the facility's own settings name it. `expires` and `now` are moments, RFC 3339 with an offset.
    ///
    /// # Errors
    /// [`SettingsError`] names the field, the value and what is allowed.
    pub fn of(
        settings: &Settings,
        name: &str,
        token: PairingToken,
        expires: &str,
        now: &str,
    ) -> Result<Self, SettingsError> {
        settings.check()?;
        let pairing = Self {
            name: name.to_owned(),
            url: settings.url.clone(),
            model: settings.model.clone(),
            certificate_sha256: settings.certificate_sha256()?,
            model_sha256: settings.model_sha256.clone(),
            token,
            expires: expires.to_owned(),
        };
        // What is written must be read.
        Self::read(&pairing.text(), now)?;
        Ok(pairing)
    }

    /// The text for the QR code.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = Map::new();
        let mut add = |name: &str, value: &str| text.insert(name.to_owned(), json!(value));
        add("schema", PAIRING_SCHEMA);
        add("name", &self.name);
        add("url", &self.url);
        add("model", &self.model);
        if let Some(sha256) = &self.certificate_sha256 {
            add("certificate_sha256", sha256);
        }
        if let Some(sha256) = &self.model_sha256 {
            add("model_sha256", sha256);
        }
        match &self.token {
            PairingToken::None => None,
            PairingToken::Here(token) => add("token", token.secret()),
            PairingToken::Named(name) => add("token_name", name),
        };
        add("expires", &self.expires);
        Value::Object(text).to_string()
    }

    /// Reads the text of a QR code. `now` is the caller's clock, RFC 3339 with an offset.
    ///
    /// # Errors
    /// [`SettingsError::Field`] names the field, its value and what is allowed; a token's or an address's value is not shown.
    pub fn read(text: &str, now: &str) -> Result<Self, SettingsError> {
        let now = moment("now", now)?;
        if text.len() > MOST {
            let reason = format!("has {} bytes: at most {MOST}", text.len());
            return Err(field("pairing", &reason));
        }
        let read: Value = serde_json::from_str(text)
            .map_err(|_| field("pairing", "is no JSON: not the code of a server"))?;
        let Value::Object(read) = read else {
            return Err(field(
                "pairing",
                "is no JSON object: not the code of a server",
            ));
        };
        if let Some(unknown) = read.keys().find(|key| !FIELDS.contains(&key.as_str())) {
            let reason = format!("{}: not a field of {PAIRING_SCHEMA}", quoted(unknown));
            return Err(field("pairing", &reason));
        }
        let read = Fields(read);
        let schema = read.required("schema")?;
        if schema != PAIRING_SCHEMA {
            let reason = format!("{}: must be {PAIRING_SCHEMA}", quoted(schema));
            return Err(field("schema", &reason));
        }
        let pairing = Self {
            name: name(read.required("name")?)?,
            url: read.required("url")?.to_owned(),
            model: read.required("model")?.to_owned(),
            certificate_sha256: read.text("certificate_sha256")?.map(str::to_lowercase),
            model_sha256: read.text("model_sha256")?.map(str::to_lowercase),
            token: read.token()?,
            expires: expires(read.required("expires")?, now)?,
        };
        pairing.plain().check()?;
        Ok(pairing)
    }

    /// The settings of a phone. `kept` is the token that it keeps by [`PairingToken::Named`].
    ///
    /// # Errors
    /// [`SettingsError::Field`] if a token is named and none is given.
    pub fn settings(&self, kept: Option<Token>) -> Result<Settings, SettingsError> {
        let token = match (&self.token, kept) {
            (PairingToken::None, _) => None,
            (PairingToken::Here(token), _) => Some(token.clone()),
            (PairingToken::Named(_), Some(token)) => Some(token),
            (PairingToken::Named(name), None) => {
                let reason = format!("{}: this phone has no token of this name", quoted(name));
                return Err(field("token_name", &reason));
            }
        };
        Ok(Settings {
            token: token.map(TokenSource::Given),
            ..self.plain()
        })
    }

    fn plain(&self) -> Settings {
        let roots = self.certificate_sha256.clone();
        Settings {
            roots: roots.map_or(Roots::Mozilla, Roots::Fingerprint),
            model_sha256: self.model_sha256.clone(),
            ..Settings::new(&self.url, &self.model)
        }
    }
}

struct Fields(Map<String, Value>);

impl Fields {
    fn text(&self, name: &'static str) -> Result<Option<&str>, SettingsError> {
        match self.0.get(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) if name == "token" => Err(field(name, "must be a text")),
            Some(other) => {
                let reason = format!("{}: must be a text", quoted(&other.to_string()));
                Err(field(name, &reason))
            }
        }
    }

    fn required(&self, name: &'static str) -> Result<&str, SettingsError> {
        self.text(name)?.ok_or_else(|| field(name, "is missing"))
    }

    fn token(&self) -> Result<PairingToken, SettingsError> {
        match (self.text("token")?, self.text("token_name")?) {
            (None, None) => Ok(PairingToken::None),
            (Some(_), Some(_)) => Err(field("token", "and token_name exclude each other")),
            (Some(text), None) => {
                let token = Token::new(text).ok();
                let token =
                    token.filter(|token| token.secret() == text && text.len() <= MOST_TOKEN);
                let reason = format!(
                    "has {} bytes: must be 1 to {MOST_TOKEN} printable characters of ASCII, without a space",
                    text.len()
                );
                token
                    .map(PairingToken::Here)
                    .ok_or_else(|| field("token", &reason))
            }
            (None, Some(text)) => {
                let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
                if text.is_empty() || text.len() > MOST_NAME || !text.chars().all(is_plain) {
                    let allowed = format!("1 to {MOST_NAME} of a-z, A-Z, 0-9, `.`, `_` and `-`");
                    let reason = format!("{}: must be {allowed}", quoted(text));
                    return Err(field("token_name", &reason));
                }
                Ok(PairingToken::Named(text.to_owned()))
            }
        }
    }
}

fn name(text: &str) -> Result<String, SettingsError> {
    // Marks of writing direction could make one name look like another.
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_plain = !text.chars().any(|c| c.is_control() || turns(c));
    let count = text.chars().count();
    if !is_plain || text.trim().is_empty() || count > MOST_NAME {
        let allowed = format!("1 to {MOST_NAME} characters without control characters");
        let reason = format!("{}: must be {allowed}", quoted(text));
        return Err(field("name", &reason));
    }
    Ok(text.trim().to_owned())
}

fn moment(name: &'static str, text: &str) -> Result<Timestamp, SettingsError> {
    let allowed = "must be a moment such as 2026-11-30T18:00:00Z";
    let read = text.parse();
    read.map_err(|_| field(name, &format!("{}: {allowed}", quoted(text))))
}

fn expires(text: &str, now: Timestamp) -> Result<String, SettingsError> {
    let bad = |reason: &str| field("expires", &format!("{}: {reason}", quoted(text)));
    let moment = moment("expires", text)?;
    if moment <= now {
        return Err(bad(&format!(
            "has expired, it is {now}: ask the facility for a new code"
        )));
    }
    let days = SignedDuration::from_hours(MOST_DAYS * 24);
    let latest = now.checked_add(days).unwrap_or(Timestamp::MAX);
    if moment > latest {
        return Err(bad(&format!(
            "must be at most {MOST_DAYS} days ahead, until {latest}"
        )));
    }
    Ok(text.to_owned())
}
