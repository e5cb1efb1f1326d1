//! What contributions say, on both engines: kept with the event in one transaction, gone with the digest, and not tied to a
//! person by the database alone.

use domain::contribution::{Contribution, Objection};
use domain::event::Event;
use domain::ids::{ContributionId, PersonId};
use domain::organisation::Organisation;
use domain::policy::{Role, Viewer};
use domain::refusal::{Refusal, Refusals};
use domain::text::Remark;
use domain::time::{Actor, Context};
use domain::topic::Topic;
use domain::writing::Seen;
use store::Store;
use store::error::AmendError;
use store::texts::{Author, NewText};
use testkit::database::{databases, postgres, sqlite};

use crate::common::{clock, context, founded, id};

const ANNA: PersonId = PersonId(1);
const BO: PersonId = PersonId(2);

fn text(says: &str, author: Author) -> NewText {
    NewText::new(Remark::parse(says).unwrap(), author).unwrap()
}

fn by(person: PersonId) -> Context {
    Context { actor: Actor::Person(person), ..context() }
}

/// Bo comes into the directory, and people may be anonymous.
fn set_up(store: &Store) {
    store
        .amend(&context(), &id(), |organisation| {
            let placed = Event::PersonPlaced { person: BO, unit: None, roles: vec![Role::Reader] };
            let allowed = organisation.choose_anonymity(&context(), true)?;
            Ok([vec![placed], allowed].concat())
        })
        .unwrap();
}

fn leave(store: &Store, by: &Context, text: &NewText) -> ContributionId {
    let outcome = store
        .amend_with_text(by, &id(), None, text, |organisation, digest| organisation.contribute(by, None, digest))
        .unwrap();
    outcome.organisation().contributions.all().next_back().unwrap().id
}

fn now(store: &Store) -> std::sync::Arc<Organisation> {
    store.read(Viewer::System, &id()).unwrap().unwrap().organisation
}

fn says(store: &Store, contribution: ContributionId) -> Option<String> {
    let organisation = now(store);
    let texts = store.texts(&organisation).unwrap();
    texts.of(organisation.contributions.get(contribution).unwrap().text.as_ref()).map(|text| text.to_string())
}

fn one(organisation: &Organisation, contribution: ContributionId) -> &Contribution {
    organisation.contributions.get(contribution).unwrap()
}

#[test]
fn a_text_comes_with_its_event_and_goes_with_its_digest() {
    for database in databases() {
        let store = founded(&database);
        set_up(&store);
        let kept = leave(&store, &by(BO), &text("Räkna tid.", Author::InTheLog));
        let own = leave(&store, &by(BO), &text("Fel av mig.", Author::InTheLog));
        assert_eq!(says(&store, own).as_deref(), Some("Fel av mig."), "{}", database.name());
        store.amend(&by(BO), &id(), |organisation| organisation.withdraw_contribution(&by(BO), own)).unwrap();
        assert_eq!((says(&store, own), says(&store, kept).as_deref()), (None, Some("Räkna tid.")));
        // Another process finds the same.
        store.close();
        drop(store);
        let store = database.open(clock());
        assert_eq!((says(&store, own), says(&store, kept).as_deref()), (None, Some("Räkna tid.")));
    }
}

#[test]
fn what_is_refused_leaves_no_text() {
    for database in databases() {
        let store = founded(&database);
        set_up(&store);
        let refused = text("Nej tack.", Author::InTheLog);
        let answer = store.amend_with_text(&by(BO), &id(), None, &refused, |_, _| {
            Err::<Vec<Event>, Refusals>(Refusal::new("anonymous-not-allowed").into())
        });
        assert!(matches!(answer, Err(AmendError::Refused(_))), "{}", database.name());
        // The same salt and text is not there already.
        leave(&store, &by(BO), &refused);
    }
}

#[test]
fn a_form_that_is_sent_twice_leaves_one() {
    for database in databases() {
        let store = founded(&database);
        set_up(&store);
        let key = store::amend::RequestKey::random().unwrap();
        for _ in 0..2 {
            let said = text("En gång.", Author::InTheLog);
            store
                .amend_with_text(&by(BO), &id(), Some(&key), &said, |organisation, digest| {
                    organisation.contribute(&by(BO), None, digest)
                })
                .unwrap();
        }
        assert_eq!(now(&store).contributions.all().count(), 1, "{}", database.name());
    }
}

#[test]
fn the_author_of_an_anonymous_one_finds_it_and_nobody_else_does() {
    for database in databases() {
        let store = founded(&database);
        set_up(&store);
        let named = leave(&store, &by(BO), &text("Med namn.", Author::InTheLog));
        let anonymous = leave(&store, &context(), &text("Utan namn.", Author::Anonymous(BO)));
        let own = |person| store.concerned(&now(&store), person).unwrap().own;
        assert_eq!(own(BO).into_iter().collect::<Vec<_>>(), [named, anonymous], "{}", database.name());
        assert!(own(ANNA).is_empty());
        // What is left of a text is still its author's.
        let organisation = now(&store);
        let (seen, digest) = (one(&organisation, anonymous).version, one(&organisation, anonymous).text.clone());
        let less = text("Utan [struket].", Author::Of(digest.unwrap()));
        store
            .amend_with_text(&by(ANNA), &id(), None, &less, |organisation, digest| {
                organisation.strike_contribution(&by(ANNA), (anonymous, Seen(seen)), digest)
            })
            .unwrap();
        assert_eq!(says(&store, anonymous).as_deref(), Some("Utan [struket]."));
        assert!(own(BO).contains(&anonymous));
        // Who is erased is nobody's author, and the text stays.
        store.erase_person(&id(), BO).unwrap();
        drop(store);
        let store = database.open(clock());
        assert_eq!(store.concerned(&now(&store), BO).unwrap().own.into_iter().collect::<Vec<_>>(), [named]);
        assert_eq!(says(&store, anonymous).as_deref(), Some("Utan [struket]."));
    }
}

#[test]
fn an_answer_is_news_to_the_author_and_the_follower_until_they_have_looked() {
    for database in databases() {
        let store = founded(&database);
        set_up(&store);
        let left = leave(&store, &context(), &text("Utan namn.", Author::Anonymous(BO)));
        store.follow(&id(), ANNA, Topic::Contribution(left), true).unwrap();
        store.follow(&id(), ANNA, Topic::Contribution(left), true).unwrap();
        let news = |person| {
            let organisation = now(&store);
            store.concerned(&organisation, person).unwrap().news(&organisation).len()
        };
        assert_eq!((news(ANNA), news(BO)), (0, 0), "{}", database.name());
        store
            .amend(&context(), &id(), |organisation| {
                let answer = domain::contribution::ContributionAnswer {
                    outcome: domain::contribution::Outcome::Adopted,
                    reason: domain::text::Reason::parse("Vi gör så.").unwrap(),
                    led_to: None,
                };
                let seen = Seen(one(organisation, left).version);
                organisation.answer_contributions(&context(), &[(left, seen)], answer)
            })
            .unwrap();
        assert_eq!((news(ANNA), news(BO)), (1, 1));
        store.see_contributions(&id(), ANNA, now(&store).seq).unwrap();
        assert_eq!((news(ANNA), news(BO)), (0, 1));
        store.follow(&id(), ANNA, Topic::Contribution(left), false).unwrap();
        assert!(!store.concerned(&now(&store), ANNA).unwrap().has(left));
    }
}

#[test]
fn another_node_reads_the_text_as_soon_as_it_knows_of_the_event() {
    let database = postgres();
    let one = founded(&database);
    set_up(&one);
    let other = database.open(clock());
    let first = leave(&one, &by(BO), &text("Ett.", Author::InTheLog));
    let reach = |store: &Store| assert!(store.reach(&id(), now(&one).seq).unwrap());
    reach(&other);
    assert_eq!(says(&other, first).as_deref(), Some("Ett."));
    let second = leave(&one, &by(BO), &text("Två.", Author::InTheLog));
    one.amend(&by(BO), &id(), |organisation| organisation.withdraw_contribution(&by(BO), first)).unwrap();
    reach(&other);
    assert_eq!((says(&other, first), says(&other, second).as_deref()), (None, Some("Två.")));
}

#[test]
fn the_database_alone_tells_neither_what_was_erased_nor_who_was_anonymous() {
    let database = sqlite();
    let store = founded(&database);
    set_up(&store);
    let own = leave(&store, &by(BO), &text("Kalle Karlsson ljuger.", Author::InTheLog));
    leave(&store, &context(), &text("Utan namn.", Author::Anonymous(BO)));
    store.amend(&by(BO), &id(), |organisation| organisation.withdraw_contribution(&by(BO), own)).unwrap();
    store
        .amend(&by(ANNA), &id(), |organisation| {
            organisation.report_contribution(&by(ANNA), ContributionId(2), Objection::Irrelevant)
        })
        .unwrap();
    store.close();
    drop(store);
    let mut bytes = std::fs::read(database.sqlite_file()).unwrap();
    bytes.extend(std::fs::read(database.sqlite_file().with_extension("db-wal")).unwrap_or_default());
    let holds = |wanted: &str| bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes());
    assert!(!holds("Kalle Karlsson"), "what was erased is written over");
    assert!(holds("Utan namn."));
    let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
    let author: Vec<u8> =
        connection.query_row("select author from texts where body = 'Utan namn.'", [], |row| row.get(0)).unwrap();
    assert_eq!(author.len(), 48);
    let actors: Vec<String> = connection
        .prepare("select actor from log where name = 'contribution_made' order by seq")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(actors.last().map(String::as_str), Some("system"), "{actors:?}");
}
