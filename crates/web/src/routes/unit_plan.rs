//! The plans of units in a round, and their activities.

use super::Route;

pub(super) fn routes() -> Vec<Route> {
    Vec::new()
}
