//! The decided document, as it reads: the same statements, in the same order, as the bytes whose hash is in the
//! decision. Not those bytes; they are `domain::decision::document`.

use domain::ids::{RoundNumber, SetNumber};
use domain::planning::Paper;
use domain::revision::Revision;
use domain::statement::{Statement, StatementKind};
use domain::text::Reason;
use maud::{Markup, html};

use super::Shown;
use crate::planning::{document, papers};
use crate::view::View;
use crate::{indicator, words};

/// How many statements the page shows. A longer document is read as its text.
const STATEMENTS: usize = 300;

/// The document as it was decided.
pub(super) fn decided(shown: &Shown<'_>, revision: &Revision) -> Markup {
    let (view, m) = (&shown.view, shown.view.m);
    let decision = shown.decision();
    let text = view.frame.to(&format!("/decisions/{}/document", decision.id));
    html! {
        article.paper aria-label=(m.t("decision-paper")) {
            p.kick { (m.with("decision-as-decided", &[("day", decision.minutes.decided_on.to_string().into())])) }
            h2 { (m.with("decision-document", &[("number", revision.number.to_string().into())])) }
            (statements(view, revision))
            @if STATEMENTS < revision.tree.len() {
                p.cap {
                    (m.with("decision-long", &[("shown", STATEMENTS.into()), ("all", revision.tree.len().into())])) " "
                    a href=(text) { (m.t("decision-long-whole")) }
                }
            }
            @if let Some(ceases) = ceases(view, revision) { p.cap { (ceases) } }
        }
    }
}

/// What is decided when a decision is revoked: that, and why.
pub(super) fn revoking(shown: &Shown<'_>, reason: &Reason) -> Markup {
    let (view, m) = (&shown.view, shown.view.m);
    let decision = shown.decision();
    let revoked = view.organisation.decisions.values().find(|other| {
        other.seq < shown.recorded.seq
            && other.decision.matter.revision() == decision.matter.revision()
            && matches!(other.decision.matter, domain::decision::Matter::Adopt { .. })
    });
    html! {
        article.paper aria-label=(m.t("decision-paper")) {
            p.kick { (m.with("decision-as-decided", &[("day", decision.minutes.decided_on.to_string().into())])) }
            @if let Some(number) = decision.matter.revision() {
                h2 { (m.with("decision-revokes", &[("number", number.to_string().into())])) }
            }
            h3 { (m.t("decision-reason")) }
            p lang=[view.language()] { (reason) }
            @if let Some(revoked) = revoked {
                h3 { (m.t("decision-what-is-revoked")) }
                p { a href=(view.frame.to(&format!("/decisions/{}", revoked.decision.id))) {
                    (m.t("registration-number")) " " (revoked.decision.minutes.registration_number)
                } }
            }
        }
    }
}

/// A paper of a planning round, as it was decided: the same content as the bytes whose hash is in the decision.
pub(super) fn of_a_round(shown: &Shown<'_>, number: RoundNumber, paper: Paper) -> Markup {
    let (view, m) = (&shown.view, shown.view.m);
    let decision = shown.decision();
    let round = view.organisation.planning.get(number);
    let edition = round.and_then(|round| {
        let edition = round.editions.iter().find(|edition| edition.decision == decision.id)?;
        Some((round, edition.as_ref()))
    });
    html! {
        article.paper aria-label=(m.t("decision-paper")) {
            p.kick { (m.with("decision-as-decided", &[("day", decision.minutes.decided_on.to_string().into())])) }
            h2 { (words::paper(view.m, view.organisation, number, paper)) }
            @if let Some((round, edition)) = edition {
                @if let Some(motive) = &edition.motive { p.note { (papers::motive_given(m, edition.paper, motive)) } }
                (document::edition(view, round, edition))
            }
        }
    }
}

/// A set of indicators, as it was decided.
pub(super) fn of_indicators(shown: &Shown<'_>, number: SetNumber) -> Markup {
    let (view, m) = (&shown.view, shown.view.m);
    let decision = shown.decision();
    html! {
        article.paper aria-label=(m.t("decision-paper")) {
            p.kick { (m.with("decision-as-decided", &[("day", decision.minutes.decided_on.to_string().into())])) }
            h2 { (m.with("set-number", &[("set", number.to_string().into())])) }
            @if let Some(set) = view.organisation.indicators.set(number) { (indicator::set::document(view, set)) }
        }
    }
}

/// The statements, each under what it stands under.
pub(super) fn statements(view: &View<'_>, revision: &Revision) -> Markup {
    let ordered = revision.tree.in_order();
    let shown = &ordered[..ordered.len().min(STATEMENTS)];
    let mut top: Vec<&[&Statement]> = Vec::new();
    // Each stretch begins with what stands at the top, or, further down, with the first of several alike.
    let mut begin = 0;
    for at in 1..=shown.len() {
        let stands_apart = |statement: &Statement| statement.parent.is_none();
        if at == shown.len() || (stands_apart(shown[at]) && !goes_on(shown[begin], shown[at])) {
            top.push(&shown[begin..at]);
            begin = at;
        }
    }
    html! { @for stretch in top { (section(view, revision, stretch)) } }
}

// Several visions would stand under one heading; each result area is a heading of its own.
fn goes_on(first: &Statement, next: &Statement) -> bool {
    first.kind == next.kind && first.kind != StatementKind::ResultArea
}

fn section(view: &View<'_>, revision: &Revision, stretch: &[&Statement]) -> Markup {
    let [first, rest @ ..] = stretch else { return html! {} };
    let (m, model, language) = (view.m, view.organisation.model_of(revision), view.language());
    let alone = rest.iter().all(|statement| statement.parent.is_some());
    html! {
        @if first.kind == StatementKind::ResultArea {
            h3 lang=[language] { (first.text()) }
            (explained(view, first))
            (list(view, revision, rest))
        } @else if alone {
            h3 { (words::kind(m, model, first.kind)) }
            p.og[first.kind == StatementKind::OverarchingGoal] lang=[language] { (first.text()) }
            (explained(view, first))
            (list(view, revision, rest))
        } @else {
            h3 { (words::kinds(m, model, first.kind)) }
            (list(view, revision, stretch))
        }
    }
}

fn list(view: &View<'_>, revision: &Revision, statements: &[&Statement]) -> Markup {
    html! {
        @if !statements.is_empty() {
            ul { @for statement in statements {
                li {
                    span { (number(revision, statement)) }
                    div lang=[view.language()] { (statement.text()) (explained(view, statement)) }
                }
            } }
        }
    }
}

fn number(revision: &Revision, statement: &Statement) -> String {
    let tree = &revision.tree;
    tree.number(statement).unwrap_or_else(|| tree.position(statement).to_string())
}

// What is decided of a statement beside its text: what it means, and the way it points, faces and how far it looks.
fn explained(view: &View<'_>, statement: &Statement) -> Markup {
    let bearings = words::bearings(view.m, &statement.wording).join(" · ");
    html! {
        @if !statement.explanation().is_empty() { p.explained lang=[view.language()] { (statement.explanation()) } }
        @if !bearings.is_empty() { p.bearings lang=(view.m.language().tag()) { (bearings) } }
    }
}

// What this one takes the place of.
fn ceases(view: &View<'_>, revision: &Revision) -> Option<String> {
    let (m, strategy) = (view.m, &view.organisation.strategy);
    let before = view.before(revision).filter(|before| view.may_read(before))?;
    let last_day = strategy.in_force_until(before)?;
    // Only when this is the one that takes over.
    (strategy.successor(before)?.number == revision.number).then(|| {
        let values = [("revision", words::revision(m, before).into()), ("day", m.day(last_day).into())];
        m.with("decision-ceases", &values)
    })
}
