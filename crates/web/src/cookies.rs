//! Cookies: read by name, and set in one way. `HttpOnly` and `SameSite=Lax` always; `Secure` behind https.
//!
//! A cookie that concerns an organisation carries the organisation's id in its name, because one browser may be signed in
//! to several agencies at once, and has the path `/`. So behind https its name begins with `__Host-`: a browser takes such a
//! cookie only from this very host over https, so that no other host of the same domain can put one in its place.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::ids::OrganisationId;

use crate::app::Settings;

/// What a browser lets nobody but this host set.
const HOST: &str = "__Host-";

/// The value of an organisation's cookie that came with the request.
pub(crate) fn get<'a>(
    headers: &'a HeaderMap,
    name: &str,
    organisation: &OrganisationId,
    settings: &Settings,
) -> Option<&'a str> {
    get_everywhere(headers, &named(name, organisation, settings))
}

/// The value of a cookie of the whole installation.
pub(crate) fn get_everywhere<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Sets a cookie for one organisation, for so many seconds; without a number until the browser is closed.
pub(crate) fn set(
    response: &mut Response,
    name: &str,
    value: &str,
    organisation: &OrganisationId,
    seconds: Option<u32>,
    settings: &Settings,
) {
    append(response, &named(name, organisation, settings), value, seconds, settings);
}

/// Takes a cookie of one organisation away.
pub(crate) fn clear(response: &mut Response, name: &str, organisation: &OrganisationId, settings: &Settings) {
    append(response, &named(name, organisation, settings), "", Some(0), settings);
}

/// Sets a cookie for the whole installation: only the language and the scale of amounts.
pub(crate) fn set_everywhere(response: &mut Response, name: &str, value: &str, seconds: u32, settings: &Settings) {
    append(response, name, value, Some(seconds), settings);
}

/// What a cookie of an organisation is called: `__Host-session-verket`, and without https `session-verket`.
pub(crate) fn named(name: &str, organisation: &OrganisationId, settings: &Settings) -> String {
    let host = if settings.https { HOST } else { "" };
    format!("{host}{name}-{organisation}")
}

fn append(response: &mut Response, name: &str, value: &str, seconds: Option<u32>, settings: &Settings) {
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if settings.https { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    // Names and values are our own and plain; one that is not is no cookie of ours.
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name_in_its_own_organisation() {
        let mut headers = HeaderMap::new();
        let all = "xsession-verket=1; session-verket=abc; session-verket-2=def; __Host-session-verket=ghi; lang=sv";
        headers.append(header::COOKIE, HeaderValue::from_static(all));
        let get = |name, organisation: &str, https| {
            let settings = Settings { https, ..Settings::default() };
            super::get(&headers, name, &organisation.parse().unwrap(), &settings)
        };
        assert_eq!(get("session", "verket", false), Some("abc"));
        assert_eq!(get("session", "verket-2", false), Some("def"));
        assert_eq!(get("session", "annat", false), None);
        assert_eq!(get("sess", "verket", false), None);
        assert_eq!(get("session", "verket", true), Some("ghi"), "never one that another host may have set");
        assert_eq!(get("session", "verket-2", true), None);
        assert_eq!(get_everywhere(&headers, "lang"), Some("sv"));
    }

    #[test]
    fn behind_https_a_cookie_has_what_its_name_promises() {
        for (https, wanted) in [
            (false, "session-verket=abc; Path=/; HttpOnly; SameSite=Lax"),
            (true, "__Host-session-verket=abc; Path=/; HttpOnly; SameSite=Lax; Secure"),
        ] {
            let mut response = Response::default();
            let settings = Settings { https, ..Settings::default() };
            set(&mut response, "session", "abc", &"verket".parse().unwrap(), None, &settings);
            assert_eq!(response.headers()[header::SET_COOKIE], wanted);
        }
    }
}
