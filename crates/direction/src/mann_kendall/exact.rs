//! How often a score is this far from 0 if all orders of the values are equally likely, counted exactly, ties and all.
//!
//! Each order of n values has some number of pairs that fall, from 0 to all. How many orders have how many is the
//! q-factorial, the product of (1 - q^k)/(1 - q) for k up to n. A group of t values that are the same, put among c
//! others, multiplies it by the q-binomial coefficient, the product of (1 - q^(c+j))/(1 - q^j) for j up to t (MacMahon
//! 1913). Only the lower half is needed, where the counts rise, so nothing is lost by subtraction.

use std::sync::OnceLock;

use super::MOST_EXACT;
use super::order::Order;

/// The probability of a score at least as far from 0, of at most [`MOST_EXACT`] values.
pub(super) fn two_sided(order: &Order) -> f64 {
    let most = order.untied_pairs();
    // The score is what rises less what falls, so this many fall in the orders that are at least as clear. Both ends of
    // the distribution are alike.
    let fall = usize::try_from((most - order.score.abs()) / 2).unwrap_or(0);
    if order.score == 0 {
        return 1.0;
    }
    let tail =
        if order.ties.is_empty() { untied_tail(order.points, fall) } else { tail(order.points, &order.ties, fall) };
    (2.0 * tail).min(1.0)
}

/// What is kept of values without ties: it is asked for each series.
struct Untied {
    /// In how many orders exactly 0, 1, 2 … pairs fall, up to half of the pairs.
    counts: Vec<f64>,
    /// The share of orders where at most so many fall.
    tails: Vec<f64>,
}

fn untied(points: usize) -> Option<&'static Untied> {
    static KEPT: [OnceLock<Untied>; MOST_EXACT + 1] = [const { OnceLock::new() }; MOST_EXACT + 1];
    let kept = KEPT.get(points)?;
    Some(kept.get_or_init(|| {
        let half = points * points.saturating_sub(1) / 4;
        let mut counts = vec![0.0; half + 1];
        counts[0] = 1.0;
        for k in 2..=points {
            multiply(&mut counts, k, 1);
        }
        let all = arrangements(points, &[]);
        let mut sum = 0.0;
        let tails = counts
            .iter()
            .map(|count| {
                sum += count;
                sum / all
            })
            .collect();
        Untied { counts, tails }
    }))
}

/// The share of orders of values without ties where at most this many pairs fall. Beyond the half, twice that is
/// everything.
fn untied_tail(points: usize, fall: usize) -> f64 {
    untied(points).and_then(|untied| untied.tails.get(fall)).copied().unwrap_or(1.0)
}

/// The same with groups of so many values that are the same, where at most half of the untied pairs fall.
fn tail(points: usize, ties: &[usize], fall: usize) -> f64 {
    let mut placed = points.saturating_sub(ties.iter().sum());
    let Some(alone) = untied(placed) else { return 1.0 };
    // Of the values that are alone, what is beyond the half is as what is before it, from the other end.
    let pairs = placed * placed.saturating_sub(1) / 2;
    let count = |fall: usize| pairs.checked_sub(fall).and_then(|rest| alone.counts.get(fall.min(rest)));
    let mut counts: Vec<f64> = (0..=fall).map(|fall| count(fall).copied().unwrap_or(0.0)).collect();
    for group in ties {
        for j in 1..=*group {
            multiply(&mut counts, placed + j, j);
        }
        placed += group;
    }
    counts.iter().sum::<f64>() / arrangements(points, ties)
}

/// Multiplies by (1 - q^above)/(1 - q^below), up to the powers that are held.
fn multiply(counts: &mut [f64], above: usize, below: usize) {
    for at in (above..counts.len()).rev() {
        counts[at] -= counts[at - above];
    }
    for at in below..counts.len() {
        counts[at] += counts[at - below];
    }
}

/// In how many orders the values can stand: n! by the factorial of each group. Of 33 values a whole number of 128 bits.
fn arrangements(points: usize, ties: &[usize]) -> f64 {
    let factorial = |count: usize| (1..=count as u128).product::<u128>();
    let mut all = factorial(points);
    for group in ties {
        all /= factorial(*group);
    }
    all as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All orders, one by one.
    fn every_order(values: &mut Vec<i32>, from: usize, seen: &mut Vec<Vec<i32>>) {
        if from == values.len() {
            seen.push(values.clone());
        }
        for other in from..values.len() {
            values.swap(from, other);
            every_order(values, from + 1, seen);
            values.swap(from, other);
        }
    }

    fn falling(values: &[i32]) -> usize {
        (0..values.len())
            .flat_map(|one| (0..one).map(move |other| (other, one)))
            .filter(|(i, j)| values[*j] < values[*i])
            .count()
    }

    #[test]
    fn the_counts_are_those_of_every_order_one_by_one() {
        for values in [vec![1, 2, 3, 4, 5, 6], vec![1, 1, 2, 3, 3, 3], vec![1, 1, 1, 1], vec![1, 2, 2, 2, 3, 4, 4]] {
            let points = values.len();
            let ties: Vec<usize> = (1..=6)
                .map(|value| values.iter().filter(|other| **other == value).count())
                .filter(|count| 1 < *count)
                .collect();
            let mut orders = Vec::new();
            every_order(&mut values.clone(), 0, &mut orders);
            let tied: usize = ties.iter().map(|tied| tied * (tied - 1) / 2).sum();
            for fall in 0..=(points * (points - 1) / 2 - tied) / 2 {
                let counted = orders.iter().filter(|order| falling(order) <= fall).count() as f64 / orders.len() as f64;
                assert!((tail(points, &ties, fall) - counted).abs() < 1e-14, "{values:?} {fall}");
            }
        }
    }

    #[test]
    fn of_33_values_half_of_the_orders_are_counted_in_the_lower_half() {
        let untied = untied(33).unwrap();
        assert_eq!(untied.counts[..3], [1.0, 32.0, 527.0]);
        // All pairs are 528, so 264 is the middle: it belongs to both halves.
        let (below, at) = (untied.tails[263], untied.tails[264]);
        assert!((below + at - 1.0).abs() < 1e-14, "{below} {at}");
    }

    #[test]
    fn many_ties_among_33_values_leave_all_digits() {
        for ties in [vec![2; 16], vec![11, 11, 11], vec![3, 30], vec![32], vec![2, 3, 4, 5, 6]] {
            let untied_pairs = 33 * 32 / 2 - ties.iter().map(|tied| tied * (tied - 1) / 2).sum::<usize>();
            let half = untied_pairs / 2;
            let (below, at) = (half.checked_sub(1).map_or(0.0, |below| tail(33, &ties, below)), tail(33, &ties, half));
            // An even number of pairs has a middle that belongs to both halves; an odd one is cut in two.
            let expected = if untied_pairs.is_multiple_of(2) { 1.0 - below } else { 0.5 };
            assert!((at - expected).abs() < 1e-13, "{ties:?}: {below} {at}");
        }
    }

    #[test]
    fn the_kept_tails_are_those_that_are_counted() {
        for points in [2, 5, 24, 33] {
            for fall in [0, 1, points * (points - 1) / 4] {
                assert!((untied_tail(points, fall) - tail(points, &[], fall)).abs() < 1e-15);
            }
        }
    }
}
