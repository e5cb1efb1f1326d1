//! "Min tråd": what the work of whoever is signed in is for, as a picture from the activities up to the vision, and the
//! activities one by one with their next step. Not what the person has to do now, nor the plan itself.

use domain::planning::mine::Mine;
use domain::revision::Revision;
use domain::statement::{Statement, StatementKind};
use domain::unit::Unit;
use domain::work_thread::own::{OwnActivity, OwnStep};
use figures::my_thread::{self as picture, Breaks, Step};
use maud::{Markup, html};

use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{parts, planning, words};

/// `GET /{organisation}/my-thread`
///
/// # Errors
/// None.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let person = asked.person()?;
    let mine = view.organisation.work_of(person, view.day);
    let unit = view.unit_of(person);
    let main = match &mine {
        Some(mine) => {
            let strategy = view.organisation.strategy_for(mine.round);
            MyThread { view: &view, mine, steps: Steps::of(&view, mine, strategy), strategy }.main(unit)
        }
        None => nothing(&view, unit),
    };
    let count = mine.as_ref().map_or(0, |mine| mine.thread.activities.len());
    let here = Knot::here(m.t("my-thread-knot"), m.with("my-thread-count", &[("count", count.into())]));
    let thread = planning::thread(&view, None, here);
    let page = Page::new(m.t("my-thread-title"), main).section(Section::Mine).thread(thread).class("sheet my-thread");
    Ok(asked.frame.page(page))
}

struct MyThread<'a> {
    view: &'a View<'a>,
    mine: &'a Mine<'a>,
    strategy: Option<&'a Revision>,
    steps: Steps<'a>,
}

/// The statements that the work leads to, level by level, as the picture has them.
#[derive(Default)]
struct Steps<'a> {
    goals: Vec<Step<'a>>,
    areas: Vec<Step<'a>>,
    overarching_goals: Vec<Step<'a>>,
    visions: Vec<Step<'a>>,
}

impl<'a> Steps<'a> {
    fn of(view: &View<'a>, mine: &Mine<'a>, strategy: Option<&'a Revision>) -> Steps<'a> {
        let Some(revision) = strategy else { return Steps::default() };
        let (m, model, tree) = (view.m, view.organisation.model_of(revision), &revision.tree);
        let steps = |level: &[OwnStep<'a>]| -> Vec<Step<'a>> {
            let step = |step: &OwnStep<'a>| {
                let statement = step.statement;
                let kicker = words::called(m, model, tree, statement);
                Step { kicker, text: statement.text(), under: step.under }
            };
            level.iter().map(step).collect()
        };
        let own = &mine.thread;
        Steps {
            goals: steps(&own.goals),
            areas: steps(&own.areas),
            overarching_goals: steps(&own.overarching_goals),
            visions: steps(&own.visions),
        }
    }
}

impl MyThread<'_> {
    fn main(&self, unit: Option<&Unit>) -> Markup {
        let m = self.view.m;
        let mut meta = Vec::new();
        meta.extend(unit.map(|unit| html! { (unit.name) }));
        meta.push(html! { (m.with("my-thread-plan", &[("round", self.mine.round.name.as_str().into())])) });
        meta.push(html! { (m.t("my-thread-width")) });
        let print = html! {
            button.ds-button type="button" data-variant="secondary" data-print { (m.t("my-thread-print")) }
        };
        html! {
            (parts::head(m.t("my-thread-heading"), &meta, Some(print)))
            (self.picture())
            section.sec.one-by-one aria-labelledby="mine" {
                h2 #mine { (m.t("my-thread-activities")) small { (m.t("my-thread-one-by-one")) } }
                ol.mya { @for mine in &self.mine.thread.activities { (self.activity(mine)) } }
            }
            (wrong(self.view, self.mine, unit))
        }
    }

    fn picture(&self) -> Markup {
        let m = self.view.m;
        let activities: Vec<picture::Activity<'_>> = (self.mine.thread.activities.iter())
            .map(|mine| picture::Activity {
                title: mine.activity.work.title.as_str(),
                time: mine.time,
                written: self.time(mine),
                goals: (mine.activity.work.goals.iter())
                    .filter_map(|share| {
                        let goals = &self.mine.thread.goals;
                        let at = goals.iter().position(|step| step.statement.id == share.goal)?;
                        Some((at, share.share))
                    })
                    .collect(),
            })
            .collect();
        let description: Vec<String> = (self.mine.thread.activities.iter())
            .map(|mine| {
                let goals: Vec<&str> = self.goals_of(mine).map(|(goal, _)| goal.text()).collect();
                let values = [
                    ("activity", mine.activity.work.title.as_str().into()),
                    ("time", self.time(mine).into()),
                    ("goals", goals.join(", ").into()),
                    ("count", goals.len().into()),
                ];
                m.with("my-thread-sentence", &values)
            })
            .collect();
        let (goal, area, top) = (m.t("my-thread-no-goal"), m.t("my-thread-no-area"), m.t("my-thread-no-overarching"));
        picture::draw(&picture::MyThread {
            id: "mine",
            title: &m.with("my-thread-picture", &[("count", activities.len().into())]),
            description: &description.join(" "),
            activities: &activities,
            goals: &self.steps.goals,
            areas: &self.steps.areas,
            overarching_goals: &self.steps.overarching_goals,
            visions: &self.steps.visions,
            breaks: Breaks { goal: &goal, area: &area, overarching_goal: &top },
            others: &|count| m.with("my-thread-others", &[("count", count.into())]),
        })
    }

    fn time(&self, mine: &OwnActivity<'_>) -> String {
        let m = self.view.m;
        match mine.percent {
            Some(percent) => m.with("my-thread-time", &[("percent", percent.into())]),
            None => m.t("my-thread-answers").into_owned(),
        }
    }

    /// The goals of an activity that the strategy has, the one with the largest share first.
    fn goals_of(&self, mine: &OwnActivity<'_>) -> impl Iterator<Item = (&Statement, u32)> {
        let mut shares = mine.activity.work.goals.clone();
        shares.sort_by_key(|share| std::cmp::Reverse(share.share));
        let tree = self.strategy.map(|revision| &revision.tree);
        shares.into_iter().filter_map(move |share| Some((tree?.get(share.goal)?, share.share)))
    }

    fn activity(&self, mine: &OwnActivity<'_>) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let activity = mine.activity;
        let address = view.frame.to(&planning::activity_path(self.mine.round.number, activity.id));
        html! {
            li {
                p.pct {
                    @match mine.percent {
                        Some(percent) => { b { (m.number(percent)) } "\u{a0}%" }
                        None => span.cap { (m.t("my-thread-answers-short")) }
                    }
                }
                div lang=[view.language()] {
                    h3 { a href=(address) { (activity.work.title) } @if mine.is_pointed_out { " " (planning::flag(m)) } }
                    @if let Some(first) = activity.work.description.as_str().lines().next() { p { (first) } }
                    (self.what_for(mine))
                }
                div.cap { (self.up(mine)) }
                (self.next(mine))
            }
        }
    }

    /// The sentence of what it is for.
    fn what_for(&self, mine: &OwnActivity<'_>) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let goals: Vec<(&Statement, u32)> = self.goals_of(mine).collect();
        html! {
            @if goals.is_empty() {
                p.brk lang=(m.language().tag()) { (figures::icons::fray()) (m.t("my-thread-no-goal-what")) }
            } @else {
                p {
                    span lang=(m.language().tag()) { (m.t("my-thread-for")) " " }
                    @for (index, (goal, share)) in goals.iter().enumerate() {
                        @if 0 < index { ", " }
                        a.says href=(view.statement(goal)) { (goal.text()) }
                        @if 1 < goals.len() { " (" (view.amounts().share(*share)) ")" }
                    }
                }
            }
        }
    }

    /// The way up from its first goal, as a small thread.
    fn up(&self, mine: &OwnActivity<'_>) -> Markup {
        let view = self.view;
        let Some((goal, _)) = self.goals_of(mine).next() else { return html! {} };
        let Some(thread) = self.strategy.and_then(|revision| revision.thread(goal.id)) else { return html! {} };
        let up = thread.up.into_iter().rev().filter(|statement| statement.kind != StatementKind::Vision);
        html! {
            ol.hang.mini lang=[view.language()] {
                @for statement in std::iter::once(thread.here).chain(up) {
                    li { a href=(view.statement(statement)) { (statement.text()) } }
                }
            }
        }
    }

    /// What should happen next in it, and when.
    fn next(&self, mine: &OwnActivity<'_>) -> Markup {
        let (view, m) = (self.view, self.view.m);
        html! {
            div {
                @match mine.next() {
                    Some(milestone) => {
                        @let key = if milestone.day < view.day { "my-thread-late" } else { "my-thread-next" };
                        p.cap { (m.with(key, &[("day", milestone.day.to_string().into())])) }
                        p lang=[view.language()] { (milestone.what) }
                    }
                    None => p.cap { (m.t("my-thread-no-next")) }
                }
            }
        }
    }
}

/// Where to say that something is not right: the plan of the unit that plans it.
fn wrong(view: &View<'_>, mine: &Mine<'_>, own: Option<&Unit>) -> Markup {
    let m = view.m;
    let unit = mine.thread.activities.first().map(|mine| mine.activity.unit).or(own.map(|unit| unit.id));
    html! {
        @if let Some(unit) = unit {
            p.sec.row.wrong { a href=(view.frame.to(&planning::unit_path(mine.round.number, unit))) { (m.t("my-thread-wrong")) } }
        }
    }
}

/// For someone who is in no activity: why the page is empty, and how one comes into it.
fn nothing(view: &View<'_>, unit: Option<&Unit>) -> Markup {
    let m = view.m;
    let planning = &view.organisation.planning;
    let round = planning.on(view.day).or_else(|| planning.being_planned());
    let says = match (unit, round) {
        (_, None) => m.t("my-thread-no-round").into_owned(),
        (None, Some(round)) => m.with("my-thread-no-unit", &[("round", round.name.as_str().into())]),
        (Some(unit), Some(round)) => {
            m.with("my-thread-none", &[("round", round.name.as_str().into()), ("unit", unit.name.as_str().into())])
        }
    };
    let step = unit.zip(round).map(|(unit, round)| {
        let address = view.frame.to(&planning::unit_path(round.number, unit.id));
        parts::button_link("secondary", &address, m.t("my-thread-to-the-plan"))
    });
    html! {
        (parts::head(m.t("my-thread-heading"), &[], None))
        (parts::nothing_yet(says, step))
    }
}
