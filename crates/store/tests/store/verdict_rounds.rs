//! Verdict rounds, on both engines: each who is asked answers once, by a blind token or without script, and nothing in the
//! database ties an answer to whoever gave it.

use std::collections::BTreeSet;

use domain::audience::Audience;
use domain::event::Event;
use domain::ids::{PersonId, RevisionNumber, UnitId, VerdictRoundId};
use domain::organisation::Organisation;
use domain::policy::Role;
use domain::text::{Reason, VerdictWords};
use domain::verdict_round::tally::Tally;
use domain::verdict_round::{Answer, Group, Grouping, Mark, Stage, Terms};
use jiff::SignedDuration;
use store::Store;
use store::error::AmendError;
use store::verdict_rounds::tokens::{SIGNATURE, TOKEN, Token};
use store::verdict_rounds::{Signing, Taking};
use testkit::blind_token::BlindToken;
use testkit::database::{TestDatabase, databases, sqlite};

use crate::common::{clock, context, day, founded, id, name};

const ROUND: VerdictRoundId = VerdictRoundId(1);
const STAFF: (VerdictRoundId, Group) = (ROUND, Group::Staff);
/// Those who are asked; the number of each is found nowhere else in the database.
const PEOPLE: std::ops::Range<u32> = 730_001..730_009;

fn opened(database: &TestDatabase) -> Store {
    let store = founded(database);
    let place = |number| Event::PersonPlaced {
        person: PersonId(number),
        unit: Some(UnitId(1)),
        roles: vec![if number % 2 == 0 { Role::UnitManager } else { Role::Reader }],
    };
    let unit = Event::UnitAdded { unit: UnitId(1), name: name("Analys"), parent: None };
    let events: Vec<Event> = std::iter::once(unit).chain(PEOPLE.map(place)).collect();
    store.amend(&context(), &id(), |_| Ok(events.clone())).unwrap();
    open(&store);
    store
}

fn open(store: &Store) {
    let terms = Terms {
        revision: RevisionNumber(1),
        occasion: name("Chefsmöte"),
        audience: Audience::Everyone,
        grouping: Grouping::ManagersAndStaff,
        from: store.clock().today(),
        until: store.clock().today().saturating_add(jiff::ToSpan::days(2)),
    };
    let context = store.context(domain::time::Actor::System);
    store.amend(&context, &id(), |organisation| organisation.open_verdict_round(&context, terms.clone())).unwrap();
}

fn answer(mark: u8, words: &str) -> Answer {
    let words = (!words.is_empty()).then(|| VerdictWords::parse(words).unwrap());
    Answer { marks: [Mark::new(mark), None, Mark::new(6 - mark)], words }
}

/// A token that is blinded for a group of a round.
fn blinded(store: &Store, (round, group): (VerdictRoundId, Group), seed: u8) -> BlindToken {
    BlindToken::new(&store.verdict_key(&id(), round, group).unwrap().unwrap(), [seed; TOKEN])
}

fn token(browser: &BlindToken, signing: &Signing) -> Token {
    let Signing::Signed(signed) = signing else { panic!("{signing:?}") };
    Token { token: browser.token, signature: browser.signature(signed) }
}

fn results(organisation: &Organisation) -> Vec<(Group, Tally)> {
    let results = organisation.verdict_round(ROUND).unwrap().results().unwrap();
    results.shown.iter().map(|shown| (shown.group, shown.tally)).collect()
}

#[test]
fn each_answers_once_by_a_token_that_nobody_can_tie_to_them() {
    for database in databases() {
        let store = opened(&database);
        let person = PersonId(730_001);
        let browser = blinded(&store, STAFF, 7);
        let signed = store.sign_verdict_token(&id(), STAFF, person, &browser.blinded()).unwrap();
        let again = store.sign_verdict_token(&id(), STAFF, person, &browser.blinded()).unwrap();
        assert_eq!(signed, again, "{}: the first may have been lost on the way", database.name());
        let second = blinded(&store, STAFF, 8);
        let refused = store.sign_verdict_token(&id(), STAFF, person, &second.blinded()).unwrap();
        assert_eq!(refused, Signing::Taken, "one each");
        assert_eq!(store.verdicts_given(&id(), person).unwrap(), BTreeSet::from([ROUND]));
        let token = token(&browser, &signed);
        let put = |token: &Token| store.answer_verdict(&id(), STAFF, token, &answer(4, "Rakt på sak")).unwrap();
        assert_eq!((put(&token), put(&token)), (Taking::Counted, Taking::Again), "a token is used once");
        assert_eq!(store.verdict_answers(&id(), ROUND).unwrap(), 1);
        assert_eq!(store.answer_verdict_as(&id(), STAFF, person, &answer(4, "")).unwrap(), Taking::Again);
    }
}

#[test]
fn a_token_that_is_forged_or_of_another_group_or_round_is_refused() {
    for database in databases() {
        let store = opened(&database);
        open(&store);
        let browser = blinded(&store, STAFF, 7);
        let signed = store.sign_verdict_token(&id(), STAFF, PersonId(730_001), &browser.blinded()).unwrap();
        let token = token(&browser, &signed);
        let elsewhere = [(ROUND, Group::Managers), (VerdictRoundId(2), Group::Staff)];
        for place in elsewhere {
            store.verdict_key(&id(), place.0, place.1).unwrap().unwrap();
            let refused = store.answer_verdict(&id(), place, &token, &answer(1, "")).unwrap();
            assert_eq!(refused, Taking::Forged, "{}: {place:?}", database.name());
        }
        let mut forged = token.clone();
        forged.signature[17] ^= 1;
        let of_another = Token { token: [9; TOKEN], ..token.clone() };
        for forged in [forged, of_another, Token { token: [0; TOKEN], signature: [0; SIGNATURE] }] {
            assert_eq!(store.answer_verdict(&id(), STAFF, &forged, &answer(1, "")).unwrap(), Taking::Forged);
        }
        let no_number = store.sign_verdict_token(&id(), STAFF, PersonId(730_003), &[255; SIGNATURE]).unwrap();
        assert_eq!(no_number, Signing::NotBlinded);
        assert!(
            store.verdicts_given(&id(), PersonId(730_003)).unwrap().is_empty(),
            "and takes nothing from who sent it"
        );
        assert_eq!(store.answer_verdict(&id(), STAFF, &token, &answer(5, "")).unwrap(), Taking::Counted);
    }
}

#[test]
fn a_counted_round_keeps_its_words_alone_and_takes_nothing_more() {
    for database in databases() {
        let store = opened(&database);
        let late = blinded(&store, STAFF, 7);
        let signed = store.sign_verdict_token(&id(), STAFF, PersonId(730_001), &late.blinded()).unwrap();
        for number in PEOPLE.skip(1) {
            let group = if number % 2 == 0 { Group::Managers } else { Group::Staff };
            let given = answer(4, if number < 730_004 { "Lätt att minnas" } else { "" });
            let taken = store.answer_verdict_as(&id(), (ROUND, group), PersonId(number), &given).unwrap();
            assert_eq!(taken, Taking::Counted, "{}", database.name());
        }
        assert!(store.verdict_words(&id(), ROUND).unwrap().is_empty(), "nobody reads words before it is counted");
        let after = store.close_verdict_round(&context(), &id(), ROUND).unwrap();
        let [(Group::All, all)] = results(&after)[..] else { panic!("three of the staff answered: {after:?}") };
        assert_eq!((all.answers, all.marks), (7, [[0, 0, 0, 7, 0], [0; 5], [0, 7, 0, 0, 0]]));
        let words: Vec<String> =
            store.verdict_words(&id(), ROUND).unwrap().iter().map(|it| it.text.to_string()).collect();
        assert_eq!(words, ["Lätt att minnas", "Lätt att minnas"]);
        assert!(PEOPLE.clone().all(|number| store.verdicts_given(&id(), PersonId(number)).unwrap().is_empty()));
        assert_eq!(store.verdict_answers(&id(), ROUND).unwrap(), 0, "what is not shown is forgotten");
        let token = token(&late, &signed);
        assert_eq!(store.answer_verdict(&id(), STAFF, &token, &answer(1, "")).unwrap(), Taking::Over, "too late");
        let person = PersonId(730_001);
        assert_eq!(store.sign_verdict_token(&id(), STAFF, person, &late.blinded()).unwrap(), Signing::Over);
        assert_eq!(store.answer_verdict_as(&id(), STAFF, person, &answer(1, "")).unwrap(), Taking::Over);
        assert_eq!(store.verdict_key(&id(), ROUND, Group::Staff).unwrap(), None);
        assert!(matches!(store.close_verdict_round(&context(), &id(), ROUND), Err(AmendError::Refused(_))));
    }
}

#[test]
fn a_round_is_counted_by_itself_when_its_last_day_has_passed() {
    for database in databases() {
        let store = opened(&database);
        store.answer_verdict_as(&id(), STAFF, PersonId(730_001), &answer(4, "")).unwrap();
        let stage = || {
            let reading = store.read(domain::policy::Viewer::System, &id()).unwrap().unwrap();
            reading.verdict_round(ROUND).unwrap().stage(store.clock().today())
        };
        store.clock().advance(SignedDuration::from_hours(48));
        store.keep_house();
        assert_eq!(stage(), Stage::Open, "{}", database.name());
        store.clock().advance(SignedDuration::from_hours(24));
        assert_eq!(stage(), Stage::Ended);
        store.keep_house();
        assert_eq!(stage(), Stage::Closed);
        assert!(store.verdicts_given(&id(), PersonId(730_001)).unwrap().is_empty());
    }
}

#[test]
fn a_round_is_taken_back_only_before_anyone_has_a_token() {
    let wrong = Reason::parse("Fel utkast").unwrap();
    for database in databases() {
        let store = opened(&database);
        let browser = blinded(&store, STAFF, 7);
        store.sign_verdict_token(&id(), STAFF, PersonId(730_001), &browser.blinded()).unwrap();
        match store.withdraw_verdict_round(&context(), &id(), ROUND, &wrong) {
            Err(AmendError::Refused(refusals)) => assert!(refusals.has("verdict-answered"), "{}", database.name()),
            other => panic!("{other:?}"),
        }
        let still = store.answer_verdict_as(&id(), STAFF, PersonId(730_003), &answer(4, "")).unwrap();
        assert_eq!(still, Taking::Counted, "the round goes on");
        open(&store);
        let second = VerdictRoundId(2);
        store.withdraw_verdict_round(&context(), &id(), second, &wrong).unwrap();
        let late = store.answer_verdict_as(&id(), (second, Group::Staff), PersonId(730_001), &answer(4, "")).unwrap();
        assert_eq!(late, Taking::Over);
    }
}

#[test]
fn many_who_answer_at_once_are_all_counted() {
    for database in databases() {
        let store = opened(&database);
        std::thread::scope(|scope| {
            for number in PEOPLE {
                let store = &store;
                scope.spawn(move || {
                    let given = answer(3, &format!("Ord {number}"));
                    store.answer_verdict_as(&id(), STAFF, PersonId(number), &given).unwrap()
                });
            }
        });
        assert_eq!(store.verdict_answers(&id(), ROUND).unwrap(), 8, "{}", database.name());
    }
}

// The whole database, as who copies its files has it: every row of every table, once with the key of the installation.
#[test]
fn no_row_holds_both_a_person_and_anything_of_an_answer() {
    let database = sqlite();
    let store = opened(&database);
    let wanted = "Ovanliga ord som ingen annan skriver";
    let people: Vec<u32> = PEOPLE.collect();
    let (by_token, without_script) = (PersonId(people[0]), PersonId(people[2]));
    let browser = blinded(&store, STAFF, 0xA7);
    let signed = store.sign_verdict_token(&id(), STAFF, by_token, &browser.blinded()).unwrap();
    let token = token(&browser, &signed);
    store.answer_verdict(&id(), STAFF, &token, &answer(2, wanted)).unwrap();
    store.answer_verdict_as(&id(), STAFF, without_script, &answer(2, wanted)).unwrap();
    let rows = every_row(&database);
    let holds = |row: &[u8], part: &[u8]| row.windows(part.len()).any(|window| window == part);
    let of_the_answer: [&[u8]; 5] =
        [wanted.as_bytes(), &token.token, &token.signature, &token.signature[..64], b"Ovanliga"];
    for (table, row) in &rows {
        for part in of_the_answer {
            assert!(!holds(row, part), "{table} tells something of an answer in the clear");
        }
    }
    // Where each of the two stands: in the directory's event, and among those who have taken a token.
    for person in [by_token, without_script] {
        let number = person.0.to_string();
        let tables: BTreeSet<&str> =
            (rows.iter()).filter(|(_, row)| holds(row, number.as_bytes())).map(|(table, _)| table.as_str()).collect();
        assert_eq!(tables, BTreeSet::from(["log", "verdict_takers"]), "a new place has to be looked at: {person}");
    }
    // One row for all answers, and none of the rows beside it has a time.
    let boxes = rows.iter().filter(|(table, _)| table == "verdict_boxes").count();
    assert_eq!(boxes, 1);
    let now = day().to_string();
    for (table, row) in rows.iter().filter(|(table, _)| table.starts_with("verdict_")) {
        assert!(!holds(row, now.as_bytes()), "{table} says when");
    }
    // The log has nothing of answers at all: its last event is that the round was opened.
    let last = store.read(domain::policy::Viewer::System, &id()).unwrap().unwrap().seq;
    let events = rows.iter().filter(|(table, _)| table == "log").count();
    assert_eq!(events as u64, last);
    assert!(rows.iter().any(|(table, row)| table == "log" && holds(row, b"verdict_round_opened")));
}

/// Every row of every table, its columns written one after another.
fn every_row(database: &TestDatabase) -> Vec<(String, Vec<u8>)> {
    let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
    let tables = "select name from sqlite_master where type = 'table'";
    let mut statement = connection.prepare(tables).unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("select * from {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let mut written = Vec::new();
            for column in 0..columns {
                match row.get_ref(column).unwrap() {
                    rusqlite::types::ValueRef::Null => {}
                    rusqlite::types::ValueRef::Integer(number) => written.extend(number.to_string().into_bytes()),
                    rusqlite::types::ValueRef::Real(number) => written.extend(number.to_string().into_bytes()),
                    rusqlite::types::ValueRef::Text(bytes) | rusqlite::types::ValueRef::Blob(bytes) => {
                        written.extend(bytes);
                    }
                }
                written.push(b'|');
            }
            all.push((table.clone(), written));
        }
    }
    all
}

#[test]
fn what_the_files_hold_is_not_in_the_order_in_which_it_came() {
    for database in databases() {
        let store = opened(&database);
        for number in PEOPLE {
            let given = answer(3, &format!("Ord {number}"));
            store.answer_verdict_as(&id(), STAFF, PersonId(number), &given).unwrap();
        }
        store.close_verdict_round(&context(), &id(), ROUND).unwrap();
        drop(store);
        let store = database.open(clock());
        let words = store.verdict_words(&id(), ROUND).unwrap();
        assert_eq!(words.len(), 8, "{}", database.name());
        assert!(words.is_sorted_by(|one, other| one.key < other.key), "they are in the order of keys drawn by lot");
    }
}
