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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar<'a> {
    /// What it is about: "Revision 4".
    pub label: &'a str,
    /// LIX.
    pub value: u32,
    /// Whether it is the one that is being written now.
    pub now: bool,
}

/// Draws bars from above, with their numbers beside them and a line at what should not be passed. `id` makes the
/// picture's ids its own on the page, `title` is all of it in words, and `limit_label` stands at the line:
/// "gräns 40".
pub fn draw(id: &str, title: &str, bars: &[Bar<'_>], limit: u32, limit_label: &str) -> Markup {
    let highest = bars.iter().map(|bar| bar.value).chain([limit, 1]).max().unwrap_or(1);
    let point = POINT.min((BARS_TO - BARS_FROM) / f64::from(highest));
    let height = FIRST_ROW + ROW * bars.len() as f64;
    let line = BARS_FROM + point * f64::from(limit);
    // To the right of the line, unless it would end outside the picture there.
    let left_of_line = WIDTH < line + 4.0 + text_width(limit_label, 12.0);
    let title_id = format!("{id}-title");
    html! {
        svg.lix viewBox={ "0 0 " (short(WIDTH)) " " (short(height)) } role="img" aria-labelledby=(title_id) {
            title id=(title_id) { (title) }
            path.ax d={ "M" (short(line)) " 0V" (short(height - 8.0)) } {}
            text.lab x=(short(if left_of_line { line - 4.0 } else { line + 4.0 })) y="10"
                text-anchor=[left_of_line.then_some("end")] { (limit_label) }
            @for (index, bar) in bars.iter().enumerate() {
                @let top = FIRST_ROW + ROW * index as f64;
                @let label = wrapped(bar.label, 13.0, BARS_FROM - 6.0, 1).concat();
                text.lab2 x="0" y=(short(top + 10.0)) { @if label != bar.label { title { (bar.label) } } (label) }
                rect class=(if bar.now { "gain" } else { "lx" }) x=(short(BARS_FROM)) y=(short(top))
                    width=(short(point * f64::from(bar.value))) height=(short(BAR)) {}
                text.lab2 x=(short(NUMBERS_TO)) y=(short(top + 11.0)) text-anchor="end" { (bar.value) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn drawn(bars: &[Bar<'_>], limit: u32) -> String {
        draw("lix", "Läsbarhet", bars, limit, "gräns 40").into_string()
    }

    #[test]
    fn the_bars_of_the_editor() {
        let bars = [
            Bar { label: "Revision 3", value: 52, now: false },
            Bar { label: "Revision 4", value: 38, now: false },
            Bar { label: "Utkastet", value: 34, now: true },
        ];
        insta::assert_snapshot!(drawn(&bars, 40).replace("><", ">\n<"), @r#"
        <svg class="lix" viewBox="0 0 380 92" role="img" aria-labelledby="lix-title">
        <title id="lix-title">Läsbarhet</title>
        <path class="ax" d="M260 0V84">
        </path>
        <text class="lab" x="264" y="10">gräns 40</text>
        <text class="lab2" x="0" y="30">Revision 3</text>
        <rect class="lx" x="100" y="20" width="208" height="12">
        </rect>
        <text class="lab2" x="372" y="31" text-anchor="end">52</text>
        <text class="lab2" x="0" y="54">Revision 4</text>
        <rect class="lx" x="100" y="44" width="152" height="12">
        </rect>
        <text class="lab2" x="372" y="55" text-anchor="end">38</text>
        <text class="lab2" x="0" y="78">Utkastet</text>
        <rect class="gain" x="100" y="68" width="136" height="12">
        </rect>
        <text class="lab2" x="372" y="79" text-anchor="end">34</text>
        </svg>
        "#);
    }

    proptest! {
        #[test]
        fn bars_stay_in_the_picture(values in prop::collection::vec(0u32..5000, 0..8), limit in 0u32..100) {
            let bar = |value: &u32| Bar { label: "En mycket lång rubrik på en rad", value: *value, now: false };
            let svg = drawn(&values.iter().map(bar).collect::<Vec<_>>(), limit);
            check::drawing(&svg);
            let document = roxmltree::Document::parse(&svg).unwrap();
            for bar in document.descendants().filter(|node| node.has_tag_name("rect")) {
                let width: f64 = bar.attribute("width").unwrap().parse().unwrap();
                prop_assert!(width <= BARS_TO - BARS_FROM);
            }
        }
    }
}
