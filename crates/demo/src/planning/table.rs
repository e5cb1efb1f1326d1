//! The tables in which the units' plans stand: an activity as it was planned for 2018 and for 2019, and how a row becomes
//! what the rules take. Not the activities themselves, which are all invented: those are in the files by department.

use domain::activity::{Activity, Effort, Grant, Milestone, PlanChange, Share, Status, WHOLE, Work};
use domain::ids::{ActivityId, FundingId, PersonId, StatementId, TaskId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::Round;
use domain::refusal::{Refusal, Refusals, invalid};
use domain::statement::StatementKind;
use domain::task::ExternalTask;
use domain::text::Explanation;
use domain::writing::Seen;
use jiff::civil::{Date, date};

use crate::people;
use crate::script::name;

/// A unit's plans.
pub(super) struct UnitTable {
    pub(super) unit: UnitId,
    pub(super) activities: &'static [Planned],
}

/// An activity, in the years in which it was planned.
pub(super) struct Planned {
    pub(super) title: &'static str,
    pub(super) description: &'static str,
    pub(super) owner: Owner,
    /// What the letter calls the tasks that it answers.
    pub(super) tasks: &'static [&'static str],
    /// The titles of those that it depends on.
    pub(super) needs: &'static [&'static str],
    pub(super) in_2018: Option<Year>,
    pub(super) in_2019: Option<Year>,
}

/// An activity of which nothing is said yet.
pub(super) const UNPLANNED: Planned =
    Planned { title: "", description: "", owner: Owner::Manager, tasks: &[], needs: &[], in_2018: None, in_2019: None };

/// Who answers for an activity or works with it, of those in its unit.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    Manager,
    First,
    Second,
    Third,
}

/// How an activity was planned for a year.
pub(super) struct Year {
    /// Month and day.
    from: (i8, i8),
    until: Option<(i8, i8)>,
    /// The number of each goal, and how many per cent of the activity are for it.
    goals: &'static [(&'static str, u32)],
    grants: &'static [(FundingId, Amount)],
    milestones: &'static [By],
    /// Who works with it, and how many per cent of the time.
    people: &'static [(Owner, u32)],
    /// How far it came, and when.
    became: &'static [(i8, i8, Status)],
}

/// Thousands of kronor, and hundredths of person-years.
type Amount = (i64, i64);

/// By which month and day something is to have happened.
pub(super) struct By {
    due: (i8, i8),
    years_on: i16,
    what: &'static str,
    reached: Option<(i8, i8)>,
}

/// Something that is to have happened by a day.
pub(super) const fn by(month: i8, day: i8, what: &'static str) -> By {
    By { due: (month, day), years_on: 0, what, reached: None }
}

impl By {
    /// The day is in the year after the plan's.
    pub(super) const fn a_year_on(self) -> By {
        By { years_on: 1, ..self }
    }

    /// It happened.
    pub(super) const fn reached(self, month: i8, day: i8) -> By {
        By { reached: Some((month, day)), ..self }
    }
}

impl Planned {
    /// How far it had come by a day of 2018, as its unit would report it: its status, when something became of it, and
    /// when each milestone was reached.
    pub(super) fn progress(&self, by: Date) -> Option<(Option<Status>, Vec<Option<Date>>)> {
        let year = self.in_2018.as_ref()?;
        let happened = |&(month, day): &(i8, i8)| Some(date(2018, month, day)).filter(|&on| on <= by);
        let became = year.became.iter().rev().find(|(month, day, _)| happened(&(*month, *day)).is_some());
        let reached = year.milestones.iter().map(|milestone| milestone.reached.as_ref().and_then(happened));
        Some((became.map(|(_, _, status)| *status), reached.collect()))
    }

    fn year(&self, number: i16) -> Option<&Year> {
        if number == 2018 { self.in_2018.as_ref() } else { self.in_2019.as_ref() }
    }
}

impl Year {
    /// The whole year, and on until further notice.
    pub(super) const fn on(goals: &'static [(&'static str, u32)], grants: &'static [(FundingId, Amount)]) -> Year {
        Year { from: (1, 1), until: None, goals, grants, milestones: &[], people: &[], became: &[] }
    }

    pub(super) const fn from(self, month: i8, day: i8) -> Year {
        Year { from: (month, day), ..self }
    }

    pub(super) const fn until(self, month: i8, day: i8) -> Year {
        Year { until: Some((month, day)), ..self }
    }

    pub(super) const fn milestones(self, milestones: &'static [By]) -> Year {
        Year { milestones, ..self }
    }

    pub(super) const fn became(self, became: &'static [(i8, i8, Status)]) -> Year {
        Year { became, ..self }
    }

    pub(super) const fn people(self, people: &'static [(Owner, u32)]) -> Year {
        Year { people, ..self }
    }
}

/// What tables name by words, as the organisation numbers it. Looked for when it is asked for: a step asks for a few.
pub(super) struct Named<'a> {
    organisation: &'a Organisation,
    round: &'a Round,
}

impl<'a> Named<'a> {
    /// In a round, and the strategy that it follows.
    pub(super) fn of(organisation: &'a Organisation, round: &'a Round) -> Named<'a> {
        Named { organisation, round }
    }

    /// "3" is the third result area.
    pub(super) fn area(&self, number: &str) -> Result<StatementId, Refusals> {
        let area = self.nth(StatementKind::ResultArea, None, number);
        area.ok_or_else(|| Refusal::new("area-unknown").with("area", number).into())
    }

    /// "3.1" is the first goal of the third.
    pub(super) fn goal(&self, number: &str) -> Result<StatementId, Refusals> {
        let goal = number.split_once('.').and_then(|(area, goal)| {
            self.nth(StatementKind::Goal, Some(self.nth(StatementKind::ResultArea, None, area)?), goal)
        });
        goal.ok_or_else(|| Refusal::new("goal-unknown").with("goal", number).into())
    }

    pub(super) fn activity(&self, title: &str) -> Result<ActivityId, Refusals> {
        let known = self.there(title).map(|activity| activity.id);
        known.ok_or_else(|| Refusal::new("activity-unknown").with("activity", title).into())
    }

    fn there(&self, title: &str) -> Option<&'a Activity> {
        self.round.activities.values().map(AsRef::as_ref).find(|activity| activity.work.title.as_str() == title)
    }

    // The tasks come in January, so before that the plans name none; and what is answered needs no activity.
    fn task(&self, number: &str) -> Option<TaskId> {
        let called = |task: &&ExternalTask| task.terms.number.as_str() == number && task.is_open();
        self.organisation.tasks.values().map(AsRef::as_ref).find(called).map(|task| task.id)
    }

    /// The statement of a kind that has this number among those under another.
    fn nth(&self, kind: StatementKind, parent: Option<StatementId>, number: &str) -> Option<StatementId> {
        let tree = &self.organisation.strategy_for(self.round)?.tree;
        let place: usize = number.parse().ok()?;
        let mut of_kind = tree.children(parent).filter(|statement| statement.kind == kind);
        of_kind.nth(place.checked_sub(1)?).map(|statement| statement.id)
    }
}

impl Owner {
    fn of(self, unit: UnitId) -> PersonId {
        people::in_unit(unit, self as usize)
    }
}

impl UnitTable {
    /// What turns what stands in the round into these rows of the table: what goes on is written as it is planned now,
    /// what is new is added, and what was carried over and is not planned is taken out.
    pub(super) fn change(&self, named: &Named<'_>, takes: impl Fn(&Planned) -> bool) -> Result<PlanChange, Refusals> {
        let number = named.round.from.year();
        let mut change = PlanChange::default();
        for planned in self.activities.iter().filter(|planned| takes(planned)) {
            let there = named.there(planned.title);
            match (planned.year(number), there) {
                (Some(year), None) => change.added.push(planned.work(self.unit, number, year, named)?),
                (Some(year), Some(before)) => {
                    let work = Work { status: before.work.status, ..planned.work(self.unit, number, year, named)? };
                    change.changed.push((before.id, Seen(before.version), work));
                }
                (None, Some(before)) => change.removed.push((before.id, Seen(before.version))),
                (None, None) => {}
            }
        }
        Ok(change)
    }
}

impl Planned {
    fn work(&self, unit: UnitId, number: i16, year: &Year, named: &Named<'_>) -> Result<Work, Refusals> {
        let day = |(month, day): (i8, i8)| date(number, month, day);
        let description = Explanation::parse(self.description).map_err(|error| invalid("description", &error))?;
        let milestone = |by: &By| {
            let (month, due) = by.due;
            let day = date(number + by.years_on, month, due);
            Ok::<_, Refusals>(Milestone { day, what: name(by.what)?, reached: None })
        };
        let share = |&(goal, percent): &(&str, u32)| {
            Ok::<_, Refusals>(Share { goal: named.goal(goal)?, share: percent * (WHOLE / 100) })
        };
        let grant = |&(source, (thousands, person_years)): &(FundingId, Amount)| Grant {
            source,
            resources: Resources::new(thousands * 1_000, person_years),
        };
        let effort = |&(who, percent): &(Owner, u32)| Effort { person: who.of(unit), percent };
        Ok(Work {
            description,
            owner: Some(self.owner.of(unit)),
            milestones: year.milestones.iter().map(milestone).collect::<Result<_, _>>()?,
            goals: year.goals.iter().map(share).collect::<Result<_, _>>()?,
            resources: year.grants.iter().map(grant).collect(),
            tasks: self.tasks.iter().filter_map(|number| named.task(number)).collect(),
            needs: self.needs.iter().map(|title| named.activity(title)).collect::<Result<_, _>>()?,
            people: year.people.iter().map(effort).collect(),
            status: if year.from == (1, 1) { Status::UnderWay } else { Status::Planned },
            ..Work::new(name(self.title)?, day(year.from), year.until.map(day))
        })
    }
}
