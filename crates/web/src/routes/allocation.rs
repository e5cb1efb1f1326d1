//! Where a round's resources lie, and scenarios that move them.

use domain::policy::Right::ReadPlanning;

use super::{Route, page};
use crate::allocation;

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/planning/{round}/allocation", ReadPlanning, "allocation", allocation::show),
        page("/{organisation}/planning/{round}/allocation/file", ReadPlanning, "allocation-file", allocation::download),
    ]
}
