//! Addresses as text: a parameter set or taken away, and which addresses lead back here. Not which routes there are.

use std::fmt::Write;

/// The same address with this parameter set, and no other of that name.
pub fn with(address: &str, name: &str, value: &str) -> String {
    let mut out = without(address, name);
    let before = if out.contains('?') { '&' } else { '?' };
    // Writing to a string does not fail.
    let _ = write!(out, "{before}{name}={}", encoded(value));
    out
}

/// The same address without this parameter.
pub fn without(address: &str, name: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let kept: Vec<&str> =
        query.split('&').filter(|pair| pair.split('=').next() != Some(name) && !pair.is_empty()).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// The value of a parameter in a query, decoded; the first one when there are several.
pub fn parameter(query: Option<&str>, name: &str) -> Option<String> {
    form_urlencoded::parse(query?.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// This text as a part of an address.
pub fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The address to go on to after sign-in, if it leads into this organisation and nowhere else: no other site, no
/// other organisation, not a trick with slashes or dots.
pub fn inside<'a>(address: &'a str, organisation: &str) -> Option<&'a str> {
    let rest = address.strip_prefix('/')?.strip_prefix(organisation)?;
    let plain = address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let climbs = path.split('/').any(|part| matches!(part, "." | "..")) || path.contains("//") || path.contains('%');
    (plain && path.starts_with('/') && !climbs).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_set_once() {
        assert_eq!(with("/a/", "lang", "en"), "/a/?lang=en");
        assert_eq!(with("/a/?lang=sv&as-of=2017-10-23", "lang", "en"), "/a/?as-of=2017-10-23&lang=en");
        assert_eq!(with("/a/", "next", "/a/?q=å&x=1"), "/a/?next=%2Fa%2F%3Fq%3D%C3%A5%26x%3D1");
        assert_eq!(without("/a/?as-of=2017-10-23", "as-of"), "/a/");
        assert_eq!(parameter(Some("q=f%C3%B6retag+ett&q=2"), "q").as_deref(), Some("företag ett"));
        assert_eq!(parameter(None, "q"), None);
    }

    #[test]
    fn only_addresses_in_the_organisation_are_gone_on_to() {
        for good in ["/verket/", "/verket/revisions/4?as-of=2017-10-23", "/verket/#x"] {
            assert_eq!(inside(good, "verket"), Some(good));
        }
        for wrong in [
            "",
            "/",
            "//evil.example/",
            "https://evil.example/",
            "/\\evil.example",
            "/verketannat/",
            "/annat/",
            "/verket",
            "/verket/../annat/",
            "/verket//evil",
            "/verket/%2e%2e/annat/",
            "javascript:alert(1)",
            "/verket/ x",
            "/verket/\n",
            "verket/",
        ] {
            assert_eq!(inside(wrong, "verket"), None, "{wrong:?}");
        }
    }
}
