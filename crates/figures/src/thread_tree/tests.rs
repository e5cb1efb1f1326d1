//! What holds for the picture of a thread.

use proptest::prelude::*;

use crate::check;

use super::*;

fn knot(id: u32, text: &str, voice: Voice) -> Knot {
    Knot { id, kicker: format!("Nummer {id}"), text: text.to_owned(), voice, is_here: false, broken: None }
}

fn pictures(levels: &[Vec<Knot>], ties: &[Tie]) -> String {
    let tree = ThreadTree {
        id: "t",
        title: "Tråden",
        description: "Från pengarna till visionen.",
        levels,
        ties,
        others: &|count| format!("{count} till"),
    };
    let svg = format!("<div>{}</div>", draw(&tree).into_string());
    check::drawing(&svg);
    svg
}

fn tie(from: u32, to: u32, share: u32) -> Tie {
    Tie { from, to, share: Some(share) }
}

#[test]
fn the_thread_of_an_activity_is_this_drawing() {
    let levels = [
        vec![knot(1, "Anslag 1:5", Voice::Plain)],
        vec![Knot { is_here: true, ..knot(2, "Robotlyftet", Voice::Work) }],
        vec![knot(3, "Hållbar tillväxt", Voice::Steers)],
    ];
    let svg = pictures(&levels, &[tie(1, 2, 10_000), Tie { from: 2, to: 3, share: None }]);
    insta::assert_snapshot!(svg.replace("><", ">\n<"), @r#"
    <div>
    <svg class="mine" viewBox="0 0 1340 96" role="img" aria-labelledby="t-wide-title t-wide-description">
    <title id="t-wide-title">Tråden</title>
    <desc id="t-wide-description">Från pengarna till visionen.</desc>
    <g class="ml">
    <path stroke-width="21" d="M14 25H76.4C215.2 25 215.2 25 354 25">
    </path>
    <path stroke-width="1.5" d="M354 25H429.9C562 25 562 25 694 25">
    </path>
    </g>
    <circle class="kd" cx="14" cy="25" r="11">
    </circle>
    <text class="lab" x="9" y="53">Nummer 1</text>
    <text class="lab2" x="9" y="70">Anslag 1:5</text>
    <circle class="kd here" cx="354" cy="25" r="11">
    </circle>
    <text class="lab" x="349" y="53">Nummer 2</text>
    <text class="lab3" x="349" y="70">Robotlyftet</text>
    <circle class="kd" cx="694" cy="25" r="11">
    </circle>
    <text class="lab" x="689" y="53">Nummer 3</text>
    <text class="ser" x="689" y="77">Hållbar tillväxt</text>
    </svg>
    <svg class="mine mine--narrow" viewBox="0 0 358 160" role="img" aria-labelledby="t-narrow-title t-narrow-description">
    <title id="t-narrow-title">Tråden</title>
    <desc id="t-narrow-description">Från pengarna till visionen.</desc>
    <g class="ml">
    <path stroke-width="11.6" d="M12 70V120">
    </path>
    <path stroke-width="1.5" d="M12 14V70">
    </path>
    </g>
    <circle class="kd" cx="12" cy="14" r="6">
    </circle>
    <text class="lab" x="30" y="19">Nummer 3</text>
    <text class="ser" x="30" y="43">Hållbar tillväxt</text>
    <circle class="kd here" cx="12" cy="70" r="8">
    </circle>
    <text class="lab" x="30" y="75">Nummer 2</text>
    <text class="lab3" x="30" y="93">Robotlyftet</text>
    <circle class="kd" cx="12" cy="120" r="6">
    </circle>
    <text class="lab" x="30" y="125">Nummer 1</text>
    <text class="lab2" x="30" y="143">Anslag 1:5</text>
    </svg>
    </div>
    "#);
}

#[test]
fn of_many_those_with_the_least_stand_together() {
    let work: Vec<Knot> = (0..40).map(|id| knot(id, &format!("Aktivitet {id}"), Voice::Work)).collect();
    let ties: Vec<Tie> = (0..40).map(|id| tie(id, 100, 10 + id)).collect();
    let svg = pictures(&[work, vec![knot(100, "Målet", Voice::Plain)]], &ties);
    assert_eq!(svg.matches(">27 till<").count(), 2, "once in each picture");
    assert!(svg.contains(">Aktivitet 39<") && !svg.contains(">Aktivitet 5<"));
    assert_eq!(check::count(&svg, "circle", "kd"), 2 * (MOST_KNOTS + 1));
}

#[test]
fn what_hangs_under_two_is_shown_under_both_and_what_leads_to_it_once() {
    let levels = [
        vec![knot(1, "Pengar", Voice::Plain)],
        vec![knot(2, "Aktivitet", Voice::Work)],
        vec![knot(3, "Ett mål", Voice::Plain), knot(4, "Ett annat", Voice::Plain)],
    ];
    let ties = [tie(1, 2, 10_000), tie(2, 3, 5_000), tie(2, 4, 5_000)];
    let svg = pictures(&levels, &ties);
    let narrow = svg.split("mine--narrow").nth(1).unwrap();
    assert_eq!((narrow.matches(">Aktivitet<").count(), narrow.matches(">Pengar<").count()), (2, 1));
}

#[test]
fn nothing_is_no_picture() {
    assert_eq!(pictures(&[], &[]), "<div></div>");
    assert_eq!(pictures(&[vec![], vec![]], &[tie(1, 2, 3)]), "<div></div>");
}

#[test]
fn ties_that_go_back_or_nowhere_are_not_drawn() {
    let levels = [vec![knot(1, "Ett", Voice::Work)], vec![knot(2, "Två", Voice::Plain)]];
    let svg = pictures(&levels, &[tie(2, 1, 5_000), tie(1, 1, 5_000), tie(1, 9, 5_000)]);
    assert!(!svg.contains("<path"));
}

proptest! {
    #[test]
    fn any_thread_can_be_drawn(
        counts in prop::collection::vec(0..20_u32, 0..7),
        pairs in prop::collection::vec((0..80_u32, 0..80_u32, prop::option::of(0..20_000_u32)), 0..120),
        text in "[A-Öa-ö ]{0,120}",
    ) {
        let voices = [Voice::Work, Voice::Plain, Voice::Steers];
        let mut id = 0;
        let levels: Vec<Vec<Knot>> = (counts.iter().enumerate())
            .map(|(level, &count)| {
                let knots = (0..count).map(|at| {
                    id += 1;
                    let broken = (at % 7 == 6).then(|| "Inget mål".to_owned());
                    Knot { is_here: at == 3, broken, ..knot(id, &text, voices[level % 3]) }
                });
                knots.collect()
            })
            .collect();
        let ties: Vec<Tie> = pairs.iter().map(|&(from, to, share)| Tie { from, to, share }).collect();
        let svg = pictures(&levels, &ties);
        let document = roxmltree::Document::parse(&svg).unwrap();
        for picture in document.root_element().children() {
            let size: Vec<f64> = picture.attribute("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
            for knot in picture.descendants().filter(|node| node.has_tag_name("circle")) {
                let number = |name| knot.attribute(name).unwrap().parse::<f64>().unwrap();
                prop_assert!(0.0 <= number("cx") - number("r") && number("cx") + number("r") <= size[2] + 1.0);
                prop_assert!(0.0 <= number("cy") - number("r") && number("cy") + number("r") <= size[3]);
            }
            for text in picture.descendants().filter(|node| node.has_tag_name("text")) {
                let y: f64 = text.attribute("y").unwrap().parse().unwrap();
                prop_assert!(y <= size[3], "a text ends below the picture");
            }
        }
    }
}
