//! Where words stand in a picture so that they cover neither each other nor what is drawn: beside the ends of lines, and
//! near what they tell of.

use maud::{Markup, html};

use crate::measure::{short, text_width, wrapped};

/// From one line of words to the next.
pub(crate) const LINE: f64 = 15.0;
const SIZE: f64 = 13.0;

/// A place in a picture.
pub(crate) type Point = (f64, f64);

/// Words at the end of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct End {
    /// Where the line ends.
    pub(crate) y: f64,
    /// The words, each line with its class.
    pub(crate) lines: Vec<(&'static str, String)>,
}

impl End {
    /// Words in lines no wider than there is room for.
    pub(crate) fn of(y: f64, words: &[(&'static str, &str)], room: f64) -> End {
        let each = words.iter().filter(|(_, text)| !text.is_empty());
        let lines = each.flat_map(|(class, text)| wrapped(text, SIZE, room, 3).into_iter().map(|line| (*class, line)));
        End { y, lines: lines.collect() }
    }

    fn height(&self) -> f64 {
        LINE * self.lines.len() as f64
    }
}

/// Draws words at ends, to the right of `x`: each at its own end if there is room, and otherwise pushed apart, between
/// `top` and `bottom` as far as that goes.
pub(crate) fn ends(mut all: Vec<End>, x: f64, top: f64, bottom: f64) -> Markup {
    all.retain(|end| !end.lines.is_empty());
    all.sort_by(|one, other| one.y.total_cmp(&other.y));
    // The middle of a first line's letters is at the end of the line.
    let mut tops: Vec<f64> = all.iter().map(|end| end.y - LINE / 2.0).collect();
    let mut least = top;
    for (end, place) in all.iter().zip(&mut tops) {
        *place = place.max(least);
        least = *place + end.height() + 2.0;
    }
    let mut most = bottom;
    for (end, place) in all.iter().zip(&mut tops).rev() {
        *place = place.min(most - end.height());
        most = *place - 2.0;
    }
    html! {
        @for (end, top) in all.iter().zip(tops) {
            @for (at, (class, line)) in end.lines.iter().enumerate() {
                text class=(class) x=(short(x)) y=(short(top + LINE * at as f64 + 11.5)) { (line) }
            }
        }
    }
}

/// How wide words at ends are, at most `most`.
pub(crate) fn widest(words: &[&str], most: f64) -> f64 {
    words.iter().map(|text| text_width(text, SIZE)).fold(0.0, f64::max).min(most)
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    /// The area of one line of words, with their middle at `x` and their upper edge at `top`.
    pub(crate) fn of_words(text: &str, x: f64, top: f64) -> Area {
        let half = text_width(text, SIZE) / 2.0;
        Area { left: x - half, top, right: x + half, bottom: top + LINE }
    }

    /// Moved sideways so that it stands between two edges, if it is not wider than that.
    pub(crate) fn within(self, left: f64, right: f64) -> Area {
        let aside = (left - self.left).max(0.0) - (self.right - right).max(0.0);
        Area { left: self.left + aside, right: self.right + aside, ..self }
    }

    fn covers(self, other: Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// Whether a line from one place to another touches it.
    fn is_crossed(self, from: Point, to: Point) -> bool {
        let (mut first, mut last) = (0.0_f64, 1.0_f64);
        let edges = [(from.0, to.0, self.left, self.right), (from.1, to.1, self.top, self.bottom)];
        for (start, end, low, high) in edges {
            let way = end - start;
            if way.abs() < 1e-9 {
                if start < low || high < start {
                    return false;
                }
            } else {
                let (one, other) = ((low - start) / way, (high - start) / way);
                first = first.max(one.min(other));
                last = last.min(one.max(other));
            }
        }
        first <= last
    }

    /// The point of it that is nearest to another.
    pub(crate) fn nearest(self, to: Point) -> Point {
        (to.0.clamp(self.left, self.right), to.1.clamp(self.top, self.bottom))
    }
}

/// What is drawn already, and the words that have a place.
#[derive(Default)]
pub(crate) struct Taken {
    areas: Vec<Area>,
    /// Those of them that are words.
    words: Vec<Area>,
    lines: Vec<(Point, Point)>,
}

impl Taken {
    /// A thing that words should not cover.
    pub(crate) fn add(&mut self, area: Area) {
        self.areas.push(area);
    }

    /// A line through these that words should not cover.
    pub(crate) fn add_line(&mut self, through: &[Point]) {
        self.lines.extend(through.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Whether nothing is drawn there.
    pub(crate) fn is_free(&self, area: Area) -> bool {
        self.covered(area) <= 0.0
    }

    /// How much is covered.
    fn covered(&self, area: Area) -> f64 {
        let areas = self.areas.iter().filter(|other| area.covers(**other)).count();
        let lines = self.lines.iter().filter(|(from, to)| area.is_crossed(*from, *to)).count();
        areas as f64 * 300.0 + lines as f64 * 100.0
    }

    /// Whether words there can be read, and those that stand there already: they cover none, and hardly a point.
    pub(crate) fn is_legible(&self, area: Area) -> bool {
        let points = self.areas.iter().filter(|other| area.covers(**other)).count();
        points <= 1 && !self.words.iter().any(|other| area.covers(*other))
    }

    /// The best of several places: what covers least, and of equals what was first. It is taken from now on.
    pub(crate) fn place<T>(&mut self, places: impl IntoIterator<Item = (Area, T)>, within: Area) -> Option<(Area, T)> {
        self.place_at_cost(places, within).map(|(_, area, how)| (area, how))
    }

    /// The same, and how bad that place is.
    pub(crate) fn place_at_cost<T>(
        &mut self,
        places: impl IntoIterator<Item = (Area, T)>,
        within: Area,
    ) -> Option<(f64, Area, T)> {
        let mut best: Option<(f64, Area, T)> = None;
        for (at, (area, how)) in places.into_iter().enumerate() {
            let is_outside = area.left < within.left
                || within.right < area.right
                || area.top < within.top
                || within.bottom < area.bottom;
            let cost = self.covered(area) + at as f64 * 3.0 + if is_outside { 2000.0 } else { 0.0 };
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, area, how));
            }
        }
        let best = best?;
        self.add(best.1);
        self.words.push(best.1);
        Some(best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Area = Area { left: 0.0, top: 0.0, right: 400.0, bottom: 300.0 };

    #[test]
    fn words_at_ends_stand_in_order_and_apart() {
        let end = |y, text: &str| End::of(y, &[("lab2", text)], 100.0);
        let svg = format!(
            "<svg>{}</svg>",
            ends(vec![end(60.0, "b"), end(55.0, "a"), end(298.0, "c"), end(9.0, "")], 5.0, 0.0, 300.0).into_string()
        );
        let document = roxmltree::Document::parse(&svg).unwrap();
        let drawn: Vec<(f64, String)> = document
            .descendants()
            .filter(|node| node.has_tag_name("text"))
            .map(|node| (node.attribute("y").unwrap().parse().unwrap(), node.text().unwrap().to_owned()))
            .collect();
        let words: Vec<&str> = drawn.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(words, ["a", "b", "c"]);
        assert!(drawn.windows(2).all(|pair| LINE <= pair[1].0 - pair[0].0), "{drawn:?}");
        assert!(drawn.iter().all(|(y, _)| *y <= 300.0));
    }

    #[test]
    fn words_go_where_nothing_is_drawn() {
        let mut taken = Taken::default();
        taken.add_line(&[(0.0, 0.0), (200.0, 200.0)]);
        let first = Area::of_words("tio i rad", 100.0, 92.0);
        let second = Area::of_words("tio i rad", 300.0, 92.0);
        assert_eq!(taken.place([(first, 1), (second, 2)], ALL), Some((second, 2)));
        assert_eq!(taken.place([(second, 2), (first, 1)], ALL), Some((first, 1)), "the second place is taken now");
    }

    #[test]
    fn a_line_beside_an_area_does_not_cross_it() {
        let area = Area { left: 10.0, top: 10.0, right: 20.0, bottom: 20.0 };
        assert!(area.is_crossed((0.0, 15.0), (30.0, 15.0)));
        assert!(area.is_crossed((12.0, 12.0), (12.0, 12.0)));
        assert!(!area.is_crossed((0.0, 0.0), (30.0, 5.0)));
        assert!(!area.is_crossed((0.0, 21.0), (9.0, 40.0)));
    }
}
