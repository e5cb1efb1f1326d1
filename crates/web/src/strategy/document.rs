//! A revision as a document: every statement in the order in which it is read, with its number and what it means. Long
//! ones are turned a page at a time. Not the document that a decision seals; that is text alone, in `domain::decision`.

use domain::revision::Revision;
use domain::statement::{Statement, StatementKind};
use domain::tree::Tree;
use maud::{Markup, html};

use crate::paging::Paging;
use crate::view::View;
use crate::words;

/// The document, or the part of it that was turned to.
pub(super) fn page(view: &View<'_>, revision: &Revision, turned_to: Option<&str>) -> Markup {
    let m = view.m;
    let lines = lines(&revision.tree);
    let paging = Paging::of(lines.len(), turned_to);
    let shown = &lines[paging.range()];
    html! {
        section.paper #document aria-labelledby="document-title" {
            h2.ds-sr-only #document-title { (m.t("revision-text")) }
            @if lines.is_empty() { p { (m.t("revision-empty")) } }
            @for (index, line) in shown.iter().enumerate() {
                (heading(view, revision, line, index.checked_sub(1).map(|before| &shown[before]), shown.get(index + 1)))
                (one(view, line))
            }
        }
        (paging.links(m, &view.revision(revision), "document"))
    }
}

/// One statement of the document.
struct Line<'a> {
    statement: &'a Statement,
    /// How many stand above it.
    depth: usize,
    /// "3.1", as `Tree::number` says it; here for all of them in one pass.
    number: Option<String>,
}

/// A statement whose children are being read: how many of each kind there were so far.
struct Open<'a> {
    line: usize,
    statement: &'a Statement,
    read: [usize; StatementKind::ALL.len()],
}

fn lines(tree: &Tree) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::with_capacity(tree.len());
    let mut above: Vec<Open<'_>> = Vec::new();
    let mut areas = 0;
    for statement in tree.in_order() {
        while above.last().is_some_and(|open| Some(open.statement.id) != statement.parent) {
            above.pop();
        }
        let number = match above.last_mut() {
            Some(open) => {
                let own = &mut open.read[statement.kind as usize];
                *own += 1;
                Some(match &lines[open.line].number {
                    Some(number) => format!("{number}.{own}"),
                    None => own.to_string(),
                })
            }
            None if statement.kind == StatementKind::ResultArea => {
                areas += 1;
                Some(areas.to_string())
            }
            None => None,
        };
        let line = lines.len();
        lines.push(Line { statement, depth: above.len(), number });
        above.push(Open { line, statement, read: Default::default() });
    }
    lines
}

/// Over the first of several alike: what they are called.
fn heading(
    view: &View<'_>,
    revision: &Revision,
    line: &Line<'_>,
    before: Option<&Line<'_>>,
    after: Option<&Line<'_>>,
) -> Markup {
    let kind = line.statement.kind;
    let same = |other: &Line<'_>| other.depth == 0 && other.statement.kind == kind;
    if line.depth != 0 || kind == StatementKind::ResultArea || before.is_some_and(same) {
        return html! {};
    }
    let model = view.organisation.model_of(revision);
    html! { h3 { @if after.is_some_and(same) { (words::kinds(view.m, model, kind)) } @else { (words::kind(view.m, model, kind)) } } }
}

fn one(view: &View<'_>, line: &Line<'_>) -> Markup {
    let statement = line.statement;
    let explanation = statement.explanation();
    let link = html! { a href=(view.statement(statement)) { (statement.text()) } };
    html! {
        div.line data-depth=(line.depth.min(4)) data-kind=(statement.kind.key()) lang=[view.language()] {
            @if line.depth == 0 && statement.kind == StatementKind::ResultArea {
                h3 { (link) }
            } @else {
                @if let Some(number) = &line.number { span.number { (number) } }
                p { (link) }
            }
            @if !explanation.is_empty() { p.explained { (explanation) } }
        }
    }
}
