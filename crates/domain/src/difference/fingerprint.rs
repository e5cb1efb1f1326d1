//! How alike texts are: a text as a set of features, and the pairs of many texts that are alike enough.
//! Counts words, not meaning: two texts that say the same in other words are not found.

use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::stem::{is_function_word, stem};
use crate::text;

/// A text prepared for comparing: its words without endings, and its pairs of neighbouring words.
/// Only for comparing in memory; the numbers in it are not for keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Sorted, each once.
    features: Box<[u64]>,
    /// All words in order, with their endings: equal when the texts read the same.
    whole: u64,
}

impl Fingerprint {
    /// Prepares a text.
    pub fn of(text: &str) -> Fingerprint {
        let folded = text::fold(text);
        let words: Vec<&str> = text::words(&folded).collect();
        let carrying: Vec<&str> = words.iter().copied().filter(|word| !is_function_word(word)).collect();
        // "Vara till för" is all function words, and still says something.
        let counted = if carrying.is_empty() { &words } else { &carrying };
        let stems: Vec<&str> = counted.iter().map(|word| stem(word)).collect();
        let pairs = stems.windows(2).map(hashed);
        let mut features: Vec<u64> = stems.iter().map(|word| hashed(&[*word])).chain(pairs).collect();
        features.sort_unstable();
        features.dedup();
        Fingerprint { features: features.into(), whole: hashed(&words) }
    }

    /// Its features, sorted, each once.
    pub(super) fn features(&self) -> &[u64] {
        &self.features
    }

    /// How much of the two is the same, in percent, rounded down: the Dice coefficient of the features
    /// (Dice 1945). 100 only when they read the same but for case, accents and punctuation.
    pub fn similarity(&self, other: &Fingerprint) -> u8 {
        if self.whole == other.whole {
            return 100;
        }
        let all = self.features.len() + other.features.len();
        let shared = shared(&self.features, &other.features);
        let percent = (200 * shared).checked_div(all).unwrap_or(0);
        u8::try_from(percent).unwrap_or(99).min(99)
    }
}

fn hashed(words: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

/// How many numbers two sorted lists have in common.
pub(super) fn shared(one: &[u64], other: &[u64]) -> usize {
    let (mut a, mut b, mut count) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            Ordering::Less => a += 1,
            Ordering::Greater => b += 1,
            Ordering::Equal => {
                count += 1;
                a += 1;
                b += 1;
            }
        }
    }
    count
}

/// Texts to search among for those that are at least so alike.
///
/// Prefix filtering (Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007): two texts that
/// are alike share one of their rarest features, so only those need looking up.
pub(crate) struct Index<'a> {
    texts: &'a [Fingerprint],
    least: usize,
    /// How many texts have each feature, sorted by feature.
    frequencies: Vec<(u64, u32)>,
    /// Each text under each of its rarest features, sorted.
    postings: Vec<(u64, u32)>,
}

impl<'a> Index<'a> {
    /// `least`: percent, at least 1.
    pub(crate) fn new(texts: &'a [Fingerprint], least: u8) -> Index<'a> {
        let mut all: Vec<u64> = texts.iter().flat_map(|text| text.features.iter().copied()).collect();
        all.sort_unstable();
        let frequencies = all.chunk_by(PartialEq::eq).map(|same| (same[0], same.len() as u32)).collect();
        let mut index = Index { texts, least: usize::from(least.clamp(1, 100)), frequencies, postings: Vec::new() };
        let mut postings: Vec<(u64, u32)> = (0u32..)
            .zip(texts)
            .flat_map(|(at, text)| index.rarest(text).into_iter().map(move |feature| (feature, at)))
            .collect();
        postings.sort_unstable();
        index.postings = postings;
        index
    }

    /// The texts that are at least so like this one, by position, with how much in percent. A text
    /// without words is like none.
    pub(crate) fn like(&self, text: &Fingerprint) -> Vec<(usize, u8)> {
        let mut candidates: Vec<u32> = Vec::new();
        for feature in self.rarest(text) {
            let from = self.postings.partition_point(|(posted, _)| *posted < feature);
            candidates
                .extend(self.postings[from..].iter().take_while(|(posted, _)| *posted == feature).map(|(_, at)| *at));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
            .into_iter()
            .map(|at| (at as usize, text.similarity(&self.texts[at as usize])))
            .filter(|(_, percent)| self.least <= usize::from(*percent))
            .collect()
    }

    /// The features of a text that another, alike enough, must share one of.
    fn rarest(&self, text: &Fingerprint) -> Vec<u64> {
        let count = text.features.len();
        // The fewest features that can make `least` percent, which is when the other text is the
        // shortest one possible: shared >= least * count / (200 - least).
        let must_share = (self.least * count).div_ceil(200 - self.least);
        let mut features = text.features.to_vec();
        features.sort_by_cached_key(|feature| (self.frequency(*feature), *feature));
        features.truncate((count + 1).saturating_sub(must_share));
        features
    }

    fn frequency(&self, feature: u64) -> u32 {
        match self.frequencies.binary_search_by_key(&feature, |(known, _)| *known) {
            Ok(at) => self.frequencies[at].1,
            Err(_) => 0,
        }
    }
}
