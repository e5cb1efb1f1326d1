//! How much is measured: everything for the table, or a little of everything for the tests.

use std::time::Duration;

/// The sizes and times of a run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    /// For how many statements the pages are made.
    pub(crate) statements: [usize; 3],
    /// How many rows are imported.
    pub(crate) rows: usize,
    /// In how many editions.
    pub(crate) editions: usize,
    /// How many activities are planned.
    pub(crate) activities: usize,
    /// In how many units.
    pub(crate) units: usize,
    /// How many indicators are followed.
    pub(crate) indicators: usize,
    /// In how many parts each is, the whole among them.
    pub(crate) breakdowns: usize,
    /// The same where there are very many values.
    pub(crate) many_breakdowns: usize,
    /// How many series are judged.
    pub(crate) measured_series: usize,
    /// For how long one figure and its baseline are measured together.
    pub(crate) time: Duration,
    /// For how many seconds each load is put on the server.
    pub(crate) load_seconds: u32,
    /// How often each act in the browser is timed.
    pub(crate) acts: usize,
    /// How many telephones are in a workshop.
    pub(crate) telephones: usize,
    /// How much is said in it.
    pub(crate) notes: usize,
    /// How often rates and starts are measured, each beside its baseline.
    pub(crate) rounds: usize,
}

impl Scale {
    /// For the table.
    pub(crate) const FULL: Scale = Scale {
        statements: [200, 10_000, 100_000],
        rows: 10_000,
        editions: 7,
        activities: 20_000,
        units: 300,
        indicators: 2_000,
        breakdowns: 20,
        many_breakdowns: 84,
        measured_series: 100_000,
        time: Duration::from_secs(2),
        load_seconds: 4,
        acts: 40,
        telephones: 500,
        notes: 200,
        rounds: 3,
    };

    /// For the tests: whether it all runs, not how fast.
    pub(crate) const QUICK: Scale = Scale {
        statements: [50, 100, 200],
        rows: 210,
        editions: 7,
        activities: 40,
        units: 4,
        indicators: 6,
        breakdowns: 3,
        many_breakdowns: 4,
        measured_series: 200,
        time: Duration::from_millis(20),
        load_seconds: 1,
        acts: 2,
        telephones: 5,
        notes: 4,
        rounds: 1,
    };

    /// The largest organisation.
    pub(crate) fn most(&self) -> usize {
        self.statements[2]
    }
}
