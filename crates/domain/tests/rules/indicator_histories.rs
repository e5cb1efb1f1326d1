//! Histories of measuring that no one thought of: random asks, wise or not, and what must hold after every one of them.
//! What was known stays known, what is decided stays as it was decided, and taking back gives what was before.

use std::collections::{BTreeMap, BTreeSet};

use direction::verdict::Direction;
use domain::decision::{Digest256, Matter};
use domain::event::Event;
use domain::ids::{ImportId, IndicatorId, SetNumber, StatementId};
use domain::indicator::Indicator;
use domain::indicator::values::{SeriesConfirmed, SeriesValues};
use domain::indicator_set::{IndicatorSet, SetState};
use domain::movement::judged;
use domain::observation::{Breakdown, Observed, Series};
use domain::organisation::Organisation;
use domain::period::Period;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use crate::agency::Agency;

mod asks;
mod fetched;

use asks::{Ask, history};

proptest! {
    #![proptest_config(Config { cases: 192, failure_persistence: None, ..Config::default() })]

    #[test]
    fn what_must_always_hold_of_indicators_holds_after_every_change(asks in history()) {
        let mut watched = Watched { agency: Agency::measured(), decided: BTreeMap::new(), told: Vec::new() };
        for ask in &asks {
            watched.ask(ask);
        }
        watched.at_the_end();
    }
}

// The properties above say little if the asks never get anywhere.
#[test]
fn the_histories_of_indicators_reach_every_kind_of_change() {
    let mut runner = TestRunner::deterministic();
    let (mut keys, mut directions, mut refusals) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
    for _ in 0..150 {
        let asks = history().new_tree(&mut runner).unwrap().current();
        let mut agency = Agency::measured();
        for ask in &asks {
            agency.wait(ask.days());
            match ask.ask(&agency) {
                Ok(events) => {
                    for event in &events {
                        *keys.entry(event.key()).or_insert(0) += 1;
                    }
                    agency.happen(events);
                }
                Err(refused) => refusals.extend(refused.iter().map(|refusal| refusal.key)),
            }
        }
        for indicator in agency.organisation.indicators.all() {
            directions.insert(format!("{:?}", indicator.verdict(indicator.written()).direction));
        }
    }
    for key in [
        "decision-recorded",
        "fetch-answered",
        "fetch-changed",
        "fetch-failed",
        "fetch-paused",
        "fetch-removed",
        "fetch-resumed",
        "fetch-set-up",
        "fetched-file-brought-in",
        "fetched-file-set-aside",
        "fetched-file-waits",
        "goal-assessed",
        "import-begun",
        "import-taken-back",
        "indicator-break-set-aside",
        "indicator-break-taken-up",
        "indicator-ended",
        "indicator-left-out",
        "indicator-put-in-set",
        "indicator-redefined",
        "indicator-taken-up",
        "indicators-defined",
        "set-opened",
        "set-proposed",
        "set-returned",
        "set-withdrawn",
        "values-confirmed",
        "values-taken-in",
    ] {
        assert!(keys.contains_key(key), "nobody came to {key}: {keys:?}");
    }
    for key in ["indicator-in-set", "leads-for-what-it-does-not-reflect", "period-twice", "correction-without-reason"] {
        assert!(refusals.contains(key), "nobody was refused with {key}: {refusals:?}");
    }
    for direction in [Direction::TooFew, Direction::NoData, Direction::NoClearChange] {
        assert!(directions.contains(&format!("{direction:?}")), "{directions:?}");
    }
}

/// What each breakdown of an indicator is known to be, for each period.
type Known = BTreeMap<(IndicatorId, Breakdown, Period), Observed>;

/// An agency under watch.
struct Watched {
    agency: Agency,
    /// The document of each set that is decided.
    decided: BTreeMap<SetNumber, String>,
    /// Every value that ever came in, in order.
    told: Vec<(ImportId, IndicatorId, Breakdown, Observed)>,
}

impl Watched {
    fn ask(&mut self, ask: &Ask) {
        self.agency.wait(ask.days());
        let Ok(events) = ask.ask(&self.agency) else { return };
        let before = self.agency.organisation.clone();
        for event in &events {
            self.agency.happen(vec![event.clone()]);
            self.listen(event);
        }
        what_was_known_is_kept(&before, &self.agency.organisation, &events);
        self.holds();
        if let Some(Event::ImportBegun { import, .. }) = events.first() {
            self.can_be_taken_back(&before, *import);
        }
    }

    fn listen(&mut self, event: &Event) {
        match event {
            Event::ValuesTakenIn { import, series } => {
                for SeriesValues { indicator, breakdown, values } in series {
                    let told = values.iter().map(|value| (*import, *indicator, breakdown.clone(), value.clone()));
                    self.told.extend(told);
                }
            }
            Event::ValuesConfirmed { import, series } => {
                for SeriesConfirmed { indicator, breakdown, periods } in series {
                    let known = self.agency.indicator(*indicator).entered(breakdown).unwrap();
                    let is_said =
                        |period: Period| periods.iter().any(|(first, last)| *first <= period && period <= *last);
                    let said = known.current().filter(|known| is_said(known.observed.period));
                    let told = said.map(|known| (*import, *indicator, breakdown.clone(), known.observed.clone()));
                    self.told.extend(told.collect::<Vec<_>>());
                }
            }
            Event::ImportTakenBack { import, .. } => self.told.retain(|(told, ..)| told != import),
            _ => {}
        }
    }

    fn holds(&mut self) {
        let organisation = &self.agency.organisation;
        // Known is the last that was told, of what was not taken back: whatever came between.
        let expected: Known =
            self.told.iter().map(|(_, id, part, value)| ((*id, part.clone(), value.period), value.clone())).collect();
        assert_eq!(known(organisation), expected);
        for indicator in organisation.indicators.all() {
            for (_, series) in entered(indicator) {
                series_is_in_order(series);
            }
            let numbers: Vec<u32> = indicator.definitions.iter().map(|written| written.number).collect();
            assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
        }
        let living: Vec<_> = organisation.indicators.living().map(|indicator| &indicator.definition().name).collect();
        assert_eq!(living.iter().collect::<BTreeSet<_>>().len(), living.len(), "no two have one name");
        let open = organisation
            .indicators
            .sets()
            .filter(|set| matches!(set.state(), SetState::Draft | SetState::Proposed { .. }));
        assert!(open.count() <= 1, "at most one set is on its way");
        for set in organisation.indicators.sets() {
            a_goal_has_one_lead(set);
            if set.state() == SetState::Decided {
                decided_set_holds(organisation, set);
                let document = organisation.indicators.document(set);
                let decided = self.decided.entry(set.number).or_insert_with(|| document.clone());
                assert_eq!(*decided, document, "what is decided stays");
            }
        }
        if let Some(set) = organisation.indicators.set_in_force_on(self.agency.today) {
            for id in set.entries.keys() {
                assert!(organisation.indicators.get(*id).unwrap().ended.is_none(), "what is in force goes on");
            }
        }
    }

    fn can_be_taken_back(&self, before: &Organisation, import: ImportId) {
        let mut agency = self.agency.clone();
        agency.take_back(import);
        assert_eq!(known(&agency.organisation), known(before), "after {import} was taken back");
    }

    fn at_the_end(&self) {
        let (organisation, today) = (&self.agency.organisation, self.agency.today);
        for recorded in organisation.decisions.values() {
            let document = organisation.decided_document(&recorded.decision).unwrap();
            assert_eq!(recorded.decision.document, Digest256::of(document.as_bytes()), "{document}");
        }
        let found = organisation.indicator_breaks(today);
        assert_eq!(found.iter().map(|found| found.broken).collect::<BTreeSet<_>>().len(), found.len());
        assert!(found.is_sorted_by_key(|found| found.broken.weight()));
        for goal in organisation.strategy.in_force_on(today).unwrap().tree.iter() {
            goal_is_counted(organisation, goal.id, today);
        }
        for set in organisation.indicators.sets() {
            for other in organisation.indicators.sets() {
                let compared = organisation.indicators.compare_sets(Some(other), set);
                let told: BTreeSet<IndicatorId> = compared.iter().map(|compared| compared.indicator).collect();
                let all: BTreeSet<IndicatorId> = set.entries.keys().chain(other.entries.keys()).copied().collect();
                assert_eq!((told.len(), &told), (compared.len(), &all), "each is told once");
            }
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

/// The values as the log has them, whatever of them is shown.
fn entered(indicator: &Indicator) -> impl Iterator<Item = (&Breakdown, &Series)> {
    indicator.shown().keys().filter_map(|part| Some((part, indicator.entered(part)?)))
}

fn known(organisation: &Organisation) -> Known {
    let mut known = Known::new();
    for indicator in organisation.indicators.all() {
        for (part, series) in entered(indicator) {
            for value in series.current() {
                known.insert((indicator.id, part.clone(), value.observed.period), value.observed.clone());
            }
        }
    }
    known
}

fn series_is_in_order(series: &Series) {
    assert!(!series.is_empty(), "no series is left with nothing in it");
    let periods: Vec<Period> = series.current().map(|known| known.observed.period).collect();
    assert!(periods.windows(2).all(|pair| pair[0] < pair[1]), "{periods:?}");
    let last = series.current().filter(|known| known.observed.value.is_some()).last();
    assert_eq!(series.latest(), last);
    for of_period in series.periods() {
        assert!(of_period.is_sorted_by_key(|known| known.known), "the first known first");
        assert_eq!(series.of_period(of_period[0].observed.period), of_period);
    }
}

// Nothing goes but by being taken back.
fn what_was_known_is_kept(before: &Organisation, after: &Organisation, events: &[Event]) {
    if events.iter().any(|event| matches!(event, Event::ImportTakenBack { .. })) {
        return;
    }
    for indicator in before.indicators.all() {
        let later = after.indicators.get(indicator.id).unwrap();
        assert!(indicator.definitions.iter().zip(&later.definitions).all(|(was, is)| was == is));
        for (part, series) in entered(indicator) {
            let kept = later.entered(part).unwrap();
            for of_period in series.periods() {
                assert!(kept.of_period(of_period[0].observed.period).starts_with(of_period));
            }
        }
    }
}

fn a_goal_has_one_lead(set: &IndicatorSet) {
    let leads: Vec<StatementId> = set.entries.values().flat_map(|entry| entry.leads.iter().copied()).collect();
    assert_eq!(leads.iter().collect::<BTreeSet<_>>().len(), leads.len(), "{leads:?}");
}

fn decided_set_holds(organisation: &Organisation, set: &IndicatorSet) {
    assert!(!set.entries.is_empty());
    for (id, entry) in &set.entries {
        let written = organisation.indicators.definition_in(set, *id).unwrap();
        let reflected: Vec<StatementId> = written.definition.statements().collect();
        assert!(entry.leads.iter().all(|led| reflected.contains(led)), "it leads for what it reflects");
    }
    let decision = organisation.decisions.get(&set.decision().unwrap()).unwrap();
    assert!(matches!(decision.decision.matter, Matter::Indicators { set: number, .. } if number == set.number));
}

fn goal_is_counted(organisation: &Organisation, goal: StatementId, today: jiff::civil::Date) {
    let movement = organisation.movement_of(goal, today);
    let counted = movement.toward + movement.away + movement.no_change + movement.cannot_say;
    assert_eq!(counted, movement.indicators.len());
    assert!(movement.lead().is_some() || movement.indicators.len() != 1, "the only one leads");
    if let Some((_, verdict)) = movement.lead() {
        assert!((1..=counted).contains(&movement.with_the_lead()));
        assert!(judged(verdict).is_some() || 0 < movement.cannot_say);
    }
    for (indicator, verdict) in &movement.indicators {
        assert!(verdict.evidence.p.is_none_or(|p| (0.0..=1.0).contains(&p)), "{indicator:?}");
    }
}
