//! The papers of a round on their way: written, put before a body, taken back, decided. Where each stands in words, the
//! forms that take it on, and a page of its own for that. Not what a paper says, nor recording the decision.

use std::str::FromStr;

use domain::allocation::sums::Sums;
use domain::decision::RecordedDecision;
use domain::event::Event;
use domain::ids::{BodyId, NotAnId, ScenarioId};
use domain::organisation::Organisation;
use domain::planning::{Content, Edition, Paper, PaperReturn, Phase, Proposal, Round};
use domain::policy::Right;
use domain::refusal::Refusals;
use domain::text::Reason;
use domain::time::Context;
use maud::{Markup, html};

use super::{Part, head, page, path, round};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::messages::Messages;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{parts, words};

/// A paper as it stands in an address: `directive`, `frames`, `plan`, `scenario-7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperName(pub Paper);

impl FromStr for PaperName {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<PaperName, NotAnId> {
        let paper = match text {
            "directive" => Paper::Directive,
            "frames" => Paper::Frames,
            "plan" => Paper::Plan,
            other => Paper::Scenario(other.strip_prefix("scenario-").ok_or(NotAnId)?.parse::<ScenarioId>()?),
        };
        Ok(PaperName(paper))
    }
}

/// The paper in the address.
///
/// # Errors
/// Not found, when it is no paper of the round.
pub fn paper(asked: &Asked, round: &Round) -> Result<Paper, Problem> {
    let PaperName(paper) = asked.id("paper")?;
    match paper {
        Paper::Scenario(id) if round.scenario(id).is_none() => Err(Problem::NotFound),
        paper => Ok(paper),
    }
}

/// The path of a paper's way in a round, after the round's own: `/papers/directive`, and what comes after it.
pub fn tail(paper: Paper, act: &str) -> String {
    match paper {
        Paper::Scenario(id) => format!("/papers/scenario-{id}{act}"),
        paper => format!("/papers/{}{act}", paper.key()),
    }
}

/// Where a paper stands.
#[derive(Debug, Clone, Copy)]
pub enum Standing<'a> {
    /// There is nothing in it.
    Empty,
    /// It is being written.
    Draft,
    /// It came back, and is being written.
    Returned(&'a PaperReturn),
    /// It is before a body, and rests.
    Proposed(&'a Proposal),
    /// It is decided.
    Decided(&'a Edition),
    /// It is decided, and reads differently by now.
    Changed(&'a Edition),
}

impl<'a> Standing<'a> {
    /// Of a paper in a round.
    pub fn of(organisation: &Organisation, round: &'a Round, paper: Paper) -> Standing<'a> {
        if let Some(proposal) = round.proposals.get(&paper) {
            return Standing::Proposed(proposal);
        }
        let decided = round.decided(paper);
        let decided_at =
            decided.and_then(|edition| organisation.decisions.get(&edition.decision)).map(|it| it.recorded.at);
        let returned = round.returns.iter().rev().find(|returned| returned.paper == paper);
        if let Some(returned) = returned.filter(|returned| decided_at.is_none_or(|at| at < returned.made.at)) {
            return Standing::Returned(returned);
        }
        match decided {
            Some(edition) if says_the_same(round, edition) => Standing::Decided(edition),
            Some(edition) => Standing::Changed(edition),
            None if is_empty(round, paper) => Standing::Empty,
            None => Standing::Draft,
        }
    }

    /// What was decided last, where it was.
    pub fn edition(&self) -> Option<&'a Edition> {
        match self {
            Standing::Decided(edition) | Standing::Changed(edition) => Some(edition),
            _ => None,
        }
    }
}

fn is_empty(round: &Round, paper: Paper) -> bool {
    match paper {
        Paper::Directive => {
            let directive = &round.directive;
            directive.text.is_empty() && directive.asks.is_empty() && directive.pointed_out.is_empty()
        }
        Paper::Frames => round.frames.is_empty(),
        Paper::Plan => round.activities.is_empty(),
        Paper::Scenario(id) => round.scenario(id).is_none_or(|scenario| scenario.moves.is_empty()),
    }
}

// A scenario that was decided changes no more. In a plan it is what is done, for what, with what, that is decided: that
// an activity has come further is no change of the plan.
fn says_the_same(round: &Round, edition: &Edition) -> bool {
    match &edition.content {
        Content::Directive(directive) => *directive == round.directive,
        Content::Frames(frames) => *frames == round.frames,
        Content::Scenario { .. } => true,
        Content::Plan { activities, adjustments, frames } => {
            let same_activities = activities.len() == round.activities.len()
                && activities.iter().all(|(id, decided)| {
                    round.activity(*id).is_some_and(|now| {
                        let mut work = now.work.clone();
                        work.status = decided.work.status;
                        work.milestones.clone_from(&decided.work.milestones);
                        now.unit == decided.unit && work == decided.work
                    })
                });
            same_activities && *adjustments == round.adjustments && *frames == round.frames
        }
    }
}

/// What a paper is called in its round: "Direktivet", or a scenario's own name.
pub fn name(view: &View<'_>, round: &Round, paper: Paper) -> String {
    match paper {
        Paper::Scenario(id) => round.scenario(id).map_or_else(String::new, |scenario| scenario.name.to_string()),
        paper => view.m.word("paper-name", paper.key()).into_owned(),
    }
}

/// The decision on an edition, with its registration number, as a link.
pub fn decision_link(view: &View<'_>, edition: &Edition) -> Markup {
    html! {
        @if let Some(recorded) = recorded(view, edition) {
            a href=(view.frame.to(&format!("/decisions/{}", edition.decision))) {
                (view.m.t("registration-number")) " " (recorded.decision.minutes.registration_number)
            }
        }
    }
}

fn recorded<'a>(view: &View<'a>, edition: &Edition) -> Option<&'a RecordedDecision> {
    view.organisation.decisions.get(&edition.decision).map(AsRef::as_ref)
}

/// Where a paper stands, in words: "Utkast", "Föreslaget för ledningsgruppen 2018-06-01", "Beslutat 2018-06-12, dnr …".
pub fn in_words(view: &View<'_>, round: &Round, paper: Paper) -> Markup {
    let m = view.m;
    let body = |id: BodyId| words::in_a_sentence(view.body(id).map_or("", |body| body.name.as_str()));
    match Standing::of(view.organisation, round, paper) {
        Standing::Empty => html! { (m.t("paper-empty")) },
        Standing::Draft => html! { (m.t("paper-draft")) },
        Standing::Returned(returned) => {
            let reason = returned.reason.as_str();
            html! { (m.with("paper-returned", &[("reason", reason.into())])) }
        }
        Standing::Proposed(proposal) => {
            let values = [("body", body(proposal.to).into()), ("moment", view.moment(proposal.made.at).into())];
            html! { (m.with("paper-proposed", &values)) }
        }
        Standing::Decided(edition) => decided(view, edition, "paper-decided"),
        Standing::Changed(edition) => decided(view, edition, "paper-changed"),
    }
}

/// Whether the viewer may write in a paper now: one that rests before a body is not written in.
pub fn may_write(view: &View<'_>, round: &Round, paper: Paper) -> bool {
    view.is_today()
        && view.may(Right::SteerPlanning)
        && !round.proposals.contains_key(&paper)
        && round.phase() != Phase::Closed
}

/// Where a paper stands, with the way to a decision and its earlier editions: beside the paper on its page.
pub fn state(view: &View<'_>, round: &Round, paper: Paper) -> Markup {
    let m = view.m;
    let editions: Vec<&Edition> = round.editions.iter().map(AsRef::as_ref).filter(|it| it.paper == paper).collect();
    let standing = Standing::of(view.organisation, round, paper);
    let may_go_on = view.is_today()
        && match standing {
            Standing::Proposed(_) => view.may(Right::SteerPlanning) || view.may(Right::RecordDecisions),
            Standing::Empty | Standing::Decided(_) => false,
            Standing::Draft | Standing::Returned(_) | Standing::Changed(_) => view.may(Right::SteerPlanning),
        };
    let onward = if matches!(standing, Standing::Proposed(_)) { "paper-onward-proposed" } else { "paper-onward" };
    html! {
        section.way aria-labelledby="way" {
            h2 #way { (m.t("paper-way-title")) }
            p { (in_words(view, round, paper)) }
            @if may_go_on {
                p.mt { (parts::button_link("secondary", &view.frame.to(&path(round.number, &tail(paper, ""))), m.t(onward))) }
            }
            @if !editions.is_empty() {
                h3.mt { (m.t("paper-editions")) }
                ul { @for edition in editions.iter().rev() {
                    li { time.nw { (edition.decided_on) } " " (decision_link(view, edition)) }
                } }
            }
        }
    }
}

fn decided(view: &View<'_>, edition: &Edition, key: &'static str) -> Markup {
    let body = recorded(view, edition)
        .and_then(|recorded| view.body(recorded.decision.minutes.body))
        .map_or_else(String::new, |body| words::in_a_sentence(body.name.as_str()));
    let values = [("body", body.into()), ("day", edition.decided_on.to_string().into())];
    html! { (view.m.with(key, &values)) " " span.nw { (decision_link(view, edition)) } }
}

/// `GET /{organisation}/planning/{round}/papers/{paper}`: where it stands and what can be done.
///
/// # Errors
/// Not found when there is no such paper.
pub async fn show(asked: Asked) -> Answer {
    way(&asked, None)
}

/// `POST /{organisation}/planning/{round}/papers/{paper}/proposal`
///
/// # Errors
/// Not found when there is no such paper; what the store says.
pub async fn propose(asked: Asked, mut typed: Typed) -> Answer {
    // What is no number is no body's, which the rule says at the field.
    let body = typed.get("body").parse().unwrap_or(BodyId(0));
    let motive = typed.optional("motive", Reason::parse);
    if typed.has_refusals() {
        return way(&asked, Some(("proposal", typed)));
    }
    let at = at(&asked)?;
    take(asked, typed, "proposal", "paper-proposed-done", move |organisation, context| {
        organisation.propose_paper(context, at, body, motive.clone())
    })
    .await
}

/// `POST /{organisation}/planning/{round}/papers/{paper}/return`
///
/// # Errors
/// Not found when there is no such paper; what the store says.
pub async fn take_back(asked: Asked, mut typed: Typed) -> Answer {
    let Some(reason) = typed.parse("reason", Reason::parse) else {
        return way(&asked, Some(("return", typed)));
    };
    let at = at(&asked)?;
    take(asked, typed, "return", "paper-returned-done", move |organisation, context| {
        organisation.return_paper(context, at, reason.clone())
    })
    .await
}

fn at(asked: &Asked) -> Result<(domain::ids::RoundNumber, Paper), Problem> {
    let round = round(asked)?;
    Ok((round.number, paper(asked, round)?))
}

async fn take(
    asked: Asked,
    typed: Typed,
    act: &'static str,
    told: &'static str,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let (number, paper) = at(&asked)?;
    match asked.amend(&typed, rule).await? {
        Ok(_) => {
            let name = name(&View::of(&asked), round(&asked)?, paper);
            let told = Flash::new(asked.m().with(told, &[("paper", name.into())]));
            Ok(asked.done(&path(number, &home(paper)), &told))
        }
        Err(refusals) => way(&asked, Some((act, typed.refused(refusals)))),
    }
}

/// The path of the page where a paper is read, after the round's own.
pub fn home(paper: Paper) -> String {
    match paper {
        Paper::Directive => "/directive".to_owned(),
        Paper::Frames => "/frames".to_owned(),
        Paper::Plan => "/plan".to_owned(),
        Paper::Scenario(id) => format!("/scenarios/{id}"),
    }
}

fn part(paper: Paper) -> Part {
    match paper {
        Paper::Directive => Part::Directive,
        Paper::Frames => Part::Frames,
        Paper::Plan => Part::Plan,
        Paper::Scenario(_) => Part::Allocation,
    }
}

fn way(asked: &Asked, refused: Option<(&'static str, Typed)>) -> Answer {
    let round = round(asked)?;
    let paper = paper(asked, round)?;
    let view = View::of(asked);
    let m = view.m;
    let title = m.with("paper-way", &[("paper", words::paper(m, view.organisation, round.number, paper).into())]);
    let key = asked.request_key()?;
    let refused = refused.as_ref().map(|(act, typed)| (*act, typed));
    let main = html! {
        (head(&view, round, part(paper), &title, &[], None))
        div.stack.course {
            (panel_with(&view, round, paper, key.as_str(), refused))
            p { a href=(view.frame.to(&path(round.number, &home(paper)))) { (m.with("paper-read", &[("paper", name(&view, round, paper).into())])) } }
        }
    };
    let here = Knot::here(name(&view, round, paper), m.t("paper-way-knot"));
    let page = page(&view, Some(round), title, here, main);
    match refused {
        Some((_, typed)) => Ok(asked.frame.form_page(typed, page)),
        None => Ok(asked.frame.page(page)),
    }
}

/// Where a paper stands, with the forms that take it on its way, for whoever may. Beside the paper on its page.
///
/// # Errors
/// When the machine gives no random bytes.
pub fn panel(asked: &Asked, round: &Round, paper: Paper) -> Result<Markup, Problem> {
    let key = asked.request_key()?;
    Ok(panel_with(&View::of(asked), round, paper, key.as_str(), None))
}

fn panel_with(
    view: &View<'_>,
    round: &Round,
    paper: Paper,
    key: &str,
    refused: Option<(&'static str, &Typed)>,
) -> Markup {
    let m = view.m;
    let standing = Standing::of(view.organisation, round, paper);
    let may_steer = view.is_today() && view.may(Right::SteerPlanning);
    html! {
        section.way aria-labelledby="way" {
            h2 #way { (m.t("paper-way-title")) }
            p { (in_words(view, round, paper)) }
            @if let Standing::Proposed(proposal) = standing {
                @if let Some(motive) = &proposal.motive { p.note { (motive_given(m, paper, motive)) } }
                @if view.is_today() && view.may(Right::RecordDecisions) {
                    p.mt { (parts::button_link("primary", &view.frame.to(&path(round.number, &tail(paper, "/decision"))), m.t("course-decide"))) }
                }
                @if may_steer { (returning(view, round, paper, key, refused)) }
            } @else if may_steer && !is_over(round, paper) {
                (proposing(view, round, paper, key, refused))
            }
        }
    }
}

fn is_over(round: &Round, paper: Paper) -> bool {
    let is_scenario_over = match paper {
        Paper::Scenario(id) => round
            .scenario(id)
            .is_none_or(|scenario| round.scenario_state(scenario) != domain::scenario::ScenarioState::Open),
        _ => false,
    };
    is_scenario_over || round.phase() == Phase::Closed
}

fn proposing(
    view: &View<'_>,
    round: &Round,
    paper: Paper,
    key: &str,
    refused: Option<(&'static str, &Typed)>,
) -> Markup {
    let m = view.m;
    let standing = Standing::of(view.organisation, round, paper);
    if matches!(standing, Standing::Empty) {
        return html! { p.note { (m.t("paper-empty-note")) } };
    }
    let bodies: Vec<(String, &str)> = view
        .organisation
        .bodies_with_mandate(domain::body::Matters::Planning, view.today)
        .map(|body| (body.id.to_string(), body.name.as_str()))
        .collect();
    if bodies.is_empty() {
        return html! { p.note { (m.t("paper-nobody")) } };
    }
    let nothing = Typed::default();
    let typed = refused.filter(|(act, _)| *act == "proposal").map_or(&nothing, |(_, typed)| typed);
    let form = Form::new(m, typed);
    let is_settled = matches!(standing, Standing::Decided(_));
    let inside = html! {
        p.cap { (m.t("paper-propose-lead")) }
        (form.open(&view.frame.to(&path(round.number, &tail(paper, "/proposal"))), key, html! {
            (form.select(&Field::new("body", m.t("course-propose-to")), &bodies))
            @if let Some((why, hint)) = asks_why(view, round, paper) {
                (form.line(&Field::new("motive", m.t(why)).hint(m.t(hint))))
            }
            button.ds-button data-variant=(if is_settled { "secondary" } else { "primary" }) type="submit" { (m.t("course-propose-do")) }
        }))
    };
    html! {
        @if is_settled {
            // Decided as it reads: to decide it once more is possible, and seldom what anyone wants.
            details.ds-details.quiet open[refused.is_some()] { summary { (m.t("paper-propose-again")) } div { (inside) } }
        } @else {
            h3.mt { (m.t("course-propose")) }
            (inside)
        }
    }
}

/// The motive that a paper was proposed with.
pub(crate) fn motive_given(m: Messages, paper: Paper, motive: &Reason) -> String {
    let key = match paper {
        Paper::Scenario(_) => "paper-motive-moves-given",
        _ => "paper-motive-given",
    };
    m.with(key, &[("motive", motive.as_str().into())])
}

// What the rule will ask a motive for, as messages: why frames are passed, or resources moved.
fn asks_why(view: &View<'_>, round: &Round, paper: Paper) -> Option<(&'static str, &'static str)> {
    let passes = |sums: &Sums| !view.organisation.frames_passed(round, sums).is_empty();
    let scenario = if let Paper::Scenario(id) = paper { round.scenario(id) } else { None };
    let passes_frames = match paper {
        Paper::Directive | Paper::Frames => false,
        Paper::Plan => passes(round.sums()),
        Paper::Scenario(_) => scenario.is_some_and(|scenario| passes(&round.sums_in(scenario))),
    };
    let moves = || scenario.is_some_and(|scenario| 0 < scenario.unsaid_moves());
    match passes_frames {
        true => Some(("paper-motive", "paper-motive-hint")),
        false => moves().then_some(("paper-motive-moves", "paper-motive-moves-hint")),
    }
}

fn returning(
    view: &View<'_>,
    round: &Round,
    paper: Paper,
    key: &str,
    refused: Option<(&'static str, &Typed)>,
) -> Markup {
    let m = view.m;
    let nothing = Typed::default();
    let again = refused.filter(|(act, _)| *act == "return");
    let form = Form::new(m, again.map_or(&nothing, |(_, typed)| typed));
    html! {
        details.ds-details.mt open[again.is_some()] {
            summary { (m.t("course-return")) }
            div {
                p { (m.t("paper-return-lead")) }
                (form.open(&view.frame.to(&path(round.number, &tail(paper, "/return"))), key, html! {
                    (form.line(&Field::new("reason", m.t("course-reason"))))
                    button.ds-button data-variant="secondary" type="submit" { (m.t("course-return-do")) }
                }))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_comes_back_from_its_address() {
        for paper in [Paper::Directive, Paper::Frames, Paper::Plan, Paper::Scenario(ScenarioId(7))] {
            let address = tail(paper, "");
            let named: PaperName = address.strip_prefix("/papers/").unwrap().parse().unwrap();
            assert_eq!(named.0, paper);
        }
        for wrong in ["", "scenario", "scenario-", "scenario-x", "plans"] {
            assert!(wrong.parse::<PaperName>().is_err(), "{wrong:?}");
        }
    }
}
