//! How roles in a part of the agency and deputies change the organisation. No rules here: what is in the log has happened.

use std::sync::Arc;

use super::{Assignment, Deputation, Grant};
use crate::event::{Event, Recorded};
use crate::ids::{AssignmentId, DeputationId, PersonId};
use crate::organisation::Organisation;
use crate::person::Person;
use crate::time::Stamp;

impl Organisation {
    /// Lets an event of roles or deputies have happened.
    pub(crate) fn change_rights(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        match &recorded.event {
            Event::RoleGiven { assignment, person, role, scope, from, until } => {
                self.next.count_assignment(*assignment);
                let grant = Grant { role: *role, scope: *scope };
                let given = Assignment { id: *assignment, grant, from: *from, until: *until, given: stamp };
                self.person_mut(*person)?.assignments.push(given);
            }
            Event::RoleEnded { assignment, person, until } => {
                let person = self.person_mut(*person)?;
                let ended = person.assignments.iter_mut().find(|known| known.id == *assignment);
                ended.ok_or("the role was not given")?.until = Some(*until);
            }
            Event::DeputyNamed { deputation, person, deputy, role, scope, from, until } => {
                self.next.count_deputation(*deputation);
                let grant = Grant { role: *role, scope: *scope };
                let (id, person) = (*deputation, *person);
                let named = Deputation { id, person, grant, from: *from, until: *until, named: stamp };
                self.person_mut(*deputy)?.deputising.push(named);
            }
            Event::DeputyEnded { deputation, until } => {
                let (deputy, _) = self.deputation(*deputation).ok_or("the deputy was not named")?;
                let mut deputising = self.person_mut(deputy)?.deputising.iter_mut();
                let ended = deputising.find(|known| known.id == *deputation);
                ended.ok_or("the deputy was not named")?.until = *until;
            }
            Event::DeputyActed { deputation } => {
                self.deputation(*deputation).ok_or("the deputy was not named")?;
            }
            _ => return Err("it is not about roles"),
        }
        Ok(())
    }

    pub(super) fn next_assignment(&self) -> AssignmentId {
        self.next.assignment()
    }

    pub(super) fn next_deputation(&self) -> DeputationId {
        self.next.deputation()
    }

    fn person_mut(&mut self, person: PersonId) -> Result<&mut Person, &'static str> {
        self.people.get_mut(&person).map(Arc::make_mut).ok_or("the person is not there")
    }
}
