//! Agencies with just the statements that a test is about, and what tests look for in a page.

use domain::body::{BodyKind, Matters};
use domain::event::Event;
use domain::ids::{BodyId, ModelVersion, OrganisationId, PersonId, RevisionNumber, StatementId};
use domain::model::SteeringModel;
use domain::organisation::{Governance, WrittenIn};
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::statement::{Facing, NewStatement, StatementKind, Wording};
use domain::text::{Explanation, Name, StatementText};
use domain::time::{Actor, Context};
use jiff::civil::{Date, date};
use testkit::client::Installation;

/// The day from which the one edition of an agency is in force.
pub(crate) const FROM: Date = date(2015, 1, 1);

pub(crate) const STRATEGIST: PersonId = PersonId(1);
pub(crate) const READER: PersonId = PersonId(2);

/// A statement with this number.
pub(crate) fn statement(id: u32, kind: StatementKind, under: Option<u32>, text: &str) -> NewStatement {
    NewStatement {
        id: StatementId(id),
        kind,
        parent: under.map(StatementId),
        before: None,
        wording: Wording::new(StatementText::parse(text).unwrap()),
        reference: None,
    }
}

/// The same, with what it means.
pub(crate) fn explained(mut statement: NewStatement, explanation: &str) -> NewStatement {
    statement.wording.explanation = Explanation::parse(explanation).unwrap();
    statement
}

/// The same area, about how the agency works.
pub(crate) fn inward(mut statement: NewStatement) -> NewStatement {
    statement.wording.facing = Some(Facing::Inward);
    statement
}

/// The simplest whole thread: a vision, a goal for everything, an area and its goal.
pub(crate) fn whole_thread() -> Vec<NewStatement> {
    vec![
        statement(1, StatementKind::Vision, None, "Alla kan lita på vattnet"),
        statement(2, StatementKind::OverarchingGoal, None, "Rent vatten överallt"),
        statement(3, StatementKind::ResultArea, None, "Sjöar"),
        statement(4, StatementKind::Goal, Some(3), "Fler sjöar är rena"),
    ]
}

/// An installation with one agency, `sjoar`, which everyone may read, and where the only edition has these statements.
/// Nothing is being written.
pub(crate) fn agency_with(statements: Vec<NewStatement>) -> Installation {
    let installation = empty_agency();
    let edition = edition(1, None, FROM, statements);
    happened(&installation, vec![edition]);
    installation
}

/// The same agency before it has a strategy.
pub(crate) fn empty_agency() -> Installation {
    empty_agency_on(demo_day())
}

/// The same, which came to be on a day.
pub(crate) fn empty_agency_on(day: Date) -> Installation {
    let mut installation = Installation::small();
    installation.organisation = "sjoar".parse().unwrap();
    let name = |text: &str| Name::parse(text).unwrap();
    happened_on(
        &installation,
        day,
        vec![
            Event::OrganisationFounded {
                name: name("Sjömyndigheten"),
                governance: Governance::Board,
                written_in: WrittenIn::Swedish,
                example: false,
            },
            Event::OrganisationPublished {},
            Event::PersonPlaced { person: STRATEGIST, unit: None, roles: vec![Role::Strategist] },
            Event::PersonPlaced { person: READER, unit: None, roles: vec![Role::Reader] },
            Event::BodyAdded { body: BodyId(1), name: name("Styrelsen"), kind: BodyKind::Board },
            Event::MandateGiven {
                body: BodyId(1),
                matters: Matters::Strategy,
                basis: name("Arbetsordningen"),
                from: date(2010, 1, 1),
            },
            Event::ModelAdopted { model: SteeringModel::simple(ModelVersion(1), name("Enkel")) },
        ],
    );
    installation
}

/// An edition from before the log.
pub(crate) fn edition(number: u32, based_on: Option<u32>, from: Date, statements: Vec<NewStatement>) -> Event {
    Event::EditionImported {
        revision: RevisionNumber(number),
        based_on: based_on.map(RevisionNumber),
        model: ModelVersion(1),
        label: Name::parse(&from.year().to_string()).unwrap(),
        in_force_from: from,
        statements,
        links: Vec::new(),
    }
}

/// These events happen, whatever the rules would say: a test of a page must be able to show anything.
pub(crate) fn happened(installation: &Installation, events: Vec<Event>) {
    happened_on(installation, demo_day(), events);
}

/// The same, on a day that has passed.
pub(crate) fn happened_on(installation: &Installation, day: Date, events: Vec<Event>) {
    let id: OrganisationId = installation.organisation.clone();
    let noon = installation.store.clock().zone().to_timestamp(day.at(12, 0, 0, 0)).unwrap();
    let context = Context { actor: Actor::System, at: noon, today: day };
    installation.store.amend(&context, &id, |_| Ok::<_, Refusals>(events.clone())).unwrap();
}

// The day on which the clock of every installation stands.
fn demo_day() -> Date {
    date(2018, 11, 14)
}

/// The text of a page as it is read: without markup, spaces made single.
pub(crate) fn words_of(markup: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in markup.chars() {
        match letter {
            '<' => {
                inside = true;
                words.push(' ');
            }
            '>' => inside = false,
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same, with a line for each block: for snapshots that can be read.
pub(crate) fn lines_of(markup: &str) -> String {
    const BLOCKS: [&str; 10] = ["<h1", "<h2", "<h3", "<p", "<li", "<dl", "<dt", "<section", "<form", "<details"];
    let mut marked = markup.to_owned();
    for block in BLOCKS {
        marked = marked.replace(block, &format!("\n{block}"));
    }
    let lines: Vec<String> = marked.lines().map(words_of).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The levels of the headings of a page, in order.
pub(crate) fn headings(page: &str) -> Vec<u32> {
    page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10)).collect()
}

/// Fails unless the page has one `h1`, and no heading skips a level on the way down.
pub(crate) fn assert_headings_in_order(page: &str, of: &str) {
    let levels = headings(page);
    assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1, "{of}: h1 in {levels:?}");
    assert_eq!(levels.first(), Some(&1), "{of}: {levels:?}");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{of}: a level is skipped in {levels:?}");
    }
}
