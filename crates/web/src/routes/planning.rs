//! Planning rounds: opened, their phases, directive, frames, papers and plan. Not the units' own plans, nor how
//! resources are moved.

use domain::policy::Right::{ReadDecided, ReadPlanning, RecordDecisions, SteerPlanning};

use super::{Route, get, page, post};
use crate::decision::record;
use crate::planning::directive::{self, pointing, text};
use crate::planning::frames::{self, amounts};
use crate::planning::{funding, history, opening, overview, papers, plan, red_thread, rounds, steps, units};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/planning", ReadPlanning, "planning-rounds", rounds::show),
        get("/{organisation}/planning/new", SteerPlanning, "opening", opening::form),
        post("/{organisation}/planning", SteerPlanning, "open-round", opening::open),
        get("/{organisation}/planning/funding", ReadPlanning, "funding", funding::show),
        post("/{organisation}/planning/funding", SteerPlanning, "add-funding", funding::add),
        post("/{organisation}/planning/funding/{source}/closing", SteerPlanning, "close-funding", funding::close),
        page("/{organisation}/planning/{round}", ReadPlanning, "planning-round", overview::show),
        get("/{organisation}/planning/{round}/history", ReadPlanning, "round-history", history::show),
        get("/{organisation}/planning/{round}/phases", SteerPlanning, "phases", steps::show),
        post("/{organisation}/planning/{round}/phases", SteerPlanning, "enter-phase", steps::enter),
        post("/{organisation}/planning/{round}/calendar", SteerPlanning, "set-calendar", steps::set_calendar),
        page("/{organisation}/planning/{round}/units", ReadPlanning, "unit-plans", units::show),
        page("/{organisation}/planning/{round}/thread/{knot}", ReadPlanning, "red-thread", red_thread::show),
        page("/{organisation}/planning/{round}/directive", ReadPlanning, "directive", directive::show),
        get("/{organisation}/planning/{round}/directive/text", SteerPlanning, "directive-form", text::show),
        post("/{organisation}/planning/{round}/directive/text", SteerPlanning, "write-directive", text::save),
        get("/{organisation}/planning/{round}/directive/pointing", SteerPlanning, "pointing", pointing::show),
        post("/{organisation}/planning/{round}/directive/pointing", SteerPlanning, "point-out", pointing::point),
        post("/{organisation}/planning/{round}/directive/pointing/end", SteerPlanning, "end-pointing", pointing::end),
        page("/{organisation}/planning/{round}/frames", ReadPlanning, "frames", frames::show),
        get("/{organisation}/planning/{round}/frames/amounts", SteerPlanning, "frames-form", amounts::show),
        post("/{organisation}/planning/{round}/frames/amounts", SteerPlanning, "set-frames", amounts::save),
        page("/{organisation}/planning/{round}/plan", ReadDecided, "operational-plan", plan::show),
        get("/{organisation}/planning/{round}/papers/{paper}", ReadPlanning, "paper", papers::show),
        post(
            "/{organisation}/planning/{round}/papers/{paper}/proposal",
            SteerPlanning,
            "propose-paper",
            papers::propose,
        ),
        post(
            "/{organisation}/planning/{round}/papers/{paper}/return",
            SteerPlanning,
            "return-paper",
            papers::take_back,
        ),
        get(
            "/{organisation}/planning/{round}/papers/{paper}/decision",
            RecordDecisions,
            "paper-decision-form",
            record::paper_form,
        ),
        post(
            "/{organisation}/planning/{round}/papers/{paper}/decision",
            RecordDecisions,
            "record-paper-decision",
            record::record_paper,
        ),
    ]
}
