//! A plan out to a spreadsheet, and from a spreadsheet in: pasted, or as a file. What each row would do is shown first;
//! nothing changes before that is confirmed, and then it is one change that can be taken back. Not how a table is read: that
//! is `exchange::activities`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use axum::extract::Multipart;
use axum::http::StatusCode;
use domain::activity::Manner;
use domain::ids::ActivityId;
use domain::money::Scale;
use domain::organisation::Organisation;
use domain::refusal::Refusal;
use exchange::activities::{self, Answer as Chosen, Column, Missing, Names, Preview, Take, Wanted};
use exchange::finding::Finding;
use exchange::table::{self, MOST_BYTES, Table};
use sha2::{Digest, Sha256};

use super::desk::Desk;
use crate::amounts::SCALE;
use crate::answer::{self, Answer};
use crate::assets::hexadecimal;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::parcel::{self, Given};
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;

mod columns;
mod form;
mod shown;

/// Room for the file and what a browser puts around it.
pub(crate) const UPLOAD: usize = MOST_BYTES + 64 * 1024;

/// Room for the packed file and what was chosen for each row.
pub(crate) const PARCEL: usize = 2 * MOST_BYTES;

/// What the form carries on to the page that confirms it, beside the file.
const CARRIED: [&str; 4] = ["file", "name", "manner", "missing"];

/// `GET /{organisation}/planning/{round}/units/{unit}/import`
///
/// # Errors
/// Forbidden for who does not plan for the unit.
pub async fn show(asked: Asked) -> Answer {
    let desk = Desk::to_write(&asked)?;
    if !desk.writes() {
        return Ok(asked.done(&desk.path(""), &Flash::new(desk.why_it_rests())));
    }
    form::page(&asked, &desk, &Typed::default(), &[])
}

/// `POST /{organisation}/planning/{round}/units/{unit}/import`: reads what was pasted, or a file, and shows what it would do.
///
/// # Errors
/// As [`show`]; when what came is no form.
pub async fn look(asked: Asked, given: Multipart) -> Answer {
    let desk = Desk::to_write(&asked)?;
    let given = match Given::of(given).await {
        Ok(given) => given,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let limit = MOST_BYTES / (1024 * 1024);
            let found = Finding::new("file-too-large").with("count", limit + 1).with("limit", limit);
            return form::page(&asked, &desk, &Typed::default(), &[found]);
        }
        Err(_) => return Err(Problem::Unreadable("the body is not a form with a file")),
    };
    let mut typed = Typed::default().with("pasted", &given.pasted).with("name", &given.name);
    for (name, value) in &given.fields {
        typed = typed.with(name, value);
    }
    if given.bytes.is_empty() {
        typed.refuse(Refusal::new("nothing-pasted").at("pasted"));
        return form::page(&asked, &desk, &typed, &[]);
    }
    let manner = if given.name.is_empty() { PASTED } else { FILE };
    let scale = desk.amounts().scale().key();
    let typed = typed.with("file", &parcel::pack(&given.bytes)).with("manner", manner).with(SCALE, scale);
    looked(&asked, &desk, typed).await
}

/// `POST /{organisation}/planning/{round}/units/{unit}/import/rows`: brings in what was shown; or shows it again, with what
/// was chosen for its columns and conflicts.
///
/// # Errors
/// As [`show`]; when what came back is not what the page carried.
pub async fn bring_in(asked: Asked, typed: Typed) -> Answer {
    let desk = Desk::to_write(&asked)?;
    if typed.get("do") != "bring" {
        return looked(&asked, &desk, typed).await;
    }
    let people = People::of(&asked).await?;
    let seen = Sight::of(&asked, &desk, &people, &typed).await?;
    let Sight::Rows(shown) = seen else { return looked(&asked, &desk, typed).await };
    // What was confirmed is what was shown: when the plan has changed since, it is shown anew.
    if shown.mark() != typed.get("shown") || !shown.preview.can_be_brought_in() {
        let mut typed = typed;
        typed.refuse(Refusal::new("plan-changed-since-shown"));
        return shown::page(&asked, &desk, &people, &typed, &shown);
    }
    let manner = if typed.get("manner") == PASTED { Manner::Pasted } else { Manner::Imported };
    let (round, bringing) = (desk.round.number, shown.preview.clone());
    let brought =
        asked.amend(&typed, move |organisation, context| bringing.events(organisation, context, round, manner)).await?;
    match brought {
        Ok(_) => {
            let counts = shown.preview.counts();
            let values =
                [("new", counts.new.into()), ("changed", counts.changed.into()), ("removed", counts.removed.into())];
            let told = Flash::new(asked.m().with("plan-import-done", &values)).with_undo(desk.address("/undo"));
            Ok(asked.done(&desk.path(""), &told))
        }
        Err(refusals) => {
            let asked = asked.again().await?;
            let desk = Desk::to_write(&asked)?;
            looked(&asked, &desk, typed.refused(refusals)).await
        }
    }
}

/// `GET /{organisation}/planning/{round}/units/{unit}/export`: the plan as a workbook; with `?as=csv` as a text file.
///
/// # Errors
/// When the workbook cannot be written.
pub async fn export(asked: Asked) -> Answer {
    let desk = Desk::of(&asked)?;
    let people = People::of(&asked).await?;
    let language = asked.m().sheet_language();
    let names = |person| people.known(person);
    let wanted = Wanted { language, scale: desk.amounts().scale(), names: &names, today: asked.today };
    let sheet = activities::sheet(&asked.organisation, desk.round, desk.activities.iter().copied(), &wanted);
    let name = format!("{}-plan-{}-{}-{}", asked.organisation.id, desk.round.number, desk.unit.id, asked.day);
    if asked.query("as").as_deref() == Some("csv") {
        let file = sheet.text_file(language);
        return Ok(answer::download(&format!("{name}.csv"), "text/csv; charset=utf-8", file));
    }
    let workbook = sheet.workbook().map_err(|error| Problem::fault(&error))?;
    Ok(answer::download(&format!("{name}.xlsx"), WORKBOOK, workbook))
}

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PASTED: &str = "pasted";
const FILE: &str = "file";

async fn looked(asked: &Asked, desk: &Desk<'_>, typed: Typed) -> Answer {
    let people = People::of(asked).await?;
    match Sight::of(asked, desk, &people, &typed).await? {
        Sight::Wrong(found) => form::page(asked, desk, &typed, &[found]),
        Sight::Bare(table) => columns::page(asked, desk, &people, &typed, &table),
        Sight::Rows(shown) if !shown.preview.wrong.is_empty() => form::page(asked, desk, &typed, &shown.preview.wrong),
        Sight::Rows(shown) => shown::page(asked, desk, &people, &typed, &shown),
    }
}

/// What can be seen of what was given.
enum Sight {
    /// It cannot be read at all.
    Wrong(Finding),
    /// A table without a heading: someone has to say what its columns are.
    Bare(Table),
    /// What its rows would do.
    Rows(Looked),
}

/// A table that was read, and what it would do.
struct Looked {
    preview: Preview,
    /// The table, where it came without a heading.
    bare: Option<Table>,
}

impl Looked {
    /// A mark of all that was shown: another, when anything of it is another.
    fn mark(&self) -> String {
        let mut hashing = Hashing(Sha256::new());
        // It never refuses to be written to.
        let _ = write!(hashing, "{:?}{:?}", self.preview.rows, self.preview.units);
        let hash = hashing.0.finalize();
        hexadecimal(&hash[..16])
    }
}

/// What is written goes into a hash, so that a long preview is not written out.
struct Hashing(Sha256);

impl Write for Hashing {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

impl Sight {
    /// Reads the file in the form against the plan of this moment, off the threads that answer requests.
    async fn of(asked: &Asked, desk: &Desk<'_>, people: &People, typed: &Typed) -> Result<Sight, Problem> {
        let bytes = parcel::unpack(typed.get("file"), MOST_BYTES);
        let bytes = bytes.ok_or(Problem::Unreadable("the file in the form is damaged"))?;
        let organisation: Arc<Organisation> = Arc::clone(&asked.organisation.organisation);
        let (number, unit, language) = (desk.round.number, desk.unit.id, asked.m().sheet_language());
        let scale = Scale::of_key(typed.get(SCALE)).unwrap_or_default();
        let columns: Vec<Column> = typed.all("column").map(|key| columns::of_key(key, scale)).collect();
        let missing = if typed.has("missing") { Missing::AreRemoved } else { Missing::Stay };
        let (answers, people, is_pasted) = (answers(typed), people.clone(), typed.get("manner") == PASTED);
        let work = move || {
            let round = organisation.planning.get(number)?;
            let knows = activities::knows(&organisation);
            let read = if is_pasted { pasted(&bytes, &knows) } else { table::read(&bytes, &knows) };
            let table = match read {
                Ok(table) => table,
                Err(found) => return Some(Sight::Wrong(found)),
            };
            if table.heading.is_none() && columns.is_empty() {
                return Some(Sight::Bare(table));
            }
            let names: Names<'_> = &|person| people.known(person);
            let asked =
                activities::Asked { unit: Some(unit), columns: &columns, missing, answers: &answers, names, language };
            let preview = activities::preview(&organisation, round, &table, &asked);
            let bare = table.heading.is_none().then_some(table);
            Some(Sight::Rows(Looked { preview, bare }))
        };
        let seen = tokio::task::spawn_blocking(work).await.map_err(|stopped| Problem::fault(&stopped))?;
        seen.ok_or(Problem::NotFound)
    }
}

/// What was pasted: from a spreadsheet, with tabs; or the text of a file that someone opened in an editor.
fn pasted(bytes: &[u8], knows: &dyn Fn(&str) -> bool) -> Result<Table, Finding> {
    let text = String::from_utf8_lossy(bytes);
    if !text.contains('\t')
        && let Ok(table) = table::read(bytes, knows)
    {
        return Ok(table);
    }
    table::pasted(&text, knows)
}

/// What was chosen where the file and the plan say different things: `take-12` is `file:345`, of the version that was seen.
fn answers(typed: &Typed) -> BTreeMap<ActivityId, Chosen> {
    let answer = |(name, value): (&str, &str)| {
        let id = name.strip_prefix("take-")?.parse().ok()?;
        let (take, seen) = value.split_once(':')?;
        let take = match take {
            "file" => Take::File,
            "plan" => Take::Plan,
            _ => return None,
        };
        Some((id, Chosen { seen: seen.parse().ok()?, take }))
    };
    typed.fields().filter_map(answer).collect()
}
