//! One body: its members and mandates with their days, its secretaries, and what those do who run the system: rename it, let
//! people sit and leave, give and take mandates, close it.

use domain::assignment::Scope;
use domain::body::{Body, Matters};
use domain::ids::{BodyId, PersonId};
use domain::policy::{Right, Role};
use domain::refusal::Refusal;
use domain::text::Name;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// The hidden field that says which form was sent.
const FORM: &str = "form";
const PEOPLE: &str = "people";

/// `GET /{organisation}/bodies/{body}`
///
/// # Errors
/// Not found, when there is no such body.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// `POST /{organisation}/bodies/{body}/name`
///
/// # Errors
/// Not found, when there is no such body.
pub async fn rename(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let Some(name) = typed.parse("name", Name::parse) else { return page(&asked, &typed).await };
    let renamed =
        asked.amend(&typed, move |organisation, context| organisation.rename_body(context, id, name.clone())).await?;
    answer(&asked, typed, renamed.map(drop), "bodies-told-renamed").await
}

/// `POST /{organisation}/bodies/{body}/closing`
///
/// # Errors
/// Not found, when there is no such body.
pub async fn close(asked: Asked, typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let closed = asked.amend(&typed, move |organisation, context| organisation.close_body(context, id)).await?;
    answer(&asked, typed, closed.map(drop), "bodies-told-closed").await
}

/// `POST /{organisation}/bodies/{body}/members`
///
/// # Errors
/// Not found, when there is no such body.
pub async fn seat(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let from = typed.day("member-from");
    let person = People::of(&asked).await?.called(typed.get("person"));
    if person.is_none() {
        typed.refuse(Refusal::new("person-not-called").at("person").with("name", typed.get("person").trim()));
    }
    let (Some(person), Some(from), false) = (person, from, typed.has_refusals()) else {
        return page(&asked, &typed).await;
    };
    let seated =
        asked.amend(&typed, move |organisation, context| organisation.add_member(context, id, person, from)).await?;
    answer(&asked, typed, seated.map(drop), "bodies-told-seated").await
}

/// `POST /{organisation}/bodies/{body}/members/end`
///
/// # Errors
/// Not found, when there is no such body, or nobody was named.
pub async fn unseat(asked: Asked, typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let person: PersonId = typed.get("member").parse().map_err(|_| Problem::NotFound)?;
    let left = asked.amend(&typed, move |organisation, context| organisation.end_member(context, id, person)).await?;
    answer(&asked, typed, left.map(drop), "bodies-told-left").await
}

/// `POST /{organisation}/bodies/{body}/mandates`
///
/// # Errors
/// Not found, when there is no such body.
pub async fn give(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let (basis, from) = (typed.parse("basis", Name::parse), typed.day("mandate-from"));
    let (Some(matters), Some(basis), Some(from), false) = (matters(&typed), basis, from, typed.has_refusals()) else {
        return page(&asked, &typed).await;
    };
    let given = asked
        .amend(&typed, move |organisation, context| {
            organisation.give_mandate(context, id, matters, basis.clone(), from)
        })
        .await?;
    answer(&asked, typed, given.map(drop), "bodies-told-given").await
}

/// `POST /{organisation}/bodies/{body}/mandates/end`
///
/// # Errors
/// Not found, when there is no such body or no such kind of decision.
pub async fn take(asked: Asked, typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let matters = matters(&typed).ok_or(Problem::NotFound)?;
    let taken =
        asked.amend(&typed, move |organisation, context| organisation.end_mandate(context, id, matters)).await?;
    answer(&asked, typed, taken.map(drop), "bodies-told-taken").await
}

async fn answer(
    asked: &Asked,
    typed: Typed,
    outcome: Result<(), domain::refusal::Refusals>,
    told: &'static str,
) -> Answer {
    match outcome {
        Ok(()) => Ok(asked.done(&format!("/bodies/{}", known(asked)?.id), &Flash::new(asked.m().t(told)))),
        Err(refusals) => page(asked, &typed.refused(refusals)).await,
    }
}

fn matters(typed: &Typed) -> Option<Matters> {
    Matters::ALL.into_iter().find(|matters| matters.key() == typed.get("matters"))
}

fn known(asked: &Asked) -> Result<&Body, Problem> {
    asked.organisation.bodies.get(&asked.id::<BodyId>("body")?).map(AsRef::as_ref).ok_or(Problem::NotFound)
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let body = known(asked)?;
    let view = View::of(asked);
    let people = People::of(asked).await?;
    let changes = view.is_today() && view.may(Right::ChangeBodies) && body.closed.is_none();
    let shown = One { view, people: &people, body, typed, key: asked.request_key()?.as_str().to_owned(), changes };
    let page = Page::new(body.name.as_str(), shown.main()).section(Section::Decisions);
    Ok(asked.frame.form_page(typed, page))
}

struct One<'a> {
    view: View<'a>,
    people: &'a People,
    body: &'a Body,
    typed: &'a Typed,
    key: String,
    changes: bool,
}

impl One<'_> {
    fn main(&self) -> Markup {
        let (view, m, body) = (&self.view, self.view.m, self.body);
        let mut meta = vec![
            html! { a href=(view.frame.to("/bodies")) { (m.t("bodies-title")) } },
            html! { (m.word("body-kind", body.kind.key())) },
        ];
        if let Some(day) = body.closed {
            meta.push(html! { b { (m.with("bodies-closed", &[("day", day.to_string().into())])) } });
        }
        html! {
            (parts::head(html! { span lang=[view.language()] { (body.name) } }, &meta, None))
            div.cols {
                div { (self.members()) (self.mandates()) }
                aside aria-label=(m.t("bodies-more")) { (self.secretaries()) @if self.changes { (self.forms()) } }
            }
        }
    }

    fn members(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let mut members = self.body.members.clone();
        members.sort_by_key(|member| (member.until.is_some(), member.from));
        html! {
            section.sec {
                h2 { (m.t("bodies-members")) }
                @if members.is_empty() { (parts::nothing_yet(m.t("bodies-no-members"), None)) } @else {
                    (parts::scroll(m.t("bodies-members"), html! { table.ds-table.stacks {
                        thead { tr {
                            th scope="col" { (m.t("directory-name")) }
                            th scope="col" { (m.t("rights-days")) }
                            @if self.changes { th scope="col" { span.ds-sr-only { (m.t("rights-end")) } } }
                        } }
                        tbody { @for member in &members { tr {
                            th scope="row" { (self.people.name(member.person)) }
                            td data-label=(m.t("rights-days")) { (m.span(member.from, member.until)) }
                            @if self.changes { td.num { @if member.until.is_none() {
                                (self.ending("members", "member", &member.person.to_string()))
                            } } }
                        } } }
                    } }))
                }
                @if self.changes { (self.form("member", "bodies-seat", "members", |form| html! {
                    (form.line(&Field::new("person", m.t("directory-name")).choosing_from(PEOPLE)))
                    (form.day(&Field::new("member-from", m.t("rights-from"))))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("bodies-seat")) } }
                    datalist id=(PEOPLE) { @for (_, label) in self.people.labels() { option value=(label) {} } }
                }, &[("member-from", view.today.to_string())])) }
            }
        }
    }

    fn mandates(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let mut mandates = self.body.mandates.clone();
        mandates.sort_by_key(|mandate| (mandate.until.is_some(), mandate.from));
        let kinds = Matters::ALL.map(|matters| (matters.key().to_owned(), m.word("matters", matters.key())));
        html! {
            section.sec {
                h2 { (m.t("bodies-mandates")) }
                @if mandates.is_empty() { (parts::nothing_yet(m.t("bodies-no-mandates"), None)) } @else {
                    (parts::scroll(m.t("bodies-mandates"), html! { table.ds-table.stacks {
                        thead { tr {
                            th scope="col" { (m.t("bodies-decides")) }
                            th scope="col" { (m.t("bodies-basis")) }
                            th scope="col" { (m.t("rights-days")) }
                            @if self.changes { th scope="col" { span.ds-sr-only { (m.t("rights-end")) } } }
                        } }
                        tbody { @for mandate in &mandates { tr {
                            th scope="row" { (m.word("matters", mandate.matters.key())) }
                            td data-label=(m.t("bodies-basis")) lang=[view.language()] { (mandate.basis) }
                            td data-label=(m.t("rights-days")) { (m.span(mandate.from, mandate.until)) }
                            @if self.changes { td.num { @if mandate.until.is_none() {
                                (self.ending("mandates", "matters", mandate.matters.key()))
                            } } }
                        } } }
                    } }))
                }
                @if self.changes { (self.form("mandate", "bodies-give", "mandates", |form| html! {
                    (form.select(&Field::new("matters", m.t("bodies-decides")), &kinds))
                    (form.line(&Field::new("basis", m.t("bodies-basis")).hint(m.t("bodies-basis-hint")).language(view.language())))
                    (form.day(&Field::new("mandate-from", m.t("rights-from"))))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("bodies-give")) } }
                }, &[("mandate-from", view.today.to_string())])) }
            }
        }
    }

    /// Those who record what this body decides: of this body, or of all.
    fn secretaries(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let people = view.organisation.people.values().filter(|person| !person.roles.is_empty());
        let is_here = |scope: Scope| scope == Scope::Organisation || scope == Scope::Body(self.body.id);
        let secretaries: Vec<String> = people
            .filter(|person| {
                let mut given =
                    person.assignments.iter().filter(|it| it.days().have(view.today) && is_here(it.grant.scope));
                person.roles.contains(&Role::Secretary) || given.any(|it| it.grant.role == Role::Secretary)
            })
            .map(|person| self.people.name(person.id))
            .collect();
        html! {
            section.sec aria-labelledby="secretaries" {
                h2 #secretaries { (m.t("bodies-secretaries")) }
                @if secretaries.is_empty() { p { (m.t("bodies-no-secretary")) } }
                ul.bare { @for name in &secretaries { li { (name) } } }
                @if self.changes { p.cap { (m.t("bodies-secretaries-how")) } }
            }
        }
    }

    fn forms(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            (self.form("name", "bodies-rename", "name", |form| html! {
                (form.line(&Field::new("name", m.t("bodies-name")).language(view.language())))
                div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("bodies-rename")) } }
            }, &[("name", self.body.name.to_string())]))
            (self.form("closing", "bodies-close", "closing", |_| html! {
                p { (m.t("bodies-close-what")) }
                div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("bodies-close")) } }
            }, &[]))
        }
    }

    /// One form, folded in until it is wanted or has come back with something wrong.
    fn form(
        &self,
        which: &'static str,
        title: &'static str,
        tail: &str,
        inside: impl FnOnce(&Form<'_>) -> Markup,
        begins: &[(&str, String)],
    ) -> Markup {
        let is_this = self.typed.get(FORM) == which;
        let begins: Vec<(&str, &str)> = begins.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let typed = if is_this { self.typed.clone() } else { Typed::beginning_with(&begins) };
        let form = Form::new(self.view.m, &typed);
        let action = self.view.frame.to(&format!("/bodies/{}/{tail}", self.body.id));
        html! {
            details.ds-details open[typed.has_refusals()] {
                summary { (self.view.m.t(title)) }
                (form.open(&action, &self.key, html! {
                    input type="hidden" name=(FORM) value=(which);
                    (inside(&form))
                }))
            }
        }
    }

    fn ending(&self, what: &str, name: &str, value: &str) -> Markup {
        html! {
            form method="post" action=(self.view.frame.to(&format!("/bodies/{}/{what}/end", self.body.id))) {
                input type="hidden" name=(REQUEST_KEY) value=(self.key);
                input type="hidden" name=(name) value=(value);
                button.ds-button data-variant="secondary" type="submit" { (self.view.m.t("rights-end")) }
            }
        }
    }
}
