//! What happens in every round, as steps: the directive, what it points out, the frames, the phases, and the papers that a
//! body decides. Not when, and not what they say.

use domain::activity::PlanStep;
use domain::decision::{Matter, Minutes};
use domain::ids::{BodyId, RoundNumber, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::planning::{Ask, Frame, FrameFor, Paper, Phase, PhaseDate, Pointed};
use domain::refusal::{Refusals, invalid};
use domain::text::Explanation;
use domain::time::Context;
use domain::writing::Seen;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

use crate::people::{HEAD_OF_STAFF, SECRETARY, STRATEGIST};
use crate::planning::table::Named;
use crate::script::{Answer, Script, name, reason, registration_number};

/// Opens a round for a year.
pub(super) fn open(
    script: &mut Script,
    at: DateTime,
    (called, year): (&'static str, i16),
    based_on: Option<RoundNumber>,
    calendar: &'static [(Phase, Date)],
) {
    script.act(STRATEGIST, at, move |context, organisation| {
        let opening = Opening {
            name: name(called)?,
            from: date(year, 1, 1),
            until: date(year, 12, 31),
            based_on,
            calendar: calendar.iter().map(|&(phase, begins)| PhaseDate { phase, begins }).collect(),
        };
        organisation.open_planning(context, opening)
    });
}

/// Goes on to a phase.
pub(super) fn enter(script: &mut Script, round: RoundNumber, at: DateTime, phase: Phase) {
    script.act(STRATEGIST, at, move |context, organisation| organisation.enter_phase(context, round, phase));
}

/// Writes the directive, and what is asked of whom; `None` is all.
pub(super) fn direct(
    script: &mut Script,
    round: RoundNumber,
    at: DateTime,
    directive: &'static str,
    asks: &'static [(Option<UnitId>, &'static str)],
) {
    script.act(HEAD_OF_STAFF, at, move |context, organisation| {
        let seen = Seen(organisation.planning.round(round)?.version);
        let text = Explanation::parse(directive).map_err(|error| invalid("text", &error))?;
        let asks = asks.iter().map(|&(unit, what)| Ok::<_, Refusals>(Ask { unit, what: reason(what)? }));
        organisation.write_directive(context, (round, seen), text, asks.collect::<Result<_, _>>()?)
    });
}

/// Points a goal out, by its number.
pub(super) fn point_out(
    script: &mut Script,
    round: RoundNumber,
    at: DateTime,
    (goal, why): (&'static str, &'static str),
) {
    script.act(HEAD_OF_STAFF, at, move |context, organisation| {
        let named = Named::of(organisation, organisation.planning.round(round)?);
        organisation.point_out(context, round, Pointed::Statement(named.goal(goal)?), reason(why)?)
    });
}

/// Points an activity out, by its title.
pub(super) fn point_out_activity(
    script: &mut Script,
    round: RoundNumber,
    at: DateTime,
    (title, why): (&'static str, &'static str),
) {
    script.act(HEAD_OF_STAFF, at, move |context, organisation| {
        let named = Named::of(organisation, organisation.planning.round(round)?);
        organisation.point_out(context, round, Pointed::Activity(named.activity(title)?), reason(why)?)
    });
}

/// What a frame is for: a unit, or an area by its number. Then thousands of kronor, and hundredths of person-years.
pub(super) type Given<T> = (T, (i64, i64));

/// Gives frames to units, and to areas.
pub(super) fn give_frames(
    script: &mut Script,
    round: RoundNumber,
    at: DateTime,
    units: &'static [Given<UnitId>],
    areas: &'static [Given<&'static str>],
) {
    script.act(HEAD_OF_STAFF, at, move |context, organisation| {
        let planned = organisation.planning.round(round)?;
        let named = Named::of(organisation, planned);
        let frame = |unit, area, (thousands, person_years): (i64, i64)| Frame {
            of: FrameFor { unit, area, source: None },
            resources: Resources::new(thousands * 1_000, person_years),
        };
        let mut frames: Vec<Frame> = units.iter().map(|&(unit, given)| frame(Some(unit), None, given)).collect();
        for &(area, given) in areas {
            frames.push(frame(None, Some(named.area(area)?), given));
        }
        organisation.set_frames(context, (round, Seen(planned.version)), frames)
    });
}

/// A paper that a body decides on.
pub(super) struct Decided {
    pub(super) paper: Paper,
    pub(super) by: BodyId,
    /// Why it passes frames, when it does.
    pub(super) motive: Option<&'static str>,
    pub(super) proposed: DateTime,
    pub(super) recorded: DateTime,
    pub(super) decided_on: Date,
    pub(super) number: &'static str,
    pub(super) paragraph: &'static str,
    pub(super) minutes: &'static str,
    pub(super) attendance: &'static str,
    pub(super) unions: Option<Date>,
}

impl Decided {
    /// Puts it before the body, and records what the body decided.
    pub(super) fn write(self, script: &mut Script, round: RoundNumber) {
        let Decided { paper, by, motive, proposed, recorded, .. } = self;
        script.act(HEAD_OF_STAFF, proposed, move |context, organisation| {
            organisation.propose_paper(context, (round, paper), by, motive.map(reason).transpose()?)
        });
        script.act(SECRETARY, recorded, move |context, organisation| {
            let minutes = Minutes {
                body: by,
                decided_on: self.decided_on,
                registration_number: registration_number(self.number)?,
                paragraph: Some(name(self.paragraph)?),
                minutes: Some(name(self.minutes)?),
                attendance: Some(name(self.attendance)?),
                presenter: Some(name("Chefen för gd-staben")?),
                reservations: Explanation::default(),
                union_consultation: self.unions,
            };
            organisation.record_decision(context, Matter::Paper { round, paper }, minutes)
        });
    }
}

/// The same step for several units' plans.
pub(super) fn move_plans(
    context: &Context,
    organisation: &Organisation,
    round: RoundNumber,
    units: impl Iterator<Item = UnitId>,
    step: &PlanStep,
) -> Answer {
    let mut events = Vec::new();
    for unit in units {
        events.extend(organisation.move_plan(context, (round, unit), step.clone())?);
    }
    Ok(events)
}

/// A full hour of a working day and some minutes, eight a day from a day on: for what every unit does in its turn.
pub(super) fn turn(from: Date, number: i64) -> DateTime {
    let mut day = from;
    for _ in 0..number / 8 {
        day = day.saturating_add(1.day());
        while 6 <= day.weekday().to_monday_one_offset() {
            day = day.saturating_add(1.day());
        }
    }
    let hour = i8::try_from(9 + number % 8).unwrap_or(9);
    day.at(hour, i8::try_from(number * 7 % 60).unwrap_or_default(), 0, 0)
}
