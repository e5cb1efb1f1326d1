//! A goal's indicators, one row each: which way it moves, how strong the evidence is, and its line. Never added together.

use maud::{Markup, html};

use crate::direction_mark::{self, Movement};
use crate::sparkline::{Spark, Sparkline};

/// The most dots of evidence: clear.
pub const MOST_EVIDENCE: u8 = 3;

/// An indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Where it is.
    pub address: &'a str,
    /// In which language it is called so, where that is not the reader's.
    pub language: Option<&'a str>,
    /// Its values, how they usually vary, and its direction.
    pub spark: Spark<'a>,
    /// Which way its value goes.
    pub movement: Option<Movement>,
    /// The direction in words.
    pub word: &'a str,
    /// How strong the evidence is: none to three.
    pub evidence: u8,
    /// The same in words: "svagt underlag".
    pub evidence_words: &'a str,
    /// The last value, and when: "46 % kv. 3 2018".
    pub last: &'a str,
}

/// Draws the rows in their order.
pub fn draw(rows: &[Row<'_>]) -> Markup {
    html! {
        @if !rows.is_empty() {
            ul.strip {
                @for row in rows {
                    li {
                        (Sparkline::Large.draw(&row.spark))
                        a href=(row.address) lang=[row.language] { (row.name) }
                        (direction_mark::draw(row.spark.direction, row.movement, row.word))
                        span.evidence { (dots(row.evidence)) (row.evidence_words) }
                        span.cap { (row.last) }
                    }
                }
            }
        }
    }
}

/// Dots for how strong the evidence is. The words stand beside them.
pub fn dots(evidence: u8) -> Markup {
    html! {
        svg.dots-3 viewBox="0 0 34 10" aria-hidden="true" {
            @for at in 0..MOST_EVIDENCE {
                circle class=(if at < evidence { "has" } else { "lacks" }) cx=(5 + 12 * at) cy="5" r="3.7" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check;
    use crate::direction_mark::Direction;

    use super::*;

    #[test]
    fn each_row_says_all_of_it_in_words() {
        let values = [(2015.0, Some(30.0)), (2016.0, Some(34.0))];
        let row = Row {
            name: "Små företag <digital>",
            address: "/indikator/1",
            language: Some("sv"),
            spark: Spark { values: &values, usual: None, direction: Direction::Away },
            movement: Some(Movement::Falling),
            word: "Från målet",
            evidence: 2,
            evidence_words: "en antydan",
            last: "46 % kv. 3 2018",
        };
        let markup = draw(&[row]).into_string();
        check::drawing(&markup);
        for word in ["Små företag &lt;digital&gt;", "Från målet", "en antydan", "46 % kv. 3 2018"] {
            assert!(markup.contains(word), "{word}");
        }
        assert_eq!((check::count(&markup, "circle", "has"), check::count(&markup, "circle", "lacks")), (2, 1));
        assert_eq!(draw(&[]).into_string(), "");
    }

    #[test]
    fn evidence_is_none_to_three_dots() {
        for (evidence, filled) in [(0, 0), (3, 3), (200, 3)] {
            let svg = dots(evidence).into_string();
            check::drawing(&svg);
            assert_eq!(check::count(&svg, "circle", "has"), filled);
        }
    }
}
