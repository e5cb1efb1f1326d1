//! Cookies: read by name, and set in one way. `HttpOnly` and `SameSite=Lax` always.
//!
//! Behind https a cookie is also `Secure`, and its name on the wire begins with `__Host-`: the browser then takes it from
//! no other host and over nothing but https. Such a cookie has the path `/`, so the organisation stands in its name
//! instead, because one browser may be signed in to several agencies at once: `__Host-session.verket`. Without https,
//! which is for trying the product on one's own machine, the organisation is the path. Everything else knows the plain
//! names: [`by_plain_names`] sees to it when a request arrives.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::ids::OrganisationId;

use crate::app::Settings;

/// What stands before the name of a cookie that only this host has set, over https.
const HOST: &str = "__Host-";

/// Gives the cookies of a request their plain names, of its own organisation alone. Behind https a cookie that was not set
/// over https by this host is none.
pub(crate) fn by_plain_names(request: &mut Request, settings: &Settings) {
    if !settings.https || !request.headers().contains_key(header::COOKIE) {
        return;
    }
    let organisation = request.uri().path().split('/').nth(1).unwrap_or_default();
    let plain = |pair: &str| {
        let (name, value) = pair.trim().strip_prefix(HOST)?.split_once('=')?;
        match name.split_once('.') {
            Some((name, of)) => (of == organisation).then(|| format!("{name}={value}")),
            None => Some(format!("{name}={value}")),
        }
    };
    let sent = request.headers().get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let kept: Vec<String> = sent.flat_map(|value| value.split(';')).filter_map(plain).collect();
    let cookies = HeaderValue::try_from(kept.join("; "));
    request.headers_mut().remove(header::COOKIE);
    if let Some(cookies) = cookies.ok().filter(|_| !kept.is_empty()) {
        request.headers_mut().insert(header::COOKIE, cookies);
    }
}

/// The value of a cookie that came with the request.
pub(crate) fn get<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Gives a cookie of the request another value, as if the browser had sent that.
pub(crate) fn replace(headers: &mut HeaderMap, name: &str, value: &str) {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let others = sent.flat_map(|value| value.split(';')).map(str::trim);
    let is_it = |pair: &&str| pair.split_once('=').is_some_and(|(known, _)| known == name);
    let mut kept: Vec<String> = others.filter(|pair| !is_it(pair)).map(str::to_owned).collect();
    kept.push(format!("{name}={value}"));
    if let Ok(cookies) = HeaderValue::try_from(kept.join("; ")) {
        headers.insert(header::COOKIE, cookies);
    }
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
    append(response, name, value, Some(organisation), seconds, settings);
}

/// Takes a cookie of one organisation away.
pub(crate) fn clear(response: &mut Response, name: &str, organisation: &OrganisationId, settings: &Settings) {
    append(response, name, "", Some(organisation), Some(0), settings);
}

/// Sets a cookie for the whole installation: only the language and the scale of amounts.
pub(crate) fn set_everywhere(response: &mut Response, name: &str, value: &str, seconds: u32, settings: &Settings) {
    append(response, name, value, None, Some(seconds), settings);
}

fn append(
    response: &mut Response,
    name: &str,
    value: &str,
    organisation: Option<&OrganisationId>,
    seconds: Option<u32>,
    settings: &Settings,
) {
    let age = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let (name, place) = match (settings.https, organisation) {
        (true, Some(organisation)) => (format!("{HOST}{name}.{organisation}"), "/; Secure".to_owned()),
        (true, None) => (format!("{HOST}{name}"), "/; Secure".to_owned()),
        (false, Some(organisation)) => (name.to_owned(), format!("/{organisation}")),
        (false, None) => (name.to_owned(), "/".to_owned()),
    };
    let cookie = format!("{name}={value}; Path={place}; HttpOnly; SameSite=Lax{age}");
    // Names and values are our own and plain; one that is not is no cookie of ours.
    if let Ok(cookie) = HeaderValue::try_from(cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(sent: &'static str, address: &str, https: bool) -> Option<String> {
        let mut request = Request::get(address).header(header::COOKIE, sent).body(axum::body::Body::empty()).unwrap();
        by_plain_names(&mut request, &Settings { https, ..Settings::default() });
        request.headers().get(header::COOKIE).map(|value| value.to_str().unwrap().to_owned())
    }

    #[test]
    fn behind_https_a_cookie_has_the_name_that_no_other_host_can_set() {
        let sent = "__Host-session.verket=abc; __Host-session.annat=def; __Host-lang=sv; session=forged; lang=en";
        assert_eq!(plain(sent, "/verket/", true).as_deref(), Some("session=abc; lang=sv"));
        assert_eq!(plain(sent, "/annat/account", true).as_deref(), Some("session=def; lang=sv"));
        assert_eq!(plain("session=forged", "/verket/", true), None);
        assert_eq!(plain("session=abc; lang=en", "/verket/", false).as_deref(), Some("session=abc; lang=en"));

        let mut response = Response::default();
        let settings = Settings { https: true, ..Settings::default() };
        set(&mut response, "session", "abc", &"verket".parse().unwrap(), None, &settings);
        set_everywhere(&mut response, "lang", "sv", 60, &settings);
        let cookies: Vec<&HeaderValue> = response.headers().get_all(header::SET_COOKIE).iter().collect();
        assert_eq!(cookies[0], "__Host-session.verket=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
        assert_eq!(cookies[1], "__Host-lang=sv; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60");
    }

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_static("xsession=1; session=abc; flash=e30"));
        assert_eq!(get(&headers, "session"), Some("abc"));
        assert_eq!(get(&headers, "flash"), Some("e30"));
        assert_eq!(get(&headers, "sess"), None);
    }
}
