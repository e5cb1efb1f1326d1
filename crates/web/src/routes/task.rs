//! External tasks: what the government and others have asked.

use super::Route;

pub(super) fn routes() -> Vec<Route> {
    Vec::new()
}
