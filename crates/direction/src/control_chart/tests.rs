//! Tests of the chart: each rule on as few points as it needs, and where the reference gives no answer.

use super::*;

/// The trends alone: a straight line is also outside its own narrow limits.
fn trends(values: &[f64]) -> Vec<Option<Signal>> {
    let mut points = chart(values, &Settings::new(Wanted::Increase)).unwrap().points;
    for point in &mut points {
        point.signal = None;
    }
    signals::trends(values, &mut points);
    points.iter().map(|point| point.signal).collect()
}

#[test]
fn seven_points_make_a_trend_and_six_do_not() {
    let rising: Vec<f64> = (0..7).map(f64::from).collect();
    assert_eq!(trends(&rising), [Some(Signal::Rising); 7]);
    assert_eq!(trends(&rising[..6]), [None; 6]);
    let falling: Vec<f64> = rising.iter().rev().copied().collect();
    assert_eq!(trends(&falling), [Some(Signal::Falling); 7]);
}

#[test]
fn the_point_where_it_turns_is_of_both_trends() {
    let values = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0];
    let signals = trends(&values);
    assert_eq!(signals[..6], [Some(Signal::Rising); 6]);
    assert_eq!(signals[6..], [Some(Signal::Falling); 7]);
}

#[test]
fn a_tie_breaks_a_trend() {
    assert_eq!(trends(&[0.0, 1.0, 2.0, 3.0, 3.0, 4.0, 5.0, 6.0]), [None; 8]);
}

#[test]
fn a_range_of_3_267_mean_ranges_is_screened_out_and_one_below_is_not() {
    // Nine ranges of 1 and a last one: 4.35 is 3.258 mean ranges, 4.39 is 3.279.
    for (last, usual) in [(4.35, 1.335), (4.39, 1.0)] {
        let mut values: Vec<f64> = (0..10).map(|index| f64::from(index % 2)).collect();
        values.push(1.0 + last);
        let chart = chart(&values, &Settings::new(Wanted::Increase)).unwrap();
        let limits = chart.groups[0].limits.unwrap();
        assert!(((limits.high - limits.low) / (2.0 * 2.66) - usual).abs() < 1e-12, "{last}: {limits:?}");
    }
}

#[test]
fn a_constant_series_has_limits_and_meets_a_target_or_not() {
    // The reference has no limits here, and calls each target one that is met by chance.
    for is_screened in [true, false] {
        let settings = Settings { is_screened, target: Some(3.5), ..Settings::new(Wanted::Decrease) };
        let chart = chart(&[3.1; 8], &settings).unwrap();
        let limits = chart.groups[0].limits.unwrap();
        assert!((limits.low - 3.1).abs() < 1e-12 && (limits.high - 3.1).abs() < 1e-12);
        assert!(chart.points.iter().all(|point| point.signal.is_none() && point.side == Side::On));
        assert_eq!(chart.assurance, Some(Assurance::AlwaysMet));
    }
}

#[test]
fn each_group_has_its_own_limits() {
    let values = [1.0, 2.0, 1.0, 2.0, 11.0, 12.0, 11.0, 12.0, 30.0];
    let settings = Settings { rebased_at: &[8, 4, 4, 99], ..Settings::new(Wanted::Increase) };
    let chart = chart(&values, &settings).unwrap();
    let means: Vec<f64> = chart.groups.iter().map(|group| group.mean).collect();
    assert_eq!(means, [1.5, 11.5, 30.0]);
    assert_eq!(chart.groups[2].limits, None);
    assert!(chart.points.iter().all(|point| point.signal.is_none()));
}

#[test]
fn what_cannot_be_charted_says_why() {
    let settings = Settings::new(Wanted::Keep);
    assert_eq!(chart(&[1.0], &settings), Err(Undetermined::TooFew { points: 1, needed: 2 }));
    assert_eq!(chart(&[1.0, f64::NAN], &settings), Err(Undetermined::OutOfRange));
    assert_eq!(chart(&[1e308, -1e308, 1e308], &settings), Err(Undetermined::OutOfRange));
}
