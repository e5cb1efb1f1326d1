//! Mann-Kendall, Sen and Pettitt against pymannkendall, scipy, and every order one by one.

use direction::confidence::Confidence;
use direction::undetermined::Undetermined;
use direction::{mann_kendall, pettitt, theil_sen};
use serde_json::Value;

use crate::vectors::{Vector, all, close, close_at_scale, read, scale};

/// Each series with at least two points, and what is expected of it.
fn each(check: impl Fn(&Vector, &Value)) -> usize {
    let expected = read("trend.json");
    let vectors = all();
    let mut checked = 0;
    for vector in &vectors {
        let expected = &expected[&vector.id];
        assert_eq!(expected["n"], vector.series.len(), "{}", vector.id);
        if expected.get("error").is_none() {
            check(vector, expected);
            checked += 1;
        }
    }
    checked
}

#[test]
fn the_score_and_its_normal_p_are_those_of_pymannkendall() {
    let checked = each(|Vector { id, series, .. }, expected| {
        let (trend, expected) = (mann_kendall::test(series.values()).unwrap(), &expected["original"]);
        close(&format!("{id} s"), trend.score as f64, &expected["s"], 0.0);
        close(&format!("{id} var_s"), trend.variance, &expected["var_s"], 1e-12);
        close(&format!("{id} z"), trend.z(), &expected["z"], 1e-9);
        // It has p as twice what is left of 1, which loses digits near 0.
        close_at_scale(&format!("{id} p"), trend.normal_p(), &expected["p"], 1e-9, 1e-2);
    });
    assert_eq!(checked, 77);
}

#[test]
fn the_exact_p_is_that_of_every_order_one_by_one_ties_and_all() {
    let mut checked = 0;
    for Vector { id, series, .. } in all() {
        let expected = &read("trend.json")[&id]["exact_permutation"];
        if let Some(p) = expected["p_two"].as_f64() {
            let trend = mann_kendall::test(series.values()).unwrap();
            assert!(trend.is_exact);
            assert!((trend.p - p).abs() < 1e-12, "{id}: {}, expected {p}", trend.p);
            checked += 1;
        }
    }
    assert_eq!(checked, 30);
}

#[test]
fn without_ties_the_exact_p_is_that_of_scipy() {
    let mut checked = 0;
    for Vector { id, series, .. } in all() {
        if series.len() <= mann_kendall::MOST_EXACT
            && let Some(p) = read("trend.json")[&id]["kendall_exact_two_sided"].as_f64()
        {
            let trend = mann_kendall::test(series.values()).unwrap();
            assert!((trend.p / p - 1.0).abs() < 1e-9, "{id}: {}, expected {p}", trend.p);
            checked += 1;
        }
    }
    assert!(40 < checked, "{checked}");
}

#[test]
fn the_seasonal_test_and_slope_are_those_of_pymannkendall() {
    let expected = read("trend.json");
    let mut checked = 0;
    for Vector { id, series, frequency, .. } in all() {
        let Some(expected) = expected[&id].get("seasonal") else { continue };
        let seasons = frequency.seasons();
        let seasonal = mann_kendall::seasonal(series.times(), series.values(), seasons).unwrap();
        close(&format!("{id} s"), seasonal.score as f64, &expected["s"], 0.0);
        close(&format!("{id} var_s"), seasonal.variance, &expected["var_s"], 1e-12);
        close_at_scale(&format!("{id} p"), seasonal.p, &expected["p"], 1e-9, 1e-2);
        let slope =
            theil_sen::seasonal_slope(series.times(), series.values(), seasons, Confidence::P90, seasonal.variance)
                .unwrap();
        // It counts years by position; here they are read from times that are rounded to a ten-billionth.
        close_at_scale(&format!("{id} slope"), slope.per_year, &expected["slope"], 1e-9, scale(series.values()));
        checked += 1;
    }
    assert_eq!(checked, 20);
}

#[test]
fn the_slope_and_its_interval_are_those_of_scipy() {
    let checked = each(|Vector { id, series, .. }, expected| {
        let (times, values) = (series.times(), series.values());
        for (confidence, name) in [(Confidence::P95, "theil_95"), (Confidence::P80, "theil_80")] {
            let (slope, expected) = (theil_sen::slope(times, values, confidence).unwrap(), &expected[name]);
            let scale = scale(values);
            close_at_scale(&format!("{id} {name}"), slope.per_year, &expected["slope_per_year"], 1e-9, scale);
            close_at_scale(&format!("{id} {name} low"), slope.low, &expected["low"], 1e-9, scale);
            close_at_scale(&format!("{id} {name} high"), slope.high, &expected["high"], 1e-9, scale);
            let at_zero = theil_sen::line_at(times, values, slope.per_year, 0.0).unwrap();
            let years = times.last().unwrap();
            close_at_scale(&format!("{id} {name} at 0"), at_zero, &expected["intercept_at_year0"], 1e-9, scale * years);
        }
    });
    assert_eq!(checked, 77);
}

#[test]
fn the_slope_by_position_is_that_of_pymannkendall() {
    let checked = each(|Vector { id, series, json, .. }, expected| {
        // It counts the missing values too.
        let known = json["y"].as_array().unwrap().iter().enumerate().filter(|(_, value)| !value.is_null());
        let positions: Vec<f64> = known.map(|(position, _)| position as f64).collect();
        let slope = theil_sen::slope(&positions, series.values(), Confidence::P90).unwrap();
        let scale = scale(series.values());
        close_at_scale(&format!("{id} sen"), slope.per_year, &expected["sens_slope"]["slope"], 1e-9, scale);
        let at_zero = theil_sen::line_at(&positions, series.values(), slope.per_year, 0.0).unwrap();
        close_at_scale(&format!("{id} at 0"), at_zero, &expected["sens_slope"]["intercept"], 1e-9, scale);
    });
    assert_eq!(checked, 77);
}

#[test]
fn the_break_is_where_the_formula_has_it_and_none_in_a_constant_series() {
    let mut checked = 0;
    for Vector { id, series, .. } in all() {
        let trend = read("trend.json");
        let Some(expected) = trend[&id].get("pettitt") else { continue };
        match pettitt::suggest(series.values()) {
            Ok(found) => {
                close(&format!("{id} K"), found.score as f64, &expected["K"], 0.0);
                close(&format!("{id} after"), found.after as f64, &expected["change_after_index"], 0.0);
                close(&format!("{id} p"), found.p, &expected["p_approx"], 1e-9);
            }
            Err(why) => {
                assert_eq!(why, Undetermined::Constant, "{id}");
                close(&id, 0.0, &expected["K"], 0.0);
            }
        }
        checked += 1;
    }
    assert_eq!(checked, 51);
}
