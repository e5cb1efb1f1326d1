//! What became of each statement from one revision to another: kept, reworded, moved, merged, split, replaced,
//! removed, or new. Not the word-by-word difference of two texts: that is `difference`.
//!
//! A statement that is kept, reworded or moved has the same id in both. The rest is told by links between ids, which
//! each revision holds. The lineage between any two revisions is found by following the links between them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{RevisionNumber, StatementId};
use crate::revision::Revision;
use crate::statement::Statement;
use crate::strategy::Strategy;
use crate::text::Reason;
use crate::tree::Tree;

/// How statements became others, when their id could not stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// Something else took their place.
    Replaced,
    /// Nothing took their place.
    Removed,
}

/// That these became those, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// How.
    pub kind: LinkKind,
    /// What was.
    pub from: Vec<StatementId>,
    /// What came of it; empty when removed.
    pub to: Vec<StatementId>,
    /// Why.
    pub reason: Option<Reason>,
}

/// What became of statements from one revision to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The same, in the same place.
    Kept,
    /// Other words.
    Reworded,
    /// The same words in another place.
    Moved,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// Something else took their place.
    Replaced,
    /// Nothing took their place.
    Removed,
    /// Nothing was there before.
    New,
}

impl Fate {
    /// All of them, in the order in which they are told.
    pub const ALL: [Fate; 8] =
        [Fate::Kept, Fate::Reworded, Fate::Moved, Fate::Merged, Fate::Split, Fate::Replaced, Fate::Removed, Fate::New];

    /// The word for it in message keys, in the style sheet and in icons.
    pub fn key(self) -> &'static str {
        match self {
            Fate::Kept => "kept",
            Fate::Reworded => "reworded",
            Fate::Moved => "moved",
            Fate::Merged => "merged",
            Fate::Split => "split",
            Fate::Replaced => "replaced",
            Fate::Removed => "removed",
            Fate::New => "new",
        }
    }
}

/// One line of the lineage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What happened.
    pub fate: Fate,
    /// In the old revision, in reading order; empty for what is new.
    pub from: Vec<StatementId>,
    /// In the new revision, in reading order; empty for what was removed.
    pub to: Vec<StatementId>,
    /// Why, each reason once, the earliest first.
    pub reasons: Vec<Reason>,
}

impl Strategy {
    /// What became of every statement of `old` in `new`, in the order of the new revision; what was removed stands
    /// where it stood. Works between any two revisions: where neither was written from the other, ids alone tell.
    pub fn lineage(&self, old: &Revision, new: &Revision) -> Vec<Origin> {
        lineage(&old.tree, &new.tree, &self.steps_between(old.number, new))
    }

    /// The revisions by which `old` became `new`, the first after `old` first. Empty where `new` was not written from `old`.
    fn steps_between<'a>(&'a self, old: RevisionNumber, new: &'a Revision) -> Vec<&'a Revision> {
        let mut steps = vec![new];
        let mut next = new.based_on;
        while let Some(number) = next {
            if number == old {
                steps.reverse();
                return steps;
            }
            // What a revision is based on has a lower number, so this ends.
            let Some(revision) = self.get(number).filter(|_| old < number) else {
                break;
            };
            steps.push(revision);
            next = revision.based_on;
        }
        Vec::new()
    }
}

/// What became of the statements of one tree in another, by the links and reasons of the revisions between.
pub fn lineage(old: &Tree, new: &Tree, steps: &[&Revision]) -> Vec<Origin> {
    let mut onward: BTreeMap<StatementId, Vec<(&Link, StatementId)>> = BTreeMap::new();
    let mut removed: BTreeMap<StatementId, &Link> = BTreeMap::new();
    for link in steps.iter().flat_map(|revision| revision.links.iter()) {
        for &from in &link.from {
            for &to in &link.to {
                onward.entry(from).or_default().push((link, to));
            }
            if link.to.is_empty() {
                removed.insert(from, link);
            }
        }
    }

    let mut groups = Groups::default();
    for statement in old.in_order() {
        let (ends, links) = ends(statement.id, new, &onward);
        groups.join(statement.id, &ends, &links, removed.get(&statement.id).copied());
    }
    let mut origins: Vec<Origin> = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for statement in new.in_order() {
        let group = groups.of_new.get(&statement.id).copied();
        match group {
            Some(group) if told.insert(group) => origins.push(groups.origin(group, old, new, steps)),
            Some(_) => {}
            None => origins.push(Origin {
                fate: Fate::New,
                from: Vec::new(),
                to: vec![statement.id],
                reasons: reasons_of(statement.id, steps),
            }),
        }
    }
    place_removed(&mut origins, &groups, old, new, steps);
    origins
}

// Where the threads of one statement end in the new tree, and the links that lead there.
fn ends<'a>(
    start: StatementId,
    new: &Tree,
    onward: &BTreeMap<StatementId, Vec<(&'a Link, StatementId)>>,
) -> (Vec<StatementId>, Vec<&'a Link>) {
    if new.contains(start) {
        return (vec![start], Vec::new());
    }
    let (mut ends, mut links) = (Vec::new(), Vec::new());
    let mut seen = BTreeSet::from([start]);
    let mut pending = vec![start];
    while let Some(id) = pending.pop() {
        for &(link, to) in onward.get(&id).into_iter().flatten() {
            if !links.contains(&link) {
                links.push(link);
            }
            if seen.insert(to) {
                if new.contains(to) { ends.push(to) } else { pending.push(to) }
            }
        }
    }
    (ends, links)
}

// Old and new statements that hang together.
#[derive(Default)]
struct Groups<'a> {
    members: Vec<Group<'a>>,
    of_new: BTreeMap<StatementId, usize>,
}

#[derive(Default)]
struct Group<'a> {
    from: Vec<StatementId>,
    to: BTreeSet<StatementId>,
    links: Vec<&'a Link>,
}

impl<'a> Groups<'a> {
    fn join(&mut self, from: StatementId, ends: &[StatementId], links: &[&'a Link], removed: Option<&'a Link>) {
        let touched: BTreeSet<usize> = ends.iter().filter_map(|end| self.of_new.get(end).copied()).collect();
        let mut group = Group { from: Vec::new(), to: ends.iter().copied().collect(), links: links.to_vec() };
        group.links.extend(removed.filter(|_| ends.is_empty()));
        let target = touched.first().copied().unwrap_or(self.members.len());
        for &index in touched.iter().rev() {
            let other = std::mem::take(&mut self.members[index]);
            group.from.splice(0..0, other.from);
            group.to.extend(other.to);
            group.links.splice(0..0, other.links);
        }
        group.from.push(from);
        for &end in &group.to {
            self.of_new.insert(end, target);
        }
        if target == self.members.len() {
            self.members.push(group);
        } else {
            self.members[target] = group;
        }
    }

    fn origin(&self, index: usize, old: &Tree, new: &Tree, steps: &[&Revision]) -> Origin {
        let group = &self.members[index];
        let mut reasons: Vec<Reason> = Vec::new();
        let linked = group.links.iter().filter_map(|link| link.reason.clone());
        for reason in linked.chain(group.to.iter().flat_map(|&id| reasons_of(id, steps))) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        let to: Vec<StatementId> = group.to.iter().copied().collect();
        Origin { fate: group.fate(old, new), from: group.from.clone(), to, reasons }
    }
}

impl Group<'_> {
    fn fate(&self, old: &Tree, new: &Tree) -> Fate {
        let to: Vec<StatementId> = self.to.iter().copied().collect();
        match (self.from.as_slice(), to.as_slice()) {
            (_, []) => Fate::Removed,
            (&[from], &[to]) if from == to => match (old.get(from), new.get(to)) {
                (Some(before), Some(after)) => same(before, after),
                _ => Fate::Replaced,
            },
            (&[_, _, ..], &[_]) if self.all(LinkKind::Merged) => Fate::Merged,
            (&[_], &[_, _, ..]) if self.all(LinkKind::Split) => Fate::Split,
            _ => Fate::Replaced,
        }
    }

    fn all(&self, kind: LinkKind) -> bool {
        self.links.iter().all(|link| link.kind == kind)
    }
}

fn same(before: &Statement, after: &Statement) -> Fate {
    if before.wording != after.wording || before.kind != after.kind {
        Fate::Reworded
    } else if before.parent != after.parent {
        Fate::Moved
    } else {
        Fate::Kept
    }
}

fn reasons_of(id: StatementId, steps: &[&Revision]) -> Vec<Reason> {
    steps.iter().filter_map(|revision| revision.reasons.get(&id).cloned()).collect()
}

// What was removed is told after what stood before it, so that the list can be read in the old order too.
fn place_removed(origins: &mut Vec<Origin>, groups: &Groups<'_>, old: &Tree, new: &Tree, steps: &[&Revision]) {
    let order: BTreeMap<StatementId, usize> =
        old.in_order().iter().enumerate().map(|(place, statement)| (statement.id, place)).collect();
    let place = |origin: &Origin| origin.from.iter().filter_map(|id| order.get(id)).min().copied();
    let mut removed: Vec<Origin> = (0..groups.members.len())
        .filter(|&index| !groups.members[index].from.is_empty() && groups.members[index].to.is_empty())
        .map(|index| groups.origin(index, old, new, steps))
        .collect();
    removed.sort_by_key(&place);
    let mut result: Vec<Origin> = Vec::with_capacity(origins.len() + removed.len());
    let mut removed = removed.into_iter().peekable();
    for origin in origins.drain(..) {
        if let Some(here) = place(&origin) {
            while let Some(gone) = removed.next_if(|gone| place(gone) < Some(here)) {
                result.push(gone);
            }
        }
        result.push(origin);
    }
    result.extend(removed);
    *origins = result;
}
