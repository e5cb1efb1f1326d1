//! Where the thread breaks in a round, as a linter lists its findings: by kind, what matters most first, each with the way
//! to mend it, or to set it aside with a motive until a day. How they are found and what mends them is the domain's.

use std::collections::BTreeMap;

use domain::ids::{ActivityId, RoundNumber, StatementId, TaskId, UnitId};
use domain::organisation::Organisation;
use domain::planning::Round;
use domain::planning::breaks::PlanBreak;
use domain::planning::breaks::find::FoundBreak;
use domain::policy::Right;
use domain::refusal::{Refusal, Refusals};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{Part, activity_path, head, page, path, round, unit_path};
use crate::answer::Answer;
use crate::forms::{Form, Typed};
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

pub mod aside;
pub mod mend;

/// The most of one kind that are shown; when they are mended, the next ones come.
const SHOWN: usize = 50;

/// `GET /{organisation}/planning/{round}/breaks`
///
/// # Errors
/// Not found when there is no such round; when the names cannot be read.
pub async fn show(asked: Asked) -> Answer {
    shown(&asked, None).await
}

/// The list; over it what was wrong with what someone tried.
async fn shown(asked: &Asked, refused: Option<&Typed>) -> Answer {
    let view = View::of(asked);
    let m = view.m;
    let round = round(asked)?;
    let found = view.organisation.plan_breaks(round, view.day);
    let list = List { view: &view, round, people: People::of(asked).await?, key: asked.request_key()?.to_string() };
    let count = found.iter().filter(|found| found.aside.is_none()).count();
    let title = m.with("breaks-title", &[("round", round.name.as_str().into())]);
    let says = m.with("breaks-count", &[("count", count.into())]);
    let main = html! {
        (head(&view, round, Part::Breaks, &title, &[html! { (says) }], None))
        @if let Some(typed) = refused { (Form::new(m, typed).summary()) }
        (list.all(&found))
    };
    let page = page(&view, Some(round), title, Knot::here(m.t("breaks-knot"), says), main);
    match refused {
        Some(typed) => Ok(asked.frame.form_page(typed, page)),
        None => Ok(asked.frame.page(page)),
    }
}

struct List<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    people: People,
    key: String,
}

impl List<'_> {
    fn all(&self, found: &[FoundBreak<'_>]) -> Markup {
        let m = self.view.m;
        // In the order in which they came: what matters most first.
        let mut kinds: BTreeMap<u8, Vec<&FoundBreak<'_>>> = BTreeMap::new();
        for found in found.iter().filter(|found| found.aside.is_none()) {
            kinds.entry(found.broken.weight()).or_default().push(found);
        }
        let aside: Vec<&FoundBreak<'_>> = found.iter().filter(|found| found.aside.is_some()).collect();
        html! {
            @if kinds.is_empty() { (parts::nothing_yet(m.t("breaks-none"), None)) } @else { p.lead { (m.t("breaks-lead")) } }
            @for of_kind in kinds.values() { (self.of_kind(of_kind)) }
            @if !aside.is_empty() { (self.aside(&aside)) }
        }
    }

    fn of_kind(&self, found: &[&FoundBreak<'_>]) -> Markup {
        let m = self.view.m;
        let key = found[0].broken.key();
        html! {
            section.sec aria-labelledby=(key) {
                h2 id=(key) { (m.word("breaks-kind", key)) " " small { (m.number(found.len())) } }
                p.cap { (m.word("breaks-what", key)) }
                ul.breaks { @for found in found.iter().take(SHOWN) { li { (self.one(found)) } } }
                @if SHOWN < found.len() { p.cap { (m.with("breaks-more", &[("count", (found.len() - SHOWN).into())])) } }
            }
        }
    }

    fn one(&self, found: &FoundBreak<'_>) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let aside = path(self.round.number, &format!("/breaks/aside?break={}", tag(found.broken)));
        html! {
            p {
                span.brk { (figures::icons::fray()) }
                (subject(view, self.round, found.broken))
                @if !found.at_stake.is_none() { " " span.cap { (view.amounts().both(found.at_stake)) } }
            }
            div.row {
                (mend::offer(view, self.round, found.broken, &self.key))
                @if view.is_today() && view.may(Right::SteerPlanning) { a href=(view.frame.to(&aside)) { (m.t("breaks-set-aside")) } }
            }
        }
    }

    /// Those that are set aside, folded in.
    fn aside(&self, found: &[&FoundBreak<'_>]) -> Markup {
        let (view, m) = (self.view, self.view.m);
        html! {
            details.ds-details {
                summary { (m.with("breaks-aside", &[("count", found.len().into())])) }
                ul.breaks { @for found in found { @if let Some(aside) = found.aside { li {
                    div {
                        p { b { (m.word("breaks-kind", found.broken.key())) } ": " (subject(view, self.round, found.broken)) }
                        p lang=[view.language()] { (aside.motive) }
                        p.cap { (m.with("breaks-aside-until", &[
                            ("day", aside.until.to_string().into()),
                            ("who", self.people.who(aside.given.by).into()),
                        ])) }
                    }
                    @if view.is_today() && view.may(Right::SteerPlanning) {
                        form.row method="post" action=(view.frame.to(&path(self.round.number, "/breaks/up"))) {
                            input type="hidden" name="request-key" value=(self.key);
                            input type="hidden" name="break" value=(tag(found.broken));
                            button.ds-button data-variant="secondary" type="submit" { (m.t("breaks-take-up")) }
                        }
                    }
                } } } }
            }
        }
    }
}

/// What names a break in addresses and forms.
fn tag(broken: PlanBreak) -> String {
    let number = match broken {
        PlanBreak::ActivityWithoutGoal(ActivityId(id))
        | PlanBreak::ResourcesWithoutGoal(ActivityId(id))
        | PlanBreak::GoalIsGone(ActivityId(id))
        | PlanBreak::OutsideTheRound(ActivityId(id))
        | PlanBreak::GoalWithoutActivity(StatementId(id))
        | PlanBreak::GoalWithoutResources(StatementId(id))
        | PlanBreak::PointedOutShrinks(StatementId(id))
        | PlanBreak::TaskWithoutUnit(TaskId(id))
        | PlanBreak::TaskWithoutActivity(TaskId(id))
        | PlanBreak::UnitWithoutPlan(UnitId(id))
        | PlanBreak::OverFrame(UnitId(id)) => id,
    };
    format!("{}-{number}", broken.key())
}

/// The break that is named so, whether it is there or not.
fn named(name: &str) -> Option<PlanBreak> {
    let (key, id) = name.rsplit_once('-')?;
    let id = id.parse().ok()?;
    let all = [
        PlanBreak::ActivityWithoutGoal(ActivityId(id)),
        PlanBreak::ResourcesWithoutGoal(ActivityId(id)),
        PlanBreak::GoalIsGone(ActivityId(id)),
        PlanBreak::OutsideTheRound(ActivityId(id)),
        PlanBreak::GoalWithoutActivity(StatementId(id)),
        PlanBreak::GoalWithoutResources(StatementId(id)),
        PlanBreak::PointedOutShrinks(StatementId(id)),
        PlanBreak::TaskWithoutUnit(TaskId(id)),
        PlanBreak::TaskWithoutActivity(TaskId(id)),
        PlanBreak::UnitWithoutPlan(UnitId(id)),
        PlanBreak::OverFrame(UnitId(id)),
    ];
    all.into_iter().find(|broken| broken.key() == key)
}

/// That a break is still there, set aside or not, in the round as it is when something is done about it: another may have
/// mended it meanwhile.
fn still_there(
    organisation: &Organisation,
    today: Date,
    number: RoundNumber,
    broken: PlanBreak,
) -> Result<(), Refusals> {
    let round = organisation.planning.round(number)?;
    let is_there = organisation.plan_breaks(round, today).iter().any(|found| found.broken == broken);
    if is_there { Ok(()) } else { Err(Refusal::new("break-is-gone").into()) }
}

/// What the thread is broken at, as a link to it.
fn subject(view: &View<'_>, round: &Round, broken: PlanBreak) -> Markup {
    let organisation = view.organisation;
    let (address, text) = match broken {
        PlanBreak::ActivityWithoutGoal(id)
        | PlanBreak::ResourcesWithoutGoal(id)
        | PlanBreak::GoalIsGone(id)
        | PlanBreak::OutsideTheRound(id) => {
            let title = round.activity(id).map_or("", |activity| activity.work.title.as_str());
            (activity_path(round.number, id), title)
        }
        PlanBreak::GoalWithoutActivity(id) | PlanBreak::GoalWithoutResources(id) | PlanBreak::PointedOutShrinks(id) => {
            let goal = organisation.strategy_for(round).and_then(|strategy| strategy.tree.get(id));
            (format!("/statements/{id}"), goal.map_or("", |goal| goal.text()))
        }
        PlanBreak::TaskWithoutUnit(id) | PlanBreak::TaskWithoutActivity(id) => {
            (format!("/tasks/{id}"), organisation.task(id).map_or("", |task| task.terms.title.as_str()))
        }
        PlanBreak::UnitWithoutPlan(id) | PlanBreak::OverFrame(id) => {
            (unit_path(round.number, id), organisation.units.get(&id).map_or("", |unit| unit.name.as_str()))
        }
    };
    html! { a href=(view.frame.to(&address)) lang=[view.language()] { (text) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_is_found_again_by_its_name() {
        for broken in [
            PlanBreak::OverFrame(UnitId(7)),
            PlanBreak::TaskWithoutUnit(TaskId(1)),
            PlanBreak::GoalIsGone(ActivityId(u32::MAX)),
        ] {
            assert_eq!(named(&tag(broken)), Some(broken));
        }
        for nonsense in ["", "-", "over-frame", "over-frame-", "over-frame-x", "over-frame-99999999999", "x-1"] {
            assert_eq!(named(nonsense), None, "{nonsense}");
        }
    }
}
