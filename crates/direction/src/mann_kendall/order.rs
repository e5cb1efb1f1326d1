//! How many pairs of values rise and fall, and which values are the same.
//! Not here: how often that is by chance.

use crate::lanes::greatest_of;

/// Two values that differ by less than this part of the larger are the same: what a rate of two sums is off by.
const SAME: f64 = 1e-12;

/// The order of some values.
#[derive(Debug, Clone, Default)]
pub(super) struct Order {
    /// How many values.
    pub(super) points: usize,
    /// Pairs that rise less pairs that fall.
    pub(super) score: i64,
    /// How many values there are in each group of two or more that are the same.
    pub(super) ties: Vec<usize>,
}

impl Order {
    /// Of finite values. Those that differ by no more than `absolute` are the same, too.
    pub(super) fn of(values: &[f64], absolute: f64) -> Order {
        // A margin that is enough for any pair. If all differ by more there are no ties, as in most series.
        let largest = greatest_of(values, values, |value, _| value.abs());
        let margin = (largest * SAME).max(absolute);
        let (mut rising, mut falling) = (0i64, 0i64);
        for (index, later) in values.iter().enumerate() {
            for earlier in &values[..index] {
                // As wide as the values, so that the processor takes several at once.
                let difference = later - earlier;
                rising += i64::from(margin < difference);
                falling += i64::from(difference < -margin);
            }
        }
        let points = values.len();
        let pairs = (points * points.saturating_sub(1) / 2) as i64;
        if rising + falling == pairs {
            return Order { points, score: rising - falling, ties: Vec::new() };
        }
        Order::with_ties(values, absolute)
    }

    /// By ranks, so that what is the same is so throughout: of three values in a row, each the same as the next, the
    /// first and the last are the same.
    fn with_ties(values: &[f64], absolute: f64) -> Order {
        let mut by_value: Vec<usize> = (0..values.len()).collect();
        by_value.sort_unstable_by(|one, other| values[*one].total_cmp(&values[*other]));
        let mut ranks = vec![0u32; values.len()];
        let mut ties = Vec::new();
        let (mut rank, mut together) = (0u32, 1);
        for pair in by_value.windows(2) {
            let (below, above) = (values[pair[0]], values[pair[1]]);
            if above - below <= (above.abs().max(below.abs()) * SAME).max(absolute) {
                together += 1;
            } else {
                if 1 < together {
                    ties.push(together);
                }
                (rank, together) = (rank + 1, 1);
            }
            ranks[pair[1]] = rank;
        }
        if 1 < together {
            ties.push(together);
        }
        // In one order, so that a series upside down has the same probability to the last bit.
        ties.sort_unstable();
        let mut score = 0i64;
        for (index, later) in ranks.iter().enumerate() {
            let mut of_one = 0i32;
            for earlier in &ranks[..index] {
                of_one += i32::from(earlier < later) - i32::from(later < earlier);
            }
            score += i64::from(of_one);
        }
        Order { points: values.len(), score, ties }
    }

    /// How many pairs are not tied: the largest score there could be.
    pub(super) fn untied_pairs(&self) -> i64 {
        let pairs = |count: usize| (count * count.saturating_sub(1) / 2) as i64;
        pairs(self.points) - self.ties.iter().map(|count| pairs(*count)).sum::<i64>()
    }

    /// The variance of the score where nothing happens (Kendall 1975).
    pub(super) fn variance(&self) -> f64 {
        let term = |count: usize| {
            let count = count as f64;
            count * (count - 1.0) * (2.0 * count + 5.0)
        };
        // A constant series leaves what rounding leaves; every whole number here is exact up to some 200,000 points.
        ((term(self.points) - self.ties.iter().map(|count| term(*count)).sum::<f64>()) / 18.0).max(0.0)
    }
}
