//! What is typed and not saved: kept on the server for the one who typed it, and known to others as "is writing here".
//! The browser keeps it too, for when the connection is gone; that is `rodtrad.js`.

use domain::ids::{PersonId, RevisionNumber, StatementId};
use domain::policy::Viewer;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};

use super::Desk;
use crate::forms::Typed;
use crate::problem::Problem;
use crate::request::Asked;

/// Someone who typed within this long is writing here.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(5);

/// The fields that are kept: all that a writer fills in, and what they began from.
const FIELDS: [&str; 7] = ["text", "explanation", "reason", "pointing", "facing", "horizon", "version"];

/// What someone typed here and did not save.
pub(super) struct Kept {
    typed: Typed,
    at: Timestamp,
}

/// What this person typed here before, when it says something else than the draft does.
pub(super) async fn mine(asked: &Asked, desk: &Desk<'_>) -> Result<Option<Kept>, Problem> {
    let (Viewer::Person(person, _), Some(statement)) = (asked.viewer, desk.statement) else { return Ok(None) };
    let (id, form) = (asked.organisation.id.clone(), form_name(desk.revision.number, statement.id));
    let found = asked.app.with_store(move |store| store.unsaved(&id, person, &form)).await?;
    let beginning = super::beginning(desk);
    Ok(found.and_then(|unsaved| {
        let typed = Typed::read(&unsaved.text);
        let says_else =
            FIELDS.iter().filter(|&&field| field != "version").any(|field| typed.get(field) != beginning.get(field));
        says_else.then_some(Kept { typed, at: unsaved.updated })
    }))
}

/// Others than this person who are writing here.
pub(super) async fn others(asked: &Asked, person: PersonId, form: &str) -> Result<Vec<PersonId>, Problem> {
    let id = asked.organisation.id.clone();
    let typing = asked.app.with_store(move |store| store.others_typing(&id, person, JUST_NOW)).await?;
    Ok(typing.into_iter().filter(|other| other.form == form).map(|other| other.person).collect())
}

/// Keeps what is typed so far.
pub(super) async fn keep(asked: &Asked, desk: &Desk<'_>, typed: &Typed) -> Result<(), Problem> {
    let (Viewer::Person(person, _), Some(statement)) = (asked.viewer, desk.statement) else { return Ok(()) };
    let (id, form) = (asked.organisation.id.clone(), form_name(desk.revision.number, statement.id));
    let base = typed.get("version").parse().unwrap_or(statement.version);
    let text = typed.written(&FIELDS);
    asked.app.with_store(move |store| store.keep_unsaved(&id, person, &form, &text, base)).await
}

/// Forgets it: it was saved, or is not wanted.
pub(super) async fn forget(asked: &Asked, revision: RevisionNumber, statement: StatementId) -> Result<(), Problem> {
    let Viewer::Person(person, _) = asked.viewer else { return Ok(()) };
    let (id, form) = (asked.organisation.id.clone(), form_name(revision, statement));
    asked.app.with_store(move |store| store.discard_unsaved(&id, person, &form)).await
}

impl Kept {
    /// What was typed.
    pub(super) fn typed(&self) -> Typed {
        self.typed.clone()
    }

    /// That there is such text, and the way to be rid of it.
    pub(super) fn notice(&self, asked: &Asked, desk: &Desk<'_>) -> Markup {
        let m = desk.frame.m;
        let Some(statement) = desk.statement else { return html! {} };
        let moment = m.moment(self.at, asked.app.clock().zone());
        html! {
            form.note.row method="post" action=(desk.address(&format!("/statements/{}/discard", statement.id))) data-discards {
                p { (m.with("editor-unsaved", &[("moment", moment.into())])) }
                button.ds-button data-variant="tertiary" type="submit" { (m.t("editor-unsaved-discard")) }
            }
        }
    }
}

/// What the form of a statement is called where it is kept.
pub(super) fn form_name(revision: RevisionNumber, statement: StatementId) -> String {
    format!("revisions/{revision}/statements/{statement}")
}
