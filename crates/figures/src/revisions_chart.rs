//! A series as it was known one day and as it is known now: the line then is pale and dashed, the line now is whole, and
//! between them stands how far each value has moved.

use maud::{Markup, html};

use crate::axis::{Along, Number, Periods, Round, Scale, Size, drawable, upwards, widest};
use crate::labels::{self, End, Point};
use crate::measure::short;
use crate::picture::sized;

/// A period, as it was known and as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Revised<'a> {
    /// Where it begins, in years.
    pub time: f64,
    /// The value as it was known then; none if there was none.
    pub then: Option<f64>,
    /// The value now.
    pub now: Option<f64>,
    /// What is shown when it is pointed at: "kv. 2 2018: 45,3, nu 45,7".
    pub words: &'a str,
}

/// What is drawn.
pub struct RevisionsChart<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// What it says, in sentences.
    pub description: &'a str,
    /// The values, in order of time.
    pub values: &'a [Revised<'a>],
    /// How long their periods are.
    pub periods: Periods<'a>,
    /// How numbers on the axis are written.
    pub number: Number<'a>,
    /// The unit, after the uppermost number.
    pub unit: &'a str,
    /// The least and the most that is possible.
    pub possible: (Option<f64>, Option<f64>),
    /// "Känt 2018-06-01".
    pub then_words: &'a str,
    /// "Känt nu".
    pub now_words: &'a str,
}

/// Draws the picture wide and narrow, for a page. Nothing without any value.
pub fn draw(chart: &RevisionsChart<'_>) -> Markup {
    html! { (draw_one(chart, Size::Wide)) (draw_one(chart, Size::Narrow)) }
}

/// Draws the picture once. Nothing without any value.
pub fn draw_one(chart: &RevisionsChart<'_>, size: Size) -> Markup {
    let known = || chart.values.iter().filter(|one| drawable(one.time).is_some());
    let each = || known().flat_map(|one| [one.then, one.now]).filter_map(|value| drawable(value?));
    let (Some(first), Some(last)) = (known().next(), known().next_back()) else { return html! {} };
    if each().next().is_none() {
        return html! {};
    }
    let (width, height, most, room) = match size {
        Size::Wide => (840.0, 220.0, 4, 180.0),
        Size::Narrow => (358.0, 180.0, 4, 82.0),
    };
    let round = Round::around(each(), chart.possible, most);
    let numbers = round.labels(chart.number, chart.unit);
    let ends_room = labels::widest(&[chart.then_words, chart.now_words], room) + 14.0;
    let period = chart.periods.length();
    let across =
        Scale { numbers: (first.time, last.time + period), lengths: (widest(&numbers) + 10.0, width - ends_room) };
    let up = Scale { numbers: round.ends, lengths: (14.0 + height, 14.0) };
    let times: Vec<f64> = known().map(|one| one.time).collect();
    let along = Along::of(across, chart.periods, &times);
    let place = |time: f64, value: Option<f64>| -> Option<Point> {
        Some((across.at(time + period / 2.0), up.at(drawable(value?)?)))
    };
    let then: Vec<Option<Point>> = known().map(|one| place(one.time, one.then)).collect();
    let now: Vec<Option<Point>> = known().map(|one| place(one.time, one.now)).collect();
    let moved: Vec<(Point, Point, &str)> = (known().zip(then.iter().zip(&now)))
        .filter(|(one, _)| one.then != one.now)
        .filter_map(|(one, (then, now))| Some(((*then)?, (*now)?, one.words)))
        .collect();
    let end = |line: &[Option<Point>], class, words| {
        let last = line.iter().flatten().next_back().copied();
        last.map(|(_, y)| End::of(y, &[(class, words)], room))
    };
    let ends = [end(&then, "lab", chart.then_words), end(&now, "lab2 strong", chart.now_words)];
    let content = html! {
        (upwards(&round, &numbers, up, across.lengths.0, across.lengths.1))
        (along.drawn(up.lengths.0, across.lengths.0, across.lengths.1))
        path.line.then d=(line(&then)) {}
        path.line d=(line(&now)) {}
        @for (then, now, words) in &moved {
            g {
                @if !words.is_empty() { title { (words) } }
                path.brkt d={ "M" (short(then.0)) " " (short(then.1)) "V" (short(now.1)) } {}
                circle.pt.before cx=(short(then.0)) cy=(short(then.1)) r="2.8" {}
                circle.pt.small cx=(short(now.0)) cy=(short(now.1)) r="2.8" {}
            }
        }
        (labels::ends(ends.into_iter().flatten().collect(), across.lengths.1 + 12.0, 4.0, up.lengths.0 + 4.0))
    };
    let measures = (width, up.lengths.0 + along.height());
    sized(size, chart.id, (chart.title, chart.description), measures, &content)
}

/// A line that stops at gaps.
fn line(places: &[Option<Point>]) -> String {
    let mut line = String::new();
    let mut goes_on = false;
    for place in places {
        if let Some((x, y)) = place {
            line.push_str(&format!("{}{} {}", if goes_on { 'L' } else { 'M' }, short(*x), short(*y)));
        }
        goes_on = place.is_some();
    }
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn drawn(values: &[Revised<'_>], size: Size) -> String {
        let chart = RevisionsChart {
            id: "r",
            title: "Då och nu",
            description: "",
            values,
            periods: Periods { a_year: 4, part: &|nth| format!("kv. {nth}") },
            number: &|value, decimals| format!("{value:.decimals$}"),
            unit: "%",
            possible: (None, None),
            then_words: "Känt <då>",
            now_words: "Känt nu",
        };
        draw_one(&chart, size).into_string()
    }

    fn revised(time: f64, then: Option<f64>, now: Option<f64>) -> Revised<'static> {
        Revised { time, then, now, words: "45,3, nu 45,7" }
    }

    #[test]
    fn only_what_moved_has_points() {
        let values = [
            revised(2018.0, Some(45.7), Some(45.7)),
            revised(2018.25, Some(45.3), Some(45.7)),
            revised(2018.5, None, Some(46.0)),
        ];
        let svg = drawn(&values, Size::Wide);
        check::drawing(&svg);
        assert_eq!(check::count(&svg, "circle", "before"), 1);
        assert!(svg.contains("&lt;då&gt;"));
    }

    proptest! {
        #[test]
        fn any_revisions_can_be_drawn(
            values in prop::collection::vec((prop::option::of(any::<f64>()), prop::option::of(-9.0..9.0_f64)), 0..30),
        ) {
            let values: Vec<Revised<'_>> =
                values.iter().enumerate().map(|(at, (then, now))| revised(2000.0 + at as f64 / 4.0, *then, *now)).collect();
            for size in [Size::Wide, Size::Narrow] {
                let svg = drawn(&values, size);
                if !svg.is_empty() {
                    check::drawing(&svg);
                }
            }
        }
    }
}
