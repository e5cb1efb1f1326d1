//! Which hosts may be asked, as the operator says it, and which addresses on the network a host may have. Nothing is
//! allowed that is not written down.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use domain::indicator::fetch::address::WebAddress;

/// What the operator allows. Nothing, to begin with: then no fetch is made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allowed {
    hosts: Vec<Host>,
    inside: Vec<Host>,
}

/// A host that may be asked, at one port.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Host {
    name: String,
    port: Option<u16>,
}

/// Where the addresses of a host may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Network {
    /// On the internet.
    Outside,
    /// On a network of the agency's own, or this computer.
    Inside,
}

impl Allowed {
    /// What two lists say: hosts on the internet, and hosts inside. An entry is `api.scb.se`, or `data.example.se:8443` where
    /// the port is not the usual one.
    ///
    /// # Errors
    /// The entry that is no host.
    pub fn parse(hosts: &[String], inside: &[String]) -> Result<Allowed, String> {
        Ok(Allowed { hosts: entries(hosts)?, inside: entries(inside)? })
    }

    /// Whether nothing is allowed.
    pub fn is_nothing(&self) -> bool {
        self.hosts.is_empty() && self.inside.is_empty()
    }

    /// The hosts, as they were written down.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.hosts.iter().chain(&self.inside).map(|host| match host.port {
            Some(port) => format!("{}:{port}", host.name),
            None => host.name.clone(),
        })
    }

    /// Whether an address may be asked at all. Its host is still looked up, and may turn out to be elsewhere.
    pub fn allows(&self, address: &WebAddress) -> bool {
        self.network(address).is_some()
    }

    /// Where the host of an address may be; `None` when it may not be asked.
    pub(crate) fn network(&self, address: &WebAddress) -> Option<Network> {
        let (name, port) = (address.host(), address.port());
        let usual = if address.is_https() { 443 } else { 80 };
        let is_it = |host: &Host| host.name == name && host.port.unwrap_or(usual) == port;
        if self.inside.iter().any(is_it) {
            return Some(Network::Inside);
        }
        (address.is_https() && self.hosts.iter().any(is_it)).then_some(Network::Outside)
    }
}

fn entries(texts: &[String]) -> Result<Vec<Host>, String> {
    texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).map(entry).collect()
}

fn entry(text: &str) -> Result<Host, String> {
    // A bare IPv6 address has colons of its own, and no port.
    let bare = text.parse::<Ipv6Addr>().is_ok();
    let authority = if bare { format!("[{text}]") } else { text.to_owned() };
    let address = WebAddress::parse(&format!("https://{authority}/")).map_err(|_| text.to_owned())?;
    let is_only_host = !text.contains(['/', '?', '@']);
    let after = authority.rsplit_once(']').map_or(authority.as_str(), |(_, rest)| rest);
    let port = after.contains(':').then(|| address.port());
    if is_only_host { Ok(Host { name: address.host(), port }) } else { Err(text.to_owned()) }
}

impl Network {
    /// Whether a host there may have this address.
    pub(crate) fn may_have(self, ip: IpAddr) -> bool {
        let kind = match ip {
            IpAddr::V4(ip) => of_v4(ip),
            IpAddr::V6(ip) => of_v6(ip),
        };
        match kind {
            Kind::Public => true,
            Kind::Own => self == Network::Inside,
            Kind::Never => false,
        }
    }
}

enum Kind {
    Public,
    /// Of the agency's own networks, or of this computer.
    Own,
    /// Of no host: link-local (where clouds keep their secrets), several at once, or kept for something else.
    Never,
}

fn of_v4(ip: Ipv4Addr) -> Kind {
    let [a, b, c, _] = ip.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_kept = a == 0 || a >= 240 || (a, b, c) == (192, 0, 0) || (a == 198 && (b == 18 || b == 19));
    let is_relay = (a, b, c) == (192, 88, 99);
    if ip.is_loopback() || ip.is_private() || is_shared {
        Kind::Own
    } else if ip.is_link_local() || ip.is_multicast() || ip.is_documentation() || is_kept || is_relay {
        Kind::Never
    } else {
        Kind::Public
    }
}

fn of_v6(ip: Ipv6Addr) -> Kind {
    if ip.is_loopback() {
        return Kind::Own;
    }
    let parts = ip.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match parts {
        // An IPv4 address in other clothes is what it is underneath.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => of_v4(v4(high, low)),
        [0x2002, high, low, ..] => of_v4(v4(high, low)),
        // Teredo, documentation, and what else is kept for other things.
        [0x2001, 0..0x200, ..] | [0x2001, 0xdb8, ..] | [0x64, ..] | [0x100, ..] | [0x5f00, ..] => Kind::Never,
        [first, ..] if first & 0xfe00 == 0xfc00 => Kind::Own,
        [first, ..] if first & 0xe000 == 0x2000 => Kind::Public,
        _ => Kind::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(hosts: &[&str], inside: &[&str]) -> Allowed {
        let texts = |list: &[&str]| -> Vec<String> { list.iter().map(|&text| text.to_owned()).collect() };
        Allowed::parse(&texts(hosts), &texts(inside)).unwrap()
    }

    fn may(allowed: &Allowed, address: &str) -> bool {
        allowed.allows(&WebAddress::parse(address).unwrap())
    }

    #[test]
    fn only_what_is_written_down_may_be_asked() {
        let some = allowed(&["api.scb.se", "Data.example.se:8443"], &["localhost:8080"]);
        for yes in
            ["https://api.scb.se/x", "https://API.SCB.SE/", "https://data.example.se:8443/", "http://localhost:8080/"]
        {
            assert!(may(&some, yes), "{yes}");
        }
        for no in [
            "http://api.scb.se/",
            "https://api.scb.se:444/",
            "https://api.scb.se.example/",
            "https://xapi.scb.se/",
            "https://scb.se/",
            "https://data.example.se/",
            "http://localhost/",
            "https://127.0.0.1:8080/",
        ] {
            assert!(!may(&some, no), "{no}");
        }
        assert!(Allowed::default().is_nothing() && !may(&Allowed::default(), "https://api.scb.se/"));
    }

    #[test]
    fn what_is_no_host_is_told() {
        for wrong in ["https://api.scb.se", "api.scb.se/", "*", "*.scb.se", "anna@scb.se", "a b", "scb.se:x", "scb.se:"]
        {
            assert_eq!(Allowed::parse(&[wrong.to_owned()], &[]), Err(wrong.to_owned()), "{wrong}");
        }
        assert!(may(&allowed(&[], &["::1"]), "http://[::1]/") && may(&allowed(&[], &["[::1]:90"]), "http://[::1]:90/"));
    }

    #[test]
    fn a_host_outside_has_no_address_inside() {
        for inside in
            ["127.0.0.1", "10.1.2.3", "172.31.0.1", "192.168.0.1", "100.64.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"]
        {
            let ip: IpAddr = inside.parse().unwrap();
            assert!(!Network::Outside.may_have(ip) && Network::Inside.may_have(ip), "{inside}");
        }
        for never in [
            "169.254.169.254",
            "0.0.0.0",
            "0.1.2.3",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "198.18.0.1",
            "192.0.0.1",
            "203.0.113.1",
            "::",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001::1",
            "2001:db8::1",
            "::ffff:169.254.169.254",
            "::169.254.169.254",
            "64:ff9b::a9fe:a9fe",
            "2002:a9fe:a9fe::1",
        ] {
            let ip: IpAddr = never.parse().unwrap();
            assert!(!Network::Outside.may_have(ip) && !Network::Inside.may_have(ip), "{never}");
        }
        for outside in ["193.180.1.1", "2a00:801::1", "64:ff9b::c1b4:101"] {
            assert!(Network::Outside.may_have(outside.parse().unwrap()), "{outside}");
        }
    }
}
