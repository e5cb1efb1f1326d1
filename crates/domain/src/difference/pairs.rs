//! How many pairs of many texts are alike. Only how many: which they are is told by [`super::Index`], which is made for
//! asking about one text, and slower where all are to be compared with all.

use super::Fingerprint;

/// How many pairs are at least `least` percent the same, 1–99. A text without words is like none.
///
/// Counts, for each text, the features that it shares with every text before it, by a list of who has each feature.
/// 1,500 statements take a few milliseconds; as many that are nearly the same text, some ten.
pub(crate) fn count_pairs(texts: &[Fingerprint], least: u8) -> usize {
    let least = usize::from(least);
    let features = shared_features(texts);
    let sizes: Vec<usize> = texts.iter().map(|text| text.features().len()).collect();
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); features.count];
    let mut shared: Vec<u32> = vec![0; texts.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut pairs = 0;
    for (at, of_text) in (0u32..).zip(&features.of_text) {
        for &feature in of_text {
            let holders = &mut holders[feature as usize];
            for &other in holders.iter() {
                let count = &mut shared[other as usize];
                if *count == 0 {
                    touched.push(other);
                }
                *count += 1;
            }
            holders.push(at);
        }
        let size = sizes[at as usize];
        for other in touched.drain(..) {
            let count = std::mem::take(&mut shared[other as usize]) as usize;
            pairs += usize::from(least * (size + sizes[other as usize]) <= 200 * count);
        }
    }
    pairs
}

/// The features that more than one text has, numbered, and which of them each text has.
struct Shared {
    count: usize,
    of_text: Vec<Vec<u32>>,
}

fn shared_features(texts: &[Fingerprint]) -> Shared {
    let numbered = (0u32..).zip(texts);
    let mut all: Vec<(u64, u32)> =
        numbered.flat_map(|(at, text)| text.features().iter().map(move |&feature| (feature, at))).collect();
    all.sort_unstable();
    let mut shared = Shared { count: 0, of_text: vec![Vec::new(); texts.len()] };
    let several = all.chunk_by(|(one, _), (other, _)| one == other).filter(|holders| 1 < holders.len());
    for (number, holders) in (0u32..).zip(several) {
        for &(_, at) in holders {
            shared.of_text[at as usize].push(number);
        }
        shared.count += 1;
    }
    shared
}
