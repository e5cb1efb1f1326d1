//! Letters by e-mail, asked through the whole server: a link for a forgotten password, invitations, and what an owner is told.
//! Nothing is sent here; what is in line is looked at. That it arrives, `mail` tests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::time::{Duration, Instant};

use domain::email::EmailAddress;
use domain::ids::PersonId;
use domain::text::Name;
use jiff::SignedDuration;
use mail::server::{Security, Settings as Mail};
use store::letters::Letter;
use store::security::{Happened, Wanted};
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::site::Site;

const PASSWORD: &str = "mossa gräver tre kantareller";
const ANNA: PersonId = PersonId(3);
const EMAIL: &str = "anna.ek@verket.se";

/// An agency that sends letters, where Anna can sign in.
fn installation() -> Installation {
    let mail = Mail {
        host: "127.0.0.1".to_owned(),
        port: 9,
        security: Security::None,
        sign_in: None,
        from: EmailAddress::parse("rodtrad@verket.se").unwrap(),
    };
    let site = Some(Site::parse("https://styrning.verket.se").unwrap());
    let settings = Settings { pick_person: true, site, mail: Some(mail), ..Settings::default() };
    let installation = Installation::small_with(settings);
    let (store, id) = (&installation.store, &installation.organisation);
    store.name_person(id, ANNA, &Name::parse("Anna Ek").unwrap()).unwrap();
    store.address_account(id, ANNA, &EmailAddress::parse(EMAIL).unwrap(), None).unwrap();
    let link = store.make_link(id, ANNA, SignedDuration::from_hours(1), None).unwrap().unwrap();
    store.use_link(id, &link, PASSWORD).unwrap();
    installation
}

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(form).await;
    let key = page.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}: {}", page.text()));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

async fn forgotten(client: &Client, email: &str) -> Reply {
    send(client, "/forgotten", "/forgotten", &[("email", email)]).await
}

/// The letters in line, once there are so many: what nobody waits for is waited for here.
async fn letters(installation: &Installation, count: usize) -> Vec<Letter> {
    let begun = Instant::now();
    loop {
        let waiting = installation.store.letters(&installation.organisation).unwrap();
        if waiting.len() == count || Duration::from_secs(10) < begun.elapsed() {
            let letters: Vec<Letter> = waiting.into_iter().map(|waiting| waiting.letter).collect();
            assert_eq!(letters.len(), count, "{letters:?}");
            return letters;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Once so many have asked for a link.
async fn asked(installation: &Installation, count: usize) {
    let begun = Instant::now();
    let so_far = || {
        let events = installation.store.security_events(&installation.organisation, &Wanted::ALL, (0, 1000));
        let is_one = |happened| matches!(happened, Happened::LinkAsked | Happened::SignInBlocked);
        events.unwrap().iter().filter(|event| is_one(event.happened)).count()
    };
    while so_far() < count {
        assert!(begun.elapsed() < Duration::from_secs(10), "{} of {count}", so_far());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn code_in(letter: &Letter) -> &str {
    let address = letter.text.split("https://styrning.verket.se/verket/welcome?code=").nth(1).expect("a link");
    address.split_whitespace().next().unwrap()
}

#[tokio::test]
async fn whoever_forgot_the_password_gets_a_link_that_works_once_for_half_an_hour() {
    let installation = installation();
    let client = installation.anonymous();
    assert!(client.get("/sign-in").await.says("/verket/forgotten"));
    let told = forgotten(&client, " ANNA.EK@verket.se ").await;
    assert!(told.status == 200 && told.says("Titta i din e-post"), "{}", told.main());
    let first = letters(&installation, 1).await.remove(0);
    assert_eq!((first.to.as_str(), first.name.as_str()), (EMAIL, "Anna Ek"));
    assert!(first.subject.starts_with("Nytt lösenord – ") && first.text.contains("inom 30 minuter"), "{}", first.text);
    assert!(!told.text().contains(code_in(&first)), "the page never has the link");

    let late = code_in(&first).to_owned();
    installation.store.clock().advance(SignedDuration::from_mins(30));
    assert_eq!(client.get(&format!("/welcome?code={late}")).await.status, 422);
    installation.store.keep_house();
    forgotten(&client.in_language("en"), EMAIL).await;
    let second = letters(&installation, 1).await.remove(0);
    assert!(second.text.contains("within 30 minutes"), "in the language of who asks: {}", second.text);
    let client = installation.anonymous();
    let path = format!("/welcome?code={}", code_in(&second));
    let fields = [("code", code_in(&second)), ("password", "nio kväkande grodspawn")];
    assert_eq!(send(&client, &path, "/welcome", &fields).await.status, 303);
    assert_eq!(client.get(&path).await.status, 422, "once");
    // And its owner is told that it was done.
    let told = letters(&installation, 2).await;
    assert!(told.iter().any(|letter| letter.subject.starts_with("Ditt lösenord är bytt")), "{told:?}");
}

#[tokio::test]
async fn a_link_belongs_to_its_request_and_to_no_earlier_or_later_one() {
    let installation = installation();
    let client = installation.anonymous();
    let mut codes: Vec<String> = Vec::new();
    // Each opens as long as it is the last, in whatever browser: letters are read on a telephone too.
    for count in 1..=3 {
        forgotten(&client, EMAIL).await;
        let waiting = letters(&installation, count).await;
        let new = waiting.iter().map(|letter| code_in(letter).to_owned()).find(|code| !codes.contains(code));
        codes.push(new.expect("another link than before"));
        for (at, code) in codes.iter().enumerate() {
            let opened = installation.anonymous().get(&format!("/welcome?code={code}")).await.status;
            assert_eq!(opened, if at + 1 == count { 200 } else { 422 }, "link {at} after {count} requests");
        }
    }
    let choose = async |with: &str, password: &str| {
        let client = installation.anonymous();
        let form = client.get(&format!("/welcome?code={}", codes[2])).await;
        let key = form.hidden("request-key").unwrap_or_else(|| "AAAAAAAAAAAAAAAAAAAAAA".to_owned());
        client.post("/welcome", &[("code", with), ("password", password), ("request-key", &key)]).await.status
    };
    for earlier in &codes[..2] {
        assert_eq!(choose(earlier, "nio kväkande grodspawn").await, 422, "what was sent for an earlier request");
    }
    assert_eq!(choose(&codes[2], "nio kväkande grodspawn").await, 303);
    for code in &codes {
        assert_eq!(choose(code, "elva sovande grävlingar").await, 422, "used, or void");
    }
    // A later request brings none of them to life again.
    installation.store.clock().advance(SignedDuration::from_mins(16));
    forgotten(&client, EMAIL).await;
    let waiting = letters(&installation, 5).await;
    let links = waiting.iter().filter(|letter| letter.text.contains("/welcome?code=")).map(code_in);
    let new: Vec<&str> = links.filter(|code| !codes.iter().any(|old| old == code)).collect();
    assert_eq!(new.len(), 1);
    assert_eq!(client.get(&format!("/welcome?code={}", new[0])).await.status, 200);
    for code in &codes {
        assert_eq!(client.get(&format!("/welcome?code={code}")).await.status, 422);
    }
}

#[tokio::test]
async fn nobody_learns_from_the_answer_who_has_an_account() {
    let installation = installation();
    installation.store.enable(&installation.organisation, ANNA, false, None).unwrap();
    let mut answers = Vec::new();
    for email in ["ingen@verket.se", EMAIL] {
        let answer = forgotten(&installation.anonymous(), email).await;
        answers.push((answer.status, answer.main().replace(email, "")));
    }
    assert_eq!(answers[0], answers[1]);
    asked(&installation, 2).await;
    assert!(installation.store.letters(&installation.organisation).unwrap().is_empty(), "a closed account gets none");
    let wrong = forgotten(&installation.anonymous(), "anna").await;
    assert!(wrong.status == 422 && wrong.says("value=\"anna\""), "{}", wrong.main());
}

#[tokio::test]
async fn an_address_gets_three_letters_in_a_quarter_and_nobody_else_waits() {
    let installation = installation();
    let mut answers = Vec::new();
    for _ in 0..6 {
        let answer = forgotten(&installation.anonymous(), EMAIL).await;
        answers.push((answer.status, answer.main()));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "the answer does not tell");
    asked(&installation, 6).await;
    assert_eq!(letters(&installation, 3).await.len(), 3);
    // One place in the network asks for thirty at most, whatever the addresses.
    for number in 0..30 {
        forgotten(&installation.anonymous(), &format!("person{number}@verket.se")).await;
    }
    asked(&installation, 36).await;
    let events = installation.store.security_events(&installation.organisation, &Wanted::ALL, (0, 1000));
    let blocked = events.unwrap().iter().filter(|event| event.happened == Happened::SignInBlocked).count();
    assert_eq!(blocked, 3 + 6, "three for the address, and what is above thirty");
}

#[tokio::test]
async fn an_invitation_goes_by_letter_and_nothing_can_be_written_into_it() {
    let installation = installation();
    let admin = installation.administrator().await;
    let name = "Bo \"Al\" <alla@verket.se>";
    let fields = [("name", name), ("email", "bo.al@verket.se"), ("unit", ""), ("roles", "reader")];
    let added = send(&admin, "/people/new", "/people", &fields).await;
    let person = added.location().trim_start_matches("/verket").to_owned();
    let sent = send(&admin, &person, &format!("{person}/letter"), &[]).await;
    assert_eq!(sent.status, 303, "{}", sent.main());
    assert!(admin.get(&person).await.says("En engångslänk skickas till bo.al@verket.se."));
    let letter = letters(&installation, 1).await.remove(0);
    assert_eq!((letter.to.as_str(), letter.name.as_str()), ("bo.al@verket.se", name));
    assert!(letter.text.contains("Du är inbjuden") && letter.text.contains("inom 7 dagar"), "{}", letter.text);
    let client = installation.anonymous();
    let path = format!("/welcome?code={}", code_in(&letter));
    assert!(client.get(&path).await.says("bo.al@verket.se"));
    for evil in ["bo@verket.se\r\nBcc: alla@verket.se", "bo@verket.se,alla@verket.se", "<bo@verket.se>"] {
        let fields = [("name", "Bo Al"), ("email", evil), ("unit", ""), ("roles", "reader")];
        assert_eq!(send(&admin, "/people/new", "/people", &fields).await.status, 422, "{evil:?}");
    }
}

#[tokio::test]
async fn an_owner_is_told_what_happens_to_the_account() {
    let installation = installation();
    let client = installation.anonymous();
    let fields = [("email", EMAIL), ("password", PASSWORD), ("next", "")];
    send(&client, "/sign-in", "/sign-in/password", &fields).await;
    let fields = [("current", PASSWORD), ("password", "nio kväkande grodspawn")];
    assert_eq!(send(&client, "/account", "/account/password", &fields).await.status, 303);
    let told = letters(&installation, 1).await.remove(0);
    assert!(told.text.contains("Hej Anna Ek!") && told.text.contains("https://styrning.verket.se/verket/account"));
    assert!(!told.text.contains("grodspawn"));

    let admin = installation.administrator().await;
    let person = format!("/people/{ANNA}");
    let fields = [("name", "Anna Ek"), ("email", "anna@verket.se"), ("unit", ""), ("roles", "strategist")];
    assert_eq!(send(&admin, &person, &person, &fields).await.status, 303);
    let told = letters(&installation, 3).await;
    let mut about: Vec<&str> =
        told.iter().filter(|letter| letter.subject.contains("e-postadress")).map(|letter| letter.to.as_str()).collect();
    about.sort_unstable();
    assert_eq!(about, [EMAIL, "anna@verket.se"], "the old one and the new one");
    assert_eq!(send(&admin, &person, &format!("{person}/factors"), &[]).await.status, 303);
    assert_eq!(letters(&installation, 4).await.len(), 4);
}

#[tokio::test]
async fn without_a_server_for_letters_there_are_no_such_pages() {
    let installation = Installation::small();
    let client = installation.anonymous();
    assert!(client.get("/forgotten").await.is_not_found());
    assert!(client.post("/forgotten", &[("email", EMAIL)]).await.is_not_found());
    assert!(!client.get("/sign-in").await.says("/forgotten"));
    let admin = installation.administrator().await;
    assert!(admin.post("/people/3/letter", &[]).await.is_not_found());
    assert!(!admin.get("/people/3").await.says("med e-post"));
}
