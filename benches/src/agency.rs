//! Made agencies of any size, brought in through the same rules as a real one's earlier editions. The same every time.

use std::fmt::Write;
use std::sync::Arc;

use anyhow::{Result, anyhow, ensure};
use domain::edition::{self, Checked, Likeness, Row};
use domain::event::{Event, Recorded};
use domain::ids::{OrganisationId, StatementId};
use domain::organisation::{Founding, Governance, Organisation, WrittenIn};
use domain::refusal::Refusals;
use domain::text::{Invalid, Name, StatementText};
use domain::time::{Actor, Context};
use store::Store;

/// The year of the first edition; the others follow year by year.
const FIRST_YEAR: usize = 2011;
/// How many areas stand at the top.
const AREAS: usize = 6;
/// How many statements stand under each that has any.
const UNDER_EACH: usize = 12;
/// The vision, the business idea and the overarching goal.
const ABOVE_AREAS: usize = 3;
/// How many words explain a statement.
const EXPLAINED_IN: usize = 40;

/// Swedish makes its words of others, so these make some six hundred: enough that texts differ as an agency's do.
const WORDS: [&str; 24] = [
    "företag",
    "tillväxt",
    "region",
    "växande",
    "hållbar",
    "landet",
    "kompetens",
    "energi",
    "smart",
    "export",
    "regler",
    "tid",
    "marknad",
    "nya",
    "villkor",
    "kapital",
    "möten",
    "kunskap",
    "nätverk",
    "fler",
    "stöd",
    "resurser",
    "barriärer",
    "service",
];

const SMALL_WORDS: [&str; 8] = ["och", "att", "för", "som", "med", "till", "vi", "ska"];

/// Who changes things here, and when: on the day on which the example lives too.
pub(crate) fn context() -> Context {
    Context { actor: Actor::System, at: demo::now(), today: demo::today() }
}

/// The agency's place in addresses.
pub(crate) fn id() -> Result<OrganisationId> {
    "storleken".parse().map_err(|_| anyhow!("the constant is no id"))
}

/// The rows of a file with so many editions of so many statements each. From one edition to the next a tenth of them
/// is reworded, and a tenth is replaced by others.
pub(crate) fn rows(editions: usize, statements: usize) -> Vec<Row> {
    let places = (0..editions).flat_map(|edition| (0..statements).map(move |number| (edition, number)));
    places.zip(2..).map(|((edition, number), line)| row(edition, number, line)).collect()
}

/// The same rows as a file.
pub(crate) fn file(rows: &[Row]) -> Result<String> {
    let mut file = "edition,date,kind,id,parent,text,explanation\n".to_owned();
    for Row { edition, date, kind, id, parent, text, explanation, .. } in rows {
        writeln!(file, "{edition},{date},{kind},{id},{parent},{text},{explanation}")?;
    }
    Ok(file)
}

/// Rows that have been found right.
pub(crate) fn checked(rows: &[Row]) -> Result<Checked> {
    let checked = edition::check(&Organisation::empty(id()?), &context(), rows);
    ensure!(checked.problems.is_empty(), "the made file has problems, the first: {:?}", checked.problems.first());
    Ok(checked)
}

/// The events by which an agency with these editions begins.
pub(crate) fn begun(checked: &Checked, accepted: &[Likeness]) -> Result<Vec<Event>> {
    let empty = Organisation::empty(id()?);
    empty.found_by_import(&context(), founding(Vec::new())?, &checked.editions, accepted).map_err(refused)
}

/// An agency with so many editions of so many statements, in memory alone.
pub(crate) fn in_memory(editions: usize, statements: usize) -> Result<Organisation> {
    after(&begun(&checked(&rows(editions, statements))?, &[])?)
}

/// An agency to which this has happened, in memory alone.
pub(crate) fn after(events: &[Event]) -> Result<Organisation> {
    let mut organisation = Organisation::empty(id()?);
    for event in events {
        let seq = organisation.seq + 1;
        organisation.apply(&Recorded { seq, at: context().at, actor: context().actor, event: event.clone() })?;
    }
    Ok(organisation)
}

/// The same, in a store.
pub(crate) fn in_store(store: &Store, editions: usize, statements: usize) -> Result<Arc<Organisation>> {
    let events = begun(&checked(&rows(editions, statements))?, &[])?;
    Ok(store.amend(&context(), &id()?, |_| Ok(events.clone()))?)
}

/// An agency with a draft in which its areas stand, and nothing else.
pub(crate) fn with_draft(store: &Store, id: &OrganisationId) -> Result<()> {
    let areas: Result<Vec<StatementText>> = (0..AREAS).map(|number| text(&format!("Område {number}"))).collect();
    let founding = founding(areas?)?;
    store.amend(&context(), id, |organisation| organisation.found(&context(), founding.clone()))?;
    Ok(())
}

/// A statement deep down in a made agency, and in the middle of it.
pub(crate) fn middle(organisation: &Organisation) -> Result<StatementId> {
    let revision = organisation.strategy.in_force_on(demo::today()).ok_or_else(|| anyhow!("nothing is in force"))?;
    let statements = revision.tree.in_order();
    statements.get(statements.len() / 2).map(|statement| statement.id).ok_or_else(|| anyhow!("there is no statement"))
}

/// A text that steers.
pub(crate) fn text(typed: &str) -> Result<StatementText> {
    StatementText::parse(typed).map_err(invalid)
}

/// A name.
pub(crate) fn name(typed: &str) -> Result<Name> {
    Name::parse(typed).map_err(invalid)
}

fn row(edition: usize, number: usize, line: u32) -> Row {
    let word = |step: usize| word(number * 61 + step);
    let (kind, parent) = match number {
        0 => ("vision", None),
        1 => ("business-idea", None),
        2 => ("overarching-goal", None),
        _ if number < ABOVE_AREAS + AREAS => ("result-area", None),
        _ => ("goal", Some(ABOVE_AREAS + (number - ABOVE_AREAS - AREAS) / UNDER_EACH)),
    };
    // What is searched for: in one of eight.
    let subject = if number.is_multiple_of(8) { "tillväxt".to_owned() } else { word(4) };
    let mut text = format!("{} {subject} {} {} {} {number}", word(1), word(2), word(3), word(5));
    for step in 0..rewordings(edition, number) {
        text.push(' ');
        text.push_str(&word(step + 5));
    }
    let explanation: Vec<String> = (0..EXPLAINED_IN).map(|step| word(step + 20)).collect();
    Row {
        line,
        edition: format!("Utgåva {edition}"),
        date: format!("{}-01-01", FIRST_YEAR + edition),
        kind: kind.to_owned(),
        id: reference(edition, number),
        parent: parent.map(|parent| reference(edition, parent)).unwrap_or_default(),
        text,
        explanation: explanation.join(" "),
    }
}

/// A word, the same for the same number: every second a small one, as in running Swedish, and every fourth one that many
/// texts have.
fn word(number: usize) -> String {
    // Knuth's multiplier spreads neighbours far apart.
    let spread = number.wrapping_mul(2_654_435_761) >> 7;
    let (first, second) = (WORDS[spread % WORDS.len()], WORDS[spread / WORDS.len() % WORDS.len()]);
    match number % 4 {
        0 | 2 => SMALL_WORDS[spread % SMALL_WORDS.len()].to_owned(),
        1 => first.to_owned(),
        _ => format!("{first}s{second}"),
    }
}

/// What the file calls a statement: another name once another has taken its place.
fn reference(edition: usize, number: usize) -> String {
    match generation(edition, number) {
        0 => format!("s{number}"),
        generation => format!("s{number}-{generation}"),
    }
}

// In each edition the turn comes to another tenth.
fn generation(edition: usize, number: usize) -> usize {
    match number < ABOVE_AREAS + AREAS {
        true => 0,
        false => (edition + number % 10) / 10,
    }
}

fn rewordings(edition: usize, number: usize) -> usize {
    (edition + number / 10 % 10) / 10 + generation(edition, number)
}

fn founding(areas: Vec<StatementText>) -> Result<Founding> {
    Ok(Founding {
        name: name("Storleken")?,
        governance: Governance::Board,
        written_in: WrittenIn::Swedish,
        example: true,
        published: true,
        body: name("Styrelsen")?,
        basis: name("Arbetsordningen")?,
        model: name("Styrmodellen")?,
        areas,
    })
}

fn refused(refusals: Refusals) -> anyhow::Error {
    anyhow!("refused: {refusals:?}")
}

fn invalid(invalid: Invalid) -> anyhow::Error {
    anyhow!("not such a text: {invalid:?}")
}
