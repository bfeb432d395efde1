//! Hugging Face and its mirrors: addresses, the token, and what the server says a file is before it is fetched.

use super::FetchError;
use crate::sha256::Sha256;
use std::fmt;

/// Where models come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hub {
    /// The address without a trailing slash.
    pub endpoint: String,
    /// Who asks, where that is needed.
    pub token: Option<Token>,
}

/// An access token. It has no text form, so that it appears in no log.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Object), uniffi(name = "HubToken"))]
pub struct Token(String);

#[cfg_attr(feature = "uniffi", uniffi::export(name = "HubToken"))]
impl Token {
    /// Takes the token as the hub issued it.
    #[cfg_attr(feature = "uniffi", uniffi::constructor)]
    pub fn new(token: &str) -> Self {
        Self(token.trim().to_owned())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// What the hub says of a large file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RemoteInfo {
    pub(super) commit: Option<String>,
    pub(super) bytes: u64,
    pub(super) sha256: Sha256,
}

impl Hub {
    /// `HF_ENDPOINT` and `HF_TOKEN`, or the public hub without a token. The proxy of the environment is used by itself.
    pub fn from_env() -> Self {
        let set = |name| {
            std::env::var(name)
                .ok()
                .filter(|value: &String| !value.trim().is_empty())
        };
        let endpoint = set("HF_ENDPOINT").unwrap_or_else(|| "https://huggingface.co".to_owned());
        Self {
            endpoint: endpoint.trim_end_matches('/').to_owned(),
            token: set("HF_TOKEN").map(|t| Token::new(&t)),
        }
    }

    pub(super) fn url(&self, repository: &str, revision: &str, file: &str) -> String {
        format!("{}/{repository}/resolve/{revision}/{file}", self.endpoint)
    }

    /// The token, if `url` is the hub's own and nobody on the way can read it.
    pub(super) fn token_for(&self, url: &str) -> Option<&str> {
        let own = url
            .strip_prefix(&self.endpoint)
            .is_some_and(|rest| rest.starts_with('/'));
        let loopback = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
        let private =
            url.starts_with("https://") || loopback.iter().any(|host| url.starts_with(host));
        self.token
            .as_ref()
            .filter(|_| own && private)
            .map(|token| token.0.as_str())
    }

    /// Asks for a file's length and digest without fetching it. Only files in large-file storage have a digest.
    pub(super) fn ask(&self, agent: &ureq::Agent, url: &str) -> Result<RemoteInfo, FetchError> {
        // The digest stands in the first answer, not where it redirects to.
        let mut request = agent
            .head(url)
            .config()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .build();
        if let Some(token) = self.token_for(url) {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let response = request.call().map_err(|error| FetchError::Unreachable {
            url: url.to_owned(),
            reason: error.to_string(),
            kept: 0,
        })?;
        let status = response.status().as_u16();
        let header = |name| {
            response
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        match status {
            200..=399 => {}
            401 | 403 => {
                return Err(FetchError::Denied {
                    url: url.to_owned(),
                    status,
                });
            }
            _ => {
                return Err(FetchError::Server {
                    url: url.to_owned(),
                    reason: format!("status {status}"),
                });
            }
        }
        let bytes = header("x-linked-size").and_then(|size| size.parse().ok());
        let sha256 = header("x-linked-etag").and_then(|etag| etag.trim_matches('"').parse().ok());
        match (bytes, sha256) {
            (Some(bytes), Some(sha256)) => Ok(RemoteInfo {
                commit: header("x-repo-commit").map(str::to_owned),
                bytes,
                sha256,
            }),
            _ => Err(FetchError::Server {
                url: url.to_owned(),
                reason: "does not tell the digest of this file".to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_goes_to_its_own_hub_only_and_never_in_the_clear() {
        let hub = |endpoint: &str| Hub {
            endpoint: endpoint.to_owned(),
            token: Some(Token::new(" secret\n")),
        };
        let public = hub("https://hub.example");
        assert_eq!(
            public.token_for("https://hub.example/a/resolve/main/b"),
            Some("secret")
        );
        assert_eq!(public.token_for("https://hub.example.evil.example/a"), None);
        assert_eq!(public.token_for("https://cdn.example/a"), None);
        assert_eq!(
            hub("http://mirror.example").token_for("http://mirror.example/a"),
            None
        );
        assert_eq!(
            hub("http://127.0.0.1:80").token_for("http://127.0.0.1:80/a"),
            Some("secret")
        );
        assert!(!format!("{public:?}").contains("secret"));
    }
}
