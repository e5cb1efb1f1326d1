//! The seasonal test: each January with other Januaries, each February with other Februaries, and the scores added up
//! (Hirsch, Slack and Smith 1982).

use super::order::Order;
use super::standardised;
use crate::distributions::normal_two_sided;
use crate::undetermined::Undetermined;

/// The result of a seasonal test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seasons {
    /// S, added up over the seasons.
    pub score: i64,
    /// Its variance where nothing happens, if the seasons are independent.
    pub variance: f64,
    /// The probability, 0 to 1, of an S at least as far from 0 where nothing happens, by the normal approximation.
    pub p: f64,
}

/// Tests finite values at finite times, in order, with 4 or 12 seasons a year. The season is read from the time, so a gap
/// shifts nothing. Times are those when the periods start.
///
/// # Errors
///
/// [`Undetermined::OutOfRange`] without seasons, [`Undetermined::TooFew`] below two cycles of values.
pub fn seasonal(times: &[f64], values: &[f64], seasons: usize) -> Result<Seasons, Undetermined> {
    if !(2..=366).contains(&seasons) {
        return Err(Undetermined::OutOfRange);
    }
    let points = values.len().min(times.len());
    if points < 2 * seasons {
        return Err(Undetermined::TooFew { points, needed: 2 * seasons });
    }
    let (mut score, mut variance) = (0, 0.0);
    let mut of_one: Vec<f64> = Vec::with_capacity(points / seasons + 1);
    for season in 0..seasons {
        of_one.clear();
        of_one
            .extend(times.iter().zip(values).filter(|(time, _)| season_of(**time, seasons) == season).map(|(_, v)| *v));
        let order = Order::of(&of_one, 0.0);
        score += order.score;
        variance += order.variance();
    }
    Ok(Seasons { score, variance, p: normal_two_sided(standardised(score, variance)) })
}

/// In which season of the year a period starts that starts then.
pub(crate) fn season_of(time: f64, seasons: usize) -> usize {
    let within = time - time.floor();
    // Rounded, since 2020.1666666667 is March; 2020.9999 is the January after.
    (within * seasons as f64).round() as usize % seasons.max(1)
}
