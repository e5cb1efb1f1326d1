//! Programs: the tokens by which they come, and everything that they read. Not what the agency's directory tells of people.

use domain::policy::Right::{ManagePeople, Open, OwnAccount, ReadDecided, ReadDrafts, ReadLog, ReadPlanning};

use super::{Route, get, post, read};
use crate::access_tokens::{self, all};
use crate::api::query::Takes::{Day, Part, Statement, Unit, Words};
use crate::api::{
    activity, allocation, decision, description, directory, guide, indicator, log, planning, search, strategy, task,
};

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/{organisation}/account/tokens", OwnAccount, "own-tokens", access_tokens::show),
        post("/{organisation}/account/tokens", OwnAccount, "make-token", access_tokens::make).freshly(),
        post("/{organisation}/account/tokens/revocation", OwnAccount, "revoke-own-token", access_tokens::revoke),
        get("/{organisation}/people/tokens", ManagePeople, "all-tokens", all::show),
        post("/{organisation}/people/tokens/revocation", ManagePeople, "revoke-token", all::revoke),
        get("/{organisation}/api", Open, "api-guide", guide::show),
        get("/api/v1/openapi.json", Open, "api-description", description::show),
    ];
    routes.extend(decided());
    routes.extend(planned());
    routes
}

/// What everyone reads where it is open, and what only some do of the same.
#[rustfmt::skip]
fn decided() -> Vec<Route> {
    vec![
        read("/{organisation}/api/v1/organisation", ReadDecided, ("api-organisation", "The agency."), &[Day], strategy::organisation),
        read("/{organisation}/api/v1/model", ReadDecided, ("api-model", "The steering model."), &[Day], strategy::model),
        read("/{organisation}/api/v1/revisions", ReadDecided, ("api-revisions", "Revisions of the strategy."), &[Day, Part], strategy::revisions),
        read("/{organisation}/api/v1/revisions/{revision}", ReadDecided, ("api-revision", "A revision with its statements."), &[Day], strategy::revision),
        read("/{organisation}/api/v1/lineage/{old}/{new}", ReadDecided, ("api-lineage", "What became of each statement from one revision to another."), &[Day], strategy::lineage),
        read("/{organisation}/api/v1/statements", ReadDecided, ("api-statements", "The statements in force."), &[Day, Part], strategy::statements),
        read("/{organisation}/api/v1/statements/{statement}", ReadDecided, ("api-statement", "A statement, where it stands and how it came to be."), &[Day], strategy::statement),
        read("/{organisation}/api/v1/assessments", ReadDecided, ("api-assessments", "What is said of how goals move: the latest of each."), &[Day, Part], strategy::assessments),
        read("/{organisation}/api/v1/decisions", ReadDecided, ("api-decisions", "Decisions."), &[Day, Part], decision::decisions),
        read("/{organisation}/api/v1/decisions/{decision}", ReadDecided, ("api-decision", "A decision, with the way to its proof."), &[Day], decision::decision),
        read("/{organisation}/api/v1/bodies", ReadDecided, ("api-bodies", "Bodies and their mandates."), &[Day, Part], decision::bodies),
        read("/{organisation}/api/v1/indicators", ReadDecided, ("api-indicators", "Indicators with definition and verdict."), &[Day, Part, Statement], indicator::indicators),
        read("/{organisation}/api/v1/indicators/{indicator}", ReadDecided, ("api-indicator", "An indicator with definition and verdict."), &[Day], indicator::one_indicator),
        read("/{organisation}/api/v1/indicators/{indicator}/values", ReadDecided, ("api-values", "The values of an indicator, as they are shown."), &[Day, Part], indicator::values),
        read("/{organisation}/api/v1/indicator-sets", ReadDecided, ("api-indicator-sets", "Indicator sets."), &[Day, Part], indicator::sets),
        read("/{organisation}/api/v1/indicator-sets/{set}", ReadDecided, ("api-indicator-set", "An indicator set."), &[Day], indicator::one_set),
        read("/{organisation}/api/v1/indicator-breaks", ReadDrafts, ("api-indicator-breaks", "Where the thread breaks among the indicators."), &[Day, Part], indicator::breaks),
        read("/{organisation}/api/v1/rounds/{round}/plan", ReadDecided, ("api-plan", "The activities of a plan as it was last decided."), &[Day, Part], activity::plan),
        read("/{organisation}/api/v1/search", ReadDecided, ("api-search", "Everything that has these words."), &[Day, Words], search::search),
        read("/{organisation}/api/v1/log", ReadLog, ("api-log", "What has happened, in order."), &[Part], log::events),
        read("/{organisation}/api/v1/people", ManagePeople, ("api-people", "People in the directory."), &[Part], directory::people),
    ]
}

/// Planning, as it is being worked on.
#[rustfmt::skip]
fn planned() -> Vec<Route> {
    vec![
        read("/{organisation}/api/v1/units", ReadPlanning, ("api-units", "Units."), &[Day, Part], directory::units),
        read("/{organisation}/api/v1/funding", ReadPlanning, ("api-funding", "Sources of funding."), &[Day, Part], planning::funding),
        read("/{organisation}/api/v1/tasks", ReadPlanning, ("api-tasks", "External tasks."), &[Day, Part], task::tasks),
        read("/{organisation}/api/v1/tasks/{task}", ReadPlanning, ("api-task", "An external task."), &[Day], task::task),
        read("/{organisation}/api/v1/rounds", ReadPlanning, ("api-rounds", "Planning rounds."), &[Day, Part], planning::rounds),
        read("/{organisation}/api/v1/rounds/{round}", ReadPlanning, ("api-round", "A planning round."), &[Day], planning::one_round),
        read("/{organisation}/api/v1/rounds/{round}/directive", ReadPlanning, ("api-directive", "The directive of a round."), &[Day], planning::directive),
        read("/{organisation}/api/v1/rounds/{round}/frames", ReadPlanning, ("api-frames", "The frames of a round."), &[Day], planning::frames),
        read("/{organisation}/api/v1/rounds/{round}/unit-plans", ReadPlanning, ("api-unit-plans", "The plans of units in a round."), &[Day, Part], planning::unit_plans),
        read("/{organisation}/api/v1/rounds/{round}/activities", ReadPlanning, ("api-activities", "The activities of a round."), &[Day, Part, Unit], activity::activities),
        read("/{organisation}/api/v1/rounds/{round}/activities/{activity}", ReadPlanning, ("api-activity", "An activity."), &[Day], activity::one_activity),
        read("/{organisation}/api/v1/rounds/{round}/allocation", ReadPlanning, ("api-allocation", "Where the resources of a round lie."), &[Day, Part], allocation::allocation),
        read("/{organisation}/api/v1/rounds/{round}/scenarios", ReadPlanning, ("api-scenarios", "The scenarios of a round."), &[Day, Part], allocation::scenarios),
        read("/{organisation}/api/v1/rounds/{round}/scenarios/{scenario}", ReadPlanning, ("api-scenario", "A scenario."), &[Day], allocation::one_scenario),
        read("/{organisation}/api/v1/rounds/{round}/breaks", ReadPlanning, ("api-breaks", "Where the thread breaks in a round."), &[Day, Part], planning::breaks),
    ]
}
