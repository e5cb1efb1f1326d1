//! Planning rounds: opened, their phases, directive, frames, papers and plan. Not the units' own plans, nor how
//! resources are moved.

use domain::policy::Right::{ReadPlanning, SteerPlanning};

use super::{Route, get, page, post};
use crate::planning::{funding, history, opening, overview, papers, rounds, steps, units};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/planning", ReadPlanning, "planning-rounds", rounds::show),
        get("/{organisation}/planning/new", SteerPlanning, "opening", opening::form),
        post("/{organisation}/planning", SteerPlanning, "open-round", opening::open),
        get("/{organisation}/planning/funding", ReadPlanning, "funding", funding::show),
        post("/{organisation}/planning/funding", SteerPlanning, "add-funding", funding::add),
        post("/{organisation}/planning/funding/{source}/closing", SteerPlanning, "close-funding", funding::close),
        page("/{organisation}/planning/{round}", ReadPlanning, "planning-round", overview::show),
        get("/{organisation}/planning/{round}/history", ReadPlanning, "round-history", history::show),
        get("/{organisation}/planning/{round}/phases", SteerPlanning, "phases", steps::show),
        post("/{organisation}/planning/{round}/phases", SteerPlanning, "enter-phase", steps::enter),
        post("/{organisation}/planning/{round}/calendar", SteerPlanning, "set-calendar", steps::set_calendar),
        page("/{organisation}/planning/{round}/units", ReadPlanning, "unit-plans", units::show),
        get("/{organisation}/planning/{round}/papers/{paper}", ReadPlanning, "paper", papers::show),
        post(
            "/{organisation}/planning/{round}/papers/{paper}/proposal",
            SteerPlanning,
            "propose-paper",
            papers::propose,
        ),
        post(
            "/{organisation}/planning/{round}/papers/{paper}/return",
            SteerPlanning,
            "return-paper",
            papers::take_back,
        ),
    ]
}
