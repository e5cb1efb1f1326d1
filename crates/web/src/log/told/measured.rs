//! What the sentences about indicators, their values and their sets name. The other events are in `told`.

use domain::event::Event;
use domain::ids::{IndicatorId, SetNumber, StatementId};
use domain::indicator::breaks::IndicatorBreak;

use super::{Values, body_name};
use crate::view::View;
use crate::words;

/// What a set is called in the middle of a sentence: "indikatoruppsättning 2".
pub(super) fn set_name(view: &View<'_>, set: SetNumber) -> String {
    words::in_a_sentence(&view.m.with("set-number", &[("set", set.to_string().into())]))
}

/// What the sentence about an event of the indicators names.
pub(super) fn told(view: &View<'_>, event: &Event) -> Values {
    let mut values: Values = match event {
        Event::IndicatorsDefined { indicators } => vec![
            ("count", indicators.len().into()),
            ("name", indicators.first().map_or("", |new| new.definition.name.as_str()).into()),
        ],
        Event::IndicatorRedefined { definition, breaks_from, reason, .. } => vec![
            ("name", definition.name.as_str().into()),
            (
                "how",
                match (breaks_from, reason) {
                    (Some(_), _) => "broken",
                    (None, Some(_)) => "same",
                    (None, None) => "unsaid",
                }
                .into(),
            ),
            ("reason", reason.as_ref().map_or("", |reason| reason.as_str()).into()),
        ],
        Event::IndicatorEnded { indicator, reason } => {
            vec![("name", name(view, *indicator).into()), ("reason", reason.as_str().into())]
        }
        Event::IndicatorTakenUp { indicator } => vec![("name", name(view, *indicator).into())],
        Event::ImportBegun { import, reason, .. } => vec![
            ("import", import.to_string().into()),
            ("reason", reason.as_ref().map_or("", |reason| reason.as_str()).into()),
            ("how", if reason.is_some() { "corrected" } else { "new" }.into()),
        ],
        Event::ValuesTakenIn { import, series } => {
            let count: usize = series.iter().map(|series| series.values.len()).sum();
            vec![("import", import.to_string().into()), ("count", count.into())]
        }
        Event::ValuesConfirmed { import, series } => {
            vec![("import", import.to_string().into()), ("count", series.len().into())]
        }
        Event::ImportTakenBack { import, reason } => {
            vec![("import", import.to_string().into()), ("reason", reason.as_str().into())]
        }
        Event::IndicatorPutInSet { indicator, .. } => vec![("name", name(view, *indicator).into())],
        Event::IndicatorLeftOut { indicator, .. } => vec![("name", name(view, *indicator).into())],
        Event::SetProposed { to, definitions, .. } => {
            vec![("body", body_name(view, *to).into()), ("count", definitions.len().into())]
        }
        Event::SetReturned { reason, .. } | Event::SetWithdrawn { reason, .. } => {
            vec![("reason", reason.as_str().into())]
        }
        Event::GoalAssessed { goal, judged, .. } => vec![
            ("goal", goal_text(view, *goal).into()),
            ("judged", view.m.word("judged", judged.key()).into_owned().into()),
        ],
        Event::IndicatorBreakSetAside { broken, motive, until } => vec![
            ("break", break_name(view, *broken).into()),
            ("motive", motive.as_str().into()),
            ("day", (*until).into()),
        ],
        Event::IndicatorBreakTakenUp { broken } => vec![("break", break_name(view, *broken).into())],
        _ => Vec::new(),
    };
    values.extend(set_of(event).map(|set| ("set", set_name(view, set).into())));
    values
}

fn set_of(event: &Event) -> Option<SetNumber> {
    match event {
        Event::SetOpened { set, .. }
        | Event::IndicatorPutInSet { set, .. }
        | Event::IndicatorLeftOut { set, .. }
        | Event::SetProposed { set, .. }
        | Event::SetReturned { set, .. }
        | Event::SetWithdrawn { set, .. } => Some(*set),
        _ => None,
    }
}

fn name(view: &View<'_>, id: IndicatorId) -> String {
    let indicator = view.organisation.indicators.get(id);
    indicator.map_or_else(|| id.to_string(), |indicator| indicator.definition().name.to_string())
}

fn goal_text(view: &View<'_>, goal: StatementId) -> String {
    let found = view.organisation.strategy.find(goal, view.today);
    found.map_or_else(|| goal.to_string(), |(_, goal)| goal.text().to_owned())
}

fn break_name(view: &View<'_>, broken: IndicatorBreak) -> String {
    view.m.word("indicator-break", broken.key()).into_owned()
}
