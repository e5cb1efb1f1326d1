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
fn nobody_picks_who_to_be_but_in_a_demonstration() {
    let place = tempfile::tempdir().unwrap();
    let agency = place.path().join("data");
    let read = run(&["import", "editions", text(&one_edition(place.path())), "--data", text(&agency)]);
    assert_eq!(read.code, 0, "{read:?}");
    let offers = |words: &[&str], path: &str| {
        let mut server = Server::start(words);
        // The name by which it is asked is a loopback one, so that only what it listens on decides.
        let port = server.address.rsplit(':').next().unwrap().to_owned();
        server.address = format!("127.0.0.1:{port}");
        let (status, page) = server.get(path);
        assert_eq!(status, 200);
        page.contains("name=\"person\"")
    };
    let serve = |listen: &str, more: &[&str]| {
        let words = [&["serve", "--listen", listen, "--data", text(&agency)], more].concat();
        offers(&words, "/myndigheten/sign-in")
    };
    assert!(!serve("127.0.0.1:0", &[]), "not even at this computer");
    assert!(!serve("0.0.0.0:0", &[]) && !serve("127.0.0.1:0", &["--https"]));
    let path = "/tillvaxtverket/sign-in";
    assert!(offers(&["demo", "--listen", "127.0.0.1:0"], path));
    let refused = run(&["demo", "--listen", "0.0.0.0:0"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.told.contains("utan lösenord") && refused.told.contains("0.0.0.0:0"), "{refused:?}");
    assert!(offers(&["demo", "--listen", "0.0.0.0:0", "--anyone-on-the-network-may-be-anyone"], path));
}

#[test]
fn letters_need_what_makes_them_useful_and_safe() {
    let place = tempfile::tempdir().unwrap();
    let password = place.path().join("losenord");
    fs::write(&password, "hemligt\n").unwrap();
    let serve = |more: &[&str]| {
        let data = place.path().join("data");
        run(&[&["serve", "--listen", "127.0.0.1:0", "--data", text(&data), "--smtp-host", "smtp.verket.se"], more]
            .concat())
    };
    let site = ["--site", "https://styrning.verket.se"];
    let from = ["--mail-from", "rodtrad@verket.se"];
    let user = ["--smtp-user", "rodtrad", "--smtp-password-file", text(&password)];
    for (words, named) in [
        (vec![], "site"),
        (site.to_vec(), "mail-from"),
        ([&site[..], &from, &["--smtp-user", "rodtrad"]].concat(), "smtp-password-file"),
        ([&site[..], &from, &user, &["--smtp-security", "none"]].concat(), "oskyddat"),
        ([&site[..], &from, &["--smtp-security", "ssl"]].concat(), "ssl"),
        (vec!["--site", "http://verket.se"], "http://verket.se"),
        ([&site[..], &from, &["--session-idle-minutes", "1"]].concat(), "session-idle-minutes"),
        ([&site[..], &from, &["--session-hours", "0"]].concat(), "session-hours"),
    ] {
        let refused = serve(&words);
        assert!(refused.code == 2 && refused.told.contains(named) && refused.out.is_empty(), "{named}: {refused:?}");
        assert!(!refused.told.contains("hemligt"), "{refused:?}");
    }
}

#[test]
fn letters_and_sign_ins_are_set_in_the_file_too() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("rodtrad.toml");
    let data = place.path().join("data");
    let words = format!(
        "listen = \"127.0.0.1:0\"\ndata = {:?}\n[public]\nsite = \"https://styrning.verket.se\"\n\
         smtp-host = \"smtp.verket.se\"\nsmtp-security = \"starttls\"\nmail-from = \"rodtrad@verket.se\"\n\
         session-hours = 8\nsession-idle-minutes = 30\n",
        text(&data)
    );
    fs::write(&file, words).unwrap();
    assert_eq!(Server::start(&["serve", "--config", text(&file)]).stop(), 0);
    fs::write(&file, "[public]\nsmtp-password = \"hemligt\"\n").unwrap();
    let refused = run(&["serve", "--config", text(&file)]);
    assert!(
        refused.code == 2 && refused.told.contains("smtp-password"),
        "a password stands in no settings: {refused:?}"
    );
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
