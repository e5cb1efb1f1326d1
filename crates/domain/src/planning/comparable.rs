//! What can be compared from one strategy to the next: goals, and areas, that are the same or have become each other. Where
//! two were merged, both are beside the one. Amounts of what is in one group are of the same thing.

use std::collections::BTreeMap;

use crate::ids::StatementId;
use crate::lineage::{Origin, lineage};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::revision::Revision;
use crate::tree::Tree;

/// The statements of two strategies, in groups that can be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparable {
    groups: Vec<Origin>,
    of: BTreeMap<StatementId, usize>,
}

impl Comparable {
    /// The groups, in the order of the later strategy.
    pub fn groups(&self) -> &[Origin] {
        &self.groups
    }

    /// The group that a statement of either strategy is in: a place in [`Comparable::groups`].
    pub fn group_of(&self, statement: StatementId) -> Option<usize> {
        self.of.get(&statement).copied()
    }

    /// Amounts by statement summed by group. What is in no group is left out.
    pub fn sums(&self, amounts: &BTreeMap<Option<StatementId>, Resources>) -> Vec<Resources> {
        let mut sums = vec![Resources::NONE; self.groups.len()];
        for (statement, amount) in amounts {
            if let Some(sum) = statement.and_then(|id| self.group_of(id)).and_then(|group| sums.get_mut(group)) {
                *sum += *amount;
            }
        }
        sums
    }
}

impl Organisation {
    /// What can be compared between the strategies that two rounds follow.
    pub fn comparable(&self, before: &Round, after: &Round) -> Comparable {
        self.comparable_in(self.strategy_for(before), self.strategy_for(after))
    }

    /// What can be compared between two strategies; without one, nothing was there.
    pub fn comparable_in(&self, before: Option<&Revision>, after: Option<&Revision>) -> Comparable {
        let nothing = Tree::default();
        let groups = match (before, after) {
            (Some(before), Some(after)) => self.strategy.lineage(before, after),
            _ => {
                fn tree_of(revision: Option<&Revision>) -> Option<&Tree> {
                    revision.map(|revision| &revision.tree)
                }
                lineage(tree_of(before).unwrap_or(&nothing), tree_of(after).unwrap_or(&nothing), &[])
            }
        };
        let of = groups.iter().enumerate().flat_map(|(at, group)| {
            // What is kept is in both; what became something else is in one of them only. So none is in two groups.
            group.from.iter().chain(&group.to).map(move |id| (*id, at))
        });
        Comparable { of: of.collect(), groups }
    }
}
