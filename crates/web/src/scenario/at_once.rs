//! What a browser must know to show, before the answer comes, what a move is sure to change of the table: the amounts
//! without the move, exactly and as they are shown, the frames, and what lies within what. How it is used is in
//! `assets/at-once.js`. Not the rules of moves: what follows of one comes with the answer, and the answer is what counts.

use std::collections::BTreeMap;

use domain::ids::UnitId;
use maud::{Markup, html};
use serde::Serialize;

use super::Desk;
use crate::allocation::axis::{Axis, Head, Strip};
use crate::allocation::choice::{Cut, Measure};
use crate::allocation::matrix::{Framed, Grid, Matrix};
use crate::allocation::scopes;
use crate::unit::Tree;

/// The table without the move that is being filled in.
#[derive(Debug, Serialize)]
struct Known {
    rows: Vec<Line>,
    columns: Vec<Line>,
    /// What is shown in the leaves where the scenario began, in the least that is shown.
    before: Grid,
    /// What is in the leaves now, exactly.
    now: Grid,
    /// What the moves that are made have changed: row, column and how much, exactly.
    changes: Vec<(usize, usize, i64)>,
    /// The whole's own frame.
    frame: Option<i64>,
    /// Rows and columns that have a frame together, by their places.
    framed: Vec<(usize, usize)>,
    /// What is right above each unit, and the area of each goal.
    within: BTreeMap<String, String>,
    /// The least that is shown.
    unit: i64,
    /// How much one of what is typed is.
    scale: i64,
    is_people: bool,
    /// Whether the columns are sources of funding, which a move keeps unless it names one.
    is_by_source: bool,
    /// Whether it follows from the move if amounts are written in whole millions.
    can_turn: bool,
    decimal: char,
    group: String,
    /// How much a frame is passed by, in words.
    over: String,
}

/// A row or a column: its scope as a word, its leaves from and to, how deep it lies, and its frame.
type Line = (String, usize, usize, usize, Option<i64>);

impl Desk<'_> {
    /// What the browser must know. Nothing where it could be wrong: for a round whose units lie in another way than now,
    /// in which the amounts are shown but not moved.
    pub(super) fn at_once(&self, matrix: &Matrix<'_>) -> Markup {
        let known = self.known(matrix).and_then(|known| serde_json::to_string(&known).ok());
        let lost = self.view.m.t("scenario-no-answer");
        html! { @if let Some(known) = known { div #known hidden data-known=(known) data-lost=(lost) {} } }
    }

    fn known(&self, matrix: &Matrix<'_>) -> Option<Known> {
        let (view, written) = (self.view, matrix.written);
        let unit = written.unit();
        let changes = matrix.changes();
        let changes = changes
            .iter()
            .enumerate()
            .flat_map(|(row, changes)| changes.iter().enumerate().map(move |(column, change)| (row, column, *change)));
        let places = |axis: &Axis| 0..axis.strips.len();
        let framed = places(&matrix.rows).flat_map(|row| places(&matrix.columns).map(move |column| (row, column)));
        let has_frame = |(row, column): &(usize, usize)| {
            matrix.frame_at(&matrix.rows.strips[*row], &matrix.columns.strips[*column]).is_some()
        };
        Some(Known {
            rows: lines(&matrix.rows, &matrix.frames(&matrix.rows, |strip| matrix.of_row(strip))),
            columns: lines(&matrix.columns, &matrix.frames(&matrix.columns, |strip| matrix.of_column(strip))),
            before: matrix.shown_before().iter().map(|row| row.iter().map(|shown| shown / unit).collect()).collect(),
            now: matrix.exactly().clone(),
            changes: changes.filter(|(_, _, change)| *change != 0).collect(),
            frame: matrix.own_frame(),
            framed: framed.filter(has_frame).collect(),
            within: self.within()?,
            unit,
            scale: match self.choice.measure {
                Measure::Kronor => view.amounts().scale().kronor(),
                Measure::People => 100,
            },
            is_people: self.choice.measure == Measure::People,
            is_by_source: self.choice.cut != Cut::UnitArea,
            can_turn: matrix.can_turn(),
            decimal: view.m.decimal_mark(),
            group: view.m.number(1_000).trim_matches(|letter: char| letter.is_ascii_digit()).to_owned(),
            over: view.m.with("allocation-over", &[("amount", "{amount}".into())]),
        })
    }

    fn within(&self) -> Option<BTreeMap<String, String>> {
        let organisation = self.view.organisation;
        let areas = organisation.areas_for(self.round);
        let statements = organisation.strategy_for(self.round).map(|strategy| strategy.tree.in_order());
        let goals = statements.unwrap_or_default().into_iter().filter(|statement| statement.kind.is_served());
        let in_area =
            goals.filter_map(|goal| Some((format!("goal{}", goal.id), format!("area{}", areas.of_goal(goal.id)?))));
        let tree = Tree::on(organisation, self.round.from);
        let parents: Vec<(UnitId, UnitId)> = tree
            .in_order()
            .into_iter()
            .flat_map(|(unit, _)| tree.below(Some(unit.id)).iter().map(move |below| (below.id, unit.id)))
            .collect();
        // A move goes by where a unit lies now.
        let lies = |(unit, parent): &(UnitId, UnitId)| {
            organisation.units.get(unit).is_some_and(|unit| unit.parent == Some(*parent))
        };
        let in_unit = parents.iter().map(|(unit, parent)| (format!("unit{unit}"), format!("unit{parent}")));
        parents.iter().all(lies).then(|| in_area.chain(in_unit).collect())
    }
}

fn lines(axis: &Axis, frames: &[Option<Framed>]) -> Vec<Line> {
    let line = |(strip, frame): (&Strip, &Option<Framed>)| {
        let (from, to) = (strip.leaves.start, strip.leaves.end);
        (word(strip.head), from, to, strip.depth, frame.map(|frame| frame.exact))
    };
    axis.strips.iter().zip(frames).map(line).collect()
}

/// The word for a row or a column, also where it has no scope.
fn word(head: Head) -> String {
    match head {
        Head::Own(unit) => format!("own{unit}"),
        Head::Outside => "outside".to_owned(),
        Head::NoGoal => "none".to_owned(),
        _ => head.scope().map(|scope| scopes::written(&scope)).unwrap_or_default(),
    }
}
