//! What people are called where a page tells who did something. Names live in the store's accounts, and may have been
//! erased there; the records stay true without them.

use std::collections::HashMap;
use std::sync::Arc;

use domain::ids::PersonId;
use domain::text::fold;
use domain::time::Actor;
use store::accounts::Names;

use crate::messages::{Messages, compare};
use crate::problem::Problem;
use crate::request::Asked;

/// The names of an organisation's people.
#[derive(Debug, Clone)]
pub struct People {
    m: Messages,
    names: Arc<Names>,
}

impl People {
    /// These names, in the reader's language.
    pub fn with(m: Messages, names: Arc<Names>) -> People {
        People { m, names }
    }

    /// Those of the organisation that was asked for.
    ///
    /// # Errors
    /// When the accounts cannot be read.
    pub async fn of(asked: &Asked) -> Result<People, Problem> {
        Ok(People::with(asked.m(), asked.app.names(&asked.organisation.id).await?))
    }

    /// Who acted: a name, "en tidigare medarbetare" when it was erased, or the installation itself.
    pub fn who(&self, actor: Actor) -> String {
        match actor {
            Actor::System => self.m.t("who-system").into_owned(),
            Actor::Person(person) => self.name(person),
        }
    }

    /// What a person is called in a field: the name, with the number of the person where several have it.
    pub fn label(&self, person: PersonId) -> String {
        let name = self.name(person);
        let is_only =
            self.names.get(&person).is_some_and(|own| self.names.values().filter(|name| *name == own).count() == 1);
        if is_only { name } else { format!("{name} ({person})") }
    }

    /// The person that was meant by what stands in a field. `None` when nobody is called so, or several are.
    pub fn called(&self, typed: &str) -> Option<PersonId> {
        let typed = typed.trim();
        let numbered = typed.rsplit_once(" (").and_then(|(name, number)| {
            let person: PersonId = number.strip_suffix(')')?.parse().ok()?;
            (self.name(person) == name).then_some(person)
        });
        let folded = fold(typed);
        let mut so_called = self.names.iter().filter(|(_, name)| fold(name) == folded).map(|(person, _)| *person);
        numbered.or_else(|| so_called.next().filter(|_| so_called.next().is_none()))
    }

    /// Everyone's label, in the order of the alphabet: what a field offers.
    pub fn labels(&self) -> Vec<(PersonId, String)> {
        let mut times: HashMap<&str, u32> = HashMap::new();
        for name in self.names.values() {
            *times.entry(name).or_default() += 1;
        }
        let label = |(person, name): (&PersonId, &Arc<str>)| match times.get(&**name) {
            Some(1) => (*person, name.to_string()),
            _ => (*person, format!("{name} ({person})")),
        };
        let mut labels: Vec<(PersonId, String)> = self.names.iter().map(label).collect();
        labels.sort_by(|one, other| compare(&one.1, &other.1));
        labels
    }

    /// What a person is called, while that is known.
    pub fn known(&self, person: PersonId) -> Option<String> {
        self.names.get(&person).map(|name| name.to_string())
    }

    /// What a person is called.
    pub fn name(&self, person: PersonId) -> String {
        self.names.get(&person).map_or_else(|| self.m.t("who-former").into_owned(), |name| name.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn a_label_is_read_back_as_the_same_person() {
        let names = [(1, "Åsa Ek"), (2, "Bo Al"), (3, "Åsa Ek")].map(|(id, name)| (PersonId(id), Arc::from(name)));
        let people = People { m: Messages::of(Language::Swedish), names: Arc::new(names.into()) };
        let labels: Vec<String> = people.labels().into_iter().map(|(_, label)| label).collect();
        assert_eq!(labels, ["Bo Al", "Åsa Ek (1)", "Åsa Ek (3)"]);
        // Someone whose name was erased keeps the number.
        for person in [1, 2, 3, 4].map(PersonId) {
            assert_eq!(people.called(&people.label(person)), Some(person));
        }
        assert_eq!(people.called(" bo al "), Some(PersonId(2)));
        assert_eq!(people.called("Åsa Ek"), None, "two are called so");
        assert_eq!(people.called("Bo Al (1)"), None);
        assert_eq!(people.called(""), None);
    }
}
