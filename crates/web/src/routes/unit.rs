//! The parts of the organisation, and how they change.

use domain::policy::Right::{ChangeUnits, ReadPlanning};

use super::{Route, get, page, post};
use crate::unit::{self, change};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/units", ReadPlanning, "units", unit::show),
        get("/{organisation}/units/change", ChangeUnits, "change-of-units", change::show),
        post("/{organisation}/units/change", ChangeUnits, "change-units", change::change),
    ]
}
