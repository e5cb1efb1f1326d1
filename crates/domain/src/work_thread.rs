//! The red thread of work: from the money and the units through activities and goals up to what everything is for. Of an
//! activity, a unit, a task or a statement ([`WorkThread`]), and of what one person does ([`own::OwnThread`]). Knots and
//! ties with widths; not how they are drawn. The thread of a statement within the strategy alone is in `thread`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::activity::{Activity, WHOLE};
use crate::allocation::sums::Cell;
use crate::ids::{ActivityId, FundingId, StatementId, TaskId, UnitId};
use crate::money::{Resources, divide};
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::revision::Revision;
use crate::statement::StatementKind;

pub mod own;

/// Something on the thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Knot {
    /// A source of funding.
    Source(FundingId),
    /// An external task.
    Task(TaskId),
    /// A unit.
    Unit(UnitId),
    /// An activity.
    Activity(ActivityId),
    /// A goal, an area, an overarching goal or the vision. Where the strategy does not have it, the thread ends.
    Statement(StatementId),
}

/// The thread between two knots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Further from what everything is for.
    pub from: Knot,
    /// Nearer to it.
    pub to: Knot,
    /// What goes here.
    pub resources: Resources,
    /// How much of the whole goes here, in hundredths of a per cent: by kronor; by people where there is no money; by what
    /// was planned for each where there is neither.
    pub share: u32,
}

/// The thread of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkThread {
    /// What it is the thread of.
    pub here: Knot,
    /// Its levels, the furthest from what everything is for first; each with its knots, the widest first.
    pub levels: Vec<Vec<Knot>>,
    /// What is tied to what, in the order of the levels.
    pub ties: Vec<Tie>,
    /// Where it ends before it should: activities without a goal, goals that have left the strategy, and statements with
    /// nothing above them though they are not the top.
    pub ends: Vec<Knot>,
    /// Everything that is on it.
    pub total: Resources,
}

/// One way along the thread: through these knots goes so much.
struct Way {
    knots: Vec<Knot>,
    resources: Resources,
    share: u32,
}

impl Organisation {
    /// The thread of something in a round. `None` when it is not there.
    pub fn work_thread(&self, round: &Round, here: Knot) -> Option<WorkThread> {
        let strategy = self.strategy_for(round);
        let ways = match here {
            Knot::Activity(id) => {
                let activity = round.activity(id)?;
                self.ways(round, [activity], |_, source| vec![Knot::Source(source), here])
            }
            Knot::Unit(unit) => {
                self.units.get(&unit)?;
                let units = self.units_within(unit);
                let activities = round.activities.values().map(AsRef::as_ref);
                let own = activities.filter(|activity| units.contains(&activity.unit));
                self.ways(round, own, |activity, _| vec![here, Knot::Activity(activity.id)])
            }
            Knot::Task(id) => {
                let task = self.task(id)?;
                let mut ways =
                    self.ways(round, round.answering(id), |activity, _| vec![here, Knot::Activity(activity.id)]);
                if ways.is_empty() {
                    let up = |goal: &StatementId| [vec![here], way_above(strategy, Some(*goal))].concat();
                    let goals = task.terms.goals.iter();
                    ways.extend(goals.map(|goal| Way { knots: up(goal), resources: Resources::NONE, share: 1 }));
                }
                ways
            }
            Knot::Statement(id) => match strategy?.tree.get(id)?.kind {
                kind if kind.is_served() => {
                    let activities = round.activities.values().map(AsRef::as_ref);
                    let begins = |it: &Activity, _| vec![Knot::Unit(it.unit), Knot::Activity(it.id)];
                    through(here, self.ways(round, activities, begins))
                }
                kind => {
                    let ways = through(here, self.ways_of_sums(round, |cell| Knot::Unit(cell.unit)));
                    let is_above_areas = kind != StatementKind::ResultArea;
                    ways.into_iter()
                        .map(|way| if is_above_areas { by_area(way, strategy, here) } else { way })
                        .collect()
                }
            },
            Knot::Source(source) => {
                self.planning.source(source)?;
                through(here, self.ways_of_sums(round, |cell| Knot::Source(cell.source)))
            }
        };
        let nothing_leads_here = Way { knots: self.knots_from(strategy, here), resources: Resources::NONE, share: 1 };
        let ways = if ways.is_empty() { vec![nothing_leads_here] } else { ways };
        Some(tied(here, strategy, ways))
    }

    /// The ways of activities up to the top, each goal and source of each activity one.
    fn ways<'a>(
        &self,
        round: &Round,
        activities: impl IntoIterator<Item = &'a Activity>,
        begins: impl Fn(&Activity, FundingId) -> Vec<Knot>,
    ) -> Vec<Way> {
        let strategy = self.strategy_for(round);
        let mut above: BTreeMap<Option<StatementId>, Vec<Knot>> = BTreeMap::new();
        let mut up = |goal: Option<StatementId>, begins: Vec<Knot>| {
            let above = above.entry(goal).or_insert_with(|| way_above(strategy, goal));
            begins.into_iter().chain(above.iter().copied()).collect::<Vec<Knot>>()
        };
        let mut ways = Vec::new();
        for activity in activities {
            let places = round.places_of(activity);
            for (place, resources) in &places {
                let knots = up(place.goal, begins(activity, place.source));
                ways.push(Way { knots, resources: *resources, share: 0 });
            }
            // What has nothing still leads somewhere.
            if places.is_empty() {
                let goals = activity.work.goals.iter().map(|share| (Some(share.goal), share.share));
                let none = activity.work.goals.is_empty().then_some((None, WHOLE));
                for (goal, share) in goals.chain(none) {
                    let mut begins = begins(activity, FundingId(0));
                    begins.retain(|knot| !matches!(knot, Knot::Source(_)));
                    ways.push(Way { knots: up(goal, begins), resources: Resources::NONE, share });
                }
            }
        }
        ways
    }

    /// The ways of sums by unit, goal and source: what many activities do together is told without them.
    fn ways_of_sums(&self, round: &Round, begins: impl Fn(&Cell) -> Knot) -> Vec<Way> {
        let strategy = self.strategy_for(round);
        let mut above: BTreeMap<Option<StatementId>, Vec<Knot>> = BTreeMap::new();
        let ways = round.sums().iter().map(|(cell, resources)| {
            let above = above.entry(cell.goal).or_insert_with(|| way_above(strategy, cell.goal));
            let knots = std::iter::once(begins(&cell)).chain(above.iter().copied()).collect();
            Way { knots, resources, share: 0 }
        });
        ways.collect()
    }

    fn knots_from(&self, strategy: Option<&Revision>, here: Knot) -> Vec<Knot> {
        match here {
            Knot::Statement(id) => way_above(strategy, Some(id)),
            _ => vec![here],
        }
    }
}

/// The ways that go through a knot.
fn through(here: Knot, ways: Vec<Way>) -> Vec<Way> {
    ways.into_iter().filter(|way| way.knots.contains(&here)).collect()
}

/// A goal and all above it, up to the top.
fn way_above(strategy: Option<&Revision>, goal: Option<StatementId>) -> Vec<Knot> {
    let Some(goal) = goal else { return Vec::new() };
    let above = strategy.and_then(|strategy| strategy.thread(goal)).map(|thread| thread.up).unwrap_or_default();
    let above = above.into_iter().rev().map(|statement| Knot::Statement(statement.id));
    std::iter::once(Knot::Statement(goal)).chain(above).collect()
}

/// A way to something above the areas, told by area: with the goals left out.
fn by_area(way: Way, strategy: Option<&Revision>, here: Knot) -> Way {
    let at = way.knots.iter().position(|knot| *knot == here).unwrap_or(0);
    let is_told = |place: usize, knot: &Knot| match knot {
        Knot::Statement(id) if place < at => kind_of(strategy, *id).is_some_and(|kind| !kind.is_served()),
        _ => true,
    };
    let knots = way.knots.iter().enumerate().filter(|(place, knot)| is_told(*place, knot)).map(|(_, knot)| *knot);
    Way { knots: knots.collect(), ..way }
}

fn kind_of(strategy: Option<&Revision>, id: StatementId) -> Option<StatementKind> {
    Some(strategy?.tree.get(id)?.kind)
}

/// Ways laid together: what goes the same way between two knots is one tie.
fn tied(here: Knot, strategy: Option<&Revision>, mut ways: Vec<Way>) -> WorkThread {
    let total: Resources = ways.iter().map(|way| way.resources).sum();
    let weight = |way: &Way| match total {
        Resources { kronor, .. } if 0 < kronor.0 => way.resources.kronor.0,
        Resources { person_years, .. } if 0 < person_years.0 => way.resources.person_years.0,
        _ => i64::from(way.share),
    };
    let weights: Vec<i64> = ways.iter().map(weight).collect();
    for (way, share) in ways.iter_mut().zip(divide(i64::from(WHOLE), &weights)) {
        way.share = u32::try_from(share).unwrap_or(0);
    }
    let mut width: BTreeMap<Knot, u32> = BTreeMap::new();
    let mut ties: BTreeMap<(Knot, Knot), (Resources, u32)> = BTreeMap::new();
    for way in &ways {
        for knot in &way.knots {
            *width.entry(*knot).or_default() += way.share;
        }
        for pair in way.knots.windows(2) {
            let tie = ties.entry((pair[0], pair[1])).or_default();
            tie.0 += way.resources;
            tie.1 += way.share;
        }
    }
    let ends = ways.iter().filter_map(|way| way.knots.last()).copied().filter(|knot| !is_top(strategy, *knot));
    let mut levels: BTreeMap<Level, Vec<Knot>> = BTreeMap::new();
    for knot in width.keys() {
        levels.entry(Level::of(*knot, strategy)).or_default().push(*knot);
    }
    for level in levels.values_mut() {
        level.sort_by_key(|knot| Reverse(width.get(knot).copied().unwrap_or(0)));
    }
    let ties = ties.into_iter().map(|((from, to), (resources, share))| Tie { from, to, resources, share });
    let mut ties: Vec<Tie> = ties.collect();
    ties.sort_by_key(|tie| (Level::of(tie.from, strategy), Reverse(tie.share)));
    WorkThread {
        here,
        levels: levels.into_values().collect(),
        ties,
        ends: ends.collect::<BTreeSet<Knot>>().into_iter().collect(),
        total,
    }
}

/// How near to what everything is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Given,
    Unit,
    Activity,
    /// With how many goals stand above it: those under others are nearer to the work.
    Goal(Reverse<usize>),
    Area,
    Overarching,
    Vision,
}

impl Level {
    fn of(knot: Knot, strategy: Option<&Revision>) -> Level {
        let id = match knot {
            Knot::Source(_) | Knot::Task(_) => return Level::Given,
            Knot::Unit(_) => return Level::Unit,
            Knot::Activity(_) => return Level::Activity,
            Knot::Statement(id) => id,
        };
        match kind_of(strategy, id) {
            Some(StatementKind::Vision) => Level::Vision,
            Some(StatementKind::ResultArea) => Level::Area,
            Some(kind) if !kind.is_served() => Level::Overarching,
            _ => {
                let above = strategy.map(|strategy| strategy.tree.above(id)).unwrap_or_default();
                Level::Goal(Reverse(above.iter().filter(|statement| statement.kind.is_served()).count()))
            }
        }
    }
}

/// Whether nothing should stand above it: the vision, or an overarching goal where there is no vision.
fn is_top(strategy: Option<&Revision>, knot: Knot) -> bool {
    let (Knot::Statement(id), Some(strategy)) = (knot, strategy) else { return false };
    let top = [StatementKind::Vision, StatementKind::OverarchingGoal];
    let top = top.into_iter().find(|kind| strategy.tree.iter().any(|statement| statement.kind == *kind));
    strategy.tree.get(id).is_some_and(|statement| Some(statement.kind) == top)
}
