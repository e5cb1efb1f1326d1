//! An allocation as a table of exact amounts and of what is shown of them: rounded so that everything shown adds up, what
//! was before, and what a change is. Not the markup.

use std::borrow::Cow;
use std::ops::Range;

use domain::allocation::sums::Cell;
use domain::money::{Kronor, PersonYears, Resources, Scale};
use domain::planning::{FrameFor, Round};
use domain::rounding::{self, Table};
use domain::scenario::change::Change;
use jiff::civil::Date;

use super::axis::{Axis, Fold, Head, Present, Strip};
use super::choice::{Choice, Cut, Measure};
use crate::amounts::Amounts;
use crate::messages::Messages;
use crate::planning::marks::Marks;
use crate::view::View;

/// An allocation cut as the reader chose.
pub(crate) struct Matrix<'a> {
    /// Of which round.
    pub(crate) round: &'a Round,
    /// The rows.
    pub(crate) rows: Axis,
    /// The columns.
    pub(crate) columns: Axis,
    /// How amounts are written.
    pub(crate) written: Written,
    /// What is pointed out.
    pub(crate) marks: Marks,
    /// The day whose units it is in. Frames of units are shown only in the round's own, which they were given to.
    day: Date,
    before: Grid,
    after: Grid,
    shown_before: Grid,
    shown_change: Grid,
}

/// Leaves against leaves.
pub(crate) type Grid = Vec<Vec<i64>>;

/// An amount as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// What is shown of it.
    pub(crate) shown: i64,
    /// What is shown of the change.
    pub(crate) change: i64,
    /// Whether it changed at all, however little of it is shown.
    pub(crate) is_changed: bool,
    /// What it is exactly.
    pub(crate) exact: i64,
    /// What the change is exactly.
    pub(crate) exact_change: i64,
}

/// A frame beside what is within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Framed {
    /// What is shown of the frame.
    pub(crate) shown: i64,
    /// What the frame is exactly.
    pub(crate) exact: i64,
    /// What is shown of how much it is passed by; nothing when it is kept.
    pub(crate) over: Option<i64>,
}

/// How amounts of a measure are written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Written {
    /// In the reader's scale.
    pub(crate) amounts: Amounts,
    /// What is counted.
    pub(crate) measure: Measure,
}

impl Written {
    /// What is counted of resources.
    pub(crate) fn of(self, resources: Resources) -> i64 {
        match self.measure {
            Measure::Kronor => resources.kronor.0,
            Measure::People => resources.person_years.0,
        }
    }

    /// The least that is shown.
    pub(crate) fn unit(self) -> i64 {
        match self.measure {
            Measure::Kronor => self.amounts.unit(),
            Measure::People => 1,
        }
    }

    /// An amount.
    pub(crate) fn amount(self, amount: i64) -> String {
        match self.measure {
            Measure::Kronor => self.amounts.kronor(Kronor(amount)),
            Measure::People => self.amounts.person_years(PersonYears(amount)),
        }
    }

    /// A change.
    pub(crate) fn change(self, change: i64) -> String {
        match self.measure {
            Measure::Kronor => self.amounts.change(Kronor(change)),
            Measure::People => self.amounts.person_years_change(PersonYears(change)),
        }
    }
}

impl<'a> Matrix<'a> {
    /// Of a change, as the reader wants to see it.
    pub(crate) fn of(view: &View<'_>, round: &'a Round, change: &Change<'_>, choice: &Choice) -> Matrix<'a> {
        Matrix::in_units_of(view, (round, round.from), change, choice)
    }

    /// The same in the units of a day: the change is then told in them.
    pub(crate) fn in_units_of(
        view: &View<'_>,
        (round, day): (&'a Round, Date),
        change: &Change<'_>,
        choice: &Choice,
    ) -> Matrix<'a> {
        let present = present(change);
        let units = || Axis::units(view, round, day, &choice.units, &present);
        let areas = || Axis::areas(view, round, &choice.areas, &present);
        let sources = || Axis::sources(view, &present);
        let (rows, columns) = match choice.cut {
            Cut::UnitArea => (units(), areas()),
            Cut::UnitSource => (units(), sources()),
            Cut::AreaSource => (areas(), sources()),
        };
        let written = Written { amounts: view.amounts(), measure: choice.measure };
        let place = |cell: &Cell| match choice.cut {
            Cut::UnitArea => Some((rows.at_unit(cell.unit)?, columns.at_goal(cell.goal)?)),
            Cut::UnitSource => Some((rows.at_unit(cell.unit)?, columns.at_source(cell.source)?)),
            Cut::AreaSource => Some((rows.at_goal(cell.goal)?, columns.at_source(cell.source)?)),
        };
        let add = |grid: &mut Grid, cell: &Cell, resources| {
            if let Some((row, column)) = place(cell) {
                grid[row][column] += written.of(resources);
            }
        };
        let mut before = vec![vec![0; columns.leaves]; rows.leaves];
        change.before.iter().for_each(|(cell, resources)| add(&mut before, &cell, resources));
        let mut after = before.clone();
        change.cells().for_each(|(cell, resources)| add(&mut after, &cell, resources));
        let changes = difference(&after, &before);
        let written = Written { amounts: amounts(written.amounts, [&before, &after]), ..written };
        let unit = written.unit();
        // The change is rounded on its own, so that what did not change is shown as the same, and what is shown after is
        // what is shown before with what is shown of the change.
        let is_same = changes.iter().flatten().all(|&change| change == 0);
        let shown_change = if is_same { changes } else { Table::of(&changes, unit).cells };
        let shown_before = Table::of(&before, unit).cells;
        let marks = Marks::of(view, round);
        Matrix { round, rows, columns, written, marks, day, before, after, shown_before, shown_change }
    }

    /// The word of the flag of a row or a column.
    pub(crate) fn flag(&self, m: Messages, head: Head) -> Option<Cow<'static, str>> {
        self.marks.word(m, head.pointed()?)
    }

    /// What stands where a row and a column meet.
    pub(crate) fn at(&self, row: &Strip, column: &Strip) -> Amount {
        self.sum(&row.leaves, &column.leaves)
    }

    /// The sum of a row.
    pub(crate) fn of_row(&self, row: &Strip) -> Amount {
        self.sum(&row.leaves, &(0..self.columns.leaves))
    }

    /// The sum of a column.
    pub(crate) fn of_column(&self, column: &Strip) -> Amount {
        self.sum(&(0..self.rows.leaves), &column.leaves)
    }

    /// The sum of everything.
    pub(crate) fn total(&self) -> Amount {
        self.sum(&(0..self.rows.leaves), &(0..self.columns.leaves))
    }

    fn sum(&self, rows: &Range<usize>, columns: &Range<usize>) -> Amount {
        let sum = |grid: &Grid| -> i64 {
            let rows = grid.get(rows.clone()).unwrap_or_default();
            rows.iter().map(|row| row.get(columns.clone()).unwrap_or_default().iter().sum::<i64>()).sum()
        };
        let is_changed =
            rows.clone().any(|row| columns.clone().any(|column| self.before[row][column] != self.after[row][column]));
        let (exact, change) = (sum(&self.after), sum(&self.shown_change));
        let exact_change = exact - sum(&self.before);
        Amount { shown: sum(&self.shown_before) + change, change, is_changed, exact, exact_change }
    }

    /// Whether anything changed.
    pub(crate) fn has_changes(&self) -> bool {
        self.before != self.after
    }

    /// Whether something is shown as more or less than it is.
    pub(crate) fn is_rounded(&self) -> bool {
        self.shown_before != self.before || self.shown_change != difference(&self.after, &self.before)
    }

    /// The most that stands in one leaf, for tones.
    pub(crate) fn most(&self) -> i64 {
        let shown = self.shown_before.iter().flatten().zip(self.shown_change.iter().flatten());
        shown.map(|(before, change)| before + change).max().unwrap_or(0)
    }

    /// What is shown in the leaves before, and after.
    pub(crate) fn leaves(&self) -> (Grid, Grid) {
        let sum =
            |before: &Vec<i64>, change: &Vec<i64>| before.iter().zip(change).map(|(one, other)| one + other).collect();
        let after =
            self.shown_before.iter().zip(&self.shown_change).map(|(before, change)| sum(before, change)).collect();
        (self.shown_before.clone(), after)
    }

    /// The frames of strips, in their order, beside what is within each.
    pub(crate) fn frames(&self, axis: &Axis, sum: impl Fn(&Strip) -> Amount) -> Vec<Option<Framed>> {
        let framed = axis.strips.iter().enumerate().map(|(at, strip)| (self.frame_of(axis, at), sum(strip)));
        framed.map(|(exact, has)| exact.map(|exact| self.framed(exact, None, has))).collect()
    }

    /// The frame of a strip: its own, or else the sum of those under it.
    fn frame_of(&self, axis: &Axis, at: usize) -> Option<i64> {
        let strip = axis.strips.get(at)?;
        if matches!(strip.head, Head::Unit(_)) && self.day != self.round.from {
            return None;
        }
        let own = strip.head.frame().and_then(|frame| self.round.frames.get(&frame));
        if let Some(own) = own {
            return Some(self.written.of(*own)).filter(|frame| *frame != 0);
        }
        match strip.fold {
            Fold::None => None,
            Fold::Closed(_) => self.frame_below(strip.head),
            Fold::Open(_) => {
                let below: Vec<i64> = children(axis, at).filter_map(|child| self.frame_of(axis, child)).collect();
                (!below.is_empty()).then(|| below.iter().sum())
            }
        }
    }

    // What is closed does not show the frames that its own is the sum of.
    fn frame_below(&self, head: Head) -> Option<i64> {
        let Head::Unit(unit) = head else { return None };
        let frames = self.round.frames.iter().filter(|(of, _)| of.area.is_none() && of.source.is_none());
        let below = frames.filter(|(of, _)| of.unit.is_some_and(|other| self.is_below(other, unit)));
        let sum: i64 = below.map(|(_, frame)| self.written.of(*frame)).sum();
        (sum != 0).then_some(sum)
    }

    fn is_below(&self, unit: domain::ids::UnitId, other: domain::ids::UnitId) -> bool {
        unit != other && self.rows.at_unit(unit).is_some() && self.rows.at_unit(unit) == self.rows.at_unit(other)
    }

    /// A frame as it is shown: never so that one which is kept looks passed, or the reverse.
    fn framed(&self, exact: i64, shown: Option<i64>, has: Amount) -> Framed {
        let shown = shown.unwrap_or_else(|| rounding::nearest(exact, self.written.unit()));
        if exact < has.exact {
            let shown = shown.min(has.shown - self.written.unit());
            Framed { shown, exact, over: Some(has.shown - shown) }
        } else {
            Framed { shown: shown.max(has.shown), exact, over: None }
        }
    }

    /// By how much the sum of where a row and a column meet passes the frame that they have together.
    pub(crate) fn passed_at(&self, row: &Strip, column: &Strip) -> Option<i64> {
        let frame = self.frame_at(row, column)?;
        let has = self.at(row, column).exact;
        (frame < has).then(|| has - frame)
    }

    /// The frame of where a row and a column meet, where it has one.
    pub(crate) fn frame_at(&self, row: &Strip, column: &Strip) -> Option<i64> {
        if self.day != self.round.from {
            return None;
        }
        let (row_frame, column_frame) = (row.head.frame()?, column.head.frame()?);
        let both = FrameFor {
            unit: row_frame.unit.or(column_frame.unit),
            area: row_frame.area.or(column_frame.area),
            source: row_frame.source.or(column_frame.source),
        };
        Some(self.written.of(*self.round.frames.get(&both)?)).filter(|frame| *frame != 0)
    }

    /// The frame of the whole: its own, or else the sum of the rows' or of the columns'.
    pub(crate) fn frame_of_all(&self, frames: &[Option<Framed>], axis: &Axis) -> Option<Framed> {
        let top =
            || axis.strips.iter().zip(frames).filter(|(strip, _)| strip.depth == 0).filter_map(|(_, frame)| *frame);
        let (exact, shown) = match self.own_frame() {
            Some(whole) => (whole, None),
            None => {
                top().next()?;
                (top().map(|frame| frame.exact).sum(), Some(top().map(|frame| frame.shown).sum()))
            }
        };
        Some(self.framed(exact, shown, self.total()))
    }

    /// The whole's own frame.
    pub(crate) fn own_frame(&self) -> Option<i64> {
        let none = FrameFor { unit: None, area: None, source: None };
        self.round.frames.get(&none).map(|frame| self.written.of(*frame)).filter(|frame| *frame != 0)
    }

    /// The leaves exactly, after.
    pub(crate) fn exactly(&self) -> &Grid {
        &self.after
    }

    /// What is shown in the leaves before.
    pub(crate) fn shown_before(&self) -> &Grid {
        &self.shown_before
    }

    /// What changes in each leaf, exactly.
    pub(crate) fn changes(&self) -> Grid {
        difference(&self.after, &self.before)
    }

    /// Whether a further change decides if amounts are written in whole millions: they are, as long as nothing is lost.
    pub(crate) fn can_turn(&self) -> bool {
        self.written.measure == Measure::Kronor
            && self.written.amounts.scale() == Scale::Millions
            && is_whole(&self.before)
    }
}

/// What has something, before or after.
fn present(change: &Change<'_>) -> Present {
    let mut present = Present::default();
    let mut last = None;
    for (cell, _) in change.before.iter().chain(change.cells()) {
        // Cells come unit by unit.
        if last.replace(cell.unit) != Some(cell.unit) {
            present.units.insert(cell.unit);
        }
        present.goals.insert(cell.goal);
        present.sources.insert(cell.source);
    }
    present
}

fn children(axis: &Axis, at: usize) -> impl Iterator<Item = usize> {
    let depth = axis.strips[at].depth;
    let below = (at + 1..axis.strips.len()).take_while(move |&other| depth < axis.strips[other].depth);
    below.filter(move |&other| axis.strips[other].depth == depth + 1)
}

fn difference(after: &Grid, before: &Grid) -> Grid {
    let less =
        |after: &Vec<i64>, before: &Vec<i64>| after.iter().zip(before).map(|(after, before)| after - before).collect();
    after.iter().zip(before).map(|(after, before)| less(after, before)).collect()
}

/// Whole millions where nothing is lost by it.
fn amounts(amounts: Amounts, grids: [&Grid; 2]) -> Amounts {
    let is_exact = grids.into_iter().all(is_whole);
    if amounts.scale() == Scale::Millions && is_exact { amounts.whole() } else { amounts }
}

fn is_whole(grid: &Grid) -> bool {
    grid.iter().flatten().all(|amount| amount % Scale::Millions.kronor() == 0)
}
