//! Series to try.

use direction::confidence::Interval;
use direction::question::{Frequency, Question, Target, TargetKind, Wanted};
use direction::series::{Point, Series};
use proptest::prelude::*;

/// Whole numbers with many ties: shifts and scales by whole numbers do not round them.
pub(crate) fn whole_values(points: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    let one = prop_oneof![-3i32..3, -1000i32..1000].prop_map(f64::from);
    prop::collection::vec(one, points)
}

/// Years with gaps, as many as are asked for.
pub(crate) fn years(gaps: &[u8]) -> Vec<f64> {
    let mut year = 2000.0;
    gaps.iter()
        .map(|gap| {
            year += 1.0 + f64::from(gap % 3);
            year
        })
        .collect()
}

/// Any double: large, small, subnormal, either zero, infinite, none.
pub(crate) fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        Just(0.0),
        Just(-0.0),
        Just(1e308),
        Just(-1e308),
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
        Just(5e-324),
        Just(f64::NAN),
        Just(f64::INFINITY),
        -10.0..10.0f64,
        (-3i32..3).prop_map(f64::from),
        2000.0..2030.0f64,
    ]
}

/// Any points, most of them at usual times.
pub(crate) fn any_series(points: std::ops::Range<usize>) -> impl Strategy<Value = Series> {
    let time = prop_oneof![4 => (0u16..600).prop_map(|month| 2000.0 + f64::from(month) / 12.0), 1 => any_number()];
    let value = prop_oneof![1 => Just(None), 9 => any_number().prop_map(Some)];
    let interval = prop::option::weighted(0.3, (any_number(), any_number(), any::<bool>()));
    let point = (time, value, any::<bool>(), interval).prop_map(|(time, value, provisional, interval)| {
        // Most of them around the value, since others count as none.
        let around = |(low, high, is_around): (f64, f64, bool)| match value {
            Some(value) if is_around => Interval { low: value - low.abs(), high: value + high.abs() },
            _ => Interval { low, high },
        };
        Point { time, value, provisional, interval: interval.map(around) }
    });
    prop::collection::vec(point, points).prop_map(Series::new)
}

/// Any question.
pub(crate) fn any_question() -> impl Strategy<Value = Question> {
    let wanted = prop_oneof![
        Just(Wanted::Increase),
        Just(Wanted::Decrease),
        Just(Wanted::Keep),
        Just(Wanted::Unstated),
        (any_number(), any_number()).prop_map(|(low, high)| Wanted::Within { low, high }),
    ];
    let kind = prop_oneof![
        any_number().prop_map(TargetKind::Reach),
        any_number().prop_map(TargetKind::Keep),
        any_number().prop_map(TargetKind::AtLeast),
        any_number().prop_map(TargetKind::AtMost),
        (any_number(), any_number()).prop_map(|(low, high)| TargetKind::Range { low, high }),
    ];
    let target = (kind, prop::option::of(any_number())).prop_map(|(kind, by)| Target { kind, by });
    let frequency = prop_oneof![
        Just(Frequency::Annual),
        Just(Frequency::HalfYearly),
        Just(Frequency::EveryTertial),
        Just(Frequency::Quarterly),
        Just(Frequency::Monthly),
    ];
    (wanted, prop::option::of(target), prop::option::of(any_number()), frequency).prop_map(
        |(wanted, target, smallest_change, frequency)| Question {
            target,
            smallest_change,
            frequency,
            ..Question::new(wanted)
        },
    )
}
