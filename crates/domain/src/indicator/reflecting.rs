//! Which definition of an indicator holds on a day, and which indicators reflect a goal, an area, an activity or a task
//! then. Not what their values say.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::ids::StatementId;
use crate::indicator::{Indicator, Indicators, Reflects, WrittenDefinition};
use crate::indicator_set::IndicatorSet;

impl Indicators {
    /// The definition that holds on a day: that of the set in force; where it is not in that, the one that a body decided on
    /// last; before any has, as it is written now. One by which no value is counted yet waits for the first that is.
    pub fn definition_on<'a>(&'a self, indicator: &'a Indicator, day: Date) -> &'a WrittenDefinition {
        self.definition_by(self.set_in_force_on(day), indicator)
    }

    /// The same by the set that is in force.
    fn definition_by<'a>(&self, in_force: Option<&IndicatorSet>, indicator: &'a Indicator) -> &'a WrittenDefinition {
        let decided = in_force.and_then(|set| set.entries.get(&indicator.id));
        let decided = decided.and_then(|entry| indicator.definition_number(entry.definition));
        let holds = decided.or_else(|| self.decided_definition(indicator)).unwrap_or_else(|| indicator.written());
        let latest = if 1 < indicator.definitions.len() { indicator.latest_period() } else { None };
        let counts = latest.map_or(holds, |latest| indicator.counted_by(holds, latest));
        if counts.definition.counts_as(&holds.definition) { holds } else { counts }
    }

    /// The indicators that reflect a statement, by the definitions that hold on a day: those of the set first, the lead
    /// before all, then those that are only followed.
    pub fn reflecting(&self, statement: StatementId, day: Date) -> Vec<&Indicator> {
        self.by_statement(day).remove(&statement).unwrap_or_default()
    }

    /// The indicators that reflect an activity or a task, by the definitions that hold on a day.
    pub fn reflecting_work(&self, work: Reflects, day: Date) -> Vec<&Indicator> {
        let set = self.set_in_force_on(day);
        let reflects = |indicator: &&Indicator| self.definition_by(set, indicator).definition.reflects.contains(&work);
        self.living().filter(reflects).collect()
    }

    /// The same for every statement that has one, in one pass: for pages that show them all.
    pub fn by_statement(&self, day: Date) -> BTreeMap<StatementId, Vec<&Indicator>> {
        let set = self.set_in_force_on(day);
        let mut found: BTreeMap<StatementId, Vec<&Indicator>> = BTreeMap::new();
        for indicator in self.living() {
            for statement in self.definition_by(set, indicator).definition.statements() {
                found.entry(statement).or_default().push(indicator);
            }
        }
        for (statement, indicators) in &mut found {
            indicators.sort_by_key(|&indicator| {
                let entry = set.and_then(|set| set.entries.get(&indicator.id));
                let leads = entry.is_some_and(|entry| entry.leads.contains(statement));
                (!leads, entry.is_none(), indicator.id)
            });
        }
        found
    }
}
