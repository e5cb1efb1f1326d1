//! What the sentences about planning name. The other events are in `told`.

use domain::event::Event;
use domain::ids::{RoundNumber, ScenarioId, UnitId};
use domain::planning::{Paper, Pointed};
use domain::task::TaskStep;

use super::{Values, body_name};
use crate::view::View;
use crate::words;

/// What the sentence about an event of the planning names.
pub(super) fn told(view: &View<'_>, event: &Event) -> Values {
    let mut values: Values = match event {
        Event::RoundOpened { name, carried, .. } => {
            vec![("name", name.as_str().into()), ("count", carried.len().into())]
        }
        Event::FundingAdded { name, .. } => vec![("name", name.as_str().into())],
        Event::FundingClosed { source } => {
            let name = view.organisation.planning.source(*source).map_or("", |source| source.name.as_str());
            vec![("name", name.into())]
        }
        Event::PhaseEntered { phase, .. } => vec![("phase", view.m.word("phase", phase.key()).into_owned().into())],
        Event::PointedOut { round, what, reason } => {
            vec![("what", pointed(view, *round, *what).into()), ("reason", reason.as_str().into())]
        }
        Event::PointingEnded { round, what } => vec![("what", pointed(view, *round, *what).into())],
        Event::FramesSet { frames, .. } => vec![("count", frames.len().into())],
        Event::PaperProposed { round, paper, to, .. } => {
            vec![
                ("paper", words::paper(view.m, view.organisation, *round, *paper).into()),
                ("body", body_name(view, *to).into()),
            ]
        }
        Event::PaperReturned { round, paper, reason } => {
            vec![
                ("paper", words::paper(view.m, view.organisation, *round, *paper).into()),
                ("reason", reason.as_str().into()),
            ]
        }
        Event::ActivitiesWritten { unit, written, removed, .. } => vec![
            ("unit", unit_name(view, *unit).into()),
            ("written", written.len().into()),
            ("removed", removed.len().into()),
            ("title", written.first().map_or("", |written| written.work.title.as_str()).into()),
        ],
        Event::PlanChangeUndone { unit, .. } => vec![("unit", unit_name(view, *unit).into())],
        Event::ActivityProgressed { round, activity, status, .. } => vec![
            ("title", activity_title(view, *round, *activity).into()),
            ("status", view.m.word("activity-status", status.key()).into_owned().into()),
        ],
        Event::FramePassed { unit, motive, .. } => {
            vec![("unit", unit_name(view, *unit).into()), ("motive", motive.as_str().into())]
        }
        Event::PlanMoved { unit, step, .. } => {
            vec![("unit", unit_name(view, *unit).into()), ("step", step.key().into())]
        }
        Event::ScenarioNamed { name, .. } => vec![("scenario", name.as_str().into())],
        Event::ResourcesMoved { round, scenario, deltas, .. } => {
            vec![("scenario", scenario_name(view, *round, *scenario).into()), ("count", deltas.len().into())]
        }
        Event::MoveUndone { round, scenario } | Event::ScenarioCommented { round, scenario, .. } => {
            vec![("scenario", scenario_name(view, *round, *scenario).into())]
        }
        Event::ScenarioDropped { round, scenario, reason } => {
            vec![("scenario", scenario_name(view, *round, *scenario).into()), ("reason", reason.as_str().into())]
        }
        Event::BreakSetAside { broken, motive, until, .. } => vec![
            ("break", view.m.word("plan-break", broken.key()).into_owned().into()),
            ("motive", motive.as_str().into()),
            ("day", (*until).into()),
        ],
        Event::UnitsRegrouped { regrouping } => {
            let names = |units: &[UnitId]| -> String {
                let names: Vec<String> = units.iter().map(|unit| unit_name(view, *unit)).collect();
                names.join(", ")
            };
            let begun: Vec<UnitId> = regrouping.begun.iter().map(|new| new.unit).collect();
            vec![
                ("ended", names(&regrouping.ended).into()),
                ("begun", names(&begun).into()),
                (
                    "how",
                    match (regrouping.ended.len(), begun.len()) {
                        (0, _) => "added",
                        (_, 0) => "closed",
                        _ => "changed",
                    }
                    .into(),
                ),
                ("day", regrouping.on.into()),
            ]
        }
        Event::TasksRegistered { tasks } => vec![
            ("count", tasks.len().into()),
            ("task", tasks.first().map_or("", |new| new.terms.title.as_str()).into()),
        ],
        Event::TaskRewritten { terms, amendment, .. } => vec![
            ("task", terms.title.as_str().into()),
            ("document", amendment.as_ref().map_or("", |amendment| amendment.document.as_str()).into()),
            ("how", if amendment.is_some() { "amended" } else { "corrected" }.into()),
        ],
        Event::TasksHandedOut { handed } => vec![("count", handed.len().into())],
        Event::TaskMoved { task, step } => {
            let step = match step {
                TaskStep::Answered { .. } => "answered",
                TaskStep::Reopened { .. } => "reopened",
                TaskStep::Withdrawn { .. } => "withdrawn",
            };
            let title = view.organisation.task(*task).map_or("", |task| task.terms.title.as_str());
            vec![("task", title.into()), ("step", step.into())]
        }
        Event::BreakTakenUp { broken, .. } => {
            vec![("break", view.m.word("plan-break", broken.key()).into_owned().into())]
        }
        _ => Vec::new(),
    };
    values.extend(event.round().map(|number| ("round", round_name(view, number).into())));
    values
}

fn round_name(view: &View<'_>, number: RoundNumber) -> String {
    view.organisation.planning.get(number).map_or_else(|| number.to_string(), |round| round.name.to_string())
}

fn unit_name(view: &View<'_>, unit: UnitId) -> String {
    view.organisation.units.get(&unit).map_or_else(|| unit.to_string(), |unit| unit.name.to_string())
}

fn scenario_name(view: &View<'_>, round: RoundNumber, scenario: ScenarioId) -> String {
    words::paper(view.m, view.organisation, round, Paper::Scenario(scenario))
}

fn activity_title(view: &View<'_>, round: RoundNumber, activity: domain::ids::ActivityId) -> String {
    let activity = view.organisation.planning.get(round).and_then(|round| round.activity(activity));
    activity.map_or_else(String::new, |activity| activity.work.title.to_string())
}

fn pointed(view: &View<'_>, round: RoundNumber, what: Pointed) -> String {
    match what {
        Pointed::Unit(unit) => unit_name(view, unit),
        Pointed::Activity(activity) => activity_title(view, round, activity),
        Pointed::Statement(id) => {
            let strategy = &view.organisation.strategy;
            strategy.find(id, view.today).map_or_else(String::new, |(_, statement)| statement.text().to_owned())
        }
    }
}
