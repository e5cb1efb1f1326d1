//! The indicator sets: the first, decided with the plan for 2018; the second, that the management group decided in November
//! 2018; and the third, that is being written. And what was changed in definitions between them.

use domain::decision::{Matter, Minutes};
use domain::ids::{BodyId, SetNumber};
use domain::indicator::breaks::IndicatorBreak;
use domain::indicator::writing::Redefinition;
use domain::indicator::{Definition, TargetKind};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::text::Explanation;
use domain::time::Context;
use domain::writing::Seen;
use jiff::civil::{Date, DateTime, date, datetime};

use crate::indicators::table::{Goal, indicator, period, statements};
use crate::indicators::{agency, areas, digital, overarching, regions, simplification};
use crate::people::{ANALYST, BOARD, HEAD_OF_STAFF, MANAGEMENT_GROUP, SECRETARY, STRATEGIST};
use crate::script::{Answer, Script, name, reason, registration_number};

const FIRST: SetNumber = SetNumber(1);
const SECOND: SetNumber = SetNumber(2);
const THIRD: SetNumber = SetNumber(3);

/// Which indicator gives each goal its mark.
const LEADS: &[(&str, &[&str])] = &[
    (overarching::GROWTH_WILL, &["0"]),
    ("Tid för regler och uppgifter", &["1.1", "1.2"]),
    ("Företag som hindras av brist på kompetens", &["2.1"]),
    (digital::DIGITAL_BUSINESS, &["3.1"]),
    ("Företag som växer snabbt", &["4.1"]),
    ("Små företag som säljer till nya marknader", &["4.2"]),
    ("Privat kapital i tidiga skeden utanför storstäderna", &["4.3"]),
    ("Regioner som når sina egna mål", &["5.1"]),
    ("EU-projekt vars nytta finns kvar efter två år", &["5.2"]),
    ("Butiker och drivmedel i glesbygd", &["5.3"]),
    ("Medarbetarnas engagemang", &["6.1"]),
    ("Tid från ansökan till beslut", &["6.2"]),
];

/// All of it.
pub(super) fn write(script: &mut Script) {
    write_the_first(script);
    ask_otherwise(script);
    write_the_second(script);
    begin_the_third(script);
    set_aside(script);
}

// With the plan for 2018: everything that was defined then.
fn write_the_first(script: &mut Script) {
    open(script, datetime(2017, 11, 23, 9, 0, 0, 0));
    let of_old = areas().into_iter().flat_map(|area| area.measured).filter(|measured| measured.defined.is_none());
    for (minute, measured) in (0..).zip(of_old) {
        let leads =
            LEADS.iter().find(|(called, _)| *called == measured.name).map_or(&[] as &[&str], |(_, leads)| leads);
        put(script, FIRST, datetime(2017, 11, 23, 9, 5 + minute, 0, 0), measured.name, leads, "");
    }
    propose(script, FIRST, datetime(2017, 12, 7, 14, 0, 0, 0), BOARD);
    let decided = Decided {
        set: FIRST,
        by: BOARD,
        recorded: datetime(2017, 12, 14, 15, 25, 0, 0),
        decided_on: date(2017, 12, 14),
        in_force_from: date(2018, 1, 1),
        number: "1.3.2-2017-5017",
        paragraph: "§ 6",
        minutes: "Protokoll nr 8/2017",
        attendance: "8 av 8 ledamöter, enhälligt",
    };
    decided.write(script);
}

// The question on the website was put in another way from the new year on, so the series breaks there.
fn ask_otherwise(script: &mut Script) {
    let change = |definition: Definition| {
        let cannot_say =
            "Vad de tycker som inte svarar, och det är de flesta. Före 2018 ställdes frågan när besöket började.";
        let cannot_say = Explanation::parse(cannot_say).unwrap_or_default();
        Ok(Definition { cannot_say, ..definition })
    };
    redefine(
        script,
        datetime(2018, 2, 6, 9, 40, 0, 0),
        simplification::VISITORS,
        ("2018-01", "Från januari ställs frågan när besöket är slut, inte när det börjar."),
        change,
    );
}

fn write_the_second(script: &mut Script) {
    let aim = |goal: Goal| move |definition| Ok(Definition { target: Some(goal.target()?), ..definition });
    redefine(
        script,
        datetime(2018, 10, 16, 10, 20, 0, 0),
        digital::DIGITAL_BUSINESS,
        ("", "Ledningsgruppen vill ha ett mål att mäta takten mot."),
        aim(Goal { kind: TargetKind::AtLeast, value: "60", by: "", base: "" }),
    );
    open(script, datetime(2018, 10, 17, 9, 0, 0, 0));
    put(script, SECOND, datetime(2018, 10, 17, 9, 10, 0, 0), digital::GAP, &["3.2"], "Målet saknade indikator.");
    put(
        script,
        SECOND,
        datetime(2018, 10, 17, 9, 15, 0, 0),
        regions::CO_FINANCING,
        &[],
        "Visar om regionerna och näringslivet äger projekten.",
    );
    put(
        script,
        SECOND,
        datetime(2018, 10, 17, 9, 20, 0, 0),
        digital::DIGITAL_BUSINESS,
        &["3.1"],
        "Har fått ett mål: 60 procent till utgången av 2021.",
    );
    put(
        script,
        SECOND,
        datetime(2018, 10, 17, 9, 25, 0, 0),
        simplification::VISITORS,
        &[],
        "Frågan ställs när besöket är slut.",
    );
    script.act(STRATEGIST, datetime(2018, 10, 17, 9, 30, 0, 0), |context, organisation| {
        let id = indicator(organisation, agency::COST_PER_CASE)?.id;
        let why = reason("Steg för att de enkla ärendena blev automatiska. Den ledde fel.")?;
        organisation.leave_out_of_set(context, SECOND, id, Some(why))
    });
    propose(script, SECOND, datetime(2018, 10, 24, 13, 0, 0, 0), MANAGEMENT_GROUP);
    script.act(STRATEGIST, datetime(2018, 10, 25, 16, 10, 0, 0), |context, organisation| {
        let why =
            reason("Säg varför skillnaden mellan länen hör till målet, och sätt året för målet på digital affär.")?;
        organisation.return_set(context, SECOND, why)
    });
    redefine(
        script,
        datetime(2018, 10, 29, 9, 30, 0, 0),
        digital::DIGITAL_BUSINESS,
        ("", "Året saknades. Andelen ska vara nådd i slutet av 2021."),
        aim(Goal { kind: TargetKind::AtLeast, value: "60", by: "2021-Q4", base: "2018-Q1" }),
    );
    put(
        script,
        SECOND,
        datetime(2018, 10, 29, 10, 0, 0, 0),
        digital::GAP,
        &["3.2"],
        "Målet saknade indikator. Det handlar om hela landet, så skillnaden mellan länen visar om vi når dit.",
    );
    propose(script, SECOND, datetime(2018, 10, 31, 11, 0, 0, 0), MANAGEMENT_GROUP);
    let decided = Decided {
        set: SECOND,
        by: MANAGEMENT_GROUP,
        recorded: datetime(2018, 11, 8, 15, 40, 0, 0),
        decided_on: date(2018, 11, 8),
        in_force_from: date(2018, 11, 8),
        number: "1.3.2-2018-4207",
        paragraph: "§ 3",
        minutes: "Ledningsgruppens protokoll nr 19/2018",
        attendance: "6 av 6, enhälligt",
    };
    decided.write(script);
    script.act(ANALYST, datetime(2018, 11, 9, 9, 15, 0, 0), |context, organisation| {
        let id = indicator(organisation, agency::COST_PER_CASE)?.id;
        organisation.end_indicator(context, id, reason("Följs inte längre. Värdena finns kvar.")?)
    });
}

fn begin_the_third(script: &mut Script) {
    open(script, datetime(2018, 11, 13, 9, 0, 0, 0));
    put(
        script,
        THIRD,
        datetime(2018, 11, 13, 9, 20, 0, 0),
        agency::WOMEN_WHO_LEAD,
        &[],
        "Ledningsgruppen vill se fördelningen, inte bara engagemanget.",
    );
}

// The day of a target has passed, and the next target comes with the next set.
fn set_aside(script: &mut Script) {
    script.act(ANALYST, datetime(2018, 11, 9, 9, 40, 0, 0), |context, organisation| {
        let id = indicator(organisation, regions::DECISION_TIME)?.id;
        let motive = reason("Målet nåddes inte. Ett nytt sätts i nästa uppsättning, när programmen har slutat.")?;
        let broken = IndicatorBreak::TargetDatePassed(id);
        organisation.set_indicator_break_aside(context, broken, motive, date(2019, 3, 31))
    });
}

fn open(script: &mut Script, at: DateTime) {
    script.act(STRATEGIST, at, |context, organisation| organisation.open_set(context));
}

fn put(
    script: &mut Script,
    set: SetNumber,
    at: DateTime,
    called: &'static str,
    leads: &'static [&'static str],
    why: &'static str,
) {
    script.act(STRATEGIST, at, move |context, organisation| {
        let id = indicator(organisation, called)?.id;
        let leads = statements(organisation, context.today, leads)?.into_iter().collect();
        let why = Some(why).filter(|why| !why.is_empty()).map(reason).transpose()?;
        organisation.put_in_set(context, set, id, leads, why)
    });
}

fn propose(script: &mut Script, set: SetNumber, at: DateTime, to: BodyId) {
    script.act(HEAD_OF_STAFF, at, move |context, organisation| organisation.propose_set(context, set, to, None));
}

/// Writes a definition otherwise: from which period the series breaks, where it does, and why.
fn redefine(
    script: &mut Script,
    at: DateTime,
    called: &'static str,
    (breaks_from, why): (&'static str, &'static str),
    change: impl Fn(Definition) -> Result<Definition, Refusals> + Send + Sync + 'static,
) {
    script.act(ANALYST, at, move |context: &Context, organisation: &Organisation| -> Answer {
        let known = indicator(organisation, called)?;
        let definition = change(known.definition().clone())?;
        let change = Redefinition {
            definition,
            breaks_from: period(breaks_from)?,
            reason: Some(reason(why)?),
            comparable: None,
        };
        organisation.redefine_indicator(context, (known.id, Seen(known.version)), change)
    });
}

/// A set that a body decided.
struct Decided {
    set: SetNumber,
    by: BodyId,
    recorded: DateTime,
    decided_on: Date,
    in_force_from: Date,
    number: &'static str,
    paragraph: &'static str,
    minutes: &'static str,
    attendance: &'static str,
}

impl Decided {
    fn write(self, script: &mut Script) {
        script.act(SECRETARY, self.recorded, move |context, organisation| {
            let minutes = Minutes {
                body: self.by,
                decided_on: self.decided_on,
                registration_number: registration_number(self.number)?,
                paragraph: Some(name(self.paragraph)?),
                minutes: Some(name(self.minutes)?),
                attendance: Some(name(self.attendance)?),
                presenter: Some(name("Chefen för gd-staben")?),
                reservations: Explanation::default(),
                union_consultation: None,
            };
            let matter = Matter::Indicators { set: self.set, in_force_from: self.in_force_from };
            organisation.record_decision(context, matter, minutes)
        });
    }
}
