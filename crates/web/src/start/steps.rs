//! What comes first in an agency that has no strategy yet: the steps from an empty draft to a proposal, each with the way
//! there and whether it is done. Told when the agency is set up, and on its first page until there is a strategy.

use domain::ids::OrganisationId;
use domain::organisation::Organisation;
use domain::policy::Right;
use domain::revision::{Revision, State};
use domain::statement::StatementKind;
use maud::{Markup, html};

use crate::messages::Messages;
use crate::view::View;
use crate::words;

/// The kinds that are written first, each with what its step is called.
const WRITTEN: [(StatementKind, &str); 3] = [
    (StatementKind::Vision, "start-step-vision"),
    (StatementKind::OverarchingGoal, "start-step-goal"),
    (StatementKind::Goal, "start-step-goals"),
];

/// One step.
pub(super) struct Step {
    pub(super) text: String,
    pub(super) address: String,
    is_done: bool,
}

/// The steps of this draft, which is to be decided by a body of this name.
pub(super) fn of(m: Messages, id: &OrganisationId, draft: &str, body: &str, written: Option<&Revision>) -> Vec<Step> {
    let writing = WRITTEN.into_iter().map(|(kind, text)| Step {
        text: m.t(text).into_owned(),
        address: format!("/{id}/revisions/{draft}/additions?kind={}", kind.key()),
        is_done: written.is_some_and(|revision| !revision.tree.of_kind(kind).is_empty()),
    });
    let body = words::name_in_a_sentence(m, body);
    let propose = Step {
        text: m.with("start-step-propose", &[("body", body.into())]),
        address: format!("/{id}/revisions/{draft}/course"),
        is_done: false,
    };
    writing.chain([propose]).collect()
}

/// The steps that are left of the first draft, for those who may write in it.
pub(crate) fn section(view: &View<'_>) -> Option<Markup> {
    let m = view.m;
    let organisation: &Organisation = view.organisation;
    let draft = organisation.strategy.open().filter(|_| view.may(Right::WriteStrategy))?;
    let is_first = organisation.strategy.adopted().next().is_none();
    if !is_first || organisation.strategy.state(draft, view.today) != State::Draft {
        return None;
    }
    let body = organisation.bodies_that_may_decide(view.today).next()?;
    let steps = of(m, &organisation.id, &draft.number.to_string(), body.name.as_str(), Some(draft));
    Some(html! {
        h2 #steps { (m.t("start-steps")) }
        ol.steps { @for step in &steps {
            li {
                a href=(step.address) { (step.text) }
                @if step.is_done { " " span.okk { (figures::icons::icon("check")) (m.t("start-step-done")) } }
            }
        } }
    })
}
