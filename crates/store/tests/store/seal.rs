//! The seal: what it signs, whom it proves what to, and what it refuses to sign.

use domain::ids::PersonId;
use domain::policy::Viewer;
use store::error::{OpenError, StoreError};
use store::seal::audit::verify_database;
use store::seal::export::export_database;
use store::seal::key::SealKey;
use store::seal::merkle;
use store::seal::note::{NoteError, PublicKey};
use store::seal::proof::{ProofError, verify_consistency, verify_proof};
use store::seal::verify::Known;
use store::{Settings, Store};
use testkit::database::{TestDatabase, databases, postgres, sqlite};

use crate::common::{add_unit, clock, context, founded, id};

/// A store whose log grows by one record between each of three checkpoints.
pub(crate) fn sealed(database: &TestDatabase) -> Store {
    let store = founded(database);
    for name in ["Analys", "Regioner", "Stab"] {
        store.checkpoint(&id()).unwrap().unwrap();
        store.amend(&context(), &id(), add_unit(name)).unwrap();
    }
    store
}

fn seq(store: &Store) -> u64 {
    store.read(Viewer::System, &id()).unwrap().unwrap().seq
}

#[test]
fn a_checkpoint_is_signed_and_says_how_much_there_is() {
    for database in databases() {
        let store = founded(&database);
        let note = store.checkpoint(&id()).unwrap().unwrap();
        let checkpoint = store.public_key(&id()).open(&note).unwrap();
        assert_eq!(checkpoint.origin, "rodtrad/provmyndigheten", "{}", database.name());
        assert_eq!(checkpoint.size, seq(&store));
        assert_eq!(store.checkpoint(&id()).unwrap(), Some(note.clone()), "nothing was added");

        store.amend(&context(), &id(), add_unit("Analys")).unwrap();
        let next = store.checkpoint(&id()).unwrap().unwrap();
        assert_eq!(store.public_key(&id()).open(&next).unwrap().size, checkpoint.size + 1);
        assert_eq!(store.checkpoints(Viewer::System, &id()).unwrap(), [note, next]);
        drop(store);
        // Also after a start, by the key in its file.
        let store = database.open(clock());
        store.amend(&context(), &id(), add_unit("Regioner")).unwrap();
        assert!(store.checkpoint(&id()).unwrap().is_some());
    }
}

#[test]
fn the_daily_round_makes_a_checkpoint_of_what_has_grown() {
    for database in databases() {
        let store = founded(&database);
        store.keep_house();
        store.keep_house();
        assert_eq!(store.checkpoints(Viewer::System, &id()).unwrap().len(), 1, "{}", database.name());
    }
}

#[test]
fn every_record_can_be_proved_under_the_first_checkpoint_that_holds_it() {
    for database in databases() {
        let store = sealed(&database);
        let key = store.public_key(&id());
        for seq in 1..=seq(&store) {
            let proof = store.proof(Viewer::System, &id(), seq).unwrap().unwrap();
            let proved = verify_proof(&proof.to_text(), Some(&proof.checkpoint), Some(&key)).unwrap();
            assert_eq!(proved.record.seq, seq, "{}", database.name());
            assert!(proved.key_was_known && proved.checkpoint_was_given);
            // The same proof every time, and the checkpoint nearest after the record.
            assert_eq!(store.proof(Viewer::System, &id(), seq).unwrap(), Some(proof.clone()));
            let place = store.place(Viewer::System, &id(), seq).unwrap().unwrap();
            assert_eq!(place.checkpoint.unwrap().1, proved.checkpoint);
            let leaf = proof.record.leaf(&proof.salt).unwrap();
            assert!(place.leaves.contains(&(seq, leaf)));
        }
        let all = store.checkpoints(Viewer::System, &id()).unwrap();
        assert_eq!(all.len(), 4, "the last record had none, and got one");
        // And under a later one, for whoever holds that.
        let later = store.proof_under(Viewer::System, &id(), 1, seq(&store)).unwrap().unwrap();
        assert!(verify_proof(&later.to_text(), all.last().map(String::as_str), Some(&key)).is_ok());
        assert_eq!(
            verify_proof(&later.to_text(), all.first().map(String::as_str), Some(&key)),
            Err(ProofError::OtherCheckpoint { proof: seq(&store), given: seq(&store) - 3 })
        );
        assert_eq!(store.proof(Viewer::System, &id(), seq(&store) + 1).unwrap(), None);
        assert_eq!(store.proof(Viewer::System, &id(), 0).unwrap(), None);
    }
}

#[test]
fn every_checkpoint_grew_from_the_ones_before_it() {
    for database in databases() {
        let store = sealed(&database);
        store.checkpoint(&id()).unwrap();
        let key = store.public_key(&id());
        let notes = store.checkpoints(Viewer::System, &id()).unwrap();
        let size = |note: &str| key.open(note).unwrap().size;
        for (place, old) in notes.iter().enumerate() {
            for new in &notes[place..] {
                let proof = store.consistency(Viewer::System, &id(), size(old), size(new)).unwrap().unwrap();
                let verified = verify_consistency(&proof.to_text(), Some(old), Some(new), Some(&key));
                assert!(verified.is_ok(), "{}: {verified:?}", database.name());
                if old != new {
                    let turned = verify_consistency(&proof.to_text(), Some(new), Some(old), Some(&key));
                    assert!(turned.is_err());
                }
            }
        }
        assert_eq!(store.consistency(Viewer::System, &id(), 1, size(&notes[0])).unwrap(), None, "no such checkpoint");
        assert_eq!(store.consistency(Viewer::System, &id(), size(&notes[1]), size(&notes[0])).unwrap(), None);
    }
}

#[test]
fn decisions_are_proved_to_anyone_and_other_records_to_those_who_may_read_the_log() {
    let database = sqlite();
    let id = demo::organisation();
    let store = database.open(store::clock::Clock::fixed(demo::now()));
    let year = demo::year();
    let steps: Vec<_> = year.iter().map(|step| (step.context, &step.change)).collect();
    let organisation = store.amend_all(&id, &steps).unwrap();
    let events = store.events(Viewer::System, &id, 1..=organisation.seq).unwrap();
    let (mut decisions, mut others) = (0, 0);
    for recorded in &events {
        let is_decision = matches!(recorded.event, domain::event::Event::DecisionRecorded { .. });
        if !is_decision && others == 20 {
            continue;
        }
        let proof = store.proof(Viewer::Public, &id, recorded.seq).unwrap();
        let published = organisation.published.is_some();
        assert_eq!(proof.is_some(), is_decision && published, "seq {}", recorded.seq);
        assert_eq!(store.place(Viewer::Public, &id, recorded.seq).unwrap().is_some(), proof.is_some());
        if is_decision { decisions += 1 } else { others += 1 }
    }
    assert!(0 < decisions && 0 < others);
    let mut nothing = Vec::new();
    assert!(!store.export_log(Viewer::Public, &id, &mut nothing).unwrap());
    assert!(nothing.is_empty());
    // A reader who is nobody in particular is not an auditor.
    assert!(
        !store.export_log(Viewer::Person(PersonId(9999), jiff::civil::date(2018, 1, 1)), &id, &mut nothing).unwrap()
    );
}

#[test]
fn an_organisation_that_is_not_published_proves_nothing_to_the_public() {
    let database = sqlite();
    let store = database.open(clock());
    store.amend(&context(), &id(), add_unit("Analys")).unwrap();
    store.checkpoint(&id()).unwrap();
    assert!(store.checkpoints(Viewer::Public, &id()).unwrap().is_empty());
    assert!(store.events(Viewer::Public, &id(), 1..=9).unwrap().is_empty());
    assert_eq!(store.consistency(Viewer::Public, &id(), 1, 1).unwrap(), None);
    assert!(store.consistency(Viewer::System, &id(), 1, 1).unwrap().is_some());
}

#[test]
fn a_log_that_contradicts_its_checkpoint_is_not_signed() {
    let database = sqlite();
    drop(sealed(&database));
    let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
    connection
        .execute_batch("drop trigger log_is_not_changed; update log set leaf = zeroblob(32) where seq = 2")
        .unwrap();
    drop(connection);
    let store = database.open(clock());
    store.amend(&context(), &id(), add_unit("Arkiv")).unwrap();
    match store.checkpoint(&id()) {
        Err(StoreError::Seal(what)) => assert!(what.contains("contradicts its checkpoint"), "{what}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(store.checkpoints(Viewer::System, &id()).unwrap().len(), 3);
}

#[test]
fn a_shortened_log_is_not_signed() {
    let database = sqlite();
    let store = sealed(&database);
    store.checkpoint(&id()).unwrap();
    drop(store);
    let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
    connection
        .execute_batch("drop trigger log_is_not_shortened; delete from log where seq = (select max(seq) from log)")
        .unwrap();
    drop(connection);
    let store = database.open(clock());
    assert!(matches!(store.checkpoint(&id()), Err(StoreError::Seal(what)) if what.contains("its last checkpoint")));
}

#[test]
fn the_key_lies_beside_the_database_and_for_its_owner_alone() {
    for database in databases() {
        drop(sealed(&database));
        let file = database.key_file();
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("rodtrad-seal-key "), "{}", database.name());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |mode| std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
            mode(0o644);
            let refused = Store::open(database.settings(clock()));
            assert!(matches!(&refused, Err(OpenError::Key { what, .. }) if what.contains("chmod 600")), "{refused:?}");
            mode(0o600);
        }
        if database.name() == "sqlite" {
            let bytes = std::fs::read(database.sqlite_file()).unwrap();
            let secret = text.trim_end().trim_start_matches("rodtrad-seal-key ");
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
        }
    }
}

#[test]
fn a_lost_key_is_not_replaced_in_silence() {
    for database in databases() {
        drop(sealed(&database));
        let moved = database.directory().join("elsewhere.key");
        std::fs::rename(database.key_file(), &moved).unwrap();
        match Store::open(database.settings(clock())) {
            Err(OpenError::Key { what, .. }) => assert!(what.contains("put it back"), "{what}"),
            other => panic!("{}: {other:?}", database.name()),
        }
        // Another key opens, for reading must go on, and does not sign.
        SealKey::create(&database.key_file()).unwrap();
        let store = database.open(clock());
        store.amend(&context(), &id(), add_unit("Arkiv")).unwrap();
        assert!(matches!(store.checkpoint(&id()), Err(StoreError::Seal(_))));
        drop(store);
        // The right one, at another place.
        let store = Store::open(Settings::new(database.address(), clock()).seal_key(moved)).unwrap();
        store.checkpoint(&id()).unwrap().unwrap();
    }
}

#[test]
fn a_file_that_is_no_key_is_refused() {
    let database = sqlite();
    for wrong in ["", "x", "rodtrad-seal-key ", "rodtrad-seal-key AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
    {
        std::fs::write(database.key_file(), wrong).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(database.key_file(), std::fs::Permissions::from_mode(0o600)).unwrap();
        }
        assert!(matches!(Store::open(database.settings(clock())), Err(OpenError::Key { .. })), "{wrong:?}");
    }
}

#[test]
fn notes_by_others_are_not_taken() {
    let key = SealKey::from_seed([7; 32]);
    let other = SealKey::from_seed([8; 32]);
    let checkpoint =
        store::seal::note::Checkpoint { origin: "rodtrad/a".to_owned(), size: 3, root: merkle::leaf(&[b"x"]) };
    let note = key.sign(&checkpoint);
    let public = key.public("rodtrad/a");
    assert_eq!(public.open(&note), Ok(checkpoint.clone()));
    assert_eq!(other.public("rodtrad/a").open(&note), Err(NoteError::NotSignedByKey));
    assert_eq!(key.public("rodtrad/b").open(&note), Err(NoteError::NotSignedByKey));
    // Another's signature beside it is left alone; so a witness can add its own.
    let theirs = other.sign(&checkpoint);
    let line = theirs.lines().last().unwrap();
    assert_eq!(public.open(&format!("{note}{line}\n")), Ok(checkpoint.clone()));
    // But one that says it is ours and is not is an attempt.
    let (text, signature) = note.split_once("\n\n").unwrap();
    let forged = format!("{}\n\n{signature}", text.replace('3', "4"));
    assert_eq!(public.open(&forged), Err(NoteError::WrongSignature));
    for wrong in [
        "",
        "\n\n",
        "x",
        &note[1..],
        note.trim_end(),
        &note.replace("\n3\n", "\n03\n"),
        &format!("{note}x"),
        &note.replace(" ", ""),
    ] {
        assert!(public.open(wrong).is_err(), "{wrong:?}");
    }
    assert_eq!(PublicKey::read(&public.to_string()), Some(public.clone()));
    for wrong in [
        "",
        "a",
        "a+b+c",
        &public.to_string()[1..],
        &format!("{public} "),
        &public.to_string().replace("rodtrad/a", "rodtrad/b"),
    ] {
        assert_eq!(PublicKey::read(wrong), None, "{wrong:?}");
    }
}

#[test]
fn a_database_is_verified_beside_the_store_that_serves_it() {
    for database in databases() {
        let store = sealed(&database);
        let key = database.key_file();
        let known = Known {
            key: Some(store.public_key(&id())),
            checkpoints: store.checkpoints(Viewer::System, &id()).unwrap(),
        };
        let report = &verify_database(&database.address(), Some(&key), None, &known).unwrap()[0];
        assert!(report.is_sound(), "{}: {:?}", database.name(), report.faults);
        assert_eq!((report.records, report.checkpoints), (seq(&store), 3));
        // It goes on serving.
        store.amend(&context(), &id(), add_unit("Arkiv")).unwrap();
        // With the public key alone, as an auditor has it.
        let report = &verify_database(&database.address(), None, Some(&id()), &known).unwrap()[0];
        assert!(report.is_sound(), "{:?}", report.faults);
        let value = report.to_value();
        assert_eq!(value["sound"], true);
        assert_eq!(value["records"], seq(&store));
    }
}

#[test]
fn each_checkpoint_that_was_kept_is_held_against_its_own_log_also_when_that_is_gone() {
    for database in databases() {
        let store = sealed(&database);
        let other = "andra".parse().unwrap();
        store.amend(&context(), &other, add_unit("Analys")).unwrap();
        let kept = vec![store.checkpoint(&id()).unwrap().unwrap(), store.checkpoint(&other).unwrap().unwrap()];
        // The key by the name of one of the logs is the key of both.
        let known = Known { key: Some(store.public_key(&id())), checkpoints: kept };
        let verify =
            |known: &Known| verify_database(&database.address(), Some(&database.key_file()), None, known).unwrap();
        assert_eq!(verify(&known).len(), 2);
        assert!(verify(&known).iter().all(|report| report.is_sound()), "{}: {:?}", database.name(), verify(&known));

        let gone =
            store::seal::note::Checkpoint { origin: "rodtrad/borta".to_owned(), size: 1, root: merkle::root(&[]) };
        let note = SealKey::read(&database.key_file()).unwrap().unwrap().sign(&gone);
        let reports = verify(&Known { checkpoints: vec![note], ..known.clone() });
        let report = reports.iter().find(|report| report.organisation == "borta").unwrap();
        assert!(!report.is_sound(), "{}", database.name());
        let reports = verify(&Known { checkpoints: vec!["nonsense".to_owned()], ..known.clone() });
        assert!(reports.iter().any(|report| !report.is_sound()));
    }
}

#[test]
fn a_log_is_exported_beside_the_store_that_serves_it() {
    for database in databases() {
        let store = sealed(&database);
        let (mut one, mut other) = (Vec::new(), Vec::new());
        assert!(store.export_log(Viewer::System, &id(), &mut one).unwrap());
        let key = database.key_file();
        assert!(export_database(&database.address(), Some(&key), &id(), &mut other).unwrap());
        assert_eq!(one, other, "{}", database.name());
        let nobody = "ingen".parse().unwrap();
        assert!(!export_database(&database.address(), Some(&key), &nobody, &mut Vec::new()).unwrap());
    }
}

#[test]
fn addresses_are_not_told_in_logs() {
    let address = store::Address::Postgres {
        url: "postgres://app:hemligt@db/rodtrad".to_owned(),
        owner_url: Some("postgres://owner:hemligare@db/rodtrad".to_owned()),
    };
    assert!(!format!("{:?}", Settings::new(address, clock())).contains("hemlig"));
}

#[test]
fn verification_needs_a_key() {
    let database = postgres();
    let _store = sealed(&database);
    let report = &verify_database(&database.address(), None, None, &Known::default()).unwrap()[0];
    assert!(!report.is_sound());
    let other = Known { key: Some(SealKey::from_seed([1; 32]).public("rodtrad/provmyndigheten")), ..Known::default() };
    let report = &verify_database(&database.address(), Some(&database.key_file()), None, &other).unwrap()[0];
    assert!(!report.is_sound());
}

#[test]
fn two_nodes_sign_at_once_and_agree() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    for round in 0..10 {
        one.amend(&context(), &id(), add_unit(&format!("Enhet {round}"))).unwrap();
        let (first, second) = std::thread::scope(|scope| {
            let first = scope.spawn(|| one.checkpoint(&id()).unwrap());
            (other.checkpoint(&id()).unwrap(), first.join().unwrap())
        });
        assert_eq!(first, second);
    }
    assert_eq!(one.checkpoints(Viewer::System, &id()).unwrap().len(), 10);
}

#[test]
fn an_event_with_a_fraction_cannot_come_into_the_log() {
    // Were an event ever given one, the log refuses it: there is no one spelling of it to seal.
    assert!(store::seal::canonical::write(&serde_json::json!({"share": 0.5})).is_err());
    // And its map keeps its names sorted by itself; the canonical writer does not rely on it.
    let value: serde_json::Value = serde_json::from_str("{\"b\":1,\"a\":2}").unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), "{\"a\":2,\"b\":1}");
}
