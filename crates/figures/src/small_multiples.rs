//! One small line for each part of the whole, on one scale with a reference line, so that they can be compared: the value
//! of each län. A list that wraps as the page has room; each has its name, its last value and its direction in words.

use maud::{Markup, html};

use crate::axis::{Scale, drawable, extent};
use crate::direction_mark::{self, Direction, Movement};
use crate::measure::short;
use crate::sparkline::Line;

const WIDTH: f64 = 128.0;
const HEIGHT: f64 = 46.0;
const MARGIN: f64 = 4.0;

/// One part of the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Multiple<'a> {
    /// What it is called: "Blekinge".
    pub label: &'a str,
    /// Where more about it is, if there is a place.
    pub address: Option<&'a str>,
    /// Times in years and values, in order of time. None is a gap.
    pub values: &'a [(f64, Option<f64>)],
    /// The last value as it is written: "34 %".
    pub last: &'a str,
    /// What its movement is for the goal.
    pub direction: Direction,
    /// Which way it goes.
    pub movement: Option<Movement>,
    /// The direction in words.
    pub word: &'a str,
}

/// Draws them in their order, which the caller has sorted. `reference` is the value that the line across stands at.
pub fn draw(multiples: &[Multiple<'_>], reference: Option<f64>) -> Markup {
    let reference = reference.and_then(drawable);
    let values = || multiples.iter().flat_map(|one| one.values);
    let (low, high) = extent(values().filter_map(|(_, value)| *value).chain(reference)).unwrap_or((0.0, 1.0));
    let times = values().filter(|(_, value)| value.is_some()).map(|(time, _)| *time);
    let (first, last) = extent(times).unwrap_or((0.0, 1.0));
    let across = Scale { numbers: (first, last), lengths: (MARGIN, WIDTH - MARGIN) };
    let up = Scale { numbers: (low, high), lengths: (HEIGHT - MARGIN, MARGIN) };
    html! {
        @if !multiples.is_empty() {
            ul.lan {
                @for one in multiples {
                    li {
                        p {
                            b { @if let Some(address) = one.address { a href=(address) { (one.label) } } @else { (one.label) } }
                            span.num { (one.last) }
                        }
                        svg.spark data-d=(one.direction.name()) viewBox={ "0 0 " (short(WIDTH)) " " (short(HEIGHT)) } aria-hidden="true" {
                            @if let Some(reference) = reference {
                                path.ref d={ "M0 " (short(up.at(reference))) "H" (short(WIDTH)) } {}
                            }
                            @if let Some(line) = Line::along(one.values, across, up) { (line.drawn(one.direction)) }
                        }
                        (direction_mark::draw(one.direction, one.movement, one.word))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check;

    use super::*;

    fn one<'a>(label: &'a str, values: &'a [(f64, Option<f64>)], direction: Direction) -> Multiple<'a> {
        Multiple { label, address: None, values, last: "34 %", direction, movement: None, word: "Ingen rörelse visad" }
    }

    #[test]
    fn all_share_one_scale() {
        let (low, high) = ([(2015.0, Some(30.0)), (2016.0, Some(30.0))], [(2015.0, Some(50.0)), (2016.0, Some(40.0))]);
        let all = [one("Blekinge", &low, Direction::None), one("Dala<rna", &high, Direction::Few)];
        let markup = draw(&all, Some(40.0)).into_string();
        check::drawing(&markup);
        assert!(markup.contains(r#"cy="42""#) && markup.contains(r#"cy="23""#), "{markup}");
        assert_eq!(markup.matches(r#"d="M0 23H128""#).count(), 2, "the reference is at the same height");
        assert!(markup.contains("Dala&lt;rna"));
    }

    #[test]
    fn who_has_no_value_has_only_a_name() {
        let markup = draw(&[one("Gotland", &[(2015.0, None)], Direction::Few)], None).into_string();
        check::drawing(&markup);
        assert_eq!(check::count(&markup, "path", ""), 0);
        assert_eq!(draw(&[], None).into_string(), "");
    }
}
