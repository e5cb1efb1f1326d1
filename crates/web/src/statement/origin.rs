//! Where a statement comes from: its whole history back through the revisions, each stage with what happened, why, who
//! decided it, and what the words were before. Not what came of it later; that is `standing`.

use domain::history::Stage;
use domain::ids::StatementId;
use domain::lineage::Fate;
use domain::revision::Revision;
use domain::statement::Statement;
use maud::{Markup, html};

use super::standing::Standing;
use super::{facing_word, link, pointing_word};
use crate::view::View;
use crate::{marked, parts, words};

/// The stages that the viewer may read, the latest first.
pub(super) fn history<'a>(view: &View<'a>, id: StatementId, seen_in: &'a Revision) -> Vec<Stage<'a>> {
    let mut stages = view.organisation.strategy.history(id, seen_in);
    stages.retain(|stage| view.may_read(stage.revision));
    stages
}

/// The section.
pub(super) fn section(view: &View<'_>, statement: &Statement, standing: Standing, history: &[Stage<'_>]) -> Markup {
    html! {
        section.sec aria-labelledby="origin" {
            h2 #origin { (view.m.t("origin-title")) }
            ol.hang.hist {
                @for (index, stage) in history.iter().enumerate() {
                    li.now[index == 0 && standing == Standing::InForce] {
                        (one(view, statement, stage, history.get(index + 1)))
                    }
                }
            }
        }
    }
}

fn one(view: &View<'_>, here: &Statement, stage: &Stage<'_>, earlier: Option<&Stage<'_>>) -> Markup {
    let m = view.m;
    let model = view.organisation.model_of(stage.revision);
    html! {
        p.when {
            b { a href=(view.revision(stage.revision)) { (words::revision(m, stage.revision)) } }
            ", " (when(view, stage.revision))
        }
        @for statement in &stage.statements {
            p.says lang=[view.language()] {
                @if statement.id == here.id { (statement.text()) } @else { (link(view, statement)) }
            }
            @if statement.kind != here.kind || 1 < stage.statements.len() {
                p.cap { (words::kind(m, model, statement.kind)) }
            }
        }
        (happened(view, stage, earlier))
        @for reason in &stage.reasons { p.cap { (m.with("origin-reason", &[("reason", reason.as_str().into())])) } }
        (changed(view, stage, earlier))
        (sources(view, stage))
    }
}

/// From when, or where on its way.
fn when(view: &View<'_>, revision: &Revision) -> Markup {
    match revision.in_force_from() {
        Some(from) => html! { (from) },
        None => {
            html! { (words::in_a_sentence(&words::state(view.m, view.organisation.strategy.state(revision, view.day)))) }
        }
    }
}

/// What happened, as seen from what it became.
fn happened(view: &View<'_>, stage: &Stage<'_>, earlier: Option<&Stage<'_>>) -> Markup {
    let m = view.m;
    if stage.fate == Fate::New && stage.revision.based_on.is_none() {
        return html! { p.cap { (m.t("origin-first")) } };
    }
    let count = earlier.map_or(0, |earlier| earlier.statements.len());
    let says = match stage.fate {
        Fate::Merged => m.with("origin-merged", &[("count", count.into())]),
        Fate::Replaced => m.with("origin-replaced", &[("count", count.into())]),
        Fate::Split => m.t("origin-split").into_owned(),
        fate => m.word("fate", fate.key()).into_owned(),
    };
    html! {
        p.cap {
            (parts::tag(says, Some(stage.fate.key())))
            @if stage.fate == Fate::Moved { (moved(view, stage).unwrap_or_default()) }
        }
    }
}

/// From what to what it was moved.
fn moved(view: &View<'_>, stage: &Stage<'_>) -> Option<String> {
    let [statement] = stage.statements.as_slice() else { return None };
    let before = view.organisation.strategy.get(stage.revision.based_on?)?;
    let name = |revision: &Revision, id: Option<StatementId>| match id.and_then(|id| revision.tree.get(id)) {
        Some(parent) => format!("”{}”", parent.text()),
        None => view.m.t("origin-top").into_owned(),
    };
    let from = name(before, before.tree.get(statement.id)?.parent);
    let to = name(stage.revision, statement.parent);
    Some(view.m.with("origin-moved", &[("from", from.into()), ("to", to.into())]))
}

/// The words as they were and as they became, on demand: of what kept its id, and of one that took the place of one.
/// What several became is read as it stands.
fn changed(view: &View<'_>, stage: &Stage<'_>, earlier: Option<&Stage<'_>>) -> Markup {
    let before = earlier.map_or(&[][..], |earlier| &earlier.statements);
    let one_for_one = before.len() == 1 && stage.statements.len() == 1;
    let pairs: Vec<(&Statement, &Statement)> = stage
        .statements
        .iter()
        .filter_map(|&new| Some((before.iter().copied().find(|old| one_for_one || old.id == new.id)?, new)))
        .filter(|(old, new)| old.wording != new.wording)
        .collect();
    html! { @if !pairs.is_empty() { (difference(view, &pairs)) } }
}

/// The words of earlier and later wordings, shown when asked for.
pub(super) fn difference(view: &View<'_>, pairs: &[(&Statement, &Statement)]) -> Markup {
    html! {
        details.ds-details.quiet {
            summary { (view.m.t("origin-show-difference")) }
            div { @for (old, new) in pairs { (changes(view, old, new)) } }
        }
    }
}

/// Everything that differs between two wordings.
fn changes(view: &View<'_>, old: &Statement, new: &Statement) -> Markup {
    let m = view.m;
    let (was, is) = (&old.wording, &new.wording);
    html! {
        @if was.text != is.text { p.says lang=[view.language()] { (marked::both(old.text(), new.text())) } }
        @if was.explanation != is.explanation {
            p.cap { (m.t("origin-explanation")) }
            p.explained lang=[view.language()] { (marked::both(old.explanation(), new.explanation())) }
        }
        @if was.pointing != is.pointing {
            p { (m.t("statement-pointing")) ": " (step(was.pointing.map(|it| pointing_word(view, it)), is.pointing.map(|it| pointing_word(view, it)), view)) }
        }
        @if was.facing != is.facing {
            p { (m.t("statement-facing")) ": " (step(was.facing.map(|it| facing_word(view, it)), is.facing.map(|it| facing_word(view, it)), view)) }
        }
        @if was.horizon != is.horizon {
            p { (m.t("statement-horizon")) ": " (step(was.horizon.map(|year| html! { (year) }), is.horizon.map(|year| html! { (year) }), view)) }
        }
    }
}

fn step(was: Option<Markup>, is: Option<Markup>, view: &View<'_>) -> Markup {
    let nothing = || html! { (view.m.t("origin-not-said")) };
    html! { del { (was.unwrap_or_else(nothing)) } " " ins { (is.unwrap_or_else(nothing)) } }
}

/// Who decided it, and the comparison with the revision before.
fn sources(view: &View<'_>, stage: &Stage<'_>) -> Markup {
    let m = view.m;
    let decision = view.organisation.decision_on(stage.revision.number).map(|recorded| &recorded.decision);
    let before = stage.revision.based_on.and_then(|number| view.organisation.strategy.get(number));
    let before = before.filter(|before| view.may_read(before));
    html! {
        @if decision.is_some() || before.is_some() {
            p.cap.row {
                @if let Some(decision) = decision {
                    a href=(view.frame.to(&format!("/decisions/{}", decision.id))) {
                        (m.with("statement-decision", &[("number", decision.minutes.registration_number.as_str().into())]))
                    }
                }
                @if let Some(before) = before {
                    a href=(view.comparison(before, stage.revision)) {
                        (m.with("origin-compare", &[("revision", words::in_a_sentence(&words::revision(m, before)).into())]))
                    }
                }
            }
        }
    }
}
