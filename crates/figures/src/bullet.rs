//! Where something stands between where it began and where it should be: a bar to what it is now, marks at what it was
//! and at what it should be by now, and a ring at the target.

use maud::{Markup, html};

use crate::axis::{Number, Round, Scale};
use crate::labels::{Area, LINE, Taken};
use crate::measure::{short, text_width};
use crate::picture::picture;

const WIDTH: f64 = 380.0;
const MARGIN: f64 = 12.0;
/// The most rows of words over and under the bar.
const ROWS: usize = 3;
const BAR: f64 = 12.0;

/// A number and its words: "Nu 46".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stand<'a> {
    /// The number.
    pub value: f64,
    /// What it is, with the number.
    pub words: &'a str,
}

/// What is drawn.
pub struct Bullet<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// All of it in words.
    pub title: &'a str,
    /// What it is now.
    pub now: Stand<'a>,
    /// What it was when the target was set.
    pub base: Option<Stand<'a>>,
    /// What it should be at last.
    pub target: Option<Stand<'a>>,
    /// What it should be by now to be there in time.
    pub expected: Option<Stand<'a>>,
    /// How numbers on the axis are written.
    pub number: Number<'a>,
    /// The unit, after the last number.
    pub unit: &'a str,
    /// The least and the most that is possible.
    pub possible: (Option<f64>, Option<f64>),
}

/// Draws the picture.
pub fn draw(bullet: &Bullet<'_>) -> Markup {
    let stands = || [Some(bullet.now), bullet.base, bullet.target, bullet.expected].into_iter().flatten();
    // The bar begins at the base: where nothing was known before, at nothing.
    let start = bullet.base.map_or(0.0, |base| base.value);
    let round = Round::enclosing(stands().map(|stand| stand.value).chain([start]), bullet.possible, 4);
    let labels = round.labels(bullet.number, bullet.unit);
    let margin = labels.last().map_or(0.0, |label| text_width(label, 12.0) / 2.0).max(MARGIN);
    let across = Scale { numbers: round.ends, lengths: (MARGIN, WIDTH - margin) };
    let at = |stand: Stand<'_>| across.at(if stand.value.is_finite() { stand.value } else { start });

    let mut taken = Taken::default();
    let row = |x: f64, row: usize, words: &str| {
        let area = Area::of_words(words, x, LINE * row as f64).within(0.0, WIDTH);
        (area, row)
    };
    let within = Area { left: 0.0, top: -LINE, right: WIDTH, bottom: 1000.0 };
    let mut words: Vec<(Stand<'_>, &str, Area)> = Vec::new();
    for (stand, class) in
        [(Some(bullet.now), "lab2 strong"), (bullet.target, "lab2"), (bullet.expected, "lab"), (bullet.base, "lab")]
    {
        let Some(stand) = stand.filter(|stand| !stand.words.is_empty()) else { continue };
        let places = (0..ROWS).map(|nth| row(at(stand), nth, stand.words));
        if let Some((area, _)) = taken.place(places, within) {
            words.push((stand, class, area));
        }
    }
    // The first row is nearest to the bar, so rows are counted from below.
    let rows = words.iter().map(|(.., area)| area.bottom).fold(0.0, f64::max);
    let bar = rows + 8.0;
    let middle = bar + BAR / 2.0;
    let axis = bar + BAR + 10.0;
    let (from, now) = (across.at(start), at(bullet.now));
    let content = html! {
        path.ax2 d={ "M" (short(MARGIN)) " " (short(axis)) "H" (short(WIDTH - margin)) } {}
        @for (tick, label) in round.ticks.iter().zip(&labels) {
            path.ax2 d={ "M" (short(across.at(*tick))) " " (short(axis)) "v4" } {}
            text.lab x=(short(across.at(*tick))) y=(short(axis + 17.0)) text-anchor="middle" { (label) }
        }
        rect.track x=(short(MARGIN)) y=(short(bar)) width=(short(WIDTH - margin - MARGIN)) height=(short(BAR)) {}
        rect.gain x=(short(from.min(now))) y=(short(bar + 3.0)) width=(short((now - from).abs().max(1.5))) height=(short(BAR - 6.0)) {}
        @if let Some(base) = bullet.base { path.tick d={ "M" (short(at(base))) " " (short(bar - 2.0)) "v" (short(BAR + 4.0)) } {} }
        @if let Some(expected) = bullet.expected {
            path.tick.expected d={ "M" (short(at(expected))) " " (short(bar - 4.0)) "v" (short(BAR + 8.0)) } {}
        }
        @if let Some(target) = bullet.target { circle.goalk cx=(short(at(target))) cy=(short(middle)) r="5" {} }
        @for (stand, class, area) in &words {
            @let top = rows - area.bottom;
            @let x = (area.left + area.right) / 2.0;
            @if 1.0 < rows - top - LINE { path.brkt d={ "M" (short(at(*stand))) " " (short(top + LINE + 1.0)) "V" (short(bar - 5.0)) } {} }
            text class=(class) x=(short(x)) y=(short(top + 11.5)) text-anchor="middle" { (stand.words) }
        }
    };
    picture("chart small-chart", bullet.id, (bullet.title, ""), (WIDTH, axis + 22.0), &content)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn number(value: f64, decimals: usize) -> String {
        format!("{value:.decimals$}")
    }

    fn drawn(now: f64, base: Option<f64>, target: Option<f64>, expected: Option<f64>) -> String {
        let stand = |words| move |value| Stand { value, words };
        draw(&Bullet {
            id: "b",
            title: "Nu 46, målet är 60",
            now: Stand { value: now, words: "Nu 46" },
            base: base.map(stand("2015: 39")),
            target: target.map(stand("Mål 60")),
            expected: expected.map(stand("Väntat nu <49>")),
            number: &number,
            unit: "%",
            possible: (None, None),
        })
        .into_string()
    }

    #[test]
    fn the_bar_goes_from_the_base_to_now() {
        let svg = drawn(46.0, Some(40.0), Some(60.0), Some(49.0));
        check::drawing(&svg);
        assert_eq!(check::count(&svg, "rect", "gain"), 1);
        assert_eq!(check::count(&svg, "circle", "goalk"), 1);
        assert_eq!(check::count(&svg, "path", "expected"), 1);
        assert!(svg.contains("&lt;49&gt;"));
    }

    #[test]
    fn alone_it_goes_from_nothing() {
        let svg = drawn(46.0, None, None, None);
        check::drawing(&svg);
        assert!(svg.contains(r#"<rect class="gain" x="12""#), "{svg}");
    }

    proptest! {
        #[test]
        fn any_numbers_can_be_drawn(now in any::<f64>(), base in prop::option::of(any::<f64>()),
            target in prop::option::of(-1e3..1e3_f64), expected in prop::option::of(any::<f64>())) {
            check::drawing(&drawn(now, base, target, expected));
        }
    }
}
