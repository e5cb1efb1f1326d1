//! The indicator set: written, proposed, decided by the body with the mandate, sealed; and what is then public.

use testkit::client::Installation;

use super::agency::{GROWTH, send};

#[tokio::test]
async fn a_set_is_written_proposed_and_decided_in_the_example() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let before = strategist.get("/indicators/sets").await;
    assert_eq!(before.status, 200);
    let made = send(&strategist, "/indicators/new", "/indicators", &GROWTH).await;
    let indicator = made.location().rsplit('/').next().unwrap().to_owned();
    // What the example has on its way is withdrawn first, so that one can be begun.
    let open = (1..=9).rev().find_map(|number| {
        let address = format!("/indicators/sets/{number}");
        let is_open = before.says(&format!("/tillvaxtverket{address}"));
        is_open.then_some(address)
    });
    let latest = open.unwrap();
    let page = strategist.get(&latest).await;
    if page.says("Dra tillbaka uppsättningen") {
        let withdrawn = format!("{latest}/withdrawal");
        let withdrawn = send(&strategist, &latest, &withdrawn, &[("withdrawal_reason", "Görs om.")]).await;
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.main());
    }
    let sets = strategist.get("/indicators/sets").await;
    assert!(sets.says("Påbörja nästa uppsättning"), "{}", sets.main());
    let opened = send(&strategist, "/indicators/sets", "/indicators/sets", &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.text());
    let set = opened.location().strip_prefix("/tillvaxtverket").unwrap().to_owned();
    let put = send(
        &strategist,
        &set,
        &format!("{set}/indicators"),
        &[("indicator", &indicator), ("reason", "Speglar målet."), ("do", "put-in")],
    )
    .await;
    assert_eq!(put.status, 303, "{}", put.text());
    assert!(strategist.get(&set).await.says("Speglar målet."));
    let body = strategist.get(&set).await;
    let body = body.text();
    let body = body.split("name=\"body\"").nth(1).and_then(|rest| rest.split("value=\"").nth(1)).unwrap();
    let body = body.split('"').next().unwrap().to_owned();
    let fields = [("body", body.as_str()), ("motive", "Två mål delar frågor.")];
    let proposed = send(&strategist, &set, &format!("{set}/proposal"), &fields).await;
    assert_eq!(proposed.status, 303, "{}", proposed.text());
    let resting =
        send(&strategist, &set, &format!("{set}/indicators"), &[("indicator", &indicator), ("do", "leave-out")]).await;
    assert_eq!(resting.status, 422, "it rests while it is before a body");

    let secretary = installation.secretary().await;
    let form = format!("{set}/decision");
    let page = secretary.get(&form).await;
    assert!(page.says("Första dagen som indikatoruppsättningen gäller"), "{}", page.main());
    let document = page.hidden("document").unwrap();
    let day = page.text().split("name=\"decided_on\"").nth(1).unwrap().split("value=\"").nth(1).unwrap().to_owned();
    let day = day.split('"').next().unwrap();
    let minutes = |number: &'static str| {
        vec![
            ("document", document.as_str()),
            ("body", body.as_str()),
            ("decided_on", day),
            ("in_force_from", day),
            ("registration_number", number),
            ("reservations", ""),
        ]
    };
    assert_eq!(strategist.post(&form, &minutes("1")).await.status, 403, "only a secretary records");
    let decided = send(&secretary, &form, &form, &minutes("1.2-2018-99")).await;
    assert_eq!(decided.status, 303, "{}", decided.text());
    let decision = decided.location().strip_prefix("/tillvaxtverket").unwrap().to_owned();
    let page = secretary.get(&decision).await;
    assert!(
        page.says("indikatoruppsättning") && page.says("Hur stor andel av företagen vill växa?"),
        "{}",
        page.main()
    );
    let anyone = installation.anonymous();
    assert_eq!(anyone.get(&set).await.status, 200, "what is decided is public, where the agency says so");
    assert_eq!(anyone.get(&format!("/indicators/{indicator}")).await.status, 200);
}

#[tokio::test]
async fn what_nobody_has_decided_on_is_hidden_from_everyone_else() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let made = send(&strategist, "/indicators/new", "/indicators", &GROWTH).await;
    let path = made.location().strip_prefix("/tillvaxtverket").unwrap().to_owned();
    let anyone = installation.anonymous();
    for tail in ["", "/values.csv", "/values.json", "/chart.svg", "/chart.png"] {
        assert_eq!(anyone.get(&format!("{path}{tail}")).await.status, 404, "{path}{tail}");
    }
    assert!(!anyone.get("/indicators").await.says("växa&lt;/i&gt;"));
    assert!(!anyone.get("/indicators/values.csv").await.says("växa</i>"));
    assert!(strategist.get("/indicators").await.says("växa&lt;/i&gt;"));
}

#[tokio::test]
async fn what_is_refused_stands_at_the_form_that_was_sent_and_at_no_other() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let set = "/indicators/sets/3";
    let refused = send(&strategist, set, &format!("{set}/withdrawal"), &[("withdrawal_reason", "")]).await;
    assert_eq!(refused.status, 422, "{}", refused.main());
    assert_eq!(refused.main().matches("En sak behöver rättas").count(), 1, "{}", refused.main());
    let main = refused.main();
    let (before, _) = main.split_once("En sak behöver rättas").unwrap();
    assert!(before.contains("/indicators/sets/3/proposal\""), "after the form of the proposal, with its own: {main}");
}
