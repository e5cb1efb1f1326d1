//! What those who work with the strategy do so that contributions can be read by all: hide one and show it again, and strike
//! personal data out of a text. Nothing else of a text can be changed.

use domain::contribution::Objection;
use domain::contribution::striking::strike;
use domain::time::Actor;
use domain::writing::Seen;
use maud::{Markup, html};
use store::texts::{Author, NewText};

use super::acts::{button, objection, objections};
use super::said::{Said, path};
use super::{OneContribution, group, known, page};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::problem::Problem;
use crate::request::Asked;
use crate::{app, keeping};

/// `POST /{organisation}/contributions/{contribution}/visibility`: hides it, or shows it again.
///
/// # Errors
/// Not found when there is no such contribution.
pub async fn hide_or_show(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let shows = typed.get("show") == "yes";
    let why = if shows { None } else { objection(&mut typed, "hide_for") };
    if !shows && why.is_none() {
        return page(&asked, typed).await;
    }
    let changed = asked
        .amend(&typed, move |organisation, context| match why {
            Some(objection) => organisation.hide_contribution(context, id, objection),
            None => organisation.show_contribution(context, id),
        })
        .await?;
    let told = if shows { "contribution-told-shown" } else { "contribution-told-hidden" };
    match changed {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/contributions/{contribution}/strikes`: strikes passages out of its text.
///
/// # Errors
/// Not found when there is no such contribution, or its text is no more.
pub async fn strike_out(asked: Asked, typed: Typed) -> Answer {
    let (contribution, person) = (known(&asked)?, asked.person()?);
    let (id, seen) = (contribution.id, Seen(typed.get("version").parse().unwrap_or(0)));
    let said = Said::of(&asked).await?;
    let (Some(digest), Some(text)) = (contribution.text.clone(), said.readable(contribution)) else {
        return Err(Problem::NotFound);
    };
    let text = domain::text::Remark::parse(&text).map_err(|invalid| Problem::fault(&invalid))?;
    let passages: Vec<&str> = typed.get("passages").lines().collect();
    let struck = match strike(&text, &passages, asked.organisation.struck_mark()) {
        Ok(struck) => struck,
        Err(refusals) => return page(&asked, typed.clone().refused(refusals)).await,
    };
    let new = NewText::new(struck, Author::Of(digest)).map_err(app::problem)?;
    let rule = move |organisation: &domain::organisation::Organisation, context: &_, digest| {
        organisation.strike_contribution(context, (id, seen), digest)
    };
    match keeping::with_text(&asked, &typed, (Actor::Person(person), new), rule).await? {
        Ok(_) => Ok(asked.done(&path(id), &Flash::new(asked.m().t("contribution-told-struck")))),
        Err(refusals) => {
            let asked = asked.again().await?;
            let version = known(&asked)?.version.to_string();
            page(&asked, typed.with("version", &version).refused(refusals)).await
        }
    }
}

/// What those who moderate can do, on a contribution's page.
pub(super) fn forms(one: &OneContribution<'_>) -> Markup {
    if !one.moderates() || one.contribution.withdrawn.is_some() {
        return html! {};
    }
    html! {
        (reports(one))
        (group::form(one))
        (strike_form(one))
        @match one.contribution.hidden {
            Some(_) => section.sec aria-labelledby="show" {
                h2 #show { (one.view.m.t("contribution-show")) }
                (button(one, "/visibility", ("show", "yes"), "contribution-show-do"))
            },
            None => (hide_form(one)),
        }
    }
}

/// What readers objected to, and how many of them.
fn reports(one: &OneContribution<'_>) -> Markup {
    let (m, reports) = (one.view.m, &one.contribution.reports);
    let times = |objection: Objection| reports.iter().filter(|(_, it)| *it == objection).count();
    html! { @if !reports.is_empty() {
        section.sec aria-labelledby="reports" {
            h2 #reports { (m.t("contribution-reports")) }
            ul.bare { @for objection in Objection::ALL.into_iter().filter(|it| 0 < times(*it)) {
                li { (m.word("objection", objection.key())) " " span.cap { (m.with("contribution-readers", &[("count", times(objection).into())])) } }
            } }
        }
    } }
}

fn hide_form(one: &OneContribution<'_>) -> Markup {
    let m = one.view.m;
    let typed = one.typed_in("hide_for", &[]);
    let form = Form::new(m, &typed);
    let inside = html! {
        p.cap { (m.t("contribution-hide-what")) }
        (form.radios(&Field::new("hide_for", m.t("contribution-objection")), &objections(m)))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("contribution-hide-do")) } }
    };
    html! {
        details.ds-details open[typed.has_refusals()] {
            summary { (m.t("contribution-hide")) }
            (form.open(&one.to("/visibility"), one.key.as_str(), inside))
        }
    }
}

fn strike_form(one: &OneContribution<'_>) -> Markup {
    let m = one.view.m;
    if one.said.readable(one.contribution).is_none() {
        return html! {};
    }
    let version = one.contribution.version.to_string();
    let typed = one.typed_in("passages", &[("version", &version)]);
    let form = Form::new(m, &typed);
    let field = Field::new("passages", m.t("contribution-passages")).hint(m.t("contribution-passages-hint"));
    let inside = html! {
        input type="hidden" name="version" value=(typed.get("version"));
        (form.text(&field.language(one.view.language()), 3))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("contribution-strike-do")) } }
    };
    html! {
        details.ds-details open[typed.has_refusals()] {
            summary { (m.t("contribution-strike")) }
            (form.open(&one.to("/strikes"), one.key.as_str(), inside))
        }
    }
}
