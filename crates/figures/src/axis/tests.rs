//! What must hold of axes.

use proptest::prelude::*;

use super::*;

fn written(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}").replace('.', ",")
}

fn labels(numbers: &[f64], possible: (Option<f64>, Option<f64>)) -> Vec<String> {
    Round::enclosing(numbers.iter().copied(), possible, 5).labels(&written, "%")
}

#[test]
fn numbers_are_round_and_the_unit_stands_once() {
    assert_eq!(labels(&[35.0, 60.0], (None, None)), ["35", "40", "45", "50", "55", "60\u{a0}%"]);
    assert_eq!(labels(&[69.3, 77.1], (Some(0.0), Some(100.0))), ["68", "70", "72", "74", "76", "78\u{a0}%"]);
    assert_eq!(labels(&[0.1, 1.3], (None, None)), ["0,00", "0,25", "0,50", "0,75", "1,00", "1,25\u{a0}%"]);
    assert_eq!(
        labels(&[35.0, 61.0], (None, None)).last().map(String::as_str),
        Some("60\u{a0}%"),
        "one is passed by a little"
    );
    assert_eq!(labels(&[-3.0, 4.0], (None, None)), ["-4", "-2", "0", "2", "4\u{a0}%"]);
}

#[test]
fn a_constant_has_room_but_not_beyond_what_is_possible() {
    assert_eq!(labels(&[42.0, 42.0], (None, None)), ["36", "38", "40", "42", "44", "46\u{a0}%"]);
    assert_eq!(labels(&[100.0], (Some(0.0), Some(100.0))), ["90", "92", "94", "96", "98", "100\u{a0}%"]);
    assert_eq!(labels(&[0.0], (Some(0.0), Some(100.0))).first().map(String::as_str), Some("0,0"));
    assert_eq!(labels(&[], (None, None)).len(), 6);
}

fn along(from: f64, to: f64, a_year: u32, room: f64, wanted: &[f64]) -> Along {
    let part = |nth: u32| format!("kv. {nth}");
    Along::of(Scale { numbers: (from, to), lengths: (0.0, room) }, Periods { a_year, part: &part }, wanted)
}

fn words(labels: &[(f64, String)]) -> Vec<&str> {
    labels.iter().map(|(_, label)| label.as_str()).collect()
}

#[test]
fn years_stand_under_their_middle() {
    let quarters = along(2012.0, 2022.0, 4, 800.0, &[]);
    assert_eq!(quarters.years.first(), Some(&(40.0, "2012".to_owned())));
    assert_eq!(quarters.years.len(), 10);
    assert!(quarters.parts.is_empty());
}

#[test]
fn surveys_every_third_year_have_their_own_years() {
    let surveys = along(2011.0, 2021.0, 1, 700.0, &[2011.0, 2014.0, 2017.0, 2020.0]);
    assert_eq!(words(&surveys.years), ["2011", "2014", "2017", "2020"]);
}

#[test]
fn quarters_are_named_where_there_is_room() {
    let few = along(2017.5, 2019.0, 4, 600.0, &[]);
    assert_eq!(words(&few.parts), ["kv. 3", "kv. 4", "kv. 1", "kv. 2", "kv. 3", "kv. 4"]);
    assert_eq!(words(&few.years), ["2017", "2018"]);
}

proptest! {
    #[test]
    fn labels_of_time_never_overlap(
        from in -100.0..3000.0_f64, years in 0.05..400.0_f64, a_year in prop::sample::select(vec![1_u32, 2, 3, 4, 12]),
        room in 60.0..900.0_f64, wanted in prop::collection::vec(0.0..1.0_f64, 0..20),
    ) {
        let mut wanted: Vec<f64> = wanted.iter().map(|share| from + share * years).collect();
        wanted.sort_by(f64::total_cmp);
        let along = along(from, from + years, a_year, room, &wanted);
        for row in [&along.years, &along.parts] {
            for pair in row.windows(2) {
                let width = |label: &str| text_width(label, 12.0) / 2.0;
                prop_assert!(pair[0].0 + width(&pair[0].1) < pair[1].0 - width(&pair[1].1), "{:?}", pair);
            }
        }
        prop_assert!(along.marks.iter().all(|mark| mark.is_finite()));
    }

    #[test]
    fn round_numbers_enclose_any_numbers(
        numbers in prop::collection::vec(prop_oneof![any::<f64>(), -100.0..100.0_f64, Just(0.0), Just(f64::NAN)], 1..20),
        most in 1_usize..8,
    ) {
        let round = Round::enclosing(numbers.iter().copied(), (None, None), most);
        let (low, high) = round.ends;
        prop_assert!(low < high, "{round:?}");
        prop_assert!(round.ticks.iter().all(|tick| tick.is_finite()) && round.ticks.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(round.ticks.len() <= most + 3, "{round:?}");
        for number in numbers.into_iter().filter_map(drawable) {
            let slack = (high - low) * 1e-6;
            prop_assert!(low - slack <= number && number <= high + slack, "{number} {round:?}");
        }
    }
}
