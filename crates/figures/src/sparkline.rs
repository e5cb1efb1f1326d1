//! A series as small as a word: its line, how it usually varies as a band, and the last value in the shape and the colour
//! of its direction. Hidden from those who listen: the direction stands beside it in words.

use maud::{Markup, html};

use crate::axis::{Scale, drawable, extent};
use crate::direction_mark::Direction;
use crate::measure::short;

/// The most values that are drawn: six years of quarters. Of more, the last.
pub const MOST: usize = 24;

/// How large it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sparkline {
    /// In a line of text.
    Small,
    /// In a row of a list.
    Large,
}

/// A series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spark<'a> {
    /// Times in years and values, in order of time. None is a gap.
    pub values: &'a [(f64, Option<f64>)],
    /// Between what the values usually are.
    pub usual: Option<(f64, f64)>,
    /// What the movement is for the goal.
    pub direction: Direction,
}

impl Sparkline {
    fn size(self) -> (u16, u16) {
        match self {
            Sparkline::Small => (76, 22),
            Sparkline::Large => (150, 44),
        }
    }

    /// Draws a series. Nothing without any value.
    pub fn draw(self, spark: &Spark<'_>) -> Markup {
        let (width, height) = self.size();
        let values = &spark.values[spark.values.len().saturating_sub(MOST)..];
        let scale = usual_scale(values, spark.usual, f64::from(height) - 3.5);
        html! {
            @if let Some(line) = Line::of(values, scale, f64::from(width) - 3.5) {
                svg.spark data-d=(spark.direction.name()) width=(width) height=(height)
                    viewBox={ "0 0 " (width) " " (height) } aria-hidden="true" {
                    @if let Some((low, high)) = spark.usual.filter(|_| spark.direction != Direction::Few) {
                        @let (top, bottom) = (scale.at(high).max(0.0), scale.at(low));
                        rect y=(short(top)) width=(width) height=(short((bottom - top).max(1.0))) {}
                    }
                    (line.drawn(spark.direction))
                }
            }
        }
    }
}

/// A scale for values with some room at its ends, from `bottom` up.
fn usual_scale(values: &[(f64, Option<f64>)], usual: Option<(f64, f64)>, bottom: f64) -> Scale {
    let known = values.iter().filter_map(|(_, value)| *value);
    let usual = usual.into_iter().flat_map(|(low, high)| [low, high]);
    let (low, high) = extent(known.chain(usual)).unwrap_or((0.0, 1.0));
    Scale { numbers: (low, high), lengths: (bottom, 3.5) }
}

/// A line with its end, in a picture where it needs no more words.
pub(crate) struct Line {
    path: String,
    end: (f64, f64),
}

impl Line {
    /// From the left edge to `right`; none without any value.
    pub(crate) fn of(values: &[(f64, Option<f64>)], up: Scale, right: f64) -> Option<Line> {
        let times = || values.iter().filter_map(|(time, value)| Some((drawable(*time)?, (*value)?)));
        let across = Scale { numbers: (times().next()?.0, times().next_back()?.0), lengths: (3.5, right) };
        Line::along(values, across, up)
    }

    /// On a scale of time that others share.
    pub(crate) fn along(values: &[(f64, Option<f64>)], across: Scale, up: Scale) -> Option<Line> {
        let mut path = String::new();
        // Steps from place to place are shorter to write than places; they are made from what is written, in tenths,
        // so that roundings do not add up.
        let mut before: Option<(i64, i64)> = None;
        let mut end = None;
        let mut goes_on = false;
        for &(time, value) in values {
            let (Some(time), Some(value)) = (drawable(time), value.and_then(drawable)) else {
                before = None;
                continue;
            };
            let place = (across.at(time), up.at(value));
            let here = ((place.0 * 10.0).round() as i64, (place.1 * 10.0).round() as i64);
            match before {
                Some(last) => {
                    let step = |to: i64, from: i64| tenths(to - from);
                    let (aside, down) = (step(here.0, last.0), step(here.1, last.1));
                    let between = if down.starts_with('-') { "" } else { " " };
                    path.push_str(&format!("{}{aside}{between}{down}", if goes_on { " " } else { "l" }));
                    goes_on = true;
                }
                None => {
                    path.push_str(&format!("M{} {}", tenths(here.0), tenths(here.1)));
                    goes_on = false;
                }
            }
            before = Some(here);
            end = Some(place);
        }
        end.map(|end| Line { path, end })
    }

    /// Draws it.
    pub(crate) fn drawn(&self, direction: Direction) -> Markup {
        let (x, y) = self.end;
        html! {
            path d=(self.path) {}
            @if direction == Direction::Away {
                path.end d={ "M" (short(x)) " " (short(y - 3.3)) "l3.3 3.3-3.3 3.3-3.3-3.3z" } {}
            } @else {
                circle.end cx=(short(x)) cy=(short(y)) r="2.6" {}
            }
        }
    }
}

/// A whole number of tenths, as short as can be: "1.2", ".5".
fn tenths(tenths: i64) -> String {
    let written = short(tenths as f64 / 10.0);
    match (written.strip_prefix("0."), written.strip_prefix("-0.")) {
        (Some(rest), _) => format!(".{rest}"),
        (_, Some(rest)) => format!("-.{rest}"),
        _ => written,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn series(values: &[f64]) -> Vec<(f64, Option<f64>)> {
        values.iter().enumerate().map(|(at, value)| (2012.0 + at as f64 / 4.0, Some(*value))).collect()
    }

    fn drawn(values: &[(f64, Option<f64>)], usual: Option<(f64, f64)>, direction: Direction) -> String {
        Sparkline::Small.draw(&Spark { values, usual, direction }).into_string()
    }

    #[test]
    fn a_short_series() {
        insta::assert_snapshot!(drawn(&series(&[36.2, 40.2, 39.0]), Some((37.0, 40.0)), Direction::Toward), @r#"<svg class="spark" data-d="toward" width="76" height="22" viewBox="0 0 76 22" aria-hidden="true"><rect y="4.3" width="76" height="11.3"></rect><path d="M3.5 18.5l34.5-15 34.5 4.5"></path><circle class="end" cx="72.5" cy="8" r="2.6"></circle></svg>"#);
    }

    #[test]
    fn six_years_of_quarters_are_a_few_hundred_bytes() {
        let values: Vec<f64> = (0..30).map(|at| 40.0 + f64::from((at * 7) % 11)).collect();
        let svg = drawn(&series(&values), Some((41.0, 47.0)), Direction::Toward);
        check::drawing(&svg);
        assert!(svg.len() < 420, "{} bytes: {svg}", svg.len());
    }

    #[test]
    fn the_end_has_the_shape_of_the_direction() {
        let values = series(&[1.0, 2.0]);
        assert_eq!(check::count(&drawn(&values, None, Direction::Away), "path", "end"), 1, "a diamond");
        assert_eq!(check::count(&drawn(&values, None, Direction::Toward), "circle", "end"), 1);
        let few = drawn(&values, Some((1.0, 2.0)), Direction::Few);
        assert_eq!(check::count(&few, "rect", ""), 0, "nothing is usual yet");
    }

    #[test]
    fn a_gap_is_a_gap_and_nothing_is_nothing() {
        let svg = drawn(&[(1.0, Some(1.0)), (2.0, None), (3.0, Some(2.0)), (4.0, Some(1.0))], None, Direction::None);
        assert_eq!(svg.matches('M').count(), 2, "{svg}");
        assert_eq!(drawn(&[(1.0, None)], None, Direction::None), "");
        assert_eq!(drawn(&[], None, Direction::None), "");
    }

    proptest! {
        #[test]
        fn the_end_is_in_the_picture(
            values in prop::collection::vec(prop::option::weighted(0.8, any::<f64>()), 1..40), low in any::<f64>(), high in any::<f64>(),
        ) {
            let values: Vec<(f64, Option<f64>)> =
                values.into_iter().enumerate().map(|(at, value)| (at as f64, value)).collect();
            let svg = drawn(&values, Some((low.min(high), high.max(low))), Direction::Toward);
            if !svg.is_empty() {
                check::drawing(&svg);
                let document = roxmltree::Document::parse(&svg).unwrap();
                let end = document.descendants().find(|node| node.attribute("class") == Some("end")).unwrap();
                let number = |name| end.attribute(name).unwrap().parse::<f64>().unwrap();
                prop_assert!((0.0..=76.0).contains(&number("cx")) && (0.0..=22.0).contains(&number("cy")), "{}", svg);
            }
        }
    }
}
