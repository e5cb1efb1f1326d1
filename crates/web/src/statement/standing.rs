//! In which revision a statement is looked at on a day, and how it stands there: in force, no longer, not yet, or only
//! written. Not what it says.

use domain::ids::StatementId;
use domain::lineage::{Fate, LinkKind, Origin};
use domain::revision::{Revision, State};
use domain::statement::Statement;
use maud::{Markup, html};

use crate::view::View;
use crate::{as_of, words};

/// How a statement stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It steers.
    InForce,
    /// It did.
    Past,
    /// It will: a revision that is adopted has it.
    ToCome,
    /// It may: only the revision on its way has it.
    Draft,
    /// It was written, and the revision came to nothing.
    Withdrawn,
}

/// The revision to look at it in, of those that the viewer may read.
pub(crate) fn of<'a>(view: &View<'a>, id: StatementId) -> Option<(&'a Revision, Standing)> {
    let strategy = &view.organisation.strategy;
    let has = |revision: &&Revision| revision.tree.contains(id) && view.may_read(revision);
    if let Some(revision) = strategy.in_force_on(view.day).filter(has) {
        return Some((revision, Standing::InForce));
    }
    let begun = |revision: &&Revision| revision.in_force_from() <= Some(view.day);
    if let Some(revision) = strategy.adopted().rev().filter(begun).find(has) {
        return Some((revision, Standing::Past));
    }
    if let Some(revision) = strategy.adopted().find(has) {
        return Some((revision, Standing::ToCome));
    }
    let revision = strategy.revisions().rev().find(has)?;
    let standing =
        if strategy.state(revision, view.day) == State::Withdrawn { Standing::Withdrawn } else { Standing::Draft };
    Some((revision, standing))
}

impl Standing {
    /// What must be known before anything else: that it does not steer on this day, and what it became.
    pub(super) fn note(self, view: &View<'_>, revision: &Revision, statement: &Statement) -> Markup {
        let m = view.m;
        let name = words::in_a_sentence(&words::revision(m, revision));
        let says = match self {
            Standing::InForce => None,
            Standing::Past => {
                Some(m.with("standing-past", &[("span", view.span(revision).unwrap_or_default().into())]))
            }
            Standing::ToCome => {
                let from = revision.in_force_from().map(|day| day.to_string()).unwrap_or_default();
                Some(m.with("standing-to-come", &[("day", from.into()), ("revision", name.into())]))
            }
            Standing::Draft => Some(m.with("standing-draft", &[("revision", name.into())])),
            Standing::Withdrawn => Some(m.with("standing-withdrawn", &[("revision", name.into())])),
        };
        let afterwards = view.organisation.strategy.afterwards(statement.id, revision);
        let after = afterwards.filter(|(_, origin)| origin.fate != Fate::Kept);
        html! {
            @if says.is_some() || after.is_some() {
                div.note.standing {
                    @if let Some(says) = &says { p { strong { (says) } } }
                    @if let Some((next, origin)) = &after { (became(view, revision, next, origin)) }
                }
            }
        }
    }
}

/// What a statement became in the revision that came after.
fn became(view: &View<'_>, revision: &Revision, next: &Revision, origin: &Origin) -> Markup {
    let m = view.m;
    let from = next.in_force_from().map(|day| day.to_string()).unwrap_or_default();
    // What comes later is seen on the day on which it comes: the heir may be this statement, in other words.
    let is_ahead = Some(view.day) < next.in_force_from();
    let address = |heir: &Statement| match is_ahead {
        true => as_of::address(view, &format!("/statements/{}", heir.id), &from),
        false => view.statement(heir),
    };
    html! {
        p {
            (words::fate(m, origin.fate)) " "
            (m.with("standing-became", &[("revision", words::in_a_sentence(&words::revision(m, next)).into()), ("day", from.as_str().into())]))
            " " a href=(view.comparison(revision, next)) { (m.t("what-changed")) }
        }
        @if !origin.to.is_empty() {
            ul.became {
                @for heir in origin.to.iter().filter_map(|&id| next.tree.get(id)) {
                    li.says { a href=(address(heir)) lang=[view.language()] { (heir.text()) } }
                }
            }
        }
        @for reason in &origin.reasons { p.cap { (m.with("origin-reason", &[("reason", reason.as_str().into())])) } }
    }
}

/// What a draft makes of a statement; `None` when nothing.
pub(super) fn fate_in(draft: &Revision, statement: &Statement) -> Option<Fate> {
    match draft.tree.get(statement.id) {
        Some(next) if next.wording != statement.wording || next.kind != statement.kind => Some(Fate::Reworded),
        Some(next) if next.parent != statement.parent => Some(Fate::Moved),
        Some(_) => None,
        None => {
            let link = draft.links.iter().find(|link| link.from.contains(&statement.id));
            Some(match link.map(|link| link.kind) {
                Some(LinkKind::Merged) => Fate::Merged,
                Some(LinkKind::Split) => Fate::Split,
                Some(LinkKind::Replaced) => Fate::Replaced,
                Some(LinkKind::Removed) | None => Fate::Removed,
            })
        }
    }
}
