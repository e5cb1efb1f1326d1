//! The operational plan as tables: by unit, as it is decided, and by area and goal, as it is read. What each activity
//! has, and sums that add up from the activity to the whole. Not how it came to be, nor what has changed in it.

use std::collections::BTreeMap;

use domain::activity::Activity;
use domain::allocation::{self, Allocation, Line};
use domain::ids::{ActivityId, StatementId, UnitId};
use domain::money::{Kronor, PersonYears, Resources};
use domain::planning::{Activities, Adjustments, Pointed, Round};
use domain::statement::{Statement, StatementKind};
use maud::{Markup, html};

use crate::parts;
use crate::planning::column::Column;
use crate::planning::marks::Marks;
use crate::planning::{activity_path, flag, resources, units};
use crate::view::View;

/// What a plan holds: the activities, and what decisions have changed.
#[derive(Clone, Copy)]
pub struct Contents<'a> {
    /// The activities.
    pub activities: &'a Activities,
    /// What decisions on scenarios have changed.
    pub adjustments: &'a Adjustments,
}

impl Contents<'_> {
    fn allocation(&self, view: &View<'_>, round: &Round) -> Allocation {
        allocation::lines(self.activities, self.adjustments, &view.organisation.areas_for(round))
    }
}

/// How many activities a page names. Of more it gives the sums, and the whole is read as text, or goal by goal.
pub const NAMED: usize = 1_000;

/// By unit, in the order of the tree.
pub fn by_unit(view: &View<'_>, round: &Round, contents: Contents<'_>) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let mut of_activity: BTreeMap<ActivityId, Resources> = BTreeMap::new();
    for line in contents.allocation(view, round).lines {
        *of_activity.entry(line.place.activity).or_default() += line.resources;
    }
    let mut by_unit: BTreeMap<UnitId, Vec<(&Activity, Resources)>> = BTreeMap::new();
    for activity in contents.activities.values() {
        let has = of_activity.get(&activity.id).copied().unwrap_or_default();
        by_unit.entry(activity.unit).or_default().push((activity, has));
    }
    let units: Vec<_> = units::in_order(view.organisation)
        .into_iter()
        .filter_map(|(unit, _)| Some((unit, by_unit.remove(&unit.id)?)))
        .collect();
    let sum = |activities: &[(&Activity, Resources)]| activities.iter().map(|(_, has)| *has).sum::<Resources>();
    let whole = Column::of(amounts, units.iter().map(|(_, activities)| sum(activities).kronor));
    let people: PersonYears = units.iter().map(|(_, activities)| sum(activities).person_years).sum();
    let names = contents.activities.len() <= NAMED;
    let marks = Marks::of(view, round);
    html! {
        @if !names { p.note { (m.with("whole-plan-too-many", &[("count", contents.activities.len().into())])) } }
        (parts::scroll(m.t("whole-plan-by-unit"), html! {
            table.ds-table.record {
                thead { tr {
                    th scope="col" { (m.t("whole-plan-activity")) }
                    th scope="col" { (m.t("whole-plan-goals")) }
                    th scope="col" { (m.t("rounds-period")) }
                    th.num scope="col" { (amounts.abbreviation()) }
                    th.num scope="col" { (amounts.person_years_abbreviation()) }
                } }
                @for (index, (unit, activities)) in units.iter().enumerate() {
                    @let column = Column::of(amounts, activities.iter().map(|(_, has)| has.kronor)).making(whole.shown(index));
                    tbody {
                        tr.under-head {
                            th colspan="3" scope="rowgroup" {
                                b lang=[view.language()] { (unit.name) } (marks.flag(m, Pointed::Unit(unit.id)))
                            }
                            td.num { b { (whole.cell(index)) } }
                            td.num { b { (amounts.person_years(sum(activities).person_years)) } }
                        }
                        @if names { @for (row, (activity, has)) in activities.iter().enumerate() {
                            tr {
                                th scope="row" {
                                    span lang=[view.language()] { (activity.work.title) } @if marks.has(activity) { " " (flag(m)) }
                                }
                                td { (goals_of(view, round, activity)) }
                                td.nw { @if let Some(period) = period(view, round, activity) { (period) } }
                                td.num { (column.cell(row)) }
                                td.num { (amounts.person_years_cell(has.person_years)) }
                            }
                        } }
                    }
                }
                tfoot { tr {
                    th scope="row" colspan="3" { (m.t("sum")) }
                    td.num { (whole.sum()) }
                    td.num { (amounts.person_years(people)) }
                } }
            }
        }))
    }
}

// "3.1 (75 %), 1.1 (25 %)": the numbers of the goals, with shares where there are several.
fn goals_of(view: &View<'_>, round: &Round, activity: &Activity) -> Markup {
    let strategy = view.organisation.strategy_for(round);
    let number = |goal: StatementId| {
        let found = strategy.and_then(|revision| Some((revision, revision.tree.get(goal)?)));
        found.and_then(|(revision, goal)| revision.tree.number(goal)).unwrap_or_else(|| goal.to_string())
    };
    let several = 1 < activity.work.goals.len();
    html! {
        @for (index, share) in activity.work.goals.iter().enumerate() {
            @if 0 < index { ", " }
            span.nw { (number(share.goal)) @if several { " " span.cap { (view.amounts().share(share.share)) } } }
        }
        @if activity.work.goals.is_empty() { span.cap { (view.m.t("whole-plan-no-goal")) } }
    }
}

// When an activity is done, where it is not the whole of the round's period.
fn period(view: &View<'_>, round: &Round, activity: &Activity) -> Option<String> {
    let (from, until) = (activity.work.from, activity.work.until);
    let whole = from <= round.from && until.is_none_or(|until| round.until <= until);
    (!whole).then(|| view.m.span(from.max(round.from), until))
}

/// What an activity has for a goal.
struct Part<'a> {
    activity: &'a Activity,
    has: Resources,
}

/// A goal with what is done for it; none for what is for no goal of the strategy.
struct Goal<'a> {
    goal: Option<&'a Statement>,
    parts: Vec<Part<'a>>,
}

impl Goal<'_> {
    fn sum(&self) -> Resources {
        self.parts.iter().map(|part| part.has).sum()
    }
}

/// By area and goal, in the order of the strategy. Of a plan that is too long only the goal that is open names its
/// activities, and `open` makes the address at which another is.
pub fn by_goal(
    view: &View<'_>,
    round: &Round,
    contents: Contents<'_>,
    open: Option<StatementId>,
    address: impl Fn(StatementId) -> String,
) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let (areas, marks) = (grouped(view, round, contents), Marks::of(view, round));
    let sum = |goals: &[Goal<'_>]| goals.iter().map(Goal::sum).sum::<Resources>();
    let whole = Column::of(amounts, areas.iter().map(|(_, goals)| sum(goals).kronor));
    let people: PersonYears = areas.iter().map(|(_, goals)| sum(goals).person_years).sum();
    let names = contents.activities.len() <= NAMED;
    html! {
        @if !names { p.note { (m.with("whole-plan-too-many", &[("count", contents.activities.len().into())])) } }
        @for (index, (area, goals)) in areas.iter().enumerate() {
            @let column = Column::of(amounts, goals.iter().map(|goal| goal.sum().kronor)).making(whole.shown(index));
            section.sec.area-plan {
                (area_head(view, *area, whole.shown(index), sum(goals)))
                (parts::scroll(area.map_or_else(|| m.t("resources-without-area").into_owned(), |area| area.text().to_owned()), html! {
                    table.ds-table.record {
                        thead { tr {
                            th scope="col" { (m.t("whole-plan-goal-and-activity")) }
                            th scope="col" { (m.t("plans-unit")) }
                            th scope="col" { (m.t("rounds-period")) }
                            th.num scope="col" { (amounts.abbreviation()) }
                            th.num scope="col" { (amounts.person_years_abbreviation()) }
                        } }
                        @for (row, goal) in goals.iter().enumerate() {
                            @let is_open = names || goal.goal.is_some_and(|goal| open == Some(goal.id));
                            tbody #{ "goal-" (goal.goal.map_or(0, |goal| goal.id.0)) } {
                                (goal_head(view, (round, &marks), goal, column.shown(row), (!is_open).then_some(&address)))
                                @if is_open { (rows(view, (round, &marks), goal, column.shown(row))) }
                            }
                        }
                    }
                }))
            }
        }
        dl.figs.mt {
            div { dt { (m.t("whole-plan-kronor")) } dd { (whole.sum()) " " (amounts.word()) } }
            div { dt { (m.t("whole-plan-people")) } dd { (amounts.person_years_with_unit(people)) } }
            div { dt { (m.t("rounds-activities")) } dd { (m.number(contents.activities.len() as u64)) } }
        }
    }
}

fn area_head(view: &View<'_>, area: Option<&Statement>, kronor: Kronor, sum: Resources) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    html! {
        h2 {
            @match area {
                Some(area) => a href=(view.statement(area)) lang=[view.language()] { (area.text()) },
                None => (m.t("resources-without-area")),
            }
            small { (amounts.kronor_with_unit(kronor)) ", " (amounts.person_years_with_unit(sum.person_years)) }
        }
    }
}

fn goal_head<F: Fn(StatementId) -> String>(
    view: &View<'_>,
    (round, marks): (&Round, &Marks),
    goal: &Goal<'_>,
    kronor: Kronor,
    closed: Option<&F>,
) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    html! {
        tr.under-head {
            th colspan="3" scope="rowgroup" {
                @match goal.goal {
                    Some(goal) => {
                        @let number = number(view, round, goal);
                        @if let Some(number) = &number { b { (number) } " " }
                        a.says href=(view.statement(goal)) lang=[view.language()] { (goal.text()) }
                        (marks.own_flag(m, Pointed::Statement(goal.id)))
                    },
                    None => b { (m.t("whole-plan-for-no-goal")) },
                }
                @if let (Some(address), Some(statement)) = (closed, goal.goal) {
                    " " a href=(address(statement.id)) rel="nofollow" { (m.with("whole-plan-show-activities", &[("count", goal.parts.len().into())])) }
                }
                @if goal.parts.is_empty() { " " span.cap { (m.t("whole-plan-nothing-for-goal")) } }
            }
            td.num { b { @if goal.sum().kronor == Kronor::ZERO { (crate::amounts::nothing()) } @else { (amounts.kronor(kronor)) } } }
            td.num { b { (amounts.person_years_cell(goal.sum().person_years)) } }
        }
    }
}

fn number(view: &View<'_>, round: &Round, goal: &Statement) -> Option<String> {
    view.organisation.strategy_for(round).and_then(|revision| revision.tree.number(goal))
}

fn rows(view: &View<'_>, (round, marks): (&Round, &Marks), goal: &Goal<'_>, kronor: Kronor) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let column = Column::of(amounts, goal.parts.iter().map(|part| part.has.kronor)).making(kronor);
    let reads = view.may(domain::policy::Right::ReadPlanning);
    html! {
        @for (row, part) in goal.parts.iter().enumerate() {
            @let activity = part.activity;
            @let share = activity.work.goals.iter().find(|share| goal.goal.is_some_and(|goal| goal.id == share.goal)).map(|share| share.share);
            tr {
                th scope="row" {
                    @if reads && round.activity(activity.id).is_some() {
                        a href=(view.frame.to(&activity_path(round.number, activity.id))) lang=[view.language()] { (activity.work.title) }
                    } @else { span lang=[view.language()] { (activity.work.title) } }
                    (marks.own_flag(m, Pointed::Activity(activity.id)))
                    @if let Some(share) = share.filter(|share| *share < domain::activity::WHOLE) {
                        " " span.cap { (amounts.share(share)) }
                    }
                }
                td lang=[view.language()] { (view.organisation.units.get(&activity.unit).map_or("", |unit| unit.name.as_str())) }
                td.nw { @if let Some(period) = period(view, round, activity) { (period) } }
                td.num { (column.cell(row)) }
                td.num { (amounts.person_years_cell(part.has.person_years)) }
            }
        }
    }
}

// Every goal of every area, also those that nothing is done for, and last what is for no goal of the strategy.
fn grouped<'a>(view: &View<'a>, round: &Round, contents: Contents<'a>) -> Vec<(Option<&'a Statement>, Vec<Goal<'a>>)> {
    let mut by_goal: BTreeMap<Option<StatementId>, Vec<&Line>> = BTreeMap::new();
    let allocation = contents.allocation(view, round);
    for line in &allocation.lines {
        by_goal.entry(line.place.goal).or_default().push(line);
    }
    // Activities that have nothing yet are done for their goals all the same.
    let mut without: BTreeMap<Option<StatementId>, Vec<&Activity>> = BTreeMap::new();
    for activity in contents.activities.values().filter(|activity| activity.work.resources.is_empty()) {
        if activity.work.goals.is_empty() {
            without.entry(None).or_default().push(activity);
        }
        for share in &activity.work.goals {
            without.entry(Some(share.goal)).or_default().push(activity);
        }
    }
    let parts = |goals: &[Option<StatementId>]| -> Vec<Part<'a>> {
        let mut of: BTreeMap<ActivityId, Resources> = BTreeMap::new();
        for goal in goals {
            for line in by_goal.get(goal).into_iter().flatten() {
                *of.entry(line.place.activity).or_default() += line.resources;
            }
            for activity in without.get(goal).into_iter().flatten() {
                of.entry(activity.id).or_default();
            }
        }
        of.into_iter().filter_map(|(id, has)| Some(Part { activity: contents.activities.get(&id)?, has })).collect()
    };
    let Some(revision) = view.organisation.strategy_for(round) else {
        let all: Vec<_> = by_goal.keys().chain(without.keys()).copied().collect();
        return vec![(None, vec![Goal { goal: None, parts: parts(&all) }])];
    };
    let mut areas = Vec::new();
    let mut placed: Vec<StatementId> = Vec::new();
    for area in resources::areas(view, round) {
        let mut goals = Vec::new();
        for statement in revision.tree.in_order() {
            let is_under = revision.tree.above(statement.id).iter().any(|above| above.id == area.id);
            if is_under && statement.kind.is_served() {
                placed.push(statement.id);
                goals.push(Goal { goal: Some(statement), parts: parts(&[Some(statement.id)]) });
            }
        }
        areas.push((Some(area), goals));
    }
    let mut last = Vec::new();
    for statement in revision.tree.in_order() {
        if statement.kind.is_served() && statement.kind != StatementKind::ResultArea && !placed.contains(&statement.id)
        {
            placed.push(statement.id);
            let parts = parts(&[Some(statement.id)]);
            if !parts.is_empty() {
                last.push(Goal { goal: Some(statement), parts });
            }
        }
    }
    let mut nowhere: Vec<Option<StatementId>> = by_goal.keys().chain(without.keys()).copied().collect();
    nowhere.retain(|goal| goal.is_none_or(|goal| !placed.contains(&goal)));
    nowhere.sort_unstable();
    nowhere.dedup();
    let rest = parts(&nowhere);
    if !rest.is_empty() {
        last.push(Goal { goal: None, parts: rest });
    }
    if !last.is_empty() {
        areas.push((None, last));
    }
    areas
}
