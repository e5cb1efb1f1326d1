//! The parts of an indicator beside each other, on one scale: "län för län"; with the table behind them, and as a picture of its
//! own for a file. Not the chart of the whole, and not what chance makes of the parts, which is `funnel`.

use std::sync::Arc;

use direction::verdict::Verdict;
use domain::indicator::{Indicator, WrittenDefinition};
use domain::observation::{Breakdown, Observation, Series, Status};
use domain::period::Period;
use figures::small_multiples;
use maud::{Markup, html};

use super::funnel::Funnel;
use super::{parts_of, points};
use crate::address;
use crate::indicator::{path, words};
use crate::parts;
use crate::view::View;

/// The parts beside each other, dimension by dimension: "län för län".
pub fn all(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition) -> Markup {
    html! { @for dimension in &by.definition.dimensions {
        @if let Some(parts) = Parts::of(view, indicator, by, dimension.as_str()) { (parts.section()) }
    } }
}

/// The picture of the parts of a dimension alone, as a file has it. `None` where there are none.
pub fn alone(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition, dimension: &str) -> Option<Markup> {
    let parts = Parts::of(view, indicator, by, dimension)?;
    let name = by.definition.name.as_str();
    let title = format!("{name}, {}", parts.title());
    let shown: Vec<_> = parts.found.iter().filter_map(Part::multiple).collect();
    Some(small_multiples::draw_one("parts", (&title, &parts.counted()), &shown, parts.reference))
}

/// The parts of a whole by one dimension.
struct Parts<'a> {
    view: &'a View<'a>,
    indicator: &'a Indicator,
    by: &'a WrittenDefinition,
    dimension: &'a str,
    found: Vec<Part<'a>>,
    /// The last value of the whole.
    reference: Option<f64>,
    funnel: Option<Funnel<'a>>,
}

impl<'a> Parts<'a> {
    fn of(
        view: &'a View<'a>,
        indicator: &'a Indicator,
        by: &'a WrittenDefinition,
        dimension: &'a str,
    ) -> Option<Parts<'a>> {
        let series: Vec<(&str, &Breakdown, &Series)> =
            parts_of(indicator, dimension).filter_map(|(name, of)| Some((name, of, indicator.series(of)?))).collect();
        let common = series.iter().filter_map(|(_, _, series)| last_told(series)).map(|it| it.observed.period).max()?;
        let found =
            series.into_iter().map(|(name, of, series)| Part::of(view, (indicator, by), (name, of, series), common));
        let mut found: Vec<Part<'_>> = found.collect();
        found.sort_by(|one, other| crate::messages::compare(one.name, other.name));
        let whole = indicator.whole().and_then(|whole| whole.latest());
        let reference = whole.and_then(|known| known.observed.value).map(|value| value.to_f64());
        let funnel = Funnel::of(indicator, dimension);
        Some(Parts { view, indicator, by, dimension, found, reference, funnel })
    }

    fn title(&self) -> String {
        self.view.m.with("chart-by", &[("dimension", self.dimension.into())])
    }

    /// How many go which way, in words.
    fn counted(&self) -> String {
        let m = self.view.m;
        let counts = ["toward", "none", "away", "few"].map(|key| {
            let count = self.found.iter().filter(|part| words::direction_of(&part.verdict).name() == key).count();
            (count, crate::words::in_a_sentence(&m.word("counted", key)))
        });
        let told =
            counts.iter().filter(|(count, _)| 0 < *count).map(|(count, word)| format!("{} {word}", m.number(*count)));
        told.collect::<Vec<_>>().join(", ")
    }

    fn section(&self) -> Markup {
        let (view, m, definition) = (self.view, self.view.m, &self.by.definition);
        let shown: Vec<_> = self.found.iter().filter_map(Part::multiple).collect();
        html! {
            section.sec {
                h2 { (crate::words::capitalised(&self.title())) small { (self.counted()) ". " (m.t("chart-same-scale")) } }
                (small_multiples::draw(&shown, self.reference))
                @if let Some(reference) = self.reference {
                    p.cap { (m.with("chart-reference", &[("value", words::with_unit(definition, &words::calculated(m, definition, reference)).into())])) }
                }
                @if let Some(funnel) = &self.funnel { (funnel.section(view, self.indicator, self.by, self.dimension)) }
                details.ds-details.mt { summary { (m.t("parts-table")) } div { (parts::scroll(m.t("parts-table"), self.table())) } }
                p.row { (self.files()) }
            }
        }
    }

    /// What the pictures are drawn from.
    fn table(&self) -> Markup {
        let (view, m, definition) = (self.view, self.view.m, &self.by.definition);
        let has_basis = self.found.iter().any(|part| part.basis.is_some());
        let basis = super::funnel::size_words(view, definition);
        let chance = self
            .funnel
            .as_ref()
            .map(|funnel| m.with("parts-table-chance", &[("period", words::period(m, funnel.period).into())]));
        html! {
            table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("values-part")) }
                    th scope="col" { (m.t("parts-table-latest")) }
                    th.num scope="col" { (definition.unit) }
                    @if has_basis { th.num scope="col" { (crate::words::capitalised(&basis)) } }
                    @if let Some(chance) = &chance { th scope="col" { (chance) } }
                    th scope="col" { (m.t("parts-table-direction")) }
                } }
                tbody { @for part in &self.found { tr {
                    th scope="row" lang=[view.language()] { (part.name) }
                    td data-label=(m.t("parts-table-latest")) { (words::period(m, part.period)) }
                    td.num data-label=(definition.unit) { (part.number) }
                    @if has_basis { td.num data-label=(basis) { @match part.basis { Some(of) => (m.number(of)), None => "–" } } }
                    @if let (Some(chance), Some(funnel)) = (&chance, &self.funnel) {
                        td data-label=(chance) { @match funnel.place_of(part.name) { Some(key) => (m.word("parts-chance", key)), None => "–" } }
                    }
                    td data-label=(m.t("parts-table-direction")) { (words::mark(m, &part.verdict)) }
                } } }
            }
        }
    }

    /// The pictures and what they are drawn from, to download.
    fn files(&self) -> Markup {
        let m = self.view.m;
        let to = |file: &str| {
            let file = self.view.frame.to(&format!("{}/{file}", path(self.indicator.id)));
            address::with(&file, "by", self.dimension)
        };
        let funnel = self.funnel.is_some().then_some(("funnel", "parts-get-funnel"));
        let link = |href: String, what: String| html! { a href=(href) download { (what) } };
        html! {
            @for (file, key) in [("parts", "parts-get")].into_iter().chain(funnel) {
                @for format in ["SVG", "PNG"] {
                    (link(to(&format!("{file}.{}", format.to_lowercase())), m.with(key, &[("format", format.into())])))
                }
            }
            (link(self.view.frame.to(&format!("{}/values.csv", path(self.indicator.id))), m.t("parts-get-csv").into_owned()))
        }
    }
}

/// The last of what is told of a series: a value, or that it is not shown.
fn last_told(series: &Series) -> Option<&Observation> {
    series.current().filter(|known| known.observed.value.is_some() || is_hidden(known)).last()
}

fn is_hidden(known: &Observation) -> bool {
    matches!(known.observed.status, Status::Suppressed | Status::Protecting)
}

/// One part of the whole.
struct Part<'a> {
    name: &'a str,
    values: Vec<(f64, Option<f64>)>,
    /// The period that is told of, and what stands for it in a table.
    period: Period,
    number: String,
    /// The same beside its line: with its unit, and its period where that is another than the others'.
    last: String,
    /// How many it is made from, where that is known.
    basis: Option<i64>,
    verdict: Arc<Verdict>,
    word: String,
}

impl<'a> Part<'a> {
    /// `common` is the last period that any of them tells of.
    fn of(
        view: &View<'_>,
        (indicator, by): (&Indicator, &WrittenDefinition),
        (name, of, series): (&'a str, &Breakdown, &Series),
        common: Period,
    ) -> Part<'a> {
        let m = view.m;
        let verdict = indicator.verdict_of(of, by);
        let last = last_told(series);
        let period = last.map_or(common, |known| known.observed.period);
        let value = last.and_then(|known| known.observed.value);
        let counted = &indicator.counted_by(by, period).definition;
        let (number, told) = match value {
            Some(value) => {
                let number = words::value(m, counted, value);
                (number.clone(), words::with_unit(counted, &number))
            }
            // What is hidden is said to be: an earlier value would look as if it were this one.
            None if last.is_some() => (m.t("parts-not-shown").into_owned(), m.t("parts-not-shown").into_owned()),
            None => ("–".to_owned(), "–".to_owned()),
        };
        let basis = last.and_then(|known| known.observed.fraction()).and_then(|it| it.denominator.scaled(0));
        Part {
            name,
            values: points(indicator, by, series),
            last: if period == common { told } else { format!("{told}, {}", words::period(m, period)) },
            period,
            number,
            basis,
            word: words::direction(m, &verdict),
            verdict,
        }
    }

    /// Nothing where there is no value to draw.
    fn multiple(&self) -> Option<small_multiples::Multiple<'_>> {
        self.values.iter().any(|(_, value)| value.is_some()).then(|| small_multiples::Multiple {
            label: self.name,
            address: None,
            values: &self.values,
            last: &self.last,
            direction: words::direction_of(&self.verdict),
            movement: words::movement_of(&self.verdict),
            word: &self.word,
        })
    }
}
