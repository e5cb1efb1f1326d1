//! Values: typed, corrected with a reason, pasted, from a file after a look at what it would do, and taken back.

use crate::agency::{send, type_values, with_growth};

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
async fn what_is_no_value_is_told_with_its_row() {
    let (_installation, strategist) = with_growth().await;
    for (rows, says) in [
        (&[("2017", "sjuttio")][..], "Rad 1: ”sjuttio” är inget tal"),
        (&[("2014", "71,7"), ("nyss", "70")], "Rad 2: ”nyss” är ingen period"),
        (&[("2017", "170")], "170 ligger utanför"),
        (&[("2017", "70"), ("2017", "71")], "2017 står två gånger"),
        (&[("2017", "")], "Fyll i minst ett värde"),
    ] {
        let refused = type_values(&strategist, rows, &[]).await;
        assert_eq!(refused.status, 422, "{rows:?}");
        assert!(refused.says(says), "{rows:?}: {}", refused.main());
    }
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
    assert!(imports.says("3 värden") && imports.says("från filen villkor.csv"), "{}", imports.main());
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
async fn what_came_out_is_what_came_in() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2014", "71,7"), ("2017", "71,4")], &[]).await;
    let out = strategist.get("/indicators/1/values.csv").await;
    assert_eq!(out.status, 200);
    let looked = strategist.upload("/indicators/import", "ut.csv", out.text().as_bytes()).await;
    assert!(
        looked.says("Inga nya värden, inga rättelser") && looked.says("2 värden är som de var"),
        "{}",
        looked.main()
    );
}
