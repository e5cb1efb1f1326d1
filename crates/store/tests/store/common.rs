//! What the tests of the store share: an organisation, and small changes of it.

use domain::event::Event;
use domain::ids::{OrganisationId, UnitId};
use domain::organisation::{Founding, Governance, Organisation, WrittenIn};
use domain::refusal::Refusals;
use domain::text::{Name, StatementText};
use domain::time::{Actor, Context};
use jiff::Timestamp;
use jiff::civil::Date;
use store::Store;
use store::clock::Clock;
use testkit::database::TestDatabase;

/// The organisation of the tests.
pub(crate) fn id() -> OrganisationId {
    "provmyndigheten".parse().unwrap()
}

pub(crate) fn day() -> Date {
    "2026-03-01".parse().unwrap()
}

pub(crate) fn moment() -> Timestamp {
    "2026-03-01T08:00:00Z".parse().unwrap()
}

pub(crate) fn clock() -> Clock {
    Clock::fixed(moment())
}

pub(crate) fn context() -> Context {
    Context { actor: Actor::System, at: moment(), today: day() }
}

/// A name that is one.
pub(crate) fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// A store on this database, with an organisation in it whose decisions anyone may read.
pub(crate) fn founded(database: &TestDatabase) -> Store {
    let store = database.open(clock());
    found(&store);
    store
}

pub(crate) fn found(store: &Store) {
    let founding = || Founding {
        name: name("Provmyndigheten"),
        governance: Governance::Board,
        written_in: WrittenIn::Swedish,
        example: true,
        published: true,
        body: name("Styrelsen"),
        basis: name("Arbetsordningen, 4 §"),
        model: name("Enkel modell"),
        areas: vec![StatementText::parse("Företag som växer i hela landet").unwrap()],
    };
    store.amend(&context(), &id(), |organisation| organisation.found(&context(), founding())).unwrap();
}

/// A rule that adds a unit: the smallest change there is.
pub(crate) fn add_unit(text: &str) -> impl Fn(&Organisation) -> Result<Vec<Event>, Refusals> + Sync + use<> {
    let name = name(text);
    move |organisation| {
        let number = u32::try_from(organisation.units.len()).unwrap() + 1;
        Ok(vec![Event::UnitAdded { unit: UnitId(number), name: name.clone(), parent: None }])
    }
}

/// The names of the units, in the order in which they came.
pub(crate) fn unit_names(organisation: &Organisation) -> Vec<String> {
    organisation.units.values().map(|unit| unit.name.to_string()).collect()
}
