//! Sums of which some parts are unknown, and which of these the sums tell all the same: by elimination (Gauss and Jordan).
//! Not what is done about it.

use std::collections::BTreeMap;

use crate::observation::Breakdown;

/// What numbers are counted modulo: a prime (Mersenne's ninth), so that every number but 0 has an inverse and none is
/// rounded. The sums are of ones, so that none is 0 here which is not so otherwise, but by a chance of one in 10^18.
const PRIME: u64 = (1 << 61) - 1;

/// Sums, each as what its unknown parts are multiplied by. What they come to does not matter: somebody knows it.
#[derive(Default)]
pub(super) struct Sums {
    numbers: BTreeMap<Breakdown, usize>,
    unknown: Vec<Breakdown>,
    /// By the unknown that each gives: every other in it is given by no sum.
    rows: BTreeMap<usize, BTreeMap<usize, u64>>,
}

impl Sums {
    /// One more sum: its total, and its parts.
    pub(super) fn add(&mut self, total: &Breakdown, parts: &[Breakdown], is_known: impl Fn(&Breakdown) -> bool) {
        let mut row: BTreeMap<usize, u64> = BTreeMap::new();
        let all = parts.iter().map(|part| (part, 1)).chain([(total, PRIME - 1)]);
        for (breakdown, times) in all.filter(|(breakdown, _)| !is_known(breakdown)) {
            row.insert(self.number(breakdown), times);
        }
        let given: Vec<usize> = row.keys().copied().filter(|number| self.rows.contains_key(number)).collect();
        for number in given {
            let times = row.get(&number).copied().unwrap_or_default();
            if let Some(giving) = self.rows.get(&number) {
                subtract(&mut row, giving, times);
            }
        }
        let Some((&gives, &times)) = row.first_key_value() else { return };
        let inverse = power(times, PRIME - 2);
        row.values_mut().for_each(|times| *times = product(*times, inverse));
        for other in self.rows.values_mut() {
            if let Some(times) = other.get(&gives).copied() {
                subtract(other, &row, times);
            }
        }
        self.rows.insert(gives, row);
    }

    /// The unknown that the sums tell.
    pub(super) fn told(&self) -> Vec<Breakdown> {
        let alone = self.rows.iter().filter(|(_, row)| row.len() == 1);
        alone.filter_map(|(gives, _)| self.unknown.get(*gives).cloned()).collect()
    }

    fn number(&mut self, breakdown: &Breakdown) -> usize {
        if let Some(number) = self.numbers.get(breakdown) {
            return *number;
        }
        let number = self.unknown.len();
        self.numbers.insert(breakdown.clone(), number);
        self.unknown.push(breakdown.clone());
        number
    }
}

fn subtract(row: &mut BTreeMap<usize, u64>, other: &BTreeMap<usize, u64>, times: u64) {
    for (number, of_other) in other {
        let less = PRIME - product(*of_other, times);
        let left = (row.get(number).copied().unwrap_or_default() + less) % PRIME;
        if left == 0 {
            row.remove(number);
        } else {
            row.insert(*number, left);
        }
    }
}

fn product(one: u64, other: u64) -> u64 {
    // Below the prime, so it fits.
    (u128::from(one) * u128::from(other) % u128::from(PRIME)) as u64
}

fn power(base: u64, mut exponent: u64) -> u64 {
    let (mut base, mut power) = (base, 1);
    while 0 < exponent {
        if exponent % 2 == 1 {
            power = product(power, base);
        }
        base = product(base, base);
        exponent /= 2;
    }
    power
}
