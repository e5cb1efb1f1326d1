//! What decisions and revisions are found by: what they are called, and their longer texts. Not the statements of a
//! revision; those are found by themselves.

use super::joined;
use crate::decision::{Matter, RecordedDecision};
use crate::organisation::Organisation;
use crate::revision::{Revision, Step};

pub(super) fn decision_title(recorded: &RecordedDecision) -> String {
    recorded.decision.minutes.registration_number.to_string()
}

pub(super) fn decision_text(organisation: &Organisation, recorded: &RecordedDecision) -> String {
    let decision = &recorded.decision;
    let minutes = &decision.minutes;
    let body = organisation.bodies.get(&minutes.body).map(|body| body.name.as_str());
    let reason = match &decision.matter {
        Matter::Adopt { .. } | Matter::Paper { .. } | Matter::Indicators { .. } => None,
        Matter::Revoke { reason, .. } => Some(reason.as_str()),
    };
    let parts = [
        body,
        minutes.paragraph.as_ref().map(AsRef::as_ref),
        minutes.minutes.as_ref().map(AsRef::as_ref),
        minutes.attendance.as_ref().map(AsRef::as_ref),
        minutes.presenter.as_ref().map(AsRef::as_ref),
        Some(decision.mandate.as_str()),
        reason,
        Some(minutes.reservations.as_str()),
    ];
    joined(parts.into_iter().flatten())
}

pub(super) fn revision_title(revision: &Revision) -> String {
    revision.label().map(ToString::to_string).unwrap_or_default()
}

/// Why it says what it says, and the way it has gone.
pub(super) fn revision_text(revision: &Revision) -> String {
    let of_links = revision.links.iter().filter_map(|link| link.reason.as_ref());
    let of_statements = revision.reasons.values();
    let of_steps = revision.steps.iter().filter_map(|(_, step)| match step {
        Step::Returned { reason } | Step::Withdrawn { reason } | Step::Revoked { reason, .. } => Some(reason.as_str()),
        Step::ConsultationOpened { to, .. } => Some(to.as_str()),
        _ => None,
    });
    joined(of_links.chain(of_statements).map(AsRef::as_ref).chain(of_steps))
}
