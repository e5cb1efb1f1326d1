//! The red thread through planning: breaks, my thread, and what is to do.

use domain::policy::Right::{OwnAccount, ReadPlanning, SteerPlanning, WritePlans};

use super::{Route, get, page, post};
use crate::planning::breaks::{self, aside, mend};
use crate::{my_thread, to_do};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/my-thread", ReadPlanning, "my-thread", my_thread::show),
        // What has come of one's contributions is told there until one has looked, which no event says.
        get("/{organisation}/to-do", OwnAccount, "to-do", to_do::show).of_any_day(),
        page("/{organisation}/to-do/text", OwnAccount, "to-do-as-text", to_do::as_text),
        get("/{organisation}/planning/{round}/breaks", ReadPlanning, "breaks", breaks::show),
        post("/{organisation}/planning/{round}/breaks", WritePlans, "mend-break", mend::mend),
        get("/{organisation}/planning/{round}/breaks/aside", SteerPlanning, "break-to-set-aside", aside::form),
        post("/{organisation}/planning/{round}/breaks/aside", SteerPlanning, "set-break-aside", aside::set),
        post("/{organisation}/planning/{round}/breaks/up", SteerPlanning, "take-break-up", aside::take_up),
    ]
}
