//! The rows or the columns of an allocation: units in their tree, areas with their goals, or sources. Those that have
//! others below them are open or closed; what is closed stands for all below it. Not the amounts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use domain::ids::{FundingId, StatementId, UnitId};
use domain::planning::{FrameFor, Pointed, Round};
use domain::scenario::Scope;
use domain::statement::StatementKind;
use jiff::civil::Date;

use super::choice::Folds;
use crate::unit::Tree;
use crate::view::View;

/// So many units are all shown when nobody has said which are to be open.
const ALL_UNITS: usize = 40;
/// The number by which what is for no area is folded out.
const OUTSIDE: u32 = 0;

/// What a row or a column is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Head {
    /// A unit, with those below it.
    Unit(UnitId),
    /// A unit's own, beside those below it.
    Own(UnitId),
    /// An area.
    Area(StatementId),
    /// A goal.
    Goal(StatementId),
    /// What is for no area.
    Outside,
    /// What is for no goal.
    NoGoal,
    /// A source of funding.
    Source(FundingId),
}

impl Head {
    /// What resources are moved from or to by it. What has no name in a scope has none.
    pub(crate) fn scope(self) -> Option<Scope> {
        let none = Scope::default();
        match self {
            Head::Unit(unit) => Some(Scope { unit: Some(unit), ..none }),
            Head::Area(area) => Some(Scope { area: Some(area), ..none }),
            Head::Goal(goal) => Some(Scope { goal: Some(goal), ..none }),
            Head::Source(source) => Some(Scope { source: Some(source), ..none }),
            Head::Own(_) | Head::Outside | Head::NoGoal => None,
        }
    }

    /// What a directive points out by it.
    pub(crate) fn pointed(self) -> Option<Pointed> {
        match self {
            Head::Unit(unit) => Some(Pointed::Unit(unit)),
            Head::Area(id) | Head::Goal(id) => Some(Pointed::Statement(id)),
            Head::Own(_) | Head::Outside | Head::NoGoal | Head::Source(_) => None,
        }
    }

    /// The frame of it as a whole.
    pub(crate) fn frame(self) -> Option<FrameFor> {
        let none = FrameFor { unit: None, area: None, source: None };
        match self {
            Head::Unit(unit) => Some(FrameFor { unit: Some(unit), ..none }),
            Head::Area(area) => Some(FrameFor { area: Some(area), ..none }),
            Head::Source(source) => Some(FrameFor { source: Some(source), ..none }),
            Head::Own(_) | Head::Goal(_) | Head::Outside | Head::NoGoal => None,
        }
    }
}

/// Whether others are below, and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fold {
    /// Nothing is below.
    None,
    /// What is below stands in it.
    Closed(u32),
    /// What is below stands under it.
    Open(u32),
}

/// A row or a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Strip {
    /// What it is about.
    pub(crate) head: Head,
    /// How deep it lies.
    pub(crate) depth: usize,
    /// Whether others are below.
    pub(crate) fold: Fold,
    /// The leaves that it is the sum of: one of a leaf, more of what is open.
    pub(crate) leaves: Range<usize>,
}

impl Strip {
    /// Whether it is the sum of others that are shown.
    pub(crate) fn is_sum(&self) -> bool {
        matches!(self.fold, Fold::Open(_))
    }
}

/// What is counted where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Unit(UnitId),
    Goal(Option<StatementId>),
    Source(FundingId),
}

/// The rows or the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Axis {
    /// In the order in which they stand.
    pub(crate) strips: Vec<Strip>,
    /// How many leaves there are.
    pub(crate) leaves: usize,
    /// Those that can be folded and are open.
    pub(crate) open: BTreeSet<u32>,
    /// How many can be folded.
    pub(crate) foldable: usize,
    places: BTreeMap<Key, usize>,
    /// Where what is for a goal that nothing here names is counted.
    outside: Option<usize>,
}

/// What an allocation has something of, before or after.
#[derive(Debug, Clone, Default)]
pub(crate) struct Present {
    /// Units, without those below.
    pub(crate) units: BTreeSet<UnitId>,
    /// Goals, and none.
    pub(crate) goals: BTreeSet<Option<StatementId>>,
    /// Sources.
    pub(crate) sources: BTreeSet<FundingId>,
}

impl Axis {
    fn new() -> Axis {
        Axis {
            strips: Vec::new(),
            leaves: 0,
            open: BTreeSet::new(),
            foldable: 0,
            places: BTreeMap::new(),
            outside: None,
        }
    }

    /// The units of a day: those that are there, and others that have something. Where the day is the round's first, also
    /// those that have a frame.
    pub(crate) fn units(view: &View<'_>, round: &Round, day: Date, folds: &Folds, present: &Present) -> Axis {
        let tree = Tree::on(view.organisation, day);
        let known: BTreeSet<UnitId> = tree.in_order().iter().map(|(unit, _)| unit.id).collect();
        let mut axis = Axis::new();
        let all = known.len() <= ALL_UNITS;
        for unit in tree.below(None) {
            axis.unit(&tree, unit.id, 0, (folds, all), present);
        }
        let framed = round.frames.keys().filter_map(|frame| frame.unit).filter(|_| day == round.from);
        let gone: BTreeSet<UnitId> =
            present.units.iter().copied().chain(framed).filter(|id| !known.contains(id)).collect();
        for unit in gone {
            axis.leaf(Head::Unit(unit), 0, Fold::None, [Key::Unit(unit)]);
        }
        axis
    }

    fn unit(&mut self, tree: &Tree<'_>, unit: UnitId, depth: usize, (folds, all): (&Folds, bool), present: &Present) {
        let below = tree.below(Some(unit));
        // A tree has no circles; were one ever recorded, the walk still ends.
        if below.is_empty() || ALL_UNITS < depth {
            self.leaf(Head::Unit(unit), depth, Fold::None, [Key::Unit(unit)]);
            return;
        }
        self.foldable += 1;
        let is_open = match folds {
            Folds::Usual => all,
            Folds::Open => true,
            Folds::Only(open) => open.contains(&unit.0),
        };
        if !is_open {
            let mut keys = vec![Key::Unit(unit)];
            let mut pending: Vec<UnitId> = below.iter().map(|unit| unit.id).collect();
            while let Some(id) = pending.pop() {
                keys.push(Key::Unit(id));
                pending.extend(tree.below(Some(id)).iter().map(|unit| unit.id));
            }
            self.leaf(Head::Unit(unit), depth, Fold::Closed(unit.0), keys);
            return;
        }
        let at = self.begin(Head::Unit(unit), depth, unit.0);
        for child in below {
            self.unit(tree, child.id, depth + 1, (folds, all), present);
        }
        if present.units.contains(&unit) {
            self.leaf(Head::Own(unit), depth + 1, Fold::None, [Key::Unit(unit)]);
        }
        self.end(at);
    }

    /// The areas of a round's strategy with their goals, and what is outside them.
    pub(crate) fn areas(view: &View<'_>, round: &Round, folds: &Folds, present: &Present) -> Axis {
        let mut axis = Axis::new();
        let areas = view.organisation.areas_for(round);
        let in_order = view.organisation.strategy_for(round).map(|revision| revision.tree.in_order());
        let in_order = in_order.unwrap_or_default();
        let is_open = |number: u32| match folds {
            Folds::Usual => false,
            Folds::Open => true,
            Folds::Only(open) => open.contains(&number),
        };
        let served = |area: Option<StatementId>| -> Vec<StatementId> {
            let goals = in_order.iter().filter(|statement| statement.kind.is_served());
            goals.map(|goal| goal.id).filter(|&goal| areas.of_goal(goal) == area).collect()
        };
        for area in in_order.iter().filter(|statement| statement.kind == StatementKind::ResultArea) {
            let goals = served(Some(area.id));
            let key = |goal: &StatementId| Key::Goal(Some(*goal));
            // What is for something in the area that is no goal is the area's own.
            let own = present.goals.iter().flatten().filter(|&&goal| areas.of_goal(goal) == Some(area.id));
            let own: Vec<StatementId> = own.copied().filter(|goal| !goals.contains(goal)).collect();
            axis.foldable += usize::from(!goals.is_empty());
            if goals.is_empty() || !is_open(area.id.0) {
                let fold = if goals.is_empty() { Fold::None } else { Fold::Closed(area.id.0) };
                axis.leaf(Head::Area(area.id), 0, fold, goals.iter().chain(&own).map(key));
                continue;
            }
            let at = axis.begin(Head::Area(area.id), 0, area.id.0);
            for goal in goals.iter().chain(&own) {
                axis.leaf(Head::Goal(*goal), 1, Fold::None, [key(goal)]);
            }
            axis.end(at);
        }
        let outside: Vec<Option<StatementId>> =
            present.goals.iter().copied().filter(|goal| goal.and_then(|goal| areas.of_goal(goal)).is_none()).collect();
        axis.outside(&outside, is_open(OUTSIDE));
        axis
    }

    fn outside(&mut self, goals: &[Option<StatementId>], is_open: bool) {
        match goals {
            [] => {}
            [None] => self.outside = Some(self.leaf(Head::NoGoal, 0, Fold::None, [Key::Goal(None)])),
            several => {
                self.foldable += 1;
                if !is_open {
                    let keys = several.iter().map(|goal| Key::Goal(*goal));
                    self.outside = Some(self.leaf(Head::Outside, 0, Fold::Closed(OUTSIDE), keys));
                    return;
                }
                let at = self.begin(Head::Outside, 0, OUTSIDE);
                for goal in several.iter().copied().flatten() {
                    self.leaf(Head::Goal(goal), 1, Fold::None, [Key::Goal(Some(goal))]);
                }
                if several.contains(&None) {
                    self.leaf(Head::NoGoal, 1, Fold::None, [Key::Goal(None)]);
                }
                self.end(at);
            }
        }
    }

    /// The sources of funding: those that are open for plans, and others that have something.
    pub(crate) fn sources(view: &View<'_>, present: &Present) -> Axis {
        let mut axis = Axis::new();
        for source in view.organisation.planning.funding() {
            if source.closed.is_none() || present.sources.contains(&source.id) {
                axis.leaf(Head::Source(source.id), 0, Fold::None, [Key::Source(source.id)]);
            }
        }
        axis
    }

    fn leaf(&mut self, head: Head, depth: usize, fold: Fold, keys: impl IntoIterator<Item = Key>) -> usize {
        let at = self.leaves;
        self.leaves += 1;
        self.places.extend(keys.into_iter().map(|key| (key, at)));
        self.strips.push(Strip { head, depth, fold, leaves: at..at + 1 });
        at
    }

    fn begin(&mut self, head: Head, depth: usize, number: u32) -> usize {
        self.open.insert(number);
        self.strips.push(Strip { head, depth, fold: Fold::Open(number), leaves: self.leaves..self.leaves });
        self.strips.len() - 1
    }

    fn end(&mut self, at: usize) {
        if let Some(strip) = self.strips.get_mut(at) {
            strip.leaves.end = self.leaves;
        }
    }

    /// Where what is of a unit is counted.
    pub(crate) fn at_unit(&self, unit: UnitId) -> Option<usize> {
        self.places.get(&Key::Unit(unit)).copied()
    }

    /// Where what is for a goal, or for none, is counted.
    pub(crate) fn at_goal(&self, goal: Option<StatementId>) -> Option<usize> {
        self.places.get(&Key::Goal(goal)).copied().or(self.outside)
    }

    /// Where what is from a source is counted.
    pub(crate) fn at_source(&self, source: FundingId) -> Option<usize> {
        self.places.get(&Key::Source(source)).copied()
    }

    /// What is open when this one is folded the other way.
    pub(crate) fn turned(&self, number: u32) -> Folds {
        let mut open = self.open.clone();
        if !open.remove(&number) {
            open.insert(number);
        }
        Folds::Only(open)
    }
}
