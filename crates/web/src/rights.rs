//! Roles in a part of the agency or for a time: who has which, given and ended by those who run the system; and in a unit,
//! whom its manager lets write in its plan. Deputies are in `rights::deputies`. Roles in the whole agency until further
//! notice stand with the person, in [`crate::directory`].

use domain::assignment::{Assignment, Days, Grant, Scope};
use domain::ids::{AssignmentId, PersonId, UnitId};
use domain::organisation::Organisation;
use domain::person::Person;
use domain::policy::{self, Role};
use domain::refusal::Refusal;
use jiff::civil::Date;
use maud::{Markup, html};
use store::security::{Between, Happened};

use crate::answer::Answer;
use crate::directory;
use crate::flash::Flash;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::layout::Page;
use crate::messages::Messages;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::security::detail;
use crate::unit::Tree;
use crate::view::View;
use crate::{parts, words};

pub mod contributors;
pub mod deputies;

/// `GET /{organisation}/people/{person}/roles`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &beginning(&asked)).await
}

/// `POST /{organisation}/people/{person}/roles`
///
/// # Errors
/// Not found, when there is no such person.
pub async fn give(asked: Asked, mut typed: Typed) -> Answer {
    let id = in_the_directory(&asked)?.id;
    let role = Role::ALL.into_iter().find(|role| role.key() == typed.get("role"));
    let scope = scope_of(typed.get("scope"));
    let (from, until) = (typed.day("from"), typed.optional_day("until"));
    if role.is_none() {
        typed.refuse(Refusal::new("role-not-there").at("role"));
    }
    if scope.is_none() {
        typed.refuse(Refusal::new("role-not-there").at("scope"));
    }
    let (Some(role), Some(scope), Some(from), false) = (role, scope, from, typed.has_refusals()) else {
        return page(&asked, &typed).await;
    };
    let (grant, days) = (Grant { role, scope }, Days { from, until });
    match asked.amend(&typed, move |organisation, context| organisation.give_role(context, id, grant, days)).await? {
        Ok(_) => changed(&asked, id, &format!("/people/{id}/roles"), ("rights-told-given", given(grant.role))).await,
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/people/{person}/roles/end`
///
/// # Errors
/// Not found, when there is no such person or the person was not given that role.
pub async fn end(asked: Asked, typed: Typed) -> Answer {
    let id = in_the_directory(&asked)?.id;
    let assignment: AssignmentId = typed.get("assignment").parse().map_err(|_| Problem::NotFound)?;
    let what = taken(&asked, id, assignment);
    let ended =
        asked.amend(&typed, move |organisation, context| organisation.end_role(context, id, assignment)).await?;
    ended.map_err(|_| Problem::NotFound)?;
    changed(&asked, id, &format!("/people/{id}/roles"), ("rights-told-ended", what)).await
}

/// What someone may do is another thing now: it is written down, and whoever is signed in signs in anew.
async fn changed(asked: &Asked, about: PersonId, path: &str, (told, what): (&'static str, String)) -> Answer {
    let (by, organisation) = (asked.person()?, asked.organisation.id.clone());
    asked
        .app
        .with_store(move |store| {
            let between = Between { actor: Some(by), about: Some(about) };
            store.note_with(&organisation, Happened::RolesChanged, between, &what)?;
            if about == by { Ok(()) } else { store.end_sessions(&organisation, about) }
        })
        .await?;
    Ok(asked.done(path, &Flash::new(asked.m().t(told))))
}

/// That a role was given, for the security log.
fn given(role: Role) -> String {
    detail::roles(&[], &[role]).concat()
}

/// That the role of an assignment was taken, for the security log.
fn taken(asked: &Asked, person: PersonId, assignment: AssignmentId) -> String {
    let known = asked.organisation.people.get(&person);
    let ended = known.and_then(|known| known.assignments.iter().find(|given| given.id == assignment));
    ended.map(|ended| detail::roles(&[ended.grant.role], &[]).concat()).unwrap_or_default()
}

/// The person in the address, who has not left the directory.
fn in_the_directory(asked: &Asked) -> Result<&Person, Problem> {
    let person = asked.organisation.people.get(&asked.id::<PersonId>("person")?).map(AsRef::as_ref);
    person.filter(|person| !person.roles.is_empty()).ok_or(Problem::NotFound)
}

fn beginning(asked: &Asked) -> Typed {
    Typed::beginning_with(&[("from", &asked.today.to_string())])
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let person = in_the_directory(asked)?;
    let people = People::of(asked).await?;
    let name = directory::called(asked, &people, person).ok_or(Problem::NotFound)?;
    let path = format!("/people/{}/roles", person.id);
    let given = Given { view, people: &people, path: &path, key: asked.request_key()?.as_str().to_owned() };
    let form = Form::new(m, typed);
    let roles = [Role::UnitManager, Role::Contributor, Role::Secretary, Role::Cleared]
        .into_iter()
        .chain(Role::ALL.into_iter().filter(|role| Grant { role: *role, scope: Scope::Organisation }.fits()))
        .fold(Vec::new(), |mut roles: Vec<Role>, role| {
            if !roles.contains(&role) {
                roles.push(role);
            }
            roles
        });
    let roles: Vec<(String, String)> =
        roles.into_iter().map(|role| (role.key().to_owned(), m.word("role-says", role.key()).into_owned())).collect();
    let assignments: Vec<(PersonId, &Assignment)> = person.assignments.iter().map(|it| (person.id, it)).collect();
    let main = html! {
        (parts::head(m.with("rights-heading", &[("person", name.as_str().into())]), &[
            html! { a href=(view.frame.to(&format!("/people/{}", person.id))) { (name) } },
            html! { a href=(view.frame.to(&format!("/people/{}/deputies", person.id))) { (m.t("deputies-title")) } },
        ], None))
        div.cols {
            div {
                p { (m.with("rights-base", &[("roles", words::roles(m, &person.roles).into())])) }
                (given.table(&assignments, false))
            }
            section.sec aria-labelledby="give" {
                h2 #give { (m.t("rights-give")) }
                (form.open(&view.frame.to(&path), &given.key, html! {
                    (form.select(&Field::new("role", m.t("rights-role")), &roles))
                    (form.select(&Field::new("scope", m.t("rights-scope")).hint(m.t("rights-scope-hint")), &scopes(&view)))
                    (form.day(&Field::new("from", m.t("rights-from"))))
                    (form.day(&Field::new("until", m.t("rights-until")).hint(m.t("rights-until-hint")).optional()))
                    (form.buttons(m.t("rights-give-do"), None))
                }))
            }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("rights-title"), main)))
}

/// Roles that were given, as a table.
struct Given<'a> {
    view: View<'a>,
    people: &'a People,
    path: &'a str,
    key: String,
}

impl Given<'_> {
    /// Those that hold and those to come first; with whom they were given to, where that is not said.
    fn table(&self, assignments: &[(PersonId, &Assignment)], with_names: bool) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        if assignments.is_empty() {
            return parts::nothing_yet(m.t("rights-none"), None);
        }
        let mut rows = assignments.to_vec();
        rows.sort_by_key(|(_, it)| (has_ended(it.until, view.today), it.from, it.id));
        html! {
            (parts::scroll(m.t("rights-title"), html! { table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t(if with_names { "directory-name" } else { "rights-role" })) }
                    @if !with_names { th scope="col" { (m.t("rights-scope")) } }
                    th scope="col" { (m.t("rights-days")) }
                    th scope="col" { (m.t("rights-given")) }
                    th scope="col" { span.ds-sr-only { (m.t("rights-end")) } }
                } }
                tbody { @for (person, assignment) in rows { tr {
                    @if with_names { th scope="row" { (self.people.name(person)) } } @else {
                        th scope="row" { (words::capitalised(&m.word("role", assignment.grant.role.key()))) }
                        td data-label=(m.t("rights-scope")) lang=[view.language()] { (scope_name(view, assignment.grant.scope)) }
                    }
                    td data-label=(m.t("rights-days")) { (m.span(assignment.from, assignment.until)) }
                    td data-label=(m.t("rights-given")) { (self.people.who(assignment.given.by)) }
                    td.num { @if has_ended(assignment.until, view.today) { (m.t("rights-ended")) } @else {
                        (self.ending(("person", &person.to_string()), ("assignment", &assignment.id.to_string())))
                    } }
                } } }
            } }))
        }
    }

    fn ending(&self, (whose, person): (&str, &str), (name, id): (&str, &str)) -> Markup {
        html! {
            form method="post" action=(self.view.frame.to(&format!("{}/end", self.path))) {
                input type="hidden" name=(REQUEST_KEY) value=(self.key);
                input type="hidden" name=(whose) value=(person);
                input type="hidden" name=(name) value=(id);
                button.ds-button data-variant="secondary" type="submit" { (self.view.m.t("rights-end")) }
            }
        }
    }
}

fn has_ended(until: Option<Date>, today: Date) -> bool {
    until.is_some_and(|until| until < today)
}

/// Where a role may hold, for a list: the whole agency, then its units as they stand in the tree, then its bodies.
fn scopes(view: &View<'_>) -> Vec<(String, String)> {
    let tree = Tree::on(view.organisation, view.today);
    let mut scopes = vec![("organisation".to_owned(), view.m.t("rights-whole").into_owned())];
    scopes.extend(
        tree.in_order()
            .into_iter()
            .map(|(unit, depth)| (format!("unit-{}", unit.id), format!("{}{}", "\u{2003}".repeat(depth), unit.name))),
    );
    scopes.extend(view.organisation.bodies.values().map(|body| (format!("body-{}", body.id), body.name.to_string())));
    scopes
}

/// The value of a scope in a form, read.
fn scope_of(value: &str) -> Option<Scope> {
    match value.split_once('-') {
        None => (value == "organisation").then_some(Scope::Organisation),
        Some(("unit", id)) => id.parse().ok().map(Scope::Unit),
        Some(("body", id)) => id.parse().ok().map(Scope::Body),
        Some(_) => None,
    }
}

/// What a place is called where a role holds: "hela myndigheten", "Digital utveckling", "Styrelsen".
pub(crate) fn scope_name(view: &View<'_>, scope: Scope) -> String {
    match scope {
        Scope::Organisation => words::in_a_sentence(&view.m.t("rights-whole")),
        Scope::Unit(unit) => {
            let unit = view.organisation.units.get(&view.organisation.unit_on(unit, view.day));
            unit.map_or_else(String::new, |unit| unit.name.to_string())
        }
        Scope::Body(body) => view.body(body).map_or_else(String::new, |body| body.name.to_string()),
    }
}

/// A role somewhere: "enhetschef, Digital utveckling"; "strateg" where it is in the whole agency.
pub(crate) fn grant_name(view: &View<'_>, grant: Grant) -> String {
    let role = view.m.word("role", grant.role.key());
    match grant.scope {
        Scope::Organisation => role.into_owned(),
        scope => format!("{role}, {}", scope_name(view, scope)),
    }
}

/// All that a person is on a day: the roles in the whole agency, then what was given beside them.
pub(crate) fn all_roles(view: &View<'_>, person: &Person) -> String {
    let given = person.assignments.iter().filter(|assignment| assignment.days().have(view.today));
    let given = given.map(|assignment| grant_name(view, assignment.grant));
    let base = (!person.roles.is_empty()).then(|| words::roles(view.m, &person.roles));
    base.into_iter().chain(given).collect::<Vec<_>>().join("; ")
}

/// Those for whom a person is a deputy on a day, each with what: "Anna Ek: enhetschef, Digital utveckling, till 2018-12-31".
pub(crate) fn acting(m: Messages, view: &View<'_>, people: &People, person: PersonId) -> Vec<String> {
    let standing = policy::standing::Standing::of(view.organisation, person, view.today);
    let told = standing.deputations().map(|deputation| {
        let values = [
            ("person", people.name(deputation.person).into()),
            ("role", grant_name(view, deputation.grant).into()),
            ("until", deputation.until.to_string().into()),
        ];
        m.with("deputies-acting", &values)
    });
    told.collect()
}

/// The people in a unit's plan whom its manager lets write there, or has let.
fn contributors_in(organisation: &Organisation, unit: UnitId) -> Vec<(PersonId, &Assignment)> {
    let grant = Grant { role: Role::Contributor, scope: Scope::Unit(unit) };
    let all = organisation.people.values().flat_map(|person| person.assignments.iter().map(|it| (person.id, it)));
    all.filter(|(_, assignment)| assignment.grant == grant).collect()
}
