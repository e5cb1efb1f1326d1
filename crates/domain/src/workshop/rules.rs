//! The rules of workshops: laying one down, opening it, what the room does, voting, what is said in it, and how it ends.

use super::{
    Counted, Joining, MOST_DAYS, MOST_QUESTIONS, MOST_VOTES, Place, RoomCode, Stage, Step, Terms, Workshop,
    WorkshopKind,
};
use crate::contribution::About;
use crate::decision::Digest256;
use crate::event::Event;
use crate::ids::{ContributionId, WorkshopId};
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::text::Reason;
use crate::time::{Actor, Context};
use crate::writing::Seen;

impl Organisation {
    /// Lays a workshop down.
    ///
    /// # Errors
    /// As [`Organisation::change_workshop`].
    pub fn plan_workshop(&self, context: &Context, terms: Terms) -> Result<Vec<Event>, Refusals> {
        let mut objections = self.objections_to_workshop(&terms);
        if terms.until < context.today {
            objections.push(Refusal::new("workshop-over-already").at("until").with("value", terms.until));
        }
        none_of(objections)?;
        Ok(vec![Event::WorkshopPlanned { workshop: self.next.workshop(), terms }])
    }

    /// Changes what was laid down, as the writer saw it, until the workshop is closed. Questions that have been asked stay
    /// in their places, because answers hang on them.
    ///
    /// # Errors
    /// `workshop-unknown`, `workshop-over`, `changed-meanwhile`; `questions-none`, `questions-too-many` and
    /// `question-asked` at `questions`; `days-backwards` and `workshop-too-long` at `until`; `votes-wrong` at `votes`;
    /// `contribution-about-nothing` at `about`; `body-unknown` at `body`; `unit-unknown` at `units`; `answers-before` at
    /// `answers_by`; `joining-has-begun` at `joining`.
    pub fn change_workshop(
        &self,
        _: &Context,
        (id, seen): (WorkshopId, Seen),
        terms: Terms,
    ) -> Result<Vec<Event>, Refusals> {
        let workshop = self.going_workshop(id)?;
        if workshop.version != seen.0 {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        if workshop.terms == terms {
            return Ok(Vec::new());
        }
        let mut objections = self.objections_to_workshop(&terms);
        let last_asked = workshop.asked.get_max().copied().unwrap_or(0);
        let answered = self.said_in(id).filter_map(|it| it.place).map(|place| place.question).max().unwrap_or(0);
        if usize::try_from(last_asked.max(answered)).is_ok_and(|kept| terms.questions.len() < kept) {
            objections.push(Refusal::new("question-asked").at("questions").with("count", last_asked.max(answered)));
        }
        // Whoever has spoken without a name was told so, and whoever has by name too.
        if terms.joining != workshop.terms.joining && self.said_in(id).next().is_some() {
            objections.push(Refusal::new("joining-has-begun").at("joining"));
        }
        none_of(objections)?;
        Ok(vec![Event::WorkshopChanged { workshop: id, terms }])
    }

    /// Opens a workshop with a code that was drawn by lot, or opens one again that was closed. A consultation asks all its
    /// questions at once.
    ///
    /// # Errors
    /// `workshop-unknown`, `workshop-called-off`, `workshop-open-already`, `code-taken`.
    pub fn open_workshop(&self, _: &Context, id: WorkshopId, code: RoomCode) -> Result<Vec<Event>, Refusals> {
        let workshop = self.known_workshop(id)?;
        match workshop.stage() {
            Stage::Open => return Err(Refusal::new("workshop-open-already").into()),
            Stage::CalledOff => return Err(Refusal::new("workshop-called-off").into()),
            Stage::Planned | Stage::Closed => {}
        }
        if self.workshop_with(&code).is_some() {
            return Err(Refusal::new("code-taken").into());
        }
        let mut events = vec![Event::WorkshopOpened { workshop: id, code }];
        if workshop.terms.kind == WorkshopKind::Consultation {
            let step = Step::Collect { question: None, until: None };
            events.push(Event::WorkshopStepTaken { workshop: id, step });
        }
        Ok(events)
    }

    /// Lets the room do something else. When a vote ends, what it came to is written down with it.
    ///
    /// # Errors
    /// `workshop-unknown`, `workshop-not-open`, `question-unknown`, `nothing-to-vote-on`.
    pub fn take_step(
        &self,
        _: &Context,
        id: WorkshopId,
        step: Step,
        counted: &Counted,
    ) -> Result<Vec<Event>, Refusals> {
        let workshop = self.open_one(id)?;
        if let Some(question) = step.question().filter(|question| workshop.question(*question).is_none()) {
            return Err(Refusal::new("question-unknown").with("question", question).into());
        }
        if let Step::Vote { question, .. } = step
            && self.said_to(Place { workshop: id, question }).next().is_none()
        {
            return Err(Refusal::new("nothing-to-vote-on").with("question", question).into());
        }
        if workshop.step == step {
            return Ok(Vec::new());
        }
        let mut events = self.vote_ended(workshop, step, counted);
        events.push(Event::WorkshopStepTaken { workshop: id, step });
        Ok(events)
    }

    /// Closes a workshop that is open.
    ///
    /// # Errors
    /// `workshop-unknown`, `workshop-not-open`.
    pub fn close_workshop(&self, _: &Context, id: WorkshopId, counted: &Counted) -> Result<Vec<Event>, Refusals> {
        let workshop = self.open_one(id)?;
        let mut events = self.vote_ended(workshop, Step::Pause, counted);
        events.push(Event::WorkshopClosed { workshop: id });
        Ok(events)
    }

    /// Calls a workshop off in which nothing has been said.
    ///
    /// # Errors
    /// `workshop-unknown`, `workshop-over`, `workshop-has-begun`.
    pub fn call_off_workshop(&self, _: &Context, id: WorkshopId, reason: Reason) -> Result<Vec<Event>, Refusals> {
        self.going_workshop(id)?;
        if self.said_in(id).next().is_some() {
            return Err(Refusal::new("workshop-has-begun").into());
        }
        Ok(vec![Event::WorkshopCalledOff { workshop: id, reason }])
    }

    /// Leaves a contribution in a workshop: by whoever acts where it is by name, by the installation itself where it is
    /// not, or where the agency lets people be anonymous to colleagues.
    ///
    /// # Errors
    /// `workshop-unknown`, `workshop-not-open`, `question-not-asked`, `said-with-name`, `said-without-name`;
    /// `contribution-about-nothing` at `about`.
    pub fn contribute_in(
        &self,
        context: &Context,
        place: Place,
        about: Option<About>,
        text: Digest256,
    ) -> Result<Vec<Event>, Refusals> {
        let workshop = self.open_one(place.workshop)?;
        if !workshop.takes(place.question) {
            return Err(Refusal::new("question-not-asked").with("question", place.question).into());
        }
        match (workshop.terms.joining, context.actor) {
            (Joining::WithName, Actor::System) if self.contributions.anonymous.is_none() => {
                return Err(Refusal::new("said-with-name").into());
            }
            (Joining::WithCode | Joining::WithoutName, Actor::Person(_)) => {
                return Err(Refusal::new("said-without-name").into());
            }
            _ => {}
        }
        if about.is_some_and(|about| !about.is_in(self)) {
            return Err(Refusal::new("contribution-about-nothing").at("about").into());
        }
        Ok(vec![Event::ContributionMade {
            contribution: self.contributions.next(),
            about,
            origin: None,
            text,
            place: Some(place),
        }])
    }

    /// Puts a contribution aside in the parking lot of its workshop, or takes it back from there.
    ///
    /// # Errors
    /// `contribution-unknown`, `contribution-withdrawn`, `not-in-workshop`.
    pub fn park_contribution(&self, _: &Context, id: ContributionId, parked: bool) -> Result<Vec<Event>, Refusals> {
        let found = self.contribution(id)?;
        if found.place.is_none() {
            return Err(Refusal::new("not-in-workshop").into());
        }
        let is_so = found.parked == parked;
        Ok((!is_so).then_some(Event::ContributionParked { contribution: id, parked }).into_iter().collect())
    }

    /// The workshop with this number, for rules.
    ///
    /// # Errors
    /// `workshop-unknown`.
    pub fn known_workshop(&self, id: WorkshopId) -> Result<&Workshop, Refusal> {
        self.workshop(id).ok_or_else(|| Refusal::new("workshop-unknown").with("workshop", id.0))
    }

    fn going_workshop(&self, id: WorkshopId) -> Result<&Workshop, Refusal> {
        let workshop = self.known_workshop(id)?;
        if workshop.ended.is_some() { Err(Refusal::new("workshop-over")) } else { Ok(workshop) }
    }

    fn open_one(&self, id: WorkshopId) -> Result<&Workshop, Refusal> {
        let workshop = self.known_workshop(id)?;
        if workshop.stage() == Stage::Open { Ok(workshop) } else { Err(Refusal::new("workshop-not-open")) }
    }

    /// What a vote came to, where one ends with this step: of what is still there to be voted on.
    fn vote_ended(&self, workshop: &Workshop, step: Step, counted: &Counted) -> Vec<Event> {
        let Step::Vote { question, .. } = workshop.step else { return Vec::new() };
        if matches!(step, Step::Vote { question: next, .. } if next == question) {
            return Vec::new();
        }
        let place = Place { workshop: workshop.id, question };
        let of = self.said_to(place).filter_map(|it| Some((it.id, *counted.of.get(&it.id)?)));
        let votes = of.filter(|(_, count)| 0 < *count).collect();
        vec![Event::WorkshopVotesCounted { workshop: workshop.id, question, voters: counted.voters, votes }]
    }

    fn objections_to_workshop(&self, terms: &Terms) -> Vec<Refusal> {
        let mut objections = Vec::new();
        if terms.questions.is_empty() {
            objections.push(Refusal::new("questions-none").at("questions"));
        }
        if MOST_QUESTIONS < terms.questions.len() {
            let refusal = Refusal::new("questions-too-many").at("questions");
            objections.push(refusal.with("count", terms.questions.len()).with("limit", MOST_QUESTIONS));
        }
        let days = terms.until.since(terms.from).map_or(0, |span| span.get_days());
        if days < 0 {
            objections.push(Refusal::new("days-backwards").at("until").with("day", terms.from));
        } else if i64::from(MOST_DAYS) <= i64::from(days) {
            objections.push(Refusal::new("workshop-too-long").at("until").with("limit", MOST_DAYS));
        }
        if !(1..=MOST_VOTES).contains(&terms.votes) {
            objections.push(Refusal::new("votes-wrong").at("votes").with("limit", MOST_VOTES));
        }
        if terms.about.is_some_and(|about| !about.is_in(self)) {
            objections.push(Refusal::new("contribution-about-nothing").at("about"));
        }
        if let Some(day) = terms.answers_by.filter(|day| *day < terms.until) {
            objections.push(Refusal::new("answers-before").at("answers_by").with("value", day));
        }
        objections.extend(self.not_such_an_audience(&terms.audience, terms.from));
        objections
    }
}
