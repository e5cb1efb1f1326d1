//! An address on the web from which values are fetched. Only what it may look like; which hosts may be asked is the
//! operator's to say, and is not known here.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Invalid;

/// What the parameters of an address are called that hold a secret: an address stands in the log, which everyone who
/// verifies it reads.
const SECRETS: [&str; 13] = [
    "access_token",
    "api-key",
    "api_key",
    "apikey",
    "auth",
    "passwd",
    "password",
    "pwd",
    "secret",
    "sig",
    "signature",
    "subscription-key",
    "token",
];

/// An address: `https://`, a host, perhaps a port, a path and what is asked. No name or password, and nothing after `#`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WebAddress(String);

impl WebAddress {
    /// The longest, in characters.
    pub const MOST: u32 = 1000;

    /// The address that was typed.
    ///
    /// # Errors
    /// `text-empty`, `text-too-long`, `address-not-web`, `address-has-credentials`.
    pub fn parse(typed: &str) -> Result<WebAddress, Invalid> {
        let typed = typed.trim();
        let wrong = |key| Invalid { key, limit: None, value: typed.to_owned() };
        if typed.is_empty() {
            return Err(wrong("text-empty"));
        }
        if Self::MOST < u32::try_from(typed.chars().count()).unwrap_or(u32::MAX) {
            let value = typed.chars().count().to_string();
            return Err(Invalid { key: "text-too-long", limit: Some(Self::MOST), value });
        }
        // Letters outside ASCII are written encoded in an address, and a browser copies them so.
        let is_plain = typed.bytes().all(|byte| byte.is_ascii_graphic() && !b"\\\"<>^`{|}#".contains(&byte));
        let address = WebAddress(typed.to_owned());
        let (Some((scheme, rest)), true) = (typed.split_once("://"), is_plain) else {
            return Err(wrong("address-not-web"));
        };
        if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
            return Err(wrong("address-not-web"));
        }
        if rest.split(['/', '?']).next().unwrap_or_default().contains('@') || address.has_secret() {
            return Err(wrong("address-has-credentials"));
        }
        let host = address.host();
        let is_name = host.split('.').all(|part| {
            let of_letters = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
            !part.is_empty() && part.len() <= 63 && of_letters
        });
        let is_host = is_name || host.parse::<core::net::Ipv6Addr>().is_ok();
        let port_is_right = match address.port_text() {
            Some(port) => port.parse::<u16>().is_ok_and(|port| port != 0),
            None => true,
        };
        if is_host && port_is_right { Ok(address) } else { Err(wrong("address-not-web")) }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether what is sent is hidden on the way.
    pub fn is_https(&self) -> bool {
        self.0.get(..8).is_some_and(|begins| begins.eq_ignore_ascii_case("https://"))
    }

    /// The host, in small letters, without the brackets of an IPv6 address.
    pub fn host(&self) -> String {
        let authority = self.authority();
        let host = match authority.strip_prefix('[') {
            Some(rest) => rest.split(']').next().unwrap_or_default(),
            None => authority.split(':').next().unwrap_or_default(),
        };
        host.to_ascii_lowercase()
    }

    /// The port: the usual one of the scheme where none is written.
    pub fn port(&self) -> u16 {
        let usual = if self.is_https() { 443 } else { 80 };
        self.port_text().and_then(|port| port.parse().ok()).unwrap_or(usual)
    }

    /// The path, with what is asked.
    pub fn path(&self) -> String {
        let after = self.after_scheme();
        let path = after.find(['/', '?']).map_or("", |at| &after[at..]);
        if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
    }

    /// Where a redirect from here leads; `None` when that is no such address.
    pub fn joined(&self, location: &str) -> Option<WebAddress> {
        let location = location.split('#').next().unwrap_or_default();
        let (scheme, _) = self.0.split_once("://")?;
        if location.contains("://") {
            return WebAddress::parse(location).ok();
        }
        let joined = match location {
            "" => return None,
            other if other.starts_with("//") => format!("{scheme}:{other}"),
            path if path.starts_with('/') => format!("{scheme}://{}{path}", self.authority()),
            relative => {
                let path = self.path();
                let before = path.split('?').next().unwrap_or_default();
                let folder = before.rfind('/').map_or("/", |at| &before[..=at]);
                format!("{scheme}://{}{folder}{relative}", self.authority())
            }
        };
        WebAddress::parse(&joined).ok()
    }

    fn after_scheme(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, rest)| rest)
    }

    fn authority(&self) -> &str {
        self.after_scheme().split(['/', '?']).next().unwrap_or_default()
    }

    fn port_text(&self) -> Option<&str> {
        let authority = self.authority();
        let after_host = authority.rsplit_once(']').map_or(authority, |(_, rest)| rest);
        after_host.split_once(':').map(|(_, port)| port)
    }

    fn has_secret(&self) -> bool {
        let query = self.0.split_once('?').map_or("", |(_, query)| query);
        let names = query.split(['&', ';']).filter_map(|part| part.split('=').next());
        names.into_iter().any(|name| SECRETS.iter().any(|secret| secret.eq_ignore_ascii_case(name)))
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> WebAddress {
        WebAddress::parse(text).unwrap()
    }

    #[test]
    fn an_address_has_its_parts() {
        let one = address("https://API.scb.se/OV0104/v1/doris?lang=sv");
        assert_eq!((one.is_https(), one.host().as_str(), one.port()), (true, "api.scb.se", 443));
        assert_eq!(one.path(), "/OV0104/v1/doris?lang=sv");
        let other = address("http://[::1]:8080?a=b");
        assert_eq!((other.is_https(), other.host().as_str(), other.port()), (false, "::1", 8080));
        assert_eq!(other.path(), "/?a=b");
        assert_eq!(address("https://a.se").path(), "/");
    }

    #[test]
    fn what_is_no_address_of_the_web_is_refused() {
        for wrong in [
            "ftp://a.se/x",
            "file:///etc/passwd",
            "gopher://a.se",
            "a.se/x",
            "https://",
            "https:///x",
            "https://a.se:0/",
            "https://a.se:99999/",
            "https://a.se:/",
            "https://a..se/",
            "https://a.se\\@b.se/",
            "https://å.se/",
            "https://a.se/x y",
            "https://a.se/#x",
            "https://[::1/",
        ] {
            assert_eq!(WebAddress::parse(wrong).unwrap_err().key, "address-not-web", "{wrong}");
        }
        assert_eq!(WebAddress::parse(" ").unwrap_err().key, "text-empty");
        assert_eq!(WebAddress::parse(&format!("https://a.se/{}", "a".repeat(1000))).unwrap_err().key, "text-too-long");
    }

    #[test]
    fn no_secret_comes_into_the_log() {
        for secret in ["https://anna:hemligt@a.se/", "https://anna@a.se?x", "https://a.se/?x=1&API_KEY=abc"] {
            assert_eq!(WebAddress::parse(secret).unwrap_err().key, "address-has-credentials", "{secret}");
        }
        assert!(WebAddress::parse("https://a.se/x@y?tokens=2").is_ok());
    }

    #[test]
    fn a_redirect_is_followed_from_where_it_came() {
        let from = address("https://a.se:8443/one/two?x=1");
        let to = |location: &str| from.joined(location).map(|to| to.to_string());
        assert_eq!(to("/three").as_deref(), Some("https://a.se:8443/three"));
        assert_eq!(to("three#part").as_deref(), Some("https://a.se:8443/one/three"));
        assert_eq!(to("//b.se/x").as_deref(), Some("https://b.se/x"));
        assert_eq!(to("http://b.se/x").as_deref(), Some("http://b.se/x"));
        assert_eq!(to("file:///etc/passwd"), None);
        assert_eq!(to(""), None);
    }
}
