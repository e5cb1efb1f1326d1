//! All decisions, newest first, and what waits to be decided. Not one decision; that is its own page.

use std::borrow::Cow;

use domain::decision::{Decision, Matter, RecordedDecision};
use domain::ids::RoundNumber;
use domain::planning::{Paper, Proposal, Round};
use domain::policy::Right;
use domain::revision::{Revision, State};
use maud::{Markup, html};

use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::paging::Paging;
use crate::planning::{self, papers};
use crate::request::Asked;
use crate::view::View;
use crate::{indicator, parts, words};

/// `GET /{organisation}/decisions`
///
/// # Errors
/// None.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let list = List {
        decided: decided(&view),
        waiting: view.organisation.strategy.open().filter(|revision| {
            matches!(view.organisation.strategy.state(revision, view.today), State::Proposed { .. })
                && view.is_today()
                && view.may_read(revision)
        }),
        view,
    };
    let main = list.main(asked.query("page").as_deref());
    Ok(asked.frame.page(Page::new(asked.m().t("decisions-title"), main).section(Section::Decisions)))
}

// Those that were decided by the day that the page is about, the latest first.
fn decided<'a>(view: &View<'a>) -> Vec<&'a RecordedDecision> {
    let all = view.organisation.decisions.values().map(AsRef::as_ref);
    let mut decided: Vec<&RecordedDecision> =
        all.filter(|recorded| recorded.decision.minutes.decided_on <= view.day).collect();
    decided.sort_by_key(|recorded| std::cmp::Reverse((recorded.decision.minutes.decided_on, recorded.seq)));
    decided
}

struct List<'a> {
    view: View<'a>,
    decided: Vec<&'a RecordedDecision>,
    waiting: Option<&'a Revision>,
}

impl List<'_> {
    fn main(&self, turned_to: Option<&str>) -> Markup {
        let m = self.view.m;
        let paging = Paging::of(self.decided.len(), turned_to);
        html! {
            (parts::head(self.title(), &[], None))
            div.stack {
                @if let Some(revision) = self.waiting { (self.waits(revision)) }
                @for (round, paper, proposal) in self.papers_waiting() { (self.paper_waits(round, paper, proposal)) }
                @if self.decided.is_empty() {
                    (parts::nothing_yet(m.t("decisions-none"), None))
                } @else {
                    (parts::scroll(m.t("decisions-title"), self.table(&self.decided[paging.range()])))
                    (paging.links(m, &self.view.frame.to("/decisions"), "main"))
                }
                @if let Some(note) = self.imported() { p.cap { (note) } }
                @if self.view.may(Right::ReadDrafts) { p { a href=(self.view.frame.to("/bodies")) { (m.t("bodies-link")) } } }
                @if self.view.may(Right::ReadLog) { p { a href=(self.view.frame.to("/log")) { (m.t("decisions-log")) } } }
            }
        }
    }

    fn title(&self) -> String {
        let (m, count) = (self.view.m, self.decided.len());
        m.with("decisions-heading", &[("count", count.into()), ("words", words::in_words(m, count).into())])
    }

    fn table(&self, decided: &[&RecordedDecision]) -> Markup {
        let m = self.view.m;
        html! {
            table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("decisions-day")) }
                    th scope="col" { (m.t("decisions-what")) }
                    th scope="col" { (m.t("decisions-who")) }
                    th scope="col" { (m.t("decisions-number")) }
                    th scope="col" { (m.t("decisions-state")) }
                } }
                tbody { @for recorded in decided { (self.row(recorded)) } }
            }
        }
    }

    fn row(&self, recorded: &RecordedDecision) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let (decision, minutes) = (&recorded.decision, &recorded.decision.minutes);
        let what = match &decision.matter {
            Matter::Adopt { revision, .. } => m.with("decisions-adopts", &[("revision", revision.to_string().into())]),
            Matter::Revoke { revision, .. } => {
                m.with("decisions-revokes", &[("revision", revision.to_string().into())])
            }
            Matter::Paper { round, paper } => words::paper(view.m, view.organisation, *round, *paper),
            Matter::Indicators { set, .. } => m.with("set-number", &[("set", set.to_string().into())]),
        };
        let number = decision.matter.revision();
        let state =
            number.and_then(|number| view.organisation.strategy.get(number)).filter(|revision| view.may_read(revision));
        html! {
            tr {
                td.nw data-label=(m.t("decisions-day")) { (minutes.decided_on) }
                th scope="row" { a href=(view.frame.to(&format!("/decisions/{}", decision.id))) { (what) } }
                td data-label=(m.t("decisions-who")) { (view.body_name(minutes.body)) @if let Some(paragraph) = &minutes.paragraph { ", " (paragraph) } }
                td data-label=(m.t("decisions-number")) { (minutes.registration_number) }
                td data-label=(m.t("decisions-state")) { @if let Some(revision) = state {
                    (words::state(m, view.organisation.strategy.state(revision, view.day)))
                    @if let Some(span) = view.span(revision) { " " span.cap.nw { (span) } }
                } @else if let Matter::Paper { round, paper } = decision.matter { (self.paper_state(decision, round, paper)) }
                @else if let Matter::Indicators { set, .. } = decision.matter { (indicator::set::standing(view, set)) } }
            }
        }
    }

    // A later decision on the same paper takes the place of an earlier one.
    fn paper_state(&self, decision: &Decision, round: RoundNumber, paper: Paper) -> Cow<'static, str> {
        let round = self.view.organisation.planning.get(round);
        let last = round.and_then(|round| round.decided(paper)).map(|edition| edition.decision);
        self.view.m.t(if last == Some(decision.id) { "decisions-paper-holds" } else { "decisions-paper-replaced" })
    }

    fn waits(&self, revision: &Revision) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let strategy = &view.organisation.strategy;
        let body = match strategy.state(revision, view.today) {
            State::Proposed { to } => view.body_name(to),
            _ => html! {},
        };
        let waits = m.around("decisions-waits", ("body", body), &[("revision", words::revision(m, revision).into())]);
        html! {
            div.notice {
                p { a href=(view.revision(revision)) { (waits) } }
                @if view.may(Right::RecordDecisions) {
                    (parts::button_link("primary", &view.frame.to(&format!("/revisions/{}/decision", revision.number)), m.t("decisions-record")))
                }
            }
        }
    }

    // Papers of planning rounds before a body, for those who may see what is not decided.
    fn papers_waiting(&self) -> Vec<(&Round, Paper, &Proposal)> {
        if !self.view.is_today() || !self.view.may(Right::ReadPlanning) {
            return Vec::new();
        }
        let rounds = self.view.organisation.planning.rounds();
        rounds
            .flat_map(|round| round.proposals.iter().map(move |(paper, proposal)| (round, *paper, proposal)))
            .collect()
    }

    fn paper_waits(&self, round: &Round, paper: Paper, proposal: &Proposal) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let name = words::paper(m, view.organisation, round.number, paper);
        let waits = m.around("decisions-waits", ("body", view.body_name(proposal.to)), &[("revision", name.into())]);
        let to = |tail: &str| view.frame.to(&planning::path(round.number, tail));
        html! {
            div.notice {
                p { a href=(to(&papers::home(paper))) { (waits) } }
                @if view.may(Right::RecordDecisions) {
                    (parts::button_link("primary", &to(&papers::tail(paper, "/decision")), m.t("decisions-record")))
                }
            }
        }
    }

    // What was decided before the system was taken into use came in with a file, and has no record of its own here.
    fn imported(&self) -> Option<String> {
        let strategy = &self.view.organisation.strategy;
        let imported = strategy.revisions().filter(|revision| revision.label().is_some()).count();
        (0 < imported).then(|| self.view.m.with("decisions-imported", &[("count", imported.into())]))
    }
}
