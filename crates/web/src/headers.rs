//! What every answer says beside its body: the one place where pages, files, redirects and problems get the headers that
//! tell a browser what it may do with them. Not what an answer says of itself (its type, its tag, how long a file is
//! kept); that is with the answer. Not cookies; those are in [`crate::cookies`].

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

/// Where browsers send what they stopped; the route is in [`crate::routes`].
pub(crate) const REPORTS: &str = "/csp-reports";

/// Finishes an answer. Nothing leaves the server without it.
pub(crate) fn finish(response: &mut Response, https: bool) {
    let headers = response.headers_mut();
    for (name, value) in &ALWAYS {
        headers.insert(name.clone(), HeaderValue::from_static(value));
    }
    if https {
        headers
            .insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains"));
    }
    // What says nothing of itself is kept by nobody: pages of those who are signed in, answers to forms, problems.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if headers.contains_key(header::SET_COOKIE) && !is_kept_by_nobody(headers) {
        // A cookie is one reader's: a cache that many share must not hand it to the next.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    }
}

/// Takes what the browser holds of this site away, when somebody signs out: what was typed and not sent, and pages that
/// the back button would still show. Not the cookies: the session's own is taken away by name, and the others belong to
/// other agencies and to the choice of language. Where the browser has an answer card of a verdict round, which is locked, its
/// script has taken away all else that it holds, and says so.
pub(crate) fn forget_at_the_browser(response: &mut Response, has_cards: bool) {
    let name = HeaderName::from_static("clear-site-data");
    response
        .headers_mut()
        .insert(name, HeaderValue::from_static(if has_cards { "\"cache\"" } else { "\"cache\", \"storage\"" }));
}

fn is_kept_by_nobody(headers: &HeaderMap) -> bool {
    headers.get(header::CACHE_CONTROL).is_some_and(|value| value == "no-store")
}

/// `data:` only for pictures: the design system draws the arrows of its controls so. What is stopped is reported to us in
/// both ways there are, because no browser knows the new one alone.
static ALWAYS: [(HeaderName, &str); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; \
         report-uri /csp-reports; report-to csp",
    ),
    (HeaderName::from_static("reporting-endpoints"), "csp=\"/csp-reports\""),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    fn cached(before: &[(HeaderName, &'static str)]) -> String {
        let mut response = ().into_response();
        for (name, value) in before {
            response.headers_mut().insert(name.clone(), HeaderValue::from_static(value));
        }
        finish(&mut response, false);
        response.headers()[header::CACHE_CONTROL].to_str().unwrap().to_owned()
    }

    #[test]
    fn what_says_nothing_is_kept_by_nobody_and_a_cookie_is_one_reader_s() {
        assert_eq!(cached(&[]), "no-store");
        assert_eq!(cached(&[(header::CACHE_CONTROL, "no-cache")]), "no-cache");
        assert_eq!(cached(&[(header::CACHE_CONTROL, "no-cache"), (header::SET_COOKIE, "a=b")]), "private, no-cache");
        assert_eq!(cached(&[(header::SET_COOKIE, "a=b")]), "no-store");
    }

    #[test]
    fn reports_go_where_the_route_is() {
        let policy = ALWAYS[0].1;
        assert!(policy.contains(&format!("report-uri {REPORTS};")) && ALWAYS[1].1.contains(REPORTS));
    }
}
