//! The words of a trend: above, at what is marked in time; at the ends of lines; and near what a rule points at.

use maud::{Markup, html};

use crate::axis::{Scale, Size};
use crate::labels::{self, Area, End, LINE, Point, Taken};
use crate::measure::{path, short, text_width, wrapped};

use super::plot::{Plot, most_room, room};
use super::{Hit, Limits, TrendChart};

/// The height of a row of words above.
const ROW: f64 = 18.0;
/// The most rows above; marks that find no room in them have words over each other, which nobody has seen yet.
const MOST_ROWS: usize = 4;

/// A mark in time.
struct Mark {
    x: f64,
    lines: Vec<String>,
    whole: String,
    class: &'static str,
    /// Where its words stand.
    area: Area,
    is_after: bool,
}

/// What is known of words before anything is placed.
pub(super) struct Words {
    /// The room at the right edge.
    pub(super) room: f64,
    /// Whether there is time after the last value.
    ends_early: bool,
    marks: Vec<Mark>,
}

impl Words {
    /// Makes room at the right.
    pub(super) fn of(chart: &TrendChart<'_>, limits: Option<&Limits<'_>>, size: Size, ends_early: bool) -> Words {
        let mut right: Vec<&str> = chart.target.iter().map(|target| target.words).collect();
        right.extend(chart.forecast.iter().flat_map(|forecast| [forecast.words, forecast.coverage_words]));
        if size == Size::Wide {
            right.extend(limits.iter().flat_map(|limits| [limits.lower_words, limits.mean_words, limits.upper_words]));
        }
        if !ends_early {
            right.push(chart.last);
        }
        Words { room: room(&right, size), ends_early, marks: Vec::new() }
    }

    /// Places the words of marks in rows above, and tells how much room the rows need.
    pub(super) fn heading(
        &mut self,
        chart: &TrendChart<'_>,
        limits: Option<&Limits<'_>>,
        across: Scale,
        size: Size,
    ) -> f64 {
        let right = across.lengths.1 + self.room;
        let mut wanted: Vec<(f64, &str, &'static str, bool)> =
            chart.breaks.iter().map(|one| (one.time, one.words, "break", true)).collect();
        let made = limits.and_then(|limits| Some((limits.made_before?, limits.made_words, "cut", false)));
        wanted.extend(made);
        wanted.retain(|mark| mark.0.is_finite() && across.numbers.0 < mark.0 && mark.0 < across.numbers.1);
        let in_order = marks(&wanted, across, right, size);
        wanted.reverse();
        let in_reverse = marks(&wanted, across, right, size);
        self.marks = if in_reverse.0 < in_order.0 { in_reverse.1 } else { in_order.1 };
        self.marks.iter().map(|mark| mark.area.bottom + 3.0).fold(0.0, f64::max)
    }

    fn marks_drawn(&self, bottom: f64) -> Markup {
        html! {
            @for mark in &self.marks {
                path class=(mark.class) d={ "M" (short(mark.x)) " " (short(mark.area.top + 2.0)) "V" (short(bottom)) } {}
                @let (x, anchor) = if mark.is_after { (mark.area.left, None) } else { (mark.area.right, Some("end")) };
                @for (at, line) in mark.lines.iter().enumerate() {
                    text.lab x=(short(x)) y=(short(mark.area.top + LINE * at as f64 + 12.0)) text-anchor=[anchor] {
                        @if line.ends_with('…') { title { (mark.whole) } }
                        (line)
                    }
                }
            }
        }
    }
}

/// Places words in rows beside their marks, and tells how bad that became: no row covers another's line if it can be
/// avoided, which depends on the order.
fn marks(wanted: &[(f64, &str, &'static str, bool)], across: Scale, right: f64, size: Size) -> (f64, Vec<Mark>) {
    let (most_width, most_lines) = if size == Size::Wide { (300.0, 1) } else { (125.0, 2) };
    let mut taken = Taken::default();
    let mut all = Vec::new();
    let mut worst = 0.0;
    for &(time, words, class, prefers_after) in wanted {
        let x = across.at(time);
        let lines = wrapped(words, 12.0, most_width, most_lines);
        let width = lines.iter().map(|line| text_width(line, 12.0)).fold(0.0, f64::max);
        let height = LINE * lines.len() as f64;
        let place = |row: usize, is_after: bool| {
            let top = ROW * row as f64;
            let start = if is_after { x + 6.0 } else { x - 6.0 - width };
            (Area { left: start, top, right: start + width, bottom: top + height }, is_after)
        };
        let places = (0..MOST_ROWS).flat_map(|row| [place(row, prefers_after), place(row, !prefers_after)]);
        let within = Area { left: 0.0, top: 0.0, right, bottom: ROW * MOST_ROWS as f64 };
        if let Some((cost, area, is_after)) = taken.place_at_cost(places, within) {
            // The line goes on downwards from its words.
            taken.add(Area { left: x - 4.0, top: area.top, right: x + 4.0, bottom: ROW * MOST_ROWS as f64 });
            worst += cost;
            let area = area.within(0.0, right);
            all.push(Mark { x, lines, whole: words.to_owned(), class, area, is_after });
        }
    }
    (worst, all)
}

/// The words with their places.
pub(super) struct Written {
    pub(super) marks: Markup,
    pub(super) near: Markup,
    pub(super) ends: Markup,
    /// How far the lines of limits go.
    pub(super) limits_reach: f64,
}

impl Written {
    pub(super) fn of(plot: &Plot<'_>) -> Written {
        let mut taken = plot.taken();
        let mut ends = plot.ends();
        let inside = plot.limits_inside(&mut taken);
        let (runs, others): (Vec<&Hit<'_>>, Vec<&Hit<'_>>) = plot.chart.hits.iter().partition(|hit| is_run(hit));
        // What has few places to stand goes first.
        let mut hits: Vec<Markup> = runs.into_iter().map(|hit| plot.hit_words(hit, &mut taken)).collect();
        let last = plot.last_words(&mut taken);
        hits.extend(others.into_iter().map(|hit| plot.hit_words(hit, &mut taken)));
        let is_at_end = inside.is_none() && plot.size == Size::Wide;
        let last_value = plot.last().map_or(plot.right(), |last| last.place.0);
        let limits_reach = if is_at_end { plot.right() } else { last_value };
        if is_at_end {
            ends.extend(plot.limits_at_end());
        }
        let inside = match inside {
            None if !is_at_end => Some(plot.limits_along(&mut taken)),
            inside => inside,
        };
        let top = plot.top() - 10.0;
        let at_ends = labels::ends(ends, plot.right() + 12.0, top, plot.bottom() + 4.0);
        Written {
            marks: plot.words.marks_drawn(plot.bottom()),
            near: html! {
                @for hit in hits { (hit) }
                (last)
            },
            ends: html! { (inside.unwrap_or_default()) (at_ends) },
            limits_reach,
        }
    }
}

impl Plot<'_> {
    /// The area between the axes.
    fn inner(&self) -> Area {
        Area { left: self.left(), top: self.top() - 12.0, right: self.right() + self.words.room, bottom: self.bottom() }
    }

    /// What is drawn already.
    fn taken(&self) -> Taken {
        let mut taken = Taken::default();
        for dot in &self.dots {
            let (x, y) = dot.place;
            taken.add(Area { left: x - 6.0, top: y - 6.0, right: x + 6.0, bottom: y + 6.0 });
        }
        for pair in self.dots.windows(2).filter(|pair| !pair[1].begins) {
            taken.add_line(&[pair[0].place, pair[1].place]);
        }
        for mark in &self.words.marks {
            taken.add_line(&[(mark.x, self.top()), (mark.x, self.bottom())]);
        }
        taken.add_line(&self.to_target());
        if self.chart.forecast.is_some() {
            taken.add_line(&self.ahead());
            taken.add_line(&self.edge(true));
            taken.add_line(&self.edge(false));
        }
        if let (Some(limits), Some(last)) = (self.limits, self.last()) {
            for value in [limits.lower, limits.mean, limits.upper] {
                taken.add_line(&[(self.across.at(limits.from), self.up.at(value)), (last.place.0, self.up.at(value))]);
            }
        }
        taken
    }

    fn ends(&self) -> Vec<End> {
        let room = most_room(self.size);
        let mut ends = Vec::new();
        if let Some(target) = self.chart.target {
            ends.push(End::of(self.up.at(target.value), &[("lab2", target.words)], room));
        }
        if let (Some(forecast), Some((_, y))) = (self.chart.forecast, self.ahead().last()) {
            ends.push(End::of(*y, &[("lab2", forecast.words), ("lab", forecast.coverage_words)], room));
        }
        if let Some(last) = self.last().filter(|_| !self.words.ends_early) {
            ends.push(End::of(last.place.1, &[("lab2 strong", self.chart.last)], room));
        }
        ends
    }

    /// The words of limits, from above, with where they are.
    fn limit_words(&self) -> Vec<(f64, &str)> {
        let Some(limits) = &self.limits else { return Vec::new() };
        [(limits.upper, limits.upper_words), (limits.mean, limits.mean_words), (limits.lower, limits.lower_words)]
            .map(|(value, text)| (self.up.at(value), text))
            .to_vec()
    }

    /// The words of limits to the right of the last value, where nothing is drawn; none where something is.
    fn limits_inside(&self, taken: &mut Taken) -> Option<Markup> {
        let x = self.last()?.place.0 + 9.0;
        let all = self.limit_words();
        let area = |(y, text): &(f64, &str)| {
            let width = text_width(text, 12.0);
            Area { left: x, top: y - LINE / 2.0, right: x + width, bottom: y + LINE / 2.0 }
        };
        let areas: Vec<Area> = all.iter().map(area).collect();
        let apart = all.windows(2).all(|pair| LINE <= pair[1].0 - pair[0].0);
        let is_free = areas.iter().all(|area| area.right <= self.right() && taken.is_free(*area));
        if all.is_empty() || !apart || !is_free {
            return None;
        }
        for area in areas {
            taken.add(area);
        }
        Some(html! {
            @for (y, text) in &all { text.lab x=(short(x)) y=(short(y + 4.0)) { (text) } }
        })
    }

    /// The words of limits over and under their lines, wherever there is room: for a picture without room beside it. Where
    /// there is none they are left out, because what a rule says is read first, and the lines stand beside the numbers.
    fn limits_along(&self, taken: &mut Taken) -> Markup {
        let (Some(limits), Some(last)) = (&self.limits, self.last()) else { return html! {} };
        let from = self.across.at(limits.from);
        let placed: Vec<(String, Area)> = (self.limit_words().into_iter())
            .zip([[true, false], [true, false], [false, true]])
            .filter(|((_, text), _)| !text.is_empty())
            .filter_map(|((y, text), sides)| {
                let half = text_width(text, 13.0) / 2.0;
                let most = last.place.0.max(from + 2.0 * half);
                let steps = (0..=6).map(|step| from + half + (most - from - 2.0 * half) * f64::from(step) / 6.0);
                let places = sides.into_iter().flat_map(|is_over| {
                    let top = if is_over { y - LINE - 2.0 } else { y + 2.0 };
                    steps.clone().map(move |x| (Area::of_words(text, x, top), ()))
                });
                let legible: Vec<(Area, ())> = places.filter(|(area, ())| taken.is_legible(*area)).collect();
                taken.place(legible, self.inner()).map(|(area, ())| (text.to_owned(), area))
            })
            .collect();
        html! { @for (text, area) in placed { (words(&[text], area, "lab")) } }
    }

    fn limits_at_end(&self) -> Vec<End> {
        let room = most_room(self.size);
        self.limit_words().into_iter().map(|(y, text)| End::of(y, &[("lab", text)], room)).collect()
    }

    /// The last value, near its point where there is time after it.
    fn last_words(&self, taken: &mut Taken) -> Markup {
        let Some(last) = self.last().filter(|_| self.words.ends_early && !self.chart.last.is_empty()) else {
            return html! {};
        };
        let (x, y) = last.place;
        let places = [-27.0, 12.0, -40.0, 25.0, -55.0, 40.0, -70.0, 55.0].into_iter().flat_map(|above| {
            [0.0, 18.0, -18.0, 34.0].map(|aside| (Area::of_words(self.chart.last, x + aside, y + above), ()))
        });
        let Some((area, ())) = taken.place(places, self.inner()) else { return html! {} };
        words(&[self.chart.last.to_owned()], area, "lab2 strong")
    }

    /// What a rule says, near what it points at.
    fn hit_words(&self, hit: &Hit<'_>, taken: &mut Taken) -> Markup {
        let places: Vec<Point> =
            (self.dots.iter()).filter(|dot| hit.values.contains(&dot.at)).map(|dot| dot.place).collect();
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return html! {} };
        if hit.words.is_empty() {
            return html! {};
        }
        let lines = wrapped(hit.words, 13.0, if self.size == Size::Wide { 300.0 } else { 150.0 }, 3);
        let widest = lines.iter().max_by(|one, other| text_width(one, 13.0).total_cmp(&text_width(other, 13.0)));
        let widest = widest.cloned().unwrap_or_default();
        let height = LINE * lines.len() as f64;
        let area = |x: f64, top: f64| {
            let line = Area::of_words(&widest, x, top);
            Area { bottom: top + height, ..line }.within(self.left() + 2.0, self.inner().right)
        };
        if is_run(hit) && 2 < places.len() {
            return self.run_words(&places, (first.0, last.0), (&lines, height), &area, taken);
        }
        let mean = self.limits.map_or((self.top() + self.bottom()) / 2.0, |limits| self.up.at(limits.mean));
        // Words above tell of the highest, words below of the lowest; first on the side where most of them are.
        let highest = places.iter().copied().min_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or(*first);
        let lowest = places.iter().copied().max_by(|one, other| one.1.total_cmp(&other.1)).unwrap_or(*last);
        let is_above = mean - highest.1 >= lowest.1 - mean;
        let around = |away: f64, is_above: bool| if is_above { highest.1 - away - height } else { lowest.1 + away };
        // The other side is for when this one is full.
        let candidates = [is_above, !is_above].into_iter().flat_map(|is_above| {
            [14.0, 24.0, 40.0, 60.0, 80.0, 105.0, 130.0]
                .into_iter()
                .flat_map(move |away| [0.0, -50.0, 50.0, -100.0, 100.0, -140.0].map(|aside| (away, is_above, aside)))
        });
        let candidates = candidates.map(|(away, is_above, aside)| {
            let from = if is_above { highest } else { lowest };
            (area(from.0 + aside, around(away, is_above)), from)
        });
        let Some((area, (x, y))) = taken.place(candidates, self.inner()) else { return html! {} };
        let near = area.nearest((x, y));
        let (way, length) = ((near.0 - x, near.1 - y), ((near.0 - x).powi(2) + (near.1 - y).powi(2)).sqrt());
        // From beside the point to beside the words.
        let at = |distance: f64| (x + way.0 * distance / length, y + way.1 * distance / length);
        html! {
            @if 22.0 < length { path.brkt d=(path(&[at(10.0), at(length - 1.0)])) {} }
            (words(&lines, area, "lab2"))
        }
    }

    /// What a rule says of several in a row: a bracket, over or under them.
    fn run_words(
        &self,
        places: &[Point],
        (first, last): (f64, f64),
        (lines, height): (&[String], f64),
        area: &dyn Fn(f64, f64) -> Area,
        taken: &mut Taken,
    ) -> Markup {
        let highest = places.iter().map(|place| place.1).fold(f64::MAX, f64::min);
        let lowest = places.iter().map(|place| place.1).fold(f64::MIN, f64::max);
        let limit = |value: fn(&Limits<'_>) -> f64| self.limits.as_ref().map(|limits| self.up.at(value(limits)));
        let upper = limit(|limits| limits.upper).map_or(highest, |y| y.min(highest));
        let lower = limit(|limits| limits.lower).map_or(lowest, |y| y.max(lowest));
        let middle = (first + last) / 2.0;
        let under = |y: f64| (true, y);
        let over = |y: f64| (false, y);
        // On the side where the values are not: they stand above the mean, or below it.
        let is_above = limit(|limits| limits.mean).is_none_or(|mean| (highest + lowest) / 2.0 < mean);
        let sides = if is_above {
            [under(lower + 9.0), under(lowest + 14.0), over(upper - 9.0), over(highest - 14.0)]
        } else {
            [over(upper - 9.0), over(highest - 14.0), under(lower + 9.0), under(lowest + 14.0)]
        };
        let further = [0.0, 12.0, 24.0, 40.0];
        let candidates = further.into_iter().flat_map(|more| {
            sides.map(|(is_under, y)| {
                let y = if is_under { y + more } else { y - more };
                let text = area(middle, if is_under { y + 4.0 } else { y - 4.0 - height });
                let (top, bottom) = if is_under { (y - 6.0, text.bottom) } else { (text.top, y + 6.0) };
                let all = Area { left: text.left.min(first), top, right: text.right.max(last), bottom };
                (all, (is_under, y, text))
            })
        });
        let Some((_, (is_under, y, text))) = taken.place(candidates, self.inner()) else { return html! {} };
        let foot = if is_under { -6.0 } else { 6.0 };
        html! {
            path.brkt d={ "M" (short(first)) " " (short(y + foot)) "V" (short(y)) "H" (short(last)) "V" (short(y + foot)) } {}
            (words(lines, text, "lab2"))
        }
    }
}

/// Whether all that a rule points at stands in a row.
fn is_run(hit: &Hit<'_>) -> bool {
    2 < hit.values.len() && hit.values.windows(2).all(|pair| pair[0] + 1 == pair[1])
}

fn words(lines: &[String], area: Area, class: &str) -> Markup {
    html! {
        @for (at, line) in lines.iter().enumerate() {
            text class=(class) x=(short((area.left + area.right) / 2.0)) y=(short(area.top + LINE * at as f64 + 11.5))
                text-anchor="middle" { (line) }
        }
    }
}
