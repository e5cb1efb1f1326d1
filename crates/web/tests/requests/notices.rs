//! Notices and their letters, asked through the whole server and sent to a server for e-mail of the test's own: counted in the bar,
//! read one by one and all, chosen, sent once whatever node writes them and however long the server is down, and stopped by one
//! click.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, Method};
use domain::email::EmailAddress;
use domain::event::Event;
use domain::ids::PersonId;
use domain::policy::Role;
use domain::text::Name;
use jiff::SignedDuration;
use mail::rounds::Postman;
use mail::server::{Security, Settings as Mail};
use store::letters::Letter;
use testkit::client::{Client, Installation};
use testkit::mailbox::mailbox;
use web::app::Settings;
use web::notice::letters::Teller;
use web::site::Site;

use crate::comments::{now, say, secret_task, send, signed_in};

const SITE: &str = "https://styrning.verket.se";
const ON: &str = "/comments/on/statement-1";
pub(crate) const ASA: u32 = 41;
const BO: u32 = 42;

fn mail(port: u16) -> Mail {
    let from = EmailAddress::parse("rodtrad@verket.se").unwrap();
    Mail { host: "127.0.0.1".to_owned(), port, security: Security::None, sign_in: None, from }
}

/// An agency that sends letters, with two who have addresses.
pub(crate) fn that_sends_letters() -> Installation {
    let site = Some(Site::parse(SITE).unwrap());
    let settings = Settings { pick_person: true, site, mail: Some(mail(9)), ..Settings::default() };
    let installation = Installation::small_with(settings);
    for (person, name, email) in [(ASA, "Åsa Ek", "asa.ek@verket.se"), (BO, "Bo Al", "bo.al@verket.se")] {
        come(&installation, person, name, email);
    }
    installation
}

fn come(installation: &Installation, person: u32, name: &str, email: &str) {
    let (store, id, person) = (&installation.store, &installation.organisation, PersonId(person));
    installation.amend(|_, _| Ok(vec![Event::PersonPlaced { person, unit: None, roles: vec![Role::Reader] }]));
    store.name_person(id, person, &Name::parse(name).unwrap()).unwrap();
    store.address_account(id, person, &EmailAddress::parse(email).unwrap(), None).unwrap();
}

/// The letters in line, in the order of their addresses, when those that are to be written now have been.
pub(crate) fn letters(installation: &Installation) -> Vec<Letter> {
    installation.app.teller().expect("letters are written").round();
    let mut letters: Vec<Letter> =
        installation.store.letters(&installation.organisation).unwrap().into_iter().map(|it| it.letter).collect();
    letters.sort_by(|one, other| (&one.to, &one.text).cmp(&(&other.to, &other.text)));
    letters
}

async fn choose(client: &Client, personal: &str, around: &str, language: &str) {
    let form = "/account/notices";
    let fields = [("personal", personal), ("around", around), ("language", language)];
    let chosen = send(client, form, form, &fields).await;
    assert_eq!(chosen.status, 303, "{}", chosen.main());
}

#[tokio::test]
async fn what_has_not_been_read_is_counted_in_the_bar_of_every_page_until_it_is() {
    let installation = that_sends_letters();
    let (asa, bo) = (signed_in(&installation, ASA).await, signed_in(&installation, BO).await);
    assert!(asa.get("/notices").await.says("Inget har hänt än"), "what would stand here");
    assert!(asa.get("/").await.says("Notiser, inga olästa"));
    say(&installation, &bo, ON, "@Åsa Ek ett.").await;
    say(&installation, &bo, ON, "@Åsa Ek två.").await;
    for page in ["/", "/statements/1", "/help"] {
        assert!(asa.get(page).await.says("Notiser, 2 olästa"), "{page}");
    }
    assert!(bo.get("/").await.says("Notiser, inga olästa"), "nobody is told of what one said");
    let list = asa.get("/notices").await;
    assert!(list.says("Bo Al nämnde dig") && list.says("ett.") && list.says("2 olästa notiser"), "{}", list.main());
    // To follow the link is to have read it, and it leads to where it stands.
    let seq = now(&installation).seq;
    let opened = asa.get(&format!("/notices/{seq}")).await;
    assert_eq!((opened.status, opened.location()), (303, "/verket/statements/1#comment-2"));
    assert!(asa.get("/").await.says("Notiser, en oläst"));
    assert!(bo.get(&format!("/notices/{seq}")).await.is_not_found(), "another's");
    let read = send(&asa, "/notices", "/notices/read", &[("until", "18446744073709551615")]).await;
    assert_eq!(read.status, 303);
    assert!(asa.get("/").await.says("Notiser, inga olästa"));
    say(&installation, &bo, ON, "@Åsa Ek tre.").await;
    assert!(asa.get("/").await.says("Notiser, en oläst"), "what has not happened has not been read");
    assert!(asa.get("/?lang=en").await.says("Notices, one unread"));
}

#[tokio::test]
async fn a_page_that_is_the_same_but_for_the_count_is_not_the_browser_s_own_copy() {
    let installation = that_sends_letters();
    let (asa, bo) = (signed_in(&installation, ASA).await, signed_in(&installation, BO).await);
    say(&installation, &bo, ON, "@Åsa Ek ett.").await;
    let mut headers = HeaderMap::new();
    let tag = asa.get("/statements/1").await.header("etag").to_owned();
    headers.insert("if-none-match", HeaderValue::try_from(tag).unwrap());
    let address = "/verket/statements/1";
    assert_eq!(asa.send(Method::GET, address, &[], &headers).await.status, 304, "nothing has happened");
    let seq = now(&installation).seq;
    installation.store.read_notice(&installation.organisation, PersonId(ASA), seq).unwrap();
    assert_eq!(asa.send(Method::GET, address, &[], &headers).await.status, 200);
}

#[tokio::test]
async fn a_mention_comes_by_letter_at_once_and_one_click_stops_the_next() {
    let installation = that_sends_letters();
    let (asa, bo) = (signed_in(&installation, ASA).await, signed_in(&installation, BO).await);
    assert!(asa.get("/account/notices").await.says("Breven skickas till asa.ek@verket.se."));
    say(&installation, &bo, ON, "@Åsa Ek, hemliga tankar.").await;
    let waiting = letters(&installation);
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    assert_eq!(letters(&installation).len(), 1, "told once");
    let letter = &waiting[0];
    assert_eq!((letter.to.as_str(), letter.name.as_str()), ("asa.ek@verket.se", "Åsa Ek"));
    assert_eq!(letter.subject, "Bo Al nämnde dig – Verket för prov");
    let seq = now(&installation).seq;
    assert!(letter.text.contains(&format!("{SITE}/verket/notices/{seq}\n")), "{}", letter.text);
    assert!(letter.text.starts_with("Hej Åsa Ek!") && letter.text.contains(": Förenkling\n"), "{}", letter.text);
    assert!(!letter.text.contains("hemliga tankar"), "what was said stays where it can be taken back");
    let stop = letter.stop.clone().unwrap();
    assert!(letter.text.contains(&stop) && stop.starts_with(&format!("{SITE}/verket/letters/stop/")), "{stop}");
    let path = stop.trim_start_matches(SITE).to_owned();

    // Whoever looks, and programs that follow links, stop nothing.
    let anyone = installation.anonymous();
    let looked = anyone.get_address(&path).await;
    assert!(looked.status == 200 && looked.says("Sluta få brev"), "{}", looked.main());
    say(&installation, &bo, ON, "@Åsa Ek, igen.").await;
    assert_eq!(letters(&installation).len(), 2);
    // A mail program says nothing of where it comes from, has no session, and sends one of two sorts of body.
    let nothing = HeaderMap::new();
    let body = Some(("multipart/form-data; boundary=x", b"--x--".to_vec()));
    assert_eq!(anyone.send_body(Method::POST, &path, body, &nothing).await.status, 200);
    let one_click = [("List-Unsubscribe", "One-Click")];
    let stopped = anyone.send(Method::POST, &path, &one_click, &nothing).await;
    assert!(stopped.status == 200 && stopped.says("Du får inga fler brev om notiser"), "{}", stopped.main());
    say(&installation, &bo, ON, "@Åsa Ek, en gång till.").await;
    assert_eq!(letters(&installation).len(), 2, "no more come");
    assert!(asa.get("/").await.says("Notiser, 3 olästa"), "they wait where one looks");
    // The link does nothing else, and another's is not to be guessed.
    for wrong in [format!("{path}x"), path.replace("/stop/", "/stop/A"), "/verket/letters/stop/AAAAKQ".to_owned()] {
        assert!(anyone.get_address(&wrong).await.is_not_found(), "{wrong}");
        assert!(anyone.send(Method::POST, &wrong, &one_click, &nothing).await.is_not_found(), "{wrong}");
    }
    assert_eq!(anyone.send(Method::POST, "/verket/notices/read", &one_click, &nothing).await.status, 403);
}

#[tokio::test]
async fn each_chooses_the_way_and_the_language() {
    let installation = that_sends_letters();
    let (asa, bo) = (signed_in(&installation, ASA).await, signed_in(&installation, BO).await);
    let wrong = send(&asa, "/account/notices", "/account/notices", &[("personal", "at-once")]).await;
    assert!(wrong.status == 422 && wrong.main().contains("around-error"), "{}", wrong.main());
    choose(&asa, "none", "at-once", "en").await;
    send(&asa, ON, "/following/statement-1", &[("follow", "yes")]).await;
    say(&installation, &bo, ON, "@Åsa Ek nämnd.").await;
    assert!(asa.get("/").await.says("Notiser, inga olästa"), "mentions are not wanted at all");
    assert!(letters(&installation).is_empty());
    say(&installation, &bo, ON, "Inte nämnd.").await;
    let letter = letters(&installation).remove(0);
    assert_eq!(letter.subject, "Bo Al commented on what you follow – Verket för prov");
    assert!(letter.text.starts_with("Hello Åsa Ek,"), "{}", letter.text);
    assert!(
        asa.get("/account/notices").await.main().contains("value=\"none\" checked"),
        "it is shown as it was chosen"
    );
    // Who has left the directory, or is kept out, gets none.
    installation.store.enable(&installation.organisation, PersonId(ASA), false, None).unwrap();
    say(&installation, &bo, ON, "Efteråt.").await;
    assert_eq!(letters(&installation).len(), 1);
}

#[tokio::test]
async fn letters_of_the_morning_come_in_the_morning_with_all_that_was_not_read() {
    let installation = that_sends_letters();
    let (asa, bo) = (signed_in(&installation, ASA).await, signed_in(&installation, BO).await);
    let clock = installation.store.clock();
    choose(&asa, "daily", "here", "sv").await;
    // It is Wednesday 14 November 2018, ten in the morning.
    for said in ["@Åsa Ek ett.", "@Åsa Ek två.", "@Åsa Ek tre."] {
        say(&installation, &bo, ON, said).await;
    }
    let seq = now(&installation).seq;
    asa.get(&format!("/notices/{seq}")).await;
    assert!(letters(&installation).is_empty(), "not yet");
    clock.set("2018-11-15T05:59:59Z".parse().unwrap());
    assert!(letters(&installation).is_empty());
    clock.set("2018-11-15T06:00:00Z".parse().unwrap());
    let letter = letters(&installation).remove(0);
    assert_eq!(letter.subject, "2 notiser – Verket för prov", "what was read is not told");
    assert_eq!(letter.text.matches("/verket/notices/").count(), 2, "{}", letter.text);
    clock.advance(SignedDuration::from_hours(24));
    assert_eq!(letters(&installation).len(), 1, "a morning without news has no letter");
    // On Mondays, for those who want that. Sessions have ended meanwhile.
    let (asa, bo) = (signed_in(&installation, ASA).await, signed_in(&installation, BO).await);
    choose(&asa, "weekly", "here", "sv").await;
    say(&installation, &bo, ON, "@Åsa Ek fyra.").await;
    clock.set("2018-11-18T20:00:00Z".parse().unwrap());
    assert_eq!(letters(&installation).len(), 1);
    clock.set("2018-11-19T06:00:00Z".parse().unwrap());
    assert_eq!(letters(&installation).len(), 2);
    // Nobody is told of what happened while letters could not be written for weeks.
    let bo = signed_in(&installation, BO).await;
    say(&installation, &bo, ON, "@Åsa Ek fem.").await;
    clock.set("2018-12-10T06:00:00Z".parse().unwrap());
    installation.store.keep_house();
    assert!(letters(&installation).is_empty());
}

#[tokio::test]
async fn of_what_is_secret_a_letter_says_nothing_but_that_it_is_there() {
    let installation = that_sends_letters();
    let task = secret_task(&installation);
    let email = EmailAddress::parse("dan.klar@verket.se").unwrap();
    installation.store.address_account(&installation.organisation, PersonId(202), &email, None).unwrap();
    let cleared = signed_in(&installation, 201).await;
    say(&installation, &cleared, &format!("/comments/on/task-{task}"), "@Dan Klar grindkoden är bytt.").await;
    let letter = letters(&installation).remove(0);
    let whole = format!("{} {}", letter.subject, letter.text);
    for secret in ["grindkoden", "Skymningsgranen", "Hemligt 1", "Cia Klar", "task"] {
        assert!(!whole.contains(secret), "{secret}: {whole}");
    }
    assert!(letter.text.contains("sekretessbelagt") && letter.text.contains("/verket/notices/"));
}

#[tokio::test]
async fn an_anonymous_author_gets_no_letter_that_would_tell() {
    let installation = that_sends_letters();
    let (asa, strategist) = (signed_in(&installation, ASA).await, installation.strategist().await);
    let terms = "/contributions/terms";
    assert_eq!(send(&strategist, terms, terms, &[("anonymity", "allowed")]).await.status, 303);
    for shown_as in ["anonymous", "name"] {
        let form = "/contributions/new";
        let left = send(&asa, form, "/contributions", &[("text", "Hej"), ("shown_as", shown_as)]).await;
        assert_eq!(left.status, 303);
    }
    let answer = [("outcome", "adopted"), ("reason", "Vi gör så."), ("led_to", "")];
    for (id, count) in [(1, 0), (2, 1)] {
        let page = format!("/contributions/{id}");
        assert_eq!(send(&strategist, &page, &format!("{page}/answers"), &answer).await.status, 303);
        assert_eq!(letters(&installation).len(), count);
    }
    assert!(asa.get("/").await.says("Notiser, 2 olästa"), "here the author is told of both");
    // What is seen in the list of one's own is read.
    asa.get("/contributions?whose=mine").await;
    assert!(asa.get("/").await.says("Notiser, inga olästa"));
}

#[tokio::test]
async fn a_script_is_told_of_the_newest_and_only_those_who_want_it_have_it() {
    let installation = that_sends_letters();
    let (asa, bo) = (signed_in(&installation, ASA).await, signed_in(&installation, BO).await);
    assert!(!asa.get("/").await.text().contains("data-notices"));
    let form = "/account/notices";
    let fields = [("personal", "here"), ("around", "here"), ("language", "sv"), ("browser", "yes")];
    assert_eq!(send(&asa, form, form, &fields).await.status, 303);
    assert!(asa.get("/").await.text().contains("data-notices=\"/verket/notices/latest\""));
    say(&installation, &bo, ON, "@Åsa Ek ett.").await;
    let latest = asa.get("/notices/latest").await;
    assert_eq!(latest.header("content-type"), "application/json");
    let seq = now(&installation).seq;
    assert!(
        latest.text().contains(&format!("\"unread\":1,\"seq\":{seq},\"title\":\"Bo Al nämnde dig\"")),
        "{}",
        latest.text()
    );
    asa.get(&format!("/notices/{seq}")).await;
    assert!(asa.get("/notices/latest").await.text().contains("\"unread\":0"));
}

#[tokio::test]
async fn nothing_is_lost_while_the_mail_server_is_down_and_it_arrives_once_with_how_to_stop_it() {
    let installation = that_sends_letters();
    let bo = signed_in(&installation, BO).await;
    let (store, site) = (installation.store.clone(), Site::parse(SITE).unwrap());
    say(&installation, &bo, ON, "@Åsa Ek ett.").await;
    let there = mailbox(&[], Duration::ZERO);
    let port = there.port;
    // Waits for the network, so not on the thread of the test.
    let sent = tokio::task::spawn_blocking(move || {
        let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let down = Postman::new(store.clone(), &mail(closed)).unwrap();
        // Two nodes write and send at once, to a server that is not there.
        let tellers = [(); 2].map(|()| Teller::new(store.clone(), site.clone(), down.clone()));
        std::thread::scope(|scope| {
            for teller in &tellers {
                scope.spawn(|| teller.round());
            }
        });
        down.round();
        let id = "verket".parse().unwrap();
        let waiting = store.letters(&id).unwrap();
        assert_eq!((waiting.len(), waiting[0].tries), (1, 1), "it waits");
        store.clock().advance(SignedDuration::from_hours(1));
        let up = Postman::new(store.clone(), &mail(port)).unwrap();
        up.round();
        up.round();
        tellers[0].round();
        store.letters(&id).unwrap().len()
    });
    assert_eq!(sent.await.unwrap(), 0);
    let came = there.came.lock().unwrap().clone();
    assert_eq!(came.len(), 1, "once");
    assert!(came[0].commands.iter().any(|line| line.starts_with("RCPT TO:<asa.ek@verket.se>")));
    let head = came[0].data.split("\n\n").next().unwrap().to_owned();
    assert!(head.contains("List-Unsubscribe: <https://styrning.verket.se/verket/letters/stop/"), "{head}");
    assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
}
