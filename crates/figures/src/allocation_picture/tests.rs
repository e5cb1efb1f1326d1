//! What holds for the picture of units against areas.

use proptest::prelude::*;

use crate::check;

use super::*;

fn labels<'a>(texts: &[&'a str]) -> Vec<Label<'a>> {
    texts.iter().map(|text| Label { text, flag: None }).collect()
}

fn drawn(rows: &[&str], columns: &[&str], cells: &[Vec<i64>], before: Option<&[Vec<i64>]>) -> String {
    drawn_of(&labels(rows), &labels(columns), cells, before)
}

fn drawn_of(rows: &[Label<'_>], columns: &[Label<'_>], cells: &[Vec<i64>], before: Option<&[Vec<i64>]>) -> String {
    let picture = AllocationPicture {
        id: "p",
        title: "Resurser",
        description: "Enhet mot område.",
        rows,
        columns,
        cells,
        before,
        written: &|amount| amount.to_string(),
        changed: &|change| format!("{change:+}"),
        sum: "Summa",
        others: "Övriga",
    };
    let svg = draw(&picture).into_string();
    if !svg.is_empty() {
        check::drawing(&svg);
    }
    svg
}

#[test]
fn a_square_is_as_large_as_its_money() {
    let svg = drawn(&["Förenkla"], &["Förenkling", "Digitalisering", "Övrigt"], &[vec![100, 25, 0]], None);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let sides: Vec<&str> = document.descendants().filter_map(|node| node.attribute("width")).collect();
    assert_eq!(sides, ["34", "17"], "a fourth of the money is half the side, and nothing is no square");
    assert_eq!(check::count(&svg, "rect", "was"), 0);
}

#[test]
fn a_scenario_shows_what_was_before() {
    let (before, now) = ([vec![84, 14], vec![3, 168]], [vec![91, 14], vec![3, 162]]);
    let svg = drawn(
        &["Digital utveckling", "Regional tillväxt"],
        &["Digitalisering", "Regional kapacitet"],
        &now,
        Some(&before),
    );
    insta::assert_snapshot!(svg.replace("><", ">\n<"), @r#"
    <svg class="squares" viewBox="0 0 1040 145" role="img" aria-labelledby="p-title p-description">
    <title id="p-title">Resurser</title>
    <desc id="p-description">Enhet mot område.</desc>
    <text class="lab" x="113.7" y="15">Digitalisering</text>
    <text class="lab" x="544.5" y="15">Regional kapacitet</text>
    <text class="lab" x="1040" y="15" text-anchor="end">Summa</text>
    <path class="ax2" d="M0 25H1040">
    </path>
    <text class="lab2" x="0" y="49">Digital utveckling</text>
    <g>
    <title>Digital utveckling, Digitalisering: 91 (+7)</title>
    <rect class="now" x="118.2" y="32.5" width="25" height="25">
    </rect>
    <rect class="was inside" x="118.7" y="33" width="24" height="24">
    </rect>
    <text class="lab2" x="157.7" y="44">91</text>
    <text class="lab2 strong" x="157.7" y="58">+7</text>
    </g>
    <g>
    <title>Digital utveckling, Regional kapacitet: 14</title>
    <rect class="now same" x="556.6" y="40.1" width="9.8" height="9.8">
    </rect>
    <text class="lab2" x="588.5" y="49">14</text>
    </g>
    <text class="lab2 strong" x="1040" y="44" text-anchor="end">105</text>
    <text class="lab2 strong" x="1040" y="58" text-anchor="end">+7</text>
    <path class="ax" d="M0 65H1040">
    </path>
    <text class="lab2" x="0" y="89">Regional tillväxt</text>
    <g>
    <title>Regional tillväxt, Digitalisering: 3</title>
    <rect class="now same" x="128.5" y="82.7" width="4.5" height="4.5">
    </rect>
    <text class="lab2" x="157.7" y="89">3</text>
    </g>
    <g>
    <title>Regional tillväxt, Regional kapacitet: 162 (-6)</title>
    <rect class="now" x="544.8" y="68.3" width="33.4" height="33.4">
    </rect>
    <rect class="was" x="544.5" y="68" width="34" height="34">
    </rect>
    <text class="lab2" x="588.5" y="84">162</text>
    <text class="lab2 strong" x="588.5" y="98">-6</text>
    </g>
    <text class="lab2 strong" x="1040" y="84" text-anchor="end">165</text>
    <text class="lab2 strong" x="1040" y="98" text-anchor="end">-6</text>
    <path class="ax2" d="M0 105H1040">
    </path>
    <text class="lab2 strong" x="0" y="129">Summa</text>
    <text class="lab2 strong" x="157.7" y="124">94</text>
    <text class="lab2 strong" x="157.7" y="138">+7</text>
    <text class="lab2 strong" x="588.5" y="124">176</text>
    <text class="lab2 strong" x="588.5" y="138">-6</text>
    <text class="lab2 strong" x="1040" y="124" text-anchor="end">270</text>
    <text class="lab2 strong" x="1040" y="138" text-anchor="end">+1</text>
    </svg>
    "#);
}

#[test]
fn what_is_new_and_what_is_gone_are_seen() {
    let svg = drawn(&["Enhet"], &["Ett", "Två"], &[vec![10, 0]], Some(&[vec![0, 10]]));
    assert_eq!((check::count(&svg, "rect", "now"), check::count(&svg, "rect", "was")), (1, 1));
    assert!(svg.contains("Ett: 10 (+10)") && svg.contains("Två: 0 (-10)"));
}

#[test]
fn of_many_the_smallest_that_do_not_change_stand_together() {
    let names: Vec<String> = (0..60).map(|at| format!("Enhet {at}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let now: Vec<Vec<i64>> = (0..60).map(|at| vec![1_000 - at]).collect();
    let mut before = now.clone();
    before[59][0] += 1;
    let svg = drawn(&names, &["Område"], &now, Some(&before));
    assert!(svg.contains(">Enhet 59<") && svg.contains(">Övriga<") && !svg.contains(">Enhet 40<"));
    let sum: i64 = now.iter().flatten().sum();
    assert!(svg.contains(&format!(">{sum}<")), "nothing is lost");
}

#[test]
fn without_rows_or_columns_there_is_no_picture() {
    assert_eq!(drawn(&[], &["Område"], &[], None), "");
    assert_eq!(drawn(&["Enhet"], &[], &[], None), "");
    assert!(drawn(&["Enhet"], &["Område"], &[], None).contains("Enhet"), "nothing in it is still a picture");
}

#[test]
fn tones_follow_the_share_of_the_most() {
    let tones = [0, 2, 8, 22, 78, 158, 188].map(|amount| tone(amount, 188));
    assert_eq!(tones, ["h0", "h1", "h2", "h3", "h4", "h5", "h5"]);
    assert_eq!((tone(-5, 188), tone(5, 0)), ("h0", "h0"));
}

proptest! {
    #[test]
    fn any_allocation_can_be_drawn(
        rows in 1..40_usize,
        columns in 1..20_usize,
        amounts in prop::collection::vec(prop_oneof![Just(0), -9..1_000_000_000_000_i64], 0..200),
        moved in prop::collection::vec(-1_000_000_i64..1_000_000, 0..40),
        label in "[A-Öa-ö ]{0,50}",
    ) {
        let cells: Vec<Vec<i64>> = amounts.chunks(columns).map(<[i64]>::to_vec).collect();
        let mut before = cells.clone();
        before.iter_mut().flatten().zip(&moved).for_each(|(cell, moved)| *cell += moved);
        let svg = drawn(&vec![label.as_str(); rows], &vec![label.as_str(); columns], &cells, Some(&before));
        let document = roxmltree::Document::parse(&svg).unwrap();
        let size: Vec<f64> =
            document.root_element().attribute("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
        for square in document.descendants().filter(|node| node.has_tag_name("rect")) {
            let number = |name| square.attribute(name).unwrap().parse::<f64>().unwrap();
            prop_assert!(0.0 <= number("x") && number("x") + number("width") <= size[2]);
            prop_assert!(0.0 <= number("y") && number("y") + number("height") <= size[3]);
        }
    }
}

#[test]
fn a_flag_stands_after_the_name_of_what_is_marked_and_nothing_else() {
    let flagged = |text| Label { text, flag: Some("Utpekad") };
    let plain = |text| Label { text, flag: None };
    for columns in [1, 14] {
        let columns: Vec<Label<'_>> = (0..columns)
            .map(|at| if at == 0 { flagged("Förenkling") } else { plain("Digitaliseringsområdet") })
            .collect();
        let cells = vec![vec![1; columns.len()]; 2];
        let svg = drawn_of(&[flagged("Förenkla"), plain("Regioner")], &columns, &cells, None);
        assert_eq!(svg.matches("<title>Utpekad</title>").count(), 2, "{svg}");
    }
    assert!(!drawn(&["Förenkla"], &["Förenkling"], &[vec![1]], None).contains("icon-flag"));
}
