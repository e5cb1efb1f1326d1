//! The words for what the domain has: what became of statements, where a revision is on its way, how many there are.
//! One place, so that every page calls the same thing the same. Not what kinds are called (that is [`crate::kinds`]),
//! and not sentences, which are each page's.

use std::borrow::Cow;

use domain::lineage::Fate;
use domain::model::SteeringModel;
use domain::organisation::Organisation;
use domain::revision::{Revision, State};
use domain::statement::StatementKind;
use maud::Markup;

use crate::messages::Messages;
use crate::{kinds, parts};

/// A statement's kind with its number, where it has one: "Mål 3.1".
pub fn numbered(m: Messages, model: &SteeringModel, of: StatementKind, number: Option<&str>) -> String {
    let kind = kinds::one(m, model, of);
    match number {
        Some(number) => format!("{kind} {number}"),
        None => kind.into_owned(),
    }
}

/// What became of a statement, as a word in a frame with its icon.
pub fn fate(m: Messages, fate: Fate) -> Markup {
    parts::tag(m.word("fate", fate.key()), Some(fate.key()))
}

/// Where a revision is on its way, as one word: "Gällande".
pub fn state(m: Messages, state: State) -> Cow<'static, str> {
    m.word("state", state.key())
}

/// What a revision is called: "Revision 4".
pub fn revision(m: Messages, revision: &Revision) -> String {
    m.with("revision-number", &[("number", revision.number.0.to_string().into())])
}

/// How much there is: "17 formuleringar i 6 områden".
pub fn extent(m: Messages, organisation: &Organisation, revision: &Revision) -> String {
    let statements = revision.count(organisation.model_of(revision));
    let areas = revision.tree.iter().filter(|statement| statement.kind == StatementKind::ResultArea).count();
    match areas {
        0 => m.with("extent", &[("statements", statements.into())]),
        _ => m.with("extent-in-areas", &[("statements", statements.into()), ("areas", areas.into())]),
    }
}
