//! Access tokens: made on one's own page and shown once, revoked, and looked after by those who run the system.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use testkit::client::{Client, Installation, Reply};

async fn make(client: &Client, fields: &[(&str, &str)]) -> Reply {
    let key = client.get("/account/tokens").await.hidden("request-key").expect("a form");
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post("/account/tokens", &fields).await
}

const REPORT: [(&str, &str); 3] = [("name", "Veckobrevet"), ("scopes", "decided"), ("days", "90")];

#[tokio::test]
async fn a_token_is_shown_once_listed_and_revoked() {
    let installation = Installation::small();
    let reader = installation.reader().await;
    assert!(reader.get("/account/tokens").await.says("Du har inga åtkomstnycklar."));
    let made = make(&reader, &REPORT).await;
    assert_eq!(made.status, 200, "{}", made.main());
    let secret = made.main().split("rodtrad_").nth(1).expect("a secret").split('"').next().unwrap().to_owned();
    assert_eq!(secret.len(), 38);

    let listed = reader.get("/account/tokens").await;
    assert!(listed.says("Veckobrevet") && listed.says("2019-02-12") && listed.says("aldrig"), "{}", listed.main());
    assert!(!listed.text().contains(&secret), "shown once");
    assert!(!installation.strategist().await.get("/account/tokens").await.says("Veckobrevet"), "one's own alone");
    let token = listed.hidden("token").unwrap();
    installation.strategist().await.post("/account/tokens/revocation", &[("token", &token)]).await;
    assert!(reader.get("/account/tokens").await.says("Veckobrevet"), "nobody revokes another's");
    assert_eq!(reader.post("/account/tokens/revocation", &[("token", &token)]).await.status, 303);
    assert!(!reader.get("/account/tokens").await.says("Veckobrevet"));
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_nobody_gives_what_they_have_not() {
    let installation = Installation::small();
    let reader = installation.reader().await;
    let refused = make(&reader, &[("name", ""), ("days", "9000")]).await;
    assert_eq!(refused.status, 422);
    for words in ["Fyll i det här fältet.", "Välj vad programmet får läsa.", "Välj hur länge nyckeln gäller."] {
        assert!(refused.says(words), "{words}: {}", refused.main());
    }
    assert!(!reader.get("/account/tokens").await.says("value=\"log\""), "an employee reads no log");
    let refused = make(&reader, &[("name", "Loggen"), ("scopes", "log"), ("days", "30")]).await;
    assert!(refused.status == 422 && refused.says("Välj vad programmet får läsa."), "{}", refused.main());
    assert!(refused.says("value=\"Loggen\""), "what was typed is kept");
    assert!(installation.auditor().await.get("/account/tokens").await.says("value=\"log\""));
}

#[tokio::test]
async fn those_who_run_the_system_see_all_and_revoke_any() {
    let installation = Installation::small();
    make(&installation.reader().await, &REPORT).await;
    let admin = installation.administrator().await;
    let all = admin.get("/people/tokens").await;
    assert!(all.says("Veckobrevet") && all.says("en nyckel"), "{}", all.main());
    let token = all.hidden("token").unwrap();
    assert_eq!(admin.post("/people/tokens/revocation", &[("token", &token)]).await.status, 303);
    assert!(admin.get("/people/tokens").await.says("Ingen har skapat någon åtkomstnyckel."));
    let log = installation.auditor().await.get("/security").await;
    assert!(log.says("Åtkomstnyckel skapades") && log.says("Åtkomstnyckel återkallades"), "{}", log.main());
    assert_eq!(installation.reader().await.get("/people/tokens").await.status, 403);
}
