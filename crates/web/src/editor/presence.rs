//! Who else is at the same statement: who writes there, and who has it open. Told beside the text, and asked for again
//! every few seconds by `presence.js`, so that two who only read before they write see each other too.

use axum::http::StatusCode;
use domain::policy::Viewer;
use jiff::SignedDuration;
use maud::{Markup, html};

use super::{Desk, unsaved};
use crate::answer::{self, Answer};
use crate::app;
use crate::messages::Messages;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;

/// Whoever has the page open says so every ten seconds; one who has not said so for this long has gone.
const JUST_NOW: SignedDuration = SignedDuration::from_secs(30);

/// `POST /{organisation}/revisions/{revision}/statements/{statement}/presence`: that one is here, and who else is.
///
/// # Errors
/// Not found when the statement is not being written.
pub async fn say(asked: Asked) -> Answer {
    let desk = Desk::of(&asked)?.ok_or(Problem::NotFound)?.at(&asked)?;
    let others = Others::of(&asked, &desk).await?;
    Ok(answer::html(StatusCode::OK, others.told(asked.m())))
}

/// Others at a statement, by name.
pub(super) struct Others {
    writing: Vec<String>,
    reading: Vec<String>,
}

impl Others {
    /// Says that the one who asks is here, and finds who else is.
    ///
    /// # Errors
    /// What the store says.
    pub(super) async fn of(asked: &Asked, desk: &Desk<'_>) -> Result<Others, Problem> {
        let (Viewer::Person(person, _), Some(statement)) = (asked.viewer, desk.statement) else {
            return Ok(Others { writing: Vec::new(), reading: Vec::new() });
        };
        let (store, id) = (asked.app.store(), &asked.organisation.id);
        let form = unsaved::form_name(desk.revision.number, statement.id);
        store.is_here(id, person, &form).map_err(app::problem)?;
        let writing = unsaved::others(asked, person, &form).await?;
        let mut reading = store.others_here(id, person, &form, JUST_NOW);
        reading.retain(|other| !writing.contains(other));
        let people = People::of(asked).await?;
        let named = |others: Vec<_>| others.into_iter().map(|other| people.name(other)).collect();
        Ok(Others { writing: named(writing), reading: named(reading) })
    }

    /// A line for each of them.
    pub(super) fn told(&self, m: Messages) -> Markup {
        let line = |key: &str, who: &String| m.with(key, &[("who", who.as_str().into())]);
        html! {
            @for who in &self.writing { p { (line("editor-also-here", who)) } }
            @for who in &self.reading { p { (line("editor-also-reads", who)) } }
        }
    }
}
