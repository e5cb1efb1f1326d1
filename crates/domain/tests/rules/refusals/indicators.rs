//! What provokes every refusal of indicators, their values, their sets, their breaks and what is said of goals.

use domain::decimal::Decimal;
use domain::decision::Matter;
use domain::ids::{ActivityId, BodyId, ImportId, IndicatorId, PersonId, SetNumber, StatementId, TaskId};
use domain::indicator::assessment::Judged;
use domain::indicator::breaks::IndicatorBreak;
use domain::indicator::values::SeriesValues;
use domain::indicator::writing::{MOST_AT_ONCE, Redefinition};
use domain::indicator::{Definition, Desired, Reflects, Target, TargetKind};
use domain::money::Kronor;
use domain::period::Period;
use domain::refusal::Refusals;
use domain::statement::StatementKind;
use domain::text::Reason;
use domain::writing::Seen;

use crate::agency::{
    Agency, BOARD, GROUP, by_the_group, incoming, leading, measure, name, of_part, of_whole, period, remark, why,
};

const UNKNOWN: IndicatorId = IndicatorId(99);

pub(super) fn provocations() -> Vec<(&'static str, Refusals)> {
    [defining(), changing(), measuring(), writing_sets(), deciding_sets(), assessing(), breaking()].concat()
}

fn defining() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    agency.define(measure("Vilja", &[goal]));
    let define = |definition: Definition| {
        agency.refused(|organisation, context| organisation.define_indicators(context, vec![definition]))
    };
    let reflects = |what| define(Definition { reflects: vec![what], ..measure("Ny", &[]) });
    let decimal = |text: &str| -> Decimal { text.parse().unwrap() };
    let target = |value: &str, by: &str, base: &str| Target {
        kind: TargetKind::AtLeast,
        value: decimal(value),
        by: Some(period(by)),
        base: Some(period(base)),
    };
    let lowest = Some(decimal("0"));
    let many = (0..=MOST_AT_ONCE).map(|number| measure(&number.to_string(), &[])).collect();
    vec![
        ("too-many-at-once", agency.refused(|organisation, context| organisation.define_indicators(context, many))),
        ("indicator-name-taken", define(measure("Vilja", &[]))),
        ("goal-unknown", reflects(Reflects::Statement(StatementId(999)))),
        ("activity-unknown", reflects(Reflects::Activity(ActivityId(999)))),
        ("task-unknown", reflects(Reflects::Task(TaskId(999)))),
        ("reflects-twice", define(measure("Ny", &[goal, goal]))),
        ("too-many-decimals", define(Definition { decimals: 7, ..measure("Ny", &[]) })),
        ("ends-not-in-order", {
            let desired = Desired::Within { low: decimal("6"), high: decimal("3.5") };
            define(Definition { desired, ..measure("Ny", &[]) })
        }),
        ("ends-not-in-order", define(Definition { lowest, highest: lowest, ..measure("Ny", &[]) })),
        ("not-above-zero", define(Definition { smallest_change: lowest, ..measure("Ny", &[]) })),
        ("value-outside-limits", {
            let target = Some(target("-1", "2020", "2017"));
            define(Definition { lowest, target, ..measure("Ny", &[]) })
        }),
        ("target-before-base", {
            let target = Some(target("1", "2017", "2017"));
            define(Definition { target, ..measure("Ny", &[]) })
        }),
        ("cost-below-zero", define(Definition { cost: Some(Kronor(-5)), ..measure("Ny", &[]) })),
        ("person-unknown", define(Definition { owner: Some(PersonId(99)), ..measure("Ny", &[]) })),
        ("dimension-twice", {
            define(Definition { dimensions: vec![name("län"), name("län")], ..measure("Ny", &[]) })
        }),
    ]
}

fn changing() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    let (one, other) = (agency.define(measure("Ett", &[])), agency.define(measure("Två", &[])));
    let in_set = agency.define(measure("I uppsättningen", &[]));
    agency.decided_set(&[in_set]);
    agency.values(one, &["2017=71.4"]);
    let redefine = |seen, definition: Definition, (breaks_from, comparable): (Option<Period>, Option<Reason>)| {
        agency.refused(|organisation, context| {
            let change = Redefinition { definition, breaks_from, reason: None, comparable };
            organisation.redefine_indicator(context, seen, change)
        })
    };
    let (breaks, same) = (Some(period("2017")), (None, None));
    let in_dollars = || Definition { unit: name("dollar"), ..measure("Ett", &[]) };
    let of_women = || Definition { numerator: Some(why()), ..measure("Ett", &[]) };
    let seen = agency.seen_indicator(one);
    let mut ended = agency.clone();
    ended.must(|organisation, context| organisation.end_indicator(context, one, why()));
    let mut replaced = ended.clone();
    replaced.define(measure("Ett", &[]));
    let take_up =
        |agency: &Agency, id| agency.refused(|organisation, context| organisation.take_up_indicator(context, id));
    vec![
        ("changed-meanwhile", redefine((one, Seen(1)), measure("Ett", &[]).but_down(), same.clone())),
        ("indicator-name-taken", redefine(seen, measure("Två", &[]), same.clone())),
        ("redefined-without-reason", redefine(seen, measure("Ett", &[]).but_down(), same.clone())),
        ("break-needed", redefine(seen, in_dollars(), (None, Some(why())))),
        ("break-or-comparable", redefine(seen, of_women(), same)),
        ("break-and-comparable", redefine(seen, of_women(), (breaks, Some(why())))),
        ("indicator-unknown", take_up(&agency, UNKNOWN)),
        ("indicator-not-ended", take_up(&agency, other)),
        ("indicator-name-taken", take_up(&replaced, one)),
        ("indicator-ended", ended.refused(|organisation, context| organisation.end_indicator(context, one, why()))),
        (
            "indicator-in-set",
            agency.refused(|organisation, context| organisation.end_indicator(context, in_set, why())),
        ),
    ]
}

trait ButDown {
    fn but_down(self) -> Self;
}

impl ButDown for Definition {
    fn but_down(self) -> Definition {
        Definition { desired: Desired::Down, ..self }
    }
}

fn measuring() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    let percent = |text: &str| Some(text.parse::<Decimal>().unwrap());
    let limited = Definition { lowest: percent("0"), highest: percent("100"), ..measure("Vilja", &[]) };
    let id = agency.define(limited);
    let import = agency.values(id, &["2017=71.4"]);
    let ended = agency.define(measure("Slut", &[]));
    agency.must(|organisation, context| organisation.end_indicator(context, ended, why()));
    let take_in = |series: Vec<SeriesValues>| {
        agency.refused(|organisation, context| organisation.take_in_values(context, incoming(series)))
    };
    let one = |value: &str| take_in(vec![of_whole(id, &[value])]);
    let take_back = |agency: &Agency, import| {
        agency.refused(|organisation, context| organisation.take_import_back(context, import, why()))
    };
    let mut taken_back = agency.clone();
    taken_back.take_back(import);
    vec![
        ("indicator-unknown", take_in(vec![of_whole(UNKNOWN, &["2017=1"])])),
        ("indicator-ended", take_in(vec![of_whole(ended, &["2017=1"])])),
        ("dimension-unknown", take_in(vec![of_part(id, &[("län", "Dalarna")], &["2017=1"])])),
        ("value-outside-limits", one("2018=-1")),
        ("value-outside-limits", one("2018=100.1")),
        ("value-missing", one("2018=")),
        ("value-for-none", one("2018=3/Q")),
        ("value-for-none", one("2018=/Q;2:9")),
        ("value-for-none", one("2018=/O;1..2")),
        ("interval-wrong", one("2018=3;4..5")),
        ("fraction-wrong", one("2018=3;4:0")),
        ("fraction-wrong", one("2018=3;4:-1")),
        ("period-not-begun", one("2030=3")),
        ("period-not-begun", one("2030=3/E")),
        ("period-of-other-length", one("2016-Q1=3")),
        ("period-twice", take_in(vec![of_whole(id, &["2018=1"]), of_whole(id, &["2018=1"])])),
        ("correction-without-reason", one("2017=71.6")),
        ("import-unknown", take_back(&agency, ImportId(99))),
        ("import-taken-back", take_back(&taken_back, import)),
    ]
}

fn writing_sets() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let one = agency.define(measure("Ett", &[goal]));
    let ended = agency.define(measure("Slut", &[]));
    agency.must(|organisation, context| organisation.end_indicator(context, ended, why()));
    let decided = agency.decided_set(&[one]);
    let number = agency.open_set();
    let put = |number, id, goals: &[StatementId]| {
        let leads = leading(goals);
        agency.refused(|organisation, context| organisation.put_in_set(context, number, id, leads, None))
    };
    let leave = |id| agency.refused(|organisation, context| organisation.leave_out_of_set(context, number, id, None));
    let elsewhere = agency.goal("Färre regler");
    vec![
        ("set-already-open", agency.refused(|organisation, context| organisation.open_set(context))),
        ("set-unknown", put(SetNumber(99), one, &[])),
        ("set-not-draft", put(decided, one, &[])),
        ("indicator-unknown", put(number, UNKNOWN, &[])),
        ("indicator-ended", put(number, ended, &[])),
        ("leads-for-what-it-does-not-reflect", put(number, one, &[goal, elsewhere])),
        ("indicator-not-in-set", leave(ended)),
        ("reason-missing", leave(one)),
    ]
}

fn deciding_sets() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let ids: Vec<IndicatorId> =
        ["Ett", "Två", "Tre", "Fyra", "Fem"].map(|called| agency.define(measure(called, &[goal]))).into();
    let first = agency.decided_set(&ids[..1]);
    let number = agency.open_set();
    let as_before = agency.clone();
    for &id in &ids[1..] {
        agency.put(number, id, &[]);
    }
    let propose = |agency: &Agency, to| {
        agency.refused(|organisation, context| organisation.propose_set(context, number, to, None))
    };
    let mut empty = as_before.clone();
    empty.must(|organisation, context| organisation.leave_out_of_set(context, number, ids[0], Some(why())));
    let mut ended = agency.clone();
    ended.must(|organisation, context| organisation.end_indicator(context, ids[4], why()));
    let mut elsewhere = as_before.clone();
    elsewhere.redefine(ids[0], |definition| definition.reflects.clear());
    let mut proposed = as_before.clone();
    proposed.put(number, ids[1], &[]);
    proposed.propose_set(number);
    let today = proposed.today;
    let decide = |agency: &Agency, set, in_force_from| {
        let (matter, minutes) = (Matter::Indicators { set, in_force_from }, by_the_group(today));
        agency.refused(|organisation, context| organisation.record_decision(context, matter, minutes))
    };
    vec![
        ("body-unknown", propose(&agency, BodyId(99))),
        ("no-mandate", propose(&agency, BOARD)),
        ("goals-crowded", propose(&agency, GROUP)),
        ("set-empty", propose(&empty, GROUP)),
        ("set-as-before", propose(&as_before, GROUP)),
        ("indicator-ended", propose(&ended, GROUP)),
        ("leads-for-what-it-does-not-reflect", propose(&elsewhere, GROUP)),
        ("set-not-draft", propose(&proposed, GROUP)),
        ("set-not-proposed", agency.refused(|organisation, context| organisation.return_set(context, number, why()))),
        ("set-not-open", agency.refused(|organisation, context| organisation.withdraw_set(context, first, why()))),
        ("indicator-in-set", {
            proposed.refused(|organisation, context| organisation.end_indicator(context, ids[1], why()))
        }),
        ("set-unknown", decide(&proposed, SetNumber(99), today)),
        ("not-proposed-to-body", decide(&agency, number, today)),
        ("in-force-before-decision", decide(&proposed, number, today.yesterday().unwrap())),
        ("in-force-before-earlier", decide(&proposed, number, today.yesterday().unwrap())),
    ]
}

fn assessing() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    let (goal, area) = (agency.goal("Öppna data"), agency.id("Digitalisering"));
    let id = agency.define(Definition { smallest_change: Some("5".parse().unwrap()), ..measure("Vilja", &[goal]) });
    agency.values(id, &["2009=1", "2010=2", "2011=4", "2012=5", "2013=7", "2014=8", "2015=9", "2016=11"]);
    let assess = |goal, judged| {
        agency.refused(|organisation, context| {
            organisation.assess_goal(context, goal, judged, remark("Det går bra."), None)
        })
    };
    assert_eq!(agency.latest().tree.get(area).unwrap().kind, StatementKind::ResultArea);
    vec![
        ("goal-unknown", assess(StatementId(999), Judged::Toward)),
        ("goal-unknown", assess(area, Judged::Toward)),
        ("disagreement-without-reason", assess(goal, Judged::Away)),
    ]
}

fn breaking() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    let id = agency.define(Definition { owner: None, ..measure("Vilja", &[]) });
    let today = agency.today;
    let aside = |broken, until| {
        agency.refused(|organisation, context| organisation.set_indicator_break_aside(context, broken, why(), until))
    };
    let broken = IndicatorBreak::WithoutOwner(id);
    vec![
        ("day-has-passed", aside(broken, today.yesterday().unwrap())),
        ("break-unknown", aside(IndicatorBreak::WithoutOwner(UNKNOWN), today)),
        ("break-not-aside", {
            agency.refused(|organisation, context| organisation.take_indicator_break_up(context, broken))
        }),
    ]
}
