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
    assert!(
        page.says("+6,0\u{a0}procentenheter om året") && page.says("+2,0\u{a0}procentenheter om året"),
        "{}",
        page.main()
    );
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
async fn what_pictures_of_parts_are_drawn_from_can_be_read_and_taken_out() {
    let rows =
        [("Blekinge", 40, 100), ("Dalarna", 90, 200), ("Gotland", 9, 30), ("Skåne", 500, 1000), ("Uppsala", 280, 400)];
    let (_installation, strategist) = with_growth().await;
    paste(&strategist, &counties(&rows)).await;
    let type_whole = type_values(&strategist, &[("2017", "60")], &[]).await;
    assert_eq!(type_whole.status, 303);
    let page = strategist.get("/indicators/1").await;
    let table = page.main();
    let (_, table) = table.split_once("Tabellen bakom bilderna").unwrap_or_else(|| panic!("{}", page.main()));
    let row = |county: &str| table.split("<tr>").find(|row| row.contains(&format!(">{county}<"))).unwrap_or("");
    for said in ["2017", "70,0", "400", "över"] {
        assert!(row("Uppsala").contains(said), "{said}: {}", row("Uppsala"));
    }
    assert!(row("Skåne").contains("inom"), "{}", row("Skåne"));
    // 919 of 1,730, whatever the source says of the whole.
    for said in ["Alla delar 53,1\u{a0}%", "Strecket i mitten, 53,1\u{a0}%", "Helheten är 60,0\u{a0}% i källan"] {
        assert!(page.says(said), "{said}: {}", page.main());
    }
    for file in ["parts.svg", "funnel.svg"] {
        assert!(page.says(&format!("/indicators/1/{file}?by=l%C3%A4n")), "{file}: {}", page.main());
        let svg = strategist.get(&format!("/indicators/1/{file}?by=l%C3%A4n")).await;
        assert!(svg.status == 200 && svg.text().starts_with("<svg xmlns") && svg.says("Uppsala"), "{file}");
    }
    for file in ["parts.png", "funnel.png"] {
        let png = strategist.get(&format!("/indicators/1/{file}?by=l%C3%A4n")).await;
        assert!(png.status == 200 && png.bytes.starts_with(b"\x89PNG"), "{file}");
        assert_eq!(strategist.get(&format!("/indicators/1/{file}?by=storlek")).await.status, 404, "none by size");
    }
}

#[tokio::test]
async fn a_part_whose_last_value_is_hidden_or_old_says_so() {
    let (_installation, strategist) = with_growth().await;
    let table = "Indikator;År;län;Värde;Status\n\
                 Företag som vill <i>växa</i>;2016;Blekinge;41,5;A\n\
                 Företag som vill <i>växa</i>;2017;Blekinge;;Q\n\
                 Företag som vill <i>växa</i>;2016;Dalarna;42,5;A\n\
                 Företag som vill <i>växa</i>;2017;Skåne;43,5;A\n";
    paste(&strategist, table).await;
    let page = strategist.get("/indicators/1").await.main();
    let parts = page.split("<ul class=\"lan\">").nth(1).unwrap_or_else(|| panic!("{page}"));
    let part = |county: &str| parts.split("<li>").find(|part| part.contains(county)).unwrap_or("").to_owned();
    assert!(part("Blekinge").contains("visas inte") && !part("Blekinge").contains("41,5"), "{}", part("Blekinge"));
    assert!(part("Dalarna").contains("42,5\u{a0}%, 2016"), "{}", part("Dalarna"));
    assert!(part("Skåne").contains("43,5\u{a0}%<"), "{}", part("Skåne"));
}

#[tokio::test]
async fn what_is_too_little_for_a_direction_says_its_first_value_and_its_last() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2014", "71,7")], &[]).await;
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("Det enda värdet är 71,7\u{a0}% (2014)."), "{}", page.main());
    type_values(&strategist, &[("2016", "71"), ("2017", "70,5")], &[]).await;
    let page = strategist.get("/indicators/1").await;
    let said = "Första värdet är 71,7\u{a0}% (2014), det senaste 70,5\u{a0}% (2017).";
    assert!(page.says("För få mätningar") && page.says(said), "{}", page.main());
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
