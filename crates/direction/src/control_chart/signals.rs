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
    let (mut above, mut below) = (0, 0);
    for at in 0..points.len() {
        above = if points[at].side == Side::Above { above + 1 } else { 0 };
        below = if points[at].side == Side::Below { below + 1 } else { 0 };
        mark_last(points, at, above, Signal::AboveMean);
        mark_last(points, at, below, Signal::BelowMean);
    }
}

/// Marks the last seven points of a row of so many, if there are seven. Those before were marked when it was shorter.
fn mark_last(points: &mut [Charted], last: usize, row: usize, signal: Signal) {
    if SEVEN <= row {
        for point in &mut points[last + 1 - SEVEN..=last] {
            point.signal = Some(signal);
        }
    }
}

/// Two of three near a limit, all three on one side of the mean.
fn two_of_three(points: &mut [Charted]) {
    for start in 0..points.len().saturating_sub(2) {
        let three = &mut points[start..start + 3];
        // Asked first, because it seldom is so.
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
    let (mut rising, mut falling) = (1, 1);
    for at in 1..values.len() {
        rising = if values[at - 1] < values[at] { rising + 1 } else { 1 };
        falling = if values[at] < values[at - 1] { falling + 1 } else { 1 };
        mark_last(points, at, rising, Signal::Rising);
        mark_last(points, at, falling, Signal::Falling);
    }
}
