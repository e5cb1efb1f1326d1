//! How often a fetch asks, and when it asks next: a function of the day and the hour where the agency is.

use jiff::ToSpan;
use jiff::civil::{DateTime, Weekday};
use serde::{Deserialize, Serialize};

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Every day.
    Daily,
    /// Every Monday.
    Weekly,
    /// The first day of every month.
    Monthly,
}

impl Rhythm {
    /// All of them.
    pub const ALL: [Rhythm; 3] = [Rhythm::Daily, Rhythm::Weekly, Rhythm::Monthly];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
            Rhythm::Monthly => "monthly",
        }
    }

    /// The first time after this one.
    pub fn next_after(self, now: DateTime, hour: u8) -> DateTime {
        let hour = i8::try_from(hour.min(23)).unwrap_or(0);
        let mut day = now.date();
        // At most a month and a day, however it begins; the calendar ends long after every agency.
        for _ in 0..40 {
            let is_the_day = match self {
                Rhythm::Daily => true,
                Rhythm::Weekly => day.weekday() == Weekday::Monday,
                Rhythm::Monthly => day.day() == 1,
            };
            let at = day.at(hour, 0, 0, 0);
            if is_the_day && now < at {
                return at;
            }
            day = day.saturating_add(1.days());
        }
        day.at(hour, 0, 0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_time_is_after_now_on_the_right_day() {
        let next = |rhythm: Rhythm, now: &str, hour| rhythm.next_after(now.parse().unwrap(), hour).to_string();
        assert_eq!(next(Rhythm::Daily, "2026-11-28T05:59", 6), "2026-11-28T06:00:00");
        assert_eq!(next(Rhythm::Daily, "2026-11-28T06:00", 6), "2026-11-29T06:00:00");
        assert_eq!(next(Rhythm::Weekly, "2026-11-28T06:00", 6), "2026-11-30T06:00:00");
        assert_eq!(next(Rhythm::Weekly, "2026-11-30T06:00", 6), "2026-12-07T06:00:00");
        assert_eq!(next(Rhythm::Monthly, "2026-01-01T06:00", 6), "2026-02-01T06:00:00");
        assert_eq!(next(Rhythm::Monthly, "2026-12-31T23:59", 0), "2027-01-01T00:00:00");
        assert_eq!(next(Rhythm::Daily, "9999-12-31T23:00", 6), "9999-12-31T06:00:00");
    }
}
