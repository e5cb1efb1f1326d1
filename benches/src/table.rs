//! The table: what was measured, beside what, and whether it reached its goal. As Markdown.

use std::fmt;
use std::time::Duration;

use crate::timing::Spread;

/// A figure with its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    /// How long something took.
    Time(Duration),
    /// How often something was done in a second.
    PerSecond(f64),
    /// How much memory or disk something needs.
    Bytes(u64),
}

/// What a figure should reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goal {
    /// No more than this.
    AtMost(Figure),
    /// At least this much of the baseline.
    AtLeastOfBaseline(f64),
}

/// One line of the table.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    what: String,
    measured: Figure,
    quartiles: Option<(Figure, Figure)>,
    baseline: Option<(String, Figure)>,
    goal: Option<Goal>,
}

impl Line {
    /// A figure on its own.
    pub(crate) fn new(what: impl Into<String>, measured: Figure) -> Line {
        Line { what: what.into(), measured, quartiles: None, baseline: None, goal: None }
    }

    /// A time, with how it spread.
    pub(crate) fn time(what: impl Into<String>, spread: Spread) -> Line {
        let quartiles = Some((Figure::Time(spread.low), Figure::Time(spread.high)));
        Line { quartiles, ..Line::new(what, Figure::Time(spread.median)) }
    }

    /// The same, beside a baseline with this name.
    pub(crate) fn beside(mut self, name: impl Into<String>, baseline: Figure) -> Line {
        self.baseline = Some((name.into(), baseline));
        self
    }

    /// The same, with a goal.
    pub(crate) fn goal(mut self, goal: Goal) -> Line {
        self.goal = Some(goal);
        self
    }

    fn ratio(&self) -> Option<f64> {
        let (_, baseline) = self.baseline.as_ref()?;
        Some(self.measured.number() / baseline.number())
    }

    fn reached(&self, goal: Goal) -> bool {
        match goal {
            Goal::AtMost(figure) => self.measured.number() <= figure.number(),
            Goal::AtLeastOfBaseline(share) => self.ratio().is_some_and(|ratio| share <= ratio),
        }
    }
}

/// Everything that was measured.
#[derive(Debug, Default)]
pub(crate) struct Table {
    parts: Vec<(String, Vec<Line>)>,
}

impl Table {
    /// A new part with this title.
    pub(crate) fn begin(&mut self, title: &str) {
        self.parts.push((title.to_owned(), Vec::new()));
    }

    /// A line of the part that was begun last.
    pub(crate) fn add(&mut self, line: Line) {
        if let Some((_, lines)) = self.parts.last_mut() {
            lines.push(line);
        }
    }
}

impl Figure {
    fn number(self) -> f64 {
        match self {
            Figure::Time(time) => time.as_secs_f64(),
            Figure::PerSecond(rate) => rate,
            Figure::Bytes(bytes) => bytes as f64,
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Figure::Time(time) => {
                let seconds = time.as_secs_f64();
                match seconds {
                    _ if seconds < 1e-3 => write!(f, "{} µs", three_digits(seconds * 1e6)),
                    _ if seconds < 1.0 => write!(f, "{} ms", three_digits(seconds * 1e3)),
                    _ => write!(f, "{} s", three_digits(seconds)),
                }
            }
            Figure::PerSecond(rate) => write!(f, "{} /s", three_digits(rate)),
            Figure::Bytes(bytes) if bytes < 1_000_000 => write!(f, "{} kB", three_digits(bytes as f64 / 1e3)),
            Figure::Bytes(bytes) => write!(f, "{} MB", three_digits(bytes as f64 / 1e6)),
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Goal::AtMost(figure) => write!(f, "at most {figure}"),
            Goal::AtLeastOfBaseline(share) => write!(f, "at least {share} of it"),
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, lines) in &self.parts {
            writeln!(f, "### {title}\n")?;
            writeln!(f, "| What | Measured | Beside | Ratio | Goal |")?;
            writeln!(f, "|---|---|---|---|---|")?;
            for line in lines {
                writeln!(f, "{line}")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| {} | {}", self.what, self.measured)?;
        if let Some((low, high)) = self.quartiles {
            write!(f, " ({low} – {high})")?;
        }
        match (&self.baseline, self.ratio()) {
            (Some((name, baseline)), Some(ratio)) => write!(f, " | {name}: {baseline} | {}", three_digits(ratio))?,
            _ => write!(f, " | – | –")?,
        }
        match self.goal {
            Some(goal) if self.reached(goal) => write!(f, " | {goal}: reached |"),
            Some(goal) => write!(f, " | {goal}: **missed** |"),
            None => write!(f, " | – |"),
        }
    }
}

/// A number with three digits that count, and groups of thousands: more would look more certain than it is.
fn three_digits(number: f64) -> String {
    let decimals = match number {
        _ if number < 10.0 => 2,
        _ if number < 100.0 => 1,
        _ => 0,
    };
    let rounded = match number {
        _ if 10_000.0 <= number => (number / 100.0).round() * 100.0,
        _ => number,
    };
    let text = format!("{rounded:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (index, digit) in whole.char_indices() {
        if 0 < index && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_three_digits_and_a_unit() {
        for (figure, expected) in [
            (Figure::Time(Duration::from_nanos(12_345)), "12.3 µs"),
            (Figure::Time(Duration::from_micros(1_234)), "1.23 ms"),
            (Figure::Time(Duration::from_millis(4_321)), "4.32 s"),
            (Figure::PerSecond(66_149.3), "66,100 /s"),
            (Figure::PerSecond(1_234.5), "1,234 /s"),
            (Figure::Bytes(539_000), "539 kB"),
            (Figure::Bytes(19_400_000), "19.4 MB"),
        ] {
            assert_eq!(figure.to_string(), expected);
        }
    }

    #[test]
    fn a_goal_that_is_missed_says_so() {
        let seconds = |seconds| Figure::Time(Duration::from_secs(seconds));
        let line = Line::new("A start", seconds(3)).beside("an empty program", seconds(2));
        assert_eq!(line.to_string(), "| A start | 3.00 s | an empty program: 2.00 s | 1.50 | – |");
        let reached = |goal| line.clone().goal(goal).to_string().contains("reached");
        assert!(reached(Goal::AtMost(seconds(3))) && !reached(Goal::AtMost(seconds(2))));
        assert!(reached(Goal::AtLeastOfBaseline(1.5)) && !reached(Goal::AtLeastOfBaseline(1.6)));
    }
}
