//! The slope with some rank among those of all pairs, without laying them out: time n·log n in place of n², on average
//! (after Matoušek 1991 and Dillencourt, Mount and Netanyahu 1992).
//!
//! The trick: two points are in the opposite order of their intercepts, at a slope, if the slope between them is less.
//! So how many pairs are below a slope is how many are out of order in a sorted list, and those between two slopes are
//! those whose order changes. A sample of those in question narrows it down until they can be laid out.

use super::pairs::chosen;
use super::{Ranks, Slope, between};
use crate::undetermined::Undetermined;

/// This many slopes for each point are laid out in the end, and are drawn in each round.
const LAID_OUT: usize = 16;
/// After this many rounds halving decides. Two or three are usual.
const MOST_ROUNDS: usize = 12;
/// Where the generator of the sample starts: the answer is the same whenever it is asked for, and does not depend on
/// what is drawn.
const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// The slope of points at strictly increasing times.
pub(super) fn slope(times: &[f64], values: &[f64], ranks: Ranks) -> Result<Slope, Undetermined> {
    let points = Points::of(times, values)?;
    let middle = points.ranked(ranks.middle.0)?;
    let per_year =
        if ranks.middle.0 == ranks.middle.1 { middle } else { between(middle, points.ranked(ranks.middle.1)?) };
    Ok(Slope { per_year, low: points.ranked(ranks.low)?, high: points.ranked(ranks.high)? })
}

/// Points, from the first of them.
struct Points {
    times: Vec<f64>,
    values: Vec<f64>,
    /// By how much a slope can be off when it is read from the order of intercepts.
    rounding: f64,
}

/// Which pairs are still in question: those with slopes from `low` to `high`.
struct Between {
    /// How many pairs are below.
    below: usize,
    /// How many pairs are in question.
    inside: usize,
    /// The points in order of their intercepts at `low`, by their places in the order at `high`.
    places: Vec<u32>,
    /// The points in order of their intercepts at `high`.
    by_place: Vec<u32>,
}

impl Points {
    fn of(times: &[f64], values: &[f64]) -> Result<Points, Undetermined> {
        let (first_time, first_value) = (times[0], values[0]);
        let times: Vec<f64> = times.iter().map(|time| time - first_time).collect();
        let values: Vec<f64> = values.iter().map(|value| value - first_value).collect();
        let steepest = times
            .windows(2)
            .zip(values.windows(2))
            .map(|(time, value)| ((value[1] - value[0]) / (time[1] - time[0])).abs())
            .fold(0.0, f64::max);
        let shortest = times.windows(2).map(|time| time[1] - time[0]).fold(f64::INFINITY, f64::min);
        let longest = times.last().copied().unwrap_or(0.0);
        // No slope between two is steeper than the steepest between neighbours.
        let highest = steepest * longest;
        let rounding = 8.0 * f64::EPSILON * highest / shortest;
        if !highest.is_finite() || !rounding.is_finite() || u32::try_from(times.len()).is_err() {
            return Err(Undetermined::OutOfRange);
        }
        Ok(Points { times, values, rounding })
    }

    fn slope(&self, earlier: usize, later: usize) -> f64 {
        (self.values[later] - self.values[earlier]) / (self.times[later] - self.times[earlier])
    }

    /// The slope with this rank, from 0.
    fn ranked(&self, rank: usize) -> Result<f64, Undetermined> {
        let count = self.times.len();
        let pairs = count * (count - 1) / 2;
        let most = LAID_OUT * count;
        let mut random = Random(SEED);
        let mut sample: Vec<f64> = (0..most)
            .map(|_| {
                let (one, other) = (random.below(count), random.below(count - 1));
                let other = if other < one { other } else { other + 1 };
                self.slope(one.min(other), one.max(other))
            })
            .collect();
        // What the sample is of: so many pairs, the first of which has this rank.
        let (mut of, mut first) = (pairs, 0);
        let (mut surely_low, mut surely_high) = self.ends();
        for round in 0..MOST_ROUNDS {
            let (low, high) = bracket(&mut sample, (rank - first) as f64 / of as f64, round);
            let (low, high) = (low.max(surely_low), high.min(surely_high));
            let between = self.between(low - self.rounding, high + self.rounding);
            if rank < between.below {
                surely_high = low;
            } else if between.below + between.inside <= rank {
                surely_low = high;
            } else if low == high {
                return Ok(low);
            } else if between.inside <= most {
                let mut slopes = self.all(&between);
                if slopes.is_empty() {
                    return Ok(low);
                }
                let last = slopes.len() - 1;
                let at = (rank - between.below).min(last);
                let ranks = Ranks { low: at, middle: (at, at), high: at };
                return Ok(chosen(&mut slopes, &ranks).per_year);
            } else {
                (surely_low, surely_high) = (low, high);
                (of, first) = (between.inside, between.below);
                sample = self.drawn(&between, most, &mut random);
                if sample.is_empty() {
                    break;
                }
            }
        }
        Ok(self.halved(rank))
    }

    /// The least and the steepest slope: both are between neighbours.
    fn ends(&self) -> (f64, f64) {
        (1..self.times.len())
            .map(|later| self.slope(later - 1, later))
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), slope| (low.min(slope), high.max(slope)))
    }

    /// The same by halving, to the last bits: what remains where the sample does not help, as when half of all slopes
    /// are the same but for rounding.
    fn halved(&self, rank: usize) -> f64 {
        let (mut low, mut high) = self.ends();
        for _ in 0..200 {
            let middle = between(low, high);
            if middle <= low || high <= middle {
                break;
            }
            if self.between(middle, middle).below <= rank {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The pairs with slopes from `low` to `high`.
    fn between(&self, low: f64, high: f64) -> Between {
        // A pair with exactly the slope has the same intercepts. At `low` it stands in order of time, as one that is
        // steeper; at `high` the other way round, as one that is less steep.
        let by_low = self.by_intercept(low, false);
        let by_high = self.by_intercept(high, true);
        let mut place = vec![0u32; by_high.len()];
        for (at, point) in (0u32..).zip(&by_high) {
            place[*point as usize] = at;
        }
        let places: Vec<u32> = by_low.iter().map(|point| place[*point as usize]).collect();
        let mut work = by_low;
        let below = out_of_order(&mut work, &mut |_, _| ());
        let mut work = places.clone();
        let inside = out_of_order(&mut work, &mut |_, _| ());
        Between { below, inside, places, by_place: by_high }
    }

    fn by_intercept(&self, slope: f64, latest_first: bool) -> Vec<u32> {
        let mut points: Vec<(f64, u32)> = (0u32..)
            .zip(self.times.iter().zip(&self.values))
            .map(|(at, (time, value))| (value - slope * time, at))
            .collect();
        points.sort_unstable_by(|(one, one_at), (other, other_at)| {
            let by_time = if latest_first { other_at.cmp(one_at) } else { one_at.cmp(other_at) };
            one.total_cmp(other).then(by_time)
        });
        points.into_iter().map(|(_, at)| at).collect()
    }

    /// All the slopes in question.
    fn all(&self, between: &Between) -> Vec<f64> {
        let mut slopes = Vec::with_capacity(between.inside);
        let mut work = between.places.clone();
        out_of_order(&mut work, &mut |_, (higher, lower)| {
            for place in higher {
                slopes.push(self.of_places(between, *place, lower));
            }
        });
        slopes
    }

    /// So many of the slopes in question, drawn with replacement.
    fn drawn(&self, between: &Between, count: usize, random: &mut Random) -> Vec<f64> {
        let mut wanted: Vec<usize> = (0..count).map(|_| random.below(between.inside)).collect();
        wanted.sort_unstable();
        let mut wanted = wanted.into_iter().peekable();
        let mut slopes = Vec::with_capacity(count);
        let mut work = between.places.clone();
        out_of_order(&mut work, &mut |before, (higher, lower)| {
            while let Some(next) = wanted.next_if(|next| *next < before + higher.len()) {
                if let Some(place) = next.checked_sub(before).and_then(|at| higher.get(at)) {
                    slopes.push(self.of_places(between, *place, lower));
                }
            }
        });
        slopes
    }

    fn of_places(&self, between: &Between, one: u32, other: u32) -> f64 {
        let (one, other) = (between.by_place[one as usize] as usize, between.by_place[other as usize] as usize);
        self.slope(one.min(other), one.max(other))
    }
}

/// Two slopes of a sample that have the wanted one, at this share of all, between them in all but a few of a million
/// cases; wider with each round that failed.
fn bracket(sample: &mut [f64], share: f64, round: usize) -> (f64, f64) {
    sample.sort_unstable_by(f64::total_cmp);
    let count = sample.len() as f64;
    let deviation = (count * share * (1.0 - share)).sqrt();
    let reach = (5.0 + round as f64) * deviation + 2.0;
    let at = |place: f64| {
        // A cast to an integer takes what is below 0 to 0.
        let place = (place as usize).min(sample.len() - 1);
        sample[place]
    };
    let low = if count * share < reach { f64::NEG_INFINITY } else { at(count * share - reach) };
    let high = if count < count * share + reach { f64::INFINITY } else { at(count * share + reach) };
    (low, high)
}

/// Sorts, and counts the pairs that stood in the wrong order. Tells each number that came late: how many pairs were
/// counted before it, and the numbers that it should have stood before.
fn out_of_order(numbers: &mut [u32], tell: &mut impl FnMut(usize, (&[u32], u32))) -> usize {
    let mut merged = numbers.to_vec();
    let mut counted = 0;
    let mut width = 1;
    while width < numbers.len() {
        for start in (0..numbers.len()).step_by(2 * width) {
            let middle = (start + width).min(numbers.len());
            let end = (start + 2 * width).min(numbers.len());
            let (mut left, mut right) = (start, middle);
            for into in &mut merged[start..end] {
                if left < middle && (right == end || numbers[left] <= numbers[right]) {
                    *into = numbers[left];
                    left += 1;
                } else {
                    if left < middle {
                        tell(counted, (&numbers[left..middle], numbers[right]));
                        counted += middle - left;
                    }
                    *into = numbers[right];
                    right += 1;
                }
            }
        }
        numbers.copy_from_slice(&merged);
        width *= 2;
    }
    counted
}

/// A small generator with a fixed start (SplitMix64, Steele, Lea and Flood 2014). For sampling, never for secrets.
struct Random(u64);

impl Random {
    /// A number below this one, which is above 0.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // The high half of the product: below the bound, and even enough for any number of points.
        ((u128::from(mixed) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_out_of_order_are_counted_and_told() {
        let mut numbers = [3, 1, 2, 0];
        let mut told = Vec::new();
        let count = out_of_order(&mut numbers, &mut |_, (higher, lower)| {
            told.extend(higher.iter().map(|higher| (*higher, lower)));
        });
        told.sort_unstable();
        assert_eq!((count, told), (5, vec![(1, 0), (2, 0), (3, 0), (3, 1), (3, 2)]));
        assert_eq!(numbers, [0, 1, 2, 3]);
    }

    #[test]
    fn halving_finds_what_the_sample_finds() {
        let mut random = Random(7);
        let times: Vec<f64> = (0..300).map(f64::from).collect();
        let values: Vec<f64> = (0..300).map(|_| random.below(1_000_000) as f64).collect();
        let points = Points::of(&times, &values).unwrap();
        for rank in [0, 1, 10_000, 22_425, 44_849] {
            let (drawn, halved) = (points.ranked(rank).unwrap(), points.halved(rank));
            assert!((drawn - halved).abs() <= 1e-9 * drawn.abs().max(1.0), "{rank}: {drawn} {halved}");
        }
    }
}
