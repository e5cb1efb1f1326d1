//! The headers of every answer: for every route and method, signed in and not, in success and in error. Which ones there
//! are is written here a second time, on purpose.

use axum::http::{HeaderMap, HeaderValue, Method};
use axum::response::IntoResponse;
use testkit::client::{Installation, Reply};
use testkit::defect::answering;
use testkit::registry;
use web::app::Settings;

use super::{EXAMPLE, none};

const ALWAYS: [(&str, &str); 7] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
         connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; report-uri /csp-reports; \
         report-to csp",
    ),
    ("reporting-endpoints", "csp=\"/csp-reports\""),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// What else an answer may say. Anything that is not here is something nobody thought of.
const SOMETIMES: [&str; 15] = [
    "allow",
    "cache-control",
    "clear-site-data",
    "content-disposition",
    "content-encoding",
    "content-length",
    "content-type",
    "etag",
    "last-modified",
    "location",
    "retry-after",
    "set-cookie",
    "vary",
    "www-authenticate",
    "x-accel-buffering",
];

/// Types of text name how it is written; of the others, the type itself says so.
const TYPES: [&str; 18] = [
    "text/html; charset=utf-8",
    "text/plain; charset=utf-8",
    "text/csv; charset=utf-8",
    "text/markdown; charset=utf-8",
    "text/css; charset=utf-8",
    "text/javascript; charset=utf-8",
    "text/event-stream",
    "application/json",
    "application/jsonl",
    "application/problem+json",
    "application/scim+json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/manifest+json",
    "image/svg+xml",
    "image/svg+xml; charset=utf-8",
    "image/png",
    "font/woff2",
    "application/zip",
];

/// How the one who asked is known, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asker {
    Anyone,
    /// Without a cookie that would be looked at.
    Program,
    SignedIn,
}

/// What is wrong with the headers of an answer.
fn faults(reply: &Reply, asker: Asker, https: bool) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, value) in ALWAYS {
        let all: Vec<&HeaderValue> = reply.headers.get_all(name).iter().collect();
        if all.len() != 1 || all[0] != value {
            faults.push(format!("{name} is {all:?}"));
        }
    }
    let transport = reply.header("strict-transport-security");
    if transport != if https { "max-age=63072000; includeSubDomains" } else { "" } {
        faults.push(format!("strict-transport-security is {transport:?}"));
    }
    for name in reply.headers.keys().map(|name| name.as_str()) {
        let is_known = ALWAYS.iter().any(|(known, _)| *known == name) || SOMETIMES.contains(&name);
        let is_shared =
            asker == Asker::Program && matches!(name, "access-control-allow-origin" | "access-control-expose-headers");
        if !is_known && !is_shared && name != "strict-transport-security" {
            faults.push(format!("{name} is a header that nobody thought of"));
        }
    }
    let kept = reply.header("cache-control");
    let is_file_for_all = kept == "public, max-age=31536000, immutable";
    let is_right = match (asker, kept) {
        (_, "no-store") => true,
        _ if is_file_for_all => !reply.headers.contains_key("set-cookie"),
        (Asker::Anyone | Asker::Program, "no-cache") => !reply.headers.contains_key("set-cookie"),
        (Asker::Anyone | Asker::Program, "private, no-cache") => true,
        _ => false,
    };
    if !is_right {
        faults.push(format!("cache-control is {kept:?}"));
    }
    if !reply.bytes.is_empty() && !TYPES.contains(&reply.header("content-type")) {
        faults.push(format!("content-type is {:?}", reply.header("content-type")));
    }
    for cookie in reply.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()) {
        let is_bound = cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax");
        let is_hosts = cookie.starts_with("__Host-") && cookie.contains("; Path=/; Secure;");
        if !is_bound || is_hosts != https || 4096 < cookie.len() {
            faults.push(format!("the cookie {cookie}"));
        }
    }
    let disposition = reply.header("content-disposition");
    let is_plain = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    let name = disposition.strip_prefix("attachment; filename=\"").and_then(|rest| rest.strip_suffix('"'));
    if !disposition.is_empty() && !name.is_some_and(is_plain) {
        faults.push(format!("content-disposition is {disposition:?}"));
    }
    if (reply.status == 401) != reply.headers.contains_key("www-authenticate") {
        faults.push(format!("{} with {:?}", reply.status, reply.header("www-authenticate")));
    }
    // An address that only takes forms leads a reader to the page above it, and says beside that what it takes.
    if (reply.status == 405) != reply.headers.contains_key("allow") && reply.status != 303 {
        faults.push(format!("{} with allow {:?}", reply.status, reply.header("allow")));
    }
    faults
}

fn methods() -> Vec<Method> {
    let names = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"];
    names.iter().map(|name| name.parse().unwrap()).collect()
}

fn same_origin() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    headers
}

#[tokio::test]
async fn every_answer_of_every_route_has_the_headers() {
    let installation = Installation::with_example();
    let (anyone, all) = (installation.anonymous(), installation.with_every_role().await);
    let (mut found, mut tried) = (Vec::new(), 0);
    for route in web::routes::registry() {
        let address = registry::address(&route, EXAMPLE);
        for method in methods() {
            for (client, asker) in [(&anyone, Asker::Anyone), (&all, Asker::SignedIn)] {
                // Who signs out would be nobody for all that comes.
                if asker == Asker::SignedIn && matches!(route.name, "sign-out" | "end-own-sessions" | "sign-in-as") {
                    continue;
                }
                let reply = client.send(method.clone(), &address, &[], &same_origin()).await;
                tried += 1;
                let is_other = method != route.method && !(method == "HEAD" && route.method == "GET");
                let may_be_another_route =
                    route.is_for_programs() || matches!(method.as_str(), "GET" | "HEAD" | "POST");
                if is_other && !may_be_another_route && reply.status != 405 {
                    found.push(format!("{method} {address} is answered with {}", reply.status));
                }
                if method == "HEAD" && !reply.bytes.is_empty() {
                    found.push(format!("HEAD {address} has a body"));
                }
                // The description of the API comes without a token, and is for programs of any site.
                let outside = if route.is_for_programs() || route.name == "api-description" {
                    Asker::Program
                } else if route.path.starts_with("/{") {
                    asker
                } else {
                    Asker::Anyone
                };
                let faults = faults(&reply, outside, false);
                found.extend(faults.iter().map(|fault| format!("{method} {address} ({asker:?}): {fault}")));
            }
        }
    }
    none(&found, tried, 3_000);
}

#[tokio::test]
async fn every_kind_of_error_has_the_headers() {
    let installation = Installation::with_example();
    let (anyone, all) = (installation.anonymous(), installation.with_every_role().await);
    let reader = installation.reader().await;
    let mut met = Vec::new();
    let mut found = Vec::new();
    let mut look = |reply: Reply, status: u16, what: &str| {
        met.push(status);
        if reply.status != status {
            found.push(format!("{what} is answered with {}", reply.status));
        }
        found.extend(faults(&reply, Asker::SignedIn, false).into_iter().map(|fault| format!("{what}: {fault}")));
    };
    look(all.get("/help?as-of=x").await, 400, "no day");
    let body = Some(("text/plain", b"a=b".to_vec()));
    let plain = all.send_body(Method::POST, "/tillvaxtverket/revisions", body, &same_origin()).await;
    look(plain, 415, "no form");
    look(reader.get("/people").await, 403, "a role without the right");
    let elsewhere = all.send(Method::POST, "/tillvaxtverket/revisions", &[], &HeaderMap::new()).await;
    look(elsewhere, 403, "from nowhere");
    look(anyone.get("/nothing").await, 404, "nothing");
    look(all.get("/statements/99999999999999999999").await, 404, "no number");
    look(all.send(Method::DELETE, "/tillvaxtverket/help", &[], &same_origin()).await, 405, "another method");
    let large = "9".repeat(300_000);
    look(all.post("/sign-in", &[("person", &large)]).await, 413, "more than there is room for");
    let empty = all.get("/people/new").await;
    let key = empty.hidden("request-key").unwrap();
    look(all.post("/people", &[("request-key", &key)]).await, 422, "a form that is refused");
    let program = all.with_header("accept", "application/json");
    look(program.get("/nothing").await, 404, "nothing, for a program");
    installation.database.lose("accounts");
    let fault = program.get("/people").await;
    assert!(!fault.text().contains("accounts"), "a fault tells of the database: {}", fault.text());
    look(fault, 500, "a fault");
    installation.store.close();
    let stopped = program.post("/people/1/disabling", &[]).await;
    assert!(500 <= stopped.status, "{}", stopped.status);
    found.extend(faults(&stopped, Asker::SignedIn, false));
    none(&found, met.len(), 11);
}

#[tokio::test]
async fn behind_https_every_answer_says_so_and_cookies_are_of_this_host_alone() {
    let settings = Settings { https: true, pick_person: true, ..Settings::default() };
    let installation = Installation::small_with(settings);
    let client = installation.anonymous();
    let mut found = Vec::new();
    for address in ["/", "/health", "/verket/", "/verket/help?lang=en", "/verket/help?scale=tkr", "/verket/account"] {
        let reply = client.get_address(address).await;
        found.extend(faults(&reply, Asker::Anyone, true).into_iter().map(|fault| format!("{address}: {fault}")));
    }
    // Nobody is let in with a cookie that another host of the domain could have set.
    let signed_in = client.post("/sign-in", &[("person", "3")]).await;
    found.extend(faults(&signed_in, Asker::SignedIn, true));
    assert!(signed_in.header("set-cookie").starts_with("__Host-session.verket="), "{:?}", signed_in.headers);
    assert_eq!(client.get("/account").await.status, 200);
    let token = signed_in.header("set-cookie").split(['=', ';']).nth(1).unwrap().to_owned();
    let tossed = installation.anonymous();
    tossed.keep_cookie("session", &token);
    assert_eq!(tossed.get("/account").await.status, 303, "a cookie without its prefix opens something");
    tossed.keep_cookie("__Host-session.annat", &token);
    assert_eq!(tossed.get("/account").await.status, 303, "a cookie of another agency opens something");
    none(&found, 7, 7);
}

#[tokio::test]
async fn who_signs_out_leaves_nothing_at_the_browser() {
    let installation = Installation::small();
    let client = installation.reader().await;
    let out = client.post("/sign-out", &[]).await;
    assert_eq!(out.header("clear-site-data"), "\"cache\", \"storage\"");
    // A browser with an answer card has seen to the rest by itself.
    let out = installation.reader().await.post("/sign-out", &[("keep", "cards")]).await;
    assert_eq!(out.header("clear-site-data"), "\"cache\"");
    assert!(out.header("set-cookie").contains("Max-Age=0"), "{:?}", out.headers);
    assert_eq!(faults(&out, Asker::SignedIn, false), Vec::<String>::new());
}

#[tokio::test]
async fn browsers_may_report_and_nothing_else_comes_in_that_way() {
    let installation = Installation::small();
    let client = installation.anonymous();
    let report = br#"{"csp-report":{"effective-directive":"img-src","blocked-uri":"inline"}}"#.to_vec();
    let send = async |kind, body: Vec<u8>, headers: HeaderMap| {
        client.send_body(Method::POST, "/csp-reports", Some((kind, body)), &headers).await
    };
    let taken = send("application/csp-report", report.clone(), HeaderMap::new()).await;
    assert_eq!((taken.status, taken.bytes.len()), (204, 0));
    let newer = br#"[{"type":"csp-violation","body":{"effectiveDirective":"img-src"}}]"#.to_vec();
    assert_eq!(send("application/reports+json", newer, same_origin()).await.status, 204);
    assert_eq!(send("text/plain", report.clone(), same_origin()).await.status, 415);
    assert_eq!(send("application/csp-report", b"{".to_vec(), same_origin()).await.status, 400);
    assert_eq!(send("application/csp-report", vec![b' '; 40_000], same_origin()).await.status, 413);
    let mut elsewhere = HeaderMap::new();
    elsewhere.insert("sec-fetch-site", HeaderValue::from_static("cross-site"));
    assert_eq!(send("application/csp-report", report, elsewhere).await.status, 403);
}

/// The seeded defects: a service that says nothing, and answers that say it nearly.
#[tokio::test]
async fn an_answer_without_the_headers_is_found() {
    let reply = answering(|_| "nothing said".into_response()).get("/").await;
    let found = faults(&reply, Asker::SignedIn, false).join("\n");
    for name in ALWAYS.iter().map(|(name, _)| *name).chain(["cache-control"]) {
        assert!(found.contains(name), "{name} is not missed:\n{found}");
    }
    let installation = Installation::small();
    let good = installation.anonymous().get("/help").await;
    assert_eq!(faults(&good, Asker::Anyone, false), Vec::<String>::new());
    assert_ne!(faults(&good, Asker::SignedIn, false), Vec::<String>::new(), "a kept page of somebody signed in");
    assert_ne!(faults(&good, Asker::Anyone, true), Vec::<String>::new(), "https without its header");
    for (name, value) in [
        ("server", "rodtrad"),
        ("x-content-type-options", "none"),
        ("set-cookie", "a=b; HttpOnly"),
        ("content-type", "text/html"),
        ("content-disposition", "attachment; filename=\"a b.csv\""),
        ("allow", "GET"),
    ] {
        let mut reply = installation.anonymous().get("/help").await;
        reply.headers.insert(name, HeaderValue::from_static(value));
        assert_ne!(faults(&reply, Asker::Anyone, false), Vec::<String>::new(), "{name}: {value} is not found");
    }
}
