//! How much is to be moved or to be somewhere, when only kronor or only person-years are said: the other follows in the
//! proportion that there is. Not where it is taken from.

use crate::money::{Kronor, PersonYears, Resources};

/// How much is to be moved, or to be there: both are said, or one of them and the other follows in proportion.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Kronor, where they are said.
    pub kronor: Option<Kronor>,
    /// Person-years, where they are said.
    pub person_years: Option<PersonYears>,
}

impl Amount {
    /// What is moved from somewhere that has this: what is not said follows as its part of what is there, and nothing
    /// where there is nothing to measure by.
    pub fn moved_from(self, there: Resources) -> Resources {
        self.with_the_other(there, Resources::NONE)
    }

    /// What is to be somewhere that has this: what is not said keeps its proportion to the other, and stays as it is
    /// where there is nothing to measure by.
    pub fn set_where(self, there: Resources) -> Resources {
        self.with_the_other(there, there)
    }

    fn with_the_other(self, there: Resources, unmeasured: Resources) -> Resources {
        let kronor = self.kronor.map(|kronor| kronor.0);
        let people = self.person_years.map(|people| people.0);
        let kronor_there = there.kronor.0;
        let least = if kronor_there % 1_000 == 0 { 1_000 } else { 1 };
        let following_people =
            kronor.map(|kronor| part(there.person_years.0, kronor, kronor_there).unwrap_or(unmeasured.person_years.0));
        let following_kronor = people.map(|people| {
            let thousands = part(kronor_there / least, people, there.person_years.0);
            thousands.map_or(unmeasured.kronor.0, |thousands| thousands.saturating_mul(least))
        });
        Resources::new(kronor.or(following_kronor).unwrap_or(0), people.or(following_people).unwrap_or(0))
    }
}

/// So much of a whole as another amount is of its own; `None` when there is nothing of that.
fn part(whole: i64, of: i64, all: i64) -> Option<i64> {
    (all != 0).then(|| i64::try_from(i128::from(whole) * i128::from(of) / i128::from(all)).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const THERE: Resources = Resources { kronor: Kronor(8_000_000), person_years: PersonYears(1_000) };

    fn kronor(kronor: i64) -> Amount {
        Amount { kronor: Some(Kronor(kronor)), person_years: None }
    }

    fn people(hundredths: i64) -> Amount {
        Amount { kronor: None, person_years: Some(PersonYears(hundredths)) }
    }

    #[test]
    fn people_follow_money_and_money_follows_people() {
        assert_eq!(kronor(2_000_000).moved_from(THERE), Resources::new(2_000_000, 250));
        assert_eq!(people(250).moved_from(THERE), Resources::new(2_000_000, 250));
        assert_eq!(kronor(12_000_000).set_where(THERE), Resources::new(12_000_000, 1_500));
        assert_eq!(people(0).set_where(THERE), Resources::NONE);
    }

    #[test]
    fn what_is_said_of_both_is_taken_as_it_is() {
        let both = Amount { kronor: Some(Kronor(2_000_000)), person_years: Some(PersonYears(0)) };
        assert_eq!(both.moved_from(THERE), Resources::new(2_000_000, 0));
        assert_eq!(Amount::default().moved_from(THERE), Resources::NONE);
    }

    #[test]
    fn nothing_follows_where_there_is_nothing_to_measure_by() {
        let only_people = Resources::new(0, 300);
        assert_eq!(kronor(1_000_000).moved_from(only_people), Resources::new(1_000_000, 0));
        assert_eq!(kronor(1_000_000).set_where(only_people), Resources::new(1_000_000, 300));
        assert_eq!(kronor(1_000_000).set_where(Resources::NONE), Resources::new(1_000_000, 0));
    }

    #[test]
    fn money_that_follows_stays_in_whole_thousands_and_never_passes_what_there_is() {
        let there = Resources::new(1_000_000, 300);
        assert_eq!(people(100).moved_from(there), Resources::new(333_000, 100));
        assert_eq!(people(300).moved_from(there), there);
        assert_eq!(kronor(999_999).moved_from(there).person_years, PersonYears(299));
    }
}
