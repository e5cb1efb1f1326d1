//! How bodies are changed: added, renamed and closed; who comes and leaves; what each may decide, and from which day. What a
//! body decided before stays as it was. Not what it decides; that is `decision`.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Body, BodyKind, Matters};
use crate::event::Event;
use crate::ids::{BodyId, PersonId};
use crate::indicator_set::SetState;
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::revision::State;
use crate::text::Name;
use crate::time::Context;

impl Organisation {
    /// Adds a body.
    ///
    /// # Errors
    /// `body-name-taken` at `name`.
    pub fn add_body(&self, context: &Context, name: Name, kind: BodyKind) -> Result<Vec<Event>, Refusals> {
        self.body_name_is_free(&name, None, context.today)?;
        Ok(vec![Event::BodyAdded { body: self.next.body(), name, kind }])
    }

    /// Gives a body another name. No event where it has that name.
    ///
    /// # Errors
    /// `body-unknown`, `body-closed`, and `body-name-taken` at `name`.
    pub fn rename_body(&self, context: &Context, id: BodyId, name: Name) -> Result<Vec<Event>, Refusals> {
        let body = self.living_body(id, context.today)?;
        if body.name == name {
            return Ok(Vec::new());
        }
        self.body_name_is_free(&name, Some(id), context.today)?;
        Ok(vec![Event::BodyRenamed { body: id, name }])
    }

    /// Closes a body from tomorrow: it decides nothing more.
    ///
    /// # Errors
    /// `body-unknown`, `body-closed`, and `body-has-proposals` while something lies before it.
    pub fn close_body(&self, context: &Context, id: BodyId) -> Result<Vec<Event>, Refusals> {
        let body = self.living_body(id, context.today)?;
        if self.lies_before(id, context.today) {
            return Err(Refusal::new("body-has-proposals").with("body", body.name.as_str()).into());
        }
        Ok(vec![Event::BodyClosed { body: id, until: context.today }])
    }

    /// Lets a person sit in a body from a day.
    ///
    /// # Errors
    /// `body-unknown`, `body-closed`, `person-unknown` at `person`, and `member-already`.
    pub fn add_member(
        &self,
        context: &Context,
        id: BodyId,
        person: PersonId,
        from: Date,
    ) -> Result<Vec<Event>, Refusals> {
        let body = self.living_body(id, context.today)?;
        let mut objections = Vec::new();
        if self.people.get(&person).is_none_or(|known| known.roles.is_empty()) {
            objections.push(Refusal::new("person-unknown").at("person").with("person", person.0));
        }
        if body.members.iter().any(|member| member.person == person && member.until.is_none_or(|until| from <= until)) {
            objections.push(Refusal::new("member-already").at("person").with("body", body.name.as_str()));
        }
        none_of(objections)?;
        Ok(vec![Event::MemberAdded { body: id, person, from }])
    }

    /// Lets a person leave a body, at once. No event where nobody of that number sits in it.
    ///
    /// # Errors
    /// `body-unknown`.
    pub fn end_member(&self, context: &Context, id: BodyId, person: PersonId) -> Result<Vec<Event>, Refusals> {
        let body = self.known_body(id)?;
        let until = context.today.saturating_sub(1.day());
        let sits = body.members.iter().any(|member| member.person == person && member.until.is_none());
        Ok(if sits { vec![Event::MemberLeft { body: id, person, until }] } else { Vec::new() })
    }

    /// Gives a body the right to decide something from a day, where that stands.
    ///
    /// # Errors
    /// `body-unknown`, `body-closed`, and `mandate-already` at `matters`.
    pub fn give_mandate(
        &self,
        context: &Context,
        id: BodyId,
        matters: Matters,
        basis: Name,
        from: Date,
    ) -> Result<Vec<Event>, Refusals> {
        let body = self.living_body(id, context.today)?;
        let same = body.mandates.iter().find(|mandate| {
            mandate.matters == matters && mandate.basis == basis && mandate.until.is_none_or(|until| from <= until)
        });
        if let Some(same) = same {
            return Err(Refusal::new("mandate-already").at("basis").with("day", same.from).into());
        }
        Ok(vec![Event::MandateGiven { body: id, matters, basis, from }])
    }

    /// Takes the right to decide something from a body, at once. What it decided stays decided. No event where it has none.
    ///
    /// # Errors
    /// `body-unknown`, and `body-has-proposals` while something of that kind lies before it.
    pub fn end_mandate(&self, context: &Context, id: BodyId, matters: Matters) -> Result<Vec<Event>, Refusals> {
        let body = self.known_body(id)?;
        if self.lies_before(id, context.today) {
            return Err(Refusal::new("body-has-proposals").with("body", body.name.as_str()).into());
        }
        let until = context.today.saturating_sub(1.day());
        let has = body.mandates.iter().any(|mandate| mandate.matters == matters && mandate.until.is_none());
        Ok(if has { vec![Event::MandateEnded { body: id, matters, until }] } else { Vec::new() })
    }

    /// Whether anything lies before a body: a revision, a paper of a round, an indicator set.
    pub fn lies_before(&self, id: BodyId, day: Date) -> bool {
        let revision = self.strategy.open().map(|open| self.strategy.state(open, day));
        let set = self.indicators.open_set().map(|set| set.state());
        matches!(revision, Some(State::Proposed { to }) if to == id)
            || matches!(set, Some(SetState::Proposed { to }) if to == id)
            || self.planning.rounds().any(|round| round.proposals.values().any(|proposal| proposal.to == id))
    }

    fn known_body(&self, id: BodyId) -> Result<&Body, Refusal> {
        self.bodies.get(&id).map(AsRef::as_ref).ok_or_else(|| Refusal::new("body-unknown"))
    }

    fn living_body(&self, id: BodyId, today: Date) -> Result<&Body, Refusal> {
        let body = self.known_body(id)?;
        // What is closed from tomorrow is closed for changes already.
        match body.closed.filter(|until| *until <= today) {
            Some(day) => Err(Refusal::new("body-closed").with("body", body.name.as_str()).with("day", day)),
            None => Ok(body),
        }
    }

    fn body_name_is_free(&self, name: &Name, but: Option<BodyId>, today: Date) -> Result<(), Refusal> {
        let mut others = self.bodies.values().filter(|other| Some(other.id) != but && other.is_there_on(today));
        match others.any(|other| other.name == *name) {
            true => Err(Refusal::new("body-name-taken").at("name").with("name", name.as_str())),
            false => Ok(()),
        }
    }
}
