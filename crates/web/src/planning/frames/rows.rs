//! The rows of a table of frames: what each is for, and what stands beside the frame: the frame and the allocation of
//! the year before, and what is planned now.

use std::collections::BTreeMap;

use domain::allocation::Areas;
use domain::ids::{FundingId, StatementId, UnitId};
use domain::money::Resources;
use domain::planning::{FrameFor, Round};
use maud::{Markup, html};

use crate::parts;
use crate::planning::column::Column;
use crate::planning::document::frames::{Sort, cells, label, sum};
use crate::planning::marks::Marks;
use crate::planning::{resources, units};
use crate::view::View;

/// A row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub of: FrameFor,
    /// How many units it is below, where the table is of units.
    pub depth: usize,
    /// The frame, where there is one.
    pub frame: Option<Resources>,
    /// What is planned now.
    pub planned: Resources,
    /// The frame of the round before.
    pub frame_before: Option<Resources>,
    /// What was allocated in the round before.
    pub before: Resources,
}

/// The rows of one sort; `also` are rows that are wanted though nothing stands in them yet.
pub(super) fn rows(view: &View<'_>, round: &Round, sort: Sort, also: &[FrameFor]) -> Vec<Row> {
    let organisation = view.organisation;
    let of_goal = organisation.areas_for(round);
    let planned = around(view, sort, round, &of_goal);
    let last = organisation.planning.before(round);
    let before = last.map(|last| before(view, sort, round, last, &of_goal)).unwrap_or_default();
    let frames_before = last.map(|last| frames_before(view, sort, round, last)).unwrap_or_default();
    wanted(view, round, sort, &planned, &before, &frames_before, also)
        .into_iter()
        .map(|(of, depth)| Row {
            of,
            depth,
            frame: round.frames.get(&of).copied(),
            planned: planned.get(&of).copied().unwrap_or_default(),
            frame_before: frames_before.get(&of).copied(),
            before: before.get(&of).copied().unwrap_or_default(),
        })
        .collect()
}

type Within = BTreeMap<FrameFor, Resources>;

fn add(view: &View<'_>, within: &mut Within, of: FrameFor, has: Resources) {
    match of.unit {
        None => *within.entry(of).or_default() += has,
        Some(unit) => {
            for above in view.organisation.units_above(unit) {
                *within.entry(FrameFor { unit: Some(above), ..of }).or_default() += has;
            }
        }
    }
}

fn around(view: &View<'_>, sort: Sort, round: &Round, of_goal: &Areas) -> Within {
    let mut within = Within::new();
    for (cell, has) in round.sums().iter() {
        let area = cell.goal.and_then(|goal| of_goal.of_goal(goal));
        if let Some(of) = sort.around(cell.unit, area, cell.source) {
            add(view, &mut within, of, has);
        }
    }
    within
}

// The year before, in the units that there are when this round's period begins, and in its strategy's areas.
fn before(view: &View<'_>, sort: Sort, round: &Round, last: &Round, of_goal: &Areas) -> Within {
    let mut within = Within::new();
    let allocation = view.organisation.in_units_of(round.from, &last.allocation(of_goal));
    let mut sums: BTreeMap<(UnitId, Option<StatementId>, FundingId), Resources> = BTreeMap::new();
    for line in &allocation.lines {
        *sums.entry((line.unit, line.area, line.place.source)).or_default() += line.resources;
    }
    for ((unit, area, source), has) in sums {
        if let Some(of) = sort.around(unit, area, source) {
            add(view, &mut within, of, has);
        }
    }
    within
}

// A frame of a unit that has since been merged or split is the one that goes on with most of its work.
fn frames_before(view: &View<'_>, sort: Sort, round: &Round, last: &Round) -> Within {
    let mut frames = Within::new();
    for (of, frame) in last.frames.iter().filter(|(of, _)| Sort::of(of) == sort) {
        let unit = of.unit.map(|unit| view.organisation.unit_on(unit, round.from));
        *frames.entry(FrameFor { unit, ..*of }).or_default() += *frame;
    }
    frames
}

// What there are rows for, in the order of the page. What is of one thing has a row for each of these; of what two have
// in common only what has something.
fn wanted(
    view: &View<'_>,
    round: &Round,
    sort: Sort,
    planned: &Within,
    before: &Within,
    frames_before: &Within,
    also: &[FrameFor],
) -> Vec<(FrameFor, usize)> {
    let organisation = view.organisation;
    let units = units::in_order(organisation);
    let areas: Vec<StatementId> = resources::areas(view, round).into_iter().map(|area| area.id).collect();
    let mut keys: Vec<FrameFor> = round.frames.keys().filter(|of| Sort::of(of) == sort).copied().collect();
    keys.extend(also.iter().filter(|of| Sort::of(of) == sort));
    if sort.is_cross() {
        let has = |within: &Within| -> Vec<FrameFor> {
            within.iter().filter(|(_, has)| !has.is_none()).map(|(of, _)| *of).collect()
        };
        keys.extend(has(planned).into_iter().chain(has(before)).chain(has(frames_before)));
    } else if sort.has_unit() {
        let is_there = |unit: &domain::unit::Unit| unit.is_there_on(round.from) || unit.is_there_on(round.until);
        let there = units.iter().filter(|(unit, _)| is_there(unit));
        keys.extend(there.map(|(unit, _)| FrameFor { unit: Some(unit.id), area: None, source: None }));
    } else if sort.has_area() {
        keys.extend(areas.iter().map(|&area| FrameFor { unit: None, area: Some(area), source: None }));
    } else {
        let open = organisation.planning.funding().filter(|source| source.closed.is_none());
        keys.extend(open.map(|source| FrameFor { unit: None, area: None, source: Some(source.id) }));
    }
    let place = |of: &FrameFor| {
        let unit = of.unit.and_then(|unit| units.iter().position(|(known, _)| known.id == unit));
        let area = of.area.and_then(|area| areas.iter().position(|known| *known == area));
        (unit.unwrap_or(usize::MAX), area.unwrap_or(usize::MAX), *of)
    };
    keys.sort_by_key(place);
    keys.dedup();
    let depth = |of: &FrameFor| {
        let unit = of.unit.filter(|_| !sort.is_cross());
        unit.and_then(|unit| units.iter().find(|(known, _)| known.id == unit)).map_or(0, |(_, depth)| *depth)
    };
    keys.into_iter().map(|of| (of, depth(&of))).collect()
}

/// The head of a table with these columns, before those of the frame itself.
pub(super) fn heads(view: &View<'_>, round: &Round) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let last = view.organisation.planning.before(round);
    let pair = html! {
        th.num scope="col" { (amounts.abbreviation()) }
        th.num scope="col" { (amounts.person_years_abbreviation()) }
    };
    html! {
        thead {
            tr {
                th scope="col" rowspan="2" { (m.t("frames-what")) }
                @if let Some(last) = last {
                    @let name = [("round", last.name.as_str().into())];
                    th.num scope="colgroup" colspan="2" { (m.with("frames-before", &name)) }
                    th.num scope="colgroup" colspan="2" { (m.with("frames-allocated-before", &name)) }
                }
                th.num scope="colgroup" colspan="2" { (m.t("frames-planned")) }
                th.num scope="colgroup" colspan="2" { (m.with("frames-of-round", &[("round", round.name.as_str().into())])) }
            }
            tr { @if last.is_some() { (pair) (pair) } (pair) (pair) }
        }
    }
}

/// What stands beside the frame in a row.
pub(super) fn beside(view: &View<'_>, round: &Round, row: &Row) -> Markup {
    html! {
        @if view.organisation.planning.before(round).is_some() {
            (cells(view, row.frame_before))
            (cells(view, Some(row.before)))
        }
        (cells(view, Some(row.planned)))
    }
}

/// The sums under what stands beside the frame. What is of a unit is also of those above it, and counted once.
pub(super) fn sums_beside(view: &View<'_>, round: &Round, sort: Sort, rows: &[Row]) -> Markup {
    let all = |of: fn(&Row) -> Resources| -> Vec<(FrameFor, Resources)> {
        rows.iter().map(|row| (row.of, of(row))).collect()
    };
    let sum = |column: Vec<(FrameFor, Resources)>| sum(view, sort, &column);
    html! {
        @if view.organisation.planning.before(round).is_some() {
            (cells(view, sum(all(|row| row.frame_before.unwrap_or_default()))))
            (cells(view, sum(all(|row| row.before))))
        }
        (cells(view, sum(all(|row| row.planned))))
    }
}

/// The frames of a sort beside the rest, to read; nothing when there are none.
pub(super) fn compared(view: &View<'_>, round: &Round, marks: &Marks, sort: Sort) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let rows: Vec<Row> = rows(view, round, sort, &[]).into_iter().filter(|row| row.frame.is_some()).collect();
    if rows.is_empty() {
        return html! {};
    }
    // As deep as it lies under others that have a frame: the rest of the tree is not in the table.
    let framed = |unit: UnitId| rows.iter().any(|row| row.of.unit == Some(unit));
    let depth = |row: &Row| match row.of.unit.filter(|_| 0 < row.depth) {
        Some(unit) => {
            view.organisation.units_above(unit).into_iter().filter(|&above| above != unit && framed(above)).count()
        }
        None => 0,
    };
    let frames: Vec<(FrameFor, Resources)> = rows.iter().map(|row| (row.of, row.frame.unwrap_or_default())).collect();
    let column = Column::of(amounts, frames.iter().map(|(_, frame)| frame.kronor));
    let nested = sum(view, sort, &frames);
    // Where no frame is within another, what is shown adds up.
    let is_flat = nested.is_none_or(|sum| sum.kronor == frames.iter().map(|(_, frame)| frame.kronor).sum());
    html! {
        (parts::scroll(m.word("frames-sort", sort.key()), html! {
            table.ds-table.frames {
                caption { (m.word("frames-sort", sort.key())) }
                (heads(view, round))
                tbody { @for (index, row) in rows.iter().enumerate() {
                    tr {
                        th scope="row" data-depth=(depth(row).min(4)) {
                            span lang=[view.language()] { (label(view, round, &row.of)) } (marks.flag_of_frame(m, &row.of))
                        }
                        (beside(view, round, row))
                        @let frame = row.frame.unwrap_or_default();
                        td.num { @if is_flat { (column.cell(index)) } @else { (amounts.cell(frame.kronor)) } }
                        td.num { (amounts.person_years_cell(frame.person_years)) }
                    }
                } }
                @if let Some(sum) = nested {
                    tfoot { tr {
                        th scope="row" { (m.t("sum")) }
                        (sums_beside(view, round, sort, &rows))
                        td.num { @if is_flat { (column.sum()) } @else { (amounts.kronor(sum.kronor)) } }
                        td.num { (amounts.person_years(sum.person_years)) }
                    } }
                }
            }
        }))
    }
}
