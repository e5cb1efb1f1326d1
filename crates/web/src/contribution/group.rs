//! Contributions that were put together under a heading: putting them together, their page, and one answer to all of them.

use std::borrow::Cow;

use domain::contribution::{Contribution, ContributionGroup};
use domain::ids::{ContributionId, GroupId};
use domain::policy::Right;
use domain::text::Name;
use maud::{Markup, html};

use super::said::{Said, path as path_of_one};
use super::{OneContribution, answer, candidates, is_of, list, page as page_of_one, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::messages::{Language, Messages};
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/contributions/groups/{group}`
///
/// # Errors
/// Not found when there is no such group.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, Typed::default()).await
}

/// The path of a group in the organisation.
pub(super) fn path(id: GroupId) -> String {
    format!("/contributions/groups/{id}")
}

/// The group in the address.
///
/// # Errors
/// Not found.
pub(super) fn known(asked: &Asked) -> Result<&ContributionGroup, Problem> {
    asked.organisation.contributions.group(asked.id("group")?).ok_or(Problem::NotFound)
}

/// `POST /{organisation}/contributions/groups`: puts the chosen together under a new heading.
///
/// # Errors
/// What the store could not do.
pub async fn put_together(asked: Asked, mut typed: Typed) -> Answer {
    let chosen: Vec<ContributionId> = typed.all("contributions").filter_map(|id| id.parse().ok()).collect();
    let Some(heading) = typed.parse("heading", Name::parse) else { return list::choosing(&asked, typed).await };
    let grouped = asked
        .amend(&typed, move |organisation, context| {
            organisation.group_contributions(context, None, heading.clone(), chosen.clone())
        })
        .await?;
    match grouped {
        Ok(organisation) => {
            let last = organisation.contributions.groups().last().ok_or(Problem::NotFound)?.id;
            Ok(asked.done(&path(last), &Flash::new(asked.m().t("contribution-told-grouped"))))
        }
        Err(refusals) => list::choosing(&asked, typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/contributions/groups/{group}`: another heading.
///
/// # Errors
/// Not found when there is no such group.
pub async fn rename(asked: Asked, mut typed: Typed) -> Answer {
    let group = known(&asked)?.id;
    let Some(heading) = typed.parse("heading", Name::parse) else { return page(&asked, typed).await };
    let renamed = asked
        .amend(&typed, move |organisation, context| {
            organisation.group_contributions(context, Some(group), heading.clone(), Vec::new())
        })
        .await?;
    match renamed {
        Ok(_) => Ok(asked.done(&path(group), &Flash::new(asked.m().t("contribution-told-grouped")))),
        Err(refusals) => page(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/contributions/{contribution}/group`: puts one in a group that is there, or takes it out.
///
/// # Errors
/// Not found when there is no such contribution.
pub async fn place(asked: Asked, typed: Typed) -> Answer {
    let id = super::known(&asked)?.id;
    let group: Option<GroupId> = typed.get("group").parse().ok();
    let placed = asked
        .amend(&typed, move |organisation, context| match group {
            Some(group) => {
                let heading = organisation.contribution_group(group)?.heading.clone();
                organisation.group_contributions(context, Some(group), heading, vec![id])
            }
            None => organisation.ungroup_contribution(context, id),
        })
        .await?;
    match placed {
        Ok(_) => Ok(asked.done(&path_of_one(id), &Flash::new(asked.m().t("contribution-told-grouped")))),
        Err(refusals) => page_of_one(&asked.again().await?, typed.refused(refusals)).await,
    }
}

/// Whether nobody has given it a heading: it has the one that the script gives to a group that is made by dragging.
pub(crate) fn is_unnamed(group: &ContributionGroup) -> bool {
    let is_given = |language| Messages::of(language).t("workshop-new-group") == group.heading.as_str();
    Language::ALL.into_iter().any(is_given)
}

/// What a group is called: its heading, or in the reader's own language that it is new.
pub(crate) fn heading(m: Messages, group: &ContributionGroup) -> Cow<'_, str> {
    if is_unnamed(group) { m.t("workshop-new-group") } else { Cow::Borrowed(group.heading.as_str()) }
}

/// The same, in the language that it is written in.
pub(crate) fn named(view: &View<'_>, group: &ContributionGroup) -> Markup {
    html! { span lang=[view.language().filter(|_| !is_unnamed(group))] { (heading(view.m, group)) } }
}

/// The form on a contribution's page.
pub(super) fn form(one: &OneContribution<'_>) -> Markup {
    let (view, m) = (&one.view, one.view.m);
    let mut groups = vec![(String::new(), m.t("contribution-in-no-group").into_owned())];
    groups.extend(view.organisation.contributions.groups().map(|it| (it.id.to_string(), heading(m, it).into_owned())));
    if groups.len() == 1 {
        return html! {};
    }
    let now = one.contribution.group.map(|group| group.to_string()).unwrap_or_default();
    let typed = one.typed_in("group", &[("group", &now)]);
    let form = Form::new(m, &typed);
    let inside = html! {
        (form.select(&Field::new("group", m.t("contribution-group")), &groups))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("contribution-group-do")) } }
    };
    html! {
        details.ds-details open[typed.has_refusals()] {
            summary { (m.t("contribution-put-together")) }
            (form.open(&one.to("/group"), one.key.as_str(), inside))
        }
    }
}

/// The page of the group in the address.
///
/// # Errors
/// Not found when there is no such group.
pub(super) async fn page(asked: &Asked, typed: Typed) -> Answer {
    let group = known(asked)?;
    let (people, said, view) = (People::of(asked).await?, Said::of(asked).await?, View::of(asked));
    let m = view.m;
    let contributions: Vec<&Contribution> =
        view.organisation.contributions.in_group(group.id).filter(|it| it.withdrawn.is_none()).collect();
    let count = m.with("contributions-count", &[("count", contributions.len().into())]);
    let all = parts::button_link("secondary", &view.frame.to("/contributions"), m.t("contributions-all"));
    let key = asked.request_key()?;
    let may = view.is_today() && view.may(Right::WriteStrategy);
    // What is hidden gets no answer.
    let answerable: Vec<&Contribution> = contributions.iter().copied().filter(|it| it.hidden.is_none()).collect();
    let main = html! {
        (parts::head(named(&view, group), &[html! { (count) }], Some(all)))
        div.cols {
            div {
                (candidates::section(&view, &people, group, &typed, key.as_str()))
                (list::items(&view, &people, &said, &contributions))
            }
            aside aria-label=(m.t("contribution-about-it")) {
                @if may {
                    @if !answerable.is_empty() { (answer_form(&view, group, &answerable, &typed, key.as_str())) }
                    (heading_form(&view, group, &typed, key.as_str()))
                }
            }
        }
    };
    let (title, language) = (heading(m, group).into_owned(), view.language().filter(|_| !is_unnamed(group)));
    let here = Knot::here(m.t("contribution-group-knot"), title.clone()).in_language(language);
    let page = Page::new(title, main).section(Section::Contributions).thread(thread(&view, None, here));
    Ok(asked.frame.form_page(&typed, page))
}

fn answer_form(
    view: &View<'_>,
    group: &ContributionGroup,
    contributions: &[&Contribution],
    typed: &Typed,
    key: &str,
) -> Markup {
    let m = view.m;
    let nothing = Typed::default();
    let typed = if is_of(typed, "reason") || is_of(typed, "outcome") { typed } else { &nothing };
    let form = Form::new(m, typed);
    let inside = html! {
        @for it in contributions { input type="hidden" name="seen" value={ (it.id) "-" (it.version) }; }
        (answer::fields(view, &form))
        div.row { button.ds-button type="submit" { (m.with("contribution-answer-all", &[("count", contributions.len().into())])) } }
    };
    html! {
        section.sec.on-screen aria-labelledby="answer-all" {
            h2 #answer-all { (m.t("contribution-answer-together")) }
            (form.open(&view.frame.to(&format!("{}/answers", path(group.id))), key, inside))
        }
    }
}

fn heading_form(view: &View<'_>, group: &ContributionGroup, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let begins = Typed::beginning_with(&[("heading", group.heading.as_str())]);
    let typed = if is_of(typed, "heading") { typed } else { &begins };
    let form = Form::new(m, typed);
    let inside = html! {
        (form.line(&Field::new("heading", m.t("contribution-heading")).language(view.language())))
        div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("contribution-heading-do")) } }
    };
    html! {
        details.ds-details open[typed.has_refusals()] {
            summary { (m.t("contribution-heading-change")) }
            (form.open(&view.frame.to(&path(group.id)), key, inside))
        }
    }
}
