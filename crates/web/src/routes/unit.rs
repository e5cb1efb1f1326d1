//! The parts of the organisation, and how they change.

use super::Route;

pub(super) fn routes() -> Vec<Route> {
    Vec::new()
}
