//! The statistics of movement: 100,000 short series with all that a list of indicators shows, on one thread, beside the
//! best vectorised Python that we could write, in the same run. And the slope of long series.
//!
//! The Python is in `benches/reference`. It is not installed by itself: without it a line says so, and there is nothing to
//! compare with.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
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
/// What the slopes of the long ones are called, here and in the script.
const LONG_SLOPES: [&str; 2] = ["slope 365", "slope 3650"];
/// Where the Python with its packages is, from the root of the repository.
const PYTHON: &str = "target/bench-python/bin/python";
const SCRIPT: &str = "benches/reference/direction.py";

/// Measures it.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let measured = Measured::new(scale);
    let mut reference = measured.reference()?;
    let long_slope = |at: usize| {
        move |measured: &Measured| {
            let (values, times) = (&measured.long[at], &measured.long_times[at]);
            black_box(slope(times, values, Confidence::P90).ok());
        }
    };
    let works: [(&str, Work<'_>); 9] = [
        ("trend", &Measured::trends),
        ("both", &Measured::trends_and_slopes),
        ("chart", &Measured::charts),
        ("line", &Measured::lines),
        ("growth", &Measured::rates),
        ("all", &Measured::everything),
        ("verdict", &Measured::verdicts),
        (LONG_SLOPES[0], &long_slope(0)),
        (LONG_SLOPES[1], &long_slope(1)),
    ];
    let (mut ours, mut theirs) = (Times::default(), Times::default());
    for turn in 0..=measured.turns {
        // The first turn of each warms up and is not counted.
        let counts = 0 < turn;
        for (name, work) in works {
            let took = computed(|| {
                work(&measured);
                Ok(())
            })?;
            ours.add(name, took, counts);
        }
        if let Some(reference) = &mut reference {
            reference.turn(&mut theirs, counts)?;
        }
    }

    let size = format!("{} series of {POINTS} points", measured.series);
    let beside = |what: String, name: &str, parts: &[&str]| {
        let line = Line::time(what, ours.of(name));
        match theirs.sum(parts) {
            Some(time) => line.beside("Python", Figure::Time(time)),
            None => line,
        }
    };
    let line = |what: &str, name: &str, parts: &[&str]| beside(format!("{what}, {size}"), name, parts);
    table.add(line("Order tested, ties and all", "trend", &["trend"]));
    table.add(line("Order tested and slope with interval", "both", &["both"]));
    table.add(line("Control chart", "chart", &["chart"]));
    table.add(line("Line with interval", "line", &["line"]));
    table.add(line("Growth rate", "growth", &["growth"]));
    let others = ["chart", "line", "growth"];
    let better = |both: [&'static str; 1], apart: [&'static str; 2]| {
        let first = if theirs.sum(&apart) < theirs.sum(&both) { apart.to_vec() } else { both.to_vec() };
        [first, others.to_vec()].concat()
    };
    let goal = Goal::AtMost(Figure::Time(measured.share(Duration::from_millis(320))));
    table.add(line("All five", "all", &better(["both"], ["trend", "slope"])).goal(goal));
    // As such scripts are often written.
    let bare = better(["bare both"], ["bare trend", "bare slope"]);
    table.add(line("The same, beside Python without ties and interval", "all", &bare));
    table.add(line("The verdict with its target", "verdict", &[]));
    for (name, points) in LONG_SLOPES.into_iter().zip(LONG) {
        table.add(beside(format!("Slope with interval, {points} points"), name, &[name]));
    }
    Ok(())
}

/// What is done in a turn.
type Work<'a> = &'a dyn Fn(&Measured);

/// How long each part took, turn by turn.
#[derive(Default)]
struct Times(BTreeMap<String, Vec<Duration>>);

impl Times {
    fn add(&mut self, name: &str, took: Duration, counts: bool) {
        if counts {
            self.0.entry(name.to_owned()).or_default().push(took);
        }
    }

    fn of(&self, name: &str) -> Spread {
        Spread::of(self.0.get(name).cloned().unwrap_or_default())
    }

    /// How long some parts take together, each as in its middle turn. None if one is not there, or none is asked for.
    fn sum(&self, parts: &[&str]) -> Option<Duration> {
        let times: Option<Vec<Duration>> =
            parts.iter().map(|part| self.0.contains_key(*part).then(|| self.of(part).median)).collect();
        times.filter(|times| !times.is_empty()).map(|times| times.iter().sum())
    }
}

/// What is measured.
struct Measured {
    series: usize,
    turns: usize,
    times: Vec<f64>,
    /// All series, one after the other.
    values: Vec<f64>,
    whole: Vec<Series>,
    long: Vec<Vec<f64>>,
    long_times: Vec<Vec<f64>>,
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
        let long_times = LONG.map(|points| (0..points).map(|day| 2000.0 + day as f64 / 365.0).collect()).to_vec();
        Measured { series, turns: scale.rounds * 3, times, values, whole, long, long_times }
    }

    /// A goal for 100,000 series, for as many as there are.
    fn share(&self, goal: Duration) -> Duration {
        goal.mul_f64(self.series as f64 / 100_000.0)
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

    /// Python with the same values, ready to take its turns, if it is there with its packages.
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
        let mut process = Command::new(&python)
            .arg(&script)
            .arg(file.path())
            .args([self.series, POINTS].map(|number| number.to_string()))
            .args(LONG.map(|points| points.to_string()))
            .env("NUMBA_NUM_THREADS", "1")
            .env("OMP_NUM_THREADS", "1")
            .env("OPENBLAS_NUM_THREADS", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let asked = process.stdin.take().context("the reference reads nothing")?;
        let told = process.stdout.take().context("the reference prints nothing")?;
        Ok(Some(Reference { asked, told: BufReader::new(told), _values: file }))
    }
}

/// A process that takes a turn for each line that it reads. It ends when nothing more can come.
struct Reference {
    asked: ChildStdin,
    told: BufReader<ChildStdout>,
    // Removed when it is dropped.
    _values: tempfile::NamedTempFile,
}

impl Reference {
    fn turn(&mut self, times: &mut Times, counts: bool) -> Result<()> {
        self.asked.write_all(b"\n").context("the reference ended; what it said stands above")?;
        let mut line = String::new();
        self.told.read_line(&mut line)?;
        for (name, took) in told(&line)? {
            times.add(&name, took, counts);
        }
        Ok(())
    }
}

/// Seconds by part.
fn told(line: &str) -> Result<BTreeMap<String, Duration>> {
    let seconds: BTreeMap<String, f64> =
        serde_json::from_str(line).with_context(|| format!("not the seconds of a turn: {line:?}"))?;
    seconds.into_iter().map(|(name, seconds)| Ok((name, Duration::try_from_secs_f64(seconds)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_of_the_reference_is_read_and_parts_are_added_up() {
        let mut times = Times::default();
        for (turn, line) in
            [r#"{"trend": 9}"#, r#"{"trend": 0.5, "slope": 1.25, "slope 365": 2e-3}"#].iter().enumerate()
        {
            for (name, took) in told(line).unwrap() {
                times.add(&name, took, 0 < turn);
            }
        }
        assert_eq!(times.sum(&["trend", "slope"]), Some(Duration::from_millis(1750)), "the first turn is not counted");
        assert_eq!(times.sum(&["slope 365"]), Some(Duration::from_millis(2)));
        assert_eq!((times.sum(&["trend", "chart"]), times.sum(&[])), (None, None));
        assert!(told("Traceback").is_err() && told(r#"{"trend": -1}"#).is_err());
    }
}
