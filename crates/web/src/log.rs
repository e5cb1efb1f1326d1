//! The log, for those who verify the record: what has happened, told in words, and the files with which anyone can
//! verify it elsewhere. Not the decisions, which are public; nor the verifying itself, which is best done by someone
//! else than the server: `rodtrad verify`.

use std::io::{self, Write};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::event::Recorded;
use domain::ids::OrganisationId;
use futures_util::stream;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use store::seal::merkle::Hash;
use store::seal::note::Checkpoint;
use tokio::sync::mpsc::{self, Sender};

use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::layout::{Page, Section};
use crate::paging::Paging;
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

mod place;
mod told;

pub(crate) use told::sentence;

/// `GET /{organisation}/log`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    let log = Log::of(&asked).await?;
    let m = asked.m();
    Ok(asked.frame.page(Page::new(m.t("log-title"), log.main()).section(Section::Decisions)))
}

/// `GET /{organisation}/log/export`: the whole log as the seal's JSON lines, sent as it is read.
///
/// # Errors
/// Forbidden for whom something in it is secret. What goes wrong while it is read ends the file early, and the verifier sees that.
pub async fn export(asked: Asked) -> Answer {
    // The file is whole or nothing: a log with gaps could not be verified.
    if !asked.organisation.withheld.is_nothing() {
        return Err(Problem::Forbidden);
    }
    let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(PIECES);
    let (viewer, id, store) = (asked.viewer, asked.organisation.id.clone(), asked.app.store().clone());
    let name = format!("{id}-log.jsonl");
    tokio::task::spawn_blocking(move || {
        let mut out = Pieces { sender, piece: Vec::with_capacity(PIECE) };
        let done = store.export_log(viewer, &id, &mut out).map_err(io::Error::other).and_then(|_| out.flush());
        if let Err(error) = done {
            tracing::error!("the export of a log ended early: {error}");
            // The reader may have left; then there is nobody to tell.
            let _ = out.sender.blocking_send(Err(error));
        }
    });
    let pieces = stream::unfold(receiver, |mut receiver| async move { Some((receiver.recv().await?, receiver)) });
    let mut response: Response = Body::from_stream(pieces).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/jsonl"));
    answer::as_file(&mut response, &name);
    Ok(response)
}

/// `GET /{organisation}/key` and `GET /{organisation}/log/key`: the public key that checkpoints are signed with.
///
/// # Errors
/// None.
pub async fn key(asked: Asked) -> Answer {
    let id = &asked.organisation.id;
    let text = format!("{}\n", asked.app.store().public_key(id));
    Ok(answer::download(&key_name(id), "text/plain; charset=utf-8", text.into_bytes()))
}

/// What the file with the key is called.
pub(crate) fn key_name(organisation: &OrganisationId) -> String {
    format!("{organisation}-public-key.txt")
}

/// `POST /{organisation}/log/checkpoints`: signs one now, to be kept elsewhere.
///
/// # Errors
/// What the store says.
pub async fn sign(asked: Asked) -> Answer {
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.checkpoint(&id)).await?;
    Ok(asked.done("/log", &Flash::new(asked.m().t("log-signed"))))
}

/// `GET /{organisation}/log/checkpoints/{size}`: the signed note.
///
/// # Errors
/// Not found when there is no checkpoint of that size.
pub async fn checkpoint(asked: Asked) -> Answer {
    let size = size(&asked, "size")?;
    let signed = checkpoints(&asked).await?;
    let found = signed.into_iter().find(|(checkpoint, _)| checkpoint.size == size);
    let (_, note) = found.ok_or(Problem::NotFound)?;
    let name = format!("{}-checkpoint-{size}.txt", asked.organisation.id);
    Ok(answer::download(&name, "text/plain; charset=utf-8", note.into_bytes()))
}

/// `GET /{organisation}/log/growth/{from}/{to}`: the proof that the log of one checkpoint grew from that of another.
///
/// # Errors
/// Not found when there are no checkpoints of these sizes.
pub async fn growth(asked: Asked) -> Answer {
    let (from, to) = (size(&asked, "from")?, size(&asked, "to")?);
    let (viewer, id) = (asked.viewer, asked.organisation.id.clone());
    let proof = asked.app.with_store(move |store| store.consistency(viewer, &id, from, to)).await?;
    let text = proof.ok_or(Problem::NotFound)?.to_text();
    let name = format!("{}-growth-{from}-{to}.json", asked.organisation.id);
    Ok(answer::download(&name, "application/json", text.into_bytes()))
}

fn size(asked: &Asked, name: &str) -> Result<u64, Problem> {
    asked.id(name)
}

/// How much of an export is sent at a time, in bytes, and how many such pieces may wait for a slow reader.
const PIECE: usize = 64 * 1024;
const PIECES: usize = 4;

/// How many checkpoints are in sight; there is a new one every day.
const NEWEST: usize = 5;

/// Writes into an answer that is being sent.
struct Pieces {
    sender: Sender<io::Result<Bytes>>,
    piece: Vec<u8>,
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.extend_from_slice(bytes);
        if PIECE <= self.piece.len() {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.piece.is_empty() {
            return Ok(());
        }
        let piece = std::mem::replace(&mut self.piece, Vec::with_capacity(PIECE));
        self.sender.blocking_send(Ok(piece.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

// Every checkpoint that the log's key has signed, the oldest first, with its note.
async fn checkpoints(asked: &Asked) -> Result<Vec<(Checkpoint, String)>, Problem> {
    let (viewer, id) = (asked.viewer, asked.organisation.id.clone());
    let key = asked.app.store().public_key(&id);
    let notes = asked.app.with_store(move |store| store.checkpoints(viewer, &id)).await?;
    Ok(notes.into_iter().filter_map(|note| Some((key.open(&note).ok()?, note))).collect())
}

/// What the page shows.
struct Log<'a> {
    view: View<'a>,
    paging: Paging,
    /// Newest first.
    events: Vec<Recorded>,
    checkpoints: Vec<Checkpoint>,
    people: People,
    key: String,
    zone: &'a TimeZone,
}

impl<'a> Log<'a> {
    async fn of(asked: &'a Asked) -> Result<Log<'a>, Problem> {
        let last = asked.organisation.seq;
        let paging = Paging::of(usize::try_from(last).unwrap_or(usize::MAX), asked.query("page").as_deref());
        let shown = paging.range();
        // The first on the first page is the last that happened.
        let (first, end) = (last - shown.end as u64 + 1, last - shown.start as u64);
        let (viewer, id) = (asked.viewer, asked.organisation.id.clone());
        let mut events = asked.app.with_store(move |store| store.events(viewer, &id, first..=end)).await?;
        events.reverse();
        Ok(Log {
            view: View::of(asked),
            paging,
            events,
            checkpoints: checkpoints(asked).await?.into_iter().map(|(checkpoint, _)| checkpoint).collect(),
            people: People::of(asked).await?,
            key: asked.app.store().public_key(&asked.organisation.id).to_string(),
            zone: asked.app.clock().zone(),
        })
    }

    fn main(&self) -> Markup {
        let m = self.view.m;
        html! {
            (parts::head(m.with("log-heading", &[("count", self.view.organisation.seq.into())]), &[], None))
            div.cols.cols--wide {
                section {
                    h2.ds-sr-only #events { (m.t("log-events")) }
                    div.scroll role="region" aria-label=(m.t("log-events")) tabindex="0" { (self.table()) }
                    (self.paging.links(m, &self.view.frame.to("/log"), "events"))
                }
                aside aria-label=(m.t("log-aside")) {
                    (self.export())
                    (self.signed())
                    (self.public_key())
                }
            }
        }
    }

    fn table(&self) -> Markup {
        let m = self.view.m;
        html! {
            table.ds-table.log {
                thead { tr {
                    th.num scope="col" { (m.t("log-record")) }
                    th scope="col" { (m.t("log-when")) }
                    th scope="col" { (m.t("log-what")) }
                    th scope="col" { (m.t("log-where")) }
                } }
                tbody { @for recorded in &self.events {
                    tr #{ "record-" (recorded.seq) } {
                        td.num { (m.number(recorded.seq)) }
                        td.nw { (m.moment(recorded.at, self.zone)) }
                        td { (told::sentence(&self.view, &self.people, recorded)) }
                        td.nw { (place::link(&self.view, recorded)) }
                    }
                } }
            }
        }
    }

    fn export(&self) -> Markup {
        let m = self.view.m;
        html! {
            section aria-labelledby="export" {
                h2 #export { (m.t("log-export")) }
                p { (m.t("log-export-what")) }
                p.mt { (parts::button_link("secondary", &self.view.frame.to("/log/export"), m.t("log-export-get"))) }
                p.cap.mt { (m.t("log-verify")) " " code { "rodtrad verify FILE" } }
            }
        }
    }

    fn signed(&self) -> Markup {
        let m = self.view.m;
        let newest_first: Vec<(usize, &Checkpoint)> = self.checkpoints.iter().enumerate().rev().collect();
        let (newest, older) = newest_first.split_at(newest_first.len().min(NEWEST));
        html! {
            section.sec aria-labelledby="checkpoints" {
                h2 #checkpoints { (m.t("log-checkpoints")) }
                p { (m.t("log-checkpoints-what")) }
                form.mt method="post" action={ "/" (self.view.organisation.id) "/log/checkpoints" } {
                    button.ds-button data-variant="secondary" type="submit" { (m.t("log-sign")) }
                }
                @if self.checkpoints.is_empty() { p.mt { (m.t("log-no-checkpoints")) } }
                ol.hang.chain.mt { @for (place, checkpoint) in newest.iter() { (self.one(*place, checkpoint)) } }
                @if !older.is_empty() {
                    details.ds-details {
                        summary { (m.with("log-older", &[("count", older.len().into())])) }
                        ol.hang.chain.mt { @for (place, checkpoint) in older.iter() { (self.one(*place, checkpoint)) } }
                    }
                }
                p.cap { (m.t("seal-without-witness")) }
            }
        }
    }

    fn one(&self, place: usize, checkpoint: &Checkpoint) -> Markup {
        let (m, frame) = (self.view.m, self.view.frame);
        let latest = self.checkpoints.last().filter(|latest| checkpoint.size < latest.size);
        html! {
            li {
                p { (m.with("seal-checkpoint-of", &[("number", (place + 1).into()), ("size", checkpoint.size.into())])) }
                code { (m.with("seal-root", &[("hash", hexadecimal(checkpoint.root).into())])) }
                p.cap {
                    a href=(frame.to(&format!("/log/checkpoints/{}", checkpoint.size))) { (m.t("log-note")) }
                    @if let Some(latest) = latest {
                        " · "
                        a href=(frame.to(&format!("/log/growth/{}/{}", checkpoint.size, latest.size))) { (m.t("log-growth")) }
                    }
                }
            }
        }
    }

    fn public_key(&self) -> Markup {
        let m = self.view.m;
        html! {
            section.sec aria-labelledby="key" {
                h2 #key { (m.t("log-key")) }
                p { (m.t("log-key-what")) }
                p.mt { code { (self.key) } }
                p.cap { a href=(self.view.frame.to("/log/key")) { (m.t("log-key-get")) } }
            }
        }
    }
}

fn hexadecimal(hash: Hash) -> String {
    let bytes: Vec<String> =
        hash.0.chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect()).collect();
    bytes.join(" ")
}
