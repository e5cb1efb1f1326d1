//! Setting a break aside, with a motive until a day, and taking it up again.

use domain::text::Reason;
use maud::html;

use super::{named, still_there, subject, tag};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::planning::{Part, head, page, path, round};
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning/{round}/breaks/aside?break=`: the form.
///
/// # Errors
/// Not found when there is no such round, or no such break in it.
pub async fn form(asked: Asked) -> Answer {
    let name = asked.query("break").unwrap_or_default();
    shown(&asked, &Typed::beginning_with(&[("break", &name)]))
}

/// `POST /{organisation}/planning/{round}/breaks/aside`
///
/// # Errors
/// As [`form`], and what the store says.
pub async fn set(asked: Asked, mut typed: Typed) -> Answer {
    let round = round(&asked)?;
    let (number, broken) = (round.number, named(typed.get("break")).ok_or(Problem::NotFound)?);
    let motive = typed.parse("motive", Reason::parse);
    let until = typed.day("until");
    let (Some(motive), Some(until)) = (motive, until) else { return shown(&asked, &typed) };
    let set = asked
        .amend(&typed, move |organisation, context| {
            still_there(organisation, context.today, number, broken)?;
            organisation.set_break_aside(context, number, broken, motive.clone(), until)
        })
        .await?;
    match set {
        Ok(_) => {
            let told = asked.m().with("breaks-told-aside", &[("day", until.to_string().into())]);
            Ok(asked.done(&path(number, "/breaks"), &Flash::new(told)))
        }
        // There is nothing left to say a motive of; the list says so.
        Err(refusals) if refusals.iter().any(|refusal| refusal.key == "break-is-gone") => {
            super::shown(&asked, Some(&typed.refused(refusals))).await
        }
        Err(refusals) => shown(&asked, &typed.refused(refusals)),
    }
}

/// `POST /{organisation}/planning/{round}/breaks/up`
///
/// # Errors
/// As [`form`], and what the store says.
pub async fn take_up(asked: Asked, typed: Typed) -> Answer {
    let round = round(&asked)?;
    let (number, broken) = (round.number, named(typed.get("break")).ok_or(Problem::NotFound)?);
    let taken =
        asked.amend(&typed, move |organisation, context| organisation.take_break_up(context, number, broken)).await?;
    match taken {
        Ok(_) => Ok(asked.done(&path(number, "/breaks"), &Flash::new(asked.m().t("breaks-told-up")))),
        Err(refusals) => super::shown(&asked, Some(&typed.refused(refusals))).await,
    }
}

fn shown(asked: &Asked, typed: &Typed) -> Answer {
    let view = View::of(asked);
    let m = view.m;
    let round = round(asked)?;
    let broken = named(typed.get("break")).ok_or(Problem::NotFound)?;
    if still_there(view.organisation, asked.today, round.number, broken).is_err() {
        return Err(Problem::NotFound);
    }
    let key = asked.request_key()?;
    let form = Form::new(m, typed);
    let list = view.frame.to(&path(round.number, "/breaks"));
    let fields = html! {
        input type="hidden" name="break" value=(tag(broken));
        (form.text(&Field::new("motive", m.t("breaks-motive")).hint(m.t("breaks-motive-hint")).language(view.language()), 3))
        (form.day(&Field::new("until", m.t("breaks-until")).hint(m.t("breaks-until-hint"))))
        (form.buttons(m.t("breaks-set-aside"), Some(&list)))
    };
    let title = m.t("breaks-aside-title");
    let kind = m.word("breaks-kind", broken.key());
    let main = html! {
        (head(&view, round, Part::Breaks, &title, &[html! { (kind) ": " (subject(&view, round, broken)) }], None))
        (form.open(&view.frame.to(&path(round.number, "/breaks/aside")), key.as_str(), fields))
    };
    let here = Knot::here(m.t("breaks-knot"), kind);
    Ok(asked.frame.form_page(typed, page(&view, Some(round), title.clone().into_owned(), here, main)))
}
