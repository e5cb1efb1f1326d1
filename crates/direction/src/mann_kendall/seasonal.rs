//! The seasonal test: each January with other Januaries, each February with other Februaries, and the scores added up
//! (Hirsch, Slack and Smith 1982).

use super::order::Order;
use super::pre_whitened::lag_one;
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

/// The seasonal test on pre-whitened values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeasonalPreWhitened {
    /// How much a value resembles the one before it, beyond slope and season: 0 to 0.95.
    pub autocorrelation: f64,
    /// The test on what is left. None where nothing needs to be taken away.
    pub seasons: Option<Seasons>,
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
    Ok(scored(&times[..points], &values[..points], seasons, 0.0))
}

/// Values that differ by no more than `absolute` are the same.
fn scored(times: &[f64], values: &[f64], seasons: usize, absolute: f64) -> Seasons {
    let (mut score, mut variance) = (0, 0.0);
    let mut of_one: Vec<f64> = Vec::with_capacity(values.len() / seasons + 1);
    for season in 0..seasons {
        of_one.clear();
        of_one
            .extend(times.iter().zip(values).filter(|(time, _)| season_of(**time, seasons) == season).map(|(_, v)| *v));
        let order = Order::of(&of_one, absolute);
        score += order.score;
        variance += order.variance();
    }
    Seasons { score, variance, p: normal_two_sided(standardised(score, variance)) }
}

/// In which season of the year a period starts that starts then.
pub(crate) fn season_of(time: f64, seasons: usize) -> usize {
    let within = time - time.floor();
    // Rounded, since 2020.1666666667 is March; 2020.9999 is the January after.
    (within * seasons as f64).round() as usize % seasons.max(1)
}

/// The seasonal test on pre-whitened values: what a value resembles of the one before it, beyond slope and season, is taken
/// away first. The season stays in, and each is still compared with itself.
///
/// # Errors
///
/// As [`seasonal`], of one point less.
pub fn seasonal_pre_whitened(
    times: &[f64],
    values: &[f64],
    seasons: usize,
    per_year: f64,
) -> Result<SeasonalPreWhitened, Undetermined> {
    // Checks what this needs as well.
    seasonal(times, values, seasons)?;
    let points = values.len().min(times.len());
    let (first_time, first_value) = (times[0], values[0]);
    // Without the slope, each less the mean of its season.
    let mut residuals: Vec<f64> =
        times.iter().zip(values).map(|(time, value)| (value - first_value) - per_year * (time - first_time)).collect();
    let season: Vec<usize> = times[..points].iter().map(|time| season_of(*time, seasons)).collect();
    let mut sums = vec![(0.0, 0.0); seasons];
    for (season, residual) in season.iter().zip(&residuals) {
        sums[*season].0 += residual;
        sums[*season].1 += 1.0;
    }
    for (season, residual) in season.iter().zip(&mut residuals) {
        *residual -= sums[*season].0 / sums[*season].1;
    }
    let largest = values.iter().fold(0.0f64, |largest, value| largest.max(value.abs()));
    let autocorrelation = lag_one(&residuals, 16.0 * f64::EPSILON * largest)?;
    if autocorrelation == 0.0 {
        return Ok(SeasonalPreWhitened { autocorrelation, seasons: None });
    }
    let left: Vec<f64> =
        values.windows(2).map(|pair| (pair[1] - first_value) - autocorrelation * (pair[0] - first_value)).collect();
    if !left.iter().all(|value| value.is_finite()) {
        return Err(Undetermined::OutOfRange);
    }
    let absolute = 4.0 * f64::EPSILON * largest;
    let seasons = scored(&times[1..points], &left, seasons, absolute);
    Ok(SeasonalPreWhitened { autocorrelation, seasons: Some(seasons) })
}
