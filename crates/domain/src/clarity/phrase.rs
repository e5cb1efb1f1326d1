//! A text as words with their places, for finding phrases in it. Shared by the findings about wording.

use std::ops::Range;

use super::{Place, Wording};
use crate::text;

/// A word in a text.
pub(super) struct Word {
    /// Where, in bytes.
    pub(super) range: Range<usize>,
    /// Folded.
    pub(super) folded: String,
    /// Whether only space stands between it and the word before.
    pub(super) follows: bool,
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut at, mut follows) = (0, false);
    for token in text::tokens(text) {
        let range = at..at + token.len();
        at = range.end;
        if text::is_word(token) {
            words.push(Word { range, folded: text::fold(token), follows });
            follows = true;
        } else if !token.trim().is_empty() || token.contains('\n') {
            follows = false;
        }
    }
    words
}

/// A finding about these words, with a replacement that keeps a capital at the beginning.
pub(super) fn wording(place: Place, text: &str, range: Range<usize>, replacement: Option<String>) -> Wording {
    let found = text[range.clone()].to_owned();
    let capital = found.starts_with(char::is_uppercase);
    let replacement = replacement.map(|plain| if capital { capitalised(&plain) } else { plain });
    Wording { place, range, found, replacement }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
