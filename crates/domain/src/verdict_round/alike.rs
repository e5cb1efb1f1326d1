//! Rounds that go on at the same time among nearly the same people: the counts of one taken from those of the other would be
//! the answers of a few. Not what is shown of one round alone; that is `tally`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{FEWEST, Group, Terms, VerdictRound};
use crate::ids::PersonId;
use crate::organisation::Organisation;

impl Organisation {
    /// A round that goes on meanwhile, of the same revision, where fewer people than are ever shown are asked in the one and
    /// not in the other, in all or in some group; and how many. The counts of one taken from the other would be theirs.
    pub(super) fn too_alike(&self, terms: &Terms) -> Option<(&VerdictRound, usize)> {
        let going = self.verdict_rounds_on(terms.revision).filter(|other| {
            other.ended.is_none() && other.terms.from <= terms.until && terms.from <= other.terms.until
        });
        let apart = |other: &VerdictRound| {
            let day = terms.from.max(other.terms.from);
            let (new, old) = (self.counted_together(terms, day), self.counted_together(&other.terms, day));
            let pairs = new.iter().flat_map(|one| old.iter().map(|other| one.symmetric_difference(other).count()));
            pairs.filter(|apart| (1..FEWEST as usize).contains(apart)).min()
        };
        going.into_iter().find_map(|other| Some((other, apart(other)?)))
    }

    /// Everyone who is asked on a day, and those of each group: all of whom counts may be shown.
    fn counted_together(&self, terms: &Terms, day: Date) -> Vec<BTreeSet<PersonId>> {
        let everyone: BTreeSet<PersonId> = self.asked_of(terms, day).collect();
        let of = |group: &Group| {
            let is_in = |person: &&PersonId| self.group_of(terms.grouping, **person, day) == *group;
            everyone.iter().filter(is_in).copied().collect()
        };
        let groups: Vec<BTreeSet<PersonId>> = terms.grouping.groups().iter().map(of).collect();
        let are_shown = |people: &BTreeSet<PersonId>| FEWEST as usize <= people.len();
        // Groups are shown together or not at all, and of fewer nothing is ever shown.
        let mut counted = if groups.iter().all(are_shown) { groups } else { Vec::new() };
        counted.push(everyone);
        counted.retain(are_shown);
        counted
    }
}
