//! The test vectors of `docs/seal.md`, in `tests/vectors/seal.json`: made here, kept in the repository, and read by the
//! second verifier, `tests/verify_seal.py`. They are made of invented records, so that they stay as they are when the
//! product's events change. Write them anew with `UPDATE=1 cargo test -p store vectors`, and only with the format.

use std::path::{Path, PathBuf};
use std::process::Command;

use domain::policy::Viewer;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::clock::Clock;
use store::seal::export::verify_export;
use store::seal::key::SealKey;
use store::seal::merkle::{self, Hash};
use store::seal::note::Checkpoint;
use store::seal::proof::{Consistency, Proof, verify_consistency, verify_proof};
use store::seal::record::Record;
use store::seal::verify::Known;
use store::seal::{canonical, note};
use testkit::database::sqlite;

const ORIGIN: &str = "rodtrad/provmyndigheten";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn key() -> SealKey {
    let seed: [u8; 32] = std::array::from_fn(|place| u8::try_from(place).unwrap());
    SealKey::from_seed(seed)
}

fn salt(number: u64) -> [u8; 16] {
    let hash: [u8; 32] = Sha256::digest(format!("salt {number}")).into();
    std::array::from_fn(|place| hash[place])
}

fn records() -> Vec<Record> {
    let says = [
        ("organisation_founded", "system", json!({"name": "Provmyndigheten", "governance": "board", "example": true})),
        ("organisation_published", "person:1", json!({})),
        ("unit_added", "person:1", json!({"unit": 1, "name": "Staben för åäö – \"€\" 😀", "parent": null})),
        (
            "statement_added",
            "person:2",
            json!({"text": "Fler företag växer\ni hela landet\u{7f}", "order": [3, -1, 0]}),
        ),
        ("nothing", "system", Value::Null),
        (
            "decision_recorded",
            "person:4294967295",
            json!({"decision": {"votes": {"for": 7, "against": 0}}, "notes": []}),
        ),
        ("largest", "system", json!({"most": 9_007_199_254_740_991_i64, "least": -9_007_199_254_740_991_i64})),
    ];
    (1..)
        .zip(says)
        .map(|(seq, (name, actor, payload))| Record {
            organisation: "provmyndigheten".to_owned(),
            seq,
            at: format!("2026-03-01T08:00:0{seq}.000Z"),
            actor: actor.to_owned(),
            name: name.to_owned(),
            payload,
        })
        .collect()
}

fn leaves() -> Vec<Hash> {
    records().iter().map(|record| record.leaf(&salt(record.seq)).unwrap()).collect()
}

fn signed(size: usize) -> String {
    let root = merkle::root(&leaves()[..size]);
    key().sign(&Checkpoint { origin: ORIGIN.to_owned(), size: size as u64, root })
}

fn proof(index: usize, size: usize) -> Proof {
    Proof {
        record: records()[index].clone(),
        salt: salt(index as u64 + 1),
        size: size as u64,
        path: merkle::inclusion(&leaves()[..size], index).unwrap(),
        checkpoint: signed(size),
        key: key().public(ORIGIN),
    }
}

fn growth(from: usize, to: usize) -> Consistency {
    Consistency {
        old: signed(from),
        new: signed(to),
        path: merkle::consistency(&leaves()[..to], from).unwrap(),
        key: key().public(ORIGIN),
    }
}

fn log() -> Vec<String> {
    let (records, leaves, checkpoints) = (records(), leaves(), [3, 7]);
    let mut lines = vec![json!({
        "format": "rodtrad-log-1",
        "organisation": "provmyndigheten",
        "key": key().public(ORIGIN).to_string(),
        "records": records.len(),
        "checkpoints": checkpoints.len(),
    })];
    for (record, leaf) in records.iter().zip(&leaves) {
        let mut line = record.to_value();
        line["salt"] = base64(&salt(record.seq)).into();
        line["leaf"] = leaf.to_base64().into();
        lines.push(line);
    }
    lines.extend(checkpoints.map(|size| json!({"checkpoint": signed(size)})));
    lines.iter().map(|line| canonical::write(line).unwrap()).collect()
}

fn base64(bytes: &[u8; 16]) -> String {
    use base64::Engine;
    base64::prelude::BASE64_STANDARD.encode(bytes)
}

fn base64_of(hashes: &[Hash]) -> Vec<String> {
    hashes.iter().map(|hash| hash.to_base64()).collect()
}

/// A text with one part of it replaced, which must be there.
fn with(text: &str, part: &str, other: &str) -> String {
    assert!(text.contains(part), "{part} is not in {text}");
    text.replacen(part, other, 1)
}

fn refused_proofs() -> Value {
    let whole = proof(2, 7).to_text();
    let refused = |why: &str, text: String| {
        assert!(verify_proof(&text, None, None).is_err(), "{why}");
        json!({"why": why, "proof": text})
    };
    let other_log = key().public("rodtrad/andra").to_string();
    let other_key = SealKey::from_seed([9; 32]);
    let resigned = Proof {
        checkpoint: other_key.sign(&Checkpoint { origin: ORIGIN.to_owned(), size: 7, root: merkle::root(&leaves()) }),
        ..proof(2, 7)
    };
    json!([
        refused("a letter of what it says", with(&whole, "Staben", "Stäben")),
        refused("who", with(&whole, "person:1", "person:2")),
        refused("when", with(&whole, "08:00:03", "08:00:04")),
        refused("the salt", with(&whole, "\"salt\":\"", "\"salt\":\"A")),
        refused("the place", with(&whole, "\"index\":2", "\"index\":1")),
        refused("the size", with(&whole, "\"size\":7", "\"size\":6")),
        refused("the number of the record", with(&whole, "\"seq\":3", "\"seq\":4")),
        refused("the size in the note", with(&whole, "provmyndigheten\\n7\\n", "provmyndigheten\\n8\\n")),
        refused("the key of another log", with(&whole, &proof(2, 7).key.to_string(), &other_log)),
        refused("signed by another key", resigned.to_text()),
        refused("a path that is too short", Proof { path: proof(2, 7).path[1..].to_vec(), ..proof(2, 7) }.to_text()),
        refused("another member", with(&whole, "\"format\"", "\"extra\":1,\"format\"")),
        refused("a member twice", with(&whole, "\"index\":2", "\"index\":2,\"index\":2")),
        refused("another spelling", with(&whole, ",\"index\"", ", \"index\"")),
        refused("another format", with(&whole, "rodtrad-proof-1", "rodtrad-proof-2")),
        refused(
            "another organisation",
            with(&whole, "\"organisation\":\"provmyndigheten\"", "\"organisation\":\"andra\"")
        ),
        refused("the proof of another record", Proof { path: proof(1, 7).path, ..proof(2, 7) }.to_text()),
    ])
}

fn refused_logs() -> Value {
    let lines = log();
    let refused = |why: &str, lines: Vec<String>| {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let report = verify_export(&mut text.as_bytes(), &Known::default()).unwrap();
        assert!(!report.is_sound(), "{why}");
        let named: Vec<Option<u64>> = report.faults.iter().map(|fault| fault.seq).collect();
        json!({"why": why, "log": text, "names": named})
    };
    let changed = |place: usize, part: &str, other: &str| {
        let mut lines = lines.clone();
        lines[place] = with(&lines[place], part, other);
        lines
    };
    let leaf_too = {
        let mut records = records();
        records[3].payload = json!({"text": "Annat", "order": []});
        let mut lines = lines.clone();
        let mut line = records[3].to_value();
        line["salt"] = base64(&salt(4)).into();
        line["leaf"] = records[3].leaf(&salt(4)).unwrap().to_base64().into();
        lines[4] = canonical::write(&line).unwrap();
        lines
    };
    let without = |place: usize| {
        let mut lines = lines.clone();
        lines.remove(place);
        lines
    };
    json!([
        refused("what a record says", changed(4, "växer", "krymper")),
        refused("what a record says, and its leaf", leaf_too),
        refused("a leaf", changed(4, "\"leaf\":\"", "\"leaf\":\"A")),
        refused("a record is missing", without(4)),
        refused("a checkpoint is missing", without(9)),
        refused("the size in a checkpoint", changed(9, "\\n7\\n", "\\n6\\n")),
        refused(
            "the organisation of a record",
            changed(2, "\"organisation\":\"provmyndigheten\"", "\"organisation\":\"andra\"")
        ),
        refused("the number of records", changed(0, "\"records\":7", "\"records\":6")),
        refused("another spelling", changed(3, ",\"at\"", ", \"at\"")),
        refused("two records have changed places", {
            let mut lines = lines.clone();
            lines.swap(3, 4);
            lines
        }),
    ])
}

fn vectors() -> Value {
    let plain: Vec<Hash> = (0_u8..9).map(|number| merkle::leaf(&[&[number]])).collect();
    let trees: Vec<Value> = (1..=plain.len())
        .map(|size| {
            let leaves = &plain[..size];
            let inclusion: Vec<Vec<String>> =
                (0..size).map(|index| base64_of(&merkle::inclusion(leaves, index).unwrap())).collect();
            let consistency: Vec<Vec<String>> =
                (1..=size).map(|from| base64_of(&merkle::consistency(leaves, from).unwrap())).collect();
            json!({"size": size, "root": merkle::root(leaves).to_base64(), "inclusion": inclusion, "consistency": consistency})
        })
        .collect();
    let spelled: Vec<Value> = [
        json!({"b": [1, -2, true, null], "a": {"å": "ä\"\\/\n\u{1}\u{7f}€"}, "": 0}),
        json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7}),
        json!(["\u{8}\t\n\u{c}\r\u{1f}", 0, 9_007_199_254_740_991_i64, -9_007_199_254_740_991_i64, {}, []]),
    ]
    .iter()
    .map(|value| json!(canonical::write(value).unwrap()))
    .collect();
    let misspelled = [
        " 1",
        "1 ",
        "1\n",
        "{\"b\":1,\"a\":2}",
        "{\"a\":1,\"a\":1}",
        "\"\\u00e5\"",
        "\"\\/\"",
        "-0",
        "1e3",
        "1.0",
        "1.5",
        "9007199254740992",
        "-9007199254740992",
        "{\"a\": 1}",
        "[1,]",
        "",
        "nul",
        "\"\\ud800\"",
        "NaN",
        "\"\\u001F\"",
    ];
    for text in misspelled {
        assert!(canonical::read(text).is_err(), "{text}");
    }
    let sealed: Vec<Value> = records()
        .iter()
        .map(|record| {
            json!({
                "canonical": record.canonical().unwrap(),
                "salt": base64(&salt(record.seq)),
                "leaf": record.leaf(&salt(record.seq)).unwrap().to_base64(),
            })
        })
        .collect();
    let proofs: Vec<Value> = [(0, 1), (0, 7), (2, 3), (2, 7), (6, 7)]
        .into_iter()
        .map(|(index, size)| json!({"proof": proof(index, size).to_text(), "checkpoint": signed(size), "seq": index + 1}))
        .collect();
    let grown: Vec<Value> = [(1, 7), (3, 7), (4, 7), (6, 7), (7, 7)]
        .into_iter()
        .map(|(from, to)| json!({"proof": growth(from, to).to_text(), "old": signed(from), "new": signed(to)}))
        .collect();
    let refused_growth: Vec<Value> = [
        ("turned round", Consistency { old: signed(7), new: signed(3), ..growth(3, 7) }),
        ("too short", Consistency { path: growth(3, 7).path[1..].to_vec(), ..growth(3, 7) }),
        ("of another size", Consistency { old: signed(4), ..growth(3, 7) }),
    ]
    .into_iter()
    .map(|(why, proof)| {
        assert!(verify_consistency(&proof.to_text(), None, None, None).is_err(), "{why}");
        json!({"why": why, "proof": proof.to_text()})
    })
    .collect();
    let log: String = log().iter().map(|line| format!("{line}\n")).collect();
    let report = verify_export(&mut log.as_bytes(), &Known::default()).unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
    json!({
        "canonical": {"spelled": spelled, "refused": misspelled},
        "records": sealed,
        "trees": {"leaves": base64_of(&plain), "by_size": trees},
        "key": {"name": ORIGIN, "public": key().public(ORIGIN).to_string()},
        "other_key": SealKey::from_seed([9; 32]).public(ORIGIN).to_string(),
        "notes": [signed(1), signed(7)],
        "proofs": {"accepted": proofs, "refused": refused_proofs()},
        "growth": {"accepted": grown, "refused": refused_growth},
        "logs": {
            "accepted": [{"log": log, "records": 7, "checkpoints": 2, "root": report.root.to_base64()}],
            "refused": refused_logs(),
        },
    })
}

#[test]
fn the_vectors_in_the_repository_are_those_of_this_code() {
    let path = repository().join("tests/vectors/seal.json");
    let text = format!("{}\n", serde_json::to_string_pretty(&vectors()).unwrap());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(
        kept == text,
        "the seal no longer gives what its vectors say. Logs out there are sealed by the format as it was: change the \
         code back, or make a new version of the format. (UPDATE=1 writes the vectors anew.)"
    );
}

#[test]
fn the_vectors_of_proofs_are_accepted_with_all_that_is_known() {
    let public = key().public(ORIGIN);
    for (index, size) in [(0, 1), (0, 7), (2, 3), (2, 7), (6, 7)] {
        let proved = verify_proof(&proof(index, size).to_text(), Some(&signed(size)), Some(&public)).unwrap();
        assert_eq!(proved.record, records()[index]);
    }
    for (from, to) in [(1, 7), (3, 7), (4, 7), (6, 7), (7, 7)] {
        let text = growth(from, to).to_text();
        assert!(verify_consistency(&text, Some(&signed(from)), Some(&signed(to)), Some(&public)).is_ok());
    }
    assert_eq!(note::PublicKey::read(&public.to_string()), Some(public));
}

#[test]
fn the_second_verifier_agrees_on_the_example_agency() {
    let database = sqlite();
    let id = demo::organisation();
    let store = database.open(Clock::fixed(demo::now()));
    let year = demo::year();
    let steps: Vec<_> = year.iter().map(|step| (step.context, &step.change)).collect();
    let seq = store.amend_all(&id, &steps).unwrap().seq;
    let note = store.checkpoint(&id).unwrap().unwrap();
    let directory = tempfile::tempdir().unwrap();
    let file = |name: &str| directory.path().join(name);
    let mut log = Vec::new();
    assert!(store.export_log(Viewer::System, &id, &mut log).unwrap());
    std::fs::write(file("log"), &log).unwrap();
    std::fs::write(file("proof"), store.proof(Viewer::System, &id, seq / 2).unwrap().unwrap().to_text()).unwrap();
    std::fs::write(file("checkpoint"), &note).unwrap();
    let text = String::from_utf8(log).unwrap();
    std::fs::write(file("changed"), with(&text, "person:", "person:9")).unwrap();

    let public = store.public_key(&id).to_string();
    let run = |kind: &str, name: &str| {
        let script = repository().join("tests/verify_seal.py");
        let output = Command::new("python3")
            .arg(script)
            .arg(kind)
            .arg(file(name))
            .arg("--checkpoint")
            .arg(file("checkpoint"))
            .args(["--key", &public])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.code(), said)
    };
    assert_eq!(run("log", "log").0, Some(0), "{}", run("log", "log").1);
    assert_eq!(run("proof", "proof").0, Some(0), "{}", run("proof", "proof").1);
    assert_eq!(run("log", "changed").0, Some(1), "{}", run("log", "changed").1);
    assert_eq!(run("proof", "log").0, Some(1));
}
