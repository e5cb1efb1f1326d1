//! The control chart against NHSRplotthedots.

use direction::control_chart::{Assurance, ControlChart, Settings, Side, Signal, Variation, chart};
use direction::question::Wanted;
use serde_json::Value;

use crate::vectors::{Vector, all, close_at_scale, read, scale};

fn charted(vector: &Vector, is_screened: bool) -> ControlChart {
    let rebased_at = vector.rebased_at();
    let settings = Settings {
        is_screened,
        rebased_at: &rebased_at,
        fixed_after: vector.fixed_after(),
        wanted: vector.wanted,
        target: vector.number("target"),
    };
    chart(vector.series.values(), &settings).unwrap()
}

/// Checks all charts with or without screening but those without limits, and says how many and with how many points.
fn check_all(is_screened: bool) -> (usize, usize) {
    let expected = read("xmr.json");
    let (mut charts, mut points) = (0, 0);
    for vector in all() {
        let expected = &expected[&vector.id][if is_screened { "screen" } else { "noscreen" }];
        if expected.is_null() || expected["groups"][0]["lpl"] == "NaN" {
            continue;
        }
        points += check(&vector, &charted(&vector, is_screened), expected);
        charts += 1;
    }
    (charts, points)
}

fn check(vector: &Vector, chart: &ControlChart, expected: &Value) -> usize {
    let (id, scale) = (&vector.id, scale(vector.series.values()));
    let groups = expected["groups"].as_array().unwrap();
    assert_eq!(groups.len(), chart.groups.len(), "{id}");
    for (group, expected) in chart.groups.iter().zip(groups) {
        assert_eq!(expected["n"], group.points, "{id}");
        close_at_scale(&format!("{id} mean"), group.mean, &expected["mean"], 1e-9, scale);
        let limits = group.limits.unwrap();
        close_at_scale(&format!("{id} lpl"), limits.low, &expected["lpl"], 1e-9, scale);
        close_at_scale(&format!("{id} upl"), limits.high, &expected["upl"], 1e-9, scale);
        assert_eq!(expected["short_group"], group.is_on_trial, "{id}");
    }
    for (index, point) in chart.points.iter().enumerate() {
        let at = format!("{id} point {index}");
        let of = |name: &str| &expected[name][index];
        assert_eq!(of("group"), point.group, "{at}");
        assert_eq!(of("special_cause"), cause(point.signal), "{at}");
        assert_eq!(of("point_type"), kind(point.variation), "{at}");
        let side = match point.side {
            Side::Below => -1,
            Side::On => 0,
            Side::Above => 1,
        };
        assert_eq!(of("relative_to_mean"), side, "{at}");
        assert_eq!(of("outside_limits"), point.is_outside, "{at}");
        assert_eq!(of("close_to_limits"), point.is_near_limit, "{at}");
    }
    assert_eq!(expected["variation_icon"], kind(chart.variation), "{id}");
    assert_eq!(expected["assurance_icon"].as_str(), assurance(chart.assurance), "{id}");
    chart.points.len()
}

fn cause(signal: Option<Signal>) -> &'static str {
    match signal {
        None => "Common Cause",
        Some(Signal::AboveLimit) => "Above UCL",
        Some(Signal::BelowLimit) => "Below LCL",
        Some(Signal::Rising) => "7 Point Trend (Increasing)",
        Some(Signal::Falling) => "7 Point Trend (Decreasing)",
        Some(Signal::NearHighLimit) => "2 in 3 Above CL",
        Some(Signal::NearLowLimit) => "2 in 3 Below CL",
        Some(Signal::AboveMean) => "7 Points Above CL",
        Some(Signal::BelowMean) => "7 Points Below CL",
    }
}

fn kind(variation: Variation) -> &'static str {
    match variation {
        Variation::Usual => "common_cause",
        Variation::Improvement => "special_cause_improvement",
        Variation::Concern => "special_cause_concern",
        Variation::High => "special_cause_neutral_high",
        Variation::Low => "special_cause_neutral_low",
    }
}

fn assurance(assurance: Option<Assurance>) -> Option<&'static str> {
    assurance.map(|assurance| match assurance {
        Assurance::AlwaysMet => "consistent_pass",
        Assurance::NeverMet => "consistent_fail",
        Assurance::ByChance => "inconsistent",
    })
}

#[test]
fn every_point_of_every_chart_with_screening_is_that_of_the_reference() {
    // 77 series, less the two constant ones.
    assert_eq!(check_all(true), (75, 1418 - 27));
}

#[test]
fn every_point_of_every_chart_without_screening_is_that_of_the_reference() {
    assert_eq!(check_all(false), (77, 1418));
}

#[test]
fn a_constant_series_has_limits_with_screening_too_unlike_in_the_reference() {
    let expected = read("xmr.json");
    let mut checked = 0;
    for vector in all() {
        let expected = &expected[&vector.id];
        if expected["screen"]["groups"][0]["lpl"] == "NaN" {
            check(&vector, &charted(&vector, true), &expected["noscreen"]);
            checked += 1;
        }
    }
    assert_eq!(checked, 2);
}

#[test]
fn a_chart_without_a_way_that_is_right_gives_no_assurance() {
    for vector in all().iter().filter(|vector| vector.wanted == Wanted::Unstated && 1 < vector.series.len()) {
        assert_eq!(charted(vector, true).assurance, None, "{}", vector.id);
    }
}
