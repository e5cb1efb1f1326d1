//! The slopes of all pairs, laid out, and the few that are asked for selected from them.

use super::{Ranks, Slope, between, buckets};
use crate::lanes::{greatest_of, lesser, sum_of};
use crate::undetermined::Undetermined;

/// So many slopes lie on the stack: all those of 32 points. A series of an agency is seldom longer, and needs no memory.
pub(super) const ON_THE_STACK: usize = 496;

/// The slope of points in order of time. Pairs at the same time are left out, so the ranks follow from how many there are.
pub(super) fn slope(times: &[f64], values: &[f64], ranks: impl Fn(usize) -> Ranks) -> Result<Slope, Undetermined> {
    let most = times.len() * (times.len() - 1) / 2;
    let mut on_the_stack = [0.0; ON_THE_STACK];
    let mut elsewhere = Vec::new();
    let slopes = match on_the_stack.get_mut(..most) {
        Some(slopes) => slopes,
        None => {
            elsewhere.resize(most, 0.0);
            elsewhere.as_mut_slice()
        }
    };
    let pairs = lay_out(times, values, slopes)?;
    if pairs == 0 {
        return Err(Undetermined::NoTimePasses);
    }
    let (slopes, ranks) = (&mut slopes[..pairs], ranks(pairs));
    Ok(buckets::chosen(slopes, &ranks).unwrap_or_else(|| chosen(slopes, &ranks)))
}

/// The slopes of the pairs between which time passes, and how many there are.
fn lay_out(times: &[f64], values: &[f64], slopes: &mut [f64]) -> Result<usize, Undetermined> {
    let mut pairs = 0;
    for (index, (time, value)) in times.iter().zip(values).enumerate() {
        let earlier = times[..index].iter().zip(&values[..index]);
        match slopes.get_mut(pairs..pairs + index) {
            // Times are in order, so if time passes since the one before, it does since all.
            Some(of_one) if index == 0 || times[index - 1] < *time => {
                for (slope, (earlier_time, earlier_value)) in of_one.iter_mut().zip(earlier) {
                    *slope = (value - earlier_value) / (time - earlier_time);
                }
                pairs += index;
            }
            _ => {
                for (earlier_time, earlier_value) in earlier.filter(|(earlier_time, _)| *earlier_time < time) {
                    if let Some(slope) = slopes.get_mut(pairs) {
                        *slope = (value - earlier_value) / (time - earlier_time);
                        pairs += 1;
                    }
                }
            }
        }
    }
    let is_finite = are_surely_finite(times, values) || slopes[..pairs].iter().all(|slope| slope.is_finite());
    if is_finite { Ok(pairs) } else { Err(Undetermined::OutOfRange) }
}

/// Whether all slopes are finite, from the points alone, of which there are far fewer: no slope is more than all that the
/// values span in the shortest time between two neighbours. False says nothing.
fn are_surely_finite(times: &[f64], values: &[f64]) -> bool {
    // A number times zero is zero, unless it is not finite.
    let rest = sum_of(times, values, |time, value| (time + value) * 0.0);
    let span = 2.0 * greatest_of(values, values, |value, _| value.abs());
    let gaps = times.windows(2).map(|pair| pair[1] - pair[0]).filter(|gap| 0.0 < *gap);
    let shortest = gaps.fold(f64::INFINITY, lesser);
    rest == 0.0 && (span / shortest).is_finite()
}

/// Selects the middle first, and each end from the half that it is in.
pub(super) fn chosen(slopes: &mut [f64], ranks: &Ranks) -> Slope {
    let (low_middle, high_middle) = ranks.middle;
    let (below, at, above) = slopes.select_nth_unstable_by(low_middle, order);
    let middle = *at;
    let per_year = if high_middle == low_middle {
        middle
    } else {
        between(middle, above.iter().copied().fold(f64::INFINITY, f64::min))
    };
    let low = if ranks.low < low_middle { *below.select_nth_unstable_by(ranks.low, order).1 } else { middle };
    let high = match ranks.high.checked_sub(low_middle + 1) {
        Some(rank) if rank < above.len() => *above.select_nth_unstable_by(rank, order).1,
        _ => middle,
    };
    Slope { per_year, low, high }
}

/// Of finite numbers, which is all the slopes are: cheaper than an order that also has a place for what is no number.
pub(super) fn order(one: &f64, other: &f64) -> std::cmp::Ordering {
    one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal)
}
