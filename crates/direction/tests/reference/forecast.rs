//! The forecast against statsmodels (the line) and the formulas written out (the walk, the envelope, the pace).

use direction::confidence::Confidence;
use direction::forecast::{self, Prediction};
use direction::question::Wanted;
use direction::theil_sen;
use serde_json::Value;

use crate::vectors::{Vector, all, close, close_at_scale, read, scale};

/// What the vectors promise of statsmodels.
const RELATIVE: f64 = 1e-7;

fn intervals(what: &str, prediction: &Prediction, expected: &Value, scale: f64) {
    close_at_scale(&format!("{what} mean"), prediction.mean, &expected["mean"], RELATIVE, scale);
    for (interval, name) in [(prediction.interval_80(), "pi80"), (prediction.interval_95(), "pi95")] {
        close_at_scale(&format!("{what} {name}"), interval.0, &expected[name][0], RELATIVE, scale);
        close_at_scale(&format!("{what} {name}"), interval.1, &expected[name][1], RELATIVE, scale);
    }
}

#[test]
fn both_models_and_their_envelope_are_those_of_the_references() {
    let all_expected = read("forecast.json");
    let mut checked = 0;
    for Vector { id, series, .. } in all() {
        let expected = &all_expected[&id];
        let (times, values) = (series.times(), series.values());
        if expected.get("error").is_some() {
            assert!(forecast::fit(times, values).is_err(), "{id}");
            continue;
        }
        let horizon = expected["horizon"].as_f64().unwrap();
        let models = forecast::fit(times, values).unwrap();
        let (line, walk) = models.predict(horizon).unwrap();
        // The line of a straight series is off by rounding in the reference; we say that it is not off.
        let scale = 1e2 * scale(values);
        close_at_scale(&format!("{id} slope"), models.line.per_year, &expected["slope_per_year"], RELATIVE, scale);
        close_at_scale(&format!("{id} se"), models.line.per_year_error(), &expected["slope_se"], RELATIVE, scale);
        close_at_scale(&format!("{id} sigma"), models.line.spread, &expected["sigma"], RELATIVE, scale);
        let start = models.line.at(expected["t0"].as_f64().unwrap());
        close_at_scale(&format!("{id} start"), start, &expected["intercept_at_t0"], RELATIVE, scale);
        close_at_scale(&format!("{id} error"), line.error, &expected["se_obs"], RELATIVE, scale);
        intervals(&format!("{id} line"), &line, expected, scale);

        let of_walk = &expected["rwd"];
        close_at_scale(&format!("{id} drift"), models.walk.per_year, &of_walk["drift_per_year"], RELATIVE, scale);
        close_at_scale(&format!("{id} spread"), models.walk.spread, &of_walk["sigma_per_sqrt_year"], RELATIVE, scale);
        close_at_scale(&format!("{id} walk error"), walk.error, &of_walk["se_pred"], RELATIVE, scale);
        assert_eq!(of_walk["df"], walk.freedom, "{id}");
        intervals(&format!("{id} walk"), &walk, of_walk, scale);

        let (low, high) = models.envelope_80(horizon).unwrap();
        close_at_scale(&format!("{id} envelope"), low, &expected["envelope80"][0], RELATIVE, scale);
        close_at_scale(&format!("{id} envelope"), high, &expected["envelope80"][1], RELATIVE, scale);
        checked += 1;
    }
    assert_eq!(checked, 76);
}

#[test]
fn the_probability_of_the_target_is_that_of_the_references() {
    let all_expected = read("forecast.json");
    let mut checked = 0;
    for vector in all() {
        let Vector { id, series, wanted, .. } = &vector;
        let expected = &all_expected[id];
        if expected.get("p_target_met_ols").is_none() {
            continue;
        }
        let (target, horizon) = (vector.number("target").unwrap(), expected["horizon"].as_f64().unwrap());
        let models = forecast::fit(series.times(), series.values()).unwrap();
        let (line, walk) = models.predict(horizon).unwrap();
        let met = |prediction: &Prediction| match wanted {
            Wanted::Decrease => prediction.at_most(target),
            _ => prediction.at_least(target),
        };
        for (prediction, name) in [(&line, "p_target_met_ols"), (&walk, "p_target_met_rwd")] {
            close_at_scale(&format!("{id} {name}"), met(prediction), &expected[name], RELATIVE, 1e-3);
        }
        checked += 1;
    }
    assert_eq!(checked, 43);
}

#[test]
fn the_pace_and_the_slope_at_the_horizon_are_those_of_the_formulas() {
    let all_expected = read("forecast.json");
    let mut checked = 0;
    for vector in all() {
        let Vector { id, series, .. } = &vector;
        let expected = &all_expected[id];
        let Some(horizon) = expected["horizon"].as_f64() else { continue };
        let (times, values) = (series.times(), series.values());
        let slope = theil_sen::slope(times, values, Confidence::P90).unwrap().per_year;
        let at_horizon = theil_sen::line_at(times, values, slope, horizon).unwrap();
        let scale = scale(values);
        close_at_scale(&format!("{id} at horizon"), at_horizon, &expected["theil_sen_at_horizon"], 1e-9, scale);
        let (Some(target), Some((last, value))) = (vector.number("target"), series.last()) else { continue };
        if expected.get("required_slope_from_last").is_none() {
            continue;
        }
        let required = (target - value) / (horizon - last);
        close(&format!("{id} required"), required, &expected["required_slope_from_last"], 1e-9);
        if expected["pace_ratio"].is_number() {
            close_at_scale(&format!("{id} ratio"), slope / required, &expected["pace_ratio"], 1e-9, 1.0);
        }
        checked += 1;
    }
    assert_eq!(checked, 51);
}
