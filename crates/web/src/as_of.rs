//! The form that asks for another day, and addresses of other days. What was in force on a day follows from the
//! revisions; not which day was asked for, which is read in [`crate::gate`].

use jiff::civil::Date;
use maud::{Markup, html};

use crate::address;
use crate::view::View;

/// The form, for the page at this path.
pub fn form(view: &View<'_>, path: &str) -> Markup {
    let m = view.m;
    html! {
        // The server says what is wrong with a day, in the same words for everyone, so the browser need not.
        form.row.asof action=(here(view, path)) novalidate {
            label.lbl for="as-of" { (m.t("as-of-show")) }
            input.ds-input #as-of type="date" name="as-of" value=(view.day) min=[first(view)] max=(last(view));
            button.ds-button data-variant="secondary" type="submit" { (m.t("as-of-do")) }
        }
    }
}

/// The address of a page on another day.
pub fn address(view: &View<'_>, path: &str, day: &str) -> String {
    address::with(&here(view, path), "as-of", day)
}

/// The page without a day: what a form adds its day to.
fn here(view: &View<'_>, path: &str) -> String {
    address::without(&view.frame.to(path), "as-of")
}

/// The first day on which something is in force.
fn first(view: &View<'_>) -> Option<Date> {
    view.organisation.strategy.adopted().next()?.in_force_from()
}

/// The last day worth asking about: today, or the day on which the last that is adopted comes into force.
fn last(view: &View<'_>) -> Date {
    let latest = view.organisation.strategy.latest_adopted().and_then(|revision| revision.in_force_from());
    latest.map_or(view.today, |day| day.max(view.today))
}
