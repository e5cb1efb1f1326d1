//! Writes a page with every picture of indicators, in the product's own style, to be looked at:
//! `cargo run -p figures --example gallery > gallery.html`. The numbers are examples.

use std::io::Write;

use figures::axis::Periods;
use figures::direction_mark::{self, Direction, Movement};
use figures::evidence_coverage::{self, EvidenceCoverage};
use figures::funnel_plot::{self, FunnelPlot, Limit, Part};
use figures::goal_strip::{self, Row};
use figures::icons;
use figures::pace_bars::{self, Pace, PaceBars};
use figures::revisions_chart::{self, Revised, RevisionsChart};
use figures::small_multiples::{self, Multiple};
use figures::sparkline::{Spark, Sparkline};
use figures::trend_chart::{self, Break, Forecast, Hit, Limits, Step, Target, TrendChart, Value};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const THEME: &str = include_str!("../../web/assets/vendor/designsystemet.css");
const STYLE: &str = include_str!("../../web/assets/rodtrad.css");
const PAGES: &str = include_str!("../../web/assets/pages.css");

fn main() -> std::io::Result<()> {
    let scheme = std::env::args().nth(1).unwrap_or_else(|| "light".to_owned());
    let fonts = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/../web/assets/vendor/");
    let style = [THEME, STYLE, PAGES].join("\n").replace("asset:", fonts);
    let page = html! {
        (DOCTYPE)
        html lang="sv" data-color-scheme=(scheme) data-color="neutral" data-size="sm" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Diagram" }
                style { (PreEscaped(style)) }
            }
            body {
                (icons::sprite())
                main.wrap {
                    h1 { "Diagram" }
                    (trends())
                    (comparisons())
                    (goals())
                }
            }
        }
    };
    std::io::stdout().write_all(page.into_string().as_bytes())
}

fn shown(heading: &str, picture: &Markup) -> Markup {
    html! { section.sec { h2 { (heading) } figure.fig { (picture) } } }
}

fn written(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",").replace('-', "\u{2212}")
}

fn quarter(nth: u32) -> String {
    format!("kv. {nth}")
}

fn month(nth: u32) -> String {
    const MONTHS: [&str; 12] = ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"];
    (nth as usize).checked_sub(1).and_then(|at| MONTHS.get(at)).map_or_else(String::new, |name| (*name).to_owned())
}

/// Numbers that look like chance and are the same every time: from -1 to 1.
fn chance(at: usize) -> f64 {
    let turned = (at as f64 * 12.9898 + 4.1).sin() * 43758.5453;
    (turned - turned.floor()) * 2.0 - 1.0
}

fn value(time: f64, value: f64) -> Value<'static> {
    Value { time, value: Some(value), interval: None, is_provisional: false, words: "" }
}

fn empty<'a>(id: &'a str, values: &'a [Value<'a>], a_year: u32, part: &'a dyn Fn(u32) -> String) -> TrendChart<'a> {
    TrendChart {
        id,
        title: "Exempel",
        description: "",
        values,
        periods: Periods { a_year, part },
        number: &written,
        unit: "%",
        possible: (Some(0.0), Some(100.0)),
        last: "",
        breaks: &[],
        limits: None,
        hits: &[],
        target: None,
        forecast: None,
    }
}

const DIGITAL: [f64; 27] = [
    36.2, 40.2, 37.3, 38.6, 40.3, 39.6, 38.5, 39.2, 38.5, 40.2, 39.5, 37.6, 40.1, 38.9, 39.4, 40.3, 37.0, 40.6, 40.6,
    41.8, 44.5, 42.5, 44.0, 46.8, 45.7, 45.7, 46.0,
];

fn trends() -> Markup {
    let digital: Vec<Value<'_>> =
        DIGITAL.iter().enumerate().map(|(at, &one)| value(2012.0 + at as f64 / 4.0, one)).collect();
    let steps: Vec<Step> = (1..=13)
        .map(|at| {
            let ahead = f64::from(at);
            let (middle, half) = (46.0 + 0.59 * ahead, 1.8 * ahead.sqrt() + 0.3);
            Step { time: 2018.5 + ahead / 4.0, middle, low: middle - half, high: middle + half }
        })
        .collect();
    let limits = Limits {
        from: 2012.0,
        lower: 35.0,
        mean: 39.0,
        upper: 43.0,
        lower_words: "Undre gräns 35,0",
        mean_words: "Medel 39,0",
        upper_words: "Övre gräns 43,0",
        made_before: Some(2016.0),
        made_words: "Gränserna räknas på 2012–2015",
    };
    let run: Vec<usize> = (17..27).collect();
    let hits = [
        Hit { values: &run, direction: Direction::Toward, words: "10 kvartal i rad över medelvärdet" },
        Hit {
            values: &[20, 22, 23, 24, 25, 26],
            direction: Direction::Toward,
            words: "6 kvartal utanför det vanliga spannet",
        },
    ];
    let with_all = TrendChart {
        last: "46,0",
        limits: Some(limits),
        hits: &hits,
        target: Some(Target {
            from: Some((2015.75, 39.0)),
            time: Some(2021.75),
            value: 60.0,
            words: "Mål 60\u{a0}% 2021",
        }),
        forecast: Some(Forecast { steps: &steps, words: "Prognos 54\u{a0}%", coverage_words: "grå yta: 80 av 100" }),
        ..empty("digital", &digital, 4, &quarter)
    };
    let surveys: Vec<Value<'_>> = [(2011.0, 77.1), (2014.0, 71.7), (2017.0, 71.4), (2020.0, 69.3)]
        .into_iter()
        .map(|(time, one)| Value { interval: Some((one - 1.3, one + 1.3)), ..value(time, one) })
        .collect();
    let few = TrendChart {
        last: "69,3\u{a0}% 2020",
        target: Some(Target { from: None, time: None, value: 75.0, words: "Minst 75\u{a0}%" }),
        ..empty("surveys", &surveys, 1, &quarter)
    };
    let mut broken: Vec<Value<'_>> = (0..40)
        .map(|at| {
            let level = if at < 14 { 62.0 } else { 55.0 - 0.25 * (at as f64 - 14.0) };
            value(2010.0 + at as f64 / 4.0, level + 2.0 * chance(at))
        })
        .collect();
    broken[7].value = None;
    broken[27].value = None;
    broken[38].is_provisional = true;
    broken[39].is_provisional = true;
    let down: Vec<usize> = (30..40).collect();
    let with_break = TrendChart {
        last: "48\u{a0}% kv.\u{a0}4 2019",
        breaks: &[Break { time: 2013.5, words: "Nytt urval och ny fråga 2013" }],
        limits: Some(Limits {
            from: 2013.5,
            lower: 47.5,
            mean: 53.5,
            upper: 59.5,
            lower_words: "Undre gräns 47,5",
            mean_words: "Medel 53,5",
            upper_words: "Övre gräns 59,5",
            made_before: Some(2016.5),
            made_words: "Gränserna räknas på 2013–2016",
        }),
        hits: &[Hit { values: &down, direction: Direction::Away, words: "10 kvartal i rad under medelvärdet" }],
        ..empty("break", &broken, 4, &quarter)
    };
    let constant: Vec<Value<'_>> = (0..15).map(|at| value(2004.0 + f64::from(at), 42.0)).collect();
    let three: Vec<Value<'_>> =
        [2.7, 3.1, 2.9].iter().zip(2016..).map(|(&one, year)| value(f64::from(year), one)).collect();
    let monthly: Vec<Value<'_>> = (0..60)
        .map(|at| {
            value(
                2015.0 + at as f64 / 12.0,
                1240.0 + 180.0 * (at as f64 / 12.0 * std::f64::consts::TAU).sin() + 60.0 * chance(at) - 3.0 * at as f64,
            )
        })
        .collect();
    let a_year: Vec<Value<'_>> = monthly[..9].to_vec();
    html! {
        (shown("Små företag med digital affär", &trend_chart::draw(&with_all)))
        (shown("Företag som vill växa", &trend_chart::draw(&few)))
        (shown("Kvartal med brott, luckor och preliminära värden", &trend_chart::draw(&with_break)))
        (shown("Alltid detsamma", &trend_chart::draw(&TrendChart { last: "42", unit: "dagar", possible: (Some(0.0), None), ..empty("constant", &constant, 1, &quarter) })))
        (shown("Tre värden", &trend_chart::draw(&TrendChart { last: "2,9 av 5", unit: "", possible: (Some(1.0), Some(5.0)), ..empty("three", &three, 1, &quarter) })))
        (shown("Månader, fem år", &trend_chart::draw(&TrendChart { last: "1 090", unit: "", possible: (None, None), ..empty("monthly", &monthly, 12, &month) })))
        (shown("Månader, under ett år", &trend_chart::draw(&TrendChart { last: "1 150", unit: "", possible: (None, None), ..empty("months", &a_year, 12, &month) })))
    }
}

/// The share that wants to grow 2011, 2014, 2017 and 2020, by län.
const COUNTIES: [(&str, [f64; 4], f64); 8] = [
    ("Blekinge", [74.0, 68.9, 70.2, 66.1], 310.0),
    ("Dalarna", [73.2, 69.0, 66.5, 64.8], 520.0),
    ("Gotland", [72.5, 70.1, 71.8, 72.4], 190.0),
    ("Jönköping", [76.0, 73.3, 71.9, 70.5], 640.0),
    ("Norrbotten", [75.1, 66.2, 63.0, 60.4], 450.0),
    ("Skåne", [78.3, 72.5, 72.6, 70.9], 1480.0),
    ("Stockholm", [81.2, 76.4, 76.9, 75.2], 2900.0),
    ("Västra Götaland", [77.9, 72.2, 72.0, 69.9], 2100.0),
];

fn comparisons() -> Markup {
    let by_county: Vec<Vec<(f64, Option<f64>)>> = COUNTIES
        .iter()
        .map(|(_, values, _)| {
            values.iter().zip([2011.0, 2014.0, 2017.0, 2020.0]).map(|(&one, time)| (time, Some(one))).collect()
        })
        .collect();
    let last: Vec<String> = COUNTIES.iter().map(|(_, values, _)| format!("{} %", written(values[3], 0))).collect();
    let multiples: Vec<Multiple<'_>> = (COUNTIES.iter().zip(&by_county).zip(&last))
        .map(|(((label, values, _), series), last)| {
            let (direction, movement, word) = match values[3] - values[0] {
                change if change < -9.0 => (Direction::Away, Some(Movement::Falling), "Från målet"),
                change if change < -4.0 => (Direction::Few, None, "För lite data"),
                _ => (Direction::None, None, "Ingen rörelse visad"),
            };
            Multiple { label, address: Some("#"), values: series, last, direction, movement, word }
        })
        .collect();
    let parts: Vec<Part<'_>> = COUNTIES
        .iter()
        .map(|(label, values, size)| Part { label, size: *size, value: values[3], words: label })
        .collect();
    let limits: Vec<Limit> = (2..=60)
        .map(|at| {
            let size = f64::from(at) * 50.0;
            let error = (69.3 * 30.7 / size).sqrt();
            Limit {
                size,
                near: (69.3 - 1.96 * error, 69.3 + 1.96 * error),
                far: (69.3 - 3.09 * error, 69.3 + 3.09 * error),
            }
        })
        .collect();
    let funnel = FunnelPlot {
        id: "funnel",
        title: "Län mot riket",
        description: "",
        parts: &parts,
        mean: 69.3,
        limits: &limits,
        number: &written,
        unit: "%",
        possible: (Some(0.0), Some(100.0)),
        size_words: "antal svar",
        mean_words: "Riket 69,3\u{a0}%",
        near_words: "95 av 100 inom",
        far_words: "998 av 1\u{a0}000 inom",
    };
    let revised: Vec<Revised<'_>> = DIGITAL[12..]
        .iter()
        .enumerate()
        .map(|(at, &now)| {
            let then = if at == 14 { None } else { Some(now + if 8 < at { 0.5 * chance(at) } else { 0.0 }) };
            Revised { time: 2015.0 + at as f64 / 4.0, then, now: Some(now), words: "" }
        })
        .collect();
    let revisions = RevisionsChart {
        id: "revisions",
        title: "Då och nu",
        description: "",
        values: &revised,
        periods: Periods { a_year: 4, part: &quarter },
        number: &written,
        unit: "%",
        possible: (Some(0.0), Some(100.0)),
        then_words: "Känt 2018-06-01",
        now_words: "Känt nu",
    };
    html! {
        section.sec { h2 { "Län för län" } (small_multiples::draw(&multiples, Some(71.4))) }
        (shown("Län mot vad slumpen ger", &funnel_plot::draw(&funnel)))
        (shown("Som det var känt då och nu", &revisions_chart::draw(&revisions)))
    }
}

fn goals() -> Markup {
    let pace = |label, a_year, interval, written| Pace { label, a_year, interval, written };
    let paces = PaceBars {
        id: "pace",
        title: "Det behövs nästan dubbelt så hög takt",
        required: pace("Behövs", 4.3, None, "+4,3 per år"),
        actual: pace("Nu", 2.4, Some((1.7, 3.0)), "+2,4 per år"),
        direction: Direction::Toward,
        no_change: "ingen förändring",
    };
    let backwards = PaceBars {
        id: "pace-back",
        title: "Åt fel håll",
        actual: pace("Nu", -1.2, Some((-2.0, -0.3)), "\u{2212}1,2 per år"),
        direction: Direction::Away,
        ..paces
    };
    let series = |values: &[f64]| -> Vec<(f64, Option<f64>)> {
        values.iter().enumerate().map(|(at, &one)| (2012.0 + at as f64 / 4.0, Some(one))).collect()
    };
    let noise: Vec<f64> = (0..24).map(|at| 27.0 + 2.0 * chance(at)).collect();
    let falling: Vec<f64> = (0..24).map(|at| 90.0 - 0.8 * (at as f64 - 10.0).max(0.0) + chance(at)).collect();
    let (digital, noise, falling, few) =
        (series(&DIGITAL), series(&noise), series(&falling), series(&[2.3, 2.7, 3.0, 2.9]));
    let spark = |values, usual, direction| Spark { values, usual, direction };
    let row = |name, spark, movement, word, evidence, evidence_words, last| Row {
        name,
        address: "#",
        language: None,
        spark,
        movement,
        word,
        evidence,
        evidence_words,
        last,
    };
    let rows = [
        row(
            "Små företag med digital affär",
            spark(&digital[..], Some((35.0, 43.0)), Direction::Toward),
            Some(Movement::Rising),
            "Mot målet",
            3,
            "tydligt",
            "46 % kv. 3 2018",
        ),
        row(
            "Serviceställen i glesbygd",
            spark(&falling[..], Some((88.5, 91.5)), Direction::Away),
            Some(Movement::Falling),
            "Från målet",
            2,
            "en antydan",
            "79 kv. 4 2017",
        ),
        row(
            "Företag som säljer på nätet",
            spark(&noise[..], Some((24.6, 29.4)), Direction::None),
            None,
            "Ingen rörelse visad",
            1,
            "24 mätningar",
            "27 % kv. 2 2018",
        ),
        row(
            "Digital mognad, självskattning",
            spark(&few[..], None, Direction::Few),
            None,
            "För lite data",
            0,
            "4 mätningar",
            "2,9 av 5, 2018",
        ),
    ];
    let coverage =
        EvidenceCoverage { id: "coverage", carrying: 5, all: 8, words: "5 av 8 indikatorer kan bära ett omdöme" };
    html! {
        (shown("Takten som behövs och takten nu", &pace_bars::draw(&paces)))
        (shown("Åt fel håll", &pace_bars::draw(&backwards)))
        section.sec { h2 { "Målets indikatorer" } (goal_strip::draw(&rows)) }
        (shown("Hur många kan bära ett omdöme", &evidence_coverage::draw(&coverage)))
        section.sec {
            h2 { "I en rad text" }
            @for row in &rows {
                p.row { (direction_mark::draw(row.spark.direction, row.movement, row.word)) (Sparkline::Small.draw(&row.spark)) }
            }
            p { (direction_mark::draw_large(Direction::Toward, Some(Movement::Falling), "Mot målet")) }
        }
    }
}
