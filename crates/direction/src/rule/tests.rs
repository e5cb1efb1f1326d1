//! Tests of the rule: each word provoked, and each edge of it.

use super::*;
use crate::question::{Frequency, Target, TargetKind, Wanted};
use crate::series::Point;
use crate::verdict::{Method, Movement, NotProjected, Projection, Reason, Sampling, Withheld};

const RISING: [f64; 6] = [1.0, 2.0, 2.5, 4.0, 4.5, 6.0];

fn words(values: &[f64], question: &Question) -> (Direction, Option<Strength>) {
    let verdict = judge(&Series::annual(2010.0, values), question);
    (verdict.direction, verdict.strength)
}

#[test]
fn below_four_points_nothing_is_claimed() {
    let question = Question::new(Wanted::Increase);
    assert_eq!(words(&[], &question), (Direction::NoData, None));
    assert_eq!(words(&RISING[..3], &question), (Direction::TooFew, None));
    assert_eq!(words(&RISING[..4], &question), (Direction::Toward, Some(Strength::Indication)));
}

#[test]
fn below_ten_points_nothing_is_clear() {
    let line: Vec<f64> = (0..10).map(f64::from).collect();
    let question = Question::new(Wanted::Decrease);
    assert_eq!(words(&line[..9], &question), (Direction::Away, Some(Strength::Indication)));
    assert_eq!(words(&line, &question), (Direction::Away, Some(Strength::Clear)));
}

#[test]
fn what_is_wanted_turns_a_movement_into_a_direction() {
    for (wanted, direction) in [
        (Wanted::Increase, Direction::Toward),
        (Wanted::Decrease, Direction::Away),
        (Wanted::Keep, Direction::Away),
        (Wanted::Unstated, Direction::Moved),
    ] {
        let verdict = judge(&Series::annual(2010.0, &RISING), &Question::new(wanted));
        assert_eq!((verdict.direction, verdict.movement), (direction, Some(Movement::Rising)));
    }
}

#[test]
fn a_band_is_judged_by_the_distance_to_it() {
    let within = |low, high| Question::new(Wanted::Within { low, high });
    assert_eq!(words(&RISING, &within(7.0, 9.0)).0, Direction::Toward);
    assert_eq!(words(&RISING, &within(0.0, 0.5)).0, Direction::Away);
    assert_eq!(words(&RISING, &within(0.0, 9.0)), (Direction::Toward, Some(Strength::Indication)));
    // The ends may be given either way round, and through the band and out of it is no clear change.
    assert_eq!(words(&RISING, &within(9.0, 7.0)).0, Direction::Toward);
    assert_eq!(words(&RISING, &within(3.0, 4.0)).0, Direction::NoClearChange);
}

#[test]
fn stable_is_said_only_where_the_smallest_change_is_given() {
    let values = [50.1, 49.9, 50.2, 50.0, 49.8, 50.1, 49.9, 50.0];
    let question = Question::new(Wanted::Keep);
    assert_eq!(words(&values, &question).0, Direction::NoClearChange);
    assert_eq!(words(&values, &question.smallest_change(2.0)).0, Direction::Stable);
    assert_eq!(words(&values, &question.smallest_change(0.1)).0, Direction::NoClearChange);
    assert_eq!(words(&[50.0; 5], &question).0, Direction::NoClearChange);
    assert_eq!(words(&[50.0; 5], &question.smallest_change(0.1)).0, Direction::Stable);
}

#[test]
fn a_change_that_is_sure_but_too_small_to_matter_is_stable() {
    let values: Vec<f64> = (0..12).map(|step| 50.0 + f64::from(step) * 0.01).collect();
    let verdict = judge(&Series::annual(2010.0, &values), &Question::new(Wanted::Increase).smallest_change(1.0));
    assert_eq!((verdict.direction, verdict.movement), (Direction::Stable, Some(Movement::Rising)));
    assert!(verdict.reasons().iter().any(|reason| matches!(reason, Reason::ChangeTooSmall { .. })));
}

#[test]
fn an_indication_that_a_tenth_point_takes_away_is_explained() {
    // Long waves: neighbours resemble each other.
    let values = [1.0, 1.2, 1.9, 2.9, 3.2, 3.4, 3.1, 2.8, 3.0, 3.3];
    let question = Question::new(Wanted::Increase);
    assert_eq!(words(&values[..9], &question), (Direction::Toward, Some(Strength::Indication)));
    let verdict = judge(&Series::annual(2010.0, &values), &question);
    assert_eq!(verdict.direction, Direction::NoClearChange);
    assert!(verdict.evidence.indication_withheld);
    assert!(verdict.reasons().iter().any(|reason| matches!(reason, Reason::IndicationWithheld { from: 10, .. })));
}

#[test]
fn provisional_points_that_decide_are_told() {
    let points = |last_provisional| {
        RISING[..4].iter().enumerate().map(move |(index, value)| Point {
            time: 2010.0 + index as f64,
            value: Some(*value),
            provisional: last_provisional && index == 3,
            interval: None,
        })
    };
    let question = Question::new(Wanted::Increase);
    let verdict = judge(&Series::new(points(true)), &question);
    assert_eq!(verdict.direction, Direction::Toward);
    assert_eq!(verdict.settled.as_ref().map(|settled| settled.direction), Some(Direction::TooFew));
    assert!(verdict.reasons().contains(&Reason::ProvisionalDecides));
    assert_eq!(judge(&Series::new(points(false)), &question).settled, None);
}

#[test]
fn the_destination_has_its_own_words() {
    let line: Vec<f64> = (0..8).map(|step| f64::from(step) + f64::from(step % 2) * 0.2).collect();
    let to = |kind, by| {
        let question = Question::new(Wanted::Increase).target(Target { kind, by });
        judge(&Series::annual(2010.0, &line), &question)
    };
    let reach = |value, by| to(TargetKind::Reach(value), Some(by)).destination;
    assert_eq!(reach(7.0, 2020.0), Destination::Reached);
    assert_eq!(reach(8.0, 2020.0), Destination::Likely);
    assert_eq!(reach(20.0, 2020.0), Destination::Unlikely);
    assert_eq!(reach(10.2, 2020.0), Destination::CannotSay);
    assert_eq!(reach(20.0, 2017.0), Destination::Missed);
    assert_eq!(to(TargetKind::Reach(20.0), None).outlook.projection, Projection::NotMade(NotProjected::NoDate));
    let far = to(TargetKind::Reach(9.0), Some(2030.0)).outlook.projection;
    assert_eq!(far, Projection::NotMade(NotProjected::HorizonLongerThanHistory));
    assert_eq!(to(TargetKind::Range { low: 8.0, high: 12.0 }, Some(2020.0)).destination, Destination::Likely);
    assert_eq!(judge(&Series::default(), &Question::new(Wanted::Keep)).destination, Destination::NoTarget);
}

#[test]
fn to_keep_is_not_done_by_being_there_now() {
    let falling = [9.0, 8.1, 7.0, 6.1, 5.0, 4.2];
    let by = Some(2018.0);
    let to = |kind| {
        let question = Question::new(Wanted::Increase).target(Target { kind, by });
        judge(&Series::annual(2010.0, &falling), &question).destination
    };
    assert_eq!(to(TargetKind::Reach(4.0)), Destination::Reached);
    assert_eq!(to(TargetKind::Keep(4.0)), Destination::Unlikely);
}

#[test]
fn the_pace_that_is_needed_is_told_beside_the_actual_one() {
    let question = Question::new(Wanted::Increase).target(Target { kind: TargetKind::Reach(20.0), by: Some(2015.0) });
    let pace = judge(&Series::annual(2010.0, &[10.0, 11.0, 12.0, 13.0]), &question).outlook.pace.unwrap();
    assert_eq!((pace.required, pace.actual, pace.ratio), (3.5, 1.0, Some(1.0 / 3.5)));
}

#[test]
fn a_season_is_not_a_trend() {
    let points = (0..36).map(|month| {
        let season = f64::from(month % 12);
        Point::new(2010.0 + f64::from(month) / 12.0, season * 10.0 + f64::from(month / 12) * 0.5)
    });
    let series = Series::new(points);
    let verdict = judge(&series, &Question::new(Wanted::Increase).frequency(Frequency::Monthly));
    assert_eq!((verdict.direction, verdict.strength), (Direction::Toward, Some(Strength::Clear)));
    assert_eq!(verdict.evidence.slope.map(|slope| (slope.per_year * 1e9).round()), Some(5e8));
}

#[test]
fn nonsense_in_the_question_is_not_an_answer() {
    let series = Series::annual(2010.0, &RISING);
    let nan = f64::NAN;
    let question = Question::new(Wanted::Within { low: nan, high: 1.0 })
        .target(Target { kind: TargetKind::Range { low: nan, high: nan }, by: Some(nan) })
        .smallest_change(nan);
    let verdict = judge(&series, &question);
    assert_eq!((verdict.direction, verdict.destination), (Direction::Moved, Destination::CannotSay));
    assert_eq!(verdict.outlook.projection, Projection::NotMade(NotProjected::OutOfRange));
}

#[test]
fn a_number_finds_its_rule() {
    assert_eq!(RuleVersion::with_number(RuleVersion::LATEST.number()), Some(RuleVersion::LATEST));
    assert_eq!(RuleVersion::with_number(0), None);
}

#[test]
fn a_constant_series_was_not_tested() {
    let verdict = judge(&Series::annual(2010.0, &[3.0; 12]), &Question::new(Wanted::Increase));
    assert_eq!((verdict.direction, verdict.evidence.method), (Direction::NoClearChange, Method::Constant));
    assert_eq!(verdict.reasons(), [Reason::Constant { points: 12 }]);
}

#[test]
fn a_slow_swing_is_a_trend_of_the_season_to_the_first_rule_and_not_to_the_second() {
    // Two years that lie apart by a swing which passes: each month is higher than the year before, all for one reason.
    let points = (0..24).map(|month| {
        let season = f64::from(month % 12) * 10.0;
        let swing = 3.0 * ((f64::from(month) - 6.0) / 6.0).tanh();
        let rough = f64::from((month * 7) % 5) * 0.3;
        Point::new(2010.0 + f64::from(month) / 12.0, season + swing + rough)
    });
    let series = Series::new(points);
    let question = Question::new(Wanted::Increase).frequency(Frequency::Monthly);
    let first = judge(&series, &question.rule(RuleVersion::V1));
    let second = judge(&series, &question.rule(RuleVersion::V2));
    assert_eq!((first.direction, first.evidence.method), (Direction::Toward, Method::Seasonal));
    assert_eq!((second.direction, second.evidence.method), (Direction::NoClearChange, Method::SeasonalPreWhitened));
    assert_eq!(second.evidence.p_plain, first.evidence.p);
}

/// A rising series whose values are so unsure, both ways.
fn surveyed(reach: f64) -> Series {
    let points = RISING.iter().enumerate();
    Series::new(
        points.map(|(year, value)| Point::new(2010.0 + year as f64, *value).within(value - reach, value + reach)),
    )
}

#[test]
fn a_change_inside_the_intervals_is_no_change() {
    let question = Question::new(Wanted::Increase);
    let sure = judge(&surveyed(0.5), &question);
    assert_eq!((sure.direction, sure.strength), (Direction::Toward, Some(Strength::Indication)));
    assert!(sure.reasons().iter().any(|reason| matches!(reason, Reason::OutsideIntervals { low, .. } if 0.0 < *low)));
    let unsure = judge(&surveyed(5.0), &question);
    assert_eq!((unsure.direction, unsure.strength, unsure.movement), (Direction::NoClearChange, None, None));
    let Some(Sampling { low, high, told: 6, withheld: Some(Withheld::Movement) }) = unsure.evidence.sampling else {
        panic!("{:?}", unsure.evidence.sampling)
    };
    assert!(low < 0.0 && 0.0 < high, "{low} {high}");
    assert!(matches!(unsure.reasons()[0], Reason::OrderWithinIntervals { points: 6, .. }), "{:?}", unsure.reasons());
    let second = judge(&surveyed(5.0), &question.rule(RuleVersion::V2));
    assert_eq!((second.direction, second.evidence.sampling), (Direction::Toward, None), "as it was when it was new");
}

#[test]
fn stable_is_not_said_where_the_intervals_allow_a_change_that_matters() {
    let around = |reach: f64| {
        let values = [50.1, 49.9, 50.2, 50.0, 49.8, 50.1, 49.9, 50.0].into_iter().enumerate();
        Series::new(
            values.map(|(year, value)| Point::new(2010.0 + year as f64, value).within(value - reach, value + reach)),
        )
    };
    let question = Question::new(Wanted::Keep).smallest_change(2.0);
    assert_eq!(judge(&around(0.5), &question).direction, Direction::Stable);
    let unsure = judge(&around(4.0), &question);
    assert_eq!(unsure.direction, Direction::NoClearChange);
    assert_eq!(unsure.evidence.sampling.and_then(|sampling| sampling.withheld), Some(Withheld::Stability));
    assert!(unsure.reasons().iter().any(|reason| matches!(reason, Reason::StableWithinIntervals { .. })));
}

#[test]
fn closer_to_a_band_is_said_outside_the_intervals_only() {
    let question = Question::new(Wanted::Within { low: 7.0, high: 9.0 });
    assert_eq!(judge(&surveyed(0.5), &question).direction, Direction::Toward);
    assert_eq!(judge(&surveyed(5.0), &question).direction, Direction::NoClearChange);
}

#[test]
fn that_some_points_have_no_interval_is_told() {
    let points = RISING.iter().enumerate().map(|(year, value)| {
        let point = Point::new(2010.0 + year as f64, *value);
        if year % 2 == 0 { point.within(value - 0.5, value + 0.5) } else { point }
    });
    let verdict = judge(&Series::new(points), &Question::new(Wanted::Increase));
    assert_eq!(verdict.direction, Direction::Toward);
    assert!(verdict.reasons().contains(&Reason::SomeIntervals { told: 3, points: 6 }), "{:?}", verdict.reasons());
    assert_eq!(
        verdict.evidence.sampling,
        judge(&surveyed(0.5), &Question::new(Wanted::Increase))
            .evidence
            .sampling
            .map(|all| Sampling { told: 3, ..all })
    );
}

#[test]
fn tertials_are_compared_each_with_itself_from_the_third_rule_on_and_half_years_are_not() {
    let series = |a_year: u32| {
        Series::new((0..5 * a_year).map(|period| {
            // A season that is far larger than what rises.
            let value = f64::from(period % a_year) * 10.0 + f64::from(period) * 0.3 + f64::from((period * 7) % 5) * 0.3;
            Point::new(2010.0 + f64::from(period) / f64::from(a_year), value)
        }))
    };
    let question = Question::new(Wanted::Increase);
    let by = |frequency: Frequency, rule| {
        judge(&series(frequency.seasons() as u32), &question.frequency(frequency).rule(rule))
    };
    let (second, third) = (by(Frequency::EveryTertial, RuleVersion::V2), by(Frequency::EveryTertial, RuleVersion::V3));
    assert_ne!(second.evidence.method, Method::Seasonal);
    assert!(third.evidence.p < second.evidence.p, "{:?} {:?}", third.evidence, second.evidence);
    assert!(third.reasons().contains(&Reason::Seasonal), "{third:?}");
    assert_eq!((third.direction, third.strength), (Direction::Toward, Some(Strength::Clear)));
    assert!(!by(Frequency::HalfYearly, RuleVersion::V3).reasons().contains(&Reason::Seasonal));
}
