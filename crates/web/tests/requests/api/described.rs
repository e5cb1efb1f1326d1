//! The description: the same routes as the registry, a committed copy, and every answer as it says.

use domain::policy::Role;
use serde_json::Value;
use testkit::client::{Client, Installation};
use web::api::description::document;
use web::routes::registry;

use super::schema::misfit;

#[test]
fn the_description_is_the_committed_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let made = format!("{}\n", serde_json::to_string_pretty(&document()).unwrap());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == made,
        "what programs are told has changed. Adding is well; changing and taking away break programs of others. If it \
         should: `UPDATE=1 cargo test -p web --test requests api`, and read the difference."
    );
}

#[test]
fn the_registry_and_the_description_have_the_same_routes() {
    let document = document();
    let described: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    let mut registered: Vec<&str> = registry()
        .iter()
        .filter(|route| route.path.starts_with("/{organisation}/api/v1/"))
        .map(|route| route.path)
        .collect();
    registered.sort_unstable();
    assert_eq!(described, registered);
    assert!(30 < described.len());
}

/// A program in the name of each role, since nobody may read everything.
fn programs(installation: &Installation) -> Vec<Client> {
    let here = installation.here();
    [Role::Strategist, Role::Administrator, Role::Auditor].map(|role| here.program(role)).into()
}

#[tokio::test]
async fn every_answer_is_as_it_is_described() {
    let installation = Installation::with_example();
    let (document, programs) = (document(), programs(&installation));
    for (path, operations) in document["paths"].as_object().unwrap() {
        let schema = &operations["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        let filled = [("{old}", "3"), ("{new}", "4"), ("{revision}", "4"), ("{statement}", "1")];
        let mut address = path.trim_start_matches("/{organisation}").to_owned();
        for (part, id) in filled {
            address = address.replace(part, id);
        }
        while let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
            address.replace_range(from..=to, "1");
        }
        if path.ends_with("/search") {
            address.push_str("?q=tillväxt");
        }
        let mut answered = 0;
        for program in &programs {
            let reply = program.get(&address).await;
            if reply.status == 403 {
                continue;
            }
            assert_eq!(
                (reply.status, reply.header("content-type")),
                (200, "application/json"),
                "{address}: {}",
                reply.text()
            );
            let body: Value = serde_json::from_slice(&reply.bytes).unwrap();
            assert_eq!(misfit(&document, schema, &body, path), None);
            if let Some(items) = body.get("items").and_then(Value::as_array) {
                assert!(!items.is_empty() || path.ends_with("breaks"), "{address} has nothing to check");
            }
            answered += 1;
        }
        assert!(0 < answered, "{address} was answered to nobody");
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_as_it_is_described() {
    let installation = Installation::with_example();
    let document = document();
    let program = installation.here().program(Role::Reader);
    let anyone = installation.anonymous();
    for (client, address, status) in [
        (&anyone, "/api/v1/statements?limit=0", 400),
        (&anyone, "/api/v1/rounds", 401),
        (&program, "/api/v1/log", 403),
        (&program, "/api/v1/statements/999999", 404),
        (&program, "/api/v1/nothing", 404),
    ] {
        let reply = client.get(address).await;
        assert_eq!((reply.status, reply.header("content-type")), (status, "application/problem+json"), "{address}");
        let body: Value = serde_json::from_slice(&reply.bytes).unwrap();
        let schema = &document["components"]["schemas"]["Problem"];
        assert_eq!(misfit(&document, schema, &body, address), None);
    }
    let swedish = anyone.get("/api/v1/statements?limit=0").await.text();
    assert!(swedish.contains("\"field\":\"limit\"") && swedish.contains("Skriv ett tal från 1 till 500."), "{swedish}");
    let english = installation.anonymous().in_language("en").get("/api/v1/statements?limt=2").await.text();
    assert!(english.contains("There is no parameter limt here. These are: as-of, limit, after."), "{english}");
}

#[tokio::test]
async fn the_page_about_it_says_what_can_be_done() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    let page = reader.get("/api").await;
    let (anyone, program) = (installation.anonymous(), installation.here().program(Role::Reader));
    let text = page.main().replace("&quot;", "\"");
    let mut tried = 0;
    for command in text.split("<code>curl ").skip(1) {
        let command = command.split("</code>").next().unwrap();
        let client = if command.contains("Authorization: Bearer $RODTRAD_TOKEN") { &program } else { &anyone };
        let address = command.split('"').find(|part| part.starts_with("http://localhost/")).expect("an address");
        let address = address.trim_start_matches("http://localhost").replace("&amp;", "&");
        let reply = client.get_address(&address).await;
        assert_eq!(reply.status, 200, "{command}: {}", reply.text());
        tried += 1;
    }
    assert_eq!(tried, 4);
    assert_eq!(anyone.get_address("/api/v1/openapi.json").await.status, 200);
    assert!(reader.get("/account/tokens").await.says("/tillvaxtverket/api\""));
}
