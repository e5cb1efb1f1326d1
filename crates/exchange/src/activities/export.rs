//! Activities as a sheet: one row each, and beside them how to write in it. What is written here, the preview reads.

use domain::activity::{Activity, Work};
use domain::ids::FundingId;
use domain::money::{Kronor, PersonYears, Resources, Scale};
use domain::organisation::Organisation;
use domain::planning::Round;
use jiff::civil::Date;

use super::directory::Directory;
use super::{Column, Names, cells, notes};
use crate::sheet::{self, Choices, Language, Shape, Sheet, Value};

/// How a sheet is wanted.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    /// The language of its headings and words.
    pub language: Language,
    /// What kronor are written in.
    pub scale: Scale,
    /// What people are called.
    pub names: Names<'a>,
    /// The day on which it is made.
    pub today: Date,
}

/// Activities of a round as a sheet, in the order in which they are given; one unit's, or any number.
pub fn sheet<'a>(
    organisation: &Organisation,
    round: &Round,
    activities: impl IntoIterator<Item = &'a Activity>,
    wanted: &Wanted<'_>,
) -> Sheet {
    let activities: Vec<&Activity> = activities.into_iter().collect();
    let directory = Directory::of(organisation, round, wanted.names);
    let columns = columns(organisation, &activities, wanted.scale);
    let rows = activities.iter().map(|activity| row(&directory, &columns, activity, wanted.language));
    let (name, lists_name) = match wanted.language {
        Language::Swedish => (format!("Plan {}", round.name), "Listor"),
        Language::English => (format!("Plan {}", round.name), "Lists"),
    };
    Sheet {
        name,
        lists_name: lists_name.to_owned(),
        columns: columns.iter().map(|column| column_of(*column, &directory, wanted.language)).collect(),
        // The numbers, the unit and the title.
        frozen: 4,
        rows: rows.collect(),
        notes: notes::notes(organisation, round, &columns, wanted.language),
        made: wanted.today,
    }
}

/// Those that are always there, and a pair for each source that is open or that one of the activities has.
fn columns(organisation: &Organisation, activities: &[&Activity], scale: Scale) -> Vec<Column> {
    let mut columns = vec![
        Column::Id,
        Column::Version,
        Column::Unit,
        Column::Title,
        Column::Description,
        Column::Owner,
        Column::From,
        Column::Until,
        Column::Goals,
    ];
    let in_use: std::collections::BTreeSet<FundingId> =
        activities.iter().flat_map(|activity| activity.work.resources.iter().map(|grant| grant.source)).collect();
    for source in organisation.planning.funding() {
        if source.closed.is_none() || in_use.contains(&source.id) {
            columns.extend([Column::Kronor(source.id, scale), Column::PersonYears(source.id)]);
        }
    }
    columns.extend([Column::Tasks, Column::Needs, Column::Milestones, Column::Status]);
    columns
}

fn column_of(column: Column, directory: &Directory<'_>, language: Language) -> sheet::Column {
    let (width, shape) = match column {
        Column::Id | Column::Version | Column::Sum => (8, Shape::Hidden),
        Column::Unit => (24, Shape::Text),
        Column::Title => (40, Shape::Text),
        Column::Description => (50, Shape::LongText),
        Column::Owner => (22, Shape::Text),
        Column::From | Column::Until => (12, Shape::Day),
        Column::Goals => (40, Shape::Text),
        Column::Source => (22, Shape::Text),
        Column::Kronor(_, scale) | Column::Amount(scale) => {
            let shown = if scale == Scale::Millions { 1 } else { 0 };
            (13, Shape::Number { shown, most: scale.kronor().ilog10() })
        }
        Column::PersonYears(_) | Column::People => (11, Shape::Number { shown: 2, most: 2 }),
        Column::Tasks | Column::Needs => (24, Shape::LongText),
        Column::Milestones => (40, Shape::LongText),
        Column::Status => (14, Shape::Text),
    };
    let choices = match column {
        Column::Unit => Choices::Only(directory.units.texts()),
        Column::Goals => Choices::Suggested(directory.goals.choices()),
        Column::Tasks => Choices::Suggested(directory.task_texts()),
        Column::Status => Choices::Only(cells::status_texts(language)),
        _ => Choices::Free,
    };
    sheet::Column::new(column.heading(directory.organisation, language), width, shape).choosing(choices)
}

fn row(directory: &Directory<'_>, columns: &[Column], activity: &Activity, language: Language) -> Vec<Value> {
    let value = |column: &Column| match column {
        Column::Id => Value::number(activity.id.0.into()),
        Column::Version => Value::number(activity.version),
        Column::Unit => Value::Text(directory.units.text(activity.unit)),
        column => value(directory, *column, &activity.work, language),
    };
    columns.iter().map(value).collect()
}

fn value(directory: &Directory<'_>, column: Column, work: &Work, language: Language) -> Value {
    let text = |text: String| if text.is_empty() { Value::Empty } else { Value::Text(text) };
    let of = |source: FundingId| -> Resources {
        work.resources.iter().filter(|grant| grant.source == source).map(|grant| grant.resources).sum()
    };
    match column {
        Column::Id | Column::Version | Column::Unit | Column::Sum => Value::Empty,
        Column::Title => text(work.title.as_str().to_owned()),
        Column::Description => text(work.description.as_str().to_owned()),
        Column::Owner => text(work.owner.map_or_else(String::new, |owner| directory.person_text(owner))),
        Column::From => Value::Day(work.from),
        Column::Until => work.until.map_or(Value::Empty, Value::Day),
        Column::Goals => text(cells::goals_text(directory, &work.goals, language)),
        Column::Kronor(source, scale) => amount(of(source).kronor, scale),
        Column::PersonYears(source) => person_years(of(source).person_years),
        Column::Source => text(directory.sources_text(work)),
        Column::Amount(scale) => amount(work.total().kronor, scale),
        Column::People => person_years(work.total().person_years),
        Column::Tasks => text(cells::tasks_text(directory, &work.tasks)),
        Column::Needs => text(cells::needs_text(directory, &work.needs)),
        Column::Milestones => text(cells::milestones_text(&work.milestones, language)),
        Column::Status => text(cells::status_text(work.status, language).to_owned()),
    }
}

/// What stands in a column for an activity, as text.
pub(super) fn text(directory: &Directory<'_>, column: Column, work: &Work, language: Language) -> String {
    value(directory, column, work, language).text(language)
}

fn amount(kronor: Kronor, scale: Scale) -> Value {
    match kronor {
        Kronor::ZERO => Value::Empty,
        Kronor(units) => Value::Decimal { units, places: scale.kronor().ilog10() },
    }
}

fn person_years(person_years: PersonYears) -> Value {
    match person_years {
        PersonYears::ZERO => Value::Empty,
        PersonYears(units) => Value::Decimal { units, places: 2 },
    }
}
