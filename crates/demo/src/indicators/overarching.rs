//! What reflects the overarching goal. The share of companies that want to grow is a real series: each value of it is as
//! it was published. The rest is invented.

use domain::indicator::{Frequency, IndicatorKind, Measures};

use crate::indicators::table::{Measured, Owner, Release, Row, UNWRITTEN};
use crate::people::{ANALYST, STATISTICIAN};

/// What the real series is called.
pub(super) const GROWTH_WILL: &str = "Tillväxtvilja i små och medelstora företag";

/// Published 2011, 2014 and 2017. The value for 2020 came after the day on which the example lives.
const PUBLISHED: &[Row] = &[
    Row { part: &[], from: "", values: "2011=77.1 2014=71.7 2017=71.4" },
    Row { part: &[("storlek", "0 anställda")], from: "", values: "2011=70.1 2014=61.1 2017=58.2" },
    Row { part: &[("storlek", "1–9 anställda")], from: "", values: "2011=79 2014=74 2017=75.5" },
    Row { part: &[("storlek", "10–49 anställda")], from: "", values: "2011=91.2 2014=89.7 2017=89.1" },
    Row { part: &[("storlek", "50–249 anställda")], from: "", values: "2011=96.7 2014=93.5 2017=94.2" },
    Row { part: &[("län", "Blekinge")], from: "", values: "2011=82.8 2014=73.1 2017=74.1" },
    Row { part: &[("län", "Dalarna")], from: "", values: "2011=78 2014=66.5 2017=60.2" },
    Row { part: &[("län", "Gotland")], from: "", values: "2011=78.4 2014=73.1 2017=63.2" },
    Row { part: &[("län", "Gävleborg")], from: "", values: "2011=82.6 2014=72.6 2017=82" },
    Row { part: &[("län", "Halland")], from: "", values: "2011=78.2 2014=69.5 2017=68.4" },
    Row { part: &[("län", "Jämtland")], from: "", values: "2011=81.1 2014=73.5 2017=63" },
    Row { part: &[("län", "Jönköping")], from: "", values: "2011=75.5 2014=85.4 2017=74.1" },
    Row { part: &[("län", "Kalmar")], from: "", values: "2011=78.2 2014=72 2017=71.9" },
    Row { part: &[("län", "Kronoberg")], from: "", values: "2011=77.5 2014=69.3 2017=68.2" },
    Row { part: &[("län", "Norrbotten")], from: "", values: "2011=85 2014=75.6 2017=69.7" },
    Row { part: &[("bransch", "Information och kommunikation")], from: "", values: "2011=81.1 2014=73.9 2017=77" },
    Row { part: &[("bransch", "Hotell och restaurang")], from: "", values: "2011=90.8 2014=86.1 2017=88.6" },
];

pub(super) const MEASURED: &[Measured] = &[
    Measured {
        name: GROWTH_WILL,
        question: "Hur stor andel av företagen vill växa?",
        reflects: &["0", "4.1"],
        why: "Målet är växande företag i alla delar av landet. Företag som inte vill växa gör det sällan.",
        cannot_say: "Om de som vill växa gör det, eller varför viljan ändras. Den kommer vart tredje år, så det dröjer innan en riktning kan visas.",
        kind: IndicatorKind::World,
        unit: "procent",
        decimals: 1,
        numerator: "Företag med 0–249 anställda som svarar att de vill växa",
        denominator: "Alla företag med 0–249 anställda som svarade",
        measures: Measures::Ratio,
        frequency: Frequency::EveryThirdYear,
        source: "Företagens villkor och verklighet, Tillväxtverket",
        owner: Owner::Person(ANALYST),
        cost: 1_900_000,
        smallest_change: "2",
        lowest: "0",
        highest: "100",
        dimensions: &["län", "storlek", "bransch"],
        rows: PUBLISHED,
        known: "2014",
        released: &[Release { on: (2018, 5, 15), until: "2017" }],
        ..UNWRITTEN
    },
    Measured {
        name: "Förädlingsvärde i små och medelstora företag",
        question: "Skapar företagen mer värde än förut?",
        reflects: &["0"],
        why: "Hållbar tillväxt är att varje företag och anställd skapar mer värde, inte att fler timmar arbetas.",
        cannot_say: "Hur värdet fördelas mellan landets delar, och om tillväxten är hållbar för miljön.",
        kind: IndicatorKind::World,
        unit: "index, 2009 = 100",
        decimals: 0,
        measures: Measures::Level,
        frequency: Frequency::Yearly,
        source: "Exempeldata: företagens ekonomi",
        owner: Owner::Person(STATISTICIAN),
        cost: 40_000,
        smallest_change: "5",
        lowest: "0",
        rows: &[Row { part: &[], from: "2009", values: "100 104 107 106 109 113 118 122/P 127/P" }],
        known: "2016",
        released: &[Release { on: (2018, 9, 28), until: "2017" }],
        ..UNWRITTEN
    },
];
