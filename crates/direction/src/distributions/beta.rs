//! The beta distribution, and by it the binomial.

use super::root;
use super::saddle::binomial;

/// More steps than the continued fraction needs for parameters up to a billion: it takes about their root.
const MOST_STEPS: usize = 200_000;

/// The probability below `x`, from 0 to 1, of the beta distribution with these parameters, both above 0. `y` is 1 - x,
/// given by itself so that it has all its digits near 1.
pub(crate) fn below(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let probability = if x < (a + 1.0) / (a + b + 2.0) { fraction(a, b, x, y) } else { 1.0 - fraction(b, a, y, x) };
    probability.clamp(0.0, 1.0)
}

/// The continued fraction for the lower tail (Abramowitz and Stegun 1964, 26.5.8), by Lentz's method.
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let kept = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut product = d;
    for step in 1..MOST_STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        product *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        product *= d * c;
        if (d * c - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    front(a, b, x, y) * product / a
}

/// x^a · y^b / B(a, b).
fn front(a: f64, b: f64, x: f64, y: f64) -> f64 {
    a * b / (a + b) * binomial(a, b, x, y)
}

/// The value below which this probability lies.
pub(crate) fn quantile(probability: f64, a: f64, b: f64) -> f64 {
    if probability <= 0.0 {
        return 0.0;
    }
    if 1.0 <= probability {
        return 1.0;
    }
    root(0.0, 1.0, a / (a + b), |x| {
        let y = 1.0 - x;
        (below(a, b, x, y) - probability, front(a, b, x, y) / (x * y))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_cases_are_those_on_paper() {
        assert!((below(1.0, 1.0, 0.3, 0.7) - 0.3).abs() < 1e-15);
        assert!((below(2.0, 1.0, 0.3, 0.7) - 0.09).abs() < 1e-15);
        assert!((below(1.0, 3.0, 0.2, 0.8) - 0.488).abs() < 1e-15);
        assert!((quantile(0.09, 2.0, 1.0) - 0.3).abs() < 1e-14);
    }

    #[test]
    fn the_median_of_a_symmetric_distribution_is_a_half_however_many_were_counted() {
        for count in [0.5, 3.0, 1e3, 1e6, 1e9] {
            assert!((below(count, count, 0.5, 0.5) - 0.5).abs() < 1e-9, "{count}");
        }
    }
}
