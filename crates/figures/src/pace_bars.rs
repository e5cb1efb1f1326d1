//! The pace that is needed to reach a target in time, over the pace that there is: two bars from one line at no change.

use maud::{Markup, html};

use crate::axis::drawable;
use crate::direction_mark::Direction;
use crate::measure::{short, text_width, wrapped};
use crate::picture::picture;

const WIDTH: f64 = 380.0;
const ROW: f64 = 30.0;
const BAR: f64 = 12.0;
const MOST_LABEL: f64 = 130.0;
const GAP: f64 = 10.0;
const LEAST_BAR: f64 = 1.5;

/// A pace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace<'a> {
    /// "Behövs", "Nu".
    pub label: &'a str,
    /// The change in a year.
    pub a_year: f64,
    /// Between what it is likely to be.
    pub interval: Option<(f64, f64)>,
    /// The same as it is written: "+4,3 per år".
    pub written: &'a str,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PaceBars<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// All of it in words.
    pub title: &'a str,
    /// What is needed, from now on.
    pub required: Pace<'a>,
    /// What there is.
    pub actual: Pace<'a>,
    /// What the movement is for the goal.
    pub direction: Direction,
    /// "ingen förändring", at the line.
    pub no_change: &'a str,
}

/// Draws the picture.
pub fn draw(bars: &PaceBars<'_>) -> Markup {
    let paces = [bars.required, bars.actual];
    let widest = |texts: [&str; 2], most: f64| {
        texts.map(|text| text_width(text, 13.0)).into_iter().fold(0.0, f64::max).min(most)
    };
    let labels = widest(paces.map(|pace| pace.label), MOST_LABEL);
    let numbers = widest(paces.map(|pace| pace.written), MOST_LABEL);
    let (left, right) = (labels + GAP, WIDTH - numbers - GAP);
    let all = paces
        .iter()
        .flat_map(|pace| [Some(pace.a_year), pace.interval.map(|one| one.0), pace.interval.map(|one| one.1)]);
    let (low, high) =
        all.flatten().filter_map(drawable).fold((0.0_f64, 0.0_f64), |(low, high), one| (low.min(one), high.max(one)));
    let span = if high - low <= 0.0 { 1.0 } else { high - low };
    let at = |value: f64| left + (right - left) * (drawable(value).unwrap_or(0.0) - low) / span;
    let bottom = ROW * 2.0 + 2.0;
    let zero = at(0.0);
    let anchor = if low < 0.0 && 0.0 < high {
        "middle"
    } else if low < 0.0 {
        "end"
    } else {
        "start"
    };
    let content = html! {
        @for (nth, pace) in paces.iter().enumerate() {
            @let top = ROW * nth as f64 + 8.0;
            @let label = wrapped(pace.label, 13.0, labels + 1.0, 1).concat();
            text.lab2 x="0" y=(short(top + 10.5)) { @if label != pace.label { title { (pace.label) } } (label) }
            @let end = at(pace.a_year);
            @let (class, direction) = if nth == 0 { ("track needed", None) } else { ("actual", Some(bars.direction.name())) };
            rect class=(class) data-d=[direction] x=(short(zero.min(end))) y=(short(top)) width=(short((end - zero).abs().max(LEAST_BAR))) height=(short(BAR)) {}
            // Under the bar, where it is seen whatever the bar's colour is.
            @if let Some((low, high)) = pace.interval {
                path.brkt d={ "M" (short(at(low))) " " (short(top + BAR + 3.0)) "v4m0-2H" (short(at(high))) "m0-2v4" } {}
            }
            text.lab2.strong[nth == 1] x=(short(WIDTH)) y=(short(top + 10.5)) text-anchor="end" { (pace.written) }
        }
        path.ax2 d={ "M" (short(zero)) " 2V" (short(bottom)) } {}
        text.lab x=(short(zero)) y=(short(bottom + 15.0)) text-anchor=(anchor) { (bars.no_change) }
    };
    picture("chart small-chart", bars.id, (bars.title, ""), (WIDTH, bottom + 20.0), &content)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn drawn(required: f64, actual: f64, interval: Option<(f64, f64)>) -> String {
        let pace = |label, a_year, interval| Pace { label, a_year, interval, written: "+4,3 <per år>" };
        draw(&PaceBars {
            id: "p",
            title: "Det behövs mer",
            required: pace("Behövs", required, None),
            actual: pace("Nu", actual, interval),
            direction: Direction::Toward,
            no_change: "ingen förändring",
        })
        .into_string()
    }

    #[test]
    fn half_the_pace_is_half_the_bar() {
        let svg = drawn(4.0, 2.0, None);
        check::drawing(&svg);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let widths: Vec<f64> = document
            .descendants()
            .filter(|node| node.has_tag_name("rect"))
            .map(|node| node.attribute("width").unwrap().parse().unwrap())
            .collect();
        assert!((widths[0] - 2.0 * widths[1]).abs() < 0.2, "{widths:?}");
    }

    #[test]
    fn the_wrong_way_is_on_the_other_side() {
        let svg = drawn(4.0, -2.0, Some((-3.0, -1.0)));
        check::drawing(&svg);
        assert!(svg.contains(r#"text-anchor="middle""#));
    }

    proptest! {
        #[test]
        fn any_pace_can_be_drawn(required in any::<f64>(), actual in any::<f64>(), low in any::<f64>(), high in any::<f64>()) {
            check::drawing(&drawn(required, actual, Some((low, high))));
        }
    }
}
