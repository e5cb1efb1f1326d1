//! An authenticator app and recovery codes: set up with the password, asked for after it, and nobody gets past them.

use domain::ids::PersonId;
use domain::policy::Role;
use factors::totp::{Secret, step_at};
use jiff::SignedDuration;
use testkit::client::{Client, Installation, Reply};

use super::{ANNA, EMAIL, PASSWORD, account, codes_on, installation, password, send, signed_in};

/// The secret that stands on a page.
fn secret_on(page: &Reply) -> Secret {
    let main = page.main();
    let text = main.split("<code class=\"secret\">").nth(1).expect("a secret").split('<').next().unwrap();
    let mut bits = String::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        let value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".find(letter).unwrap();
        bits.push_str(&format!("{value:05b}"));
    }
    let bytes: Vec<u8> = (0..20).map(|at| u8::from_str_radix(&bits[8 * at..8 * at + 8], 2).unwrap()).collect();
    Secret::new(bytes.try_into().unwrap())
}

fn code(installation: &Installation, secret: &Secret) -> String {
    secret.code(step_at(installation.store.clock().now().as_second()))
}

/// Sets an app up on the account page; its secret and the recovery codes.
async fn with_app(installation: &Installation, client: &Client) -> (Secret, Vec<String>) {
    let begun = send(client, "/account/factors/app", "/account/factors/app", &[("current", PASSWORD)]).await;
    assert_eq!(begun.status, 200, "{}", begun.main());
    let secret = secret_on(&begun);
    let wrong = client.post("/account/factors/app/code", &[("code", "000000")]).await;
    assert!(wrong.status == 422 && wrong.says("Koden stämmer inte"), "{}", wrong.main());
    assert_eq!(secret_on(&wrong), secret, "the same picture again");
    let done = client.post("/account/factors/app/code", &[("code", &code(installation, &secret))]).await;
    let codes = codes_on(&done);
    assert_eq!((done.status, codes.len()), (200, 10), "{}", done.main());
    installation.store.clock().advance(SignedDuration::from_mins(2));
    (secret, codes)
}

#[tokio::test]
async fn an_app_is_set_up_with_the_password_and_asked_for_from_then_on() {
    let installation = installation();
    let client = signed_in(&installation).await;
    let refused = send(&client, "/account/factors/app", "/account/factors/app", &[("current", "fel")]).await;
    assert!(refused.status == 422 && refused.says("inte ditt nuvarande lösenord"), "{}", refused.main());
    assert!(!refused.says("class=\"secret\""));
    let (secret, _) = with_app(&installation, &client).await;
    assert!(client.get("/account").await.says("Du har en app med koder."));

    let other = installation.anonymous();
    let halfway = password(&other, EMAIL, "/verket/revisions").await;
    assert_eq!(halfway.location(), "/verket/sign-in/second?next=%2Fverket%2Frevisions");
    let page = other.get_address(halfway.location()).await;
    assert!(page.status == 200 && page.says("Ett steg till"), "{}", page.main());
    let wrong = send(&other, "/sign-in/second", "/sign-in/second", &[("code", "000000")]).await;
    assert!(wrong.status == 422 && wrong.says("Koden stämmer inte"), "{}", wrong.main());
    let now = code(&installation, &secret);
    let fields = [("code", now.as_str()), ("next", "/verket/revisions")];
    let done = send(&other, "/sign-in/second", "/sign-in/second", &fields).await;
    assert_eq!((done.status, done.location()), (303, "/verket/revisions"), "{}", done.main());
    assert_eq!(other.get("/account").await.status, 200);

    // The same code lets nobody else in, and the way back is closed.
    let third = installation.anonymous();
    password(&third, EMAIL, "").await;
    assert_eq!(send(&third, "/sign-in/second", "/sign-in/second", &fields).await.status, 422, "it was taken");
    assert_eq!(other.get("/sign-in/second").await.location(), "/verket/sign-in", "who is in is no longer halfway");
}

#[tokio::test]
async fn halfway_in_nothing_is_reached_but_the_second_step() {
    let installation = installation();
    let client = signed_in(&installation).await;
    with_app(&installation, &client).await;
    let halfway = installation.anonymous();
    password(&halfway, EMAIL, "").await;
    let stranger = installation.anonymous();
    let mut asked = 0;
    for route in web::routes::registry() {
        let Some(path) = route.path.strip_prefix("/{organisation}") else { continue };
        if path.starts_with("/sign-in/second") || route.method != "GET" {
            continue;
        }
        let filled: Vec<&str> = path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect();
        let (own, others) = (halfway.get(&filled.join("/")).await, stranger.get(&filled.join("/")).await);
        assert_eq!((own.status, own.location()), (others.status, others.location()), "{path}");
        asked += 1;
    }
    assert!(50 < asked, "{asked}");
    // Neither are the forms of the account: what proves the first step changes nothing.
    for path in ["/account/password", "/account/factors/app", "/account/factors/codes", "/account/sessions"] {
        assert_eq!(halfway.post(path, &[("current", PASSWORD)]).await.status, 403, "{path}");
    }
    for path in ["/sign-in/second/app", "/sign-in/second/app/code"] {
        assert_eq!(halfway.post(path, &[]).await.status, 404, "{path}: who has something adds nothing here");
        assert_eq!(stranger.post(path, &[]).await.location(), "/verket/sign-in", "{path}");
    }
}

#[tokio::test]
async fn after_ten_wrong_codes_one_waits_a_quarter() {
    let installation = installation();
    let client = signed_in(&installation).await;
    let (secret, codes) = with_app(&installation, &client).await;
    let other = installation.anonymous();
    password(&other, EMAIL, "").await;
    for number in 0..10 {
        let wrong = other.post("/sign-in/second", &[("code", &format!("00000{number}"))]).await;
        assert!(wrong.says("Koden stämmer inte"), "{number}: {}", wrong.main());
    }
    for right in [&code(&installation, &secret), &codes[0]] {
        let blocked = other.post("/sign-in/second", &[("code", right)]).await;
        assert!(blocked.status == 422 && blocked.says("Vänta en kvart"), "{}", blocked.main());
    }
    // Signing in again with the password gives no new tries.
    let again = installation.anonymous();
    password(&again, EMAIL, "").await;
    assert!(again.post("/sign-in/second", &[("code", &codes[0])]).await.says("Vänta en kvart"));
    installation.store.clock().advance(SignedDuration::from_mins(15));
    let late = other.post("/sign-in/second", &[("code", &codes[0])]).await;
    assert_eq!(late.location(), "/verket/sign-in", "halfway is a quarter too");
    let again = installation.anonymous();
    password(&again, EMAIL, "").await;
    assert_eq!(again.post("/sign-in/second", &[("code", &codes[0])]).await.location(), "/verket/");
}

#[tokio::test]
async fn a_recovery_code_lets_one_in_once_and_few_are_told_of() {
    let installation = installation();
    let client = signed_in(&installation).await;
    let (_, codes) = with_app(&installation, &client).await;
    for (used, right) in codes.iter().take(7).enumerate() {
        let other = installation.anonymous();
        password(&other, EMAIL, "").await;
        let typed = right.to_lowercase();
        assert_eq!(other.post("/sign-in/second", &[("code", &typed)]).await.location(), "/verket/", "{used}");
        let again = installation.anonymous();
        password(&again, EMAIL, "").await;
        assert_eq!(again.post("/sign-in/second", &[("code", right)]).await.status, 422, "once");
        let account = other.get("/account").await;
        assert_eq!(account.says("Du har bara 3 återställningskoder kvar."), used == 6, "{}", account.main());
    }
    let new = send(&client, "/account/factors/codes", "/account/factors/codes", &[("current", PASSWORD)]).await;
    let new = codes_on(&new);
    assert!(new.len() == 10 && !new.contains(&codes[8]));
    let other = installation.anonymous();
    password(&other, EMAIL, "").await;
    assert_eq!(other.post("/sign-in/second", &[("code", &codes[8])]).await.status, 422, "the old ones are gone");
    assert_eq!(other.post("/sign-in/second", &[("code", &new[8])]).await.status, 303);
    assert!(!client.get("/account/factors").await.text().contains(&new[0]), "they are shown once");
}

#[tokio::test]
async fn who_needs_more_by_role_is_led_to_it_and_nowhere_else() {
    let installation = installation();
    let admin = installation.administrator().await;
    let strategist = Role::Strategist.key();
    let saved = send(&admin, "/people/rules", "/people/rules", &[("roles", strategist)]).await;
    assert_eq!(saved.status, 303, "{}", saved.main());
    assert!(admin.get("/people/rules").await.says("strateg (0 av "));

    let client = installation.anonymous();
    assert_eq!(password(&client, EMAIL, "").await.location(), "/verket/sign-in/second?next=");
    let page = client.get("/sign-in/second").await;
    assert!(page.says("räcker det inte med lösenord") && page.says("App med koder"), "{}", page.main());
    assert_eq!(client.get("/account").await.status, 303, "not in yet");
    let code_page = client.post("/sign-in/second", &[("code", "000000")]).await;
    assert_eq!(code_page.status, 422, "there is nothing that a code could be of");
    let begun = client.post("/sign-in/second/app", &[("next", "/verket/revisions")]).await;
    let secret = secret_on(&begun);
    let wrong = client.post("/sign-in/second/app/code", &[("code", "000000")]).await;
    assert!(wrong.status == 422 && secret_on(&wrong) == secret);
    let fields = [("code", code(&installation, &secret)), ("next", "/verket/revisions".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let done = client.post("/sign-in/second/app/code", &fields).await;
    assert_eq!((done.status, codes_on(&done).len()), (200, 10), "{}", done.main());
    assert!(done.says("href=\"/verket/revisions\""), "{}", done.main());
    assert_eq!(client.get("/account").await.status, 200, "in");

    // A reader needs no more than before, and neither does who lost the role.
    account(&installation, PersonId(2), "bo.al@verket.se");
    assert_eq!(password(&installation.anonymous(), "bo.al@verket.se", "").await.location(), "/verket/");
}

#[tokio::test]
async fn a_link_stands_for_the_password_and_for_nothing_more() {
    let installation = installation();
    let client = signed_in(&installation).await;
    with_app(&installation, &client).await;
    let (store, id) = (&installation.store, &installation.organisation);
    let link = store.make_link(id, ANNA, SignedDuration::from_hours(1), None).unwrap().unwrap();
    let other = installation.anonymous();
    let path = format!("/welcome?code={}", link.reveal());
    let fields = [("code", link.reveal()), ("password", "nio kväkande grodspawn".to_owned())];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    let chosen = send(&other, &path, "/welcome", &fields).await;
    assert_eq!(chosen.location(), "/verket/sign-in/second?next=", "{}", chosen.main());
    assert_eq!(other.get("/account").await.status, 303);
}

#[tokio::test]
async fn an_administrator_takes_it_away_and_its_owner_is_told() {
    let installation = installation();
    let client = signed_in(&installation).await;
    with_app(&installation, &client).await;
    let admin = installation.administrator().await;
    let person = format!("/people/{ANNA}");
    assert!(admin.get(&person).await.says("Loggar in i två steg, med en app."));
    let removed = send(&admin, &person, &format!("{person}/factors"), &[]).await;
    assert_eq!(removed.status, 303, "{}", removed.main());
    assert_eq!(client.get("/account").await.status, 303, "signed out");
    let client = signed_in(&installation).await;
    let account = client.get("/account").await;
    assert!(account.says("Den som sköter systemet tog"), "{}", account.main());
    let log = installation.auditor().await.get("/security?kind=factors-removed").await;
    assert!(log.says("en händelse"), "{}", log.main());
    let own = send(&client, "/account/factors/app", "/account/factors/app", &[("current", PASSWORD)]).await;
    assert_eq!(own.status, 200, "and can begin anew");
}

#[tokio::test]
async fn the_app_is_removed_with_the_password() {
    let installation = installation();
    let client = signed_in(&installation).await;
    with_app(&installation, &client).await;
    let path = "/account/factors/app-removal";
    assert_eq!(send(&client, path, path, &[("current", "fel")]).await.status, 422);
    assert_eq!(send(&client, path, path, &[("current", PASSWORD)]).await.status, 303);
    assert_eq!(password(&installation.anonymous(), EMAIL, "").await.location(), "/verket/");
    for path in ["/account/factors/app-removal", "/account/factors/codes", "/account/factors/nothing"] {
        assert!(client.get(path).await.is_not_found(), "{path}: there is nothing to do it to");
    }
    // Who picked whom to be has no password, and nothing to add to it.
    let picked = installation.reader().await;
    assert!(picked.get("/account/factors").await.is_not_found());
    assert!(!picked.get("/account").await.says("Inloggning i två steg"));
}
