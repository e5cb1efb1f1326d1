//! Search, with the same hits as the page has for the same viewer.

use domain::policy::Right;
use domain::search::{Hit, MayRead, Subject};
use schemars::JsonSchema;
use serde::Serialize;

use crate::problem::Problem;
use crate::request::Asked;

/// How many hits of each sort are given.
const MOST: usize = 50;

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Found {
    /// How many hits there are in all.
    pub total: usize,
    /// The hits by sort, each with the best first, and not more than 50.
    pub sorts: Vec<Sort>,
}

/// The hits of one sort.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Sort {
    /// Which: `statement`, `activity`, `task`, `indicator`, `decision`, `revision`, `round`, `scenario`, `workshop`,
    /// `verdict-round`, `body` or `unit`.
    pub sort: &'static str,
    /// How many there are in all.
    pub total: usize,
    /// The best of them.
    pub hits: Vec<SearchHit>,
}

/// A hit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SearchHit {
    /// Its number.
    pub id: u32,
    /// The round that it is in, of what is in a round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The revision in which it says so, of a statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// Where it is: in force, past, to come, a draft, …
    pub standing: &'static str,
    /// What it is called or says.
    pub title: String,
    /// Where in a longer text the words are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
}

impl SearchHit {
    fn of(hit: &Hit) -> SearchHit {
        let (id, round, revision) = match hit.subject {
            Subject::Statement { id, revision, .. } => (id.0, None, Some(revision.0)),
            Subject::Activity(round, id) => (id.0, Some(round.0), None),
            Subject::Task(id) => (id.0, None, None),
            Subject::Indicator { id, .. } => (id.0, None, None),
            Subject::Decision(id) => (id.0, None, None),
            Subject::Revision(number) => (number.0, None, None),
            Subject::Round(number) => (number.0, None, None),
            Subject::Scenario(round, id) => (id.0, Some(round.0), None),
            Subject::Workshop(id) => (id.0, None, None),
            Subject::VerdictRound(id) => (id.0, None, None),
            Subject::Body(id) => (id.0, None, None),
            Subject::Unit(id) => (id.0, None, None),
        };
        SearchHit {
            id,
            round,
            revision,
            standing: hit.standing.key(),
            title: hit.title.text.clone(),
            excerpt: hit.excerpt.as_ref().map(|excerpt| excerpt.text.clone()),
        }
    }
}

/// `GET …/search?q=`
///
/// # Errors
/// When the index cannot be made.
pub async fn search(asked: Asked) -> Result<Found, Problem> {
    let index = asked.app.searches().of(&asked.organisation.organisation).await?;
    let may_read = MayRead { drafts: asked.may(Right::ReadDrafts), planning: asked.may(Right::ReadPlanning) };
    let found = index.search(may_read, asked.query("q").unwrap_or_default().trim(), asked.day, MOST);
    let sorts = found.sorts.iter().map(|of_sort| Sort {
        sort: of_sort.sort.key(),
        total: of_sort.total,
        hits: of_sort.hits.iter().map(SearchHit::of).collect(),
    });
    Ok(Found { total: found.total, sorts: sorts.collect() })
}
