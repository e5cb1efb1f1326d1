//! Who needs more than a password, by role; and taking it away from someone who has lost it. For those who run the system.

use domain::policy::Role;
use maud::html;
use store::factors::Factors;

use crate::answer::Answer;
use crate::directory::acts::set;
use crate::directory::person::known;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::messages::Messages;
use crate::request::Asked;
use crate::{letters, parts, words};

/// `GET /{organisation}/people/rules`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    let id = asked.organisation.id.clone();
    let (roles, have) = asked
        .app
        .with_store(move |store| Ok((store.roles_with_factors(&id)?, store.people_with_factors(&id)?)))
        .await?;
    let m = asked.m();
    let values: Vec<(&str, &str)> = roles.iter().map(|role| ("roles", role.key())).collect();
    let typed = Typed::beginning_with(&values);
    let form = Form::new(m, &typed);
    // How many of each role have something to show: whoever asks for it sees whom it will meet.
    let choices: Vec<(String, String)> = Role::ALL
        .into_iter()
        .map(|role| {
            let with_role: Vec<_> =
                asked.organisation.people.values().filter(|person| person.roles.contains(&role)).collect();
            let count = with_role.iter().filter(|person| have.contains(&person.id)).count();
            let says = m.with(
                "rules-role",
                &[("role", words::role(m, role).into()), ("count", with_role.len().into()), ("have", count.into())],
            );
            (role.key().to_owned(), says)
        })
        .collect();
    let main = html! {
        (parts::head(m.t("rules-title"), &[], None))
        div.narrow-form { (form.open(&asked.to("/people/rules"), asked.request_key()?.as_str(), html! {
            (form.boxes(&Field::new("roles", m.t("rules-roles")).hint(m.t("rules-what")), &choices))
            (form.buttons(m.t("directory-save"), Some(&asked.to("/people"))))
        })) }
    };
    Ok(asked.frame.page(Page::new(m.t("rules-title"), main)))
}

/// `POST /{organisation}/people/rules`
///
/// # Errors
/// What the store says.
pub async fn save(asked: Asked, typed: Typed) -> Answer {
    let roles: Vec<Role> =
        typed.all("roles").filter_map(|key| Role::ALL.into_iter().find(|role| role.key() == key)).collect();
    let (id, by) = (asked.organisation.id.clone(), asked.person()?);
    asked.app.with_store(move |store| store.require_factors(&id, &roles, by)).await?;
    Ok(asked.done("/people/rules", &Flash::new(asked.m().t("rules-told"))))
}

/// `POST /{organisation}/people/{person}/factors`: takes everything away that proves who someone is beside the password.
///
/// # Errors
/// Not found, when there is no such person.
pub async fn remove(asked: Asked) -> Answer {
    let person = known(&asked).await?;
    let done = set(&asked, &person, "factors-told-removed", |store, organisation, id, by| {
        store.remove_factors(organisation, id, by)
    })
    .await?;
    letters::tell(&asked, person.id, "factors-removed").await?;
    Ok(done)
}

/// What a person has, in a sentence for those who run the system.
pub(crate) fn says(m: Messages, factors: &Factors) -> String {
    let app = if factors.authenticator.is_some() { "yes" } else { "no" };
    m.with("directory-factors", &[("app", app.into()), ("keys", factors.passkeys.len().into())])
}
