//! Contributions with what they say and what they were answered, as any reader sees them. Not who is anonymous to colleagues,
//! and not what is hidden from readers.

use domain::contribution;
use domain::ids::ContributionId;
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::Done;
use crate::contribution::said::{Said, Says};
use crate::problem::Problem;
use crate::request::Asked;

/// What somebody thinks of the steering or the work.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Contribution {
    /// Its number.
    pub id: u32,
    /// What it is about; absent when it is about the agency as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// The workshop in which it was left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workshop: Option<u32>,
    /// To which question of it, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<u32>,
    /// What it says; absent when that is hidden from readers or no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Why it is hidden from readers: `personal-data`, `offensive`, `secret` or `irrelevant`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden: Option<&'static str>,
    /// Where it is: `unanswered`, `adopted`, `partly`, `declined` or `withdrawn`.
    pub state: &'static str,
    /// When it was left, and by whom. Without a person when its author is anonymous to colleagues.
    pub made: Done,
    /// What those that it was put together with say in common.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// What was answered, the last last; that one counts.
    pub answers: Vec<Answer>,
}

/// What a contribution or a workshop is about.
#[derive(Debug, Serialize, JsonSchema)]
pub struct About {
    /// Which sort of thing: `statement`, `activity` or `indicator`.
    pub kind: &'static str,
    /// The number of the statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<u32>,
    /// The planning round of the activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The number of the activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activity: Option<u32>,
    /// The number of the indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<u32>,
}

impl From<contribution::About> for About {
    fn from(about: contribution::About) -> About {
        let nothing = About { kind: "", statement: None, round: None, activity: None, indicator: None };
        match about {
            contribution::About::Statement(id) => About { kind: "statement", statement: Some(id.0), ..nothing },
            contribution::About::Activity { round, activity } => {
                About { kind: "activity", round: Some(round.0), activity: Some(activity.0), ..nothing }
            }
            contribution::About::Indicator(id) => About { kind: "indicator", indicator: Some(id.0), ..nothing },
        }
    }
}

/// What a contribution was answered.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ContributionAnswer")]
pub struct Answer {
    /// What comes of it: `adopted`, `partly` or `declined`.
    pub outcome: &'static str,
    /// Why.
    pub reason: String,
    /// The wording that it led to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub led_to: Option<LedTo>,
    /// By whom, and when.
    pub done: Done,
}

/// A statement as it reads in a revision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LedTo {
    /// The revision.
    pub revision: u32,
    /// The statement.
    pub statement: u32,
}

impl Contribution {
    fn of(asked: &Asked, said: &Said, it: &contribution::Contribution) -> Contribution {
        let says = said.says(it);
        let hidden = match says {
            Says::Hidden(objection) => Some(objection.key()),
            _ => None,
        };
        let text = match says {
            Says::Text(text) => Some(text.to_string()),
            _ => None,
        };
        let group = it.group.and_then(|group| asked.organisation.contributions.group(group));
        let answers = it.answers.iter().map(|(stamp, answer)| Answer {
            outcome: answer.outcome.key(),
            reason: answer.reason.to_string(),
            led_to: answer.led_to.map(|it| LedTo { revision: it.revision.0, statement: it.statement.0 }),
            done: (*stamp).into(),
        });
        Contribution {
            id: it.id.0,
            about: it.about.map(About::from),
            workshop: it.place.map(|place| place.workshop.0),
            question: it.place.map(|place| place.question),
            text,
            hidden,
            state: it.state().key(),
            made: it.made.into(),
            group: group.map(|group| group.heading.to_string()),
            answers: answers.collect(),
        }
    }
}

/// `GET …/contributions`
///
/// # Errors
/// What the store could not do.
pub async fn contributions(asked: Asked) -> Result<List<Contribution>, Problem> {
    let said = Said::to_readers(&asked).await?;
    let all = asked.organisation.contributions.all();
    Ok(List::of(&asked, all.map(|it| (it.id.0.into(), Contribution::of(&asked, &said, it)))))
}

/// `GET …/contributions/{contribution}`
///
/// # Errors
/// Not found.
pub async fn one_contribution(asked: Asked) -> Result<Contribution, Problem> {
    let said = Said::to_readers(&asked).await?;
    let id: ContributionId = asked.id("contribution")?;
    let found = asked.organisation.contributions.get(id).ok_or(Problem::NotFound)?;
    Ok(Contribution::of(&asked, &said, found))
}
