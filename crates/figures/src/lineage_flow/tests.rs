//! What must hold of the flow picture.

use proptest::prelude::*;

use crate::check;

use super::*;

fn group(label: &str, strands: std::ops::Range<u32>, ended: &str) -> Group<'static> {
    let strand = |id| Strand { id, text: if id % 2 == 0 { "Fler företag växer" } else { "Färre regler" } };
    Group { label: label.to_owned(), strands: strands.map(strand).collect(), ended: ended.to_owned() }
}

fn link(from: u32, to: u32) -> Link {
    Link { from, to, kept: false }
}

/// The example agency's simplification: 23 statements become 17.
fn simplification() -> (Vec<Group<'static>>, Vec<Group<'static>>, Vec<Link>) {
    let left = vec![
        group("Vision", 0..1, ""),
        group("Verksamhetsidé", 1..2, ""),
        group("Målbild 2020", 2..3, "borttagen"),
        group("Tre övergripande mål", 3..6, ""),
        group("Tre interna mål", 6..9, ""),
        group("Fjorton prioriteringar", 9..23, "5 borttagna"),
    ];
    let right = vec![
        group("Vision", 0..1, ""),
        group("Verksamhetsidé", 1..2, ""),
        group("Ett övergripande mål", 2..3, ""),
        group("Förenkling", 3..5, ""),
        group("Kompetensförsörjning", 5..7, ""),
        group("Digitalisering", 7..9, ""),
        group("Affärsutveckling", 9..12, ""),
        group("Regional kapacitet", 12..15, ""),
        group("Modern myndighet", 15..17, ""),
    ];
    let replaced = [
        (1, 1),
        (3, 2),
        (4, 2),
        (5, 2),
        (6, 15),
        (7, 15),
        (8, 16),
        (9, 3),
        (10, 4),
        (11, 5),
        (13, 7),
        (14, 7),
        (15, 9),
        (16, 10),
        (18, 12),
        (20, 14),
    ];
    let mut links = vec![Link { from: 0, to: 0, kept: true }];
    links.extend(replaced.map(|(from, to)| link(from, to)));
    (left, right, links)
}

/// 1,430 statements under many headings, most of them kept.
fn large() -> (Vec<Group<'static>>, Vec<Group<'static>>, Vec<Link>) {
    let side = |first: u32, sizes: &[u32]| -> Vec<Group<'static>> {
        let mut from = first;
        let made = sizes.iter().enumerate().map(|(at, size)| {
            let group =
                group(&format!("Område {} med mål", at + 1), from..from + size, &format!("{} borttagna", size / 5));
            from += size;
            group
        });
        made.collect()
    };
    let left = side(0, &[1, 1, 40, 300, 12, 220, 90, 160, 7, 310, 60, 45, 30, 22, 18, 64, 50]);
    let right = side(0, &[1, 1, 120, 280, 140, 60, 90, 200, 110, 6]);
    let links = (0..1430)
        .filter(|id| id % 5 != 3)
        .map(|id| if id % 17 == 0 { link(id, (id * 7) % 1008) } else { link(id, id * 1008 / 1430) })
        .collect();
    (left, right, links)
}

fn drawn(left: &[Group<'_>], right: &[Group<'_>], links: &[Link]) -> String {
    let number = |count: usize| count.to_string();
    let flow = Flow {
        id: "flow",
        title: "Vad som blev av varje formulering",
        description: "En tråd per formulering.",
        left,
        right,
        links,
        others: "Övriga",
        number: &number,
    };
    draw(&flow).into_string()
}

#[test]
fn the_simplification_has_a_thread_for_each_statement() {
    let (left, right, links) = simplification();
    let svg = drawn(&left, &right, &links);
    check::drawing(&svg);
    assert_eq!(check::count(&svg, "path", "gone"), 6, "target picture and five priorities ended");
    assert_eq!(check::count(&svg, "circle", "kn"), 4, "four goals are new");
    assert_eq!(check::count(&svg, "path", "w2"), 1, "the vision was kept");
    assert_eq!(check::count(&svg, "circle", "redf"), 23 + 17, "a knot for each");
    assert_eq!(check::count(&svg, "path", ""), 17 + 6 + 4);
    assert_eq!(svg.matches(r#"r="7""#).count(), 1, "three goals became one");
}

#[test]
fn a_small_flow_is_this_drawing() {
    let left = [group("Mål", 0..2, "borttagen")];
    let right = [group("Mål", 0..1, ""), group("Nytt <område>", 5..6, "")];
    let svg = drawn(&left, &right, &[Link { from: 0, to: 0, kept: true }, link(7, 0), link(0, 99)]);
    check::drawing(&svg);
    insta::assert_snapshot!(svg.replace("><", ">\n<"), @r#"
        <svg class="flow" viewBox="0 0 782 64" role="img" aria-labelledby="flow-title flow-description">
        <title id="flow-title">Vad som blev av varje formulering</title>
        <desc id="flow-description">En tråd per formulering.</desc>
        <path class="gone" d="M154 27H274q6 0 11-5M274 27h13M274 27q6 0 10 5">
        <title>Färre regler</title>
        </path>
        <g class="strands">
        <path class="w2" d="M154 16H624">
        <title>Fler företag växer</title>
        </path>
        <path d="M544 48H624">
        <title>Färre regler</title>
        </path>
        <circle class="kn" cx="544" cy="48" r="4">
        <title>Färre regler</title>
        </circle>
        </g>
        <circle class="redf" cx="154" cy="16" r="3.2">
        </circle>
        <circle class="redf" cx="154" cy="27" r="3.2">
        </circle>
        <circle class="redf" cx="624" cy="16" r="3.2">
        </circle>
        <circle class="redf" cx="624" cy="48" r="3.2">
        </circle>
        <text class="lab" x="292" y="31">borttagen</text>
        <text class="lab2" x="138" y="25.5" text-anchor="end">Mål</text>
        <text class="lab2" x="640" y="20">Mål</text>
        <text class="lab2" x="640" y="52">Nytt &lt;område&gt;</text>
        </svg>
        "#);
}

#[test]
fn many_statements_are_bundles_with_their_numbers() {
    let (left, right, links) = large();
    let svg = drawn(&left, &right, &links);
    check::drawing(&svg);
    let paths = check::count(&svg, "path", "");
    assert!(paths < 200, "{paths} paths");
    assert!(svg.len() < 60_000, "{} bytes", svg.len());
    for number in [300, 280, 310] {
        assert!(svg.contains(&format!(">{number}</text>")), "{number} is written out");
    }
    assert!(svg.contains("Övriga"), "the smallest groups stand together");
}

#[test]
fn nothing_is_a_picture_of_nothing() {
    check::drawing(&drawn(&[], &[], &[]));
    check::drawing(&drawn(&[group("Tom", 0..0, "")], &[group("Mål", 0..1, "")], &[]));
}

/// The heights of the threads that end, with where each end is.
fn ends(svg: &str) -> Vec<(f64, f64)> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let gone = document.descendants().filter(|node| node.attribute("class") == Some("gone"));
    gone.map(|node| {
        let path = node.attribute("d").unwrap().trim_start_matches("M154 ");
        let (y, rest) = path.split_once('H').unwrap();
        (rest.split('q').next().unwrap().parse().unwrap(), y.parse().unwrap())
    })
    .collect()
}

#[test]
fn no_thread_runs_across_a_frayed_end_of_the_simplification() {
    let (left, right, links) = simplification();
    let svg = drawn(&left, &right, &links);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let threads: Vec<(f64, f64)> = document
        .descendants()
        .filter_map(|node| node.attribute("d")?.split_once('C'))
        .map(|(from, to)| {
            (from.trim_start_matches("M154 ").parse().unwrap(), to.rsplit(' ').next().unwrap().parse().unwrap())
        })
        .collect();
    assert!(10 < threads.len());
    for (x, y) in ends(&svg) {
        for (from, to) in &threads {
            let across = within(*from, *to, y - 3.0, y + 3.0);
            assert!(
                across.is_none_or(|(first, last)| last < x || x + 13.0 < first),
                "a thread from {from} to {to} crosses the end at {x}, {y}"
            );
        }
    }
}

proptest! {
    #[test]
    fn any_lineage_can_be_drawn(
        left in prop::collection::vec(0u32..30, 0..20), right in prop::collection::vec(0u32..30, 0..20),
        links in prop::collection::vec((0u32..200, 0u32..200, any::<bool>()), 0..120),
    ) {
        let side = |sizes: &[u32]| -> Vec<Group<'static>> {
            let mut from = 0;
            sizes.iter().map(|size| { from += size; group("Ett område <&> med långt namn i två rader", from - size..from, "slut") }).collect()
        };
        let (left, right) = (side(&left), side(&right));
        let links: Vec<Link> = links.iter().map(|(from, to, kept)| Link { from: *from, to: *to, kept: *kept }).collect();
        check::drawing(&drawn(&left, &right, &links));
    }
}
