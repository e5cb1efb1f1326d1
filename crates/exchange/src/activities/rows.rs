//! Rows of a table against the activities of a round: what each would do. Finds every fault of a row, not the first.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::activity::{Activity, PlanChange, Work};
use domain::ids::{ActivityId, UnitId};
use domain::text::{Explanation, Name, fold};
use domain::writing::Seen;

use super::amounts::of;
use super::cells;
use super::directory::Directory;
use super::{Asked, Column, Difference, Missing, Outcome, PreviewRow, Take};
use crate::finding::Finding;
use crate::lookup::Found;
use crate::reading::{Cells, Places, day, invalid, plain, wrong};
use crate::sheet::Language;
use crate::table::{CellKind, Row, Table};

/// What was read of a table.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<PreviewRow>,
    pub(super) changes: BTreeMap<UnitId, PlanChange>,
    pub(super) advice: Vec<Finding>,
    /// Titles of new activities so far.
    new_titles: HashSet<(UnitId, String)>,
}

/// Reads a table row by row.
pub(super) struct Reader<'a> {
    pub(super) directory: &'a Directory<'a>,
    table: &'a Table,
    pub(super) places: &'a Places<Column>,
    asked: &'a Asked<'a>,
    /// The rows in which each id stands first.
    rows_of: HashMap<ActivityId, u32>,
    /// Titles of rows that are no activity yet.
    new_titles: HashSet<String>,
    /// Titles in the plans.
    titles: HashSet<(UnitId, String)>,
    /// Whether only a decision changes resources.
    decided: bool,
}

/// A row while it is read.
pub(super) struct RowReader<'a> {
    pub(super) reader: &'a Reader<'a>,
    pub(super) cells: Cells<'a, Column>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        directory: &'a Directory<'a>,
        table: &'a Table,
        places: &'a Places<Column>,
        asked: &'a Asked<'a>,
    ) -> Self {
        let (mut rows_of, mut new_titles) = (HashMap::new(), HashSet::new());
        let (id, title) = (places.one(Column::Id), places.one(Column::Title));
        for row in &table.rows {
            match id.map_or("", |id| row.text(id)) {
                "" => {
                    new_titles.extend(title.map(|title| fold(row.text(title))));
                }
                typed => {
                    if let Ok(id) = typed.parse() {
                        rows_of.entry(id).or_insert(row.number);
                    }
                }
            }
        }
        let in_plans = directory.round.activities.values();
        let titles = in_plans.map(|activity| (activity.unit, fold(activity.work.title.as_str()))).collect();
        let decided = directory.round.resources_are_decided();
        Reader { directory, table, places, asked, rows_of, new_titles, titles, decided }
    }

    pub(super) fn read(&self) -> Rows {
        let mut rows = Rows { rows: Vec::with_capacity(self.table.rows.len()), ..Rows::default() };
        let mut units: BTreeSet<UnitId> = self.asked.unit.into_iter().collect();
        for row in &self.table.rows {
            let read = self.row(row, &mut rows);
            units.extend(read.unit);
            rows.rows.push(read);
        }
        if self.asked.missing == Missing::AreRemoved {
            self.removed(&units, &mut rows);
        }
        rows
    }

    fn row(&self, row: &Row, into: &mut Rows) -> PreviewRow {
        let mut reading = RowReader { reader: self, cells: Cells::of(self.table, self.places, row) };
        let typed = self.places.one(Column::Title).map_or("", |title| row.text(title));
        let Ok(known) = reading.activity() else {
            let outcome = Outcome::Wrong(reading.cells.faults);
            return PreviewRow { row: Some(row.number), unit: None, title: typed.to_owned(), outcome };
        };
        let unit = reading.unit(known);
        let (version, work) = (reading.version(), reading.work(known));
        let title = known.filter(|_| typed.is_empty()).map_or(typed, |known| known.work.title.as_str()).to_owned();
        let outcome = match (work, unit) {
            (Some(work), Some(unit)) if reading.cells.faults.is_empty() => match known {
                Some(known) => self.changed(known, version, work, into),
                None => self.new_activity(row, unit, work, into),
            },
            _ => Outcome::Wrong(reading.cells.faults),
        };
        PreviewRow { row: Some(row.number), unit: unit.or(known.map(|known| known.unit)), title, outcome }
    }

    fn new_activity(&self, row: &Row, unit: UnitId, work: Work, into: &mut Rows) -> Outcome {
        let title = fold(work.title.as_str());
        // Someone who pastes the same rows once more gets them twice; that is allowed, and told.
        if self.titles.contains(&(unit, title.clone())) || !into.new_titles.insert((unit, title)) {
            let found = wrong("title-in-plan", work.title.as_str()).on(row.number);
            into.advice.push(match self.places.one(Column::Title) {
                Some(place) => found.at(self.table.place(place)),
                None => found,
            });
        }
        let differences = self.differences(None, &work);
        into.changes.entry(unit).or_default().added.push(work);
        Outcome::New(differences)
    }

    fn changed(&self, known: &Activity, version: Option<u64>, work: Work, into: &mut Rows) -> Outcome {
        let differences = self.differences(Some(&known.work), &work);
        if differences.is_empty() {
            return Outcome::Unchanged(known.id);
        }
        if version.is_some_and(|version| version != known.version) {
            let answer = self.asked.answers.get(&known.id).filter(|answer| answer.seen == known.version);
            match answer.map(|answer| answer.take) {
                Some(Take::File) => {}
                Some(Take::Plan) => return Outcome::Unchanged(known.id),
                None => return Outcome::Conflict { activity: known.id, version: known.version, differences },
            }
        }
        let change = into.changes.entry(known.unit).or_default();
        change.changed.push((known.id, Seen(known.version), work));
        Outcome::Changed(known.id, differences)
    }

    /// What the columns of the table make of an activity, in the order in which they are written.
    fn differences(&self, before: Option<&Work>, after: &Work) -> Vec<Difference> {
        let mut columns: Vec<Column> = self.places.columns.iter().map(|(_, column)| *column).collect();
        columns.dedup();
        let mut differences: Vec<Difference> = Vec::new();
        for column in columns {
            let same = match before {
                Some(before) => reads_the_same(column, before, after),
                None => false,
            };
            if same || differences.iter().any(|known| known.column == column) {
                continue;
            }
            let text = |work: &Work| super::export::text(self.directory, column, work, self.asked.language);
            let (before, after) = (before.map_or_else(String::new, text), text(after));
            if before != after {
                differences.push(Difference { column, before, after });
            }
        }
        differences
    }

    fn removed(&self, units: &BTreeSet<UnitId>, into: &mut Rows) {
        let all = self.directory.round.activities.values();
        let missing = all.filter(|one| units.contains(&one.unit) && !self.rows_of.contains_key(&one.id));
        for activity in missing {
            let outcome = if self.decided && !activity.work.total().is_none() {
                Outcome::Wrong(vec![Finding::new("resources-decided")])
            } else {
                let change = into.changes.entry(activity.unit).or_default();
                change.removed.push((activity.id, Seen(activity.version)));
                Outcome::Removed(activity.id)
            };
            let title = activity.work.title.as_str().to_owned();
            into.rows.push(PreviewRow { row: None, unit: Some(activity.unit), title, outcome });
        }
    }
}

impl<'a> RowReader<'a> {
    /// The activity that the row is about; none for a new one.
    fn activity(&mut self) -> Result<Option<&'a Activity>, ()> {
        let typed = match self.cells.text(Column::Id) {
            None | Some("") => return if self.cells.faults.is_empty() { Ok(None) } else { Err(()) },
            Some(typed) => typed,
        };
        let found = match typed.parse::<ActivityId>() {
            Err(_) => Err(wrong("id-not-a-number", typed)),
            Ok(id) => match (self.reader.directory.round.activity(id), self.reader.rows_of.get(&id)) {
                (_, Some(first)) if *first != self.cells.row.number => {
                    Err(wrong("id-twice", typed).with("row", *first))
                }
                (Some(activity), _) => Ok(activity),
                (None, _) => Err(wrong("id-unknown", typed)),
            },
        };
        found.map(Some).map_err(|finding| self.cells.fault_in(Column::Id, finding))
    }

    fn version(&mut self) -> Option<u64> {
        let typed = self.cells.text(Column::Version).filter(|typed| !typed.is_empty())?;
        let read = typed.parse().map_err(|_| wrong("version-not-a-number", typed));
        self.cells.taken(Column::Version, read)
    }

    fn unit(&mut self, known: Option<&Activity>) -> Option<UnitId> {
        let (asked, directory) = (self.reader.asked.unit, self.reader.directory);
        let typed = self.cells.text(Column::Unit).unwrap_or_default();
        let said = match typed {
            "" => None,
            typed => {
                let read = match directory.units.find(typed) {
                    Found::One(unit) => Ok(unit),
                    Found::None => Err(wrong("unit-unknown", typed)),
                    Found::Several => Err(wrong("unit-ambiguous", typed)),
                };
                Some(self.cells.taken(Column::Unit, read)?)
            }
        };
        let named = |unit| directory.units.text(unit);
        let unit = match (known.map(|known| known.unit), said) {
            (Some(unit), Some(said)) if unit != said => {
                Err(wrong("unit-cannot-change", typed).with("unit", named(unit)))
            }
            (Some(unit), _) | (None, Some(unit)) => Ok(unit),
            (None, None) => asked.ok_or_else(|| Finding::new("unit-missing")),
        };
        let unit = unit.and_then(|unit| match asked {
            Some(asked) if asked != unit => Err(wrong("unit-not-asked", &named(unit)).with("unit", named(asked))),
            _ => Ok(unit),
        });
        self.cells.taken(Column::Unit, unit)
    }

    /// The activity as the row says, where it has no fault.
    fn work(&mut self, known: Option<&Activity>) -> Option<Work> {
        let round = self.reader.directory.round;
        let mut work = match known {
            Some(known) => known.work.clone(),
            // A new one goes on for the whole round where its row does not say. A dash stands in for a title that is refused,
            // so that the rest of the row is read too; what has it is never brought in.
            None => Work::new(self.title().or_else(|| Name::parse("–").ok())?, round.from, Some(round.until)),
        };
        if known.is_some() && self.reader.places.one(Column::Title).is_some() {
            work.title = self.title().unwrap_or(work.title);
        }
        if let Some(typed) = self.cells.text(Column::Description) {
            let read = Explanation::parse(typed).map_err(|why| invalid(&why));
            work.description = self.cells.taken(Column::Description, read).unwrap_or(work.description);
        }
        if let Some(typed) = self.cells.text(Column::Owner) {
            let read = self.owner(typed);
            work.owner = self.cells.taken(Column::Owner, read).unwrap_or(work.owner);
        }
        self.days(known.is_some(), &mut work);
        self.goals(&mut work);
        self.resources(&mut work);
        self.lists(known, &mut work);
        self.as_decided(known, &work);
        Some(work)
    }

    fn title(&mut self) -> Option<Name> {
        let typed = self.cells.text(Column::Title).unwrap_or_default();
        self.cells.taken(Column::Title, Name::parse(typed).map_err(|why| invalid(&why)))
    }

    fn owner(&self, typed: &str) -> Result<Option<domain::ids::PersonId>, Finding> {
        if typed.is_empty() {
            return Ok(None);
        }
        let directory = self.reader.directory;
        match directory.person(typed) {
            Found::One(person) if directory.organisation.people.contains_key(&person) => Ok(Some(person)),
            Found::One(_) => Err(wrong("person-unknown", typed)),
            Found::None => Err(wrong("person-not-a-number", typed)),
            Found::Several => Err(wrong("person-ambiguous", typed)),
        }
    }

    fn days(&mut self, is_known: bool, work: &mut Work) {
        match self.cells.text(Column::From) {
            Some("") if is_known => self.cells.fault_in(Column::From, Finding::new("day-missing")),
            None | Some("") => {}
            Some(typed) => work.from = self.cells.taken(Column::From, day(typed)).unwrap_or(work.from),
        }
        match self.cells.text(Column::Until) {
            None => {}
            Some("") => work.until = None,
            Some(typed) => work.until = self.cells.taken(Column::Until, day(typed)).or(work.until),
        }
        if let Some(until) = work.until.filter(|&until| until < work.from) {
            let found = Finding::new("ends-before-it-begins").with("from", work.from).with("until", until);
            self.cells.fault_in(Column::Until, found);
        }
    }

    fn goals(&mut self, work: &mut Work) {
        let directory = self.reader.directory;
        let places: Vec<u32> = self.reader.places.all(Column::Goals).collect();
        if places.is_empty() {
            return;
        }
        let mut typed = Vec::with_capacity(places.len());
        for place in places {
            // A spreadsheet that takes "3.10" for a number keeps "3.1" of it.
            let number = self.cells.row.cell(place).filter(|cell| cell.kind == CellKind::Number);
            if let Some(cell) = number.filter(|cell| directory.goals.has_number(&format!("{}0", cell.text.trim()))) {
                self.cells.fault(place, wrong("goal-ambiguous", &cell.text));
            }
            typed.push(self.cells.text_at(place));
        }
        typed.retain(|cell| !cell.is_empty());
        if let [only] = typed.as_slice()
            && Language::ALL.iter().any(|language| *only == cells::goals_text(directory, &work.goals, *language))
        {
            return;
        }
        let read = cells::goals(directory, &typed, &work.goals);
        if let Some(goals) = self.cells.taken(Column::Goals, read) {
            work.goals = goals;
        }
    }

    fn lists(&mut self, known: Option<&Activity>, work: &mut Work) {
        let directory = self.reader.directory;
        // What reads as it was written stays what it is, also where a name has come to mean something else.
        let unchanged = |typed: &str, written: String| known.is_some() && plain(typed) == plain(&written);
        if let Some(typed) =
            self.cells.text(Column::Tasks).filter(|typed| !unchanged(typed, cells::tasks_text(directory, &work.tasks)))
        {
            let read = cells::tasks(directory, typed);
            work.tasks = self.cells.taken(Column::Tasks, read).unwrap_or(std::mem::take(&mut work.tasks));
        }
        if let Some(typed) =
            self.cells.text(Column::Needs).filter(|typed| !unchanged(typed, cells::needs_text(directory, &work.needs)))
        {
            let is_new = |title: &str| self.reader.new_titles.contains(&fold(title));
            let read = cells::needs(directory, known.map(|known| known.id), typed, is_new);
            work.needs = self.cells.taken(Column::Needs, read).unwrap_or(std::mem::take(&mut work.needs));
        }
        if let Some(typed) = self.cells.text(Column::Milestones) {
            let as_written = Language::ALL
                .iter()
                .any(|language| unchanged(typed, cells::milestones_text(&work.milestones, *language)));
            if !as_written {
                let read = cells::milestones(typed, &work.milestones);
                work.milestones =
                    self.cells.taken(Column::Milestones, read).unwrap_or(std::mem::take(&mut work.milestones));
            }
        }
        if let Some(typed) = self.cells.text(Column::Status) {
            // An empty cell of a known activity is more likely forgotten than meant.
            let read = if typed.is_empty() { Ok(work.status) } else { cells::status(typed) };
            work.status = self.cells.taken(Column::Status, read).unwrap_or(work.status);
        }
    }

    /// That resources which a body has decided are changed by a decision alone.
    fn as_decided(&mut self, known: Option<&Activity>, work: &Work) {
        if !self.reader.decided {
            return;
        }
        let goals = known.is_none_or(|known| known.work.goals == work.goals);
        let asks_the_same = known.map_or(work.total().is_none(), |known| known.work.asks_the_same(work));
        if !goals {
            self.cells.fault_in(Column::Goals, Finding::new("resources-decided"));
        } else if !asks_the_same {
            self.cells.faults.push(Finding::new("resources-decided").on(self.cells.row.number));
        }
    }
}

fn reads_the_same(column: Column, before: &Work, after: &Work) -> bool {
    match column {
        Column::Id | Column::Version | Column::Unit | Column::Sum => true,
        Column::Title => before.title == after.title,
        Column::Description => before.description == after.description,
        Column::Owner => before.owner == after.owner,
        Column::From => before.from == after.from,
        Column::Until => before.until == after.until,
        Column::Goals => before.goals == after.goals,
        Column::Kronor(source, _) => of(before, source).kronor == of(after, source).kronor,
        Column::PersonYears(source) => of(before, source).person_years == of(after, source).person_years,
        // Where the money comes from is all of it: the same sum may be from elsewhere.
        Column::Source => before.costs_the_same(after),
        Column::Amount(_) => before.total().kronor == after.total().kronor,
        Column::People => before.total().person_years == after.total().person_years,
        Column::Tasks => before.tasks == after.tasks,
        Column::Needs => before.needs == after.needs,
        Column::Milestones => before.milestones == after.milestones,
        Column::Status => before.status == after.status,
    }
}
