//! What people think of a revision, in small: on the page of the strategy and beside the text of a revision, with the way
//! to the whole and, for those who are asked, to answering. Not the pictures; those are on the round's own page.

use std::collections::BTreeSet;

use domain::ids::VerdictRoundId;
use domain::policy::Right;
use domain::revision::Revision;
use domain::verdict_round::{Group, Question, Results, VerdictRound};
use maud::{Markup, html};

use super::results::median;
use super::{audience, is_for, path};
use crate::view::View;

/// The latest round on a revision of which something is shown, as one line; and the rounds that wait for the reader's answer.
pub(crate) fn line(view: &View<'_>, revision: &Revision, waiting: &BTreeSet<VerdictRoundId>) -> Markup {
    let m = view.m;
    let counted = shown(view, revision);
    html! {
        @if counted.is_some() || !waiting.is_empty() {
            p.key.judgement {
                @for round in waiting { @if let Some(round) = view.organisation.verdict_round(*round) {
                    span { a href=(view.frame.to(&path(round.id, "/answer"))) { b { (m.t("verdict-say-yours")) } } ": "
                        span lang=[view.language()] { (round.terms.occasion) } }
                } }
                @if let Some((round, results)) = counted {
                    span { (link(view, round)) ": " (medians(view, round, results)) }
                }
            }
        }
    }
}

/// The rounds on a revision, for the side of its page.
pub(crate) fn section(view: &View<'_>, revision: &Revision) -> Markup {
    let m = view.m;
    if !view.may(Right::ReadDrafts) {
        return html! {};
    }
    let rounds: Vec<&VerdictRound> = view.organisation.verdict_rounds_on(revision.number).collect();
    let can_be_judged = view.organisation.can_be_judged(revision, view.day);
    let opens = view.is_today() && view.may(Right::WriteStrategy) && can_be_judged;
    html! { @if opens || !rounds.is_empty() {
        section aria-labelledby="verdicts" {
            h2 #verdicts { (m.t("verdicts-title")) }
            @for round in &rounds {
                p { (link(view, round)) br;
                    span.cap {
                        @match round.results() {
                            Some(results) if !results.shown.is_empty() => (medians(view, round, results)),
                            Some(_) => (m.t("verdict-few")),
                            None => (m.word("verdict-stage", round.stage(view.day).key())),
                        }
                    }
                }
            }
            @if opens {
                p { a href=(view.frame.to(&format!("/verdicts/new?revision={}", revision.number))) { (m.t("verdict-open")) } }
            }
        }
    } }
}

fn link(view: &View<'_>, round: &VerdictRound) -> Markup {
    html! { a href=(view.frame.to(&path(round.id, ""))) lang=[view.language()] { (round.terms.occasion) } }
}

fn shown<'a>(view: &View<'a>, revision: &Revision) -> Option<(&'a VerdictRound, &'a Results)> {
    let mut rounds = view.organisation.verdict_rounds_on(revision.number);
    rounds.find_map(|round| {
        let results = round.results().filter(|results| !results.shown.is_empty() && is_for(view, round))?;
        Some((round, results))
    })
}

/// "Lätt att ta till sig 4, En tydlig röd tråd 4, En riktning pekas ut 3–4 (median av 38 svar). Tillfrågade: Styrelsen".
fn medians(view: &View<'_>, round: &VerdictRound, results: &Results) -> Markup {
    let m = view.m;
    html! { @if let Some(all) = results.of(Group::All) {
        @for question in Question::ALL {
            (m.word("verdict-question", question.key())) " " b { (median(all, question)) } ", "
        }
        (m.with("verdict-medians-of", &[("count", all.answers.into())]))
        ". " (m.t("verdict-were-asked")) ": " (audience(view, &round.terms.audience))
    } }
}
