//! How many of a goal's indicators can carry a verdict: a square for each, filled when it can. The words stand beside it.

use maud::{Markup, html};

use crate::measure::{short, text_width};

const SIDE: f64 = 13.0;
const STEP: f64 = 18.0;
/// The most squares; of more, the words alone tell.
pub const MOST: usize = 40;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceCoverage<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// How many can.
    pub carrying: usize,
    /// How many there are.
    pub all: usize,
    /// "5 av 8 indikatorer kan bära ett omdöme".
    pub words: &'a str,
}

/// Draws them, with the words after.
pub fn draw(coverage: &EvidenceCoverage<'_>) -> Markup {
    let all = if coverage.all <= MOST { coverage.all } else { 0 };
    let words_at = STEP * all as f64 + if all == 0 { 0.0 } else { 6.0 };
    let width = words_at + text_width(coverage.words, 13.0);
    let title = format!("{}-title", coverage.id);
    html! {
        svg.coverage width=(short(width)) height="16" viewBox={ "0 0 " (short(width)) " 16" } role="img" aria-labelledby=(title) {
            title id=(title) { (coverage.words) }
            @for at in 0..all {
                rect class=(if at < coverage.carrying { "has" } else { "lacks" }) x=(short(STEP * at as f64 + 1.0)) y="1.5"
                    width=(short(SIDE)) height=(short(SIDE)) {}
            }
            text.lab2 x=(short(words_at)) y="12.5" { (coverage.words) }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check;

    use super::*;

    #[test]
    fn a_square_for_each() {
        let coverage = EvidenceCoverage { id: "c", carrying: 5, all: 8, words: "5 av 8 kan bära ett omdöme" };
        let svg = draw(&coverage).into_string();
        check::drawing(&svg);
        assert_eq!((check::count(&svg, "rect", "has"), check::count(&svg, "rect", "lacks")), (5, 3));
    }

    #[test]
    fn none_and_very_many_are_told_in_words() {
        for all in [0, 3000] {
            let svg = draw(&EvidenceCoverage { id: "c", carrying: 9000, all, words: "<inga>" }).into_string();
            check::drawing(&svg);
            assert_eq!(check::count(&svg, "rect", ""), 0);
        }
    }
}
