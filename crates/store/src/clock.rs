//! The clock: the only place that asks the machine what time it is. What day it is is decided where the agency is.
//! Not an order of events: that is given by the log's numbers.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use domain::time::{Actor, Context};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// Where Swedish agencies have their day.
const ZONE: &str = "Europe/Stockholm";
/// The rule of that zone since 1996, for a machine without zone data: UTC+1, and +2 from the last Sunday of March
/// to the last Sunday of October.
const ZONE_RULE: &str = "CET-1CEST,M3.5.0,M10.5.0/3";

/// What time and what day it is. A clone shows the same time, also when it is set.
#[derive(Clone)]
pub struct Clock {
    zone: TimeZone,
    hands: Hands,
}

#[derive(Clone)]
enum Hands {
    Machine,
    // The machine's clock, so far ahead or behind.
    Shifted(SignedDuration),
    Set(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Clock {
        Clock { zone: swedish_zone(), hands: Hands::Machine }
    }

    /// A clock that stands until it is set: for tests, and for laying down the example year.
    pub fn fixed(at: Timestamp) -> Clock {
        Clock { zone: swedish_zone(), hands: Hands::Set(Arc::new(Mutex::new(at))) }
    }

    /// A clock that shows this moment now, and goes on from there: for the example agency, which lives in another year.
    pub fn running_from(at: Timestamp) -> Clock {
        Clock { zone: swedish_zone(), hands: Hands::Shifted(at.duration_since(machine_time())) }
    }

    /// Sets a fixed clock, forwards or backwards. One that runs is left as it is.
    pub fn set(&self, to: Timestamp) {
        if let Hands::Set(at) = &self.hands {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = to;
        }
    }

    /// Moves a fixed clock. One that runs is left as it is.
    pub fn advance(&self, by: SignedDuration) {
        if let Hands::Set(at) = &self.hands {
            let mut at = at.lock().unwrap_or_else(PoisonError::into_inner);
            *at = at.checked_add(by).unwrap_or(*at);
        }
    }

    /// The moment, in whole milliseconds, as the log keeps it.
    pub fn now(&self) -> Timestamp {
        match &self.hands {
            Hands::Machine => whole_milliseconds(machine_time()),
            Hands::Shifted(by) => {
                let now = machine_time();
                whole_milliseconds(now.checked_add(*by).unwrap_or(now))
            }
            Hands::Set(at) => whole_milliseconds(*at.lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }

    /// The moment as telephones show it, in whole seconds: of the example too, which lives in another year, because an
    /// authenticator app knows no other.
    pub(crate) fn outside(&self) -> i64 {
        match &self.hands {
            Hands::Machine | Hands::Shifted(_) => machine_time().as_second(),
            Hands::Set(_) => self.now().as_second(),
        }
    }

    /// The day where the agency is.
    pub fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The day that it was or will be, where the agency is, at a moment.
    pub fn day_of(&self, moment: Timestamp) -> Date {
        moment.to_zoned_datetime(self.zone.clone()).date()
    }

    /// The zone in which moments are shown.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The context of a change that someone makes now.
    pub fn context(&self, actor: Actor) -> Context {
        let at = self.now();
        Context { actor, at, today: self.day_of(at) }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.hands {
            Hands::Machine => "machine",
            Hands::Shifted(_) => "shifted",
            Hands::Set(_) => "set",
        };
        f.debug_tuple("Clock").field(&kind).finish()
    }
}

/// The moment without what is finer than a millisecond: the log keeps no more.
pub(crate) fn whole_milliseconds(moment: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(moment.as_millisecond()).unwrap_or(moment)
}

/// The moment as the log and the seal write it: `2026-11-23T14:17:07.123Z`, always 24 characters, so that text order
/// is time order.
pub(crate) fn moment_text(moment: Timestamp) -> String {
    format!("{:.3}", whole_milliseconds(moment))
}

/// The moment that a text tells, if it is one and written in that way.
pub(crate) fn moment(text: &str) -> Option<Timestamp> {
    let moment: Timestamp = text.parse().ok()?;
    (moment_text(moment) == text).then_some(moment)
}

fn swedish_zone() -> TimeZone {
    // The machine's own zone data first: it follows when the law on summer time changes.
    TimeZone::get(ZONE).or_else(|_| TimeZone::posix(ZONE_RULE)).unwrap_or(TimeZone::UTC)
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the clock; everything else takes the time from here or from the context"
)]
fn machine_time() -> Timestamp {
    Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_is_the_agency_s() {
        let by_rule = TimeZone::posix(ZONE_RULE).unwrap();
        for zone in TimeZone::get(ZONE).into_iter().chain([by_rule]) {
            let clock = Clock { zone, hands: Hands::Machine };
            assert_eq!(clock.day_of(at("2026-01-31T22:59:59Z")).to_string(), "2026-01-31");
            assert_eq!(clock.day_of(at("2026-01-31T23:00:00Z")).to_string(), "2026-02-01");
            assert_eq!(clock.day_of(at("2026-06-30T21:59:59Z")).to_string(), "2026-06-30");
            assert_eq!(clock.day_of(at("2026-06-30T22:00:00Z")).to_string(), "2026-07-01");
        }
    }

    #[test]
    fn a_fixed_clock_stands_until_it_is_set() {
        let clock = Clock::fixed(at("2026-01-01T00:00:00.123456Z"));
        let same = clock.clone();
        assert_eq!(clock.now(), at("2026-01-01T00:00:00.123Z"));
        same.advance(SignedDuration::from_secs(1));
        assert_eq!(clock.now(), at("2026-01-01T00:00:01.123Z"));
    }

    #[test]
    fn a_shifted_clock_runs() {
        let clock = Clock::running_from(at("2018-11-14T09:00:00Z"));
        let first = clock.now();
        assert!(at("2018-11-14T09:00:00Z") <= first && first < at("2018-11-14T09:01:00Z"), "{first}");
        std::thread::sleep(std::time::Duration::from_millis(5));
        assert!(first < clock.now());
    }

    #[test]
    fn text_order_is_time_order() {
        assert_eq!(moment_text(at("2026-01-01T00:00:00Z")), "2026-01-01T00:00:00.000Z");
        assert_eq!(moment("2026-01-01T00:00:00.5Z"), None);
        assert_eq!(moment("2026-01-01T00:00:00.500Z"), Some(at("2026-01-01T00:00:00.5Z")));
    }
}
