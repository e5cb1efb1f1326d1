//! External tasks: what the government and others have asked.

use domain::policy::Right::{ReadPlanning, ReadSecret, SteerPlanning, WritePlans};

use super::{Route, get, page, post};
use crate::task::{self, form, hand_out, import, list, secrecy};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/tasks", ReadPlanning, "tasks", list::show),
        post("/{organisation}/tasks", SteerPlanning, "register-task", form::register),
        get("/{organisation}/tasks/new", SteerPlanning, "task-form", form::new),
        get("/{organisation}/tasks/hand-out", SteerPlanning, "tasks-to-hand-out", hand_out::show),
        post("/{organisation}/tasks/hand-out", SteerPlanning, "hand-out-tasks", hand_out::hand_out),
        get("/{organisation}/tasks/import", SteerPlanning, "tasks-from-file", import::show),
        post("/{organisation}/tasks/import", SteerPlanning, "look-at-tasks", import::look).with_file(import::UPLOAD),
        post("/{organisation}/tasks/import/rows", SteerPlanning, "import-tasks", import::bring_in)
            .accepting(import::PARCEL),
        get("/{organisation}/tasks/export", ReadPlanning, "tasks-as-file", import::export),
        get("/{organisation}/tasks/{task}", ReadPlanning, "task", task::show),
        get("/{organisation}/tasks/{task}/edit", SteerPlanning, "task-to-edit", form::edit),
        post("/{organisation}/tasks/{task}/edit", SteerPlanning, "rewrite-task", form::rewrite),
        post("/{organisation}/tasks/{task}/unit", SteerPlanning, "hand-task-to-unit", task::hand_to),
        post("/{organisation}/tasks/{task}/secrecy", ReadSecret, "mark-task-secret", secrecy::mark),
        post("/{organisation}/tasks/{task}/secrecy/lift", ReadSecret, "lift-task-secrecy", secrecy::lift),
        // A unit says that its own task is answered; what more may be done with it, the rule says.
        post("/{organisation}/tasks/{task}/steps", WritePlans, "move-task", task::step),
    ]
}
