#![doc = include_str!("../README.md")]

mod answer;
mod ask;
mod error;
mod http;
mod patience;
mod probe;
mod remote;
mod settings;
mod sse;
mod thought;
mod token;

pub use answer::{Answer, Ended};
pub use ask::{Ask, Constraint};
pub use error::RemoteError;
pub use patience::Watch;
pub use remote::Remote;
pub use settings::{Form, Roots, Settings, SettingsError, Structured};
pub use token::TokenSource;
