//! The distributions that p-values and intervals are read from: normal, Student's t, beta and binomial, gamma and
//! Poisson. Probabilities and quantiles only; relative errors around 1e-13, in the tails too.
//! Not here: the distribution of Mann-Kendall's S (`mann_kendall/exact`).

mod beta;
mod gamma;
mod normal;
mod saddle;
mod student;

pub(crate) use beta::{below as beta_below, quantile as beta_quantile};
pub(crate) use gamma::{quantile as gamma_quantile, upper as gamma_upper};
#[cfg(test)]
pub(crate) use normal::quantile as normal_quantile;
pub(crate) use normal::two_sided as normal_two_sided;
pub(crate) use student::{Level, above as student_above, both_sides};

/// The root of an increasing function between two ends, by Newton's steps kept inside a shrinking bracket. `at` gives
/// the function, less what it should be, and its derivative.
fn root(mut low: f64, mut high: f64, start: f64, at: impl Fn(f64) -> (f64, f64)) -> f64 {
    let mut x = start.clamp(low, high);
    // Halving alone needs some 60 steps to the last bit, and a thousand to a subnormal number.
    for _ in 0..1_200 {
        let (value, derivative) = at(x);
        if value == 0.0 || high <= low {
            return x;
        }
        if value < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let step = x - value / derivative;
        let next = if low < step && step < high { step } else { low + (high - low) / 2.0 };
        if (next - x).abs() <= 2.0 * f64::EPSILON * next.abs() {
            return next;
        }
        x = next;
    }
    x
}
