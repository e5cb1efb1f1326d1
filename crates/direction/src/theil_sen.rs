//! The Theil-Sen slope: the median of the slopes between all pairs of points, in real time.
//! Not here: whether the slope is more than chance (`mann_kendall`).

/// A change per year, in the unit of the series, with its 90 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// The median of the slopes between pairs.
    pub per_year: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}
