//! What must hold of trends.

use proptest::prelude::*;

use crate::check;

use super::*;

fn number(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",")
}

fn quarter(nth: u32) -> String {
    format!("kv. {nth}")
}

fn value(time: f64, value: f64) -> Value<'static> {
    Value { time, value: Some(value), interval: None, is_provisional: false, words: "" }
}

fn quarters(values: &[f64]) -> Vec<Value<'static>> {
    values.iter().enumerate().map(|(at, one)| value(2012.0 + at as f64 / 4.0, *one)).collect()
}

fn plain<'a>(values: &'a [Value<'a>], a_year: u32) -> TrendChart<'a> {
    TrendChart {
        id: "t",
        title: "Små företag <digitalt>",
        description: "Det ökar.",
        values,
        periods: Periods { a_year, part: &quarter },
        number: &number,
        unit: "%",
        possible: (Some(0.0), Some(100.0)),
        last: "46",
        breaks: &[],
        limits: None,
        hits: &[],
        target: None,
        forecast: None,
    }
}

fn limits(from: f64) -> Limits<'static> {
    Limits {
        from,
        lower: 35.0,
        mean: 39.0,
        upper: 43.0,
        lower_words: "Undre gräns 35",
        mean_words: "Medel 39",
        upper_words: "Övre gräns 43",
        made_before: None,
        made_words: "",
    }
}

fn wide(chart: &TrendChart<'_>) -> String {
    let svg = draw_one(chart, Size::Wide).into_string();
    check::drawing(&svg);
    svg
}

/// The places of the circles with a class.
fn circles(svg: &str, class: &str) -> Vec<(f64, f64)> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let has = |node: &roxmltree::Node<'_, '_>| {
        node.has_tag_name("circle") && node.attribute("class").is_some_and(|all| all.split(' ').any(|one| one == class))
    };
    let number = |node: roxmltree::Node<'_, '_>, name| node.attribute(name).unwrap().parse().unwrap();
    document.descendants().filter(has).map(|node| (number(node, "cx"), number(node, "cy"))).collect()
}

/// The lines of a class, each as its path.
fn paths(svg: &str, class: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let all = document.descendants().filter(|node| node.has_tag_name("path") && node.attribute("class") == Some(class));
    all.map(|node| node.attribute("d").unwrap().to_owned()).collect()
}

const MANY: [f64; 14] = [39.0, 38.0, 40.0, 39.0, 38.0, 40.0, 39.0, 41.0, 40.0, 41.0, 42.0, 44.0, 45.0, 46.0];

#[test]
fn a_small_trend() {
    let values =
        [value(2011.0, 77.1), value(2014.0, 71.7), Value { interval: Some((68.0, 70.6)), ..value(2017.0, 69.3) }];
    insta::assert_snapshot!(wide(&TrendChart { last: "69,3", ..plain(&values, 1) }).replace("><", ">\n<"), @r#"
        <svg class="chart" viewBox="0 0 840 340" role="img" aria-labelledby="t-title t-description">
        <title id="t-title">Små företag &lt;digitalt&gt;</title>
        <desc id="t-description">Det ökar.</desc>
        <path class="ax" d="M39.8 314H801.3">
        </path>
        <text class="lab" x="31.8" y="318" text-anchor="end">66</text>
        <path class="ax" d="M39.8 264H801.3">
        </path>
        <text class="lab" x="31.8" y="268" text-anchor="end">68</text>
        <path class="ax" d="M39.8 214H801.3">
        </path>
        <text class="lab" x="31.8" y="218" text-anchor="end">70</text>
        <path class="ax" d="M39.8 164H801.3">
        </path>
        <text class="lab" x="31.8" y="168" text-anchor="end">72</text>
        <path class="ax" d="M39.8 114H801.3">
        </path>
        <text class="lab" x="31.8" y="118" text-anchor="end">74</text>
        <path class="ax" d="M39.8 64H801.3">
        </path>
        <text class="lab" x="31.8" y="68" text-anchor="end">76</text>
        <path class="ax" d="M39.8 14H801.3">
        </path>
        <text class="lab" x="31.8" y="18" text-anchor="end">78 %</text>
        <path class="ax2" d="M39.8 314H801.3M94.2 314v5M420.5 314v5M746.9 314v5">
        </path>
        <text class="lab" x="94.2" y="335" text-anchor="middle">2011</text>
        <text class="lab" x="420.5" y="335" text-anchor="middle">2014</text>
        <text class="lab" x="746.9" y="335" text-anchor="middle">2017</text>
        <path class="interval" d="M746.9 264V199">
        </path>
        <path class="line" d="M94.2 36.5L420.5 171.5L746.9 231.5">
        </path>
        <circle class="pt small" cx="94.2" cy="36.5" r="2.2">
        </circle>
        <circle class="pt small" cx="420.5" cy="171.5" r="2.2">
        </circle>
        <circle class="pt" cx="746.9" cy="231.5" r="4">
        </circle>
        <text class="lab2 strong" x="813.3" y="235.5">69,3</text>
        </svg>
        "#);
}

#[test]
fn fewer_than_twelve_are_a_line_with_a_hollow_end() {
    let values = quarters(&MANY[..11]);
    let svg = wide(&TrendChart { limits: Some(limits(2012.0)), ..plain(&values, 4) });
    assert_eq!(check::count(&svg, "rect", "lim"), 0, "no band");
    assert_eq!(circles(&svg, "pt").len() - circles(&svg, "small").len(), 1, "one is hollow");
    let values = quarters(&MANY[..12]);
    let svg = wide(&TrendChart { limits: Some(limits(2012.0)), ..plain(&values, 4) });
    assert_eq!(check::count(&svg, "rect", "lim"), 1);
}

#[test]
fn values_stand_in_the_middle_of_their_periods_and_in_order() {
    let values = quarters(&MANY);
    let svg = wide(&plain(&values, 4));
    let points = circles(&svg, "pt");
    assert_eq!(points.len(), 14);
    assert!(points.windows(2).all(|pair| pair[0].0 < pair[1].0));
    let step = points[1].0 - points[0].0;
    assert!(points.windows(2).all(|pair| (pair[1].0 - pair[0].0 - step).abs() < 0.2), "as far apart as their periods");
    assert!(points[1].1 > points[2].1, "40 is above 38");
}

#[test]
fn the_line_stops_at_gaps_and_at_breaks() {
    let mut values = quarters(&MANY);
    values[4].value = None;
    let breaks = [Break { time: 2014.0, words: "Nytt urval" }];
    let svg = wide(&TrendChart { breaks: &breaks, ..plain(&values, 4) });
    let before = paths(&svg, "line before").concat();
    assert_eq!(before.matches('M').count(), 2, "a gap: {before}");
    assert_eq!(paths(&svg, "line").concat().matches('M').count(), 1);
    assert_eq!(check::count(&svg, "path", "break"), 1);
    assert_eq!(circles(&svg, "before").len(), 7, "values before the break stand back");
    assert!(svg.contains("Nytt urval"));
}

#[test]
fn the_last_break_decides_whether_there_are_enough_for_limits() {
    let values = quarters(&MANY);
    let breaks = [Break { time: 2013.0, words: "Nytt urval" }];
    let svg = wide(&TrendChart { breaks: &breaks, limits: Some(limits(2013.0)), ..plain(&values, 4) });
    assert_eq!(check::count(&svg, "rect", "lim"), 0);
}

#[test]
fn a_provisional_value_is_hollow_and_its_line_dashed() {
    let mut values = quarters(&MANY);
    values[13].is_provisional = true;
    let hits = [Hit { values: &[12, 13], direction: Direction::Toward, words: "över gränsen" }];
    let svg = wide(&TrendChart { hits: &hits, ..plain(&values, 4) });
    assert_eq!(circles(&svg, "provisional").len(), 1);
    assert_eq!(paths(&svg, "line provisional").len(), 1);
    assert_eq!(circles(&svg, "hit").len(), 1, "what may be revised is not filled");
}

#[test]
fn a_rule_fills_its_points_in_the_shape_of_the_direction_and_says_why() {
    let values = quarters(&MANY);
    let run = [7, 8, 9, 10, 11, 12, 13];
    for (direction, filled) in [(Direction::Toward, 7), (Direction::Away, 0)] {
        let hits = [Hit { values: &run, direction, words: "7 i rad <över>" }];
        let svg = wide(&TrendChart { limits: Some(limits(2012.0)), hits: &hits, ..plain(&values, 4) });
        assert_eq!(circles(&svg, "hit").len(), filled, "away is a diamond");
        assert_eq!(check::count(&svg, "path", "hit"), 7 - filled);
        assert_eq!(circles(&svg, "ringo").len(), 3, "44, 45 and 46 are outside");
        assert!(svg.contains("7 i rad &lt;över&gt;"));
        assert_eq!(paths(&svg, "brkt").len(), 1, "a bracket over those in a row");
    }
}

/// The lines of words in a picture with a class, each with the area that it takes.
fn words_of(svg: &str, class: &str) -> Vec<(String, [f64; 4])> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let texts =
        document.descendants().filter(|node| node.has_tag_name("text") && node.attribute("class") == Some(class));
    let area = |node: roxmltree::Node<'_, '_>| {
        let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let text = node.text().unwrap_or_default().to_owned();
        let (x, y, width) = (number("x"), number("y"), crate::measure::text_width(&text, 13.0));
        let left = if node.attribute("text-anchor") == Some("middle") { x - width / 2.0 } else { x };
        (text, [left, y - 11.0, left + width, y + 2.0])
    };
    texts.map(area).collect()
}

#[test]
fn in_a_narrow_picture_a_limit_has_no_words_rather_than_words_over_what_a_rule_says() {
    // Up and down for a year, and then upwards for two.
    let before = [4050.0, 3790.0, 3740.0, 4100.0, 4160.0, 4450.0, 4360.0, 4410.0, 4180.0, 4160.0, 3980.0, 4480.0];
    let after = (0..24).map(|month| 3920.0 + 66.0 * f64::from(month));
    let values: Vec<Value<'_>> =
        before.into_iter().chain(after).enumerate().map(|(at, one)| value(2015.75 + at as f64 / 12.0, one)).collect();
    let limits = Limits {
        from: 2015.75,
        lower: 3645.0,
        mean: 4153.0,
        upper: 4661.0,
        lower_words: "Undre gräns 3 645",
        mean_words: "Medel 4 153",
        upper_words: "Övre gräns 4 661",
        made_before: None,
        made_words: "",
    };
    let run: Vec<usize> = (12..36).collect();
    let hits = [Hit { values: &run, direction: Direction::Away, words: "20 värden över det vanliga spannet" }];
    let chart = TrendChart { possible: (None, None), limits: Some(limits), hits: &hits, ..plain(&values, 12) };
    let svg = draw_one(&chart, Size::Narrow).into_string();
    let said = words_of(&svg, "lab2");
    let of_limits: Vec<_> = words_of(&svg, "lab").into_iter().filter(|(text, _)| text.contains("gräns")).collect();
    assert!(said.iter().any(|(text, _)| text.contains("värden")), "{said:?}");
    assert!(of_limits.iter().any(|(text, _)| text.starts_with("Övre")), "there is room for one: {of_limits:?}");
    for (limit, [left, top, right, bottom]) in &of_limits {
        for (text, other) in &said {
            let apart = *right <= other[0] || other[2] <= *left || *bottom <= other[1] || other[3] <= *top;
            assert!(apart, "“{limit}” stands on “{text}”");
        }
    }
}

#[test]
fn the_target_has_a_ring_at_its_time_and_the_forecast_a_band() {
    let values = quarters(&MANY);
    let steps: Vec<Step> = (1..=8)
        .map(|at| Step {
            time: 2015.25 + f64::from(at) / 4.0,
            middle: 46.0,
            low: 46.0 - f64::from(at),
            high: 46.0 + f64::from(at),
        })
        .collect();
    let chart = TrendChart {
        target: Some(Target { from: Some((2012.0, 39.0)), time: Some(2017.25), value: 60.0, words: "Mål 60" }),
        forecast: Some(Forecast { steps: &steps, words: "Prognos 46", coverage_words: "80 av 100" }),
        ..plain(&values, 4)
    };
    let svg = wide(&chart);
    let (ring, last) = (circles(&svg, "goalk")[0], *circles(&svg, "pt").last().unwrap());
    assert!(last.0 < ring.0 && ring.1 < last.1);
    assert_eq!(paths(&svg, "fc").concat().matches('L').count(), 17, "both edges, from the last value");
    for words in ["Mål 60", "Prognos 46", "80 av 100"] {
        assert!(svg.contains(words), "{words}");
    }
    let always = wide(&TrendChart {
        target: Some(Target { from: None, time: None, value: 45.0, words: "Minst 45" }),
        ..plain(&values, 4)
    });
    assert_eq!((circles(&always, "goalk").len(), paths(&always, "goalp").len()), (0, 1));
}

#[test]
fn one_value_and_a_constant_have_a_scale_around_them() {
    let one = [value(2020.0, 42.0)];
    let svg = wide(&plain(&one, 1));
    assert_eq!(circles(&svg, "pt").len(), 1);
    let constant = quarters(&[42.0; 20]);
    let points = circles(&wide(&plain(&constant, 4)), "pt");
    assert!(points.iter().all(|point| point.1 == points[0].1 && 40.0 < point.1 && point.1 < 280.0), "{points:?}");
}

#[test]
fn nothing_known_is_nothing() {
    let none = [Value { value: None, ..value(2020.0, 0.0) }, value(f64::NAN, 1.0), value(2021.0, f64::INFINITY)];
    assert_eq!(draw(&plain(&none, 1)).into_string(), "");
    assert_eq!(draw(&plain(&[], 1)).into_string(), "");
}

#[test]
fn both_sizes_can_stand_on_one_page() {
    let values = quarters(&MANY);
    check::drawing(&format!("<div>{}</div>", draw(&plain(&values, 4)).into_string()));
}

#[test]
fn what_is_said_in_the_picture_can_be_listened_to() {
    let values = quarters(&MANY);
    let svg = wide(&plain(&values, 4));
    assert!(svg.contains(r#"role="img" aria-labelledby="t-title t-description""#));
    assert!(svg.contains("<title id=\"t-title\">Små företag &lt;digitalt&gt;</title>"));
}

#[test]
fn a_wild_interval_does_not_press_the_values_together() {
    let mut values = quarters(&MANY);
    values[0].interval = Some((-4000.0, 9000.0));
    let points = circles(&wide(&plain(&values, 4)), "pt");
    let (low, high) =
        points.iter().fold((f64::MAX, f64::MIN), |(low, high), point| (low.min(point.1), high.max(point.1)));
    assert!(60.0 < high - low, "{low} to {high}");
}

prop_compose! {
    fn any_values()(values in prop::collection::vec(
        (prop::option::weighted(0.85, prop_oneof![4 => -50.0..150.0_f64, 1 => any::<f64>()]), any::<bool>(), prop::option::of(any::<f64>())), 1..70,
    )) -> Vec<Value<'static>> {
        values.into_iter().enumerate().map(|(at, (one, is_provisional, half))| Value {
            time: 2000.0 + at as f64 / 4.0,
            value: one,
            interval: half.map(|half| (one.unwrap_or(0.0) - half, one.unwrap_or(0.0) + half)),
            is_provisional,
            words: "kv. & värde",
        }).collect()
    }
}

proptest! {
    // Each is two pictures with all their words placed.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_trend_can_be_drawn_and_stays_in_its_picture(
        values in any_values(), broken in prop::option::of(1999.0..2020.0_f64), target in prop::option::of((prop::option::of(1999.0..2040.0_f64), any::<f64>())),
        ahead in prop::collection::vec((any::<f64>(), any::<f64>()), 0..9), hit in prop::collection::vec(0_usize..80, 0..9), a_year in prop::sample::select(vec![1_u32, 2, 3, 4, 12]),
    ) {
        let breaks: Vec<Break<'_>> = broken.iter().map(|time| Break { time: *time, words: "Ny fråga & nytt urval" }).collect();
        let steps: Vec<Step> = ahead.iter().enumerate()
            .map(|(at, (middle, half))| Step { time: 2018.0 + at as f64, middle: *middle, low: middle - half, high: middle + half })
            .collect();
        let mut hit = hit;
        hit.sort_unstable();
        hit.dedup();
        let hits = [Hit { values: &hit, direction: Direction::Away, words: "många i rad under det tidigare medelvärdet" }];
        let chart = TrendChart {
            breaks: &breaks,
            limits: Some(Limits { made_before: Some(2004.0), made_words: "Gränserna räknas på 2000–2003", ..limits(2000.0) }),
            hits: &hits,
            target: target.map(|(time, value)| Target { from: Some((2001.0, 3.0)), time, value, words: "Mål" }),
            forecast: Some(Forecast { steps: &steps, words: "Prognos", coverage_words: "80 av 100" }),
            ..plain(&values, a_year)
        };
        for size in [Size::Wide, Size::Narrow] {
            let svg = draw_one(&chart, size).into_string();
            if svg.is_empty() {
                continue;
            }
            check::drawing(&svg);
            let document = roxmltree::Document::parse(&svg).unwrap();
            let frame: Vec<f64> = document.root_element().attribute("viewBox").unwrap().split(' ').map(|one| one.parse().unwrap()).collect();
            for (x, y) in circles(&svg, "pt") {
                prop_assert!(0.0 <= x && x <= frame[2] && 0.0 <= y && y <= frame[3]);
            }
        }
    }
}
