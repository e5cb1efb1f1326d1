//! What of an indicator's values is not shown, so that nobody is given away: what was entered as suppressed, and what would
//! give that away by subtraction. The log keeps what was entered; only what is shown has gaps. Not what a status means
//! (`observation`).
//!
//! A part is what is left when the other parts are taken from the total, in each dimension and at every crossing of them. So
//! where nothing else is unknown in such a sum, another of its parts is hidden too: the smallest, by what it was divided by
//! or by its value, and the total where there is no other. Several sums together can tell what none of them tells alone;
//! that is looked for as well (`sums`), until none tells.
//!
//! What is hidden in a period is hidden with all that was known of it before: a corrected value would tell. And whoever kept
//! what was shown yesterday has it beside what is shown today: so the periods are gone through as they became known, and
//! what was once shown while something was suppressed counts as known. A correction that makes another part the smallest
//! does not move the gap to it.
//!
//! That the parts sum up to the total is not asked: where they do not, too much is hidden and never too little. A period
//! that other periods make up, a year of quarters, is not compared with them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ids::ImportId;
use crate::observation::{Breakdown, Observation, Observed, Series, SeriesByPart, Status};
use crate::period::Period;
use crate::text::Name;

mod sums;

use sums::Sums;

/// The values as they are shown. `None` where they are as they were entered, as nearly always.
pub(crate) fn shown(entered: &SeriesByPart) -> Option<SeriesByPart> {
    let suppressed = |series: &Arc<Series>| {
        let known: Vec<Period> =
            series.current().filter(|known| is_suppressed(known)).map(|known| known.observed.period).collect();
        known
    };
    let periods: BTreeSet<Period> = entered.values().flat_map(suppressed).collect();
    if periods.is_empty() {
        return None;
    }
    let mut hidden: BTreeMap<&Breakdown, BTreeMap<Period, Status>> = BTreeMap::new();
    for period in periods {
        let of_period =
            |(breakdown, series): (&'_ Breakdown, &'_ Arc<Series>)| -> Option<(Breakdown, Vec<Observation>)> {
                let known = series.of_period(period);
                (!known.is_empty()).then(|| (breakdown.clone(), known.to_vec()))
            };
        let cells: Vec<(Breakdown, Vec<Observation>)> = entered.iter().filter_map(of_period).collect();
        for (breakdown, status) in hidden_of(&cells) {
            if let Some((breakdown, _)) = entered.get_key_value(&breakdown) {
                hidden.entry(breakdown).or_default().insert(period, status);
            }
        }
    }
    let masked = entered.iter().map(|(breakdown, series)| match hidden.get(breakdown) {
        Some(periods) => (breakdown.clone(), Arc::new(series.hiding(periods))),
        None => (breakdown.clone(), series.clone()),
    });
    Some(masked.collect())
}

fn is_suppressed(known: &Observation) -> bool {
    known.observed.status == Status::Suppressed
}

/// What is hidden of the cells of one period, and with which status: as it stands when all that became known has.
fn hidden_of(cells: &[(Breakdown, Vec<Observation>)]) -> Vec<(Breakdown, Status)> {
    let mut hidden = Vec::new();
    let mut read: BTreeSet<Breakdown> = BTreeSet::new();
    for moment in moments(cells) {
        let then = cells.iter().filter_map(|(breakdown, known)| Cell::then(breakdown, known, moment));
        let then: Vec<Cell<'_>> = then.collect();
        let suppressed = then.iter().filter(|cell| cell.is_suppressed).map(|cell| cell.breakdown.clone());
        let suppressed: BTreeSet<Breakdown> = suppressed.collect();
        if suppressed.is_empty() {
            read.clear();
            hidden.clear();
            continue;
        }
        read.retain(|breakdown| !suppressed.contains(breakdown));
        let protecting = protect(&then, &suppressed, &read);
        // What had to be hidden although it was read stays so: another in its place would tell both.
        read.retain(|breakdown| !protecting.contains(breakdown));
        let is_shown = |cell: &&Cell<'_>| {
            cell.value.is_some() && !suppressed.contains(cell.breakdown) && !protecting.contains(cell.breakdown)
        };
        read.extend(then.iter().filter(is_shown).map(|cell| cell.breakdown.clone()));
        hidden = suppressed.into_iter().map(|breakdown| (breakdown, Status::Suppressed)).collect();
        hidden.extend(protecting.into_iter().map(|breakdown| (breakdown, Status::Protecting)));
    }
    hidden
}

/// The last event of each import: between the events of one nobody reads.
fn moments(cells: &[(Breakdown, Vec<Observation>)]) -> BTreeSet<u64> {
    let mut last: BTreeMap<ImportId, u64> = BTreeMap::new();
    for known in cells.iter().flat_map(|(_, known)| known) {
        let moment = last.entry(known.import).or_default();
        *moment = known.known.max(*moment);
    }
    last.into_values().collect()
}

/// What is known of a part, or of the whole, in one period.
struct Cell<'a> {
    breakdown: &'a Breakdown,
    is_suppressed: bool,
    /// There can be nothing in it, and everybody knows.
    is_nothing: bool,
    /// The last that was a value: what a reader may know of it.
    value: Option<&'a Observed>,
}

impl<'a> Cell<'a> {
    fn then(breakdown: &'a Breakdown, known: &'a [Observation], moment: u64) -> Option<Cell<'a>> {
        let known = &known[..known.partition_point(|known| known.known <= moment)];
        let last = known.last()?;
        Some(Cell {
            breakdown,
            is_suppressed: is_suppressed(last),
            is_nothing: last.observed.status == Status::CannotExist,
            value: known.iter().rev().map(|known| &known.observed).find(|observed| observed.value.is_some()),
        })
    }

    /// How large it is. Nothing where no value is known.
    fn size(&self) -> Option<Size> {
        let observed = self.value?;
        Some(Size {
            is_break: observed.status == Status::Break,
            divided_by: observed.fraction().map(|fraction| fraction.denominator.to_f64()),
            value: observed.value?.to_f64().abs(),
        })
    }
}

/// By what the smallest is chosen.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// A break in the series is the last to be hidden: what comes after it would then be compared with what came before.
    is_break: bool,
    divided_by: Option<f64>,
    value: f64,
}

/// A total with its parts by one dimension.
type Group = (Breakdown, Vec<Breakdown>);

/// The sums that there are. A total that nobody has entered is one too, and a part of others: it is what its parts come to.
fn groups(cells: &[Cell<'_>]) -> Vec<Group> {
    let mut all: BTreeSet<Breakdown> = BTreeSet::new();
    let mut waiting: Vec<Breakdown> = cells.iter().map(|cell| cell.breakdown.clone()).collect();
    while let Some(breakdown) = waiting.pop() {
        waiting.extend(breakdown.parts().iter().map(|(dimension, _)| breakdown.without(dimension)));
        all.insert(breakdown);
    }
    let mut groups: BTreeMap<(Breakdown, &Name), Vec<Breakdown>> = BTreeMap::new();
    for breakdown in &all {
        for (dimension, _) in breakdown.parts() {
            groups.entry((breakdown.without(dimension), dimension)).or_default().push(breakdown.clone());
        }
    }
    groups.into_iter().map(|((total, _), parts)| (total, parts)).collect()
}

/// What more must be hidden, so that what is suppressed cannot be worked out from the rest and from what was once read.
fn protect(cells: &[Cell<'_>], suppressed: &BTreeSet<Breakdown>, read: &BTreeSet<Breakdown>) -> BTreeSet<Breakdown> {
    let mut protecting: BTreeSet<Breakdown> = BTreeSet::new();
    let by_breakdown: BTreeMap<&Breakdown, &Cell<'_>> = cells.iter().map(|cell| (cell.breakdown, cell)).collect();
    let groups = groups(cells);
    // Where parts are lacking, sums may leave nothing for a cell whatever the others hold: no value gives it away.
    let empty: BTreeSet<Breakdown> = told(&groups, |_| false).into_iter().collect();
    loop {
        let is_hidden = |breakdown: &Breakdown| suppressed.contains(breakdown) || protecting.contains(breakdown);
        let has_value = |breakdown: &Breakdown| by_breakdown.get(breakdown).is_some_and(|cell| cell.value.is_some());
        let is_nothing = |breakdown: &Breakdown| by_breakdown.get(breakdown).is_some_and(|cell| cell.is_nothing);
        let is_known = |breakdown: &Breakdown| !is_hidden(breakdown) && (has_value(breakdown) || is_nothing(breakdown));
        let told = told(&groups, is_known).into_iter().filter(|one| is_hidden(one) && !empty.contains(one));
        let told: Vec<Breakdown> = told.collect();
        // Those sums first in which it is the only unknown. Where there are none, several sums tell one together.
        let unknown = |(total, parts): &&Group| parts.iter().chain([total]).filter(|one| !is_known(one)).count();
        let is_in = |one: &Breakdown, (total, parts): &Group| total == one || parts.contains(one);
        let mut telling: Vec<_> = groups.iter().filter(|group| unknown(group) == 1).collect();
        telling.retain(|group| told.iter().any(|told| is_in(told, group)));
        if telling.is_empty() {
            telling.extend(told.first().and_then(|told| groups.iter().find(|group| is_in(told, group))));
        }
        let mut more: BTreeSet<Breakdown> = BTreeSet::new();
        for (total, parts) in telling {
            // One that was hidden for another in this turn may protect this one, too: the next turn tells.
            if more.contains(total) || parts.iter().any(|part| more.contains(part)) {
                continue;
            }
            let hideable = |breakdown: &Breakdown, is_read: bool| {
                let cell = by_breakdown.get(breakdown).copied().filter(|_| read.contains(breakdown) == is_read);
                cell.filter(|cell| !is_hidden(breakdown) && cell.value.is_some())
            };
            // One that was read protects nobody from those who remember it, so it comes after all others.
            let found = [false, true].into_iter().find_map(|is_read| {
                let of_parts = smallest(parts.iter().filter_map(|part| hideable(part, is_read)));
                let others = || smallest(cells.iter().filter_map(|cell| hideable(cell.breakdown, is_read)));
                of_parts.or_else(|| smallest(hideable(total, is_read).into_iter())).or_else(others)
            });
            more.extend(found.cloned());
        }
        if more.is_empty() {
            return protecting;
        }
        protecting.extend(more);
    }
}

/// What the sums tell of what is not known.
fn told(groups: &[Group], is_known: impl Fn(&Breakdown) -> bool) -> Vec<Breakdown> {
    let mut sums = Sums::default();
    for (total, parts) in groups {
        sums.add(total, parts, &is_known);
    }
    sums.told()
}

/// The smallest of some cells: by what they were divided by where all were, else by their values; of equal ones the first
/// by name.
fn smallest<'a>(cells: impl Iterator<Item = &'a Cell<'a>>) -> Option<&'a Breakdown> {
    let cells: Vec<(&Breakdown, Size)> = cells.filter_map(|cell| Some((cell.breakdown, cell.size()?))).collect();
    let all_divided = cells.iter().all(|(_, size)| size.divided_by.is_some());
    let amount = |size: &Size| size.divided_by.filter(|_| all_divided).unwrap_or(size.value);
    let smallest = cells.iter().min_by(|(one, of_one), (other, of_other)| {
        let by_amount = || amount(of_one).total_cmp(&amount(of_other));
        of_one.is_break.cmp(&of_other.is_break).then_with(by_amount).then_with(|| one.cmp(other))
    });
    smallest.map(|(breakdown, _)| *breakdown)
}

#[cfg(test)]
mod tests;
