//! An indicator's values and its picture as files.

use super::known;
use crate::answer::Answer;
use crate::problem::Problem;
use crate::request::Asked;

pub async fn values(asked: Asked) -> Answer {
    known(&asked)?;
    Err(Problem::NotFound)
}

pub async fn chart(asked: Asked) -> Answer {
    known(&asked)?;
    Err(Problem::NotFound)
}
