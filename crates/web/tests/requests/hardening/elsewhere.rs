//! Ways out: an address of ours that leads a reader to another site. Every parameter that could be one, in forms that
//! browsers read in their own way, at every page; the place where sign-in goes on; and addresses that look like paths.

use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use testkit::client::{Installation, Reply};
use testkit::defect::answering;
use testkit::form::tags;
use testkit::registry;

use super::{EXAMPLE, none};

/// Forms of an address that is elsewhere: by scheme, by slashes, by encoding, by what some readers leave out.
const ELSEWHERE: [&str; 44] = [
    "https://evil.example/",
    "http://evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "//evil.example/",
    "///evil.example/",
    "////evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "\\/evil.example/",
    "/\\/evil.example/",
    "/\t/evil.example/",
    "/\n/evil.example/",
    "\t//evil.example/",
    " //evil.example/",
    "\u{0}//evil.example/",
    "/%2fevil.example/",
    "/%5cevil.example/",
    "%2f%2fevil.example/",
    "/%09/evil.example/",
    "/%0d%0aLocation:%20https://evil.example/",
    "/tillvaxtverket/%0d%0aSet-Cookie:x=evil.example",
    "/tillvaxtverket/\r\nLocation: https://evil.example/",
    "/tillvaxtverket//evil.example/",
    "/tillvaxtverket/..//evil.example/",
    "/tillvaxtverket/../../evil.example/",
    "/tillvaxtverket/%2e%2e//evil.example",
    "/tillvaxtverket/..;//evil.example",
    "/tillvaxtverket/.//evil.example",
    "/tillvaxtverket@evil.example/",
    "/tillvaxtverket.evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "https://localhost@evil.example/",
    "https://evil.example\\@localhost/",
    "https://localhost.evil.example/",
    "javascript:location='https://evil.example'",
    "JaVaScRiPt:alert('evil.example')",
    "java\nscript:alert('evil.example')",
    "data:text/html,<script>location='https://evil.example'</script>",
    "vbscript:evil.example",
    "file://evil.example/",
    "//evil%E3%80%82example/",
    "/\u{2044}evil.example/",
];

/// What such a parameter is called, here and elsewhere.
const NAMES: [&str; 14] = [
    "next",
    "return",
    "returnTo",
    "return_to",
    "back",
    "url",
    "uri",
    "redirect",
    "redirect_uri",
    "continue",
    "dest",
    "to",
    "from",
    "goto",
];

/// Where an answer leads a browser by itself, or by a link or a form that is made of what was sent.
fn ways_out(reply: &Reply) -> Vec<String> {
    let mut ways: Vec<String> = Vec::new();
    if reply.headers.contains_key("refresh") || reply.headers.get_all("location").iter().count() > 1 {
        ways.push("a header that leads away".to_owned());
    }
    if !reply.location().is_empty() && !leads_here(reply.location()) {
        ways.push(format!("to {}", reply.location()));
    }
    if reply.header("content-type").starts_with("text/html") {
        for tag in tags(&reply.text()) {
            for name in ["href", "src", "action", "formaction", "data", "content", "hx-get", "hx-post"] {
                let value = tag.get(name).unwrap_or_default();
                let is_address = name != "content" || tag.get("http-equiv").is_some();
                if is_address && value.to_lowercase().contains("evil") && !leads_here(value) {
                    ways.push(format!("{} {name}={value}", tag.name));
                }
            }
        }
    }
    ways
}

/// Whether a browser, which drops tabs and line ends and takes `\` for `/`, stays here.
fn leads_here(address: &str) -> bool {
    let seen: String = address.chars().filter(|letter| !letter.is_control()).collect();
    let seen = seen.trim().replace('\\', "/");
    (seen.starts_with('/') && !seen.starts_with("//")) || seen.starts_with(['?', '#']) || seen.is_empty()
}

#[tokio::test]
async fn no_parameter_of_any_page_leads_elsewhere() {
    let installation = Installation::with_example();
    let (anyone, all) = (installation.anonymous(), installation.with_every_role().await);
    let (mut found, mut tried) = (Vec::new(), 0);
    for route in web::routes::registry().iter().filter(|route| route.method == "GET" && route.name != "live") {
        let address = registry::address(route, EXAMPLE);
        // All names at once: a page that knew one of them would show it. Each form once for somebody signed in, and
        // some for anyone, who is led to the sign-in page.
        for (number, form) in ELSEWHERE.iter().enumerate() {
            let query: Vec<String> =
                NAMES.iter().map(|name| format!("{name}={}", web::address::encoded(form))).collect();
            let asked = format!("{address}?{}", query.join("&"));
            // Three forms a page, other three at the next: every form at some ten pages.
            if number % 15 != tried % 15 && route.name != "sign-in" {
                continue;
            }
            for client in [&all, &anyone] {
                let reply = client.get_address(&asked).await;
                found.extend(ways_out(&reply).iter().map(|way| format!("{asked}: {way}")));
            }
        }
        tried += 1;
    }
    none(&found, tried, 90);
}

#[tokio::test]
async fn signing_in_goes_on_here_whatever_was_asked_for() {
    let installation = Installation::with_example();
    let mut found = Vec::new();
    for form in ELSEWHERE {
        let client = installation.anonymous();
        let page = client.get(&format!("/sign-in?next={}", web::address::encoded(form))).await;
        found.extend(ways_out(&page).iter().map(|way| format!("the page of {form:?}: {way}")));
        let reply = client.post("/sign-in", &[("person", "2"), ("next", form)]).await;
        if reply.location() != "/tillvaxtverket/" {
            found.push(format!("{form:?} leads to {}", reply.location()));
        }
        let wrong = client.post("/sign-in/password", &[("email", "a@b.se"), ("password", ""), ("next", form)]).await;
        found.extend(ways_out(&wrong).iter().map(|way| format!("{form:?} when refused: {way}")));
    }
    none(&found, ELSEWHERE.len(), 40);
}

#[tokio::test]
async fn an_address_that_looks_like_a_path_leads_nowhere_else() {
    let installation = Installation::with_example();
    let all = installation.with_every_role().await;
    let paths = [
        "//evil.example/",
        "//evil.example/..",
        "/%2f/evil.example/",
        "/%5cevil.example/",
        "/tillvaxtverket//evil.example/",
        "/tillvaxtverket/%2f%2fevil.example/",
        "/tillvaxtverket/..%2f..%2fevil.example/",
        "/tillvaxtverket/%2e%2e/evil.example/",
        "/tillvaxtverket/%00",
        "/tillvaxtverket/revisions%00/",
        "/tillvaxtverket/revisions/4%00",
        "/tillvaxtverket/revisions/%34",
        "/tillvaxtverket/revisions/%2534",
        "/tillvaxtverket/statements/1%2f..%2f2",
        "/tillvaxtverket/statements/1/../2",
        "/tillvaxtverket/statements/1;a=b",
        "/tillvaxtverket/statements/+1",
        "/tillvaxtverket/statements/01",
        "/tillvaxtverket/statements/1.0",
        "/tillvaxtverket/statements/-1",
        "/tillvaxtverket/statements/1e3",
        "/tillvaxtverket/statements/0x1",
        "/tillvaxtverket/statements/%EF%BC%91",
        "/assets/..%2f..%2fCargo.toml",
        "/assets/%2e%2e/health",
        "/assets/..%5c..%5cCargo.toml",
        "/assets/%252e%252e%252f",
        "/assets/....//",
        "/assets/",
        "/assets",
        "/.git/config",
        "/.env",
        "/debug",
        "/metrics",
        "/server-status",
        "/tillvaxtverket/.git/HEAD",
        "/TILLVAXTVERKET/",
        "/tillvaxtverket%20/",
        "/tillv%C3%A4xtverket/",
        "/%74illvaxtverket/people",
        "/tillvaxtverket/people%2f",
    ];
    let mut found = Vec::new();
    for path in paths {
        let reply = all.get_address(path).await;
        found.extend(ways_out(&reply).iter().map(|way| format!("{path}: {way}")));
        if 500 <= reply.status || reply.text().contains("[workspace]") {
            found.push(format!("{path} is answered with {}", reply.status));
        }
        // What is no number, or a number written in another way than ours, names nothing.
        if path.contains("/statements/") && path != "/tillvaxtverket/statements/1" && reply.status == 200 {
            found.push(format!("{path} shows a statement"));
        }
    }
    // A right is asked for at the address that is answered, however it was written.
    let reader = installation.reader().await;
    for path in [
        "/tillvaxtverket/people",
        "/tillvaxtverket/people/",
        "/%74illvaxtverket/people",
        "/tillvaxtverket/%70eople",
        "/tillvaxtverket//people",
        "/tillvaxtverket/./people",
        "/tillvaxtverket/people?x",
        "/tillvaxtverket/people;x",
    ] {
        let reply = reader.get_address(path).await;
        let shown = if reply.status == 308 { reader.get_address(reply.location()).await } else { reply };
        if !matches!(shown.status, 403 | 404) {
            found.push(format!("{path} is answered with {} to a reader", shown.status));
        }
    }
    none(&found, paths.len(), 40);
}

/// The seeded defect: a page that goes on to where it was told, and one that makes a link of it.
#[tokio::test]
async fn a_page_that_leads_elsewhere_is_found() {
    for form in ELSEWHERE {
        if form.contains(|letter: char| letter.is_control() || !letter.is_ascii()) || leads_here(form) {
            continue;
        }
        let leading = answering(move |_| (StatusCode::SEE_OTHER, [(header::LOCATION, form)]).into_response());
        let reply = leading.get("/").await;
        assert_eq!(ways_out(&reply).len(), 1, "{form:?} is not found");
    }
    let page = "<p><a href=\"https://evil.example/\">on</a></p>";
    let linking = answering(move |_| ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response());
    assert_eq!(ways_out(&linking.get("/").await).len(), 1);
    let out = ELSEWHERE.iter().filter(|form| !leads_here(form)).count();
    assert!(25 <= out, "only {out} forms would lead elsewhere as they are");
}
