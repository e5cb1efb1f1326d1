//! Mending a break from the list with one click: a goal, a unit or an activity is chosen, or the heirs of a goal take over.
//! What takes more than a choice is a link to where it is done.

use domain::activity::{Activity, Manner, PlanChange, Share, WHOLE, Work};
use domain::event::Event;
use domain::ids::{ActivityId, RoundNumber, StatementId, UnitId};
use domain::organisation::Organisation;
use domain::planning::breaks::PlanBreak;
use domain::planning::breaks::mend::Mend;
use domain::planning::{Phase, Round};
use domain::policy::{self, Right};
use domain::refusal::{Refusal, Refusals};
use domain::statement::Statement;
use domain::task::Handed;
use domain::time::Context;
use domain::writing::Seen;
use maud::{Markup, html};

use super::{named, still_there, tag};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::messages::compare;
use crate::planning::{activity_path, path, round, unit_path};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// `POST /{organisation}/planning/{round}/breaks`: mends one.
///
/// # Errors
/// Not found when there is no such round, or no such break in it; what the store says.
pub async fn mend(asked: Asked, typed: Typed) -> Answer {
    let round = round(&asked)?;
    let (number, broken) = (round.number, named(typed.get("break")).ok_or(Problem::NotFound)?);
    if matches!(broken, PlanBreak::TaskWithoutUnit(_)) && !asked.may(Right::SteerPlanning) {
        return Err(Problem::Forbidden);
    }
    let choice: Option<u32> = typed.get("choice").parse().ok();
    let seen = typed.get("seen").parse().ok();
    let mended = asked
        .amend(&typed, move |organisation, context| mended(organisation, context, (number, broken), choice, seen))
        .await?;
    match mended {
        Ok(_) => {
            let told = Flash::new(asked.m().t("breaks-told-mended"));
            let told = match undo(round, broken, choice) {
                Some(undo) => told.with_undo(asked.to(&undo)),
                None => told,
            };
            Ok(asked.done(&path(number, "/breaks"), &told))
        }
        Err(refusals) => super::shown(&asked, Some(&typed.refused(refusals))).await,
    }
}

/// Where a mend is taken back: in the plan that it was written in, or at the task that was handed out.
fn undo(round: &Round, broken: PlanBreak, choice: Option<u32>) -> Option<String> {
    let activity = match broken {
        PlanBreak::TaskWithoutUnit(task) => return Some(format!("/tasks/{task}/unit")),
        PlanBreak::ActivityWithoutGoal(id)
        | PlanBreak::ResourcesWithoutGoal(id)
        | PlanBreak::GoalIsGone(id)
        | PlanBreak::OutsideTheRound(id) => id,
        PlanBreak::GoalWithoutActivity(_) | PlanBreak::TaskWithoutActivity(_) => ActivityId(choice?),
        _ => return None,
    };
    Some(format!("{}/undo", unit_path(round.number, round.activity(activity)?.unit)))
}

fn mended(
    organisation: &Organisation,
    context: &Context,
    (number, broken): (RoundNumber, PlanBreak),
    choice: Option<u32>,
    seen: Option<u64>,
) -> Result<Vec<Event>, Refusals> {
    still_there(organisation, context.today, number, broken)?;
    let round = organisation.planning.round(number)?;
    let chosen = || choice.ok_or_else(|| Refusal::new("text-empty").at("choice"));
    let write = |id: ActivityId, change: &dyn Fn(&mut Work)| {
        let activity = round.activity(id).ok_or_else(|| Refusal::new("activity-unknown").with("activity", id.0))?;
        let mut work = activity.work.clone();
        change(&mut work);
        let changed = vec![(id, Seen(seen.unwrap_or(activity.version)), work)];
        let change = PlanChange { changed, ..PlanChange::default() };
        organisation.write_plan(context, (number, activity.unit), change, Manner::Edited)
    };
    let whole = |goal: StatementId| move |work: &mut Work| work.goals = vec![Share { goal, share: WHOLE }];
    match (broken, organisation.mend(round, broken)) {
        (PlanBreak::ActivityWithoutGoal(id) | PlanBreak::ResourcesWithoutGoal(id), _) => {
            write(id, &whole(StatementId(chosen()?)))
        }
        (PlanBreak::GoalIsGone(id), Some(Mend::FollowGoals { shares: Some(shares), .. })) => {
            write(id, &|work| work.goals = shares.clone())
        }
        (PlanBreak::OutsideTheRound(id), Some(Mend::ChangeDays { moved: Some(moved), .. })) => write(id, &|work| {
            (work.from, work.until) = (moved.from, moved.until);
            work.milestones.clone_from(&moved.milestones);
        }),
        (PlanBreak::GoalWithoutActivity(goal), _) => write(ActivityId(chosen()?), &whole(goal)),
        (PlanBreak::TaskWithoutActivity(task), _) => {
            write(ActivityId(chosen()?), &|work| work.tasks.extend((!work.tasks.contains(&task)).then_some(task)))
        }
        (PlanBreak::TaskWithoutUnit(task), _) => {
            organisation.hand_out_tasks(context, vec![Handed { task, unit: Some(UnitId(chosen()?)) }])
        }
        _ => Err(Refusal::new("text-empty").at("choice").into()),
    }
}

/// What is offered to mend a break: a form with one button, for those who may, or the way to where it is done.
pub(super) fn offer(view: &View<'_>, round: &Round, broken: PlanBreak, key: &str) -> Markup {
    let m = view.m;
    if !view.is_today() || !view.may(Right::WritePlans) {
        return html! {};
    }
    let form = Offer { view, round, broken, key };
    let link = |address: String, text: &'static str| html! { a href=(view.frame.to(&address)) { (m.t(text)) } };
    match view.organisation.mend(round, broken) {
        None => html! {},
        Some(Mend::ChooseGoals { activity, suggested }) => match round.activity(activity) {
            Some(activity) if form.may_write(activity.unit) => {
                form.choice("breaks-tie", &form.goals(&suggested), Some(activity))
            }
            // A plan that rests is opened again where it is.
            Some(activity) if form.writes_for(activity.unit) => {
                link(unit_path(round.number, activity.unit), "breaks-to-plan")
            }
            _ => html! {},
        },
        Some(Mend::FollowGoals { activity, shares, .. }) => match round.activity(activity) {
            Some(activity) if shares.is_some() && form.may_write(activity.unit) => {
                form.button(m.t("breaks-follow"), Some(activity))
            }
            _ => link(activity_path(round.number, activity), "breaks-to-activity"),
        },
        Some(Mend::ChangeDays { activity, moved }) => match round.activity(activity).zip(moved) {
            Some((activity, moved)) if form.may_write(activity.unit) => {
                let days = m.span(moved.from, moved.until);
                form.button(m.with("breaks-move", &[("days", days.into())]), Some(activity))
            }
            _ => link(activity_path(round.number, activity), "breaks-to-activity"),
        },
        Some(Mend::AddActivity { untied, .. }) => match form.activities(&untied) {
            none if none.is_empty() => link(path(round.number, "/units"), "breaks-to-units"),
            untied => form.choice("breaks-tie-activity", &untied, None),
        },
        Some(Mend::GiveResources { activities, .. }) => match activities.first() {
            Some(&first) if !round.resources_are_decided() => {
                link(activity_path(round.number, first), "breaks-to-activity")
            }
            _ => link(path(round.number, "/allocation"), "breaks-to-allocation"),
        },
        Some(Mend::MoveResources { .. }) => link(path(round.number, "/allocation"), "breaks-to-allocation"),
        Some(Mend::HandOut { suggested, .. }) if view.may(Right::SteerPlanning) => {
            form.choice("breaks-hand", &form.units(&suggested), None)
        }
        Some(Mend::HandOut { .. }) => html! {},
        Some(Mend::Answer { unit, suggested, .. }) => match (form.activities(&suggested), unit) {
            (none, Some(unit)) if none.is_empty() => link(unit_path(round.number, unit), "breaks-to-plan"),
            (none, None) if none.is_empty() => html! {},
            (activities, _) => form.choice("breaks-answer", &activities, None),
        },
        Some(Mend::WritePlan { unit } | Mend::PlanForLess { unit, .. }) => {
            link(unit_path(round.number, unit), "breaks-to-plan")
        }
    }
}

struct Offer<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    broken: PlanBreak,
    key: &'a str,
}

impl Offer<'_> {
    fn writes_for(&self, unit: UnitId) -> bool {
        policy::may_write_for(self.view.organisation, self.view.viewer, unit)
    }

    /// Whether whoever looks may write in a unit's plan as it is now: it is not sent in or approved, nor before a body.
    fn may_write(&self, unit: UnitId) -> bool {
        let rests = self.round.rests_before_a_body() || !self.round.plan_state(unit).is_open();
        !rests && self.round.phase() != Phase::Closed && self.writes_for(unit)
    }

    /// The goals of the strategy, those that are suggested first.
    fn goals(&self, suggested: &[StatementId]) -> Vec<(u32, String)> {
        let Some(strategy) = self.view.organisation.strategy_for(self.round) else { return Vec::new() };
        let mut goals: Vec<&Statement> = strategy.tree.iter().filter(|goal| goal.kind.is_served()).collect();
        let place = |id| suggested.iter().position(|other| *other == id).unwrap_or(suggested.len());
        goals.sort_by_key(|goal| place(goal.id));
        goals.into_iter().map(|goal| (goal.id.0, goal.text().to_owned())).collect()
    }

    /// The units of the day, those that are suggested first, then by name.
    fn units(&self, suggested: &[UnitId]) -> Vec<(u32, String)> {
        let organisation = self.view.organisation;
        let mut units: Vec<(UnitId, &str)> =
            organisation.units_on(self.view.day).map(|unit| (unit.id, unit.name.as_str())).collect();
        units.sort_by(|one, other| compare(one.1, other.1));
        let place = |id| suggested.iter().position(|other| *other == id).unwrap_or(suggested.len());
        units.sort_by_key(|(id, _)| place(*id));
        units.into_iter().map(|(id, name)| (id.0, name.to_owned())).collect()
    }

    /// Those of the activities that whoever looks may write.
    fn activities(&self, ids: &[ActivityId]) -> Vec<(u32, String)> {
        let known = ids.iter().filter_map(|&id| self.round.activity(id));
        let own = known.filter(|activity| self.may_write(activity.unit));
        own.map(|activity| (activity.id.0, activity.work.title.to_string())).collect()
    }

    fn choice(&self, text: &'static str, choices: &[(u32, String)], seen: Option<&Activity>) -> Markup {
        let m = self.view.m;
        self.form(
            seen,
            &html! {
                select.ds-input name="choice" aria-label=(m.t(text)) {
                    @for (value, label) in choices { option value=(value) { (label) } }
                }
                button.ds-button data-variant="secondary" type="submit" { (m.t(text)) }
            },
        )
    }

    fn button(&self, text: impl maud::Render, seen: Option<&Activity>) -> Markup {
        self.form(seen, &html! { button.ds-button data-variant="secondary" type="submit" { (text) } })
    }

    fn form(&self, seen: Option<&Activity>, inside: &Markup) -> Markup {
        html! {
            form.row method="post" action=(self.view.frame.to(&path(self.round.number, "/breaks"))) {
                input type="hidden" name="request-key" value=(self.key);
                input type="hidden" name="break" value=(tag(self.broken));
                @if let Some(activity) = seen { input type="hidden" name="seen" value=(activity.version); }
                (inside)
            }
        }
    }
}
