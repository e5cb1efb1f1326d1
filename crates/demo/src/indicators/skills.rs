//! What reflects Kompetensförsörjning: one of its goals. The other has no indicator, and says so. Every value is invented.

use domain::indicator::{Frequency, IndicatorKind, Measures};

use crate::indicators::table::{MONTHS, Measured, Owner, QUARTERS, Release, Row, UNWRITTEN, Wish};
use crate::people::{ANALYST, SKILLS, STATISTICIAN};

/// What an import was taken back for.
pub(super) const VACANCIES: &str = "Jobb som är lediga efter tre månader";

const VACANCIES_KNOWN: [Release; 11] = {
    let mut months = [MONTHS[0]; 11];
    let mut at = 0;
    while at < 11 {
        months[at] = MONTHS[at];
        at += 1;
    }
    // The file that came on the fifteenth was the wrong one.
    months[8] = Release { on: (2018, 8, 16), until: "2018-07" };
    months
};

pub(super) const MEASURED: &[Measured] = &[
    Measured {
        name: "Företag som hindras av brist på kompetens",
        question: "Hur stor andel av företagen ser brist på kompetens som ett stort hinder?",
        reflects: &["2.1"],
        why: "Målet är att företag hittar den kompetens de behöver. Den här frågan ställs till dem som letar.",
        cannot_say: "Vilken kompetens som saknas. I högkonjunktur letar fler, så andelen stiger också utan att det blivit svårare.",
        kind: IndicatorKind::World,
        desired: Wish::Down,
        unit: "procent",
        decimals: 1,
        numerator: "Företag som svarar ”stort hinder”",
        denominator: "Alla företag som svarade",
        measures: Measures::Ratio,
        frequency: Frequency::Quarterly,
        source: "Exempeldata: enkät till små och medelstora företag",
        owner: Owner::Person(ANALYST),
        cost: 280_000,
        smallest_change: "2",
        lowest: "0",
        highest: "100",
        dimensions: &["län"],
        rows: &[
            Row {
                part: &[],
                from: "2013-Q1",
                values: "19.2 19.3 19.3 20.9 21.9 22.5 21.7 22.4 23.3 24.8 25.1 26.1 26.7 26 27.5 26.9 28.4 29.9 30.2 30.6 30.9 31.7 31.2",
            },
            Row {
                part: &[("län", "Blekinge")],
                from: "2016-Q1",
                values: "24.9 22.5 22.4 24.7 24.3 23.9 22.7 25.9 25.4 22.3 23.7",
            },
            Row {
                part: &[("län", "Dalarna")],
                from: "2016-Q1",
                values: "22.4 19.4 21.3 22.1 22.1 24.4 23.9 24.9 24.7 24.9 26.2",
            },
            Row { part: &[("län", "Gotland")], from: "2016-Q1", values: "25/U /Q /Q 24/U /Q /Q 20/U /Q /Q 23/U /Q" },
            Row {
                part: &[("län", "Gävleborg")],
                from: "2016-Q1",
                values: "24.9 22.6 24.4 24.4 24.7 25.4 27.1 28.2 27.4 27.8 29.6",
            },
            Row {
                part: &[("län", "Halland")],
                from: "2016-Q1",
                values: "25.7 27 27.6 27.6 27.5 28.4 28.7 28.8 29.8 32.3 29.7",
            },
            Row {
                part: &[("län", "Jämtland")],
                from: "2016-Q1",
                values: "31.5 30.6 32.7 31 35.9 35.4 33.4 34 36.6 35.5 36.7",
            },
            Row {
                part: &[("län", "Jönköping")],
                from: "2016-Q1",
                values: "26.7 26.2 30.6 27.7 28.9 28.1 28.4 28.6 30.1 33.1 31.1",
            },
            Row {
                part: &[("län", "Kalmar")],
                from: "2016-Q1",
                values: "24 23.3 22.4 20.7 23.2 24.1 21.1 22.4 22.4 22.6 21.3",
            },
            Row {
                part: &[("län", "Kronoberg")],
                from: "2016-Q1",
                values: "23.2 22.7 24.3 23.7 25.9 24.6 27.4 26.3 27.3 27.9 26.7",
            },
            Row {
                part: &[("län", "Norrbotten")],
                from: "2016-Q1",
                values: "31.6 33.3 33.4 32.8 33.1 34.8 34.2 34.4 35.1 35.4 36.3",
            },
            Row {
                part: &[("län", "Skåne")],
                from: "2016-Q1",
                values: "25.6 26.5 28.2 27 28.5 28.6 29.1 31.5 30.4 31.3 30.9",
            },
            Row {
                part: &[("län", "Stockholm")],
                from: "2016-Q1",
                values: "25.5 26.1 27 26.7 26.4 26.7 27.6 29.4 29.2 29.1 29.8",
            },
            Row {
                part: &[("län", "Södermanland")],
                from: "2016-Q1",
                values: "25.2 24.2 24.4 23.9 23.5 26 27.7 26.5 29.8 27.8 29.6",
            },
            Row {
                part: &[("län", "Uppsala")],
                from: "2016-Q1",
                values: "25.6 26 27.2 27.7 26.5 28.1 29 28.8 29 31.3 30",
            },
            Row {
                part: &[("län", "Värmland")],
                from: "2016-Q1",
                values: "22.6 21.6 23.3 23.1 24.5 24.4 25.1 26 26.1 26.2 26.3",
            },
            Row {
                part: &[("län", "Västerbotten")],
                from: "2016-Q1",
                values: "32.1 32.7 34.2 31.2 33 32.4 34.5 35.2 36 34.7 35.8",
            },
            Row {
                part: &[("län", "Västernorrland")],
                from: "2016-Q1",
                values: "27.9 29.4 29.3 27.6 28.3 29.9 30.9 30.6 31.3 32.7 32.8",
            },
            Row {
                part: &[("län", "Västmanland")],
                from: "2016-Q1",
                values: "25.3 27.8 28.2 26.8 28.7 29.5 29.8 28.4 32 30.8 31.2",
            },
            Row {
                part: &[("län", "Västra Götaland")],
                from: "2016-Q1",
                values: "20.5 21.4 20.8 22 21.6 21.7 24.1 25.1 24.2 25 26.6",
            },
            Row {
                part: &[("län", "Örebro")],
                from: "2016-Q1",
                values: "23.5 21.9 23.3 22.2 23.7 25.2 25.2 24.8 27.5 25.6 27.2",
            },
            Row {
                part: &[("län", "Östergötland")],
                from: "2016-Q1",
                values: "20.6 19.5 22.3 22.9 22.6 23.6 25.4 23.3 25.8 24.9 27.4",
            },
        ],
        known: "2017-Q3",
        released: QUARTERS,
        ..UNWRITTEN
    },
    Measured {
        name: VACANCIES,
        question: "Hur många jobb har varit lediga i mer än tre månader?",
        reflects: &["2.1"],
        why: "Ett jobb som står tomt så länge är en kompetens som företaget inte hittar.",
        cannot_say: "Hur många jobb som aldrig utlyses för att företaget inte tror att någon söker.",
        kind: IndicatorKind::World,
        desired: Wish::Down,
        unit: "antal",
        decimals: 0,
        measures: Measures::Stock,
        frequency: Frequency::Monthly,
        source: "Exempeldata: annonser om lediga jobb",
        owner: Owner::Person(STATISTICIAN),
        cost: 10_000,
        smallest_change: "300",
        lowest: "0",
        dimensions: &["län"],
        rows: &[
            Row {
                part: &[],
                from: "2015-10",
                values: "4047 3793 3743 4084 4160 4451 4351 4413 4182 4155 3982 4477 3924 4124 4161 4473 4625 4667 4749 4692 4684 4549 4539 4842 5002 4917 4534 4860 5021 5038 5255 5089 5012 4896 5256 5440",
            },
            Row {
                part: &[("län", "Blekinge")],
                from: "2016-10",
                values: "81 89 103 99 109 103 110 112 103 99 103 107 121 113 94 106 112 117 123 118 115 106 119 132",
            },
            Row {
                part: &[("län", "Dalarna")],
                from: "2016-10",
                values: "96 100 91 102 107 116 99 97 98 116 107 114 110 106 102 103 121 110 117 109 116 113 118 117",
            },
            Row {
                part: &[("län", "Gotland")],
                from: "2016-10",
                values: "88 86 95 103 103 109 107 106 97 100 108 106 103 109 100 115 121 109 136 107 118 109 112 122",
            },
            Row {
                part: &[("län", "Gävleborg")],
                from: "2016-10",
                values: "91 88 99 93 100 107 106 107 117 105 91 111 110 104 111 105 108 121 126 106 115 113 119 129",
            },
            Row {
                part: &[("län", "Halland")],
                from: "2016-10",
                values: "90 103 92 97 99 113 116 113 97 102 102 111 112 116 105 105 110 104 117 117 111 104 127 113",
            },
            Row {
                part: &[("län", "Jämtland")],
                from: "2016-10",
                values: "98 94 91 112 100 102 112 114 101 100 108 105 111 104 101 114 127 114 120 119 105 106 123 117",
            },
            Row {
                part: &[("län", "Jönköping")],
                from: "2016-10",
                values: "188 179 210 209 217 208 210 248 254 225 248 238 237 235 229 228 257 270 265 280 242 244 249 265",
            },
            Row {
                part: &[("län", "Kalmar")],
                from: "2016-10",
                values: "92 96 88 92 105 113 114 105 113 98 98 103 111 110 109 117 120 114 117 100 118 110 115 121",
            },
            Row {
                part: &[("län", "Kronoberg")],
                from: "2016-10",
                values: "93 94 89 107 112 106 107 106 102 97 104 112 106 116 101 117 104 103 119 115 112 118 123 117",
            },
            Row {
                part: &[("län", "Norrbotten")],
                from: "2016-10",
                values: "95 105 90 107 103 111 103 103 111 101 108 115 108 104 107 107 126 118 121 118 117 124 120 117",
            },
            Row {
                part: &[("län", "Skåne")],
                from: "2016-10",
                values: "453 497 514 545 535 534 568 578 562 540 541 613 633 643 547 490 583 560 657 602 572 520 621 665",
            },
            Row {
                part: &[("län", "Stockholm")],
                from: "2016-10",
                values: "874 917 1004 1068 1089 1126 1104 1024 1069 1061 1126 1221 1104 1199 1029 1160 1235 1193 1249 1179 1148 1087 1231 1163",
            },
            Row {
                part: &[("län", "Södermanland")],
                from: "2016-10",
                values: "83 93 91 104 103 101 104 101 105 95 105 127 103 104 103 127 103 109 115 109 118 111 108 105",
            },
            Row {
                part: &[("län", "Uppsala")],
                from: "2016-10",
                values: "155 160 156 175 172 177 196 188 175 178 180 206 215 219 169 225 202 208 206 202 191 187 222 232",
            },
            Row {
                part: &[("län", "Värmland")],
                from: "2016-10",
                values: "91 90 91 100 99 109 101 101 99 107 102 112 108 121 100 102 113 104 115 112 127 108 121 116",
            },
            Row {
                part: &[("län", "Västerbotten")],
                from: "2016-10",
                values: "87 83 102 107 106 105 118 106 98 102 98 112 119 114 98 110 113 120 111 118 115 112 120 110",
            },
            Row {
                part: &[("län", "Västernorrland")],
                from: "2016-10",
                values: "73 101 96 106 99 106 103 97 104 104 105 108 110 118 93 114 110 121 113 117 103 115 108 121",
            },
            Row {
                part: &[("län", "Västmanland")],
                from: "2016-10",
                values: "86 78 97 89 112 105 117 118 110 102 107 110 118 106 99 107 112 102 116 109 114 114 123 133",
            },
            Row {
                part: &[("län", "Västra Götaland")],
                from: "2016-10",
                values: "697 761 711 793 819 839 786 819 753 716 813 899 872 808 803 717 866 876 927 934 791 924 923 1018",
            },
            Row {
                part: &[("län", "Örebro")],
                from: "2016-10",
                values: "88 101 95 102 105 103 86 103 108 103 108 107 123 106 97 109 112 116 106 121 110 113 112 127",
            },
            Row {
                part: &[("län", "Östergötland")],
                from: "2016-10",
                values: "195 218 220 213 226 227 231 225 221 240 226 249 258 268 204 214 249 236 264 241 261 231 250 279",
            },
        ],
        known: "2017-10",
        released: &VACANCIES_KNOWN,
        ..UNWRITTEN
    },
    Measured {
        name: "Deltagare som fått jobb eller uppdrag",
        question: "Hur stor andel av deltagarna i våra insatser har jobb eller uppdrag ett halvår senare?",
        reflects: &["2.1"],
        why: "Visar om det vi själva gör hjälper företag och människor att hitta varandra.",
        cannot_say: "Om de hade fått jobb ändå.",
        kind: IndicatorKind::Operations,
        unit: "procent",
        decimals: 0,
        numerator: "Deltagare med jobb eller uppdrag",
        denominator: "Alla deltagare som har avslutat",
        measures: Measures::Ratio,
        frequency: Frequency::EveryTertial,
        source: "Exempeldata: uppföljning av deltagare",
        owner: Owner::Manager(SKILLS),
        cost: 60_000,
        smallest_change: "4",
        lowest: "0",
        highest: "100",
        dimensions: &["kön"],
        rows: &[
            Row { part: &[], from: "2016-T1", values: "41 43 42 45 46 48 47 51" },
            Row { part: &[("kön", "kvinnor")], from: "2016-T1", values: "41 45 43 45 47 48 48 53" },
            Row { part: &[("kön", "män")], from: "2016-T1", values: "41 43 41 45 47 49 47 50" },
        ],
        known: "2017-T2",
        released: &[
            Release { on: (2018, 2, 5), until: "2017-T3" },
            Release { on: (2018, 6, 4), until: "2018-T1" },
            Release { on: (2018, 10, 1), until: "2018-T2" },
        ],
        ..UNWRITTEN
    },
];
