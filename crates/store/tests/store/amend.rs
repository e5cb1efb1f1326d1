//! Changing: what was acknowledged is there, nothing is lost when many change at once, and a form does one thing.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, mpsc};
use std::time::{Duration, Instant};

use crate::common::{add_unit, context, founded, id, name, unit_names};
use domain::event::Event;
use domain::ids::UnitId;
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::refusal::Refusal;
use domain::time::Actor;
use store::amend::{AmendOutcome, RequestKey, Watch};
use store::error::{AmendError, StoreError};
use store::observe::Notice;
use testkit::database::{databases, postgres};

#[test]
fn an_acknowledged_change_is_there_after_a_start() {
    for database in databases() {
        let store = founded(&database);
        let after = store.amend(&context(), &id(), add_unit("Analys")).unwrap();
        assert_eq!(store.read(Viewer::System, &id()).unwrap().unwrap().organisation, after);
        drop(store);

        let store = database.open(crate::common::clock());
        let reading = store.read(Viewer::System, &id()).unwrap().unwrap();
        assert_eq!(*reading.organisation, *after, "{}", database.name());
        assert_eq!(store.organisations(), [id()]);
    }
}

#[test]
fn a_refusal_writes_nothing() {
    for database in databases() {
        let store = founded(&database);
        let seq = store.read(Viewer::System, &id()).unwrap().unwrap().seq;
        let refused = store.amend(&context(), &id(), |_| Err(Refusal::new("no").into()));
        assert!(matches!(refused, Err(AmendError::Refused(refusals)) if refusals.has("no")));
        store.amend(&context(), &id(), |_| Ok(Vec::new())).unwrap();
        assert_eq!(store.events(Viewer::System, &id(), 1..=u64::MAX).unwrap().len() as u64, seq, "{}", database.name());
    }
}

#[test]
fn events_that_do_not_fit_are_not_written() {
    for database in databases() {
        let store = founded(&database);
        let before = store.read(Viewer::System, &id()).unwrap().unwrap();
        let member_of_nothing = |_: &_| {
            Ok(vec![Event::MemberAdded {
                body: domain::ids::BodyId(99),
                person: domain::ids::PersonId(1),
                from: crate::common::day(),
            }])
        };
        let answer = store.amend(&context(), &id(), member_of_nothing);
        assert!(matches!(answer, Err(AmendError::Store(StoreError::Inconsistent { table: "log", .. }))), "{answer:?}");
        assert_eq!(store.read(Viewer::System, &id()).unwrap().unwrap().organisation, before.organisation);
        drop(store);
        let store = database.open(crate::common::clock());
        assert_eq!(store.read(Viewer::System, &id()).unwrap().unwrap().organisation, before.organisation);
    }
}

#[test]
fn several_changes_are_all_made_or_none() {
    for database in databases() {
        let store = founded(&database);
        let before = store.read(Viewer::System, &id()).unwrap().unwrap();
        type Rule = Box<dyn Fn(&domain::organisation::Organisation) -> Result<Vec<Event>, domain::refusal::Refusals>>;
        let good: Vec<(_, Rule)> =
            vec![(context(), Box::new(add_unit("Analys"))), (context(), Box::new(add_unit("Regioner")))];
        let bad: Vec<(_, Rule)> =
            vec![(context(), Box::new(add_unit("Stab"))), (context(), Box::new(|_| Err(Refusal::new("no").into())))];
        assert!(store.amend_all(&id(), &bad).is_err());
        assert_eq!(store.read(Viewer::System, &id()).unwrap().unwrap().seq, before.seq, "{}", database.name());
        let after = store.amend_all(&id(), &good).unwrap();
        assert_eq!(unit_names(&after), ["Analys", "Regioner"]);
    }
}

/// Goes on for so many steps.
struct Until {
    most: usize,
    seen: Mutex<Vec<(usize, usize)>>,
}

impl Watch for Until {
    fn step(&self, done: usize, of: usize) -> bool {
        let mut seen = self.seen.lock().unwrap();
        seen.push((done, of));
        seen.len() <= self.most
    }
}

#[test]
fn a_large_change_tells_how_far_it_has_come_and_is_stopped_whole_at_any_step() {
    let many = |organisation: &Organisation| {
        let first = u32::try_from(organisation.units.len()).unwrap();
        let unit = |number| Event::UnitAdded { unit: UnitId(first + number), name: name("Enhet"), parent: None };
        Ok((1..=3).map(unit).collect())
    };
    for database in databases() {
        let store = founded(&database);
        let before = store.read(Viewer::System, &id()).unwrap().unwrap();
        let watched = |most| {
            let watch = Until { most, seen: Mutex::default() };
            let answer = store.amend_watched(&context(), &id(), &RequestKey::random().unwrap(), &watch, many);
            (answer, watch.seen.into_inner().unwrap())
        };
        // Three events to make, three to write, and a last time before they are committed.
        for most in 0..7 {
            let (answer, seen) = watched(most);
            assert!(matches!(answer, Err(AmendError::Store(StoreError::Cancelled))), "{most}: {answer:?}");
            assert_eq!(seen.len(), most + 1);
            let after = store.read(Viewer::System, &id()).unwrap().unwrap();
            assert_eq!(after.organisation, before.organisation, "{}", database.name());
            assert_eq!(store.events(Viewer::System, &id(), 1..=u64::MAX).unwrap().len() as u64, before.seq);
        }
        let (answer, seen) = watched(7);
        assert_eq!(answer.unwrap().organisation().seq, before.seq + 3);
        let (first, last) = (seen[0], seen[seen.len() - 1]);
        assert_eq!((first, last, seen.is_sorted()), ((0, 6), (6, 6), true), "{}", database.name());
        // What was stopped stands in nobody's way.
        store.amend(&context(), &id(), add_unit("Analys")).unwrap();
    }
}

#[test]
fn fifty_at_once_lose_nothing() {
    const THREADS: u32 = 50;
    const EACH: u32 = 8;
    for database in databases() {
        let store = founded(&database);
        let before = store.read(Viewer::System, &id()).unwrap().unwrap().seq;
        let given = AtomicU32::new(0);
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let (store, given) = (store.clone(), &given);
                scope.spawn(move || {
                    for edit in 0..EACH {
                        let after =
                            store.amend(&context(), &id(), add_unit(&format!("Enhet {thread} {edit}"))).unwrap();
                        // What one wrote is in what one gets back.
                        assert!(unit_names(&after).contains(&format!("Enhet {thread} {edit}")));
                        given.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        let after = store.read(Viewer::System, &id()).unwrap().unwrap();
        assert_eq!(given.into_inner(), THREADS * EACH);
        assert_eq!(after.seq, before + u64::from(THREADS * EACH), "{}", database.name());
        assert_eq!(unit_names(&after.organisation).len() as u32, THREADS * EACH);
        let numbers: Vec<u64> =
            store.events(Viewer::System, &id(), 1..=u64::MAX).unwrap().iter().map(|event| event.seq).collect();
        assert_eq!(numbers, (1..=after.seq).collect::<Vec<_>>());
    }
}

#[test]
fn two_nodes_at_once_lose_nothing() {
    const EACH: u32 = 40;
    let database = postgres();
    let one = founded(&database);
    let other = database.open(crate::common::clock());
    std::thread::scope(|scope| {
        for (name, store) in [("ena", &one), ("andra", &other)] {
            for thread in 0..3 {
                scope.spawn(move || {
                    for edit in 0..EACH {
                        store.amend(&context(), &id(), add_unit(&format!("{name} {thread} {edit}"))).unwrap();
                    }
                });
            }
        }
    });
    let (at_one, at_other) = (one.read(Viewer::System, &id()).unwrap().unwrap(), {
        let seq = one.read(Viewer::System, &id()).unwrap().unwrap().seq;
        assert!(other.reach(&id(), seq).unwrap());
        other.read(Viewer::System, &id()).unwrap().unwrap()
    });
    let seq = at_one.seq.max(at_other.seq);
    assert!(one.reach(&id(), seq).unwrap() && other.reach(&id(), seq).unwrap());
    assert!(!one.reach(&id(), seq + 1).unwrap());
    let one = one.read(Viewer::System, &id()).unwrap().unwrap();
    assert_eq!(one.organisation, other.read(Viewer::System, &id()).unwrap().unwrap().organisation);
    assert_eq!(unit_names(&one.organisation).len() as u32, 2 * 3 * EACH);
}

#[test]
fn a_refusal_is_of_the_newest_organisation_also_on_another_node() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(crate::common::clock());
    other.read(Viewer::System, &id()).unwrap().unwrap();
    one.amend(&context(), &id(), add_unit("Analys")).unwrap();
    // At once, before the other node can have heard of it.
    let only_when_there = |organisation: &domain::organisation::Organisation| {
        if organisation.units.is_empty() { Err(Refusal::new("nothing-there").into()) } else { Ok(Vec::new()) }
    };
    other.amend(&context(), &id(), only_when_there).unwrap();
}

#[test]
fn a_form_sent_a_hundred_times_does_one_thing() {
    for database in databases() {
        let store = founded(&database);
        let key = RequestKey::random().unwrap();
        let answers: Vec<AmendOutcome> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..100)
                .map(|_| scope.spawn(|| store.amend_once(&context(), &id(), &key, add_unit("Analys")).unwrap()))
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let done = answers.iter().filter(|answer| matches!(answer, AmendOutcome::Done(_))).count();
        assert_eq!(done, 1, "{}", database.name());
        let reading = store.read(Viewer::System, &id()).unwrap().unwrap();
        assert_eq!(unit_names(&reading.organisation), ["Analys"]);
        for answer in &answers {
            assert_eq!(answer.organisation().seq, reading.seq);
            if let AmendOutcome::AlreadyDone { seq, .. } = answer {
                assert_eq!(*seq, reading.seq);
            }
        }
        drop(store);
        // Also after a start.
        let store = database.open(crate::common::clock());
        let again = store.amend_once(&context(), &id(), &key, add_unit("Analys")).unwrap();
        assert!(matches!(again, AmendOutcome::AlreadyDone { seq, .. } if seq == reading.seq));
    }
}

#[test]
fn a_form_sent_to_two_nodes_does_one_thing() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(crate::common::clock());
    for round in 0..20 {
        let key = RequestKey::random().unwrap();
        let name = format!("Enhet {round}");
        let answers: Vec<AmendOutcome> = std::thread::scope(|scope| {
            let threads: Vec<_> = [&one, &other, &one, &other]
                .map(|store| scope.spawn(|| store.amend_once(&context(), &id(), &key, add_unit(&name)).unwrap()))
                .into_iter()
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let done = answers.iter().filter(|answer| matches!(answer, AmendOutcome::Done(_))).count();
        assert_eq!(done, 1);
    }
    let reading = one.read(Viewer::System, &id()).unwrap().unwrap();
    assert!(one.reach(&id(), reading.seq).unwrap());
    assert_eq!(
        one.events(Viewer::System, &id(), 1..=u64::MAX).unwrap().iter().filter(|e| is_unit(&e.event)).count(),
        20
    );
}

#[test]
fn observers_hear_of_each_change_in_order() {
    for database in databases() {
        let store = founded(&database);
        let (send, heard) = mpsc::channel();
        let observer = store.observe(move |notice| drop(send.send(notice.clone())));
        let before = store.read(Viewer::System, &id()).unwrap().unwrap().seq;
        for name in ["Analys", "Regioner", "Stab"] {
            store.amend(&context(), &id(), add_unit(name)).unwrap();
        }
        for seq in before + 1..=before + 3 {
            assert_eq!(heard.try_recv(), Ok(Notice::Changed { organisation: id(), seq }), "{}", database.name());
        }
        drop(observer);
        store.amend(&context(), &id(), add_unit("Arkiv")).unwrap();
        assert!(heard.try_recv().is_err());
    }
}

#[test]
fn a_rule_that_panics_leaves_everything_as_it_was() {
    for database in databases() {
        let store = founded(&database);
        let panicking = std::thread::scope(|scope| {
            let rule = |_: &_| -> Result<Vec<Event>, domain::refusal::Refusals> { panic!("on purpose") };
            let store = &store;
            scope.spawn(move || store.amend(&context(), &id(), rule)).join()
        });
        assert!(panicking.is_err());
        store.amend(&context(), &id(), add_unit("Analys")).unwrap();
        assert!(store.health().writing, "{}", database.name());
    }
}

#[test]
fn another_node_hears_within_a_moment_also_after_its_connection_was_cut() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(crate::common::clock());
    let (send, heard) = mpsc::channel();
    let _observer = other.observe(move |notice| drop(send.send(notice.clone())));
    other.read(Viewer::System, &id()).unwrap().unwrap();

    let after = one.amend(&context(), &id(), add_unit("Analys")).unwrap();
    let changed = |seq| Notice::Changed { organisation: id(), seq };
    assert_eq!(heard.recv_timeout(Duration::from_secs(5)), Ok(changed(after.seq)));
    assert_eq!(*other.read(Viewer::System, &id()).unwrap().unwrap().organisation, *after);

    // Every connection of both nodes is cut, the listening ones too.
    let cut = "select pg_terminate_backend(pid) from pg_stat_activity \
        where datname = current_database() and pid <> pg_backend_pid()";
    database.superuser().execute(cut, &[]).unwrap();
    let begun = Instant::now();
    let after = one.amend(&context(), &id(), add_unit("Regioner")).unwrap();
    assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(changed(after.seq)));
    assert!(begun.elapsed() < Duration::from_secs(5), "recovered after {:?}", begun.elapsed());
    assert_eq!(*other.read(Viewer::System, &id()).unwrap().unwrap().organisation, *after);
    // And hears at once again, not only when it looks.
    while !other.health().listening {
        std::thread::sleep(Duration::from_millis(20));
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
    let after = one.amend(&context(), &id(), add_unit("Stab")).unwrap();
    assert_eq!(heard.recv_timeout(Duration::from_secs(5)), Ok(changed(after.seq)));
}

#[test]
fn another_node_learns_of_a_new_organisation() {
    let database = postgres();
    let one = database.open(crate::common::clock());
    let other = database.open(crate::common::clock());
    crate::common::found(&one);
    let begun = Instant::now();
    while other.organisations().is_empty() {
        std::thread::sleep(Duration::from_millis(10));
        assert!(begun.elapsed() < Duration::from_secs(8));
    }
    assert!(other.read(Viewer::System, &id()).unwrap().is_some());
}

#[test]
fn there_is_nothing_where_nothing_was_founded() {
    for database in databases() {
        let store = database.open(crate::common::clock());
        assert!(store.read(Viewer::System, &id()).unwrap().is_none());
        assert!(store.organisations().is_empty());
        assert!(store.amend(&context(), &id(), |_| Err(Refusal::new("no").into())).is_err());
        assert!(store.read(Viewer::System, &id()).unwrap().is_none());
        assert!(store.organisations().is_empty(), "{}", database.name());
        assert_eq!(store.checkpoint(&id()).unwrap(), None);
    }
}

#[test]
fn a_person_s_number_is_in_the_log_and_the_moment_to_the_millisecond() {
    for database in databases() {
        let store = founded(&database);
        let mut context = context();
        context.actor = Actor::Person(domain::ids::PersonId(3));
        context.at = "2026-03-01T08:00:00.123456Z".parse().unwrap();
        let after = store.amend(&context, &id(), add_unit("Analys")).unwrap();
        let events = store.events(Viewer::System, &id(), after.seq..=after.seq).unwrap();
        assert_eq!(events.len(), 1, "{}", database.name());
        assert_eq!(events[0].actor, context.actor);
        assert_eq!(events[0].at.to_string(), "2026-03-01T08:00:00.123Z");
    }
}

#[test]
fn a_request_key_has_one_to_sixty_four_plain_characters() {
    let key: RequestKey = RequestKey::random().unwrap().as_str().parse().unwrap();
    assert_ne!(key, RequestKey::random().unwrap());
    for wrong in ["", "å", "a b", "a'b", &"a".repeat(65)] {
        assert!(wrong.parse::<RequestKey>().is_err(), "{wrong:?}");
    }
}

fn is_unit(event: &Event) -> bool {
    matches!(event, Event::UnitAdded { unit: UnitId(_), .. })
}
