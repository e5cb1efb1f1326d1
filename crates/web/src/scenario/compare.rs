//! Scenarios side by side, and beside today: areas, their goals, and the activities that differ; and what follows of each.
//! As a page, on paper, and as a file. Not one scenario's own matrix.

use std::collections::BTreeSet;

use domain::allocation::sums::Sums;
use domain::ids::{ActivityId, ScenarioId, StatementId};
use domain::money::Resources;
use domain::planning::{Pointed, Round};
use domain::rounding::{self, Parts};
use domain::scenario::change::{Change, Consequences};
use domain::scenario::{Scenario, ScenarioState};
use domain::statement::StatementKind;
use exchange::sheet::{Column, Shape, Value};
use maud::{Markup, html};

use crate::allocation::choice::{Choice, Measure};
use crate::allocation::file;
use crate::allocation::matrix::Written;
use crate::allocation::scopes::Names;
use crate::answer::Answer;
use crate::forms::Typed;
use crate::paging::Paging;
use crate::planning::marks::Marks;
use crate::planning::{self, Part};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{address, allocation, amounts, parts, words};

/// `GET /{organisation}/planning/{round}/scenarios/compare?with=1&with=2`
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = planning::round(&asked)?;
    let view = View::of(&asked);
    let m = view.m;
    let compared = Compared::of(&view, round, asked.query.as_deref());
    let title = m.with("compare-scenarios-title", &[("count", compared.scenarios.len().into())]);
    let main = html! {
        (planning::head(&view, round, Part::Allocation, &title, &[], Some(allocation::beside(&view, round, None))))
        (compared.main(asked.query("page").as_deref()))
    };
    let here = Knot::here(m.t("allocation-knot"), m.t("compare-scenarios-knot"));
    Ok(asked.frame.page(planning::page(&view, Some(round), title, here, main).class("broad")))
}

/// `GET /{organisation}/planning/{round}/scenarios/compare/file?with=1&with=2`
///
/// # Errors
/// Not found when there is no such round.
pub async fn download(asked: Asked) -> Answer {
    let round = planning::round(&asked)?;
    let view = View::of(&asked);
    Ok(Compared::of(&view, round, asked.query.as_deref()).file())
}

/// The scenarios that were chosen, each with what it changes.
struct Compared<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    names: Names<'a>,
    marks: Marks,
    scenarios: Vec<Side<'a>>,
    /// What there is today, leaf by leaf. Every scenario that was not overtaken begins from it.
    today: Vec<i64>,
    rows: Vec<Row>,
    written: Written,
    query: String,
}

/// One of the scenarios.
struct Side<'a> {
    scenario: &'a Scenario,
    change: Change<'a>,
    follows: Consequences,
    before: Vec<i64>,
    changes: Vec<i64>,
}

/// A row of the table: an area and its goals, or what is outside.
struct Row {
    head: Head,
    /// The leaves that it is the sum of.
    leaves: std::ops::Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Area(StatementId),
    Goal(StatementId),
    Outside,
}

impl<'a> Compared<'a> {
    fn of(view: &'a View<'a>, round: &'a Round, query: Option<&str>) -> Compared<'a> {
        let typed = Typed::read(query.unwrap_or_default());
        let chosen: BTreeSet<ScenarioId> = typed.all("with").filter_map(|id| id.parse().ok()).collect();
        let is_on = |scenario: &Scenario| {
            matches!(round.scenario_state(scenario), ScenarioState::Open | ScenarioState::Proposed)
        };
        // Nobody chose: those that are being worked on.
        let is_chosen =
            |scenario: &&Scenario| if chosen.is_empty() { is_on(scenario) } else { chosen.contains(&scenario.id) };
        let scenarios: Vec<&Scenario> = round.scenarios.values().map(AsRef::as_ref).filter(is_chosen).collect();
        let (rows, goals) = rows(view, round);
        let measure = Choice::of(query).measure;
        let written = Written { amounts: view.amounts(), measure };
        let leaves = |sums: &Sums| -> Vec<i64> {
            let by_goal = sums.by(|cell| cell.goal);
            let mut leaves: Vec<i64> =
                goals.iter().map(|goal| written.of(by_goal.get(&Some(*goal)).copied().unwrap_or_default())).collect();
            // What is for an area itself, or for no area, is none of the goals'.
            let all: i64 = written.of(sums.total());
            leaves.push(all - leaves.iter().sum::<i64>());
            leaves
        };
        let side = |scenario: &'a Scenario| {
            let change = Change::by(round, scenario, &[]);
            let (before, after) = (leaves(&change.before), leaves(&change.after()));
            let differences: Vec<i64> = after.iter().zip(&before).map(|(after, before)| after - before).collect();
            Side {
                scenario,
                follows: view.organisation.consequences(round, &change),
                before: Parts::of(&before, written.unit()).parts,
                changes: Parts::of(&differences, written.unit()).parts,
                change,
            }
        };
        Compared {
            view,
            round,
            names: Names::of(view, round),
            marks: Marks::of(view, round),
            scenarios: scenarios.into_iter().map(side).collect(),
            today: Parts::of(&leaves(round.sums()), written.unit()).parts,
            rows,
            written,
            query: query.unwrap_or_default().to_owned(),
        }
    }

    fn main(&self, turned_to: Option<&str>) -> Markup {
        let m = self.view.m;
        html! {
            (self.chooser())
            @if self.scenarios.is_empty() {
                (parts::nothing_yet(m.t("compare-scenarios-none"), None))
            } @else {
                (self.ways())
                (parts::scroll(m.t("compare-scenarios-label"), self.table()))
                (self.activities(turned_to))
                (allocation::take_along(self.view, &self.address("/file"), html! {}))
            }
        }
    }

    fn address(&self, tail: &str) -> String {
        let page = self.view.frame.to(&planning::path(self.round.number, &format!("/scenarios/compare{tail}")));
        if self.query.is_empty() { page } else { format!("{}?{}", page.split('?').next().unwrap_or(&page), self.query) }
    }

    fn chooser(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let is_chosen = |scenario: &Scenario| self.scenarios.iter().any(|side| side.scenario.id == scenario.id);
        html! {
            form.move action=(view.frame.to(&planning::path(self.round.number, "/scenarios/compare"))) {
                fieldset.ds-fieldset.row {
                    legend.ds-sr-only { (m.t("scenarios-compare")) }
                    @for scenario in self.round.scenarios.values() {
                        span.ds-field {
                            input.ds-input type="checkbox" name="with" value=(scenario.id) id={ "with-" (scenario.id) } checked[is_chosen(scenario)];
                            label for={ "with-" (scenario.id) } { (scenario.name) }
                        }
                    }
                }
                @if self.written.measure == Measure::People { input type="hidden" name="in" value="people"; }
                button.ds-button data-variant="secondary" type="submit" { (m.t("scenarios-compare")) }
            }
        }
    }

    fn ways(&self) -> Markup {
        let m = self.view.m;
        let page = address::without(&address::without(&self.address(""), "page"), "in");
        html! {
            div.row.ways-to {
                nav.ds-toggle-group.seg.seg--sm aria-label=(m.t("allocation-measures")) {
                    @for measure in Measure::ALL {
                        a.ds-button data-variant="tertiary" href=(if measure == Measure::Kronor { page.clone() } else { address::with(&page, "in", measure.key()) })
                            aria-current=[(measure == self.written.measure).then_some("true")] { (m.word("allocation-measure", measure.key())) }
                    }
                }
                @if self.written.measure == Measure::Kronor { (amounts::choice(self.view.frame)) }
            }
        }
    }

    fn table(&self) -> Markup {
        let m = self.view.m;
        let unit = match self.written.measure {
            Measure::Kronor => self.written.amounts.name(),
            Measure::People => self.written.amounts.person_years_name(),
        };
        html! {
            table.ds-table.side {
                caption.cap { (m.with("compare-scenarios-caption", &[("unit", words::capitalised(&unit).into())])) }
                thead { tr {
                    th scope="col" { (m.t("compare-scenarios-rows")) }
                    th.num scope="col" { (m.t("allocation-today")) }
                    @for side in &self.scenarios { th.num scope="col" { (self.link(side)) } }
                } }
                tbody { @for row in &self.rows {
                    tr.whole[matches!(row.head, Head::Area(_))] {
                        th scope="row" data-depth=(usize::from(matches!(row.head, Head::Goal(_)))) { (self.head(row.head)) }
                        td.num { (self.written.amount(self.today(&row.leaves))) }
                        @for side in &self.scenarios { (self.cell(side, &row.leaves)) }
                    }
                } }
                tfoot {
                    tr {
                        th scope="row" { (m.t("allocation-sum")) }
                        td.num { (self.written.amount(self.today(&(0..usize::MAX)))) }
                        @for side in &self.scenarios { (self.cell(side, &(0..usize::MAX))) }
                    }
                    @for (key, count) in FOLLOWS {
                        tr.fr {
                            th scope="row" { (m.t(key)) }
                            td {}
                            @for side in &self.scenarios { td.num { (count(&side.follows)) } }
                        }
                    }
                }
            }
        }
    }

    fn link(&self, side: &Side<'_>) -> Markup {
        let address = self.view.frame.to(&planning::scenario_path(self.round.number, side.scenario.id));
        let state = self.round.scenario_state(side.scenario);
        html! {
            a href=(address) { (side.scenario.name) }
            @if state != ScenarioState::Open { small { (self.view.m.word("scenario-state", state.key())) } }
        }
    }

    fn head(&self, head: Head) -> Markup {
        let language = self.view.language();
        match head {
            Head::Area(id) => {
                html! { span lang=[language] { (self.names.area(id)) } (self.marks.own_flag(self.view.m, Pointed::Statement(id))) }
            }
            Head::Goal(id) => {
                html! { span lang=[language] { (self.names.goal(id)) } (self.marks.own_flag(self.view.m, Pointed::Statement(id))) }
            }
            Head::Outside => html! { (self.view.m.t("allocation-outside")) },
        }
    }

    fn today(&self, leaves: &std::ops::Range<usize>) -> i64 {
        sum(&self.today, leaves)
    }

    fn cell(&self, side: &Side<'_>, leaves: &std::ops::Range<usize>) -> Markup {
        let change = sum(&side.changes, leaves);
        html! {
            td.num.chg[change != 0] {
                (self.written.amount(sum(&side.before, leaves) + change))
                small { @if change != 0 { (self.written.change(change)) } }
            }
        }
    }

    /// The activities that get more or less in any of them, those that change most first.
    fn differing(&self) -> Vec<ActivityId> {
        let of = |change: &Change<'_>, id| change.of_activity(id).map(|touched| self.written.of(touched.change()));
        let all: BTreeSet<ActivityId> = self
            .scenarios
            .iter()
            .flat_map(|side| side.follows.activities.iter().map(|touched| touched.activity))
            .collect();
        let mut sized: Vec<(i64, ActivityId)> = all
            .into_iter()
            .map(|id| {
                (self.scenarios.iter().filter_map(|side| of(&side.change, id)).map(i64::abs).max().unwrap_or(0), id)
            })
            .collect();
        sized.sort_by_key(|(size, id)| (std::cmp::Reverse(*size), *id));
        sized.into_iter().map(|(_, id)| id).collect()
    }

    fn activities(&self, turned_to: Option<&str>) -> Markup {
        let m = self.view.m;
        let differing = self.differing();
        let paging = Paging::of(differing.len(), turned_to);
        let page = address::without(&self.address(""), "page");
        html! {
            section.sec #activities aria-labelledby="activities-title" {
                h2 #activities-title { (m.with("compare-scenarios-activities", &[("count", differing.len().into())])) }
                @if differing.is_empty() { p.note { (m.t("follows-nothing")) } } @else {
                    (parts::scroll(m.t("compare-scenarios-activities-label"), html! {
                        table.ds-table.side {
                            thead { tr {
                                th scope="col" { (m.t("compare-scenarios-activity")) }
                                th scope="col" { (m.t("allocation-rows-unit-area")) }
                                th.num scope="col" { (m.t("allocation-today")) }
                                @for side in &self.scenarios { th.num scope="col" { (self.link(side)) } }
                            } }
                            tbody { @for id in &differing[paging.range()] { (self.activity(*id)) } }
                        }
                    }))
                    (paging.links(m, &page, "activities"))
                }
            }
        }
    }

    fn activity(&self, id: ActivityId) -> Markup {
        let (view, written) = (self.view, self.written);
        let unit = self.round.activity(id).map(|activity| self.names.unit(activity.unit)).unwrap_or_default();
        let nearest = |amount: i64| rounding::nearest(amount, written.unit());
        let before = self.before(id);
        html! {
            tr {
                th scope="row" { a lang=[view.language()] href=(view.frame.to(&planning::activity_path(self.round.number, id))) { (self.names.activity(id)) } }
                td lang=[view.language()] { (unit) }
                td.num { (written.amount(nearest(before))) }
                @for side in &self.scenarios {
                    @match side.change.of_activity(id) {
                        None => td.num { (amounts::nothing()) },
                        Some(touched) => {
                            @let change = written.of(touched.change());
                            td.num.chg[change != 0] {
                                (written.amount(nearest(written.of(touched.after))))
                                small { @if change != 0 { (written.change(change)) } }
                            }
                        }
                    }
                }
            }
        }
    }

    fn before(&self, id: ActivityId) -> i64 {
        let activity = self.round.activity(id);
        activity.map_or(0, |activity| self.written.of(self.round.resources_of(activity)))
    }

    fn file(&self) -> axum::response::Response {
        let m = self.view.m;
        let written = self.written;
        let places = match written.measure {
            Measure::Kronor => 0,
            Measure::People => 2,
        };
        let value = |units: i64| Value::Decimal { units, places };
        let shape = Shape::Number { shown: places, most: places };
        let mut columns = vec![
            Column::new(m.t("compare-scenarios-rows"), 40, Shape::Text),
            Column::new(m.t("allocation-rows-unit-area"), 30, Shape::Text),
            Column::new(m.t("allocation-today"), 16, shape),
        ];
        for side in &self.scenarios {
            let name = side.scenario.name.as_str();
            let change = m.with("allocation-file-change", &[("name", name.into())]);
            columns.extend([Column::new(name, 16, shape), Column::new(change, 16, shape)]);
        }
        let mut rows: Vec<Vec<Value>> = Vec::new();
        let today = self.round.sums();
        let areas = self.view.organisation.areas_for(self.round);
        let belongs = |head: Head, goal: Option<StatementId>| match head {
            Head::Area(id) => goal.and_then(|goal| areas.of_goal(goal)) == Some(id),
            Head::Outside => goal.and_then(|goal| areas.of_goal(goal)).is_none(),
            Head::Goal(id) => goal == Some(id),
        };
        let of = |sums: &Sums, head: Head| written.of(sums.sum_of(|cell| belongs(head, cell.goal)));
        let afters: Vec<Sums> = self.scenarios.iter().map(|side| side.change.after()).collect();
        for row in &self.rows {
            let name = match row.head {
                Head::Area(id) => self.names.area(id),
                Head::Goal(id) => self.names.goal(id),
                Head::Outside => m.t("allocation-outside").into_owned(),
            };
            let mut line = vec![Value::Text(name), Value::Empty, value(of(today, row.head))];
            for (side, after) in self.scenarios.iter().zip(&afters) {
                let after = of(after, row.head);
                line.extend([value(after), value(after - of(&side.change.before, row.head))]);
            }
            rows.push(line);
        }
        for id in self.differing() {
            let unit = self.round.activity(id).map(|activity| self.names.unit(activity.unit)).unwrap_or_default();
            let mut line = vec![Value::Text(self.names.activity(id)), Value::Text(unit), value(self.before(id))];
            for side in &self.scenarios {
                let touched = side.change.of_activity(id);
                let number = |resources: Option<Resources>| resources.map_or(Value::Empty, |it| value(written.of(it)));
                line.extend([number(touched.map(|it| it.after)), number(touched.map(|it| it.change()))]);
            }
            rows.push(line);
        }
        let name = format!("scenarios-{}", self.round.number);
        file::download(m, &name, file::sheet(columns, rows, self.view.today))
    }
}

/// What follows of each, as numbers that can be compared.
/// How many there are of something that follows.
type Count = fn(&Consequences) -> usize;

const FOLLOWS: [(&str, Count); 4] = [
    ("compare-scenarios-hurt", |follows| follows.hurt.len()),
    ("compare-scenarios-passed", |follows| follows.frames.len()),
    ("compare-scenarios-cut", |follows| follows.activities.iter().filter(|touched| touched.is_cut()).count()),
    ("compare-scenarios-started", |follows| follows.activities.iter().filter(|touched| touched.is_started()).count()),
];

fn sum(parts: &[i64], leaves: &std::ops::Range<usize>) -> i64 {
    parts.iter().enumerate().filter(|(at, _)| leaves.contains(at)).map(|(_, part)| part).sum()
}

/// The rows: each area with its goals, and what is outside; and the goals that are the leaves, of which the last is what
/// is for none of them.
fn rows(view: &View<'_>, round: &Round) -> (Vec<Row>, Vec<StatementId>) {
    let areas = view.organisation.areas_for(round);
    let in_order = view.organisation.strategy_for(round).map(|strategy| strategy.tree.in_order()).unwrap_or_default();
    let mut rows = Vec::new();
    let mut goals = Vec::new();
    let served = |area: Option<StatementId>| -> Vec<StatementId> {
        let all = in_order.iter().filter(|statement| statement.kind.is_served());
        all.map(|goal| goal.id).filter(|&goal| areas.of_goal(goal) == area).collect()
    };
    for area in in_order.iter().filter(|statement| statement.kind == StatementKind::ResultArea) {
        let own = served(Some(area.id));
        let from = goals.len();
        rows.push(Row { head: Head::Area(area.id), leaves: from..from + own.len() });
        for goal in own {
            rows.push(Row { head: Head::Goal(goal), leaves: goals.len()..goals.len() + 1 });
            goals.push(goal);
        }
    }
    let from = goals.len();
    goals.extend(served(None));
    rows.push(Row { head: Head::Outside, leaves: from..goals.len() + 1 });
    (rows, goals)
}
