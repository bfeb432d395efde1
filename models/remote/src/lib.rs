#![doc = include_str!("../README.md")]

mod answer;
mod ask;
mod error;
mod http;
mod likely;
mod pairing;
mod patience;
mod pin;
mod probe;
mod remote;
mod settings;
mod sse;
mod thought;
mod token;
mod values;

pub use answer::{Answer, Ended};
pub use ask::{Ask, Constraint, Part};
pub use error::RemoteError;
pub use likely::Token as LikelyToken;
pub use pairing::{PAIRING_SCHEMA, Pairing, PairingToken};
pub use patience::Watch;
pub use remote::Remote;
pub use settings::{Form, Roots, Settings, Structured};
pub use token::{Token, TokenSource};
pub use values::SettingsError;
