//! Any day, past or to come: which day was asked for, the organisation as a page about that day shows it, and the form
//! that asks for another. Why so: `docs/decisions/0005-as-of-a-day.md`. Not what is in force on a day; that is the
//! domain's.

use std::sync::Arc;

use domain::policy;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use store::live::Reading;

use crate::address;
use crate::app::App;
use crate::problem::Problem;
use crate::view::View;

/// The name of the parameter.
const AS_OF: &str = "as-of";

/// The day that was asked for. An empty field and today are no wish.
///
/// # Errors
/// `NotADay`, with what was typed.
pub(crate) fn wanted(query: Option<&str>, today: Date) -> Result<Option<Date>, Problem> {
    match address::parameter(query, AS_OF) {
        None => Ok(None),
        Some(typed) if typed.trim().is_empty() => Ok(None),
        Some(typed) => {
            let day: Date = typed.trim().parse().map_err(|_| Problem::NotADay(typed))?;
            Ok((day != today).then_some(day))
        }
    }
}

/// The organisation as it was at the end of a day that has passed, when it had a strategy in force by then. Otherwise
/// `None`: then what is known now tells of that day. Rights are those of today.
///
/// # Errors
/// When the store cannot read its log.
pub(crate) async fn as_it_was(app: &App, now: &Reading, day: Date) -> Result<Option<Reading>, Problem> {
    let Some(end) = end_of(day, app.clock().zone()) else { return Ok(None) };
    let (viewer, id) = (now.viewer, now.id.clone());
    let then = app.with_store(move |store| store.as_of(viewer, &id, end)).await?;
    Ok(then
        .filter(|then| then.strategy.in_force_on(day).is_some())
        .map(|then| Reading { organisation: Arc::new(policy::as_it_was(&then, now, viewer)), viewer }))
}

/// The last moment of a day. `None` at the end of the calendar.
fn end_of(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    let next = zone.to_timestamp(day.tomorrow().ok()?.at(0, 0, 0, 0)).ok()?;
    next.checked_sub(SignedDuration::from_nanos(1)).ok()
}

/// The form, for the page at this path.
pub fn form(view: &View<'_>, path: &str) -> Markup {
    let m = view.m;
    html! {
        // The server says what is wrong with a day, in the same words for everyone, so the browser need not.
        form.row.asof action=(here(view, path)) novalidate {
            label.lbl for="as-of" { (m.t("as-of-show")) }
            input.ds-input #as-of type="date" name=(AS_OF) value=(view.day) min=[first(view)] max=(last(view));
            button.ds-button data-variant="secondary" type="submit" { (m.t("as-of-do")) }
        }
    }
}

/// The address of a page on another day.
pub fn address(view: &View<'_>, path: &str, day: &str) -> String {
    address::with(&here(view, path), AS_OF, day)
}

/// The page without a day: what a form adds its day to.
fn here(view: &View<'_>, path: &str) -> String {
    address::without(&view.frame.to(path), AS_OF)
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_is_one_that_the_reader_asked_for() {
        let asked = |query| wanted(Some(query), date(2018, 11, 14)).ok();
        assert_eq!(asked("as-of=2017-10-23"), Some(Some(date(2017, 10, 23))));
        assert_eq!(asked("as-of=+2017-10-23+"), Some(Some(date(2017, 10, 23))));
        assert_eq!(asked("as-of="), Some(None));
        assert_eq!(asked("q=x"), Some(None));
        assert_eq!(asked("as-of=2018-11-14"), Some(None));
        for wrong in ["as-of=2017-02-30", "as-of=i+dag", "as-of=20171", "as-of=2017-13-01"] {
            assert_eq!(asked(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_ends_where_the_agency_is() {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let end = end_of(date(2018, 7, 1), &zone).unwrap();
        assert_eq!(end.to_string(), "2018-07-01T21:59:59.999999999Z");
        assert_eq!(end_of(Date::MAX, &zone), None);
    }
}
