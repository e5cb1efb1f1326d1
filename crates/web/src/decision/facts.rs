//! The facts of a decision: what, who, by what right, when, and what the minutes say. Not the seal.

use domain::decision::Matter;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::Shown;
use crate::contribution::section::{behind_revision, retention_after};
use crate::people::People;
use crate::{compare, parts, words};

/// The facts. `people` names who recorded it, for those who may know.
pub(super) fn section(shown: &Shown<'_>, people: Option<&People>, zone: &TimeZone) -> Markup {
    let (m, decision) = (shown.view.m, shown.decision());
    let minutes = &decision.minutes;
    let optional = |value: Option<&str>| value.map(|value| html! { (value) });
    let recorded = m.moment(shown.recorded.recorded.at, zone);
    let facts: Vec<(&'static str, Option<Markup>)> = vec![
        ("decision-what", Some(what(shown))),
        ("decision-who", Some(who(shown))),
        ("decision-right", optional(Some(decision.mandate.as_str()))),
        ("decision-when", Some(html! { time.nw { (minutes.decided_on) } })),
        ("decision-presenter", optional(minutes.presenter.as_ref().map(AsRef::as_ref))),
        ("decision-reservations", Some(html! { (reservations(shown)) })),
        ("decision-unions", minutes.union_consultation.map(|day| html! { time.nw { (day) } })),
        ("decision-minutes", minutes_of(shown)),
        ("contributions-behind", shown.revision.and_then(|it| behind_revision(&shown.view, it.number))),
        ("contributions-texts", shown.revision.and_then(|_| retention_after(&shown.view, decision.id))),
        (
            "decision-recorded",
            Some(html! {
                @match people {
                    Some(people) => (m.with("decision-recorded-by", &[
                        ("moment", recorded.as_str().into()), ("who", people.who(shown.recorded.recorded.by).into()),
                    ])),
                    None => (recorded),
                }
            }),
        ),
    ];
    let facts: Vec<(String, Markup)> =
        facts.into_iter().filter_map(|(key, value)| Some((m.t(key).into_owned(), value?))).collect();
    html! {
        section aria-labelledby="facts" {
            h2 #facts { (m.t("decision-facts")) }
            (parts::facts(&facts))
        }
    }
}

fn what(shown: &Shown<'_>) -> Markup {
    let view = &shown.view;
    let m = view.m;
    let before = shown.revision.and_then(|revision| compare::before(&view.organisation.strategy, revision));
    html! {
        @match &shown.decision().matter {
            Matter::Adopt { in_force_from, .. } => {
                (m.with("decision-adopts", &[("revision", shown.revision_name().into())])) " " time.nw { (in_force_from) } "."
            }
            Matter::Revoke { .. } => { (m.with("decision-revokes-what", &[("revision", shown.revision_name().into())])) }
            Matter::Paper { round, paper } => { (words::paper(m, view.organisation, *round, *paper)) "." }
            Matter::Indicators { set, in_force_from } => {
                (m.with("decision-decides-set", &[("set", set.to_string().into())])) " " time.nw { (in_force_from) } "."
            }
        }
        @if let (Some(revision), Some(before)) = (shown.revision, before.filter(|before| view.may_read(before))) {
            " " a href=(compare::address(view.frame, before, revision)) { (m.t("what-changed")) }
        }
    }
}

fn who(shown: &Shown<'_>) -> Markup {
    html! {
        (shown.view.body_name(shown.decision().minutes.body))
        @if let Some(attendance) = &shown.decision().minutes.attendance { ", " (attendance) }
    }
}

fn reservations(shown: &Shown<'_>) -> Markup {
    let minutes = &shown.decision().minutes;
    html! {
        @if minutes.reservations.is_empty() { (shown.view.m.t("decision-no-reservations")) }
        @else { @for line in minutes.reservations.as_str().lines() { p { (line) } } }
    }
}

fn minutes_of(shown: &Shown<'_>) -> Option<Markup> {
    let minutes = &shown.decision().minutes;
    let parts: Vec<&str> = minutes.minutes.iter().chain(&minutes.paragraph).map(AsRef::as_ref).collect();
    (!parts.is_empty()).then(|| html! { (parts.join(", ")) })
}
