//! Bringing in values of indicators: a dry run changes nothing, a bad file changes nothing, a correction needs a reason, and
//! the JSON is as others read it.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;

use crate::rodtrad::{Run, Server, command, run, text};

/// The example agency in a directory of its own.
struct Place {
    directory: TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { directory: tempfile::tempdir().unwrap() };
        let server = Server::start(&["demo", "--listen", "127.0.0.1:0", "--data", text(&place.data())]);
        assert_eq!(server.stop(), 0);
        place
    }

    fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    fn import(&self, rows: &str, more: &[&str]) -> Run {
        let file = self.directory.path().join("värden.csv");
        fs::write(&file, rows).unwrap();
        run(&[&["import", "values", text(&file), "--data", text(&self.data()), "--json"], more].concat())
    }
}

#[test]
fn values_come_in_whole_after_a_dry_run_and_a_correction_needs_a_reason() {
    let place = Place::new();
    let rows = "År;Värde\n2020;69,3\n";
    let dry = place.import(rows, &["--indicator", "1", "--dry-run"]);
    assert_eq!((dry.code, &dry.json()["new"], &dry.json()["imported"]), (0, &json!(1), &json!(false)), "{dry:?}");
    let done = place.import(rows, &["--indicator", "1"]);
    assert_eq!((done.code, &done.json()["new"], &done.json()["imported"]), (0, &json!(1), &json!(true)), "{done:?}");
    let again = place.import(rows, &["--indicator", "1"]);
    assert_eq!((again.code, &again.json()["same"]), (0, &json!(1)), "{again:?}");

    let corrected = "År;Värde\n2020;69,4\n";
    let refused = place.import(corrected, &["--indicator", "1"]);
    assert_eq!((refused.code, &refused.json()["imported"]), (1, &json!(false)), "{refused:?}");
    assert!(refused.json()["refusals"][0].as_str().unwrap().contains("Skriv varför"));
    let done = place.import(corrected, &["--indicator", "1", "--reason", "Källan räknade om."]);
    assert_eq!((done.code, &done.json()["corrected"]), (0, &json!(1)), "{done:?}");
}

#[test]
fn a_bad_file_changes_nothing_and_says_where_it_is_wrong() {
    let place = Place::new();
    let bad = place.import("År;Värde\n2020;69,3\n2023;sjuttio\n", &["--indicator", "1"]);
    let told = bad.json();
    assert_eq!((bad.code, &told["imported"], &told["problems"][0]["row"]), (1, &json!(false), &json!(3)), "{bad:?}");
    let unnamed = place.import("År;Värde\n2020;69,3\n", &[]);
    assert_eq!((unnamed.code, &unnamed.json()["problems"][0]["key"]), (1, &json!("indicator-column-missing")));
}

#[test]
fn ctrl_c_at_any_moment_leaves_all_of_it_or_nothing() {
    let place = Place::new();
    let months = (1700..2000).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02};1\n")));
    let rows = format!("Period;Värde\n{}", months.collect::<String>());
    let file = place.directory.path().join("många.csv");
    fs::write(&file, &rows).unwrap();
    let same = || place.import(&rows, &["--indicator", "1", "--dry-run"]).json()["same"].as_u64().unwrap();
    for milliseconds in [20, 100, 200, 300, 400, 600] {
        let before = same();
        let data = place.data();
        let words = ["import", "values", text(&file), "--data", text(&data), "--indicator", "1"];
        let mut child = command(&words).stderr(Stdio::piped()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        // It may be over already: then there is nobody to tell.
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status().unwrap();
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        let code = child.wait().unwrap().code();
        let after = same();
        if told.contains("Avbrutet. Inget är ändrat.") {
            assert_eq!((code, after), (Some(1), before), "{told}");
        }
        let is_whole = if code == Some(0) { after == 3600 } else { after == before };
        assert!(is_whole, "after {milliseconds} ms: {code:?}, {after} of 3600, {told}");
    }
}
