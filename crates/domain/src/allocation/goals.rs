//! What decisions have given to an activity, kept when its goals change: when others take over from goals that have left the
//! strategy. Nothing is gained or lost on the way, and no goal that is still there gets less.

use std::collections::BTreeMap;

use crate::activity::{Activity, WHOLE, Work};
use crate::allocation::Place;
use crate::ids::{FundingId, StatementId};
use crate::money::Resources;

/// The adjustments by which what lay with an activity follows its goals: what a goal no longer has a share of goes to those
/// whose shares grew, by how much they grew. From each source as much as before.
pub(crate) fn follow(lay: &[(Place, Resources)], before: &Activity, after: &Activity) -> Vec<(Place, Resources)> {
    let (old, new) = (shares(&before.work), shares(&after.work));
    let share = |of: &BTreeMap<Option<StatementId>, u32>, goal| i64::from(of.get(&goal).copied().unwrap_or(0));
    let mut lies: BTreeMap<Place, Resources> = BTreeMap::new();
    let mut freed: BTreeMap<FundingId, Resources> = BTreeMap::new();
    for (place, part) in lay {
        let (was, is) = (share(&old, place.goal), share(&new, place.goal));
        let stays = match is {
            0 => Resources::NONE,
            _ if was <= is => *part,
            _ => part.divide(&[is, was - is]).first().copied().unwrap_or_default(),
        };
        *lies.entry(*place).or_default() += stays;
        *freed.entry(place.source).or_default() += *part - stays;
    }
    let grew: Vec<i64> = new.keys().map(|&goal| (share(&new, goal) - share(&old, goal)).max(0)).collect();
    for (source, pool) in freed {
        for (&goal, part) in new.keys().zip(pool.divide(&grew)) {
            *lies.entry(Place { activity: after.id, goal, source }).or_default() += part;
        }
    }
    for (place, planned) in after.planned() {
        *lies.entry(place).or_default() -= planned;
    }
    lies.into_iter().filter(|(_, change)| !change.is_none()).collect()
}

fn shares(work: &Work) -> BTreeMap<Option<StatementId>, u32> {
    if work.goals.is_empty() {
        return BTreeMap::from([(None, WHOLE)]);
    }
    work.goals.iter().map(|share| (Some(share.goal), share.share)).collect()
}
