//! Where a request comes from in the network: only to count how often somebody asks for what costs others something. Never
//! kept as it is, and no proof of anything.

use std::net::{IpAddr, SocketAddr};

use axum::http::{Extensions, HeaderMap};

use crate::app::Settings;

/// The other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) SocketAddr);

/// Who asks, as far as the network knows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Requester(Option<IpAddr>);

impl Requester {
    /// Who made the request that has these extensions.
    pub(crate) fn of(extensions: &Extensions) -> Requester {
        Requester(extensions.get::<Peer>().map(|peer| peer.0.ip()))
    }

    /// The place that is counted. Behind a proxy the proxy is the other end, and says last in its header where a request
    /// came from; what stands before that anyone can have written. Of IPv6, the network that one household has.
    pub(crate) fn place(self, headers: &HeaderMap, settings: &Settings) -> String {
        let forwarded = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
        let last = forwarded.and_then(|value| value.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
        match last.filter(|_| settings.https).or(self.0) {
            Some(IpAddr::V6(address)) => {
                address.segments()[..4].iter().map(|part| format!("{part:x}")).collect::<Vec<_>>().join(":")
            }
            Some(address) => address.to_string(),
            None => "unknown".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn only_a_proxy_is_believed_and_only_its_own_word() {
        let place = |forwarded: &'static str, https| {
            let mut headers = HeaderMap::new();
            if !forwarded.is_empty() {
                headers.insert("x-forwarded-for", HeaderValue::from_static(forwarded));
            }
            let settings = Settings { https, ..Settings::default() };
            Requester("192.0.2.1".parse().ok()).place(&headers, &settings)
        };
        assert_eq!(place("", false), "192.0.2.1");
        assert_eq!(place("198.51.100.7", false), "192.0.2.1", "anyone can write that");
        assert_eq!(place("198.51.100.7", true), "198.51.100.7");
        assert_eq!(place("10.0.0.1, 203.0.113.9 , 198.51.100.7", true), "198.51.100.7");
        assert_eq!(place("nonsense", true), "192.0.2.1");
        assert_eq!(place("2001:db8:1:2:3:4:5:6", true), "2001:db8:1:2");
    }
}
