//! Defining an indicator: what is asked, what is refused at its field, and by whom.

use testkit::client::Installation;

use super::agency::{GROWTH, but, send, type_values, with_growth};

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
    fields.extend([("version", version.as_str()), ("reason", "De vågar.")]);
    let stale = send(&strategist, "/indicators/1/edit", "/indicators/1/edit", &fields).await;
    assert_eq!(stale.status, 409, "someone else was first");
    assert!(stale.says("Någon annan hann före"), "both texts are there");
}

#[tokio::test]
async fn what_two_write_at_once_is_put_together() {
    let (installation, strategist) = with_growth().await;
    let edit = "/indicators/1/edit";
    let form = strategist.get(edit).await;
    let seen_in = |page: &testkit::client::Reply| {
        (page.hidden("version").unwrap(), page.hidden("seen").unwrap().replace("&amp;", "&"))
    };
    let (version, seen) = seen_in(&form);
    let write = async |changed: &[(&str, &str)], (version, seen): (&str, &str)| {
        let kept = GROWTH.into_iter().filter(|(field, _)| changed.iter().all(|(name, _)| name != field));
        let mut fields: Vec<(&str, &str)> = kept.chain(changed.iter().copied()).collect();
        fields.extend([("version", version), ("seen", seen), ("reason", "Så är det.")]);
        send(&strategist, edit, edit, &fields).await
    };
    let one = write(&[("cannot_say", "Vad det beror på."), ("name", "Vill växa")], (&version, &seen)).await;
    assert_eq!(one.status, 303, "{}", one.text());
    let other = write(&[("source", "SCB"), ("name", "Vågar växa")], (&version, &seen)).await;
    assert_eq!(other.status, 409, "{}", other.text());
    for said in ["Vad det beror på.", "Vad den inte kan säga.", "Vill växa", "Vågar växa", "SCB"] {
        assert!(other.says(said), "{said}: {}", other.main());
    }
    assert!(!other.main().contains("Varför de vill."), "what only the first changed is taken over");
    let (version, seen) = seen_in(&other);
    let both = [("cannot_say", "Vad det beror på."), ("source", "SCB"), ("name", "Vågar växa")];
    assert_eq!(write(&both, (&version, &seen)).await.status, 303);
    let page = installation.strategist().await.get("/indicators/1").await;
    assert!(page.says("Vad det beror på.") && page.says("SCB") && page.says("Vågar växa"), "{}", page.main());
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_what_was_typed_is_kept() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    for (field, value, says) in [
        ("name", "", "Fyll i det här fältet"),
        ("decimals", "många", "är inget antal decimaler"),
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

#[tokio::test]
async fn another_unit_breaks_the_series_and_values_keep_the_unit_that_they_had() {
    let (_installation, strategist) = with_growth().await;
    let typed = type_values(&strategist, &[("2015", "46"), ("2016", "47")], &[]).await;
    assert_eq!(typed.status, 303, "{}", typed.text());
    let edit = "/indicators/1/edit";
    let version = strategist.get(edit).await.hidden("version").unwrap();
    let in_kronor = |more: &[(&'static str, &'static str)]| {
        let kept =
            but("unit", "kronor").into_iter().filter(|(field, _)| !["highest", "smallest_change"].contains(field));
        kept.chain(more.iter().copied()).map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    let redefine = async |more: &[(&'static str, &'static str)]| {
        let fields = in_kronor(more);
        let mut fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.push(("version", &version));
        send(&strategist, edit, edit, &fields).await
    };
    let refused = redefine(&[]).await;
    assert_eq!(refused.status, 422);
    for said in ["Skriv varför definitionen ändras", "Det finns redan värden i procent"] {
        assert!(refused.says(said), "{said}: {}", refused.main());
    }
    let refused = redefine(&[("reason", "Ny källa."), ("comparable", "De liknar varandra.")]).await;
    assert!(refused.status == 422 && refused.says("Det finns redan värden i procent"), "never the same");
    let saved = redefine(&[("reason", "Ny källa."), ("breaks_from", "2017")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("som inte har något värde än") && !page.says("kronor"), "{}", page.main());

    let typed = type_values(&strategist, &[("2017", "5000")], &[]).await;
    assert_eq!(typed.status, 303, "{}", typed.text());
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("47,0\u{a0}%") && !page.says("47,0\u{a0}kronor"), "{}", page.main());
    assert!(page.says("Värdena före 2017 är i procent"), "they are not drawn on the scale of kronor");
    let file = strategist.get("/indicators/1/values.csv").await.text().to_owned();
    let row = |year: &str| file.lines().find(|line| line.contains(&format!(";{year};"))).unwrap_or("").to_owned();
    assert!(row("2016").contains(";procent;") && row("2017").contains(";kronor;"), "{file}");
    let cube = strategist.get("/indicators/1/values.json").await.text();
    assert!(cube.contains("kronor") && !cube.contains("2016"), "a cube has one unit: {cube}");
}

#[tokio::test]
async fn what_is_counted_otherwise_is_said_to_be_comparable_or_breaks() {
    let (_installation, strategist) = with_growth().await;
    type_values(&strategist, &[("2015", "46"), ("2016", "47")], &[]).await;
    let edit = "/indicators/1/edit";
    let version = strategist.get(edit).await.hidden("version").unwrap();
    let mut fields = GROWTH.to_vec();
    fields.extend([("version", version.as_str()), ("denominator", "Företag med anställda"), ("reason", "Skrivs ut.")]);
    let refused = send(&strategist, edit, edit, &fields).await;
    assert!(refused.status == 422 && refused.says("Skriv varför de går att jämföra ändå"), "{}", refused.main());
    fields.push(("comparable", "Samma företag räknades förut."));
    let saved = send(&strategist, edit, edit, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text());
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("Värdena går att jämföra med de tidigare: Samma företag räknades förut."));
}

#[tokio::test]
async fn what_is_typed_for_another_choice_is_asked_about_and_never_lost() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let refused = async |more: &[(&str, &str)]| {
        let kept = GROWTH.into_iter().filter(|(field, _)| more.iter().all(|(name, _)| name != field));
        let fields: Vec<(&str, &str)> = kept.chain(more.iter().copied()).collect();
        let reply = send(&strategist, "/indicators/new", "/indicators", &fields).await;
        assert_eq!(reply.status, 422, "{more:?}: {}", reply.main());
        reply
    };
    let target = refused(&[("target_kind", ""), ("target", "50"), ("target_by", "2021")]).await;
    assert!(target.says("Du har skrivit ett målvärde (50, 2021) men valt Nej."), "{}", target.main());
    assert!(target.says("href=\"#target_kind\"") && target.says("value=\"50\""), "{}", target.main());
    let nonsense = refused(&[("target_kind", ""), ("target", "femtio")]).await;
    assert!(nonsense.says("”femtio” är inget tal") && nonsense.says("men valt Nej"), "{}", nonsense.main());
    let band = refused(&[("desired", "up"), ("low", "10"), ("high", "5")]).await;
    assert!(band.says("Du har skrivit ett spann (10–5)") && band.says("href=\"#desired\""), "{}", band.main());
    assert!(band.says("value=\"10\"") && band.says("value=\"5\""), "what was typed is kept");
    for decimals in ["två", "1,5", "99", "-1", ""] {
        let wrong = refused(&[("decimals", decimals)]).await;
        assert!(wrong.says("är inget antal decimaler. Skriv ett heltal från 0 till 6."), "{}", wrong.main());
    }
    let cost = refused(&[("cost", "-5")]).await;
    assert!(cost.says("En kostnad kan inte vara mindre än noll") && cost.says("href=\"#cost\""), "{}", cost.main());
}

#[tokio::test]
async fn a_cost_that_is_small_is_told_in_kronor() {
    let installation = Installation::small();
    let strategist = installation.strategist().await;
    let fields = but("cost", "20000");
    assert_eq!(send(&strategist, "/indicators/new", "/indicators", &fields).await.status, 303);
    let page = strategist.get("/indicators/1").await;
    assert!(page.says("20\u{a0}000\u{a0}kr") && !page.says("0,0\u{a0}mnkr"), "{}", page.main());
}
