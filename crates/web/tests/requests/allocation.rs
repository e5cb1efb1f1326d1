//! Where a round's resources lie, asked through the whole server: sums against frames, every way to cut them, the file of
//! what is shown, and last year's in this year's units.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::activity::WHOLE;
use domain::planning::course::Opening;
use domain::regrouping::{Part, Wish};
use domain::text::Name;
use jiff::civil::date;
use testkit::client::{Client, Installation};
use testkit::planning::{COMPANIES, DIGITAL, PORTAL, ROUND, SERVICE, STAFF};

const PAGE: &str = "/planning/1/allocation";

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// The lines of the file, each with its cells.
async fn file(client: &Client, query: &str) -> Vec<Vec<String>> {
    let reply = client.get(&format!("{PAGE}/file?{query}")).await;
    assert_eq!(reply.status, 200, "{query}");
    assert!(reply.header("content-type").starts_with("text/csv"), "{query}");
    let text = reply.text();
    let lines = text.trim_start_matches('\u{feff}').lines();
    lines.map(|line| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect()).collect()
}

/// The number in a cell, in hundredths; nothing where nothing stands.
fn number(cell: &str) -> i64 {
    let (whole, parts) = cell.split_once(',').unwrap_or((cell, ""));
    format!("{whole}{parts:0<2}").parse().unwrap_or(0)
}

#[tokio::test]
async fn sums_are_those_of_the_plans_whichever_way_they_are_cut() {
    let installation = Installation::planning();
    let reader = installation.reader().await;
    for query in ["", "cut=unit-source", "cut=area-source", "areas=all", "units=none", "cut=area-source&areas=all"] {
        for (measure, total) in [("kronor", 1_000_000_000), ("people", 1_000)] {
            let lines = file(&reader, &format!("{query}&in={measure}")).await;
            let at = lines[0].iter().position(|head| head == "Summa").unwrap();
            let sums = lines.iter().find(|line| line[0] == "Summa").unwrap();
            assert_eq!(number(&sums[at]), total, "{query} {measure}: {lines:?}");
            if query.contains("areas=all") {
                continue; // An area stands there beside the goals that it is the sum of.
            }
            assert_eq!(sums[1..at].iter().map(|cell| number(cell)).sum::<i64>(), total, "{query} {measure}: {lines:?}");
        }
        let page = reader.get(&format!("{PAGE}?{query}&scale=kr")).await;
        assert!(page.status == 200 && page.says("10\u{a0}000\u{a0}000"), "{query}: {}", page.main());
        assert_eq!(reader.get(&format!("{PAGE}?{query}&as=picture")).await.status, 200, "{query}");
    }
}

#[tokio::test]
async fn frames_stand_beside_and_what_passes_one_says_so() {
    let installation = Installation::planning();
    let reader = installation.reader().await;
    let page = reader.get(&format!("{PAGE}?scale=tkr")).await;
    let row = page.main().split("<tr").find(|row| row.contains(">Service</span>")).unwrap_or_default().to_owned();
    assert!(row.contains("2\u{a0}500") && row.contains("2\u{a0}000") && row.contains("500 över"), "{row}");
    let row = page.main().split("<tr").find(|row| row.contains(">Digital utveckling</span>")).unwrap().to_owned();
    assert!(row.contains("7\u{a0}000") && row.contains("8\u{a0}000") && !row.contains("över"), "{row}");
    let lines = file(&reader, "").await;
    let frame = lines[0].iter().position(|head| head == "Ram").unwrap();
    let of = |unit: &str| lines.iter().find(|line| line[0] == unit).map(|line| number(&line[frame])).unwrap();
    assert_eq!((of("Digital utveckling"), of("Service"), of("Summa")), (800_000_000, 200_000_000, 1_000_000_000));
}

#[tokio::test]
async fn it_is_for_those_who_may_read_the_planning_and_scenarios_for_those_who_steer() {
    let installation = Installation::planning();
    assert_eq!(installation.anonymous().get(PAGE).await.status, 303);
    let reader = installation.reader().await;
    assert!(!reader.get(PAGE).await.says("/scenarios#new"));
    assert!(installation.strategist().await.get(PAGE).await.says("/scenarios#new"));
    assert!(reader.get("/planning/9/allocation").await.is_not_found());
    let english = installation.reader().await.in_language("en").get(PAGE).await;
    assert!(english.says("Result area") || english.says("result area"), "{}", english.main());
}

/// The agency after a round for 2020 was opened, and its units changed on its first day: one split, two merged.
fn regrouped() -> Installation {
    let installation = Installation::planning();
    let opening = Opening {
        name: name("2020"),
        from: date(2020, 1, 1),
        until: date(2020, 12, 31),
        based_on: Some(ROUND),
        calendar: Vec::new(),
    };
    installation.amend(|organisation, context| organisation.open_planning(context, opening.clone()));
    let part = |called, share, activities| Part {
        name: name(called),
        parent: Some(COMPANIES),
        share,
        activities,
        people: Vec::new(),
    };
    let split = Wish::Split {
        unit: DIGITAL,
        parts: vec![part("Tjänster", 6_000, Vec::new()), part("Handel", WHOLE - 6_000, vec![PORTAL])],
    };
    let merge = Wish::Merge { units: vec![SERVICE, STAFF], name: name("Stöd & <service>"), parent: None };
    for wish in [split, merge] {
        installation.amend(|organisation, context| organisation.regroup(context, date(2020, 1, 1), wish.clone(), None));
    }
    installation
}

#[tokio::test]
async fn last_year_is_seen_in_this_year_s_units_with_the_same_sums() {
    let installation = regrouped();
    let reader = installation.reader().await;
    for query in ["", "cut=unit-source", "areas=all", "in=people", "cut=unit-source&in=people"] {
        let (own, seen) = (file(&reader, query).await, file(&reader, &format!("{query}&units-of=2")).await);
        // Not the last column: the frames of units stay in the units that they were given to.
        let sums = |lines: &[Vec<String>]| {
            let at = lines[0].iter().position(|head| head == "Summa").unwrap();
            let line = lines.iter().find(|line| line[0] == "Summa").unwrap();
            line[..=at].to_vec()
        };
        assert_eq!(sums(&own), sums(&seen), "{query}");
        let rows = |lines: &[Vec<String>]| lines.iter().map(|line| line[0].clone()).collect::<Vec<_>>();
        for (unit, is_own) in [("Digital utveckling", true), ("Service", true), ("Tjänster", false), ("Handel", false)]
        {
            assert_eq!(rows(&own).iter().any(|row| row == unit), is_own, "{query}: {unit} in {:?}", rows(&own));
            assert_eq!(rows(&seen).iter().any(|row| row == unit), !is_own, "{query}: {unit} in {:?}", rows(&seen));
        }
    }
    let seen = file(&reader, "units-of=2").await;
    let at = seen[0].iter().position(|head| head == "Summa").unwrap();
    let of = |unit: &str| seen.iter().find(|line| line[0] == unit).map(|line| number(&line[at])).unwrap();
    assert_eq!(of("Handel"), 300_000_000, "the activity that was said to go there");
    assert_eq!(of("Tjänster"), 400_000_000, "and the one that goes on");
    assert_eq!(of("Stöd & <service>"), 300_000_000, "both that were merged");
}

#[tokio::test]
async fn what_was_split_and_merged_is_told_and_where_nothing_changed_nothing_is_offered() {
    let installation = regrouped();
    let reader = installation.reader().await;
    let own = reader.get(PAGE).await;
    assert!(own.says("Enheterna 2019</a>") && own.says("units-of=2"), "{}", own.main());
    let page = reader.get(&format!("{PAGE}?units-of=2")).await;
    let main = page.main();
    assert!(main.contains("2019 i enheterna 2020"), "{main}");
    assert!(main.contains("Digital utveckling delades: Tjänster (60\u{a0}%), Handel (40\u{a0}%)."), "{main}");
    assert!(main.contains("Service, Gd-staben slogs samman till Stöd &amp; &lt;service&gt;."), "{main}");
    assert!(main.contains("Summorna är desamma") && !main.contains("över</small>"), "{main}");
    assert!(
        main.contains("units-of=2&amp;in=people") || main.contains("in=people&amp;units-of=2"),
        "the choice is kept"
    );
    // From this year's allocation the way leads there.
    let next = reader.get("/planning/2/allocation").await;
    assert!(next.says("/planning/1/allocation?units-of=2\">2019 i enheterna 2020</a>"), "{}", next.main());
    assert_eq!(reader.get(&format!("{PAGE}?units-of=2&as=picture")).await.status, 200);
    for wrong in ["1", "9", "x"] {
        let page = reader.get(&format!("{PAGE}?units-of={wrong}")).await;
        assert!(page.status == 200 && !page.says("id=\"in-units\""), "{wrong}");
    }
    let unchanged = Installation::planning();
    assert!(!unchanged.reader().await.get(PAGE).await.says("units-of"));
}
