//! One small line for each part of the whole, on one scale with a reference line, so that they can be compared: the value
//! of each län. A list that wraps as the page has room; each has its name, its last value and its direction in words.

use maud::{Markup, html};

use crate::axis::{Scale, Size, drawable, extent};
use crate::direction_mark::{self, Direction, Movement};
use crate::measure::{path, short};
use crate::picture::sized;
use crate::sparkline::Line;

const WIDTH: f64 = 128.0;
const HEIGHT: f64 = 46.0;
const MARGIN: f64 = 4.0;

/// How many stand beside each other in the picture of all of them, and how much room each has there.
const ACROSS: usize = 4;
const CELL: (f64, f64) = (210.0, 108.0);

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
    let (across, up) = scales(multiples, reference, (MARGIN, WIDTH - MARGIN), (HEIGHT - MARGIN, MARGIN));
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

/// The scales that all share: of time from edge to edge, and of values from the bottom up.
fn scales(
    multiples: &[Multiple<'_>],
    reference: Option<f64>,
    aside: (f64, f64),
    upwards: (f64, f64),
) -> (Scale, Scale) {
    let values = || multiples.iter().flat_map(|one| one.values);
    let (low, high) = extent(values().filter_map(|(_, value)| *value).chain(reference)).unwrap_or((0.0, 1.0));
    let times = values().filter(|(_, value)| value.is_some()).map(|(time, _)| *time);
    let (first, last) = extent(times).unwrap_or((0.0, 1.0));
    (Scale { numbers: (first, last), lengths: aside }, Scale { numbers: (low, high), lengths: upwards })
}

/// All of them as one picture with what it shows and what it says, for a file. Nothing without any.
pub fn draw_one(id: &str, told: (&str, &str), multiples: &[Multiple<'_>], reference: Option<f64>) -> Markup {
    let reference = reference.and_then(drawable);
    let rows = multiples.len().div_ceil(ACROSS);
    let size = (CELL.0 * ACROSS as f64, CELL.1 * rows as f64 + 8.0);
    let (across, up) = scales(multiples, reference, (MARGIN, CELL.0 - 20.0), (90.0, 46.0));
    let cell = |at: usize, one: &Multiple<'_>| {
        let (left, top) = (CELL.0 * (at % ACROSS) as f64, 8.0 + CELL.1 * (at / ACROSS) as f64);
        let place = |(time, value): &(f64, Option<f64>)| {
            Some((left + across.at(drawable(*time)?), top + up.at(value.and_then(drawable)?)))
        };
        let places: Vec<Option<(f64, f64)>> = one.values.iter().map(place).collect();
        let lines: Vec<Vec<(f64, f64)>> =
            places.split(Option::is_none).map(|line| line.iter().flatten().copied().collect()).collect();
        html! {
            text.lab2 x=(short(left + MARGIN)) y=(short(top + 13.0)) { (one.label) }
            text.lab x=(short(left + MARGIN)) y=(short(top + 30.0)) { (one.last) ". " (one.word) }
            @if let Some(reference) = reference {
                @let across = format!("M{} {}H{}", short(left), short(top + up.at(reference)), short(left + CELL.0 - 16.0));
                path.mean d=(across) {}
            }
            @for line in lines.iter().filter(|line| 1 < line.len()) { path.line d=(path(line)) {} }
            @if let Some((x, y)) = places.iter().flatten().last() {
                circle.pt.small cx=(short(*x)) cy=(short(*y)) r="3.5" {}
            }
        }
    };
    html! {
        @if !multiples.is_empty() {
            (sized(Size::Wide, id, told, size, &html! { @for (at, one) in multiples.iter().enumerate() { (cell(at, one)) } }))
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
    #[test]
    fn all_are_one_picture_for_a_file() {
        let values = [(2015.0, Some(30.0)), (2016.0, None), (2017.0, Some(50.0)), (2018.0, Some(40.0))];
        let all: Vec<Multiple<'_>> =
            ["A", "B", "C", "D", "<E>"].map(|label| one(label, &values, Direction::None)).into();
        let svg = draw_one("parts", ("Län för län", "Fem län."), &all, Some(40.0)).into_string();
        check::drawing(&svg);
        assert_eq!((check::count(&svg, "svg", ""), check::count(&svg, "circle", "pt")), (1, 5));
        assert!(svg.contains("&lt;E&gt;") && svg.contains("34 %. Ingen rörelse visad"), "{svg}");
        assert_eq!(draw_one("parts", ("", ""), &[], None).into_string(), "");
    }
}
