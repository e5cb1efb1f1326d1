//! How many pairs of many texts are alike. Only how many: which they are is told by [`super::Index`], which is made for
//! asking about one text, and slower where all are to be compared with all.

use super::Fingerprint;
use super::fingerprint::shared;

/// How many pairs are at least `least` percent the same, 1–99. A text without words is like none.
///
/// Counts, for each text, the features that it shares with every text before it, by a list of who has each feature. What
/// a text has in common with very many others is not in the lists: two texts that are alike share something rarer too
/// (Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007), and only where that is enough to tell them
/// from the rest are the common features counted. 1,500 statements take a few milliseconds; 100,000 take seconds.
pub(crate) fn count_pairs(texts: &[Fingerprint], least: u8) -> usize {
    let least = usize::from(least);
    let features = Features::of(texts);
    let sizes: Vec<usize> = texts.iter().map(|text| text.features().len()).collect();
    // How many of its commonest features are left out of the lists: one fewer than it must share with any text like it.
    let unlisted: Vec<usize> =
        sizes.iter().map(|size| (least * size).div_ceil(200 - least).saturating_sub(1)).collect();
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); features.count];
    let mut counts: Vec<u32> = vec![0; texts.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut pairs = 0;
    for (at, of_text) in (0u32..).zip(&features.of_text) {
        for &feature in of_text {
            for &other in &holders[feature as usize] {
                let count = &mut counts[other as usize];
                if *count == 0 {
                    touched.push(other);
                }
                *count += 1;
            }
        }
        let at_index = at as usize;
        let listed = of_text.len().saturating_sub(unlisted[at_index]);
        for &feature in &of_text[..listed] {
            holders[feature as usize].push(at);
        }
        for other in touched.drain(..) {
            let other = other as usize;
            let count = std::mem::take(&mut counts[other]) as usize;
            let is_enough = |count: usize| least * (sizes[at_index] + sizes[other]) <= 200 * count;
            let is_alike = is_enough(count + unlisted[other])
                && (is_enough(count) || is_enough(shared(texts[at_index].features(), texts[other].features())));
            pairs += usize::from(is_alike);
        }
    }
    pairs
}

/// The features that more than one text has, numbered from the rarest, and which of them each text has, in that order.
struct Features {
    count: usize,
    of_text: Vec<Vec<u32>>,
}

impl Features {
    fn of(texts: &[Fingerprint]) -> Features {
        let numbered = (0u32..).zip(texts);
        let mut all: Vec<(u64, u32)> =
            numbered.flat_map(|(at, text)| text.features().iter().map(move |&feature| (feature, at))).collect();
        all.sort_unstable();
        let several = all.chunk_by(|(one, _), (other, _)| one == other).filter(|holders| 1 < holders.len());
        let mut several: Vec<&[(u64, u32)]> = several.collect();
        several.sort_by_key(|holders| holders.len());
        let mut features = Features { count: several.len(), of_text: vec![Vec::new(); texts.len()] };
        for (number, holders) in (0u32..).zip(several) {
            for &(_, at) in holders {
                features.of_text[at as usize].push(number);
            }
        }
        features
    }
}
