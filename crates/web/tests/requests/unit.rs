//! Units and how they change, asked through the whole server.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use testkit::client::{Client, Installation, Reply};

async fn ask(client: &Client, query: &str, fields: &[(&str, &str)]) -> Reply {
    let form = client.get(&format!("/units/change?{query}")).await;
    let hidden = |name: &str| form.hidden(name).unwrap_or_default();
    let (key, act, unit, parts) = (hidden("request-key"), hidden("act"), hidden("unit"), hidden("parts"));
    let kept = [("request-key", key.as_str()), ("act", &act), ("unit", &unit), ("parts", &parts), ("on", "2019-01-01")];
    let all: Vec<(&str, &str)> = fields.iter().copied().chain(kept).collect();
    client.post("/units/change", &all).await
}

/// Looks at what follows, and does it.
async fn change(client: &Client, query: &str, fields: &[(&str, &str)]) -> Reply {
    let confirmed: Vec<(&str, &str)> = fields.iter().copied().chain([("confirmed", "yes")]).collect();
    let done = ask(client, query, &confirmed).await;
    assert_eq!(done.status, 303, "{}", done.main());
    client.get("/units").await
}

#[tokio::test]
async fn units_are_added_merged_and_split_after_what_follows_was_shown() {
    let installation = Installation::small();
    let administrator = installation.administrator().await;
    assert!(administrator.get("/units").await.says("Inga enheter än"));

    let shown = ask(&administrator, "act=add", &[("name", "Företag"), ("parent", "")]).await;
    assert_eq!(shown.status, 200, "{}", shown.main());
    assert!(shown.says("Det här följer") && shown.says("1 januari 2019"));
    assert!(administrator.get("/units").await.says("Inga enheter än"), "looking changes nothing");

    change(&administrator, "act=add", &[("name", "Företag"), ("parent", "")]).await;
    let page = change(&administrator, "act=add", &[("name", "Regioner"), ("parent", "")]).await;
    assert!(page.says("Regioner är ny.") && page.says("inte än"), "a change to come: {}", page.main());
    assert!(page.says("Inga enheter än"), "today they are not there yet");

    let merged = [("name", "Näring"), ("parent", ""), ("units", "1"), ("units", "2")];
    let page = change(&administrator, "act=merge", &merged).await;
    assert!(page.says("Företag, Regioner blir Näring."), "{}", page.main());

    let parts = [("name-0", "Norr"), ("share-0", "60"), ("name-1", "Söder"), ("share-1", "50"), ("parent", "")];
    let refused = ask(&administrator, "act=split&unit=3", &parts).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("100 %") && refused.says("Söder"), "what was typed is kept: {}", refused.main());
    let parts = [("name-0", "Norr"), ("share-0", "60"), ("name-1", "Söder"), ("share-1", "40"), ("parent", "")];
    let page = change(&administrator, "act=split&unit=3", &parts).await;
    assert!(page.says("Näring blir Norr, Söder."), "{}", page.main());
}

#[tokio::test]
async fn only_those_who_may_change_units_do() {
    let installation = Installation::small();
    let reader = installation.reader().await;
    assert_eq!(reader.get("/units").await.status, 200);
    assert!(!reader.get("/units").await.says("Lägg till enhet"));
    assert_eq!(reader.get("/units/change?act=add").await.status, 403);
    assert_eq!(reader.post("/units/change", &[("act", "add")]).await.status, 403);
    let administrator = installation.administrator().await;
    for nowhere in ["/units/change", "/units/change?act=burn", "/units/change?act=split&unit=99"] {
        assert!(administrator.get(nowhere).await.is_not_found(), "{nowhere}");
    }
}
