//! Roles in a part of the agency, deputies, and whom a manager lets write in a unit's plan.

use domain::policy::Right::{ManagePeople, OwnAccount, WritePlans};

use super::{Route, get, post};
use crate::rights::{self, contributors, deputies};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/account/deputies", OwnAccount, "own-deputies", deputies::show),
        post("/{organisation}/account/deputies", OwnAccount, "name-own-deputy", deputies::name).freshly(),
        post("/{organisation}/account/deputies/end", OwnAccount, "end-own-deputy", deputies::end),
        get("/{organisation}/people/{person}/deputies", ManagePeople, "deputies", deputies::show),
        post("/{organisation}/people/{person}/deputies", ManagePeople, "name-deputy", deputies::name),
        post("/{organisation}/people/{person}/deputies/end", ManagePeople, "end-deputy", deputies::end),
        get("/{organisation}/people/{person}/roles", ManagePeople, "roles", rights::show),
        post("/{organisation}/people/{person}/roles", ManagePeople, "give-role", rights::give),
        post("/{organisation}/people/{person}/roles/end", ManagePeople, "end-role", rights::end),
        get("/{organisation}/units/{unit}/contributors", WritePlans, "contributors", contributors::show),
        post("/{organisation}/units/{unit}/contributors", WritePlans, "let-contribute", contributors::give),
        post("/{organisation}/units/{unit}/contributors/end", WritePlans, "end-contributing", contributors::end),
    ]
}
