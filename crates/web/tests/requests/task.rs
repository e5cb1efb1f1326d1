//! External tasks, asked through the whole server: registered, handed out, amended, answered; and by whom.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::event::Event;
use domain::ids::UnitId;
use domain::text::Name;
use domain::time::Actor;
use testkit::client::{Client, Installation, Reply};

const FIELDS: [(&str, &str); 8] = [
    ("number", "Uppdrag 7"),
    ("kind", "assignment"),
    ("title", "Digitalisering <i>i</i> små företag"),
    ("text", "Myndigheten ska främja digitalisering.\n\nUppdraget slutredovisas."),
    ("document", "Regleringsbrev för budgetåret 2018"),
    ("document_dated", "2017-12-21"),
    ("year", "2018"),
    ("due", "2019-02-22\n2018-06-01 Delredovisning"),
];

fn with_units() -> Installation {
    let installation = Installation::small();
    let context = installation.store.context(Actor::System);
    let unit =
        |unit, called: &str| Event::UnitAdded { unit: UnitId(unit), name: Name::parse(called).unwrap(), parent: None };
    installation
        .store
        .amend(&context, &installation.organisation, |_| Ok(vec![unit(1, "Företag"), unit(2, "Regioner")]))
        .unwrap();
    installation
}

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

fn but<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    FIELDS.into_iter().filter(|(field, _)| *field != name).chain([(name, value)]).collect()
}

#[tokio::test]
async fn a_task_is_registered_handed_out_and_answered() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    assert!(strategist.get("/tasks").await.says("Inga externa uppdrag"), "the register says that it is empty");
    let made = send(&strategist, "/tasks/new", "/tasks", &FIELDS).await;
    assert_eq!((made.status, made.location()), (303, "/verket/tasks/1"), "{}", made.text());

    let page = strategist.get("/tasks/1").await;
    assert!(page.says("Digitalisering &lt;i&gt;i&lt;/i&gt; små företag"), "what was typed is text");
    let (first, last) = (page.text().find("2018-06-01").unwrap(), page.text().find("2019-02-22").unwrap());
    assert!(first < last && page.says("Delredovisning"), "days in their order, whatever they were typed in");
    assert!(page.says("Ingen svarar för uppdraget"), "a break: nobody answers for it");

    let handed = send(&strategist, "/tasks/hand-out", "/tasks/hand-out", &[("unit-1", "2")]).await;
    assert_eq!(handed.status, 303, "{}", handed.text());
    let page = strategist.get("/tasks/1").await;
    assert!(page.says("Regioner") && !page.says("Ingen svarar för uppdraget"));

    let answer =
        [("step", "answered"), ("on", "2018-11-01"), ("how", "I rapporten."), ("registration_number", "1.2-3")];
    let answered = send(&strategist, "/tasks/1", "/tasks/1/steps", &answer).await;
    assert_eq!(answered.status, 303, "{}", answered.text());
    assert!(strategist.get("/tasks/1").await.says("I rapporten."));
    assert!(strategist.get("/tasks?state=answered").await.says("Uppdrag 7"));
    assert!(!strategist.get("/tasks?state=open").await.says("Uppdrag 7"));
    let english = strategist.get("/tasks/1?lang=en").await;
    assert!(english.says("Answered on") || english.says("Answered"), "{}", english.main());
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    for (field, value, says) in [
        ("due", "i vår Delredovisning", "börjar inte med en dag"),
        ("year", "nittonhundra", "är inget årtal"),
        ("document_dated", "igår", "Skriv en dag"),
        ("title", "", ""),
    ] {
        let refused = send(&strategist, "/tasks/new", "/tasks", &but(field, value)).await;
        assert_eq!(refused.status, 422, "{field}: {}", refused.text());
        assert!(refused.says(says) && refused.says(&format!("{field}-error")), "{field}: {}", refused.main());
        assert!(refused.says("Myndigheten ska främja digitalisering."), "the text is kept");
    }
    let made = send(&strategist, "/tasks/new", "/tasks", &FIELDS).await;
    assert_eq!(made.status, 303);
    let again = send(&strategist, "/tasks/new", "/tasks", &FIELDS).await;
    assert_eq!(again.status, 422);
    assert!(again.says("finns redan i registret"));
}

#[tokio::test]
async fn who_was_second_reads_what_the_first_wrote_before_saving_over_it() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    send(&strategist, "/tasks/new", "/tasks", &FIELDS).await;
    let form = strategist.get("/tasks/1/edit").await;
    let (version, key) = (form.hidden("version").unwrap(), form.hidden("request-key").unwrap());
    let first: Vec<_> = but("title", "Den förstas text").into_iter().chain([("version", version.as_str())]).collect();
    assert_eq!(send(&strategist, "/tasks/1/edit", "/tasks/1/edit", &first).await.status, 303);
    let second: Vec<_> = but("title", "Den andras text")
        .into_iter()
        .chain([("version", version.as_str()), ("request-key", key.as_str())])
        .collect();
    let refused = strategist.post("/tasks/1/edit", &second).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Den andras text") && refused.says("Så står det nu"), "{}", refused.main());
}

#[tokio::test]
async fn an_employee_reads_the_register_and_does_not_write_in_it() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    send(&strategist, "/tasks/new", "/tasks", &FIELDS).await;
    let reader = installation.reader().await;
    let page = reader.get("/tasks/1").await;
    assert_eq!(page.status, 200);
    assert!(!page.says("Ange att det är redovisat"), "nothing is offered that is not allowed");
    assert_eq!(reader.get("/tasks/new").await.status, 403);
    assert_eq!(reader.post("/tasks/1/unit", &[("unit", "1")]).await.status, 403);
    assert_eq!(installation.anonymous().get("/tasks").await.status, 303, "nobody reads it without signing in");
    assert!(reader.get("/tasks/2").await.is_not_found());
}

const LETTER: &str = "Nummer;Slag;Uppdrag;Text;Dokument;Dokumentets datum;Redovisas senast;Enhet\n\
    Å1;Återrapporteringskrav;Regelförenkling;=1+1;Regleringsbrev för budgetåret 2018;2017-12-21;2019-02-22;Företag\n\
    U1;Uppdrag;Digitalisering;Främja;Regleringsbrev för budgetåret 2018;2017-12-21;2018-06-01 Delredovisning;\n";

#[tokio::test]
async fn a_letter_is_brought_in_after_every_row_was_shown_and_comes_out_as_it_is() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    let shown = strategist.upload("/tasks/import", "brev.csv", LETTER.as_bytes()).await;
    assert_eq!(shown.status, 200, "{}", shown.main());
    assert!(shown.says("2 nya uppdrag") && shown.says("=1+1") && shown.says("Nytt"), "{}", shown.main());
    assert!(strategist.get("/tasks").await.says("Inga externa uppdrag"), "looking changes nothing");

    let carried: Vec<(String, String)> = ["request-key", "file", "name", "document", "document_dated"]
        .map(|name| (name.to_owned(), shown.hidden(name).unwrap_or_default()))
        .to_vec();
    let carried: Vec<(&str, &str)> = carried.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let done = strategist.post("/tasks/import/rows", &carried).await;
    assert_eq!(done.status, 303, "{}", done.main());
    let page = strategist.get("/tasks").await;
    assert!(page.says("2 externa uppdrag") && page.says("Regelförenkling") && page.says("Företag"), "{}", page.main());

    let again = strategist.upload("/tasks/import", "brev.csv", LETTER.as_bytes()).await;
    assert!(again.says("Inga nya uppdrag") && again.says("2 är oförändrade"), "{}", again.main());
    let file = strategist.get("/tasks/export?as=csv").await;
    assert!(file.text().contains("'=1+1") && file.text().contains("Regelförenkling"), "{}", file.text());
    assert!(strategist.get("/tasks/export").await.bytes.starts_with(b"PK"), "a workbook");
}

#[tokio::test]
async fn a_table_that_does_not_name_its_document_is_asked_for_it_once_and_kept_meanwhile() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    let table = "Nummer;Slag;Uppdrag\nÅ1;uppdrag;Regelförenkling\nU1;uppdrag;Digitalisering\n";
    let asked = strategist.upload("/tasks/import", "brev.csv", table.as_bytes()).await;
    assert_eq!(asked.status, 422);
    for (field, said) in
        [("document", "Skriv vilket dokument uppdragen står i"), ("document_dated", "Skriv dokumentets datum")]
    {
        let at_field = format!("id=\"{field}-error\"");
        assert!(asked.text().contains(&at_field) && asked.says(said), "{}", asked.main());
    }
    assert!(!asked.says("Rad 2"), "no row is wrong: {}", asked.main());

    let kept = asked.hidden("kept").unwrap();
    let fields = [
        ("kept", kept.as_str()),
        ("name", "brev.csv"),
        ("document", "Regleringsbrev 2019"),
        ("document_dated", "2018-12-20"),
    ];
    let shown = strategist.upload_with("/tasks/import", &fields, ("", b"")).await;
    assert_eq!(shown.status, 200, "the file need not be chosen again: {}", shown.main());
    assert!(shown.says("2 nya uppdrag") && shown.says("2018-12-20"), "{}", shown.main());

    let other = strategist.upload_with("/tasks/import", &fields, ("annat.csv", &table.as_bytes()[..44])).await;
    assert!(other.says("Ett nytt uppdrag"), "one that is chosen goes before the one that was kept: {}", other.main());
}

#[tokio::test]
async fn one_wrong_row_brings_in_nothing_and_says_where_it_is() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    let wrong = LETTER.replace("2018-06-01 Delredovisning", "i vår");
    let shown = strategist.upload("/tasks/import", "brev.csv", wrong.as_bytes()).await;
    assert_eq!(shown.status, 422);
    assert!(shown.says("Rad 3") && shown.hidden("file").is_none(), "{}", shown.main());
    for nonsense in [&b"PK\x03\x04 no workbook"[..], &[0, 159, 146, 150], b"hej"] {
        assert_eq!(strategist.upload("/tasks/import", "x", nonsense).await.status, 422);
    }
    assert_eq!(installation.reader().await.get("/tasks/import").await.status, 403);
}

#[tokio::test]
async fn a_heading_that_means_nothing_is_told_beside_the_column_that_is_missing() {
    let installation = with_units();
    let strategist = installation.strategist().await;
    let table = "Nr;Typ;Vad som ska göras\n1;uppdrag;Räkna\n2;uppdrag;Mäta\n";
    let fields = [("document", "Regleringsbrev 2019"), ("document_dated", "2018-12-20")];
    let shown = strategist.upload_with("/tasks/import", &fields, ("brev.csv", table.as_bytes())).await;
    assert_eq!(shown.status, 422, "{}", shown.main());
    assert!(shown.says("Kolumnen ”Uppdrag” saknas.") && !shown.says("Cellen är tom"), "{}", shown.main());
    assert!(shown.says("Kolumnen ”Vad som ska göras” läses inte in."), "{}", shown.main());
}
