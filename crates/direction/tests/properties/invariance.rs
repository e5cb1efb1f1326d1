//! What a shift, a scale, a reversal and a gap may change, and what not.

use direction::confidence::Confidence;
use direction::question::{Question, Wanted};
use direction::rule::judge;
use direction::series::{Point, Series};
use direction::verdict::{Direction, Strength, Verdict};
use direction::{forecast, mann_kendall, pettitt, theil_sen};
use proptest::prelude::*;

use crate::series::{whole_values, years};

fn judged(times: &[f64], values: &[f64], wanted: Wanted) -> Verdict {
    let points = times.iter().zip(values).map(|(time, value)| Point::new(*time, *value));
    judge(&Series::new(points), &Question::new(wanted))
}

/// The same, of values that lie so far from the true ones at the most, down and up; 0 and 0 is not told.
fn surveyed(times: &[f64], values: &[f64], reaches: &[(f64, f64)], wanted: Wanted) -> Verdict {
    let points = times.iter().zip(values).zip(reaches).map(|((time, value), (down, up))| {
        let point = Point::new(*time, *value);
        if (*down, *up) == (0.0, 0.0) { point } else { point.within(value - down, value + up) }
    });
    judge(&Series::new(points), &Question::new(wanted))
}

fn reaches() -> impl Strategy<Value = Vec<(f64, f64)>> {
    let reach = || prop_oneof![Just(0u16), 0u16..40, 0u16..2000].prop_map(f64::from);
    prop::collection::vec((reach(), reach()), 40)
}

fn words(verdict: &Verdict) -> (Direction, Option<Strength>, Option<f64>, i64) {
    (verdict.direction, verdict.strength, verdict.evidence.p, verdict.evidence.score)
}

proptest! {
    #[test]
    fn a_shift_of_level_or_time_changes_no_verdict(
        values in whole_values(0..40), gaps in prop::collection::vec(0u8..3, 40), shift in -5000i32..5000,
    ) {
        let times = years(&gaps[..values.len()]);
        let verdict = judged(&times, &values, Wanted::Increase);
        let raised: Vec<f64> = values.iter().map(|value| value + f64::from(shift)).collect();
        prop_assert_eq!(words(&verdict), words(&judged(&times, &raised, Wanted::Increase)));
        let later: Vec<f64> = times.iter().map(|time| time + f64::from(shift)).collect();
        prop_assert_eq!(words(&verdict), words(&judged(&later, &values, Wanted::Increase)));
    }

    #[test]
    fn a_scale_changes_the_slope_by_as_much_and_no_verdict(
        values in whole_values(2..40), gaps in prop::collection::vec(0u8..3, 40), power in -900i32..900,
    ) {
        let times = years(&gaps[..values.len()]);
        // A power of two rounds nothing, until numbers become subnormal.
        let scale = 2f64.powi(power);
        let scaled: Vec<f64> = values.iter().map(|value| value * scale).collect();
        let (verdict, of_scaled) =
            (judged(&times, &values, Wanted::Decrease), judged(&times, &scaled, Wanted::Decrease));
        prop_assert_eq!(words(&verdict), words(&of_scaled));
        let slope = |values: &[f64]| theil_sen::slope(&times, values, Confidence::P90).unwrap();
        prop_assert_eq!(slope(&values).per_year * scale, slope(&scaled).per_year);
        prop_assert_eq!(slope(&values).low * scale, slope(&scaled).low);
    }

    #[test]
    fn upside_down_is_the_other_direction(
        values in whole_values(0..40), gaps in prop::collection::vec(0u8..3, 40),
    ) {
        let times = years(&gaps[..values.len()]);
        let turned: Vec<f64> = values.iter().map(|value| -value).collect();
        let (verdict, of_turned) =
            (judged(&times, &values, Wanted::Increase), judged(&times, &turned, Wanted::Decrease));
        prop_assert_eq!(verdict.direction, of_turned.direction);
        prop_assert_eq!(verdict.evidence.p, of_turned.evidence.p);
        prop_assert_eq!(verdict.evidence.score, -of_turned.evidence.score);
    }

    #[test]
    fn backwards_the_plain_test_says_the_opposite_as_surely(values in whole_values(2..60)) {
        let backwards: Vec<f64> = values.iter().rev().copied().collect();
        let (trend, reversed) = (mann_kendall::test(&values).unwrap(), mann_kendall::test(&backwards).unwrap());
        prop_assert_eq!(trend.score, -reversed.score);
        prop_assert_eq!(trend.p, reversed.p);
        prop_assert_eq!(trend.variance, reversed.variance);
    }

    #[test]
    fn what_only_rises_moves_the_way_that_is_wanted(
        steps in prop::collection::vec(1u16..500, 4..60), gaps in prop::collection::vec(0u8..3, 60),
    ) {
        let mut sum = 0.0;
        let values: Vec<f64> = steps.iter().map(|step| { sum += f64::from(*step); sum }).collect();
        let times = years(&gaps[..values.len()]);
        let verdict = judged(&times, &values, Wanted::Increase);
        let pairs = (values.len() * (values.len() - 1) / 2) as i64;
        prop_assert_eq!(verdict.evidence.score, pairs);
        prop_assert!(verdict.direction != Direction::Away);
        if values.len() < 10 {
            prop_assert_eq!((verdict.direction, verdict.strength), (Direction::Toward, Some(Strength::Indication)));
        }
        prop_assert_eq!(judged(&times, &values, Wanted::Decrease).direction != Direction::Toward, true);
    }

    #[test]
    fn a_constant_series_has_neither_direction_nor_break(value in -1e300..1e300f64, points in 4usize..60) {
        let (times, values) = (years(&vec![0; points]), vec![value; points]);
        let verdict = judged(&times, &values, Wanted::Increase);
        prop_assert_eq!((verdict.direction, verdict.evidence.p), (Direction::NoClearChange, Some(1.0)));
        prop_assert!(pettitt::suggest(&values).is_err());
        let (line, walk) = forecast::fit(&times, &values).unwrap().predict(2500.0).unwrap();
        prop_assert_eq!((line.error, walk.error), (0.0, 0.0));
        prop_assert!((line.mean / value - 1.0).abs() < 1e-9 || value == 0.0);
    }

    #[test]
    fn the_slope_is_between_the_ends_of_its_interval(values in whole_values(2..60)) {
        let times: Vec<f64> = (0..values.len()).map(|year| year as f64).collect();
        let mut wider = None;
        for confidence in [Confidence::P998, Confidence::P95, Confidence::P90, Confidence::P80] {
            let slope = theil_sen::slope(&times, &values, confidence).unwrap();
            prop_assert!(slope.low <= slope.per_year && slope.per_year <= slope.high);
            if let Some((low, high)) = wider {
                prop_assert!(low <= slope.low && slope.high <= high);
            }
            wider = Some((slope.low, slope.high));
        }
    }

    #[test]
    fn a_missing_value_is_as_if_it_were_not_there(
        values in whole_values(0..30), gaps in prop::collection::vec(0u8..3, 30), at in 0usize..30,
    ) {
        let times = years(&gaps[..values.len()]);
        let points = || times.iter().zip(&values).map(|(time, value)| Point::new(*time, *value));
        let mut with_missing: Vec<Point> = points().collect();
        with_missing.insert(at.min(values.len()), Point::missing(2000.5));
        let question = Question::new(Wanted::Increase);
        let (plain, missing) = (judge(&Series::new(points()), &question), judge(&Series::new(with_missing), &question));
        prop_assert_eq!(plain, missing);
    }

    #[test]
    fn the_exact_p_is_near_the_normal_one_where_both_hold(values in whole_values(25..34)) {
        let trend = mann_kendall::test(&values).unwrap();
        prop_assert!(trend.is_exact);
        prop_assert!((trend.p - trend.normal_p()).abs() < 0.02, "{} {}", trend.p, trend.normal_p());
    }

    #[test]
    fn intervals_are_shifted_and_scaled_with_their_values(
        values in whole_values(0..40), gaps in prop::collection::vec(0u8..3, 40), reaches in reaches(),
        shift in -5000i32..5000, power in -900i32..900,
    ) {
        let times = years(&gaps[..values.len()]);
        let verdict = surveyed(&times, &values, &reaches, Wanted::Increase);
        let raised: Vec<f64> = values.iter().map(|value| value + f64::from(shift)).collect();
        let of_raised = surveyed(&times, &raised, &reaches, Wanted::Increase);
        prop_assert_eq!(words(&verdict), words(&of_raised));
        prop_assert_eq!(verdict.evidence.sampling, of_raised.evidence.sampling);
        let scale = 2f64.powi(power);
        let scaled: Vec<f64> = values.iter().map(|value| value * scale).collect();
        let wider: Vec<(f64, f64)> = reaches.iter().map(|(down, up)| (down * scale, up * scale)).collect();
        let of_scaled = surveyed(&times, &scaled, &wider, Wanted::Increase);
        prop_assert_eq!(words(&verdict), words(&of_scaled));
        if let (Some(one), Some(other)) = (verdict.evidence.sampling, of_scaled.evidence.sampling) {
            prop_assert_eq!((one.low * scale, one.high * scale, one.withheld), (other.low, other.high, other.withheld));
        }
    }

    #[test]
    fn upside_down_and_backwards_the_intervals_allow_the_opposite(
        values in whole_values(4..40), gaps in prop::collection::vec(0u8..3, 40), reaches in reaches(),
    ) {
        let times = years(&gaps[..values.len()]);
        let verdict = surveyed(&times, &values, &reaches, Wanted::Increase);
        let turned: Vec<f64> = values.iter().map(|value| -value).collect();
        let other_way: Vec<(f64, f64)> = reaches.iter().map(|(down, up)| (*up, *down)).collect();
        let of_turned = surveyed(&times, &turned, &other_way, Wanted::Decrease);
        prop_assert_eq!(verdict.direction, of_turned.direction);
        let back: Vec<f64> = times.iter().rev().map(|time| -time).collect();
        let backwards: Vec<f64> = values.iter().rev().copied().collect();
        let of_backwards: Vec<(f64, f64)> = reaches[..values.len()].iter().rev().copied().collect();
        let of_backwards = surveyed(&back, &backwards, &of_backwards, Wanted::Decrease);
        for other in [of_turned, of_backwards] {
            match (verdict.evidence.sampling, other.evidence.sampling) {
                (Some(one), Some(other)) => {
                    let widest = one.low.abs().max(one.high.abs()).max(1.0);
                    prop_assert!((one.low + other.high).abs() <= 1e-9 * widest, "{one:?} {other:?}");
                    prop_assert!((one.high + other.low).abs() <= 1e-9 * widest, "{one:?} {other:?}");
                }
                (one, other) => prop_assert_eq!(one, other),
            }
        }
    }

    #[test]
    fn intervals_never_add_a_claim(
        values in whole_values(0..40), gaps in prop::collection::vec(0u8..3, 40), reaches in reaches(),
    ) {
        let times = years(&gaps[..values.len()]);
        let without = judged(&times, &values, Wanted::Increase);
        let with = surveyed(&times, &values, &reaches, Wanted::Increase);
        if with.strength.is_some() {
            prop_assert_eq!(words(&with), words(&without));
        }
        prop_assert!(with.strength <= without.strength);
    }
}
