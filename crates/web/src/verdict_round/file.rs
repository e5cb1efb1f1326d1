//! The counts of a round as a file for spreadsheets: one row for each group, question and mark, exactly what the page shows.
//! Not the words; those can be hidden, and a file cannot.

use domain::verdict_round::{Mark, Question};
use exchange::sheet::{Column, Shape, Value};

use super::known_to;
use crate::allocation::file::{download, sheet};
use crate::answer::Answer;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// `GET /{organisation}/verdicts/{verdict}/export`
///
/// # Errors
/// Not found, when there is no such round, or it is not counted.
pub async fn export(asked: Asked) -> Answer {
    let (view, m) = (View::of(&asked), asked.m());
    let round = known_to(&asked)?;
    let results = round.results().ok_or(Problem::NotFound)?;
    let number = Shape::Number { shown: 0, most: 0 };
    let heads = vec![
        Column::new(m.t("verdict-occasion"), 30, Shape::Text),
        Column::new(m.t("verdict-group-word"), 20, Shape::Text),
        Column::new(m.t("verdict-question"), 30, Shape::Text),
        Column::new(m.t("verdict-mark"), 16, Shape::Text),
        Column::new(m.t("verdict-count"), 12, number),
    ];
    let mut rows = Vec::new();
    for shown in &results.shown {
        for question in Question::ALL {
            let mut row = |mark: String, count: u32| {
                rows.push(vec![
                    Value::Text(round.terms.occasion.to_string()),
                    Value::Text(m.word("verdict-group", shown.group.key()).into_owned()),
                    Value::Text(m.word("verdict-question", question.key()).into_owned()),
                    Value::Text(mark),
                    Value::Decimal { units: count.into(), places: 0 },
                ]);
            };
            for mark in Mark::ALL {
                row(mark.number().to_string(), shown.tally.gave(question, mark));
            }
            row(m.t("verdict-cannot-say").into_owned(), shown.tally.could_not_say(question));
        }
    }
    Ok(download(m, &format!("{}-verdict-{}", asked.organisation.id, round.id), sheet(heads, rows, view.today)))
}
