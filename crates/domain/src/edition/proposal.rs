//! What seems to have become of each statement from one edition to the next: the same id is the same statement, and
//! what is gone may have become what is new, if they read alike. Only proposes: a person says yes or no.

use std::collections::{HashMap, HashSet};

use super::identity::{Earlier, Identities, side_of};
use super::{Edition, Entry, Group, Likeness, Place, Proposed, Side, Staying};
use crate::difference::{self, Match};
use crate::lineage::Fate;
use crate::organisation::Organisation;

/// How alike a text must be to one that is new to be proposed as where that came from, in percent. At 40, two
/// statements share most of the words that carry meaning in the shorter one.
const LEAST: u8 = 40;

/// How alike it must be to one that was there before too: to say that it went into it takes more.
const LEAST_INTO_STAYING: u8 = 60;

/// How alike a statement without an id must be to be proposed as the same, reworded.
const LEAST_FOR_SAME: u8 = 50;

/// What became of the statements in each edition, the first against what the organisation last adopted. None for
/// the first where there is nothing before it: then all of it is new.
pub fn propose(organisation: &Organisation, editions: &[Edition]) -> Vec<Proposed> {
    let identities = Identities::new(organisation, editions);
    (0..editions.len()).map(|edition| proposed(&identities, edition)).collect()
}

/// Likenesses of one edition in the groups that hang together, in the order in which they first come.
pub fn groups(likenesses: &[Likeness]) -> Vec<Group<'_>> {
    let mut group_of: HashMap<(bool, &Place), usize> = HashMap::new();
    let mut groups: Vec<Vec<&Likeness>> = Vec::new();
    for likeness in likenesses {
        let ends = [(false, &likeness.from.place), (true, &likeness.to.place)];
        let mut found: Vec<usize> = ends.iter().filter_map(|end| group_of.get(end).copied()).collect();
        found.sort_unstable();
        found.dedup();
        let target = found.first().copied().unwrap_or(groups.len());
        if target == groups.len() {
            groups.push(Vec::new());
        }
        for &other in found.iter().skip(1) {
            let joining = std::mem::take(&mut groups[other]);
            for moved in &joining {
                group_of.insert((false, &moved.from.place), target);
                group_of.insert((true, &moved.to.place), target);
            }
            groups[target].extend(joining);
        }
        groups[target].push(likeness);
        for end in ends {
            group_of.insert(end, target);
        }
    }
    groups
        .into_iter()
        .filter(|likenesses| !likenesses.is_empty())
        .map(|likenesses| Group { fate: fate(&likenesses), likenesses })
        .collect()
}

impl Group<'_> {
    /// What is gone, each once.
    pub fn from(&self) -> Vec<&Side> {
        once(self.likenesses.iter().map(|likeness| &likeness.from))
    }

    /// What came of it, each once.
    pub fn to(&self) -> Vec<&Side> {
        once(self.likenesses.iter().map(|likeness| &likeness.to))
    }
}

fn once<'a>(sides: impl Iterator<Item = &'a Side>) -> Vec<&'a Side> {
    let mut seen = HashSet::new();
    sides.filter(|side| seen.insert(&side.place)).collect()
}

fn fate(likenesses: &[&Likeness]) -> Fate {
    match likenesses {
        [only] if only.same => return Fate::Kept,
        // It was one already, and more came into it.
        [first, ..] if first.into_staying => return Fate::Merged,
        _ => {}
    }
    let from = once(likenesses.iter().map(|likeness| &likeness.from));
    let to = once(likenesses.iter().map(|likeness| &likeness.to));
    let mut kinds = from.iter().chain(&to).map(|side| side.kind);
    let first = kinds.next();
    let one_kind = kinds.all(|kind| Some(kind) == first);
    match (from.as_slice(), to.as_slice()) {
        ([_, _, ..], [_]) if one_kind => Fate::Merged,
        ([_], [_, _, ..]) if one_kind => Fate::Split,
        _ => Fate::Replaced,
    }
}

fn proposed(identities: &Identities<'_>, edition: usize) -> Proposed {
    let before = identities.before(edition);
    let entries = identities.entries(edition);
    let place_of: HashMap<&Place, usize> =
        before.iter().enumerate().map(|(at, earlier)| (&earlier.side.place, at)).collect();

    let mut gone = vec![true; before.len()];
    let (mut staying, mut fresh): (Vec<(&Earlier, &Entry)>, Vec<&Entry>) = (Vec::new(), Vec::new());
    for entry in entries {
        let place = identities.place_before(edition, &entry.id);
        match place.and_then(|place| place_of.get(&place).copied()) {
            Some(at) => {
                gone[at] = false;
                staying.push((&before[at], entry));
            }
            None => fresh.push(entry),
        }
    }
    let gone: Vec<&Earlier> = before.iter().zip(gone).filter_map(|(earlier, gone)| gone.then_some(earlier)).collect();

    let mut likenesses = alike_new(identities, edition, &gone, &fresh);
    let (left, _) = left_over(&gone, &fresh, &likenesses);
    let stayed: Vec<&Entry> = staying.iter().map(|(_, entry)| *entry).collect();
    likenesses.extend(alike_staying(edition, &left, &stayed));
    let (removed, new) = left_over(&gone, &fresh, &likenesses);
    Proposed {
        edition,
        staying: staying
            .iter()
            .map(|(earlier, entry)| Staying {
                before: earlier.side.clone(),
                after: side_of(entry),
                fate: stays_as(identities, edition, earlier, entry),
            })
            .collect(),
        removed: removed.iter().map(|earlier| earlier.side.clone()).collect(),
        new: new.into_iter().map(side_of).collect(),
        likenesses,
    }
}

fn alike_new(identities: &Identities<'_>, edition: usize, gone: &[&Earlier], fresh: &[&Entry]) -> Vec<Likeness> {
    matches(gone, fresh, LEAST)
        .into_iter()
        .map(|found| Likeness {
            edition,
            from: found.old.side.clone(),
            to: side_of(found.new),
            into_staying: false,
            percent: found.percent,
            same: found.pair
                && least_for_same(found.old) <= found.percent
                && identities.may_be_same(edition, found.old, found.new),
        })
        .collect()
}

// What is gone can have gone into one that stays; one that stays has not come of several.
fn alike_staying(edition: usize, gone: &[&Earlier], stayed: &[&Entry]) -> Vec<Likeness> {
    let mut found = matches(gone, stayed, LEAST_INTO_STAYING);
    // The matches are in the order of what is gone, so those of one stand together.
    found.dedup_by(|next, kept| {
        let of_one = next.old.side.place == kept.old.side.place;
        if of_one && kept.percent < next.percent {
            *kept = *next;
        }
        of_one
    });
    let likenesses = found.into_iter().map(|found| Likeness {
        edition,
        from: found.old.side.clone(),
        to: side_of(found.new),
        into_staying: true,
        percent: found.percent,
        same: false,
    });
    likenesses.collect()
}

fn matches<'a>(old: &[&'a Earlier], new: &[&'a Entry], least: u8) -> Vec<Match<&'a Earlier, &'a Entry>> {
    let old: Vec<(&Earlier, &str)> = old.iter().map(|&earlier| (earlier, earlier.side.text.as_str())).collect();
    let new: Vec<(&Entry, &str)> = new.iter().map(|&entry| (entry, entry.text.as_str())).collect();
    difference::best_matches(&old, &new, least)
}

// A statement that a file knew by another id is another statement, unless it reads exactly the same.
fn least_for_same(earlier: &Earlier) -> u8 {
    match earlier.reference {
        Some(_) => 100,
        None => LEAST_FOR_SAME,
    }
}

fn left_over<'a>(
    gone: &[&'a Earlier],
    fresh: &[&'a Entry],
    likenesses: &[Likeness],
) -> (Vec<&'a Earlier>, Vec<&'a Entry>) {
    let from: HashSet<&Place> = likenesses.iter().map(|found| &found.from.place).collect();
    let to: HashSet<&Place> = likenesses.iter().map(|found| &found.to.place).collect();
    let removed = gone.iter().copied().filter(|earlier| !from.contains(&earlier.side.place)).collect();
    let new = fresh.iter().copied().filter(|entry| !to.contains(&Place::File(entry.id.clone()))).collect();
    (removed, new)
}

// As the lineage between the revisions will tell it, as far as ids say.
fn stays_as(identities: &Identities<'_>, edition: usize, earlier: &Earlier, entry: &Entry) -> Fate {
    let parent = match &entry.parent {
        Some(parent) => identities.place_before(edition, parent),
        None => None,
    };
    let reads_the_same =
        earlier.side.text == entry.text && earlier.explanation == entry.explanation && earlier.side.kind == entry.kind;
    if !reads_the_same {
        Fate::Reworded
    } else if earlier.parent != parent || parent.is_none() != entry.parent.is_none() {
        Fate::Moved
    } else {
        Fate::Kept
    }
}
