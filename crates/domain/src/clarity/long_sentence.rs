//! Sentences with too many words, and where they could be divided.

use super::direction::is_finite_verb;
use super::phrase::{self, Word};
use super::{Finding, Place, count};
use crate::text;

/// Each part of a divided sentence should say something: fewer words than this seldom do.
const SHORTEST_PART: usize = 4;

/// The sentences of a text with more than `limit` words, in order.
pub(super) fn all<Id>(place: Place, text: &str, limit: u32) -> Vec<Finding<Id>> {
    let numbered = (1u32..).zip(text::sentences(text));
    let long = numbered.filter_map(|(number, sentence)| {
        let words = count(text::words(sentence).count());
        let split_after = || split_after(sentence).map(str::to_owned);
        (limit < words).then(|| Finding::LongSentence { place, number, words, split_after: split_after() })
    });
    long.collect()
}

/// The word after which the sentence could end: before an "och" that a new clause follows, else at a
/// comma; of several, nearest the middle.
fn split_after(sentence: &str) -> Option<&str> {
    let words = phrase::words(sentence);
    let parts = SHORTEST_PART..words.len().saturating_sub(SHORTEST_PART - 1);
    let nearest = |rank: &dyn Fn(usize) -> bool| {
        let candidates = parts.clone().filter(|at| rank(*at));
        candidates.min_by_key(|at| (at * 2).abs_diff(words.len()))
    };
    let at = nearest(&|at| begins_a_clause(&words, at)).or_else(|| nearest(&|at| !words[at].follows))?;
    Some(&sentence[words[at - 1].range.clone()])
}

fn begins_a_clause(words: &[Word], at: usize) -> bool {
    let joins = matches!(words[at].folded.as_str(), "och" | "men" | "samt" | "så" | "and" | "but");
    // "regioner och branscher planerar": what stands before and after "och" is of one kind.
    let goes_on = words.get(at + 1).is_some_and(|next| is_finite_verb(&next.folded) || is_pronoun(&next.folded));
    joins && goes_on
}

fn is_pronoun(folded: &str) -> bool {
    matches!(folded, "vi" | "de" | "det" | "den" | "ni" | "han" | "hon" | "hen" | "man" | "jag" | "it" | "they" | "we")
}
