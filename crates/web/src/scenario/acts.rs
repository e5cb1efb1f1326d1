//! What is done to a scenario by forms: moves made and taken back, comments, copies, begun anew, laid aside. Each form is
//! shown again with what was typed when a rule says no. Not the rules; those are the domain's.

use domain::event::Event;
use domain::ids::{RoundNumber, ScenarioId};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::text::{Name, Reason, Remark};
use domain::time::Context;
use domain::writing::Seen;

use super::draft::{self, Draft};
use super::{Told, at, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::planning;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// `POST …/scenarios/{scenario}/moves`: makes a move.
///
/// # Errors
/// Not found when there is no such scenario, or the form says nothing of a move; what the store says.
pub async fn make(asked: Asked, typed: Typed) -> Answer {
    let (number, id) = numbers(&asked)?;
    let seen = seen(&typed);
    let mut draft = read(&asked, &typed)?;
    let motive = draft.motive();
    let Some(intent) = draft.intent.clone().filter(|_| !draft.typed.has_refusals()) else {
        return page(&asked, &typed, Told::Refused(&draft)).await;
    };
    let outcome = asked
        .amend(&typed, move |organisation, context| {
            let events = organisation.move_resources(context, (number, id, seen), intent.clone(), motive.clone())?;
            // Saying that it is what it already is would leave no trace, and no sign that it was heard.
            if events.is_empty() { Err(Refusal::new("nothing-moves").into()) } else { Ok(events) }
        })
        .await?;
    match outcome {
        Ok(_) => {
            let path = planning::scenario_path(number, id);
            let undo = Flash::new(asked.m().t("moves-made")).with_undo(asked.to(&format!("{path}/undo")));
            Ok(asked.done(&draft::choice(&typed).address(&path), &undo))
        }
        Err(refusals) => {
            // The scenario as it is after the other change.
            let asked = asked.again().await?;
            page(&asked, &typed, Told::Refused(&draft.refused(&refusals))).await
        }
    }
}

fn read(asked: &Asked, typed: &Typed) -> Result<Draft, Problem> {
    let (round, scenario) = at(asked)?;
    Draft::of(&View::of(asked), round, scenario, typed).ok_or(Problem::NotFound)
}

/// `POST …/scenarios/{scenario}/undo`: takes the last move back.
///
/// # Errors
/// Not found when there is no such scenario; what the store says.
pub async fn undo(asked: Asked, typed: Typed) -> Answer {
    let (number, id) = numbers(&asked)?;
    let seen = match typed.get("version").parse() {
        Ok(version) => Seen(version),
        // The button beside the notice carries no number: it means the move that was just made.
        Err(_) => Seen(at(&asked)?.1.version),
    };
    let rule =
        move |organisation: &Organisation, context: &Context| organisation.undo_move(context, (number, id, seen));
    take(asked, typed, ("undo", "moves-undone"), rule).await
}

/// `POST …/scenarios/{scenario}/again`: makes every move again, on what is planned now.
///
/// # Errors
/// Not found when there is no such scenario; what the store says.
pub async fn again(asked: Asked, typed: Typed) -> Answer {
    let ((number, id), seen) = (numbers(&asked)?, seen(&typed));
    let rule =
        move |organisation: &Organisation, context: &Context| organisation.remake_moves(context, (number, id, seen));
    take(asked, typed, ("again", "scenario-again-done"), rule).await
}

/// `POST …/scenarios/{scenario}/comments`
///
/// # Errors
/// Not found when there is no such scenario; what the store says.
pub async fn comment(asked: Asked, mut typed: Typed) -> Answer {
    let (number, id) = numbers(&asked)?;
    let Some(comment) = typed.parse("comment", Remark::parse) else {
        return page(&asked, &Typed::default(), Told::Other("comments", &typed)).await;
    };
    take(asked, typed, ("comments", "scenario-commented"), move |organisation, context| {
        organisation.comment_scenario(context, (number, id), comment.clone())
    })
    .await
}

/// `POST …/scenarios/{scenario}/withdrawal`: lays it aside.
///
/// # Errors
/// Not found when there is no such scenario; what the store says.
pub async fn lay_aside(asked: Asked, mut typed: Typed) -> Answer {
    let (number, id) = numbers(&asked)?;
    let Some(reason) = typed.parse("drop-reason", Reason::parse) else {
        return page(&asked, &Typed::default(), Told::Other("withdrawal", &typed)).await;
    };
    take(asked, typed, ("withdrawal", "scenario-dropped"), move |organisation, context| {
        organisation.drop_scenario(context, (number, id), reason.clone())
    })
    .await
}

/// `POST …/scenarios/{scenario}/copy`
///
/// # Errors
/// Not found when there is no such scenario; what the store says.
pub async fn copy(asked: Asked, mut typed: Typed) -> Answer {
    let (number, id) = numbers(&asked)?;
    let Some(name) = typed.parse("copy-name", Name::parse) else {
        return page(&asked, &Typed::default(), Told::Other("copy", &typed)).await;
    };
    begin(asked, typed, ("copy", "copy-name", "scenario-copied"), move |organisation, context| {
        organisation.name_scenario(context, number, name.clone(), Some(id))
    })
    .await
}

/// `POST …/scenarios/{scenario}/anew`: begins it anew on what is decided now.
///
/// # Errors
/// Not found when there is no such scenario; what the store says.
pub async fn anew(asked: Asked, mut typed: Typed) -> Answer {
    let (number, id) = numbers(&asked)?;
    let Some(name) = typed.parse("anew-name", Name::parse) else {
        return page(&asked, &Typed::default(), Told::Other("anew", &typed)).await;
    };
    begin(asked, typed, ("anew", "anew-name", "scenario-begun-anew"), move |organisation, context| {
        organisation.begin_anew(context, (number, id), name.clone())
    })
    .await
}

/// A new scenario that comes of another. Where moves were left out, that is told.
async fn begin(
    asked: Asked,
    typed: Typed,
    (act, field, told): (&'static str, &'static str, &'static str),
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let (number, id) = numbers(&asked)?;
    let wanted = at(&asked)?.1.moves.len();
    match asked.amend(&typed, rule).await? {
        Ok(organisation) => {
            let round = organisation.planning.get(number).ok_or(Problem::NotFound)?;
            let begun = round.scenarios.values().rev().find(|scenario| scenario.based_on == Some(id));
            let begun = begun.ok_or(Problem::NotFound)?;
            let left_out = wanted.saturating_sub(begun.moves.len());
            let values =
                [("name", begun.name.as_str().into()), ("made", begun.moves.len().into()), ("left", left_out.into())];
            Ok(asked.done(&planning::scenario_path(number, begun.id), &Flash::new(asked.m().with(told, &values))))
        }
        Err(refusals) => {
            let typed = refusals.iter().fold(typed, |mut typed, refusal| {
                // Each name stands in a form of its own.
                let field = refusal.field.map(|one| if one == "name" { field } else { one });
                typed.refuse(Refusal { field, ..refusal.clone() });
                typed
            });
            page(&asked, &Typed::default(), Told::Other(act, &typed)).await
        }
    }
}

async fn take(
    asked: Asked,
    typed: Typed,
    (act, told): (&'static str, &'static str),
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let (number, id) = numbers(&asked)?;
    match asked.amend(&typed, rule).await? {
        Ok(_) => Ok(asked.done(&planning::scenario_path(number, id), &Flash::new(asked.m().t(told)))),
        Err(refusals) => {
            let asked = asked.again().await?;
            page(&asked, &Typed::default(), Told::Other(act, &typed.refused(refusals))).await
        }
    }
}

fn numbers(asked: &Asked) -> Result<(RoundNumber, ScenarioId), Problem> {
    let (round, scenario) = at(asked)?;
    Ok((round.number, scenario.id))
}

fn seen(typed: &Typed) -> Seen {
    Seen(typed.get("version").parse().unwrap_or(0))
}
