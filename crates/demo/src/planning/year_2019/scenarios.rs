//! The three scenarios that the management group tries in November 2018, and what is said of them. All invented.

use domain::ids::{FundingId, PersonId, ScenarioId, UnitId};
use domain::money::Resources;
use domain::refusal::Refusals;
use domain::scenario::{Intent, Scope};
use domain::writing::Seen;
use jiff::civil::{DateTime, datetime};

use super::ROUND;
use crate::people::{
    BUSINESS, COMPANIES, DIGITAL, DIRECTOR, GROWTH, HEAD_OF_STAFF, KNOWLEDGE, NORTH, REGIONS, SKILLS, STAFF, manager_of,
};
use crate::planning::funding::{BUSINESS_GRANT, RUNNING};
use crate::planning::table::Named;
use crate::script::{Script, name, reason, remark};

// After the one of 2018.
const A: ScenarioId = ScenarioId(2);
const B: ScenarioId = ScenarioId(3);
const C: ScenarioId = ScenarioId(4);

/// Part of the agency, named as people name it.
#[derive(Clone, Copy)]
struct There {
    unit: Option<UnitId>,
    goal: Option<&'static str>,
    source: Option<FundingId>,
    activity: Option<&'static str>,
}

const ANYWHERE: There = There { unit: None, goal: None, source: None, activity: None };

/// From where to where: thousands of kronor, hundredths of person-years, and why.
struct Shift {
    from: There,
    to: There,
    amount: (i64, i64),
    motive: &'static str,
}

/// Six million back to the goal that is pointed out and would have less than in 2018.
const BACK: Shift = Shift {
    from: There { unit: Some(BUSINESS), goal: Some("4.1"), source: Some(BUSINESS_GRANT), activity: None },
    to: There { unit: Some(SKILLS), goal: Some("2.1"), ..ANYWHERE },
    amount: (6_000, 200),
    motive: "Målet 2.1 pekas ut och ska inte ha mindre än i år.",
};

/// Ten million from Regional kapacitet to Digitalisering.
const TEN_MILLION: [Shift; 5] = [
    Shift {
        from: There { unit: Some(GROWTH), goal: Some("5.1"), source: Some(RUNNING), activity: None },
        to: There { unit: Some(DIGITAL), goal: Some("3.1"), ..ANYWHERE },
        amount: (3_000, 100),
        motive: "Regionernas strategier är snart klara.",
    },
    Shift {
        from: There { unit: Some(GROWTH), activity: Some("Servicebidrag i glesbygd, etapp 2"), ..ANYWHERE },
        to: There { unit: Some(DIGITAL), goal: Some("3.1"), ..ANYWHERE },
        amount: (3_000, 150),
        motive: "Etapp 2 har inte börjat.",
    },
    Shift {
        from: There { unit: Some(NORTH), goal: Some("5.3"), source: Some(BUSINESS_GRANT), activity: None },
        to: There { unit: Some(DIGITAL), goal: Some("3.1"), ..ANYWHERE },
        amount: (1_000, 0),
        motive: "Försöken i inlandet kan bli färre.",
    },
    Shift {
        from: There { unit: Some(NORTH), goal: Some("5.3"), source: Some(BUSINESS_GRANT), activity: None },
        to: There { unit: Some(BUSINESS), goal: Some("3.1"), ..ANYWHERE },
        amount: (500, 0),
        motive: "Fler små anläggningar får hjälp.",
    },
    Shift {
        from: There { unit: Some(NORTH), goal: Some("5.3"), source: Some(BUSINESS_GRANT), activity: None },
        to: There { unit: Some(BUSINESS), goal: Some("3.2"), ..ANYWHERE },
        amount: (2_500, 100),
        motive: "Verktygen på nätet når företag i hela landet.",
    },
];

/// What the manager of which unit or department said, and when.
const COMMENTS: [(ScenarioId, UnitId, DateTime, &str); 6] = [
    (
        A,
        COMPANIES,
        november(7, 9, 0),
        "Jag kan ta det från Affärsutveckling, men då blir det två färre omgångar med checkar.",
    ),
    (
        A,
        KNOWLEDGE,
        november(7, 13, 30),
        "Vi räknar ut vad bristen på kompetens kostar i varje län, till mötet den 27 november.",
    ),
    (
        B,
        REGIONS,
        november(9, 8, 40),
        "Servicebidrag i glesbygd, etapp 2, blir utan resurser. Målet 5.3 rör sig redan åt fel håll.",
    ),
    (
        B,
        COMPANIES,
        november(9, 11, 15),
        "Digital utveckling når 300 företag till, men går över ramen. Den måste höjas, eller så väntar testmiljön.",
    ),
    (B, STAFF, november(12, 9, 5), "Då måste vi veta vad som händer i de tolv byarna innan vi väljer det här."),
    (
        C,
        STAFF,
        november(13, 16, 10),
        "EU-medlen och sakanslagen är bundna. Därför bara förvaltningsanslaget, och lika för alla utom det utpekade.",
    ),
];

/// The three, as far as they have come.
pub(super) fn write(script: &mut Script) {
    begin(script, HEAD_OF_STAFF, november(6, 10, 0), "Scenario A");
    shift(script, (A, HEAD_OF_STAFF), november(6, 10, 5), &BACK);
    begin(script, DIRECTOR, november(8, 14, 0), "Scenario B");
    for (minute, moved) in (5..).step_by(5).zip(&TEN_MILLION) {
        shift(script, (B, DIRECTOR), november(8, 14, minute), moved);
    }
    begin(script, HEAD_OF_STAFF, november(13, 15, 30), "Scenario C");
    cut(script, november(13, 15, 35));
    for (scenario, unit, at, comment) in COMMENTS {
        script.act(manager_of(unit), at, move |context, organisation| {
            organisation.comment_scenario(context, (ROUND, scenario), remark(comment)?)
        });
    }
}

const fn november(day: i8, hour: i8, minute: i8) -> DateTime {
    datetime(2018, 11, day, hour, minute, 0, 0)
}

fn begin(script: &mut Script, person: PersonId, at: DateTime, called: &'static str) {
    script
        .act(person, at, move |context, organisation| organisation.name_scenario(context, ROUND, name(called)?, None));
}

fn shift(script: &mut Script, (scenario, person): (ScenarioId, PersonId), at: DateTime, moved: &'static Shift) {
    script.act(person, at, move |context, organisation| {
        let round = organisation.planning.round(ROUND)?;
        let named = Named::of(organisation, round);
        let (thousands, person_years) = moved.amount;
        let intent = Intent::Shift {
            from: moved.from.scope(&named)?,
            to: moved.to.scope(&named)?,
            resources: Resources::new(thousands * 1_000, person_years),
        };
        let seen = Seen(round.scenario(scenario).map_or(0, |scenario| scenario.version));
        organisation.move_resources(context, (ROUND, scenario, seen), intent, Some(reason(moved.motive)?))
    });
}

// Two per cent of what the agency itself costs, from all but what is pointed out, to one of the goals that are.
fn cut(script: &mut Script, at: DateTime) {
    script.act(HEAD_OF_STAFF, at, |context, organisation| {
        let round = organisation.planning.round(ROUND)?;
        let named = Named::of(organisation, round);
        let intent = Intent::Cut {
            part: 200,
            from: There { source: Some(RUNNING), ..ANYWHERE }.scope(&named)?,
            spare_pointed_out: true,
            to: Some(There { goal: Some("2.1"), ..ANYWHERE }.scope(&named)?),
        };
        let seen = Seen(round.scenario(C).map_or(0, |scenario| scenario.version));
        let motive = reason("Alla bidrar lika till det som direktivet pekar ut.")?;
        organisation.move_resources(context, (ROUND, C, seen), intent, Some(motive))
    });
}

impl There {
    fn scope(&self, named: &Named<'_>) -> Result<Scope, Refusals> {
        Ok(Scope {
            unit: self.unit,
            area: None,
            goal: self.goal.map(|number| named.goal(number)).transpose()?,
            source: self.source,
            activity: self.activity.map(|title| named.activity(title)).transpose()?,
        })
    }
}
