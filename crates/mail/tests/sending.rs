//! Letters over a real connection, to a server of the test's own on loopback: what arrives, what is tried again, and what a
//! name or an address cannot do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::net::TcpListener;
use std::time::Duration;

use domain::email::EmailAddress;
use domain::event::Event;
use domain::ids::{OrganisationId, PersonId, UnitId};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::text::Name;
use domain::time::Actor;
use jiff::{SignedDuration, Timestamp};
use mail::rounds::Postman;
use mail::server::{Security, Server, Settings, SignIn, Unsent};
use store::Store;
use store::clock::Clock;
use store::letters::Letter;
use store::security::Happened;
use testkit::database::{TestDatabase, postgres, sqlite};
use testkit::mailbox::mailbox;

fn settings(port: u16) -> Settings {
    let from = EmailAddress::parse("rodtrad@verket.se").unwrap();
    Settings { host: "127.0.0.1".to_owned(), port, security: Security::None, sign_in: None, from }
}

fn letter() -> Letter {
    let [to, name, subject] = ["asa.ek@verket.se", "Åsa Ek", "Nytt lösenord – Verket"].map(str::to_owned);
    Letter {
        to,
        name,
        subject,
        text: "Hej Åsa!\n\n.\nhttps://verket.se/verket/welcome?code=abc\n".to_owned(),
        stop: None,
    }
}

fn id() -> OrganisationId {
    "verket".parse().unwrap()
}

fn store(database: &TestDatabase) -> Store {
    let begun: Timestamp = "2026-03-01T08:00:00Z".parse().unwrap();
    let store = database.open(Clock::fixed(begun));
    let context = store.context(Actor::System);
    let rule = |organisation: &Organisation| -> Result<Vec<Event>, Refusals> {
        if !organisation.units.is_empty() {
            return Ok(Vec::new());
        }
        let name = Name::parse("Analys").unwrap();
        Ok(vec![Event::UnitAdded { unit: UnitId(1), name, parent: None }])
    };
    store.amend(&context, &id(), rule).unwrap();
    store
}

fn post(store: &Store, letter: &Letter) {
    store.post(&id(), Some(PersonId(1)), letter, SignedDuration::from_hours(24)).unwrap();
}

const AT_ONCE: Duration = Duration::ZERO;

#[test]
fn a_letter_arrives_as_it_was_written_and_once() {
    let database = sqlite();
    let store = store(&database);
    let there = mailbox(&[], AT_ONCE);
    post(&store, &letter());
    let postman = Postman::new(store.clone(), &settings(there.port)).unwrap();
    postman.round();
    postman.round();
    let came = there.came.lock().unwrap().clone();
    assert_eq!(came.len(), 1, "once");
    for command in ["MAIL FROM:<rodtrad@verket.se>", "RCPT TO:<asa.ek@verket.se>"] {
        assert!(came[0].commands.iter().any(|line| line.starts_with(command)), "{command}: {came:?}");
    }
    let data = &came[0].data;
    for header in
        ["Auto-Submitted: auto-generated", "Content-Type: text/plain; charset=utf-8", "Message-ID: <", "Date: "]
    {
        assert!(data.contains(header), "{header}: {data}");
    }
    assert!(store.letters(&id()).unwrap().is_empty());
}

#[test]
fn a_letter_that_can_be_stopped_says_how_in_its_head_and_no_other_does() {
    let there = mailbox(&[], AT_ONCE);
    let server = Server::new(&settings(there.port)).unwrap();
    let long = format!("https://styrning.verket.se/verket/letters/stop/{}", "Ab-_9".repeat(10));
    let evil = "https://verket.se/>\r\nBcc: alla@verket.se";
    let stops = [None, Some(long.as_str()), Some("http://localhost:8080/verket/letters/stop/abc"), Some(evil)];
    for stop in stops {
        server.send(&Letter { stop: stop.map(str::to_owned), ..letter() }, "Verket").unwrap();
    }
    let came = there.came.lock().unwrap().clone();
    let heads: Vec<String> = came.iter().map(|came| unfolded(&came.data)).collect();
    let one_click = "List-Unsubscribe-Post: List-Unsubscribe=One-Click";
    let has = |head: &String, header: &str| head.lines().any(|line| line == header);
    assert!(!heads[0].contains("List-Unsubscribe"), "{}", heads[0]);
    assert!(has(&heads[1], &format!("List-Unsubscribe: <{long}>")) && has(&heads[1], one_click), "{}", heads[1]);
    // Without TLS on the way there anybody between could click.
    assert!(heads[2].contains("List-Unsubscribe: <http://") && !has(&heads[2], one_click), "{}", heads[2]);
    assert!(!heads[3].contains("List-Unsubscribe") && !heads[3].contains("Bcc"), "{}", heads[3]);
}

/// The head of a letter, with each header on a line of its own.
fn unfolded(data: &str) -> String {
    data.split("\n\n").next().unwrap().replace("\n ", " ").replace("\n\t", " ").replace(":  ", ": ")
}

#[test]
fn a_server_that_is_away_or_busy_is_tried_again_less_and_less_often() {
    let database = sqlite();
    let store = store(&database);
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let busy = mailbox(&[("RCPT", "451 later")], AT_ONCE);
    let greylisted = mailbox(&[("END", "450 later")], AT_ONCE);
    let unwilling = mailbox(&[("CONNECT", "421 not now")], AT_ONCE);
    let wants_more = mailbox(&[("MAIL", "530 sign in first")], AT_ONCE);
    post(&store, &letter());
    let mut waited = Vec::new();
    for port in [closed, busy.port, greylisted.port, unwilling.port, wants_more.port] {
        Postman::new(store.clone(), &settings(port)).unwrap().round();
        assert!(store.letters_due(&id(), 10).unwrap().is_empty(), "it waits");
        let begun = store.clock().now();
        while store.letters_due(&id(), 10).unwrap().is_empty() {
            store.clock().advance(SignedDuration::from_mins(1));
        }
        waited.push(store.clock().now().duration_since(begun).as_mins());
    }
    assert_eq!(waited, [1, 2, 4, 8, 16]);
    let slow = mailbox(&[], Duration::from_millis(300));
    Postman::new(store.clone(), &settings(slow.port)).unwrap().round();
    assert_eq!((slow.came.lock().unwrap().len(), store.letters(&id()).unwrap().len()), (1, 0));
}

#[test]
fn what_the_server_refuses_for_good_is_written_down_and_the_others_go() {
    let database = sqlite();
    let store = store(&database);
    let there = mailbox(&[("RCPT TO:<NO.ONE", "550 no such user")], AT_ONCE);
    post(&store, &Letter { to: "no.one@verket.se".to_owned(), ..letter() });
    post(&store, &letter());
    Postman::new(store.clone(), &settings(there.port)).unwrap().round();
    assert_eq!(there.came.lock().unwrap().len(), 1);
    assert!(store.letters(&id()).unwrap().is_empty());
    let told = store.last_about(&id(), PersonId(1), Happened::LetterFailed, Timestamp::MIN).unwrap();
    assert!(told.is_some());
}

#[test]
fn names_addresses_and_subjects_write_no_headers_and_no_commands() {
    let there = mailbox(&[], AT_ONCE);
    let server = Server::new(&settings(there.port)).unwrap();
    let evil = "Åsa\r\nBcc: alla@verket.se\r\n\r\nText";
    for sender in ["Verket", "Verket\r\nBcc: alla@verket.se", "\"Verket\" <annan@evil.example>,"] {
        server.send(&Letter { name: evil.to_owned(), subject: evil.to_owned(), ..letter() }, sender).unwrap();
    }
    for name in ["", "\"", "<alla@verket.se>", "a,b;c:d", "=?utf-8?q?x?=", "å\u{0}\u{202e}b"] {
        server.send(&Letter { name: name.to_owned(), ..letter() }, "Verket").unwrap();
    }
    for came in there.came.lock().unwrap().iter() {
        let head = came.data.split("\n\n").next().unwrap();
        let is_begun = |line: &&str| !line.starts_with([' ', '\t']);
        let names: Vec<&str> = head.lines().filter(is_begun).filter_map(|line| line.split(':').next()).collect();
        assert!(!names.contains(&"Bcc"), "{head}");
        let times = |name| names.iter().filter(|header| **header == name).count();
        assert_eq!((times("To"), times("From"), times("Subject")), (1, 1, 1), "{head}");
        let receivers: Vec<_> =
            came.commands.iter().filter(|line| line.starts_with("RCPT")).map(|line| line.trim()).collect();
        assert!(receivers.iter().all(|line| *line == "RCPT TO:<asa.ek@verket.se>"), "{receivers:?}");
    }
    for to in [
        "",
        "asa",
        "asa.ek@verket.se\r\nRCPT TO:<alla@verket.se>",
        "asa.ek@verket.se> <alla@verket.se",
        "asa.ek@verket.se, alla@verket.se",
        "asa ek@verket.se",
    ] {
        let sent = server.send(&Letter { to: to.to_owned(), ..letter() }, "Verket");
        assert!(matches!(sent, Err(Unsent::Never(_))), "{to}: {sent:?}");
    }
    assert_eq!(there.came.lock().unwrap().len(), 9);
}

#[test]
fn a_password_goes_nowhere_without_tls_where_tls_is_asked_for() {
    let there = mailbox(&[], AT_ONCE);
    for security in [Security::Tls, Security::StartTls] {
        let sign_in = Some(SignIn { name: "rodtrad".to_owned(), password: "hemligt".to_owned() });
        let settings = Settings { security, sign_in, ..settings(there.port) };
        assert!(!format!("{settings:?}").contains("hemligt"));
        let sent = Server::new(&settings).unwrap().send(&letter(), "Verket");
        assert!(matches!(sent, Err(Unsent::NotNow(_))), "{security:?}: {sent:?}");
    }
    assert!(there.came.lock().unwrap().is_empty());
}

#[test]
fn of_two_nodes_that_send_at_once_each_letter_is_sent_by_one() {
    let database = postgres();
    let one = store(&database);
    let other = store(&database);
    let there = mailbox(&[], Duration::from_millis(20));
    for _ in 0..10 {
        post(&one, &letter());
    }
    std::thread::scope(|scope| {
        for node in [&one, &other, &one, &other] {
            let postman = Postman::new(node.clone(), &settings(there.port)).unwrap();
            scope.spawn(move || postman.round());
        }
    });
    assert_eq!(there.came.lock().unwrap().len(), 10);
    assert!(one.letters(&id()).unwrap().is_empty());
}
