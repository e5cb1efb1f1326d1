//! Where the thread breaks at an indicator: a goal that nothing measures, values that have not come, an indicator that nobody
//! answers for. Breaks are information, not errors: most goals can do without a number for a while. Each can be set aside
//! with a motive until a day. Not the breaks in a plan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::ids::{IndicatorId, StatementId};
use crate::indicator::Indicator;
use crate::organisation::Organisation;
use crate::planning::breaks::SetAside;
use crate::refusal::{Refusal, Refusals};
use crate::statement::StatementKind;
use crate::text::Reason;
use crate::time::Context;

/// A place where the thread breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorBreak {
    /// No indicator reflects a goal.
    GoalWithoutIndicator(StatementId),
    /// Two expected values have not come.
    WithoutRecentValues(IndicatorId),
    /// The day of the target has passed.
    TargetDatePassed(IndicatorId),
    /// Nobody answers for an indicator.
    WithoutOwner(IndicatorId),
    /// What an indicator reflects is no longer in the strategy.
    ReflectsWhatIsGone(IndicatorId),
    /// Several goals have this indicator and no other.
    SeveralGoalsLeanOnOne(IndicatorId),
}

impl IndicatorBreak {
    /// How much it matters: 1 the most.
    pub fn weight(self) -> u8 {
        match self {
            IndicatorBreak::TargetDatePassed(_) => 1,
            IndicatorBreak::WithoutRecentValues(_) => 2,
            IndicatorBreak::ReflectsWhatIsGone(_) => 3,
            IndicatorBreak::WithoutOwner(_) => 4,
            IndicatorBreak::GoalWithoutIndicator(_) => 5,
            IndicatorBreak::SeveralGoalsLeanOnOne(_) => 6,
        }
    }

    /// The word for it in message keys and addresses.
    pub fn key(self) -> &'static str {
        match self {
            IndicatorBreak::GoalWithoutIndicator(_) => "goal-without-indicator",
            IndicatorBreak::WithoutRecentValues(_) => "without-recent-values",
            IndicatorBreak::TargetDatePassed(_) => "target-date-passed",
            IndicatorBreak::WithoutOwner(_) => "without-owner",
            IndicatorBreak::ReflectsWhatIsGone(_) => "reflects-what-is-gone",
            IndicatorBreak::SeveralGoalsLeanOnOne(_) => "several-goals-lean-on-one",
        }
    }

    /// The number of what it is about, for an address.
    pub fn number(self) -> u32 {
        match self {
            IndicatorBreak::GoalWithoutIndicator(goal) => goal.0,
            IndicatorBreak::WithoutRecentValues(id)
            | IndicatorBreak::TargetDatePassed(id)
            | IndicatorBreak::WithoutOwner(id)
            | IndicatorBreak::ReflectsWhatIsGone(id)
            | IndicatorBreak::SeveralGoalsLeanOnOne(id) => id.0,
        }
    }

    /// The break with this word, of what has this number.
    pub fn from_key(key: &str, number: u32) -> Option<IndicatorBreak> {
        let all = [
            IndicatorBreak::GoalWithoutIndicator(StatementId(number)),
            IndicatorBreak::WithoutRecentValues(IndicatorId(number)),
            IndicatorBreak::TargetDatePassed(IndicatorId(number)),
            IndicatorBreak::WithoutOwner(IndicatorId(number)),
            IndicatorBreak::ReflectsWhatIsGone(IndicatorId(number)),
            IndicatorBreak::SeveralGoalsLeanOnOne(IndicatorId(number)),
        ];
        all.into_iter().find(|broken| broken.key() == key)
    }
}

/// A break, and whether it is set aside on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundBreak<'a> {
    /// Which.
    pub broken: IndicatorBreak,
    /// Why and until when it is set aside.
    pub aside: Option<&'a SetAside>,
}

impl Organisation {
    /// Every break at an indicator on a day, those that matter most first.
    pub fn indicator_breaks(&self, day: Date) -> Vec<FoundBreak<'_>> {
        let mut found: Vec<IndicatorBreak> = Vec::new();
        let tree = self.strategy.in_force_on(day).map(|revision| &revision.tree);
        for indicator in self.indicators.living() {
            let definition = &self.indicators.definition_on(indicator, day).definition;
            if definition.owner.is_none() {
                found.push(IndicatorBreak::WithoutOwner(indicator.id));
            }
            if definition.target.and_then(|target| target.by).is_some_and(|by| by.last_day() < day) {
                found.push(IndicatorBreak::TargetDatePassed(indicator.id));
            }
            if self.is_without_recent_values(indicator, day) {
                found.push(IndicatorBreak::WithoutRecentValues(indicator.id));
            }
            if tree.is_some_and(|tree| definition.statements().any(|statement| !tree.contains(statement))) {
                found.push(IndicatorBreak::ReflectsWhatIsGone(indicator.id));
            }
        }
        let mut alone: BTreeMap<IndicatorId, usize> = BTreeMap::new();
        let by_statement = self.indicators.by_statement(day);
        for goal in tree.into_iter().flat_map(|tree| tree.of_kind(StatementKind::Goal)) {
            match by_statement.get(&goal.id).map(Vec::as_slice).unwrap_or_default() {
                [] => found.push(IndicatorBreak::GoalWithoutIndicator(goal.id)),
                [only] => *alone.entry(only.id).or_default() += 1,
                _ => {}
            }
        }
        let several = alone.into_iter().filter(|(_, goals)| 1 < *goals);
        found.extend(several.map(|(id, _)| IndicatorBreak::SeveralGoalsLeanOnOne(id)));
        found.sort_by_key(|broken| (broken.weight(), *broken));
        let aside = |broken: &IndicatorBreak| self.indicators.set_aside.get(broken).filter(|aside| day <= aside.until);
        found.iter().map(|broken| FoundBreak { broken: *broken, aside: aside(broken) }).collect()
    }

    /// Whether two expected values have not come. One that is late is no news: sources need time.
    pub(crate) fn is_without_recent_values(&self, indicator: &Indicator, day: Date) -> bool {
        let definition = &self.indicators.definition_on(indicator, day).definition;
        let months = i32::from(definition.frequency.months());
        let of_day = i32::from(day.year()) * 12 + i32::from(day.month()) - 1;
        let month = |year: i32, month: i32| year * 12 + month - 1;
        let over = match indicator.latest_period() {
            // A period is over by its last month; after that two more should have come.
            Some(latest) => month(latest.first_year(), latest.first_month().into()) + i32::from(latest.months()),
            // What has had none yet is waited for from when it was defined.
            None => indicator.definitions.front().map_or(of_day, |first| {
                let defined = TimeZone::UTC.to_datetime(first.written.at).date();
                month(defined.year().into(), defined.month().into())
            }),
        };
        over + 2 * months <= of_day
    }

    /// Sets a break at an indicator aside until a day.
    ///
    /// # Errors
    /// `day-has-passed` at `until`; `break-unknown` when it is not broken there.
    pub fn set_indicator_break_aside(
        &self,
        context: &Context,
        broken: IndicatorBreak,
        motive: Reason,
        until: Date,
    ) -> Result<Vec<Event>, Refusals> {
        if until < context.today {
            return Err(Refusal::new("day-has-passed").at("until").with("day", until).into());
        }
        if self.indicator_breaks(context.today).iter().all(|found| found.broken != broken) {
            return Err(Refusal::new("break-unknown").into());
        }
        Ok(vec![Event::IndicatorBreakSetAside { broken, motive, until }])
    }

    /// Takes a break at an indicator up again.
    ///
    /// # Errors
    /// `break-not-aside`.
    pub fn take_indicator_break_up(&self, _: &Context, broken: IndicatorBreak) -> Result<Vec<Event>, Refusals> {
        if self.indicators.set_aside.contains_key(&broken) {
            Ok(vec![Event::IndicatorBreakTakenUp { broken }])
        } else {
            Err(Refusal::new("break-not-aside").into())
        }
    }
}
