//! What one group of the directory gives its members: roles, and the unit where they work.

use domain::ids::UnitId;
use domain::policy::Role;
use domain::provisioning::Gives;
use domain::refusal::Refusal;
use maud::html;
use store::directory::DirectoryGroup;

use super::groups;
use crate::answer::Answer;
use crate::directory::person::{role_choices, unit_choices};
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::scim::{TURN, apply};
use crate::view::View;

/// `GET /{organisation}/people/directory/{group}`
///
/// # Errors
/// Not found.
pub async fn show(asked: Asked) -> Answer {
    let group = known(&asked).await?;
    let unit = group.gives.unit.map(|unit| unit.to_string()).unwrap_or_default();
    let mut values = vec![("unit", unit.as_str())];
    values.extend(group.gives.roles.iter().map(|role| ("roles", role.key())));
    page(&asked, &group, &Typed::beginning_with(&values)).await
}

/// `POST /{organisation}/people/directory/{group}`: says what it gives, and gives it to those who are in it.
///
/// # Errors
/// Not found.
pub async fn map(asked: Asked, mut typed: Typed) -> Answer {
    let _turn = TURN.lock().await;
    let group = known(&asked).await?;
    let roles = typed.all("roles").filter_map(|key| Role::ALL.into_iter().find(|role| role.key() == key)).collect();
    let unit: Option<UnitId> = typed.get("unit").parse().ok();
    if let Some(unit) = unit.filter(|unit| !asked.organisation.units_on(asked.today).any(|known| known.id == *unit)) {
        typed.refuse(Refusal::new("unit-unknown").at("unit").with("unit", unit.0));
        return page(&asked, &group, &typed).await;
    }
    let (number, gives) = (group.number, Gives { roles, unit });
    let to = gives.clone();
    let before = group.gives.clone();
    let placed = apply::place_by(&asked, group.members.clone(), &before, |groups| {
        for group in groups.iter_mut().filter(|group| group.number == number) {
            group.gives.clone_from(&to);
        }
    });
    match placed.await {
        Ok(()) => {}
        Err(Problem::Scim(_)) => {
            typed.refuse(Refusal::new("last-administrator"));
            return page(&asked, &group, &typed).await;
        }
        Err(problem) => return Err(problem),
    }
    let (id, by) = (asked.organisation.id.clone(), asked.person()?);
    asked.app.with_store(move |store| store.say_what_group_gives(&id, number, &gives, by)).await?;
    Ok(asked.done("/people/directory", &Flash::new(asked.m().t("provisioning-told-mapped"))))
}

async fn known(asked: &Asked) -> Result<DirectoryGroup, Problem> {
    let number: u32 = asked.id("group")?;
    groups(asked).await?.into_iter().find(|group| group.number == number).ok_or(Problem::NotFound)
}

async fn page(asked: &Asked, group: &DirectoryGroup, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let (people, form, key) = (People::of(asked).await?, Form::new(m, typed), asked.request_key()?);
    let address = view.frame.to(&format!("/people/directory/{}", group.number));
    let count = html! { (m.with("directory-count", &[("count", group.members.len().into())])) };
    let main = html! {
        (parts::head(&group.name, &[count], None))
        p.cap { (m.t("provisioning-group-what")) }
        div.cols {
            div.narrow-form { (form.open(&address, key.as_str(), html! {
                (form.boxes(&Field::new("roles", m.t("directory-roles")).optional(), &role_choices(m)))
                (form.select(&Field::new("unit", m.t("directory-unit")).optional(), &unit_choices(&view)))
                (form.buttons(m.t("directory-save"), Some(&view.frame.to("/people/directory"))))
            })) }
            aside.sec aria-label=(m.t("provisioning-members")) {
                h2 { (m.t("provisioning-members")) }
                ul.bare { @for person in &group.members {
                    li { a href=(view.frame.to(&format!("/people/{person}"))) { (people.name(*person)) } }
                } }
            }
        }
    };
    Ok(asked.frame.form_page(typed, Page::new(group.name.clone(), main)))
}
