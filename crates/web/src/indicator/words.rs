//! Values, periods and verdicts of an indicator in the reader's words. Not which words those are, which the message files
//! hold, and not how a verdict is arrived at, which is the crate `direction`.

use std::borrow::Cow;

use direction::verdict::{Destination, Direction, Movement, Strength, Value, Verdict};
use domain::decimal::Decimal;
use domain::indicator::{Definition, Desired, Frequency, Target, TargetKind};
use domain::period::{Part, Period};
use domain::refusal::Value as Told;
use figures::{direction_mark, goal_strip};
use maud::Markup;

use crate::messages::Messages;

/// A value as it is shown, with the decimals of its indicator: "71,4". An exact number with more is shown rounded.
pub fn value(m: Messages, definition: &Definition, value: Decimal) -> String {
    let decimals = definition.decimals;
    let shown = value.rounded(decimals).scaled(decimals);
    shown.map_or_else(|| value.to_string(), |digits| m.fixed(digits, decimals))
}

/// A value with all the decimals that it was written with: "71,42".
pub fn exact(m: Messages, value: Decimal) -> String {
    value.scaled(value.decimals()).map_or_else(|| value.to_string(), |digits| m.fixed(digits, value.decimals()))
}

/// A number that was calculated, with the decimals of its indicator.
pub fn calculated(m: Messages, definition: &Definition, number: f64) -> String {
    m.decimal(number, usize::from(definition.decimals))
}

/// The same with its unit: "71,4 procent".
pub fn with_unit(definition: &Definition, number: &str) -> String {
    match definition.unit.as_str() {
        "procent" | "per cent" | "percent" | "%" => format!("{number}\u{a0}%"),
        // A count of what the name says.
        "antal" | "number" => number.to_owned(),
        unit => format!("{number}\u{a0}{unit}"),
    }
}

/// How much a value changes, with its unit: what is in per cent changes by percentage points, and an index by its units
/// whatever it is counted from.
pub fn change(m: Messages, definition: &Definition, number: &str) -> String {
    let unit = definition.unit.as_str();
    let is_index = unit.to_lowercase().split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "index");
    let key = match unit {
        "procent" | "per cent" | "percent" | "%" => "change-in-points",
        _ if is_index => "change-in-index",
        _ => return with_unit(definition, number),
    };
    let is_one = number.trim_start_matches(['+', '-', '−']) == "1";
    m.with(key, &[("change", number.into()), ("count", i64::from(if is_one { 1 } else { 2 }).into())])
}

/// A period: "2018", "kv. 3 2018", "mars 2018".
pub fn period(m: Messages, period: Period) -> String {
    let year = period.first_year().to_string();
    let part =
        |key: &str, ordinal: u8| m.with(key, &[("ordinal", u32::from(ordinal).into()), ("year", year.as_str().into())]);
    match period.part() {
        Part::Year => year.clone(),
        Part::Half(half) => part("period-half", half),
        Part::Tertial(tertial) => part("period-tertial", tertial),
        Part::Quarter(quarter) => part("period-quarter", quarter),
        Part::Month(month) => {
            let name = m.word("month", &month.to_string());
            format!("{name} {year}")
        }
        Part::Months if period.first_month() == 1 && period.months().is_multiple_of(12) => {
            format!("{year}–{}", period.last_year())
        }
        Part::Months => {
            let name = m.word("month", &period.first_month().to_string());
            let values = [
                ("month", name.as_ref().into()),
                ("year", year.as_str().into()),
                ("count", u32::from(period.months()).into()),
            ];
            m.with("period-months", &values)
        }
    }
}

/// A time on the axis of years as the period that begins there: what evidence and reasons speak of.
pub fn time(m: Messages, definition: &Definition, years: f64) -> String {
    let months = match definition.frequency {
        Frequency::Monthly => 1,
        Frequency::Quarterly => 3,
        Frequency::EveryTertial => 4,
        Frequency::HalfYearly => 6,
        _ => 12,
    };
    // Periods begin with a month, so the nearest is the one that was meant.
    let month = (years * 12.0).round();
    let (year, month) = ((month / 12.0).floor(), month.rem_euclid(12.0));
    Period::new(year as i32, month as u8 + 1, months).map_or_else(|| m.decimal(years, 0), |at| period(m, at))
}

/// Which way is towards the goal: "ska öka", "ska ligga mellan 4 och 6".
pub fn desired(m: Messages, definition: &Definition) -> String {
    match definition.desired {
        Desired::Within { low, high } => {
            let values = [("low", exact(m, low).into()), ("high", with_unit(definition, &exact(m, high)).into())];
            m.with("desired-within-band", &values)
        }
        other => m.word("desired", other.key()).into_owned(),
    }
}

/// A target: "minst 60 % till 2021".
pub fn target(m: Messages, definition: &Definition, target: Target) -> String {
    let value = with_unit(definition, &exact(m, target.value));
    let kind = match target.kind {
        TargetKind::AtLeast => "target-at-least",
        TargetKind::AtMost => "target-at-most",
    };
    let by = target.by.map_or_else(String::new, |by| period(m, by));
    m.with(
        kind,
        &[("value", value.into()), ("by", by.as_str().into()), ("dated", i64::from(target.by.is_some()).into())],
    )
}

/// The direction in words: "Mot målet", "För få mätningar".
pub fn direction(m: Messages, verdict: &Verdict) -> String {
    let key = match verdict.direction {
        Direction::Toward => "toward",
        Direction::Away => "away",
        Direction::Moved => "moved",
        Direction::NoClearChange => "no-clear-change",
        Direction::Stable => "stable",
        Direction::TooFew => "too-few",
        Direction::NoData => "no-data",
    };
    m.word("direction", key).into_owned()
}

/// What a verdict is for the goal, for a mark and for pictures.
pub fn direction_of(verdict: &Verdict) -> direction_mark::Direction {
    match verdict.direction {
        Direction::Toward => direction_mark::Direction::Toward,
        Direction::Away => direction_mark::Direction::Away,
        Direction::Moved | Direction::NoClearChange | Direction::Stable => direction_mark::Direction::None,
        Direction::TooFew | Direction::NoData => direction_mark::Direction::Few,
    }
}

/// Which way the values went, for a mark. What is stable, or shows no clear change, points nowhere.
pub fn movement_of(verdict: &Verdict) -> Option<direction_mark::Movement> {
    let has_moved = matches!(verdict.direction, Direction::Toward | Direction::Away | Direction::Moved);
    verdict.movement.filter(|_| has_moved).map(|movement| match movement {
        Movement::Rising => direction_mark::Movement::Rising,
        Movement::Falling => direction_mark::Movement::Falling,
    })
}

/// The sign, the word and the colour of a direction, always together.
pub fn mark(m: Messages, verdict: &Verdict) -> Markup {
    direction_mark::draw(direction_of(verdict), movement_of(verdict), &direction(m, verdict))
}

/// The same as the first thing of a page.
pub fn mark_large(m: Messages, verdict: &Verdict) -> Markup {
    direction_mark::draw_large(direction_of(verdict), movement_of(verdict), &direction(m, verdict))
}

/// How sure it is, in words; nothing where nothing is claimed.
pub fn strength(m: Messages, verdict: &Verdict) -> Option<String> {
    verdict.strength.map(|strength| match strength {
        Strength::Indication => m.t("strength-indication").into_owned(),
        Strength::Clear => m.t("strength-clear").into_owned(),
    })
}

/// How strong the evidence for the direction is, as dots and in words.
pub fn evidence(m: Messages, verdict: &Verdict) -> (u8, Cow<'static, str>) {
    let (dots, key) = match (verdict.direction, verdict.strength) {
        (Direction::TooFew | Direction::NoData, _) => (0, "few"),
        (_, None) => (1, "none"),
        (_, Some(Strength::Indication)) => (2, "indication"),
        (_, Some(Strength::Clear)) => (goal_strip::MOST_EVIDENCE, "clear"),
    };
    (dots, m.word("evidence", key))
}

/// The answer to both questions in one line, from the table of the rule: "Åt rätt håll men för långsamt".
pub fn headline(m: Messages, verdict: &Verdict) -> String {
    let direction = match verdict.direction {
        Direction::Toward => "toward",
        Direction::Away => "away",
        Direction::Moved => "moved",
        Direction::NoClearChange => "no-change",
        Direction::Stable => "stable",
        Direction::TooFew | Direction::NoData => "few",
    };
    let destination = match verdict.destination {
        Destination::Reached => "reached",
        Destination::Likely => "likely",
        Destination::CannotSay => "cannot-say",
        Destination::Unlikely => "unlikely",
        Destination::Missed => "missed",
        Destination::NoTarget => "no-target",
    };
    m.told("headline", &format!("{direction}-{destination}"), &[("points", verdict.evidence.points.into())])
}

/// Why the verdict is what it is, each reason as a sentence, in the order in which they are read.
pub fn reasons(m: Messages, definition: &Definition, verdict: &Verdict) -> Vec<String> {
    verdict.reasons().into_iter().map(|reason| sentence(m, definition, reason)).collect()
}

/// The first of them: the only one where there is room for one.
pub fn first_reason(m: Messages, definition: &Definition, verdict: &Verdict) -> Option<String> {
    verdict.reasons().into_iter().next().map(|reason| sentence(m, definition, reason))
}

fn sentence(m: Messages, definition: &Definition, reason: direction::verdict::Reason) -> String {
    let written = |value: Value| -> Told {
        match value {
            Value::Count(count) => count.into(),
            Value::Time(years) => time(m, definition, years).into(),
            // Every amount of a reason is a change.
            Value::Amount(amount) => change(m, definition, &calculated(m, definition, amount)).into(),
            Value::Share(share) => m.decimal(share * 100.0, 0).into(),
            // A selector of the message: its last word.
            Value::Key(key) => key.rsplit('-').next().unwrap_or(key).into(),
        }
    };
    let values: Vec<(&'static str, Told)> =
        reason.values().into_iter().map(|(name, value)| (name, written(value))).collect();
    m.told("verdict", reason.key().trim_start_matches("verdict-"), &values)
}

#[cfg(test)]
mod tests {
    use direction::question::{Question, Wanted};
    use direction::rule::judge;
    use direction::series::{Point, Series};
    use direction::verdict::Reason;
    use domain::indicator::IndicatorKind;
    use domain::text::{Name, Reason as Asks};

    use super::*;
    use crate::messages::Language;

    fn definition() -> Definition {
        let (name, unit) = (Name::parse("Tillväxtvilja").unwrap(), Name::parse("procent").unwrap());
        let question = Asks::parse("Hur många vill växa?").unwrap();
        Definition::new(name, question, IndicatorKind::World, Desired::Up, unit)
    }

    fn all_reasons() -> Vec<Reason> {
        let (points, first, last, of_hundred, needed) = (6, 2011.0, 2017.0, 6, 4);
        vec![
            Reason::NoData,
            Reason::TooFew { points, needed },
            Reason::Constant { points },
            Reason::ClearOrder { points, first, last, of_hundred, movement: Movement::Falling },
            Reason::NoClearOrder { points, first, last, of_hundred },
            Reason::OrderWithinIntervals { points, first, last, of_hundred, low: -0.2, high: 0.3 },
            Reason::OutsideIntervals { low: 0.2, high: 0.3 },
            Reason::StableWithinIntervals { low: -0.2, high: 0.3 },
            Reason::SomeIntervals { told: 4, points },
            Reason::OrderToBand { points, first, last, of_hundred, closer: true },
            Reason::OrderToBand { points, first, last, of_hundred, closer: false },
            Reason::InsideBand { points },
            Reason::ChangeTooSmall { low: -0.2, high: 0.3 },
            Reason::NeverClearBelow { needed },
            Reason::OftenWrong,
            Reason::Seasonal,
            Reason::Resembling { autocorrelation: 0.4, of_hundred },
            Reason::IndicationWithheld { from: 10, of_hundred },
            Reason::TargetMet,
            Reason::DatePassed,
            Reason::Probability { lowest: 0.2, highest: 0.8 },
            Reason::TooFewToProject { needed },
            Reason::HorizonLongerThanHistory,
            Reason::NoDate,
            Reason::Pace { required: 1.5, actual: 0.4 },
            Reason::UnlikelyToHold,
            Reason::ProvisionalDecides,
        ]
    }

    #[test]
    fn every_reason_is_a_sentence_in_both_languages() {
        for language in Language::ALL {
            for reason in all_reasons() {
                let said = sentence(Messages::of(language), &definition(), reason);
                assert!(said.ends_with('.') && !said.contains('{') && said.contains(' '), "{reason:?}: {said}");
            }
        }
    }

    #[test]
    fn a_verdict_says_why_as_a_manager_would() {
        let reason =
            Reason::ClearOrder { points: 6, first: 2019.0, last: 2024.0, of_hundred: 6, movement: Movement::Rising };
        assert_eq!(
            sentence(Messages::of(Language::Swedish), &definition(), reason),
            "6 mätningar 2019–2024, och värdet har ökat. Så tydlig ordning uppstår av en slump i 6 fall av 100."
        );
    }

    #[test]
    fn what_is_stable_points_nowhere() {
        let series = Series::new((0..6).map(|at| Point::new(2010.0 + f64::from(at), 4.0 + f64::from(at) * 0.01)));
        let question = Question::new(Wanted::Decrease);
        let verdict = judge(&series, &Question { smallest_change: Some(5.0), ..question });
        assert_eq!(verdict.direction, Direction::Stable);
        assert_eq!(movement_of(&verdict), None, "{:?}", verdict.movement);
    }

    #[test]
    fn a_change_of_what_is_in_per_cent_is_in_percentage_points() {
        let [swedish, english] = [Language::Swedish, Language::English].map(Messages::of);
        assert_eq!(change(swedish, &definition(), "+4,3"), "+4,3\u{a0}procentenheter");
        assert_eq!(change(swedish, &definition(), "-1"), "-1\u{a0}procentenhet");
        assert_eq!(change(english, &definition(), "1.1"), "1.1\u{a0}percentage points");
        let pace = sentence(swedish, &definition(), Reason::Pace { required: 1.5, actual: 0.4 });
        assert_eq!(
            pace,
            "Det behövs 1,5\u{a0}procentenheter om året från nu. Hittills har det varit 0,4\u{a0}procentenheter om året."
        );
        let of_unit = |unit: &str| Definition { unit: Name::parse(unit).unwrap(), ..definition() };
        let index = of_unit("index, 2009 = 100");
        assert_eq!(change(swedish, &index, "3"), "3\u{a0}indexenheter");
        assert_eq!(change(english, &index, "1"), "1\u{a0}index point");
        assert_eq!(change(swedish, &of_unit("dagar"), "3"), "3\u{a0}dagar");
    }

    #[test]
    fn values_and_periods_are_written_as_the_language_writes_them() {
        let m = Messages::of(Language::Swedish);
        let number = "71.42".parse().unwrap();
        assert_eq!(value(m, &definition(), number), "71,4");
        assert_eq!(exact(m, number), "71,42");
        assert_eq!(with_unit(&definition(), "71,4"), "71,4\u{a0}%");
        for (text, said) in [
            ("2018", "2018"),
            ("2018-Q3", "kv. 3 2018"),
            ("2018-T2", "tertial 2 2018"),
            ("2018-03", "mars 2018"),
            ("2018-01/36", "2018–2020"),
        ] {
            assert_eq!(period(m, text.parse().unwrap()), said);
        }
        let quarterly = Definition { frequency: Frequency::Quarterly, ..definition() };
        assert_eq!(time(m, &quarterly, 2018.5), "kv. 3 2018");
    }
}
