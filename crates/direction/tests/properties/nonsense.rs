//! Numbers that nobody would measure: whatever comes in, what comes out is a finite number or a reason.

use direction::aggregate::{self, Amount, OverTime};
use direction::confidence::{Confidence, Interval};
use direction::control_chart::{Settings, chart};
use direction::growth::Growth;
use direction::proportion::Proportion;
use direction::question::Wanted;
use direction::rule::judge;
use direction::theil_sen::Slope;
use direction::verdict::{Projection, Value, Verdict};
use direction::{count, forecast, funnel, mann_kendall, pettitt, theil_sen};
use proptest::prelude::*;

use crate::series::{any_number, any_question, any_series};

fn finite(numbers: &[f64]) {
    for number in numbers {
        assert!(number.is_finite(), "{numbers:?}");
    }
}

fn probability(p: f64) {
    assert!((0.0..=1.0).contains(&p), "{p}");
}

fn finite_interval(interval: Interval) {
    finite(&[interval.low, interval.high]);
    assert!(interval.low <= interval.high, "{interval:?}");
}

fn finite_slope(slope: Slope) {
    finite(&[slope.per_year, slope.low, slope.high]);
    assert!(slope.low <= slope.per_year && slope.per_year <= slope.high, "{slope:?}");
}

fn sound(verdict: &Verdict) {
    let evidence = &verdict.evidence;
    for p in [evidence.p, evidence.p_plain, evidence.autocorrelation].into_iter().flatten() {
        probability(p);
    }
    evidence.slope.into_iter().for_each(finite_slope);
    if let Some(sampling) = evidence.sampling {
        finite_interval(Interval { low: sampling.low, high: sampling.high });
        assert!(0 < sampling.told && sampling.told <= evidence.points, "{sampling:?}");
    }
    if let Projection::Made { lowest, highest } = verdict.outlook.projection {
        probability(lowest);
        probability(highest);
        assert!(lowest <= highest);
    }
    if let Some(pace) = verdict.outlook.pace {
        finite(&[pace.required, pace.actual]);
        finite(&pace.ratio.into_iter().collect::<Vec<f64>>());
    }
    for reason in verdict.reasons() {
        assert!(reason.key().starts_with("verdict-"));
        for (_, value) in reason.values() {
            match value {
                Value::Time(number) | Value::Amount(number) | Value::Share(number) => finite(&[number]),
                Value::Count(_) | Value::Key(_) => {}
            }
        }
    }
    if let Some(settled) = &verdict.settled {
        assert!(settled.settled.is_none());
        sound(settled);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn every_verdict_is_sound(series in any_series(0..50), question in any_question()) {
        sound(&judge(&series, &question));
    }

    #[test]
    fn every_method_gives_finite_numbers_or_a_reason(
        series in any_series(0..50), at in any_number(), seasons in 0usize..400,
    ) {
        let (times, values) = (series.times(), series.values());
        if let Ok(trend) = mann_kendall::test(values) {
            probability(trend.p);
            finite(&[trend.variance, trend.z()]);
        }
        if let Ok(seasonal) = mann_kendall::seasonal(times, values, seasons) {
            probability(seasonal.p);
        }
        if let Ok(slope) = theil_sen::seasonal_slope(times, values, seasons, Confidence::P95, at) {
            finite_slope(slope);
        }
        if let Ok(slope) = theil_sen::slope(times, values, Confidence::P998) {
            finite_slope(slope);
            if let Ok(at) = theil_sen::line_at(times, values, slope.per_year, at) {
                finite(&[at]);
            }
            if let Ok(whitened) = mann_kendall::pre_whitened(times, values, slope.per_year) {
                probability(whitened.autocorrelation);
                whitened.trend.into_iter().for_each(|trend| probability(trend.p));
            }
        }
        if let Ok(models) = forecast::fit(times, values) {
            if let Some((low, high)) = models.envelope_80(at) {
                finite(&[low, high]);
            }
            if let Some((line, walk)) = models.predict(at) {
                for prediction in [line, walk] {
                    for other in [at, 0.0, prediction.mean] {
                        probability(prediction.at_least(other));
                        probability(prediction.at_most(other));
                        probability(prediction.within(other, other + 1.0));
                    }
                }
            }
        }
        if let Ok(found) = pettitt::suggest(values) {
            probability(found.p);
            assert!(found.after + 1 < values.len());
        }
    }

    #[test]
    fn every_chart_has_as_many_points_and_finite_limits(
        series in any_series(0..50), target in any_number(), is_screened in any::<bool>(),
        rebased_at in prop::collection::vec(0usize..60, 0..4), fixed_after in prop::option::of(0usize..60),
    ) {
        let settings = Settings {
            is_screened,
            rebased_at: &rebased_at,
            fixed_after,
            wanted: Wanted::Increase,
            target: Some(target),
        };
        if let Ok(chart) = chart(series.values(), &settings) {
            prop_assert_eq!(chart.points.len(), series.len());
            prop_assert_eq!(chart.groups.iter().map(|group| group.points).sum::<usize>(), series.len());
            for group in &chart.groups {
                finite(&[group.mean]);
                if let Some(limits) = group.limits {
                    finite(&[limits.low, limits.near_low, limits.near_high, limits.high]);
                    prop_assert!(limits.low <= limits.high);
                }
            }
        }
    }

    #[test]
    fn growth_is_finite_or_refused(
        base in any_number(), base_time in any_number(), current in any_number(), current_time in any_number(),
        is_increase in any::<bool>(), target in prop::option::of((any_number(), any_number())),
        limit in prop::option::of(any_number()),
    ) {
        let growth = Growth { base, base_time, current, current_time, is_increase, target, limit };
        if let Ok(progress) = growth.progress() {
            finite(&[progress.score, progress.rate]);
            prop_assert!((-5.0..=5.0).contains(&progress.score), "{progress:?}");
            for number in [progress.value, progress.required, progress.coefficient].into_iter().flatten() {
                finite(&[number]);
            }
        }
    }

    #[test]
    fn totals_are_finite_or_unknown(parts in prop::collection::vec(prop_oneof![
        8 => any_number().prop_map(Amount::Known), 1 => Just(Amount::Missing), 1 => Just(Amount::Suppressed),
    ], 0..9), factor in any_number()) {
        for total in [
            aggregate::sum(&parts),
            aggregate::rate(&parts, &parts, factor),
            aggregate::over_time(&parts, OverTime::Stock),
            aggregate::over_time(&parts, OverTime::Flow),
            aggregate::sum_of_known(&parts).map(|partial| partial.sum),
        ].into_iter().flatten() {
            finite(&[total]);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn counts_of_any_size_have_intervals_or_are_too_large(
        count in prop_oneof![0u64..20, 0u64..100_000, any::<u64>()], more in prop_oneof![0u64..20, any::<u64>()],
        share in prop_oneof![0.0..=1.0f64, any_number()], expected in prop_oneof![0.0..1e5f64, any_number()],
    ) {
        for confidence in [Confidence::P80, Confidence::P95, Confidence::P998] {
            finite_interval(count::byar(count, confidence));
            if let Ok(exact) = count::exact(count, confidence) {
                finite_interval(exact);
                prop_assert!(exact.low <= count as f64 && count as f64 <= exact.high);
            }
            if let Ok(proportion) = Proportion::new(count, count.saturating_add(more)) {
                let value = proportion.value();
                for interval in [Some(proportion.wilson(confidence)), proportion.clopper_pearson(confidence).ok()] {
                    let Some(interval) = interval else { continue };
                    finite_interval(interval);
                    prop_assert!(interval.low <= value && value <= interval.high, "{interval:?} {value}");
                }
                finite_interval(proportion.minus(proportion, confidence).1);
            }
            if let Ok(limits) = funnel::binomial(share, count, confidence) {
                finite_interval(limits);
            }
            if let Ok(limits) = funnel::poisson(expected, confidence) {
                finite_interval(limits);
            }
        }
    }
}
