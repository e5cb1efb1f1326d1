//! Where readers find this installation, as the operator says: what links in letters begin with, and where passkeys are
//! good. A request's own `Host` is no word to send to others, because whoever asks can write anything there.

use std::fmt;

use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri, header};
use factors::passkey;

use crate::app::Settings;

/// An address without a path: `https://styrning.verket.se`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    origin: String,
    authority: String,
    host: String,
}

/// The text is no address of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASite;

impl Site {
    /// Takes an address: https, or http on this computer alone, and nothing after the host and its port.
    ///
    /// # Errors
    /// When it is none.
    pub fn parse(text: &str) -> Result<Site, NotASite> {
        let uri: Uri = text.trim().trim_end_matches('/').parse().map_err(|_| NotASite)?;
        let (scheme, authority) = (uri.scheme_str().ok_or(NotASite)?, uri.authority().ok_or(NotASite)?);
        let host = authority.host().to_ascii_lowercase();
        let is_safe =
            scheme == "https" || (scheme == "http" && ["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str()));
        let is_alone = matches!(uri.path(), "" | "/") && uri.query().is_none() && !authority.as_str().contains('@');
        if !is_safe || !is_alone || host.is_empty() {
            return Err(NotASite);
        }
        // A browser leaves the usual port out of what it calls the origin.
        let port =
            authority.port_u16().filter(|port| (scheme, *port) != ("https", 443) && (scheme, *port) != ("http", 80));
        let authority = port.map_or_else(|| host.clone(), |port| format!("{host}:{port}"));
        Ok(Site { origin: format!("{scheme}://{authority}"), authority, host })
    }

    /// The whole address of a page.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Where passkeys are good: a name, never a number, which browsers take no keys for.
    pub(crate) fn passkeys(&self) -> Option<passkey::Site> {
        let is_name = self.host.chars().any(|letter| letter.is_ascii_alphabetic()) && !self.host.starts_with('[');
        is_name.then(|| passkey::Site { id: self.host.clone(), origin: self.origin.clone() })
    }

    /// Whether a request came by this address.
    pub(crate) fn is_of(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        host.eq_ignore_ascii_case(&self.authority)
    }
}

/// The whole address of a page, for what is sent out of the browser: links that are given to people, and what a sign-in
/// service is told of us. It begins with the site that the operator has named. Only where none is named, as on a developer's
/// machine, the request's own `Host` is believed, if it is a host and nothing more; `None` when there is none.
pub(crate) fn whole_address(settings: &Settings, headers: &HeaderMap, path: &str) -> Option<String> {
    if let Some(site) = &settings.site {
        return Some(site.address(path));
    }
    let host: Authority = headers.get(header::HOST)?.to_str().ok()?.parse().ok()?;
    let scheme = if settings.https { "https" } else { "http" };
    (!host.as_str().contains('@')).then(|| format!("{scheme}://{host}{path}"))
}

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn coming_to(host: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))])
    }

    #[test]
    fn a_whole_address_begins_with_the_named_site_whatever_host_was_asked() {
        let site = Some(Site::parse("https://styrning.verket.se").unwrap());
        let settings = Settings { site, ..Settings::default() };
        for headers in [coming_to("evil.example"), coming_to("styrning.verket.se"), HeaderMap::new()] {
            let address = whole_address(&settings, &headers, "/verket/sign-in");
            assert_eq!(address.as_deref(), Some("https://styrning.verket.se/verket/sign-in"));
        }
    }

    #[test]
    fn without_a_named_site_the_host_is_believed_if_it_is_one() {
        let settings = Settings::default();
        let address = whole_address(&settings, &coming_to("127.0.0.1:7500"), "/verket/");
        assert_eq!(address.as_deref(), Some("http://127.0.0.1:7500/verket/"));
        let https = Settings { https: true, ..Settings::default() };
        let address = whole_address(&https, &coming_to("verket.se"), "/verket/");
        assert_eq!(address.as_deref(), Some("https://verket.se/verket/"));
        for wrong in ["", "verket.se/evil", "anna@verket.se", "verket.se?x", "verket se"] {
            assert_eq!(whole_address(&settings, &coming_to(wrong), "/verket/"), None, "{wrong:?}");
        }
        assert_eq!(whole_address(&settings, &HeaderMap::new(), "/verket/"), None);
    }

    #[test]
    fn a_site_is_a_host_and_nothing_more() {
        for (written, origin, keys) in [
            ("https://Styrning.verket.se/", "https://styrning.verket.se", Some("styrning.verket.se")),
            ("https://verket.se:443", "https://verket.se", Some("verket.se")),
            ("https://verket.se:8443", "https://verket.se:8443", Some("verket.se")),
            ("http://localhost:7500", "http://localhost:7500", Some("localhost")),
            ("http://127.0.0.1:7500", "http://127.0.0.1:7500", None),
            ("https://192.0.2.7", "https://192.0.2.7", None),
        ] {
            let site = Site::parse(written).unwrap();
            assert_eq!((site.to_string().as_str(), site.passkeys().map(|site| site.id).as_deref()), (origin, keys));
        }
        for wrong in [
            "",
            "verket.se",
            "http://verket.se",
            "ftp://verket.se",
            "https://verket.se/styrning",
            "https://verket.se/?x=1",
            "https://anna@verket.se",
            "javascript:alert(1)",
            "https://",
        ] {
            assert_eq!(Site::parse(wrong), Err(NotASite), "{wrong}");
        }
    }
}
