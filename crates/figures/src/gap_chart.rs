//! How far apart two groups are, with what chance alone can make of it: one row for each year or each part of the whole, a
//! bar from the one end of the interval to the other, and a line where there is no difference. A gap whose interval does
//! not reach the line is filled.

use maud::{Markup, html};

use crate::axis::{Number, Round, Scale, drawable};
use crate::measure::{short, text_width, wrapped};
use crate::picture::picture;

const WIDTH: f64 = 380.0;
const ROW: f64 = 24.0;
const TOP: f64 = 26.0;
const MOST_LABEL: f64 = 110.0;
const MOST_NUMBER: f64 = 110.0;
const GAP: f64 = 12.0;

/// A gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap<'a> {
    /// Of when or of what: "2020".
    pub label: &'a str,
    /// The first group less the second; none where it is not known.
    pub gap: Option<f64>,
    /// Between what it is likely to be.
    pub interval: Option<(f64, f64)>,
    /// The gap as it is written: "6,2 (3,1–9,3)".
    pub written: &'a str,
}

/// What is drawn.
pub struct GapChart<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// What it says, in sentences.
    pub description: &'a str,
    /// The rows, in order.
    pub gaps: &'a [Gap<'a>],
    /// Over the side where the first group has less: "lägre för kvinnor".
    pub less: &'a str,
    /// Over the side where it has more: "högre för kvinnor".
    pub more: &'a str,
    /// How numbers on the axis are written.
    pub number: Number<'a>,
    /// The unit, after the last number.
    pub unit: &'a str,
}

/// Draws the rows from above. Nothing without rows.
pub fn draw(chart: &GapChart<'_>) -> Markup {
    let known = || chart.gaps.iter().filter_map(|one| Some((one, drawable(one.gap?)?)));
    let numbers =
        known().flat_map(|(one, gap)| [Some(gap), one.interval.map(|one| one.0), one.interval.map(|one| one.1)]);
    let round = Round::enclosing(numbers.flatten().chain([0.0]), (None, None), 4);
    let widest = |texts: &mut dyn Iterator<Item = &str>, most: f64| {
        texts.map(|text| text_width(text, 13.0)).fold(0.0, f64::max).min(most)
    };
    let label_width = widest(&mut chart.gaps.iter().map(|one| one.label), MOST_LABEL);
    let number_width = widest(&mut chart.gaps.iter().map(|one| one.written), MOST_NUMBER);
    let across = Scale { numbers: round.ends, lengths: (label_width + GAP, WIDTH - number_width - GAP) };
    let bottom = TOP + ROW * chart.gaps.len() as f64 + 2.0;
    let (left, right) = across.lengths;
    let zero = across.at(0.0);
    let ticks = round.labels(chart.number, chart.unit);
    let content = html! {
        @for (tick, label) in round.ticks.iter().zip(&ticks) {
            path.ax d={ "M" (short(across.at(*tick))) " " (short(TOP)) "V" (short(bottom)) } {}
            text.lab x=(short(across.at(*tick))) y=(short(bottom + 16.0)) text-anchor="middle" { (label) }
        }
        path.ax2 d={ "M" (short(zero)) " " (short(TOP - 4.0)) "V" (short(bottom)) } {}
        // Each side's words stand over it, if there is such a side.
        @if left + 20.0 < zero { text.lab x=(short(zero - 6.0)) y="14" text-anchor="end" { (chart.less) } }
        @if zero + 20.0 < right { text.lab x=(short(zero + 6.0)) y="14" { (chart.more) } }
        @for (at, one) in chart.gaps.iter().enumerate() {
            @let middle = TOP + ROW * (at as f64 + 0.5);
            @let label = wrapped(one.label, 13.0, label_width + 1.0, 1).concat();
            text.lab2 x="0" y=(short(middle + 4.5)) { @if label != one.label { title { (one.label) } } (label) }
            @if let Some(gap) = one.gap.and_then(drawable) {
                @let interval = one.interval.filter(|(low, high)| low.is_finite() && high.is_finite());
                @if let Some((low, high)) = interval {
                    path.interval d={ "M" (short(across.at(low))) " " (short(middle)) "H" (short(across.at(high))) } {}
                }
                @let is_sure = interval.is_some_and(|(low, high)| 0.0 < low || high < 0.0);
                circle class=(if is_sure { "pt small" } else { "pt" }) cx=(short(across.at(gap))) cy=(short(middle)) r="4.5" {}
            }
            text.lab2 x=(short(WIDTH)) y=(short(middle + 4.5)) text-anchor="end" { (one.written) }
        }
    };
    html! {
        @if !chart.gaps.is_empty() {
            (picture("chart small-chart", chart.id, (chart.title, chart.description), (WIDTH, bottom + 21.0), &content))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn drawn(gaps: &[Gap<'_>]) -> String {
        draw(&GapChart {
            id: "g",
            title: "Skillnad",
            description: "",
            gaps,
            less: "lägre för kvinnor",
            more: "högre för kvinnor",
            number: &|value, decimals| format!("{value:.decimals$}"),
            unit: "",
        })
        .into_string()
    }

    fn gap(gap: Option<f64>, interval: Option<(f64, f64)>) -> Gap<'static> {
        Gap { label: "<2020>", gap, interval, written: "6,2" }
    }

    #[test]
    fn what_chance_can_explain_is_hollow() {
        let svg = drawn(&[gap(Some(6.2), Some((3.1, 9.3))), gap(Some(1.0), Some((-2.0, 4.0))), gap(None, None)]);
        check::drawing(&svg);
        assert_eq!((check::count(&svg, "circle", "pt"), check::count(&svg, "circle", "small")), (2, 1));
        assert!(svg.contains("&lt;2020&gt;"));
        assert_eq!(drawn(&[]), "");
    }

    proptest! {
        #[test]
        fn any_gap_can_be_drawn(gaps in prop::collection::vec((prop::option::of(any::<f64>()), any::<f64>(), -5.0..5.0_f64), 1..12)) {
            let gaps: Vec<Gap<'_>> = gaps.iter().map(|(one, low, high)| gap(*one, Some((*low, *high)))).collect();
            check::drawing(&drawn(&gaps));
        }
    }
}
