//! What browsers send by themselves: reports of what the policy of the pages stopped.

use domain::policy::Right::Open;

use super::{Route, post};
use crate::body_type::BodyType;
use crate::policy_reports;

pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/csp-reports", Open, "csp-reports", policy_reports::take)
            .accepting(policy_reports::ROOM)
            .taking(BodyType::Report),
    ]
}
