//! Cookies: read by name, and set in one way. `HttpOnly` and `SameSite=Lax` always; `Secure` behind https.
//!
//! The session's cookie has the organisation as its path, because one browser may be signed in to several agencies at
//! once. `__Host-` names would need both https and the path `/`, so they are not used; what they protect against, that
//! another host sets the cookie, gains nothing here: a session is looked up by its random token in the organisation of
//! the address.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::ids::OrganisationId;

use crate::app::Settings;

/// The value of a cookie that came with the request.
pub(crate) fn get<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
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
    append(response, name, value, &format!("/{organisation}"), seconds, settings);
}

/// Takes a cookie of one organisation away.
pub(crate) fn clear(response: &mut Response, name: &str, organisation: &OrganisationId, settings: &Settings) {
    append(response, name, "", &format!("/{organisation}"), Some(0), settings);
}

/// Sets a cookie for the whole installation: only the language and the scale of amounts.
pub(crate) fn set_everywhere(response: &mut Response, name: &str, value: &str, seconds: u32, settings: &Settings) {
    append(response, name, value, "/", Some(seconds), settings);
}

fn append(response: &mut Response, name: &str, value: &str, path: &str, seconds: Option<u32>, settings: &Settings) {
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if settings.https { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{age}{secure}");
    // Names and values are our own and plain; one that is not is no cookie of ours.
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("xsession=1; session=abc; flash=e30"));
        assert_eq!(get(&headers, "session"), Some("abc"));
        assert_eq!(get(&headers, "flash"), Some("e30"));
        assert_eq!(get(&headers, "sess"), None);
    }
}
