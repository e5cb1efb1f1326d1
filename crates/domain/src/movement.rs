//! Are we moving in the direction of the goal? What the values of an indicator say, by the rule of the crate `direction`, and
//! what those of a goal's indicators say together: as counts, never as an average. Not the statistics themselves.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use direction::confidence;
use direction::question::{self, Question, Wanted};
use direction::rule::judge;
use direction::series::{Point, Series};
use direction::verdict::{Direction, Verdict};
use jiff::civil::Date;

use crate::ids::StatementId;
use crate::indicator::assessment::Judged;
use crate::indicator::{Definition, Desired, Frequency, Indicator, Measures, TargetKind, WrittenDefinition};
use crate::observation::{self, Breakdown, SeriesByPart, Status};
use crate::organisation::Organisation;
use crate::period::Period;

/// What follows from an indicator and is costly to find again: kept until the indicator changes. It is no part of what the
/// indicator is, so it is never written down, and two indicators are equal whatever is kept of them.
#[derive(Default)]
pub(crate) struct Derived {
    /// What the whole and its parts say.
    verdicts: Mutex<Kept>,
    /// The values as they are shown, where that is not as they were entered. Boxed, because it is rare.
    shown: OnceLock<Option<Box<SeriesByPart>>>,
}

/// Verdicts by one definition, with its number.
#[derive(Default)]
struct Kept {
    definition: u32,
    verdicts: BTreeMap<Breakdown, Arc<Verdict>>,
}

impl Derived {
    fn verdict(&self, definition: u32, breakdown: &Breakdown, make: impl FnOnce() -> Verdict) -> Arc<Verdict> {
        let mut kept = self.verdicts.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.definition != definition {
            *kept = Kept { definition, verdicts: BTreeMap::new() };
        }
        if let Some(verdict) = kept.verdicts.get(breakdown) {
            return verdict.clone();
        }
        let verdict = Arc::new(make());
        kept.verdicts.insert(breakdown.clone(), verdict.clone());
        verdict
    }

    /// The values as they are shown, where that is not as they were entered.
    pub(crate) fn shown(&self, make: impl FnOnce() -> Option<SeriesByPart>) -> Option<&SeriesByPart> {
        self.shown.get_or_init(|| make().map(Box::new)).as_deref()
    }
}

impl Clone for Derived {
    // A copy is made in order to be changed.
    fn clone(&self) -> Derived {
        Derived::default()
    }
}

impl PartialEq for Derived {
    fn eq(&self, _: &Derived) -> bool {
        true
    }
}

impl Eq for Derived {}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Derived")
    }
}

impl Definition {
    /// What is asked of the values.
    pub fn asks(&self) -> Question {
        let wanted = match self.desired {
            Desired::Up => Wanted::Increase,
            Desired::Down => Wanted::Decrease,
            Desired::Keep => Wanted::Keep,
            Desired::Within { low, high } => Wanted::Within { low: low.to_f64(), high: high.to_f64() },
        };
        let mut asked = Question::new(wanted).frequency(match self.frequency {
            Frequency::Monthly => question::Frequency::Monthly,
            Frequency::Quarterly => question::Frequency::Quarterly,
            Frequency::EveryTertial => question::Frequency::EveryTertial,
            Frequency::HalfYearly => question::Frequency::HalfYearly,
            _ => question::Frequency::Annual,
        });
        asked.smallest_change = self.smallest_change.map(|change| change.to_f64());
        asked.target = self.target.map(|target| question::Target {
            kind: match target.kind {
                TargetKind::AtLeast => question::TargetKind::AtLeast(target.value.to_f64()),
                TargetKind::AtMost => question::TargetKind::AtMost(target.value.to_f64()),
            },
            by: target.by.map(Period::in_years),
        });
        asked
    }
}

impl observation::Series {
    /// The first period that can be compared with the last: after the last break, as the values say it, or the definitions.
    pub fn comparable_from(&self, breaks_from: Option<Period>) -> Option<Period> {
        let broken = self.current().map(|known| &known.observed).filter(|observed| observed.status == Status::Break);
        broken.map(|observed| observed.period).chain(breaks_from).max()
    }

    /// The values that can be compared, for the rule.
    pub fn comparable(&self, breaks_from: Option<Period>) -> Series {
        let from = self.comparable_from(breaks_from);
        let after = self.current().map(|known| &known.observed).filter(|observed| from <= Some(observed.period));
        Series::new(after.map(|observed| {
            let value = observed.value.filter(|_| observed.status.has_value() && observed.status != Status::Differs);
            Point {
                time: observed.period.in_years(),
                value: value.map(|value| value.to_f64()),
                provisional: observed.status == Status::Provisional,
                interval: observed
                    .interval()
                    .map(|interval| confidence::Interval { low: interval.low.to_f64(), high: interval.high.to_f64() }),
            }
        }))
    }
}

impl Indicator {
    /// What the values of the whole say, by a definition.
    pub fn verdict(&self, by: &WrittenDefinition) -> Arc<Verdict> {
        self.verdict_of(&Breakdown::default(), by)
    }

    /// What the values of a breakdown say, by a definition.
    pub fn verdict_of(&self, breakdown: &Breakdown, by: &WrittenDefinition) -> Arc<Verdict> {
        self.derived.verdict(by.number, breakdown, || self.judged_anew(breakdown, by))
    }

    /// The same without what is kept: how long a rule takes over all that there is.
    pub fn judged_anew(&self, breakdown: &Breakdown, by: &WrittenDefinition) -> Verdict {
        let series = self.series(breakdown).map(|series| series.comparable(self.breaks_from())).unwrap_or_default();
        let mut asked = by.definition.asks();
        // What is counted is less in a part than in the whole: how much matters there, and what it is to be, nobody said.
        if !breakdown.is_whole() && matches!(by.definition.measures, Measures::Stock | Measures::Flow) {
            asked.smallest_change = None;
            asked.target = None;
        }
        judge(&series, &asked)
    }
}

/// What the rule says of a verdict's direction, in the words of an assessment. `None` where it has no answer to compare.
pub fn judged(verdict: &Verdict) -> Option<Judged> {
    match verdict.direction {
        Direction::Toward => Some(Judged::Toward),
        Direction::Away => Some(Judged::Away),
        Direction::NoClearChange | Direction::Stable => Some(Judged::NoChange),
        Direction::Moved | Direction::TooFew | Direction::NoData => None,
    }
}

/// How the indicators of a statement move: counted, never averaged.
#[derive(Debug, Clone, Default)]
pub struct Movement<'a> {
    /// Each indicator with its verdict, the lead first.
    pub indicators: Vec<(&'a Indicator, Arc<Verdict>)>,
    /// How many move towards the goal.
    pub toward: usize,
    /// How many move away from it.
    pub away: usize,
    /// How many show no clear change.
    pub no_change: usize,
    /// How many have too few values to say.
    pub cannot_say: usize,
    // Whether the first leads: the set says so, or it is the only one.
    is_led: bool,
}

impl<'a> Movement<'a> {
    /// The indicator whose mark the statement carries: the lead, or the only one. `None` where there are several and
    /// nobody has said which leads.
    pub fn lead(&self) -> Option<(&'a Indicator, &Verdict)> {
        let first = self.indicators.first().filter(|_| self.is_led);
        first.map(|(indicator, verdict)| (*indicator, verdict.as_ref()))
    }

    /// How many say the same as the lead.
    pub fn with_the_lead(&self) -> usize {
        let lead = self.lead().map(|(_, verdict)| judged(verdict));
        self.indicators.iter().filter(|(_, verdict)| Some(judged(verdict)) == lead).count()
    }

    /// How many can carry an answer at all.
    pub fn carrying(&self) -> usize {
        self.indicators.len() - self.cannot_say
    }

    /// The indicator that moves away most surely, if one does.
    pub fn worst(&self) -> Option<(&'a Indicator, &Verdict)> {
        self.most_certain(|verdict| judged(verdict) == Some(Judged::Away))
    }

    /// The indicator whose movement is most certain, whichever way it goes.
    pub fn surest(&self) -> Option<(&'a Indicator, &Verdict)> {
        self.most_certain(|verdict| verdict.strength.is_some())
    }

    fn most_certain(&self, of: impl Fn(&Verdict) -> bool) -> Option<(&'a Indicator, &Verdict)> {
        let by_chance = |verdict: &Verdict| verdict.evidence.p.unwrap_or(1.0);
        let these = self.indicators.iter().filter(|(_, verdict)| of(verdict));
        let most = these.min_by(|(_, one), (_, other)| by_chance(one).total_cmp(&by_chance(other)));
        most.map(|(indicator, verdict)| (*indicator, verdict.as_ref()))
    }

    /// The same of only some of the indicators.
    pub fn only(&self, keep: impl Fn(&Indicator) -> bool) -> Movement<'a> {
        let mut movement = Movement::default();
        for (indicator, verdict) in self.indicators.iter().filter(|(indicator, _)| keep(indicator)) {
            movement.count(verdict);
            movement.indicators.push((indicator, verdict.clone()));
        }
        let lead = self.lead().map(|(indicator, _)| indicator.id);
        movement.is_led = movement.indicators.first().is_some_and(|(first, _)| Some(first.id) == lead);
        movement
    }

    fn count(&mut self, verdict: &Verdict) {
        match judged(verdict) {
            Some(Judged::Toward) => self.toward += 1,
            Some(Judged::Away) => self.away += 1,
            Some(Judged::NoChange) => self.no_change += 1,
            Some(Judged::CannotSay) | None => self.cannot_say += 1,
        }
    }
}

impl Organisation {
    /// How the indicators of a goal or an area move, by the definitions that hold on a day.
    pub fn movement_of(&self, statement: StatementId, day: Date) -> Movement<'_> {
        self.movement(statement, self.indicators.reflecting(statement, day), day)
    }

    /// The same for every statement that has an indicator: for pages that show them all.
    pub fn movements(&self, day: Date) -> BTreeMap<StatementId, Movement<'_>> {
        let by_statement = self.indicators.by_statement(day).into_iter();
        by_statement.map(|(statement, indicators)| (statement, self.movement(statement, indicators, day))).collect()
    }

    fn movement<'a>(&'a self, statement: StatementId, indicators: Vec<&'a Indicator>, day: Date) -> Movement<'a> {
        let mut movement = Movement::default();
        for indicator in indicators {
            let verdict = indicator.verdict(self.indicators.definition_on(indicator, day));
            movement.count(&verdict);
            movement.indicators.push((indicator, verdict));
        }
        let said = movement.indicators.first().is_some_and(|(first, _)| {
            let entry = self.indicators.set_in_force_on(day).and_then(|set| set.entries.get(&first.id));
            entry.is_some_and(|entry| entry.leads.contains(&statement))
        });
        movement.is_led = said || movement.indicators.len() == 1;
        movement
    }

    /// What the rule says of a goal, by its lead indicator.
    pub(crate) fn rule_says(&self, goal: StatementId, day: Date) -> Option<Judged> {
        self.movement_of(goal, day).lead().and_then(|(_, verdict)| judged(verdict))
    }
}
