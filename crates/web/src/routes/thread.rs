//! The red thread through planning: breaks, my thread, and what is to do.

use domain::policy::Right::ReadPlanning;

use super::{Route, page};
use crate::my_thread;

pub(super) fn routes() -> Vec<Route> {
    vec![page("/{organisation}/my-thread", ReadPlanning, "my-thread", my_thread::show)]
}
