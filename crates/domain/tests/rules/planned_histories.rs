//! Histories of planning that no one thought of: random asks, wise or not, and what must hold after every one of them.
//! Kronor and person-years are neither made nor lost, unless it is said; what is decided changes by decisions alone.

use std::collections::{BTreeMap, BTreeSet};

use domain::activity::{Activity, WHOLE, Work};
use domain::allocation::sums::Sums;
use domain::allocation::{Allocation, Areas, Line, Place};
use domain::decision::{Digest256, Matter};
use domain::event::Event;
use domain::ids::{ActivityId, FundingId, RoundNumber, ScenarioId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::plan_comparison::{Compared, Plan};
use domain::planning::breaks::PlanBreak;
use domain::planning::breaks::mend::Mend;
use domain::planning::{FrameFor, Paper, Round};
use domain::scenario::{Delta, Intent};
use domain::statement::StatementKind::Goal;
use domain::work_thread::Knot;
use domain::writing::Seen;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::agency::{Agency, asked, why};

mod asks;

use asks::{Ask, history};

proptest! {
    #![proptest_config(Config { cases: 192, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_must_always_hold_of_planning_holds_after_every_change(asks in history()) {
        let mut watched = Watched { agency: Agency::planned() };
        for ask in &asks {
            watched.ask(ask);
        }
        watched.at_the_end();
    }
}

// The properties above say little if the asks never get anywhere.
#[test]
fn the_histories_of_planning_reach_every_kind_of_change() {
    let mut runner = TestRunner::deterministic();
    let (mut keys, mut papers, mut intents) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    for _ in 0..150 {
        let asks = history().new_tree(&mut runner).unwrap().current();
        let mut watched = Watched { agency: Agency::planned() };
        let before = watched.agency.log.len();
        for ask in &asks {
            watched.happen(ask, |_, _| ());
        }
        for recorded in &watched.agency.log[before..] {
            *keys.entry(recorded.event.key()).or_insert(0) += 1;
            match &recorded.event {
                Event::DecisionRecorded { decision } => papers.extend(match decision.matter {
                    Matter::Paper { paper, .. } => Some(paper.key()),
                    _ => None,
                }),
                Event::ResourcesMoved { intent, .. } => {
                    intents.insert(match intent {
                        Intent::Shift { .. } => "shift",
                        Intent::Cut { to: None, .. } => "cut",
                        Intent::Cut { to: Some(_), .. } => "cut and give",
                        Intent::Set { .. } => "set",
                    });
                }
                _ => {}
            }
        }
    }
    for key in [
        "activities-written",
        "activity-progressed",
        "break-set-aside",
        "break-taken-up",
        "directive-written",
        "frame-passed",
        "frames-set",
        "funding-added",
        "funding-closed",
        "move-undone",
        "paper-proposed",
        "paper-returned",
        "phase-entered",
        "plan-change-undone",
        "plan-moved",
        "pointed-out",
        "pointing-ended",
        "resources-moved",
        "round-opened",
        "scenario-commented",
        "scenario-dropped",
        "scenario-named",
        "units-regrouped",
    ] {
        assert!(keys.contains_key(key), "nobody came to {key}: {keys:?}");
    }
    assert_eq!(papers, BTreeSet::from(["directive", "frames", "plan", "scenario"]), "{keys:?}");
    assert_eq!(intents, BTreeSet::from(["shift", "cut", "cut and give", "set"]));
}

/// An agency under watch.
struct Watched {
    agency: Agency,
}

impl Watched {
    fn ask(&mut self, ask: &Ask) {
        self.happen(ask, |before, watched| {
            let event = watched.agency.log.last().unwrap().event.clone();
            watched.event_holds(before, &event);
            watched.holds();
        });
    }

    fn happen(&mut self, ask: &Ask, mut after_each: impl FnMut(&Organisation, &Watched)) {
        self.agency.wait(ask.days());
        if let Some((goal, how)) = ask.revised(&self.agency) {
            revise(&mut self.agency, goal, how);
        }
        let Ok(events) = ask.ask(&self.agency) else { return };
        for event in events {
            let before = self.agency.organisation.clone();
            self.agency.happen(vec![event]);
            after_each(&before, self);
        }
    }

    fn holds(&self) {
        for round in self.agency.organisation.planning.rounds() {
            shares_are_whole(round);
            sums_are_sums(&self.agency.organisation, round);
            frames_are_passed_by_what_is_within(&self.agency.organisation, round);
        }
    }

    fn event_holds(&self, before: &Organisation, event: &Event) {
        let after = &self.agency.organisation;
        match event {
            Event::ActivitiesWritten { .. } => self.can_be_taken_back(before, event),
            Event::ResourcesMoved { round, scenario, intent, deltas, .. } => {
                moves_as_said((before, after), (*round, *scenario), intent, deltas);
            }
            Event::DecisionRecorded { decision } => {
                if let Matter::Paper { round, paper: Paper::Scenario(id) } = decision.matter {
                    let would_be = seen_in(before, round, id);
                    assert_eq!(has(&now(after, round)), has(&would_be), "adopting equals the moves");
                }
            }
            _ => {}
        }
        if !matches!(event, Event::DecisionRecorded { .. }) {
            what_is_decided_stays(before, after, event);
        }
    }

    fn can_be_taken_back(&self, before: &Organisation, event: &Event) {
        let Event::ActivitiesWritten { round, unit, .. } = event else { return };
        let mut agency = self.agency.clone();
        let seen = Seen(agency.organisation.seq);
        agency.must(|organisation, context| organisation.undo_plan_change(context, (*round, *unit), seen));
        let works = |organisation: &Organisation| -> BTreeMap<ActivityId, Work> {
            let round = organisation.planning.get(*round).unwrap();
            round.activities.values().map(|activity| (activity.id, activity.work.clone())).collect()
        };
        assert_eq!(works(&agency.organisation), works(before), "after {event:?} was taken back");
        assert_eq!(has(&now(&agency.organisation, *round)), has(&now(before, *round)), "and all lies where it lay");
    }

    fn at_the_end(&self) {
        let organisation = &self.agency.organisation;
        for recorded in organisation.decisions.values() {
            let document = organisation.decided_document(&recorded.decision).unwrap();
            assert_eq!(recorded.decision.document, Digest256::of(document.as_bytes()), "{document}");
        }
        for round in organisation.planning.rounds() {
            breaks_can_be_mended(organisation, round, &self.agency);
            for other in organisation.planning.rounds() {
                plans_stand_beside_each_other(organisation, other, round);
            }
            threads_hold_together(organisation, round);
        }
        for &person in organisation.people.keys() {
            let list = organisation.to_do(person, self.agency.today);
            assert!(list.is_sorted_by_key(|todo| std::cmp::Reverse(todo.late)), "what is late comes first");
        }
        let mut replayed = Organisation::empty(organisation.id.clone());
        for recorded in &self.agency.log {
            let line = serde_json::to_string(recorded).unwrap();
            crate::log::only_whole_numbers(&serde_json::from_str(&line).unwrap());
            replayed.apply(&serde_json::from_str(&line).unwrap()).unwrap();
        }
        assert_eq!(&replayed, organisation, "the log is all there is");
    }
}

// A goal is replaced by another, split, or removed, and that is in force from tomorrow.
fn revise(agency: &mut Agency, goal: domain::ids::StatementId, how: u8) {
    let strategy = &agency.organisation.strategy;
    let Some(latest) = strategy.latest_adopted().filter(|latest| latest.tree.contains(goal)) else { return };
    let ahead = latest.in_force_from().is_some_and(|from| agency.today < from);
    if ahead || latest.tree.iter().filter(|statement| statement.kind == Goal).count() < 3 && how % 3 == 2 {
        return;
    }
    let area = latest.tree.get(goal).and_then(|goal| goal.parent);
    let number = agency.open();
    let new = |called| asked(Goal, area, &format!("Mål {called}{}", agency_seq(agency)));
    let (one, other) = (new("A"), new("B"));
    let changed = match how % 3 {
        0 => agency
            .ask(|organisation, context| organisation.replace_statements(context, number, &[goal], vec![one], why())),
        1 => agency
            .ask(|organisation, context| organisation.split_statement(context, number, goal, vec![one, other], why())),
        _ => {
            let seen = agency.seen(goal);
            agency.ask(|organisation, context| organisation.remove_statement(context, number, seen, why()))
        }
    };
    let obstacles = agency.organisation.obstacles(agency.latest());
    if changed.is_err() || !obstacles.hard.is_empty() || !obstacles.without_motive.is_empty() {
        agency.must(|organisation, context| organisation.withdraw_revision(context, number, why()));
    } else {
        agency.wait(1);
        agency.adopt();
    }
}

fn agency_seq(agency: &Agency) -> u64 {
    agency.organisation.seq
}

fn areas(organisation: &Organisation, round: &Round) -> Areas {
    organisation.areas_for(round)
}

fn now(organisation: &Organisation, number: RoundNumber) -> Allocation {
    let round = organisation.planning.get(number).unwrap();
    round.allocation(&areas(organisation, round))
}

fn seen_in(organisation: &Organisation, number: RoundNumber, id: ScenarioId) -> Allocation {
    let round = organisation.planning.get(number).unwrap();
    round.allocation_in(round.scenario(id).unwrap(), &areas(organisation, round))
}

/// What lies where, places with nothing left out.
fn has(allocation: &Allocation) -> BTreeMap<Place, Resources> {
    let some = allocation.lines.iter().filter(|line| !line.resources.is_none());
    some.map(|line| (line.place, line.resources)).collect()
}

fn shares_are_whole(round: &Round) {
    for activity in round.activities.values() {
        let sum: u32 = activity.work.goals.iter().map(|share| share.share).sum();
        assert!(activity.work.goals.is_empty() || sum == WHOLE, "{:?}", activity.work.goals);
    }
}

fn sums_are_sums(organisation: &Organisation, round: &Round) {
    let allocation = round.allocation(&areas(organisation, round));
    let by_activity = allocation.by(|line| line.place.activity);
    let of = |activity: &Activity| by_activity.get(&activity.id).copied().unwrap_or_default();
    for activity in round.activities.values() {
        assert_eq!(of(activity), round.resources_of(activity), "goals and sources sum to the activity");
        let places: Resources = round.places_of(activity).into_iter().map(|(_, resources)| resources).sum();
        assert_eq!(places, of(activity));
    }
    assert_eq!(*round.sums(), Sums::of(&round.activities, &round.adjustments), "the sums that are kept are those");
    assert_eq!(allocation.by(|line| line.unit).into_values().sum::<Resources>(), allocation.total());
    assert_eq!(allocation.by(|line| line.area).into_values().sum::<Resources>(), allocation.total());
    assert!(allocation.lines.is_sorted_by_key(|line| line.place), "in the order of their places, each once");
    assert!(allocation.lines.windows(2).all(|pair| pair[0].place != pair[1].place));
    let short: Vec<&Line> = allocation.lines.iter().filter(|line| line.resources.is_short()).collect();
    assert!(short.is_empty(), "what is allocated is never less than nothing: {short:?}");
}

fn frames_are_passed_by_what_is_within(organisation: &Organisation, round: &Round) {
    let allocation = round.allocation(&areas(organisation, round));
    let within = |of: &FrameFor| {
        allocation.sum_of(|line| {
            of.unit.is_none_or(|unit| organisation.is_within(line.unit, unit))
                && of.area.is_none_or(|area| Some(area) == line.area)
                && of.source.is_none_or(|source| source == line.place.source)
        })
    };
    let over = round.frames.iter().map(|(of, frame)| (*of, within(of).beyond(*frame)));
    let simply: Vec<(FrameFor, Resources)> = over.filter(|(_, over)| !over.is_none()).collect();
    assert_eq!(organisation.frames_passed(round, round.sums()), simply);
    for &unit in organisation.units.keys() {
        let own: Vec<_> = simply.iter().copied().filter(|(of, _)| of.unit == Some(unit)).collect();
        assert_eq!(organisation.frames_passed_by(round, unit), own);
        let whole = FrameFor { unit: Some(unit), area: None, source: None };
        let over = own.iter().find(|(of, _)| *of == whole).map(|(_, over)| *over);
        assert_eq!(organisation.over_frame(round, unit), over);
    }
}

fn breaks_can_be_mended(organisation: &Organisation, round: &Round, agency: &Agency) {
    let found = organisation.plan_breaks(round, agency.today);
    let all: BTreeSet<PlanBreak> = found.iter().map(|found| found.broken).collect();
    assert_eq!(all.len(), found.len(), "each break is found once");
    for activity in round.activities.values() {
        assert!(organisation.breaks_at(round, activity).iter().all(|broken| all.contains(broken)));
    }
    for found in &found {
        assert!(!found.at_stake.is_short());
        let mend = organisation.mend(round, found.broken);
        if let Some(Mend::FollowGoals { shares: Some(shares), gone, .. }) = &mend {
            let sum: u32 = shares.iter().map(|share| share.share).sum();
            assert_eq!(sum, WHOLE);
            assert!(shares.iter().all(|share| gone.iter().all(|(goal, _)| *goal != share.goal)));
        }
        assert!(mend.is_some(), "what was found is there: {:?}", found.broken);
    }
}

fn plans_stand_beside_each_other(organisation: &Organisation, before: &Round, after: &Round) {
    let comparison = organisation.compare_plans(&Plan::now(before), &Plan::now(after));
    let sum = |all: &mut dyn Iterator<Item = Compared>| {
        let both = all.map(|compared| (compared.before, compared.after)).unzip::<_, _, Vec<_>, Vec<_>>();
        Compared { before: both.0.into_iter().sum(), after: both.1.into_iter().sum() }
    };
    let total = comparison.total;
    assert_eq!(total, Compared { before: before.sums().total(), after: after.sums().total() });
    assert_eq!(sum(&mut comparison.units.iter().map(|(_, compared)| *compared)), total, "units");
    assert_eq!(sum(&mut comparison.areas.iter().map(|row| row.resources)), total, "areas");
    assert_eq!(sum(&mut comparison.goals.iter().map(|row| row.resources)), total, "goals");
    assert_eq!(sum(&mut comparison.sources.iter().map(|(_, compared)| *compared)), total, "sources");
    if before.number == after.number {
        assert!(comparison.activities.is_empty(), "{:?}", comparison.activities);
    }
}

// Every tie goes onward, what is on the thread is there once, and the shares are of the whole.
fn threads_hold_together(organisation: &Organisation, round: &Round) {
    let statements = organisation.strategy_for(round).into_iter().flat_map(|strategy| strategy.tree.iter());
    let heres = (round.activities.keys().map(|id| Knot::Activity(*id)))
        .chain(organisation.units.keys().map(|id| Knot::Unit(*id)))
        .chain(statements.map(|statement| Knot::Statement(statement.id)))
        .chain(organisation.planning.funding().map(|source| Knot::Source(source.id)));
    for here in heres {
        let thread = organisation.work_thread(round, here).unwrap();
        let level = |knot: Knot| thread.levels.iter().position(|level| level.contains(&knot)).unwrap();
        assert!(thread.ties.iter().all(|tie| level(tie.from) < level(tie.to)), "{thread:?}");
        assert!(thread.ties.iter().all(|tie| tie.share <= WHOLE));
        assert_eq!(thread.levels.iter().flatten().filter(|knot| **knot == here).count(), 1, "{thread:?}");
    }
    for &person in organisation.people.keys() {
        let own = organisation.own_thread(person, round, round.from);
        let tied: u32 = own.activities.iter().flat_map(|activity| &activity.goals).map(|(_, time)| time).sum();
        assert_eq!(own.goals.iter().map(|goal| goal.time).sum::<u32>(), tied);
        assert!(tied <= own.time());
    }
}

fn moves_as_said(
    (before, after): (&Organisation, &Organisation),
    (number, id): (RoundNumber, ScenarioId),
    intent: &Intent,
    deltas: &[Delta],
) {
    let (was, is) = (seen_in(before, number, id), seen_in(after, number, id));
    let balance: Resources = deltas.iter().map(|delta| delta.change).sum();
    let gone = after.planning.get(number).unwrap();
    let gone = gone.places_gone(gone.scenario(id).unwrap()).len();
    // Where an activity is gone from the plan, a move on it is seen no more: that is told before anyone decides.
    if gone == 0 {
        assert_eq!(is.total() - was.total(), balance, "the whole changes by what the move says");
    }
    let conserves = |source: Option<FundingId>| {
        assert_eq!(balance, Resources::NONE, "{intent:?}");
        if source.is_none() {
            let mut by_source: BTreeMap<FundingId, Resources> = BTreeMap::new();
            for delta in deltas {
                *by_source.entry(delta.place.source).or_default() += delta.change;
            }
            assert!(by_source.values().all(|change| change.is_none()), "money keeps its source: {by_source:?}");
        }
    };
    match intent {
        Intent::Shift { to, .. } | Intent::Cut { to: Some(to), .. } => conserves(to.source),
        Intent::Cut { to: None, .. } => {
            assert!(deltas.iter().all(|delta| (-delta.change).beyond(Resources::NONE) == -delta.change));
        }
        Intent::Set { there, resources } => {
            let reach = after.reach(*there);
            assert_eq!(is.sum_of(|line| reach.holds(line)), *resources, "{intent:?}");
        }
    }
    let had = has(&was);
    for line in is.lines.iter().filter(|line| line.resources.is_short()) {
        let had = had.get(&line.place).copied().unwrap_or_default();
        let less = had.beyond(line.resources);
        let is_short = |amount: i64, less: i64| amount < 0 && 0 < less;
        assert!(
            !is_short(line.resources.kronor.0, less.kronor.0)
                && !is_short(line.resources.person_years.0, less.person_years.0),
            "no move takes what is not there: {line:?}"
        );
    }
}

// By activity and source; what is for a goal that has left the strategy may go to another, and back when that is undone.
fn what_is_decided_stays(before: &Organisation, after: &Organisation, event: &Event) {
    for round in before.planning.rounds().filter(|round| round.resources_are_decided()) {
        let sums = |organisation: &Organisation| {
            let mut sums = now(organisation, round.number).by(|line| (line.place.activity, line.place.source));
            sums.retain(|_, sum| !sum.is_none());
            sums
        };
        assert_eq!(sums(before), sums(after), "only a decision changes what is decided");
        if matches!(event, Event::PlanChangeUndone { .. }) {
            continue;
        }
        let strategy = after.strategy_for(round);
        let is_there = |place: &Place| place.goal.is_some_and(|goal| strategy.is_some_and(|it| it.tree.contains(goal)));
        let had = has(&now(before, round.number));
        let has = has(&now(after, round.number));
        for (place, had) in had.iter().filter(|(place, _)| is_there(place)) {
            let has = has.get(place).copied().unwrap_or_default();
            assert!(!had.exceeds(has), "a goal that is still there keeps what it has");
        }
    }
}
