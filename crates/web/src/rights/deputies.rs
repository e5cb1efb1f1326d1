//! Deputies: who may do what another may between two days, named by oneself or by those who run the system. The same page for
//! one's own and for another's.

use domain::assignment::{Deputation, Grant};
use domain::ids::{DeputationId, PersonId};
use domain::person::Person;
use domain::refusal::Refusal;
use maud::{Markup, html};
use store::Store;
use store::security::{Between, Happened};

use super::{Given, beginning, given, grant_name, has_ended, in_the_directory};
use crate::answer::Answer;
use crate::directory;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::security::detail;
use crate::view::View;

const PEOPLE: &str = "people";

/// `GET /{organisation}/account/deputies` and `GET /{organisation}/people/{person}/deputies`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &beginning(&asked)).await
}

/// `POST /{organisation}/account/deputies` and `POST /{organisation}/people/{person}/deputies`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn name(asked: Asked, mut typed: Typed) -> Answer {
    let (person, path) = whose(&asked)?;
    let id = person.id;
    let days = (typed.day("from"), typed.day("until"));
    let deputy = People::of(&asked).await?.called(typed.get("deputy"));
    if deputy.is_none() {
        typed.refuse(Refusal::new("person-not-called").at("deputy").with("name", typed.get("deputy").trim()));
    }
    let view = View::of(&asked);
    let grants = view.organisation.deputisable(id, asked.today);
    let grant = grants.into_iter().find(|grant| value(*grant) == typed.get("grant"));
    if grant.is_none() {
        typed.refuse(Refusal::new("deputy-role-not-held").at("grant"));
    }
    let (Some(deputy), Some(grant), (Some(from), Some(until)), false) = (deputy, grant, days, typed.has_refusals())
    else {
        return page(&asked, &typed).await;
    };
    let rule = move |organisation: &domain::organisation::Organisation, context: &domain::time::Context| {
        organisation.name_deputy(context, id, deputy, grant, (from, until))
    };
    match asked.amend(&typed, rule).await? {
        Ok(_) => told(&asked, deputy, &path, ("deputies-told-named", given(grant.role))).await,
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/account/deputies/end` and `POST /{organisation}/people/{person}/deputies/end`
///
/// # Errors
/// Not found, when there is no such person, or the person neither has nor is that deputy.
pub async fn end(asked: Asked, typed: Typed) -> Answer {
    let (person, path) = whose(&asked)?;
    let id: DeputationId = typed.get("deputation").parse().map_err(|_| Problem::NotFound)?;
    let (deputy, deputation) = asked.organisation.deputation(id).ok_or(Problem::NotFound)?;
    if person.id != deputy && person.id != deputation.person {
        return Err(Problem::NotFound);
    }
    let what = detail::roles(&[deputation.grant.role], &[]).concat();
    let ended = asked.amend(&typed, move |organisation, context| organisation.end_deputy(context, id)).await?;
    ended.map_err(|_| Problem::NotFound)?;
    told(&asked, deputy, &path, ("deputies-told-ended", what)).await
}

async fn told(asked: &Asked, deputy: PersonId, path: &str, (told, what): (&'static str, String)) -> Answer {
    let (by, organisation) = (asked.person()?, asked.organisation.id.clone());
    let between = Between { actor: Some(by), about: Some(deputy) };
    let note = move |store: &Store| store.note_with(&organisation, Happened::RolesChanged, between, &what);
    asked.app.with_store(note).await?;
    Ok(asked.done(path, &Flash::new(asked.m().t(told))))
}

/// Whose deputies, and the path of their page: those of the person in the address, or else one's own.
fn whose(asked: &Asked) -> Result<(&Person, String), Problem> {
    if asked.has_segment("person") {
        let person = in_the_directory(asked)?;
        return Ok((person, format!("/people/{}/deputies", person.id)));
    }
    let own = asked.organisation.people.get(&asked.person()?).map(AsRef::as_ref).ok_or(Problem::NotFound)?;
    Ok((own, "/account/deputies".to_owned()))
}

/// The value of a role in the form.
fn value(grant: Grant) -> String {
    use domain::assignment::Scope;
    let role = grant.role.key();
    match grant.scope {
        Scope::Organisation => role.to_owned(),
        Scope::Unit(unit) => format!("{role} unit-{unit}"),
        Scope::Body(body) => format!("{role} body-{body}"),
    }
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let (person, path) = whose(asked)?;
    let people = People::of(asked).await?;
    let is_own = asked.person()? == person.id && !asked.has_segment("person");
    let name = directory::called(asked, &people, person).ok_or(Problem::NotFound)?;
    let given = Given { view, people: &people, path: &path, key: asked.request_key()?.as_str().to_owned() };
    let shown = Deputies { given: &given, person };
    let heading = match is_own {
        true => m.t("deputies-own-heading").into_owned(),
        false => m.with("deputies-heading", &[("person", name.as_str().into())]),
    };
    let back = match is_own {
        true => html! { a href=(view.frame.to("/account")) { (m.t("account-title")) } },
        false => html! { a href=(view.frame.to(&format!("/people/{}", person.id))) { (name) } },
    };
    let main = html! {
        (parts::head(heading, &[back], None))
        p { (m.t("deputies-what")) }
        div.cols {
            div { (shown.own()) (shown.for_others()) }
            (shown.form(typed))
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("deputies-title"), main)))
}

struct Deputies<'a> {
    given: &'a Given<'a>,
    person: &'a Person,
}

impl Deputies<'_> {
    /// Those who are this person's deputies.
    fn own(&self) -> Markup {
        let (view, m) = (&self.given.view, self.given.view.m);
        let deputies = view.organisation.deputies_of(self.person.id);
        html! {
            section.sec aria-labelledby="deputies" {
                h2 #deputies { (m.t("deputies-title")) }
                @if deputies.is_empty() { (parts::nothing_yet(m.t("deputies-none"), None)) }
                @else { (self.table("deputies-deputy", &deputies)) }
            }
        }
    }

    /// Those whose deputy this person is.
    fn for_others(&self) -> Markup {
        let m = self.given.view.m;
        let others: Vec<(PersonId, &Deputation)> = self.person.deputising.iter().map(|it| (it.person, it)).collect();
        html! { @if !others.is_empty() {
            section.sec aria-labelledby="for" {
                h2 #for { (m.t("deputies-for")) }
                (self.table("deputies-person", &others))
            }
        } }
    }

    fn table(&self, who: &'static str, rows: &[(PersonId, &Deputation)]) -> Markup {
        let (view, m) = (&self.given.view, self.given.view.m);
        parts::scroll(
            m.t(who),
            html! { table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t(who)) }
                    th scope="col" { (m.t("deputies-as")) }
                    th scope="col" { (m.t("rights-days")) }
                    th scope="col" { span.ds-sr-only { (m.t("rights-end")) } }
                } }
                tbody { @for (other, deputation) in rows { tr {
                    th scope="row" { (self.given.people.name(*other)) }
                    td data-label=(m.t("deputies-as")) { (grant_name(view, deputation.grant)) }
                    td data-label=(m.t("rights-days")) { (m.span(deputation.from, Some(deputation.until))) }
                    td.num { @if has_ended(Some(deputation.until), view.today) { (m.t("rights-ended")) } @else {
                        (self.given.ending(("person", &self.person.id.to_string()), ("deputation", &deputation.id.to_string())))
                    } }
                } } }
            } },
        )
    }

    fn form(&self, typed: &Typed) -> Markup {
        let (view, m) = (&self.given.view, self.given.view.m);
        let form = Form::new(m, typed);
        let grants = view.organisation.deputisable(self.person.id, view.today);
        let grants: Vec<(String, String)> = grants
            .into_iter()
            .map(|grant| (value(grant), crate::words::capitalised(&grant_name(view, grant))))
            .collect();
        html! {
            section.sec aria-labelledby="name-one" {
                h2 #name-one { (m.t("deputies-name")) }
                @if grants.is_empty() { p { (m.t("deputies-no-role")) } } @else {
                    (form.open(&view.frame.to(self.given.path), &self.given.key, html! {
                        (form.line(&Field::new("deputy", m.t("deputies-deputy")).choosing_from(PEOPLE)))
                        (form.select(&Field::new("grant", m.t("deputies-as")), &grants))
                        (form.day(&Field::new("from", m.t("rights-from"))))
                        (form.day(&Field::new("until", m.t("rights-until"))))
                        (form.buttons(m.t("deputies-name-do"), None))
                    }))
                    datalist id=(PEOPLE) { @for (_, label) in self.given.people.labels() { option value=(label) {} } }
                }
            }
        }
    }
}
