//! The rules of workshops: laying one down, opening it, what the room does, voting, what is said in it, and how it ends.

use super::{
    Counted, Joining, MOST_DAYS, MOST_QUESTIONS, MOST_VOTES, Place, RoomCode, Stage, Step, Terms, Workshop,
    WorkshopKind,
};
use crate::contribution::About;
use crate::decision::Digest256;
use crate::event::Event;
use crate::ids::{ContributionId, GroupId, WorkshopId};
use crate::organisation::Organisation;
use crate::policy::{Right, Viewer, may, may_lead};
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
    /// in their places, and one that was answered as it was asked, because answers hang on them.
    ///
    /// # Errors
    /// `workshop-unknown`, `not-yours-to-lead`, `workshop-over`, `changed-meanwhile`; `questions-none`,
    /// `questions-too-many`, `question-asked` and `question-answered` at `questions`; `days-backwards` and
    /// `workshop-too-long` at `until`; `votes-wrong` at `votes`;
    /// `contribution-about-nothing` at `about`; `body-unknown` at `body`; `unit-unknown` at `units`; `answers-before` at
    /// `answers_by`; `joining-has-begun` at `joining`.
    pub fn change_workshop(
        &self,
        context: &Context,
        (id, seen): (WorkshopId, Seen),
        terms: Terms,
    ) -> Result<Vec<Event>, Refusals> {
        let workshop = self.going_workshop(context, id)?;
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
        for (number, question) in workshop.questions() {
            let place = Place { workshop: id, question: number };
            let becomes = usize::try_from(number).ok().and_then(|number| terms.questions.get(number - 1));
            if becomes.is_some_and(|it| it != question) && self.said_to(place).next().is_some() {
                let refusal = Refusal::new("question-answered").at("questions").with("number", number);
                objections.push(refusal.with("question", question.as_str()));
            }
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
    /// `workshop-unknown`, `not-yours-to-lead`, `workshop-called-off`, `workshop-open-already`, `room-code-taken`.
    pub fn open_workshop(&self, context: &Context, id: WorkshopId, code: RoomCode) -> Result<Vec<Event>, Refusals> {
        let workshop = self.led_workshop(context, id)?;
        match workshop.stage() {
            Stage::Open => return Err(Refusal::new("workshop-open-already").into()),
            Stage::CalledOff => return Err(Refusal::new("workshop-called-off").into()),
            Stage::Planned | Stage::Closed => {}
        }
        if self.workshop_with(&code).is_some() {
            return Err(Refusal::new("room-code-taken").into());
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
    /// `workshop-unknown`, `not-yours-to-lead`, `workshop-not-open`, `question-unknown`, `nothing-to-vote-on`.
    pub fn take_step(
        &self,
        context: &Context,
        id: WorkshopId,
        step: Step,
        counted: &Counted,
    ) -> Result<Vec<Event>, Refusals> {
        let workshop = is_open(self.led_workshop(context, id)?)?;
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
    /// `workshop-unknown`, `not-yours-to-lead`, `workshop-not-open`.
    pub fn close_workshop(&self, context: &Context, id: WorkshopId, counted: &Counted) -> Result<Vec<Event>, Refusals> {
        let workshop = is_open(self.led_workshop(context, id)?)?;
        let mut events = self.vote_ended(workshop, Step::Pause, counted);
        events.push(Event::WorkshopClosed { workshop: id });
        Ok(events)
    }

    /// Calls a workshop off in which nothing has been said.
    ///
    /// # Errors
    /// `workshop-unknown`, `not-yours-to-lead`, `workshop-over`, `workshop-has-begun`.
    pub fn call_off_workshop(&self, context: &Context, id: WorkshopId, reason: Reason) -> Result<Vec<Event>, Refusals> {
        self.going_workshop(context, id)?;
        if self.said_in(id).next().is_some() {
            return Err(Refusal::new("workshop-has-begun").into());
        }
        Ok(vec![Event::WorkshopCalledOff { workshop: id, reason }])
    }

    /// Leaves a contribution in a workshop: by whoever acts where it is by name, by the installation itself where it is
    /// not, or where the agency lets people be anonymous to colleagues.
    ///
    /// # Errors
    /// `workshop-unknown`, `workshop-not-open`, `workshop-day-passed`, `question-not-asked`, `said-with-name`,
    /// `said-without-name`; `contribution-about-nothing` at `about`.
    pub fn contribute_in(
        &self,
        context: &Context,
        place: Place,
        about: Option<About>,
        text: Digest256,
    ) -> Result<Vec<Event>, Refusals> {
        let workshop = is_open(self.known_workshop(place.workshop)?)?;
        if workshop.terms.until < context.today {
            return Err(Refusal::new("workshop-day-passed").with("day", workshop.terms.until).into());
        }
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
    /// `contribution-unknown`, `contribution-withdrawn`, `not-in-workshop`, `not-yours-to-lead`.
    pub fn park_contribution(
        &self,
        context: &Context,
        id: ContributionId,
        parked: bool,
    ) -> Result<Vec<Event>, Refusals> {
        let found = self.contribution(id)?;
        let place = found.place.ok_or_else(|| Refusal::new("not-in-workshop"))?;
        self.led_workshop(context, place.workshop)?;
        let is_so = found.parked == parked;
        Ok((!is_so).then_some(Event::ContributionParked { contribution: id, parked }).into_iter().collect())
    }

    /// Whether whoever acts may arrange these contributions from the room of a workshop, and put them into this group: they
    /// are all of it. A group that has others too is arranged by those who arrange all contributions.
    ///
    /// # Errors
    /// `workshop-unknown`, `not-yours-to-lead`, `contribution-unknown`, `contribution-withdrawn`, `not-in-workshop`,
    /// `group-unknown`; `group-elsewhere` at `group`.
    pub fn may_arrange<'a>(
        &self,
        context: &Context,
        (id, group): (WorkshopId, Option<GroupId>),
        contributions: impl IntoIterator<Item = &'a ContributionId>,
    ) -> Result<(), Refusals> {
        self.led_workshop(context, id)?;
        let is_of_it = |place: Option<Place>| place.is_some_and(|place| place.workshop == id);
        for contribution in contributions {
            if !is_of_it(self.contribution(*contribution)?.place) {
                return Err(Refusal::new("not-in-workshop").into());
            }
        }
        let Some(group) = group else { return Ok(()) };
        let heading = &self.contribution_group(group)?.heading;
        let mut grouped = self.contributions.in_group(group).peekable();
        let is_of_the_room = grouped.peek().is_some() && grouped.all(|it| is_of_it(it.place));
        if !is_of_the_room && !may(self, Viewer::of(context), Right::WriteStrategy) {
            return Err(Refusal::new("group-elsewhere").at("group").with("heading", heading.as_str()).into());
        }
        Ok(())
    }

    /// Writes down what was said and agreed in a workshop, in the place of what stood there and as the writer saw it; or,
    /// without a text, takes away what stands there. At any time: also before it, and long after.
    ///
    /// # Errors
    /// `workshop-unknown`, `not-yours-to-lead`, `workshop-over` of one that was called off, `changed-meanwhile`.
    pub fn write_notes(
        &self,
        context: &Context,
        (id, seen): (WorkshopId, Seen),
        text: Option<Digest256>,
    ) -> Result<Vec<Event>, Refusals> {
        let workshop = self.led_workshop(context, id)?;
        if workshop.stage() == Stage::CalledOff {
            return Err(Refusal::new("workshop-over").into());
        }
        if workshop.notes_version() != seen.0 {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        let is_so = text.is_none() && workshop.notes.as_ref().is_none_or(|notes| notes.text.is_none());
        Ok((!is_so).then_some(Event::WorkshopNotesWritten { workshop: id, text }).into_iter().collect())
    }

    /// The workshop with this number, for rules.
    ///
    /// # Errors
    /// `workshop-unknown`.
    pub fn known_workshop(&self, id: WorkshopId) -> Result<&Workshop, Refusal> {
        self.workshop(id).ok_or_else(|| Refusal::new("workshop-unknown").with("workshop", id.0))
    }

    /// The same, where whoever acts leads it.
    fn led_workshop(&self, context: &Context, id: WorkshopId) -> Result<&Workshop, Refusal> {
        let workshop = self.known_workshop(id)?;
        let leads = may_lead(self, Viewer::of(context), workshop);
        if leads { Ok(workshop) } else { Err(Refusal::new("not-yours-to-lead")) }
    }

    fn going_workshop(&self, context: &Context, id: WorkshopId) -> Result<&Workshop, Refusal> {
        let workshop = self.led_workshop(context, id)?;
        if workshop.ended.is_some() { Err(Refusal::new("workshop-over")) } else { Ok(workshop) }
    }

    /// What a vote came to, where one ends with this step: of what is still there to be voted on.
    fn vote_ended(&self, workshop: &Workshop, step: Step, counted: &Counted) -> Vec<Event> {
        let Step::Vote { question, .. } = workshop.step else { return Vec::new() };
        if matches!(step, Step::Vote { question: next, .. } if next == question) {
            return Vec::new();
        }
        // A vote that nobody took part in takes nothing from one that was held before.
        if counted.voters == 0 && workshop.votes.contains_key(&question) {
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

fn is_open(workshop: &Workshop) -> Result<&Workshop, Refusal> {
    if workshop.stage() == Stage::Open { Ok(workshop) } else { Err(Refusal::new("workshop-not-open")) }
}
