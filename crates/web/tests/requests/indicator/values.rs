//! Values: typed, corrected with a reason, pasted, from a file after a look at what it would do, and taken back.

use super::agency::{GROWTH, send, type_values, with_growth};

#[tokio::test]
async fn values_are_typed_and_a_correction_needs_a_reason_and_keeps_the_earlier() {
    let (_installation, strategist) = with_growth().await;
    let typed = type_values(&strategist, &[("2014", "71,7"), ("2017", "71,4"), ("2018", "")], &[]).await;
    assert_eq!((typed.status, typed.location()), (303, "/verket/indicators/1"), "{}", typed.text());
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("71,4") && page.says("För få mätningar (2 av 4)"), "{}", page.main());

    let refused = type_values(&strategist, &[("2017", "71,6")], &[]).await;
    assert!(refused.status == 422 && refused.says("Ett fastställt värde ändras. Skriv varför."), "{}", refused.main());
    assert!(refused.says("value=\"71,6\""), "what was typed is kept");
    let corrected = type_values(&strategist, &[("2017", "71,6")], &[("reason", "Ny vikt för bransch.")]).await;
    assert_eq!(corrected.status, 303, "{}", corrected.text());
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("<del>71,4</del> <b>71,6</b>") && page.says("Ny vikt för bransch."), "{}", page.main());
}

#[tokio::test]
async fn what_is_no_value_is_told_in_its_cell() {
    let (_installation, strategist) = with_growth().await;
    for (rows, cell, says) in [
        (&[("2017", "sjuttio")][..], "value-0", "värde, rad 1: ”sjuttio” är inget tal"),
        (&[("2014", "71,7"), ("nyss", "70")], "period-1", "Period, rad 2: ”nyss” är ingen period"),
        (&[("", "70")], "period-0", "Period, rad 1: Skriv vilken period värdet är för"),
        (
            &[("2014", "71,7"), ("2017", "170,5")],
            "value-1",
            "värde, rad 2: 170,5 ligger utanför de värden som kan finnas: 0 till 100.",
        ),
        (&[("2017", "70"), ("2014", ""), ("2017", "71")], "period-2", "2017 står på både rad 1 och rad 3."),
        (&[("2014", "71,7"), ("2019", "70")], "period-1", "2019 har inte börjat"),
        (&[("2014", "71,7"), ("2018 kv 1", "70")], "period-1", "2018-Q1 är en period av annan längd"),
    ] {
        let refused = type_values(&strategist, rows, &[]).await;
        assert_eq!(refused.status, 422, "{rows:?}: {}", refused.main());
        assert!(refused.says(says), "{rows:?}: {}", refused.main());
        assert!(refused.says(&format!("href=\"#{cell}\"")), "the list of errors leads to {cell}: {}", refused.main());
        let input = refused
            .main()
            .split('<')
            .find(|tag| tag.contains(&format!("id=\"{cell}\"")))
            .unwrap_or_default()
            .to_owned();
        assert!(input.contains("aria-invalid=\"true\""), "{cell}: {input}");
    }
    let interval =
        [("part", ""), ("period", "2017"), ("value", "50"), ("status", "normal"), ("low", "60"), ("high", "40")];
    let refused = send(&strategist, "/indicators/1/values", "/indicators/1/values", &interval).await;
    assert!(refused.says("40 är mindre än lägst, som är 60") && refused.says("href=\"#high-0\""), "{}", refused.main());
    let outside = interval.map(|(name, value)| (name, if name == "high" { "70,5" } else { value }));
    let refused = send(&strategist, "/indicators/1/values", "/indicators/1/values", &outside).await;
    assert!(refused.says("värdet 50 ligger inte mellan 60 och 70,5"), "{}", refused.main());
    let refused = type_values(&strategist, &[("2017", "")], &[]).await;
    assert!(refused.status == 422 && refused.says("Fyll i minst ett värde"), "{}", refused.main());
    assert!(strategist.get("/indicators/1").await.says("Inga värden än"), "nothing came in by half");
}

#[tokio::test]
async fn a_file_is_looked_at_first_and_then_comes_in_whole() {
    let (_installation, strategist) = with_growth().await;
    let file = "Indikator;År;län;Värde\nFöretag som vill <i>växa</i>;2014;;71,7\nFöretag som vill <i>växa</i>;2017;;71,4\n\
                Företag som vill <i>växa</i>;2017;Dalarna;60,2\n";
    let looked = strategist.upload("/indicators/import", "villkor.csv", file.as_bytes()).await;
    assert_eq!(looked.status, 200, "{}", looked.text());
    assert!(looked.says("3 nya värden, inga rättelser"), "{}", looked.main());
    assert!(strategist.get("/indicators/1").await.says("Inga värden än"), "to look changes nothing");
    let carried = |name: &str| looked.hidden(name).unwrap();
    let (packed, key) = (carried("file"), carried("request-key"));
    let fields = [
        ("file", packed.as_str()),
        ("request-key", key.as_str()),
        ("name", "villkor.csv"),
        ("way", "file"),
        ("do", "bring-in"),
    ];
    let brought = strategist.post("/indicators/import/values", &fields).await;
    assert_eq!(brought.status, 303, "{}", brought.text());
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("Dalarna") && page.says("60,2"), "{}", page.main());

    let imports = strategist.get("/indicators/imports").await;
    assert!(
        imports.says("3 värden") && !imports.says("ifyll") && imports.says("från filen villkor.csv"),
        "{}",
        imports.main()
    );
    let back = "/indicators/imports/1/taking-back";
    let refused = send(&strategist, "/indicators/imports", back, &[("reason", "")]).await;
    assert_eq!(refused.status, 422);
    let taken = send(&strategist, "/indicators/imports", back, &[("reason", "Fel fil.")]).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    assert!(strategist.get("/indicators/1").await.says("Inga värden än"));
    assert!(strategist.get("/indicators/imports").await.says("Fel fil."));
}

#[tokio::test]
async fn a_bad_file_changes_nothing_and_says_where_it_is_wrong() {
    let (_installation, strategist) = with_growth().await;
    let file = "Indikator;År;Värde\nFöretag som vill <i>växa</i>;2014;sjuttio\nNågot annat;2017;71,4\n";
    let looked = strategist.upload("/indicators/import", "villkor.csv", file.as_bytes()).await;
    assert!(looked.says("fel att rätta") && looked.says("sjuttio") && looked.says("Något annat"), "{}", looked.main());
    assert!(!looked.says("value=\"bring-in\""), "there is no way to bring it in");
    for nonsense in [&b""[..], b"PK\x03\x04", b"<!DOCTYPE html>", b"{}", b"\x00\x01"] {
        let refused = strategist.upload("/indicators/import", "fil", nonsense).await;
        assert_eq!(refused.status, 422, "{}", refused.main());
    }
}

#[tokio::test]
async fn a_file_with_values_of_what_has_not_begun_says_so_at_its_row() {
    let (_installation, strategist) = with_growth().await;
    let file = "Indikator;År;Värde\nFöretag som vill <i>växa</i>;2017;71,4\nFöretag som vill <i>växa</i>;2030;60\n";
    let looked = strategist.upload("/indicators/import", "villkor.csv", file.as_bytes()).await;
    assert!(looked.says("Rad 3") && looked.says("Perioden 2030 har inte börjat"), "{}", looked.main());
    assert!(!looked.says("value=\"bring-in\""), "there is no way to bring it in");
}

#[tokio::test]
async fn a_file_tells_each_fault_once_in_the_order_of_its_rows_and_counts_what_is_new() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2010", "50")], &[]).await;
    let file = "År;Värde\n2010;51\n2011;71,4\n2012;170,5\nsnart;60\n2014;sjuttio\n2030;60\n2011;70\n";
    let fields = [("indicator", "1")];
    let looked = strategist.upload_with("/indicators/import", &fields, ("villkor.csv", file.as_bytes())).await;
    assert!(looked.says("Ett nytt värde, en rättelse") && looked.says("5 fel att rätta"), "{}", looked.main());
    assert!(looked.says("170,5 ligger utanför gränserna för Företag som vill &lt;i&gt;växa&lt;/i&gt;: 0 till 100."));
    let at =
        |row: u32| looked.main().find(&format!("Rad {row}, ")).unwrap_or_else(|| panic!("{row}: {}", looked.main()));
    assert!((4..8).all(|row| at(row) < at(row + 1)), "{}", looked.main());
}

#[tokio::test]
async fn what_came_out_is_what_came_in() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2014", "71,7"), ("2017", "71,4")], &[]).await;
    for file in ["values.csv", "values.json"] {
        let out = strategist.get(&format!("/indicators/1/{file}")).await;
        assert_eq!(out.status, 200);
        let looked = strategist.upload("/indicators/import", file, out.text().as_bytes()).await;
        assert!(
            looked.says("Inga nya värden, inga rättelser") && looked.says("2 värden är som de var"),
            "{}",
            looked.main()
        );
    }
}

#[tokio::test]
async fn values_of_a_part_that_is_gone_never_become_those_of_the_whole() {
    let (_installation, strategist) = with_growth().await;
    let made = type_values(&strategist, &[("2014", "71,7")], &[]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    assert_eq!(strategist.get("/indicators/1/values?part=l%C3%A4n%3A+Dalarna").await.status, 404);
    let fields = [
        ("part", "län: Dalarna"),
        ("period", "2017"),
        ("value", "12,5"),
        ("status", "normal"),
        ("low", ""),
        ("high", ""),
    ];
    let refused = send(&strategist, "/indicators/1/values", "/indicators/1/values", &fields).await;
    assert!(refused.status == 422 && refused.says("Delen ”län: Dalarna” finns inte längre"), "{}", refused.main());
    assert!(refused.says("value=\"12,5\""), "what was typed is kept");
    assert!(!strategist.get("/indicators/1").await.says("12,5"));
}

#[tokio::test]
async fn what_came_in_is_listed_some_at_a_time_and_a_form_that_came_back_stands_where_it_was_sent_from() {
    let (_installation, strategist) = with_growth().await;
    for year in 1990..2011 {
        let made = type_values(&strategist, &[(&year.to_string(), "50")], &[]).await;
        assert_eq!(made.status, 303, "{}", made.text());
    }
    let list = strategist.get("/indicators/imports").await;
    let shown = |reply: &testkit::client::Reply| reply.main().matches("id=\"brought-").count();
    assert_eq!(shown(&list), 20);
    assert!(list.says("/indicators/imports?page=2#imports"), "{}", list.main());
    let first = strategist.get("/indicators/imports?page=2").await;
    assert!(shown(&first) == 1 && first.says("id=\"brought-1\""), "{}", first.main());
    let to = "/indicators/imports/1/taking-back";
    let refused = send(&strategist, "/indicators/imports?page=2", to, &[("reason", "")]).await;
    assert!(refused.status == 422 && refused.says("id=\"brought-1\""), "its form came back: {}", refused.main());

    let of_one = strategist.get("/indicators/imports?indicator=1").await;
    assert!(
        of_one.says("Det som har kommit in för") && of_one.says("indicator=1&amp;page=2#imports"),
        "{}",
        of_one.main()
    );
    assert_eq!(shown(&strategist.get("/indicators/imports?indicator=nonsense").await), 20);
}

#[tokio::test]
async fn what_is_told_to_be_saved_is_what_changed_and_the_same_twice_is_nothing() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2014", "71,7"), ("2015", "71,6")], &[]).await;
    assert!(strategist.get("/indicators/1").await.says("2 värden är sparade."));
    // As the form sends it: the last values stand in it too.
    let rows = [("2014", "71,7"), ("2015", "71,6"), ("2017", "71,4")];
    type_values(&strategist, &rows, &[]).await;
    assert!(strategist.get("/indicators/1").await.says("Ett värde är sparat."));
    type_values(&strategist, &rows, &[]).await;
    assert!(strategist.get("/indicators/1").await.says("Värdena fanns redan. Inget ändrades."));

    let file = "Indikator;År;Värde\nFöretag som vill <i>växa</i>;2018;70\n";
    let looked = strategist.upload("/indicators/import", "fil.csv", file.as_bytes()).await;
    let carried = |name: &str| looked.hidden(name).unwrap();
    let (packed, key) = (carried("file"), carried("request-key"));
    let fields = [
        ("file", packed.as_str()),
        ("request-key", key.as_str()),
        ("name", "fil.csv"),
        ("way", "file"),
        ("do", "bring-in"),
    ];
    // A double click tells the same twice: what the form did, though the second did nothing.
    for says in ["Ett värde är sparat.", "Ett värde är sparat."] {
        let brought = strategist.post("/indicators/import/values", &fields).await;
        assert_eq!(brought.status, 303, "sent twice: {}", brought.main());
        assert!(strategist.get("/indicators").await.says(says), "{says}");
    }
    let imports = strategist.get("/indicators/imports").await;
    assert_eq!(imports.main().matches("id=\"brought-").count(), 3, "nothing came in twice: {}", imports.main());
}

#[tokio::test]
async fn a_double_click_on_what_was_typed_tells_the_same_twice() {
    let (_installation, strategist) = with_growth().await;
    let key = strategist.get("/indicators/1/values").await.hidden("request-key").unwrap();
    let fields = [
        ("part", ""),
        ("period", "2016"),
        ("value", "71,7"),
        ("status", "normal"),
        ("low", ""),
        ("high", ""),
        ("request-key", key.as_str()),
    ];
    for click in 1..=2 {
        assert_eq!(strategist.post("/indicators/1/values", &fields).await.status, 303);
        assert!(strategist.get("/indicators/1").await.says("Ett värde är sparat."), "click {click}");
    }
}

/// The periods that the form offers, in their order.
async fn offered(client: &testkit::client::Client) -> Vec<String> {
    let page = client.get("/indicators/1/values").await.text();
    let rows = page.split("name=\"period\" type=\"text\" value=\"").skip(1);
    rows.map(|row| row.split('"').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn only_periods_that_have_begun_are_offered_the_latest_that_has_ended_first() {
    // It is 14 November 2018.
    let (_installation, strategist) = with_growth().await;
    assert_eq!(offered(&strategist).await, ["2017", "2018"], "the year that goes on comes last");
    type_values(&strategist, &[("2012", "70")], &[]).await;
    assert_eq!(offered(&strategist).await, ["2017", "2016", "2015", "2014", "2012"]);
    type_values(&strategist, &[("2017", "71"), ("2018", "72")], &[]).await;
    assert_eq!(offered(&strategist).await, ["", "2018", "2017", "2012"], "2019 has not begun");
}

#[tokio::test]
async fn an_indicator_that_is_defined_twice_by_one_form_is_one() {
    let installation = testkit::client::Installation::small();
    let strategist = installation.strategist().await;
    let key = strategist.get("/indicators/new").await.hidden("request-key").unwrap();
    let fields: Vec<(&str, &str)> = super::agency::GROWTH.into_iter().chain([("request-key", key.as_str())]).collect();
    for _ in 0..2 {
        let made = strategist.post("/indicators", &fields).await;
        assert_eq!((made.status, made.location()), (303, "/verket/indicators/1"), "{}", made.main());
    }
    assert_eq!(strategist.get("/indicators/2").await.status, 404);
}

#[tokio::test]
async fn an_ended_indicator_takes_no_values_and_says_so() {
    let (_installation, strategist) = with_growth().await;
    let form = strategist.get("/indicators/1/values").await.hidden("request-key").unwrap();
    send(&strategist, "/indicators/1", "/indicators/1/ending", &[("reason", "Källan är nedlagd.")]).await;
    let fields = [
        ("request-key", form.as_str()),
        ("part", ""),
        ("period", "2017"),
        ("value", "50"),
        ("status", "normal"),
        ("low", ""),
        ("high", ""),
    ];
    let refused = strategist.post("/indicators/1/values", &fields).await;
    assert!(refused.status == 422 && refused.says("value=\"50\""), "{}", refused.main());
    assert!(refused.says("avslutad"), "{}", refused.main());
}

#[tokio::test]
async fn a_dimension_that_is_missing_leads_to_where_it_is_written() {
    let (_installation, strategist) = with_growth().await;
    let name = "Företag som vill <i>växa</i>";
    let file = format!("Indikator;År;Kön;Värde\n{name};2017;kvinnor;71,4\n{name};2017;män;70\n");
    let looked = strategist.upload("/indicators/import", "villkor.csv", file.as_bytes()).await;
    assert!(looked.says("delas inte upp på ”Kön”"), "{}", looked.main());
    assert!(looked.says("href=\"/verket/indicators/1/edit#dimensions\""), "{}", looked.main());
}

#[tokio::test]
async fn what_a_value_is_divided_from_can_be_typed_and_is_kept_when_it_is_corrected() {
    let installation = testkit::client::Installation::small();
    let strategist = installation.strategist().await;
    let mut fields = GROWTH.to_vec();
    fields.extend([("numerator", "De som vill växa"), ("denominator", "Alla företag")]);
    assert_eq!(send(&strategist, "/indicators/new", "/indicators", &fields).await.status, 303);
    let row = |value: &'static str, above: &'static str, below: &'static str| {
        [
            ("part", ""),
            ("period", "2017"),
            ("value", value),
            ("status", "normal"),
            ("low", ""),
            ("high", ""),
            ("numerator", above),
            ("denominator", below),
            ("reason", "Rättat."),
        ]
    };
    let values = "/indicators/1/values";
    let half = send(&strategist, values, values, &row("71,4", "714", "")).await;
    assert!(
        half.status == 422 && half.says("Skriv både täljare och nämnare") && half.says("href=\"#denominator-0\""),
        "{}",
        half.main()
    );
    assert_eq!(send(&strategist, values, values, &row("71,4", "714", "1000")).await.status, 303);
    let form = strategist.get(values).await;
    assert!(form.says("value=\"714\"") && form.says("value=\"1000\""), "{}", form.main());
    assert_eq!(send(&strategist, values, values, &row("71,5", "715", "1000")).await.status, 303);
    let file = strategist.get("/indicators/1/values.csv").await.text();
    assert!(file.contains("715;1000"), "{file}");
}

#[tokio::test]
async fn one_value_that_came_is_told_in_the_singular() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2014", "71,7")], &[]).await;
    let imports = strategist.get("/indicators/imports").await;
    assert!(imports.says("Ett värde ifyllt för hand"), "{}", imports.main());
}

#[tokio::test]
async fn what_is_pasted_with_semicolons_is_read_and_a_misspelled_part_is_told() {
    let (_installation, strategist) = with_growth().await;
    let look = async |pasted: &str| {
        strategist.upload_with("/indicators/import", &[("indicator", "1"), ("pasted", pasted)], ("", b"")).await
    };
    let looked = look("period;län;värde\n2017;Skåne;47,5\n").await;
    assert!(looked.says("Ett nytt värde, inga rättelser"), "{}", looked.main());
    let carried = |name: &str| looked.hidden(name).unwrap();
    let (packed, key) = (carried("file"), carried("request-key"));
    let fields = [
        ("file", packed.as_str()),
        ("request-key", key.as_str()),
        ("way", "pasted"),
        ("indicator", "1"),
        ("do", "bring-in"),
    ];
    assert_eq!(strategist.post("/indicators/import/values", &fields).await.status, 303);
    let looked = look("period;län;värde\n2018;Skåne län;48\n").await;
    assert!(looked.says("Menar du ”Skåne”?"), "{}", looked.main());
}
