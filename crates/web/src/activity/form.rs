//! Writing all of an activity on a page of its own: everything that a row of the plan has room for, and everything that it
//! has not. What comes in and what is answered; the fields are in `fields`, how they look in `shown`.

use axum::http::StatusCode;
use domain::activity::{Activity, Manner, Work};
use domain::ids::{ActivityId, UnitId};
use domain::refusal::Refusal;

use super::both;
use super::choices::Choices;
use super::fields::{self, SECTIONS};
use super::known;
use super::shown::{self, Focus, Shown};
use crate::answer::{self, Answer};
use crate::both::Both;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::people::People;
use crate::planning;
use crate::problem::Problem;
use crate::request::Asked;
use crate::unit_plan::desk::Desk;
use crate::unit_plan::{row, unsaved, write};

/// `GET /{organisation}/planning/{round}/activities/{activity}/edit`
///
/// # Errors
/// Not found when there is no such round or activity; forbidden for who does not plan for its unit.
pub async fn edit(asked: Asked) -> Answer {
    let activity = known(&asked)?;
    begin(&asked, activity.unit, Some(activity)).await
}

/// `POST /{organisation}/planning/{round}/activities/{activity}/edit`: saves; or does what another button says, and shows
/// the form again with everything that was typed.
///
/// # Errors
/// As [`edit`].
pub async fn rewrite(asked: Asked, typed: Typed) -> Answer {
    let id = asked.id::<ActivityId>("activity")?;
    let unit = match planning::round(&asked)?.activity(id) {
        Some(activity) => activity.unit,
        // Someone took it away meanwhile: what was typed of it can be added again.
        None => typed.get("unit").parse().map_err(|_| Problem::NotFound)?,
    };
    answered(asked, unit, Some(id), typed).await
}

/// `GET /{organisation}/planning/{round}/units/{unit}/activities/new`
///
/// # Errors
/// Not found when there is no such round or unit; forbidden for who does not plan for it.
pub async fn new(asked: Asked) -> Answer {
    let unit = asked.id::<UnitId>("unit")?;
    begin(&asked, unit, None).await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/activities/new`
///
/// # Errors
/// As [`new`].
pub async fn add(asked: Asked, typed: Typed) -> Answer {
    let unit = asked.id::<UnitId>("unit")?;
    answered(asked, unit, None, typed).await
}

/// A form on its way to being shown.
pub(super) struct Writing<'a> {
    pub(super) asked: &'a Asked,
    pub(super) desk: Desk<'a>,
    pub(super) people: People,
    pub(super) choices: Choices,
    /// What is written; `None` for a new one.
    pub(super) activity: Option<&'a Activity>,
}

impl<'a> Writing<'a> {
    async fn of(asked: &'a Asked, unit: UnitId, id: Option<ActivityId>) -> Result<Writing<'a>, Problem> {
        let desk = Desk::at(asked, planning::round(asked)?, unit)?;
        if !desk.contributes() {
            return Err(Problem::Forbidden);
        }
        let activity = id.and_then(|id| desk.activity(id));
        let choices = Choices::of(&desk, activity);
        Ok(Writing { asked, people: People::of(asked).await?, choices, desk, activity })
    }

    fn before(&self) -> Option<&'a Work> {
        self.activity.map(|activity| &activity.work)
    }

    fn beginning(&self) -> Typed {
        match self.activity {
            Some(activity) => fields::of(&self.desk, &self.people, &self.choices, &activity.work, activity.version),
            None => fields::new(&self.desk),
        }
    }

    /// What stands in the fields, and what is wrong with it.
    pub(super) fn read(&self, typed: &mut Typed) -> Work {
        fields::read(&self.desk, &self.people, &self.choices, typed, self.before())
    }

    /// The address of the form in the organisation.
    pub(super) fn path(&self) -> String {
        match self.activity {
            Some(activity) => format!("{}/edit", planning::activity_path(self.desk.round.number, activity.id)),
            None => self.desk.path("/activities/new"),
        }
    }

    /// Where one comes from, and goes back to.
    pub(super) fn back(&self) -> String {
        match self.activity {
            Some(activity) => planning::activity_path(self.desk.round.number, activity.id),
            None => self.desk.path(""),
        }
    }

    /// What a text that is typed here and not saved is kept as.
    fn kept_as(&self) -> String {
        unsaved::name_of_whole(&self.desk, self.activity.map(|activity| activity.id))
    }

    /// Keeps what is typed, where it is another than what one began with.
    async fn keep(&self, typed: &Typed) -> Result<(), Problem> {
        let began = match typed.get("seen") {
            "" => self.beginning(),
            seen => Typed::read(seen),
        };
        if says_else(typed, &began) {
            unsaved::keep_whole(self.asked, self.kept_as(), typed, &fields::kept()).await
        } else {
            unsaved::forget(self.asked, self.kept_as()).await
        }
    }

    async fn page(&self, typed: &Typed, shown: Shown) -> Answer {
        let id = self.activity.map(|activity| activity.id);
        let others = unsaved::others_at(self.asked, &self.desk, &self.people, id).await?;
        shown::page(self, typed, &Shown { others, ..shown })
    }
}

async fn begin(asked: &Asked, unit: UnitId, activity: Option<&Activity>) -> Answer {
    let writing = Writing::of(asked, unit, activity.map(|activity| activity.id)).await?;
    if !writing.desk.writes() {
        return Ok(asked.done(&writing.back(), &Flash::new(writing.desk.why_it_rests())));
    }
    let beginning = writing.beginning();
    let kept = unsaved::kept_whole(asked, &writing.kept_as()).await?;
    match kept.filter(|kept| says_else(kept, &beginning)) {
        Some(kept) => writing.page(&kept, Shown { kept: true, ..Shown::default() }).await,
        None => writing.page(&beginning, Shown::default()).await,
    }
}

fn says_else(typed: &Typed, other: &Typed) -> bool {
    SECTIONS.iter().any(|section| section.rows(typed) != section.rows(other))
}

/// What a button of the form asks for.
enum Act {
    Save,
    /// Saves, and goes on with a new one.
    SaveAndGoOn,
    /// One more empty row in a part, or one less.
    MoreRows(&'static str),
    Drop(&'static str, usize),
    /// Goals that are chosen share equally.
    Equal,
    /// What was typed in a row of the plan's table goes on here.
    FromRow,
    /// What the sums become with what is typed so far, which is kept. Asked for by the script.
    Look,
    Discard,
}

impl Act {
    fn of(word: &str) -> Act {
        let section = |key: &str| SECTIONS.iter().find(|section| section.key == key).map(|section| section.key);
        match word {
            "save-next" => Act::SaveAndGoOn,
            "equal" => Act::Equal,
            "from-row" => Act::FromRow,
            "look" => Act::Look,
            "discard" => Act::Discard,
            word => match word.split('-').collect::<Vec<_>>().as_slice() {
                ["row", key] => section(key).map_or(Act::Save, Act::MoreRows),
                ["drop", key, at] => match (section(key), at.parse()) {
                    (Some(key), Ok(at)) => Act::Drop(key, at),
                    _ => Act::Save,
                },
                _ => Act::Save,
            },
        }
    }
}

async fn answered(asked: Asked, unit: UnitId, id: Option<ActivityId>, typed: Typed) -> Answer {
    let writing = Writing::of(&asked, unit, id).await?;
    let act = Act::of(typed.get("do"));
    let again = |focus| Shown { focus: Some(focus), ..Shown::default() };
    match act {
        Act::Save | Act::SaveAndGoOn => {
            let goes_on = matches!(act, Act::SaveAndGoOn);
            drop(writing);
            save(asked, unit, id, typed, goes_on).await
        }
        Act::MoreRows(key) => {
            let (typed, row) = with_one_more(&typed, key);
            writing.page(&typed, again(Focus::Row(key, row))).await
        }
        Act::Drop(key, at) => writing.page(&without(&typed, key, at), again(Focus::More(key))).await,
        Act::Equal => {
            let typed = fields::shared_equally(asked.m(), typed);
            writing.page(&typed, again(Focus::Row("goals", 0))).await
        }
        Act::FromRow => {
            let typed = from_row(&writing, &typed);
            // What was kept of the row is kept of the form from now on.
            let row = id.map_or_else(|| "new".to_owned(), |id| id.to_string());
            unsaved::forget(&asked, writing.desk.form_name(&row)).await?;
            writing.keep(&typed).await?;
            writing.page(&typed, Shown::default()).await
        }
        Act::Look => {
            writing.keep(&typed).await?;
            let others = unsaved::others_at(&asked, &writing.desk, &writing.people, id).await?;
            Ok(answer::html(StatusCode::OK, shown::following(&writing, &typed, &others)))
        }
        Act::Discard => {
            unsaved::forget(&asked, writing.kept_as()).await?;
            Ok(asked.done(&writing.path(), &Flash::new(asked.m().t("plan-unsaved-discarded"))))
        }
    }
}

async fn save(asked: Asked, unit: UnitId, id: Option<ActivityId>, mut typed: Typed, goes_on: bool) -> Answer {
    let writing = Writing::of(&asked, unit, id).await?;
    let work = writing.read(&mut typed);
    if id.is_some() && writing.activity.is_none() {
        typed.refuse(Refusal::new("activity-gone"));
    }
    if typed.has_refusals() {
        return writing.page(&typed, Shown::default()).await;
    }
    let title = work.title.to_string();
    let change = write::change_of(id, &typed, work);
    let place = (writing.desk.round.number, unit);
    let outcome = asked
        .amend(&typed, move |organisation, context| {
            organisation.write_plan(context, place, change.clone(), Manner::Edited)
        })
        .await?;
    match outcome {
        Ok(amended) => {
            unsaved::forget(&asked, writing.kept_as()).await?;
            let key = if id.is_some() { "plan-saved" } else { "plan-added" };
            let told = Flash::new(asked.m().with(key, &[("title", title.into())]));
            let told = told.with_undo(writing.desk.address("/undo"));
            let written =
                id.or_else(|| amended.planning.get(place.0)?.activities_of(unit).map(|activity| activity.id).max());
            let next = match written {
                _ if goes_on => writing.desk.path("/activities/new"),
                Some(id) => planning::activity_path(place.0, id),
                None => writing.desk.path(""),
            };
            Ok(asked.done(&next, &told))
        }
        Err(refusals) => {
            let is_other = refusals.has("activity-changed-meanwhile");
            drop(writing);
            // The organisation as it is after the other change.
            let asked = asked.again().await?;
            let writing = Writing::of(&asked, unit, id).await?;
            match writing.activity {
                Some(now) if is_other => {
                    let (typed, both): (Typed, Both) =
                        both::together(&writing.desk, &writing.people, &writing.choices, typed, now);
                    writing.page(&typed, Shown { both: Some(both), ..Shown::default() }).await
                }
                None if id.is_some() => {
                    typed.refuse(Refusal::new("activity-gone"));
                    writing.page(&typed, Shown::default()).await
                }
                _ => writing.page(&typed.refused(refusals), Shown::default()).await,
            }
        }
    }
}

fn rows_of(typed: &Typed, names: &[&'static str]) -> Vec<Vec<String>> {
    typed.rows(names).into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()
}

/// With one more empty row, and which that is.
fn with_one_more(typed: &Typed, key: &str) -> (Typed, usize) {
    let Some(section) = SECTIONS.iter().find(|section| section.key == key) else { return (typed.clone(), 0) };
    let mut rows = rows_of(typed, section.fields);
    rows.push(vec![String::new(); section.fields.len()]);
    (typed.clone().with_rows(section.fields, &rows), rows.len() - 1)
}

fn without(typed: &Typed, key: &str, at: usize) -> Typed {
    let Some(section) = SECTIONS.iter().find(|section| section.key == key) else { return typed.clone() };
    let mut rows = rows_of(typed, section.fields);
    if at < rows.len() {
        rows.remove(at);
    }
    typed.clone().with_rows(section.fields, &rows)
}

/// What was typed in a row of the table, in the fields of this form.
fn from_row(writing: &Writing<'_>, typed: &Typed) -> Typed {
    let mut whole = writing.beginning();
    for name in ["title", "owner", "from", "until", "status", crate::amounts::SCALE] {
        if typed.has(name) {
            whole = whole.with(name, typed.get(name));
        }
    }
    let goal = typed.get("goals");
    if !writing.desk.rests() && goal != row::SEVERAL {
        let rows = vec![vec![goal.to_owned(), String::new()]];
        whole = whole.with_rows(fields::GOALS, if goal.is_empty() { &[] } else { &rows });
    }
    let source = typed.get("resources");
    if !writing.desk.rests() && source != row::SEVERAL {
        // An amount without a source waits at the first one.
        let first = writing.desk.view.organisation.planning.funding().next().map(|source| source.id.to_string());
        let source = Some(source.to_owned()).filter(|source| !source.is_empty()).or(first).unwrap_or_default();
        let rows = vec![vec![source, typed.get("kronor").to_owned(), typed.get("person-years").to_owned()]];
        whole = whole.with_rows(fields::RESOURCES, &rows);
    }
    // A row that was opened before someone else's change has not seen it.
    if typed.has("version") && typed.get("version") != whole.get("version") {
        whole = whole.with("seen", "").with("version", typed.get("version"));
    }
    whole
}
