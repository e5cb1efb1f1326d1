//! An indicator through time: its values, and what may be said of them. What varies as before is hollow, what a rule
//! points at is filled and has its words beside it; the way to the target is dotted, and what may come is dashed in a
//! pale band. Lines have their words at their ends, so there is no legend. The numbers are a table on the same page.
//!
//! Not here: statistics. Limits, rules and forecasts come from the caller; of them only what fits is drawn.

use maud::{Markup, html};

use crate::axis::{Number, Periods, Size};
use crate::direction_mark::Direction;
use crate::picture::sized;

mod plot;
mod words;

#[cfg(test)]
mod tests;

use plot::Plot;

/// With fewer values than this that can be compared, no limits are drawn, whatever they are: what varies as usual cannot
/// be known.
pub const FEWEST_FOR_LIMITS: usize = 12;

/// What is drawn. All times are in years, where their period begins: the second quarter of 2018 is 2018.25, also for
/// the target's and the forecast's periods.
pub struct TrendChart<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows, and from when to when.
    pub title: &'a str,
    /// What it says, in sentences.
    pub description: &'a str,
    /// The values, in order of time.
    pub values: &'a [Value<'a>],
    /// How long their periods are.
    pub periods: Periods<'a>,
    /// How numbers on the axis are written.
    pub number: Number<'a>,
    /// The unit, after the uppermost number of the axis: "%".
    pub unit: &'a str,
    /// The least and the most that is possible, such as 0 and 100 per cent. The axis does not pass them.
    pub possible: (Option<f64>, Option<f64>),
    /// What stands at the last value: "46,0 %".
    pub last: &'a str,
    /// Where the values before cannot be compared with those from then on, in order of time.
    pub breaks: &'a [Break<'a>],
    /// How the values usually vary.
    pub limits: Option<Limits<'a>>,
    /// What a rule points at.
    pub hits: &'a [Hit<'a>],
    /// What should be reached.
    pub target: Option<Target<'a>>,
    /// What may come.
    pub forecast: Option<Forecast<'a>>,
}

/// The value of a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value<'a> {
    /// Where its period begins.
    pub time: f64,
    /// The value. None is a gap, and the line stops.
    pub value: Option<f64>,
    /// Between what the true value is likely to be, for what was asked of a sample.
    pub interval: Option<(f64, f64)>,
    /// Whether it is expected to be revised.
    pub is_provisional: bool,
    /// What is shown when it is pointed at: "kv. 1 2012: 36,2 procent".
    pub words: &'a str,
}

/// Where a series breaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break<'a> {
    /// The first period after it.
    pub time: f64,
    /// Why: "Nytt urval 2014".
    pub words: &'a str,
}

/// How values usually vary.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits<'a> {
    /// The first period that they are drawn for.
    pub from: f64,
    /// Under this nothing is usual.
    pub lower: f64,
    /// The mean.
    pub mean: f64,
    /// Over this nothing is usual.
    pub upper: f64,
    /// "Undre gräns 35,0".
    pub lower_words: &'a str,
    /// "Medel 39,0".
    pub mean_words: &'a str,
    /// "Övre gräns 43,0".
    pub upper_words: &'a str,
    /// The first period that they were not made from, if there is one.
    pub made_before: Option<f64>,
    /// "Gränserna räknas på 2012–2015".
    pub made_words: &'a str,
}

/// What a rule points at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<'a> {
    /// Which values, as places in [`TrendChart::values`], rising.
    pub values: &'a [usize],
    /// What it is for the goal.
    pub direction: Direction,
    /// "10 kvartal i rad över medelvärdet".
    pub words: &'a str,
}

/// What should be reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target<'a> {
    /// From what it was set: time and value. None draws the target alone.
    pub from: Option<(f64, f64)>,
    /// When it should be reached; none is always, and it is drawn as a line across.
    pub time: Option<f64>,
    /// The value that should be reached.
    pub value: f64,
    /// "Mål 60 % 2021".
    pub words: &'a str,
}

/// What may come, after the last value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast<'a> {
    /// Period by period, in order of time.
    pub steps: &'a [Step],
    /// "Prognos 54 %".
    pub words: &'a str,
    /// How much the band holds: "grå yta: 80 av 100".
    pub coverage_words: &'a str,
}

/// A period that has not been yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Where it begins.
    pub time: f64,
    /// What is most likely.
    pub middle: f64,
    /// The lower edge of the band.
    pub low: f64,
    /// The upper edge of the band.
    pub high: f64,
}

/// Draws the picture wide and narrow, for a page, which shows the one that there is room for if it stands in a `.fig`.
/// Nothing without any value.
pub fn draw(chart: &TrendChart<'_>) -> Markup {
    html! { (draw_one(chart, Size::Wide)) (draw_one(chart, Size::Narrow)) }
}

/// Draws the picture once. Nothing without any value.
pub fn draw_one(chart: &TrendChart<'_>, size: Size) -> Markup {
    html! {
        @if let Some(plot) = Plot::of(chart, size) {
            (sized(size, chart.id, (chart.title, chart.description), plot.size(), &plot.drawn()))
        }
    }
}
