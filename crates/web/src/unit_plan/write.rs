//! Writing in a unit's plan, one activity at a time: adding, saving, taking out, bringing from the round before, and taking
//! the last change back. Not several at once (`bulk`), nor the form with everything (`activity`).

use axum::http::StatusCode;
use domain::activity::{Manner, PlanChange, Work};
use domain::ids::ActivityId;
use domain::refusal::Refusals;
use domain::writing::Seen;
use maud::html;

use super::desk::Desk;
use super::row::{self, RowForm};
use super::selection::Selection;
use super::{Shown, frame, page, table, unsaved};
use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::forms::Typed;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;

/// `POST /{organisation}/planning/{round}/units/{unit}/activities`
///
/// # Errors
/// Forbidden for who does not plan for the unit.
pub async fn add(asked: Asked, typed: Typed) -> Answer {
    save_row(asked, None, typed).await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/activities/{activity}`
///
/// # Errors
/// Forbidden for who does not plan for the unit; not found when the activity is not in the plan.
pub async fn save(asked: Asked, typed: Typed) -> Answer {
    let id = asked.id::<ActivityId>("activity")?;
    save_row(asked, Some(id), typed).await
}

async fn save_row(asked: Asked, id: Option<ActivityId>, mut typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let people = People::of(&asked).await?;
    let before = id.and_then(|id| desk.activity(id));
    let work = row::read(&desk, &people, &mut typed, before.map(|before| &before.work));
    let selection = Selection::of_query(typed.get("selection"));
    if typed.has_refusals() {
        let shown = Shown { selection, form: Some(RowForm::typed(id, typed)), ..Shown::default() };
        return page(&asked, &desk, shown).await;
    }
    let title = work.title.to_string();
    let change = change_of(id, &typed, work);
    let place = (desk.round.number, desk.unit.id);
    let outcome = asked
        .amend(&typed, move |organisation, context| {
            organisation.write_plan(context, place, change.clone(), Manner::Edited)
        })
        .await?;
    match outcome {
        Ok(amended) => {
            unsaved::forget(&asked, RowForm::typed(id, Typed::default()).form_name(&desk)).await?;
            let m = asked.m();
            let key = if id.is_some() { "plan-saved" } else { "plan-added" };
            let told = Flash::new(m.with(key, &[("title", title.into())])).with_undo(desk.address("/undo"));
            let goes_on = typed.get("then") == "add";
            let written = id.or_else(|| {
                let round = amended.planning.get(place.0)?;
                round.activities_of(place.1).map(|activity| activity.id).max()
            });
            let tail = match written {
                _ if goes_on => format!("{}#add", selection.query_and("add=yes")),
                Some(id) => format!("{}#row-{id}", selection.query_and("")),
                None => selection.query_and(""),
            };
            Ok(asked.done(&desk.path(&tail), &told))
        }
        Err(refusals) => refused(asked, id, typed, selection, refusals).await,
    }
}

/// The change that one form makes: an activity that reads differently, or a new one.
pub(crate) fn change_of(id: Option<ActivityId>, typed: &Typed, work: Work) -> PlanChange {
    match id {
        Some(id) => PlanChange { changed: vec![(id, seen(typed), work)], ..PlanChange::default() },
        None => PlanChange { added: vec![work], ..PlanChange::default() },
    }
}

fn seen(typed: &Typed) -> Seen {
    Seen(typed.get("version").parse().unwrap_or(0))
}

// The row again, with what was wrong; with both texts when someone else was first.
async fn refused(
    asked: Asked,
    id: Option<ActivityId>,
    typed: Typed,
    selection: Selection,
    refusals: Refusals,
) -> Answer {
    // The organisation as it is after the other change.
    let asked = asked.again().await?;
    let desk = Desk::to_write(&asked)?;
    // What was written of one that is gone meanwhile can be added as a new one.
    let id = id.filter(|id| desk.activity(*id).is_some());
    let conflict = refusals.has("activity-changed-meanwhile") && id.is_some();
    let form = RowForm { conflict, ..RowForm::typed(id, typed.refused(refusals)) };
    page(&asked, &desk, Shown { selection, form: Some(form), ..Shown::default() }).await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/activities/{activity}/removal`
///
/// # Errors
/// As [`save`].
pub async fn remove(asked: Asked, typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let id = asked.id::<ActivityId>("activity")?;
    let activity = desk.activity(id).ok_or(Problem::NotFound)?;
    let title = activity.work.title.to_string();
    let selection = Selection::of_query(typed.get("selection"));
    let change = PlanChange { removed: vec![(id, seen(&typed))], ..PlanChange::default() };
    let place = (desk.round.number, desk.unit.id);
    let outcome = asked
        .amend(&typed, move |organisation, context| {
            organisation.write_plan(context, place, change.clone(), Manner::Edited)
        })
        .await?;
    match outcome {
        Ok(_) => {
            unsaved::forget(&asked, desk.form_name(&id.to_string())).await?;
            let told = asked.m().with("plan-removed", &[("title", title.into())]);
            let told = Flash::new(told).with_undo(desk.address("/undo"));
            Ok(asked.done(&desk.path(&selection.query_and("")), &told))
        }
        Err(refusals) => {
            let people = People::of(&asked).await?;
            let asked = asked.again().await?;
            let desk = Desk::to_write(&asked)?;
            let form = desk.activity(id).map(|activity| {
                let form = RowForm::of(&desk, &people, activity);
                RowForm { typed: form.typed.clone().refused(refusals.clone()), ..form }
            });
            page(&asked, &desk, Shown { selection, form, ..Shown::default() }).await
        }
    }
}

/// `POST /{organisation}/planning/{round}/units/{unit}/look`: the frame and the sums with what is typed so far, which is
/// kept. Asked for by the script as one writes.
///
/// # Errors
/// As [`save`].
pub async fn look(asked: Asked, mut typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let people = People::of(&asked).await?;
    let id = row_of(&typed);
    let before = id.and_then(|id| desk.activity(id));
    if id.is_some() && before.is_none() {
        return Err(Problem::NotFound);
    }
    let form = RowForm::typed(id, typed.clone());
    unsaved::keep(&asked, &desk, &form).await?;
    let typing = unsaved::Typing::of(&asked, &desk, &people).await?;
    let work = row::read(&desk, &people, &mut typed, before.map(|before| &before.work));
    let entries = desk.entries_with(id, &work);
    let m = asked.m();
    let here: Vec<String> = (typing.others.iter().filter(|(row, _)| *row == id))
        .map(|(_, who)| m.with("plan-writes-here", &[("who", who.as_str().into())]))
        .collect();
    let changed = before.is_some_and(|before| before.version != seen(&form.typed).0);
    Ok(answer::html(
        StatusCode::OK,
        html! {
            (frame::section(&desk, &entries))
            table { tfoot #plan-sums { (table::sums_with(&desk, &entries)) } }
            p.cap #plan-typing role="status" {
                @for who in &here { (who) " " }
                @if changed { (m.t("plan-changed-since")) }
            }
        },
    ))
}

/// `POST /{organisation}/planning/{round}/units/{unit}/discard`: throws away what was typed and not saved.
///
/// # Errors
/// As [`save`].
pub async fn discard(asked: Asked, typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let selection = Selection::of_query(typed.get("selection"));
    let row = RowForm::typed(row_of(&typed), Typed::default());
    unsaved::forget(&asked, row.form_name(&desk)).await?;
    let told = Flash::new(asked.m().t("plan-unsaved-discarded"));
    Ok(asked.done(&desk.path(&selection.query_and("")), &told))
}

/// `POST /{organisation}/planning/{round}/units/{unit}/undo`: takes the last change to the plan back.
///
/// # Errors
/// As [`save`]; refused when the last change is another than the one that was seen.
pub async fn undo(asked: Asked, typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let last = desk.plan().and_then(|plan| plan.last_change());
    let seen = match typed.get("change").parse() {
        Ok(change) => Seen(change),
        // The button beside the notice carries no number: it means the change that was just made.
        Err(_) => Seen(last.map_or(0, |last| last.seq)),
    };
    let place = (desk.round.number, desk.unit.id);
    asked.amend(&typed, move |organisation, context| organisation.undo_plan_change(context, place, seen)).await??;
    let selection = Selection::of_query(typed.get("selection"));
    Ok(asked.done(&desk.path(&selection.query_and("")), &Flash::new(asked.m().t("plan-undone"))))
}

/// `POST /{organisation}/planning/{round}/units/{unit}/carried`: brings what goes on from the round before.
///
/// # Errors
/// As [`save`]; refused when nothing goes on.
pub async fn carry_on(asked: Asked, typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let place = (desk.round.number, desk.unit.id);
    let count = asked.organisation.left_behind(desk.round, desk.unit.id).count();
    asked.amend(&typed, move |organisation, context| organisation.carry_on(context, place)).await??;
    let told = Flash::new(asked.m().with("plan-carried-on", &[("count", count.into())]));
    Ok(asked.done(&desk.path(""), &told.with_undo(desk.address("/undo"))))
}

fn row_of(typed: &Typed) -> Option<ActivityId> {
    typed.get("row").parse().ok()
}
