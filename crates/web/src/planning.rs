//! What the pages of planning share: the round in the address, its thread, the small navigation over a round's parts,
//! the strip of phases, the mark of what is pointed out. Each page has a file of its own below, but for those of the
//! units' plans, the allocation, and what is not of one round.

use domain::ids::{ActivityId, RoundNumber, ScenarioId, StatementId, UnitId};
use domain::planning::{Phase, Round};
use domain::policy::Right;
use domain::revision::Revision;
use domain::statement::{Statement, StatementKind};
use figures::icons::icon;
use jiff::civil::Date;
use maud::{Markup, Render, html};

use crate::layout::{Page, Section};
use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;
use crate::{knots, parts, words};

pub mod breaks;
mod calendar;
mod column;
pub mod directive;
pub mod document;
pub mod frames;
pub mod funding;
pub mod history;
mod left;
pub(crate) mod marks;
pub mod opening;
pub mod overview;
pub mod papers;
pub mod plan;
pub(crate) mod pointed;
pub mod red_thread;
mod resources;
pub mod rounds;
pub mod steps;
pub mod units;

/// A part of a round, as the small navigation on all its pages has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Where the round is, and what is left to do.
    Overview,
    /// What management asks, and points out.
    Directive,
    /// What units plan within.
    Frames,
    /// The units' own plans.
    Units,
    /// Where resources lie, and scenarios.
    Allocation,
    /// Where the thread breaks.
    Breaks,
    /// The operational plan as a whole.
    Plan,
}

/// The parts that there are pages for, in the order of the work: path after the round's own, and message.
const PARTS: &[(Part, &str, &str)] = &[
    (Part::Overview, "", "round-part-overview"),
    (Part::Directive, "/directive", "paper-name-directive"),
    (Part::Frames, "/frames", "paper-name-frames"),
    (Part::Units, "/units", "round-part-units"),
    (Part::Allocation, "/allocation", "round-part-allocation"),
    (Part::Breaks, "/breaks", "round-part-breaks"),
    (Part::Plan, "/plan", "paper-name-plan"),
];

/// Whether there is a page for a part.
fn has_page(part: Part) -> bool {
    PARTS.iter().any(|(known, ..)| *known == part)
}

/// The round in the address. Whether the viewer may see what is not decided of it is for the route's right.
///
/// # Errors
/// Not found, when there is no such round.
pub fn round(asked: &Asked) -> Result<&Round, Problem> {
    asked.organisation.planning.get(asked.id::<RoundNumber>("round")?).ok_or(Problem::NotFound)
}

/// The address of a page in a round: `path(round.number, "/directive")`, for `asked.done`; `view.frame.to` gives a link.
pub fn path(round: RoundNumber, tail: &str) -> String {
    format!("/planning/{round}{tail}")
}

/// The address of a unit's plan.
pub fn unit_path(round: RoundNumber, unit: UnitId) -> String {
    path(round, &format!("/units/{unit}"))
}

/// The address of an activity.
pub fn activity_path(round: RoundNumber, activity: ActivityId) -> String {
    path(round, &format!("/activities/{activity}"))
}

/// The address of a scenario.
pub fn scenario_path(round: RoundNumber, scenario: ScenarioId) -> String {
    path(round, &format!("/scenarios/{scenario}"))
}

/// A page of a round: in the menu, with its thread.
pub fn page<'a>(view: &View<'_>, round: Option<&Round>, title: String, here: Knot, main: Markup) -> Page<'a> {
    Page::new(title, main).section(Section::Plan).thread(thread(view, round, here))
}

/// The head of a round's page: its `h1`, facts, what can be done, and under them the way to the round's other parts.
pub fn head(
    view: &View<'_>,
    round: &Round,
    part: Part,
    title: impl Render,
    meta: &[Markup],
    actions: Option<Markup>,
) -> Markup {
    html! {
        (parts::head(title, meta, actions))
        @if view.may(Right::ReadPlanning) { (ways(view, round, part)) }
    }
}

fn ways(view: &View<'_>, round: &Round, here: Part) -> Markup {
    let m = view.m;
    html! {
        nav.ways-in aria-label=(m.with("round-parts", &[("round", round.name.as_str().into())])) { ul {
            @for &(part, tail, key) in PARTS {
                li { a href=(view.frame.to(&path(round.number, tail))) aria-current=[(part == here).then_some("page")] { (m.t(key)) } }
            }
        } }
    }
}

/// The thread to a page of planning: vision, overarching goal, result areas, the round, and here. The round's own page,
/// and those that are of no round, give none or stand last themselves.
pub fn thread(view: &View<'_>, round: Option<&Round>, here: Knot) -> Thread {
    thread_through(view, round, &[], here)
}

/// The thread to a round itself, by the strategy that it follows.
pub fn thread_to_round(view: &View<'_>, round: &Round, here: Knot) -> Thread {
    let mut thread = thread(view, Some(round), here);
    // The round stands last above what is in it.
    thread.up.pop();
    thread
}

/// The thread to something that is for goals: vision, overarching goal, the area and the goal that stands first, the round,
/// and here. Where the strategy has none of them, all areas stand in their place.
pub fn thread_through(view: &View<'_>, round: Option<&Round>, goals: &[StatementId], here: Knot) -> Thread {
    let strategy = match round {
        Some(round) => view.organisation.strategy_for(round),
        None => view.organisation.strategy.in_force_on(view.day),
    };
    let mut up = Vec::new();
    if let Some(revision) = strategy {
        up = knots::to_overarching_goal(view.frame, view.organisation, revision);
        let known: Vec<&Statement> = goals.iter().filter_map(|goal| revision.tree.get(*goal)).collect();
        match known.split_first() {
            Some((first, others)) => up.extend(way_to(view, revision, first, others.len())),
            None => up.extend(all_areas(view, revision)),
        }
    }
    up.extend(round.map(|round| the_round(view, round)));
    Thread { up, ..Thread::to(here) }
}

/// The area of a goal, the goals that it stands under, and the goal, with how many there are beside it.
fn way_to(view: &View<'_>, revision: &Revision, goal: &Statement, others: usize) -> Vec<Knot> {
    let (m, model) = (view.m, view.organisation.model_of(revision));
    let mut way = revision.tree.above(goal.id);
    way.retain(|above| above.kind == StatementKind::ResultArea || above.kind.is_served());
    way.reverse();
    way.push(goal);
    let called = |statement: &Statement| {
        let called = words::called(m, model, &revision.tree, statement);
        match others {
            count if statement.id == goal.id && 0 < count => {
                m.with("knot-goal-and-more", &[("goal", called.into()), ("count", count.into())])
            }
            _ => called,
        }
    };
    let knot = |statement: &Statement| {
        Knot::to(called(statement), statement.text(), view.statement(statement)).in_language(view.language())
    };
    way.into_iter().map(knot).collect()
}

fn all_areas(view: &View<'_>, revision: &Revision) -> Option<Knot> {
    let (m, areas) = (view.m, revision.tree.of_kind(StatementKind::ResultArea).len());
    let kinds = words::kinds(m, view.organisation.model_of(revision), StatementKind::ResultArea);
    (0 < areas).then(|| Knot::to(kinds, m.with("knot-areas", &[("count", areas.into())]), view.frame.to("/")))
}

fn the_round(view: &View<'_>, round: &Round) -> Knot {
    let (kind, name) = (view.m.t("knot-round"), round.name.as_str());
    match view.may(Right::ReadPlanning) {
        true => Knot::to(kind, name, view.frame.to(&path(round.number, ""))),
        false => Knot::here(kind, name),
    }
}

/// Where a round is: "fas 3 av 8: enheternas planer, till 2018-11-23".
pub fn where_it_is(m: Messages, round: &Round) -> String {
    let phase = round.phase();
    let values = [
        ("number", phase.ordinal().into()),
        ("count", Phase::ALL.len().into()),
        ("phase", words::phase(m, phase).into()),
    ];
    let is = m.with("round-in-phase", &values);
    match round.ends(phase) {
        Some(day) => m.with("round-in-phase-until", &[("phase", is.into()), ("day", day.to_string().into())]),
        None => is,
    }
}

/// The strip of phases: their days, those that are behind, and the one that the round is in.
pub fn phases(view: &View<'_>, round: &Round) -> Markup {
    let m = view.m;
    let now = round.phase();
    html! {
        ol.phases aria-label=(m.t("round-phases")) {
            @for phase in Phase::ALL {
                li data-is=(standing(phase, now)) aria-current=[(phase == now).then_some("step")] {
                    b { (words::phase(m, phase)) }
                    @if let Some(begins) = round.begins(phase) {
                        " " time.cap datetime=(begins) { (begins) }
                    }
                    @if phase == now {
                        @if let Some(late) = late(round, view.today).filter(|_| view.is_today()) { " " span.cap { (m.with("round-phase-late", &[("day", late.to_string().into())])) } }
                    } @else if phase < now { " " span.ds-sr-only { (m.t("round-phase-past")) } }
                }
            }
        }
    }
}

fn standing(phase: Phase, now: Phase) -> &'static str {
    match phase.cmp(&now) {
        std::cmp::Ordering::Less => "past",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "ahead",
    }
}

/// The day on which the phase that a round is in was to be over, when that day has passed.
pub fn late(round: &Round, today: Date) -> Option<Date> {
    round.ends(round.phase()).filter(|&day| day < today)
}

/// The mark of what the directive points out, with its words. It stands wherever the goal, the activity or the unit does.
pub fn flag(m: Messages) -> Markup {
    html! { span.flag { (icon("flag")) (m.t("pointed-out")) } }
}
