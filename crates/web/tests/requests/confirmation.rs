//! What gives power to somebody asks for who it is, where that was shown a while ago; and goes on with what was typed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::policy::Role;
use jiff::SignedDuration;
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::confirmation::FRESH;
use web::routes::registry;

use crate::people::{PASSWORD, sign_in, with_anna};

const ASKS: &str = "Bekräfta att det är du";

/// Where nobody may pick who to be, and Anna, who runs the system, has signed in with her password a while ago.
async fn stale_anna() -> (Installation, Client) {
    let installation = Installation::small_with(Settings { pick_person: true, ..Settings::default() });
    with_anna(&installation, "administrator").await;
    // What came through a proxy came from elsewhere.
    let anna = installation.anonymous().with_header("x-forwarded-for", "192.0.2.1");
    assert_eq!(sign_in(&anna, "anna.ek@verket.se", PASSWORD).await.status, 303);
    installation.store.clock().advance(FRESH);
    (installation, anna)
}

fn bo<'a>(key: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let typed = [("name", "Bo \"Al\""), ("email", "bo.al@verket.se"), ("unit", ""), ("request-key", key)];
    let roles = [("roles", "reader"), ("roles", "strategist")];
    typed.into_iter().chain(roles).chain(more.iter().copied()).collect()
}

fn people(installation: &Installation) -> usize {
    let reading = installation.store.read(domain::policy::Viewer::System, &installation.organisation).unwrap().unwrap();
    reading.people.len()
}

#[tokio::test]
async fn an_open_browser_is_not_enough_to_give_power_and_what_was_typed_is_kept() {
    let (installation, anna) = stale_anna().await;
    let key = anna.get("/people/new").await.hidden("request-key").unwrap();
    let before = people(&installation);
    let asked = anna.post("/people", &bo(&key, &[])).await;
    assert!(asked.status == 200 && asked.says(ASKS), "{}", asked.main());
    // A page that lies open asks for itself again; what answers a form has what was typed, and does not.
    assert!(asked.text().contains(" data-answer") && !anna.get("/people/new").await.text().contains(" data-answer"));
    for kept in ["value=\"Bo &quot;Al&quot;\"", "value=\"reader\"", "value=\"strategist\"", &format!("value=\"{key}\"")]
    {
        assert!(asked.main().contains(kept), "{kept}: {}", asked.main());
    }
    assert!(!asked.says("Det är jag, fortsätt"), "nobody picks who to be from elsewhere");
    let by = |way, password| [("proof-way", way), ("proof-password", password)];
    for (way, password) in
        [("password", "fel lösenord helt"), ("password", ""), ("picking", ""), ("elsewhere", ""), ("passkey", "")]
    {
        let refused = anna.post("/people", &bo(&key, &by(way, password))).await;
        assert!(refused.says(ASKS), "{way}: {}", refused.main());
        assert!(!refused.text().contains("fel lösenord helt"), "a password never comes back");
    }
    assert_eq!(people(&installation), before, "nothing has happened");
    let earlier = anna.cookie("session").unwrap();
    let done = anna.post("/people", &bo(&key, &by("password", PASSWORD))).await;
    assert_eq!((done.status, people(&installation)), (303, before + 1), "{}", done.main());
    let added = done.location().trim_start_matches("/verket").to_owned();
    assert!(anna.get(&added).await.main().contains("Bo &quot;Al&quot;"), "with what was typed");
    // The session goes on under another token.
    let stolen = installation.anonymous();
    stolen.keep_cookie("session", &earlier);
    assert_eq!(stolen.get("/account").await.status, 303, "the earlier token is nobody's");
    let link = anna.post(&format!("{added}/link"), &[]).await;
    assert!(link.status == 200 && !link.says(ASKS), "and for a while nothing more is asked: {}", link.main());
}

#[tokio::test]
async fn each_act_that_gives_power_asks() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let fresh: Vec<_> = registry().into_iter().filter(|route| route.fresh).collect();
    assert!(20 < fresh.len());
    installation.store.clock().advance(FRESH);
    for route in fresh {
        let path: String = route
            .path
            .split('/')
            .skip(2)
            .map(|part| if part.starts_with('{') { "/1".to_owned() } else { format!("/{part}") })
            .collect();
        let asked = admin.post(&path, &[("days", "30")]).await;
        assert!(
            asked.status == 200 && asked.says(ASKS) && asked.says("Det är jag, fortsätt"),
            "{}: {}",
            route.name,
            asked.main()
        );
    }
}

#[tokio::test]
async fn where_anyone_may_be_anyone_to_choose_oneself_is_enough() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let make = |more: &'static [(&'static str, &'static str)]| {
        let fields = [("name", "Rapport"), ("scopes", "decided"), ("days", "365")];
        let fields: Vec<(&str, &str)> = fields.into_iter().chain(more.iter().copied()).collect();
        let admin = &admin;
        async move {
            let key = admin.get("/account/tokens").await.hidden("request-key").unwrap();
            let fields: Vec<(&str, &str)> = fields.into_iter().chain([("request-key", key.as_str())]).collect();
            admin.post("/account/tokens", &fields).await
        }
    };
    assert!(!make(&[]).await.says(ASKS), "it was chosen just now");
    installation.store.clock().advance(FRESH);
    assert!(make(&[]).await.says(ASKS));
    let made: Reply = make(&[("proof-way", "picking")]).await;
    assert!(!made.says(ASKS) && made.says("Rapport"), "{}", made.main());
    installation.store.clock().advance(FRESH - SignedDuration::from_secs(1));
    assert!(!make(&[]).await.says(ASKS), "for ten minutes");
    let reader = installation.here().actor(Role::Reader).await;
    installation.store.clock().advance(FRESH);
    assert_eq!(reader.post("/people", &[]).await.status, 403, "who may not is not asked");
}
