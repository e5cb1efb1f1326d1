//! What becomes of what was found, on both databases: good, changed, unchanged, bad, failing, of two nodes, and after the
//! process was started anew.

use domain::event::Event;
use domain::ids::{FetchId, IndicatorId, OrganisationId, PersonId};
use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::rhythm::Rhythm;
use domain::indicator::fetch::trouble::Trouble;
use domain::indicator::fetch::{Fetch, Manner, Terms};
use domain::indicator::import::Way;
use domain::indicator::{Definition, Desired, IndicatorKind};
use domain::organisation::{Founding, Governance, Organisation, WrittenIn};
use domain::policy::Viewer;
use domain::text::{Explanation, Name, Reason};
use domain::time::Actor;
use domain::writing::Seen;
use fetch::allowed::Allowed;
use fetch::client::Client;
use fetch::rounds::Fetcher;
use jiff::{SignedDuration, Timestamp};
use store::Store;
use store::clock::Clock;
use store::fetches::Kept;
use testkit::database::TestDatabase;

use crate::asking::{LIMITS, here};
use crate::server::{Server, authority};

const FETCH: FetchId = FetchId(1);
const GROWTH: IndicatorId = IndicatorId(1);

/// An agency with an indicator and a fetch for it, and the server that the fetch asks.
struct Agency {
    store: Store,
    fetcher: Fetcher,
    server: Server,
}

fn id() -> OrganisationId {
    "verket".parse().unwrap()
}

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

fn clock() -> Clock {
    // A Saturday at noon, in winter: one hour before UTC.
    Clock::fixed("2026-11-28T11:00:00Z".parse().unwrap())
}

fn fetcher(store: &Store, server: &Server) -> Fetcher {
    let allowed = Allowed::parse(&[], &[format!("localhost:{}", server.port())]).unwrap();
    Fetcher::new(store.clone(), Client::with(allowed, LIMITS, authority(), here()).unwrap())
}

fn terms(server: &Server, manner: Manner) -> Terms {
    Terms {
        name: name("Tillväxt från SCB"),
        address: WebAddress::parse(&format!("http://localhost:{}/growth.csv", server.port())).unwrap(),
        query: Explanation::default(),
        indicator: Some(GROWTH),
        rhythm: Rhythm::Daily,
        hour: 6,
        manner,
        reason: Reason::parse("Källan har ändrat värdet.").unwrap(),
        responsible: PersonId(1),
    }
}

/// Done where no runtime runs: the client of PostgreSQL has its own.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| scope.spawn(work).join().unwrap())
}

fn open(database: &TestDatabase, clock: Clock) -> Store {
    apart(|| database.open(clock))
}

impl Agency {
    fn new(database: &TestDatabase, manner: Manner) -> Agency {
        let server = Server::plain();
        let store = open(database, clock());
        let agency = Agency { fetcher: fetcher(&store, &server), store, server };
        let founding = Founding {
            name: name("Verket"),
            governance: Governance::Board,
            written_in: WrittenIn::Swedish,
            example: false,
            published: false,
            body: name("Styrelsen"),
            basis: name("Arbetsordningen"),
            model: name("Modell"),
            areas: Vec::new(),
        };
        agency.amend(|organisation, context| organisation.found(context, founding.clone()));
        let question = Reason::parse("Hur många vill växa?").unwrap();
        let growth = Definition::new(name("Tillväxt"), question, IndicatorKind::World, Desired::Up, name("procent"));
        agency.amend(|organisation, context| organisation.define_indicators(context, vec![growth.clone()]));
        let terms = terms(&agency.server, manner);
        agency.amend(|organisation, context| organisation.set_up_fetch(context, terms.clone()));
        agency
    }

    fn amend(
        &self,
        rule: impl Fn(&Organisation, &domain::time::Context) -> Result<Vec<Event>, domain::refusal::Refusals> + Sync,
    ) {
        let context = self.store.context(Actor::Person(PersonId(1)));
        let change = || self.store.amend(&context, &id(), |organisation| rule(organisation, &context)).unwrap();
        apart(change);
    }

    fn organisation(&self) -> std::sync::Arc<Organisation> {
        self.store.read(Viewer::System, &id()).unwrap().unwrap().organisation
    }

    fn fetch(&self) -> Fetch {
        self.organisation().indicators.fetch(FETCH).unwrap().clone()
    }

    fn kept(&self) -> Kept {
        self.blocking(|store| store.kept_fetches(&id()).unwrap().remove(&FETCH).unwrap())
    }

    fn blocking<T: Send>(&self, work: impl FnOnce(&Store) -> T + Send) -> T {
        apart(|| work(&self.store))
    }

    /// The values, as the log would write them.
    fn values(&self) -> Vec<String> {
        let organisation = self.organisation();
        let whole = organisation.indicators.get(GROWTH).unwrap().whole();
        whole.into_iter().flat_map(|series| series.current()).map(|known| known.observed.to_string()).collect()
    }

    /// The next morning, and what it brings.
    async fn next_day(&self) {
        self.store.clock().advance(SignedDuration::from_hours(24));
        self.fetcher.round().await;
    }

    /// Ends the work with a thread of its own: a database's connection is not dropped where a runtime runs.
    fn close(self) {
        let Agency { store, fetcher, .. } = self;
        apart(move || {
            store.close();
            drop((fetcher, store));
        });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_is_brought_in_and_what_is_unchanged_is_not() {
    for database in apart(testkit::database::databases) {
        let agency = Agency::new(&database, Manner::BroughtIn);
        agency.fetcher.round().await;
        assert_eq!(agency.values(), ["2017=71.4"], "{}", database.name());
        let organisation = agency.organisation();
        let import = organisation.indicators.imports().next().unwrap();
        assert!(matches!(&import.way, Way::Fetched { address } if address.as_str().ends_with("/growth.csv")));
        assert_eq!((import.by.by, agency.fetch().brought_in.unwrap().1), (Actor::System, import.id));
        let (seq, tomorrow) = (organisation.seq, "2026-11-29T05:00:00Z".parse::<Timestamp>().unwrap());
        assert_eq!(agency.kept().due, tomorrow, "six in the morning where the agency is");

        // Nothing is asked before that, and what is the same as before leaves no trace.
        agency.server.asked();
        agency.fetcher.round().await;
        assert_eq!(agency.server.asked().len(), 0);
        agency.next_day().await;
        assert_eq!((agency.server.asked().len(), agency.organisation().seq), (1, seq));
        // Nor does another file with the same values.
        agency.server.has("År;Värde\n\n2017;71,40\n");
        agency.next_day().await;
        assert_eq!(agency.organisation().seq, seq);

        // What the source corrects is corrected, with the reason that was agreed; what was known is still known.
        agency.server.has("År;Värde\n2017;71,5\n2018;70\n");
        agency.next_day().await;
        assert_eq!(agency.values(), ["2017=71.5", "2018=70"]);
        let organisation = agency.organisation();
        let import = organisation.indicators.imports().next().unwrap();
        assert_eq!(import.reason.as_ref().unwrap().as_str(), "Källan har ändrat värdet.");
        // And all of it can be taken back, as any import.
        let last = import.id;
        let why = Reason::parse("Fel hos källan.").unwrap();
        agency.amend(|organisation, context| organisation.take_import_back(context, last, why.clone()));
        assert_eq!(agency.values(), ["2017=71.4"]);
        agency.close();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_waits_until_someone_has_looked() {
    for database in apart(testkit::database::databases) {
        let agency = Agency::new(&database, Manner::Waits);
        agency.fetcher.round().await;
        assert_eq!(agency.values(), Vec::<String>::new(), "{}", database.name());
        let waiting = agency.fetch().waiting.unwrap();
        let body = agency.blocking(|store| store.fetched_file(&id(), FETCH, &waiting.file).unwrap());
        assert_eq!(body.as_deref(), Some("År;Värde\n2017;71,4\n".as_bytes()));
        let to_do = agency.organisation().to_do(PersonId(1), agency.store.clock().today());
        assert!(to_do.iter().any(|todo| todo.act == domain::to_do::Act::LookAtFetched(FETCH)));
        // It is set aside, and does not come back before it is another.
        agency.amend(|organisation, context| organisation.set_fetched_file_aside(context, FETCH, &waiting.file));
        agency.next_day().await;
        assert_eq!(agency.fetch().waiting, None);
        agency.server.has("År;Värde\n2017;sjuttio\n");
        agency.next_day().await;
        assert_eq!(agency.fetch().waiting.map(|waiting| waiting.problems), Some(1));
        agency.close();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_file_changes_nothing_and_waits_for_someone_also_when_it_would_be_brought_in() {
    for database in apart(testkit::database::databases) {
        let agency = Agency::new(&database, Manner::BroughtIn);
        agency.server.has("År;Värde\n2017;71,4\n2018;sjuttio\n");
        agency.fetcher.round().await;
        assert_eq!(agency.values(), Vec::<String>::new(), "{}", database.name());
        assert_eq!(agency.fetch().waiting.map(|waiting| waiting.problems), Some(1));
        for (text, key) in [
            ("<!DOCTYPE html><html>", "file-has-doctype"),
            ("", "file-empty"),
            ("{\"a\":", "json-damaged"),
            ("PK\u{3}\u{4}", "file-damaged"),
        ] {
            agency.server.has(text);
            agency.next_day().await;
            match agency.fetch().trouble {
                Some((_, Trouble::Unreadable { finding, .. })) => assert_eq!(finding, key),
                other => panic!("{text}: {other:?}"),
            }
        }
        agency.close();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_is_told_once_and_tried_again_more_and_more_seldom() {
    for database in apart(testkit::database::databases) {
        let agency = Agency::new(&database, Manner::BroughtIn);
        agency.server.answers("500 No", b"");
        agency.fetcher.round().await;
        let (seq, now) = (agency.organisation().seq, agency.store.clock().now());
        assert_eq!(agency.fetch().trouble.map(|(_, trouble)| trouble), Some(Trouble::Status { status: 500 }));
        let to_do = agency.organisation().to_do(PersonId(1), agency.store.clock().today());
        assert!(to_do.iter().any(|todo| todo.act == domain::to_do::Act::MendFetch(FETCH)));
        let wait = |agency: &Agency, since| agency.kept().due.duration_since(since).as_mins();
        assert_eq!((wait(&agency, now), agency.kept().failures), (15, 1), "{}", database.name());
        agency.store.clock().set(agency.kept().due);
        agency.fetcher.round().await;
        assert_eq!((wait(&agency, agency.store.clock().now()), agency.kept().failures), (30, 2));
        assert_eq!(agency.organisation().seq, seq, "told once");
        // It works again, with nothing new in it: that is told too, and nobody is asked to see to it.
        agency.server.has("År;Värde\n2017;71,4\n");
        agency.store.clock().set(agency.kept().due);
        agency.fetcher.round().await;
        assert_eq!((agency.fetch().trouble, agency.kept().failures), (None, 0));
        assert_eq!(agency.values(), ["2017=71.4"]);
        agency.close();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_rests_or_is_gone_asks_nobody() {
    for database in apart(testkit::database::databases) {
        let agency = Agency::new(&database, Manner::BroughtIn);
        agency.amend(|organisation, context| organisation.pause_fetch(context, FETCH));
        agency.fetcher.round().await;
        assert_eq!(agency.server.asked().len(), 0, "{}", database.name());
        agency.amend(|organisation, context| organisation.resume_fetch(context, FETCH));
        agency.fetcher.round().await;
        assert_eq!(agency.server.asked().len(), 1);
        // Written otherwise it asks at once.
        let seen = Seen(agency.fetch().version);
        let other = Terms { hour: 7, ..terms(&agency.server, Manner::BroughtIn) };
        agency.amend(|organisation, context| organisation.change_fetch(context, (FETCH, seen), other.clone()));
        agency.fetcher.round().await;
        assert_eq!(agency.server.asked().len(), 1);
        // Whoever asked as it was written before has nothing more to say of it.
        agency.store.clock().advance(SignedDuration::from_hours(24));
        let lease = agency.blocking(|store| store.lease_fetch(&id(), FETCH, SignedDuration::from_mins(10)).unwrap());
        let seen = Seen(agency.fetch().version);
        let other = Terms { hour: 8, ..terms(&agency.server, Manner::BroughtIn) };
        agency.amend(|organisation, context| organisation.change_fetch(context, (FETCH, seen), other.clone()));
        agency.fetcher.round().await;
        assert_eq!(agency.server.asked().len(), 1, "as it is written now, it asks");
        let (now, told) = (agency.store.clock().now(), store::fetches::Told::default());
        let kept = agency.blocking(|store| store.fetch_done(&id(), FETCH, &lease.unwrap(), now, &told).unwrap());
        assert!(!kept);
        agency.amend(|organisation, context| organisation.remove_fetch(context, FETCH));
        agency.next_day().await;
        assert_eq!(agency.server.asked().len(), 0);
        assert_eq!(agency.values(), ["2017=71.4"], "what it brought in stays");
        agency.close();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_never_fetch_the_same_twice() {
    let database = apart(testkit::database::postgres);
    let agency = Agency::new(&database, Manner::BroughtIn);
    let other = open(&database, agency.store.clock().clone());
    let other_fetcher = fetcher(&other, &agency.server);
    for _ in 0..5 {
        agency.server.asked();
        tokio::join!(agency.fetcher.round(), other_fetcher.round());
        assert_eq!(agency.server.asked().len(), 1);
        agency.store.clock().advance(SignedDuration::from_hours(24));
    }
    assert_eq!(agency.organisation().indicators.imports().count(), 1);
    apart(move || {
        other.close();
        drop((other_fetcher, other));
    });
    agency.close();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_went_down_while_asking_is_replaced() {
    for database in apart(testkit::database::databases) {
        let agency = Agency::new(&database, Manner::BroughtIn);
        let now = agency.store.clock().now();
        let lease = agency.blocking(|store| {
            store
                .schedule_fetch(
                    &id(),
                    FETCH,
                    store.read(Viewer::System, &id()).unwrap().unwrap().indicators.fetch(FETCH).unwrap().version,
                    now,
                )
                .unwrap();
            store.lease_fetch(&id(), FETCH, SignedDuration::from_mins(10)).unwrap()
        });
        assert!(lease.is_some(), "{}", database.name());
        agency.fetcher.round().await;
        assert_eq!(agency.server.asked().len(), 0, "someone else is asking");
        // Nothing more is heard of the one that asked; the process is started anew.
        let Agency { store, fetcher: old, server } = agency;
        let clock = store.clock().clone();
        apart(move || {
            store.close();
            drop((old, store));
        });
        clock.advance(SignedDuration::from_mins(11));
        let store = open(&database, clock);
        let agency = Agency { fetcher: fetcher(&store, &server), store, server };
        agency.fetcher.round().await;
        assert_eq!((agency.server.asked().len(), agency.values()), (1, vec!["2017=71.4".to_owned()]));
        // The one whose time ran out comes back too late to say anything.
        let due = agency.kept().due;
        let told = store::fetches::Told::default();
        let kept = agency.blocking(|store| store.fetch_done(&id(), FETCH, &lease.unwrap(), now, &told).unwrap());
        assert_eq!((kept, agency.kept().due), (false, due));
        agency.close();
    }
}
