//! The directory: who comes into it, where they belong and what roles they have. Not what a role may do (`policy`), not
//! what people are called and how they sign in; those are rows in the store, which can be erased.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::event::Event;
use crate::ids::{PersonId, UnitId};
use crate::organisation::Organisation;
use crate::person::Person;
use crate::policy::Role;
use crate::refusal::{Refusal, Refusals, none_of};

/// Where a person belongs, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The unit where the person works.
    pub unit: Option<UnitId>,
    /// What the person is. In any order, as often as they were named.
    pub roles: Vec<Role>,
}

impl Organisation {
    /// A new person in the directory, who gets [`Organisation::next_person`].
    ///
    /// # Errors
    /// `roles-none` and `unit-unknown`.
    pub fn add_person(&self, place: &Place, today: Date) -> Result<Vec<Event>, Refusals> {
        none_of(self.objections(place, None, today))?;
        Ok(vec![placed(self.next_person(), place)])
    }

    /// A person gets another unit or other roles. No event where nothing is new. Who can sign in, the accounts say.
    ///
    /// # Errors
    /// `roles-none`, `unit-unknown`, `person-unknown`, and `last-administrator` when nobody would be left to run the
    /// system.
    pub fn place_person(
        &self,
        id: PersonId,
        place: &Place,
        today: Date,
        can_sign_in: &BTreeSet<PersonId>,
    ) -> Result<Vec<Event>, Refusals> {
        let known = self.known(id)?;
        let mut objections = self.objections(place, known.unit_on(today), today);
        let runs = place.roles.is_empty() || place.roles.contains(&Role::Administrator);
        if !runs && self.is_last_administrator(id, can_sign_in) {
            objections.push(Refusal::new("last-administrator").at("roles"));
        }
        none_of(objections)?;
        let is_same = known.unit_on(today) == place.unit
            && Role::ALL.iter().all(|role| known.roles.contains(role) == place.roles.contains(role));
        Ok(if is_same { Vec::new() } else { vec![placed(id, place)] })
    }

    /// A person leaves the directory's roles: who has none may do nothing. What the person did stays done.
    ///
    /// # Errors
    /// `person-unknown` and `last-administrator`.
    pub fn dismiss_person(&self, id: PersonId, can_sign_in: &BTreeSet<PersonId>) -> Result<Vec<Event>, Refusals> {
        let known = self.known(id)?;
        if self.is_last_administrator(id, can_sign_in) {
            return Err(Refusal::new("last-administrator").into());
        }
        let is_gone = known.roles.is_empty() && known.unit.is_none();
        Ok(if is_gone { Vec::new() } else { vec![placed(id, &Place { unit: None, roles: Vec::new() })] })
    }

    /// Whether nobody else could sign in and run the system. Who is only invited, or kept out, counts as nobody; but where
    /// no administrator can sign in yet, each of them counts, so that one is left whom a link can let in.
    pub fn is_last_administrator(&self, person: PersonId, can_sign_in: &BTreeSet<PersonId>) -> bool {
        let all = self.people.values().filter(|known| known.roles.contains(&Role::Administrator)).map(|known| known.id);
        let (able, others): (Vec<PersonId>, Vec<PersonId>) = all.partition(|known| can_sign_in.contains(known));
        let counted = if able.is_empty() { others } else { able };
        counted == [person]
    }

    fn known(&self, id: PersonId) -> Result<&Person, Refusal> {
        self.people.get(&id).map(AsRef::as_ref).ok_or_else(|| Refusal::new("person-unknown").with("person", id.0))
    }

    /// What is wrong with a place, for someone who has been in this unit: who stays in one that is no more may go on doing
    /// so, because a regrouping has led them on.
    fn objections(&self, place: &Place, been_in: Option<UnitId>, today: Date) -> Vec<Refusal> {
        let mut found = Vec::new();
        if place.roles.is_empty() {
            found.push(Refusal::new("roles-none").at("roles"));
        }
        let new = place.unit.filter(|unit| been_in != Some(*unit));
        if let Some(unit) = new.filter(|unit| !self.units_on(today).any(|known| known.id == *unit)) {
            found.push(Refusal::new("unit-unknown").at("unit").with("unit", unit.0));
        }
        found
    }
}

/// The event, with roles in one order, so that the same are the same.
fn placed(person: PersonId, place: &Place) -> Event {
    let roles = Role::ALL.into_iter().filter(|role| place.roles.contains(role)).collect();
    Event::PersonPlaced { person, unit: place.unit, roles }
}
