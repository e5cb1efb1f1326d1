//! What the sentences of verdict rounds name.

use domain::event::Event;
use domain::ids::VerdictRoundId;
use domain::verdict_round::Group;

use super::{Values, revision};
use crate::view::View;

pub(super) fn told(view: &View<'_>, event: &Event) -> Values {
    match event {
        Event::VerdictRoundOpened { terms, .. } => vec![
            ("occasion", terms.occasion.as_str().into()),
            ("revision", revision(view, terms.revision).into()),
            ("from", terms.from.into()),
            ("until", terms.until.into()),
        ],
        Event::VerdictRoundClosed { verdict_round, asked, shown } => {
            let all = shown.iter().find(|shown| shown.group == Group::All);
            vec![
                ("occasion", occasion(view, *verdict_round).into()),
                ("count", all.map_or(0, |all| all.tally.answers).into()),
                ("asked", (*asked).into()),
            ]
        }
        Event::VerdictRoundWithdrawn { verdict_round, reason }
        | Event::VerdictWordsHidden { verdict_round, reason, .. } => {
            vec![("occasion", occasion(view, *verdict_round).into()), ("reason", reason.as_str().into())]
        }
        Event::VerdictWordsShown { verdict_round, .. } => vec![("occasion", occasion(view, *verdict_round).into())],
        _ => Vec::new(),
    }
}

fn occasion(view: &View<'_>, id: VerdictRoundId) -> String {
    view.organisation.verdict_round(id).map_or_else(String::new, |round| round.terms.occasion.to_string())
}
