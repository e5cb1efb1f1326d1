//! The verdict against the prototype of the rule, word by word. The prototype is no reference: where the rule has changed
//! since, the test's name says so.

use direction::confidence::Confidence;
use direction::question::{Question, Target, TargetKind};
use direction::rule::{RuleVersion, judge};
use direction::verdict::{Destination, Direction, Movement, NotProjected, Projection, Strength, Verdict};
use direction::{mann_kendall, theil_sen};

use crate::vectors::{Vector, all, close_at_scale, read};

fn judged(vector: &Vector) -> Verdict {
    let mut question = Question::new(vector.wanted).frequency(vector.frequency).rule(RuleVersion::V1);
    if let Some(value) = vector.number("target") {
        question = question.target(Target { kind: TargetKind::Reach(value), by: vector.number("target_t") });
    }
    // The prototype looks at the last group only.
    let after_break = vector.json["rebase"].as_array().unwrap().last().and_then(|at| at.as_u64());
    match after_break {
        Some(at) => judge(&vector.series.since(vector.json["t"][at as usize].as_f64().unwrap()), &question),
        None => judge(&vector.series, &question),
    }
}

fn direction(verdict: &Verdict) -> &'static str {
    match (verdict.direction, verdict.movement) {
        (Direction::Toward, _) => "towards",
        (Direction::Away, _) => "away",
        (Direction::Moved, Some(Movement::Rising)) => "increasing",
        (Direction::Moved, _) => "decreasing",
        (Direction::NoClearChange, _) => "no_clear_change",
        (Direction::Stable, _) => "stable",
        (Direction::TooFew, _) => "too_few_points",
        (Direction::NoData, _) => "no_data",
    }
}

fn evidence(verdict: &Verdict) -> &'static str {
    match verdict.strength {
        Some(Strength::Clear) => "clear",
        Some(Strength::Indication) => "indication",
        None => "none",
    }
}

fn destination(verdict: &Verdict) -> String {
    let met = verdict.outlook.met_now == Some(true);
    let outlook = match (verdict.outlook.projection, verdict.destination) {
        (Projection::NotMade(NotProjected::NoTarget), _) => return "no_target".to_owned(),
        (Projection::NotMade(NotProjected::NoData), _) => return "no_data".to_owned(),
        (Projection::NotMade(_), _) if met => return "met_now".to_owned(),
        (Projection::NotMade(NotProjected::HorizonLongerThanHistory), _) => "not_met_horizon_longer_than_history",
        (Projection::NotMade(_), _) => "not_met_cannot_project",
        (Projection::Made { lowest, .. }, _) if 0.8 <= lowest => "likely",
        (Projection::Made { highest, .. }, _) if highest <= 0.2 => "unlikely",
        (Projection::Made { .. }, _) => "uncertain",
    };
    assert_eq!(met, verdict.destination == Destination::Reached);
    if met { format!("{outlook}_met_now") } else { outlook.to_owned() }
}

#[test]
fn every_series_has_the_words_of_the_prototype() {
    let all_expected = read("verdict_proposal.json");
    for vector in all() {
        let (verdict, expected) = (judged(&vector), &all_expected[&vector.id]);
        let id = &vector.id;
        assert_eq!(expected["n"], verdict.evidence.points, "{id}");
        assert_eq!(expected["direction"], direction(&verdict), "{id}: {:?}", verdict.evidence);
        assert_eq!(expected["evidence"], evidence(&verdict), "{id}: {:?}", verdict.evidence);
        let expected_destination = match expected["destination"].as_str().unwrap() {
            // Without a target there is nothing to lack data for.
            "no_data" => "no_target",
            other => other,
        };
        assert_eq!(expected_destination, destination(&verdict), "{id}: {:?}", verdict.outlook);
        if let Some(range) = expected["p_target_range"].as_array() {
            let Projection::Made { lowest, highest } = verdict.outlook.projection else { panic!("{id}") };
            close_at_scale(&format!("{id} lowest"), lowest, &range[0], 1e-7, 1e-3);
            close_at_scale(&format!("{id} highest"), highest, &range[1], 1e-7, 1e-3);
        }
    }
}

#[test]
fn the_p_of_the_prototype_is_ours_but_for_ties_from_nine_points_on_where_ours_is_exact() {
    let all_expected = read("verdict_proposal.json");
    let (mut same, mut exact_here) = (0, 0);
    for vector in all() {
        let (verdict, expected) = (judged(&vector), &all_expected[&vector.id]);
        let (Some(p), Some(expected_p)) = (verdict.evidence.p, expected["p"].as_f64()) else { continue };
        let approximate = expected["method"].as_str().unwrap().starts_with("normal") && verdict.evidence.points <= 33;
        // Pre-whitened values that tie to the last bit may be taken as tied or not.
        let whitened = verdict.evidence.p_plain.is_some();
        if approximate || whitened {
            assert!((p - expected_p).abs() < 0.03, "{}: {p}, expected {expected_p}", vector.id);
            exact_here += 1;
        } else {
            close_at_scale(&vector.id, p, &expected["p"], 1e-9, 1e-3);
            same += 1;
        }
    }
    assert!(45 < same && exact_here < 30, "{same} {exact_here}");
}

#[test]
fn the_autocorrelation_is_that_of_the_prototype_but_for_gaps_where_ours_goes_by_real_time() {
    let all_expected = read("verdict_proposal.json");
    let mut checked = 0;
    for vector in all() {
        let (verdict, expected) = (judged(&vector), &all_expected[&vector.id]["r1_corrected"]);
        if let (Some(autocorrelation), true) = (verdict.evidence.autocorrelation, expected.is_number()) {
            let (times, values) = (vector.series.times(), vector.series.values());
            let has_gaps = times.windows(3).any(|time| 1e-6 < ((time[2] - time[1]) - (time[1] - time[0])).abs());
            if has_gaps {
                // The prototype counts positions.
                let positions: Vec<f64> = (0..values.len()).map(|position| position as f64).collect();
                let slope = theil_sen::slope(&positions, values, Confidence::P90).unwrap();
                let by_position = mann_kendall::pre_whitened(&positions, values, slope.per_year).unwrap();
                close_at_scale(&vector.id, by_position.autocorrelation, expected, 1e-9, 1.0);
            } else {
                close_at_scale(&vector.id, autocorrelation, expected, 1e-9, 1.0);
            }
            checked += 1;
        }
    }
    assert!(20 < checked, "{checked}");
}
