//! Who is in a workshop and who votes for what, on both engines: within the budget also at once, the same person the same
//! participant, nobody named, and nothing left when it is closed.

use std::thread;

use domain::audience::Audience;
use domain::decision::Digest256;
use domain::event::Event;
use domain::ids::{ContributionId, PersonId, WorkshopId};
use domain::organisation::Organisation;
use domain::policy::{Role, Viewer};
use domain::refusal::Refusals;
use domain::text::{Explanation, MeetingNotes, Name, QuestionText, Remark};
use domain::time::{Actor, Context};
use domain::workshop::{Counted, Joining, Place, RoomCode, Step, Terms, WorkshopKind};
use domain::writing::Seen;
use store::Store;
use store::texts::{Author, NewText};
use store::workshops::{GuestKey, Participant, Voting};
use testkit::database::databases;

use crate::common::{context, day, founded, id};

const WORKSHOP: WorkshopId = WorkshopId(1);
const PLACE: Place = Place { workshop: WORKSHOP, question: 1 };
const BO: PersonId = PersonId(2);
const BUDGET: u32 = 2;

fn system() -> Context {
    Context { actor: Actor::System, ..context() }
}

/// A workshop that is open and asks its first question.
fn opened(store: &Store) {
    let terms = Terms {
        kind: WorkshopKind::Managers,
        title: Name::parse("Chefsmötet").unwrap(),
        purpose: Explanation::default(),
        about: None,
        audience: Audience::Everyone,
        joining: Joining::WithCode,
        from: day(),
        until: day(),
        questions: vec![QuestionText::parse("Vad bör förändras?").unwrap()],
        votes: BUDGET,
        answers_by: None,
    };
    amend(store, |_| Ok(vec![Event::PersonPlaced { person: BO, unit: None, roles: vec![Role::Reader] }]));
    amend(store, |organisation| organisation.plan_workshop(&context(), terms.clone()));
    amend(store, |organisation| organisation.open_workshop(&context(), WORKSHOP, RoomCode::of(412_785)));
    let first = Step::Collect { question: Some(1), until: None };
    amend(store, |organisation| organisation.take_step(&context(), WORKSHOP, first, &Counted::default()));
}

fn amend(store: &Store, rule: impl Fn(&Organisation) -> Result<Vec<Event>, Refusals>) {
    store.amend(&context(), &id(), rule).unwrap();
}

fn say(store: &Store, author: Author, says: &str) -> ContributionId {
    let text = NewText::new(Remark::parse(says).unwrap(), author).unwrap();
    let said = store.amend_with_text(&system(), &id(), None, &text, |organisation, digest| {
        organisation.contribute_in(&system(), PLACE, None, digest)
    });
    said.unwrap().organisation().contributions.all().next_back().unwrap().id
}

fn vote(store: &Store, who: Participant, of: ContributionId, votes: bool) -> Voting {
    store.vote_in_workshop(&id(), PLACE, who, (of, votes), BUDGET).unwrap()
}

/// The rows of texts that are there, by what they say.
fn kept(store: &Store, digest: Option<&Digest256>) -> Option<String> {
    let reading = store.read(Viewer::System, &id()).unwrap().unwrap();
    store.texts(&reading.organisation).unwrap().of(digest).map(ToString::to_string)
}

#[test]
fn notes_are_rows_that_go_when_others_take_their_place() {
    for database in databases() {
        let store = founded(&database);
        opened(&store);
        let write = |text: &str, seen| {
            let text = NewText::new(MeetingNotes::parse(text).unwrap(), Author::InTheLog).unwrap();
            let written = store.amend_with_text(&context(), &id(), None, &text, |organisation, digest| {
                organisation.write_notes(&context(), (WORKSHOP, Seen(seen)), Some(digest))
            });
            let notes = written.unwrap().organisation().workshop(WORKSHOP).unwrap().notes.clone().unwrap();
            (notes.text.unwrap(), notes.version)
        };
        let long = "Vi enades om målen. ".repeat(500);
        let (first, seen) = write(&long, 0);
        assert_eq!(kept(&store, Some(&first)).as_deref(), Some(long.trim()), "{}", database.name());
        let (second, seen) = write("Vi enades inte.", seen);
        assert_eq!(kept(&store, Some(&first)), None, "{}", database.name());
        assert_eq!(kept(&store, Some(&second)).as_deref(), Some("Vi enades inte."));
        amend(&store, |organisation| organisation.write_notes(&context(), (WORKSHOP, Seen(seen)), None));
        assert_eq!(kept(&store, Some(&second)), None, "{}", database.name());
    }
}

#[test]
fn a_participant_votes_within_the_budget_and_takes_votes_back() {
    for database in databases() {
        let store = founded(&database);
        opened(&store);
        let notes: Vec<ContributionId> =
            ["Ett", "Två", "Tre"].map(|says| say(&store, Author::Guest(GuestKey::random().unwrap()), says)).to_vec();
        let guest = Participant::Guest(GuestKey::random().unwrap());
        assert_eq!(vote(&store, guest, notes[0], true), Voting::NotJoined, "{}", database.name());
        store.join_workshop(&id(), WORKSHOP, guest).unwrap();
        store.join_workshop(&id(), WORKSHOP, guest).unwrap();
        assert_eq!(vote(&store, guest, notes[0], true), Voting::Done(1));
        assert_eq!(vote(&store, guest, notes[0], true), Voting::Done(1), "twice is once");
        assert_eq!(vote(&store, guest, notes[1], true), Voting::Done(0));
        assert_eq!(vote(&store, guest, notes[2], true), Voting::NoneLeft);
        assert_eq!(vote(&store, guest, notes[0], false), Voting::Done(1));
        assert_eq!(vote(&store, guest, notes[2], true), Voting::Done(0));
        let room = store.in_the_room(&id(), PLACE).unwrap();
        assert_eq!((room.joined, room.counted.voters), (1, 1));
        assert_eq!(room.counted.of.into_iter().collect::<Vec<_>>(), [(notes[1], 1), (notes[2], 1)]);
        store.empty_the_room(&id(), WORKSHOP).unwrap();
        assert_eq!(store.in_the_room(&id(), PLACE).unwrap(), store::workshops::InTheRoom::default());
    }
}

#[test]
fn votes_at_the_same_moment_do_not_pass_the_budget() {
    for database in databases() {
        let store = founded(&database);
        opened(&store);
        let notes: Vec<ContributionId> = (0..8)
            .map(|number| say(&store, Author::Guest(GuestKey::random().unwrap()), &format!("Lapp {number}")))
            .collect();
        let person = Participant::Person(BO);
        store.join_workshop(&id(), WORKSHOP, person).unwrap();
        let done = thread::scope(|scope| {
            let tries: Vec<_> = notes.iter().map(|note| scope.spawn(|| vote(&store, person, *note, true))).collect();
            tries.into_iter().map(|it| it.join().unwrap()).collect::<Vec<_>>()
        });
        let counted = done.iter().filter(|it| matches!(it, Voting::Done(_))).count();
        assert_eq!(counted, BUDGET as usize, "{}: {done:?}", database.name());
        assert_eq!(store.in_the_room(&id(), PLACE).unwrap().counted.of.values().sum::<u32>(), BUDGET);
    }
}

#[test]
fn the_own_are_known_to_their_author_alone() {
    for database in databases() {
        let store = founded(&database);
        opened(&store);
        let (key, other) = (GuestKey::random().unwrap(), GuestKey::random().unwrap());
        let by_guest = say(&store, Author::Guest(key), "Från en telefon");
        let by_person = say(&store, Author::Anonymous(BO), "Från en inloggad");
        let organisation = store.read(Viewer::System, &id()).unwrap().unwrap().organisation;
        let own = |who| store.part_of(&organisation, PLACE, who).unwrap().said.into_iter().collect::<Vec<_>>();
        assert_eq!(own(Participant::Guest(key)), [by_guest], "{}", database.name());
        assert_eq!(own(Participant::Guest(other)), []);
        assert_eq!(own(Participant::Person(BO)), [by_person]);
        assert_eq!(own(Participant::Person(PersonId(1))), []);
        // Who is signed in is told of the answer as of any other of the own.
        assert!(store.concerned(&organisation, BO).unwrap().own.contains(&by_person));
        assert!(organisation.said_in(WORKSHOP).all(|it| it.is_anonymous()), "the log says nobody");
    }
}
