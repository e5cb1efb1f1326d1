//! How many things wait for each person, for the menu on every page: counted once for a person and a state of the
//! organisation, because the menu stands on all pages and the count goes through all activities. Not what they are.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::ids::{OrganisationId, PersonId};
use domain::organisation::Organisation;
use jiff::civil::Date;

/// The counts of each organisation, as it is now.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    kept: Mutex<HashMap<OrganisationId, OfState>>,
}

/// Those of one state and one day; when either has passed, they are counted anew.
#[derive(Debug, Default)]
struct OfState {
    seq: u64,
    day: Option<Date>,
    people: HashMap<PersonId, usize>,
}

impl Counts {
    /// How many things wait for a person on a day.
    pub(crate) fn of(&self, organisation: &Organisation, person: PersonId, day: Date) -> usize {
        let is_of = |kept: &OfState| kept.seq == organisation.seq && kept.day == Some(day);
        let known = self.kept(|kept| {
            kept.get(&organisation.id).filter(|kept| is_of(kept)).and_then(|kept| kept.people.get(&person).copied())
        });
        known.unwrap_or_else(|| {
            let count = organisation.to_do(person, day).len();
            self.kept(|kept| {
                let kept = kept.entry(organisation.id.clone()).or_default();
                if !is_of(kept) {
                    *kept = OfState { seq: organisation.seq, day: Some(day), people: HashMap::new() };
                }
                kept.people.insert(person, count);
            });
            count
        })
    }

    fn kept<T>(&self, with: impl FnOnce(&mut HashMap<OrganisationId, OfState>) -> T) -> T {
        with(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use domain::event::{Event, Recorded};
    use domain::policy::Role;
    use domain::task::{NewTask, TaskKind, Terms};
    use domain::text::{Explanation, Name};
    use domain::time::Actor;
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_count_is_of_the_organisation_as_it_is() {
        let (counts, day, person) = (Counts::default(), date(2018, 11, 14), PersonId(1));
        let mut organisation = Organisation::empty("verket".parse().unwrap());
        let happens = |organisation: &mut Organisation, event| {
            let seq = organisation.seq + 1;
            organisation.apply(&Recorded { seq, at: Timestamp::UNIX_EPOCH, actor: Actor::System, event }).unwrap();
        };
        happens(&mut organisation, Event::PersonPlaced { person, unit: None, roles: vec![Role::Strategist] });
        assert_eq!(counts.of(&organisation, person, day), 0);
        let name = |text| Name::parse(text).unwrap();
        let terms = Terms {
            number: name("1"),
            kind: TaskKind::Reporting,
            title: name("Redovisa"),
            text: Explanation::default(),
            document: name("Regleringsbrev"),
            dated: day,
            year: 2019,
            due: Vec::new(),
            goals: Vec::new(),
        };
        let task = NewTask { task: domain::ids::TaskId(1), terms, unit: None };
        happens(&mut organisation, Event::TasksRegistered { tasks: vec![task] });
        assert_eq!(counts.of(&organisation, person, day), 1, "it is counted anew after a change");
        assert_eq!(counts.of(&organisation, PersonId(2), day), 0, "each has their own");
    }
}
