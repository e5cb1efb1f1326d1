//! What the platform says when no strategy is in force on the day: from when there is one, and what comes first.

use domain::policy::Right;
use domain::revision::Revision;
use maud::{Markup, html};

use crate::view::View;
use crate::{as_of, parts, start, words};

/// A sentence about when a revision comes into force, with the way to see it.
pub(super) fn from_when(view: &View<'_>, key: &str, name: &str, revision: &Revision) -> Markup {
    let from = revision.in_force_from().map(|day| day.to_string()).unwrap_or_default();
    let says = [("revision", name.into()), ("day", from.as_str().into())];
    html! { (view.m.with(key, &says)) " – " a href=(as_of::address(view, "/", &from)) { (view.m.t("platform-see-it")) } }
}

/// No strategy is in force: from when there is one, and what can be done.
pub(super) fn nothing_in_force(view: &View<'_>) -> Markup {
    let m = view.m;
    let title = if view.day < view.today { "platform-nothing-then" } else { "platform-nothing" };
    html! {
        div.head {
            div { h1 { (m.with(title, &[("day", m.day(view.day).into())])) } }
            (as_of::form(view, "/"))
        }
        div.stack {
            @match view.organisation.strategy.adopted().next() {
                Some(first) => {
                    @let name = words::in_a_sentence(&words::revision(m, first));
                    p.lead { (from_when(view, "platform-first-from", &name, first)) }
                },
                None => p.lead { (m.t("platform-nothing-yet")) },
            }
            @if view.is_today() { (first_step(view)) }
        }
    }
}

/// What comes next where nothing is in force today.
fn first_step(view: &View<'_>) -> Markup {
    let m = view.m;
    let open = view.organisation.strategy.open().filter(|open| view.may_read(open));
    html! {
        @match open {
            Some(open) => {
                p { (m.with("platform-being-written", &[("revision", words::revision(m, open).into())])) }
                @if let Some(steps) = start::steps::section(view) { (steps) }
                p { (parts::button_link("primary", &view.revision(open), m.t("platform-go-on"))) }
            },
            None if view.may(Right::WriteStrategy) => {
                p { (m.t("platform-begin")) }
                (crate::strategy::open_next(view))
            },
            None => p { (m.t("platform-wait")) },
        }
    }
}
