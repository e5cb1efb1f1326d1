//! What the sentences about roles, deputies and what is secret name. The other events are in `told`.

use domain::assignment::Grant;
use domain::event::Event;
use domain::ids::{DeputationId, PersonId, TaskId};

use super::Values;
use crate::people::People;
use crate::rights::grant_name;
use crate::view::View;

/// What the sentence about an event of roles or deputies names.
pub(super) fn told(view: &View<'_>, people: &People, event: &Event) -> Values {
    match event {
        Event::RoleGiven { person, role, scope, from, .. } => vec![
            ("person", people.name(*person).into()),
            ("role", grant_name(view, Grant { role: *role, scope: *scope }).into()),
            ("day", (*from).into()),
        ],
        Event::RoleEnded { assignment, person, until } => {
            let known = view.organisation.people.get(person);
            let known = known.and_then(|known| known.assignments.iter().find(|it| it.id == *assignment));
            let role = known.map_or_else(String::new, |it| grant_name(view, it.grant));
            vec![("person", people.name(*person).into()), ("role", role.into()), ("day", (*until).into())]
        }
        Event::DeputyNamed { person, deputy, role, scope, from, until, .. } => vec![
            ("person", people.name(*person).into()),
            ("deputy", people.name(*deputy).into()),
            ("role", grant_name(view, Grant { role: *role, scope: *scope }).into()),
            ("from", (*from).into()),
            ("until", (*until).into()),
        ],
        Event::DeputyEnded { deputation, until } => {
            let (deputy, person, _) = known(view, *deputation);
            let named = |person: Option<PersonId>| person.map_or_else(String::new, |person| people.name(person));
            vec![("deputy", named(deputy).into()), ("person", named(person).into()), ("day", (*until).into())]
        }
        Event::DeputyActed { deputation } => {
            let (_, person, role) = known(view, *deputation);
            let name = person.map_or_else(String::new, |person| people.name(person));
            vec![("person", name.into()), ("role", role.into())]
        }
        Event::TaskMarkedSecret { task, ground, reason } => vec![
            ("task", task_number(view, *task).into()),
            ("chapter", ground.chapter.to_string().into()),
            ("section", ground.section.as_str().into()),
            ("reason", reason.as_str().into()),
        ],
        Event::TaskSecrecyLifted { task, reason } => {
            vec![("task", task_number(view, *task).into()), ("reason", reason.as_str().into())]
        }
        _ => Vec::new(),
    }
}

fn task_number(view: &View<'_>, id: TaskId) -> String {
    view.organisation.task(id).map_or_else(String::new, |task| task.terms.number.to_string())
}

fn known(view: &View<'_>, id: DeputationId) -> (Option<PersonId>, Option<PersonId>, String) {
    match view.organisation.deputation(id) {
        None => (None, None, String::new()),
        Some((deputy, it)) => (Some(deputy), Some(it.person), grant_name(view, it.grant)),
    }
}
