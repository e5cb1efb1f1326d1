//! Statement by statement: what each said before, what it says now, word by word, and why. Not which lines are shown;
//! that was chosen.

use domain::comparison::{Comparison, Figures};
use domain::difference::{self, Piece};
use domain::lineage::{Fate, Origin};
use domain::model::SteeringModel;
use domain::revision::Revision;
use domain::statement::Statement;
use figures::icons::icon;
use maud::{Markup, html};

use super::chosen::Chosen;
use super::names::Names;
use crate::messages::Messages;
use crate::paging::Paging;
use crate::{marked, parts, words};

/// What the lines need to know of both revisions.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) m: Messages,
    pub(super) comparison: &'a Comparison<'a>,
    pub(super) old_model: &'a SteeringModel,
    pub(super) new_model: &'a SteeringModel,
    /// The language of the texts, where it may be another than the reader's.
    pub(super) language: Option<&'static str>,
}

/// Which of the two revisions.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Old,
    New,
}

impl<'a> Sides<'a> {
    /// The section with the filters and the table. `address` is the comparison's own.
    pub(super) fn section(&self, chosen: &Chosen, turned_to: Option<&str>, address: &str) -> Markup {
        let m = self.m;
        let all = self.comparison.origins.len();
        let chosen_lines = chosen.lines(&self.comparison.origins);
        let paging = Paging::of(chosen_lines.len(), turned_to);
        let lines = &chosen_lines[paging.range()];
        html! {
            section.sec #statements {
                h2 #statements-heading {
                    (m.t("compare-statements"))
                    " " small { (self.shown(lines.len(), all)) }
                }
                (self.filters(chosen, address))
                @if lines.is_empty() {
                    (parts::nothing_yet(m.t("compare-no-lines"), None))
                } @else {
                    div.scroll role="region" aria-labelledby="statements-heading" tabindex="0" {
                        table.ds-table.diff.stacks {
                            thead { tr {
                                th scope="col" { (m.t("compare-statement")) }
                                th scope="col" { (m.t("compare-before")) }
                                th scope="col" { (m.t("compare-now")) }
                                th scope="col" { (m.t("compare-reason")) }
                            } }
                            tbody { @for origin in lines { (self.line(origin)) } }
                        }
                    }
                    (paging.links(m, &chosen.address(address), "statements"))
                }
            }
        }
    }

    // Buttons in a form: they can be pressed without script too, and their state is told to those who listen.
    fn filters(&self, chosen: &Chosen, address: &str) -> Markup {
        let m = self.m;
        let all = self.comparison.origins.len();
        html! {
            form method="get" action=(address)
                hx-get=(address) hx-target="#statements" hx-select="#statements" hx-swap="outerHTML" hx-push-url="true"
            {
                div.row.filt role="group" aria-label=(m.t("compare-show")) {
                    button.ds-button #fate-all type="submit" name="fate" value="" data-variant="secondary"
                        aria-pressed=(chosen.shows_all().to_string()) { (m.t("compare-all")) " " (m.number(all as i64)) }
                    @for fate in Fate::ALL {
                        @let count = self.comparison.count(fate);
                        @if 0 < count {
                            button.ds-button id={ "fate-" (fate.key()) } type="submit" name="fate" value=(chosen.toggled(fate))
                                data-variant="secondary" aria-pressed=(chosen.has(fate).to_string())
                            {
                                (icon(fate.key())) (m.word("fates", fate.key())) " " (m.number(count as i64))
                            }
                        }
                    }
                }
            }
        }
    }

    fn shown(&self, lines: usize, all: usize) -> String {
        if lines == all {
            self.m.with("compare-lines", &[("count", all.into())])
        } else {
            self.m.with("compare-lines-of", &[("count", lines.into()), ("all", all.into())])
        }
    }

    fn line(&self, origin: &Origin) -> Markup {
        let m = self.m;
        let old: Vec<&Statement> = found(self.comparison.old, &origin.from);
        let new: Vec<&Statement> = found(self.comparison.new, &origin.to);
        html! {
            tr {
                th scope="row" {
                    (self.heading(&old, &new)) br;
                    (words::fate(m, origin.fate))
                }
                @match (old.as_slice(), new.as_slice()) {
                    (&[before], &[after]) => {
                        td.says lang=[self.language] data-label=(m.t("compare-before")) { (self.text(origin.fate, before, after, Side::Old)) }
                        td.says lang=[self.language] data-label=(m.t("compare-now")) { (self.text(origin.fate, before, after, Side::New)) }
                    }
                    (before, after) => {
                        (self.texts(before, "compare-before", "compare-was-not"))
                        (self.texts(after, "compare-now", "compare-is-not"))
                    }
                }
                td.cap lang=[self.language] data-label=(m.t("compare-reason")) { @for reason in &origin.reasons { p { (reason) } } }
            }
        }
    }

    // "Mål 5.2"; "Prioritering 3 blev mål 1.2"; "Mål 5.2, förut 5.3" for what only got another number.
    fn heading(&self, old: &[&Statement], new: &[&Statement]) -> String {
        let (m, before, after) = (self.m, self.called(Side::Old, old), self.called(Side::New, new));
        let (Some(before), Some(after)) = (&before, &after) else { return before.or(after).unwrap_or_default() };
        let same_one = matches!((old, new), ([was], [is]) if was.id == is.id && was.kind == is.kind);
        if before == after {
            after.clone()
        } else if same_one && let Some((_, number)) = before.rsplit_once(' ') {
            m.with("compare-was-numbered", &[("new", after.as_str().into()), ("number", number.into())])
        } else {
            let after = words::in_a_sentence(after);
            m.with("compare-became", &[("old", before.as_str().into()), ("new", after.into())])
        }
    }

    fn called(&self, side: Side, statements: &[&Statement]) -> Option<String> {
        let (revision, figures) = self.revision(side);
        let model = match side {
            Side::Old => self.old_model,
            Side::New => self.new_model,
        };
        Names { m: self.m, model, tree: &revision.tree, kinds: &figures.kinds }.together(statements)
    }

    // One text that became one, with the words that differ marked.
    fn text(&self, fate: Fate, before: &Statement, after: &Statement, side: Side) -> Markup {
        let (statement, other) = match side {
            Side::Old => (before, after),
            Side::New => (after, before),
        };
        let explained_otherwise = before.explanation() != after.explanation() && !statement.explanation().is_empty();
        let notes = if fate == Fate::Reworded { self.notes(statement, other) } else { Vec::new() };
        html! {
            (marked(before.text(), after.text(), side))
            @if fate == Fate::Reworded && explained_otherwise {
                p.cap { (marked(before.explanation(), after.explanation(), side)) }
            }
            @if fate == Fate::Moved {
                p.cap lang=(self.m.language().tag()) { (self.place(side, statement)) }
            }
            @for note in notes { p.cap lang=(self.m.language().tag()) { (note) } }
        }
    }

    fn texts(&self, statements: &[&Statement], label: &'static str, none: &'static str) -> Markup {
        html! {
            td.says lang=[self.language] data-label=(self.m.t(label)) {
                @for statement in statements { p { (statement.text()) } }
                @if statements.is_empty() { span.cap lang=(self.m.language().tag()) { (self.m.t(none)) } }
            }
        }
    }

    fn place(&self, side: Side, statement: &Statement) -> String {
        match statement.parent.and_then(|parent| self.revision(side).0.tree.get(parent)) {
            Some(parent) => self.m.with("compare-under", &[("parent", parent.text().into())]),
            None => self.m.t("compare-at-the-top").into_owned(),
        }
    }

    // What was changed besides the words: said on both sides, where it is said at all.
    fn notes(&self, statement: &Statement, other: &Statement) -> Vec<String> {
        let (own, others) = (words::bearings(self.m, &statement.wording), words::bearings(self.m, &other.wording));
        own.into_iter().filter(|bearing| !others.contains(bearing)).collect()
    }

    fn revision(&self, side: Side) -> (&'a Revision, &'a Figures) {
        match side {
            Side::Old => (self.comparison.old, &self.comparison.before),
            Side::New => (self.comparison.new, &self.comparison.after),
        }
    }
}

fn found<'a>(revision: &'a Revision, ids: &[domain::ids::StatementId]) -> Vec<&'a Statement> {
    ids.iter().filter_map(|&id| revision.tree.get(id)).collect()
}

// The words of one side, with those marked that the other has not. Texts with nothing in common are not marked at all:
// that everything differs is told by their standing side by side.
fn marked(old: &str, new: &str, side: Side) -> Markup {
    let pieces = difference::words(old, new);
    let alike =
        pieces.iter().any(|piece| matches!(piece, Piece::Same(text) if text.chars().any(char::is_alphanumeric)));
    let whole = match side {
        Side::Old => old,
        Side::New => new,
    };
    html! {
        @if alike {
            @for piece in &pieces {
                @match (*piece, side) {
                    (Piece::Same(text), _) => (text),
                    (Piece::Removed(text), Side::Old) => (marked::removed(text)),
                    (Piece::Added(text), Side::New) => (marked::added(text)),
                    _ => {}
                }
            }
        } @else { (whole) }
    }
}
