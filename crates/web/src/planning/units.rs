//! The units' plans in a round: where each is on its way, and what it plans for against its frame. Not one unit's plan,
//! which has a page of its own.

use std::collections::BTreeMap;

use domain::activity::PlanState;
use domain::ids::UnitId;
use domain::money::{Kronor, PersonYears, Resources};
use domain::organisation::Organisation;
use domain::planning::{Phase, Pointed, Round};
use domain::unit::Unit;
use figures::frame_bar;
use jiff::civil::Date;
use maud::{Markup, html};

use super::column::Column;
use super::marks::Marks;
use super::{Part, head, page, round, unit_path, where_it_is};
use crate::answer::Answer;
use crate::messages::compare;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{address, amounts, parts, words};

/// `GET /{organisation}/planning/{round}/units`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    let view = View::of(&asked);
    let m = view.m;
    let plans = Plans::of(&view, round);
    let wanted = asked.query("state").unwrap_or_default();
    let title = m.with("plans-title", &[("round", round.name.as_str().into())]);
    let main = html! {
        (head(&view, round, Part::Units, &title, &meta(&view, round), None))
        div.stack {
            @if plans.rows.is_empty() {
                (parts::nothing_yet(m.t("plans-none"), None))
            } @else {
                div.row {
                    (filters(&view, round, &plans, &wanted))
                    (amounts::choice(view.frame))
                }
                (parts::scroll(&title, table(&view, round, &plans, &wanted)))
            }
            (without(&view, round, &plans))
        }
    };
    let here = Knot::here(m.t("round-part-units"), round.name.as_str());
    Ok(asked.frame.page(page(&view, Some(round), title, here, main)))
}

/// A unit's plan in a round, as a row of a table.
pub(super) struct Row<'a> {
    pub unit: &'a Unit,
    /// How many units it is below.
    pub depth: usize,
    pub state: PlanState,
    pub activities: usize,
    /// What it plans for itself.
    pub own: Resources,
    /// What it and all below it plan for: what its frame is for.
    pub planned: Resources,
    pub frame: Option<Resources>,
    /// The day on which it was to be sent in, when that has passed and it is not.
    pub late: Option<Date>,
}

/// The plans of a round.
pub(super) struct Plans<'a> {
    /// Those of units that have a frame, or activities, or have begun.
    pub rows: Vec<Row<'a>>,
    /// Units that have none of these.
    pub without: Vec<&'a Unit>,
}

impl<'a> Plans<'a> {
    pub(super) fn of(view: &View<'a>, round: &'a Round) -> Plans<'a> {
        let own = round.sums().by(|cell| cell.unit);
        let mut within: BTreeMap<UnitId, Resources> = BTreeMap::new();
        for (unit, has) in &own {
            for above in view.organisation.units_above(*unit) {
                *within.entry(above).or_default() += *has;
            }
        }
        let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
        for activity in round.activities.values() {
            *counts.entry(activity.unit).or_default() += 1;
        }
        let due = due(round).filter(|&day| day < view.day);
        let (mut rows, mut without) = (Vec::new(), Vec::new());
        for (unit, depth) in in_order(view.organisation) {
            let (frame, count) = (round.frame_of(unit.id), counts.get(&unit.id).copied().unwrap_or(0));
            if frame.is_none() && count == 0 && !round.plans.contains_key(&unit.id) {
                // A unit that ended before the period, or begins after it, has nothing to plan in it.
                if unit.is_there_on(round.from) || unit.is_there_on(round.until) {
                    without.push(unit);
                }
                continue;
            }
            let state = round.plan_state(unit.id);
            rows.push(Row {
                unit,
                depth,
                state,
                activities: count,
                own: own.get(&unit.id).copied().unwrap_or_default(),
                planned: within.get(&unit.id).copied().unwrap_or_default(),
                frame,
                late: due.filter(|_| state.is_open() && round.phase() < Phase::Running),
            });
        }
        Plans { rows, without }
    }

    /// How many are in a state.
    pub(super) fn count(&self, state: PlanState) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// Those that should have been sent in.
    pub(super) fn late(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(|row| row.late.is_some())
    }

    /// What all plan for, and what all frames are together. A frame that is within another is not counted again.
    pub(super) fn sums(&self, organisation: &Organisation) -> (Resources, Resources) {
        let planned = self.rows.iter().map(|row| row.own).sum();
        let frames = frames_of(organisation, &self.rows.iter().collect::<Vec<_>>());
        (planned, frames)
    }
}

// What the frames of these are together. One that is within another is not counted again.
fn frames_of(organisation: &Organisation, rows: &[&Row<'_>]) -> Resources {
    let framed: BTreeMap<UnitId, Resources> = rows.iter().filter_map(|row| Some((row.unit.id, row.frame?))).collect();
    let is_within_another =
        |unit: UnitId| organisation.units_above(unit).iter().skip(1).any(|above| framed.contains_key(above));
    framed.iter().filter(|(unit, _)| !is_within_another(**unit)).map(|(_, frame)| *frame).sum()
}

/// The last day on which a unit's plan is to be sent in.
pub fn due(round: &Round) -> Option<Date> {
    round.ends(Phase::UnitPlans)
}

/// Every unit with how many it stands under: each after the one that it is part of, those beside each other by name.
pub fn in_order(organisation: &Organisation) -> Vec<(&Unit, usize)> {
    let mut under: BTreeMap<Option<UnitId>, Vec<&Unit>> = BTreeMap::new();
    for unit in organisation.units.values() {
        // What it is part of may be gone; then it stands at the top.
        let parent = unit.parent.filter(|parent| organisation.units.contains_key(parent));
        under.entry(parent).or_default().push(unit);
    }
    for beside in under.values_mut() {
        beside.sort_by(|a, b| compare(b.name.as_str(), a.name.as_str()));
    }
    let mut ordered = Vec::with_capacity(organisation.units.len());
    let mut pending: Vec<(&Unit, usize)> = top(&mut under, None, 0);
    while let Some((unit, depth)) = pending.pop() {
        ordered.push((unit, depth));
        pending.extend(top(&mut under, Some(unit.id), depth + 1));
    }
    ordered
}

fn top<'a>(
    under: &mut BTreeMap<Option<UnitId>, Vec<&'a Unit>>,
    parent: Option<UnitId>,
    depth: usize,
) -> Vec<(&'a Unit, usize)> {
    under.remove(&parent).unwrap_or_default().into_iter().map(|unit| (unit, depth)).collect()
}

fn meta(view: &View<'_>, round: &Round) -> Vec<Markup> {
    let m = view.m;
    let mut meta = vec![html! { (where_it_is(m, round)) }];
    meta.extend(due(round).map(|day| html! { (m.with("plans-due", &[("day", day.to_string().into())])) }));
    meta
}

const STATES: [PlanState; 4] = [PlanState::Draft, PlanState::Returned, PlanState::Submitted, PlanState::Approved];

fn filters(view: &View<'_>, round: &Round, plans: &Plans<'_>, wanted: &str) -> Markup {
    let m = view.m;
    let all = view.frame.to(&super::path(round.number, "/units"));
    let to = |key: &str| if key.is_empty() { all.clone() } else { address::with(&all, "state", key) };
    let choice = |key: &str, name: &str, count: usize| {
        html! {
            a.ds-button data-variant="tertiary" rel="nofollow" href=(to(key)) aria-current=[(key == wanted).then_some("true")] {
                (name) " " (m.number(count as u64))
            }
        }
    };
    html! {
        nav.ds-toggle-group.seg aria-label=(m.t("plans-filter")) {
            (choice("", &m.t("plans-all"), plans.rows.len()))
            @for state in STATES {
                @if 0 < plans.count(state) { (choice(state.key(), &words::capitalised(&words::plan_state(m, state)), plans.count(state))) }
            }
            @if plans.late().next().is_some() { (choice("late", &m.t("plans-late"), plans.late().count())) }
        }
    }
}

fn table(view: &View<'_>, round: &Round, plans: &Plans<'_>, wanted: &str) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let is_wanted = |row: &&Row<'_>| match wanted {
        "" => true,
        "late" => row.late.is_some(),
        state => row.state.key() == state,
    };
    let rows: Vec<&Row<'_>> = plans.rows.iter().filter(is_wanted).collect();
    let planned = Column::of(amounts, rows.iter().map(|row| row.own.kronor));
    let people: PersonYears = rows.iter().map(|row| row.own.person_years).sum();
    let frames = frames_of(view.organisation, &rows);
    let marks = Marks::of(view, round);
    html! {
        table.ds-table.units {
            thead { tr {
                th scope="col" { (m.t("plans-unit")) }
                th scope="col" { (m.t("plans-state")) }
                th.num scope="col" { (m.t("rounds-activities")) }
                th.num scope="col" { (m.t("plans-planned")) ", " (amounts.abbreviation()) }
                th.num scope="col" { (m.t("plans-frame")) ", " (amounts.abbreviation()) }
                th scope="col" { span.ds-sr-only { (m.t("plans-use")) } }
                th.num scope="col" { (m.t("plans-planned")) ", " (amounts.person_years_abbreviation()) }
                th.num scope="col" { (m.t("plans-frame")) ", " (amounts.person_years_abbreviation()) }
                th scope="col" { (m.t("plans-note")) }
            } }
            tbody { @for (index, row) in rows.iter().enumerate() { (self::row(view, round, (&marks, row), planned.cell(index))) } }
            tfoot { tr {
                th scope="row" { (m.t("sum")) }
                td {}
                td.num { (m.number(rows.iter().map(|row| row.activities).sum::<usize>() as u64)) }
                td.num { (planned.sum()) }
                td.num { (amounts.kronor(frames.kronor)) }
                td {}
                td.num { (amounts.person_years(people)) }
                td.num { (amounts.person_years(frames.person_years)) }
                td {}
            } }
        }
    }
}

fn row(view: &View<'_>, round: &Round, (marks, row): (&Marks, &Row<'_>), planned: Markup) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let frame = row.frame;
    // A frame is for what stands below too; the sum under the table counts each unit once.
    let is_above = frame.is_some() && row.planned != row.own;
    let with_below = |amount: String| m.with("plans-with-below", &[("amount", amount.into())]);
    html! {
        tr {
            th scope="row" data-depth=(row.depth.min(4)) {
                (plan_link(view, round, row.unit)) (marks.flag(m, Pointed::Unit(row.unit.id)))
            }
            td { (words::plan_state(m, row.state)) }
            td.num { (m.number(row.activities as u64)) }
            td.num { (planned) @if is_above { small { (with_below(amounts.kronor(row.planned.kronor))) } } }
            td.num { @match frame { Some(frame) => (amounts.kronor(frame.kronor)), None => (amounts::nothing()) } }
            td { @if let Some(frame) = frame { (use_of(view, row.planned.kronor, frame.kronor)) } }
            td.num {
                (amounts.person_years_cell(row.own.person_years))
                @if is_above { small { (with_below(amounts.person_years(row.planned.person_years))) } }
            }
            td.num { @match frame { Some(frame) => (amounts.person_years(frame.person_years)), None => (amounts::nothing()) } }
            td { (notes(view, row)) }
        }
    }
}

/// The unit's name, leading to its plan.
pub(super) fn plan_link(view: &View<'_>, round: &Round, unit: &Unit) -> Markup {
    html! { a href=(view.frame.to(&unit_path(round.number, unit.id))) lang=[view.language()] { (unit.name) } }
}

fn use_of(view: &View<'_>, planned: Kronor, frame: Kronor) -> Markup {
    let amounts = view.amounts();
    let values = [("planned", amounts.kronor(planned).into()), ("frame", amounts.kronor_with_unit(frame).into())];
    frame_bar::draw(&view.m.with("plans-use-of", &values), planned.0, Some(frame.0))
}

fn notes(view: &View<'_>, row: &Row<'_>) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let over = row.frame.filter(|frame| row.planned.exceeds(*frame)).map(|frame| row.planned - frame);
    html! {
        @if let Some(day) = row.late { b { (m.with("plans-late-since", &[("day", day.to_string().into())])) } " " }
        @if let Some(over) = over {
            @if Kronor::ZERO < over.kronor { (m.with("plans-over", &[("amount", amounts.kronor_with_unit(over.kronor).into())])) " " }
            @if 0 < over.person_years.0 { (m.with("plans-over", &[("amount", amounts.person_years_with_unit(over.person_years).into())])) }
        }
        @if row.frame.is_none() { (m.t("plans-no-frame")) }
    }
}

fn without(view: &View<'_>, round: &Round, plans: &Plans<'_>) -> Markup {
    let m = view.m;
    html! {
        @if !plans.without.is_empty() {
            details.ds-details {
                summary { (m.with("plans-without", &[("count", plans.without.len().into())])) }
                ul { @for unit in &plans.without { li { (plan_link(view, round, unit)) } } }
            }
        }
    }
}
