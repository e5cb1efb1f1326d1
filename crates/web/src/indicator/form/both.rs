//! Two who have written the same definition: what only one of them changed is kept from both, and what both changed is shown
//! side by side. Not the form itself, in which the one who came second goes on.

use domain::indicator::Indicator;

use super::choices::Choices;
use super::fields::{self, PARTS};
use super::shown::statement;
use crate::both::Both;
use crate::forms::Typed;
use crate::people::People;
use crate::view::View;

/// What was typed over an older version, put together with what stands there now.
pub(super) fn together(view: &View<'_>, people: &People, typed: Typed, now: &Indicator) -> (Typed, Both) {
    let (m, seen) = (view.m, Typed::read(typed.get("seen")));
    let stands = fields::begins(&Choices::of(view, Some(now.definition())), now.definition());
    let (mut merged, mut both) = (typed.clone(), Both::default());
    for part in &PARTS {
        let (before, theirs, mine) = (part.says(&seen), part.says(&stands), part.says(&typed));
        if theirs == before || theirs == mine {
            continue;
        }
        if mine == before {
            for name in part.fields {
                merged = stands.all(name).fold(merged.without(name), |merged, value| merged.and(name, value));
            }
            both.took(m.t(part.label));
        } else {
            both.differ(m.t(part.label), told(view, people, &theirs), told(view, people, &mine));
        }
    }
    // Saving once more saves over what has now been seen.
    let merged = merged.with("version", &now.version.to_string()).with("seen", stands.get("seen"));
    (merged, both)
}

/// What a part says, a line for each thing that it says.
fn told(view: &View<'_>, people: &People, said: &[(&'static str, String)]) -> Vec<String> {
    let m = view.m;
    let line = |(name, value): &(&'static str, String)| match *name {
        "reflects" => value.parse().ok().and_then(|id| statement(view, id)),
        "kind" => Some(m.word("indicator-kind", value).into_owned()),
        "desired" => Some(m.word("desired", value).into_owned()),
        "target_kind" => Some(m.word("target-kind", value).into_owned()),
        "frequency" => Some(m.word("frequency", value).into_owned()),
        "measures" => Some(m.word("measures", value).into_owned()),
        "owner" => value.parse().ok().map(|owner| people.name(owner)),
        _ => Some(value.clone()),
    };
    said.iter().filter_map(line).collect()
}
