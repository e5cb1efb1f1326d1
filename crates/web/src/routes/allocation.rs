//! Where a round's resources lie, and scenarios that move them.

use super::Route;

pub(super) fn routes() -> Vec<Route> {
    Vec::new()
}
