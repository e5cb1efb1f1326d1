//! How each event of bodies changes the organisation. No rules here: what is in the log has happened.

use std::sync::Arc;

use super::{Body, Mandate, Membership};
use crate::event::Event;
use crate::ids::BodyId;
use crate::organisation::Organisation;

impl Organisation {
    /// Lets an event of bodies have happened.
    pub(crate) fn change_bodies(&mut self, event: &Event) -> Result<(), &'static str> {
        match event {
            Event::BodyAdded { body, name, kind } => {
                self.next.count_body(*body);
                let (members, mandates) = (Vec::new(), Vec::new());
                let added = Body { id: *body, name: name.clone(), kind: *kind, members, mandates, closed: None };
                self.bodies.insert(*body, Arc::new(added));
            }
            Event::BodyRenamed { body, name } => self.body_mut(*body)?.name = name.clone(),
            Event::BodyClosed { body, until } => self.body_mut(*body)?.closed = Some(*until),
            Event::MemberAdded { body, person, from } => {
                self.body_mut(*body)?.members.push(Membership { person: *person, from: *from, until: None });
            }
            Event::MemberLeft { body, person, until } => {
                let members = self.body_mut(*body)?.members.iter_mut();
                let sits = members.filter(|member| member.person == *person && member.until.is_none());
                sits.for_each(|member| member.until = Some(*until));
            }
            Event::MandateGiven { body, matters, basis, from } => {
                let mandate = Mandate { matters: *matters, basis: basis.clone(), from: *from, until: None };
                self.body_mut(*body)?.mandates.push(mandate);
            }
            Event::MandateEnded { body, matters, until } => {
                let mandates = self.body_mut(*body)?.mandates.iter_mut();
                let held = mandates.filter(|mandate| mandate.matters == *matters && mandate.until.is_none());
                held.for_each(|mandate| mandate.until = Some(*until));
            }
            _ => return Err("it is not about bodies"),
        }
        Ok(())
    }

    fn body_mut(&mut self, id: BodyId) -> Result<&mut Body, &'static str> {
        self.bodies.get_mut(&id).map(Arc::make_mut).ok_or("the body is not there")
    }
}
