//! What differs between texts: word by word between two, and which of many are alike.
//! Not here: what became of a statement (`lineage`), which is a person's decision; this only proposes.

use std::cmp::Reverse;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::text;

mod fingerprint;
mod pairs;
mod stem;
#[cfg(test)]
mod tests;

pub use fingerprint::Fingerprint;
pub(crate) use fingerprint::Index;
pub(crate) use pairs::count_pairs;
pub(crate) use stem::is_function_word;

/// A stretch of text in the difference between two. The stretches that are the same and those that were
/// removed make the old text, exactly; the same and the added make the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// In both.
    Same(&'a str),
    /// Only in the old text.
    Removed(&'a str),
    /// Only in the new text.
    Added(&'a str),
}

/// The difference between two texts, in whole words, made to be read: where few words in the middle of
/// a change happen to be the same, the change is shown as one. Of a change, what was removed comes first.
pub fn words<'a>(old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    if old == new {
        return if new.is_empty() { Vec::new() } else { vec![Piece::Same(new)] };
    }
    let mut stretches = aligned(old, new);
    join_across_small_words(&mut stretches, old, new);
    let letters_kept: usize =
        stretches.iter().filter(|stretch| stretch.same).map(|s| letters(&new[s.new.clone()])).sum();
    let another_text = letters_kept * 4 < letters(old).min(letters(new));
    if another_text {
        stretches = vec![Stretch { old: 0..old.len(), new: 0..new.len(), same: false }];
    }
    pieces(&stretches, old, new)
}

/// How much of two texts is the same, in percent. See [`Fingerprint::similarity`].
pub fn similarity(old: &str, new: &str) -> u8 {
    Fingerprint::of(old).similarity(&Fingerprint::of(new))
}

/// An old text and a new one that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<Old, New> {
    /// Which old text.
    pub old: Old,
    /// Which new text.
    pub new: New,
    /// How much is the same, in percent.
    pub percent: u8,
    /// Whether they are a pair: of no other match that is one is either of them part. A match that is
    /// not a pair tells where a text went that is left over: into a new text that has its pair already
    /// (merged), or out of an old one that has (split).
    pub pair: bool,
}

/// Which new text each old one is most like, and the other way round, where that is at least `least`
/// percent. Pairs are made from the most alike down; among equals those that stand in the same place
/// come first. Every text is in at least one match if it is like any. In order of the old texts.
///
/// 1,500 statements against as many take under a tenth of a second.
pub fn best_matches<Old: Copy, New: Copy>(old: &[(Old, &str)], new: &[(New, &str)], least: u8) -> Vec<Match<Old, New>> {
    let new_prints: Vec<Fingerprint> = new.iter().map(|(_, text)| Fingerprint::of(text)).collect();
    let index = Index::new(&new_prints, least);
    let mut alike: Vec<Alike> = Vec::new();
    for (at, (_, text)) in old.iter().enumerate() {
        let mut to: Vec<Alike> = index
            .like(&Fingerprint::of(text))
            .into_iter()
            .map(|(new_at, percent)| {
                let apart = (at * new.len()).abs_diff(new_at * old.len());
                Alike { percent, apart, old: at, new: new_at }
            })
            .collect();
        to.sort_unstable_by_key(Alike::order);
        to.truncate(CONSIDERED);
        alike.extend(to);
    }
    alike.sort_unstable_by_key(Alike::order);

    let mut chosen = choose(&alike, old.len(), new.len());
    chosen.sort_unstable_by_key(|(alike, _)| (alike.old, alike.new));
    chosen
        .into_iter()
        .map(|(alike, pair)| Match { old: old[alike.old].0, new: new[alike.new].0, percent: alike.percent, pair })
        .collect()
}

/// How many of the most alike texts are looked at for each: enough where many say nearly the same, and a
/// bound on the work where all do.
const CONSIDERED: usize = 16;

#[derive(Clone, Copy)]
struct Alike {
    percent: u8,
    /// How far apart they stand, in their lists.
    apart: usize,
    old: usize,
    new: usize,
}

impl Alike {
    fn order(&self) -> (Reverse<u8>, usize, usize, usize) {
        (Reverse(self.percent), self.apart, self.old, self.new)
    }
}

/// Pairs from the most alike down, then a match for each text that is left over.
fn choose(alike: &[Alike], old_count: usize, new_count: usize) -> Vec<(Alike, bool)> {
    let mut old_taken = vec![false; old_count];
    let mut new_taken = vec![false; new_count];
    let mut chosen = Vec::new();
    for candidate in alike {
        if !old_taken[candidate.old] && !new_taken[candidate.new] {
            old_taken[candidate.old] = true;
            new_taken[candidate.new] = true;
            chosen.push((*candidate, true));
        }
    }
    for candidate in alike {
        if !old_taken[candidate.old] || !new_taken[candidate.new] {
            old_taken[candidate.old] = true;
            new_taken[candidate.new] = true;
            chosen.push((*candidate, false));
        }
    }
    chosen
}

/// A stretch of both texts, in bytes: the same in both, or not.
#[derive(Clone)]
struct Stretch {
    old: Range<usize>,
    new: Range<usize>,
    same: bool,
}

/// A word or a mark and the space before it. What is compared is the word; the space is compared after,
/// so that a word does not look changed because it now ends the text.
struct Token<'a> {
    space: Range<usize>,
    word: &'a str,
}

fn spaced(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut space, mut at) = (0, 0);
    for token in text::tokens(text) {
        if !token.trim().is_empty() {
            tokens.push(Token { space: space..at, word: token });
            space = at + token.len();
        }
        at += token.len();
    }
    // The space after the last word is before the end, which both texts have.
    tokens.push(Token { space: space..at, word: "" });
    tokens
}

/// Both texts in stretches, in order and without gaps.
fn aligned(old: &str, new: &str) -> Vec<Stretch> {
    let (old_tokens, new_tokens) = (spaced(old), spaced(new));
    let mut stretches = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    let mut push = |old_end: usize, new_end: usize, same: bool| {
        let (old, new) = (old_at..old_end, new_at..new_end);
        (old_at, new_at) = (old_end, new_end);
        match stretches.last_mut() {
            _ if old.is_empty() && new.is_empty() => {}
            Some(Stretch { old: last_old, new: last_new, same: last_same }) if *last_same == same => {
                (last_old.end, last_new.end) = (old.end, new.end);
            }
            _ => stretches.push(Stretch { old, new, same }),
        }
    };
    for (was, is) in same_tokens(&old_tokens, &new_tokens) {
        let (was, is) = (&old_tokens[was], &new_tokens[is]);
        push(was.space.start, is.space.start, false);
        push(was.space.end, is.space.end, old[was.space.clone()] == new[is.space.clone()]);
        push(was.space.end + was.word.len(), is.space.end + is.word.len(), true);
    }
    stretches
}

/// Which tokens are the same in both, by position, in order; the ends of the texts last. Words that carry
/// meaning are matched first: "branscher" that stays must not be given up for an "och" that moved.
fn same_tokens(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<(usize, usize)> {
    let carrying = |tokens: &[Token<'_>]| -> Vec<usize> {
        (0..tokens.len()).filter(|at| stem::carries(tokens[*at].word)).collect()
    };
    let mut anchors = matched(old, &carrying(old), new, &carrying(new));
    anchors.push((old.len() - 1, new.len() - 1));
    let mut same = Vec::new();
    let (mut old_from, mut new_from) = (0, 0);
    for (old_anchor, new_anchor) in anchors {
        let (old_gap, new_gap): (Vec<usize>, Vec<usize>) =
            ((old_from..old_anchor).collect(), (new_from..new_anchor).collect());
        same.extend(matched(old, &old_gap, new, &new_gap));
        same.push((old_anchor, new_anchor));
        (old_from, new_from) = (old_anchor + 1, new_anchor + 1);
    }
    same
}

/// Which of the chosen tokens are the same in both, in order.
fn matched(old: &[Token<'_>], old_chosen: &[usize], new: &[Token<'_>], new_chosen: &[usize]) -> Vec<(usize, usize)> {
    if old_chosen.is_empty() || new_chosen.is_empty() {
        return Vec::new();
    }
    let old_words: Vec<&str> = old_chosen.iter().map(|at| old[*at].word).collect();
    let new_words: Vec<&str> = new_chosen.iter().map(|at| new[*at].word).collect();
    let mut pairs = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, &old_words, &new_words) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            pairs.extend((0..len).map(|step| (old_chosen[old_index + step], new_chosen[new_index + step])));
        }
    }
    pairs
}

/// Makes one change of two that only a few small words stand between. A reader takes in "the whole
/// sentence is new" faster than five changes around "är våra".
fn join_across_small_words(stretches: &mut Vec<Stretch>, old: &str, new: &str) {
    let mut at = 1;
    while at + 1 < stretches.len() {
        let (before, between, after) = (&stretches[at - 1], &stretches[at], &stretches[at + 1]);
        let side = |changed: &Stretch| letters(&old[changed.old.clone()]).max(letters(&new[changed.new.clone()]));
        let changed = side(before).min(side(after));
        let weight = carried(&new[between.new.clone()]);
        if between.same && 0 < changed && weight * 3 <= changed {
            let joined =
                Stretch { old: before.old.start..after.old.end, new: before.new.start..after.new.end, same: false };
            stretches.splice(at - 1..=at + 1, [joined]);
            // The change has grown, so what stands before it may now be small beside it.
            at = at.saturating_sub(2).max(1);
        } else {
            at += 1;
        }
    }
}

/// How many letters and digits a text has.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// How many letters there are in the words that carry meaning.
fn carried(text: &str) -> usize {
    text::words(text).filter(|word| stem::carries(word)).map(letters).sum()
}

/// What to show. Space that a removed and an added text both begin or end with is the same, so that no
/// space is struck through or underlined for nothing.
fn pieces<'a>(stretches: &[Stretch], old: &'a str, new: &'a str) -> Vec<Piece<'a>> {
    let mut shown = Shown { new, pieces: Vec::new(), same: 0..0 };
    for stretch in stretches {
        let (was, is) = (&old[stretch.old.clone()], &new[stretch.new.clone()]);
        if stretch.same {
            shown.same(stretch.new.clone());
            continue;
        }
        let lead = common_space(was.chars(), is.chars());
        let tail = common_space(was[lead..].chars().rev(), is[lead..].chars().rev());
        shown.same(stretch.new.start..stretch.new.start + lead);
        shown.changed(&was[lead..was.len() - tail], &is[lead..is.len() - tail]);
        shown.same(stretch.new.end - tail..stretch.new.end);
    }
    shown.flush();
    shown.pieces
}

/// How many bytes of the same space two texts begin with.
fn common_space(one: impl Iterator<Item = char>, other: impl Iterator<Item = char>) -> usize {
    let same = one.zip(other).take_while(|(a, b)| a == b && a.is_whitespace());
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// The pieces so far, and the same text that is still growing, as a range of the new text.
struct Shown<'a> {
    new: &'a str,
    pieces: Vec<Piece<'a>>,
    same: Range<usize>,
}

impl<'a> Shown<'a> {
    fn same(&mut self, range: Range<usize>) {
        if self.same.is_empty() {
            self.same = range;
        } else {
            self.same.end = range.end.max(self.same.end);
        }
    }

    fn changed(&mut self, was: &'a str, is: &'a str) {
        self.flush();
        if !was.is_empty() {
            self.pieces.push(Piece::Removed(was));
        }
        if !is.is_empty() {
            self.pieces.push(Piece::Added(is));
        }
    }

    fn flush(&mut self) {
        if !self.same.is_empty() {
            self.pieces.push(Piece::Same(&self.new[self.same.clone()]));
            self.same = 0..0;
        }
    }
}
