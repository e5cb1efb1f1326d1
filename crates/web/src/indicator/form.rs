//! Writing an indicator: a new one, or another definition of one that is there. What comes in and what is answered; the
//! fields are in `form::fields`, how they look in `form::shown`. Not its values.

use domain::ids::StatementId;
use domain::indicator::writing::Redefinition;
use domain::indicator::{Definition, Desired, Frequency, IndicatorKind, Measures};
use domain::text::Reason;
use domain::writing::Seen;

use super::catalogue::Ready;
use super::{known, path};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::people::People;
use crate::request::Asked;
use crate::view::View;

mod both;
mod choices;
mod fields;
mod shown;

use choices::Choices;
use fields::{begins, optional_period};
use shown::page;

/// `GET /{organisation}/indicators/new`: an empty form, or one that begins as another indicator (`?like=7`), as a ready one
/// (`?ready=sick-leave`), or for a goal (`?goal=31`).
///
/// # Errors
/// None of its own.
pub async fn new(asked: Asked) -> Answer {
    let like = asked.query("like").and_then(|id| id.parse().ok());
    let like = like.and_then(|id| asked.organisation.indicators.get(id));
    let goal = asked.query("goal").filter(|goal| goal.parse::<StatementId>().is_ok());
    let ready = asked.query("ready").and_then(|key| Ready::of_key(&key));
    let typed = match (ready, like) {
        (Some(ready), _) => ready.begins(asked.m()),
        (None, Some(like)) => {
            let typed = begins(&Choices::of(&View::of(&asked), Some(like.definition())), like.definition());
            ["owner", "name", "reflects", fields::ACTIVITY, fields::TASK].into_iter().fold(typed, Typed::without)
        }
        (None, None) => {
            let mut values: Vec<(&str, &str)> = usual().to_vec();
            values.extend(goal.as_deref().map(|goal| ("reflects", goal)));
            Typed::beginning_with(&values)
        }
    };
    page(&asked, None, &typed, None).await
}

/// `POST /{organisation}/indicators`
///
/// # Errors
/// What the store could not do.
pub async fn define(asked: Asked, mut typed: Typed) -> Answer {
    if let Some(more) = with_one_more(&typed) {
        return page(&asked, None, &more, None).await;
    }
    // What a file said of an indicator that is not there: the form begins with it.
    if typed.get("do") == "begin" {
        let unsaid = usual().into_iter().filter(|(name, _)| !typed.has(name)).collect::<Vec<_>>();
        let begun = unsaid.into_iter().fold(typed.without("do"), |typed, (name, value)| typed.with(name, value));
        return page(&asked, None, &begun, None).await;
    }
    let choices = Choices::of(&View::of(&asked), None);
    let Some(definition) = fields::read(asked.m(), &choices, &mut typed) else {
        return page(&asked, None, &typed, None).await;
    };
    let defined = asked
        .amend(&typed, move |organisation, context| organisation.define_indicators(context, vec![definition.clone()]))
        .await?;
    match defined {
        Ok(organisation) => {
            let last = organisation.indicators.all().next_back().map(|indicator| indicator.id);
            let to = last.map_or_else(|| "/indicators".to_owned(), path);
            Ok(asked.done(&to, &Flash::new(asked.m().t("indicator-told-defined"))))
        }
        Err(refusals) => page(&asked, None, &typed.refused(refusals), None).await,
    }
}

/// `GET /{organisation}/indicators/{indicator}/edit`
///
/// # Errors
/// Not found when there is no such indicator.
pub async fn edit(asked: Asked) -> Answer {
    let indicator = known(&asked)?;
    let choices = Choices::of(&View::of(&asked), Some(indicator.definition()));
    let typed = begins(&choices, indicator.definition()).with("version", &indicator.version.to_string());
    page(&asked, Some(indicator), &typed, None).await
}

/// `POST /{organisation}/indicators/{indicator}/edit`
///
/// # Errors
/// As [`edit`].
pub async fn redefine(asked: Asked, mut typed: Typed) -> Answer {
    if let Some(more) = with_one_more(&typed) {
        return page(&asked, Some(known(&asked)?), &more, None).await;
    }
    let (id, before) = (known(&asked)?.id, known(&asked)?.definition());
    let choices = Choices::of(&View::of(&asked), Some(before));
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    let breaks_from = optional_period(&mut typed, "breaks_from");
    let reason = typed.optional("reason", Reason::parse);
    let comparable = typed.optional("comparable", Reason::parse);
    let definition = fields::read(asked.m(), &choices, &mut typed).map(|definition| in_order(definition, before));
    let Some(definition) = definition.filter(|_| !typed.has_refusals()) else {
        return page(&asked, Some(known(&asked)?), &typed, None).await;
    };
    let change = Redefinition { definition, breaks_from, reason, comparable };
    let redefined = asked
        .amend(&typed, move |organisation, context| {
            organisation.redefine_indicator(context, (id, seen), change.clone())
        })
        .await?;
    match redefined {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("indicator-told-saved")))),
        Err(refusals) => {
            let is_other = refusals.has("changed-meanwhile");
            let asked = asked.again().await?;
            let indicator = known(&asked)?;
            if !is_other {
                return page(&asked, Some(indicator), &typed.refused(refusals), None).await;
            }
            let people = People::of(&asked).await?;
            let (typed, both) = both::together(&View::of(&asked), &people, typed, indicator);
            page(&asked, Some(indicator), &typed, Some(&both)).await
        }
    }
}

/// What is chosen in a new form.
fn usual() -> [(&'static str, &'static str); 5] {
    [
        ("kind", IndicatorKind::Operations.key()),
        ("desired", Desired::Up.key()),
        ("frequency", Frequency::Yearly.key()),
        ("measures", Measures::Level.key()),
        ("decimals", "1"),
    ]
}

/// With one more empty row of activities or tasks, where that was asked for.
fn with_one_more(typed: &Typed) -> Option<Typed> {
    let name = match typed.get("do") {
        "more-activity" => fields::ACTIVITY,
        "more-task" => fields::TASK,
        _ => return None,
    };
    Some(typed.clone().without("do").and(name, ""))
}

/// What reflects the same as before does so in the same order: another order is no other definition.
fn in_order(mut definition: Definition, before: &Definition) -> Definition {
    let is_all = |one: &Definition, of: &Definition| one.reflects.iter().all(|reflects| of.reflects.contains(reflects));
    if definition.reflects.len() == before.reflects.len() && is_all(&definition, before) {
        definition.reflects.clone_from(&before.reflects);
    }
    definition
}
