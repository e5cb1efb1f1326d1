//! How often a score is this far from 0 if all orders of the values are equally likely, counted exactly, ties and all.
//!
//! Each order of n values has some number of pairs that fall, from 0 to all. How many orders have how many is the
//! q-factorial, the product of (1 - q^k)/(1 - q) for k up to n, and of n values with ties the q-multinomial coefficient:
//! that, divided by the q-factorial of each group (MacMahon 1913). The coefficients are counted in 128 bits: those of 33
//! values fit, and steps between that do not fit wrap around and come back.

use std::sync::OnceLock;

use super::MOST_EXACT;
use super::order::Order;

/// The probability of a score at least as far from 0, of at most [`MOST_EXACT`] values.
pub(super) fn two_sided(order: &Order) -> f64 {
    let most = order.untied_pairs();
    // The score is what rises less what falls, so this many fall in the orders that are at least as clear. Both ends of
    // the distribution are alike.
    let fall = usize::try_from((most - order.score.abs()) / 2).unwrap_or(0);
    let tail =
        if order.ties.is_empty() { untied_tail(order.points, fall) } else { tail(order.points, &order.ties, fall) };
    (2.0 * tail).min(1.0)
}

/// The share of orders of values without ties where at most this many pairs fall. Kept, since it is asked for each series.
fn untied_tail(points: usize, fall: usize) -> f64 {
    static TAILS: [OnceLock<Vec<f64>>; MOST_EXACT + 1] = [const { OnceLock::new() }; MOST_EXACT + 1];
    let Some(tails) = TAILS.get(points) else { return 1.0 };
    let tails = tails.get_or_init(|| {
        let half = points * points.saturating_sub(1) / 4;
        let counts = counts(points, &[], half);
        let all = arrangements(points, &[]);
        let mut sum = 0u128;
        counts
            .iter()
            .map(|count| {
                sum += count;
                sum as f64 / all
            })
            .collect()
    });
    // Beyond the half, twice the tail is everything.
    tails.get(fall).copied().unwrap_or(1.0)
}

fn tail(points: usize, ties: &[usize], fall: usize) -> f64 {
    let sum: u128 = counts(points, ties, fall).iter().sum();
    sum as f64 / arrangements(points, ties)
}

/// In how many orders exactly 0, 1, 2 … `most` pairs fall.
fn counts(points: usize, ties: &[usize], most: usize) -> Vec<u128> {
    // How often (1 - q^k) stands above the line, less how often below it.
    let mut powers = [0i32; MOST_EXACT + 1];
    let tied: usize = ties.iter().sum();
    for power in powers.iter_mut().take(points + 1).skip(1) {
        *power += 1;
    }
    powers[1] -= (points - tied) as i32;
    for group in ties {
        for power in powers.iter_mut().take(group + 1).skip(1) {
            *power -= 1;
        }
    }
    let mut counts = vec![0u128; most + 1];
    counts[0] = 1;
    for (k, power) in powers.iter().enumerate().take(most + 1).skip(1) {
        for _ in 0..power.unsigned_abs() {
            if 0 < *power {
                for at in (k..=most).rev() {
                    counts[at] = counts[at].wrapping_sub(counts[at - k]);
                }
            } else {
                for at in k..=most {
                    counts[at] = counts[at].wrapping_add(counts[at - k]);
                }
            }
        }
    }
    counts
}

/// In how many orders the values can stand: n! by the factorial of each group.
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
            for fall in 0..=points * (points - 1) / 2 {
                let counted = orders.iter().filter(|order| falling(order) <= fall).count() as f64 / orders.len() as f64;
                assert!((tail(points, &ties, fall) - counted).abs() < 1e-14, "{values:?} {fall}");
            }
        }
    }

    #[test]
    fn of_33_values_every_order_is_counted_once() {
        let counts = counts(33, &[], 33 * 32 / 2);
        assert_eq!(counts.iter().sum::<u128>(), (1..=33u128).product::<u128>());
        assert_eq!((counts[0], counts[1], counts[528]), (1, 32, 1));
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
