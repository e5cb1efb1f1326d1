//! The gamma distribution, and by it the Poisson.

use super::root;
use super::saddle::poisson;

/// More steps than either expansion needs for a shape up to a billion: they take some multiples of its root.
const MOST_STEPS: usize = 2_000_000;

/// The probability above `x` of the gamma distribution with this shape, above 0, and scale 1.
pub(crate) fn upper(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let probability = if x < shape + 1.0 { 1.0 - series(shape, x) } else { fraction(shape, x) };
    probability.clamp(0.0, 1.0)
}

fn below(shape: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let probability = if x < shape + 1.0 { series(shape, x) } else { 1.0 - fraction(shape, x) };
    probability.clamp(0.0, 1.0)
}

/// The lower tail (Abramowitz and Stegun 1964, 6.5.29).
fn series(shape: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 1..MOST_STEPS {
        term *= x / (shape + step as f64);
        sum += term;
        if term <= sum * f64::EPSILON / 4.0 {
            break;
        }
    }
    poisson(shape, x) * sum
}

/// The upper tail (Abramowitz and Stegun 1964, 6.5.31), by Lentz's method.
fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - shape;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / if b.abs() < TINY { TINY } else { b };
    let mut product = d;
    for step in 1..MOST_STEPS {
        let m = step as f64;
        let numerator = -m * (m - shape);
        b += 2.0;
        let denominator = numerator * d + b;
        d = 1.0 / if denominator.abs() < TINY { TINY } else { denominator };
        c = b + numerator / c;
        if c.abs() < TINY {
            c = TINY;
        }
        product *= d * c;
        if (d * c - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    poisson(shape, x) * shape * product
}

/// The value below which this probability lies, from 0 to below 1.
pub(crate) fn quantile(probability: f64, shape: f64) -> f64 {
    if probability <= 0.0 {
        return 0.0;
    }
    let mut high = shape + 1.0;
    while below(shape, high) < probability && high < 1e12 {
        high *= 2.0;
    }
    root(0.0, high, shape, |x| (below(shape, x) - probability, poisson(shape, x) * shape / x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_cases_are_those_on_paper() {
        assert!((upper(1.0, 2.0) - (-2f64).exp()).abs() < 1e-15);
        assert!((upper(2.0, 0.5) - 1.5 * (-0.5f64).exp()).abs() < 1e-15);
        assert!((quantile(1.0 - (-2f64).exp(), 1.0) - 2.0).abs() < 1e-13);
    }

    #[test]
    fn a_large_shape_is_split_near_its_middle() {
        for shape in [1e3, 1e6, 1e9] {
            assert!((upper(shape, shape) - 0.5).abs() < 1.0 / shape.sqrt(), "{shape}: {}", upper(shape, shape));
        }
    }
}
