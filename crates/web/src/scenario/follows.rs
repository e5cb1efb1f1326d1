//! What follows of a scenario, or of a move before it is made: areas and goals that gain and lose, what is pointed out and
//! gets less, frames that are passed, activities that begin or are left with nothing, and what is added to the whole.
//! Changes are exact to what is shown of them, so that they add up.

use std::collections::BTreeMap;

use domain::ids::{ActivityId, StatementId};
use domain::money::Resources;
use domain::movement::Movement;
use domain::planning::breaks::PlanBreak;
use domain::planning::{FrameFor, Pointed, Round};
use domain::rounding::Parts;
use domain::scenario::change::{Change, Consequences, Touched};
use figures::difference_bars::{self, Difference};
use figures::direction_mark::Direction;
use maud::{Markup, Render, html};

use crate::allocation::scopes::Names;
use crate::amounts::Amounts;
use crate::planning::marks::Marks;
use crate::statement::movement;
use crate::view::View;
use crate::{indicator, planning, words};

/// So many activities are named; the comparison has all.
const NAMED: usize = 6;

/// What follows of one change.
pub(super) struct Follows<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    names: Names<'a>,
    marks: Marks,
    all: Consequences,
    /// How the goals that get more or less move, by what the viewer may read.
    movements: BTreeMap<StatementId, Movement<'a>>,
    amounts: Amounts,
}

/// Whether what happens to an activity is told of it by name.
fn is_named(touched: &Touched) -> bool {
    touched.after.is_short() || touched.is_cut() || touched.is_started()
}

impl<'a> Follows<'a> {
    /// What follows of a change.
    pub(super) fn of(view: &'a View<'a>, round: &'a Round, change: &Change<'_>) -> Follows<'a> {
        let all = view.organisation.consequences(round, change);
        let areas = all.areas.iter().map(|(_, change)| *change).chain([all.outside_areas]);
        let goals = all.goals.iter().map(|(_, change)| *change).chain(all.hurt.iter().map(|(_, change)| *change));
        let activities = all.activities.iter().filter(|touched| is_named(touched)).map(Touched::change);
        let amounts = view.amounts().together(areas.chain(goals).chain(activities));
        let known = all.goals.iter().filter_map(|(goal, _)| *goal);
        let movements = known.map(|goal| (goal, movement::readable(view, goal)));
        let movements = movements.filter(|(_, movement)| !movement.indicators.is_empty()).collect();
        let (names, marks) = (Names::of(view, round), Marks::of(view, round));
        Follows { view, round, names, marks, all, movements, amounts }
    }

    /// In one sentence: for those who hear the page.
    pub(super) fn in_short(&self) -> String {
        let m = self.view.m;
        let change = |resources: Resources| self.amounts.change_with_unit(resources.kronor);
        let moved = self.all.areas.iter().filter(|(_, difference)| !difference.is_none());
        let mut said: Vec<String> =
            moved.map(|(area, difference)| format!("{} {}", self.names.area(*area), change(*difference))).collect();
        if !self.all.outside_areas.is_none() {
            said.push(format!("{} {}", m.t("allocation-outside"), change(self.all.outside_areas)));
        }
        let passed = self.newly_passed().count();
        let hurt = self.all.hurt.len();
        let cut = self.all.activities.iter().filter(|touched| touched.is_cut()).count();
        for (count, key) in [(hurt, "follows-short-hurt"), (passed, "follows-short-passed"), (cut, "follows-short-cut")]
        {
            if 0 < count {
                said.push(m.with(key, &[("count", count.into())]));
            }
        }
        if said.is_empty() { m.t("follows-nothing").into_owned() } else { said.join(". ") }
    }

    /// Everything, under a heading.
    pub(super) fn all(&self, heading: impl Render) -> Markup {
        let m = self.view.m;
        html! {
            h2 { (heading) }
            (self.areas())
            (self.goals())
            (self.indicators())
            (self.hurt())
            (self.broken())
            (self.frames())
            (self.activities())
            (self.balance())
            @if self.all.activities.is_empty() { p.cap { (m.t("follows-nothing")) } }
        }
    }

    fn areas(&self) -> Markup {
        let (m, amounts) = (self.view.m, self.amounts);
        let outside = (!self.all.outside_areas.is_none()).then_some((None, self.all.outside_areas));
        let all: Vec<_> = self.all.areas.iter().map(|(area, change)| (Some(*area), *change)).chain(outside).collect();
        let exact: Vec<i64> = all.iter().map(|(_, change)| change.kronor.0).collect();
        let shown = Parts::of(&exact, amounts.unit());
        let labels: Vec<String> = all
            .iter()
            .map(|(area, _)| area.map_or_else(|| m.t("allocation-outside").into_owned(), |area| self.names.area(area)))
            .collect();
        let rows: Vec<Difference<'_>> = labels
            .iter()
            .zip(shown.parts)
            .map(|(label, change)| Difference { label, change, written: amounts.change(domain::money::Kronor(change)) })
            .collect();
        html! { @if !rows.is_empty() {
            (difference_bars::draw("differences", &m.with("follows-areas", &[("changes", self.in_short().into())]), &rows))
            p.cap { (m.with("follows-areas-caption", &[("unit", amounts.word().into_owned().into())])) }
        } }
    }

    fn goals(&self) -> Markup {
        let (m, amounts) = (self.view.m, self.amounts);
        let kronor: Vec<i64> = self.all.goals.iter().map(|(_, change)| change.kronor.0).collect();
        let shown = Parts::of(&kronor, amounts.unit()).parts;
        html! { @if !self.all.goals.is_empty() {
            table.ds-table.tight {
                thead { tr {
                    th scope="col" { (m.t("follows-goals")) }
                    th.num scope="col" { (amounts.abbreviation()) }
                    th.num scope="col" { (amounts.person_years_abbreviation()) }
                } }
                tbody { @for ((goal, change), kronor) in self.all.goals.iter().zip(shown) {
                    tr {
                        th scope="row" { @match goal {
                            Some(goal) => {
                                a lang=[self.view.language()] href=(self.view.frame.to(&format!("/statements/{goal}"))) { (self.names.goal(*goal)) }
                                (self.marks.own_flag(m, Pointed::Statement(*goal)))
                                @if let Some((_, verdict)) = self.movements.get(goal).and_then(Movement::lead) { " " span.nw { (indicator::words::mark(m, verdict)) } }
                            }
                            None => (m.t("allocation-no-goal")),
                        } }
                        td.num { b { (amounts.change(domain::money::Kronor(if kronor == 0 { change.kronor.0 } else { kronor }))) } }
                        td.num { (amounts.person_years_change(change.person_years)) }
                    }
                } }
            }
        } }
    }

    /// The indicators behind the goals that get more or less, and which of those that get less already move away.
    fn indicators(&self) -> Markup {
        let m = self.view.m;
        let goals = || self.all.goals.iter().filter_map(|(goal, change)| Some((*goal.as_ref()?, *change)));
        let mut names: Vec<&str> = goals()
            .filter_map(|(goal, _)| self.movements.get(&goal))
            .flat_map(|movement| movement.indicators.iter())
            .map(|(known, _)| {
                self.view.organisation.indicators.definition_on(known, self.view.day).definition.name.as_str()
            })
            .collect();
        names.sort_unstable();
        names.dedup();
        let is_away = |goal| {
            let lead = self.movements.get(&goal).and_then(Movement::lead);
            lead.is_some_and(|(_, verdict)| indicator::words::direction_of(verdict) == Direction::Away)
        };
        let going: Vec<String> = goals()
            .filter(|(goal, change)| {
                (change.kronor.0 < 0 || change.kronor.0 == 0 && change.is_short()) && is_away(*goal)
            })
            .map(|(goal, _)| self.names.goal(goal))
            .collect();
        html! {
            @if !going.is_empty() { div.fault {
                p { b { (m.with("follows-away", &[("count", going.len().into())])) } }
                ul { @for goal in &going { li lang=[self.view.language()] { (goal) } } }
            } }
            @if !names.is_empty() {
                details.ds-details { summary { (m.with("follows-indicators", &[("count", names.len().into())])) }
                    div { ul.bare lang=[self.view.language()] { @for name in &names { li { (name) } } } } }
            }
        }
    }

    fn hurt(&self) -> Markup {
        let m = self.view.m;
        html! { @if !self.all.hurt.is_empty() {
            div.fault {
                p { (planning::flag(m)) " " (m.t("follows-hurt")) }
                ul { @for (pointed, change) in &self.all.hurt {
                    li { (self.pointed(*pointed)) ": " (self.change(*change)) }
                } }
            }
        } }
    }

    fn broken(&self) -> Markup {
        let m = self.view.m;
        html! { @for broken in &self.all.breaks {
            @if let PlanBreak::GoalWithoutResources(goal) = broken {
                p.fault { span.brk { (figures::icons::fray()) (m.t("follows-break")) } " "
                    (m.with("follows-goal-without", &[("goal", self.names.goal(*goal).into())])) }
            }
        } }
    }

    fn frames(&self) -> Markup {
        let m = self.view.m;
        html! { @if !self.all.frames.is_empty() {
            div.fault {
                p { b { (m.with("follows-passed", &[("count", self.all.frames.len().into())])) } }
                ul { @for passed in &self.all.frames {
                    li {
                        (self.frame(&passed.of)) ": "
                        (m.with("follows-over", &[("amount", self.amounts.both(passed.over).into())]))
                        @if !passed.before.is_none() { " " span.cap { (m.with("follows-over-before", &[("amount", self.amounts.both(passed.before).into())])) } }
                    }
                } }
                p.cap { (m.t("follows-passed-motive")) }
            }
        } }
    }

    fn newly_passed(&self) -> impl Iterator<Item = &FrameFor> {
        self.all.frames.iter().filter(|passed| passed.before.is_none()).map(|passed| &passed.of)
    }

    fn activities(&self) -> Markup {
        let m = self.view.m;
        let all = &self.all.activities;
        let named = |is_it: &dyn Fn(&Touched) -> bool| -> Vec<Touched> { all.iter().copied().filter(is_it).collect() };
        let short = named(&|touched| touched.after.is_short());
        let cut = named(&Touched::is_cut);
        let started = named(&Touched::is_started);
        html! {
            (self.list(&short, "follows-short", true))
            (self.list(&cut, "follows-cut", true))
            (self.list(&started, "follows-started", false))
            @if !all.is_empty() { p.cap { (m.with("follows-touched", &[("count", all.len().into())])) } }
        }
    }

    fn list(&self, touched: &[Touched], key: &'static str, is_fault: bool) -> Markup {
        let m = self.view.m;
        html! { @if !touched.is_empty() {
            div.fault[is_fault].started[!is_fault] {
                p { b { (m.with(key, &[("count", touched.len().into())])) } }
                ul {
                    @for one in touched.iter().take(NAMED) { li { (self.activity(one.activity)) ": " (self.change(one.change())) } }
                    @if NAMED < touched.len() { li { (m.with("follows-more", &[("count", (touched.len() - NAMED).into())])) } }
                }
            }
        } }
    }

    fn balance(&self) -> Markup {
        let (m, balance) = (self.view.m, self.all.balance);
        let adds = balance.beyond(Resources::NONE);
        let frees = Resources::NONE.beyond(balance);
        html! { @if !balance.is_none() {
            div.fault {
                @if !adds.is_none() { p { (m.with("follows-adds", &[("amount", self.amounts.both(adds).into())])) } }
                @if !frees.is_none() { p { (m.with("follows-frees", &[("amount", self.amounts.both(frees).into())])) } }
            }
        } }
    }

    fn activity(&self, id: ActivityId) -> Markup {
        html! { a lang=[self.view.language()] href=(self.view.frame.to(&planning::activity_path(self.round.number, id))) { (self.names.activity(id)) } }
    }

    fn pointed(&self, pointed: Pointed) -> Markup {
        match pointed {
            Pointed::Activity(id) => self.activity(id),
            Pointed::Unit(unit) => html! { span lang=[self.view.language()] { (self.names.unit(unit)) } },
            Pointed::Statement(id) => html! { span lang=[self.view.language()] { (self.names.goal(id)) } },
        }
    }

    fn frame(&self, of: &FrameFor) -> Markup {
        let m = self.view.m;
        let called = |key, name: Option<String>| name.map(|name| m.with(key, &[("name", name.into())]));
        let parts = [
            called("follows-frame-unit", of.unit.map(|unit| self.names.unit(unit))),
            called("follows-frame-area", of.area.map(|area| self.names.area(area))),
            called("follows-frame-source", of.source.map(|source| self.names.source(source))),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        html! { (words::capitalised(&if said.is_empty() { m.t("scope-all").into_owned() } else { said.join(", ") })) }
    }

    /// A change with its units: "−3,0 mnkr, −1,0 åa".
    fn change(&self, change: Resources) -> String {
        let amounts = self.amounts;
        let people =
            format!("{}\u{a0}{}", amounts.person_years_change(change.person_years), amounts.person_years_word());
        match (change.kronor.0, change.person_years.0) {
            (_, 0) => amounts.change_with_unit(change.kronor),
            (0, _) => people,
            _ => format!("{}, {people}", amounts.change_with_unit(change.kronor)),
        }
    }
}
