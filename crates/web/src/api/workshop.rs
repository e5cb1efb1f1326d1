//! Workshops with their questions, the votes, and what their leader wrote down. What was said in one are contributions. Not the
//! code that lets people in, and not who is in the room.

use domain::ids::WorkshopId;
use domain::workshop;
use schemars::JsonSchema;
use serde::Serialize;
use store::texts::Texts;

use super::List;
use super::contribution::About;
use super::value::{Day, Done};
use super::verdict_round::told;
use crate::problem::Problem;
use crate::request::Asked;
use crate::workshop::notes;

/// A workshop or another meeting.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Workshop {
    /// Its number.
    pub id: u32,
    /// What sort of meeting: `management`, `managers`, `board`, `unit` or `consultation`.
    pub kind: &'static str,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// What it is about; absent when it is about the agency as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// Who is expected: `everyone`, a `body`, or `units`.
    pub audience: &'static str,
    /// The number of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<u32>,
    /// The numbers of the units; none but for `units`.
    pub units: Vec<u32>,
    /// Who can join: `with-code`, `without-name` or `with-name`.
    pub joining: &'static str,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// By which day every contribution is to be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers_by: Option<Day>,
    /// Where it is: `open`, `planned`, `closed` or `called-off`.
    pub stage: &'static str,
    /// What is asked, in order.
    pub questions: Vec<OfQuestion>,
    /// What its leader wrote down.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
}

/// A question of a workshop.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "WorkshopQuestion")]
pub struct OfQuestion {
    /// Its place, from 1.
    pub number: u32,
    /// What is asked.
    pub text: String,
    /// How many contributions it got that have not been taken back.
    pub contributions: usize,
    /// How many voted, where a vote was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voters: Option<u32>,
    /// The votes for each contribution that got any.
    pub votes: Vec<VotesFor>,
}

/// The votes for a contribution.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VotesFor {
    /// Its number.
    pub contribution: u32,
    /// How many.
    pub votes: u32,
}

/// What the leader of a workshop wrote down.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "WorkshopNotes")]
pub struct Notes {
    /// The text; absent when it was taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// By whom it was written last or taken away, and when.
    pub done: Done,
}

impl Workshop {
    fn of(asked: &Asked, texts: &Texts, it: &workshop::Workshop) -> Workshop {
        let terms = &it.terms;
        let (audience, body, units) = told(&terms.audience);
        let question = |(number, text): (u32, &domain::text::QuestionText)| {
            let place = workshop::Place { workshop: it.id, question: number };
            let votes = it.votes.get(&number);
            let of = votes.into_iter().flat_map(|votes| votes.of.iter());
            OfQuestion {
                number,
                text: text.to_string(),
                contributions: asked.organisation.said_to(place).count(),
                voters: votes.map(|votes| votes.voters),
                votes: of.map(|(id, votes)| VotesFor { contribution: id.0, votes: *votes }).collect(),
            }
        };
        Workshop {
            id: it.id.0,
            kind: terms.kind.key(),
            title: terms.title.to_string(),
            purpose: terms.purpose.to_string(),
            about: terms.about.map(About::from),
            audience,
            body,
            units,
            joining: terms.joining.key(),
            from: Day(terms.from),
            until: Day(terms.until),
            answers_by: terms.answers_by.map(Day),
            stage: it.stage().key(),
            questions: it.questions().map(question).collect(),
            notes: it.notes.as_ref().map(|notes| Notes {
                text: texts.of(notes.text.as_ref()).map(ToString::to_string),
                done: notes.written.into(),
            }),
        }
    }
}

/// `GET …/workshops`
///
/// # Errors
/// What the store could not do.
pub async fn workshops(asked: Asked) -> Result<List<Workshop>, Problem> {
    let texts = notes::texts(&asked).await?;
    let all = asked.organisation.workshops.values();
    Ok(List::of(&asked, all.map(|it| (it.id.0.into(), Workshop::of(&asked, &texts, it)))))
}

/// `GET …/workshops/{workshop}`
///
/// # Errors
/// Not found.
pub async fn one_workshop(asked: Asked) -> Result<Workshop, Problem> {
    let texts = notes::texts(&asked).await?;
    let found = asked.organisation.workshop(asked.id::<WorkshopId>("workshop")?).ok_or(Problem::NotFound)?;
    Ok(Workshop::of(&asked, &texts, found))
}
