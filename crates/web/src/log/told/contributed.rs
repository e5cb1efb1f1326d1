//! What the sentences about contributions name. The other events are in `told`.

use domain::contribution::Retention;
use domain::event::Event;
use domain::ids::ContributionId;
use domain::refusal::Value;
use domain::time::Actor;

use super::Values;
use crate::view::View;

/// What the sentence about an event of contributions names.
pub(super) fn told(view: &View<'_>, actor: Actor, event: &Event) -> Values {
    match event {
        Event::ContributionMade { contribution, .. } => {
            let by = if actor == Actor::System { "anonymous" } else { "named" };
            vec![("number", number(*contribution)), ("by", by.into())]
        }
        Event::ContributionsAnswered { contributions, answer } => vec![
            ("number", contributions.first().map_or_else(|| "".into(), |first| number(*first))),
            ("count", contributions.len().into()),
            ("reason", answer.reason.as_str().into()),
        ],
        Event::ContributionsGrouped { heading, .. } => vec![("heading", heading.as_str().into())],
        Event::ContributionUngrouped { contribution }
        | Event::ContributionReported { contribution, .. }
        | Event::ContributionHidden { contribution, .. }
        | Event::ContributionShown { contribution }
        | Event::ContributionStruck { contribution, .. }
        | Event::ContributionWithdrawn { contribution } => vec![("number", number(*contribution))],
        Event::CandidateWritten { text, .. } => vec![("text", text.as_str().into())],
        Event::CandidateDropped { candidate } | Event::CandidateChosen { candidate, .. } => {
            let known = view.organisation.contributions.candidate(*candidate);
            vec![("text", known.map_or("", |known| known.text.as_str()).into())]
        }
        Event::ContributionParked { contribution, parked } => {
            vec![("number", number(*contribution)), ("parked", if *parked { "yes" } else { "no" }.into())]
        }
        Event::RetentionChosen { decision, retention, contributions } => vec![
            ("number", decision.to_string().into()),
            ("count", contributions.len().into()),
            ("what", if *retention == Retention::Cleared { "cleared" } else { "kept" }.into()),
        ],
        Event::AnonymityChosen { allowed } => vec![("allowed", if *allowed { "yes" } else { "no" }.into())],
        _ => Vec::new(),
    }
}

fn number(contribution: ContributionId) -> Value {
    contribution.to_string().into()
}
