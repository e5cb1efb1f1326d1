//! The parts of a whole against what chance alone makes of them, where their values were divided from whole numbers: a small
//! part strays further than a large one without anything being different there. Not a ranking.

use direction::confidence::Confidence;
use direction::funnel;
use domain::indicator::{Definition, Indicator, WrittenDefinition};
use domain::observation::Observation;
use domain::period::Period;
use figures::axis::Size;
use figures::funnel_plot::{self, FunnelPlot, Limit};
use maud::{Markup, html};

use super::parts_of;
use crate::indicator::words;
use crate::view::View;

/// Fewer parts than this are compared as they are.
const FEWEST: usize = 5;

/// Between how many sizes the funnel is drawn.
const STEPS: u32 = 40;

/// A part with what its value was divided from.
struct Divided<'a> {
    name: &'a str,
    value: f64,
    of: u64,
    share: f64,
}

/// The parts for the latest period that most of them have, and what they are together.
pub(super) struct Funnel<'a> {
    pub(super) period: Period,
    divided: Vec<Divided<'a>>,
    share: f64,
    scale: f64,
}

impl<'a> Funnel<'a> {
    /// `None` where the values were not divided from whole numbers, or the parts are few.
    pub(super) fn of(indicator: &'a Indicator, dimension: &'a str) -> Option<Funnel<'a>> {
        let (period, divided) = latest(indicator, dimension)?;
        let (share, scale) = of_all(&divided)?;
        Some(Funnel { period, divided, share, scale })
    }

    /// Where a part lies against what chance gives: `inside`, `above` or `below`. `None` of one that is not compared.
    pub(super) fn place_of(&self, name: &str) -> Option<&'static str> {
        let part = self.divided.iter().find(|part| part.name == name)?;
        Some(match is_outside(part, self.share) {
            false => "inside",
            true if self.share < part.share => "above",
            true => "below",
        })
    }

    /// The picture with its heading, and what its middle is.
    pub(super) fn section(
        &self,
        view: &View<'_>,
        indicator: &Indicator,
        by: &WrittenDefinition,
        dimension: &str,
    ) -> Markup {
        let (m, definition) = (view.m, &by.definition);
        let written = |value: f64| words::with_unit(definition, &words::calculated(m, definition, value));
        let mean = written(self.share * self.scale);
        let whole = indicator.whole().and_then(|whole| whole.at(self.period)).and_then(|known| known.observed.value);
        let whole = whole.map(|value| written(value.to_f64())).filter(|whole| *whole != mean);
        html! {
            h3.mt { (m.t("funnel-heading")) " " small { (words::period(m, self.period)) } }
            p.cap { (self.says(view)) " " (m.t("funnel-why")) }
            figure.fig { (self.drawn(view, by, dimension, funnel_plot::draw)) }
            p.cap {
                (m.with("funnel-middle", &[("mean", mean.into())]))
                @if let Some(whole) = whole { " " (m.with("funnel-whole", &[("whole", whole.into())])) }
            }
        }
    }

    fn says(&self, view: &View<'_>) -> String {
        let outside = self.divided.iter().filter(|part| is_outside(part, self.share)).count();
        view.m.with("funnel-says", &[("outside", outside.into()), ("all", self.divided.len().into())])
    }

    fn drawn(
        &self,
        view: &View<'_>,
        by: &WrittenDefinition,
        dimension: &str,
        draw: impl Fn(&FunnelPlot<'_>) -> Markup,
    ) -> Markup {
        let (m, definition, divided) = (view.m, &by.definition, &self.divided);
        let number = |value: f64| words::with_unit(definition, &words::calculated(m, definition, value));
        let told: Vec<String> = divided
            .iter()
            .map(|part| {
                m.with(
                    "funnel-part",
                    &[("name", part.name.into()), ("value", number(part.value).into()), ("count", part.of.into())],
                )
            })
            .collect();
        let parts: Vec<funnel_plot::Part<'_>> = divided
            .iter()
            .zip(&told)
            .map(|(part, words)| funnel_plot::Part { label: part.name, size: part.of as f64, value: part.value, words })
            .collect();
        let title = m.with(
            "funnel-title",
            &[("name", definition.name.as_str().into()), ("period", words::period(m, self.period).into())],
        );
        let says = self.says(view);
        let mean = self.share * self.scale;
        let mean_words = m.with("funnel-mean", &[("value", number(mean).into())]);
        let (size_words, near_words, far_words) = (size_words(view, definition), m.t("funnel-near"), m.t("funnel-far"));
        let place = definition.dimensions.iter().position(|known| known.as_str() == dimension).unwrap_or_default();
        draw(&FunnelPlot {
            id: &format!("funnel-{place}"),
            title: &title,
            description: &says,
            parts: &parts,
            mean,
            limits: &limits(divided, self.share, self.scale),
            number: &|value, decimals| m.decimal(value, decimals),
            unit: if words::with_unit(definition, "").trim() == "%" { "%" } else { "" },
            possible: (definition.lowest.map(|it| it.to_f64()), definition.highest.map(|it| it.to_f64())),
            size_words: &size_words,
            mean_words: &mean_words,
            near_words: &near_words,
            far_words: &far_words,
        })
    }
}

/// The picture alone, as a file has it. `None` where there is none.
pub fn alone(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition, dimension: &str) -> Option<Markup> {
    let funnel = Funnel::of(indicator, dimension)?;
    Some(funnel.drawn(view, by, dimension, |plot| funnel_plot::draw_one(plot, Size::Wide)))
}

/// What is divided by, as the definition calls it.
pub(super) fn size_words(view: &View<'_>, definition: &Definition) -> String {
    match &definition.denominator {
        Some(denominator) => crate::words::in_a_sentence(denominator.as_str()),
        None => view.m.t("funnel-size").into_owned(),
    }
}

/// The parts of the latest of those periods that most of them have such values for.
fn latest<'a>(indicator: &'a Indicator, dimension: &'a str) -> Option<(Period, Vec<Divided<'a>>)> {
    let mut by_period: std::collections::BTreeMap<Period, Vec<Divided<'a>>> = std::collections::BTreeMap::new();
    for (name, of) in parts_of(indicator, dimension) {
        for known in indicator.series(of).into_iter().flat_map(|series| series.current()) {
            if let Some(divided) = divided(name, known) {
                by_period.entry(known.observed.period).or_default().push(divided);
            }
        }
    }
    by_period
        .into_iter()
        .filter(|(_, parts)| FEWEST <= parts.len())
        .max_by_key(|(period, parts)| (parts.len(), *period))
}

fn divided<'a>(name: &'a str, known: &Observation) -> Option<Divided<'a>> {
    let observed = &known.observed;
    let fraction = observed.fraction()?;
    let of = u64::try_from(fraction.denominator.scaled(0)?).ok().filter(|of| 0 < *of)?;
    let counted = u64::try_from(fraction.numerator.scaled(0)?).ok().filter(|counted| *counted <= of)?;
    Some(Divided { name, value: observed.value?.to_f64(), of, share: counted as f64 / of as f64 })
}

/// The share of all parts together, and what a share is multiplied with to be a value: 100 where values are in per cent.
/// `None` where the values are not shares in one and the same way.
fn of_all(parts: &[Divided<'_>]) -> Option<(f64, f64)> {
    let of: f64 = parts.iter().map(|part| part.of as f64).sum();
    let share = parts.iter().map(|part| part.share * part.of as f64).sum::<f64>() / of;
    // A value is written with few decimals, so the largest share tells the scale best.
    let largest =
        parts.iter().max_by(|one, other| one.share.total_cmp(&other.share)).filter(|part| 0.0 < part.share)?;
    let scale = 10_f64.powf((largest.value / largest.share).log10().round());
    let fits = |part: &Divided<'_>| (part.value - part.share * scale).abs() <= 0.01 * scale;
    (scale.is_finite() && parts.iter().all(fits)).then_some((share, scale))
}

fn is_outside(part: &Divided<'_>, share: f64) -> bool {
    funnel::binomial(share, part.of, Confidence::P95).is_ok_and(|near| part.share < near.low || near.high < part.share)
}

/// The funnel from the smallest part to the largest.
fn limits(parts: &[Divided<'_>], share: f64, scale: f64) -> Vec<Limit> {
    let sizes = || parts.iter().map(|part| part.of);
    let (Some(least), Some(most)) = (sizes().min(), sizes().max()) else { return Vec::new() };
    // Closer together where it narrows quickly.
    let ratio = (most as f64 / least as f64).powf(1.0 / f64::from(STEPS));
    let mut between: Vec<u64> =
        (0..=STEPS).map(|step| (least as f64 * ratio.powf(f64::from(step))).round() as u64).collect();
    between.dedup();
    let limit = |of: u64| {
        let near = funnel::binomial(share, of, Confidence::P95).ok()?;
        let far = funnel::binomial(share, of, Confidence::P998).ok()?;
        let scaled = |ends: direction::confidence::Interval| (ends.low * scale, ends.high * scale);
        Some(Limit { size: of as f64, near: scaled(near), far: scaled(far) })
    };
    between.into_iter().filter_map(limit).collect()
}
