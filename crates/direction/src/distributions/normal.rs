//! The normal distribution.

use std::f64::consts::{PI, SQRT_2};

/// The probability of a value as far from 0 as this, in either direction.
pub(crate) fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2)
}

/// The value that is exceeded with this probability, from 0 to 1, neither included; outside it the last value that a
/// double can tell, so that the answer is finite.
fn exceeded_with(probability: f64) -> f64 {
    let probability = probability.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0);
    if 0.5 < probability {
        return -exceeded_with(1.0 - probability);
    }
    // Abramowitz and Stegun 1964, 26.2.23, right to 4.5e-4; three of Halley's steps give all digits.
    let t = (-2.0 * probability.ln()).sqrt();
    let numerator = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let denominator = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut z = t - numerator / denominator;
    for _ in 0..3 {
        let density = (-z * z / 2.0).exp() / (2.0 * PI).sqrt();
        let step = (0.5 * libm::erfc(z / SQRT_2) - probability) / density;
        z += step / (1.0 - z * step / 2.0);
    }
    z
}

/// The value below which this probability lies.
pub(crate) fn quantile(probability: f64) -> f64 {
    -exceeded_with(probability)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (probability, z) in [
            (0.5, 0.0),
            (0.9, 1.281_551_565_544_600_4),
            (0.95, 1.644_853_626_951_472_7),
            (0.975, 1.959_963_984_540_054),
            (0.999, 3.090_232_306_167_813),
            (1e-10, -6.361_340_902_404_056),
        ] {
            assert!((quantile(probability) - z).abs() < 1e-12, "{probability}: {}", quantile(probability));
        }
        assert!((two_sided(1.959_963_984_540_054) - 0.05).abs() < 1e-15);
    }

    #[test]
    fn a_probability_of_nothing_or_everything_gives_a_finite_value() {
        for probability in [-1.0, 0.0, 1.0, 2.0] {
            assert!(quantile(probability).is_finite());
        }
    }
}
