//! How people sign in: links, passwords, disabled accounts, tries that are counted, sessions that end, and what is written
//! down of all that.

use domain::email::EmailAddress;
use domain::event::Event;
use domain::ids::PersonId;
use domain::organisation::Organisation;
use domain::policy::Role;
use domain::refusal::Refusals;
use jiff::SignedDuration;
use store::Store;
use store::attempts::{Attempt, MOST, Turn, WINDOW};
use store::credentials::{AccountState, Addressed, Tried};
use store::error::OpenError;
use store::security::{Between, Happened, Wanted};
use store::sessions::{IDLE, SessionId};
use testkit::database::{databases, postgres};

use crate::common::{add_unit, clock, context, found, founded, id, name};

const ANNA: PersonId = PersonId(1);
const BERIT: PersonId = PersonId(2);
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const PASSWORD: &str = "mossa gräver tre kantareller";

fn email(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

/// Anna can sign in.
fn with_anna(store: &Store) {
    store.address_account(&id(), ANNA, &email("Anna@verket.se"), None).unwrap();
    let link = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
    assert_eq!(store.use_link(&id(), &link, PASSWORD).unwrap(), Some(ANNA));
}

fn happened(store: &Store) -> Vec<Happened> {
    let events = store.security_events(&id(), &Wanted::ALL, (0, 100)).unwrap();
    let mut happened: Vec<Happened> = events.into_iter().map(|event| event.happened).collect();
    happened.sort();
    happened
}

#[test]
fn an_invited_person_chooses_a_password_by_a_link_that_works_once() {
    for database in databases() {
        let store = founded(&database);
        assert_eq!(store.address_account(&id(), ANNA, &email("Anna@verket.se"), None).unwrap(), Addressed::Done);
        assert_eq!(store.account(&id(), ANNA).unwrap().unwrap().state, AccountState::Invited, "{}", database.name());
        assert_eq!(store.try_password(&id(), "anna@verket.se", "").unwrap(), Tried::Nobody(Some(ANNA)));

        let first = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
        let second = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
        assert_eq!(store.link(&id(), &first).unwrap(), None, "only the last link works");
        assert_eq!(store.link(&id(), &second).unwrap().unwrap().person, ANNA);
        assert_eq!(store.use_link(&id(), &first, PASSWORD).unwrap(), None);
        assert_eq!(store.use_link(&"annat".parse().unwrap(), &second, PASSWORD).unwrap(), None, "in its agency alone");
        assert_eq!(store.use_link(&id(), &second, PASSWORD).unwrap(), Some(ANNA));
        assert_eq!(store.use_link(&id(), &second, "annat lösenord nu").unwrap(), None, "once");
        assert_eq!(store.try_password(&id(), " ANNA@verket.se ", PASSWORD).unwrap(), Tried::Right(ANNA));
        assert_eq!(store.try_password(&id(), "anna@verket.se", "fel").unwrap(), Tried::Wrong(ANNA));
        assert_eq!(store.try_password(&id(), "ingen@verket.se", PASSWORD).unwrap(), Tried::Nobody(None));

        let late = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
        store.clock().advance(HOUR);
        assert_eq!(store.link(&id(), &late).unwrap(), None, "it has expired");
        assert_eq!(store.use_link(&id(), &late, "annat lösenord nu").unwrap(), None);
        assert_eq!(
            happened(&store),
            [Happened::AccountOpened, Happened::LinkMade, Happened::LinkMade, Happened::LinkMade, Happened::LinkUsed]
        );
    }
}

#[test]
fn an_address_is_of_one_person_whatever_its_case() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        assert_eq!(store.address_account(&id(), BERIT, &email("ANNA@verket.se"), None).unwrap(), Addressed::Taken);
        assert_eq!(store.account(&id(), BERIT).unwrap(), None, "{}", database.name());
        let link = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
        assert_eq!(store.address_account(&id(), ANNA, &email("anna.ek@verket.se"), None).unwrap(), Addressed::Done);
        assert_eq!(store.link(&id(), &link).unwrap(), None, "what was sent to the old address is not theirs any more");
        assert_eq!(store.try_password(&id(), "anna@verket.se", PASSWORD).unwrap(), Tried::Nobody(None));
        assert_eq!(store.try_password(&id(), "anna.ek@verket.se", PASSWORD).unwrap(), Tried::Right(ANNA));
        assert_eq!(store.address_account(&id(), BERIT, &email("anna@verket.se"), None).unwrap(), Addressed::Done);
    }
}

#[test]
fn who_is_disabled_is_out_at_once_and_comes_in_by_nothing() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let token = store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
        let link = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
        assert!(store.session(&id(), &token).unwrap().is_some());

        assert!(store.enable(&id(), ANNA, false, Some(BERIT)).unwrap());
        assert_eq!(store.session(&id(), &token).unwrap(), None, "{}", database.name());
        assert_eq!(store.try_password(&id(), "anna@verket.se", PASSWORD).unwrap(), Tried::Nobody(Some(ANNA)));
        assert_eq!(
            store.sign_in_to_account(&id(), ANNA, HOUR).unwrap(),
            None,
            "also when the password was right before"
        );
        assert_eq!(store.use_link(&id(), &link, PASSWORD).unwrap(), None);
        assert_eq!(store.make_link(&id(), ANNA, HOUR, None).unwrap(), None);

        assert!(store.enable(&id(), ANNA, true, Some(BERIT)).unwrap());
        assert_eq!(store.session(&id(), &token).unwrap(), None, "a session that ended has ended");
        assert_eq!(store.try_password(&id(), "anna@verket.se", PASSWORD).unwrap(), Tried::Right(ANNA));
        assert!(!store.enable(&id(), BERIT, false, None).unwrap(), "there is no account");
        let events = store.security_events(&id(), &Wanted::ALL, (0, 100)).unwrap();
        let disabled = events.iter().find(|event| event.happened == Happened::Disabled).unwrap();
        assert_eq!((disabled.actor, disabled.about), (Some(BERIT), Some(ANNA)));
    }
}

#[test]
fn who_is_disabled_on_one_node_is_out_on_the_other_within_a_second() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    with_anna(&one);
    let token = one.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
    assert!(other.session(&id(), &token).unwrap().is_some());
    one.enable(&id(), ANNA, false, None).unwrap();
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(other.session(&id(), &token).unwrap(), None);
}

#[test]
fn another_password_ends_every_other_session() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let [kept, other] = [0, 1].map(|_| store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap());
        assert!(store.is_password_of(&id(), ANNA, PASSWORD).unwrap());
        assert!(!store.is_password_of(&id(), BERIT, PASSWORD).unwrap());
        store.change_password(&id(), ANNA, "nio kväkande grodspawn", &kept).unwrap();
        assert!(store.session(&id(), &kept).unwrap().is_some(), "{}", database.name());
        assert_eq!(store.session(&id(), &other).unwrap(), None);
        assert_eq!(store.try_password(&id(), "anna@verket.se", PASSWORD).unwrap(), Tried::Wrong(ANNA));
        // One that is chosen by a link ends them all.
        let link = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
        store.use_link(&id(), &link, PASSWORD).unwrap();
        assert_eq!(store.session(&id(), &kept).unwrap(), None);
    }
}

#[test]
fn sessions_are_listed_and_ended_by_their_owner() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let here = store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
        store.clock().advance(SignedDuration::from_mins(1));
        let there = store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
        let of_berit = store.sign_in(&id(), BERIT, HOUR).unwrap();
        let listed = |store: &Store| -> Vec<SessionId> {
            store.sessions_of(&id(), ANNA).unwrap().into_iter().map(|(session, _)| session).collect()
        };
        assert_eq!(listed(&store), [SessionId::of(&there), SessionId::of(&here)], "{}", database.name());
        let named: SessionId = SessionId::of(&there).to_string().parse().unwrap();
        store.end_session(&id(), ANNA, SessionId::of(&of_berit), ANNA).unwrap();
        assert!(store.session(&id(), &of_berit).unwrap().is_some(), "it is not Anna's");
        store.end_session(&id(), ANNA, named, ANNA).unwrap();
        assert_eq!((store.session(&id(), &there).unwrap(), listed(&store).len()), (None, 1));
        let third = store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
        store.end_other_sessions(&id(), ANNA, &third).unwrap();
        assert_eq!(listed(&store), [SessionId::of(&third)]);
        store.clock().advance(HOUR);
        assert!(listed(&store).is_empty(), "what has expired is no session");
        assert!("not one".parse::<SessionId>().is_err());
    }
}

#[test]
fn so_many_tries_there_are_for_each_and_then_one_waits() {
    for database in databases() {
        let store = founded(&database);
        let begun = store.clock().now();
        for number in 0..MOST {
            store.clock().advance(SignedDuration::from_secs(1));
            let turn = store.may_try(&id(), &Attempt::SignIn("anna@verket.se")).unwrap();
            assert_eq!(turn, Turn::Yours, "{}: try {number}", database.name());
        }
        let until = begun.checked_add(SignedDuration::from_secs(1)).unwrap().checked_add(WINDOW).unwrap();
        assert_eq!(store.may_try(&id(), &Attempt::SignIn(" Anna@Verket.se")).unwrap(), Turn::Wait(until));
        // Neither others, nor other places, nor other agencies wait.
        assert_eq!(store.may_try(&id(), &Attempt::SignIn("berit@verket.se")).unwrap(), Turn::Yours);
        assert_eq!(store.may_try(&id(), &Attempt::Confirmation(1)).unwrap(), Turn::Yours);
        store.clock().set(until);
        assert_eq!(store.may_try(&id(), &Attempt::SignIn("anna@verket.se")).unwrap(), Turn::Yours);
        for _ in 1..MOST {
            store.may_try(&id(), &Attempt::SignIn("anna@verket.se")).unwrap();
        }
        store.forget_tries(&id(), &Attempt::SignIn("anna@verket.se")).unwrap();
        assert_eq!(store.may_try(&id(), &Attempt::SignIn("anna@verket.se")).unwrap(), Turn::Yours, "one was right");
    }
}

#[test]
fn tries_at_once_are_all_counted() {
    for database in databases() {
        let store = founded(&database);
        let turns: Vec<Turn> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..3 * MOST)
                .map(|_| scope.spawn(|| store.may_try(&id(), &Attempt::Confirmation(7)).unwrap()))
                .collect();
            tries.into_iter().map(|turn| turn.join().unwrap()).collect()
        });
        let yours = turns.iter().filter(|turn| **turn == Turn::Yours).count();
        assert_eq!(u64::try_from(yours).unwrap(), MOST, "{}", database.name());
    }
}

#[test]
fn of_who_is_erased_there_is_nothing_left_to_sign_in_with() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        store.name_person(&id(), ANNA, &name("Anna Ek")).unwrap();
        let token = store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
        let link = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
        store.erase_person(&id(), ANNA).unwrap();
        assert_eq!(store.account(&id(), ANNA).unwrap(), None, "{}", database.name());
        assert_eq!(store.session(&id(), &token).unwrap(), None);
        assert_eq!(store.link(&id(), &link).unwrap(), None);
        assert_eq!(store.try_password(&id(), "anna@verket.se", PASSWORD).unwrap(), Tried::Nobody(None));
        assert_eq!(store.address_account(&id(), BERIT, &email("anna@verket.se"), None).unwrap(), Addressed::Done);
    }
}

#[test]
fn a_try_costs_the_same_whoever_it_is_for() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        store.address_account(&id(), BERIT, &email("berit@verket.se"), None).unwrap();
        store.address_account(&id(), PersonId(3), &email("cecilia@verket.se"), None).unwrap();
        store.enable(&id(), PersonId(3), false, None).unwrap();
        let cost = |work: &dyn Fn()| {
            let before = store.passwords_tried();
            work();
            store.passwords_tried() - before
        };
        // Right, wrong, nobody's, without a password yet, closed, and what is no address.
        for address in ["anna@verket.se", "ingen@verket.se", "berit@verket.se", "cecilia@verket.se", "", "\0", "å"] {
            for password in [PASSWORD, "fel lösenord", ""] {
                let one = cost(&|| {
                    store.try_password(&id(), address, password).unwrap();
                });
                assert_eq!(one, 1, "{address:?} with {password:?} on {}", database.name());
            }
        }
        for person in [ANNA, BERIT, PersonId(3), PersonId(4)] {
            assert_eq!(
                cost(&|| {
                    store.is_password_of(&id(), person, "fel lösenord").unwrap();
                }),
                1,
                "{person}"
            );
        }
        assert!(!store.is_password_of(&id(), BERIT, "ingens lösenord").unwrap(), "who has none has none");
    }
}

/// Gives a person roles by a bare event, as an import or a command does.
fn place(store: &Store, person: PersonId, roles: &[Role]) {
    let roles = roles.to_vec();
    let rule = move |_: &Organisation| -> Result<Vec<Event>, Refusals> {
        Ok(vec![Event::PersonPlaced { person, unit: None, roles: roles.clone() }])
    };
    store.amend(&context(), &id(), rule).unwrap();
}

#[test]
fn other_rights_by_whatever_way_end_every_session_of_that_person_alone() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        place(&store, BERIT, &[Role::Reader]);
        place(&store, ANNA, &[Role::Strategist]);
        let token = store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
        let halfway = store.come_halfway(&id(), ANNA).unwrap();
        let of_berit = store.sign_in(&id(), BERIT, HOUR).unwrap();
        store.amend(&context(), &id(), add_unit("Analys")).unwrap();
        place(&store, ANNA, &[Role::Strategist]);
        assert!(store.session(&id(), &token).unwrap().is_some(), "{}: nothing is new", database.name());
        place(&store, ANNA, &[Role::Reader]);
        assert_eq!(store.session(&id(), &token).unwrap(), None);
        assert_eq!(store.halfway(&id(), &halfway).unwrap(), None);
        assert!(store.session(&id(), &of_berit).unwrap().is_some());
    }
}

#[test]
fn a_password_that_others_have_lost_is_not_taken() {
    for database in databases() {
        let list = database.directory().join("leaked.txt");
        // Of "mossa gräver tre kantareller", beside the least there is.
        let hash = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, PASSWORD.as_bytes());
        let hash: String = hash.as_ref().iter().map(|byte| format!("{byte:02X}")).collect();
        std::fs::write(&list, format!("{}:1\r\n{hash}:8\r\n", "0".repeat(40))).unwrap();
        let key = |store: &Store, password: &str| {
            store.check_password(password, &["Anna Ek"]).unwrap().map_err(|refusal| refusal.key)
        };
        let store = Store::open(database.settings(clock())).unwrap();
        assert_eq!(key(&store, PASSWORD), Ok(()), "without a list");
        store.close();
        drop(store);
        let store = Store::open(database.settings(clock()).leaked_passwords(list.clone())).unwrap();
        assert_eq!(key(&store, PASSWORD), Err("password-leaked"));
        assert_eq!(key(&store, "nio kväkande grodspawn"), Ok(()));
        assert_eq!(key(&store, "kort"), Err("password-short"), "the rest holds as before");
        store.close();
        drop(store);
        std::fs::write(&list, "password\n").unwrap();
        let refused = Store::open(database.settings(clock()).leaked_passwords(list));
        assert!(matches!(refused, Err(OpenError::File { .. })), "{refused:?}");
    }
}

#[test]
fn what_happened_to_accounts_is_kept_as_long_as_the_operator_says() {
    let day = SignedDuration::from_hours(24);
    for database in databases() {
        for (kept, days, is_there) in
            [(None, 729, true), (None, 731, false), (Some(90), 89, true), (Some(90), 91, false)]
        {
            let mut settings = database.settings(clock());
            if let Some(kept) = kept {
                settings = settings.security_kept(day * kept);
            }
            let store = Store::open(settings).unwrap();
            if store.organisations().is_empty() {
                found(&store);
            }
            store.clock().advance(day * 4_000);
            store.keep_house();
            let count = happened(&store).len();
            store.note(&id(), Happened::SignedIn, Between::own(ANNA)).unwrap();
            store.clock().advance(day * days);
            store.keep_house();
            let left = happened(&store).len();
            assert_eq!(left == count + 1, is_there, "{kept:?} after {days} days on {}", database.name());
            store.close();
        }
    }
}

#[test]
fn who_shows_again_who_they_are_goes_on_under_another_token() {
    for database in databases() {
        let store = founded(&database);
        let old = store.sign_in(&id(), ANNA, HOUR * 10).unwrap();
        let begun = store.session(&id(), &old).unwrap().unwrap();
        assert_eq!(begun.authenticated, begun.created);
        store.clock().advance(HOUR);
        let new = store.renew_session(&id(), &old).unwrap().unwrap();
        assert_eq!(store.session(&id(), &old).unwrap(), None, "who had the earlier one has nothing");
        let renewed = store.session(&id(), &new).unwrap().unwrap();
        assert_eq!(renewed.authenticated, store.clock().now());
        assert_eq!((renewed.person, renewed.created, renewed.expires), (ANNA, begun.created, begun.expires));
        assert_eq!(store.renew_session(&id(), &old).unwrap(), None, "nor is it renewed");
        assert_eq!(store.sessions_of(&id(), ANNA).unwrap().len(), 1);
    }
}

#[test]
fn what_is_asked_for_is_found_however_much_else_has_happened() {
    for database in databases() {
        let store = founded(&database);
        let begun = store.count_security_events(&id(), &Wanted::ALL).unwrap();
        store.note(&id(), Happened::RolesChanged, Between { actor: Some(BERIT), about: Some(ANNA) }).unwrap();
        for _ in 0..12 {
            store.clock().advance(SignedDuration::from_secs(1));
            store.note(&id(), Happened::SignInRefused, Between::default()).unwrap();
        }
        let asked = |wanted: Wanted, part| store.security_events(&id(), &wanted, part).unwrap();
        let roles = Wanted { happened: Some(Happened::RolesChanged), ..Wanted::ALL };
        assert_eq!(asked(roles, (0, 2)).len(), 1, "the kind is looked at before the limit");
        for person in [ANNA, BERIT] {
            let wanted = Wanted { person: Some(person), ..Wanted::ALL };
            assert_eq!(asked(wanted, (0, 2))[0].happened, Happened::RolesChanged, "whether it did or met with it");
            assert_eq!(store.count_security_events(&id(), &wanted).unwrap(), 1);
        }
        assert_eq!(store.count_security_events(&id(), &Wanted::ALL).unwrap(), begun + 13);
        let pages: Vec<_> = (0..3).flat_map(|page| asked(Wanted::ALL, (page * 5, 5))).collect();
        assert_eq!(pages[..13], asked(Wanted::ALL, (0, 13)), "page by page it is the same");
        let until = Wanted { until: pages[0].at, ..Wanted::ALL };
        assert_eq!(store.count_security_events(&id(), &until).unwrap(), begun + 12);
    }
}

#[test]
fn one_source_fills_no_log_and_hides_no_other() {
    for database in databases() {
        let store = founded(&database);
        let refused = (Happened::SignInRefused, "");
        let written = |place: &str, about| {
            let between = Between::unknown(about);
            (0..50).filter(|_| store.note_from(&id(), place, refused, between).unwrap()).count()
        };
        assert_eq!(written("192.0.2.1", None), 10);
        assert_eq!(written("192.0.2.2", None), 10, "another source is written down all the same");
        assert_eq!(written("192.0.2.1", Some(ANNA)), 10, "and so is somebody's own account");
        store.clock().advance(WINDOW);
        assert_eq!(written("192.0.2.1", None), 10);
    }
}

#[test]
fn other_rights_on_one_node_end_the_session_on_the_other_within_a_second() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    with_anna(&one);
    place(&one, ANNA, &[Role::Strategist]);
    let token = other.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
    assert!(other.session(&id(), &token).unwrap().is_some());
    place(&one, ANNA, &[Role::Reader]);
    std::thread::sleep(std::time::Duration::from_secs(1));
    assert_eq!(other.session(&id(), &token).unwrap(), None);
}

#[test]
fn a_session_that_lies_unused_ends_and_one_in_use_ends_at_last() {
    for database in databases() {
        let store = founded(&database);
        let minute = SignedDuration::from_mins(1);
        let day = SignedDuration::from_hours(10);
        let [used, unused] = [0, 1].map(|_| store.sign_in(&id(), ANNA, day).unwrap());
        // In use every hour and a half, with a limit of two hours.
        for _ in 0..6 {
            store.clock().advance(SignedDuration::from_mins(90));
            assert!(store.session(&id(), &used).unwrap().is_some(), "{}", database.name());
        }
        assert_eq!(store.session(&id(), &unused).unwrap(), None);
        assert_eq!(store.sessions_of(&id(), ANNA).unwrap().len(), 1, "nor is it listed");
        store.clock().advance(SignedDuration::from_mins(59));
        assert!(store.session(&id(), &used).unwrap().is_some());
        store.clock().advance(minute);
        assert_eq!(store.session(&id(), &used).unwrap(), None, "whatever is done");
        let other = store.sign_in(&id(), ANNA, day).unwrap();
        store.clock().advance(IDLE - minute);
        assert!(store.session(&id(), &other).unwrap().is_some());
        store.clock().advance(IDLE);
        assert_eq!(store.session(&id(), &other).unwrap(), None);
    }
}
