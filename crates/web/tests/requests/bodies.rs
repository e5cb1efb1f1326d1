//! Bodies on the pages: added, renamed, closed; members and mandates over time, with their history.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::ids::PersonId;
use domain::text::Name;
use testkit::client::{Client, Installation, Reply};

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

#[tokio::test]
async fn a_body_gets_members_and_mandates_and_keeps_its_history() {
    let installation = Installation::planning();
    let named = Name::parse("Bo Al").unwrap();
    installation.store.name_person(&installation.organisation, PersonId(2), &named).unwrap();
    let admin = installation.administrator().await;
    let today = installation.store.clock().today().to_string();
    let added = send(&admin, "/bodies", "/bodies", &[("name", "Insynsrådet"), ("kind", "other")]).await;
    assert_eq!(added.status, 303, "{}", added.main());
    let list = admin.get("/bodies").await;
    assert!(list.says("Insynsrådet") && list.says("annat organ") && list.says("strategin"), "{}", list.main());

    let body = "/bodies/3";
    let seat = [("form", "member"), ("person", "Bo Al"), ("member-from", today.as_str())];
    assert_eq!(send(&admin, body, "/bodies/3/members", &seat).await.status, 303);
    let twice = send(&admin, body, "/bodies/3/members", &seat).await;
    assert!(twice.status == 422 && twice.says("sitter redan i"), "{}", twice.main());
    let give =
        [("form", "mandate"), ("matters", "planning"), ("basis", "Instruktionen, 8 §"), ("mandate-from", &today)];
    assert_eq!(send(&admin, body, "/bodies/3/mandates", &give).await.status, 303);
    let shown = admin.get(body).await;
    assert!(shown.says("Bo Al") && shown.says("Instruktionen, 8 §") && shown.says("planeringen"), "{}", shown.main());

    assert_eq!(send(&admin, body, "/bodies/3/members/end", &[("member", "2")]).await.status, 303);
    assert_eq!(send(&admin, body, "/bodies/3/mandates/end", &[("matters", "planning")]).await.status, 303);
    let after = admin.get(body).await;
    assert!(after.says("Bo Al") && after.says("Instruktionen, 8 §"), "what was stays: {}", after.main());
    let rename = [("form", "name"), ("name", "Rådet")];
    assert_eq!(send(&admin, body, "/bodies/3/name", &rename).await.status, 303);
    assert_eq!(send(&admin, body, "/bodies/3/closing", &[("form", "closing")]).await.status, 303);
    assert!(admin.get(body).await.says("upphörde efter"), "{}", admin.get(body).await.main());
}

#[tokio::test]
async fn employees_read_of_bodies_and_those_who_run_the_system_change_them() {
    let installation = Installation::planning();
    let reader = installation.reader().await;
    assert!(reader.get("/bodies").await.says("Ledningsgruppen"));
    let one = reader.get("/bodies/1").await;
    assert!(one.says("Styrelsen") && !one.says("<form method=\"post\" action=\"/verket/bodies"), "{}", one.main());
    assert_eq!(reader.post("/bodies/1/closing", &[]).await.status, 403);
    assert!(reader.get("/bodies/999").await.is_not_found());
    assert_eq!(installation.anonymous().get("/bodies").await.status, 303);
    let admin = installation.administrator().await;
    let wrong = [("form", "member"), ("person", "Ingen Alls"), ("member-from", "i morgon")];
    let refused = send(&admin, "/bodies/1", "/bodies/1/members", &wrong).await;
    assert!(refused.status == 422 && refused.says("Ingen i katalogen heter"), "{}", refused.main());
    assert!(refused.says("value=\"i morgon\""), "what was typed is kept");
}
