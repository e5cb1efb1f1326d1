//! The four rules, each over one group of points.
//! Not here: whether a signal is good or bad.

use super::{Charted, Side, Signal};

/// How many points make a trend or a run.
const SEVEN: usize = 7;

/// Marks each point with the first rule that it meets. `points` are those of the values.
pub(super) fn mark(values: &[f64], points: &mut [Charted]) {
    // The last rule first, so that the one before writes over it.
    one_side(points);
    two_of_three(points);
    trends(values, points);
    for point in points.iter_mut().filter(|point| point.is_outside) {
        point.signal = Some(if point.side == Side::Above { Signal::AboveLimit } else { Signal::BelowLimit });
    }
}

/// Seven in a row on one side of the mean.
fn one_side(points: &mut [Charted]) {
    for run in points.chunk_by_mut(|one, next| one.side == next.side) {
        let signal = match run.first().map(|point| point.side) {
            Some(Side::Above) => Signal::AboveMean,
            Some(Side::Below) => Signal::BelowMean,
            _ => continue,
        };
        if SEVEN <= run.len() {
            for point in run {
                point.signal = Some(signal);
            }
        }
    }
}

/// Two of three near a limit, all three on one side of the mean.
fn two_of_three(points: &mut [Charted]) {
    for start in 0..points.len().saturating_sub(2) {
        let three = &mut points[start..start + 3];
        let side = three[0].side;
        let signal = match side {
            Side::Above => Signal::NearHighLimit,
            Side::Below => Signal::NearLowLimit,
            Side::On => continue,
        };
        let near = three.iter().filter(|point| point.is_near_limit).count();
        if 2 <= near && three.iter().all(|point| point.side == side) {
            for point in three.iter_mut().filter(|point| point.is_near_limit) {
                point.signal = Some(signal);
            }
        }
    }
}

/// Seven that all rise or all fall.
pub(super) fn trends(values: &[f64], points: &mut [Charted]) {
    let mut start = 0;
    for end in 1..=values.len() {
        let goes_on = end < values.len() && {
            let step = values[end].partial_cmp(&values[end - 1]);
            step != Some(std::cmp::Ordering::Equal)
                && (end - 1 == start || step == values[end - 1].partial_cmp(&values[end - 2]))
        };
        if goes_on {
            continue;
        }
        if SEVEN <= end - start {
            let signal = if values[start] < values[end - 1] { Signal::Rising } else { Signal::Falling };
            for point in &mut points[start..end] {
                point.signal = Some(signal);
            }
        }
        // The point where the direction turns ends one trend and begins the next; after a tie a new one begins.
        let turns = end < values.len() && values[end] != values[end - 1];
        start = if turns { end - 1 } else { end };
    }
}
