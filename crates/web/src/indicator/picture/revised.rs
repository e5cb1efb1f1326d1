//! The values as each first became known, and as they are known now: folded, for those who ask how much they were corrected.
//! Not why; that stands at each value.

use domain::indicator::{Indicator, WrittenDefinition};
use domain::observation::Observation;
use figures::axis::Periods;
use figures::revisions_chart::{self, Revised, RevisionsChart};
use maud::{Markup, html};

use super::{part_of_the_year, periods_a_year};
use crate::indicator::words;
use crate::view::View;

/// The picture, folded. Nothing where no value was corrected.
pub fn folded(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition) -> Markup {
    let (m, definition) = (view.m, &by.definition);
    let Some(series) = indicator.whole() else { return html! {} };
    let ends: Vec<(&Observation, &Observation)> =
        series.periods().filter_map(|known| Some((known.first()?, known.last()?))).collect();
    let ends: Vec<(&Observation, &Observation)> = ends
        .into_iter()
        .filter(|(_, now)| indicator.counted_by(by, now.observed.period).definition.unit == definition.unit)
        .collect();
    let was_corrected = |(first, now): &(&Observation, &Observation)| first.observed.value != now.observed.value;
    let corrected = ends.iter().filter(|ends| was_corrected(ends)).count();
    if corrected == 0 {
        return html! {};
    }
    let written = |known: &Observation| match known.observed.value {
        Some(value) => words::with_unit(definition, &words::value(m, definition, value)),
        None => m.word("observation-status", known.observed.status.key()).into_owned(),
    };
    let told: Vec<String> = ends
        .iter()
        .map(|(first, now)| {
            m.with(
                "revised-value",
                &[
                    ("period", words::period(m, now.observed.period).into()),
                    ("then", written(first).into()),
                    ("now", written(now).into()),
                ],
            )
        })
        .collect();
    let number = |known: &Observation| known.observed.value.map(|value| value.to_f64());
    let values: Vec<Revised<'_>> = ends
        .iter()
        .zip(&told)
        .map(|((first, now), words)| Revised {
            time: now.observed.period.in_years(),
            then: number(first),
            now: number(now),
            words,
        })
        .collect();
    let a_year = periods_a_year(definition.frequency);
    let (then_words, now_words) = (m.t("revised-then"), m.t("revised-now"));
    let title = m.with("revised-title", &[("name", definition.name.as_str().into())]);
    let counted = m.with("revised-count", &[("count", corrected.into()), ("all", ends.len().into())]);
    let chart = RevisionsChart {
        id: "revised",
        title: &title,
        description: &counted,
        values: &values,
        periods: Periods { a_year, part: &|ordinal| part_of_the_year(m, a_year, ordinal) },
        number: &|value, decimals| m.decimal(value, decimals),
        unit: if words::with_unit(definition, "").trim() == "%" { "%" } else { "" },
        possible: (definition.lowest.map(|it| it.to_f64()), definition.highest.map(|it| it.to_f64())),
        then_words: &then_words,
        now_words: &now_words,
    };
    html! {
        details.ds-details { summary { (m.t("revised-summary")) } div {
            p.cap { (counted) }
            figure.fig { (revisions_chart::draw(&chart)) }
        } }
    }
}
