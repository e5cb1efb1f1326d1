//! Timing: something and its baseline by turns, so that whatever else the machine does hits both.

use std::time::{Duration, Instant};

use anyhow::Result;
use rustix::time::{ClockId, clock_gettime};

/// Fewer runs than this say little of what is usual.
const FEWEST: usize = 3;
/// More add nothing.
const MOST: usize = 5_000;

/// How long something took, run after run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spread {
    /// Half of the runs took no longer.
    pub(crate) median: Duration,
    /// A quarter took no longer.
    pub(crate) low: Duration,
    /// Three quarters took no longer.
    pub(crate) high: Duration,
}

impl Spread {
    /// Of some runs.
    pub(crate) fn of(mut runs: Vec<Duration>) -> Spread {
        runs.sort_unstable();
        let at = |quarters: usize| {
            let index = runs.len().saturating_sub(1) * quarters / 4;
            runs.get(index).copied().unwrap_or_default()
        };
        Spread { median: at(2), low: at(1), high: at(3) }
    }
}

/// How long one run takes, and what came of it.
pub(crate) fn once<T>(work: impl FnOnce() -> Result<T>) -> Result<(Duration, T)> {
    let started = Instant::now();
    let result = work()?;
    Ok((started.elapsed(), result))
}

/// How much of the processors this process has had. Neither waiting for a disk nor for a neighbour counts.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let (seconds, nanoseconds) = (u64::try_from(time.tv_sec), u32::try_from(time.tv_nsec));
    Duration::new(seconds.unwrap_or_default(), nanoseconds.unwrap_or_default())
}

/// How much of the processors one run takes.
pub(crate) fn computed(work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let before = processor_time();
    work()?;
    Ok(processor_time().saturating_sub(before))
}

/// Runs something and its baseline by turns for as long as is given, and tells the processor time of each: what the
/// work costs, however busy the machine is. The first run of each warms up and is not counted.
pub(crate) fn beside(
    time: Duration,
    mut work: impl FnMut() -> Result<()>,
    mut baseline: impl FnMut() -> Result<()>,
) -> Result<(Spread, Spread)> {
    work()?;
    baseline()?;
    let (mut of_work, mut of_baseline) = (Vec::new(), Vec::new());
    let started = Instant::now();
    while of_work.len() < FEWEST || (started.elapsed() < time && of_work.len() < MOST) {
        of_work.push(computed(&mut work)?);
        of_baseline.push(computed(&mut baseline)?);
    }
    Ok((Spread::of(of_work), Spread::of(of_baseline)))
}

/// The middle one of some figures.
pub(crate) fn middle(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_the_runs_took_no_longer_than_the_median() {
        let runs = [5, 1, 4, 2, 3].map(Duration::from_secs);
        let seconds = |seconds| Duration::from_secs(seconds);
        assert_eq!(Spread::of(runs.to_vec()), Spread { median: seconds(3), low: seconds(2), high: seconds(4) });
        assert_eq!(middle(vec![9.0, 1.0, 2.0]), 2.0);
    }

    #[test]
    fn both_are_run_as_often_and_never_less_than_needed() {
        let (mut works, mut baselines) = (0, 0);
        let count = |counter: &mut usize| {
            *counter += 1;
            Ok(())
        };
        beside(Duration::ZERO, || count(&mut works), || count(&mut baselines)).unwrap();
        assert_eq!((works, baselines), (FEWEST + 1, FEWEST + 1));
    }
}
