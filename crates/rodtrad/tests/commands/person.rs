//! Letting the first person in: a link that works on the server, and again for who has lost it.

use crate::rodtrad::{Run, Server, run, text};

fn add(data: &str, more: &[&str]) -> Run {
    run(&[&["person", "add", "--data", data], more].concat())
}

#[test]
fn an_administrator_is_let_in_by_a_link_and_a_new_one_takes_its_place() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let server = Server::start(&["demo", "--listen", "127.0.0.1:0", "--data", text(&data)]);
    assert_eq!(server.stop(), 0);

    let who = ["--name", "Anna Ek", "--email", "anna.ek@verket.se", "--admin"];
    let first = add(text(&data), &[&who[..], &["--site", "https://styrning.verket.se/"]].concat());
    assert_eq!(first.code, 0, "{first:?}");
    let link = first.out.trim();
    assert!(link.starts_with("https://styrning.verket.se/tillvaxtverket/welcome?code="), "{first:?}");
    assert!(first.told.contains("Skicka den här länken till Anna Ek"), "{first:?}");
    let second = add(text(&data), &who);
    assert_eq!(second.code, 0, "{second:?}");

    // What the site is called is said once, where the server reads it too.
    let config = directory.path().join("rodtrad.toml");
    std::fs::write(&config, "[public]\nsite = \"https://styrning.verket.se\"\n").unwrap();
    let third = add(text(&data), &[&who[..], &["--config", text(&config)]].concat());
    assert!(third.out.starts_with("https://styrning.verket.se/tillvaxtverket/welcome?code="), "{third:?}");
    let second = add(text(&data), &who);

    let server = Server::start(&["serve", "--listen", "127.0.0.1:0", "--data", text(&data)]);
    let path = link.trim_start_matches("https://styrning.verket.se");
    assert_eq!(server.get(path).0, 422, "the first no longer works");
    let (status, page) = server.get(second.out.trim());
    assert!(status == 200 && page.contains("anna.ek@verket.se"), "{status}: {page}");
}

#[test]
fn what_is_no_address_is_told_and_nobody_is_added() {
    let directory = tempfile::tempdir().unwrap();
    let data = directory.path().join("data");
    let server = Server::start(&["demo", "--listen", "127.0.0.1:0", "--data", text(&data)]);
    assert_eq!(server.stop(), 0);
    let wrong = add(text(&data), &["--name", "Anna Ek", "--email", "anna"]);
    assert!(wrong.code == 2 && wrong.told.contains("anna") && wrong.told.contains("--email"), "{wrong:?}");
    let missing = add(text(&data), &["--name", "Anna Ek"]);
    assert!(missing.code == 2 && missing.told.contains("--email"), "{missing:?}");
}
