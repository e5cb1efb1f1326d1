//! What reflects Digitalisering. Every value is invented.

use domain::indicator::{Frequency, IndicatorKind, Measures};

use crate::indicators::table::{Measured, Owner, QUARTERS, Release, Row, UNWRITTEN, Wish};
use crate::people::{ANALYSIS, ANALYST, DIGITAL, STATISTICIAN};

/// What has a target from the second set on, and values that were corrected.
pub(super) const DIGITAL_BUSINESS: &str = "Små företag med digital affär";

/// What came into the second set.
pub(super) const GAP: &str = "Skillnad mellan länen i digital service";

pub(super) const MEASURED: &[Measured] = &[
    Measured {
        name: DIGITAL_BUSINESS,
        question: "Hur stor andel av de små företagen säljer, köper in eller leder sin produktion digitalt?",
        reflects: &["3.1"],
        why: "Målet är att små företag använder digital teknik i sin affär, inte att de har den.",
        cannot_say: "Om företagen tjänar på det. Små län har få svar, och urvalet byttes 2014.",
        kind: IndicatorKind::World,
        unit: "procent",
        decimals: 1,
        numerator: "Företag med 1–49 anställda som svarar ja på minst en av tre frågor",
        denominator: "Alla företag med 1–49 anställda som svarade",
        measures: Measures::Ratio,
        frequency: Frequency::Quarterly,
        source: "Exempeldata: enkät till små företag, svarsfrekvens 52 procent",
        owner: Owner::Manager(ANALYSIS),
        cost: 420_000,
        smallest_change: "3",
        lowest: "0",
        highest: "100",
        dimensions: &["län"],
        rows: &[
            Row {
                part: &[],
                from: "2012-Q1",
                values: "39.4 37.8 40.2 38.9 39.9 37.6 38.8 40.1 39.2 38.3 39.6 40 38.5 39.7 38.9 40.7 41.1 41.9 42.2 41.8 42.9 42.5 44 46.8 45.7 45.7 46",
            },
            Row {
                part: &[("län", "Blekinge")],
                from: "2015-Q1",
                values: "33.8 35.4 31.5 34.6 35.4 32.1 34.8 34 32.5 35 34.3 33.1 35.6 33.5 34;27:80",
            },
            Row {
                part: &[("län", "Dalarna")],
                from: "2015-Q1",
                values: "38.1 37.2 38.6 39.4 38.9 40.5 39.8 41.1 41.9 41.2 42.8 42.1 44 43.3 45;76:170",
            },
            Row {
                part: &[("län", "Gotland")],
                from: "2015-Q1",
                values: "/Q /Q 39/U /Q /Q /Q /Q 37/U /Q /Q /Q /Q 37/U /Q /Q",
            },
            Row {
                part: &[("län", "Gävleborg")],
                from: "2015-Q1",
                values: "41.3 41.9 44.1 43.6 43.5 44 44.8 45.4 46.1 45.8 47.2 47.4 46.1 49.9 49;69:140",
            },
            Row {
                part: &[("län", "Halland")],
                from: "2015-Q1",
                values: "34.6 36.8 38.3 35.8 38.4 38.3 40 40.2 39 39.6 40.7 41.8 41.3 42.1 43;90:210",
            },
            Row {
                part: &[("län", "Jämtland")],
                from: "2015-Q1",
                values: "/Q /Q /Q /Q 41/U /Q /Q /Q /Q 41/U /Q /Q /Q /Q 42/U;38:90",
            },
            Row {
                part: &[("län", "Jönköping")],
                from: "2015-Q1",
                values: "39 39.2 39.9 42.4 39.9 43.6 42.3 43.8 44.7 45.2 43.9 45.2 44.4 47.2 47;108:230",
            },
            Row {
                part: &[("län", "Kalmar")],
                from: "2015-Q1",
                values: "41.5 40.4 42.4 41.4 42.9 42.3 44.1 44.6 46.5 45.1 45.6 47.1 48.2 48.8 48;67:140",
            },
            Row {
                part: &[("län", "Kronoberg")],
                from: "2015-Q1",
                values: "35.2 37.3 32.7 34.7 35.7 33.4 35.4 34.6 32.8 35.8 35.7 34.4 36.9 34.7 35;42:120",
            },
            Row {
                part: &[("län", "Norrbotten")],
                from: "2015-Q1",
                values: "43.6 44.2 42.9 43.4 43.9 42.7 41.6 42 40.2 40 40.4 39.2 38.3 38.3 38;53:140",
            },
            Row {
                part: &[("län", "Skåne")],
                from: "2015-Q1",
                values: "42.5 42 44.1 41.7 44.2 45 44.3 45 47.2 47.4 47.1 48.8 46.9 46.9 49;338:690",
            },
            Row {
                part: &[("län", "Stockholm")],
                from: "2015-Q1",
                values: "37.2 35.4 35.9 37.7 38 36.7 39.1 39 41.6 41.2 41 42.1 42.5 42.6 43;507:1180",
            },
            Row {
                part: &[("län", "Södermanland")],
                from: "2015-Q1",
                values: "36.2 35.1 36.6 37.5 36.8 38.4 38.9 38.1 39.7 40.3 39.5 41.2 42.2 41.4 43;60:140",
            },
            Row {
                part: &[("län", "Uppsala")],
                from: "2015-Q1",
                values: "34.1 35.7 35.4 37.8 37.5 38.6 37.6 39.5 38 40.6 40.2 40.7 42 41.8 43;82:190",
            },
            Row {
                part: &[("län", "Värmland")],
                from: "2015-Q1",
                values: "37.4 37.9 36.1 37.6 39.2 35.3 37.6 37 36.4 38.8 36.8 36.3 38.5 37.5 37;56:150",
            },
            Row {
                part: &[("län", "Västerbotten")],
                from: "2015-Q1",
                values: "35.9 35.4 37.2 36.9 38.3 37.8 39 39.1 40.2 39.6 41.3 40.8 42.3 41.9 43;64:150",
            },
            Row {
                part: &[("län", "Västernorrland")],
                from: "2015-Q1",
                values: "37.1 36.2 37.8 36.4 38.8 37.8 39.3 39.6 40.1 40.4 40 39.1 41.7 42.6 43;52:120",
            },
            Row {
                part: &[("län", "Västmanland")],
                from: "2015-Q1",
                values: "41 41.7 42.5 43.7 43.4 43.4 44.2 44.5 45.6 47 46.4 47.8 47.4 48.5 49;64:130",
            },
            Row {
                part: &[("län", "Västra Götaland")],
                from: "2015-Q1",
                values: "36.7 36.3 36.8 38.5 38.8 38.4 39.3 39 40.8 39.9 42.1 42.2 41.3 43.5 43;361:840",
            },
            Row {
                part: &[("län", "Örebro")],
                from: "2015-Q1",
                values: "39.6 38.4 40.3 39.9 40.4 41.7 43.9 42 42 43 44.8 43.9 43.8 45.5 46;69:150",
            },
            Row {
                part: &[("län", "Östergötland")],
                from: "2015-Q1",
                values: "36.3 36.7 36.5 37.6 37.7 40.2 39.4 39.8 39.3 40.4 40.7 44 41.8 42.3 43;95:220",
            },
        ],
        known: "2017-Q3",
        released: QUARTERS,
        ..UNWRITTEN
    },
    Measured {
        name: "Företag som säljer på nätet",
        question: "Hur stor andel av företagen säljer något på nätet?",
        reflects: &["3.1"],
        why: "Att sälja på nätet är den vanligaste digitala affären, och den går att fråga om likadant varje gång.",
        cannot_say: "Hur mycket de säljer. Ett företag med en enda order räknas som ett med tusen.",
        kind: IndicatorKind::World,
        unit: "procent",
        decimals: 1,
        numerator: "Företag som har sålt på nätet under kvartalet",
        denominator: "Alla företag som svarade",
        measures: Measures::Ratio,
        frequency: Frequency::Quarterly,
        source: "Exempeldata: enkät till små företag",
        owner: Owner::Person(ANALYST),
        cost: 80_000,
        smallest_change: "1.5",
        lowest: "0",
        highest: "100",
        dimensions: &["bransch"],
        rows: &[
            Row {
                part: &[],
                from: "2014-Q1",
                values: "27 27.2 25 26.3 27.3 26.9 27.8 27.1 26 28.2 27 27.6 26.8 27.5 26.7 27.1 27.5 27",
            },
            Row {
                part: &[("bransch", "Handel")],
                from: "2014-Q1",
                values: "38.3 40.3 36.8 37.1 38.1 36.1 38.1 38 36.8 38.3 38.8 36.8 38.4 39.7 37.2 36.8 38.7 36.8",
            },
            Row {
                part: &[("bransch", "Tillverkning")],
                from: "2014-Q1",
                values: "20.5 22.8 19.4 19.9 21.4 20 22.2 22.6 19.3 21 22 19.4 21.4 21.1 19.9 21.3 21.6 20.3",
            },
            Row {
                part: &[("bransch", "Hotell och restaurang")],
                from: "2014-Q1",
                values: "34.3 35 33 32.2 34.2 32.7 32.4 35.3 32.9 33.2 34 31.3 32.7 33.4 32.8 33 34.1 31.4",
            },
            Row {
                part: &[("bransch", "Information och kommunikation")],
                from: "2014-Q1",
                values: "40.4 42.2 39.8 41.1 42.1 40.8 40.2 42.7 40.5 42.4 42.5 40.2 42 42.3 38.5 40.8 41.3 39",
            },
        ],
        known: "2017-Q3",
        // The panel was paused in the summer, so the third quarter of 2018 has no value.
        released: &[
            Release { on: (2018, 1, 30), until: "2017-Q4" },
            Release { on: (2018, 4, 27), until: "2018-Q1" },
            Release { on: (2018, 7, 31), until: "2018-Q2" },
        ],
        ..UNWRITTEN
    },
    Measured {
        name: "Digital mognad, självskattning",
        question: "Hur långt har företagen som fått stöd kommit, som de själva ser det?",
        reflects: &["3.1"],
        activities: &["Digitaliseringscheckar till små företag"],
        why: "Visar om de företag vi arbetar med förändras, före och efter.",
        cannot_say: "Om det är vårt stöd som gör det. Den som lär sig mer kan också skatta sig lägre.",
        kind: IndicatorKind::Operations,
        unit: "av 5",
        decimals: 1,
        measures: Measures::Level,
        frequency: Frequency::Yearly,
        source: "Exempeldata: självtest i digitaliseringscheckarna",
        owner: Owner::Manager(DIGITAL),
        cost: 30_000,
        smallest_change: "0.3",
        lowest: "1",
        highest: "5",
        rows: &[Row { part: &[], from: "2016", values: "2.8 2.7 2.9" }],
        known: "2017",
        released: &[Release { on: (2018, 10, 22), until: "2018" }],
        ..UNWRITTEN
    },
    Measured {
        name: GAP,
        question: "Hur mycket fler företag använder digitala tjänster i länet där flest gör det än där minst gör det?",
        reflects: &["3.2"],
        why: "Målet är att tjänsterna når företag i hela landet. Då ska skillnaden mellan länen minska.",
        cannot_say: "Om tjänsterna är bra. Skillnaden kan också minska för att färre använder dem i det bästa länet.",
        kind: IndicatorKind::World,
        desired: Wish::Down,
        unit: "procentenheter",
        decimals: 1,
        measures: Measures::Level,
        frequency: Frequency::Quarterly,
        source: "Exempeldata: användning av digitala tjänster",
        owner: Owner::Person(STATISTICIAN),
        cost: 20_000,
        smallest_change: "3",
        lowest: "0",
        highest: "100",
        defined: Some((2018, 9, 26)),
        rows: &[Row { part: &[], from: "2016-Q1", values: "15.3 15.3 14.9 15.3 15.9 13.9 15.5 16.4 14.1 14.6 17.1" }],
        known: "2018-Q2",
        released: &[Release { on: (2018, 10, 30), until: "2018-Q3" }],
        ..UNWRITTEN
    },
];
