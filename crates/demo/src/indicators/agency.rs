//! What reflects Modern myndighet: one inside a band, one that has ended. Every value is invented.

use domain::indicator::{Frequency, IndicatorKind, Measures, TargetKind};

use crate::indicators::table::{Goal, MONTHS, Measured, Owner, QUARTERS, Release, Row, UNWRITTEN, Wish};
use crate::people::{FINANCE, PERSONNEL, PLANNING};

/// What the third set is to have.
pub(super) const WOMEN_WHO_LEAD: &str = "Kvinnor bland cheferna";

/// What was in the first set, and has ended.
pub(super) const COST_PER_CASE: &str = "Kostnad för ett ärende";

pub(super) const MEASURED: &[Measured] = &[
    Measured {
        name: "Medarbetarnas engagemang",
        question: "Vill och kan medarbetarna göra ett bra arbete?",
        reflects: &["6.1"],
        why: "En attraktiv arbetsgivare har medarbetare som vill stanna och växa.",
        cannot_say: "Vad de tycker som har slutat.",
        kind: IndicatorKind::Operations,
        unit: "index, 0–100",
        decimals: 0,
        measures: Measures::Level,
        frequency: Frequency::Yearly,
        source: "Exempeldata: medarbetarenkäten",
        owner: Owner::Manager(PERSONNEL),
        cost: 130_000,
        smallest_change: "2",
        lowest: "0",
        highest: "100",
        dimensions: &["kön"],
        target: Some(Goal { kind: TargetKind::AtLeast, value: "77", by: "2021", base: "2017" }),
        rows: &[
            Row { part: &[], from: "2009", values: "68 70 70 71 71 73 73 74 75 76" },
            Row { part: &[("kön", "kvinnor")], from: "2009", values: "70 71 72 73 74 74 75 75 77 78" },
            Row { part: &[("kön", "män")], from: "2009", values: "68 69 70 70 71 73 73 74 74 74" },
        ],
        known: "2017",
        released: &[Release { on: (2018, 10, 16), until: "2018" }],
        ..UNWRITTEN
    },
    Measured {
        name: WOMEN_WHO_LEAD,
        question: "Hur stor andel av cheferna är kvinnor?",
        reflects: &["6.1"],
        why: "En jämn fördelning visar att alla kan växa hos oss. Jämn är mellan 40 och 60 procent.",
        cannot_say: "Hur det är att vara chef.",
        kind: IndicatorKind::KeyFigure,
        desired: Wish::Within("40", "60"),
        unit: "procent",
        decimals: 0,
        numerator: "Chefer som är kvinnor",
        denominator: "Alla chefer",
        measures: Measures::Ratio,
        frequency: Frequency::Yearly,
        source: "Exempeldata: personalsystemet",
        owner: Owner::In(PERSONNEL, 1),
        cost: 2_000,
        lowest: "0",
        highest: "100",
        defined: Some((2018, 11, 12)),
        rows: &[Row {
            part: &[],
            from: "2012",
            values: "44;14:32 47;15:32 52;17:33 51;18:35 54;20:37 53;20:38 55;21:38",
        }],
        known: "2018",
        ..UNWRITTEN
    },
    Measured {
        name: "Sjukfrånvaro",
        question: "Hur stor del av arbetstiden är medarbetarna sjuka?",
        reflects: &["6.1"],
        why: "Hög sjukfrånvaro är ofta ett tecken på att något i arbetet inte håller.",
        cannot_say: "Varför någon är sjuk. Den följer årstiden mer än något vi gör.",
        kind: IndicatorKind::KeyFigure,
        desired: Wish::Down,
        unit: "procent",
        decimals: 1,
        numerator: "Timmar som medarbetarna är sjuka",
        denominator: "Alla timmar enligt avtal",
        measures: Measures::Ratio,
        frequency: Frequency::Monthly,
        source: "Exempeldata: personalsystemet",
        owner: Owner::Manager(PERSONNEL),
        cost: 1_000,
        smallest_change: "0.5",
        lowest: "0",
        highest: "100",
        dimensions: &["kön"],
        target: Some(Goal { kind: TargetKind::AtMost, value: "3.5", by: "", base: "" }),
        rows: &[
            Row {
                part: &[],
                from: "2015-11",
                values: "4 4.2 4.2 4.5 4.3 4 3.8 3.8 3.2 3.5 3.7 4.1 4.1 4.1 4.3 4.6 4.3 4 3.9 3.4 3.3 3.6 4 4 4.3 4.4 4.6 4.8 4.1 4.1 4 3.5 3.3 3.6 3.9 4",
            },
            Row {
                part: &[("kön", "kvinnor")],
                from: "2015-11",
                values: "4.8 5 5.1 5.5 5.2 4.8 4.8 4.8 4.1 4.5 4.6 5 5 5.2 5.2 5.4 5.1 4.9 4.8 4.3 4.1 4.5 4.9 4.8 5 5.3 5.5 5.7 5 5 4.7 4.5 4.1 4.4 4.7 5",
            },
            Row {
                part: &[("kön", "män")],
                from: "2015-11",
                values: "2.5 2.7 3 3.1 2.7 2.7 2.4 2.4 1.7 2 2.1 2.7 2.7 2.7 3 3.2 2.6 2.6 2.6 2 1.9 2.1 2.5 2.7 2.9 3 3.2 3.4 2.5 2.7 2.5 2 1.7 2.2 2.6 2.5",
            },
        ],
        known: "2017-10",
        released: MONTHS,
        ..UNWRITTEN
    },
    Measured {
        name: "Tid från ansökan till beslut",
        question: "Hur många dagar väntar ett företag på vårt beslut?",
        reflects: &["6.2"],
        why: "Målet säger att tiden ska minska, och det är företaget som väntar.",
        cannot_say: "Hur stor del av tiden som vi väntar på företaget.",
        kind: IndicatorKind::Operations,
        desired: Wish::Down,
        unit: "dagar",
        decimals: 0,
        measures: Measures::Level,
        frequency: Frequency::Quarterly,
        source: "Exempeldata: ärendesystemet",
        owner: Owner::Manager(PLANNING),
        cost: 5_000,
        smallest_change: "5",
        lowest: "0",
        target: Some(Goal { kind: TargetKind::AtMost, value: "48", by: "2020-Q4", base: "2017-Q1" }),
        rows: &[Row {
            part: &[],
            from: "2013-Q1",
            values: "72 71 69 69 69 71 72 67 62 62 62 66 60 59 57 58 57 57 56 53 53 49 51",
        }],
        known: "2017-Q3",
        released: QUARTERS,
        ..UNWRITTEN
    },
    Measured {
        name: COST_PER_CASE,
        question: "Vad kostar det att handlägga ett ärende?",
        reflects: &["6.2"],
        why: "Enkla och smarta processer borde kosta mindre.",
        cannot_say: "Om ärendena är lika svåra som förut. Den stiger när de enkla försvinner.",
        kind: IndicatorKind::KeyFigure,
        desired: Wish::Down,
        unit: "kronor",
        decimals: 0,
        numerator: "Handläggningens kostnad",
        denominator: "Beslutade ärenden",
        measures: Measures::Ratio,
        frequency: Frequency::Yearly,
        source: "Exempeldata: ekonomisystemet",
        owner: Owner::Manager(FINANCE),
        cost: 70_000,
        lowest: "0",
        rows: &[Row { part: &[], from: "2013", values: "8400 8150 8620 9100 8890" }],
        known: "2016",
        released: &[Release { on: (2018, 3, 1), until: "2017" }],
        ..UNWRITTEN
    },
];
