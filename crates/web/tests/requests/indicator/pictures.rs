//! The pictures beside the chart: when each is there, what it says in words, and that none is there without what it needs.

use testkit::client::{Client, Installation};

use super::agency::{GROWTH, send, type_values, with_growth};

/// Brings in a table that was pasted.
async fn paste(client: &Client, table: &str) {
    let looked = client.upload("/indicators/import", "tabell.csv", table.as_bytes()).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    let carried = |name: &str| looked.hidden(name).unwrap_or_else(|| panic!("no {name}: {}", looked.main()));
    let (packed, key) = (carried("file"), carried("request-key"));
    let fields = [
        ("file", packed.as_str()),
        ("request-key", key.as_str()),
        ("name", "tabell.csv"),
        ("way", "file"),
        ("do", "bring-in"),
    ];
    let brought = client.post("/indicators/import/values", &fields).await;
    assert_eq!(brought.status, 303, "{}", brought.main());
}

#[tokio::test]
async fn how_much_values_were_corrected_is_drawn_once_some_are() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2014", "71,7"), ("2017", "71,4")], &[]).await;
    assert!(!strategist.get("/indicators/1").await.says("id=\"revised"), "nothing is corrected yet");
    type_values(&strategist, &[("2017", "71,6")], &[("reason", "Ny vikt för bransch.")]).await;
    let page = strategist.get("/indicators/1").await;
    assert!(
        page.says("Ett värde av 2 har rättats") && page.says("2017: först 71,4\u{a0}%, nu 71,6\u{a0}%"),
        "{}",
        page.main()
    );
    let english = strategist.in_language("en").get("/indicators/1").await;
    assert!(english.says("2017: first 71.4\u{a0}%, now 71.6\u{a0}%"), "{}", english.main());
}

#[tokio::test]
async fn the_pace_is_drawn_where_there_is_a_way_left_to_a_target() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let target = [("target_kind", "at-least"), ("target", "90"), ("target_by", "2022")];
    let fields: Vec<(&str, &str)> = GROWTH.into_iter().chain(target).collect();
    assert_eq!(send(&strategist, "/indicators/new", "/indicators", &fields).await.status, 303);
    type_values(&strategist, &[("2012", "50"), ("2013", "52")], &[]).await;
    assert!(!strategist.get("/indicators/1").await.says("id=\"pace-heading\""), "two values have no pace");
    type_values(&strategist, &[("2014", "54"), ("2015", "56"), ("2016", "58"), ("2017", "60")], &[]).await;
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("+6,0\u{a0}% om året") && page.says("+2,0\u{a0}% om året"), "{}", page.main());
    type_values(&strategist, &[("2018", "91")], &[]).await;
    assert!(!strategist.get("/indicators/1").await.says("id=\"pace-heading\""), "it is reached");
}

/// Rows of counties for 2017, with what their shares were divided from.
fn counties(rows: &[(&str, u32, u32)]) -> String {
    let head = "Indikator;År;län;Värde;Täljare;Nämnare\n".to_owned();
    rows.iter().fold(head, |table, (county, counted, of)| {
        let share = f64::from(*counted) * 100.0 / f64::from(*of);
        let value = format!("{share:.1}").replace('.', ",");
        format!("{table}Företag som vill <i>växa</i>;2017;{county};{value};{counted};{of}\n")
    })
}

#[tokio::test]
async fn parts_stand_against_what_chance_gives_where_it_is_known_what_they_were_divided_from() {
    let rows =
        [("Blekinge", 40, 100), ("Dalarna", 90, 200), ("Gotland", 9, 30), ("Skåne", 500, 1000), ("Uppsala", 280, 400)];
    let (_installation, strategist) = with_growth().await;
    paste(&strategist, &counties(&rows[..4])).await;
    assert!(!strategist.get("/indicators/1").await.says("id=\"funnel-0"), "four are compared as they are");
    paste(&strategist, &counties(&rows)).await;
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("id=\"funnel-0") && page.says("Uppsala: 70,0\u{a0}% av 400"), "{}", page.main());
    let outside = page.text().matches("class=\"ringo\"").count();
    assert_eq!(outside, 2, "one county, in the wide picture and the narrow one: {}", page.main());
    assert!(strategist.in_language("en").get("/indicators/1").await.says("Against what chance gives"));
}

#[tokio::test]
async fn values_that_are_not_what_they_were_divided_from_are_not_held_against_chance() {
    let (_installation, strategist) = with_growth().await;
    let rows = ["Blekinge", "Dalarna", "Gotland", "Skåne", "Uppsala"];
    let table = rows.iter().fold("Indikator;År;län;Värde;Täljare;Nämnare\n".to_owned(), |table, county| {
        format!("{table}Företag som vill <i>växa</i>;2017;{county};{};30;60\n", 10 + county.len())
    });
    paste(&strategist, &table).await;
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("Uppsala") && !page.says("id=\"funnel-0"), "{}", page.main());
}

#[tokio::test]
async fn an_area_shows_the_leads_of_its_goals_and_a_goal_how_many_can_answer() {
    let installation = Installation::with_example();
    for client in [installation.anonymous(), installation.strategist().await] {
        let area = client.get("/statements/35").await;
        assert!(
            area.says("Målens ledande indikatorer") && area.says("5.1 Regioner som når sina egna mål"),
            "{}",
            area.main()
        );
        assert!(
            area.says("en indikation") && area.says("går inte att säga") && area.says("tydligt"),
            "{}",
            area.main()
        );
        let goal = client.get("/statements/48").await;
        assert!(goal.says("svg class=\"coverage\"") && !goal.says("Målens ledande indikatorer"), "{}", goal.main());
        let of_one = client.get("/statements/38").await;
        assert!(of_one.says("Rör det sig?") && !of_one.says("svg class=\"coverage\""), "one sign says it of one");
    }
    let english = installation.anonymous().in_language("en").get("/statements/35").await;
    assert!(english.says("The lead indicators of the goals") && english.says("lang=\"sv\">5.1"), "{}", english.main());
}
