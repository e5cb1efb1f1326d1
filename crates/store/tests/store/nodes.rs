//! What the nodes on one PostgreSQL database tell each other, heard as PostgreSQL passes it on: not what they find out
//! by looking.

use std::time::{Duration, Instant};

use domain::ids::PersonId;
use jiff::SignedDuration;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{Client, NoTls};
use testkit::database::{TestDatabase, databases, postgres};

use crate::common::{add_unit, clock, context, founded, id};

const FORM: &str = "revisions/6/statements/40";
const ANNA: PersonId = PersonId(1);
const BERIT: PersonId = PersonId(2);

fn ear(database: &TestDatabase) -> Client {
    let mut client = Client::connect(&database.address_of("app"), NoTls).unwrap();
    client.batch_execute("listen rodtrad").unwrap();
    client
}

/// Whether this is said within ten seconds, whatever else is.
fn says(ear: &mut Client, message: &str) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(10) {
        let heard = ear.notifications().timeout_iter(Duration::from_millis(100)).next().unwrap();
        if heard.is_some_and(|heard| heard.payload() == message) {
            return true;
        }
    }
    false
}

#[test]
fn each_change_is_told_to_the_other_nodes() {
    let database = postgres();
    let mut ear = ear(&database);
    let store = founded(&database);
    for name in ["Analys", "Regioner"] {
        let after = store.amend(&context(), &id(), add_unit(name)).unwrap();
        assert!(says(&mut ear, &format!("{} {}", id(), after.seq)));
    }
}

#[test]
fn the_last_of_many_changes_is_told_and_so_is_what_comes_after_a_cut() {
    let database = postgres();
    let mut ear = ear(&database);
    let store = founded(&database);
    let mut seq = 0;
    for number in 0..40 {
        seq = store.amend(&context(), &id(), add_unit(&format!("Enhet {number}"))).unwrap().seq;
    }
    assert!(says(&mut ear, &format!("{} {seq}", id())));

    // All but the one that listens here.
    let mine: i32 = ear.query_one("select pg_backend_pid()", &[]).unwrap().get(0);
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity \
        where datname = current_database() and pid <> pg_backend_pid() and pid <> $1";
    database.superuser().execute(cut, &[&mine]).unwrap();
    let after = store.amend(&context(), &id(), add_unit("Stab")).unwrap();
    assert!(says(&mut ear, &format!("{} {}", id(), after.seq)));
}

#[test]
fn a_store_that_is_closed_has_told_what_it_did() {
    let database = postgres();
    let mut ear = ear(&database);
    let store = founded(&database);
    let seq = store.amend(&context(), &id(), add_unit("Analys")).unwrap().seq;
    store.close();
    // The server has passed it on before this question is answered.
    ear.query_one("select 1", &[]).unwrap();
    let told: Vec<String> = ear.notifications().iter().map(|heard| Ok(heard.payload().to_owned())).collect().unwrap();
    assert!(told.contains(&format!("{} {seq}", id())), "{told:?}");
}

#[test]
fn who_has_a_form_open_is_seen_by_others_for_a_while() {
    for database in databases() {
        let store = founded(&database);
        let minute = SignedDuration::from_mins(1);
        let others = |person, form| store.others_here(&id(), person, form, minute);
        store.is_here(&id(), ANNA, FORM).unwrap();
        store.is_here(&id(), BERIT, FORM).unwrap();
        assert_eq!(others(ANNA, FORM), [BERIT], "{}", database.name());
        assert_eq!(others(PersonId(9), FORM), [ANNA, BERIT]);
        assert!(others(ANNA, "revisions/6/statements/4").is_empty());
        assert!(store.others_here(&"andra".parse().unwrap(), ANNA, FORM, minute).is_empty());
        store.clock().advance(SignedDuration::from_secs(61));
        assert!(others(ANNA, FORM).is_empty(), "gone after a minute");
        for wrong in ["", "a b", "a,b", &"a".repeat(201)] {
            assert!(store.is_here(&id(), ANNA, wrong).is_err(), "{wrong:?}");
        }
    }
}

#[test]
fn who_is_at_another_node_is_seen_here() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    one.is_here(&id(), ANNA, FORM).unwrap();
    let begun = Instant::now();
    while other.others_here(&id(), BERIT, FORM, SignedDuration::from_mins(1)) != [ANNA] {
        assert!(begun.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(10));
    }
}
