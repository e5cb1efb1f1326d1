//! Texts with what was taken out and put in marked: `del` and `ins`. Not what differs; that is `domain::difference`.

use domain::difference::{self, Piece};
use maud::{Markup, html};

/// Both texts in one: what only the old one has is marked as taken out, what only the new one has as put in.
pub fn both(old: &str, new: &str) -> Markup {
    let pieces = difference::words(old, new);
    html! {
        @for (at, piece) in pieces.iter().enumerate() {
            @match piece {
                Piece::Same(text) => (text),
                Piece::Removed(text) => (removed(text)),
                Piece::Added(text) => {
                    // A word in the place of another stands apart from it; a comma does not.
                    @let beside = matches!(at.checked_sub(1).map(|before| &pieces[before]), Some(Piece::Removed(gone)) if gone.trim_end() == *gone);
                    @if beside && text.starts_with(char::is_alphanumeric) { " " }
                    (added(text))
                }
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
        assert_eq!(both("Regioner", "Kommuner").into_string(), "<del>Regioner</del> <ins>Kommuner</ins>");
    }

    #[test]
    fn what_is_marked_is_escaped() {
        assert_eq!(added("<b>").into_string(), "<ins>&lt;b&gt;</ins>");
    }
}
