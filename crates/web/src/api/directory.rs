//! Units, which those see who read planning, and people, which those see who look after them.

use domain::ids::PersonId;
use domain::{person, unit};
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::Day;
use crate::directory;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;

/// A part of the organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Unit {
    /// Its number.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// The unit that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Its first day, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The day from which it is no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// `GET …/units`: those that there are on the day.
///
/// # Errors
/// None.
pub async fn units(asked: Asked) -> Result<List<Unit>, Problem> {
    let of = |unit: &unit::Unit| Unit {
        id: unit.id.0,
        name: unit.name.to_string(),
        parent: asked.organisation.parent_on(unit, asked.day).map(|parent| parent.0),
        from: unit.from.map(Day),
        until: unit.until.map(Day),
    };
    let mut all: Vec<&unit::Unit> = asked.organisation.units_on(asked.day).collect();
    all.sort_by_key(|unit| unit.id);
    Ok(List::of(&asked, all.into_iter().map(|unit| (unit.id.0.into(), of(unit)))))
}

/// A person in the directory.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Person {
    /// The number that everything else refers to.
    pub id: u32,
    /// What the person is called.
    pub name: String,
    /// Where the person works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<u32>,
    /// What the person may do.
    pub roles: Vec<&'static str>,
}

/// `GET …/people`
///
/// # Errors
/// When the names cannot be read.
pub async fn people(asked: Asked) -> Result<List<Person>, Problem> {
    let names = People::of(&asked).await?;
    let of = |person: &person::Person| {
        Some(Person {
            id: person.id.0,
            name: directory::called(&asked, &names, person)?,
            unit: person.unit_on(asked.day).map(|unit| unit.0),
            roles: person.roles.iter().map(|role| role.key()).collect(),
        })
    };
    let all: Vec<(PersonId, Person)> =
        asked.organisation.people.values().filter_map(|person| Some((person.id, of(person)?))).collect();
    Ok(List::of(&asked, all.into_iter().map(|(id, person)| (id.0.into(), person))))
}
