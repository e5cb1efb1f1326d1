//! An agency that measures: the planned one, with an analyst, and a mandate to decide on indicators. What tests of
//! indicators begin from.

use std::collections::BTreeSet;

use domain::body::Matters;
use domain::decision::Matter;
use domain::event::Event;
use domain::ids::{ImportId, IndicatorId, PersonId, SetNumber, StatementId};
use domain::indicator::import::Way;
use domain::indicator::values::{Incoming, SeriesValues};
use domain::indicator::writing::Redefinition;
use domain::indicator::{Definition, Desired, Indicator, IndicatorKind, Reflects};
use domain::indicator_set::IndicatorSet;
use domain::observation::{Breakdown, Observed};
use domain::period::Period;
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::time::Context;
use domain::writing::Seen;
use jiff::civil::{Date, date};

use super::{Agency, GROUP, STAFF, by_the_group, name, reason, why};

/// Defines indicators and brings in their values.
pub(crate) const ANALYST: PersonId = PersonId(6);

impl Agency {
    /// With a strategy of four goals in force, an analyst, and no indicators.
    pub(crate) fn measured() -> Agency {
        let mut agency = Agency::planned();
        agency.happen(vec![
            Event::PersonPlaced { person: ANALYST, unit: Some(STAFF), roles: vec![Role::Analyst] },
            Event::MandateGiven {
                body: GROUP,
                matters: Matters::Indicators,
                basis: name("Arbetsordningen, 7 §"),
                from: date(2010, 1, 1),
            },
        ]);
        agency
    }

    /// Defines an indicator.
    pub(crate) fn define(&mut self, definition: Definition) -> IndicatorId {
        self.must(|organisation, context| organisation.define_indicators(context, vec![definition]));
        self.organisation.indicators.all().next_back().unwrap().id
    }

    /// An indicator that is there.
    pub(crate) fn indicator(&self, id: IndicatorId) -> &Indicator {
        self.organisation.indicators.get(id).unwrap()
    }

    /// An indicator as a writer sees it now.
    pub(crate) fn seen_indicator(&self, id: IndicatorId) -> (IndicatorId, Seen) {
        (id, Seen(self.organisation.indicators.get(id).map_or(0, |indicator| indicator.version)))
    }

    /// Writes an indicator's definition otherwise.
    pub(crate) fn redefine(&mut self, id: IndicatorId, change: impl FnOnce(&mut Definition)) {
        let mut definition = self.indicator(id).definition().clone();
        change(&mut definition);
        let seen = self.seen_indicator(id);
        let change = Redefinition { definition, breaks_from: None, reason: Some(why()), comparable: None };
        self.must(|organisation, context| organisation.redefine_indicator(context, seen, change));
    }

    /// Says from when a series cannot be compared with what came before.
    pub(crate) fn break_from(&mut self, id: IndicatorId, from: &str) {
        let definition = self.indicator(id).definition().clone();
        let (seen, from) = (self.seen_indicator(id), Some(period(from)));
        let change = Redefinition { definition, breaks_from: from, reason: Some(why()), comparable: None };
        self.must(|organisation, context| organisation.redefine_indicator(context, seen, change));
    }

    /// What is said to values that come in, on a day when all of it has been.
    pub(crate) fn try_values(&mut self, series: Vec<SeriesValues>, corrects: bool) -> Result<(), Refusals> {
        let incoming = Incoming { reason: corrects.then(why), ..incoming(series) };
        self.ask(|organisation, context| {
            organisation.take_in_values(&Context { today: date(2200, 1, 1), ..*context }, incoming)
        })
    }

    /// Lets values of the whole come in, with a reason should they correct anything.
    pub(crate) fn values(&mut self, id: IndicatorId, values: &[&str]) -> ImportId {
        self.try_values(vec![of_whole(id, values)], true).unwrap();
        self.organisation.indicators.imports().next().unwrap().id
    }

    /// Takes an import back.
    pub(crate) fn take_back(&mut self, import: ImportId) {
        self.must(|organisation, context| organisation.take_import_back(context, import, why()));
    }

    /// The values of the whole as they are known now.
    pub(crate) fn known(&self, id: IndicatorId) -> Vec<String> {
        self.indicator(id).whole().map_or_else(Vec::new, |series| {
            series.current().map(|observation| observation.observed.to_string()).collect()
        })
    }

    /// Opens the next set.
    pub(crate) fn open_set(&mut self) -> SetNumber {
        self.must(|organisation, context| organisation.open_set(context));
        self.organisation.indicators.open_set().unwrap().number
    }

    /// A set that is there.
    pub(crate) fn set(&self, number: SetNumber) -> &IndicatorSet {
        self.organisation.indicators.set(number).unwrap()
    }

    /// Puts an indicator in a set.
    pub(crate) fn put(&mut self, number: SetNumber, id: IndicatorId, leads: &[StatementId]) {
        let leads = leads.iter().copied().collect();
        self.must(|organisation, context| organisation.put_in_set(context, number, id, leads, Some(reason("Behövs"))));
    }

    /// Puts a set before the group.
    pub(crate) fn propose_set(&mut self, number: SetNumber) {
        self.must(|organisation, context| organisation.propose_set(context, number, GROUP, None));
    }

    /// Lets the group decide on a set that is before it.
    pub(crate) fn decide_set(&mut self, number: SetNumber, in_force_from: Date) {
        let (matter, minutes) = (Matter::Indicators { set: number, in_force_from }, by_the_group(self.today));
        self.must(|organisation, context| organisation.record_decision(context, matter, minutes));
    }

    /// A set with these, each leading for what it reflects, decided and in force today; and a day passes.
    pub(crate) fn decided_set(&mut self, indicators: &[IndicatorId]) -> SetNumber {
        let number = self.open_set();
        for &id in indicators {
            let leads: Vec<StatementId> = self.indicator(id).definition().statements().collect();
            self.put(number, id, &leads);
        }
        self.propose_set(number);
        self.decide_set(number, self.today);
        self.wait(1);
        number
    }
}

/// An indicator of the world outside, yearly, that should go up.
pub(crate) fn measure(called: &str, goals: &[StatementId]) -> Definition {
    let question = reason("Hur går det?");
    Definition {
        reflects: goals.iter().copied().map(Reflects::Statement).collect(),
        owner: Some(ANALYST),
        ..Definition::new(name(called), question, IndicatorKind::World, Desired::Up, name("procent"))
    }
}

/// A period.
pub(crate) fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// Values, as they stand in the log.
pub(crate) fn observed(values: &[&str]) -> Vec<Observed> {
    values.iter().map(|text| text.parse().unwrap()).collect()
}

/// Values of the whole.
pub(crate) fn of_whole(indicator: IndicatorId, values: &[&str]) -> SeriesValues {
    SeriesValues { indicator, breakdown: Breakdown::default(), values: observed(values) }
}

/// Values of a part.
pub(crate) fn of_part(indicator: IndicatorId, parts: &[(&str, &str)], values: &[&str]) -> SeriesValues {
    let parts = parts.iter().map(|(dimension, value)| (name(dimension), name(value))).collect();
    SeriesValues { indicator, breakdown: Breakdown::new(parts).unwrap(), values: observed(values) }
}

/// Values that someone typed.
pub(crate) fn incoming(series: Vec<SeriesValues>) -> Incoming {
    Incoming { way: Way::Typed, source: None, reason: None, series }
}

/// Goals that an indicator leads for.
pub(crate) fn leading(goals: &[StatementId]) -> BTreeSet<StatementId> {
    goals.iter().copied().collect()
}
