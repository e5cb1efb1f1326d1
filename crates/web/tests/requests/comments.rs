//! Comments, asked through the whole server: left on every sort of thing, answered, changed, taken back, hidden, found and
//! followed; and by whom. What is said of what is secret is nowhere for those who may not know of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use axum::http::{HeaderMap, HeaderValue, Method, header};
use domain::event::Event;
use domain::ids::{CommentId, PersonId, TaskId, UnitId};
use domain::organisation::Organisation;
use domain::policy::{Role, Viewer};
use domain::secrecy::Ground;
use domain::task::{NewTask, TaskKind, Terms};
use domain::text::{Explanation, Name, Reason};
use testkit::client::{Client, Installation, Reply};

const STATEMENT: &str = "/statements/31";
const ON: &str = "/comments/on/statement-31";

pub(crate) async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(form).await;
    let key = page.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}: {}", page.main()));
    let version = page.hidden("version").unwrap_or_default();
    let given = [("request-key", key.as_str()), ("version", version.as_str())];
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain(given).collect();
    client.post(to, &fields).await
}

pub(crate) fn now(installation: &Installation) -> std::sync::Arc<Organisation> {
    installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap().organisation
}

/// Says something, and answers with the path of the comment.
pub(crate) async fn say(installation: &Installation, client: &Client, on: &str, said: &str) -> String {
    let left = send(client, on, on, &[("said", said)]).await;
    assert_eq!(left.status, 303, "{}", left.main());
    let last: CommentId = now(installation).comments.all().next_back().unwrap().id;
    assert!(left.location().ends_with(&format!("#comment-{last}")), "{}", left.location());
    format!("/comments/{last}")
}

pub(crate) async fn signed_in(installation: &Installation, person: u32) -> Client {
    let client = installation.anonymous();
    client.sign_in(PersonId(person)).await;
    client
}

pub(crate) fn name_of(installation: &Installation, person: PersonId) -> String {
    installation.store.names(&installation.organisation).unwrap()[&person].to_string()
}

#[tokio::test]
async fn one_is_left_answered_changed_and_taken_back() {
    let installation = Installation::with_example();
    let (writer, other) = (installation.reader().await, installation.secretary().await);
    assert!(writer.get(STATEMENT).await.says("Kommentera"));
    let one = say(&installation, &writer, ON, "Räkna <b>tid</b>.\nInte regler.").await;
    let page = other.get(STATEMENT).await;
    assert!(page.says("Räkna &lt;b&gt;tid&lt;/b&gt;.\nInte regler."), "what was typed is text: {}", page.main());
    let answered = send(&other, &one, &format!("{one}/answers"), &[("said", "Båda.")]).await;
    assert_eq!(answered.status, 303, "{}", answered.main());
    let page = writer.get(STATEMENT).await.main();
    let (first, answer) = (page.find("Räkna &lt;b&gt;").unwrap(), page.find("Båda.").unwrap());
    assert!(first < answer && page[first..answer].contains("class=\"under\""), "the answer hangs under it");
    // The writer changes it, and that it was changed is told; nobody else can.
    assert_eq!(other.post(&one, &[("said", "Nej")]).await.status, 403);
    assert_eq!(other.post(&format!("{one}/withdrawal"), &[]).await.status, 403);
    let form = format!("{one}?change=yes");
    assert!(writer.get(&form).await.says("Räkna &lt;b&gt;tid&lt;/b&gt;."), "the form has what was typed");
    let changed = send(&writer, &form, &one, &[("said", "Räkna timmar.")]).await;
    assert_eq!(changed.status, 303, "{}", changed.main());
    let page = other.get(&one).await;
    assert!(page.says("Räkna timmar.") && page.says("ändrad 2018-11-14") && !page.says("Inte regler."));
    assert_eq!(send(&writer, &one, &format!("{one}/withdrawal"), &[]).await.status, 303);
    let page = other.get(STATEMENT).await;
    assert!(page.says("Kommentaren är återtagen.") && page.says("Båda.") && !page.says("Räkna timmar."));
    let organisation = now(&installation);
    let digests = organisation.texts().len();
    let texts = installation.store.texts(&organisation).unwrap();
    assert!(texts.of(organisation.comments.get(CommentId(6)).unwrap().text.as_ref()).is_none(), "the row is gone");
    assert!(0 < digests);
    // It is not in the log either.
    let export = installation.auditor().await.get("/log/export").await.text();
    assert!(export.contains("comment_made") && !export.contains("Räkna timmar"));
    assert!(installation.auditor().await.get("/log").await.says("tog tillbaka kommentar 6"));
}

#[tokio::test]
async fn a_form_that_is_sent_twice_leaves_one() {
    let installation = Installation::with_example();
    let writer = installation.reader().await;
    let key = writer.get(ON).await.hidden("request-key").unwrap();
    let before = now(&installation).comments.all().count();
    for _ in 0..2 {
        let left = writer.post(ON, &[("said", "En gång."), ("request-key", &key)]).await;
        assert_eq!(left.status, 303, "{}", left.main());
    }
    assert_eq!(now(&installation).comments.all().count(), before + 1);
}

#[tokio::test]
async fn a_name_after_at_is_found_or_refused_at_the_field_with_those_that_fit() {
    let installation = Installation::small();
    let (store, id) = (&installation.store, &installation.organisation);
    let member = PersonId(60);
    installation.amend(|_, _| Ok(vec![Event::PersonPlaced { person: member, unit: None, roles: vec![Role::Member] }]));
    for (person, name) in [(2, "Åsa Ek"), (3, "Åsa Ekman"), (4, "Bo Al"), (5, "Bo Al"), (60, "Cia By")] {
        store.name_person(id, PersonId(person), &Name::parse(name).unwrap()).unwrap();
    }
    let writer = installation.strategist().await;
    let on = "/comments/on/statement-1";
    for (said, says) in [
        ("Hej @Åsa, kan du?", "De här passar: Åsa Ek, Åsa Ekman."),
        ("@Bo Al ser du?", "De här passar: Bo Al (4), Bo Al (5)."),
        ("@Kalle Karlsson", "@Kalle"),
        ("@Cia By", "Cia By får inte läsa det här"),
        (" ", "Fyll i det här fältet."),
    ] {
        let reply = send(&writer, on, on, &[("said", said)]).await;
        assert_eq!(reply.status, 422, "{said}");
        assert!(reply.says(says), "{says}: {}", reply.main());
        assert!(reply.main().contains("id=\"said-error\""), "at the field: {}", reply.main());
        assert!(reply.says(said), "what was typed is kept");
    }
    let one = say(&installation, &writer, on, "@Åsa Ekman och (@bo al (4)): fråga asa@verket.se.").await;
    let organisation = now(&installation);
    let mentioned: Vec<u32> =
        organisation.comments.all().next_back().unwrap().mentions.keys().map(|person| person.0).collect();
    assert_eq!(mentioned, [3, 4]);
    assert!(writer.get(&one).await.says("<b>@Åsa Ekman</b> och (<b>@Bo Al</b>): fråga asa@verket.se."));
    // The name is not in the log, nor in the text: who is called otherwise is so here too, and who was erased is nobody.
    store.name_person(id, PersonId(3), &Name::parse("Åsa Berg").unwrap()).unwrap();
    assert!(writer.get(&one).await.says("<b>@Åsa Berg</b>"));
    store.erase_person(id, PersonId(4)).unwrap();
    assert!(!writer.get(&one).await.says("Bo Al"));
    // The list that the script asks for has those who may be mentioned.
    let names = writer.get("/comments/names/statement-1?q=c").await.text();
    assert!(!names.contains("Cia By"), "{names}");
    assert!(writer.get("/comments/names/statement-1?q=ber").await.text().contains("Åsa Berg"));
}

#[tokio::test]
async fn every_sort_of_thing_can_be_commented_on_where_it_is() {
    let installation = Installation::with_example();
    let writer = installation.strategist().await;
    let organisation = now(&installation);
    let round = organisation.planning.rounds().next_back().unwrap();
    let activity = round.activities.values().next().unwrap();
    let (number, unit) = (round.number, activity.unit);
    let indicator = organisation.indicators.all().next().unwrap().id;
    let things = [
        ("statement-31".to_owned(), STATEMENT.to_owned()),
        (format!("activity-{number}-{}", activity.id), format!("/planning/{number}/activities/{}", activity.id)),
        (format!("indicator-{indicator}"), format!("/indicators/{indicator}")),
        ("contribution-1".to_owned(), "/contributions/1".to_owned()),
        ("task-1".to_owned(), "/tasks/1".to_owned()),
        ("decision-1".to_owned(), "/decisions/1".to_owned()),
        ("revision-6".to_owned(), "/revisions/6".to_owned()),
        (format!("plan-{number}-{unit}"), format!("/planning/{number}/units/{unit}")),
        (format!("round-{number}"), format!("/planning/{number}")),
        ("workshop-1".to_owned(), "/workshops/1".to_owned()),
    ];
    for (topic, page) in things {
        let on = format!("/comments/on/{topic}");
        assert!(writer.get(&page).await.main().contains(&format!("{on}\"")), "there is a form at {page}");
        let said = format!("Sagt om {topic}");
        let left = send(&writer, &on, &on, &[("said", &said)]).await;
        assert_eq!(left.status, 303, "{}", left.main());
        let back = left.location().trim_start_matches("/tillvaxtverket").split('#').next().unwrap().to_owned();
        assert_eq!(back, page);
        assert!(writer.get(&page).await.says(&said), "{page}");
        assert!(writer.get(&on).await.says(&said));
    }
    for nowhere in ["statement-9999", "unit-1", "task-", "plan-1-999", "contribution-999", "round-99", "workshop-99"] {
        assert!(writer.get(&format!("/comments/on/{nowhere}")).await.is_not_found(), "{nowhere}");
    }
}

#[tokio::test]
async fn whoever_is_not_signed_in_and_programs_read_nothing_of_it() {
    let installation = Installation::with_example();
    let writer = installation.reader().await;
    let one = say(&installation, &writer, ON, "Bara mellan oss.").await;
    let member = PersonId(200);
    installation.amend(|_, _| Ok(vec![Event::PersonPlaced { person: member, unit: None, roles: vec![Role::Member] }]));
    let member = signed_in(&installation, 200).await;
    for client in [&installation.anonymous(), &member] {
        let page = client.get(STATEMENT).await;
        assert!(page.status == 200 && !page.says("Bara mellan oss.") && !page.says("Kommentarer"));
        assert!(!client.get("/search?q=bara+mellan+oss").await.says("Bara mellan oss."));
        for hidden in [one.as_str(), ON, "/comments/names/statement-31?q=a"] {
            assert!(matches!(client.get(hidden).await.status, 303 | 403), "{hidden}");
        }
        // A member of a body has notices, of what they are asked.
        assert!(!client.get("/notices").await.says("Bara mellan oss."));
        assert_eq!(client.post(ON, &[("said", "Hej")]).await.status, 403);
    }
    assert!(writer.get("/search?q=mellan+oss").await.says("Bara mellan oss."), "who may read it finds it");
    let program = installation.here().program(Role::Reader);
    assert!(!program.get("/api/v1/statements/31").await.text().contains("Bara mellan"));
}

#[tokio::test]
async fn what_is_reported_is_hidden_from_readers_everywhere_and_shown_again() {
    let installation = Installation::with_example();
    let (writer, strategist) = (installation.reader().await, installation.strategist().await);
    let other = installation.secretary().await;
    let one = say(&installation, &writer, ON, "Kalle Karlsson räknar fel.").await;
    let everywhere = [one.as_str(), STATEMENT, ON, "/search?q=kalle+karlsson"];
    for page in everywhere {
        assert!(other.get(page).await.says("Kalle Karlsson"), "{page}");
    }
    let empty = send(&other, &one, &format!("{one}/reports"), &[]).await;
    assert!(empty.status == 422 && empty.main().contains("objection-error"), "{}", empty.main());
    let reported = send(&other, &one, &format!("{one}/reports"), &[("objection", "personal-data")]).await;
    assert_eq!(reported.status, 303, "{}", reported.main());
    assert!(strategist.get("/notices").await.says("anmälde en kommentar"));
    assert_eq!(other.post(&format!("{one}/visibility"), &[("hide_for", "offensive")]).await.status, 403);
    let hidden = send(&strategist, &one, &format!("{one}/visibility"), &[("hide_for", "personal-data")]).await;
    assert_eq!(hidden.status, 303, "{}", hidden.main());
    for page in everywhere {
        assert!(!other.get(page).await.main().contains("räknar fel"), "{page}");
    }
    assert!(other.get(STATEMENT).await.says("Kommentaren är dold för läsare: innehåller personuppgifter."));
    assert!(strategist.get(&one).await.says("räknar fel") && writer.get(&one).await.says("räknar fel"));
    assert_eq!(send(&strategist, &one, &format!("{one}/visibility"), &[("show", "yes")]).await.status, 303);
    assert!(other.get(STATEMENT).await.says("räknar fel"));
}

/// A secret task of the first unit, and who may know of it.
pub(crate) fn secret_task(installation: &Installation) -> TaskId {
    let task = TaskId(900);
    installation.amend(move |_, _| {
        let terms = Terms {
            number: Name::parse("Hemligt 1").unwrap(),
            kind: TaskKind::Assignment,
            title: Name::parse("Skymningsgranen").unwrap(),
            text: Explanation::default(),
            document: Name::parse("Regleringsbrev").unwrap(),
            dated: jiff::civil::date(2018, 1, 1),
            year: 2018,
            due: Vec::new(),
            goals: Vec::new(),
        };
        let ground = Ground { chapter: 18, section: Name::parse("8").unwrap() };
        Ok(vec![
            Event::TasksRegistered { tasks: vec![NewTask { task, terms, unit: Some(UnitId(7)) }] },
            Event::TaskMarkedSecret { task, ground, reason: Reason::parse("Röjer skyddet.").unwrap() },
            Event::PersonPlaced { person: PersonId(201), unit: None, roles: vec![Role::Reader, Role::Cleared] },
            Event::PersonPlaced { person: PersonId(202), unit: None, roles: vec![Role::Reader, Role::Cleared] },
        ])
    });
    for (person, name) in [(201, "Cia Klar"), (202, "Dan Klar")] {
        let name = Name::parse(name).unwrap();
        installation.store.name_person(&installation.organisation, PersonId(person), &name).unwrap();
    }
    task
}

#[tokio::test]
async fn what_is_said_of_what_is_secret_is_nowhere_for_the_others() {
    let installation = Installation::with_example();
    let task = secret_task(&installation);
    let (cleared, other) = (signed_in(&installation, 201).await, installation.auditor().await);
    let on = format!("/comments/on/task-{task}");
    let stranger = name_of(&installation, installation.here().person(Role::Auditor));
    let refused = send(&cleared, &on, &on, &[("said", &format!("@{stranger} läs"))]).await;
    assert!(refused.status == 422 && refused.says("får inte läsa det här"), "{}", refused.main());
    let one = say(&installation, &cleared, &on, "@Dan Klar grindkoden är bytt.").await;
    assert!(signed_in(&installation, 202).await.get("/notices").await.says("grindkoden"));
    assert!(cleared.get("/search?q=grindkoden").await.says("grindkoden"));
    for hidden in [one.as_str(), &on, &format!("/comments/names/task-{task}?q=d")] {
        assert!(other.get(hidden).await.is_not_found(), "{hidden}");
    }
    for to in [on.clone(), format!("{one}/answers"), format!("{one}/reports"), format!("/following/task-{task}")] {
        assert!(other.post(&to, &[("said", "Hej"), ("objection", "secret")]).await.is_not_found(), "{to}");
    }
    let log = other.get("/log").await.main();
    for page in ["/search?q=grindkoden", "/notices", "/tasks", "/log", "/log/export"] {
        let page = other.get(page).await;
        assert!(!page.text().contains("grindkoden är bytt") && !page.text().contains("Skymningsgranen"));
    }
    assert!(!log.contains("skrev kommentar 6"), "not even that something was said");
    assert!(cleared.get(&one).await.says("grindkoden är bytt"));
}

#[tokio::test]
async fn a_thing_is_followed_and_left_and_the_page_says_which() {
    let installation = Installation::with_example();
    let (reader, other) = (installation.reader().await, installation.secretary().await);
    let page = reader.get(STATEMENT).await;
    assert!(page.says("Följ saken"));
    let tag = page.header("etag").to_owned();
    let followed = send(&reader, ON, "/following/statement-31", &[("follow", "yes")]).await;
    assert_eq!(followed.status, 303);
    // The browser's own copy of the page is not shown again: it says something else now.
    let mut headers = HeaderMap::new();
    headers.insert(header::IF_NONE_MATCH, HeaderValue::try_from(tag).unwrap());
    reader.get(STATEMENT).await;
    let again = reader.send(Method::GET, "/tillvaxtverket/statements/31", &[], &headers).await;
    assert!(again.status == 200 && again.says("Följ inte längre"), "{}", again.status);
    say(&installation, &other, ON, "Något nytt.").await;
    assert!(reader.get("/notices").await.says("kommenterade det du följer"));
    assert_eq!(send(&reader, ON, "/following/statement-31", &[("follow", "no")]).await.status, 303);
    assert!(!reader.get("/notices").await.says("Något nytt."));
    // Who says something follows by itself, and can leave it.
    say(&installation, &reader, ON, "Mitt.").await;
    assert!(!reader.get(STATEMENT).await.says("Du följer saken"), "who has left it stays away");
    let writer = signed_in(&installation, 50).await;
    say(&installation, &writer, ON, "Mitt också.").await;
    assert!(writer.get(STATEMENT).await.says("Du följer saken"));
}
