//! Verdict rounds with their counts, as far as those give nobody away. Not the words: those can be hidden afterwards.

use domain::audience::Audience;
use domain::verdict_round::tally::GroupTally;
use domain::verdict_round::{self, Mark, Question};
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::Day;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// A round in which some were asked what they think of a revision of the strategy.
#[derive(Debug, Serialize, JsonSchema)]
pub struct VerdictRound {
    /// Its number.
    pub id: u32,
    /// The revision that is judged.
    pub revision: u32,
    /// The occasion.
    pub occasion: String,
    /// Who may answer: `everyone`, a `body`, or `units`.
    pub audience: &'static str,
    /// The number of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<u32>,
    /// The numbers of the units; none but for `units`.
    pub units: Vec<u32>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Where it is on the day: `planned`, `open`, `ended`, `closed` or `withdrawn`.
    pub stage: &'static str,
    /// What it came to, of one that is closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results: Option<Results>,
}

/// What a round came to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Results {
    /// How many could answer.
    pub asked: u32,
    /// The counts of everyone and of each group with enough answers; empty when too few have answered.
    pub groups: Vec<Counts>,
}

/// The counts of a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Counts {
    /// Whose: `all`, `managers` or `staff`.
    pub group: &'static str,
    /// How many answered.
    pub answers: u32,
    /// Each question.
    pub questions: Vec<OfQuestion>,
}

/// The counts of a question.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OfQuestion {
    /// Which: `easy-to-take-in`, `clear-thread` or `direction-pointed-out`.
    pub question: &'static str,
    /// How many gave each mark, from 1 to 5.
    pub marks: Vec<u32>,
    /// How many could not say.
    pub cannot_say: u32,
    /// The marks in the middle: one, or the two that it is between; empty when nobody gave one.
    pub median: Vec<u8>,
}

/// Who is meant: the word for it, and the body or the units.
pub(super) fn told(audience: &Audience) -> (&'static str, Option<u32>, Vec<u32>) {
    match audience {
        Audience::Everyone => ("everyone", None, Vec::new()),
        Audience::Body(body) => ("body", Some(body.0), Vec::new()),
        Audience::Units(units) => ("units", None, units.iter().map(|unit| unit.0).collect()),
    }
}

impl VerdictRound {
    fn of(asked: &Asked, round: &verdict_round::VerdictRound) -> VerdictRound {
        let (audience, body, units) = told(&round.terms.audience);
        VerdictRound {
            id: round.id.0,
            revision: round.terms.revision.0,
            occasion: round.terms.occasion.to_string(),
            audience,
            body,
            units,
            from: Day(round.terms.from),
            until: Day(round.terms.until),
            stage: round.stage(asked.day).key(),
            results: round.results().map(|results| Results {
                asked: results.asked,
                groups: results.shown.iter().map(Counts::of).collect(),
            }),
        }
    }
}

impl Counts {
    fn of(shown: &GroupTally) -> Counts {
        let tally = &shown.tally;
        let questions = Question::ALL.map(|question| {
            let mut median =
                tally.median(question).map_or_else(Vec::new, |(low, high)| vec![low.number(), high.number()]);
            median.dedup();
            OfQuestion {
                question: question.key(),
                marks: Mark::ALL.map(|mark| tally.gave(question, mark)).to_vec(),
                cannot_say: tally.could_not_say(question),
                median,
            }
        });
        Counts { group: shown.group.key(), answers: tally.answers, questions: questions.into() }
    }
}

/// `GET …/verdict-rounds`
///
/// # Errors
/// None.
pub async fn rounds(asked: Asked) -> Result<List<VerdictRound>, Problem> {
    let all = asked.organisation.verdict_rounds.values().filter(|round| is_readable(&asked, round));
    Ok(List::of(&asked, all.map(|round| (round.id.0.into(), VerdictRound::of(&asked, round)))))
}

/// `GET …/verdict-rounds/{verdict}`
///
/// # Errors
/// Not found.
pub async fn one_round(asked: Asked) -> Result<VerdictRound, Problem> {
    let round = asked.organisation.verdict_round(asked.id("verdict")?).filter(|round| is_readable(&asked, round));
    Ok(VerdictRound::of(&asked, round.ok_or(Problem::NotFound)?))
}

fn is_readable(asked: &Asked, round: &verdict_round::VerdictRound) -> bool {
    crate::verdict_round::is_readable(&View::of(asked), round.terms.revision)
}
