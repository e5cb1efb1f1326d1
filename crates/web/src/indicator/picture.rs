//! The pictures of an indicator, from its values and their verdict: the chart, the small line beside a name, and the method
//! in words; `breakdowns`, `pace` and `revised` have the others. Not how they are drawn; that is the crate `figures`.

use direction::control_chart::{self, ControlChart, Settings, Signal, Variation};
use direction::forecast;
use direction::series::Series as Comparable;
use direction::verdict::{Method, Projection, Verdict};
use domain::indicator::{Definition, Frequency, Indicator, WrittenDefinition};
use domain::observation::{Breakdown, Observation, Series, Status};
use domain::period::Period;
use figures::axis::{Periods, Size};
use figures::direction_mark::Direction;
use figures::sparkline::{Spark, Sparkline};
use figures::trend_chart::{self, Break, Forecast, Hit, Limits, Step, Target, TrendChart, Value};
use maud::{Markup, html};

use super::words;
use crate::messages::Messages;
use crate::parts;
use crate::view::View;

pub mod breakdowns;
pub mod funnel;
pub mod pace;
pub mod revised;

/// Fewer values than this that can be compared have no control limits on the chart.
const FEWEST_FOR_LIMITS: usize = 12;

/// With so many more values than limits need, these are made from the first, and what came later is held against them:
/// a series that moves would else widen its own limits.
const FEWEST_TO_FIX: usize = FEWEST_FOR_LIMITS + 6;

/// Of what the rules point at, runs of fewer values than this that are inside the limits are drawn, and not named.
const FEWEST_TO_NAME: usize = 3;

/// The most periods that a forecast is drawn for.
const MOST_STEPS: usize = 60;

/// Times and values as they are known now, in the unit of a definition, with gaps where a status says that there is none.
fn points(indicator: &Indicator, by: &WrittenDefinition, series: &Series) -> Vec<(f64, Option<f64>)> {
    let point = |known: &Observation| {
        let observed = &known.observed;
        (observed.period.in_years(), observed.value.map(|value| value.to_f64()))
    };
    indicator.in_unit_of(by, series).map(point).collect()
}

/// The small line of an indicator in a row of a list.
pub fn spark(view: &View<'_>, indicator: &Indicator, verdict: &Verdict) -> Markup {
    spark_of(view, indicator, verdict, Sparkline::Large)
}

/// What the small line of an indicator shows: its values, and how they usually vary.
pub struct Line {
    /// Times and values, with gaps.
    pub values: Vec<(f64, Option<f64>)>,
    /// Between these they usually are.
    pub usual: Option<(f64, f64)>,
}

impl Line {
    /// That of the whole. `None` without any value.
    pub fn of(view: &View<'_>, indicator: &Indicator) -> Option<Line> {
        let series = indicator.whole()?;
        let by = view.organisation.indicators.definition_on(indicator, view.day);
        let usual = usual(&series.comparable(indicator.breaks_from()), &by.definition);
        Some(Line { values: points(indicator, by, series), usual })
    }

    /// With the direction that it is drawn in.
    pub fn spark(&self, verdict: &Verdict) -> Spark<'_> {
        Spark { values: &self.values, usual: self.usual, direction: words::direction_of(verdict) }
    }
}

/// The small line in one size or the other. Hidden from those who listen: the words stand beside it.
pub fn spark_of(view: &View<'_>, indicator: &Indicator, verdict: &Verdict, size: Sparkline) -> Markup {
    match Line::of(view, indicator) {
        Some(line) => size.draw(&line.spark(verdict)),
        None => html! { span {} },
    }
}

fn usual(comparable: &Comparable, definition: &Definition) -> Option<(f64, f64)> {
    let limits = charted(comparable, definition)?.groups.last()?.limits?;
    Some((limits.low, limits.high))
}

/// How the comparable values usually vary, where there are enough of them to say.
fn charted(comparable: &Comparable, definition: &Definition) -> Option<ControlChart> {
    if comparable.len() < FEWEST_FOR_LIMITS {
        return None;
    }
    let settings = Settings { fixed_after: fixed_after(comparable), ..Settings::new(definition.asks().wanted) };
    control_chart::chart(comparable.values(), &settings).ok()
}

fn fixed_after(comparable: &Comparable) -> Option<usize> {
    (FEWEST_TO_FIX <= comparable.len()).then_some(FEWEST_FOR_LIMITS)
}

/// The chart of the whole. Nothing without any value.
pub fn chart(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition, verdict: &Verdict) -> Markup {
    let Some(charting) = Charting::of(view.m, indicator, by, verdict) else { return html! {} };
    html! {
        figure.fig { (parts::scroll(view.m.t("chart"), charting.drawn(trend_chart::draw))) }
        @if let Some(words) = &charting.others { p.cap { (words) } }
    }
}

/// The chart alone, as a file has it. `None` without any value.
pub fn chart_alone(
    view: &View<'_>,
    indicator: &Indicator,
    by: &WrittenDefinition,
    verdict: &Verdict,
) -> Option<Markup> {
    let charting = Charting::of(view.m, indicator, by, verdict)?;
    Some(charting.drawn(|chart| trend_chart::draw_one(chart, Size::Wide)))
}

/// What a chart is made from.
struct Charting<'a> {
    m: Messages,
    definition: &'a Definition,
    verdict: &'a Verdict,
    known: Vec<&'a Observation>,
    comparable: Comparable,
    from: Option<Period>,
    /// That earlier values are in another unit, where they are: they have no place on the same scale.
    others: Option<String>,
}

impl<'a> Charting<'a> {
    fn of(
        m: Messages,
        indicator: &'a Indicator,
        by: &'a WrittenDefinition,
        verdict: &'a Verdict,
    ) -> Option<Charting<'a>> {
        let series = indicator.whole().filter(|series| series.latest().is_some())?;
        let breaks_from = indicator.breaks_from();
        let known: Vec<&Observation> = indicator.in_unit_of(by, series).collect();
        let first = known.first().map(|first| first.observed.period);
        let earlier = series.current().map(|known| known.observed.period).take_while(|period| Some(*period) < first);
        let others = earlier.last().zip(first).map(|(last, first)| {
            let unit = &indicator.counted_by(by, last).definition.unit;
            m.with("chart-other-unit", &[("period", words::period(m, first).into()), ("unit", unit.as_str().into())])
        });
        Some(Charting {
            m,
            definition: &by.definition,
            verdict,
            known,
            others,
            comparable: series.comparable(breaks_from),
            from: series.comparable_from(breaks_from),
        })
    }

    fn number(&self, value: f64) -> String {
        words::with_unit(self.definition, &words::calculated(self.m, self.definition, value))
    }

    fn drawn(&self, draw: impl Fn(&TrendChart<'_>) -> Markup) -> Markup {
        let (m, definition) = (self.m, self.definition);
        let told: Vec<String> = self.known.iter().map(|known| self.told(known)).collect();
        let values: Vec<Value<'_>> = self.known.iter().zip(&told).map(|(known, words)| value(known, words)).collect();
        let chart = charted(&self.comparable, definition);
        let limits_words = chart.as_ref().and_then(|chart| self.limits_words(chart));
        let limits = limits_words.as_ref().map(LimitsWords::limits);
        let found = chart.as_ref().map(|chart| self.found(chart)).unwrap_or_default();
        let hits: Vec<Hit<'_>> = found
            .iter()
            .map(|found| Hit { values: &found.values, direction: found.direction, words: &found.words })
            .collect();
        let break_words = m.t("chart-break");
        let breaks: Vec<Break<'_>> = self
            .from
            .filter(|from| self.known.first().is_some_and(|first| first.observed.period < *from))
            .map(|from| Break { time: from.in_years(), words: &break_words })
            .into_iter()
            .collect();
        let target_words = definition.target.map(|target| words::target(m, definition, target));
        let target = definition.target.zip(target_words.as_deref()).map(|(target, words)| Target {
            from: target.base.and_then(|base| self.value_of(base)).map(|(period, value)| (period.in_years(), value)),
            time: target.by.map(Period::in_years),
            value: target.value.to_f64(),
            words,
        });
        let steps = self.steps();
        let forecast_words =
            steps.last().map(|last| m.with("chart-forecast", &[("value", self.number(last.middle).into())]));
        let coverage_words = m.t("chart-coverage");
        let forecast =
            forecast_words.as_deref().map(|words| Forecast { steps: &steps, words, coverage_words: &coverage_words });
        let (first, last) = (self.known.first(), self.known.iter().rev().find(|known| known.observed.value.is_some()));
        let period =
            |known: Option<&&Observation>| known.map_or_else(String::new, |it| words::period(m, it.observed.period));
        let last_words = last
            .and_then(|known| known.observed.value)
            .map_or_else(String::new, |value| words::with_unit(definition, &words::value(m, definition, value)));
        let title = m.with(
            "chart-title",
            &[
                ("name", definition.name.as_str().into()),
                ("unit", definition.unit.as_str().into()),
                ("first", period(first).into()),
                ("last", period(last).into()),
            ],
        );
        let says = words::headline(m, self.verdict);
        let description = m.with(
            "chart-description",
            &[("value", last_words.as_str().into()), ("period", period(last).into()), ("says", says.into())],
        );
        let a_year = periods_a_year(definition.frequency);
        let part = |ordinal: u32| part_of_the_year(m, a_year, ordinal);
        let number = |value: f64, decimals: usize| m.decimal(value, decimals);
        let unit = match words::with_unit(definition, "").trim() {
            "%" => "%".to_owned(),
            _ => String::new(),
        };
        draw(&TrendChart {
            id: "chart",
            title: &title,
            description: &description,
            values: &values,
            periods: Periods { a_year, part: &part },
            number: &number,
            unit: &unit,
            possible: (definition.lowest.map(|it| it.to_f64()), definition.highest.map(|it| it.to_f64())),
            last: &last_words,
            breaks: &breaks,
            limits,
            hits: &hits,
            target,
            forecast,
        })
    }

    fn told(&self, known: &Observation) -> String {
        let (m, observed) = (self.m, &known.observed);
        let value = match observed.value {
            Some(value) => words::with_unit(self.definition, &words::value(m, self.definition, value)),
            None => m.word("observation-status", observed.status.key()).into_owned(),
        };
        m.with("chart-value", &[("period", words::period(m, observed.period).into()), ("value", value.into())])
    }

    fn value_of(&self, period: Period) -> Option<(Period, f64)> {
        let known = self.known.iter().find(|known| known.observed.period == period)?;
        Some((period, known.observed.value?.to_f64()))
    }

    /// The limits of the last values, with what stands beside them.
    fn limits_words(&self, chart: &ControlChart) -> Option<LimitsWords> {
        let m = self.m;
        let group = chart.groups.last()?;
        let limits = group.limits?;
        let times = self.comparable.times();
        let from = *times.first()?;
        let made_before = fixed_after(&self.comparable).and_then(|count| times.get(count).copied());
        let last_made = fixed_after(&self.comparable).and_then(|count| times.get(count - 1).copied());
        let until = last_made.or(times.last().copied())?;
        let with = |key: &'static str, value: f64| {
            m.with(key, &[("value", words::calculated(m, self.definition, value).into())])
        };
        let time = |years| words::time(m, self.definition, years);
        Some(LimitsWords {
            from,
            ends: (limits.low, group.mean, limits.high),
            lower: with("chart-lower", limits.low),
            mean: with("chart-mean", group.mean),
            upper: with("chart-upper", limits.high),
            made_before,
            made: m.with("chart-limits-made", &[("first", time(from).into()), ("last", time(until).into())]),
        })
    }

    /// What the rules of the control chart point at: values side by side that all point up, or all down, told by what is
    /// most unusual of them.
    fn found(&self, chart: &ControlChart) -> Vec<Found> {
        let place = |index: usize| {
            let time = self.comparable.times().get(index)?;
            self.known.iter().position(|known| known.observed.period.in_years() == *time)
        };
        let signals = chart.points.iter().enumerate();
        let signals: Vec<(usize, Signal, Variation)> =
            signals.filter_map(|(index, charted)| Some((index, charted.signal?, charted.variation))).collect();
        let side_by_side = |one: &(usize, Signal, Variation), other: &(usize, Signal, Variation)| {
            one.0 + 1 == other.0 && one.1.is_high() == other.1.is_high()
        };
        signals
            .chunk_by(side_by_side)
            .filter_map(|run| {
                let values: Vec<usize> = run.iter().filter_map(|(index, _, _)| place(*index)).collect();
                let (_, _, variation) = run.first()?;
                Some(Found { words: self.named(run), direction: varied(*variation), values })
            })
            .collect()
    }

    /// What a run of values is called; nothing for a short one inside the limits.
    fn named(&self, run: &[(usize, Signal, Variation)]) -> String {
        let told = |key: &str, count: usize| self.m.told("chart-signal", key, &[("count", count.into())]);
        let is_outside = |signal: Signal| matches!(signal, Signal::AboveLimit | Signal::BelowLimit);
        let outside = run.iter().filter(|(_, signal, _)| is_outside(*signal)).count();
        let is_high = run.first().is_some_and(|(_, signal, _)| signal.is_high());
        match (outside, run.first()) {
            (0, Some((_, signal, _))) if FEWEST_TO_NAME <= run.len() => told(signal_key(*signal), run.len()),
            (0, _) => String::new(),
            (outside, _) => told(if is_high { "above-limit" } else { "below-limit" }, outside),
        }
    }

    /// What may come until the date of the target: drawn where the rule projects at all.
    fn steps(&self) -> Vec<Step> {
        let is_made = matches!(self.verdict.outlook.projection, Projection::Made { .. });
        let by = self.definition.target.and_then(|target| target.by).filter(|_| is_made);
        let (Some(by), Some((last, _))) = (by, self.comparable.last()) else { return Vec::new() };
        let Ok(models) = forecast::fit(self.comparable.times(), self.comparable.values()) else { return Vec::new() };
        let length = f64::from(self.definition.frequency.months().max(1)) / 12.0;
        let count = (((by.in_years() - last) / length).ceil() as usize).clamp(1, MOST_STEPS);
        let until = by.in_years();
        let time = |step: usize| (last + step as f64 * length).min(until);
        (1..=count)
            .map(time)
            .filter_map(|time| {
                let (low, high) = models.envelope_80(time)?;
                Some(Step { time, middle: models.line.at(time).clamp(low, high), low, high })
            })
            .collect()
    }
}

struct LimitsWords {
    from: f64,
    ends: (f64, f64, f64),
    lower: String,
    mean: String,
    upper: String,
    made_before: Option<f64>,
    made: String,
}

impl LimitsWords {
    fn limits(&self) -> Limits<'_> {
        Limits {
            from: self.from,
            lower: self.ends.0,
            mean: self.ends.1,
            upper: self.ends.2,
            lower_words: &self.lower,
            mean_words: &self.mean,
            upper_words: &self.upper,
            made_before: self.made_before,
            made_words: &self.made,
        }
    }
}

struct Found {
    values: Vec<usize>,
    direction: Direction,
    words: String,
}

fn value<'a>(known: &Observation, words: &'a str) -> Value<'a> {
    let observed = &known.observed;
    Value {
        time: observed.period.in_years(),
        value: observed.value.map(|value| value.to_f64()),
        interval: observed.interval().map(|interval| (interval.low.to_f64(), interval.high.to_f64())),
        is_provisional: observed.status == Status::Provisional,
        words,
    }
}

fn varied(variation: Variation) -> Direction {
    match variation {
        Variation::Improvement => Direction::Toward,
        Variation::Concern => Direction::Away,
        Variation::Usual | Variation::High | Variation::Low => Direction::None,
    }
}

fn signal_key(signal: Signal) -> &'static str {
    match signal {
        Signal::AboveLimit => "above-limit",
        Signal::BelowLimit => "below-limit",
        Signal::Rising => "rising",
        Signal::Falling => "falling",
        Signal::NearHighLimit => "near-high-limit",
        Signal::NearLowLimit => "near-low-limit",
        Signal::AboveMean => "above-mean",
        Signal::BelowMean => "below-mean",
    }
}

fn periods_a_year(frequency: Frequency) -> u32 {
    match frequency {
        Frequency::Monthly => 12,
        Frequency::Quarterly => 4,
        Frequency::EveryTertial => 3,
        Frequency::HalfYearly => 2,
        Frequency::Yearly | Frequency::EverySecondYear | Frequency::EveryThirdYear | Frequency::EveryFourthYear => 1,
    }
}

fn part_of_the_year(m: Messages, a_year: u32, ordinal: u32) -> String {
    let values = [("ordinal", ordinal.into())];
    match a_year {
        12 => m.word("month", &ordinal.to_string()).chars().take(3).collect(),
        4 => m.with("chart-quarter", &values),
        3 => m.with("chart-tertial", &values),
        _ => m.with("chart-half", &values),
    }
}

/// How the answer was arrived at, in words that a manager understands.
pub fn method(view: &View<'_>, indicator: &Indicator, by: &WrittenDefinition, verdict: &Verdict) -> Markup {
    let (m, definition) = (view.m, &by.definition);
    let key = match verdict.evidence.method {
        Method::None => "none",
        Method::Constant => "constant",
        Method::Exact => "exact",
        Method::Normal => "normal",
        Method::PreWhitened => "pre-whitened",
        Method::Seasonal | Method::SeasonalPreWhitened => "seasonal",
    };
    let comparable = indicator.whole().map(|series| series.comparable(indicator.breaks_from())).unwrap_or_default();
    let chart = charted(&comparable, definition);
    let slope = verdict.evidence.slope;
    let change = |change: f64| words::change(m, definition, &words::calculated(m, definition, change));
    html! {
        p { (m.word("method", key)) }
        @if let Some(slope) = slope {
            p { (m.with("method-slope", &[
                ("change", change(slope.per_year).into()), ("low", change(slope.low).into()), ("high", change(slope.high).into()),
            ])) }
        }
        @if let Some(sampling) = verdict.evidence.sampling {
            p { (m.with("method-sampling", &[("low", change(sampling.low).into()), ("high", change(sampling.high).into())])) }
        }
        @if chart.is_some() { p { (m.t("method-limits")) } }
        @if matches!(verdict.outlook.projection, Projection::Made { .. }) { p { (m.t("method-forecast")) } }
        p.cap { (m.with("method-rule", &[("number", u32::from(verdict.rule.number()).into())])) }
    }
}

/// The current value of each breakdown of one dimension, in the order of their names.
fn parts_of<'a>(indicator: &'a Indicator, dimension: &'a str) -> impl Iterator<Item = (&'a str, &'a Breakdown)> {
    let alone = indicator.shown().keys().filter(|breakdown| breakdown.parts().len() == 1);
    alone.filter_map(move |breakdown| breakdown.value(dimension).map(|value| (value.as_str(), breakdown)))
}
