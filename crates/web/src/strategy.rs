//! The strategy through time: all its revisions with where each is on its way, and one revision as a document with the
//! steps it has gone through. Not the forms that take it on its way (`course`), nor the page where it is written (`editor`).

use domain::clarity::{self, Measure};
use domain::ids::{RevisionNumber, StatementId};
use domain::policy::Right;
use domain::revision::{Revision, State};
use domain::topic::Topic;
use maud::{Markup, html};

use crate::answer::{self, Answer};
use crate::comment::section::Section as Comments;
use crate::contribution::section::behind_revision;
use crate::forms::Typed;
use crate::layout::{Page, Section};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::verdict_round::in_small;
use crate::view::View;
use crate::{as_of, import, knots, parts, words};

mod document;
mod steps;

/// All revisions.
pub async fn show_all(asked: Asked) -> Answer {
    Ok(asked.frame.page(all(&View::of(&asked))))
}

/// One revision, as a document.
pub async fn show(asked: Asked) -> Answer {
    let number = asked.id::<RevisionNumber>("revision")?;
    let view = View::of(&asked);
    let revision = view.organisation.strategy.get(number).filter(|revision| view.may_read(revision));
    let comments = Comments::of(&asked, Topic::Revision(number)).await?;
    let turned_to = asked.query("page");
    let page = one(&view, revision.ok_or(Problem::NotFound)?, (turned_to.as_deref(), comments.as_ref()));
    Ok(asked.frame.page(page))
}

/// Opens the next revision, and goes on to where it is written.
pub async fn open(asked: Asked, typed: Typed) -> Answer {
    let organisation = asked.amend(&typed, |organisation, context| organisation.open_revision(context)).await??;
    let Some(open) = organisation.strategy.open() else { return Ok(answer::see_other(&asked.to("/revisions"))) };
    let first = first(open).map(|id| format!("/statements/{id}"));
    Ok(answer::see_other(&asked.to(&format!("/revisions/{}{}", open.number, first.unwrap_or_default()))))
}

/// The button that opens the next revision, or the first.
pub fn open_next(view: &View<'_>) -> Markup {
    let is_first = view.organisation.strategy.latest_adopted().is_none();
    html! {
        form method="post" action=(view.frame.to("/revisions")) {
            button.ds-button type="submit" { (view.m.t(if is_first { "strategy-open-first" } else { "strategy-open-next" })) }
        }
    }
}

fn all(view: &View<'_>) -> Page<'static> {
    let m = view.m;
    let strategy = &view.organisation.strategy;
    let revisions: Vec<&Revision> = strategy.revisions().rev().filter(|revision| view.may_read(revision)).collect();
    let most = revisions.iter().map(|revision| revision.count(view.organisation.model_of(revision))).max();
    let can_open = view.is_today() && strategy.open().is_none() && view.may(Right::WriteStrategy);
    let main = html! {
        div.head {
            div {
                h1 { @match revisions.len() {
                    0 => (m.t("strategy-none-title")),
                    count => {
                        @let words = words::in_a_sentence(&words::in_words(m, count));
                        (m.with("strategy-title", &[("count", count.into()), ("words", words.into())]))
                    },
                } }
            }
            div.row.row--end {
                @if !revisions.is_empty() { (as_of::form(view, "/revisions")) }
                @if can_open { (open_next(view)) }
            }
        }
        @if revisions.is_empty() {
            (parts::nothing_yet(m.t("strategy-none"), None))
        } @else {
            ol.hang.revisions { @for revision in &revisions { (in_time(view, revision, most.unwrap_or(0))) } }
        }
        (import::offer(view))
    };
    Page::new(m.t("strategy-page-title"), main).section(Section::Strategy)
}

/// One revision among the others.
fn in_time(view: &View<'_>, revision: &Revision, most: usize) -> Markup {
    let m = view.m;
    let strategy = &view.organisation.strategy;
    let state = strategy.state(revision, view.day);
    html! {
        li.now[state == State::InForce] data-state=(state.key()) {
            div {
                h2 { a href=(view.revision(revision)) { (words::revision(m, revision)) } " " (parts::tag(words::state(m, state), None)) }
                p.meta { @for fact in facts_of(view, revision, state) { span { (fact) } } }
            }
            div.size {
                p {
                    (words::extent(m, view.organisation, revision))
                    @if let Some(measure) = measure(revision) { ", " (m.with("strategy-words", &[("count", measure.words.into())])) }
                }
                (size(revision.count(view.organisation.model_of(revision)), most))
            }
            p.ways {
                @if let Some(before) = view.before(revision) {
                    a href=(view.comparison(before, revision)) {
                        (m.with("strategy-compare", &[("revision", words::in_a_sentence(&words::revision(m, before)).into())]))
                    }
                }
                @if let Some(from) = revision.in_force_from() {
                    a href=(as_of::address(view, "/", &from.to_string())) { (m.t("strategy-on-one-page")) }
                }
            }
        }
    }
}

/// When it is or was in force, and who decided it; or where on its way it is.
fn facts_of(view: &View<'_>, revision: &Revision, state: State) -> Vec<Markup> {
    let m = view.m;
    let mut facts = Vec::new();
    match state {
        State::InConsultation { until } => {
            facts.push(html! { (m.with("strategy-until", &[("day", until.to_string().into())])) });
        }
        State::Proposed { to } => {
            facts.push(m.around("strategy-before-body", ("body", view.body_in_a_sentence(to)), &[]));
        }
        State::Draft | State::Withdrawn | State::Adopted | State::InForce | State::Superseded => {}
    }
    if let Some(span) = view.span(revision) {
        facts.push(html! { (span) });
    }
    facts.extend(view.decided(revision));
    facts
}

/// How many statements, as a bar against the revision that has the most. The number stands beside it.
fn size(count: usize, most: usize) -> Markup {
    html! {
        @if 0 < most {
            svg.bar viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
                rect width="100" height="4" {}
                rect.v width=(count * 100 / most) height="4" {}
            }
        }
    }
}

/// A revision with more statements than this is not measured while somebody waits for a page: its words are in the
/// comparison, where one waits for such things.
const MEASURED: usize = 10_000;

fn measure(revision: &Revision) -> Option<Measure> {
    let texts = || revision.tree.iter().map(|statement| (statement.text(), statement.explanation()));
    (revision.tree.len() <= MEASURED).then(|| clarity::measure(texts()))
}

fn one<'a>(
    view: &View<'a>,
    revision: &'a Revision,
    (turned_to, comments): (Option<&str>, Option<&Comments<'_>>),
) -> Page<'a> {
    let m = view.m;
    let strategy = &view.organisation.strategy;
    let state = strategy.state(revision, view.day);
    let title = m.with("revision-title", &[("number", revision.number.0.to_string().into())]);
    let main = html! {
        div.head {
            div {
                h1 { (title) }
                p.meta { span { (words::state(m, state)) } @for fact in facts_of(view, revision, state) { span { (fact) } } }
            }
            div.row.row--end { (onward(view, revision, state)) }
        }
        div.cols {
            div { (document::page(view, revision, turned_to)) }
            aside aria-label=(m.t("revision-about")) {
                section aria-labelledby="figures" {
                    h2 #figures { (m.t("revision-figures")) }
                    (figures_of(view, revision))
                }
                (in_small::section(view, revision))
                (steps::section(view, revision))
            }
        }
        @if let Some(comments) = comments { (comments.markup(view)) }
    };
    let mut knots = knots::to_revision(view.frame, view.organisation, revision);
    let here = knots
        .pop()
        .map_or_else(|| Knot::here(m.t("knot-strategy"), title.clone()), |knot| Knot::here(knot.kind, knot.text));
    Page::new(title, main).section(Section::Strategy).thread(Thread { up: knots, ..Thread::to(here) })
}

/// What can be done with a revision from here.
fn onward(view: &View<'_>, revision: &Revision, state: State) -> Markup {
    let m = view.m;
    let at = |tail: &str| view.frame.to(&format!("/revisions/{}{tail}", revision.number));
    html! {
        @if state.is_open() {
            (parts::button_link("secondary", &at("/course"), m.t("revision-course")))
            @if state == State::Draft && view.may(Right::WriteStrategy) {
                @let address = first(revision).map_or_else(|| at("/additions"), |id| at(&format!("/statements/{id}")));
                (parts::button_link("primary", &address, m.t("revision-write")))
            }
        } @else if let Some(from) = revision.in_force_from() {
            (parts::button_link("secondary", &as_of::address(view, "/", &from.to_string()), m.t("strategy-on-one-page")))
        }
    }
}

/// Where one begins to write: the statement that is read first.
fn first(revision: &Revision) -> Option<StatementId> {
    revision.tree.children(None).min_by_key(|statement| statement.kind).map(|statement| statement.id)
}

fn figures_of(view: &View<'_>, revision: &Revision) -> Markup {
    let m = view.m;
    let model = view.organisation.model_of(revision);
    let mut facts: Vec<(_, Markup)> = vec![(m.t("revision-statements"), html! { (m.number(revision.count(model))) })];
    if let Some(measure) = measure(revision) {
        facts.push((m.t("revision-words"), html! { (m.number(measure.words)) }));
        if let Some(lix) = measure.lix() {
            facts.push((m.t("revision-lix"), html! { (m.number(lix.rounded())) }));
        }
    }
    if let Some(name) = &model.name {
        facts.push((m.t("revision-model"), html! { (name) }));
    }
    if let Some(before) = view.before(revision) {
        facts.push((m.t("revision-before"), html! {
            a href=(view.comparison(before, revision)) {
                (m.with("strategy-compare", &[("revision", words::in_a_sentence(&words::revision(m, before)).into())]))
            }
        }));
    }
    facts.extend(behind_revision(view, revision.number).map(|behind| (m.t("contributions-behind"), behind)));
    parts::facts(&facts)
}
