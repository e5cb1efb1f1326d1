//! The fourth revision: how 23 statements became 17 in the autumn of 2017, step by step, from the new steering model to
//! the board's decision. The texts themselves are in `texts`.

use domain::decision::{Matter, Minutes};
use domain::event::Event;
use domain::ids::{ModelVersion, RevisionNumber, StatementId};
use domain::model::SteeringModel;
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::revision::Revision;
use domain::statement::{StatementKind, Wording};
use domain::text::Explanation;
use domain::time::Context;
use domain::writing::Asked;
use jiff::civil::{DateTime, date, datetime};

use crate::people::{BOARD, HEAD_OF_STAFF, SECRETARY, STRATEGIST};
use crate::script::{Answer, Rewording, Script, find, find_all, name, reason, registration_number, wording};

mod texts;

use texts::{AREAS, Area, GOALS, Goal, REMOVED, Removed};

const NUMBER: RevisionNumber = RevisionNumber(4);

// The years ahead that the areas look to: "a few years".
const HORIZON: i16 = 2020;

/// The whole way of the fourth revision.
pub(crate) fn write(script: &mut Script) {
    script.act(STRATEGIST, august(24, 13, 0), |_, _| {
        let model = SteeringModel::simple(ModelVersion(2), name("Styrmodell 2017")?);
        Ok(vec![Event::ModelAdopted { model }])
    });
    script.act(STRATEGIST, august(25, 9, 15), |context, organisation| organisation.open_revision(context));
    write_top(script);
    write_areas(script);
    write_goals(script);
    remove(script);
    consult(script);
    decide(script);
}

// The management group's workshop of 5 September: one direction, and what does not give it goes.
fn write_top(script: &mut Script) {
    script.act(STRATEGIST, september(6, 9, 5), |context, organisation| {
        let rewording = Rewording {
            revision: NUMBER,
            from: texts::IDEA_BEFORE,
            to: texts::IDEA,
            explanation: texts::IDEA_EXPLAINED,
            reason: Some(reason("Säger vem vi är till för.")?),
        };
        rewording.ask(context, organisation)
    });
    script.act(STRATEGIST, september(6, 9, 20), |context, organisation| {
        organisation.remove_statement(
            context,
            NUMBER,
            find(draft(organisation)?, texts::TARGET_PICTURE)?,
            reason("Beskrev oss, inte riktningen.")?,
        )
    });
    script.act(STRATEGIST, september(6, 10, 0), |context, organisation| {
        let one = Asked {
            kind: StatementKind::OverarchingGoal,
            parent: None,
            before: None,
            wording: wording(texts::OVERARCHING, texts::OVERARCHING_EXPLAINED)?,
        };
        organisation.replace_statements(
            context,
            NUMBER,
            &find_all(draft(organisation)?, &texts::OVERARCHING_BEFORE)?,
            vec![one],
            reason("Ett mål ger en riktning. Tre krävde en vägning.")?,
        )
    });
}

fn write_areas(script: &mut Script) {
    for (minute, area) in (0..).step_by(5).zip(AREAS) {
        script.act(STRATEGIST, september(8, 13, minute), |context, organisation| {
            organisation.add_statement(context, NUMBER, asked_area(area)?, Some(reason(area.reason)?))
        });
    }
}

fn write_goals(script: &mut Script) {
    for goal in GOALS {
        let (day, hour, minute) = goal.written;
        script.act(goal.by, september(day, hour, minute), |context, organisation| {
            write_goal(context, organisation, goal)
        });
    }
}

fn write_goal(context: &Context, organisation: &Organisation, goal: &Goal) -> Answer {
    let draft = draft(organisation)?;
    let (area, _) = find(draft, goal.area)?;
    let asked = asked_goal(goal, area)?;
    let reason = reason(goal.reason)?;
    if goal.replaces.is_empty() {
        organisation.add_statement(context, NUMBER, asked, Some(reason))
    } else {
        let replaced = find_all(draft, goal.replaces)?;
        organisation.replace_statements(context, NUMBER, &replaced, vec![asked], reason)
    }
}

// Extra meeting of 26 September, on how the resources are spread: priority is set by them, not by words.
fn remove(script: &mut Script) {
    for (minute, removed) in (0..).step_by(4).zip(REMOVED) {
        script.act(STRATEGIST, september(26, 15, minute), |context, organisation| {
            let Removed { text, reason: why } = removed;
            let statement = find(draft(organisation)?, text)?;
            organisation.remove_statement(context, NUMBER, statement, reason(why)?)
        });
    }
}

// The managers' meeting of 28 September, and what they changed.
fn consult(script: &mut Script) {
    script.act(STRATEGIST, september(28, 8, 30), |context, organisation| {
        let until = date(2017, 10, 3);
        organisation.open_consultation(context, NUMBER, until, name("Alla chefer, vid chefsmötet")?)
    });
    script.act(STRATEGIST, october(4, 9, 0), |context, organisation| {
        organisation.return_revision(context, NUMBER, reason("Chefernas svar arbetas in.")?)
    });
    script.act(STRATEGIST, october(4, 9, 40), |context, organisation| {
        let rewording = Rewording {
            revision: NUMBER,
            from: texts::DIGITAL_BEFORE_CONSULTATION,
            to: texts::DIGITAL,
            explanation: texts::DIGITAL_EXPLAINED,
            reason: Some(reason("Cheferna: skriv företagens affär. Tekniken är medlet.")?),
        };
        rewording.ask(context, organisation)
    });
}

fn decide(script: &mut Script) {
    script.act(HEAD_OF_STAFF, october(9, 11, 0), |context, organisation| organisation.propose(context, NUMBER, BOARD));
    script.act(SECRETARY, october(23, 14, 20), |context, organisation| {
        let decided_on = date(2017, 10, 23);
        let minutes = Minutes {
            body: BOARD,
            decided_on,
            registration_number: registration_number("1.3.1-2017-4127")?,
            paragraph: Some(name("§ 7")?),
            minutes: Some(name("Protokoll nr 6/2017")?),
            attendance: Some(name("7 av 8 ledamöter, enhälligt")?),
            presenter: Some(name("Chefen för gd-staben")?),
            reservations: Explanation::default(),
            union_consultation: Some(date(2017, 10, 11)),
        };
        let matter = Matter::Adopt { revision: NUMBER, in_force_from: decided_on };
        organisation.record_decision(context, matter, minutes)
    });
}

fn draft(organisation: &Organisation) -> Result<&Revision, Refusals> {
    Ok(organisation.strategy.revision(NUMBER)?)
}

fn asked_area(area: &Area) -> Result<Asked, Refusals> {
    Ok(Asked {
        kind: StatementKind::ResultArea,
        parent: None,
        before: None,
        wording: Wording { facing: Some(area.facing), horizon: Some(HORIZON), ..wording(area.text, area.explanation)? },
    })
}

fn asked_goal(goal: &Goal, area: StatementId) -> Result<Asked, Refusals> {
    Ok(Asked {
        kind: StatementKind::Goal,
        parent: Some(area),
        before: None,
        wording: Wording { pointing: Some(goal.pointing), ..wording(goal.text, goal.explanation)? },
    })
}

const fn august(day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2017, 8, day, hour, minute, 0, 0)
}

const fn september(day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2017, 9, day, hour, minute, 0, 0)
}

const fn october(day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2017, 10, day, hour, minute, 0, 0)
}
