//! Bringing in values of indicators: a dry run changes nothing, a bad file changes nothing, a correction needs a reason, and
//! the JSON is as others read it.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use tempfile::TempDir;

use crate::rodtrad::{Run, Server, run, text};

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
