//! The papers of a round as they read: what is decided, shown on the paper's own page and on the page of its decision.
//! Not the bytes whose hash is in the decision; they are `Round::document`.

use domain::planning::{Ask, Content, Directive, Edition, Paper, Round};
use maud::{Markup, html};

use super::{pointed, units};
use crate::view::View;

pub mod allocation;
pub(crate) mod frames;
pub mod plan;

/// A paper as it was decided.
pub fn edition(view: &View<'_>, round: &Round, edition: &Edition) -> Markup {
    match &edition.content {
        Content::Directive(decided) => directive(view, round, decided),
        Content::Frames(decided) => frames::table(view, round, decided),
        Content::Scenario { activities, before, after, .. } => {
            allocation::changes(view, round, &allocation::Change { activities, before, after })
        }
        Content::Plan { activities, adjustments, frames } => {
            html! {
                (plan::by_unit(view, round, plan::Contents { activities, adjustments }))
                @if !frames.is_empty() {
                    h3 { (view.m.t("paper-name-frames")) }
                    (frames::table(view, round, frames))
                }
            }
        }
    }
}

/// What would be decided if a paper were decided now: beside the form in which a decision is recorded.
pub fn now(view: &View<'_>, round: &Round, paper: Paper) -> Markup {
    match round.content(paper) {
        Ok(content) => edition(
            view,
            round,
            &Edition {
                paper,
                number: 0,
                decision: domain::ids::DecisionId(0),
                decided_on: view.day,
                motive: None,
                content,
            },
        ),
        Err(_) => html! {},
    }
}

/// A directive: what management wants, what it asks of whom, and what it points out. Headings begin at `h3`.
pub fn directive(view: &View<'_>, round: &Round, directive: &Directive) -> Markup {
    let m = view.m;
    let asks = asks(view, directive);
    let pointed = pointed::all(view, round, directive);
    html! {
        (paragraphs(view, directive.text.as_str()))
        @if !pointed.is_empty() {
            h3 { (m.t("directive-pointed")) }
            dl.pointing { @for (what, why) in pointed {
                @let named = pointed::named(view, round, what);
                dt { (figures::icons::icon("flag")) " " span.cap { (named.kind) } " " (pointed::link(view, &named)) }
                dd lang=[view.language()] { (why.reason) }
            } }
        }
        @for (of, whats) in asks {
            h3 { (m.with("directive-asked", &[("of", of.as_str().into()), ("all", (if of.is_empty() { "yes" } else { "no" }).into())])) }
            ul.asked { @for what in whats { li lang=[view.language()] { (what) } } }
        }
    }
}

/// Text in paragraphs, as it was typed: an empty line between them.
pub fn paragraphs(view: &View<'_>, text: &str) -> Markup {
    html! {
        @for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            p.explained lang=[view.language()] { (paragraph) }
        }
    }
}

// What is asked, of all first and then unit by unit in the order of the tree. The name is empty for all.
fn asks<'a>(view: &View<'_>, directive: &'a Directive) -> Vec<(String, Vec<&'a str>)> {
    let of = |unit| -> Vec<&str> {
        let of_unit = |ask: &&Ask| ask.unit == unit;
        directive.asks.iter().filter(of_unit).map(|ask| ask.what.as_str()).collect()
    };
    let mut asks = vec![(String::new(), of(None))];
    asks.extend(
        units::in_order(view.organisation).into_iter().map(|(unit, _)| (unit.name.to_string(), of(Some(unit.id)))),
    );
    asks.retain(|(_, whats)| !whats.is_empty());
    asks
}
