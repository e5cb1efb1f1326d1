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
    let links = Links::of(steps);
    let mut groups = Groups { between: Between { old: places(old), new: places(new), steps }, ..Groups::default() };
    for statement in old.in_order() {
        groups.join(statement.id, links.onward(statement.id, new));
    }
    let mut origins: Vec<Origin> = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    for statement in new.in_order() {
        let group = groups.of_new.get(&statement.id).copied();
        match group {
            Some(group) if told.insert(group) => origins.push(groups.origin(group, old, new)),
            Some(_) => {}
            None => {
                let (to, path) = (vec![statement.id], links.back(statement.id));
                let reasons = groups.between.reasons(&path);
                origins.push(Origin { fate: Fate::New, from: Vec::new(), to, reasons });
            }
        }
    }
    place_removed(&mut origins, &groups, old, new);
    origins
}

// Where each statement stands when its tree is read.
fn places(tree: &Tree) -> BTreeMap<StatementId, usize> {
    tree.in_order().iter().enumerate().map(|(place, statement)| (statement.id, place)).collect()
}

// The links between two revisions, each with the step that it was made in, by both their ends.
#[derive(Default)]
struct Links<'a> {
    from: BTreeMap<StatementId, Vec<(usize, &'a Link)>>,
    to: BTreeMap<StatementId, Vec<(usize, &'a Link)>>,
}

// What was met on the way from one statement.
#[derive(Default)]
struct Path<'a> {
    ends: Vec<StatementId>,
    links: Vec<(usize, &'a Link)>,
    ids: Vec<StatementId>,
}

impl<'a> Links<'a> {
    fn of(steps: &[&'a Revision]) -> Links<'a> {
        let mut links = Links::default();
        for (step, revision) in steps.iter().enumerate() {
            for link in &revision.links {
                for &id in &link.from {
                    links.from.entry(id).or_default().push((step, link));
                }
                for &id in &link.to {
                    links.to.entry(id).or_default().push((step, link));
                }
            }
        }
        links
    }

    // From an old statement to where its threads end in the new tree.
    fn onward(&self, start: StatementId, new: &Tree) -> Path<'a> {
        if new.contains(start) {
            return Path { ends: vec![start], links: Vec::new(), ids: vec![start] };
        }
        let mut path = Path::walk(
            start,
            |id| match new.contains(id) {
                true => &[],
                false => self.from.get(&id).map_or(&[], |links| links.as_slice()),
            },
            |link| &link.to,
        );
        path.ends = path.ids.iter().copied().filter(|&id| new.contains(id)).collect();
        path
    }

    // From a new statement to all that it came of, though none of that was in the old tree.
    fn back(&self, start: StatementId) -> Path<'a> {
        Path::walk(start, |id| self.to.get(&id).map_or(&[], |links| links.as_slice()), |link| &link.from)
    }
}

impl<'a> Path<'a> {
    fn walk<'b>(
        start: StatementId,
        links_at: impl Fn(StatementId) -> &'b [(usize, &'a Link)],
        next: impl Fn(&'a Link) -> &'a [StatementId],
    ) -> Path<'a>
    where
        'a: 'b,
    {
        let mut path = Path { ids: vec![start], ..Path::default() };
        let mut at = 0;
        while let Some(&id) = path.ids.get(at) {
            at += 1;
            for &(step, link) in links_at(id) {
                path.links.push((step, link));
                for &to in next(link) {
                    if !path.ids.contains(&to) {
                        path.ids.push(to);
                    }
                }
            }
        }
        path
    }
}

// The two trees as they are read, and the revisions by which one became the other.
#[derive(Default)]
struct Between<'a> {
    old: BTreeMap<StatementId, usize>,
    new: BTreeMap<StatementId, usize>,
    steps: &'a [&'a Revision],
}

impl Between<'_> {
    // Each reason once, the earliest first: of the links in the order in which they were made, then of the statements.
    fn reasons(&self, path: &Path<'_>) -> Vec<Reason> {
        let mut links = path.links.clone();
        links.sort_by_key(|&(step, _)| step);
        let mut linked = links.into_iter().peekable();
        let mut reasons: Vec<Reason> = Vec::new();
        let mut give = |reason: Option<&Reason>| match reason {
            Some(reason) if !reasons.contains(reason) => reasons.push(reason.clone()),
            _ => {}
        };
        for (at, revision) in self.steps.iter().enumerate() {
            while let Some((_, link)) = linked.next_if(|&(step, _)| step == at) {
                give(link.reason.as_ref());
            }
            path.ids.iter().for_each(|id| give(revision.reasons.get(id)));
        }
        reasons
    }
}

// Old and new statements that hang together.
#[derive(Default)]
struct Groups<'a> {
    members: Vec<Group<'a>>,
    of_old: BTreeMap<StatementId, usize>,
    of_new: BTreeMap<StatementId, usize>,
    between: Between<'a>,
}

#[derive(Default)]
struct Group<'a> {
    from: Vec<StatementId>,
    path: Path<'a>,
}

impl<'a> Groups<'a> {
    fn join(&mut self, from: StatementId, path: Path<'a>) {
        let touched: BTreeSet<usize> = path.ends.iter().filter_map(|end| self.of_new.get(end).copied()).collect();
        let target = touched.first().copied().unwrap_or(self.members.len());
        self.of_old.insert(from, target);
        self.of_new.extend(path.ends.iter().map(|&id| (id, target)));
        if target == self.members.len() {
            self.members.push(Group { from: vec![from], path });
            return;
        }
        let mut group = std::mem::take(&mut self.members[target]);
        for &index in touched.iter().skip(1) {
            let other = std::mem::take(&mut self.members[index]);
            self.of_old.extend(other.from.iter().map(|&id| (id, target)));
            self.of_new.extend(other.path.ends.iter().map(|&id| (id, target)));
            group.from.extend(other.from);
            group.path.join(other.path);
        }
        group.from.push(from);
        group.path.join(path);
        self.members[target] = group;
    }

    fn origin(&self, index: usize, old: &Tree, new: &Tree) -> Origin {
        let group = &self.members[index];
        let (mut from, mut to) = (group.from.clone(), group.path.ends.clone());
        from.sort_by_key(|id| self.between.old.get(id));
        to.sort_by_key(|id| self.between.new.get(id));
        let fate = match (from.as_slice(), to.as_slice()) {
            (_, []) => Fate::Removed,
            (&[one], &[same]) if one == same => match (old.get(one), new.get(one)) {
                (Some(before), Some(after)) => self.fate_of_same(before, after),
                _ => Fate::Replaced,
            },
            (&[_, _, ..], &[_]) if group.path.all(LinkKind::Merged) => Fate::Merged,
            (&[_], &[_, _, ..]) if group.path.all(LinkKind::Split) => Fate::Split,
            _ => Fate::Replaced,
        };
        Origin { fate, from, to, reasons: self.between.reasons(&group.path) }
    }

    fn fate_of_same(&self, before: &Statement, after: &Statement) -> Fate {
        // What stands under that which its parent became, stands where it stood.
        let follows = |old: StatementId, new: StatementId| {
            let (of_old, of_new) = (self.of_old.get(&old), self.of_new.get(&new));
            old == new || of_old.is_some_and(|group| of_new == Some(group))
        };
        let stays = match (before.parent, after.parent) {
            (None, None) => true,
            (Some(old), Some(new)) => follows(old, new),
            _ => false,
        };
        if before.wording != after.wording || before.kind != after.kind {
            Fate::Reworded
        } else if stays {
            Fate::Kept
        } else {
            Fate::Moved
        }
    }
}

impl<'a> Path<'a> {
    fn all(&self, kind: LinkKind) -> bool {
        self.links.iter().all(|(_, link)| link.kind == kind)
    }

    fn join(&mut self, other: Path<'a>) {
        self.links.extend(other.links);
        self.ids.extend(other.ids);
        for end in other.ends {
            if !self.ends.contains(&end) {
                self.ends.push(end);
            }
        }
    }
}

// What was removed is told after what stood before it, so that the list can be read in the old order too.
fn place_removed(origins: &mut Vec<Origin>, groups: &Groups<'_>, old: &Tree, new: &Tree) {
    let place = |origin: &Origin| origin.from.first().and_then(|id| groups.between.old.get(id)).copied();
    let mut removed: Vec<Origin> = (0..groups.members.len())
        .filter(|&index| !groups.members[index].from.is_empty() && groups.members[index].path.ends.is_empty())
        .map(|index| groups.origin(index, old, new))
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
