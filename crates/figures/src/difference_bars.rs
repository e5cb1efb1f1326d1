//! Who gets more and who gets less, as bars to both sides of an axis: filled to the right is more, hollow to the left
//! is less.

use maud::{Markup, html};

use crate::measure::{short, text_width, wrapped};

const WIDTH: f64 = 420.0;
const ROW: f64 = 23.0;
/// The baseline of the first row's words.
const FIRST_ROW: f64 = 20.0;
const BAR: f64 = 12.0;
/// Labels have no more room than this, however long they are.
const MOST_LABEL: f64 = 190.0;
const GAP: f64 = 10.0;
/// A change that is there is seen, however small beside the others.
const LEAST_BAR: f64 = 1.5;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'a> {
    /// What it is about: "Digitalisering".
    pub label: &'a str,
    /// How much more; below nothing is less.
    pub change: i64,
    /// The change as it is written: "+10,0".
    pub written: String,
}

/// Draws the rows from above, with their numbers. `id` makes the picture's ids its own on the page, and `title` is all
/// of it in words.
pub fn draw(id: &str, title: &str, differences: &[Difference<'_>]) -> Markup {
    let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
    let labels = widest(&mut differences.iter().map(|row| text_width(row.label, 13.0))).min(MOST_LABEL);
    let numbers = widest(&mut differences.iter().map(|row| text_width(&row.written, 13.0)));
    let (from, to) = (labels + GAP, WIDTH - numbers - GAP);
    let axis = (from + to) / 2.0;
    let most = differences.iter().map(|row| row.change.unsigned_abs()).max().unwrap_or(0).max(1);
    let room = ((to - from) / 2.0).max(LEAST_BAR);
    let length = |change: i64| (room * change.unsigned_abs() as f64 / most as f64).max(LEAST_BAR);
    let height = FIRST_ROW + ROW * differences.len() as f64 - 10.0;
    let title_id = format!("{id}-title");
    html! {
        svg.dumb viewBox={ "0 0 " (short(WIDTH)) " " (short(height)) } role="img" aria-labelledby=(title_id) {
            title id=(title_id) { (title) }
            @for (index, row) in differences.iter().enumerate() {
                @let line = FIRST_ROW + ROW * index as f64;
                @let label = wrapped(row.label, 13.0, labels + 1.0, 1).concat();
                text.lab2 x="0" y=(short(line)) { @if label != row.label { title { (row.label) } } (label) }
                @if row.change != 0 {
                    @let length = length(row.change);
                    @let (class, x) = if row.change < 0 { ("lose", axis - length) } else { ("gain", axis) };
                    rect class=(class) x=(short(x)) y=(short(line - 10.0)) width=(short(length)) height=(short(BAR)) {}
                }
                text.lab2 x=(short(WIDTH - 2.0)) y=(short(line)) text-anchor="end"
                    font-weight=[(row.change != 0).then_some("600")] { (row.written) }
            }
            path.ax2 d={ "M" (short(axis)) " 2V" (short(height - 2.0)) } {}
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn row(label: &str, change: i64) -> Difference<'_> {
        Difference { label, change, written: change.to_string() }
    }

    #[test]
    fn more_is_filled_and_less_is_hollow() {
        let rows = [row("Digitalisering", 10), row("Förenkling", 0), row("Regional kapacitet", -10)];
        insta::assert_snapshot!(draw("d", "Mer till digitalisering", &rows).into_string().replace("><", ">\n<"), @r#"
        <svg class="dumb" viewBox="0 0 420 79" role="img" aria-labelledby="d-title">
        <title id="d-title">Mer till digitalisering</title>
        <text class="lab2" x="0" y="20">Digitalisering</text>
        <rect class="gain" x="255.9" y="10" width="135.4" height="12">
        </rect>
        <text class="lab2" x="418" y="20" text-anchor="end" font-weight="600">10</text>
        <text class="lab2" x="0" y="43">Förenkling</text>
        <text class="lab2" x="418" y="43" text-anchor="end">0</text>
        <text class="lab2" x="0" y="66">Regional kapacitet</text>
        <rect class="lose" x="120.5" y="56" width="135.4" height="12">
        </rect>
        <text class="lab2" x="418" y="66" text-anchor="end" font-weight="600">-10</text>
        <path class="ax2" d="M255.9 2V77">
        </path>
        </svg>
        "#);
    }

    #[test]
    fn nothing_to_tell_is_only_an_axis() {
        let svg = draw("d", "Ingen skillnad", &[]).into_string();
        check::drawing(&svg);
        assert_eq!(check::count(&svg, "rect", ""), 0);
    }

    proptest! {
        #[test]
        fn bars_stay_between_labels_and_numbers(
            changes in prop::collection::vec(prop_oneof![Just(0), -2_000_000_000_000..2_000_000_000_000_i64], 1..12),
            label in "[A-Öa-ö ]{0,60}",
        ) {
            let rows: Vec<Difference<'_>> = changes.iter().map(|&change| row(&label, change)).collect();
            let svg = draw("d", "t", &rows).into_string();
            check::drawing(&svg);
            let changed = changes.iter().filter(|&&change| change != 0).count();
            prop_assert_eq!(check::count(&svg, "rect", ""), changed);
            let document = roxmltree::Document::parse(&svg).unwrap();
            for bar in document.descendants().filter(|node| node.has_tag_name("rect")) {
                let number = |name| bar.attribute(name).unwrap().parse::<f64>().unwrap();
                prop_assert!(0.0 <= number("x") && number("x") + number("width") <= WIDTH);
            }
        }
    }
}
