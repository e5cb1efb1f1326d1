//! Parts of the whole against what chance makes of them: the smaller a part, the further from the mean it may be. Those
//! outside have their names. The limits come from the caller.

use maud::{Markup, html};

use crate::axis::{Number, Round, Scale, Size, drawable, extent, upwards, widest};
use crate::labels::{self, Area, End, Point, Taken};
use crate::measure::{path, short};
use crate::picture::sized;

/// A part of the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part<'a> {
    /// What it is called.
    pub label: &'a str,
    /// How many it is made from.
    pub size: f64,
    /// Its value.
    pub value: f64,
    /// What is shown when it is pointed at: "Blekinge: 34 procent av 310".
    pub words: &'a str,
}

/// The limits for parts of one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// The size.
    pub size: f64,
    /// Between these are 95 of 100, if only chance makes them differ.
    pub near: (f64, f64),
    /// Between these are 998 of 1,000.
    pub far: (f64, f64),
}

/// What is drawn.
pub struct FunnelPlot<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// What it says, in sentences.
    pub description: &'a str,
    /// The parts.
    pub parts: &'a [Part<'a>],
    /// The value of the whole.
    pub mean: f64,
    /// The limits, for sizes from the smallest to the largest.
    pub limits: &'a [Limit],
    /// How numbers on the axes are written.
    pub number: Number<'a>,
    /// The unit, after the uppermost number.
    pub unit: &'a str,
    /// The least and the most that is possible.
    pub possible: (Option<f64>, Option<f64>),
    /// What a size is: "antal svar".
    pub size_words: &'a str,
    /// "Riket 42".
    pub mean_words: &'a str,
    /// "95 av 100 inom".
    pub near_words: &'a str,
    /// "998 av 1 000 inom".
    pub far_words: &'a str,
}

/// Draws the picture wide and narrow, for a page. Nothing without parts.
pub fn draw(plot: &FunnelPlot<'_>) -> Markup {
    html! { (draw_one(plot, Size::Wide)) (draw_one(plot, Size::Narrow)) }
}

/// Draws the picture once. Nothing without parts.
pub fn draw_one(plot: &FunnelPlot<'_>, size: Size) -> Markup {
    html! {
        @if let Some(layout) = Layout::of(plot, size) {
            (sized(size, plot.id, (plot.title, plot.description), layout.size, &layout.drawn()))
        }
    }
}

/// Where everything stands.
struct Layout<'a> {
    plot: &'a FunnelPlot<'a>,
    size: Point,
    across: Scale,
    up: Scale,
    round: Round,
    numbers: Vec<String>,
    sizes: Round,
    room: f64,
    limits: Vec<Limit>,
}

impl<'a> Layout<'a> {
    fn of(plot: &'a FunnelPlot<'a>, size: Size) -> Option<Layout<'a>> {
        let parts = || plot.parts.iter().filter_map(|part| Some((drawable(part.size)?, drawable(part.value)?)));
        parts().next()?;
        let values = || parts().map(|(_, value)| value).chain(drawable(plot.mean));
        let (low, high) = extent(values())?;
        // The mouth of the funnel goes on outside the picture where it is wider than the parts are.
        let (low, high) = (low - (high - low) * 0.3, high + (high - low) * 0.3);
        let finite = |limit: &&Limit| {
            [limit.size, limit.near.0, limit.near.1, limit.far.0, limit.far.1].iter().all(|one| one.is_finite())
        };
        let limits: Vec<Limit> = plot.limits.iter().filter(finite).copied().collect();
        let edges = limits.iter().flat_map(|limit| [limit.far.0, limit.far.1]).map(|one| one.clamp(low, high));
        let (width, height, most, room) = match size {
            Size::Wide => (840.0, 300.0, 5, 150.0),
            Size::Narrow => (358.0, 240.0, 4, 76.0),
        };
        let round = Round::enclosing(values().chain(edges), plot.possible, most);
        let numbers = round.labels(plot.number, plot.unit);
        let sizes = Round::enclosing(
            parts().map(|(size, _)| size).chain(limits.iter().map(|limit| limit.size)).chain([0.0]),
            (Some(0.0), None),
            if size == Size::Wide { 7 } else { 4 },
        );
        let words = labels::widest(&[plot.mean_words, plot.near_words, plot.far_words], room) + 14.0;
        let across = Scale { numbers: sizes.ends, lengths: (widest(&numbers) + 10.0, width - words) };
        let up = Scale { numbers: round.ends, lengths: (14.0 + height, 14.0) };
        Some(Layout { plot, size: (width, 14.0 + height + 42.0), across, up, round, numbers, sizes, room, limits })
    }

    /// An edge of the funnel.
    fn edge(&self, value: fn(&Limit) -> f64) -> Vec<Point> {
        self.limits.iter().map(|limit| (self.across.at(limit.size), self.up.at(value(limit)))).collect()
    }

    fn band(&self, low: fn(&Limit) -> f64, high: fn(&Limit) -> f64) -> String {
        let mut band = self.edge(high);
        band.extend(self.edge(low).into_iter().rev());
        format!("{}Z", path(&band))
    }

    /// How far outside a part is: not, outside the near limits, or outside the far ones.
    fn outside(&self, size: f64, value: f64) -> u8 {
        let after = self.limits.iter().position(|limit| size <= limit.size);
        let Some(after) = after.or(self.limits.len().checked_sub(1)) else { return 0 };
        let (one, other) = (self.limits[after.saturating_sub(1)], self.limits[after]);
        let span = other.size - one.size;
        let share = if span <= 0.0 { 1.0 } else { ((size - one.size) / span).clamp(0.0, 1.0) };
        let between = |edge: fn(&Limit) -> f64| edge(&one) + share * (edge(&other) - edge(&one));
        if value < between(|limit| limit.far.0) || between(|limit| limit.far.1) < value {
            2
        } else {
            u8::from(value < between(|limit| limit.near.0) || between(|limit| limit.near.1) < value)
        }
    }

    fn drawn(&self) -> Markup {
        let ((left, right), bottom) = (self.across.lengths, self.up.lengths.0);
        let size_labels = self.sizes.labels(self.plot.number, "");
        let parts: Vec<(&Part<'_>, Point, u8)> = (self.plot.parts.iter())
            .filter_map(|part| {
                let (size, value) = (drawable(part.size)?, drawable(part.value)?);
                Some((part, (self.across.at(size), self.up.at(value)), self.outside(size, value)))
            })
            .collect();
        let mean = self.up.at(drawable(self.plot.mean).unwrap_or(0.0));
        let end = |edge: fn(&Limit) -> f64| self.edge(edge).last().map_or(mean, |place| place.1);
        let ends = vec![
            End::of(end(|limit| limit.far.1), &[("lab", self.plot.far_words)], self.room),
            End::of(end(|limit| limit.near.1), &[("lab", self.plot.near_words)], self.room),
            End::of(mean, &[("lab2", self.plot.mean_words)], self.room),
        ];
        html! {
            @if !self.limits.is_empty() {
                path.lim d=(self.band(|limit| limit.far.0, |limit| limit.far.1)) {}
                path.fc d=(self.band(|limit| limit.near.0, |limit| limit.near.1)) {}
            }
            (upwards(&self.round, &self.numbers, self.up, left, right))
            path.ax2 d={ "M" (short(left)) " " (short(bottom)) "H" (short(right)) } {}
            @for (tick, label) in self.sizes.ticks.iter().zip(&size_labels) {
                path.ax2 d={ "M" (short(self.across.at(*tick))) " " (short(bottom)) "v5" } {}
                text.lab x=(short(self.across.at(*tick))) y=(short(bottom + 19.0)) text-anchor="middle" { (label) }
            }
            text.lab x=(short(right)) y=(short(bottom + 37.0)) text-anchor="end" { (self.plot.size_words) }
            path.mean d={ "M" (short(left)) " " (short(mean)) "H" (short(right)) } {}
            @for (part, (x, y), outside) in &parts {
                @if *outside == 2 { circle.ringo cx=(short(*x)) cy=(short(*y)) r="7.5" {} }
                circle class=(if *outside == 0 { "pt" } else { "pt small" }) cx=(short(*x)) cy=(short(*y)) r="4" {
                    @if !part.words.is_empty() { title { (part.words) } }
                }
            }
            (names(&parts, Area { left, top: 0.0, right: self.size.0, bottom }, mean))
            (labels::ends(ends, right + 12.0, 6.0, bottom + 4.0))
        }
    }
}

/// The names of those that are outside, beside them.
fn names(parts: &[(&Part<'_>, Point, u8)], within: Area, mean: f64) -> Markup {
    let mut taken = Taken::default();
    for (_, (x, y), _) in parts {
        taken.add(Area { left: x - 6.0, top: y - 6.0, right: x + 6.0, bottom: y + 6.0 });
    }
    taken.add_line(&[(within.left, mean), (within.right, mean)]);
    let named: Vec<(&str, Area)> = (parts.iter())
        .filter(|(part, _, outside)| 0 < *outside && !part.label.is_empty())
        .filter_map(|(part, (x, y), _)| {
            let middle = Area::of_words(part.label, *x, y - 8.0);
            let half = (middle.right - middle.left) / 2.0 + 11.0;
            let moved = |aside: f64, down: f64| Area {
                left: middle.left + aside,
                right: middle.right + aside,
                top: middle.top + down,
                bottom: middle.bottom + down,
            };
            let places = [
                moved(half, 0.0),
                moved(-half, 0.0),
                moved(0.0, -17.0),
                moved(0.0, 19.0),
                moved(half, -10.0),
                moved(-half, 10.0),
            ];
            taken.place(places.map(|area| (area, ())), within).map(|(area, ())| (part.label, area))
        })
        .collect();
    html! {
        @for (label, area) in named {
            text.lab2 x=(short((area.left + area.right) / 2.0)) y=(short(area.top + 12.0)) text-anchor="middle" { (label) }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn limits() -> Vec<Limit> {
        (1..=20)
            .map(|at| {
                let size = f64::from(at) * 50.0;
                let half = 100.0 / size.sqrt();
                Limit { size, near: (42.0 - half, 42.0 + half), far: (42.0 - 1.6 * half, 42.0 + 1.6 * half) }
            })
            .collect()
    }

    fn drawn(parts: &[Part<'_>], limits: &[Limit], size: Size) -> String {
        let plot = FunnelPlot {
            id: "f",
            title: "Län mot riket",
            description: "Två län avviker.",
            parts,
            mean: 42.0,
            limits,
            number: &|value, decimals| format!("{value:.decimals$}"),
            unit: "%",
            possible: (Some(0.0), Some(100.0)),
            size_words: "antal svar",
            mean_words: "Riket 42",
            near_words: "95 av 100 inom",
            far_words: "998 av 1 000 inom",
        };
        draw_one(&plot, size).into_string()
    }

    fn part(label: &str, size: f64, value: f64) -> Part<'_> {
        Part { label, size, value, words: "" }
    }

    #[test]
    fn those_outside_have_their_names() {
        let parts = [part("Inom", 400.0, 44.0), part("<Nära>", 400.0, 48.0), part("Långt", 900.0, 60.0)];
        let svg = drawn(&parts, &limits(), Size::Wide);
        check::drawing(&svg);
        assert!(!svg.contains("Inom") && svg.contains("&lt;Nära&gt;") && svg.contains(">Långt<"), "{svg}");
        assert_eq!((check::count(&svg, "circle", "ringo"), check::count(&svg, "circle", "pt")), (1, 3));
    }

    #[test]
    fn without_limits_nobody_is_outside() {
        let svg = drawn(&[part("A", 1.0, 99.0)], &[], Size::Narrow);
        check::drawing(&svg);
        assert!(!svg.contains(">A<"));
        assert_eq!(drawn(&[], &limits(), Size::Wide), "");
    }

    proptest! {
        #[test]
        fn any_parts_can_be_drawn(parts in prop::collection::vec((any::<f64>(), any::<f64>()), 0..20), far in any::<f64>()) {
            let parts: Vec<Part<'_>> = parts.iter().map(|(size, value)| part("Västra Götaland", *size, *value)).collect();
            let limit = Limit { size: far, near: (0.0, 1.0), far: (-far, far) };
            let svg = drawn(&parts, &[limit, limit], Size::Narrow);
            if !svg.is_empty() {
                check::drawing(&svg);
            }
        }
    }
}
