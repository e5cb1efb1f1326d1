//! The plans of units in a round, and their activities.

use domain::policy::Right::{ReadPlanning, SteerPlanning, WritePlans};

use super::{Route, get, post};
use crate::activity::{self, form};
use crate::unit_plan::{self, bulk, dialogue, import, write};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/planning/{round}/units/{unit}", ReadPlanning, "unit-plan", unit_plan::show).of_any_day(),
        get("/{organisation}/planning/{round}/activities/{activity}", ReadPlanning, "activity", activity::show),
        post(
            "/{organisation}/planning/{round}/activities/{activity}/progress",
            // Who answers for an activity tells how far it has come, also one who writes in no plan.
            ReadPlanning,
            "report-progress",
            activity::report,
        ),
        // All of an activity on a page of its own.
        get("/{organisation}/planning/{round}/activities/{activity}/edit", WritePlans, "activity-form", form::edit),
        post("/{organisation}/planning/{round}/activities/{activity}/edit", WritePlans, "save-activity", form::rewrite),
        get("/{organisation}/planning/{round}/units/{unit}/activities/new", WritePlans, "new-activity", form::new),
        post("/{organisation}/planning/{round}/units/{unit}/activities/new", WritePlans, "write-activity", form::add),
        // One activity at a time.
        post("/{organisation}/planning/{round}/units/{unit}/activities", WritePlans, "add-activity", write::add),
        post(
            "/{organisation}/planning/{round}/units/{unit}/activities/{activity}",
            WritePlans,
            "save-activity-row",
            write::save,
        ),
        post(
            "/{organisation}/planning/{round}/units/{unit}/activities/{activity}/removal",
            WritePlans,
            "remove-activity",
            write::remove,
        ),
        post("/{organisation}/planning/{round}/units/{unit}/look", WritePlans, "look-at-plan", write::look),
        post("/{organisation}/planning/{round}/units/{unit}/discard", WritePlans, "discard-row", write::discard),
        post("/{organisation}/planning/{round}/units/{unit}/undo", WritePlans, "undo-plan-change", write::undo),
        post("/{organisation}/planning/{round}/units/{unit}/carried", WritePlans, "carry-on", write::carry_on),
        // Several at once.
        post("/{organisation}/planning/{round}/units/{unit}/bulk", WritePlans, "change-activities", bulk::change),
        // From a spreadsheet, and out to one.
        get("/{organisation}/planning/{round}/units/{unit}/import", WritePlans, "plan-from-table", import::show),
        post("/{organisation}/planning/{round}/units/{unit}/import", WritePlans, "look-at-plan-table", import::look)
            .with_file(import::UPLOAD),
        post("/{organisation}/planning/{round}/units/{unit}/import/rows", WritePlans, "import-plan", import::bring_in)
            .accepting(import::PARCEL),
        get("/{organisation}/planning/{round}/units/{unit}/export", ReadPlanning, "plan-as-file", import::export),
        // Its way.
        post(
            "/{organisation}/planning/{round}/units/{unit}/submission",
            WritePlans,
            "submit-unit-plan",
            dialogue::submit,
        ),
        post("/{organisation}/planning/{round}/units/{unit}/recall", WritePlans, "recall-unit-plan", dialogue::recall),
        post(
            "/{organisation}/planning/{round}/units/{unit}/comments",
            ReadPlanning,
            "comment-unit-plan",
            dialogue::comment,
        ),
        post(
            "/{organisation}/planning/{round}/units/{unit}/return",
            SteerPlanning,
            "return-unit-plan",
            dialogue::send_back,
        ),
        post(
            "/{organisation}/planning/{round}/units/{unit}/approval",
            SteerPlanning,
            "approve-unit-plan",
            dialogue::approve,
        ),
        post(
            "/{organisation}/planning/{round}/units/{unit}/reopening",
            SteerPlanning,
            "reopen-unit-plan",
            dialogue::reopen,
        ),
    ]
}
