//! Readability as bars: the revisions before, the draft now, and the line to stay under.

use maud::{Markup, html};

use crate::measure::{short, text_width, wrapped};

/// Where bars begin, and how far the longest may reach.
const BARS_FROM: f64 = 100.0;
const BARS_TO: f64 = 340.0;
/// Where numbers end.
const NUMBERS_TO: f64 = 372.0;
const WIDTH: f64 = 380.0;
const ROW: f64 = 24.0;
const FIRST_ROW: f64 = 20.0;
const BAR: f64 = 12.0;
/// A point of LIX is so wide while there is room, which is up to 60: very hard to read.
const POINT: f64 = 4.0;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is about: "Revision 4".
    pub label: String,
    /// LIX; `None` when there is nothing to measure, which leaves the row without a bar.
    pub value: Option<u32>,
    /// The one that is being written now.
    pub now: bool,
}

/// The picture.
pub struct LixBars<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// All of it in words, for those who listen.
    pub title: &'a str,
    /// The bars, from above.
    pub rows: &'a [Row],
    /// What should not be passed.
    pub limit: u32,
    /// What stands at the limit: "gräns 40".
    pub limit_label: &'a str,
}

/// Draws the bars. Numbers stand beside them as they are.
pub fn draw(bars: &LixBars<'_>) -> Markup {
    let highest = bars.rows.iter().filter_map(|row| row.value).chain([bars.limit]).max().unwrap_or(0);
    let point = POINT.min((BARS_TO - BARS_FROM) / f64::from(highest.max(1)));
    let height = FIRST_ROW + ROW * bars.rows.len() as f64;
    let limit = BARS_FROM + point * f64::from(bars.limit);
    // To the right of the line, unless it would end outside the picture there.
    let label_left = limit + 4.0 + text_width(bars.limit_label, 12.0) > WIDTH;
    let title = format!("{}-title", bars.id);
    html! {
        svg.lix viewBox={ "0 0 " (short(WIDTH)) " " (short(height)) } role="img" aria-labelledby=(title) {
            title id=(title) { (bars.title) }
            path.ax d={ "M" (short(limit)) " 0V" (short(height - 8.0)) } {}
            text.lab x=(short(if label_left { limit - 4.0 } else { limit + 4.0 })) y="10"
                text-anchor=[label_left.then_some("end")] { (bars.limit_label) }
            @for (index, row) in bars.rows.iter().enumerate() {
                @let top = FIRST_ROW + ROW * index as f64;
                text.lab2 x="0" y=(short(top + 10.0)) {
                    (wrapped(&row.label, 13.0, BARS_FROM - 6.0, 1).concat())
                }
                @if let Some(value) = row.value {
                    rect class=(if row.now { "gain" } else { "lx" }) x=(short(BARS_FROM)) y=(short(top))
                        width=(short(point * f64::from(value))) height=(short(BAR)) {}
                    text.lab2 x=(short(NUMBERS_TO)) y=(short(top + 11.0)) text-anchor="end" { (value) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn row(label: &str, value: Option<u32>, now: bool) -> Row {
        Row { label: label.to_owned(), value, now }
    }

    fn drawn(rows: &[Row], limit: u32) -> String {
        draw(&LixBars { id: "lix", title: "Läsbarhet", rows, limit, limit_label: "gräns 40" }).into_string()
    }

    #[test]
    fn the_bars_of_the_editor() {
        let rows =
            [row("Revision 3", Some(52), false), row("Revision 4", Some(38), false), row("Utkastet", Some(34), true)];
        insta::assert_snapshot!(drawn(&rows, 40).replace("><", ">\n<"), @"");
    }

    #[test]
    fn nothing_to_measure_is_a_row_without_a_bar() {
        let svg = drawn(&[row("Utkastet", None, true)], 40);
        assert_eq!(check::count(&svg, "rect", ""), 0);
        assert_eq!(check::count(&svg, "text", "lab2"), 1);
    }

    proptest! {
        #[test]
        fn bars_stay_in_the_picture(values in prop::collection::vec(prop::option::of(0u32..5000), 0..8), limit in 0u32..100) {
            let rows: Vec<Row> = values.iter().map(|value| row("En mycket lång rubrik på en rad", *value, false)).collect();
            let svg = drawn(&rows, limit);
            check::drawing(&svg);
            let document = roxmltree::Document::parse(&svg).unwrap();
            for bar in document.descendants().filter(|node| node.has_tag_name("rect")) {
                let width: f64 = bar.attribute("width").unwrap().parse().unwrap();
                prop_assert!(width <= BARS_TO - BARS_FROM);
            }
        }
    }
}
