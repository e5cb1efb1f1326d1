//! What is kept of notices, on both engines: what is followed and read, the ways, and that each thing is told by one letter
//! whichever node writes it.

use domain::ids::{ContributionId, PersonId, StatementId};
use domain::notice::{Notice, Sort, Way, Why};
use domain::organisation::WrittenIn;
use domain::time::{Actor, Stamp};
use domain::topic::Topic;
use jiff::SignedDuration;
use store::Store;
use store::letters::Letter;
use store::notices::{Choices, Telling};
use testkit::database::{databases, postgres};

use crate::common::{clock, founded, id, moment};

const ANNA: PersonId = PersonId(1);
const BO: PersonId = PersonId(2);
const DAY: SignedDuration = SignedDuration::from_hours(24);
const TOPIC: Topic = Topic::Statement(StatementId(1));

fn notice(seq: u64) -> Notice {
    Notice { seq, stamp: Stamp { by: Actor::System, at: moment() }, about: TOPIC, why: Why::Changed }
}

fn letter() -> Letter {
    let [to, name, subject, text] = ["anna@verket.se", "Anna Ek", "En notis", "Hej"].map(str::to_owned);
    Letter { to, name, subject, text, stop: Some("https://verket.se/verket/letters/stop/abc".to_owned()) }
}

fn tell(store: &Store, before: Option<u64>, until: u64) -> bool {
    let letter = letter();
    let telling = Telling { person: ANNA, sort: Sort::Personal, before, until, letter: &letter };
    store.tell_of_notices(&id(), &telling, DAY).unwrap()
}

#[test]
fn what_is_followed_read_and_chosen_is_each_person_s_own_and_goes_with_the_person() {
    for database in databases() {
        let store = founded(&database);
        let kept = |person| store.notices_kept(&id(), person).unwrap();
        assert_eq!(kept(ANNA).choices, Choices::default(), "{}", database.name());
        let contribution = Topic::Contribution(ContributionId(3));
        for topic in [TOPIC, contribution] {
            store.follow(&id(), ANNA, topic, true).unwrap();
            store.follow(&id(), ANNA, topic, true).unwrap();
        }
        assert_eq!(kept(ANNA).following.followed, [TOPIC, contribution].into());
        for topic in [TOPIC, contribution] {
            store.follow(&id(), ANNA, topic, false).unwrap();
        }
        assert!(kept(ANNA).following.followed.is_empty());
        assert_eq!(kept(ANNA).following.left, [TOPIC, contribution].into());
        store.read_notice(&id(), ANNA, 7).unwrap();
        store.read_notice(&id(), ANNA, 7).unwrap();
        let is_read = |seq| kept(ANNA).is_read(&notice(seq));
        assert_eq!([6, 7, 8].map(is_read), [false, true, false]);
        store.read_notices(&id(), ANNA, 7).unwrap();
        assert_eq!([6, 7, 8].map(is_read), [true, true, false]);
        assert!(kept(ANNA).read.is_empty(), "what is read with all is not kept one by one");
        store.read_notices(&id(), ANNA, 5).unwrap();
        assert!(is_read(7), "nothing becomes unread again");
        let language = WrittenIn::English;
        let choices = Choices { personal: Way::Daily, around: Way::None, browser: true, language: Some(language) };
        store.choose_notices(&id(), ANNA, choices, language).unwrap();
        assert_eq!(kept(ANNA).choices, choices);
        assert_eq!(kept(BO), store::notices::Kept::default());
        tell(&store, None, 9);
        let all = store.notices_kept_of_all(&id()).unwrap();
        assert_eq!(all.keys().collect::<Vec<_>>(), [&ANNA]);
        assert_eq!(all[&ANNA], kept(ANNA), "the same by both ways");
        assert_eq!(kept(ANNA).told[&Sort::Personal], 9);
        store.erase_person(&id(), ANNA).unwrap();
        assert_eq!(kept(ANNA), store::notices::Kept::default());
    }
}

#[test]
fn a_letter_is_in_line_with_how_far_it_tells_or_not_at_all() {
    for database in databases() {
        let store = founded(&database);
        assert!(tell(&store, None, 4), "{}", database.name());
        assert!(!tell(&store, None, 4), "another was first");
        assert!(!tell(&store, Some(3), 5), "the writer did not know how far letters had come");
        assert!(tell(&store, Some(4), 5));
        let waiting = store.letters(&id()).unwrap();
        assert_eq!(waiting.len(), 2);
        assert_eq!((waiting[0].letter.clone(), waiting[0].person), (letter(), Some(ANNA)));
    }
}

#[test]
fn of_two_nodes_that_write_at_once_one_does() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    let written: Vec<bool> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..8)
            .map(|number| {
                let node = if number % 2 == 0 { &one } else { &other };
                scope.spawn(move || tell(node, None, 4))
            })
            .collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(written.iter().filter(|was| **was).count(), 1);
    assert_eq!(other.letters(&id()).unwrap().len(), 1);
}

#[test]
fn a_link_stops_the_letters_of_one_and_leaves_the_rest_as_it_is() {
    for database in databases() {
        let store = founded(&database);
        let link = store.stop_link(&id(), ANNA);
        assert_eq!(store.whose_stop_link(&id(), &link), Some(ANNA), "{}", database.name());
        for wrong in ["", "abc", &link[1..], &link.to_lowercase(), "å"] {
            assert_eq!(store.whose_stop_link(&id(), wrong), None, "{wrong}");
        }
        assert_eq!(store.whose_stop_link(&"annat".parse().unwrap(), &link), None, "of another agency");
        let language = WrittenIn::Swedish;
        let choices = Choices { personal: Way::AtOnce, around: Way::None, browser: true, language: Some(language) };
        store.choose_notices(&id(), ANNA, choices, language).unwrap();
        store.stop_notice_letters(&id(), ANNA, WrittenIn::English).unwrap();
        let after = store.notices_kept(&id(), ANNA).unwrap().choices;
        assert_eq!(after, Choices { personal: Way::Here, ..choices });
        // Who has chosen nothing gets letters, and can stop them too.
        store.stop_notice_letters(&id(), BO, WrittenIn::English).unwrap();
        assert_eq!(store.notices_kept(&id(), BO).unwrap().choices.personal, Way::Here);
    }
}
