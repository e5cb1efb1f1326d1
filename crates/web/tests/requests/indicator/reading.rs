//! What a reader meets in the example: the list, an indicator with its answer and picture, a goal's and the platform's marks,
//! breaks, and what is said of a goal.

use testkit::client::Installation;

use super::agency::{but, send, with_growth};

#[tokio::test]
async fn every_indicator_of_the_example_has_a_page_in_both_languages() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    let english = installation.reader().await.in_language("en");
    let mut with_picture = 0;
    for number in 1..=26 {
        let page = reader.get(&format!("/indicators/{number}")).await;
        assert_eq!(page.status, 200, "indicator {number}");
        let other = english.get(&format!("/indicators/{number}")).await;
        for markup in [page.text(), other.text()] {
            assert!(
                !markup.contains("NaN") && !markup.contains("headline-") && !markup.contains("verdict-"),
                "{number}"
            );
        }
        if page.says("<svg class=\"chart") {
            with_picture += 1;
            let svg = reader.get(&format!("/indicators/{number}/chart.svg")).await;
            assert!(svg.status == 200 && svg.text().starts_with("<svg xmlns"), "indicator {number}");
        }
    }
    assert!(20 <= with_picture, "only {with_picture} have a picture");
}

#[tokio::test]
async fn the_first_honest_finding_is_there() {
    let installation = Installation::with_example();
    let list = installation.anonymous().get("/indicators").await;
    assert!(list.says("För få mätningar") && list.says("Från målet") && list.says("Mot målet"), "{}", list.main());
    let platform = installation.anonymous().get("/").await;
    assert!(platform.says("class=\"say\""), "goals carry the mark of their lead indicator");
}

#[tokio::test]
async fn a_long_list_is_read_some_at_a_time_and_counted_whole() {
    let (_installation, strategist) = with_growth().await;
    for number in 2..=201 {
        let name = format!("Mått {number}");
        let made = send(&strategist, "/indicators/new", "/indicators", &but("name", &name)).await;
        assert_eq!(made.status, 303, "{}", made.text());
    }
    let shown = |reply: &testkit::client::Reply| reply.main().matches("<h3>").count();
    let first = strategist.get("/indicators?kind=world").await;
    let second = strategist.get("/indicators?kind=world&page=2").await;
    assert!(first.says("/indicators?kind=world&amp;page=2#list"), "{}", first.main());
    assert_eq!((shown(&first), shown(&second)), (200, 1), "each stands on one page");
    assert!(second.says("Mått 201") && !first.says("Mått 201"), "{}", second.main());
    for page in [&first, &second] {
        assert!(page.says(">201<"), "all are counted on each page: {}", page.main());
    }
}

#[tokio::test]
async fn a_goal_shows_its_indicators_as_counts_and_what_is_said_of_it() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let list = strategist.get("/").await.text();
    let goal = list
        .split("/tillvaxtverket/statements/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.parse::<u32>().ok())
        .collect::<Vec<_>>();
    let mut assessed = false;
    for id in goal {
        let page = strategist.get(&format!("/statements/{id}")).await;
        if !page.says("Skriv en bedömning") || assessed {
            continue;
        }
        let path = format!("/statements/{id}/assessment");
        let refused = send(&strategist, &path, &path, &[("judged", "toward"), ("text", "")]).await;
        assert_eq!(refused.status, 422, "an assessment is words");
        let fields =
            [("judged", "cannot-say"), ("text", "För tidigt att säga."), ("disagrees", "Vi vet mer än värdena.")];
        let saved = send(&strategist, &path, &path, &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        assert!(strategist.get(&format!("/statements/{id}")).await.says("För tidigt att säga."));
        assessed = true;
    }
    assert!(assessed, "no goal could be assessed");
}

#[tokio::test]
async fn a_break_can_be_set_aside_with_a_motive_until_a_day() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let page = strategist.get("/indicators/breaks").await;
    let broken = page.text().split("name=\"break\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let aside = "/indicators/breaks/aside";
    let refused =
        send(&strategist, "/indicators/breaks", aside, &[("break", &broken), ("motive", ""), ("until", "")]).await;
    assert_eq!(refused.status, 422);
    let fields = [("break", broken.as_str()), ("motive", "Källan kommer i vår."), ("until", "2099-06-30")];
    let set = send(&strategist, "/indicators/breaks", aside, &fields).await;
    assert_eq!(set.status, 303, "{}", set.text());
    assert!(strategist.get("/indicators/breaks").await.says("Källan kommer i vår."));
    let up = send(&strategist, "/indicators/breaks", "/indicators/breaks/up", &[("break", &broken)]).await;
    assert_eq!(up.status, 303);
    assert!(!strategist.get("/indicators/breaks").await.says("Källan kommer i vår."));
    let nonsense = strategist.post("/indicators/breaks/up", &[("break", "nothing-9")]).await;
    assert_eq!(nonsense.status, 404);
}
