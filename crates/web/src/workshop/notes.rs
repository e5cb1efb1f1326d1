//! What the leader of a workshop writes down of it: on its page for all who may read that, and the form where it is written.
//! Not what was said in it; those are contributions.

use std::sync::Arc;

use axum::http::StatusCode;
use domain::decision::Digest256;
use domain::organisation::Organisation;
use domain::text::MeetingNotes;
use domain::time::{Actor, Context};
use domain::workshop::{Stage, Workshop};
use domain::writing::Seen;
use maud::{Markup, html};
use store::texts::{Author, NewText, Texts};

use super::{known, leads, led, path};
use crate::answer::Answer;
use crate::contribution::said::paragraphs;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{app, keeping, parts};

/// As many lines of the form are seen at once.
const LINES: u8 = 16;

/// `GET /{organisation}/workshops/{workshop}/notes`
///
/// # Errors
/// Not found, when there is no such workshop or it was called off.
pub async fn edit(asked: Asked) -> Answer {
    let workshop = noted(&asked)?;
    let texts = texts(&asked).await?;
    let text = text(workshop, &texts).map_or("", AsRef::as_ref);
    let typed = Typed::beginning_with(&[("notes", text), ("seen", &workshop.notes_version().to_string())]);
    page(&asked, &typed, None).await
}

/// `POST /{organisation}/workshops/{workshop}/notes`: writes them down; an empty text takes away what stood there.
///
/// # Errors
/// Not found, when there is no such workshop or it was called off.
pub async fn write(asked: Asked, mut typed: Typed) -> Answer {
    let id = noted(&asked)?.id;
    let seen = Seen(typed.get("seen").parse().unwrap_or(0));
    let is_empty = typed.get("notes").trim().is_empty();
    let changed = if is_empty {
        asked.amend(&typed, move |organisation, context| organisation.write_notes(context, (id, seen), None)).await?
    } else {
        let Some(notes) = typed.parse("notes", MeetingNotes::parse) else { return page(&asked, &typed, None).await };
        let text = NewText::new(notes, Author::InTheLog).map_err(app::problem)?;
        let rule = move |organisation: &Organisation, context: &Context, digest: Digest256| {
            organisation.write_notes(context, (id, seen), Some(digest))
        };
        keeping::with_text(&asked, &typed, (Actor::Person(asked.person()?), text), rule).await?
    };
    let told = if is_empty { "workshop-told-notes-gone" } else { "workshop-told-notes" };
    match changed {
        Ok(_) => Ok(asked.done(&path(id, ""), &Flash::new(asked.m().t(told)))),
        Err(refusals) => {
            let again = asked.again().await?;
            // What was typed is kept beside what stands there now, which whoever saves once more has seen.
            let version = noted(&again)?.notes_version().to_string();
            let is_conflict = refusals.has("changed-meanwhile");
            let texts = texts(&again).await?;
            let typed = typed.with("seen", &version);
            // A conflict is told with both texts, above the form; other refusals stand at their fields.
            match is_conflict {
                true => page(&again, &typed, Some(&*texts)).await,
                false => page(&again, &typed.refused(refusals), None).await,
            }
        }
    }
}

/// The notes on the page of the workshop, and the way to write them.
pub(super) fn section(view: &View<'_>, workshop: &Workshop, people: &People, texts: &Texts) -> Markup {
    let (m, leads) = (view.m, leads(view, workshop));
    if workshop.notes.is_none() && !leads {
        return html! {};
    }
    let written = text(workshop, texts);
    let says = if written.is_some() { "workshop-notes-change" } else { "workshop-notes-write" };
    html! {
        section.sec aria-labelledby="notes" {
            h2 #notes { (m.t("workshop-notes")) }
            @match (&workshop.notes, written) {
                (Some(notes), Some(text)) => {
                    (paragraphs(view, text))
                    p.cap { (m.with("workshop-notes-by", &[
                        ("who", people.who(notes.written.by).into()), ("moment", view.moment(notes.written.at).into()),
                    ])) }
                }
                (Some(notes), None) => p.cap { (m.with("workshop-notes-gone", &[("moment", view.moment(notes.written.at).into())])) },
                (None, _) => p.cap { (m.t("workshop-notes-none")) },
            }
            @if leads { p.row { a href=(view.frame.to(&path(workshop.id, "/notes"))) { (m.t(says)) } } }
        }
    }
}

/// The workshop in the address, where notes of it can be written by whoever asks.
fn noted(asked: &Asked) -> Result<&Workshop, Problem> {
    let workshop = led(asked)?;
    if workshop.stage() == Stage::CalledOff { Err(Problem::NotFound) } else { Ok(workshop) }
}

/// The texts beside the log.
pub(crate) async fn texts(asked: &Asked) -> Result<Arc<Texts>, Problem> {
    let organisation = Arc::clone(&asked.organisation.organisation);
    asked.app.with_store(move |store| store.texts(&organisation)).await
}

/// What stands there now; `None` also on the page of a day whose notes are no more.
fn text<'a>(workshop: &Workshop, texts: &'a Texts) -> Option<&'a Arc<str>> {
    texts.of(workshop.notes.as_ref()?.text.as_ref())
}

/// The form; above it, where somebody else was first, what stands there now, and who wrote it when.
async fn page(asked: &Asked, typed: &Typed, theirs: Option<&Texts>) -> Answer {
    let (view, m, workshop) = (View::of(asked), asked.m(), known(asked)?);
    let form = Form::new(m, typed);
    let field = Field::new("notes", m.t("workshop-notes")).hint(m.t("workshop-notes-hint")).language(view.language());
    let fields = html! {
        input type="hidden" name="seen" value=(typed.get("seen"));
        (form.text(&field.optional().kept_as(format!("workshop/{}/notes", workshop.id)), LINES))
        (form.buttons(m.t("workshop-notes-do"), Some(&view.frame.to(&path(workshop.id, "")))))
    };
    let title = m.t("workshop-notes");
    let meta =
        [html! { a href=(view.frame.to(&path(workshop.id, ""))) lang=[view.language()] { (workshop.terms.title) } }];
    let main = html! {
        (parts::head(&title, &meta, None))
        div.narrow-form {
            @if let Some(texts) = theirs { (conflict(&view, workshop, &People::of(asked).await?, texts)) }
            (form.open(&view.frame.to(&path(workshop.id, "/notes")), asked.request_key()?.as_str(), fields))
        }
    };
    let page = Page::new(title, main).section(Section::Contributions);
    Ok(match theirs {
        Some(_) => asked.frame.page_with_status(StatusCode::CONFLICT, page),
        None => asked.frame.form_page(typed, page),
    })
}

fn conflict(view: &View<'_>, workshop: &Workshop, people: &People, texts: &Texts) -> Markup {
    let m = view.m;
    let written = workshop.notes.as_ref().map(|notes| &notes.written);
    html! {
        section.fault tabindex="-1" autofocus aria-labelledby="conflict" {
            h2 #conflict { (m.t("editor-conflict-title")) }
            @if let Some(written) = written {
                p { (m.with("workshop-notes-conflict", &[
                    ("who", people.who(written.by).into()), ("moment", view.moment(written.at).into()),
                ])) }
            }
            @match text(workshop, texts) {
                Some(theirs) => { p.kick { (m.t("editor-conflict-theirs")) } (paragraphs(view, theirs)) }
                None => p { (m.t("workshop-notes-none")) },
            }
        }
    }
}
