//! How the year is told: who did what when, as steps in order, and what was typed as types. Not what was typed.

use domain::event::Event;
use domain::ids::{PersonId, RevisionNumber, StatementId};
use domain::organisation::Organisation;
use domain::refusal::{self, Refusal, Refusals};
use domain::revision::Revision;
use domain::statement::Wording;
use domain::text::{Explanation, Name, Reason, RegistrationNumber, Remark, StatementText};
use domain::time::{Actor, Context};
use domain::writing::Seen;
use jiff::civil::{Date, DateTime, date, datetime};
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::Step;

/// What a step's change answers.
pub(crate) type Answer = Result<Vec<Event>, Refusals>;

/// Steps, told part by part: what happened at the same time in different parts is put in order at the end.
#[derive(Default)]
pub(crate) struct Script {
    steps: Vec<Step>,
}

impl Script {
    /// The installation itself did something.
    pub(crate) fn set_up(
        &mut self,
        local: DateTime,
        change: impl Fn(&Context, &Organisation) -> Answer + Send + Sync + 'static,
    ) {
        self.add(Actor::System, local, change);
    }

    /// A person did something.
    pub(crate) fn act(
        &mut self,
        person: PersonId,
        local: DateTime,
        change: impl Fn(&Context, &Organisation) -> Answer + Send + Sync + 'static,
    ) {
        self.add(Actor::Person(person), local, change);
    }

    /// All the steps, in the order in which they were taken.
    pub(crate) fn finish(mut self) -> Vec<Step> {
        self.steps.sort_by_key(|step| step.context.at);
        self.steps
    }

    fn add(
        &mut self,
        actor: Actor,
        local: DateTime,
        change: impl Fn(&Context, &Organisation) -> Answer + Send + Sync + 'static,
    ) {
        let context = Context { actor, at: in_sweden(local), today: local.date() };
        self.steps.push(Step { context, change: Box::new(move |organisation| change(&context, organisation)) });
    }
}

/// The moment that a clock in Sweden shows. Computed here, so that the year is the same on a machine without time zones.
pub(crate) fn in_sweden(local: DateTime) -> Timestamp {
    let offset = SignedDuration::from_hours(if is_summer_time(local.date()) { 2 } else { 1 });
    Timestamp::UNIX_EPOCH + (local.duration_since(datetime(1970, 1, 1, 0, 0, 0, 0)) - offset)
}

// Directive 2000/84/EC: from the last Sunday of March to the last Sunday of October. The hour of the change does not
// matter here; nothing in the year happens at night.
fn is_summer_time(day: Date) -> bool {
    let last_sunday = |month| {
        let last = date(day.year(), month, 31);
        last.saturating_sub(last.weekday().to_sunday_zero_offset().days())
    };
    last_sunday(3) <= day && day < last_sunday(10)
}

/// A name, as it was typed.
pub(crate) fn name(typed: &str) -> Result<Name, Refusals> {
    Name::parse(typed).map_err(|invalid| refusal::invalid("name", &invalid).into())
}

/// A reason, as it was typed.
pub(crate) fn reason(typed: &str) -> Result<Reason, Refusals> {
    Reason::parse(typed).map_err(|invalid| refusal::invalid("reason", &invalid).into())
}

/// A comment, as it was typed.
pub(crate) fn remark(typed: &str) -> Result<Remark, Refusals> {
    Remark::parse(typed).map_err(|invalid| refusal::invalid("comment", &invalid).into())
}

/// A registration number, as it was typed.
pub(crate) fn registration_number(typed: &str) -> Result<RegistrationNumber, Refusals> {
    RegistrationNumber::parse(typed).map_err(|invalid| refusal::invalid("registration_number", &invalid).into())
}

/// A text and what it means, as they were typed.
pub(crate) fn wording(text: &str, explanation: &str) -> Result<Wording, Refusals> {
    let text = StatementText::parse(text).map_err(|invalid| refusal::invalid("text", &invalid))?;
    let explanation = Explanation::parse(explanation).map_err(|invalid| refusal::invalid("explanation", &invalid))?;
    Ok(Wording { explanation, ..Wording::new(text) })
}

/// The statement that says this in a revision, and what a writer who reads it has seen.
pub(crate) fn find(revision: &Revision, text: &str) -> Result<(StatementId, Seen), Refusals> {
    revision
        .tree
        .iter()
        .find(|statement| statement.text() == text)
        .map(|statement| (statement.id, Seen(statement.version)))
        .ok_or_else(|| Refusal::new("statement-unknown").with("statement", text).into())
}

/// The statements that say these in a revision, in this order.
pub(crate) fn find_all(revision: &Revision, texts: &[&str]) -> Result<Vec<StatementId>, Refusals> {
    texts.iter().map(|text| find(revision, text).map(|(id, _)| id)).collect()
}

/// A statement of a draft that comes to say something else, and is otherwise as it was.
pub(crate) struct Rewording {
    pub(crate) revision: RevisionNumber,
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) explanation: &'static str,
    pub(crate) reason: Option<Reason>,
}

impl Rewording {
    /// Asks for it.
    pub(crate) fn ask(self, context: &Context, organisation: &Organisation) -> Answer {
        let draft = organisation.strategy.revision(self.revision)?;
        let (id, seen) = find(draft, self.from)?;
        let said = wording(self.to, self.explanation)?;
        let wording = match draft.tree.get(id) {
            Some(statement) => Wording { text: said.text, explanation: said.explanation, ..statement.wording.clone() },
            None => said,
        };
        organisation.reword_statement(context, self.revision, (id, seen), wording, self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swedish_clock_shows_two_hours_more_in_summer_and_one_in_winter() {
        let moment = |local| in_sweden(local).to_string();
        for (local, expected) in [
            (datetime(2017, 10, 23, 14, 20, 0, 0), "2017-10-23T12:20:00Z"),
            (datetime(2018, 11, 14, 10, 0, 0, 0), "2018-11-14T09:00:00Z"),
            (datetime(2018, 3, 24, 12, 0, 0, 0), "2018-03-24T11:00:00Z"),
            (datetime(2018, 3, 25, 12, 0, 0, 0), "2018-03-25T10:00:00Z"),
            (datetime(2018, 10, 27, 12, 0, 0, 0), "2018-10-27T10:00:00Z"),
            (datetime(2018, 10, 28, 12, 0, 0, 0), "2018-10-28T11:00:00Z"),
        ] {
            assert_eq!(moment(local), expected);
        }
    }
}
