//! Student's t distribution.

use std::sync::OnceLock;

use super::{beta, normal, root};

/// The probability of a value above `t` with these degrees of freedom, above 0.
pub(crate) fn above(t: f64, freedom: f64) -> f64 {
    // An infinite t is nothing but a division by a spread of 0.
    if !t.is_finite() {
        return if t < 0.0 { 1.0 } else { 0.0 };
    }
    // Not t² by itself, which could overflow.
    let ratio = t / freedom.sqrt();
    let (x, y) = if ratio.abs() < 1.0 {
        let square = ratio * ratio;
        (1.0 / (1.0 + square), square / (1.0 + square))
    } else {
        let inverse = (1.0 / ratio) * (1.0 / ratio);
        (inverse / (1.0 + inverse), 1.0 / (1.0 + inverse))
    };
    let tail = 0.5 * beta::below(freedom / 2.0, 0.5, x, y);
    if t < 0.0 { 1.0 - tail } else { tail }
}

/// How much of the distribution an interval holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// 80 %.
    P80,
    /// 95 %.
    P95,
}

/// Up to this many degrees of freedom the quantiles are kept: a root finding for each series would cost more than all
/// the rest.
const KEPT: usize = 128;

/// The value inside which, on both sides of 0, this much of the distribution lies.
pub(crate) fn both_sides(level: Level, freedom: usize) -> f64 {
    static P80: [OnceLock<f64>; KEPT] = [const { OnceLock::new() }; KEPT];
    static P95: [OnceLock<f64>; KEPT] = [const { OnceLock::new() }; KEPT];
    let (kept, above) = match level {
        Level::P80 => (&P80, 0.1),
        Level::P95 => (&P95, 0.025),
    };
    match kept.get(freedom) {
        Some(quantile) => *quantile.get_or_init(|| exceeded_with(above, freedom)),
        None => exceeded_with(above, freedom),
    }
}

/// The value that is exceeded with this probability, above 0 and below a half.
fn exceeded_with(probability: f64, freedom: usize) -> f64 {
    let freedom = freedom.max(1) as f64;
    // With one degree of freedom, the widest, this is the tangent.
    let widest = 1.0 / (std::f64::consts::PI * probability).tan();
    let start = normal::quantile(1.0 - probability);
    let constant = (libm::lgamma((freedom + 1.0) / 2.0) - libm::lgamma(freedom / 2.0)).exp()
        / (freedom * std::f64::consts::PI).sqrt();
    root(0.0, widest * 1.001, start, |t| {
        let density = constant * (1.0 + t * t / freedom).powf(-(freedom + 1.0) / 2.0);
        (probability - above(t, freedom), density)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (freedom, at_80, at_95) in [
            (1, 3.077_683_537_175_254_4, 12.706_204_736_174_698),
            (4, 1.533_206_274_058_944, 2.776_445_105_197_793_4),
            (22, 1.321_236_741_613_362, 2.073_873_067_904_025_4),
            (1_000, 1.282_398_721_460_924_7, 1.962_339_080_826_408_3),
        ] {
            assert!((both_sides(Level::P80, freedom) / at_80 - 1.0).abs() < 1e-9, "{freedom}");
            assert!((both_sides(Level::P95, freedom) / at_95 - 1.0).abs() < 1e-9, "{freedom}");
        }
    }

    #[test]
    fn the_tails_are_those_on_paper() {
        assert!((above(1.0, 1.0) - 0.25).abs() < 1e-15);
        assert!((above(-1.0, 1.0) - 0.75).abs() < 1e-15);
        assert_eq!((above(f64::INFINITY, 3.0), above(f64::NEG_INFINITY, 3.0)), (0.0, 1.0));
        assert!((above(1e150, 1.0) * 1e150 * std::f64::consts::PI - 1.0).abs() < 1e-9);
    }
}
