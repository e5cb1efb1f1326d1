//! What cannot be followed ends with 2, says why in the language of whoever asks, and says nothing to programs.

use crate::rodtrad::{command, finish, run};

#[test]
fn what_cannot_be_followed_ends_with_2_and_says_why() {
    let cases: &[(&[&str], &str)] = &[
        (&[], "Säg vad som ska göras"),
        (&["flyg"], "Kommandot flyg finns inte"),
        (&["import"], "Säg vad som ska göras"),
        (&["import", "editions"], "<FILE>"),
        (&["demo", "--lissen", "1"], "--lissen finns inte"),
        (&["serve", "--listen", "ingenstans"], "ingenstans"),
        (&["serve", "--data", "a", "--database", "b"], "Välj en databas"),
        (&["verify", "--log", "a", "--proof", "b"], "--proof"),
        (&["verify", "--data", "/finns/inte"], "/finns/inte"),
        (&["verify", "--key", "inte en nyckel"], "inte en nyckel"),
        (&["import", "editions", "/finns/inte.csv"], "/finns/inte.csv"),
        (&["import", "editions", "-", "--organisation", "Å"], "--organisation"),
        (&["export", "log", "-", "--data", "/finns/inte"], "/finns/inte"),
    ];
    for (words, expected) in cases {
        let run = run(words);
        assert_eq!(run.code, 2, "{words:?}: {run:?}");
        assert_eq!(run.out, "", "{words:?}");
        assert!(run.told.contains(expected), "{words:?}: {run:?}");
    }
}

#[test]
fn the_language_is_the_one_that_is_said_or_the_system_s() {
    let told = |variables: &[(&str, &str)]| {
        let mut command = command(&["flyg"]);
        command.env_remove("RODTRAD_LANGUAGE").envs(variables.iter().copied());
        finish(command).told
    };
    let (swedish, english) = ("Kommandot flyg finns inte", "There is no command flyg");
    assert!(told(&[]).contains(swedish));
    assert!(told(&[("LANG", "C.UTF-8")]).contains(swedish));
    assert!(told(&[("LANG", "sv_SE.UTF-8")]).contains(swedish));
    assert!(told(&[("LANG", "en_GB.UTF-8")]).contains(english));
    assert!(told(&[("LANG", "sv_SE.UTF-8"), ("RODTRAD_LANGUAGE", "en")]).contains(english));
    assert!(told(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "sv_SE.UTF-8")]).contains(swedish));
}

#[test]
fn help_and_version_are_answers_and_no_misuse() {
    for words in [&["--help"][..], &["-h"], &["--version"], &["import", "editions", "--help"], &["verify", "-h"]] {
        let run = run(words);
        assert_eq!((run.code, run.told.as_str()), (0, ""), "{words:?}");
        assert!(!run.out.is_empty(), "{words:?}");
    }
}

#[test]
fn a_list_of_passwords_that_is_none_ends_the_server_before_it_serves() {
    let directory = tempfile::tempdir().unwrap();
    let list = directory.path().join("leaked.txt");
    std::fs::write(&list, "password\n123456\n").unwrap();
    let data = directory.path().join("data");
    let words = ["serve", "--data", data.to_str().unwrap(), "--leaked-passwords", list.to_str().unwrap()];
    let option = run(&words);
    assert_eq!((option.code, option.out.as_str()), (1, ""), "{option:?}");
    assert!(option.told.contains("leaked.txt") && option.told.contains("no hash of a password"), "{option:?}");
    let file = directory.path().join("rodtrad.toml");
    std::fs::write(&file, format!("leaked-passwords = {list:?}\ndata = {data:?}\n")).unwrap();
    assert_eq!(run(&["serve", "--config", file.to_str().unwrap()]).code, 1);
}

#[test]
fn a_configuration_file_with_an_unknown_line_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("rodtrad.toml");
    std::fs::write(&file, "listen = \"127.0.0.1:0\"\nlissten = 1\n").unwrap();
    let run = run(&["serve", "--config", file.to_str().unwrap()]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.told.contains("lissten"), "{run:?}");
}
