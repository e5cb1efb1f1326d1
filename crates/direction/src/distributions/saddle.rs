//! Binomial and Poisson probabilities without the loss of digits that large factorials bring: the saddle-point expansion
//! (Loader 2000, "Fast and accurate computation of binomial probabilities"), for real arguments.

use std::f64::consts::PI;

/// What Stirling's formula leaves out of the logarithm of x!, for 0 ≤ x.
fn stirling_error(x: f64) -> f64 {
    if x < 15.0 {
        if x == 0.0 {
            return 0.0;
        }
        return libm::lgamma(x + 1.0) - (x + 0.5) * x.ln() + x - 0.5 * (2.0 * PI).ln();
    }
    let square = x * x;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / x
}

/// x·ln(x/mean) + mean - x, without cancellation where the two are near.
fn deviance(x: f64, mean: f64) -> f64 {
    if x == 0.0 {
        return mean;
    }
    if (x - mean).abs() < 0.1 * (x + mean) {
        let ratio = (x - mean) / (x + mean);
        let mut sum = (x - mean) * ratio;
        let mut term = 2.0 * x * ratio;
        for step in 1..1000 {
            term *= ratio * ratio;
            let next = sum + term / f64::from(2 * step + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    x * (x / mean).ln() + mean - x
}

/// Γ(a+b+1)/(Γ(a+1)Γ(b+1)) · x^a · y^b with y = 1 - x: the binomial probability of `a` of `a + b`.
pub(super) fn binomial(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 || y <= 0.0 {
        let is_certain = (x <= 0.0 && a == 0.0) || (y <= 0.0 && b == 0.0);
        return if is_certain { 1.0 } else { 0.0 };
    }
    let n = a + b;
    if a == 0.0 {
        return (n * libm::log1p(-x)).exp();
    }
    if b == 0.0 {
        return (n * libm::log1p(-y)).exp();
    }
    let exponent = stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    exponent.exp() * (n / (2.0 * PI * a * b)).sqrt()
}

/// x^a · e^-x / Γ(a+1): the Poisson probability of `a` where `x` are expected.
pub(super) fn poisson(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return if a == 0.0 { 1.0 } else { 0.0 };
    }
    if a == 0.0 {
        return (-x).exp();
    }
    (-stirling_error(a) - deviance(a, x)).exp() / (2.0 * PI * a).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_cases_are_those_on_paper() {
        assert!((binomial(2.0, 2.0, 0.5, 0.5) - 6.0 / 16.0).abs() < 1e-15);
        assert!((binomial(0.0, 3.0, 0.2, 0.8) - 0.512).abs() < 1e-15);
        assert!((binomial(3.0, 0.0, 0.2, 0.8) - 0.008).abs() < 1e-16);
        assert!((poisson(2.0, 1.0) - 0.5 / 1f64.exp()).abs() < 1e-15);
        assert!((poisson(20.0, 20.0) - 0.088_835_317_392_084_8).abs() < 1e-15);
    }
}
