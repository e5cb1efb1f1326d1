//! The button that takes the last change of a plan back, and what it says that it takes back.

use domain::activity::Manner;
use maud::{Markup, html};

use super::desk::Desk;
use crate::forms::REQUEST_KEY;
use crate::people::People;

/// The button; nothing when there is nothing to take back.
pub(super) fn button(desk: &Desk<'_>, people: &People, request_key: &str) -> Markup {
    let m = desk.view.m;
    let Some(last) = desk.plan().and_then(|plan| plan.last_change()) else { return html! {} };
    let by = [
        ("what", what(desk).into()),
        ("who", people.who(last.by.by).into()),
        ("moment", desk.view.moment(last.by.at).into()),
    ];
    html! {
        form method="post" action=(desk.address("/undo")) {
            input type="hidden" name=(REQUEST_KEY) value=(request_key);
            input type="hidden" name="change" value=(last.seq);
            button.ds-button data-variant="tertiary" type="submit" title=(m.with("plan-undo-by", &by)) {
                (m.with("plan-undo", &[("what", what(desk).into())]))
            }
        }
    }
}

/// What the last change was: "tillägget av ”Robotlyftet”", "ändringen av 4 aktiviteter".
fn what(desk: &Desk<'_>) -> String {
    let m = desk.view.m;
    let Some(plan) = desk.plan() else { return String::new() };
    let touched: Vec<_> = plan.last_touched().collect();
    let manner = plan.last_change().map_or(Manner::Edited, |last| last.manner);
    match touched.as_slice() {
        [(id, before)] => {
            let now = desk.activity(*id);
            let (act, title) = match (before, now) {
                (None, now) => ("added", now.map(|now| now.work.title.as_str())),
                (Some(before), None) => ("removed", Some(before.work.title.as_str())),
                (Some(before), Some(_)) => ("changed", Some(before.work.title.as_str())),
            };
            m.with("plan-undo-one", &[("act", act.into()), ("title", title.unwrap_or_default().to_owned().into())])
        }
        several => m.with("plan-undo-several", &[("manner", manner.key().into()), ("count", several.len().into())]),
    }
}
