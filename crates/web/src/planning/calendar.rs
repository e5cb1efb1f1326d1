//! The days on which a round's phases begin, as fields of a form, and what is proposed for them. Not the strip that
//! shows them.

use domain::planning::{Phase, PhaseDate, Round};
use jiff::ToSpan;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::forms::{Field, Form, Typed};
use crate::messages::Messages;
use crate::words;

/// The fields, in the order of the phases.
const FIELDS: [&str; 8] = [
    "begins-directive",
    "begins-frames",
    "begins-unit-plans",
    "begins-dialogue",
    "begins-allocation",
    "begins-decision",
    "begins-running",
    "begins-closed",
];

/// The fields of a form. Each may be left empty; the rule says at `calendar` when they are not in order.
pub(super) fn fields(m: Messages, form: &Form<'_>) -> Markup {
    let group = Field::new("calendar", m.t("calendar-title")).hint(m.t("calendar-hint"));
    form.group(
        &group,
        html! {
            div.days { @for (phase, name) in Phase::ALL.into_iter().zip(FIELDS) {
                (form.day(&Field::new(name, words::capitalised(&words::phase(m, phase)))))
            } }
        },
    )
}

/// What was typed. What is no day is kept, to stand at its field.
pub(super) fn parse(typed: &mut Typed) -> Vec<PhaseDate> {
    let days = Phase::ALL.into_iter().zip(FIELDS).filter_map(|(phase, name)| {
        let begins = typed.optional_day(name)?;
        Some(PhaseDate { phase, begins })
    });
    days.collect()
}

/// The values of the fields for these days.
pub(super) fn values(calendar: &[PhaseDate]) -> Vec<(&'static str, String)> {
    let day = |phase| calendar.iter().find(|date| date.phase == phase).map(|date| date.begins.to_string());
    Phase::ALL.into_iter().zip(FIELDS).map(|(phase, name)| (name, day(phase).unwrap_or_default())).collect()
}

/// What is proposed for the round after another: its days, a year later.
pub(super) fn a_year_after(before: &Round) -> Vec<PhaseDate> {
    let later = |date: &PhaseDate| PhaseDate { begins: a_year_later(date.begins), ..*date };
    before.calendar.iter().map(later).collect()
}

/// What is proposed for the first round, of a period with this first day: planned the autumn before, decided in
/// December, closed when the period has been followed up.
pub(super) fn for_the_first(from: Date, until: Date) -> Vec<PhaseDate> {
    let months_before = |months: i64| from.checked_sub(months.months()).unwrap_or(from);
    let days = [
        (Phase::Directive, months_before(7)),
        (Phase::Frames, months_before(5)),
        (Phase::UnitPlans, months_before(4)),
        (Phase::Dialogue, months_before(2)),
        (Phase::Allocation, months_before(2).checked_add(14.days()).unwrap_or(from)),
        (Phase::Decision, months_before(1)),
        (Phase::Running, from),
        (Phase::Closed, until.checked_add(3.months()).unwrap_or(until)),
    ];
    days.map(|(phase, begins)| PhaseDate { phase, begins }).to_vec()
}

/// The same day the year after; the last of February after a leap day.
pub(super) fn a_year_later(day: Date) -> Date {
    day.checked_add(1.year()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_proposed_is_in_order() {
        for proposed in
            [for_the_first(date(2019, 1, 1), date(2019, 12, 31)), for_the_first(date(2020, 7, 1), date(2020, 12, 31))]
        {
            assert_eq!(proposed.len(), Phase::ALL.len());
            assert!(proposed.windows(2).all(|pair| pair[0].begins <= pair[1].begins), "{proposed:?}");
        }
        assert_eq!(a_year_later(date(2020, 2, 29)), date(2021, 2, 28));
    }

    #[test]
    fn what_stands_in_the_fields_is_read_back_as_the_same() {
        let calendar = for_the_first(date(2019, 1, 1), date(2019, 12, 31));
        let values = values(&calendar[2..5]);
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let mut typed = Typed::beginning_with(&values);
        assert_eq!(parse(&mut typed), calendar[2..5]);
        let mut wrong = Typed::beginning_with(&[("begins-frames", "i höst")]);
        assert!(parse(&mut wrong).is_empty() && wrong.has_refusals());
    }
}
