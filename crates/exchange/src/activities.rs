//! The plan as a table: activities out to a spreadsheet, and in again as a preview that says, row by row, what would change
//! before anything does. Pure: an organisation and a table in, a preview out, and of the preview the events. Not the rules
//! themselves, and not the page that shows the preview.
//!
//! Out: [`sheet`]. In: [`knows`] for [`crate::table::read`] or [`crate::table::pasted`], then [`preview`], then
//! [`Preview::events`]. What a column is not there for stays as it is; a cell that is empty makes empty. A cell that reads
//! as it was written out changes nothing, also where the reader could not tell it from another.

use std::collections::BTreeMap;

use domain::activity::{Manner, PlanChange, Work};
use domain::event::Event;
use domain::ids::{ActivityId, PersonId, RoundNumber, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::Round;
use domain::refusal::Refusals;
use domain::time::Context;

use crate::finding::Finding;
use crate::sheet::Language;
use crate::table::Table;

mod amounts;
mod cells;
mod columns;
mod directory;
mod export;
mod notes;
mod rows;
#[cfg(test)]
mod tests;

pub use columns::Column;
pub use export::{Wanted, sheet};

/// What people are called, where whoever asks may see it.
pub type Names<'a> = &'a dyn Fn(PersonId) -> Option<String>;

/// What becomes of the activities that a table says nothing of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Missing {
    /// They stay.
    #[default]
    Stay,
    /// They are removed from the plans of the units that the table has rows for.
    AreRemoved,
}

/// Which of two texts counts, when an activity was changed after the file was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// What the file says.
    File,
    /// What the plan says.
    Plan,
}

/// What someone answered about a conflict that they were shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The version of the activity that they saw beside the file's. When it is not that any more, they are asked again.
    pub seen: u64,
    /// Which one they took.
    pub take: Take,
}

/// How a table is to be read.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The unit whose plan it is for, and that rows without a unit belong to. `None` where it may be for any.
    pub unit: Option<UnitId>,
    /// What the columns are, from the left, in a table without a heading.
    pub columns: &'a [Column],
    /// What becomes of the activities that it says nothing of.
    pub missing: Missing,
    /// What was answered about conflicts.
    pub answers: &'a BTreeMap<ActivityId, Answer>,
    /// What people are called.
    pub names: Names<'a>,
    /// The language in which texts before and after are told.
    pub language: Language,
}

/// What one column makes of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which column.
    pub column: Column,
    /// As it reads in the plan. Empty for a new activity.
    pub before: String,
    /// As it would read.
    pub after: String,
}

/// What a row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An activity comes into a plan.
    New(Vec<Difference>),
    /// An activity reads differently.
    Changed(ActivityId, Vec<Difference>),
    /// Nothing.
    Unchanged(ActivityId),
    /// An activity goes out of a plan.
    Removed(ActivityId),
    /// The activity was changed after the file was made, and not to what the file says: someone has to choose.
    Conflict {
        /// Which.
        activity: ActivityId,
        /// The version that stands in the plan now: what an [`Answer`] has seen.
        version: u64,
        /// What the plan says, and what the file says.
        differences: Vec<Difference>,
    },
    /// It cannot be read: what must be mended.
    Wrong(Vec<Finding>),
}

/// A row of the table, or an activity that it has no row for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its number in the file; `None` for what the file has no row for.
    pub row: Option<u32>,
    /// Whose plan it is in, as far as that is known.
    pub unit: Option<UnitId>,
    /// What it is called: in the file, or else in the plan.
    pub title: String,
    /// What it would do.
    pub outcome: Outcome,
}

/// What becomes of a unit's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitChange {
    /// Whose.
    pub unit: UnitId,
    /// What is written in it.
    pub change: PlanChange,
    /// What its activities have, decisions included.
    pub before: Resources,
    /// What they would have.
    pub after: Resources,
}

/// How many rows would do what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// New activities.
    pub new: usize,
    /// Activities that change.
    pub changed: usize,
    /// Activities that do not.
    pub unchanged: usize,
    /// Activities that go.
    pub removed: usize,
    /// Rows that someone has to choose for.
    pub conflicts: usize,
    /// Rows that must be mended.
    pub wrong: usize,
}

/// What a table would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// What must be mended in the heading, before any row can be read.
    pub wrong: Vec<Finding>,
    /// What is good to know, and stops nothing.
    pub advice: Vec<Finding>,
    /// Every row in the order of the file, and then what is removed.
    pub rows: Vec<PreviewRow>,
    /// The change to each unit's plan, by the unit's number. Empty as soon as anything is wrong or not chosen: nothing is
    /// brought in by half.
    pub units: Vec<UnitChange>,
}

impl Preview {
    /// Whether there is something to bring in, and nothing in the way.
    pub fn can_be_brought_in(&self) -> bool {
        !self.units.is_empty()
    }

    /// How many rows would do what.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            *match row.outcome {
                Outcome::New(_) => &mut counts.new,
                Outcome::Changed(..) => &mut counts.changed,
                Outcome::Unchanged(_) => &mut counts.unchanged,
                Outcome::Removed(_) => &mut counts.removed,
                Outcome::Conflict { .. } => &mut counts.conflicts,
                Outcome::Wrong(_) => &mut counts.wrong,
            } += 1;
        }
        counts
    }

    /// What happens when it is brought in: every unit's change, all or nothing.
    ///
    /// # Errors
    /// What the rules for plans object to: that a plan rests, is not the writer's, or was changed since the preview was made.
    pub fn events(
        &self,
        organisation: &Organisation,
        context: &Context,
        round: RoundNumber,
        manner: Manner,
    ) -> Result<Vec<Event>, Refusals> {
        let changes = self.units.iter().map(|unit| (unit.unit, unit.change.clone()));
        organisation.write_plans(context, round, changes.collect(), manner)
    }
}

/// Which headings are those of a plan in this organisation.
pub fn knows(organisation: &Organisation) -> impl Fn(&str) -> bool {
    let headings = columns::Headings::of(organisation);
    move |heading| headings.meaning(heading).is_some()
}

/// What a table would do to the plans of a round.
pub fn preview(organisation: &Organisation, round: &Round, table: &Table, asked: &Asked<'_>) -> Preview {
    let headings = columns::Headings::of(organisation);
    let mut places = columns::places(&headings, table, asked.columns);
    let title = Column::Title.heading(organisation, asked.language);
    places.needs(table, title, |column| matches!(column, Column::Title | Column::Id));
    let mut preview = Preview { advice: places.advice.clone(), ..Preview::default() };
    if !places.wrong.is_empty() {
        return Preview { wrong: places.wrong, ..preview };
    }
    let directory = directory::Directory::of(organisation, round, asked.names);
    let read = rows::Reader::new(&directory, table, &places, asked).read();
    let stands_in_the_way = |row: &PreviewRow| matches!(row.outcome, Outcome::Wrong(_) | Outcome::Conflict { .. });
    if !read.rows.iter().any(stands_in_the_way) {
        preview.units = units(round, read.changes);
    }
    preview.advice.extend(read.advice);
    preview.rows = read.rows;
    preview
}

fn units(round: &Round, changes: BTreeMap<UnitId, PlanChange>) -> Vec<UnitChange> {
    let planned = |works: &mut dyn Iterator<Item = &Work>| works.map(Work::total).sum::<Resources>();
    let of = |id: &ActivityId| round.activity(*id).map(|activity| &activity.work);
    let mut before: BTreeMap<UnitId, Resources> = BTreeMap::new();
    for activity in round.activities.values().filter(|activity| changes.contains_key(&activity.unit)) {
        *before.entry(activity.unit).or_default() += round.resources_of(activity);
    }
    let changes = changes.into_iter().map(|(unit, change)| {
        let before = before.get(&unit).copied().unwrap_or_default();
        let gone = planned(&mut change.changed.iter().filter_map(|(id, ..)| of(id)))
            + planned(&mut change.removed.iter().filter_map(|(id, _)| of(id)));
        let come = planned(&mut change.added.iter()) + planned(&mut change.changed.iter().map(|(.., work)| work));
        UnitChange { unit, change, before, after: before - gone + come }
    });
    changes.collect()
}
