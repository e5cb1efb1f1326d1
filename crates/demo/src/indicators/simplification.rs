//! What reflects Förenkling. Two goals lean on one indicator. Every value is invented.

use domain::indicator::{Frequency, IndicatorKind, Measures, TargetKind};

use crate::indicators::table::{Goal, MONTHS, Measured, Owner, Release, Row, UNWRITTEN, Wish};
use crate::people::SIMPLIFICATION;

/// What is asked in another way from 2018 on.
pub(super) const VISITORS: &str = "Nöjda besökare på verksamt.se";

pub(super) const MEASURED: &[Measured] = &[
    Measured {
        name: "Tid för regler och uppgifter",
        question: "Hur många timmar om året lägger ett företag på regler och uppgifter till myndigheter?",
        reflects: &["1.1", "1.2"],
        why: "Målen räknar företagens tid, och den tid som går åt minskar om varje uppgift lämnas en gång.",
        cannot_say: "Vilken regel eller myndighet som tar tiden. Den skiljer inte på tid för att förstå regler och tid för att lämna uppgifter.",
        kind: IndicatorKind::World,
        desired: Wish::Down,
        unit: "timmar",
        decimals: 0,
        measures: Measures::Level,
        frequency: Frequency::HalfYearly,
        source: "Exempeldata: panel med 800 företag",
        owner: Owner::Manager(SIMPLIFICATION),
        cost: 350_000,
        smallest_change: "5",
        lowest: "0",
        dimensions: &["storlek"],
        target: Some(Goal { kind: TargetKind::AtMost, value: "60", by: "2021-H1", base: "2017-H1" }),
        rows: &[
            Row { part: &[], from: "2012-H1", values: "98 95 94 92 90 89 87 84 82 80 79 79 74" },
            Row {
                part: &[("storlek", "0 anställda")],
                from: "2012-H1",
                values: "60 61 58 57 55 55 56 51 52 48 48 50 44",
            },
            Row {
                part: &[("storlek", "1–9 anställda")],
                from: "2012-H1",
                values: "87 83 83 84 81 81 79 74 73 71 73 71 63",
            },
            Row {
                part: &[("storlek", "10–49 anställda")],
                from: "2012-H1",
                values: "146 141 143 141 135 133 132 126 122 119 119 119 113",
            },
            Row {
                part: &[("storlek", "50–249 anställda")],
                from: "2012-H1",
                values: "234 227 224 221 216 213 210 202 197 194 191 191 178",
            },
        ],
        known: "2017-H1",
        released: &[Release { on: (2018, 2, 12), until: "2017-H2" }, Release { on: (2018, 8, 24), until: "2018-H1" }],
        ..UNWRITTEN
    },
    Measured {
        name: VISITORS,
        question: "Hur stor andel av besökarna fick svar på sin fråga?",
        reflects: &["1"],
        why: "En besökare som får svar slipper leta, ringa och fråga igen.",
        cannot_say: "Vad de tycker som inte svarar, och det är de flesta.",
        kind: IndicatorKind::Operations,
        unit: "procent",
        decimals: 0,
        numerator: "Svar ”ja” eller ”delvis”",
        denominator: "Alla svar på frågan",
        measures: Measures::Ratio,
        frequency: Frequency::Monthly,
        source: "Exempeldata: frågan på webbplatsen",
        owner: Owner::In(SIMPLIFICATION, 2),
        cost: 15_000,
        smallest_change: "4",
        lowest: "0",
        highest: "100",
        rows: &[Row {
            part: &[],
            from: "2016-01",
            values: "70 70 72 68 71 73 71 72 72 72 73 72 70 73 71 70 73 68 71 73 70 69 73 69 64 66 65 67 66 68 70 69 71 72",
        }],
        known: "2017-10",
        released: MONTHS,
        ..UNWRITTEN
    },
];
