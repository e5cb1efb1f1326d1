//! Defining an indicator: what is asked, what is refused at its field, and by whom.

use testkit::client::Installation;

use super::agency::{GROWTH, but, send, with_growth};

#[tokio::test]
async fn an_indicator_is_defined_read_and_defined_otherwise() {
    let (_installation, strategist) = with_growth().await;
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("Företag som vill &lt;i&gt;växa&lt;/i&gt;"), "what was typed is text");
    for said in ["Hur stor andel av företagen vill växa?", "ska öka", "varje år", "Varför de vill."] {
        assert!(page.says(said), "{said}");
    }
    assert!(page.says("Ingen"), "nobody answers for it");
    let version = strategist.get("/indicators/1/edit").await.hidden("version").unwrap();
    let mut fields = but("name", "Företag som vill växa");
    fields.extend([("version", version.as_str()), ("reason", "Namnet var fel.")]);
    let saved = send(&strategist, "/indicators/1/edit", "/indicators/1/edit", &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert!(strategist.get("/indicators/1").await.says("Definition 2"));

    let again = send(&strategist, "/indicators/1/edit", "/indicators/1/edit", &fields).await;
    assert_eq!(again.status, 303, "what is so already is nothing, whoever was first");
    let mut fields = but("name", "Företag som vågar växa");
    fields.extend([("version", version.as_str()), ("reason", "")]);
    let stale = send(&strategist, "/indicators/1/edit", "/indicators/1/edit", &fields).await;
    assert_eq!(stale.status, 422, "someone else was first");
    assert!(stale.says("Så här skrev någon annan"), "both texts are there");
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    for (field, value, says) in [
        ("name", "", "Fyll i det här fältet"),
        ("decimals", "många", "är inget tal"),
        ("highest", "-1", "ska vara större än 0"),
        ("smallest_change", "0", "större än noll"),
        ("dimensions", "län, län", "två gånger"),
        ("lowest", "noll", "är inget tal"),
    ] {
        let refused = send(&strategist, "/indicators/new", "/indicators", &but(field, value)).await;
        assert_eq!(refused.status, 422, "{field}={value}");
        assert!(refused.says(says), "{field}={value}: {}", refused.main());
        assert!(refused.says("Hur stor andel av företagen vill växa?"), "what was typed is kept");
    }
    let mut band = but("desired", "within");
    band.extend([("low", "5"), ("high", "3")]);
    let refused = send(&strategist, "/indicators/new", "/indicators", &band).await;
    assert!(refused.status == 422 && refused.says("ska vara större än 5"));
    let mut target = GROWTH.to_vec();
    target.extend([("target_kind", "at-least"), ("target", "60"), ("target_by", "snart")]);
    let refused = send(&strategist, "/indicators/new", "/indicators", &target).await;
    assert!(refused.status == 422 && refused.says("”snart” är ingen period"));
    let mut beyond = GROWTH.to_vec();
    beyond.extend([("target_kind", "at-least"), ("target", "160")]);
    let refused = send(&strategist, "/indicators/new", "/indicators", &beyond).await;
    assert!(refused.status == 422 && refused.says("160 ligger utanför"));
}

#[tokio::test]
async fn a_name_is_given_once() {
    let (_installation, strategist) = with_growth().await;
    let twice = send(&strategist, "/indicators/new", "/indicators", &GROWTH).await;
    assert!(twice.status == 422 && twice.says("heter redan"), "{}", twice.main());
}

#[tokio::test]
async fn an_indicator_ends_with_a_reason_and_can_be_taken_up_again() {
    let (_installation, strategist) = with_growth().await;
    let refused = send(&strategist, "/indicators/1", "/indicators/1/ending", &[("reason", "")]).await;
    assert_eq!(refused.status, 422);
    let ended = send(&strategist, "/indicators/1", "/indicators/1/ending", &[("reason", "Källan är nedlagd.")]).await;
    assert_eq!(ended.status, 303, "{}", ended.text());
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("Källan är nedlagd.") && !page.says("Fyll i värden</a>"));
    assert!(strategist.get("/indicators").await.says("En avslutad indikator"));
    let taken_up = send(&strategist, "/indicators/1", "/indicators/1/taking-up", &[]).await;
    assert_eq!(taken_up.status, 303, "{}", taken_up.text());
    assert!(!strategist.get("/indicators/1").await.says("Källan är nedlagd."));
}

#[tokio::test]
async fn only_those_who_may_write_indicators_do() {
    let (installation, _) = with_growth().await;
    let reader = installation.reader().await;
    assert_eq!(reader.get("/indicators/1").await.status, 200, "an employee reads what nobody has decided on");
    assert_eq!(reader.get("/indicators/new").await.status, 403);
    assert_eq!(reader.post("/indicators", &GROWTH).await.status, 403);
    assert_eq!(installation.anonymous().post("/indicators/1/ending", &[("reason", "x")]).await.status, 403);
}
