//! The statements of a draft beside the one being written: where to go, what to move, what to add. Not their texts.

use domain::ids::StatementId;
use domain::statement::{Statement, StatementKind};
use maud::{Markup, html};

use super::Desk;
use crate::words;

/// Beyond this many, only what stands under the same parent as the current one is folded out.
const FOLDED_OUT: usize = 200;

/// The outline of the draft.
pub(super) fn outline(desk: &Desk<'_>) -> Markup {
    let m = desk.frame.m;
    let tree = &desk.revision.tree;
    let mut top: Vec<&Statement> = tree.children(None).collect();
    top.sort_by_key(|statement| statement.kind);
    let fold_out = tree.len() <= FOLDED_OUT;
    let current: Vec<StatementId> = desk.statement.iter().flat_map(|s| s.parent.into_iter().chain([s.id])).collect();
    let mut areas = 0;
    html! {
        nav aria-label=(m.t("editor-outline")) {
            ol.hang.out data-outline=(desk.address("/moves")) {
                @for statement in top {
                    @let number = numbered(statement, &mut areas);
                    li data-statement=(statement.id) data-kind=(statement.kind.key()) data-parent="" draggable="true" {
                        (link(desk, statement, number.as_deref()))
                        @let children: Vec<&Statement> = tree.children(Some(statement.id)).collect();
                        @if !children.is_empty() && (fold_out || current.contains(&statement.id)) {
                            ol { @for (position, child) in (1..).zip(children) {
                                @let number = number.as_ref().map(|number: &String| format!("{number}.{position}"));
                                li data-statement=(child.id) data-kind=(child.kind.key()) data-parent=(statement.id) data-under=(under(desk, child.kind)) draggable="true" { (link(desk, child, number.as_deref())) }
                            } }
                        }
                    }
                }
            }
            @if desk.revision.tree.is_empty() { p.cap { (m.t("editor-empty")) } }
            p.cap.outline-help { (m.t("editor-outline-help")) }
            (additions(desk))
        }
    }
}

// The kinds that a kind may stand under: where it may be dropped.
fn under(desk: &Desk<'_>, kind: StatementKind) -> String {
    let model = desk.organisation.model_of(desk.revision);
    let kinds = model.rule(kind).map(|rule| rule.under.as_slice()).unwrap_or_default();
    kinds.iter().map(|kind| kind.key()).collect::<Vec<_>>().join(" ")
}

fn numbered(statement: &Statement, areas: &mut usize) -> Option<String> {
    (statement.kind == StatementKind::ResultArea).then(|| {
        *areas += 1;
        areas.to_string()
    })
}

fn link(desk: &Desk<'_>, statement: &Statement, number: Option<&str>) -> Markup {
    let m = desk.frame.m;
    let current = desk.statement.is_some_and(|here| here.id == statement.id);
    let heading = statement.kind == StatementKind::ResultArea;
    let model = desk.organisation.model_of(desk.revision);
    html! {
        a href=(desk.address(&format!("/statements/{}", statement.id))) aria-current=[current.then_some("true")]
            lang=(desk.organisation.written_in.tag()) {
            @if heading { b { (statement.text()) } }
            @else if statement.parent.is_none() {
                @let alone = desk.revision.tree.of_kind(statement.kind).len() == 1;
                @if alone { (words::kind(m, model, statement.kind)) } @else { (statement.text()) }
            }
            @else { @if let Some(number) = number { (number) " " } (statement.text()) }
        }
    }
}

// A link for every kind that may stand somewhere in this draft.
fn additions(desk: &Desk<'_>) -> Markup {
    let m = desk.frame.m;
    let model = desk.organisation.model_of(desk.revision);
    html! {
        h2.kick.mt { (m.t("editor-add")) }
        ul.adds {
            @for rule in &model.kinds {
                @let full = rule.count.ceiling.is_some_and(|ceiling| {
                    u32::try_from(desk.revision.tree.of_kind(rule.kind).len()).unwrap_or(u32::MAX) >= ceiling
                });
                @let homeless = !rule.under.is_empty()
                    && rule.under.iter().all(|&kind| desk.revision.tree.of_kind(kind).is_empty());
                @if !full && !homeless {
                    li { a href=(desk.address(&format!("/additions?kind={}", rule.kind.key()))) {
                        (words::kind(m, model, rule.kind))
                    } }
                }
            }
        }
    }
}
