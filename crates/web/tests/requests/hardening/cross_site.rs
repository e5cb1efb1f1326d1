//! Changes that another site would have made: every route that changes something, from everywhere but a page of ours, in
//! every form that another site's page can send. Nothing may change, whoever is signed in.
//!
//! The product has no token against this: browsers say themselves where a request comes from, and what does not say is
//! refused. The key in a form is against sending twice, and gives no right; so it is tried too.

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::IntoResponse;
use domain::policy::Viewer;
use testkit::client::{Client, Installation};
use testkit::defect::answering;
use testkit::registry;
use web::routes::Route;

use super::{EXAMPLE, none};

/// Where a change may not come from: what the browser says of it.
const FROM_ELSEWHERE: [&[(&str, &str)]; 13] = [
    &[],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost")],
    &[("sec-fetch-site", "cross-site"), ("origin", "null")],
    &[("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-user", "?1")],
    &[("sec-fetch-site", "SAME-ORIGIN-NOT")],
    &[("origin", "null")],
    &[("origin", "http://evil.example")],
    &[("origin", "http://localhost.evil.example")],
    &[("origin", "http://localhost:81")],
    &[("referer", "http://localhost/tillvaxtverket/")],
    &[("x-requested-with", "XMLHttpRequest"), ("x-csrf-token", "any")],
];

/// What a page of another site can send without asking first.
const BODIES: [(&str, &str); 4] = [
    ("application/x-www-form-urlencoded", "request-key=AAAAAAAAAAAAAAAAAAAAAA&name=x&person=2&csrf_token=x"),
    ("text/plain", "name=x&person=2"),
    ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--b--\r\n"),
    ("text/plain", "{\"name\":\"x\"}"),
];

fn headers(given: &[(&'static str, &'static str)]) -> HeaderMap {
    given.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect()
}

/// What lets a change in from elsewhere.
async fn let_in(client: &Client, address: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for from in FROM_ELSEWHERE {
        for (kind, body) in BODIES {
            let body = Some((kind, body.as_bytes().to_vec()));
            let reply = client.send_body(Method::POST, address, body, &headers(from)).await;
            if reply.status != 403 {
                faults.push(format!("POST {address} as {kind} from {from:?} is answered with {}", reply.status));
            }
        }
    }
    faults
}

/// Reports of browsers, servers that say who has signed out and mail programs that stop letters come without saying from
/// where; they have tests of their own. So have programs, for whom no cookie is looked at.
fn changes() -> impl Iterator<Item = Route> {
    let is_by_cookie = |route: &Route| {
        !matches!(route.name, "csp-reports" | "signed-out-there" | "stop-letters") && !route.is_for_programs()
    };
    web::routes::registry().into_iter().filter(move |route| !route.method.is_safe() && is_by_cookie(route))
}

fn state(installation: &Installation) -> (u64, usize) {
    let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let accounts = installation.store.accounts(&installation.organisation).unwrap();
    (reading.seq, accounts.len())
}

#[tokio::test]
async fn no_other_site_changes_anything() {
    let installation = Installation::with_example();
    let all = installation.with_every_role().await;
    let before = state(&installation);
    let (mut found, mut tried) = (Vec::new(), 0);
    for route in changes() {
        let address = registry::address(&route, EXAMPLE);
        found.extend(let_in(&all, &address).await);
        tried += FROM_ELSEWHERE.len() * BODIES.len();
    }
    assert_eq!(state(&installation), before, "something was changed");
    assert_eq!(all.get("/account").await.status, 200, "somebody was signed out");
    none(&found, tried, 4_000);
}

#[tokio::test]
async fn what_is_only_looked_at_changes_nothing() {
    let installation = Installation::with_example();
    let all = installation.with_every_role().await;
    let before = state(&installation);
    let (mut found, mut tried) = (Vec::new(), 0);
    for route in changes() {
        let address = registry::address(&route, EXAMPLE);
        let asked = format!("{address}?name=x&person=2&text=x&request-key=AAAAAAAAAAAAAAAAAAAAAA&_method=POST");
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE] {
            for given in [&[][..], &[("x-http-method-override", "POST"), ("x-method-override", "POST")]] {
                let reply = all.send(method.clone(), &asked, &[], &headers(given)).await;
                tried += 1;
                // Where there is a page at the same address, it is that page.
                if !matches!(reply.status, 200 | 303 | 400 | 404 | 405 | 422) {
                    found.push(format!("{method} {asked}: {}", reply.status));
                }
            }
        }
    }
    assert_eq!(state(&installation), before, "something was changed by looking");
    none(&found, tried, 800);
}

#[tokio::test]
async fn a_method_is_what_it_is() {
    let installation = Installation::with_example();
    let all = installation.with_every_role().await;
    let before = state(&installation);
    let same = ("sec-fetch-site", "same-origin");
    let (mut found, mut tried) = (Vec::new(), 0);
    for route in web::routes::registry().iter().filter(|route| route.method == "GET") {
        let is_changed_too =
            web::routes::registry().iter().any(|other| other.path == route.path && other.method == "POST");
        if is_changed_too {
            continue;
        }
        let address = registry::address(route, EXAMPLE);
        for method in ["DELETE", "PUT", "PATCH", "GET", "HEAD"] {
            let given = [same, ("x-http-method-override", method), ("x-http-method", method)];
            let body = Some(("application/x-www-form-urlencoded", format!("_method={method}").into_bytes()));
            let reply =
                all.send_body(Method::POST, &format!("{address}?_method={method}"), body, &headers(&given)).await;
            tried += 1;
            if reply.status != 405 {
                found.push(format!("POST {address} as {method}: {}", reply.status));
            }
        }
    }
    assert_eq!(state(&installation), before);
    none(&found, tried, 300);
}

/// The seeded defects: a form that is taken wherever it comes from, and one that looks at one header alone.
#[tokio::test]
async fn a_route_that_is_not_guarded_is_found() {
    let open = answering(|_| StatusCode::SEE_OTHER.into_response());
    let all = FROM_ELSEWHERE.len() * BODIES.len();
    assert_eq!(let_in(&open, "/verket/revisions").await.len(), all);
    let half = answering(|headers| match headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site") {
        true => StatusCode::FORBIDDEN.into_response(),
        false => StatusCode::SEE_OTHER.into_response(),
    });
    let found = let_in(&half, "/verket/revisions").await;
    assert!(!found.is_empty() && found.len() < all, "{} of {all}", found.len());
}
