//! Bringing in editions: everything wrong is told with its row, a dry run changes nothing, and the JSON is as others
//! read it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::rodtrad::{Run, run, text};

const HEADING: &str = "edition,date,kind,id,parent,text,explanation\n";

struct Place {
    directory: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { directory: tempfile::tempdir().unwrap() }
    }

    fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    fn file(&self, rows: &str) -> PathBuf {
        let file = self.directory.path().join("utgåvor.csv");
        fs::write(&file, format!("{HEADING}{rows}")).unwrap();
        file
    }

    fn import(&self, rows: &str, more: &[&str]) -> Run {
        let (file, data) = (self.file(rows), self.data());
        run(&[&["import", "editions", text(&file), "--data", text(&data)], more].concat())
    }
}

const TWO: &str = "\
2011,2011-01-01,vision,v,,Fler företag som växer,
2011,2011-01-01,resultatområde,a,,Förenkling,
2011,2011-01-01,mål,a1,a,Det är enkelt att följa reglerna,
2014,2014-03-01,vision,v,,Fler företag som vill växa,
2014,2014-03-01,resultatområde,a,,Förenkling,
2014,2014-03-01,mål,a2,a,Det är enkelt att följa reglerna i hela landet,
2014,2014-03-01,mål,a3,a,Något helt annat,
";

#[test]
fn a_dry_run_tells_everything_and_changes_nothing() {
    let place = Place::new();
    let dry = place.import(TWO, &["--dry-run", "--json"]);
    assert_eq!(dry.code, 0, "{dry:?}");
    assert!(!place.data().exists(), "not even the directory is made");
    let told = dry.json();
    assert_eq!((&told["dry_run"], &told["imported"]), (&json!(true), &json!(false)));

    // Beside a database that is there, the log is as it was.
    assert_eq!(place.import(TWO, &[]).code, 0);
    let later = "2017,2017-01-01,vision,v,,Växande företag,\n";
    let before = records(&place.data());
    let dry = place.import(later, &["--dry-run", "--json"]);
    assert_eq!((dry.code, &dry.json()["editions"][0]["revision"]), (0, &json!(3)), "{dry:?}");
    assert_eq!(records(&place.data()), before);
}

fn records(data: &Path) -> Value {
    let run = run(&["verify", "--data", text(data), "--json"]);
    assert_eq!(run.code, 0, "{run:?}");
    run.json()["logs"][0]["root"].clone()
}

#[test]
fn the_json_is_as_others_read_it() {
    let place = Place::new();
    let run = place.import(TWO, &["--json", "--organisation", "provverket", "--name", "Provverket"]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut told = run.json();
    told["file"] = json!("utgåvor.csv");
    let fates = |kept: u8, reworded: u8, replaced: u8, new: u8| {
        json!({ "kept": kept, "reworded": reworded, "moved": 0, "merged": 0, "split": 0, "replaced": replaced,
            "removed": 0, "new": new })
    };
    assert_eq!(
        told,
        json!({
            "file": "utgåvor.csv",
            "organisation": "provverket",
            "dry_run": false,
            "imported": true,
            "rows": 7,
            "editions": [
                { "label": "2011", "date": "2011-01-01", "revision": 1, "statements": 3, "fates": fates(0, 0, 0, 3) },
                { "label": "2014", "date": "2014-03-01", "revision": 2, "statements": 4, "fates": fates(1, 1, 1, 1) },
            ],
            "likenesses": [{
                "edition": "2014",
                "from": { "id": "a1", "text": "Det är enkelt att följa reglerna" },
                "to": { "id": "a2", "text": "Det är enkelt att följa reglerna i hela landet" },
                "percent": told["likenesses"][0]["percent"],
                "same": false,
            }],
            "problems": [],
            "advice": [],
            "refusals": [],
        })
    );
}

#[test]
fn every_problem_is_told_with_its_row_and_nothing_is_read_in() {
    let place = Place::new();
    let bad = "\
2011,2011-01-01,vision,v,,Fler företag,
2011,2011-13-01,önskan,w,x,,
2011,2011-01-01,vision,v,,Fler företag,
";
    let found = place.import(bad, &["--json"]);
    assert_eq!(found.code, 1, "{found:?}");
    let told = found.json();
    let places: Vec<Value> = told["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| json!([problem["row"], problem["column"], problem["key"]]))
        .collect();
    assert_eq!(
        places,
        [
            json!([3, "date", "date-not-a-day"]),
            json!([3, "kind", "kind-unknown"]),
            json!([3, "text", "text-empty"]),
            json!([3, "parent", "parent-unknown"]),
            json!([4, "id", "id-twice"]),
        ]
    );
    assert_eq!((&told["imported"], &told["editions"]), (&json!(false), &json!([])));
    let organisations = run(&["verify", "--data", text(&place.data()), "--json"]);
    assert_eq!(organisations.json()["logs"], json!([]), "nothing is read in");

    let for_people = place.import(bad, &[]);
    assert_eq!((for_people.code, for_people.out.as_str()), (1, ""));
    assert!(for_people.told.contains("Rad 3, datum: ”2011-13-01” är inget datum."), "{for_people:?}");
    assert!(for_people.told.contains("5 saker behöver rättas"), "{for_people:?}");
}

#[test]
fn a_file_that_is_no_table_is_told_of() {
    let place = Place::new();
    let file = place.directory.path().join("bok.xlsx");
    fs::write(&file, b"PK\x03\x04").unwrap();
    let run = run(&["import", "editions", text(&file), "--data", text(&place.data()), "--json"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert_eq!(run.json()["problems"][0]["key"], "file-is-workbook");
    assert_eq!(run.json()["problems"][0]["row"], Value::Null);
}

#[test]
fn the_same_file_twice_is_refused_the_second_time() {
    let place = Place::new();
    assert_eq!(place.import(TWO, &[]).code, 0);
    let again = place.import(TWO, &["--json"]);
    assert_eq!(again.code, 1);
    assert_eq!(again.json()["problems"][0]["key"], "edition-not-later");
}

#[test]
fn with_several_agencies_one_must_be_named() {
    let place = Place::new();
    assert_eq!(place.import(TWO, &["--organisation", "ett"]).code, 0);
    assert_eq!(place.import(TWO, &["--organisation", "tva", "--led-by", "director"]).code, 0);
    let unnamed = place.import("2017,2017-01-01,vision,v,,Framåt,\n", &[]);
    assert_eq!(unnamed.code, 2, "{unnamed:?}");
    assert!(unnamed.told.contains("ett, tva"), "{unnamed:?}");
}

#[test]
fn the_file_may_come_on_standard_input() {
    let place = Place::new();
    let mut command = crate::rodtrad::command(&["import", "editions", "-", "--dry-run", "--json"]);
    command.args(["--data", text(&place.data())]).stdin(fs::File::open(place.file(TWO)).unwrap());
    let run = crate::rodtrad::finish(command);
    assert_eq!((run.code, &run.json()["rows"]), (0, &json!(7)), "{run:?}");
}
