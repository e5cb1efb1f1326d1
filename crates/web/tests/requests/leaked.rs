//! Passwords that others have lost, in a list that the operator gives: none is taken, wherever one is chosen.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::ids::PersonId;
use jiff::SignedDuration;
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::start::Code;

/// Each would be taken otherwise.
const LOST: &str = "mossa gräver tre kantareller";
const NOT_LOST: &str = "nio kväkande grodspawn";
const SAID: &str = "läckt från andra tjänster";
/// The SHA-1 of what is lost, between the least and the largest there is.
const LIST: &str = "0000000000000000000000000000000000000000:1\r\n\
                    @:17\r\nFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:2\r\n";

fn installation(code: &Code) -> (Installation, tempfile::TempDir) {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("leaked.txt");
    let hash = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, LOST.as_bytes());
    let hash: String = hash.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
    std::fs::write(&file, LIST.replace('@', &hash)).unwrap();
    let settings = Settings { start_code: Some(code.clone()), ..Settings::default() };
    (Installation::empty_on(settings, false, |store| store.leaked_passwords(file)), place)
}

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get_address(form).await;
    let hidden = ["request-key", "code", "way"].map(|name| (name, page.hidden(name).unwrap_or_default()));
    let hidden = hidden.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<(&str, &str)> = hidden.chain(fields.iter().copied()).collect();
    client.post_address(to, &fields).await
}

#[tokio::test]
async fn a_password_that_others_have_lost_is_refused_wherever_one_is_chosen() {
    let code = Code::random().unwrap();
    let (installation, _place) = installation(&code);
    let client = installation.anonymous();

    // Whoever founds the agency.
    let form = code.address().replace("/start?", "/start/agency?way=write&");
    let found = |password: &'static str| {
        let fields = [
            ("name", "Verket"),
            ("governance", "board"),
            ("areas", "Förenkling"),
            ("readers", "everyone"),
            ("person", "Kim"),
            ("email", "kim@verket.se"),
            ("password", password),
        ];
        let (client, form) = (&client, &form);
        async move { send(client, form, "/start/agency", &fields).await }
    };
    let refused = found(LOST).await;
    assert!(refused.status == 422 && refused.says(SAID), "{}", refused.main());
    assert!(refused.says("value=\"kim@verket.se\"") && !refused.text().contains(LOST), "{}", refused.main());
    assert!(installation.store.organisations().is_empty());
    assert_eq!(found(NOT_LOST).await.status, 303);

    // Whoever changes the own password.
    let change = |password: &'static str| {
        let client = &client;
        let fields = [("current", NOT_LOST), ("password", password)];
        async move { send(client, "/verket/account", "/verket/account/password", &fields).await }
    };
    let refused = change(LOST).await;
    assert!(refused.status == 422 && refused.says(SAID), "{}", refused.main());
    assert_eq!(change("elva sovande grävlingar").await.status, 303);

    // Whoever was invited, or has forgotten the password.
    let (id, kim) = ("verket".parse().unwrap(), PersonId(1));
    let link = installation.store.make_link(&id, kim, SignedDuration::from_hours(1), None).unwrap().unwrap();
    let form = format!("/verket/welcome?code={}", link.reveal());
    let refused = send(&installation.anonymous(), &form, "/verket/welcome", &[("password", LOST)]).await;
    assert!(refused.status == 422 && refused.says(SAID), "{}", refused.main());
    assert_eq!(send(&installation.anonymous(), &form, "/verket/welcome", &[("password", NOT_LOST)]).await.status, 303);
}
