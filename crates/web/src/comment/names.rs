//! The names that can be mentioned in what is said of a thing, for the list that a script shows while one types. Who may not
//! read the thing is not among them.

use domain::text::fold;
use domain::time::Actor;
use maud::html;

use super::topic;
use crate::answer::{self, Answer};
use crate::people::People;
use crate::request::Asked;

/// As many as can be looked through while one writes.
const SHOWN: usize = 8;

/// `GET /{organisation}/comments/names/{about}?q=`
///
/// # Errors
/// Not found when there is no such thing that the viewer may read.
pub async fn show(asked: Asked) -> Answer {
    let topic = topic(&asked)?;
    let people = People::of(&asked).await?;
    let context = asked.app.clock().context(Actor::Person(asked.person()?));
    let query = fold(asked.query("q").unwrap_or_default().trim_start());
    let begins = |name: &str| {
        let name = fold(name);
        name.starts_with(&query) || name.split(' ').any(|word| word.starts_with(&query))
    };
    let labels = people.labels().into_iter().filter(|(_, label)| begins(label));
    let may = labels.filter(|(person, _)| asked.organisation.may_be_mentioned(&context, *person, topic));
    let found: Vec<String> = may.map(|(_, label)| label).take(SHOWN).collect();
    let list = html! { @for label in &found { li role="option" { (label) } } };
    Ok(answer::html(axum::http::StatusCode::OK, list))
}
