//! The parts of an indicator beside each other, on one scale: "län för län". Not the chart of the whole.

use std::sync::Arc;

use direction::verdict::Verdict;
use domain::indicator::{Indicator, WrittenDefinition};
use domain::observation::Breakdown;
use figures::small_multiples;
use maud::{Markup, html};

use super::{funnel, points};
use crate::indicator::{parts_of, words};
use crate::messages::Messages;
use crate::view::View;

/// The parts beside each other, dimension by dimension: "län för län".
pub fn all(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition) -> Markup {
    html! { @for dimension in &by.definition.dimensions { (of_dimension(view, indicator, by, dimension.as_str())) } }
}

fn of_dimension(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition, dimension: &str) -> Markup {
    let (m, definition) = (view.m, &by.definition);
    let mut found: Vec<Part<'_>> =
        parts_of(indicator, dimension).filter_map(|(name, of)| Part::of(m, indicator, by, name, of)).collect();
    if found.is_empty() {
        return html! {};
    }
    found.sort_by(|one, other| crate::messages::compare(one.name, other.name));
    let shown: Vec<small_multiples::Multiple<'_>> = found.iter().map(|part| part.multiple(&part.word)).collect();
    let counts = ["toward", "none", "away", "few"].map(|key| {
        let count = found.iter().filter(|part| words::direction_of(&part.verdict).name() == key).count();
        (count, crate::words::in_a_sentence(&m.word("counted", key)))
    });
    let counted: Vec<String> = counts
        .iter()
        .filter(|(count, _)| 0 < *count)
        .map(|(count, word)| format!("{} {word}", m.number(*count)))
        .collect();
    let reference = indicator.whole().and_then(|whole| whole.latest()).and_then(|known| known.observed.value);
    let title = m.with("chart-by", &[("dimension", dimension.into())]);
    html! {
        section.sec {
            h2 { (crate::words::capitalised(&title)) small { (counted.join(", ")) ". " (m.t("chart-same-scale")) } }
            (small_multiples::draw(&shown, reference.map(|value| value.to_f64())))
            @if let Some(reference) = reference {
                p.cap { (m.with("chart-reference", &[("value", words::with_unit(definition, &words::value(m, definition, reference)).into())])) }
            }
            (funnel::of_dimension(view, indicator, by, dimension))
        }
    }
}

/// One part of the whole.
struct Part<'a> {
    name: &'a str,
    values: Vec<(f64, Option<f64>)>,
    last: String,
    verdict: Arc<Verdict>,
    word: String,
}

impl<'a> Part<'a> {
    fn of(
        m: Messages,
        indicator: &Indicator,
        by: &WrittenDefinition,
        name: &'a str,
        of: &Breakdown,
    ) -> Option<Part<'a>> {
        let series = indicator.series(of)?;
        let latest = series.latest()?.observed.value?;
        let verdict = indicator.verdict_of(of, by);
        let definition = &by.definition;
        Some(Part {
            name,
            values: points(series),
            last: words::with_unit(definition, &words::value(m, definition, latest)),
            word: words::direction(m, &verdict),
            verdict,
        })
    }

    fn multiple<'b>(&'b self, word: &'b str) -> small_multiples::Multiple<'b> {
        small_multiples::Multiple {
            label: self.name,
            address: None,
            values: &self.values,
            last: &self.last,
            direction: words::direction_of(&self.verdict),
            movement: words::movement_of(&self.verdict),
            word,
        }
    }
}
