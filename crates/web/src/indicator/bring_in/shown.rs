//! What a file would do, row by row, with what must be mended, what its columns are, and the button that brings it in. Not
//! how it is read, nor what the button does.

use domain::indicator::values::Difference;
use domain::refusal::Value;
use exchange::finding::Finding;
use exchange::mapping::Role;
use maud::{Markup, html};

use super::{Looked, Place, here, suggestion};
use crate::answer::Answer;
use crate::forms::{Field, Form, Typed};
use crate::indicator::{path, words};
use crate::layout::{Page, Section};
use crate::request::Asked;
use crate::view::View;
use crate::{parts, sheet};

/// How many changes are shown.
const SHOWN: usize = 300;

/// How many rows of the file are shown above the choice of columns.
const EXAMPLES: usize = 3;

/// What the page carries from step to step.
const CARRIED: [&str; 5] = ["file", "name", "way", "indicator", suggestion::FIELD];

/// What the file would do, and the button that does it; or everything that must be mended first.
pub(super) fn shown(asked: &Asked, typed: &Typed, looked: &Looked, place: &Place) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let key = asked.request_key()?;
    let form = Form::new(m, typed);
    let differences = &looked.differences;
    let (new, corrected) = (differences.new_values().count(), differences.corrections().count());
    let can = looked.assembled.can_be_brought_in() && looked.refused.is_none() && 0 < new + corrected;
    let title = m.with("bring-would", &[("new", new.into()), ("corrected", corrected.into())]);
    let facts = [
        html! { (m.with("bring-same", &[("count", differences.same.into())])) },
        html! { @if typed.get("name").is_empty() { (m.t("bring-pasted-name")) } @else { (typed.get("name")) } },
    ];
    let needs_reason = 0 < differences.needing_a_reason();
    let main = html! {
        (parts::head(&title, &facts, None))
        (form.summary())
        (problems(asked, looked))
        (suggestion::markup(asked, &suggestion::of_what_is_unknown(looked, typed)))
        form.stack method="post" action=(place.action) novalidate {
            input type="hidden" name="request-key" value=(key.as_str());
            @for name in CARRIED { input type="hidden" name=(name) value=(typed.get(name)); }
            (columns(&view, looked))
            @if can {
                @if needs_reason {
                    (form.text(&Field::new("reason", m.t("values-reason")).hint(m.t("values-reason-hint")).language(view.language()), 2))
                }
                (form.line(&Field::new("source", m.t("values-source")).hint(m.t("values-source-hint")).optional().language(view.language())))
            }
            div.row {
                @if can { button.ds-button type="submit" name="do" value="bring-in" { (m.t("bring-do")) } }
                button.ds-button data-variant="secondary" type="submit" name="do" value="look" { (m.t("bring-look-again")) }
                (place.other)
            }
        }
        @if 0 < new + corrected { div.sec { (parts::scroll(m.t("bring-changes"), changes(&view, &differences.changes))) } }
    };
    let page = Page::new(title, main).section(Section::Indicators).thread(here(&view));
    Ok(asked.frame.form_page(typed, page))
}

/// What each column is: one choice for each, with what stands in the first rows.
fn columns(view: &View<'_>, looked: &Looked) -> Markup {
    let m = view.m;
    let rows: Vec<Vec<&str>> = (0..looked.source.row_count().min(EXAMPLES)).map(|row| looked.source.row(row)).collect();
    let table = html! {
        table.ds-table.stacks.entry {
            thead { tr {
                th scope="col" { (m.t("bring-column")) }
                th scope="col" { (m.t("bring-role")) }
                th scope="col" { (m.t("bring-about")) }
                th scope="col" { (m.t("bring-examples")) }
            } }
            tbody { @for (at, (column, role)) in looked.source.columns().iter().zip(looked.mapping.roles()).enumerate() {
                tr {
                    th scope="row" { (column.heading) }
                    td data-label=(m.t("bring-role")) {
                        select.ds-input name="role" aria-label=(m.with("bring-role-of", &[("column", column.heading.as_str().into())])) {
                            @for choice in Role::all() { option value=(choice.key()) selected[choice.key() == role.key()] { (m.word("role-of-column", choice.key())) } }
                        }
                    }
                    td data-label=(m.t("bring-about")) {
                        input.ds-input name="about" value=(about(role)) autocomplete="off" aria-label=(m.with("bring-about-of", &[("column", column.heading.as_str().into())]));
                    }
                    td data-label=(m.t("bring-examples")) { span.cap { (rows.iter().filter_map(|row| row.get(at).copied()).collect::<Vec<_>>().join(" · ")) } }
                }
            } }
        }
    };
    html! {
        // The table names its own region.
        section.sec {
            h2 { (m.t("bring-columns")) }
            p.cap { (m.t("bring-columns-what")) }
            (parts::scroll(m.t("bring-columns"), table))
        }
    }
}

fn changes(view: &View<'_>, changes: &[Difference]) -> Markup {
    let m = view.m;
    let indicators = &view.organisation.indicators;
    html! {
        table.ds-table.stacks {
            thead { tr {
                th scope="col" { (m.t("bring-indicator")) }
                th scope="col" { (m.t("values-part")) }
                th scope="col" { (m.t("values-period")) }
                th.num scope="col" { (m.t("bring-value")) }
                th scope="col" { (m.t("values-status")) }
            } }
            tbody { @for change in changes.iter().take(SHOWN) {
                @if let Some(indicator) = indicators.get(change.indicator) {
                    @let parts: Vec<&str> = change.breakdown.parts().iter().map(|(_, value)| value.as_str()).collect();
                    tr {
                        th scope="row" lang=[view.language()] { (indicator.definition().name) }
                        td data-label=(m.t("values-part")) { @if parts.is_empty() { (m.t("values-whole")) } @else { (parts.join(", ")) } }
                        td data-label=(m.t("values-period")) { (words::period(m, change.after.period)) }
                        td.num data-label=(m.t("bring-value")) {
                            @if let Some(before) = &change.before { del { (value(view, before)) } " " }
                            ins { (value(view, &change.after)) }
                        }
                        td data-label=(m.t("values-status")) { (m.word("observation-status", change.after.status.key())) }
                    }
                }
            } }
        }
        @if SHOWN < changes.len() { p.cap { (m.with("bring-more", &[("count", (changes.len() - SHOWN).into())])) } }
    }
}

fn value(view: &View<'_>, observed: &domain::observation::Observed) -> String {
    observed.value.map_or_else(|| "–".to_owned(), |value| words::exact(view.m, value))
}

fn problems(asked: &Asked, looked: &Looked) -> Markup {
    let m = asked.m();
    let refused: Vec<String> =
        looked.refused.iter().flat_map(|refused| refused.iter()).map(|it| m.refusal(it)).collect();
    let count = looked.assembled.wrong.len() + refused.len();
    html! {
        @if 0 < count {
            section.sec aria-labelledby="problems" {
                h2 #problems tabindex="-1" autofocus { (m.with("bring-problems", &[("count", count.into())])) }
                ul {
                    @for found in looked.assembled.wrong.iter().take(SHOWN) { li { b { (sheet::place(m, found)) } ": " (sheet::finding(m, found)) (mending(asked, found)) } }
                    @for refused in refused.iter().take(SHOWN) { li { (refused) } }
                }
            }
        }
        @if !looked.assembled.advice.is_empty() {
            section.note { h2 { (m.t("bring-good-to-know")) }
                ul { @for found in looked.assembled.advice.iter().take(SHOWN) { li { (sheet::place(m, found)) ": " (sheet::finding(m, found)) } } }
            }
        }
    }
}

/// Where a fault of the definition is mended: a dimension that the file has and the indicator has not.
fn mending(asked: &Asked, found: &Finding) -> Markup {
    let named = found.values.iter().find_map(|(name, value)| match value {
        Value::Text(text) if found.key == "dimension-unknown" && *name == "name" => Some(text.as_str()),
        _ => None,
    });
    let mut living = asked.organisation.indicators.living();
    let indicator = living.find(|indicator| Some(indicator.definition().name.as_str()) == named);
    html! { @if let Some(indicator) = indicator {
        " " a href={ (asked.to(&path(indicator.id))) "/edit#dimensions" } { (asked.m().t("indicator-edit")) }
    } }
}

fn about(role: &Role) -> &str {
    match role {
        Role::Dimension { whole, .. } => whole,
        Role::Only(text) => text,
        _ => "",
    }
}
