//! What has happened, for those who may read the log: the number, the moment, who, and a sentence in the reader's language.
//! Not what a machine verifies: that is the export of the log, whose format is the seal's.

use domain::event::Recorded;
use domain::policy::Viewer;
use domain::secrecy;
use domain::time::Stamp;
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::query::{USUAL, limit};
use super::value::Done;
use crate::address;
use crate::log::sentence;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// Something that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Event {
    /// Its number in the log.
    pub seq: u64,
    /// What: the name of the event.
    pub kind: String,
    /// By whom, and when.
    pub done: Done,
    /// A sentence that tells of it, in the language that was asked for.
    pub says: String,
}

/// `GET …/log`
///
/// # Errors
/// What the store says.
pub async fn events(asked: Asked) -> Result<List<Event>, Problem> {
    let most = asked.query("limit").as_deref().and_then(limit).unwrap_or(USUAL);
    let after: u64 = asked.query("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let last = asked.organisation.seq;
    let end = after.saturating_add(most as u64).min(last);
    // The gate has seen that the token is for the log, which is of nobody's use without what is decided.
    let viewer = match asked.viewer {
        Viewer::Program(person, day, _) => Viewer::Person(person, day),
        other => other,
    };
    let id = asked.organisation.id.clone();
    let recorded = asked
        .app
        .with_store(move |store| match after < end {
            true => store.events(viewer, &id, after + 1..=end),
            false => Ok(Vec::new()),
        })
        .await?;
    let (people, view) = (People::of(&asked).await?, View::of(&asked));
    // What is secret is for nobody's programs, whatever the person may see.
    let recorded = recorded.into_iter().filter_map(|one| secrecy::seen(one, &asked.organisation.withheld));
    let recorded: Vec<Recorded> = recorded.collect();
    let items = recorded.iter().map(|recorded| Event {
        seq: recorded.seq,
        kind: recorded.event.key().to_owned(),
        done: Done::from(Stamp { by: recorded.actor, at: recorded.at }),
        says: sentence(&view, &people, recorded),
    });
    let items: Vec<Event> = items.collect();
    let next =
        (end < last && !items.is_empty()).then(|| address::with(&asked.frame.address, "after", &end.to_string()));
    Ok(List { items, next })
}
