//! Bodies of another sort than a route takes: every route that changes something answers them with 415 and with what it
//! takes, by whoever may, and nothing is changed.

use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::IntoResponse;
use domain::policy::Viewer;
use testkit::client::{Client, Installation};
use testkit::defect::answering;
use testkit::registry;
use web::routes::Route;

/// What another program could send, each with a body that is right for its type.
const SORTS: [(&str, &str); 7] = [
    ("text/plain", "name=x"),
    ("text/html", "<p>x</p>"),
    ("application/xml", "<x/>"),
    ("application/octet-stream", "x"),
    ("application/json", "{}"),
    ("application/x-www-form-urlencoded", "name=x"),
    ("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nx\r\n--b--\r\n"),
];

fn same_origin() -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::ORIGIN, HeaderValue::from_static("http://localhost"));
    headers.insert("sec-fetch-site", HeaderValue::from_static("same-origin"));
    headers
}

/// All that change something, but for what mail programs send, of whatever sort: what counts of it is the address.
fn changing() -> impl Iterator<Item = Route> {
    web::routes::registry()
        .into_iter()
        .filter(|route| [Method::POST, Method::PUT, Method::PATCH].contains(&route.method))
        .filter(|route| route.name != "stop-letters")
}

/// What is wrong with the answers of a route to bodies of every other sort.
async fn faults(client: &Client, route: &Route) -> Vec<String> {
    let address = registry::address(route, "tillvaxtverket");
    let mut faults = Vec::new();
    for (sort, body) in SORTS {
        let is_taken = route.body.names().iter().any(|name| sort.split(';').next() == Some(*name));
        if is_taken {
            continue;
        }
        let body = Some((sort, body.as_bytes().to_vec()));
        let reply = client.send_body(route.method.clone(), &address, body, &same_origin()).await;
        let told = route.body.names().first().is_some_and(|name| reply.text().contains(name));
        if (reply.status, told) != (415, true) {
            faults.push(format!("{} {address} as {sort}: {}, told: {told}", route.method, reply.status));
        }
    }
    faults
}

#[tokio::test]
async fn a_body_of_another_sort_is_told_what_is_taken_and_changes_nothing() {
    let installation = Installation::with_example();
    let (all, directory) = (installation.with_every_role().await, installation.here().directory());
    let seq = || installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap().seq;
    let before = seq();
    let (mut count, mut found) = (0, Vec::new());
    for route in changing() {
        let client = if route.path.contains("/scim/") { &directory } else { &all };
        found.extend(faults(client, &route).await);
        count += 1;
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(100 < count, "only {count} routes");
    assert_eq!(seq(), before);
}

#[tokio::test]
async fn what_a_route_takes_comes_to_its_handler() {
    let installation = Installation::with_example();
    let (all, directory) = (installation.with_every_role().await, installation.here().directory());
    for route in changing().filter(|route| route.name != "sign-out") {
        let client = if route.path.contains("/scim/") { &directory } else { &all };
        let address = registry::address(&route, "tillvaxtverket");
        let sort = route.body.names()[0];
        let whole = SORTS.iter().find(|(known, _)| known.starts_with(sort));
        let (sort, body) = whole.copied().unwrap_or((sort, "{}"));
        let body = Some((sort, body.as_bytes().to_vec()));
        let reply = client.send_body(route.method.clone(), &address, body, &same_origin()).await;
        assert_ne!(reply.status, 415, "{} {address} as {sort}", route.method);
    }
}

/// The seeded defect: a service that reads whatever comes.
#[tokio::test]
async fn a_route_that_reads_anything_is_found() {
    let client = answering(|_| "taken".into_response());
    let route = changing().find(|route| route.name == "open-revision").unwrap();
    assert_eq!(faults(&client, &route).await.len(), SORTS.len() - 1);
}
