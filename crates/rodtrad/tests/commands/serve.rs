//! The server as a process: where it listens, how it ends, what it leaves behind.

use std::fs;
use std::process::Stdio;

use crate::rodtrad::{Server, command, finish, run, text};

#[test]
fn the_example_is_there_at_once_and_gone_afterwards() {
    let place = tempfile::tempdir().unwrap();
    let mut demo = command(&["demo", "--listen", "127.0.0.1:0"]);
    demo.env("TMPDIR", place.path());
    let server = Server::of(demo);
    assert!(!server.address.ends_with(":0"), "port 0 picks a free one: {}", server.address);
    let (status, page) = server.get("/tillvaxtverket/");
    assert_eq!(status, 200);
    assert!(page.contains("i alla delar av landet"), "the one goal of the example");
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    assert_eq!(server.stop(), 0);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn an_example_that_is_kept_goes_on_where_it_was() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("exempel");
    for _ in 0..2 {
        let server = Server::start(&["demo", "--listen", "127.0.0.1:0", "--data", text(&data)]);
        assert_eq!(server.get("/tillvaxtverket/").0, 200);
        assert_eq!(server.stop(), 0);
    }
    let run = run(&["verify", "--data", text(&data)]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn settings_come_from_options_then_the_environment_then_the_file() {
    let place = tempfile::tempdir().unwrap();
    let [from_file, from_environment, from_option] =
        ["fil", "miljo", "val"].map(|name| place.path().join(name).to_str().unwrap().to_owned());
    let file = place.path().join("rodtrad.toml");
    fs::write(&file, format!("listen = \"127.0.0.1:0\"\ndata = {from_file:?}\n")).unwrap();
    let serve = |words: &[&str], environment: Option<&str>| {
        let mut command = command(&["serve", "--config", text(&file)]);
        command.args(words).envs(environment.map(|value| ("RODTRAD_DATA", value)));
        assert_eq!(Server::of(command).stop(), 0);
        [&from_file, &from_environment, &from_option].map(|directory| fs::exists(directory).unwrap())
    };
    assert_eq!(serve(&[], None), [true, false, false]);
    assert_eq!(serve(&[], Some(&from_environment)), [true, true, false]);
    assert_eq!(serve(&["--data", &from_option], Some(&from_environment)), [true, true, true]);
}

#[test]
fn an_empty_installation_answers_and_says_how_to_begin() {
    let place = tempfile::tempdir().unwrap();
    let server = Server::start(&["serve", "--listen", "127.0.0.1:0", "--data", text(place.path())]);
    assert_eq!(server.get("/").0, 200);
    assert_eq!(server.get("/health").0, 200);
}

#[test]
fn nobody_picks_who_to_be_where_others_can_reach_the_server() {
    let place = tempfile::tempdir().unwrap();
    let run = run(&["import", "editions", text(&one_edition(place.path())), "--data", text(place.path())]);
    assert_eq!(run.code, 0, "{run:?}");
    let offers = |listen: &str, more: &[&str]| {
        let words = [&["serve", "--listen", listen, "--data", text(place.path())], more].concat();
        let mut server = Server::start(&words);
        // The name by which it is asked is a loopback one, so that only what it listens on decides.
        let port = server.address.rsplit(':').next().unwrap().to_owned();
        server.address = format!("127.0.0.1:{port}");
        let (status, page) = server.get("/myndigheten/sign-in");
        assert_eq!(status, 200);
        page.contains("name=\"person\"")
    };
    assert!(offers("127.0.0.1:0", &[]));
    assert!(!offers("0.0.0.0:0", &[]));
    assert!(!offers("127.0.0.1:0", &["--https"]), "everyone who comes through the proxy would be a local");
}

fn one_edition(directory: &std::path::Path) -> std::path::PathBuf {
    let file = directory.join("en.csv");
    fs::write(&file, "edition,date,kind,id,parent,text,explanation\n2014,2014-01-01,vision,v,,Framåt,\n").unwrap();
    file
}

#[test]
fn a_port_that_is_taken_is_told_of() {
    let place = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let run = run(&["serve", "--listen", &address, "--data", text(place.path())]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.told.contains(&address), "{run:?}");
}

#[test]
fn a_directory_that_another_serves_from_is_told_of() {
    let place = tempfile::tempdir().unwrap();
    let _server = Server::start(&["serve", "--listen", "127.0.0.1:0", "--data", text(place.path())]);
    let mut second = command(&["serve", "--listen", "127.0.0.1:0", "--data", text(place.path())]);
    second.stdout(Stdio::piped());
    let run = finish(second);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.told.contains("används av ett annat program"), "{run:?}");
}
