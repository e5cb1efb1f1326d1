//! Verifying: a sound log ends with 0, anything wrong with 1, whether in a database, a saved log or a proof.

use std::fs;
use std::path::{Path, PathBuf};

use domain::policy::Viewer;
use serde_json::{Value, json};
use store::clock::Clock;
use store::{Address, Settings, Store};
use tempfile::TempDir;

use crate::rodtrad::{run, text};

/// The example agency in a database, and files for whoever verifies: a log, the proof of the first decision with its
/// checkpoint, and the public key.
struct Place {
    directory: TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { directory: tempfile::tempdir().unwrap() };
        let clock = Clock::running_from(demo::now());
        let store = Store::open(Settings::new(Address::Sqlite(place.path("data")), clock)).unwrap();
        web::example::lay_down(&store).unwrap();
        let id = demo::organisation();
        let reading = store.read(Viewer::System, &id).unwrap().unwrap();
        let decision = reading.decisions.values().next().unwrap();
        let proof = store.proof(Viewer::System, &id, decision.seq).unwrap().unwrap();
        fs::write(place.path("bevis"), proof.to_text()).unwrap();
        fs::write(place.path("kontrollpunkt"), &proof.checkpoint).unwrap();
        fs::write(place.path("nyckel"), store.public_key(&id).to_string()).unwrap();
        store.close();
        let (data, log) = (place.path("data"), place.path("logg"));
        let exported = run(&["export", "log", text(&log), "--data", text(&data)]);
        assert_eq!((exported.code, exported.out.as_str()), (0, ""), "{exported:?}");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// What verifying says to programs, with the exit code. Words that begin with @ are files.
    fn verify(&self, words: &[&str]) -> (i32, Value) {
        let words: Vec<String> = words
            .iter()
            .map(|word| match word.strip_prefix('@') {
                Some(name) => text(&self.path(name)).to_owned(),
                None => (*word).to_owned(),
            })
            .collect();
        let words: Vec<&str> = ["verify", "--json"].into_iter().chain(words.iter().map(String::as_str)).collect();
        let run = run(&words);
        (run.code, run.json())
    }
}

fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from} is not in {}", file.display());
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_sound_log_and_a_true_proof_end_with_0() {
    let place = Place::new();
    for of in [&["--data", "@data"][..], &["--log", "@logg"]] {
        for known in [&[][..], &["--key", "@nyckel"], &["--key", "@nyckel", "--checkpoint", "@kontrollpunkt"]] {
            let (code, told) = place.verify(&[of, known].concat());
            assert_eq!((code, &told["sound"]), (0, &json!(true)), "{of:?} {known:?}: {told}");
            assert_eq!(told["logs"][0]["organisation"], "tillvaxtverket");
            assert!(told["logs"][0]["records"].as_u64().is_some_and(|records| 100 < records), "{told}");
        }
    }
    let (code, told) = place.verify(&["--proof", "@bevis", "--checkpoint", "@kontrollpunkt", "--key", "@nyckel"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!((&told["sound"], &told["name"]), (&json!(true), &json!("decision_recorded")));
    assert_eq!((&told["key_known"], &told["checkpoint_given"]), (&json!(true), &json!(true)));
    let (code, told) = place.verify(&["--proof", "@bevis"]);
    assert_eq!((code, &told["key_known"], &told["checkpoint_given"]), (0, &json!(false), &json!(false)));
}

#[test]
fn what_was_changed_is_found() {
    let place = Place::new();
    change(&place.path("logg"), "Förenkling", "Försvåring");
    let (code, told) = place.verify(&["--log", "@logg"]);
    assert_eq!((code, &told["sound"]), (1, &json!(false)));
    assert!(told["logs"][0]["faults"][0]["seq"].is_u64(), "{told}");

    change(&place.path("bevis"), "tillvaxtverket", "tillvaxtverked");
    let (code, told) = place.verify(&["--proof", "@bevis"]);
    assert_eq!((code, &told["sound"]), (1, &json!(false)));
    assert!(told["error"].is_string(), "{told}");
}

#[test]
fn people_are_told_in_their_language() {
    let place = Place::new();
    let (data, log) = (place.path("data"), place.path("logg"));
    let sound = run(&["verify", "--data", text(&data)]);
    assert_eq!((sound.code, sound.out.as_str()), (0, ""));
    assert!(sound.told.contains("stämmer") && sound.told.contains("--key"), "{sound:?}");
    // A proof says what happened in words, and so does one that is no proof.
    let proved = run(&["verify", "--proof", text(&place.path("bevis"))]);
    assert!(
        proved.told.contains("(ett beslut antecknades)") && !proved.told.contains("decision_recorded"),
        "{proved:?}"
    );
    let no_proof = run(&["verify", "--proof", text(&log)]);
    assert!(no_proof.told.contains("Filen är inget bevis från Rödtråd"), "{no_proof:?}");
    change(&log, "Förenkling", "Försvåring");
    let changed = run(&["verify", "--log", text(&log)]);
    assert!(changed.told.contains("Den är ändrad i efterhand."), "{changed:?}");
}

#[test]
fn a_log_is_saved_whole_or_not_at_all() {
    let place = Place::new();
    let data = place.path("data");
    let to_nowhere = run(&["export", "log", "/finns/inte/logg", "--data", text(&data)]);
    assert_eq!(to_nowhere.code, 1, "{to_nowhere:?}");
    let other = run(&["export", "log", text(&place.path("annan")), "--organisation", "annan", "--data", text(&data)]);
    assert_eq!(other.code, 2, "{other:?}");
    assert!(!place.path("annan").exists());
    let out = run(&["export", "log", "-", "--data", text(&data)]);
    assert_eq!((out.code, out.out), (0, fs::read_to_string(place.path("logg")).unwrap()));
}
