//! The way of a round: opened, through its phases, its papers proposed to a body and returned from it, and what is written
//! in the directive and the frames. Not the units' plans (`activity`), and not the decisions themselves (`decision`).

use jiff::civil::Date;

use crate::body::Matters;
use crate::event::Event;
use crate::ids::{BodyId, FundingId, RoundNumber, UnitId};
use crate::organisation::Organisation;
use crate::planning::breaks::PlanBreak;
use crate::planning::{Ask, Frame, FundingKind, Paper, Phase, PhaseDate, Pointed, Round};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::scenario;
use crate::text::{Explanation, Name, Reason};
use crate::time::Context;
use crate::unit::Unit;
use crate::writing::Seen;

/// What is asked of whoever opens a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What it is called: "2019".
    pub name: Name,
    /// The first day of its period.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The round that it goes on from.
    pub based_on: Option<RoundNumber>,
    /// When its phases are to begin.
    pub calendar: Vec<PhaseDate>,
}

impl Organisation {
    /// A unit, for rules.
    ///
    /// # Errors
    /// `unit-unknown`.
    pub fn unit(&self, id: UnitId) -> Result<&Unit, Refusal> {
        self.units.get(&id).map(AsRef::as_ref).ok_or_else(|| Refusal::new("unit-unknown").with("unit", id.0))
    }

    /// Opens a planning round. What goes on in the round before is carried over.
    ///
    /// # Errors
    /// `round-taken` at `name`, `ends-before-it-begins` at `until`, `phases-not-in-order` at `calendar`, `round-unknown`.
    pub fn open_planning(&self, _: &Context, opening: Opening) -> Result<Vec<Event>, Refusals> {
        let mut objections = Vec::new();
        if self.planning.rounds().any(|round| round.name == opening.name) {
            objections.push(Refusal::new("round-taken").at("name").with("name", opening.name.as_str()));
        }
        if opening.until < opening.from {
            objections.push(Refusal::new("ends-before-it-begins").at("until").with("day", opening.until));
        }
        objections.extend(check_calendar(&opening.calendar).err());
        none_of(objections)?;
        let carried = match opening.based_on {
            None => Vec::new(),
            Some(number) => {
                let before = self.planning.round(number)?;
                let on = before.activities.values().filter(|activity| activity.goes_on_from(opening.from));
                on.map(|activity| activity.id).collect()
            }
        };
        let Opening { name, from, until, based_on, calendar } = opening;
        let round = self.next.round();
        Ok(vec![Event::RoundOpened { round, name, from, until, based_on, calendar, carried }])
    }

    /// Adds a source of funding.
    ///
    /// # Errors
    /// `name-taken` at `name`.
    pub fn add_funding(&self, _: &Context, name: Name, kind: FundingKind) -> Result<Vec<Event>, Refusals> {
        if self.planning.funding().any(|source| source.closed.is_none() && source.name == name) {
            return Err(Refusal::new("name-taken").at("name").with("name", name.as_str()).into());
        }
        Ok(vec![Event::FundingAdded { source: self.next.funding(), name, kind }])
    }

    /// Closes a source for new plans. What has it keeps it.
    ///
    /// # Errors
    /// `source-unknown`, `source-closed`.
    pub fn close_funding(&self, _: &Context, source: FundingId) -> Result<Vec<Event>, Refusals> {
        match self.planning.source(source) {
            None => Err(Refusal::new("source-unknown").with("source", source.0).into()),
            Some(closed) if closed.closed.is_some() => {
                Err(Refusal::new("source-closed").with("source", closed.name.as_str()).into())
            }
            Some(_) => Ok(vec![Event::FundingClosed { source }]),
        }
    }

    /// Goes on to a phase, or back to one. A round that is closed can be opened again by going back.
    ///
    /// # Errors
    /// `phase-is-now`; `plan-not-decided` for a round that would run without a decided plan.
    pub fn enter_phase(&self, _: &Context, number: RoundNumber, phase: Phase) -> Result<Vec<Event>, Refusals> {
        let round = self.planning.round(number)?;
        if round.phase() == phase {
            return Err(Refusal::new("phase-is-now").at("phase").into());
        }
        if phase == Phase::Running && round.decided(Paper::Plan).is_none() {
            return Err(Refusal::new("plan-not-decided").at("phase").into());
        }
        if phase == Phase::Closed && !round.proposals.is_empty() {
            return Err(Refusal::new("paper-under-way").into());
        }
        Ok(vec![Event::PhaseEntered { round: number, phase }])
    }

    /// Says when the phases are to begin.
    ///
    /// # Errors
    /// `phases-not-in-order` at `calendar`.
    pub fn set_calendar(
        &self,
        _: &Context,
        number: RoundNumber,
        calendar: Vec<PhaseDate>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        check_calendar(&calendar)?;
        if round.calendar == calendar {
            return Ok(Vec::new());
        }
        Ok(vec![Event::CalendarSet { round: number, calendar }])
    }

    /// Writes the directive.
    ///
    /// # Errors
    /// `changed-meanwhile` when the directive is not as it was when the writer saw the round; `unit-unknown`;
    /// `paper-under-way`.
    pub fn write_directive(
        &self,
        _: &Context,
        (number, seen): (RoundNumber, Seen),
        text: Explanation,
        asks: Vec<Ask>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.paper_to_write(number, Paper::Directive)?;
        if round.directive.text == text && round.directive.asks == asks {
            return Ok(Vec::new());
        }
        // That others plan meanwhile is in no one's way.
        if seen.0 < round.directive_written {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        for ask in &asks {
            if let Some(unit) = ask.unit {
                self.unit(unit)?;
            }
        }
        Ok(vec![Event::DirectiveWritten { round: number, text, asks }])
    }

    /// Points something out as of special strategic importance, or says another reason why it is.
    ///
    /// # Errors
    /// When it is not there; `paper-under-way`.
    pub fn point_out(
        &self,
        _: &Context,
        number: RoundNumber,
        what: Pointed,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.paper_to_write(number, Paper::Directive)?;
        match what {
            Pointed::Unit(unit) => {
                self.unit(unit)?;
            }
            Pointed::Activity(id) => {
                round.activity(id).ok_or_else(|| Refusal::new("activity-unknown").at("what").with("activity", id.0))?;
            }
            Pointed::Statement(id) => {
                let there = self.strategy_for(round).is_some_and(|strategy| strategy.tree.contains(id));
                if !there {
                    return Err(Refusal::new("goal-unknown").at("what").with("goal", id.0).into());
                }
            }
        }
        let same = round.directive.pointed_out.get(&what).is_some_and(|pointed| pointed.reason == reason);
        if same { Ok(Vec::new()) } else { Ok(vec![Event::PointedOut { round: number, what, reason }]) }
    }

    /// Points something out no longer.
    ///
    /// # Errors
    /// `not-pointed-out`; `paper-under-way`.
    pub fn stop_pointing_out(&self, _: &Context, number: RoundNumber, what: Pointed) -> Result<Vec<Event>, Refusals> {
        let round = self.paper_to_write(number, Paper::Directive)?;
        if round.points_out(what) {
            Ok(vec![Event::PointingEnded { round: number, what }])
        } else {
            Err(Refusal::new("not-pointed-out").into())
        }
    }

    /// Gives frames. Those that are not named stay; a frame of nothing goes away.
    ///
    /// # Errors
    /// `changed-meanwhile` when the frames are not as they were when the writer saw the round; what is not there; `resources-below-zero`; `paper-under-way`.
    pub fn set_frames(
        &self,
        _: &Context,
        (number, seen): (RoundNumber, Seen),
        frames: Vec<Frame>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.paper_to_write(number, Paper::Frames)?;
        let changed: Vec<Frame> = frames
            .into_iter()
            .filter(|frame| round.frames.get(&frame.of).copied().unwrap_or_default() != frame.resources)
            .collect();
        if changed.is_empty() {
            return Ok(Vec::new());
        }
        let mut objections = Vec::new();
        if seen.0 < round.frames_written {
            objections.push(Refusal::new("changed-meanwhile"));
        }
        let strategy = self.strategy_for(round);
        for frame in &changed {
            if let Some(unit) = frame.of.unit {
                objections.extend(self.unit(unit).err().map(|refusal| refusal.at("unit")));
            }
            if let Some(area) = frame.of.area.filter(|&area| !strategy.is_some_and(|s| s.tree.contains(area))) {
                objections.push(Refusal::new("area-unknown").at("area").with("area", area.0));
            }
            if let Some(source) = frame.of.source.filter(|&source| self.planning.source(source).is_none()) {
                objections.push(Refusal::new("source-unknown").at("source").with("source", source.0));
            }
            if frame.resources.is_short() {
                objections.push(Refusal::new("resources-below-zero").at("resources"));
            }
        }
        none_of(objections)?;
        Ok(vec![Event::FramesSet { round: number, frames: changed }])
    }

    /// Puts a paper before a body. It rests until it is decided or comes back.
    ///
    /// # Errors
    /// When the body has no mandate, the paper is empty or rests already, or passes frames or moves resources without a
    /// motive.
    pub fn propose_paper(
        &self,
        context: &Context,
        (number, paper): (RoundNumber, Paper),
        to: BodyId,
        motive: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.paper_to_write(number, paper)?;
        let mut objections = Vec::new();
        match self.bodies.get(&to) {
            None => objections.push(Refusal::new("body-unknown").at("body")),
            Some(body) if body.mandate(Matters::Planning, context.today).is_none() => {
                let refusal = Refusal::new("no-mandate").at("body").with("body", body.name.as_str());
                objections.push(refusal.with("day", context.today));
            }
            Some(_) => {}
        }
        if let Paper::Scenario(id) = paper {
            scenario::open_scenario(round, id, None)?;
        }
        objections.extend(self.not_ready(round, paper, motive.as_ref())?);
        if let (Paper::Scenario(id), None) = (paper, &motive) {
            let unsaid = scenario::scenario_of(round, id)?.unsaid_moves();
            let is_asked = objections.iter().any(|objection| objection.key == "frames-passed");
            if 0 < unsaid && !is_asked {
                objections.push(Refusal::new("moves-without-motive").at("motive").with("count", unsaid));
            }
        }
        none_of(objections)?;
        Ok(vec![Event::PaperProposed { round: number, paper, to, motive }])
    }

    /// What stands in the way of putting a paper before a body, and of deciding it: what it builds on may have changed since.
    pub(crate) fn not_ready(
        &self,
        round: &Round,
        paper: Paper,
        motive: Option<&Reason>,
    ) -> Result<Vec<Refusal>, Refusals> {
        let areas = self.areas_for(round);
        let mut objections = Vec::new();
        let is_empty = match paper {
            Paper::Directive => {
                let directive = &round.directive;
                directive.text.is_empty() && directive.asks.is_empty() && directive.pointed_out.is_empty()
            }
            Paper::Frames => round.frames.is_empty(),
            Paper::Plan => round.activities.is_empty(),
            Paper::Scenario(id) => scenario::scenario_of(round, id)?.moves.is_empty(),
        };
        if is_empty {
            objections.push(Refusal::new("paper-empty"));
        }
        let (allocation, sums) = match paper {
            Paper::Directive | Paper::Frames => return Ok(objections),
            Paper::Plan => (round.allocation(&areas), round.sums().clone()),
            Paper::Scenario(id) => {
                let scenario = scenario::scenario_of(round, id)?;
                let count = round.places_gone(scenario).len();
                if 0 < count {
                    objections.push(Refusal::new("moves-out-of-date").with("count", count));
                }
                (round.allocation_in(scenario, &areas), round.sums_in(scenario))
            }
        };
        if let Some(line) = allocation.lines.iter().find(|line| line.resources.is_short()) {
            let title = round.activity(line.place.activity).map_or("", |activity| activity.work.title.as_str());
            objections.push(Refusal::new("activity-below-zero").with("title", title));
        }
        let passed = self.frames_passed(round, &sums).len();
        if 0 < passed && motive.is_none() {
            objections.push(Refusal::new("frames-passed").at("motive").with("count", passed));
        }
        Ok(objections)
    }

    /// Takes a paper back from the body, to be worked on.
    ///
    /// # Errors
    /// `paper-not-proposed`.
    pub fn return_paper(
        &self,
        _: &Context,
        (number, paper): (RoundNumber, Paper),
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        if self.open_round(number)?.proposals.contains_key(&paper) {
            Ok(vec![Event::PaperReturned { round: number, paper, reason }])
        } else {
            Err(Refusal::new("paper-not-proposed").into())
        }
    }

    /// Sets a break aside until a day.
    ///
    /// # Errors
    /// `day-has-passed` at `until`.
    pub fn set_break_aside(
        &self,
        context: &Context,
        number: RoundNumber,
        broken: PlanBreak,
        motive: Reason,
        until: Date,
    ) -> Result<Vec<Event>, Refusals> {
        self.open_round(number)?;
        if until < context.today {
            return Err(Refusal::new("day-has-passed").at("until").with("day", until).into());
        }
        Ok(vec![Event::BreakSetAside { round: number, broken, motive, until }])
    }

    /// Takes a break up again that was set aside.
    ///
    /// # Errors
    /// `break-not-aside`.
    pub fn take_break_up(&self, _: &Context, number: RoundNumber, broken: PlanBreak) -> Result<Vec<Event>, Refusals> {
        if self.open_round(number)?.set_aside.contains_key(&broken) {
            Ok(vec![Event::BreakTakenUp { round: number, broken }])
        } else {
            Err(Refusal::new("break-not-aside").into())
        }
    }

    /// A round in which a paper can be worked on.
    fn paper_to_write(&self, number: RoundNumber, paper: Paper) -> Result<&Round, Refusals> {
        let round = self.open_round(number)?;
        if round.proposals.contains_key(&paper) {
            return Err(Refusal::new("paper-under-way").into());
        }
        Ok(round)
    }
}

/// The phases that are dated come in their order, each once, none before the one before it.
fn check_calendar(calendar: &[PhaseDate]) -> Result<(), Refusal> {
    let in_order = calendar.windows(2).all(|pair| pair[0].phase < pair[1].phase && pair[0].begins <= pair[1].begins);
    if in_order { Ok(()) } else { Err(Refusal::new("phases-not-in-order").at("calendar")) }
}
