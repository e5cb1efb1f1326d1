//! Where the words of a query stand in a text as it is written: found in the folded text, marked in the original.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::Marked;
use crate::text;

/// How long an excerpt is, in letters: some two lines.
const EXCERPT: usize = 180;

/// How much of it stands before the first mark.
const LEAD: usize = 50;

/// The whole text, marked.
pub(super) fn whole(text: String, words: &[&str]) -> Marked {
    let marks = marks(&text, words);
    Marked { text, marks, cut_before: false, cut_after: false }
}

/// The part of a text where the words first stand; `None` when none of them does.
pub(super) fn excerpt(text: &str, words: &[&str]) -> Option<Marked> {
    let marks = marks(text, words);
    let first = marks.first()?.clone();
    let start = word_start(text, back(text, first.start, LEAD), first.start);
    let end = word_end(text, forward(text, start, EXCERPT).max(first.end));
    let part = &text[start..end];
    let trimmed = part.trim_end();
    let end = start + trimmed.len();
    Some(Marked {
        text: trimmed.to_owned(),
        marks: marks
            .into_iter()
            .filter(|mark| mark.end <= end)
            .map(|mark| mark.start - start..mark.end - start)
            .collect(),
        cut_before: 0 < start,
        cut_after: end < text.trim_end().len(),
    })
}

/// Every place of every word, joined where they meet.
fn marks(original: &str, words: &[&str]) -> Vec<Range<usize>> {
    let traced = Traced::of(original);
    let mut marks: Vec<Range<usize>> = words
        .iter()
        .flat_map(|word| traced.folded.match_indices(word))
        .map(|(place, word)| traced.origin(place..place + word.len()))
        .collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match joined.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => joined.push(mark),
        }
    }
    joined
}

/// Folded text that knows where each part of it came from.
struct Traced {
    folded: String,
    /// Where a part begins in the folded text, and what it was in the original; in order.
    parts: Vec<(usize, Range<usize>)>,
}

impl Traced {
    /// The same folded text as `text::fold` gives of a text that is kept: what a reader sees as one letter folds by
    /// itself.
    fn of(original: &str) -> Traced {
        let mut traced = Traced { folded: String::with_capacity(original.len()), parts: Vec::new() };
        for (at, letter) in original.grapheme_indices(true) {
            let folded = text::fold(letter);
            let second_space = folded == " " && traced.folded.ends_with(' ');
            if !folded.is_empty() && !second_space {
                traced.parts.push((traced.folded.len(), at..at + letter.len()));
                traced.folded.push_str(&folded);
            }
        }
        traced
    }

    fn origin(&self, folded: Range<usize>) -> Range<usize> {
        let part_at = |place: usize| {
            let after = self.parts.partition_point(|(start, _)| *start <= place);
            after.checked_sub(1).and_then(|at| self.parts.get(at)).map(|(_, origin)| origin.clone())
        };
        match (part_at(folded.start), part_at(folded.end.saturating_sub(1))) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }
}

fn back(text: &str, from: usize, letters: usize) -> usize {
    text[..from].char_indices().rev().take(letters).last().map_or(from, |(at, _)| at)
}

fn forward(text: &str, from: usize, letters: usize) -> usize {
    text[from..].char_indices().nth(letters).map_or(text.len(), |(at, _)| from + at)
}

/// The beginning of the first whole word from here on, if there is one before the end.
fn word_start(text: &str, from: usize, end: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let space = text[from..end].char_indices().find(|(_, letter)| letter.is_whitespace());
    space.map_or(from, |(at, letter)| from + at + letter.len_utf8())
}

/// The end of the word that is here.
fn word_end(text: &str, from: usize) -> usize {
    let space = text[from..].char_indices().find(|(_, letter)| letter.is_whitespace());
    // A text without spaces is cut all the same.
    match space {
        Some((at, _)) if at <= LEAD => from + at,
        _ if text.len() - from <= LEAD => text.len(),
        _ => from,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, words: &[&str], marked: &[&str]) {
        let found = whole(text.to_owned(), words);
        let shown: Vec<&str> = found.marks.iter().map(|mark| &text[mark.clone()]).collect();
        assert_eq!(shown, marked, "{text}");
    }

    #[test]
    fn what_is_marked_is_what_was_written() {
        check("Fler FÖRETAG växer", &["foretag"], &[]);
        check("Fler FÖRETAG växer", &["företag"], &["FÖRETAG"]);
        check("Idén om idéer", &["ide"], &["Idé", "idé"]);
        check("Straße och strasse", &["strass"], &["Straß", "strass"]);
        check("a\u{30a}r och år", &["år"], &["a\u{30a}r", "år"]);
        check("till\u{ad}växt", &["tillväxt"], &["till\u{ad}växt"]);
        check("tillväxt", &["till", "lväx"], &["tillväx"]);
    }

    #[test]
    fn an_excerpt_begins_and_ends_between_words_and_says_that_it_is_cut() {
        let text = format!("{} nål {}", "hö ".repeat(100), "hö ".repeat(100));
        let found = excerpt(&text, &["nål"]).unwrap();
        assert!(found.cut_before && found.cut_after);
        assert!(found.text.starts_with("hö ") && found.text.ends_with(" hö"), "{}", found.text);
        assert_eq!(&found.text[found.marks[0].clone()], "nål");
        assert_eq!(excerpt(&text, &["synål"]), None);
        let short = excerpt("Bara nål.", &["nål"]).unwrap();
        assert_eq!((short.text.as_str(), short.cut_before, short.cut_after), ("Bara nål.", false, false));
    }

    proptest! {
        #[test]
        fn folding_letter_by_letter_is_folding(text in "\\PC*|[a-zåäöÅÄÖé \n\t\u{30a}\u{308}\u{ad}ßœ-]*") {
            // As it is kept: what is searched has been cleaned.
            let kept = text::Explanation::parse(&text).unwrap();
            prop_assert_eq!(Traced::of(kept.as_str()).folded, text::fold(kept.as_str()));
        }

        #[test]
        fn nothing_that_is_searched_for_makes_it_panic(text in "\\PC{0,400}", word in "\\PC{1,3}") {
            let word = text::fold(&word);
            let words: Vec<&str> = word.split(' ').filter(|word| !word.is_empty()).collect();
            for found in [Some(whole(text.clone(), &words)), excerpt(&text, &words)].into_iter().flatten() {
                let together: String = found.pieces().into_iter().map(|(piece, _)| piece).collect();
                prop_assert_eq!(together, found.text);
            }
        }
    }
}
