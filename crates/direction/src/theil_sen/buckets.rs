//! The few slopes that are asked for, of some hundred, without a comparison that the processor could guess wrong: each slope
//! is put in one of 96 buckets between two of a small sample, and only the buckets that hold what is asked for are sorted.
//! Twice as fast as selecting one rank after the other. Where the sample misleads there is no answer, and the caller
//! selects.

use super::pairs::{ON_THE_STACK, order};
use super::{Ranks, Slope, between};
use crate::lanes::{greater, lesser};

/// With fewer slopes than this, selecting is as fast.
const FEWEST: usize = 100;
/// How many slopes are looked at to find out where the others may be.
const SAMPLE: usize = 16;
/// How many buckets there are between two of the sample. One more on each side holds the rest.
const BUCKETS: usize = 96;
/// More than this in the buckets that are looked into, and they have not helped.
const MOST_SORTED: usize = 64;
/// Added to a double from 0 to 2^52, it leaves the nearest whole number in the lowest bits. A cast would look at each
/// number by itself, and this can be done to several at once.
const WHOLE: f64 = (1u64 << 52) as f64;

/// The slopes with these ranks. None where buckets do not help. All slopes are finite.
pub(super) fn chosen(slopes: &[f64], ranks: &Ranks) -> Option<Slope> {
    if !(FEWEST..=ON_THE_STACK).contains(&slopes.len()) {
        return None;
    }
    let (from, inverse) = bounds(slopes)?;
    let mut bucket_of = [0u64; ON_THE_STACK];
    let bucket_of = &mut bucket_of[..slopes.len()];
    for (bucket, slope) in bucket_of.iter_mut().zip(slopes) {
        let at = greater(lesser((slope - from) * inverse + 1.0, (BUCKETS + 1) as f64), 0.0);
        *bucket = (at + WHOLE).to_bits();
    }
    // As many as a byte can name, so that no index is out of bounds. Two tables by turns: one that has just been added to
    // must be waited for.
    let (mut even, mut odd) = ([0u16; 256], [0u16; 256]);
    let (pairs, rest) = bucket_of.as_chunks::<2>();
    for [one, other] in pairs {
        even[usize::from(*one as u8)] += 1;
        odd[usize::from(*other as u8)] += 1;
    }
    for one in rest {
        even[usize::from(*one as u8)] += 1;
    }
    // For each rank, its place among those that are sorted.
    let mut places = [ranks.low, ranks.middle.0, ranks.middle.1, ranks.high];
    let mut is_looked_into = [0u8; 256];
    let (mut bucket, mut before) = (0, 0);
    let (mut sorted, mut sorted_before) = (0, 0);
    for place in &mut places {
        let count = loop {
            let count = usize::from(even[bucket] + odd[bucket]);
            if *place < before + count {
                break count;
            }
            before += count;
            bucket += 1;
            if bucket == BUCKETS + 1 {
                return None;
            }
        };
        if bucket == 0 {
            return None;
        }
        if is_looked_into[bucket] == 0 {
            is_looked_into[bucket] = 1;
            sorted_before = sorted;
            sorted += count;
        }
        *place = *place - before + sorted_before;
    }
    if MOST_SORTED <= sorted {
        return None;
    }
    let mut inside = [0.0; MOST_SORTED];
    let mut found = 0;
    for (slope, bucket) in slopes.iter().zip(&*bucket_of) {
        // Written each time, and kept if the next is written after it.
        inside[found % MOST_SORTED] = *slope;
        found += usize::from(is_looked_into[usize::from(*bucket as u8)]);
    }
    let inside = &mut inside[..sorted];
    inside.sort_unstable_by(order);
    let [low, one_middle, other_middle, high] = places.map(|place| inside.get(place).copied());
    Some(Slope { per_year: between(one_middle?, other_middle?), low: low?, high: high? })
}

/// Where the buckets begin, and how many there are to a unit of the slope: so that all ranks lie inside, most of the time.
///
/// From the second least of the least of four, and the second greatest of the greatest, without sorting: what is asked for
/// lies in the middle two fifths of the slopes, and both ends are seldom there.
fn bounds(slopes: &[f64]) -> Option<(f64, f64)> {
    let step = slopes.len() / SAMPLE;
    let (mut least, mut greatest) = ([f64::INFINITY; 4], [f64::NEG_INFINITY; 4]);
    for at in 0..SAMPLE {
        let one = *slopes.get(at * step + step / 2)?;
        least[at % 4] = lesser(least[at % 4], one);
        greatest[at % 4] = greater(greatest[at % 4], one);
    }
    let [a, b, c, d] = least;
    let low = lesser(greater(lesser(a, b), lesser(c, d)), lesser(greater(a, b), greater(c, d)));
    let [a, b, c, d] = greatest;
    let high = greater(lesser(greater(a, b), greater(c, d)), greater(lesser(a, b), lesser(c, d)));
    let inverse = BUCKETS as f64 / (high - low);
    // Nothing between the two, or too much or too little for a double.
    (inverse.is_normal() && (low * inverse).is_finite()).then_some((low, inverse))
}
