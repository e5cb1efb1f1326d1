//! The few slopes that are asked for, of some hundred, without a comparison that the processor could guess wrong: each slope
//! is put in one of 96 buckets between two of a small sample, and only the buckets that hold what is asked for are sorted.
//! Twice as fast as selecting one rank after the other. Where the sample misleads there is no answer, and the caller
//! selects.

use super::pairs::{ON_THE_STACK, order};
use super::{Ranks, Slope, between};

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
    let (from, inverse) = bounds(slopes, ranks)?;
    let mut bucket_of = [0u64; ON_THE_STACK];
    for (slope, bucket) in slopes.iter().zip(&mut bucket_of) {
        let at = ((slope - from) * inverse + 1.0).max(0.0).min((BUCKETS + 1) as f64);
        *bucket = (at + WHOLE).to_bits();
    }
    let bucket_of = &bucket_of[..slopes.len()];
    // As many as the lowest byte can name, so that no index is out of bounds. Two tables by turns: one that has just been
    // added to must be waited for.
    let mut counts = [[0u32; 256]; 2];
    for pair in bucket_of.chunks(2) {
        for (bucket, counts) in pair.iter().zip(&mut counts) {
            counts[usize::from(*bucket as u8)] += 1;
        }
    }
    let wanted = [ranks.low, ranks.middle.0, ranks.middle.1, ranks.high];
    // For each rank, its place among those that are sorted.
    let mut places = [0usize; 4];
    let mut is_looked_into = [0u8; 256];
    let (mut before, mut sorted, mut next) = (0, 0, 0);
    for bucket in 0..BUCKETS + 2 {
        let count = (counts[0][bucket] + counts[1][bucket]) as usize;
        let first = next;
        while next < wanted.len() && wanted[next] < before + count {
            places[next] = wanted[next] - before + sorted;
            next += 1;
        }
        if first < next {
            if bucket == 0 || bucket == BUCKETS + 1 {
                return None;
            }
            is_looked_into[bucket] = 1;
            sorted += count;
        }
        before += count;
    }
    if next < wanted.len() || MOST_SORTED <= sorted {
        return None;
    }
    let mut inside = [0.0; MOST_SORTED];
    let mut found = 0;
    for (slope, bucket) in slopes.iter().zip(bucket_of) {
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
fn bounds(slopes: &[f64], ranks: &Ranks) -> Option<(f64, f64)> {
    let mut sample = [0.0; SAMPLE];
    let step = slopes.len() / SAMPLE;
    for (at, one) in sample.iter_mut().enumerate() {
        *one = *slopes.get(at * step + step / 2)?;
    }
    sample.sort_unstable_by(order);
    // Two standard deviations of a share of a half are four of sixteen, and pairs that share a point vary together.
    let place = |rank: usize| rank * SAMPLE / slopes.len();
    let low = sample.get(place(ranks.low).saturating_sub(5))?;
    let high = sample.get((place(ranks.high) + 5).min(SAMPLE - 1))?;
    let inverse = BUCKETS as f64 / (high - low);
    // Nothing between the two, or too much or too little for a double.
    (inverse.is_normal() && (*low * inverse).is_finite()).then_some((*low, inverse))
}
