//! Where everything of a trend stands, and its lines, bands and points. Not its words.

use maud::{Markup, html};

use crate::axis::{Along, Round, Scale, Size, drawable, extent, upwards, widest};
use crate::direction_mark::Direction;
use crate::labels::{self, Point};
use crate::measure::{path, short};

use super::words::{self, Words};
use super::{FEWEST_FOR_LIMITS, Limits, TrendChart};

/// How far apart points are at least, for those that tell nothing to be drawn.
const LEAST_APART: f64 = 8.0;

/// A value that can be drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dot {
    /// Its place among the values.
    pub(super) at: usize,
    /// Its place in the picture.
    pub(super) place: Point,
    pub(super) value: f64,
    /// Whether a gap or a break stands before it.
    pub(super) begins: bool,
    /// Whether it can be compared with the last: it is after the last break.
    pub(super) is_comparable: bool,
}

/// The picture's measures.
pub(super) struct Plot<'a> {
    pub(super) chart: &'a TrendChart<'a>,
    pub(super) size: Size,
    pub(super) across: Scale,
    pub(super) up: Scale,
    pub(super) dots: Vec<Dot>,
    /// The limits, if there are enough values for them.
    pub(super) limits: Option<Limits<'a>>,
    pub(super) words: Words,
    round: Round,
    numbers: Vec<String>,
    along: Along,
}

impl<'a> Plot<'a> {
    /// Measures a picture; none without any value.
    pub(super) fn of(chart: &'a TrendChart<'a>, size: Size) -> Option<Plot<'a>> {
        let period = chart.periods.length();
        let last_break = chart.breaks.iter().map(|one| one.time).fold(f64::MIN, f64::max) - period / 100.0;
        let known = || {
            let each = chart.values.iter().enumerate();
            each.filter_map(|(at, one)| Some((at, drawable(one.time)?, drawable(one.value?)?)))
        };
        let (_, first, _) = known().next()?;
        let (_, last, _) = known().next_back()?;
        let comparable = known().filter(|(_, time, _)| last_break <= *time).count();
        let is_few = comparable < FEWEST_FOR_LIMITS;
        let numbers = |limits: &Limits<'_>| [limits.lower, limits.mean, limits.upper, limits.from];
        let limits = chart.limits.filter(|limits| !is_few && numbers(limits).iter().all(|one| one.is_finite()));

        let ahead = chart.forecast.iter().flat_map(|forecast| forecast.steps).map(|step| step.time);
        let all_times = chart.values.iter().map(|value| value.time).chain(ahead);
        let all_times = all_times.chain(chart.target.iter().flat_map(|target| target.time));
        let (from, to) =
            all_times.filter_map(drawable).fold((first, last), |(from, to), time| (from.min(time), to.max(time)));

        let certain = known().map(|(.., value)| value);
        let certain = certain.chain(limits.iter().flat_map(|limits| [limits.lower, limits.upper]));
        let certain = certain.chain(chart.target.iter().map(|target| target.value));
        let certain = certain.chain(chart.target.iter().filter_map(|target| Some(target.from?.1)));
        let middles = chart.forecast.iter().flat_map(|forecast| forecast.steps).map(|step| step.middle);
        let certain: Vec<f64> = certain.chain(middles).filter_map(drawable).collect();
        let (low, high) = extent(certain.iter().copied())?;
        // A very wide interval may not press what is known into a line: it goes on outside the picture.
        let room = high - low;
        let bands = chart.forecast.iter().flat_map(|forecast| forecast.steps).flat_map(|step| [step.low, step.high]);
        let bands =
            bands.chain(chart.values.iter().filter_map(|value| value.interval).flat_map(|(low, high)| [low, high]));
        let bands = bands.filter_map(drawable);
        let bands = bands.map(|one| if room <= 0.0 { one } else { one.clamp(low - room * 0.75, high + room * 0.75) });
        let most = if size == Size::Wide { 5 } else { 4 };
        let round = Round::around(certain.iter().copied().chain(bands), chart.possible, most);

        let labels = round.labels(chart.number, chart.unit);
        let mut words = Words::of(chart, limits.as_ref(), size, last < to - period / 2.0);
        let (width, height) = match size {
            Size::Wide => (840.0, 300.0),
            Size::Narrow => (358.0, 230.0),
        };
        let left = widest(&labels) + 10.0;
        let across = Scale { numbers: (from, to + period), lengths: (left, width - words.room) };
        let top = 14.0 + words.heading(chart, limits.as_ref(), across, size);
        let up = Scale { numbers: round.ends, lengths: (top + height, top) };
        let wanted: Vec<f64> =
            known().map(|(_, time, _)| time).chain(chart.target.and_then(|target| target.time)).collect();
        let along = Along::of(across, chart.periods, &wanted);
        let mut plot = Plot { chart, size, across, up, dots: Vec::new(), limits, words, round, numbers: labels, along };
        plot.dots = plot.placed(known(), last_break);
        Some(plot)
    }

    /// How large the picture is.
    pub(super) fn size(&self) -> Point {
        (self.right() + self.words.room, self.bottom() + self.along.height())
    }

    pub(super) fn left(&self) -> f64 {
        self.across.lengths.0
    }

    pub(super) fn right(&self) -> f64 {
        self.across.lengths.1
    }

    pub(super) fn top(&self) -> f64 {
        self.up.lengths.1
    }

    pub(super) fn bottom(&self) -> f64 {
        self.up.lengths.0
    }

    /// Where a period's value is: in the middle of the period.
    pub(super) fn place(&self, time: f64, value: f64) -> Point {
        (self.across.at(time + self.chart.periods.length() / 2.0), self.up.at(value))
    }

    /// The last value.
    pub(super) fn last(&self) -> Option<Dot> {
        self.dots.last().copied()
    }

    /// Whether a value is outside of what is usual.
    fn is_outside(&self, dot: &Dot) -> bool {
        let outside = |limits: Limits<'_>| dot.value < limits.lower || limits.upper < dot.value;
        dot.is_comparable && self.limits.is_some_and(outside)
    }

    /// What a rule says of a value.
    fn hit(&self, dot: &Dot) -> Option<Direction> {
        self.chart.hits.iter().find(|hit| hit.values.contains(&dot.at)).map(|hit| hit.direction)
    }

    fn placed(&self, known: impl Iterator<Item = (usize, f64, f64)>, last_break: f64) -> Vec<Dot> {
        let mut before: Option<(usize, f64)> = None;
        let mut dots = Vec::new();
        for (at, time, value) in known {
            let broken = |since: f64| {
                self.chart
                    .breaks
                    .iter()
                    .any(|one| since < one.time && one.time <= time + self.chart.periods.length() / 100.0)
            };
            let begins = before.is_none_or(|(last, since)| last + 1 != at || broken(since));
            let place = self.place(time, value);
            dots.push(Dot { at, place, value, begins, is_comparable: last_break <= time });
            before = Some((at, time));
        }
        dots
    }

    /// Draws everything.
    pub(super) fn drawn(&self) -> Markup {
        let written = words::Written::of(self);
        html! {
            (upwards(&self.round, &self.numbers, self.up, self.left(), self.right()))
            (self.along.drawn(self.bottom(), self.left(), self.right()))
            (self.limits_drawn(written.limits_reach))
            (written.marks)
            (self.forecast_drawn())
            (self.target_drawn())
            (self.values_drawn())
            (written.near)
            (written.ends)
        }
    }

    /// The usual values as a band, to the last value or, where their words stand at the right edge, to there.
    fn limits_drawn(&self, reach: f64) -> Markup {
        let Some(limits) = self.limits else { return html! {} };
        let from = short(self.across.at(limits.from));
        let [lower, mean, upper] = [limits.lower, limits.mean, limits.upper].map(|value| self.up.at(value));
        let last = self.last().map_or(reach, |last| last.place.0);
        html! {
            rect.lim x=(from) y=(short(upper)) width=(short((last - self.across.at(limits.from)).max(0.0)))
                height=(short((lower - upper).max(0.0))) {}
            path.mean d={ "M" (from) " " (short(mean)) "H" (short(reach)) } {}
            path.mean.limit d={ "M" (from) " " (short(upper)) "H" (short(reach)) "M" (from) " " (short(lower)) "H" (short(reach)) } {}
        }
    }

    /// The way that the forecast's middle goes, from the last value.
    pub(super) fn ahead(&self) -> Vec<Point> {
        let steps = self.chart.forecast.iter().flat_map(|forecast| forecast.steps);
        let ahead = steps.map(|step| self.place(step.time, step.middle));
        self.last().map(|last| last.place).into_iter().chain(ahead).collect()
    }

    /// The upper or the lower edge of the forecast's band, from the last value.
    pub(super) fn edge(&self, is_upper: bool) -> Vec<Point> {
        let steps = self.chart.forecast.iter().flat_map(|forecast| forecast.steps);
        let edge = steps.map(|step| self.place(step.time, if is_upper { step.high } else { step.low }));
        self.last().map(|last| last.place).into_iter().chain(edge).collect()
    }

    fn forecast_drawn(&self) -> Markup {
        let mut band = self.edge(true);
        band.extend(self.edge(false).into_iter().rev());
        html! {
            @if self.chart.forecast.is_some_and(|forecast| !forecast.steps.is_empty()) {
                path.fc d={ (path(&band)) "Z" } {}
                path.fcl d=(path(&self.ahead())) {}
            }
        }
    }

    /// The way to the target.
    pub(super) fn to_target(&self) -> Vec<Point> {
        let Some(target) = self.chart.target else { return Vec::new() };
        match (target.from, target.time) {
            (from, Some(time)) => {
                let from = from.map(|(time, value)| self.place(time, value));
                from.into_iter().chain([self.place(time, target.value)]).collect()
            }
            (_, None) => vec![(self.left(), self.up.at(target.value)), (self.right(), self.up.at(target.value))],
        }
    }

    fn target_drawn(&self) -> Markup {
        let way = self.to_target();
        html! {
            @if 1 < way.len() { path.goalp d=(path(&way)) {} }
            @if self.chart.target.is_some_and(|target| target.time.is_some()) && let Some((x, y)) = way.last() {
                circle.goalk cx=(short(*x)) cy=(short(*y)) r="5" {}
            }
        }
    }

    fn values_drawn(&self) -> Markup {
        let intervals: String = (self.dots.iter())
            .filter_map(|dot| {
                let (low, high) = self.chart.values[dot.at].interval?;
                let (low, high) = (self.up.at(drawable(low)?), self.up.at(drawable(high)?));
                Some(format!("M{} {}V{}", short(dot.place.0), short(low), short(high)))
            })
            .collect();
        let (mut before, mut line, mut provisional) = (String::new(), String::new(), String::new());
        for (at, dot) in self.dots.iter().enumerate() {
            let is_joined = !dot.begins && 0 < at;
            if is_joined && self.chart.values[dot.at].is_provisional {
                provisional.push_str(&path(&[self.dots[at - 1].place, dot.place]));
                continue;
            }
            let to = if dot.is_comparable { &mut line } else { &mut before };
            let after_provisional = 0 < at && self.chart.values[self.dots[at - 1].at].is_provisional;
            if is_joined && after_provisional {
                to.push_str(&path(&[self.dots[at - 1].place]));
            }
            to.push_str(&format!("{}{} {}", if is_joined { 'L' } else { 'M' }, short(dot.place.0), short(dot.place.1)));
        }
        html! {
            @if !intervals.is_empty() { path.interval d=(intervals) {} }
            @for (class, d) in [("line before", before), ("line", line), ("line provisional", provisional)] {
                @if !d.is_empty() { path class=(class) d=(d) {} }
            }
            @for dot in &self.dots { (self.ring(dot)) }
            @for (at, dot) in self.dots.iter().enumerate() { (self.point(at, dot)) }
        }
    }

    fn ring(&self, dot: &Dot) -> Markup {
        let direction = self.hit(dot).map(Direction::name);
        html! {
            @if self.is_outside(dot) {
                circle.ringo data-d=[direction] cx=(short(dot.place.0)) cy=(short(dot.place.1)) r="7.5" {}
            }
        }
    }

    fn point(&self, at: usize, dot: &Dot) -> Markup {
        let value = &self.chart.values[dot.at];
        let is_last = at + 1 == self.dots.len();
        let is_alone = dot.begins && self.dots.get(at + 1).is_none_or(|next| next.begins);
        let average = (self.right() - self.left()) / (self.across.numbers.1 - self.across.numbers.0).max(1e-6)
            * self.chart.periods.length();
        let is_few = self.limits.is_none() && self.dots.len() < FEWEST_FOR_LIMITS;
        let hit = self.hit(dot).filter(|_| !value.is_provisional);
        let (class, r) = match (hit, value.is_provisional) {
            (Some(_), _) => ("pt hit", 4.0),
            (None, true) => ("pt provisional", 4.0),
            (None, false) if is_last || self.is_outside(dot) => ("pt", 4.0),
            (None, false) if is_few && dot.is_comparable => ("pt small", 2.2),
            (None, false) if dot.is_comparable => ("pt", 2.8),
            (None, false) => ("pt before", 2.6),
        };
        let (x, y) = dot.place;
        html! {
            @if LEAST_APART <= average || 4.0 <= r || is_alone {
                @if hit == Some(Direction::Away) {
                    path class=(class) data-d="away" d={ "M" (short(x)) " " (short(y - 5.2)) "l5.2 5.2-5.2 5.2-5.2-5.2z" } { (tip(value.words)) }
                } @else {
                    circle class=(class) data-d=[hit.map(Direction::name)] cx=(short(x)) cy=(short(y)) r=(short(r)) { (tip(value.words)) }
                }
            }
        }
    }
}

fn tip(words: &str) -> Markup {
    html! { @if !words.is_empty() { title { (words) } } }
}

/// How much room words at the right edge have at most.
pub(super) fn most_room(size: Size) -> f64 {
    match size {
        Size::Wide => 180.0,
        Size::Narrow => 82.0,
    }
}

/// How wide words at the right edge are.
pub(super) fn room(words: &[&str], size: Size) -> f64 {
    let width = labels::widest(words, most_room(size));
    if width <= 0.0 { 10.0 } else { width + 14.0 }
}
