//! What a reading page is made from: the organisation as the viewer may see it, on a day, in a language. A page is a
//! function of this alone. Not the request; that is [`crate::request`].

use std::sync::Arc;

use domain::body::Body;
use domain::ids::{BodyId, PersonId};
use domain::organisation::Organisation;
use domain::policy::{self, Right, Viewer};
use domain::revision::Revision;
use domain::statement::Statement;
use domain::unit::Unit;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::amounts::Amounts;
use crate::layout::Frame;
use crate::messages::Messages;
use crate::request::Asked;
use crate::words;

/// What a reading page is made from.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The messages of the reader's language.
    pub m: Messages,
    /// What surrounds the page: it knows the addresses.
    pub frame: &'a Frame,
    /// The organisation, as the viewer may see it.
    pub organisation: &'a Organisation,
    /// Who looks.
    pub viewer: Viewer,
    /// The day that the page is about.
    pub day: Date,
    /// The day it is where the agency is.
    pub today: Date,
    /// The zone in which moments are shown.
    pub zone: &'a TimeZone,
}

impl<'a> View<'a> {
    /// What a request is to be answered from.
    pub fn of(asked: &'a Asked) -> View<'a> {
        View {
            m: asked.m(),
            frame: &asked.frame,
            organisation: &asked.organisation,
            viewer: asked.viewer,
            day: asked.day,
            today: asked.today,
            zone: asked.app.clock().zone(),
        }
    }

    /// How amounts are written for the reader.
    pub fn amounts(&self) -> Amounts {
        self.frame.amounts()
    }

    /// Whether the page is about today: then it shows what can be done.
    pub fn is_today(&self) -> bool {
        self.day == self.today
    }

    /// Whether the viewer may do this.
    pub fn may(&self, right: Right) -> bool {
        policy::may(self.organisation, self.viewer, right)
    }

    /// Whether the viewer may read this revision.
    pub fn may_read(&self, revision: &Revision) -> bool {
        policy::may_read(self.organisation, self.viewer, revision)
    }

    /// The language of the texts that steer, where it is another than the page's: for `lang`, so that they are read
    /// aloud rightly.
    pub fn language(&self) -> Option<&'static str> {
        let tag = self.organisation.written_in.tag();
        (tag != self.m.language().tag()).then_some(tag)
    }

    /// The address of a statement, on the day that the page is about.
    pub fn statement(&self, statement: &Statement) -> String {
        self.frame.to(&format!("/statements/{}", statement.id))
    }

    /// The address of a revision.
    pub fn revision(&self, revision: &Revision) -> String {
        self.frame.to(&format!("/revisions/{}", revision.number))
    }

    /// The address of the comparison of two revisions.
    pub fn comparison(&self, old: &Revision, new: &Revision) -> String {
        self.frame.to(&format!("/compare/{}/{}", old.number, new.number))
    }

    /// A moment where the agency is: "2017-10-23 14.05".
    pub fn moment(&self, moment: Timestamp) -> String {
        self.m.moment(moment, self.zone)
    }

    /// A body, where it is known.
    pub fn body(&self, id: BodyId) -> Option<&'a Body> {
        self.organisation.bodies.get(&id).map(Arc::as_ref)
    }

    /// The unit that a person works in on the day that the page is about.
    pub fn unit_of(&self, person: PersonId) -> Option<&'a Unit> {
        let placed = self.organisation.people.get(&person)?.unit_on(self.day)?;
        self.organisation.units.get(&self.organisation.unit_on(placed, self.day)).map(Arc::as_ref)
    }

    /// What a body is called, in the language that the organisation writes in; nothing where it is not known.
    pub fn body_name(&self, id: BodyId) -> Markup {
        html! { @if let Some(body) = self.body(id) { span lang=[self.language()] { (body.name) } } }
    }

    /// The same inside a sentence.
    pub fn body_in_a_sentence(&self, id: BodyId) -> Markup {
        let name = self.body(id).map(|body| words::name_in_a_sentence(self.m, body.name.as_str()));
        html! { @if let Some(name) = name { span lang=[self.language()] { (name) } } }
    }

    /// The adopted revision that was in force before this one.
    pub fn before(&self, revision: &Revision) -> Option<&'a Revision> {
        let strategy = &self.organisation.strategy;
        match revision.in_force_from() {
            Some(_) => strategy.adopted().take_while(|other| other.number != revision.number).last(),
            None => revision.based_on.and_then(|number| strategy.get(number)).filter(|before| self.may_read(before)),
        }
    }

    /// Since when a revision is in force or will be, and until when, as it stands in metadata: "2018-10-23 –".
    /// `None` for one that nobody has adopted.
    pub fn span(&self, revision: &Revision) -> Option<String> {
        let from = revision.in_force_from()?;
        Some(self.m.span(from, self.organisation.strategy.in_force_until(revision)))
    }

    /// Who decided a revision, with a link to the decision: "beslutad av styrelsen 2018-10-23", "dnr 1.3.1-2018-4127".
    /// What was imported has no decision here, and says from which edition it comes.
    pub fn decided(&self, revision: &Revision) -> Vec<Markup> {
        let m = self.m;
        if let Some(recorded) = self.organisation.decision_on(revision.number) {
            let decision = &recorded.decision;
            let address = self.frame.to(&format!("/decisions/{}", decision.id));
            let by = ("body", self.body_in_a_sentence(decision.minutes.body));
            return vec![
                m.around("decided-by", by, &[("day", decision.minutes.decided_on.to_string().into())]),
                html! { (m.t("registration-number")) " " a href=(address) { (decision.minutes.registration_number) } },
            ];
        }
        revision
            .label()
            .map(|label| html! { (m.with("imported-edition", &[("label", label.as_str().into())])) })
            .into_iter()
            .collect()
    }
}
