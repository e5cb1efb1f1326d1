//! Two plans beside each other: what was decided and what is now, this year's and last year's, one scenario and another.
//! Activities that are new, have ended or read differently, and what units, areas, goals and sources have in each. Goals
//! of another strategy stand beside what they became, units beside their heirs. Not how one became the other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::OrdMap;
use jiff::Span;
use jiff::civil::Date;

use crate::activity::{Activity, Work};
use crate::allocation::sums::Sums;
use crate::allocation::{Areas, Place, add_changes, changes_of, lines};
use crate::ids::{ActivityId, FundingId, StatementId, UnitId};
use crate::lineage::{Fate, Origin};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::comparable::Comparable;
use crate::planning::{Content, Edition, Round};
use crate::revision::Revision;
use crate::scenario::Scenario;
use crate::statement::StatementKind;

/// A plan to compare: the activities, and what decisions gave them.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    round: &'a Round,
    activities: &'a OrdMap<ActivityId, Arc<Activity>>,
    adjustments: Cow<'a, OrdMap<Place, Resources>>,
}

impl<'a> Plan<'a> {
    /// As it stands now.
    pub fn now(round: &'a Round) -> Plan<'a> {
        Plan { round, activities: &round.activities, adjustments: Cow::Borrowed(&round.adjustments) }
    }

    /// As a decision left it: one on the plan, or one on an allocation. `None` for other papers.
    pub fn decided(round: &'a Round, edition: &'a Edition) -> Option<Plan<'a>> {
        let (activities, adjustments) = match &edition.content {
            Content::Plan { activities, adjustments, .. } => (activities, adjustments),
            Content::Scenario { activities, after, .. } => (activities, after),
            Content::Directive(_) | Content::Frames(_) => return None,
        };
        Some(Plan { round, activities, adjustments: Cow::Borrowed(adjustments) })
    }

    /// As a scenario that is not decided would have it.
    pub fn in_scenario(round: &'a Round, scenario: &Scenario) -> Plan<'a> {
        let mut adjustments = round.adjustments.clone();
        add_changes(&mut adjustments, scenario.changes());
        Plan { round, activities: &round.activities, adjustments: Cow::Owned(adjustments) }
    }

    fn by_source(&self, activity: &Activity) -> BTreeMap<FundingId, Resources> {
        let mut sums: BTreeMap<FundingId, Resources> = BTreeMap::new();
        for grant in &activity.work.resources {
            *sums.entry(grant.source).or_default() += grant.resources;
        }
        for (place, change) in changes_of(&self.adjustments, activity.id) {
            *sums.entry(place.source).or_default() += *change;
        }
        sums.retain(|_, sum| !sum.is_none());
        sums
    }
}

/// An amount in both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// In the first.
    pub before: Resources,
    /// In the second.
    pub after: Resources,
}

impl Compared {
    /// How much more there is in the second, or less.
    pub fn change(self) -> Resources {
        self.after - self.before
    }

    /// Whether there is nothing in either.
    pub fn is_none(self) -> bool {
        self.before.is_none() && self.after.is_none()
    }
}

/// Something of an activity that can read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What it is called.
    Title,
    /// What is done.
    Description,
    /// Whose plan it is in; not when that unit has become the other.
    Unit,
    /// Who answers for it.
    Owner,
    /// Its first or last day; not when it is as far into the next period.
    Days,
    /// What should have happened when, in two plans of one round.
    Milestones,
    /// What it is for; not when those goals have become the others.
    Goals,
    /// What it has from each source, decisions counted.
    Resources,
    /// The external tasks that it answers.
    Tasks,
    /// The activities that it depends on.
    Needs,
    /// Who works with it, and how much.
    People,
    /// How far it has come, of two plans of one round.
    Progress,
}

impl Field {
    /// All of them, in the order in which they are told.
    pub const ALL: [Field; 12] = [
        Field::Title,
        Field::Description,
        Field::Unit,
        Field::Owner,
        Field::Days,
        Field::Milestones,
        Field::Goals,
        Field::Resources,
        Field::Tasks,
        Field::Needs,
        Field::People,
        Field::Progress,
    ];

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Description => "description",
            Field::Unit => "unit",
            Field::Owner => "owner",
            Field::Days => "days",
            Field::Milestones => "milestones",
            Field::Goals => "goals",
            Field::Resources => "resources",
            Field::Tasks => "tasks",
            Field::Needs => "needs",
            Field::People => "people",
            Field::Progress => "progress",
        }
    }
}

/// An activity that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedActivity<'a> {
    /// As it was in the first; `None` when it is new.
    pub before: Option<&'a Activity>,
    /// As it is in the second; `None` when it has ended.
    pub after: Option<&'a Activity>,
    /// What it has in both.
    pub resources: Compared,
    /// What reads differently, of one that is in both.
    pub fields: Vec<Field>,
}

/// What statements have in both: a goal or an area beside what it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedStatements {
    /// What became of what; `None` for what is for no goal, or in no area.
    pub origin: Option<Origin>,
    /// What they have.
    pub resources: Compared,
}

/// Two plans beside each other. Each list sums to the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanComparison<'a> {
    /// The activities that are new, have ended or read differently, by number.
    pub activities: Vec<ComparedActivity<'a>>,
    /// How many are the same.
    pub same: usize,
    /// What each unit has, in the units of the second.
    pub units: Vec<(UnitId, Compared)>,
    /// What each area has, in the order of the second's strategy; what is in no area last.
    pub areas: Vec<ComparedStatements>,
    /// What each goal has, in the order of the second's strategy; what is for no goal last.
    pub goals: Vec<ComparedStatements>,
    /// What there is from each source.
    pub sources: Vec<(FundingId, Compared)>,
    /// What there is in all.
    pub total: Compared,
}

impl Organisation {
    /// Puts two plans beside each other, of one round or of two.
    pub fn compare_plans<'a>(&self, before: &Plan<'a>, after: &Plan<'a>) -> PlanComparison<'a> {
        let strategies = (self.strategy_for(before.round), self.strategy_for(after.round));
        let comparable = self.comparable_in(strategies.0, strategies.1);
        let areas = (Areas::of(strategies.0), Areas::of(strategies.1));
        let sums = |plan: &Plan<'_>| Sums::of(plan.activities, &plan.adjustments);
        let (had, has) = (sums(before), sums(after));
        let in_area = |sums: &Sums, areas: &Areas| sums.by(|cell| cell.goal.and_then(|goal| areas.of_goal(goal)));
        let (activities, same) = self.compare_activities(before, after, &comparable);
        let is_kind = |origin: &Origin, is: &dyn Fn(StatementKind) -> bool| {
            let is = |revision: Option<&Revision>, ids: &[StatementId]| {
                revision.is_some_and(|it| ids.iter().any(|&id| it.tree.get(id).is_some_and(|it| is(it.kind))))
            };
            is(strategies.0, &origin.from) || is(strategies.1, &origin.to)
        };
        PlanComparison {
            activities,
            same,
            units: self.compare_units(before, after),
            areas: statements(&comparable, &paired(in_area(&had, &areas.0), in_area(&has, &areas.1)), |origin| {
                is_kind(origin, &|kind| kind == StatementKind::ResultArea)
            }),
            goals: statements(&comparable, &paired(had.by(|cell| cell.goal), has.by(|cell| cell.goal)), |origin| {
                is_kind(origin, &StatementKind::is_served)
            }),
            sources: paired(had.by(|cell| cell.source), has.by(|cell| cell.source)).into_iter().collect(),
            total: Compared { before: had.total(), after: has.total() },
        }
    }

    fn compare_activities<'a>(
        &self,
        before: &Plan<'a>,
        after: &Plan<'a>,
        comparable: &Comparable,
    ) -> (Vec<ComparedActivity<'a>>, usize) {
        let ids: BTreeSet<ActivityId> = before.activities.keys().chain(after.activities.keys()).copied().collect();
        let (mut changed, mut same) = (Vec::new(), 0);
        for id in ids {
            let of = |plan: &Plan<'a>| plan.activities.get(&id).map(AsRef::as_ref);
            let (old, new): (Option<&Activity>, Option<&Activity>) = (of(before), of(after));
            let had = old.map(|old| before.by_source(old)).unwrap_or_default();
            let has = new.map(|new| after.by_source(new)).unwrap_or_default();
            let fields = match (old, new) {
                (Some(old), Some(new)) => {
                    let mut fields = self.differing(old, new, Periods(before.round, after.round), comparable);
                    if had != has {
                        fields.push(Field::Resources);
                        fields.sort_unstable();
                    }
                    fields
                }
                _ => Vec::new(),
            };
            if old.is_some() && new.is_some() && fields.is_empty() {
                same += 1;
                continue;
            }
            let resources = Compared { before: had.into_values().sum(), after: has.into_values().sum() };
            changed.push(ComparedActivity { before: old, after: new, resources, fields });
        }
        (changed, same)
    }

    /// What reads differently of an activity, its resources aside.
    fn differing(&self, old: &Activity, new: &Activity, periods: Periods<'_>, comparable: &Comparable) -> Vec<Field> {
        let (was, is) = (&old.work, &new.work);
        // Each period has its own, and how far the last one came says nothing of a change in the plan of the next.
        let milestones = |work: &Work| -> Vec<_> {
            work.milestones.iter().map(|milestone| (milestone.day, milestone.what.clone())).collect()
        };
        let progress = |work: &Work| -> Vec<_> { work.milestones.iter().map(|milestone| milestone.reached).collect() };
        let moved = || {
            let heirs = self.heirs(old.unit, periods.1.from);
            heirs.iter().all(|(heir, _)| *heir != new.unit)
        };
        let differs = [
            (Field::Title, was.title != is.title),
            (Field::Description, was.description != is.description),
            (Field::Unit, old.unit != new.unit && moved()),
            (Field::Owner, was.owner != is.owner),
            (Field::Days, !periods.have_same_days(was, is)),
            (Field::Milestones, periods.is_one() && milestones(was) != milestones(is)),
            (Field::Goals, was.goals != is.goals && grouped(was, comparable) != grouped(is, comparable)),
            (Field::Tasks, was.tasks != is.tasks),
            (Field::Needs, was.needs != is.needs),
            (Field::People, was.people != is.people),
            (Field::Progress, periods.is_one() && (was.status != is.status || progress(was) != progress(is))),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }

    fn compare_units(&self, before: &Plan<'_>, after: &Plan<'_>) -> Vec<(UnitId, Compared)> {
        let areas = Areas::default();
        let by_unit = |plan: &Plan<'_>| {
            let allocation = lines(plan.activities, &plan.adjustments, &areas);
            self.in_units_of(after.round.from, &allocation).by(|line| line.unit)
        };
        paired(by_unit(before), by_unit(after)).into_iter().collect()
    }
}

/// The rounds of the two plans. What goes on in the next period at the same time of it is at the same time: that the year
/// is another is no change of the plan.
#[derive(Clone, Copy)]
struct Periods<'a>(&'a Round, &'a Round);

impl Periods<'_> {
    fn is_one(self) -> bool {
        self.0.number == self.1.number
    }

    /// Whether two days are the same, or as far into their periods. In whole years, where these begin on the same day of
    /// the year.
    fn is_same(self, was: Date, is: Date) -> bool {
        let (before, after) = (self.0.from, self.1.from);
        let moved = if (before.month(), before.day()) == (after.month(), after.day()) {
            was.checked_add(Span::new().years(i32::from(after.year()) - i32::from(before.year())))
        } else {
            was.checked_add(after.duration_since(before))
        };
        was == is || moved.is_ok_and(|moved| moved == is)
    }

    fn have_same_days(self, was: &Work, is: &Work) -> bool {
        // All of the period is all of the other.
        let begins = |work: &Work, round: &Round| Some(work.from).filter(|&from| round.from < from);
        let ends = |work: &Work, round: &Round| work.until.filter(|&until| until < round.until);
        let is_same = |was: Option<Date>, is: Option<Date>| match (was, is) {
            (Some(was), Some(is)) => self.is_same(was, is),
            (was, is) => was == is,
        };
        let are_alike =
            || is_same(begins(was, self.0), begins(is, self.1)) && is_same(ends(was, self.0), ends(is, self.1));
        (was.from, was.until) == (is.from, is.until) || (!self.is_one() && are_alike())
    }
}

/// The shares of an activity by what can be compared.
fn grouped(work: &Work, comparable: &Comparable) -> BTreeMap<Result<usize, StatementId>, u32> {
    let mut shares = BTreeMap::new();
    for share in &work.goals {
        *shares.entry(comparable.group_of(share.goal).ok_or(share.goal)).or_default() += share.share;
    }
    shares
}

fn paired<K: Ord>(before: BTreeMap<K, Resources>, after: BTreeMap<K, Resources>) -> BTreeMap<K, Compared> {
    let mut both: BTreeMap<K, Compared> =
        before.into_iter().map(|(key, before)| (key, Compared { before, after: Resources::NONE })).collect();
    for (key, after) in after {
        both.entry(key).or_default().after = after;
    }
    both.retain(|_, compared| !compared.is_none());
    both
}

/// Amounts by statement as rows: every group of the sort that is asked for, and all that has something.
fn statements(
    comparable: &Comparable,
    amounts: &BTreeMap<Option<StatementId>, Compared>,
    belongs: impl Fn(&Origin) -> bool,
) -> Vec<ComparedStatements> {
    let mut by_group: BTreeMap<usize, Compared> = BTreeMap::new();
    let mut rest: Vec<ComparedStatements> = Vec::new();
    let mut none = Compared::default();
    for (statement, amount) in amounts {
        let Some(id) = *statement else {
            none = *amount;
            continue;
        };
        match comparable.group_of(id) {
            Some(group) => {
                let sum = by_group.entry(group).or_default();
                sum.before += amount.before;
                sum.after += amount.after;
            }
            // Of a goal that had left the strategy before either.
            None => {
                let origin = Origin { fate: Fate::Removed, from: vec![id], to: Vec::new(), reasons: Vec::new() };
                rest.push(ComparedStatements { origin: Some(origin), resources: *amount });
            }
        }
    }
    let groups = comparable.groups().iter().enumerate();
    let mut rows: Vec<ComparedStatements> = groups
        .map(|(at, origin)| (origin, by_group.get(&at).copied().unwrap_or_default()))
        .filter(|(origin, resources)| !resources.is_none() || belongs(origin))
        .map(|(origin, resources)| ComparedStatements { origin: Some(origin.clone()), resources })
        .collect();
    rows.extend(rest);
    if !none.is_none() {
        rows.push(ComparedStatements { origin: None, resources: none });
    }
    rows
}
