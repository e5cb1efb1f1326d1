//! The statistics of movement: 100,000 short series with all that a list of indicators shows, on one thread, beside the
//! best vectorised Python that we could write, in the same run. And the slope of long series.
//!
//! The Python is in `benches/reference`. It is not installed by itself: without it a line says so, and there is nothing to
//! compare with.

use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use direction::confidence::Confidence;
use direction::control_chart::{Settings, chart};
use direction::forecast::fit_line;
use direction::question::{Question, Target, TargetKind, Wanted};
use direction::rule::judge;
use direction::series::Series;
use direction::theil_sen::{slope, slope_with_variance};
use direction::{growth, mann_kendall};

use crate::scale::Scale;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::{Spread, computed};

/// How many points a series has.
const POINTS: usize = 24;
/// How long the long ones are: a year and ten years of days.
const LONG: [usize; 2] = [365, 3_650];
/// Where the Python with its packages is, from the root of the repository.
const PYTHON: &str = "target/bench-python/bin/python";
const SCRIPT: &str = "benches/reference/direction.py";

/// Measures it.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let measured = Measured::new(scale);
    let reference = measured.reference()?;
    let beside = |line: Line, parts: &[&str]| {
        let seconds = reference.as_ref().and_then(|reference| reference.sum(parts));
        match seconds {
            Some(seconds) => line.beside("Python", Figure::Time(Duration::from_secs_f64(seconds))),
            None => line,
        }
    };
    let size = format!("{} series of {POINTS} points", measured.series);
    let trend = measured.time(Measured::trends)?;
    let both = measured.time(Measured::trends_and_slopes)?;
    let all = measured.time(Measured::everything)?;
    let part = |table: &mut Table, what: &str, spread: Spread, parts: &[&str]| {
        table.add(beside(Line::time(format!("{what}, {size}"), spread), parts));
    };
    part(table, "Order tested, ties and all", trend, &["trend"]);
    part(table, "Order tested and slope with interval", both, &["both"]);
    part(table, "Control chart", measured.time(Measured::charts)?, &["chart"]);
    part(table, "Line with interval", measured.time(Measured::lines)?, &["line"]);
    part(table, "Growth rate", measured.time(Measured::rates)?, &["growth"]);
    let goal = Goal::AtMost(Figure::Time(measured.share(Duration::from_millis(320))));
    let others = ["chart", "line", "growth"];
    let better = |both: [&'static str; 1], apart: [&'static str; 2]| {
        let seconds = |parts: &[&str]| reference.as_ref().and_then(|reference| reference.sum(parts));
        let first = if seconds(&apart) < seconds(&both) { apart.to_vec() } else { both.to_vec() };
        [first, others.to_vec()].concat()
    };
    let parts = better(["both"], ["trend", "slope"]);
    table.add(beside(Line::time(format!("All five, {size}"), all), &parts).goal(goal));
    // As such scripts are often written.
    let parts = better(["bare both"], ["bare trend", "bare slope"]);
    part(table, "The same, beside Python without ties and interval", all, &parts);
    part(table, "The verdict with its target", measured.time(Measured::verdicts)?, &[]);
    for (values, points) in measured.long.iter().zip(LONG) {
        let times: Vec<f64> = (0..points).map(|day| 2000.0 + day as f64 / 365.0).collect();
        let spread = measured.time(|_| {
            black_box(slope(&times, values, Confidence::P90).ok());
        })?;
        let line = Line::time(format!("Slope with interval, {points} points"), spread);
        table.add(beside(line, &[&format!("slope {points}")]));
    }
    Ok(())
}

/// What is measured.
struct Measured {
    series: usize,
    rounds: usize,
    times: Vec<f64>,
    /// All series, one after the other.
    values: Vec<f64>,
    whole: Vec<Series>,
    long: Vec<Vec<f64>>,
}

impl Measured {
    fn new(scale: &Scale) -> Measured {
        let mut seed = 1u64;
        // The sum of some uniform numbers is near enough to normal to time with.
        let mut noise = || {
            (0..4)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (seed >> 11) as f64 / (1u64 << 53) as f64 - 0.5
                })
                .sum::<f64>()
        };
        let series = scale.measured_series;
        let values: Vec<f64> =
            (0..series * POINTS).map(|at| 100.0 + 0.3 * (at % POINTS) as f64 + 5.0 * noise()).collect();
        let whole = values.chunks(POINTS).map(|values| Series::annual(2000.0, values)).collect();
        let long = LONG.map(|points| (0..points).map(|at| 100.0 + 0.01 * at as f64 + 5.0 * noise()).collect()).to_vec();
        let times = (0..POINTS).map(|year| 2000.0 + year as f64).collect();
        Measured { series, rounds: scale.rounds.max(3), times, values, whole, long }
    }

    /// A goal for 100,000 series, for as many as there are.
    fn share(&self, goal: Duration) -> Duration {
        goal.mul_f64(self.series as f64 / 100_000.0)
    }

    fn time(&self, work: impl Fn(&Measured)) -> Result<Spread> {
        work(self);
        let runs: Result<Vec<Duration>> = (0..self.rounds)
            .map(|_| {
                computed(|| {
                    work(self);
                    Ok(())
                })
            })
            .collect();
        Ok(Spread::of(runs?))
    }

    fn each(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks(POINTS)
    }

    fn trends(&self) {
        for values in self.each() {
            black_box(mann_kendall::test(values).ok());
        }
    }

    fn trends_and_slopes(&self) {
        for values in self.each() {
            let Ok(trend) = mann_kendall::test(values) else { continue };
            black_box(slope_with_variance(&self.times, values, Confidence::P90, trend.variance).ok());
        }
    }

    fn charts(&self) {
        for values in self.each() {
            black_box(chart(values, &Settings::new(Wanted::Increase)).ok());
        }
    }

    fn lines(&self) {
        for values in self.each() {
            let line = fit_line(&self.times, values).ok();
            black_box(line.and_then(|line| line.predict(2035.0)).map(|prediction| prediction.interval_80()));
        }
    }

    fn rates(&self) {
        for values in self.each() {
            if let (Some(first), Some(last)) = (values.first(), values.last()) {
                black_box(growth::rate(*first, *last, (POINTS - 1) as f64).ok());
            }
        }
    }

    fn everything(&self) {
        self.trends_and_slopes();
        self.charts();
        self.lines();
        self.rates();
    }

    fn verdicts(&self) {
        let target = Target { kind: TargetKind::Reach(115.0), by: Some(2035.0) };
        let question = Question::new(Wanted::Increase).target(target);
        for series in &self.whole {
            black_box(judge(series, &question));
        }
    }

    /// The same by Python, if it is there with its packages.
    fn reference(&self) -> Result<Option<Reference>> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the benches are not in a repository")?;
        let (python, script) = (root.join(PYTHON), root.join(SCRIPT));
        let is_there = Command::new(&python).args(["-c", "import numba, numpy"]).output();
        if !is_there.is_ok_and(|output| output.status.success()) {
            eprintln!(
                "THE REFERENCE WAS NOT RUN: there is no {PYTHON} with numpy and numba. To have it:\n  \
                 python3 -m venv target/bench-python && target/bench-python/bin/pip install -r \
                 benches/reference/requirements.txt"
            );
            return Ok(None);
        }
        let mut file = tempfile::NamedTempFile::new()?;
        for value in self.values.iter().chain(self.long.iter().flatten()) {
            file.write_all(&value.to_le_bytes())?;
        }
        file.flush()?;
        let output = Command::new(&python)
            .arg(&script)
            .arg(file.path())
            .args([self.series, POINTS, self.rounds].map(|number| number.to_string()))
            .args(LONG.map(|points| points.to_string()))
            .env("NUMBA_NUM_THREADS", "1")
            .env("OMP_NUM_THREADS", "1")
            .env("OPENBLAS_NUM_THREADS", "1")
            .output()?;
        ensure!(output.status.success(), "the reference failed: {}", String::from_utf8_lossy(&output.stderr));
        Ok(Some(Reference(String::from_utf8(output.stdout)?)))
    }
}

/// Seconds by part, as the script prints them.
struct Reference(String);

impl Reference {
    /// How long some parts take together. None if one is not there, or none is asked for.
    fn sum(&self, parts: &[&str]) -> Option<f64> {
        let seconds: Option<Vec<f64>> = parts.iter().map(|part| self.seconds(part)).collect();
        seconds.filter(|seconds| !seconds.is_empty()).map(|seconds| seconds.iter().sum())
    }

    /// From a flat object of numbers, which is all it is.
    fn seconds(&self, part: &str) -> Option<f64> {
        let (_, rest) = self.0.split_once(&format!("\"{part}\":"))?;
        rest.split([',', '}']).next()?.trim().parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_reference_are_added_up() {
        let reference = Reference(r#"{"trend": 0.5, "slope": 1.25, "slope 365": 2e-3}"#.to_owned());
        assert_eq!(reference.sum(&["trend", "slope"]), Some(1.75));
        assert_eq!(reference.sum(&["slope 365"]), Some(0.002));
        assert_eq!((reference.sum(&["trend", "chart"]), reference.sum(&[])), (None, None));
    }
}
