//! Pettitt's test: where a series may have broken (Pettitt 1979). A suggestion of where to look for a reason. Never a
//! break by itself: a trend looks like one, and only a person knows whether something was measured in another way.

use crate::undetermined::Undetermined;

/// Where a series may have broken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Break {
    /// The last point before it, from 0.
    pub after: usize,
    /// K: how unlike what is before and what is after are, in pairs.
    pub score: i64,
    /// About how likely, 0 to 1, so unlike parts are where nothing happens and values are independent.
    pub p: f64,
}

/// Suggests where finite values in order of time may have broken: the first place of those that are equally likely.
///
/// # Errors
///
/// [`Undetermined::TooFew`] below two values, [`Undetermined::OutOfRange`] if one is not finite,
/// [`Undetermined::Constant`] where all are the same.
pub fn suggest(values: &[f64]) -> Result<Break, Undetermined> {
    let points = values.len();
    if points < 2 {
        return Err(Undetermined::TooFew { points, needed: 2 });
    }
    if !values.iter().all(|value| value.is_finite()) {
        return Err(Undetermined::OutOfRange);
    }
    let (mut sum, mut score, mut after) = (0i64, 0i64, 0);
    for (index, value) in values.iter().enumerate().take(points - 1) {
        // One more point before the break: its pairs with all the others, by which of the two is larger.
        sum += values.iter().map(|other| i64::from(other < value) - i64::from(value < other)).sum::<i64>();
        if score < sum.abs() {
            (score, after) = (sum.abs(), index);
        }
    }
    if score == 0 {
        return Err(Undetermined::Constant);
    }
    let (count, score_squared) = (points as f64, score as f64 * score as f64);
    let p = 2.0 * (-6.0 * score_squared / (count * count * count + count * count)).exp();
    Ok(Break { after, score, p: p.min(1.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_found_where_it_is() {
        let found = suggest(&[1.0, 2.0, 1.0, 2.0, 1.0, 9.0, 8.0, 9.0, 8.0, 9.0, 8.0]).unwrap();
        assert_eq!((found.after, found.score), (4, 30));
        assert!(found.p < 0.05, "{}", found.p);
    }

    #[test]
    fn nothing_breaks_where_nothing_changes() {
        assert_eq!(suggest(&[2.0; 9]), Err(Undetermined::Constant));
        assert_eq!(suggest(&[2.0]), Err(Undetermined::TooFew { points: 1, needed: 2 }));
    }
}
