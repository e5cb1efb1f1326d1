//! What a move does, place by place: what is taken from where, and who receives it. Every krona and every hundredth of a
//! person-year that is taken is given, unless the move says otherwise, and no place is left with less than nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::activity::Activity;
use crate::allocation::{Allocation, Areas, Line, Place, summed};
use crate::ids::{ActivityId, FundingId};
use crate::money::{Kronor, PersonYears, Resources, divide};
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::refusal::{Refusal, Refusals};
use crate::scenario::reach::Reach;
use crate::scenario::{Delta, Intent, Scenario, Scope};

/// All of something, in hundredths of a per cent.
const WHOLE: u32 = 10_000;

type Places = Vec<(Place, Resources)>;

impl Organisation {
    /// What a move would do in a scenario, place by place: what is shown before it is made.
    ///
    /// # Errors
    /// `amount-not-above-zero`, `not-enough-resources`, `same-place`, `nothing-to-take`, `nothing-to-receive`,
    /// `part-outside`, `source-unknown`.
    pub fn deltas(&self, round: &Round, scenario: &Scenario, intent: &Intent) -> Result<Vec<Delta>, Refusals> {
        let areas = self.areas_for(round);
        // Of most activities nothing is asked: then their lines are not made.
        let reaches = match intent {
            Intent::Shift { from, to, .. } | Intent::Cut { from, to: Some(to), .. } => vec![*from, *to],
            Intent::Cut { from, to: None, .. } => vec![*from],
            // Where nothing is there yet, the source is that of the unit.
            Intent::Set { there, .. } => vec![Scope { unit: there.unit, ..Scope::default() }],
        };
        let reaches: Vec<Reach> = reaches.into_iter().map(|scope| self.reach(scope)).collect();
        let may_hold = |activity: &Activity| reaches.iter().any(|reach| reach.may_hold(activity, &areas));
        let now = round.allocation_among(scenario, &areas, may_hold);
        let to = match intent {
            Intent::Shift { to, .. } | Intent::Set { there: to, .. } => Some(to),
            Intent::Cut { to, .. } => to.as_ref(),
        };
        if let Some(source) = to.and_then(|to| to.source).filter(|&source| self.planning.source(source).is_none()) {
            return Err(Refusal::new("source-unknown").at("to").with("source", source.0).into());
        }
        let changes = match intent {
            Intent::Shift { from, to, resources } => {
                if resources.is_short() || resources.is_none() {
                    return Err(Refusal::new("amount-not-above-zero").at("amount").into());
                }
                let giving = self.reach(*from);
                let taken = take(&those_that_give(&now, |line| giving.holds(line)), *resources)?;
                if from == to {
                    return Err(Refusal::new("same-place").at("to").into());
                }
                let given = give(round, &now, &areas, &self.reach(*to), &taken)?;
                taken_from(taken).chain(given).collect()
            }
            Intent::Cut { part, from, spare_pointed_out, to } => {
                if !(1..=WHOLE).contains(part) {
                    return Err(Refusal::new("part-outside").at("part").into());
                }
                let spared = if *spare_pointed_out { pointed_out(round, &areas) } else { BTreeSet::new() };
                let giving = self.reach(*from);
                let there = those_that_give(&now, |line| giving.holds(line) && !spared.contains(&line.place.activity));
                let wanted = part_of(sum(&there), *part);
                if wanted.is_none() {
                    return Err(Refusal::new("nothing-to-take").at("from").into());
                }
                let taken = take(&there, wanted)?;
                let given = match to {
                    Some(to) => give(round, &now, &areas, &self.reach(*to), &taken)?,
                    None => Places::new(),
                };
                taken_from(taken).chain(given).collect()
            }
            Intent::Set { there, resources } => set(round, &now, &areas, &self.reach(*there), *resources)?,
        };
        Ok(summed(changes).into_iter().map(|(place, change)| Delta { place, change }).collect())
    }
}

/// So much there in all. What is too much is taken; what is missing comes as the source that most there comes from.
fn set(round: &Round, now: &Allocation, areas: &Areas, there: &Reach, wanted: Resources) -> Result<Places, Refusals> {
    if wanted.is_short() {
        return Err(Refusal::new("resources-below-zero").at("amount").into());
    }
    let has = now.sum_of(|line| there.holds(line));
    let (less, more) = (has.beyond(wanted), wanted.beyond(has));
    let mut changes = Places::new();
    if !more.is_none() {
        let source = there.scope.source.or_else(|| largest_source(now, there));
        let source = source.ok_or_else(|| Refusal::new("nothing-to-receive").at("to"))?;
        let nowhere = Place { activity: ActivityId(0), goal: None, source };
        changes = give(round, now, areas, there, &[(nowhere, more)])?;
    }
    if !less.is_none() {
        changes.extend(taken_from(take(&those_that_give(now, |line| there.holds(line)), less)?));
    }
    Ok(changes)
}

/// Whether there is something to take of a place: not where there is less than nothing, because more was moved from it
/// than is planned for it now.
fn gives(line: &Line) -> bool {
    !line.resources.is_short()
}

/// The places in a scope of which there is something to take.
fn those_that_give(now: &Allocation, scoped: impl Fn(&Line) -> bool) -> Vec<&Line> {
    now.lines.iter().filter(|line| gives(line) && scoped(line)).collect()
}

/// The activities that are pointed out.
fn pointed_out(round: &Round, areas: &Areas) -> BTreeSet<ActivityId> {
    let all = round.activities.values().filter(|activity| round.is_pointed_out(activity, |goal| areas.of_goal(goal)));
    all.map(|activity| activity.id).collect()
}

fn sum(lines: &[&Line]) -> Resources {
    lines.iter().map(|line| line.resources).sum()
}

/// So much of what lies there, each place by what it has.
fn take(lines: &[&Line], wanted: Resources) -> Result<Places, Refusals> {
    let there = sum(lines);
    if wanted.exceeds(there) {
        let field = if there.kronor < wanted.kronor { "amount" } else { "people" };
        let refusal = Refusal::new("not-enough-resources").at(field).with("kronor", there.kronor);
        return Err(refusal.with("person_years", there.person_years).into());
    }
    let kronor: Vec<i64> = lines.iter().map(|line| line.resources.kronor.0).collect();
    let person_years: Vec<i64> = lines.iter().map(|line| line.resources.person_years.0).collect();
    let kronor = divide_kronor(wanted.kronor.0, &kronor);
    let person_years = divide_within(wanted.person_years.0, &person_years);
    let parts = kronor.into_iter().zip(person_years).map(|(kronor, person_years)| Resources::new(kronor, person_years));
    Ok(lines.iter().map(|line| line.place).zip(parts).filter(|(_, part)| !part.is_none()).collect())
}

/// Divided by weights of which none is passed; in whole thousands as long as everything is.
fn divide_kronor(whole: i64, weights: &[i64]) -> Vec<i64> {
    let in_thousands = whole % 1_000 == 0 && weights.iter().all(|weight| weight % 1_000 == 0);
    let least = if in_thousands { 1_000 } else { 1 };
    divide_within(whole / least, weights).into_iter().map(|part| part * least).collect()
}

/// Divided by weights of which none is passed: nothing by nothing gives nothing to all.
fn divide_within(whole: i64, weights: &[i64]) -> Vec<i64> {
    if whole == 0 { vec![0; weights.len()] } else { divide(whole, weights) }
}

/// Gives what was taken to a scope, source by source. Nothing is lost on the way: where no one can receive, that is said.
fn give(
    round: &Round,
    now: &Allocation,
    areas: &Areas,
    to: &Reach,
    taken: &[(Place, Resources)],
) -> Result<Places, Refusals> {
    let mut by_source: BTreeMap<FundingId, Resources> = BTreeMap::new();
    for (place, part) in taken {
        // A scope of one source takes all as that source: then the move says that money changes its source.
        *by_source.entry(to.scope.source.unwrap_or(place.source)).or_default() += *part;
    }
    let mut changes = Places::new();
    for (source, sum) in by_source {
        let places = receivers(round, now, areas, to, source);
        if places.is_empty() {
            return Err(Refusal::new("nothing-to-receive").at("to").into());
        }
        let kronor: Vec<i64> = places.iter().map(|(_, has)| has.kronor.0.max(0)).collect();
        let people: Vec<i64> = places.iter().map(|(_, has)| has.person_years.0.max(0)).collect();
        let none = |weights: &[i64]| weights.iter().all(|&weight| weight == 0);
        // Where nobody works yet, people follow the money, and where there is no money yet, money follows the people.
        let (by_kronor, by_people) = match (none(&kronor), none(&people)) {
            (false, true) => (&kronor, &kronor),
            (true, false) => (&people, &people),
            _ => (&kronor, &people),
        };
        let kronor = Resources { person_years: PersonYears::ZERO, ..sum }.divide(by_kronor);
        let people = Resources { kronor: Kronor::ZERO, ..sum }.divide(by_people);
        for (((place, _), kronor), people) in places.iter().zip(kronor).zip(people) {
            changes.push((*place, kronor + people));
        }
    }
    Ok(changes)
}

/// Where a source's resources can be received in a scope, with what each place has to weigh it by: the places that have of
/// the source; or else all that have of any; or else the activities there, alike, each by the shares of its goals.
fn receivers(round: &Round, now: &Allocation, areas: &Areas, to: &Reach, source: FundingId) -> Places {
    let has_some = |line: &&Line| gives(line) && !line.resources.is_none();
    let there = || now.lines.iter().filter(has_some).filter(|line| to.holds_whatever_source(line));
    let of_source: Places =
        there().filter(|line| line.place.source == source).map(|line| (line.place, line.resources)).collect();
    if !of_source.is_empty() {
        return of_source;
    }
    let mut of_any: BTreeMap<Place, Resources> = BTreeMap::new();
    for line in there() {
        *of_any.entry(Place { source, ..line.place }).or_default() += line.resources;
    }
    if !of_any.is_empty() {
        return of_any.into_iter().collect();
    }
    let mut waiting = Vec::new();
    for activity in round.activities.values() {
        let goals = activity.work.goals.iter().map(|share| (Some(share.goal), share.share));
        let no_goal = activity.work.goals.is_empty().then_some((None, WHOLE));
        for (goal, share) in goals.chain(no_goal) {
            let place = Place { activity: activity.id, goal, source };
            let area = goal.and_then(|goal| areas.of_goal(goal));
            let line = Line { place, unit: activity.unit, area, resources: Resources::NONE };
            if to.holds_whatever_source(&line) {
                waiting.push((place, Resources::new(share.into(), 0)));
            }
        }
    }
    waiting
}

fn taken_from(taken: Places) -> impl Iterator<Item = (Place, Resources)> {
    taken.into_iter().map(|(place, part)| (place, -part))
}

/// The source that most there comes from; where there is nothing, that most of the unit's comes from.
fn largest_source(now: &Allocation, there: &Reach) -> Option<FundingId> {
    let most_of = |holds: &dyn Fn(&Line) -> bool| {
        let mut sums: BTreeMap<FundingId, Resources> = BTreeMap::new();
        for line in now.lines.iter().filter(|line| holds(line) && !line.resources.is_none()) {
            *sums.entry(line.place.source).or_default() += line.resources;
        }
        let most = |(source, sum): &(FundingId, Resources)| (sum.kronor, sum.person_years, std::cmp::Reverse(*source));
        sums.into_iter().max_by_key(most).map(|(source, _)| source)
    };
    most_of(&|line| there.holds_whatever_source(line)).or_else(|| most_of(&|line| there.holds_unit(line.unit)))
}

/// So many hundredths of a per cent, to the nearest; of money that is in whole thousands, in whole thousands, unless it is
/// less than one.
fn part_of(all: Resources, part: u32) -> Resources {
    let nearest = |amount: i64| {
        let doubled = i128::from(amount) * i128::from(part) * 2 + i128::from(WHOLE);
        i64::try_from(doubled / (i128::from(WHOLE) * 2)).unwrap_or(amount)
    };
    let (kronor, exactly) = (all.kronor.0, nearest(all.kronor.0));
    let in_thousands = kronor % 1_000 == 0 && 1_000 <= exactly;
    let kronor = if in_thousands { nearest(kronor / 1_000) * 1_000 } else { exactly };
    Resources::new(kronor, nearest(all.person_years.0))
}
