//! Writing values of one indicator by hand: the periods that should have one, and the last ones that do. Files and what is
//! pasted come in by `indicator::bring_in`.

use domain::decimal::Decimal;
use domain::indicator::Indicator;
use domain::indicator::import::Way;
use domain::indicator::values::{Incoming, SeriesValues};
use domain::observation::{Breakdown, Observed, Status};
use domain::period::Period;
use domain::refusal::Refusal;
use domain::text::{Name, Reason};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{known, path, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::cells::Cell;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

mod rows;

use rows::Row;

/// How many of the last values can be corrected in the form.
const LAST: usize = 4;

/// How many periods that have no value yet the form asks for, and how many rows are added at a time.
const NEXT: usize = 4;

/// `GET /{organisation}/indicators/{indicator}/values`; with `?part=` those of one breakdown.
///
/// # Errors
/// Not found when there is no such indicator, or it has no such part.
pub async fn form(asked: Asked) -> Answer {
    let indicator = known(&asked)?;
    let part = asked.query("part").unwrap_or_default();
    // As it was entered: who corrects a value needs to see it, also where it is not shown to others.
    let series = indicator.entered(&breakdown(indicator, &part).ok_or(Problem::NotFound)?);
    let known: Vec<&Observed> = series.into_iter().flat_map(|series| series.current()).map(|it| &it.observed).collect();
    let decimal =
        |number: Option<Decimal>| number.map(|number| number.to_string().replace('.', ",")).unwrap_or_default();
    let divides = divides(indicator, &part);
    let mut values: Vec<(&str, String)> = vec![("part", part.clone())];
    // First what is to be filled in, then what can be corrected.
    for period in missing(indicator, &known, asked.today) {
        values.push(("period", period.map(|period| period.to_string()).unwrap_or_default()));
        values.extend([
            ("value", String::new()),
            ("status", Status::Normal.key().to_owned()),
            ("low", String::new()),
            ("high", String::new()),
        ]);
        if divides {
            values.extend([("numerator", String::new()), ("denominator", String::new())]);
        }
    }
    for observed in known.iter().rev().take(LAST) {
        values.push(("period", observed.period.to_string()));
        values.push(("value", decimal(observed.value)));
        values.push(("status", observed.status.key().to_owned()));
        values.push(("low", decimal(observed.interval().map(|interval| interval.low))));
        values.push(("high", decimal(observed.interval().map(|interval| interval.high))));
        if divides {
            values.push(("numerator", decimal(observed.fraction().map(|fraction| fraction.numerator))));
            values.push(("denominator", decimal(observed.fraction().map(|fraction| fraction.denominator))));
        }
    }
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    page(&asked, &Typed::beginning_with(&values))
}

/// Whether the form has what a value is divided from: where the definition says what that is, or it was told of one before.
fn divides(indicator: &Indicator, part: &str) -> bool {
    let definition = indicator.definition();
    let known = breakdown(indicator, part).and_then(|breakdown| indicator.entered(&breakdown));
    (definition.numerator.is_some() && definition.denominator.is_some())
        || known.is_some_and(|known| known.current().any(|it| it.observed.fraction().is_some()))
}

/// The periods that have begun, should have a value and have none: first those that have ended, the latest first, and
/// last the one that goes on. An empty row where there are none.
fn missing(indicator: &Indicator, known: &[&Observed], today: Date) -> Vec<Option<Period>> {
    let frequency = indicator.definition().frequency.months();
    let first = match known.last().map(|observed| observed.period) {
        Some(last) => later(last, frequency),
        None => Period::new(i32::from(today.year()) - 1, 1, frequency.min(12)),
    };
    let after = |period: &Period| later(*period, frequency);
    let this_month = (i32::from(today.year()), today.month());
    let has_begun =
        |period: &Period| (period.first_year(), i8::try_from(period.first_month()).unwrap_or(1)) <= this_month;
    let begun: Vec<Period> = std::iter::successors(first, after).take_while(has_begun).collect();
    let has_ended = |period: &Period| period.last_day() < today;
    let (ended, going_on): (Vec<Period>, Vec<Period>) = begun.into_iter().partition(has_ended);
    let rows: Vec<Option<Period>> = ended.into_iter().rev().chain(going_on).take(NEXT).map(Some).collect();
    if rows.is_empty() { vec![None] } else { rows }
}

/// The period of the same length so many months later.
fn later(period: Period, months: u8) -> Option<Period> {
    let month = i32::from(period.first_month()) - 1 + i32::from(months);
    let year = period.first_year() + month.div_euclid(12);
    Period::new(year, u8::try_from(month.rem_euclid(12) + 1).ok()?, period.months())
}

/// The breakdown with this text: the whole, or one of those that there are.
fn breakdown(indicator: &Indicator, part: &str) -> Option<Breakdown> {
    if part.is_empty() {
        return Some(Breakdown::default());
    }
    indicator.shown().keys().find(|breakdown| part_text(breakdown) == part).cloned()
}

/// A breakdown as the value of a choice: "län: Dalarna". Nothing for the whole.
fn part_text(breakdown: &Breakdown) -> String {
    let parts: Vec<String> = breakdown.parts().iter().map(|(name, value)| format!("{name}: {value}")).collect();
    parts.join(", ")
}

/// `POST /{organisation}/indicators/{indicator}/values`
///
/// # Errors
/// Not found when there is no such indicator; what the store says.
pub async fn take_in(asked: Asked, mut typed: Typed) -> Answer {
    let indicator = known(&asked)?;
    let id = indicator.id;
    if typed.get("do") == "add-rows" {
        return page(&asked, &typed);
    }
    // A part whose values were taken back meanwhile is gone: what was typed for it is not for the whole.
    let Some(breakdown) = breakdown(indicator, typed.get("part")) else {
        typed.refuse(Refusal::new("part-unknown").at("values").with("part", typed.get("part")));
        return page(&asked, &typed);
    };
    let values = rows::observed(asked.m(), &mut typed);
    let reason = typed.optional("reason", Reason::parse);
    let source = typed.optional("source", Name::parse);
    let series = vec![SeriesValues { indicator: id, breakdown, values }];
    // The form also holds the last values, most often as they were.
    let changes = match asked.organisation.compare_values(&series) {
        Ok(differences) => differences.changes.len(),
        Err(refusals) => {
            // That a period stands twice is told of its rows already.
            let refusals: Vec<Refusal> =
                refusals.iter().filter(|refusal| refusal.key != "period-twice").cloned().collect();
            rows::refused(asked.m(), &mut typed, &refusals);
            0
        }
    };
    if typed.has_refusals() {
        return page(&asked, &typed);
    }
    let incoming = Incoming { way: Way::Typed, source, reason, series };
    let taken = asked
        .amend_once(&typed, move |organisation, context| organisation.take_in_values(context, incoming.clone()))
        .await?;
    match taken {
        Ok(outcome) => {
            let changes = super::imports::brought_in(&asked, outcome, changes).await?;
            let told = asked.m().with("values-told", &[("count", changes.into())]);
            Ok(asked.done(
                &path(id),
                &Flash::new(told).with_step(asked.m().t("imports-title"), asked.to("/indicators/imports")),
            ))
        }
        Err(refusals) => {
            let refusals: Vec<Refusal> = refusals.iter().cloned().collect();
            rows::refused(asked.m(), &mut typed, &refusals);
            page(&asked, &typed)
        }
    }
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, indicator) = (View::of(asked), known(asked)?);
    let (m, definition) = (view.m, indicator.definition());
    let key = asked.request_key()?;
    let form = Form::new(m, typed);
    let mut rows = Row::all(typed);
    if typed.get("do") == "add-rows" {
        rows.extend((0..NEXT).map(|_| Row::default()));
    }
    let parts: Vec<(String, String)> = indicator
        .shown()
        .keys()
        .map(|breakdown| {
            let text = part_text(breakdown);
            let label = if text.is_empty() { m.t("values-whole").into_owned() } else { text.clone() };
            (text, label)
        })
        .collect();
    let action = asked.to(&format!("{}/values", path(indicator.id)));
    let title = m.with("values-title", &[("name", definition.name.as_str().into())]);
    form.called("values", m.t("values-table"));
    let inside = html! {
        input type="hidden" name="part" value=(typed.get("part"));
        (form.errors_at("values"))
        (table(&view, &form, indicator, divides(indicator, typed.get("part")), &rows))
        p { button.ds-button data-variant="tertiary" type="submit" name="do" value="add-rows" { (m.t("values-more-rows")) } }
        (form.text(&Field::new("reason", m.t("values-reason")).hint(m.t("values-reason-hint")).optional().language(view.language()), 2))
        (form.line(&Field::new("source", m.t("values-source")).hint(m.t("values-source-hint")).optional().language(view.language())))
        (form.buttons(m.t("values-save"), Some(&asked.to(&path(indicator.id)))))
    };
    let other = crate::address::with(&asked.to("/indicators/import"), "indicator", &indicator.id.to_string());
    let main = html! {
        (parts::head(title.as_str(), &[html! { (m.with("indicator-in-unit", &[("unit", definition.unit.as_str().into())])) }, html! { (m.word("frequency", definition.frequency.key())) }],
            Some(parts::button_link("secondary", &other, m.t("values-from-file")))))
        @if 1 < parts.len() {
            form.row.entry-part method="get" action=(action) {
                label.lbl for="part" { (m.t("values-part")) }
                select.ds-input #part name="part" { @for (value, label) in &parts { option value=(value) selected[typed.get("part") == value] { (label) } } }
                button.ds-button data-variant="secondary" type="submit" { (m.t("values-show-part")) }
            }
        }
        (form.open(&action, key.as_str(), inside))
    };
    let mut thread = thread(&view, Knot::here(m.t("values-knot"), m.t("values-table")));
    thread.up.push(
        Knot::to(m.t("indicator-knot"), definition.name.as_str(), asked.to(&path(indicator.id)))
            .in_language(view.language()),
    );
    Ok(asked.frame.form_page(typed, Page::new(title, main).section(Section::Indicators).thread(thread)))
}

fn table(view: &View<'_>, form: &Form<'_>, indicator: &Indicator, divides: bool, rows: &[Row]) -> Markup {
    let m = view.m;
    let unit = indicator.definition().unit.as_str();
    let cell = |name: &'static str, row: usize, value: &str, class: &'static str| {
        form.cell(&Cell { name, row, label: &rows::label(m, name, row + 1), value, class, ..Cell::default() })
    };
    let status = |row: usize, chosen: Status| {
        let options = html! {
            @for status in Status::ALL {
                option value=(status.key()) selected[chosen == status] { (m.word("observation-status", status.key())) }
            }
        };
        let label = rows::label(m, "status", row + 1);
        form.cell_select(&Cell { name: "status", row, label: &label, ..Cell::default() }, &options)
    };
    parts::scroll(
        m.t("values-table"),
        html! {
            table.ds-table.entry #values tabindex="-1" {
                thead { tr {
                    th scope="col" { (m.t("values-period")) }
                    th.num scope="col" { (unit) }
                    th scope="col" { (m.t("values-status")) }
                    th.num scope="col" { (m.t("values-low")) }
                    th.num scope="col" { (m.t("values-high")) }
                    @if divides { th.num scope="col" { (m.t("indicator-numerator")) } th.num scope="col" { (m.t("indicator-denominator")) } }
                } }
                tbody { @for (row, it) in rows.iter().enumerate() { tr {
                    td { (cell("period", row, &it.period, "")) }
                    td.num { (cell("value", row, &it.value, "figure")) @if let Some(unit) = it.other_unit(indicator) { span.cap { (unit) } } }
                    td { (status(row, it.status())) }
                    td.num { (cell("low", row, &it.low, "figure")) }
                    td.num { (cell("high", row, &it.high, "figure")) }
                    @if divides {
                        td.num { (cell("numerator", row, &it.numerator, "figure")) }
                        td.num { (cell("denominator", row, &it.denominator, "figure")) }
                    }
                } } }
            }
            p.cap { (m.t("values-periods-hint")) }
        },
    )
}
