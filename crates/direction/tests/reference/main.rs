//! Agreement with reference implementations, on every series of `tests/vectors`: see the README there for who computed
//! what. Where a reference is not followed, the test's name says so.

mod control_chart;
mod forecast;
mod growth;
mod intervals;
mod trend;
mod vectors;
mod verdict;
