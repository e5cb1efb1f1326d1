//! How sure an interval is meant to be, and what an interval is.

/// How sure an interval is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// 80 %.
    P80,
    /// 90 %.
    P90,
    /// 95 %.
    P95,
    /// 99.8 %: three standard deviations, where many are compared at once.
    P998,
}

impl Confidence {
    /// How many standard deviations of a normal distribution the interval reaches.
    pub(crate) const fn reach(self) -> f64 {
        // Written out, since it is asked for each series; a test compares them with what is computed.
        match self {
            Confidence::P80 => 1.281_551_565_544_600_4,
            Confidence::P90 => 1.644_853_626_951_472_7,
            Confidence::P95 => 1.959_963_984_540_054,
            Confidence::P998 => 3.090_232_306_167_813,
        }
    }

    /// The probability outside the interval, on each of its two sides.
    pub(crate) const fn outside(self) -> f64 {
        match self {
            Confidence::P80 => 0.1,
            Confidence::P90 => 0.05,
            Confidence::P95 => 0.025,
            Confidence::P998 => 0.001,
        }
    }
}

/// From one value to another, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distributions::normal_quantile;

    #[test]
    fn the_reaches_are_the_quantiles_of_the_normal_distribution() {
        for confidence in [Confidence::P80, Confidence::P90, Confidence::P95, Confidence::P998] {
            let quantile = normal_quantile(1.0 - confidence.outside());
            assert!((confidence.reach() - quantile).abs() < 1e-12, "{confidence:?}");
        }
    }
}
