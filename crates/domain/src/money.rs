//! Kronor and person-years: exact, in whole numbers, and divided so that the parts always sum to the whole.
//! Not how they are written for a reader; that is the reader's language and choice of unit.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::text::Invalid;

/// The most kronor that one amount may be: a billion times a thousand, some ten times the budget of a large
/// state agency. Sums of many such amounts still fit whole numbers that every reader of JSON reads exactly.
pub const MOST_KRONOR: i64 = 1_000_000_000_000;

/// The most person-years that one amount may be.
pub const MOST_PERSON_YEARS: i64 = 100_000;

/// Whole Swedish kronor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kronor(pub i64);

/// Person-years (*årsarbetskrafter*), in hundredths: 250 is two and a half.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonYears(pub i64);

/// Money and people together: what is allocated, moved and summed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Resources {
    /// Kronor.
    pub kronor: Kronor,
    /// Person-years.
    pub person_years: PersonYears,
}

/// The unit in which a reader reads and types kronor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// Kronor.
    Kronor,
    /// Thousands of kronor.
    Thousands,
    /// Millions of kronor.
    #[default]
    Millions,
}

impl Scale {
    /// How many kronor one of it is.
    pub fn kronor(self) -> i64 {
        match self {
            Scale::Kronor => 1,
            Scale::Thousands => 1_000,
            Scale::Millions => 1_000_000,
        }
    }

    /// How many decimals an amount in it can have.
    fn places(self) -> u8 {
        match self {
            Scale::Kronor => 0,
            Scale::Thousands => 3,
            Scale::Millions => 6,
        }
    }

    /// The word for it in message keys and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Scale::Kronor => "kr",
            Scale::Thousands => "tkr",
            Scale::Millions => "mnkr",
        }
    }

    /// The scale of a word.
    pub fn of_key(key: &str) -> Option<Scale> {
        [Scale::Kronor, Scale::Thousands, Scale::Millions].into_iter().find(|scale| scale.key() == key)
    }
}

impl Kronor {
    /// None.
    pub const ZERO: Kronor = Kronor(0);

    /// An amount as it was typed: "18,4", "18 400", "−7,5", with comma or point before the decimals. More decimals than
    /// whole kronor need are refused, because they cannot be kept.
    ///
    /// # Errors
    /// `text-empty`, `not-a-number`, `too-many-decimals`, `number-too-large`.
    pub fn parse(typed: &str, scale: Scale) -> Result<Kronor, Invalid> {
        decimal(typed, scale.places(), MOST_KRONOR).map(Kronor)
    }
}

impl PersonYears {
    /// None.
    pub const ZERO: PersonYears = PersonYears(0);

    /// Person-years as they were typed, with at most two decimals: "2,5".
    ///
    /// # Errors
    /// `text-empty`, `not-a-number`, `too-many-decimals`, `number-too-large`.
    pub fn parse(typed: &str) -> Result<PersonYears, Invalid> {
        decimal(typed, 2, MOST_PERSON_YEARS * 100).map(PersonYears)
    }
}

/// A decimal number as a whole number of its smallest part.
fn decimal(typed: &str, places: u8, most: i64) -> Result<i64, Invalid> {
    let invalid = |key, limit| Invalid { key, limit, value: typed.trim().chars().take(40).collect() };
    // What is measured may be written with a per cent sign, and finer than any amount. An amount may not.
    if typed.contains('%') {
        return Err(invalid("not-a-number", None));
    }
    let number = Decimal::parse(typed).map_err(|error| match error.key {
        "too-many-decimals" => invalid(error.key, Some(places.into())),
        _ => error,
    })?;
    if places < number.decimals() {
        return Err(invalid("too-many-decimals", Some(places.into())));
    }
    let value = number.scaled(places).filter(|value| (-most..=most).contains(value));
    value.ok_or_else(|| invalid("number-too-large", None))
}

macro_rules! amount {
    ($name:ident) => {
        impl Add for $name {
            type Output = $name;

            fn add(self, other: $name) -> $name {
                $name(self.0.saturating_add(other.0))
            }
        }

        impl Sub for $name {
            type Output = $name;

            fn sub(self, other: $name) -> $name {
                $name(self.0.saturating_sub(other.0))
            }
        }

        impl Neg for $name {
            type Output = $name;

            fn neg(self) -> $name {
                $name(self.0.saturating_neg())
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: $name) {
                *self = *self + other;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: $name) {
                *self = *self - other;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = $name>>(amounts: I) -> $name {
                amounts.fold($name(0), Add::add)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

amount!(Kronor);
amount!(PersonYears);

impl Resources {
    /// Nothing.
    pub const NONE: Resources = Resources { kronor: Kronor::ZERO, person_years: PersonYears::ZERO };

    /// Whole kronor and hundredths of person-years.
    pub fn new(kronor: i64, person_years: i64) -> Resources {
        Resources { kronor: Kronor(kronor), person_years: PersonYears(person_years) }
    }

    /// Whether there is neither money nor people.
    pub fn is_none(self) -> bool {
        self == Resources::NONE
    }

    /// Whether any of it is less than nothing.
    pub fn is_short(self) -> bool {
        self.kronor < Kronor::ZERO || self.person_years < PersonYears::ZERO
    }

    /// Whether there is more of anything than in this.
    pub fn exceeds(self, other: Resources) -> bool {
        other.kronor < self.kronor || other.person_years < self.person_years
    }

    /// How much more there is of each than in this; nothing of what there is not more of.
    pub fn beyond(self, other: Resources) -> Resources {
        let more = self - other;
        Resources::new(more.kronor.0.max(0), more.person_years.0.max(0))
    }

    /// Divided by weights, so that the parts sum to the whole; see [`divide`]. Whole thousands of kronor divide into
    /// whole thousands, so that a table in thousands hides nothing.
    pub fn divide(self, weights: &[i64]) -> Vec<Resources> {
        let least = if self.kronor.0 % 1_000 == 0 { 1_000 } else { 1 };
        let kronor = divide(self.kronor.0 / least, weights).into_iter().map(|part| part * least);
        let person_years = divide(self.person_years.0, weights);
        kronor.zip(person_years).map(|(kronor, person_years)| Resources::new(kronor, person_years)).collect()
    }
}

impl Add for Resources {
    type Output = Resources;

    fn add(self, other: Resources) -> Resources {
        Resources { kronor: self.kronor + other.kronor, person_years: self.person_years + other.person_years }
    }
}

impl Sub for Resources {
    type Output = Resources;

    fn sub(self, other: Resources) -> Resources {
        self + -other
    }
}

impl Neg for Resources {
    type Output = Resources;

    fn neg(self) -> Resources {
        Resources { kronor: -self.kronor, person_years: -self.person_years }
    }
}

impl AddAssign for Resources {
    fn add_assign(&mut self, other: Resources) {
        *self = *self + other;
    }
}

impl SubAssign for Resources {
    fn sub_assign(&mut self, other: Resources) {
        *self = *self - other;
    }
}

impl Sum for Resources {
    fn sum<I: Iterator<Item = Resources>>(all: I) -> Resources {
        all.fold(Resources::NONE, Add::add)
    }
}

/// A whole number divided by weights, by the method of largest remainders (Hamilton): the parts sum to the whole, none
/// is further than one from its exact share, and equal remainders go to the first. Weights that sum to nothing divide
/// as equal ones. No weights, no parts.
pub fn divide(whole: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i128 = weights.iter().map(|&weight| i128::from(weight.max(0))).sum();
    let weight_of = |weight: i64| if sum == 0 { 1 } else { i128::from(weight.max(0)) };
    let sum = if sum == 0 { weights.len() as i128 } else { sum };
    if sum == 0 {
        return Vec::new();
    }
    // The floor of each exact share, also for a negative whole, and what is left over of each.
    let shares: Vec<(i128, i128)> =
        weights.iter().map(|&weight| floor_and_rest(i128::from(whole) * weight_of(weight), sum)).collect();
    let given: i128 = shares.iter().map(|(floor, _)| floor).sum();
    let left = usize::try_from(i128::from(whole) - given).unwrap_or(0);
    let mut parts: Vec<i64> = shares.iter().map(|&(floor, _)| i64::try_from(floor).unwrap_or(0)).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    // Which come first is all that counts, not their order.
    if 0 < left && left < order.len() {
        order.select_nth_unstable_by_key(left, |&index| (std::cmp::Reverse(shares[index].1), index));
    }
    for &index in order.iter().take(left) {
        parts[index] += 1;
    }
    parts
}

/// Divided, in numbers of half the length where they fit: those divide several times as fast.
fn floor_and_rest(product: i128, sum: i128) -> (i128, i128) {
    match (i64::try_from(product), i64::try_from(sum)) {
        (Ok(product), Ok(sum)) => (product.div_euclid(sum).into(), product.rem_euclid(sum).into()),
        _ => (product.div_euclid(sum), product.rem_euclid(sum)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_read_as_people_and_spreadsheets_write_them() {
        let millions = |typed| Kronor::parse(typed, Scale::Millions).map(|kronor| kronor.0);
        assert_eq!(millions("18,4"), Ok(18_400_000));
        assert_eq!(millions("1\u{a0}240"), Ok(1_240_000_000));
        assert_eq!(millions("−7.5"), Ok(-7_500_000));
        assert_eq!(millions("0,000001"), Ok(1));
        assert_eq!(millions(",5"), Ok(500_000));
        assert_eq!(Kronor::parse("18 400", Scale::Thousands), Ok(Kronor(18_400_000)));
        assert_eq!(Kronor::parse("18 400,00", Scale::Kronor), Ok(Kronor(18_400)));
        assert_eq!(PersonYears::parse("2,5"), Ok(PersonYears(250)));
    }

    #[test]
    fn what_is_no_amount_says_why() {
        let key = |typed, scale| Kronor::parse(typed, scale).unwrap_err().key;
        assert_eq!(key("5 %", Scale::Kronor), "not-a-number");
        assert_eq!(key("%", Scale::Kronor), "not-a-number");
        assert_eq!(PersonYears::parse("0,1234567890123").unwrap_err().limit, Some(2));
        assert_eq!(key(" ", Scale::Millions), "text-empty");
        for typed in ["tio", "1,2,3", "-", ",", "1e9", "--5", "5 kr"] {
            assert_eq!(key(typed, Scale::Millions), "not-a-number", "{typed}");
        }
        assert_eq!(key("0,5", Scale::Kronor), "too-many-decimals");
        assert_eq!(key("1000001", Scale::Millions), "number-too-large");
        assert_eq!(key("99999999999999999999", Scale::Kronor), "number-too-large");
        assert_eq!(PersonYears::parse("0,125").unwrap_err().key, "too-many-decimals");
    }

    #[test]
    fn a_third_goes_to_the_first() {
        assert_eq!(divide(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(divide(-100, &[1, 1, 1]), [-33, -33, -34]);
        assert_eq!(divide(5, &[0, 0]), [3, 2]);
        assert_eq!(divide(5, &[]), Vec::<i64>::new());
        assert_eq!(divide(5, &[0, 10]), [0, 5]);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_are_near_their_share(
            whole in -MOST_KRONOR..=MOST_KRONOR,
            weights in prop::collection::vec(0_i64..=MOST_KRONOR, 1..20),
        ) {
            let parts = divide(whole, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), whole);
            let sum: i128 = weights.iter().map(|&weight| i128::from(weight)).sum();
            for (&part, &weight) in parts.iter().zip(&weights) {
                if sum != 0 {
                    let off = (i128::from(part) * sum - i128::from(whole) * i128::from(weight)).abs();
                    prop_assert!(off < sum, "{part} of {whole} by {weight}/{sum}");
                }
            }
        }
    }
}
