//! Where what happened is seen: a short link beside each event of the log. Not what happened; that is `told`.

use std::borrow::Cow;

use domain::event::{Event, Recorded};
use domain::ids::{CommentId, ContributionId, IndicatorId, TaskId};
use domain::policy::Right;
use domain::topic::Topic;
use maud::{Markup, html};

use crate::comment::thing;
use crate::view::View;
use crate::{contribution, planning, verdict_round, workshop};

/// The link, where there is a page and whoever looks may read it.
pub(super) fn link(view: &View<'_>, recorded: &Recorded) -> Markup {
    let event = &recorded.event;
    let found = decided(view, event)
        .or_else(|| in_strategy(view, event))
        .or_else(|| in_talk(view, event))
        .or_else(|| measured_or_asked(view, event))
        .or_else(|| planned(view, event));
    html! { @if let Some((address, name)) = found { a href=(address) { (name) } } }
}

type Place<'a> = Option<(String, Cow<'a, str>)>;

fn decided<'a>(view: &View<'a>, event: &Event) -> Place<'a> {
    let Event::DecisionRecorded { decision } = event else { return None };
    let number = decision.minutes.registration_number.as_str();
    let name = format!("{} {number}", view.m.t("registration-number"));
    Some((view.frame.to(&format!("/decisions/{}", decision.id)), name.into()))
}

fn in_strategy<'a>(view: &View<'a>, event: &Event) -> Place<'a> {
    let number = event.revision()?;
    let name = view.m.with("revision-number", &[("number", number.to_string().into())]);
    Some((view.frame.to(&format!("/revisions/{number}")), name.into()))
}

/// Workshops, verdict rounds, contributions and comments.
fn in_talk<'a>(view: &View<'a>, event: &Event) -> Place<'a> {
    let (m, frame) = (view.m, view.frame);
    if !view.may(Right::ReadDrafts) {
        return None;
    }
    match event {
        Event::WorkshopPlanned { workshop, .. }
        | Event::WorkshopChanged { workshop, .. }
        | Event::WorkshopOpened { workshop, .. }
        | Event::WorkshopStepTaken { workshop, .. }
        | Event::WorkshopVotesCounted { workshop, .. }
        | Event::WorkshopClosed { workshop }
        | Event::WorkshopCalledOff { workshop, .. }
        | Event::WorkshopNotesWritten { workshop, .. } => {
            Some((frame.to(&workshop::path(*workshop, "")), m.t("log-workshop")))
        }
        Event::VerdictRoundOpened { verdict_round, .. }
        | Event::VerdictRoundClosed { verdict_round, .. }
        | Event::VerdictRoundWithdrawn { verdict_round, .. }
        | Event::VerdictWordsHidden { verdict_round, .. }
        | Event::VerdictWordsShown { verdict_round, .. } => {
            Some((frame.to(&verdict_round::path(*verdict_round, "")), m.t("log-verdict-round")))
        }
        Event::ContributionMade { contribution, .. }
        | Event::ContributionUngrouped { contribution }
        | Event::ContributionReported { contribution, .. }
        | Event::ContributionHidden { contribution, .. }
        | Event::ContributionShown { contribution }
        | Event::ContributionStruck { contribution, .. }
        | Event::ContributionWithdrawn { contribution }
        | Event::ContributionParked { contribution, .. } => contributed(view, *contribution),
        Event::ContributionsAnswered { contributions, .. } => match contributions.as_slice() {
            [one] => contributed(view, *one),
            _ => None,
        },
        Event::CommentMade { about, .. } => talked(view, *about),
        Event::CommentReworded { comment, .. }
        | Event::CommentWithdrawn { comment }
        | Event::CommentReported { comment, .. }
        | Event::CommentHidden { comment, .. }
        | Event::CommentShown { comment } => talked(view, about(view, *comment)?),
        _ => None,
    }
}

fn contributed<'a>(view: &View<'a>, id: ContributionId) -> Place<'a> {
    let name = view.m.with("contribution-number", &[("number", id.to_string().into())]);
    Some((view.frame.to(&contribution::said::path(id)), name.into()))
}

fn about(view: &View<'_>, comment: CommentId) -> Option<Topic> {
    view.organisation.comments.get(comment).map(|comment| comment.about)
}

/// The conversation, where whoever looks may read what it is about.
fn talked<'a>(view: &View<'a>, topic: Topic) -> Place<'a> {
    thing::address(view, topic)?;
    Some((thing::conversation(view, topic), view.m.t("log-comments")))
}

/// Indicators and external tasks.
fn measured_or_asked<'a>(view: &View<'a>, event: &Event) -> Place<'a> {
    let indicator = |id: &IndicatorId| Some((thing::address(view, Topic::Indicator(*id))?, view.m.t("indicator-knot")));
    let task = |id: &TaskId| {
        let number = view.organisation.task(*id)?.terms.number.to_string();
        Some((thing::address(view, Topic::Task(*id))?, number.into()))
    };
    match event {
        Event::IndicatorRedefined { indicator: id, .. }
        | Event::IndicatorEnded { indicator: id, .. }
        | Event::IndicatorTakenUp { indicator: id } => indicator(id),
        Event::TaskRewritten { task: id, .. }
        | Event::TaskMoved { task: id, .. }
        | Event::TaskMarkedSecret { task: id, .. }
        | Event::TaskSecrecyLifted { task: id, .. } => task(id),
        _ => None,
    }
}

fn planned<'a>(view: &View<'a>, event: &Event) -> Place<'a> {
    let round = view.organisation.planning.get(event.round()?).filter(|_| view.may(Right::ReadPlanning))?;
    Some((view.frame.to(&planning::path(round.number, "")), round.name.to_string().into()))
}
