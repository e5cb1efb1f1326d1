//! Planning rounds: opened, their phases, directive, frames, papers and plan. Not the units' own plans, nor how
//! resources are moved.

use domain::policy::Right::ReadPlanning;

use super::{Route, page};
use crate::planning::{overview, rounds};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/planning", ReadPlanning, "planning-rounds", rounds::show),
        page("/{organisation}/planning/{round}", ReadPlanning, "planning-round", overview::show),
    ]
}
