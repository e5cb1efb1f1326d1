//! The two axes of a picture over time: round numbers upwards, and years, quarters or months along. Not here: what is
//! drawn between them.

use maud::{Markup, html};

use crate::measure::{short, text_width};

#[cfg(test)]
mod tests;

/// How a number is written with so many decimals, in the reader's language: "1 240" or "43,5".
pub type Number<'a> = &'a dyn Fn(f64, usize) -> String;

/// How large a picture is drawn. Both are drawn into a page, and the style sheet shows the one that there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For a column of a page.
    Wide,
    /// For a phone.
    Narrow,
}

/// Periods along an axis.
#[derive(Clone, Copy)]
pub struct Periods<'a> {
    /// How many there are in a year: 1, 2, 3, 4 or 12.
    pub a_year: u32,
    /// What a part of a year is called, from 1: "kv. 3", "mars". Not asked where a period is a year.
    pub part: &'a dyn Fn(u32) -> String,
}

impl Periods<'_> {
    /// How long a period is, in years.
    pub(crate) fn length(self) -> f64 {
        1.0 / f64::from(self.a_year.max(1))
    }
}

/// The largest number that a scale goes to. Above it a step of the scale would be lost in the rounding.
const MOST: f64 = 1e15;
const LABEL: f64 = 12.0;
/// The least distance between two labels along the axis.
const APART: f64 = 9.0;

/// A number that can be drawn; none for what is no number.
pub(crate) fn drawable(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-MOST, MOST))
}

/// The smallest and the largest of those that can be drawn; none if there is none.
pub(crate) fn extent(numbers: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    let pairs = numbers.into_iter().filter_map(drawable).map(|one| (one, one));
    pairs.reduce(|(low, high), (one, _)| (low.min(one), high.max(one)))
}

/// From numbers to lengths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    /// The numbers at its ends; the first is smaller.
    pub(crate) numbers: (f64, f64),
    /// The lengths at its ends.
    pub(crate) lengths: (f64, f64),
}

impl Scale {
    /// Where a number is; what is outside is at the nearest end.
    pub(crate) fn at(self, number: f64) -> f64 {
        let span = self.numbers.1 - self.numbers.0;
        let share = if span <= 0.0 { 0.5 } else { ((number - self.numbers.0) / span).clamp(0.0, 1.0) };
        self.lengths.0 + share * (self.lengths.1 - self.lengths.0)
    }
}

/// Round numbers that enclose others.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Round {
    /// The numbers, rising.
    pub(crate) ticks: Vec<f64>,
    /// How many decimals they need.
    pub(crate) decimals: usize,
    /// The smallest and the largest of what a scale with them shows: the uppermost may be passed by a little.
    pub(crate) ends: (f64, f64),
}

impl Round {
    /// At most `most` round numbers, and one or two more at the ends, from below the smallest of `numbers` to above the
    /// largest; none of them beyond what is possible.
    pub(crate) fn enclosing(
        numbers: impl IntoIterator<Item = f64>,
        possible: (Option<f64>, Option<f64>),
        most: usize,
    ) -> Round {
        let (low, high) = extent(numbers).unwrap_or((0.0, 1.0));
        let (least, greatest) = (possible.0.and_then(drawable), possible.1.and_then(drawable));
        // A constant has some room above and below it; so has what differs only by rounding.
        let room = if high - low <= low.abs().max(high.abs()) * 1e-9 { high.abs().max(10.0) / 10.0 } else { 0.0 };
        let (low, high) = (
            (low - room).max(least.filter(|least| *least <= low).unwrap_or(f64::MIN)),
            (high + room).min(greatest.filter(|most| high <= *most).unwrap_or(f64::MAX)),
        );
        let step = round_step((high - low) / most.max(1) as f64);
        let first = (low / step + 1e-9).floor();
        // A line more over all the others would be far above what passes the one below it by a little.
        let over = (high / step).fract();
        let last = if 0.0 < over && over < 0.3 { (high / step).floor() } else { (high / step - 1e-9).ceil() };
        let count = (last - first).clamp(1.0, 4.0 * most.max(1) as f64) as usize;
        let is_whole = |decimals: &i32| {
            let moved = step * 10_f64.powi(*decimals);
            (moved - moved.round()).abs() < 1e-6
        };
        let decimals = (0..9).find(is_whole).unwrap_or(9);
        // "-0" is a number too, and not one that anybody means.
        let ticks: Vec<f64> = (0..=count).map(|at| (first + at as f64) * step + 0.0).collect();
        let ends = (first * step, ticks.last().copied().unwrap_or(high).max(high));
        Round { ticks, decimals: decimals as usize, ends }
    }

    /// The same for a line, which should touch neither edge unless that is as far as is possible.
    pub(crate) fn around(
        numbers: impl IntoIterator<Item = f64>,
        possible: (Option<f64>, Option<f64>),
        most: usize,
    ) -> Round {
        let around = extent(numbers).map(|(low, high)| {
            let room = (high - low) / 30.0;
            let least = possible.0.filter(|least| *least <= low).map_or(low - room, |least| least.max(low - room));
            let greatest = possible.1.filter(|most| high <= *most).map_or(high + room, |most| most.min(high + room));
            [least, greatest]
        });
        Round::enclosing(around.into_iter().flatten(), possible, most)
    }

    /// The labels of its numbers. The unit stands once, after the uppermost.
    pub(crate) fn labels(&self, number: Number<'_>, unit: &str) -> Vec<String> {
        let last = self.ticks.len().saturating_sub(1);
        let label = |(at, &tick): (usize, &f64)| {
            let written = number(tick, self.decimals);
            if at == last && !unit.is_empty() { format!("{written}\u{a0}{unit}") } else { written }
        };
        self.ticks.iter().enumerate().map(label).collect()
    }
}

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is at least this.
fn round_step(least: f64) -> f64 {
    let least = least.max(1e-9);
    let power = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0].into_iter().find(|step| least <= step * power * (1.0 + 1e-9));
    step.unwrap_or(10.0) * power
}

/// How wide the labels of an axis are.
pub(crate) fn widest(labels: &[String]) -> f64 {
    labels.iter().map(|label| text_width(label, LABEL)).fold(0.0, f64::max)
}

/// Draws round numbers upwards: a line across from `left` to `right` for each, and its label before it.
pub(crate) fn upwards(round: &Round, labels: &[String], scale: Scale, left: f64, right: f64) -> Markup {
    html! {
        @for (tick, label) in round.ticks.iter().zip(labels) {
            @let y = scale.at(*tick);
            path.ax d={ "M" (short(left)) " " (short(y)) "H" (short(right)) } {}
            text.lab x=(short(left - 8.0)) y=(short(y + 4.0)) text-anchor="end" { (label) }
        }
    }
}

/// What stands along the axis of time.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Along {
    /// Where the small lines are.
    marks: Vec<f64>,
    /// Labels in one row, with their middle.
    years: Vec<(f64, String)>,
    /// Labels of parts of years, in a row above.
    parts: Vec<(f64, String)>,
}

impl Along {
    /// Labels from the scale's first time to its last that do not overlap. `wanted` are times that should have a label
    /// if there is room for theirs alone: those of the values.
    pub(crate) fn of(scale: Scale, periods: Periods<'_>, wanted: &[f64]) -> Along {
        let (from, to) = scale.numbers;
        let (first, last) = ((from + 1e-6).floor(), (to - 1e-6).floor());
        let room = scale.lengths.1 - scale.lengths.0;
        let year = room / (to - from).max(1e-6);
        let width = text_width("0000", LABEL) + APART;
        if periods.a_year <= 1 {
            let mut own: Vec<f64> = wanted.iter().map(|time| (time + 1e-6).floor()).collect();
            own.dedup();
            let fits = own.windows(2).all(|pair| width <= (pair[1] - pair[0]) * year);
            let is_sparse = own.windows(2).any(|pair| 1.5 < pair[1] - pair[0]);
            let chosen = if fits && is_sparse && 1 < own.len() { own } else { every(first, last, width / year) };
            let middles: Vec<(f64, String)> =
                chosen.into_iter().map(|year| (scale.at(year + 0.5), year.to_string())).collect();
            return Along { marks: middles.iter().map(|(x, _)| *x).collect(), years: middles, parts: Vec::new() };
        }
        let chosen = every(first, last, width / year);
        let step = if let [one, two, ..] = chosen[..] { two - one } else { 1.0 };
        let in_sight = |year: f64| (scale.at(year.max(from)), scale.at((year + 1.0).min(to)));
        // A year of which only a part is seen has its label in the middle of that, if there is room.
        let years = (chosen.iter())
            .map(|&year| (in_sight(year), year.to_string()))
            .filter(|((start, end), _)| 1.0 < step || width - APART <= end - start)
            .map(|((start, end), label)| ((start + end) / 2.0, label))
            .collect();
        let starts = chosen.iter().copied().filter(|year| from - 1e-6 <= *year).map(|year| scale.at(year));
        let mut along = Along { marks: starts.collect(), years, parts: Vec::new() };
        let labels: Vec<String> = (1..=periods.a_year).map(periods.part).collect();
        let part = year * periods.length();
        // Months of many years would be the same few names again and again.
        let most_together = if to - from < 3.0 { periods.a_year / 2 } else { 1 };
        let together = (1..=most_together)
            .filter(|together| periods.a_year.is_multiple_of(*together))
            .find(|together| widest(&labels) + APART <= part * f64::from(*together));
        if let Some(together) = together {
            let count = ((to - from) / periods.length()).round().clamp(0.0, 120.0) as u32;
            let nth = |at: u32| from + f64::from(at) * periods.length();
            along.marks.extend((0..=count).map(|at| scale.at(nth(at))));
            along.parts = (0..count)
                .filter_map(|at| {
                    let part = ((nth(at) - (nth(at) + 1e-6).floor()) / periods.length()).round().max(0.0) as usize;
                    let label = labels.get(part).filter(|_| part.is_multiple_of(together as usize))?;
                    Some((scale.at(nth(at) + periods.length() / 2.0), label.clone()))
                })
                .collect();
            along.marks.sort_by(f64::total_cmp);
            along.marks.dedup_by(|one, other| (*one - *other).abs() < 0.5);
        }
        along
    }

    /// How much room it needs under the axis.
    pub(crate) fn height(&self) -> f64 {
        if self.parts.is_empty() { 26.0 } else { 43.0 }
    }

    /// Draws the axis at `y`, from `left` to `right`.
    pub(crate) fn drawn(&self, y: f64, left: f64, right: f64) -> Markup {
        let marks: String = self.marks.iter().map(|x| format!("M{} {}v5", short(*x), short(y))).collect();
        html! {
            path.ax2 d={ "M" (short(left)) " " (short(y)) "H" (short(right)) (marks) } {}
            @for (x, label) in &self.parts { (under(*x, y + 19.0, label)) }
            @for (x, label) in &self.years { (under(*x, y + self.height() - 5.0, label)) }
        }
    }
}

fn under(x: f64, y: f64, label: &str) -> Markup {
    html! { text.lab x=(short(x)) y=(short(y)) text-anchor="middle" { (label) } }
}

/// Years from the first to the last, all or every second, fifth, … so that each has at least `apart` years.
fn every(first: f64, last: f64, apart: f64) -> Vec<f64> {
    const STEPS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 1000.0, 10_000.0];
    let step = STEPS.into_iter().find(|step| apart <= *step).unwrap_or(1e9);
    let start = (first / step).ceil();
    let count = (last / step - start + 1e-9).floor();
    if count < 0.0 {
        return vec![first];
    }
    (0..=count.min(100.0) as u32).map(|at| (start + f64::from(at)) * step).collect()
}
