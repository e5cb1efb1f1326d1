//! Damage: every change of a proof, of an exported log, and of the rows of a database is found, and what cannot be
//! found without a witness is said not to be provable.

use std::collections::BTreeSet;
use std::io::Cursor;

use domain::policy::Viewer;
use rusqlite::Connection;
use serde_json::Value;
use store::seal::audit::verify_database;
use store::seal::canonical;
use store::seal::export::verify_export;
use store::seal::proof::{verify_consistency, verify_proof};
use store::seal::verify::{Known, LogReport, NotProvable, Wrong};
use testkit::database::{TestDatabase, sqlite};

use crate::common::{add_unit, clock, context, founded, id};
use crate::seal::sealed;

/// A sequence of numbers that looks random and is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// Every value with one change in it: each text, number, truth and nothing; each member and element gone or doubled.
fn mutations(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Null => all.push(Value::from(0)),
        Value::Bool(truth) => all.push(Value::from(!truth)),
        Value::Number(number) => {
            let number = number.as_i64().unwrap();
            all.extend(
                [number + 1, number - 1, -number - 1, 0].iter().filter(|n| **n != number).map(|n| Value::from(*n)),
            );
            all.push(Value::from(number.to_string()));
        }
        Value::String(text) => {
            all.push(Value::from(format!("{text} ")));
            all.push(Value::from(format!("x{text}")));
            let letters: Vec<char> = text.chars().collect();
            for place in 0..letters.len() {
                let mut other = letters.clone();
                other[place] = if other[place] == 'A' { 'B' } else { 'A' };
                all.push(Value::from(other.iter().collect::<String>()));
                let mut shorter = letters.clone();
                shorter.remove(place);
                all.push(Value::from(shorter.iter().collect::<String>()));
            }
            all.push(Value::Null);
        }
        Value::Array(values) => {
            for (place, value) in values.iter().enumerate() {
                for other in mutations(value) {
                    let mut changed = values.clone();
                    changed[place] = other;
                    all.push(Value::from(changed));
                }
                let mut shorter = values.clone();
                shorter.remove(place);
                all.push(Value::from(shorter));
                let mut longer = values.clone();
                longer.insert(place, value.clone());
                all.push(Value::from(longer));
            }
            all.push(Value::from([values.as_slice(), &[Value::Null]].concat()));
        }
        Value::Object(members) => {
            for (name, value) in members {
                for other in mutations(value) {
                    let mut changed = members.clone();
                    changed.insert(name.clone(), other);
                    all.push(Value::Object(changed));
                }
                let mut fewer = members.clone();
                fewer.remove(name);
                all.push(Value::Object(fewer));
            }
            let mut more = members.clone();
            more.insert("more".to_owned(), Value::from(1));
            all.push(Value::Object(more));
        }
    }
    all.retain(|other| other != value);
    all
}

#[test]
fn no_changed_proof_is_accepted() {
    let database = sqlite();
    let store = sealed(&database);
    let key = store.public_key(&id());
    let mut tried = 0;
    for seq in [1, 5] {
        let proof = store.proof(Viewer::System, &id(), seq).unwrap().unwrap();
        let value: Value = serde_json::from_str(&proof.to_text()).unwrap();
        for other in mutations(&value) {
            let text = canonical::write(&other).unwrap();
            tried += 1;
            // Whatever the verifier knows: with nothing from elsewhere, the proof still contradicts itself.
            assert!(verify_proof(&text, None, None).is_err(), "accepted: {text}");
            if tried % 10 == 0 {
                assert!(verify_proof(&text, Some(&proof.checkpoint), Some(&key)).is_err(), "accepted: {text}");
            }
        }
    }
    assert!(2000 < tried, "{tried}");
}

#[test]
fn no_changed_byte_of_a_proof_is_accepted() {
    let database = sqlite();
    let store = sealed(&database);
    let text = store.proof(Viewer::System, &id(), 3).unwrap().unwrap().to_text();
    assert!(verify_proof(&text, None, None).is_ok());
    // The one thing that may be missing is the end of the line.
    assert!(verify_proof(text.trim_end(), None, None).is_ok());
    let bytes = text.trim_end().as_bytes();
    for place in 0..bytes.len() {
        for change in [1, 0x20, b'A' ^ bytes[place], b' ' ^ bytes[place]] {
            let mut other = bytes.to_vec();
            other[place] ^= change;
            if other == bytes {
                continue;
            }
            if let Ok(other) = String::from_utf8(other) {
                assert!(verify_proof(&other, None, None).is_err(), "byte {place}: {other}");
            }
        }
        let mut shorter = bytes.to_vec();
        shorter.remove(place);
        if let Ok(other) = String::from_utf8(shorter) {
            assert!(verify_proof(&other, None, None).is_err(), "without byte {place}: {other}");
        }
    }
    for (wrong, why) in
        [(format!("{text}\n"), "two ends"), (format!(" {text}"), "a space"), (format!("{text}x"), "more")]
    {
        assert!(verify_proof(&wrong, None, None).is_err(), "{why}");
    }
}

#[test]
fn no_changed_proof_of_growth_is_accepted() {
    let database = sqlite();
    let store = sealed(&database);
    let notes = store.checkpoints(Viewer::System, &id()).unwrap();
    let size = |note: &str| store.public_key(&id()).open(note).unwrap().size;
    let proof = store.consistency(Viewer::System, &id(), size(&notes[0]), size(&notes[2])).unwrap().unwrap();
    let value: Value = serde_json::from_str(&proof.to_text()).unwrap();
    for other in mutations(&value) {
        let text = canonical::write(&other).unwrap();
        assert!(verify_consistency(&text, None, None, None).is_err(), "accepted: {text}");
    }
}

fn exported(store: &store::Store) -> Vec<String> {
    let mut file = Vec::new();
    assert!(store.export_log(Viewer::System, &id(), &mut file).unwrap());
    String::from_utf8(file).unwrap().lines().map(str::to_owned).collect()
}

fn verified(lines: &[String], known: &Known) -> LogReport {
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    verify_export(&mut Cursor::new(text), known).unwrap()
}

#[test]
fn an_exported_log_is_verified_and_no_change_of_it_is_overlooked() {
    let database = sqlite();
    let store = sealed(&database);
    store.checkpoint(&id()).unwrap();
    let lines = exported(&store);
    let known = Known::default();
    let sound = verified(&lines, &known);
    assert!(sound.is_sound(), "{:?}", sound.faults);
    let records = usize::try_from(sound.records).unwrap();
    assert_eq!((records + 5, sound.checkpoints), (lines.len(), 4));

    let mut tried = 0;
    for (place, line) in lines.iter().enumerate() {
        let value: Value = serde_json::from_str(line).unwrap();
        // Every seventh of the many: each line has each of its members changed many times.
        for other in mutations(&value).into_iter().step_by(7) {
            let mut changed = lines.clone();
            changed[place] = canonical::write(&other).unwrap();
            tried += 1;
            let report = verified(&changed, &known);
            assert!(!report.is_sound(), "line {place}: {}", changed[place]);
            if (1..=records).contains(&place) {
                let names_it = |fault: &store::seal::verify::Fault| fault.seq == Some(place as u64);
                assert!(report.faults.iter().any(names_it), "line {place} is not named: {:?}", report.faults);
            }
        }
        let mut without = lines.clone();
        without.remove(place);
        assert!(!verified(&without, &known).is_sound(), "without line {place}");
        let mut twice = lines.clone();
        twice.insert(place, line.clone());
        assert!(!verified(&twice, &known).is_sound(), "line {place} twice");
        if place + 1 < lines.len() {
            let mut swapped = lines.clone();
            swapped.swap(place, place + 1);
            // Only the order of two checkpoints says nothing.
            assert!(!verified(&swapped, &known).is_sound() || records < place, "lines {place} and the next swapped");
        }
        let mut spaced = lines.clone();
        spaced[place] = format!("{line} ");
        assert!(!verified(&spaced, &known).is_sound(), "line {place} with a space");
    }
    assert!(500 < tried, "{tried}");
    for wrong in ["", "x\n", "{}\n", "\u{0}"] {
        assert!(!verify_export(&mut Cursor::new(wrong), &known).unwrap().is_sound(), "{wrong:?}");
    }
}

#[test]
fn what_needs_a_witness_is_said_not_to_be_provable_and_is_found_with_one() {
    let database = sqlite();
    let store = sealed(&database);
    let key = store.public_key(&id());
    let witnessed = store.checkpoints(Viewer::System, &id()).unwrap().pop().unwrap();
    let lines = exported(&store);
    let records = verified(&lines, &Known::default()).records;

    let nothing_known = verified(&lines, &Known::default());
    assert_eq!(
        nothing_known.not_provable,
        [
            NotProvable::AfterTheLastCheckpoint { first: records, last: records },
            NotProvable::NothingMissingFromTheEnd { witnessed: 0 },
            NotProvable::TheRightKey,
        ]
    );
    let known = Known { key: Some(key.clone()), checkpoints: vec![witnessed.clone()] };
    let all_known = verified(&lines, &known);
    assert!(all_known.is_sound());
    assert_eq!(
        all_known.not_provable,
        [
            NotProvable::AfterTheLastCheckpoint { first: records, last: records },
            NotProvable::NothingMissingFromTheEnd { witnessed: records - 1 },
        ]
    );

    // The whole put back as it was two records ago, with its header, as someone would who means it.
    let header = lines[0]
        .replace(&format!("\"records\":{records}"), &format!("\"records\":{}", records - 2))
        .replace("\"checkpoints\":3", "\"checkpoints\":2");
    let mut rolled_back = lines.clone();
    rolled_back[0] = header;
    rolled_back.retain(|line| *line != lines[records as usize] && *line != lines[records as usize - 1]);
    rolled_back.pop();
    let without_witness = verified(&rolled_back, &Known { key: Some(key.clone()), ..Known::default() });
    assert!(without_witness.is_sound(), "nobody can see it: {:?}", without_witness.faults);
    assert!(without_witness.not_provable.contains(&NotProvable::NothingMissingFromTheEnd { witnessed: 0 }));
    let with_witness = verified(&rolled_back, &known);
    let shortened = |fault: &store::seal::verify::Fault| matches!(fault.what, Wrong::WitnessedShortened { .. });
    assert!(with_witness.faults.iter().any(shortened), "{:?}", with_witness.faults);
    for line in with_witness.not_provable.iter().map(ToString::to_string) {
        assert!(line.starts_with("not provable: "), "{line}");
    }
}

fn verified_database(database: &TestDatabase) -> Vec<LogReport> {
    verify_database(&database.address(), Some(&database.key_file()), None, &Known::default()).unwrap()
}

/// Without what holds an honest program back.
fn unguarded(database: &TestDatabase) -> Connection {
    let connection = Connection::open(database.sqlite_file()).unwrap();
    connection
        .execute_batch(
            "drop trigger log_follows; drop trigger log_is_not_changed; drop trigger log_is_not_shortened; \
             drop trigger checkpoints_follow; drop trigger checkpoints_are_not_changed; \
             drop trigger checkpoints_are_not_removed; pragma foreign_keys = off; \
             pragma ignore_check_constraints = on; \
             create temp table log_copy as select * from log; \
             create temp table checkpoints_copy as select * from checkpoints;",
        )
        .unwrap();
    connection
}

#[test]
fn no_changed_row_of_the_log_or_the_checkpoints_is_overlooked() {
    let database = sqlite();
    let store = sealed(&database);
    let last = store.amend(&context(), &id(), add_unit("Arkiv")).unwrap().seq;
    store.checkpoint(&id()).unwrap();
    drop(store);
    let connection = unguarded(&database);
    assert!(verified_database(&database).iter().all(LogReport::is_sound), "before anything is changed");

    let text = |column: &str| {
        [
            "'x'".to_owned(),
            format!("{column} || ' '"),
            format!("substr({column}, 2)"),
            format!("upper({column}) || lower({column})"),
        ]
    };
    let bytes = |column: &str, length: usize| {
        [
            format!("zeroblob({length})"),
            format!("randomblob({length})"),
            format!("cast(substr({column}, 2) || x'00' as blob)"),
            format!("cast(substr({column}, 1, {}) as blob)", length - 1),
        ]
    };
    let columns: Vec<(&str, Vec<String>)> = vec![
        ("organisation", text("organisation").to_vec()),
        ("seq", ["seq + 1000", "-seq", "seq * 9000000000"].map(str::to_owned).to_vec()),
        ("recorded_at", [text("recorded_at").as_slice(), &["'2026-03-01T08:00:00.001Z'".to_owned()]].concat()),
        ("actor", [text("actor").as_slice(), &["'person:7'".to_owned()]].concat()),
        ("name", text("name").to_vec()),
        (
            "payload",
            [
                text("payload").as_slice(),
                &["'{}'", "'null'", "replace(payload, ':', ': ')", "'{\"a\":1.5}'", "payload || payload"]
                    .map(str::to_owned),
            ]
            .concat(),
        ),
        ("salt", bytes("salt", 16).to_vec()),
        ("leaf", bytes("leaf", 32).to_vec()),
    ];
    let mut tried = 0;
    for seq in 1..=last {
        for (column, changes) in &columns {
            for change in changes {
                let statement = format!("update log set {column} = {change} where seq = {seq}");
                let touched = connection.execute(&format!("{statement} and {column} is not {change}"), []).unwrap();
                if touched == 0 {
                    continue;
                }
                tried += 1;
                let reports = verified_database(&database);
                assert!(reports.iter().any(|report| !report.is_sound()), "overlooked: {statement}");
                let named: BTreeSet<u64> =
                    reports.iter().flat_map(|report| &report.faults).filter_map(|fault| fault.seq).collect();
                assert!(named.contains(&seq), "{statement} does not name {seq}: {named:?}");
                restore(&connection);
            }
        }
        for statement in [
            format!("delete from log where seq = {seq}"),
            format!("update log set seq = 0 where seq = {seq}; update log set seq = seq - 1 where seq > {seq}"),
            format!(
                "update log set seq = -1 where seq = {seq}; update log set seq = {seq} where seq = {seq} % {last} + 1; \
                 update log set seq = {seq} % {last} + 1 where seq = -1"
            ),
            format!(
                "insert into log select organisation, {last} + 1, recorded_at, actor, name, payload, salt, leaf from log where seq = {seq}; \
                     update checkpoints set size = size + 1 where size = {last}"
            ),
        ] {
            connection.execute_batch(&statement).unwrap();
            tried += 1;
            assert!(verified_database(&database).iter().any(|report| !report.is_sound()), "overlooked: {statement}");
            restore(&connection);
        }
    }
    for (column, changes) in [
        ("organisation", text("organisation").to_vec()),
        ("size", ["size + 1", "size - 1", "-size", "size * 1000"].map(str::to_owned).to_vec()),
        ("note", text("note").to_vec()),
    ] {
        for change in changes {
            for checkpoint in 0..4 {
                let statement = format!(
                    "update checkpoints set {column} = {change} where size = \
                     (select size from checkpoints order by size limit 1 offset {checkpoint})"
                );
                if connection.execute(&statement, []).is_err() {
                    continue;
                }
                tried += 1;
                assert!(
                    verified_database(&database).iter().any(|report| !report.is_sound()),
                    "overlooked: {statement}"
                );
                restore(&connection);
            }
        }
    }
    assert!(400 < tried, "{tried}");
}

/// Puts the rows back from the copy.
fn restore(connection: &Connection) {
    connection
        .execute_batch(
            "begin; delete from log; insert into log select * from log_copy; \
             delete from checkpoints; insert into checkpoints select * from checkpoints_copy; commit;",
        )
        .unwrap();
}

#[test]
fn no_flipped_byte_of_the_file_is_taken_for_the_truth() {
    let database = sqlite();
    let store = founded(&database);
    for number in 0..40 {
        store.amend(&context(), &id(), add_unit(&format!("Enhet {number}"))).unwrap();
    }
    store.checkpoint(&id()).unwrap();
    store.close();
    drop(store);
    let file = database.sqlite_file();
    let original = std::fs::read(&file).unwrap();
    let rows = |path: &std::path::Path| -> Option<Vec<String>> {
        let connection = Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
        let mut all = Vec::new();
        for sql in [
            "select quote(organisation)||quote(seq)||quote(recorded_at)||quote(actor)||quote(name)||quote(payload)||quote(salt)||quote(leaf) from log not indexed",
            "select quote(organisation)||quote(size)||quote(note) from checkpoints not indexed",
        ] {
            let mut statement = connection.prepare(sql).ok()?;
            let found: rusqlite::Result<Vec<String>> = statement.query_map([], |row| row.get(0)).ok()?.collect();
            all.extend(found.ok()?);
        }
        Some(all)
    };
    let truth = rows(&file).unwrap();
    let mut numbers = Numbers(20_261_123);
    let (mut changed, mut harmless) = (0, 0);
    for _ in 0..1500 {
        let mut damaged = original.clone();
        let place = numbers.below(damaged.len());
        damaged[place] ^= 1 << numbers.below(8);
        std::fs::write(&file, &damaged).unwrap();
        let same = rows(&file).is_some_and(|found| found == truth);
        let known = Known::default();
        match verify_database(&database.address(), Some(&database.key_file()), None, &known) {
            // It cannot be opened: that is not silence.
            Err(_) => changed += 1,
            Ok(reports) => {
                let sound = !reports.is_empty() && reports.iter().all(LogReport::is_sound);
                assert!(same || !sound, "byte {place} was changed, and nothing was said");
                if sound { harmless += 1 } else { changed += 1 }
            }
        }
    }
    assert!(0 < changed && 0 < harmless, "{changed} found, {harmless} elsewhere in the file");
    std::fs::write(&file, &original).unwrap();
    let store = database.open(clock());
    assert!(store.read(Viewer::System, &id()).unwrap().is_some());
}
