//! Plans of a large agency out to a spreadsheet and in again with a preview, without the page and without the disk.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use domain::activity::{Grant, Manner, Milestone, PlanChange, Share, WHOLE, Work};
use domain::event::{Event, Recorded};
use domain::ids::{ActivityId, FundingId, StatementId, UnitId};
use domain::money::{Resources, Scale as Money};
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::planning::{FundingKind, Round};
use domain::refusal::Refusals;
use exchange::activities::{self, Answer, Asked, Missing, Wanted};
use exchange::sheet::{Language, Sheet, Value};
use exchange::table;
use jiff::ToSpan;

use crate::agency;
use crate::scale::Scale;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::beside;

/// How many statements the strategy has.
const STATEMENTS: usize = 60;
/// The sources of funding.
const SOURCES: u32 = 3;
/// Each so many rows, one is changed before the file comes back.
const CHANGED: usize = 5;
/// The column of the title in a sheet.
const TITLE: usize = 3;

/// Measures the preview of a workbook and of a text file, and the writing of both.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let organisation = planned(scale)?;
    let round = round(&organisation)?;
    let before = sheet(&organisation, round);
    let changed = changed(before.clone());
    let seconds = |seconds| Goal::AtMost(Figure::Time(Duration::from_secs(seconds)));
    let (workbook, text) = (changed.workbook()?, changed.text_file(Language::Swedish));
    for (name, file) in [("workbook", &workbook), ("text file", &text)] {
        let knows = activities::knows(&organisation);
        let read = || table::read(file, &knows).map_err(|found| anyhow!("{} is not read: {found:?}", name));
        let (previewed, read_alone) = beside(
            scale.time,
            || preview(&organisation, round, &read()?),
            || {
                ensure!(read()?.rows.len() == scale.activities, "not every row was read");
                Ok(())
            },
        )?;
        let what =
            format!("Preview of a {name} with {} activities, {} columns", scale.activities, before.columns.len());
        let line = Line::time(what, previewed).beside("reading the cells alone", Figure::Time(read_alone.median));
        table.add(line.goal(seconds(5)));
    }
    let (written, as_text) = beside(
        scale.time,
        || {
            ensure!(!sheet(&organisation, round).workbook()?.is_empty(), "nothing was written");
            Ok(())
        },
        || {
            ensure!(!sheet(&organisation, round).text_file(Language::Swedish).is_empty(), "nothing was written");
            Ok(())
        },
    )?;
    let what = format!("{} activities as a workbook", scale.activities);
    table.add(Line::time(what, written).beside("as a text file", Figure::Time(as_text.median)).goal(seconds(5)));
    Ok(())
}

fn preview(organisation: &Organisation, round: &Round, table: &table::Table) -> Result<()> {
    let answers: BTreeMap<ActivityId, Answer> = BTreeMap::new();
    let asked = Asked {
        unit: None,
        columns: &[],
        missing: Missing::Stay,
        answers: &answers,
        names: &|_| None,
        language: Language::Swedish,
    };
    let preview = activities::preview(organisation, round, table, &asked);
    let (counts, rows) = (preview.counts(), table.rows.len());
    ensure!(
        preview.can_be_brought_in() && counts.changed == rows.div_ceil(CHANGED),
        "it says something else: {counts:?}"
    );
    Ok(())
}

fn sheet(organisation: &Organisation, round: &Round) -> Sheet {
    let wanted =
        Wanted { language: Language::Swedish, scale: Money::Thousands, names: &|_| None, today: demo::today() };
    activities::sheet(organisation, round, round.activities.values().map(AsRef::as_ref), &wanted)
}

/// As it comes back: some titles are others.
fn changed(mut sheet: Sheet) -> Sheet {
    for row in sheet.rows.iter_mut().step_by(CHANGED) {
        row[TITLE] = Value::Text(format!("Ändrad {:?}", row[0]));
    }
    sheet
}

fn round(organisation: &Organisation) -> Result<&Round> {
    organisation.planning.being_planned().context("no round is being planned")
}

/// An agency with a strategy, units, sources, and a round with activities in every unit.
fn planned(scale: &Scale) -> Result<Organisation> {
    let mut organisation = agency::in_memory(1, STATEMENTS)?;
    let units: Vec<UnitId> = (1..).map(UnitId).take(scale.units).collect();
    for &unit in &units {
        let name = agency::name(&format!("Enhet {unit}"))?;
        happen(&mut organisation, Ok(vec![Event::UnitAdded { unit, name, parent: None }]))?;
    }
    for source in 1..=SOURCES {
        let name = agency::name(&format!("Anslag 1:{source}"))?;
        let added = organisation.add_funding(&agency::context(), name, FundingKind::Appropriation);
        happen(&mut organisation, added)?;
    }
    let (from, until) = (demo::today(), demo::today().saturating_add(1.year()));
    let opening = Opening { name: agency::name("Nästa")?, from, until, based_on: None, calendar: Vec::new() };
    let opened = organisation.open_planning(&agency::context(), opening);
    happen(&mut organisation, opened)?;

    let round = round(&organisation)?;
    let strategy = organisation.strategy_for(round).context("there is no strategy")?;
    let served = strategy.tree.iter().filter(|statement| statement.kind.is_served());
    let goals: Vec<StatementId> = served.map(|statement| statement.id).collect();
    let number = round.number;
    let mut changes: BTreeMap<UnitId, PlanChange> = BTreeMap::new();
    for at in 0..scale.activities {
        let unit = units.get(at % units.len().max(1)).context("there are no units")?;
        changes.entry(*unit).or_default().added.push(work(at, &goals, round)?);
    }
    let changes = changes.into_iter().collect();
    let written = organisation.write_plans(&agency::context(), number, changes, Manner::Imported);
    happen(&mut organisation, written)?;
    Ok(organisation)
}

fn happen(organisation: &mut Organisation, answer: Result<Vec<Event>, Refusals>) -> Result<()> {
    let events = answer.map_err(|refusals| anyhow!("a rule refuses: {:?}", refusals.first()))?;
    let context = agency::context();
    for event in events {
        let seq = organisation.seq + 1;
        organisation.apply(&Recorded { seq, at: context.at, actor: context.actor, event })?;
    }
    Ok(())
}

/// An activity as they usually are: a text, two goals, two sources, a milestone.
fn work(at: usize, goals: &[StatementId], round: &Round) -> Result<Work> {
    let goal = |step: usize| goals.get((at + step) % goals.len().max(1)).copied().context("there are no goals");
    let grant = |step: usize, kronor: usize| -> Result<Grant> {
        let source = FundingId(u32::try_from((at + step) % SOURCES as usize)? + 1);
        Ok(Grant { source, resources: Resources::new(i64::try_from(kronor)? * 1_000, i64::try_from(at % 900)? + 1) })
    };
    let invalid = |invalid: domain::text::Invalid| anyhow!("{invalid}");
    let description = format!("Vi ger stöd till företag i hela landet, del {at}. ").repeat(6);
    Ok(Work {
        description: domain::text::Explanation::parse(&description).map_err(invalid)?,
        goals: vec![Share { goal: goal(0)?, share: 6_000 }, Share { goal: goal(1)?, share: WHOLE - 6_000 }],
        resources: vec![grant(0, 100 + at % 7_000)?, grant(1, 50 + at % 300)?],
        milestones: vec![Milestone { day: round.from, what: agency::name("Första utlysningen")?, reached: None }],
        ..Work::new(agency::name(&format!("Aktivitet {at} för växande företag"))?, round.from, Some(round.until))
    })
}
