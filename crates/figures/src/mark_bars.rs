//! How many gave each mark from 1 to 5, as five columns with their numbers over them, and a wedge under the middle. The
//! same stands in a table beside it.

use maud::{Markup, html};

use crate::measure::short;

const WIDTH: f64 = 250.0;
const HEIGHT: f64 = 116.0;
/// Where the columns stand, and how high the highest is.
const FOOT: f64 = 84.0;
const HIGHEST: f64 = 64.0;
const STEP: f64 = WIDTH / 5.0;
const COLUMN: f64 = 34.0;
/// A count that is there is seen, however small beside the others.
const LEAST: f64 = 1.5;

/// Draws the columns, the lowest mark first. `median` is the place of the middle, or the two that it is between, from 0.
/// `id` makes the picture's ids its own on the page, `title` says what it is of, and `description` all of it in words.
pub fn draw(id: &str, (title, description): (&str, &str), counts: [u32; 5], median: Option<(usize, usize)>) -> Markup {
    let most = f64::from(counts.into_iter().max().unwrap_or(0).max(1));
    let middle = |place: f64| STEP * (place + 0.5);
    let (title_id, description_id) = (format!("{id}-title"), format!("{id}-desc"));
    html! {
        svg.markbars viewBox={ "0 0 " (short(WIDTH)) " " (short(HEIGHT)) } role="img"
            aria-labelledby=(title_id) aria-describedby=(description_id) {
            title id=(title_id) { (title) }
            desc id=(description_id) { (description) }
            @for (place, count) in counts.into_iter().enumerate() {
                @let height = if count == 0 { 0.0 } else { (HIGHEST * f64::from(count) / most).max(LEAST) };
                @let x = middle(place as f64);
                @if 0 < count {
                    rect.col x=(short(x - COLUMN / 2.0)) y=(short(FOOT - height)) width=(short(COLUMN)) height=(short(height)) {}
                }
                text.lab2 x=(short(x)) y=(short(FOOT - height - 5.0)) text-anchor="middle" { (count) }
                text.lab x=(short(x)) y=(short(FOOT + 16.0)) text-anchor="middle" { (place + 1) }
            }
            path.ax d={ "M0 " (short(FOOT)) "H" (short(WIDTH)) } {}
            @if let Some((low, high)) = median {
                @let x = (middle(low as f64) + middle(high as f64)) / 2.0;
                path.wedge d={ "M" (short(x)) " " (short(FOOT + 21.0)) "l5.5 9h-11z" } {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    fn drawn(counts: [u32; 5], median: Option<(usize, usize)>) -> String {
        let svg = draw("m", ("Lätt att ta till sig", "1: 0, 2: 2, 3: 5"), counts, median).into_string();
        check::drawing(&svg);
        svg
    }

    #[test]
    fn a_column_for_each_mark_that_was_given_and_a_wedge_under_the_middle() {
        let svg = drawn([0, 2, 5, 20, 11], Some((3, 3)));
        assert_eq!(check::count(&svg, "rect", "col"), 4);
        assert_eq!(check::count(&svg, "text", ""), 10, "a number over each place, and the mark under it");
        assert!(svg.contains(r#"<path class="wedge" d="M175 105l5.5 9h-11z">"#), "{svg}");
        assert!(svg.contains("<desc id=\"m-desc\">1: 0, 2: 2, 3: 5</desc>"));
        assert!(drawn([1, 0, 0, 0, 1], Some((0, 4))).contains("M125 105"), "between the two");
    }

    #[test]
    fn of_nothing_there_is_no_column_and_no_middle() {
        let svg = drawn([0; 5], None);
        assert_eq!((check::count(&svg, "rect", ""), check::count(&svg, "path", "wedge")), (0, 0));
    }

    proptest! {
        #[test]
        fn the_columns_stand_in_the_picture_and_the_higher_is_of_more(counts in prop::array::uniform5(0..u32::MAX)) {
            let svg = drawn(counts, None);
            let document = roxmltree::Document::parse(&svg).unwrap();
            for column in document.descendants().filter(|node| node.has_tag_name("rect")) {
                let number = |name| column.attribute(name).unwrap().parse::<f64>().unwrap();
                prop_assert!(0.0 <= number("y") && number("y") + number("height") <= FOOT + 0.1);
            }
        }
    }
}
