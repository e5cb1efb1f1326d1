//! Progress by growth rates against what Statistics Canada published, and against the method written out.

use direction::growth::{Growth, Status};
use direction::question::Wanted;
use direction::undetermined::Undetermined;
use serde_json::Value;

use crate::vectors::{Vector, all, close, read};

fn status(status: Status) -> &'static str {
    match status {
        Status::TargetAchieved => "target_achieved",
        Status::Substantial => "substantial_progress",
        Status::Moderate => "moderate_progress",
        Status::Limited => "limited_progress",
        Status::Deterioration => "deterioration",
    }
}

/// That progress is the expected one.
fn check(id: &str, growth: &Growth, expected: &Value) {
    let progress = growth.progress().unwrap_or_else(|why| panic!("{id}: {why:?}"));
    assert_eq!(expected["status"], status(progress.status), "{id}");
    close(&format!("{id} score"), progress.score, &expected["score"], 1e-9);
    match progress.value {
        Some(value) => close(&format!("{id} value"), value, &expected["progress_value"], 1e-9),
        None => assert!(expected["progress_value"].is_null(), "{id}"),
    }
    if expected["coefficient"].is_number() {
        close(&format!("{id} coefficient"), progress.coefficient.unwrap(), &expected["coefficient"], 1e-9);
    }
    for (name, rate) in [("cagr_observed", Some(progress.rate)), ("cagr_required", progress.required)] {
        if expected[name].is_number() {
            close(&format!("{id} {name}"), rate.unwrap(), &expected[name], 1e-9);
        }
    }
}

#[test]
fn every_published_result_is_reproduced() {
    let mut refused = 0;
    let published = read("progress_published.json");
    for one in published.as_array().unwrap() {
        let (id, input) = (one["series"].as_str().unwrap(), &one["input"]);
        let number = |name: &str| input[name].as_f64();
        let growth = Growth {
            base: number("base_value").unwrap(),
            base_time: number("base_year").unwrap(),
            current: number("current_value").unwrap(),
            current_time: number("current_year").unwrap(),
            is_increase: input["direction"] == 1,
            target: number("target").zip(number("target_year")),
            limit: number("limit"),
        };
        if one["published"]["status"] == "not_available" {
            assert_eq!(growth.progress(), Err(Undetermined::NoTimePasses), "{id}");
            refused += 1;
        } else {
            check(id, &growth, &one["published"]);
        }
    }
    assert_eq!((published.as_array().unwrap().len(), refused), (243, 59));
}

/// The growth of an annual series with a direction, as the method takes it.
fn growth(vector: &Vector) -> Option<Result<Growth, Undetermined>> {
    if vector.json["freq"] != "A" || vector.wanted == Wanted::Unstated {
        return None;
    }
    // Without a base year the method takes 2015.
    let base_time = vector.number("base_t").unwrap_or(2015.0);
    let growth = Growth::of(&vector.series, base_time, vector.wanted == Wanted::Increase);
    Some(growth.map(|growth| Growth {
        target: vector.number("target").zip(vector.number("target_t")),
        limit: vector.number("limit"),
        ..growth
    }))
}

#[test]
fn every_series_has_the_progress_of_the_method_or_a_reason() {
    let expected = read("progress.json");
    let (mut checked, mut refused) = (0, 0);
    for vector in all() {
        let expected = &expected[&vector.id]["open_sdg"];
        match growth(&vector) {
            None => assert!(expected["status"] == "not_available", "{}", vector.id),
            Some(_) if vector.number("target") == Some(0.0) => {}
            Some(Ok(growth)) if expected["status"] != "not_available" => {
                check(&vector.id, &growth, expected);
                checked += 1;
            }
            Some(growth) => {
                assert!(growth.and_then(|growth| growth.progress()).is_err(), "{}", vector.id);
                assert_eq!(expected["status"], "not_available", "{}", vector.id);
                refused += 1;
            }
        }
    }
    assert!(30 < checked && 5 <= refused, "{checked} {refused}");
}

#[test]
fn zero_is_refused_where_the_reference_takes_a_thousandth() {
    let why = |id: &str| {
        let vector = all().into_iter().find(|vector| vector.id == id).unwrap();
        growth(&vector).unwrap().and_then(|growth| growth.progress()).unwrap_err()
    };
    assert_eq!(why("syn-open-zero-target"), Undetermined::TargetIsZero);
    assert_eq!(why("syn-open-zero-base"), Undetermined::BaseIsZero);
    assert_eq!(why("syn-open-sign-change"), Undetermined::CrossesZero);
}
