//! Intervals of proportions, gaps and counts against statsmodels and scipy.

use direction::confidence::{Confidence, Interval};
use direction::count;
use direction::proportion::Proportion;
use serde_json::Value;

use crate::vectors::{close_at_scale, read};

const LEVELS: [(Confidence, &str); 2] = [(Confidence::P95, "95"), (Confidence::P998, "99.8")];

/// A digit less than 1e-9 is asked near the ends, 0 and 1, where the reference itself is off.
fn check(what: &str, interval: Interval, expected: &Value) {
    close_at_scale(&format!("{what} low"), interval.low, &expected[0], 1e-9, 1e-3);
    close_at_scale(&format!("{what} high"), interval.high, &expected[1], 1e-9, 1e-3);
}

fn of_kind(kind: &str) -> Vec<Value> {
    let mut all = read("intervals.json");
    let cases: Vec<Value> = all.as_array_mut().unwrap().drain(..).filter(|case| case["kind"] == kind).collect();
    assert!(!cases.is_empty());
    cases
}

#[test]
fn proportions_have_the_intervals_of_statsmodels() {
    for case in of_kind("proportion") {
        let (count, of) = (case["k"].as_u64().unwrap(), case["n"].as_u64().unwrap());
        let proportion = Proportion::new(count, of).unwrap();
        for (confidence, level) in LEVELS {
            let what = format!("{count} of {of} at {level}");
            check(&what, proportion.wilson(confidence), &case[format!("wilson_{level}")]);
            check(&what, proportion.clopper_pearson(confidence).unwrap(), &case[format!("clopper_{level}")]);
        }
    }
}

#[test]
fn gaps_have_the_interval_of_newcombe() {
    for case in of_kind("difference") {
        let number = |name: &str| case[name].as_u64().unwrap();
        let one = Proportion::new(number("k1"), number("n1")).unwrap();
        let other = Proportion::new(number("k2"), number("n2")).unwrap();
        let (gap, interval) = one.minus(other, Confidence::P95);
        close_at_scale("gap", gap, &case["diff"], 1e-9, 1e-3);
        check("newcombe", interval, &case["newcombe_95"]);
    }
}

#[test]
fn counts_have_the_intervals_of_scipy_and_byar_does_not_go_below_zero() {
    for case in of_kind("count") {
        let count = case["k"].as_u64().unwrap();
        for (confidence, level) in LEVELS {
            let what = format!("{count} at {level}");
            check(&what, count::exact(count, confidence).unwrap(), &case[format!("poisson_exact_{level}")]);
            let mut expected = case[format!("byar_{level}")].clone();
            if expected[0].as_f64().unwrap() < 0.0 {
                expected[0] = 0.0.into();
            }
            check(&what, count::byar(count, confidence), &expected);
        }
    }
}
