//! When something is done: a bar in the round's period, day by day, with the tertials marked and milestones on it. What
//! goes on outside the period ends in a point there.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::measure::short;

const WIDTH: f64 = 144.0;
const HEIGHT: f64 = 14.0;
/// How far the point of an open end reaches.
const POINT: f64 = 4.0;
const MILESTONE: f64 = 3.0;

/// The days that all bars of a table share, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// A day by which something is to have happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// The day.
    pub day: Date,
    /// Whether it was reached: filled then, and hollow until.
    pub is_reached: bool,
    /// What is told when one points at it: "2018-06-01 Checkarna är utlysta".
    pub title: String,
}

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Gantt<'a> {
    /// The same in words: "Februari till november".
    pub title: &'a str,
    /// The days of the picture.
    pub period: Period,
    /// The first day of what is done.
    pub from: Date,
    /// Its last day; `None` goes on.
    pub until: Option<Date>,
    /// What is to have happened when. Those outside the period are not drawn.
    pub milestones: &'a [Milestone],
}

/// Draws the bar.
pub fn draw(gantt: &Gantt<'_>) -> Markup {
    let Gantt { period, from, until, .. } = *gantt;
    let is_within = period.first <= period.last
        && from <= period.last
        && until.is_none_or(|until| period.first <= until && from <= until);
    html! {
        svg.gantt viewBox={ "0 0 " (short(WIDTH)) " " (short(HEIGHT)) } width=(short(WIDTH)) height=(short(HEIGHT)) role="img" {
            title { (gantt.title) }
            path.ax d={ "M0 7H" (short(WIDTH)) @for (_, day) in period.tertials().filter(|&(_, day)| period.first < day) { "M" (short(period.place(day))) " 1v12" } } {}
            @if is_within { path.gv d=(bar(period, from, until)) {} }
            @for milestone in gantt.milestones.iter().filter(|milestone| period.holds(milestone.day)) {
                circle class=(if milestone.is_reached { "ms reached" } else { "ms" }) r=(short(MILESTONE)) cy="7"
                    cx=(short(period.middle(milestone.day).clamp(MILESTONE + 1.0, WIDTH - MILESTONE - 1.0))) { title { (milestone.title) } }
            }
        }
    }
}

/// Draws the head over a column of bars: each tertial's name, `label` of 1–3, where it begins.
pub fn head(period: Period, label: &dyn Fn(u8) -> String) -> Markup {
    html! {
        svg.gantt viewBox={ "0 0 " (short(WIDTH)) " " (short(HEIGHT)) } width=(short(WIDTH)) height=(short(HEIGHT)) {
            @for (tertial, day) in period.tertials() {
                text.lab x=(short(period.place(day))) y="11" { (label(tertial)) }
            }
        }
    }
}

impl Period {
    fn holds(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The tertials that begin in the period, with their first days. One that had begun before is not among them.
    fn tertials(self) -> impl Iterator<Item = (u8, Date)> {
        let years = self.first.year()..=self.last.year();
        let begins = years.flat_map(|year| {
            [(1, 1), (2, 5), (3, 9)]
                .into_iter()
                .filter_map(move |(tertial, month)| Some((tertial, Date::new(year, month, 1).ok()?)))
        });
        begins.filter(move |&(_, day)| self.holds(day))
    }

    /// Where a day begins, as x.
    fn place(self, day: Date) -> f64 {
        let days = |from: Date, to: Date| f64::from(from.until(to).map_or(0, |span| span.get_days()));
        let whole = days(self.first, self.last).max(0.0) + 1.0;
        (WIDTH * days(self.first, day) / whole).clamp(0.0, WIDTH)
    }

    /// Where the middle of a day is, as x.
    fn middle(self, day: Date) -> f64 {
        (self.place(day) + self.after(day)) / 2.0
    }

    /// Where a day ends, as x.
    fn after(self, day: Date) -> f64 {
        day.tomorrow().map_or(WIDTH, |next| self.place(next))
    }
}

/// The bar's outline, with points where it goes on outside the period.
fn bar(period: Period, from: Date, until: Option<Date>) -> String {
    let (left, right) = (period.place(from), until.map_or(WIDTH, |until| period.after(until)));
    let left_end = if from < period.first {
        format!("M{} 10L0 7L{} 4", short(POINT), short(POINT))
    } else {
        format!("M{left} 10V4", left = short(left))
    };
    let goes_on = until.is_none_or(|until| period.last < until);
    let right_end = if goes_on {
        format!("H{}L{} 7L{} 10Z", short(WIDTH - POINT), short(WIDTH), short(WIDTH - POINT))
    } else {
        format!("H{}V10Z", short(right))
    };
    left_end + &right_end
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use crate::check;

    use super::*;

    const YEAR: Period = Period { first: date(2018, 1, 1), last: date(2018, 12, 31) };

    fn drawn(period: Period, from: Date, until: Option<Date>, milestones: &[Milestone]) -> String {
        let svg = draw(&Gantt { title: "När", period, from, until, milestones }).into_string();
        check::drawing(&svg);
        svg
    }

    fn outline(from: Date, until: Option<Date>) -> String {
        let svg = drawn(YEAR, from, until, &[]);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let bar = document.descendants().find(|node| node.attribute("class") == Some("gv"));
        bar.map(|bar| bar.attribute("d").unwrap().to_owned()).unwrap_or_default()
    }

    #[test]
    fn february_to_november_with_what_is_to_have_happened() {
        let milestones = [
            Milestone { day: date(2018, 6, 1), is_reached: true, title: "Utlyst".to_owned() },
            Milestone { day: date(2018, 12, 31), is_reached: false, title: "Klart".to_owned() },
            Milestone { day: date(2019, 2, 1), is_reached: false, title: "Nästa år".to_owned() },
        ];
        let svg = drawn(YEAR, date(2018, 2, 1), Some(date(2018, 11, 30)), &milestones);
        insta::assert_snapshot!(svg.replace("><", ">\n<"), @r#"
        <svg class="gantt" viewBox="0 0 144 14" width="144" height="14" role="img">
        <title>När</title>
        <path class="ax" d="M0 7H144M47.3 1v12M95.9 1v12">
        </path>
        <path class="gv" d="M12.2 10V4H131.8V10Z">
        </path>
        <circle class="ms reached" r="3" cy="7" cx="59.8">
        <title>Utlyst</title>
        </circle>
        <circle class="ms" r="3" cy="7" cx="140">
        <title>Klart</title>
        </circle>
        </svg>
        "#);
    }

    #[test]
    fn a_bar_is_pointed_where_it_goes_on() {
        assert_eq!(outline(date(2018, 1, 1), Some(date(2018, 12, 31))), "M0 10V4H144V10Z");
        assert_eq!(outline(date(2018, 1, 1), None), "M0 10V4H140L144 7L140 10Z");
        assert_eq!(outline(date(2017, 5, 1), Some(date(2019, 1, 1))), "M4 10L0 7L4 4H140L144 7L140 10Z");
        assert_eq!(outline(date(2019, 1, 1), None), "", "it has not begun");
        assert_eq!(outline(date(2017, 1, 1), Some(date(2017, 12, 31))), "", "it is over");
    }

    #[test]
    fn tertials_stand_where_they_begin() {
        let named = |period| head(period, &|tertial| format!("T {tertial}")).into_string();
        assert_eq!(check::count(&named(YEAR), "text", ""), 3);
        let half = Period { first: date(2018, 7, 1), last: date(2019, 6, 30) };
        assert!(named(half).contains("T 3") && check::count(&named(half), "text", "") == 3);
        check::drawing(&named(half));
    }

    proptest! {
        #[test]
        fn any_days_are_drawn(first in 0..4000_i32, length in -3..1500_i32, from in 0..4000_i32, until in prop::option::of(0..4000_i32)) {
            let day = |days: i32| date(2010, 1, 1).saturating_add(jiff::Span::new().days(days));
            let milestones = [Milestone { day: day(from), is_reached: false, title: "Klart".to_owned() }];
            drawn(Period { first: day(first), last: day(first + length) }, day(from), until.map(day), &milestones);
        }
    }
}
