//! What is typed in a plan's rows and not saved: kept on the server for the one who typed it, and seen by others as
//! "writes here". The browser keeps it too, for when the connection is gone; that is `rodtrad.js`.

use domain::ids::ActivityId;
use domain::policy::Viewer;
use jiff::SignedDuration;

use super::desk::Desk;
use super::row::{FIELDS, RowForm};
use crate::forms::Typed;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;

/// Someone who typed within this long is writing.
const JUST_NOW: SignedDuration = SignedDuration::from_mins(5);

/// Everything that is being typed in a plan.
#[derive(Default)]
pub(super) struct Typing {
    /// What this person typed and did not save: in an activity, or `None` in a new one.
    pub(super) mine: Vec<(Option<ActivityId>, Typed)>,
    /// Where this person typed something in the form with all of an activity, and did not save it.
    whole: Vec<Option<ActivityId>>,
    /// Who else is typing where.
    pub(super) others: Vec<(Option<ActivityId>, String)>,
}

impl Typing {
    /// In the plan that was asked for; nothing for who does not write in it.
    pub(super) async fn of(asked: &Asked, desk: &Desk<'_>, people: &People) -> Result<Typing, Problem> {
        let Viewer::Person(person, _) = asked.viewer else { return Ok(Typing::default()) };
        if !desk.writes() {
            return Ok(Typing::default());
        }
        let id = asked.organisation.id.clone();
        let (mine, others) = asked
            .app
            .with_store(move |store| Ok((store.all_unsaved(&id, person)?, store.others_typing(&id, person, JUST_NOW)?)))
            .await?;
        let (whole, mine): (Vec<_>, Vec<_>) = mine.into_iter().partition(|kept| kept.form.ends_with(WHOLE));
        let whole = whole.iter().filter_map(|kept| row_of(desk, &kept.form));
        let mine = mine.into_iter().filter_map(|kept| Some((row_of(desk, &kept.form)?, Typed::read(&kept.text))));
        let mut others: Vec<_> = (others.into_iter())
            .filter_map(|other| Some((row_of(desk, &other.form)?, people.name(other.person))))
            .collect();
        // Someone who writes the row and the form is one.
        others.sort();
        others.dedup();
        Ok(Typing { mine: mine.collect(), whole: whole.collect(), others })
    }

    /// The activities with text of this person that is not saved.
    pub(super) fn unsaved(&self) -> Vec<ActivityId> {
        self.mine.iter().map(|(row, _)| *row).chain(self.whole.iter().copied()).flatten().collect()
    }

    /// The row as this person left it, when that says something else than the row does.
    pub(super) fn kept(&self, form: &RowForm) -> Option<RowForm> {
        let (_, typed) = self.mine.iter().find(|(row, _)| *row == form.of)?;
        let says_else =
            FIELDS.iter().filter(|field| **field != "version").any(|field| typed.get(field) != form.typed.get(field));
        says_else.then(|| RowForm { of: form.of, typed: typed.clone(), conflict: false, kept: true })
    }
}

/// Keeps what is typed so far.
pub(super) async fn keep(asked: &Asked, desk: &Desk<'_>, form: &RowForm) -> Result<(), Problem> {
    let Viewer::Person(person, _) = asked.viewer else { return Ok(()) };
    let (id, name) = (asked.organisation.id.clone(), form.form_name(desk));
    let base = form.typed.get("version").parse().unwrap_or(asked.organisation.seq);
    let text = form.typed.written(&FIELDS);
    asked.app.with_store(move |store| store.keep_unsaved(&id, person, &name, &text, base)).await
}

/// What the name of the form with all of an activity ends with, after the name of its row.
const WHOLE: &str = "/whole";

/// What a text in the form with all of an activity is kept as.
pub(crate) fn name_of_whole(desk: &Desk<'_>, id: Option<ActivityId>) -> String {
    let row = id.map_or_else(|| "new".to_owned(), |id| id.to_string());
    desk.form_name(&format!("{row}{WHOLE}"))
}

/// Keeps what is typed so far in the form with all of an activity.
pub(crate) async fn keep_whole(asked: &Asked, name: String, typed: &Typed, fields: &[&str]) -> Result<(), Problem> {
    let Viewer::Person(person, _) = asked.viewer else { return Ok(()) };
    let id = asked.organisation.id.clone();
    let base = typed.get("version").parse().unwrap_or(asked.organisation.seq);
    let text = typed.written(fields);
    asked.app.with_store(move |store| store.keep_unsaved(&id, person, &name, &text, base)).await
}

/// What this person typed there and did not save.
pub(crate) async fn kept_whole(asked: &Asked, name: &str) -> Result<Option<Typed>, Problem> {
    let Viewer::Person(person, _) = asked.viewer else { return Ok(None) };
    let (id, name) = (asked.organisation.id.clone(), name.to_owned());
    let kept = asked.app.with_store(move |store| store.unsaved(&id, person, &name)).await?;
    Ok(kept.map(|kept| Typed::read(&kept.text)))
}

/// Who else is writing an activity, in its row or in its form; `None` is a new one.
pub(crate) async fn others_at(
    asked: &Asked,
    desk: &Desk<'_>,
    people: &People,
    id: Option<ActivityId>,
) -> Result<Vec<String>, Problem> {
    let typing = Typing::of(asked, desk, people).await?;
    Ok(typing.others.into_iter().filter(|(row, _)| *row == id).map(|(_, who)| who).collect())
}

/// Forgets it: it was saved, or is not wanted.
pub(crate) async fn forget(asked: &Asked, name: String) -> Result<(), Problem> {
    let Viewer::Person(person, _) = asked.viewer else { return Ok(()) };
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.discard_unsaved(&id, person, &name)).await
}

/// Which row of this plan the name of a form means: an activity, or `None` for a new one.
fn row_of(desk: &Desk<'_>, form: &str) -> Option<Option<ActivityId>> {
    let form = form.strip_suffix(WHOLE).unwrap_or(form);
    match form.strip_prefix(desk.form_name("").as_str())? {
        "new" => Some(None),
        id => Some(Some(id.parse().ok()?)),
    }
}
