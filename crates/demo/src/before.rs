//! The three editions of the strategy from before the system, as they were brought in when it was taken into use, and
//! what became of each statement between them. All wording is invented; see `sources`.

use std::sync::Arc;

use domain::event::Event;
use domain::ids::{ModelVersion, RevisionNumber, StatementId};
use domain::lineage::{Link, LinkKind};
use domain::model::SteeringModel;
use domain::statement::{NewStatement, StatementKind};
use jiff::civil::Date;

use crate::people::at;
use crate::script::{Answer, Script, name, reason, wording};

mod from_2009;
mod from_2012;
mod from_2015;

/// An edition as its file tells it.
struct Edition {
    label: &'static str,
    in_force_from: Date,
    rows: &'static [Row],
    became: &'static [Became],
}

/// A statement in an edition. One that is kept or reworded has the same number in the next.
struct Row {
    id: u32,
    kind: StatementKind,
    text: &'static str,
    explanation: &'static str,
}

/// What became of statements of the edition before, when their number could not stay.
struct Became {
    kind: LinkKind,
    from: &'static [u32],
    to: &'static [u32],
    reason: &'static str,
}

const fn row(id: u32, kind: StatementKind, text: &'static str, explanation: &'static str) -> Row {
    Row { id, kind, text, explanation }
}

/// The earlier steering model, and the three editions that followed it. They come as events and not through the rule
/// that imports a file: a file tells no reasons.
pub(crate) fn import(script: &mut Script) {
    script.set_up(at(9, 20), |_, _| {
        let model = SteeringModel::classic(ModelVersion(1), name("Tidigare styrmodell")?);
        Ok(vec![Event::ModelAdopted { model }])
    });
    let editions = [from_2009::EDITION, from_2012::EDITION, from_2015::EDITION];
    for (number, edition) in (1..).zip(editions) {
        let minute = 30 + i8::try_from(number).unwrap_or_default();
        script.set_up(at(9, minute), move |_, _| imported(number, &edition));
    }
}

fn imported(number: u32, edition: &Edition) -> Answer {
    let statements: Result<Vec<NewStatement>, _> = edition.rows.iter().map(statement).collect();
    let links: Result<Vec<Link>, _> = edition.became.iter().map(link).collect();
    Ok(vec![Event::EditionImported {
        revision: RevisionNumber(number),
        based_on: number.checked_sub(1).filter(|&before| 0 < before).map(RevisionNumber),
        model: ModelVersion(1),
        label: name(edition.label)?,
        in_force_from: edition.in_force_from,
        statements: statements?,
        links: links?,
    }])
}

fn statement(row: &Row) -> Result<NewStatement, domain::refusal::Refusals> {
    Ok(NewStatement {
        id: StatementId(row.id),
        kind: row.kind,
        parent: None,
        before: None,
        wording: wording(row.text, row.explanation)?,
        reference: Some(Arc::from(format!("{}-{}", row.kind.key(), row.id))),
    })
}

fn link(became: &Became) -> Result<Link, domain::refusal::Refusals> {
    let ids = |numbers: &[u32]| numbers.iter().copied().map(StatementId).collect();
    Ok(Link { kind: became.kind, from: ids(became.from), to: ids(became.to), reason: Some(reason(became.reason)?) })
}
