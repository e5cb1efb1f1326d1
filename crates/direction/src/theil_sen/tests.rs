//! Tests of the slope: small cases on paper, and that both ways to select agree.

use super::*;

fn random(seed: &mut u64) -> f64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 11) as f64 / (1u64 << 53) as f64
}

#[test]
fn the_slope_is_the_median_of_the_pairs_in_real_time() {
    // 1 from 2019 to 2020, 0.5 from 2020 to 2022, 2/3 over all.
    let slope = slope(&[2019.0, 2020.0, 2022.0], &[1.0, 2.0, 3.0], Confidence::P90).unwrap();
    assert_eq!(slope, Slope { per_year: 2.0 / 3.0, low: 0.5, high: 1.0 });
}

#[test]
fn pairs_at_the_same_time_are_left_out() {
    let times = [2019.0, 2019.0, 2020.0];
    assert_eq!(slope(&times, &[1.0, 5.0, 3.0], Confidence::P95).unwrap().per_year, 0.0);
    assert_eq!(slope(&[1.0, 1.0], &[1.0, 5.0], Confidence::P95), Err(Undetermined::NoTimePasses));
}

#[test]
fn a_slope_that_is_too_large_is_refused() {
    assert_eq!(slope(&[0.0, 1.0], &[-1e308, 1e308], Confidence::P90), Err(Undetermined::OutOfRange));
    assert_eq!(slope(&[0.0, 1e-300], &[0.0, 1e300], Confidence::P90), Err(Undetermined::OutOfRange));
}

#[test]
fn both_ways_to_select_agree() {
    let mut seed = 1;
    for points in [8, 33, 120, 400] {
        // Rough values have no ties, coarse ones many, even times make many slopes equal.
        for (coarse, even) in [(false, false), (false, true), (true, true), (true, false)] {
            let mut time = 2000.0;
            let times: Vec<f64> = (0..points)
                .map(|_| {
                    time += if even { 1.0 } else { 0.1 + random(&mut seed) };
                    time
                })
                .collect();
            let values: Vec<f64> = (0..points)
                .map(|at| {
                    let value = f64::from(at) * 0.02 + random(&mut seed) * 5.0;
                    if coarse { value.round() } else { value }
                })
                .collect();
            let pairs = values.len() * (values.len() - 1) / 2;
            let ranks = Ranks::of(pairs, variance(&times, &values).sqrt(), Confidence::P90);
            let all = pairs::slope(&times, &values, |_| ranks).unwrap();
            let some = select::slope(&times, &values, ranks).unwrap();
            for (one, other) in [(all.per_year, some.per_year), (all.low, some.low), (all.high, some.high)] {
                assert!((one - other).abs() < 1e-11, "{points} {coarse} {even}: {all:?} {some:?}");
            }
        }
    }
}

#[test]
fn a_long_constant_series_or_straight_line_has_its_slope() {
    let times: Vec<f64> = (0..2000).map(|day| 2000.0 + f64::from(day) / 365.0).collect();
    let level = slope(&times, &[7.0; 2000], Confidence::P95).unwrap();
    assert_eq!(level, Slope { per_year: 0.0, low: 0.0, high: 0.0 });
    let values: Vec<f64> = times.iter().map(|time| 3.0 * (time - 2000.0) + 1.0).collect();
    let line = slope(&times, &values, Confidence::P95).unwrap();
    for slope in [line.per_year, line.low, line.high] {
        assert!((slope - 3.0).abs() < 1e-9, "{line:?}");
    }
}

#[test]
fn buckets_find_what_selecting_finds_or_nothing() {
    let mut seed = 9;
    let mut found = 0;
    for points in 15..=32usize {
        for round in 0..40 {
            let coarse = round % 4 == 0;
            let pairs = points * (points - 1) / 2;
            let mut slopes: Vec<f64> = (0..pairs)
                .map(|_| {
                    let slope = (random(&mut seed) - 0.5) / (0.05 + random(&mut seed));
                    if coarse { slope.round() } else { slope }
                })
                .collect();
            let ranks = Ranks::of(pairs, (pairs as f64).sqrt() * 2.4, Confidence::P95);
            let Some(by_buckets) = buckets::chosen(&slopes, &ranks) else { continue };
            assert_eq!(by_buckets, pairs::chosen(&mut slopes, &ranks), "{points} {round}");
            found += 1;
        }
    }
    // So often that it is worth having.
    assert!(500 < found, "{found}");
}
