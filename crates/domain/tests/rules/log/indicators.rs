//! One of each event of indicators, their values and their sets, with everything in it that can be.

use domain::decimal::Decimal;
use domain::event::Event;
use domain::ids::{ActivityId, BodyId, ImportId, IndicatorId, PersonId, SetNumber, StatementId, TaskId};
use domain::indicator::assessment::Judged;
use domain::indicator::breaks::IndicatorBreak;
use domain::indicator::import::Way;
use domain::indicator::values::{SeriesConfirmed, SeriesValues};
use domain::indicator::writing::NewIndicator;
use domain::indicator::{Definition, Desired, Frequency, IndicatorKind, Measures, Reflects, Target, TargetKind};
use domain::money::Kronor;
use domain::observation::Breakdown;
use domain::text::{Explanation, Remark};
use jiff::civil::date;

use crate::agency::{leading, name, of_part, of_whole, period, reason};

const INDICATOR: IndicatorId = IndicatorId(7);
const IMPORT: ImportId = ImportId(12);
const SET: SetNumber = SetNumber(2);
const GOAL: StatementId = StatementId(36);

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn definition() -> Definition {
    Definition {
        reflects: vec![Reflects::Statement(GOAL), Reflects::Activity(ActivityId(45)), Reflects::Task(TaskId(4))],
        why: Explanation::parse("Målet är tillväxt.\nDen börjar med viljan.").unwrap(),
        cannot_say: Explanation::parse("Om de som vill växa gör det.").unwrap(),
        decimals: 1,
        numerator: Some(reason("Företag som vill växa")),
        denominator: Some(reason("Alla som svarade")),
        measures: Measures::Ratio,
        frequency: Frequency::EveryThirdYear,
        source: Some(name("Företagens villkor och verklighet")),
        owner: Some(PersonId(31)),
        cost: Some(Kronor(1_900_000)),
        smallest_change: Some(decimal("1.5")),
        lowest: Some(decimal("0")),
        highest: Some(decimal("100")),
        dimensions: vec![name("län"), name("storlek")],
        target: Some(Target {
            kind: TargetKind::AtLeast,
            value: decimal("75"),
            by: Some(period("2020")),
            base: Some(period("2011")),
        }),
        ..small()
    }
}

fn small() -> Definition {
    let kind = IndicatorKind::World;
    Definition::new(name("Tillväxtvilja"), reason("Vill företagen växa?"), kind, Desired::Up, name("procent"))
}

/// What has been said of indicators since then.
pub(super) fn later() -> Vec<Event> {
    vec![Event::IndicatorRedefined {
        indicator: INDICATOR,
        definition: Box::new(Definition { denominator: Some(reason("Företag med anställda")), ..small() }),
        breaks_from: None,
        reason: Some(reason("Nämnaren skrivs ut.")),
        comparable: Some(reason("Samma företag räknades förut.")),
    }]
}

pub(super) fn examples() -> Vec<Event> {
    let in_band = Desired::Within { low: decimal("3.5"), high: decimal("6") };
    let target = Target { kind: TargetKind::AtMost, value: decimal("-0.5"), by: None, base: None };
    let begun = |way, source: Option<&str>, why: Option<&str>| Event::ImportBegun {
        import: IMPORT,
        way,
        source: source.map(name),
        reason: why.map(reason),
    };
    let aside = |broken| Event::IndicatorBreakSetAside {
        broken,
        motive: reason("Källan byter system."),
        until: date(2019, 3, 31),
    };
    vec![
        Event::IndicatorsDefined { indicators: vec![NewIndicator { indicator: INDICATOR, definition: definition() }] },
        Event::IndicatorRedefined {
            indicator: INDICATOR,
            definition: Box::new(Definition {
                kind: IndicatorKind::KeyFigure,
                desired: in_band,
                target: Some(target),
                ..small()
            }),
            breaks_from: Some(period("2018-T2")),
            reason: Some(reason("Frågan ställs på ett annat sätt.")),
            comparable: None,
        },
        Event::IndicatorRedefined {
            indicator: INDICATOR,
            definition: Box::new(small()),
            breaks_from: None,
            reason: None,
            comparable: None,
        },
        Event::IndicatorEnded { indicator: INDICATOR, reason: reason("Undersökningen läggs ner.") },
        Event::IndicatorTakenUp { indicator: INDICATOR },
        begun(Way::File { name: name("villkor.csv") }, Some("Tillväxtverket"), Some("Källan räknade fel.")),
        begun(Way::Typed, None, None),
        begun(Way::Pasted, None, None),
        begun(Way::Fetched { address: name("https://statistik.example/api") }, None, None),
        Event::ValuesTakenIn {
            import: IMPORT,
            series: vec![
                of_whole(INDICATOR, &["2011=77.1", "2017=71.4/P;7140:10000;70.5..72.3", "2018-09/6=/Q"]),
                of_part(INDICATOR, &[("storlek", "0"), ("län", "Dalarna")], &["2018-Q1=-0.5/B", "2018-03=3;-2..8.5"]),
                SeriesValues { indicator: INDICATOR, breakdown: Breakdown::default(), values: Vec::new() },
            ],
        },
        Event::ValuesConfirmed {
            import: IMPORT,
            series: vec![SeriesConfirmed {
                indicator: INDICATOR,
                breakdown: Breakdown::default(),
                periods: vec![(period("2011"), period("2017")), (period("2018-Q1"), period("2018-Q1"))],
            }],
        },
        Event::ImportTakenBack { import: IMPORT, reason: reason("Fel fil.") },
        Event::SetOpened { set: SET, based_on: Some(SetNumber(1)) },
        Event::SetOpened { set: SetNumber(1), based_on: None },
        Event::IndicatorPutInSet {
            set: SET,
            indicator: INDICATOR,
            leads: leading(&[GOAL, StatementId(35)]),
            reason: Some(reason("Svarar mot målet.")),
        },
        Event::IndicatorPutInSet { set: SET, indicator: INDICATOR, leads: leading(&[]), reason: None },
        Event::IndicatorLeftOut { set: SET, indicator: INDICATOR, reason: Some(reason("Kommer för sällan.")) },
        Event::IndicatorLeftOut { set: SET, indicator: INDICATOR, reason: None },
        Event::SetProposed {
            set: SET,
            to: BodyId(2),
            definitions: vec![(INDICATOR, 3), (IndicatorId(8), 1)],
            motive: Some(reason("Målet är svårt att mäta.")),
        },
        Event::SetReturned { set: SET, reason: reason("Säg vad som inte kan sägas.") },
        Event::SetWithdrawn { set: SET, reason: reason("Vi börjar om efter nyår.") },
        Event::GoalAssessed {
            goal: GOAL,
            judged: Judged::NoChange,
            text: Remark::parse("Färre vill växa.\nFler av dem gör det.").unwrap(),
            rule: Some(Judged::Away),
            disagrees: Some(reason("Frågan ställdes efter ett val.")),
        },
        Event::GoalAssessed {
            goal: GOAL,
            judged: Judged::CannotSay,
            text: Remark::parse("Tre mätningar räcker inte.").unwrap(),
            rule: None,
            disagrees: None,
        },
        aside(IndicatorBreak::GoalWithoutIndicator(GOAL)),
        aside(IndicatorBreak::WithoutRecentValues(INDICATOR)),
        aside(IndicatorBreak::TargetDatePassed(INDICATOR)),
        aside(IndicatorBreak::WithoutOwner(INDICATOR)),
        aside(IndicatorBreak::ReflectsWhatIsGone(INDICATOR)),
        aside(IndicatorBreak::SeveralGoalsLeanOnOne(INDICATOR)),
        Event::IndicatorBreakTakenUp { broken: IndicatorBreak::WithoutOwner(INDICATOR) },
    ]
}
