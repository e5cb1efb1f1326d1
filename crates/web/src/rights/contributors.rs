//! Whom the manager of a unit lets write activities in its plan. What they may write is the domain's; other roles are given
//! by those who run the system.

use domain::assignment::{Days, Grant, Scope};
use domain::ids::{AssignmentId, PersonId, UnitId};
use domain::policy::{self, Role};
use domain::refusal::Refusal;
use domain::unit::Unit;
use maud::html;

use super::{Given, beginning, changed, contributors_in, given};
use crate::answer::Answer;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::security::detail;
use crate::view::View;

const PEOPLE: &str = "people";

/// `GET /{organisation}/units/{unit}/contributors`
///
/// # Errors
/// Not found, when there is no such unit; forbidden for who does not see to its plan.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &beginning(&asked)).await
}

/// `POST /{organisation}/units/{unit}/contributors`
///
/// # Errors
/// As [`show`].
pub async fn give(asked: Asked, mut typed: Typed) -> Answer {
    let unit = own_unit(&asked)?.id;
    let (from, until) = (typed.day("from"), typed.optional_day("until"));
    let person = People::of(&asked).await?.called(typed.get("person"));
    if person.is_none() {
        typed.refuse(Refusal::new("person-not-called").at("person").with("name", typed.get("person").trim()));
    }
    let (Some(person), Some(from), false) = (person, from, typed.has_refusals()) else {
        return page(&asked, &typed).await;
    };
    let (grant, days) = (Grant { role: Role::Contributor, scope: Scope::Unit(unit) }, Days { from, until });
    match asked.amend(&typed, move |organisation, context| organisation.give_role(context, person, grant, days)).await?
    {
        Ok(_) => changed(&asked, person, &path(unit), ("contributors-told-given", given(Role::Contributor))).await,
        Err(refusals) => page(&asked, &typed.refused(refusals)).await,
    }
}

/// `POST /{organisation}/units/{unit}/contributors/end`
///
/// # Errors
/// As [`show`], and not found where the person does not write in that plan.
pub async fn end(asked: Asked, typed: Typed) -> Answer {
    let unit = own_unit(&asked)?.id;
    let person: PersonId = typed.get("person").parse().map_err(|_| Problem::NotFound)?;
    let assignment: AssignmentId = typed.get("assignment").parse().map_err(|_| Problem::NotFound)?;
    let is_here =
        contributors_in(&asked.organisation, unit).iter().any(|(known, it)| (*known, it.id) == (person, assignment));
    if !is_here {
        return Err(Problem::NotFound);
    }
    let ended =
        asked.amend(&typed, move |organisation, context| organisation.end_role(context, person, assignment)).await?;
    ended.map_err(|_| Problem::NotFound)?;
    let what = detail::roles(&[Role::Contributor], &[]).concat();
    changed(&asked, person, &path(unit), ("contributors-told-ended", what)).await
}

fn path(unit: UnitId) -> String {
    format!("/units/{unit}/contributors")
}

/// The unit in the address, for who sees to its plan.
fn own_unit(asked: &Asked) -> Result<&Unit, Problem> {
    let unit = asked.organisation.units.get(&asked.id::<UnitId>("unit")?).ok_or(Problem::NotFound)?;
    let is_own = policy::may_plan_for(&asked.organisation, asked.viewer, unit.id);
    is_own.then_some(unit.as_ref()).ok_or(Problem::Forbidden)
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m, unit) = (View::of(asked), asked.m(), own_unit(asked)?);
    let people = People::of(asked).await?;
    let path = path(unit.id);
    let given = Given { view, people: &people, path: &path, key: asked.request_key()?.as_str().to_owned() };
    let form = Form::new(m, typed);
    let main = html! {
        (parts::head(m.t("contributors-title"), &[html! { span lang=[view.language()] { (unit.name) } }], None))
        p { (m.t("contributors-what")) }
        div.cols {
            div { (given.table(&contributors_in(view.organisation, unit.id), true)) }
            section.sec aria-labelledby="give" {
                h2 #give { (m.t("contributors-give")) }
                (form.open(&view.frame.to(&path), &given.key, html! {
                    (form.line(&Field::new("person", m.t("directory-name")).choosing_from(PEOPLE)))
                    (form.day(&Field::new("from", m.t("rights-from"))))
                    (form.day(&Field::new("until", m.t("rights-until")).hint(m.t("rights-until-hint")).optional()))
                    (form.buttons(m.t("contributors-give-do"), None))
                }))
                datalist id=(PEOPLE) { @for (_, label) in people.labels() { option value=(label) {} } }
            }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("contributors-title"), main).section(Section::Plan)))
}
