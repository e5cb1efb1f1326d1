//! Where a round's resources lie, and scenarios that move them.

use domain::policy::Right::{ReadPlanning, SteerPlanning, WritePlans};

use super::{Route, get, page, post};
use crate::allocation;
use crate::scenario::{self, acts, compare, list};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/planning/{round}/allocation", ReadPlanning, "allocation", allocation::show),
        page("/{organisation}/planning/{round}/allocation/file", ReadPlanning, "allocation-file", allocation::download),
        get("/{organisation}/planning/{round}/scenarios", ReadPlanning, "scenarios", list::show),
        post("/{organisation}/planning/{round}/scenarios", SteerPlanning, "begin-scenario", list::begin),
        page("/{organisation}/planning/{round}/scenarios/compare", ReadPlanning, "compare-scenarios", compare::show),
        page(
            "/{organisation}/planning/{round}/scenarios/compare/file",
            ReadPlanning,
            "compare-scenarios-file",
            compare::download,
        ),
        get("/{organisation}/planning/{round}/scenarios/{scenario}", ReadPlanning, "scenario", scenario::show),
        get(
            "/{organisation}/planning/{round}/scenarios/{scenario}/preview",
            ReadPlanning,
            "preview-move",
            scenario::preview,
        ),
        page(
            "/{organisation}/planning/{round}/scenarios/{scenario}/file",
            ReadPlanning,
            "scenario-file",
            scenario::download,
        ),
        post(
            "/{organisation}/planning/{round}/scenarios/{scenario}/moves",
            SteerPlanning,
            "move-resources",
            acts::make,
        ),
        post("/{organisation}/planning/{round}/scenarios/{scenario}/undo", SteerPlanning, "undo-move", acts::undo),
        post("/{organisation}/planning/{round}/scenarios/{scenario}/again", SteerPlanning, "remake-moves", acts::again),
        post(
            "/{organisation}/planning/{round}/scenarios/{scenario}/comments",
            WritePlans,
            "comment-scenario",
            acts::comment,
        ),
        post("/{organisation}/planning/{round}/scenarios/{scenario}/copy", SteerPlanning, "copy-scenario", acts::copy),
        post("/{organisation}/planning/{round}/scenarios/{scenario}/anew", SteerPlanning, "begin-anew", acts::anew),
        post(
            "/{organisation}/planning/{round}/scenarios/{scenario}/withdrawal",
            SteerPlanning,
            "drop-scenario",
            acts::lay_aside,
        ),
    ]
}
