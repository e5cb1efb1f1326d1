//! The vectors, read and compared.

use std::path::Path;

use direction::question::{Frequency, Wanted};
use direction::series::{Point, Series};
use serde_json::Value;

/// One of the files.
pub(crate) fn read(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A series with what was asked of it.
pub(crate) struct Vector {
    pub(crate) id: String,
    pub(crate) series: Series,
    pub(crate) wanted: Wanted,
    pub(crate) frequency: Frequency,
    pub(crate) json: Value,
}

impl Vector {
    pub(crate) fn number(&self, name: &str) -> Option<f64> {
        self.json[name].as_f64()
    }

    /// Where new groups start, by the positions of values that are not missing.
    pub(crate) fn rebased_at(&self) -> Vec<usize> {
        let values = self.json["y"].as_array().unwrap();
        let known = |index: usize| values[..index].iter().filter(|value| !value.is_null()).count();
        self.json["rebase"].as_array().unwrap().iter().map(|at| known(at.as_u64().unwrap() as usize)).collect()
    }

    pub(crate) fn fixed_after(&self) -> Option<usize> {
        self.json["fix_after"].as_u64().map(|points| points as usize)
    }
}

/// All series.
pub(crate) fn all() -> Vec<Vector> {
    read("series.json").as_array().unwrap().iter().cloned().map(vector).collect()
}

fn vector(json: Value) -> Vector {
    let times = json["t"].as_array().unwrap().iter().map(|time| time.as_f64().unwrap());
    let values = json["y"].as_array().unwrap().iter().map(Value::as_f64);
    let series =
        Series::new(times.zip(values).map(|(time, value)| Point { time, value, provisional: false, interval: None }));
    let wanted = match json["direction"].as_str().unwrap() {
        "increase" => Wanted::Increase,
        "decrease" => Wanted::Decrease,
        _ => Wanted::Unstated,
    };
    let frequency = match json["period"].as_u64().unwrap() {
        12 => Frequency::Monthly,
        4 => Frequency::Quarterly,
        _ => Frequency::Annual,
    };
    Vector { id: json["id"].as_str().unwrap().to_owned(), series, wanted, frequency, json }
}

/// That a number is the expected one, relative to the larger, or within what rounding leaves of numbers of this scale.
#[track_caller]
pub(crate) fn close_at_scale(what: &str, actual: f64, expected: &Value, relative: f64, scale: f64) {
    let Some(expected) = expected.as_f64() else { panic!("{what}: {actual}, but there is {expected}") };
    let margin = (relative * actual.abs().max(expected.abs())).max(1e-13 * scale);
    assert!((actual - expected).abs() <= margin, "{what}: {actual}, expected {expected}");
}

/// The same without a scale: down to the smallest numbers.
#[track_caller]
pub(crate) fn close(what: &str, actual: f64, expected: &Value, relative: f64) {
    close_at_scale(what, actual, expected, relative, 0.0);
}

/// The largest absolute value.
pub(crate) fn scale(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |largest, value| largest.max(value.abs()))
}
