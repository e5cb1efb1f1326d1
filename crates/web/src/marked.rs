//! Texts with what was taken out and put in marked: `del` and `ins`. Not what differs; that is `domain::difference`.

use domain::difference::{self, Piece};
use maud::{Markup, html};

/// Both texts in one: what only the old one has is marked as taken out, what only the new one has as put in.
pub fn both(old: &str, new: &str) -> Markup {
    html! {
        @for piece in difference::words(old, new) {
            @match piece {
                Piece::Same(text) => (text),
                Piece::Removed(text) => (removed(text)),
                Piece::Added(text) => (added(text)),
            }
        }
    }
}

/// What was taken out.
pub fn removed(text: &str) -> Markup {
    let (before, words, after) = apart(text);
    html! { (before) @if !words.is_empty() { del { (words) } } (after) }
}

/// What was put in.
pub fn added(text: &str) -> Markup {
    let (before, words, after) = apart(text);
    html! { (before) @if !words.is_empty() { ins { (words) } } (after) }
}

// Space at the ends is not struck through or underlined.
fn apart(text: &str) -> (&str, &str, &str) {
    let words = text.trim();
    let start = text.len() - text.trim_start().len();
    (&text[..start], words, &text[start + words.len()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_stays_outside_the_marks_and_nothing_is_lost() {
        assert_eq!(removed(" och ").into_string(), " <del>och</del> ");
        assert_eq!(added("  ").into_string(), "  ");
        let markup = both("Regioner och branscher", "Regioner, branscher").into_string();
        assert!(markup.contains("<del>och</del>") && !markup.contains("<del> "), "{markup}");
    }

    #[test]
    fn what_is_marked_is_escaped() {
        assert_eq!(added("<b>").into_string(), "<ins>&lt;b&gt;</ins>");
    }
}
