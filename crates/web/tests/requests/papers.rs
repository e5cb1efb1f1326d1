//! The papers of a planning round, asked through the whole server: the directive and what it points out, the frames, and
//! how a paper is decided, sealed and shown; and by whom.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::decision::{Digest256, Matter};
use domain::ids::ScenarioId;
use domain::money::{Kronor, PersonYears, Resources};
use domain::planning::{FrameFor, Paper, Pointed, Round};
use domain::policy::{Role, Viewer};
use domain::scenario::{Intent, Scope};
use domain::text::{Name, Reason};
use domain::writing::Seen;
use store::seal::proof::verify_proof;
use testkit::client::{Client, Installation, Reply};
use testkit::planning::{CHECKS, DIGITAL, DIGITALISATION, GROUP, LESS_FUSS, ROUND, SERVICE, SIMPLER};

mod frames;

const AMOUNTS: &str = "/planning/1/frames/amounts";

async fn leader(installation: &Installation) -> Client {
    installation.at("verket").actor(Role::Management).await
}

fn round(installation: &Installation) -> Round {
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    organisation.planning.get(ROUND).unwrap().clone()
}

/// Sends a form with the hidden fields that its page gave it.
async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(form).await;
    let hidden: Vec<(&str, String)> = ["request-key", "seen", "document", "scale"]
        .into_iter()
        .filter_map(|name| Some((name, page.hidden(name)?)))
        .collect();
    let hidden = hidden.iter().filter(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    let all: Vec<(&str, &str)> =
        fields.iter().copied().chain(hidden.map(|(name, value)| (*name, value.as_str()))).collect();
    client.post(to, &all).await
}

const TEXT: &str = "/planning/1/directive/text";
const POINTING: &str = "/planning/1/directive/pointing";

#[tokio::test]
async fn the_directive_is_written_in_rows_and_read_as_a_document() {
    let installation = Installation::planning();
    let (leader, reader) = (leader(&installation).await, installation.reader().await);
    let empty = reader.get("/planning/1/directive").await;
    assert!(empty.says("Det är inte påbörjat") && !empty.says("/directive/text"), "{}", empty.main());
    assert_eq!(reader.get(TEXT).await.status, 403);

    // One more row is asked for, and nothing is saved by that.
    let typed =
        [("text", "Växla <b>upp</b>.\n\nTillsammans."), ("ask-unit", ""), ("ask-what", "Planera för färre regler.")];
    let more: Vec<_> = typed.into_iter().chain([("more", "1")]).collect();
    let more = send(&leader, TEXT, TEXT, &more).await;
    assert_eq!(more.status, 200);
    assert!(more.says("Planera för färre regler.") && more.says("Växla &lt;b&gt;upp&lt;/b&gt;."), "{}", more.main());
    assert!(round(&installation).directive.text.is_empty());

    let unit = DIGITAL.to_string();
    let rows: Vec<(&str, &str)> = typed
        .into_iter()
        .chain([("ask-unit", unit.as_str()), ("ask-what", "Visa <i>vinsten</i>."), ("ask-unit", ""), ("ask-what", " ")])
        .collect();
    let saved = send(&leader, TEXT, TEXT, &rows).await;
    assert_eq!((saved.status, saved.location()), (303, "/verket/planning/1/directive"), "{}", saved.text());
    let page = reader.get("/planning/1/directive").await;
    let main = page.main();
    assert!(
        main.contains("Växla &lt;b&gt;upp&lt;/b&gt;.</p>") && main.contains("Tillsammans.</p>"),
        "paragraphs: {main}"
    );
    assert!(main.find("Av alla enheter begärs") < main.find("Av Digital utveckling begärs"), "{main}");
    assert!(main.contains("Visa &lt;i&gt;vinsten&lt;/i&gt;."));
    assert_eq!(round(&installation).directive.asks.len(), 2, "an empty row is no ask");
    let english = installation.reader().await.in_language("en").get("/planning/1/directive").await;
    assert!(english.says("Asked of all units") && english.says(r#"lang="sv""#), "the text keeps its own language");

    let long = "x".repeat(501);
    let refused = send(&leader, TEXT, TEXT, &[("text", "Nytt"), ("ask-unit", ""), ("ask-what", &long)]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says(r##"<a href="#asks">"##) && refused.says(&long), "what was typed is kept");
    let refused = send(&leader, TEXT, TEXT, &[("text", "Nytt"), ("ask-unit", "99"), ("ask-what", "Något")]).await;
    assert!(refused.status == 422 && refused.says("Enhet 99 finns inte"), "{}", refused.main());
}

#[tokio::test]
async fn who_saves_the_directive_last_sees_both_texts_and_a_plan_is_no_hindrance() {
    let installation = Installation::planning();
    let leader = leader(&installation).await;
    let form = leader.get(TEXT).await;
    let (key, seen) = (form.hidden("request-key").unwrap(), form.hidden("seen").unwrap());
    // A unit plans meanwhile: the round is another, and the directive is not.
    let added = testkit::planning::work("Ny", None, &[], &[]);
    installation.plan(DIGITAL, vec![added]);
    let saved = leader.post(TEXT, &[("request-key", &key), ("seen", &seen), ("text", "Den enas text")]).await;
    assert_eq!(saved.status, 303, "{}", saved.text());

    let late = send(&leader, TEXT, TEXT, &[("seen", &seen), ("text", "Den andras text")]).await;
    assert_eq!(late.status, 409);
    assert!(
        late.says("Den enas text") && late.says("Den andras text") && late.says("<del>enas</del>"),
        "{}",
        late.main()
    );
    assert_eq!(round(&installation).directive.text.as_str(), "Den enas text", "nothing is written over");
    let now = late.hidden("seen").unwrap();
    let anyway = send(&leader, TEXT, TEXT, &[("seen", &now), ("text", "Den andras text")]).await;
    assert_eq!(anyway.status, 303);
    assert_eq!(round(&installation).directive.text.as_str(), "Den andras text");
}

#[tokio::test]
async fn what_is_pointed_out_is_marked_in_every_later_table_picture_and_file() {
    let installation = Installation::planning();
    let (leader, reader) = (leader(&installation).await, installation.reader().await);
    let pages = [
        ("/planning/1/frames", "Utpekad"),
        ("/planning/1/allocation", "Utpekad"),
        ("/planning/1/allocation", "Något utpekat"),
        ("/planning/1/allocation?as=picture", "<title>Utpekad</title>"),
        ("/planning/1/allocation?as=picture", "<title>Något utpekat</title>"),
        ("/planning/1/allocation/file", "Utpekad"),
        ("/planning/1/plan", "Utpekad"),
        ("/planning/1/thread/unit3", "Utpekad"),
        ("/planning/1/thread/unit3", "Enhet, utpekad"),
    ];
    for (page, mark) in pages {
        assert!(!reader.get(page).await.text().contains(mark), "{page} before anything is pointed out");
    }
    for what in ["s5", "u3"] {
        let pointed = send(&leader, POINTING, POINTING, &[("what", what), ("reason", "Växla upp")]).await;
        assert_eq!(pointed.status, 303, "{what}: {}", pointed.text());
    }
    for (page, mark) in pages {
        let page_now = reader.get(page).await;
        assert!(page_now.text().contains(mark), "{page} has no {mark}: {}", page_now.text());
    }
}

#[tokio::test]
async fn goals_areas_activities_and_units_are_pointed_out_with_a_reason_and_taken_back() {
    let installation = Installation::planning();
    let (leader, reader) = (leader(&installation).await, installation.reader().await);
    let form = leader.get(POINTING).await;
    assert!(form.says(r#"<option value="s4""#) && form.says(r#"<option value="u2""#), "{}", form.main());
    let refused = send(&leader, POINTING, POINTING, &[("what", "s5"), ("reason", " ")]).await;
    assert!(refused.status == 422 && refused.says(r#"id="reason-error""#), "{}", refused.main());
    let refused = send(&leader, POINTING, POINTING, &[("what", "något"), ("reason", "Viktigt")]).await;
    assert!(refused.status == 422 && refused.says(r#"id="what-error""#) && refused.says("Viktigt"));
    let refused = send(&leader, POINTING, POINTING, &[("what", "s99"), ("reason", "Viktigt")]).await;
    assert!(refused.status == 422 && refused.says("Mål 99 finns inte"), "{}", refused.main());

    for what in ["s5", "s4", "u3", "a1"] {
        let pointed = send(&leader, POINTING, POINTING, &[("what", what), ("reason", "Växla <b>upp</b>")]).await;
        assert_eq!(pointed.status, 303, "{what}: {}", pointed.text());
    }
    assert_eq!(round(&installation).directive.pointed_out.len(), 4);
    let page = reader.get("/planning/1/directive").await;
    assert!(
        page.says("Mindre krångel") && page.says("Checkar") && page.says("Växla &lt;b&gt;upp&lt;/b&gt;"),
        "{}",
        page.main()
    );
    assert!(reader.get("/planning/1/units").await.says("Utpekad"), "the mark follows the unit");

    let found = leader.get("/planning/1/directive/pointing?q=chEck").await;
    assert!(found.says("what=a1") && found.says("Checkar"), "{}", found.main());
    assert!(leader.get("/planning/1/directive/pointing?q=xyz").await.says("Ingen aktivitet"));
    let chosen = leader.get("/planning/1/directive/pointing?what=a1").await;
    assert!(chosen.says(r#"<option value="a1" selected>"#), "{}", chosen.main());

    let ended = send(&leader, POINTING, "/planning/1/directive/pointing/end", &[("what", "s5")]).await;
    assert_eq!(ended.status, 303);
    let told = leader.get(POINTING).await;
    assert!(told.says("inte längre utpekat") && told.says("what=s5"), "and how to do it again: {}", told.main());
    assert!(!round(&installation).points_out(Pointed::Statement(LESS_FUSS)));
    let refused = send(&leader, POINTING, "/planning/1/directive/pointing/end", &[("what", "s5")]).await;
    assert!(refused.status == 422 && refused.says("Det är inte utpekat."), "{}", refused.main());
}

fn propose(installation: &Installation, paper: Paper) {
    installation.amend(|organisation, context| {
        let motive = Some(Reason::parse("Mässan <i>i vår</i>").unwrap());
        organisation.propose_paper(context, (ROUND, paper), GROUP, motive)
    });
}

/// Records the decision on a paper by the form, as the secretary does.
async fn decide(installation: &Installation, paper: &str, number: &str) -> Reply {
    let secretary = installation.secretary().await;
    let path = format!("/planning/1/papers/{paper}/decision");
    let body = GROUP.to_string();
    let fields =
        [("body", body.as_str()), ("decided_on", "2018-11-14"), ("registration_number", number), ("reservations", "")];
    send(&secretary, &path, &path, &fields).await
}

#[tokio::test]
async fn a_paper_is_decided_sealed_shown_as_it_reads_and_verified() {
    let installation = Installation::planning();
    installation.amend(|organisation, context| {
        let text = domain::text::Explanation::parse("Växla <b>upp</b>.").unwrap();
        let version = organisation.planning.round(ROUND)?.version;
        organisation.write_directive(context, (ROUND, Seen(version)), text, Vec::new())
    });
    installation.amend(|organisation, context| {
        let reason = Reason::parse("Det brådskar.").unwrap();
        organisation.point_out(context, ROUND, Pointed::Statement(DIGITALISATION), reason)
    });
    installation.amend(|organisation, context| {
        let name = Name::parse("Mer till det digitala").unwrap();
        organisation.name_scenario(context, ROUND, name, None)
    });
    installation.amend(|organisation, context| {
        let version = organisation.planning.round(ROUND)?.scenario(ScenarioId(1)).unwrap().version;
        let intent = Intent::Shift {
            from: Scope { area: Some(SIMPLER), ..Scope::default() },
            to: Scope { area: Some(DIGITALISATION), ..Scope::default() },
            resources: Resources::new(1_000_000, 100),
        };
        organisation.move_resources(context, (ROUND, ScenarioId(1), Seen(version)), intent, None)
    });
    let secretary = installation.secretary().await;
    let waits = secretary.get("/planning/1/papers/directive/decision").await;
    assert!(waits.says("Inget beslut kan antecknas") && waits.says("föreslaget för ett organ"), "{}", waits.main());

    let says: [(Paper, &str, &[&str]); 4] = [
        (Paper::Directive, "directive", &["Växla &lt;b&gt;upp&lt;/b&gt;.", "Det brådskar.", "Särskilt viktigt"]),
        (Paper::Frames, "frames", &["Digital utveckling", "8,0", "Summa"]),
        (Paper::Scenario(ScenarioId(1)), "scenario-1", &["Per resultatområde", "+1,0", "\u{2212}1,0", "Checkar"]),
        (Paper::Plan, "plan", &["Checkar", "Register", "10,0", "inget mål", "Ramarna"]),
    ];
    for (index, (paper, name, says)) in says.into_iter().enumerate() {
        propose(&installation, paper);
        assert!(
            secretary.get("/decisions").await.says(&format!("/papers/{name}/decision")),
            "{name} waits in the list"
        );
        let form = secretary.get(&format!("/planning/1/papers/{name}/decision")).await;
        assert!(form.says(says[0]), "what is decided stands beside the form: {}", form.main());
        let taken = decide(&installation, name, &format!("2018-<b>{index}</b>")).await;
        let path = format!("/decisions/{}", index + 2);
        assert_eq!((taken.status, taken.location()), (303, format!("/verket{path}").as_str()), "{}", taken.text());

        let anonymous = installation.anonymous();
        let page = anonymous.get(&path).await;
        for text in says {
            assert!(page.says(text), "{name} does not say {text}: {}", page.main());
        }
        assert!(
            !page.main().contains("<b>upp")
                && !page.main().contains("<i>i vår")
                && page.says(&format!("2018-&lt;b&gt;{index}"))
        );
        assert!(anonymous.get(&format!("{path}/check")).await.says("Stämmer med kontrollpunkt"), "{name}");
        let proof = anonymous.get(&format!("{path}/proof")).await;
        let document = anonymous.get(&format!("{path}/document")).await;
        let key = installation.store.public_key(&installation.organisation);
        let proved = verify_proof(&proof.text(), None, Some(&key)).unwrap();
        assert_eq!(proved.record.payload["decision"]["document"], Digest256::of(&document.bytes).as_str());
        let english = installation.anonymous().in_language("en").get(&path).await;
        assert!(english.says("Check now") && english.says("Sealed"), "{name}: {}", english.main());
    }
    let reader = installation.reader().await;
    let overview = reader.get("/planning/1").await;
    assert!(overview.says("Beslutat av ledningsgruppen 2018-11-14"), "{}", overview.main());
    let list = reader.get("/decisions").await;
    assert!(list.says("Planeringsdirektivet 2019") && list.says("Verksamhetsplanen 2019") && list.says("Gäller"));
}

#[tokio::test]
async fn what_is_recorded_is_what_stood_beside_the_form_and_only_by_the_secretary() {
    let installation = Installation::planning();
    propose(&installation, Paper::Frames);
    for client in [leader(&installation).await, installation.reader().await, installation.strategist().await] {
        assert_eq!(client.get("/planning/1/papers/frames/decision").await.status, 403);
        assert_eq!(client.post("/planning/1/papers/frames/decision", &[]).await.status, 403);
    }
    let secretary = installation.secretary().await;
    let path = "/planning/1/papers/frames/decision";
    let body = GROUP.to_string();
    let fields =
        [("body", body.as_str()), ("decided_on", "2018-11-14"), ("registration_number", "7"), ("reservations", "")];
    let with = |name: &'static str, value: &'static str| -> Vec<(&str, &str)> {
        fields.into_iter().filter(|(field, _)| *field != name).chain([(name, value)]).collect()
    };
    for (name, value, says) in [
        ("document", "0000", "inte längre det som stod bredvid"),
        ("body", "1", "föreslaget för Styrelsen"),
        ("decided_on", "2018-11-15", "15 november 2018"),
        ("registration_number", " ", "Fyll i"),
    ] {
        let refused = send(&secretary, path, path, &with(name, value)).await;
        assert_eq!(refused.status, 422, "{name}");
        assert!(refused.says(says), "{name}: {}", refused.main());
    }
    assert!(round(&installation).editions.is_empty());
    assert_eq!(send(&secretary, path, path, &fields).await.status, 303);

    // What is decided can be written in again; then it says so, and can be decided once more.
    let leader = leader(&installation).await;
    let changed = [("k-u2", "9"), ("p-u2", "8"), ("w-u2", "8000000 800")];
    assert_eq!(send(&leader, AMOUNTS, AMOUNTS, &changed).await.status, 303);
    let page = leader.get("/planning/1/frames").await;
    assert!(page.says("Ändrat sedan beslutet av ledningsgruppen") && page.says("/papers/frames"), "{}", page.main());
    propose(&installation, Paper::Frames);
    assert_eq!(decide(&installation, "frames", "8").await.status, 303);
    let list = leader.get("/decisions").await;
    assert!(list.says("Ersatt av ett senare beslut") && list.says("Gäller"), "{}", list.main());
}

#[tokio::test]
async fn what_lies_before_a_body_rests() {
    let installation = Installation::planning();
    propose(&installation, Paper::Frames);
    let leader = leader(&installation).await;
    assert_eq!(leader.get(AMOUNTS).await.status, 303, "the table is not offered");
    let refused = leader.post(AMOUNTS, &[("k-u2", "9"), ("w-u2", "8000000 800")]).await;
    assert!(refused.status == 422 && refused.says("Det ligger för beslut"), "{}", refused.main());
    assert!(!leader.get("/planning/1/frames").await.says("Skriv ramar"));
    installation.decide(&Matter::Paper { round: ROUND, paper: Paper::Frames }, "7");
    assert_eq!(leader.get(AMOUNTS).await.status, 200);
    assert!(round(&installation).activity(CHECKS).is_some());
}

#[tokio::test]
async fn the_plan_is_read_by_goal_and_everyone_sees_what_is_decided_of_it() {
    let installation = Installation::planning();
    let (reader, anonymous) = (installation.reader().await, installation.anonymous());
    let page = reader.get("/planning/1/plan").await;
    let main = page.main();
    let at = |text: &str| main.find(text).unwrap_or_else(|| panic!("no {text}: {main}"));
    assert!(at("Mindre krångel") < at("Service på plats") && at("Service på plats") < at("Fler e-tjänster"), "by goal");
    assert!(at("Portal") < at("Register") && page.says("För inget mål i strategin"), "what is for no goal stands last");
    assert!(page.says("inget görs för målet"), "a goal without activity is not hidden");
    assert!(page.says("75\u{a0}%") && page.says("3,0"), "three quarters of four million");
    assert!(page.says("Den är inte ett beslut"));
    assert!(anonymous.get("/planning/1/plan").await.is_not_found(), "nothing is decided");
    assert!(!anonymous.get("/").await.says("Service på plats"));

    propose(&installation, Paper::Plan);
    assert_eq!(decide(&installation, "plan", "2018-1").await.status, 303);
    installation.plan(DIGITAL, vec![testkit::planning::work("Hemlig <b>plan</b>", None, &[], &[])]);
    installation.amend(|organisation, context| {
        let reason = Reason::parse("Hemligt skäl").unwrap();
        organisation.point_out(context, ROUND, Pointed::Statement(LESS_FUSS), reason)
    });
    let public = anonymous.get("/planning/1/plan").await;
    assert_eq!(public.status, 200);
    assert!(public.says("Service på plats") && public.says("Beslutat 2018-11-14") && public.says("/decisions/2"));
    assert!(
        !public.says("Hemlig") && !public.says("Utpekad"),
        "what is not decided is not for everyone: {}",
        public.main()
    );
    assert!(!public.says("/planning/1/frames") && !public.says("/activities/"), "nor is the way to it");
    let english = installation.anonymous().in_language("en").get("/planning/1/plan").await;
    assert!(english.says("Operational plan 2019") && english.says(r#"lang="sv""#));

    let now = reader.get("/planning/1/plan").await;
    assert!(
        now.says("Hemlig &lt;b&gt;plan&lt;/b&gt;") && now.says("Utpekad") && now.says("/activities/1"),
        "{}",
        now.main()
    );
    assert!(now.says("Ändrat sedan beslutet"), "and that it is not as it was decided");
    let compared = reader.get("/planning/1/plan?against=1.1").await;
    assert!(
        compared.says("2019, beslutad 2018-11-14 och 2019 nu")
            && compared.says("Nya aktiviteter")
            && compared.says("Något utpekat"),
        "{}",
        compared.main()
    );
    assert!(compared.says("Hemlig &lt;b&gt;plan&lt;/b&gt;") && !compared.says("Portal"), "only what differs");
    for wrong in ["edition=2", "edition=x", "against=1.2", "against=9.1", "against=nej"] {
        assert!(reader.get(&format!("/planning/1/plan?{wrong}")).await.is_not_found(), "{wrong}");
    }
    assert!(reader.get("/planning/1/plan?edition=1").await.says("Beslutat 2018-11-14"));
}

#[tokio::test]
async fn a_frame_stands_as_deep_as_it_lies_under_others_that_have_one() {
    let installation = Installation::planning();
    let reader = installation.reader().await;
    let row = |depth: u32| format!("data-depth=\"{depth}\"><span>Digital utveckling");
    let alone = reader.get("/planning/1/frames").await;
    assert!(alone.main().contains(&row(0)), "its department has no frame: {}", alone.main());
    installation.amend(|organisation, context| {
        let version = organisation.planning.round(ROUND)?.version;
        let of = FrameFor { unit: Some(testkit::planning::COMPANIES), area: None, source: None };
        let frame = domain::planning::Frame { of, resources: Resources::new(12_000_000, 1_200) };
        organisation.set_frames(context, (ROUND, Seen(version)), vec![frame])
    });
    let under = reader.get("/planning/1/frames").await;
    assert!(under.main().contains(&row(1)), "{}", under.main());
}
