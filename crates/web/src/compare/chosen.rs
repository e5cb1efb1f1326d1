//! Which lines of a comparison are shown: those of some fates. It is in the address, so that a link shows what its
//! sender saw. Not which page of them; that is [`crate::paging`].

use domain::lineage::{Fate, Origin};

use crate::address;

/// What was chosen in the address: `?fate=new,removed`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The fates to show, in their order, each once; none chosen means all.
    fates: Vec<Fate>,
}

impl Chosen {
    /// What the query says. What it says wrongly is as if not said: an old link still shows the comparison.
    pub(super) fn of(query: Option<&str>) -> Chosen {
        let asked = address::parameter(query, "fate").unwrap_or_default();
        let asked: Vec<&str> = asked.split(',').collect();
        let fates = Fate::ALL.into_iter().filter(|fate| asked.contains(&fate.key())).collect();
        Chosen { fates }
    }

    /// Whether all fates are shown.
    pub(super) fn shows_all(&self) -> bool {
        self.fates.is_empty()
    }

    /// Whether lines of this fate were chosen.
    pub(super) fn has(&self, fate: Fate) -> bool {
        self.fates.contains(&fate)
    }

    /// The value of `fate` in the address when this one is chosen too, or no longer.
    pub(super) fn toggled(&self, fate: Fate) -> String {
        let keys: Vec<&str> =
            Fate::ALL.into_iter().filter(|&other| self.has(other) != (other == fate)).map(Fate::key).collect();
        keys.join(",")
    }

    /// The address of the comparison with this choice.
    pub(super) fn address(&self, comparison: &str) -> String {
        if self.shows_all() {
            return comparison.to_owned();
        }
        let keys: Vec<&str> = self.fates.iter().map(|fate| fate.key()).collect();
        address::with(comparison, "fate", &keys.join(","))
    }

    /// The lines of these fates.
    pub(super) fn lines<'a>(&self, origins: &'a [Origin]) -> Vec<&'a Origin> {
        origins.iter().filter(|origin| self.shows_all() || self.has(origin.fate)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_which_fates_are_shown() {
        let chosen = Chosen::of(Some("fate=removed%2Cnew,nonsense&page=2"));
        assert!(chosen.has(Fate::Removed) && chosen.has(Fate::New) && !chosen.has(Fate::Kept));
        assert_eq!(chosen.address("/verket/compare/3/4"), "/verket/compare/3/4?fate=removed%2Cnew");
        assert_eq!(chosen.toggled(Fate::New), "removed");
        assert_eq!(chosen.toggled(Fate::Kept), "kept,removed,new");
        for all in [None, Some("fate="), Some("fate=nonsense")] {
            assert!(Chosen::of(all).shows_all());
            assert_eq!(Chosen::of(all).address("/verket/compare/3/4"), "/verket/compare/3/4");
        }
    }

    #[test]
    fn only_lines_of_the_chosen_fates_are_shown() {
        let origin = |fate| Origin { fate, from: Vec::new(), to: Vec::new(), reasons: Vec::new() };
        let origins = [Fate::Kept, Fate::New, Fate::Removed, Fate::New].map(origin);
        let count = |query| Chosen::of(query).lines(&origins).len();
        assert_eq!((count(None), count(Some("fate=new")), count(Some("fate=new,removed"))), (4, 2, 3));
        assert_eq!(count(Some("fate=split")), 0);
    }
}
