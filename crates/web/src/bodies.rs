//! Bodies: who sits in each and when, what each may decide and where that stands, and what it may no longer. One body is in
//! `bodies::one`. Not what they decided; that is [`crate::decision`].

use domain::body::{Body, BodyKind, Matters};
use domain::policy::Right;
use domain::text::Name;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::request::Asked;
use crate::view::View;

pub mod one;

/// `GET /{organisation}/bodies`
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default())
}

/// `POST /{organisation}/bodies`
///
/// # Errors
/// What the store says.
pub async fn add(asked: Asked, mut typed: Typed) -> Answer {
    let name = typed.parse("name", Name::parse);
    let kind = BodyKind::ALL.into_iter().find(|kind| kind.key() == typed.get("kind")).unwrap_or(BodyKind::Other);
    let (Some(name), false) = (name, typed.has_refusals()) else { return page(&asked, &typed) };
    match asked.amend(&typed, move |organisation, context| organisation.add_body(context, name.clone(), kind)).await? {
        Ok(_) => Ok(asked.done("/bodies", &Flash::new(asked.m().t("bodies-told-added")))),
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let bodies: Vec<&Body> = view.organisation.bodies.values().map(AsRef::as_ref).collect();
    let form = Form::new(m, typed);
    let kinds = BodyKind::ALL.map(|kind| (kind.key().to_owned(), m.word("body-kind", kind.key())));
    let count = bodies.iter().filter(|body| body.is_there_on(view.day)).count();
    let main = html! {
        (parts::head(m.t("bodies-title"), &[html! { (m.with("bodies-count", &[("count", count.into())])) }], None))
        div.cols {
            div { (parts::scroll(m.t("bodies-title"), table(&view, &bodies))) }
            @if view.is_today() && view.may(Right::ChangeBodies) {
                section.sec aria-labelledby="add" {
                    h2 #add { (m.t("bodies-add")) }
                    (form.open(&view.frame.to("/bodies"), asked.request_key()?.as_str(), html! {
                        (form.line(&Field::new("name", m.t("bodies-name")).language(view.language())))
                        (form.select(&Field::new("kind", m.t("bodies-kind")), &kinds))
                        (form.buttons(m.t("bodies-add-do"), None))
                    }))
                }
            }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("bodies-title"), main).section(Section::Decisions)))
}

fn table(view: &View<'_>, bodies: &[&Body]) -> Markup {
    let m = view.m;
    html! {
        table.ds-table.stacks {
            thead { tr {
                th scope="col" { (m.t("bodies-body")) }
                th scope="col" { (m.t("bodies-decides")) }
                th.num scope="col" { (m.t("bodies-members")) }
            } }
            tbody { @for body in bodies {
                @let members = body.members.iter().filter(|member| body.has_member(member.person, view.day)).count();
                @let decides: Vec<_> = Matters::ALL.into_iter().filter(|matters| body.mandate(*matters, view.day).is_some()).collect();
                tr {
                    th scope="row" {
                        a href=(view.frame.to(&format!("/bodies/{}", body.id))) lang=[view.language()] { (body.name) }
                        br; span.cap { (m.word("body-kind", body.kind.key())) @if let Some(day) = body.closed { ", " (m.with("bodies-closed", &[("day", day.to_string().into())])) } }
                    }
                    td data-label=(m.t("bodies-decides")) {
                        @if decides.is_empty() { "–" }
                        @for (index, matters) in decides.iter().enumerate() { @if 0 < index { ", " } (m.word("matters", matters.key())) }
                    }
                    td.num data-label=(m.t("bodies-members")) { (m.number(members)) }
                }
            } }
        }
    }
}
