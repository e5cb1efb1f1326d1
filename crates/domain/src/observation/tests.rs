//! Observations as they are written and read, and series as they learn and forget.

use proptest::prelude::*;

use super::*;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn observation(text: &str, known: u64) -> Observation {
    Observation { observed: text.parse().unwrap(), known, import: ImportId(known as u32) }
}

#[test]
fn a_value_is_read_as_it_is_written() {
    for text in ["2017=71.4", "2017=71.4/P;714:1000;68.9..73.9", "2018-Q1=/Q", "2018-03=-1/B", "2018=3;-2..8.5"] {
        assert_eq!(text.parse::<Observed>().unwrap().to_string(), text);
    }
    for wrong in ["", "2017", "=7", "2017=7/", "2017=7/X", "2017=7/PP", "2017=7;1", "2017=07", "2017=7,1", "2017=7;"] {
        assert_eq!(wrong.parse::<Observed>(), Err(NotAnObservation), "{wrong}");
    }
}

#[test]
fn a_value_has_one_spelling() {
    for other in ["2017=7/A", "2017=7/p", "2017=7;1..2;3:4", "2017=7;1:2;1:2", "2017=7;1..2;1..2", "2017-01/12=7"] {
        assert_eq!(other.parse::<Observed>(), Err(NotAnObservation), "{other}");
    }
}

#[test]
fn a_corrected_value_keeps_the_earlier() {
    let mut series = Series::default();
    for (text, known) in [("2017=71.4/P", 3), ("2014=71.7", 3), ("2017=71.6", 9)] {
        series.learn(observation(text, known));
    }
    let told = |values: &mut dyn Iterator<Item = &Observation>| -> Vec<String> {
        values.map(|observation| observation.observed.to_string()).collect()
    };
    assert_eq!(told(&mut series.current()), ["2014=71.7", "2017=71.6"]);
    assert_eq!(series.of_period("2017".parse().unwrap()).len(), 2);
    series.forget(ImportId(9));
    assert_eq!(told(&mut series.current()), ["2014=71.7", "2017=71.4/P"]);
    assert_eq!(series.latest().unwrap().observed.value, Some(decimal("71.4")));
}

/// Each value with the import that it is said by: "2017=7 by 3".
fn said(series: &Series) -> Vec<String> {
    series.current().map(|known| format!("{} by {}", known.observed, known.import)).collect()
}

#[test]
fn what_another_import_said_too_stays_when_the_first_is_taken_back() {
    let mut series = Series::default();
    for (text, known) in [("2014=1", 3), ("2015=2", 3), ("2016=3", 3)] {
        series.learn(observation(text, known));
    }
    let span = |first: &str, last: &str| (first.parse().unwrap(), last.parse().unwrap());
    assert_eq!(series.confirm(ImportId(5), 5, span("2014", "2015")), 2);
    series.learn(observation("2015=9", 7));
    assert_eq!(series.confirm(ImportId(8), 8, span("2014", "2014")), 1);
    series.forget(ImportId(3));
    assert_eq!(said(&series), ["2014=1 by 5", "2015=9 by 7"]);
    series.forget(ImportId(7));
    assert_eq!(said(&series), ["2014=1 by 5", "2015=2 by 5"], "what the correction stood before");
    series.forget(ImportId(5));
    assert_eq!(said(&series), ["2014=1 by 8"]);
    series.forget(ImportId(8));
    assert!(series.is_empty());
}

#[test]
fn what_is_confirmed_is_what_was_known_then() {
    let mut series = Series::default();
    series.learn(observation("2017=5", 1));
    series.learn(observation("2017=7", 2));
    series.confirm(ImportId(3), 3, ("2017".parse().unwrap(), "2017".parse().unwrap()));
    series.forget(ImportId(2));
    assert_eq!(said(&series), ["2017=7 by 3"]);
    series.forget(ImportId(1));
    assert_eq!(said(&series), ["2017=7 by 3"], "nobody confirmed 5");
    series.forget(ImportId(3));
    assert!(series.is_empty());
}

#[test]
fn a_breakdown_has_one_order() {
    let name = |text| Name::parse(text).unwrap();
    let one = Breakdown::new(vec![(name("län"), name("Dalarna")), (name("kön"), name("kvinnor"))]);
    let other = Breakdown::new(vec![(name("kön"), name("kvinnor")), (name("län"), name("Dalarna"))]);
    assert_eq!(one, other);
    assert_eq!(Breakdown::new(vec![(name("län"), name("Dalarna")), (name("län"), name("Skåne"))]), None);
    assert!(Breakdown::default().is_whole());
}

fn any_decimal() -> impl Strategy<Value = Decimal> {
    (-999_999_999_i64..=999_999_999, 0_u8..=6).prop_map(|(digits, decimals)| Decimal::new(digits, decimals).unwrap())
}

fn any_observed() -> impl Strategy<Value = Observed> {
    let period = (1700_i32..=2200, 1_u8..=12, 1_u8..=120);
    let period = period.prop_map(|(year, month, months)| Period::new(year, month, months).unwrap());
    let pair = || prop::option::of((any_decimal(), any_decimal()));
    let status = prop::sample::select(Status::ALL.to_vec());
    (period, prop::option::of(any_decimal()), status, pair(), pair()).prop_map(
        |(period, value, status, fraction, interval)| {
            let observed = Observed { period, value, status, rest: None };
            let observed = fraction.into_iter().fold(observed, |observed, (numerator, denominator)| {
                observed.with_fraction(Fraction { numerator, denominator })
            });
            interval.into_iter().fold(observed, |observed, (low, high)| observed.with_interval(Interval { low, high }))
        },
    )
}

proptest! {
    #[test]
    fn whatever_is_observed_is_read_as_it_is_written(observed in any_observed()) {
        prop_assert_eq!(observed.to_string().parse(), Ok(observed.clone()));
        let json = serde_json::to_string(&observed).unwrap();
        prop_assert_eq!(serde_json::from_str::<Observed>(&json).unwrap(), observed);
    }

    #[test]
    fn nothing_that_stands_in_a_log_is_too_much(text in "[0-9TQ=/;:.A-Z-]{0,24}") {
        if let Ok(observed) = text.parse::<Observed>() {
            prop_assert_eq!(observed.to_string(), text);
        }
    }

    #[test]
    fn what_is_known_now_is_the_last_of_each_period(values in prop::collection::vec((2000_i32..2010, 0_i64..1000), 0..40)) {
        let mut series = Series::default();
        let mut expected = std::collections::BTreeMap::new();
        for (known, (year, value)) in (1..).zip(values) {
            let observed = Observed::new(Period::year(year).unwrap(), Decimal::new(value, 1).unwrap());
            expected.insert(observed.period, observed.clone());
            series.learn(Observation { observed, known, import: ImportId(1) });
        }
        let current: Vec<Observed> = series.current().map(|observation| observation.observed.clone()).collect();
        prop_assert_eq!(current, expected.into_values().collect::<Vec<_>>());
    }
}
