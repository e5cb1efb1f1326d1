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
    let (mut row, mut before) = (0, Side::On);
    for at in 0..points.len() {
        let side = points[at].side;
        row = if side == before { row + 1 } else { 1 };
        before = side;
        if SEVEN <= row {
            match side {
                Side::Above => mark_last(points, at, Signal::AboveMean),
                Side::Below => mark_last(points, at, Signal::BelowMean),
                Side::On => {}
            }
        }
    }
}

/// Marks the last seven points of a row of at least so many. Those before were marked when it was shorter.
fn mark_last(points: &mut [Charted], last: usize, signal: Signal) {
    for point in &mut points[last + 1 - SEVEN..=last] {
        point.signal = Some(signal);
    }
}

/// Two of three near a limit, all three on one side of the mean.
fn two_of_three(points: &mut [Charted]) {
    // Asked first, because it seldom is so.
    let near: usize = points.iter().map(|point| usize::from(point.is_near_limit)).sum();
    if near < 2 {
        return;
    }
    for start in 0..points.len().saturating_sub(2) {
        let three = &mut points[start..start + 3];
        let near: u8 = three.iter().map(|point| u8::from(point.is_near_limit)).sum();
        if near < 2 {
            continue;
        }
        let side = three[0].side;
        let signal = match side {
            Side::Above => Signal::NearHighLimit,
            Side::Below => Signal::NearLowLimit,
            Side::On => continue,
        };
        if three.iter().all(|point| point.side == side) {
            for point in three.iter_mut().filter(|point| point.is_near_limit) {
                point.signal = Some(signal);
            }
        }
    }
}

/// Seven that all rise or all fall. The point where it turns is of both, and shows the later.
pub(super) fn trends(values: &[f64], points: &mut [Charted]) {
    // How many points the row has that ends here: one more than steps. A tie is neither up nor down.
    let (mut row, mut before) = (1, 0);
    for at in 1..values.len() {
        let step = i8::from(values[at - 1] < values[at]) - i8::from(values[at] < values[at - 1]);
        row = if step == before { row + 1 } else { 2 };
        before = step;
        if SEVEN <= row {
            match step {
                1 => mark_last(points, at, Signal::Rising),
                -1 => mark_last(points, at, Signal::Falling),
                _ => {}
            }
        }
    }
}
