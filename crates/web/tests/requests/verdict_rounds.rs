//! Verdict rounds through the whole server: opened, found, answered once with and without script, counted, read and
//! hidden; and that nothing which is kept or told meanwhile ties an answer to whoever gave it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::fmt::Write;
use std::sync::{Arc, Mutex, OnceLock};

use domain::ids::PersonId;
use domain::organisation::Organisation;
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::time::Actor;
use store::verdict_rounds::tokens::bytes;
use testkit::blind_token::BlindToken;
use testkit::client::{Client, Installation, Reply};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// The round that is opened in these tests: the example has two.
const ROUND: &str = "/verdicts/3";
const MANAGER: PersonId = PersonId(21);

async fn of(installation: &Installation, person: u32) -> Client {
    let client = installation.anonymous();
    client.sign_in(PersonId(person)).await;
    client
}

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let key = client.get(form).await.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
    client.post(to, &fields).await
}

const TERMS: [(&str, &str); 6] = [
    ("revision", "4"),
    ("occasion", "Chefsmöte 14 november"),
    ("audience", "everyone"),
    ("grouping", "managers-and-staff"),
    ("from", "2018-11-14"),
    ("until", "2018-11-20"),
];

async fn opened() -> Installation {
    let installation = Installation::with_example();
    let reply = send(&installation.strategist().await, "/verdicts/new", "/verdicts", &TERMS).await;
    assert_eq!((reply.status, reply.location()), (303, "/tillvaxtverket/verdicts/3"), "{}", reply.main());
    installation
}

fn answer<'a>(mark: &'a str, words: &'a str) -> [(&'a str, &'a str); 4] {
    [("easy-to-take-in", mark), ("clear-thread", "none"), ("direction-pointed-out", "5"), ("words", words)]
}

async fn answer_as(installation: &Installation, person: u32, mark: &str, words: &str) {
    let client = of(installation, person).await;
    let reply = client.post(&format!("{ROUND}/answer"), &answer(mark, words)).await;
    assert_eq!(reply.status, 303, "{person}: {}", reply.main());
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What stands in an attribute of the page's form.
fn attribute(page: &Reply, name: &str) -> String {
    let text = page.text();
    let (_, rest) = text.split_once(&format!("{name}=\"")).unwrap_or_else(|| panic!("no {name} in {text}"));
    rest.split('"').next().unwrap().to_owned()
}

/// The fields by which an answer is sent with a token that this person has had signed.
async fn signed(client: &Client, seed: u8) -> Vec<(&'static str, String)> {
    let page = client.get(&format!("{ROUND}/answer")).await;
    let modulus: [u8; 256] = bytes(&attribute(&page, "data-key")).unwrap();
    let token = BlindToken::new(&modulus, [seed; 32]);
    let blinded = hexadecimal(&token.blinded());
    let reply = client.post(&format!("{ROUND}/token"), &[("blinded", blinded.as_str())]).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let signature = token.signature(&bytes(&reply.text()).unwrap());
    vec![
        ("group", attribute(&page, "data-group")),
        ("token", hexadecimal(&token.token)),
        ("signature", hexadecimal(&signature)),
    ]
}

async fn put(client: &Client, token: &[(&'static str, String)], mark: &str, words: &str) -> u16 {
    let token = token.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<(&str, &str)> = token.chain(answer(mark, words)).collect();
    client.post(&format!("{ROUND}/ballots"), &fields).await.status
}

#[tokio::test]
async fn a_round_is_opened_with_what_is_wrong_at_its_field() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let wrong = [
        ("revision", "2"),
        ("occasion", ""),
        ("audience", "units"),
        ("grouping", "together"),
        ("from", "i morgon"),
        ("until", "2018-11-20"),
    ];
    let refused = send(&strategist, "/verdicts/new", "/verdicts", &wrong).await;
    assert!(refused.status == 422 && refused.says("Välj minst en enhet."), "{}", refused.main());
    assert!(refused.says("value=\"i morgon\""), "what was typed is kept");
    let over = TERMS.map(|(name, value)| (name, if name == "revision" { "2" } else { value }));
    assert!(send(&strategist, "/verdicts/new", "/verdicts", &over).await.says("Revisionen gäller inte längre"));
    let late = TERMS.map(|(name, value)| (name, if name == "until" { "2018-11-13" } else { value }));
    assert!(send(&strategist, "/verdicts/new", "/verdicts", &late).await.says("tidigast 14 november 2018"));
    let of_no_body = TERMS.map(|(name, value)| (name, if name == "audience" { "body" } else { value }));
    let of_no_body: Vec<_> = of_no_body.into_iter().chain([("body", "99")]).collect();
    assert_eq!(send(&strategist, "/verdicts/new", "/verdicts", &of_no_body).await.status, 422);
    let reader = installation.reader().await;
    assert_eq!(reader.get("/verdicts/new").await.status, 403);
    assert_eq!(reader.post("/verdicts", &TERMS).await.status, 403);
}

/// Six who sit in the board and are not employed; the first two have signed in.
async fn board(installation: &Installation) -> [Client; 2] {
    let today = installation.store.clock().today();
    let members = (901..907).map(PersonId);
    let body = domain::ids::BodyId(1);
    let events: Vec<_> = members
        .flat_map(|person| {
            let placed = domain::event::Event::PersonPlaced { person, unit: None, roles: vec![Role::Member] };
            [placed, domain::event::Event::MemberAdded { body, person, from: today }]
        })
        .collect();
    let context = installation.store.context(Actor::System);
    let rule = |_: &Organisation| -> Result<Vec<domain::event::Event>, Refusals> { Ok(events.clone()) };
    installation.store.amend(&context, &installation.organisation, rule).unwrap();
    [of(installation, 901).await, of(installation, 902).await]
}

#[tokio::test]
async fn who_sits_in_a_body_and_is_asked_finds_it_and_reads_what_it_came_to() {
    let installation = Installation::with_example();
    let [member, other] = board(&installation).await;
    assert_eq!(member.get("/to-do").await.status, 200);
    assert_eq!(member.get("/notices").await.status, 200);
    assert_eq!(member.get("/verdicts/1").await.status, 403, "who was not asked reads no answers");
    let terms = TERMS.map(|(name, value)| match name {
        "audience" => (name, "body"),
        "grouping" => (name, "together"),
        _ => (name, value),
    });
    let terms: Vec<_> = terms.into_iter().chain([("body", "1")]).collect();
    let opened = send(&installation.strategist().await, "/verdicts/new", "/verdicts", &terms).await;
    assert_eq!(opened.status, 303, "{}", opened.main());
    let list = member.get("/to-do").await;
    assert!(list.says("Säg vad du tycker om strategin") && list.text().contains("/to-do\""), "{}", list.text());
    assert!(member.get("/").await.says("Säg vad du tycker"));
    let told = member.get("/notices").await;
    assert!(told.says("frågar efter ditt omdöme") && told.says("Chefsmöte"), "{}", told.main());
    let notice =
        told.main().split("href=\"/tillvaxtverket/notices/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let opened = member.get(&format!("/notices/{notice}")).await;
    assert_eq!(opened.location(), format!("/tillvaxtverket{ROUND}/answer"));
    for person in 901..906 {
        answer_as(&installation, person, "4", "").await;
    }
    let strategist = installation.strategist().await;
    assert_eq!(strategist.post(&format!("{ROUND}/closing"), &[]).await.status, 303);
    for asked in [&member, &other] {
        let result = asked.get(ROUND).await;
        assert!(result.status == 200 && result.says("svarade"), "{}", result.main());
        let page = result.main();
        assert!(!page.contains("href=\"/tillvaxtverket/verdicts\"") && !page.contains("/verdicts/2\""), "{page}");
        assert_eq!(asked.get(&format!("{ROUND}/export")).await.status, 200);
    }
    // Whoever reads the platform is told whose judgement it is.
    let platform = installation.reader().await.get("/").await;
    assert!(platform.main().contains("Tillfrågade: <span>Styrelsen</span>"), "{}", platform.main());
}

#[tokio::test]
async fn those_who_are_asked_find_it_answer_once_and_are_asked_no_more() {
    let installation = opened().await;
    let person = of(&installation, 41).await;
    let waits = "Säg vad du tycker om strategin";
    assert!(person.get("/to-do").await.says(waits), "{}", person.get("/to-do").await.main());
    assert!(person.get("/").await.says("Säg vad du tycker"), "it stands on the strategy's page");
    assert!(person.get("/to-do/text").await.says(waits));
    let form = person.get(&format!("{ROUND}/answer")).await;
    for says in
        ["Lätt att ta till sig", "En tydlig röd tråd", "En riktning pekas ut", "Kan inte säga", "Skriv inget som"]
    {
        assert!(form.says(says), "{says}: {}", form.main());
    }
    let long = "å".repeat(281);
    let incomplete = [("easy-to-take-in", "4"), ("clear-thread", "6"), ("words", long.as_str())];
    let refused = person.post(&format!("{ROUND}/answer"), &incomplete).await;
    assert!(refused.status == 422 && refused.says("Välj en siffra") && refused.says(&long), "{}", refused.main());
    answer_as(&installation, 41, "4", "Lätt att minnas").await;
    let after = person.get(&format!("{ROUND}/answer")).await;
    // A browser without script is told once; what the page says for ever is no more than it knows.
    assert!(after.says("Du har hämtat ditt svarskort."), "{}", after.main());
    assert!(after.main().contains("<div data-thanks hidden>"), "{}", after.main());
    assert!(!person.get("/to-do").await.says(waits), "{}", person.get("/to-do").await.main());
    assert!(!person.get("/").await.says("Säg vad du tycker"));
    answer_as(&installation, 41, "1", "Igen").await;
    assert_eq!(
        installation.store.verdict_answers(&installation.organisation, domain::ids::VerdictRoundId(3)).unwrap(),
        1
    );
    let round = person.get(ROUND).await;
    assert!(round.says("Färre än fem av") && !round.says("Lätt att minnas"), "{}", round.main());
}

#[tokio::test]
async fn an_answer_with_a_token_is_taken_from_nobody_knows_whom_and_once() {
    let installation = opened().await;
    let (staff, manager) = (of(&installation, 41).await, of(&installation, MANAGER.0).await);
    let token = signed(&staff, 7).await;
    let nobody = installation.anonymous();
    let of_another_group: Vec<_> = signed(&manager, 8).await.into_iter().skip(1).collect();
    let of_another_group = [vec![("group", "staff".to_owned())], of_another_group].concat();
    assert_eq!(put(&nobody, &of_another_group, "4", "").await, 403, "signed by the key of another group");
    let mut forged = token.clone();
    forged[2].1 = forged[2].1.chars().rev().collect();
    assert_eq!(put(&nobody, &forged, "4", "").await, 403);
    assert_eq!(put(&nobody, &token[..2], "4", "").await, 422);
    assert_eq!(put(&nobody, &token, "7", "").await, 422, "no such mark");
    assert_eq!(put(&nobody, &token, "4", "Utan namn").await, 204);
    assert_eq!(put(&nobody, &token, "4", "Utan namn").await, 409, "a token is used once");
    let another = BlindToken::new(
        &bytes::<256>(&attribute(&staff.get(&format!("{ROUND}/answer")).await, "data-key")).unwrap(),
        [9; 32],
    );
    let blinded = hexadecimal(&another.blinded());
    assert_eq!(staff.post(&format!("{ROUND}/token"), &[("blinded", blinded.as_str())]).await.status, 409, "one each");
    assert_eq!(nobody.post(&format!("{ROUND}/token"), &[("blinded", blinded.as_str())]).await.status, 403);
    assert_eq!(nobody.post("/verdicts/99/ballots", &[]).await.status, 404);
    // Who holds a token of a round that is counted comes too late.
    let late = signed(&of(&installation, 42).await, 10).await;
    let strategist = installation.strategist().await;
    assert_eq!(strategist.post(&format!("{ROUND}/closing"), &[]).await.status, 303);
    assert_eq!(put(&nobody, &late, "4", "").await, 410);
    assert_eq!(put(&nobody, &token, "4", "").await, 410);
    let manager_late = manager.get(&format!("{ROUND}/answer")).await;
    assert!(manager_late.says("Omgången är inte öppen för svar."), "{}", manager_late.main());
}

#[tokio::test]
async fn a_counted_round_shows_what_it_came_to_and_gives_nobody_away() {
    let installation = opened().await;
    for person in 41..47 {
        answer_as(&installation, person, "4", if person == 41 { "Rakt på sak" } else { "" }).await;
    }
    for person in 21..25 {
        answer_as(&installation, person, "2", "").await;
    }
    let strategist = installation.strategist().await;
    assert!(strategist.get(ROUND).await.says("10 av 71 har svarat hittills"), "{}", strategist.get(ROUND).await.main());
    assert_eq!(strategist.post(&format!("{ROUND}/closing"), &[]).await.status, 303);
    let reader = installation.reader().await;
    let page = reader.get(ROUND).await;
    for says in
        ["10 av 71 svarade.", "Medianen är 4.", "Rakt på sak", "Mot förra omgången", "Chefsmöte 12 oktober 2018"]
    {
        assert!(page.says(says), "{says}: {}", page.main());
    }
    assert!(!page.says("Chefer och medarbetare</h2>"), "four managers are too few, and the rest would tell of them");
    let file = reader.get(&format!("{ROUND}/export")).await;
    assert!(file.status == 200 && !file.says("Chefer"), "{}", file.text());
    assert!(file.says("Lätt att ta till sig"), "{}", file.text());
    // Words are hidden with a reason by who steers, and by nobody else.
    let key = strategist.get(ROUND).await.hidden("words").unwrap();
    let words = format!("{ROUND}/words");
    assert_eq!(reader.post(&words, &[("words", &key), ("reason", "Nej")]).await.status, 403);
    let refused = strategist.post(&words, &[("words", &key), ("reason", "")]).await;
    assert!(refused.status == 422 && refused.says("Fyll i"), "{}", refused.main());
    assert_eq!(strategist.post(&words, &[("words", "0000000000000000"), ("reason", "Nej")]).await.status, 404);
    let hidden = strategist.post(&words, &[("words", &key), ("reason", "Pekar ut en person")]).await;
    assert_eq!(hidden.status, 303, "{}", hidden.main());
    // One stands where one was, and what was done is told there.
    let (_, place) =
        hidden.location().split_once('#').map(|(path, place)| (path.to_owned(), place.to_owned())).unwrap();
    let page = strategist.get(ROUND).await;
    assert!(page.says(&format!("id=\"{place}\"")) && page.says("class=\"stays\""), "{place}: {}", page.text());
    let page = reader.get(ROUND).await;
    assert!(!page.says("Rakt på sak") && page.says("Pekar ut en person"), "{}", page.main());
    let log = installation.auditor().await.get("/log").await;
    assert!(log.says("dolde ord ur omgången") && !log.says("Rakt på sak"), "{}", log.main());
    // Who hid them can read them, and show them again.
    assert!(strategist.get(ROUND).await.says("Rakt på sak"));
    assert_eq!(reader.post(&words, &[("words", &key), ("show", "yes")]).await.status, 403);
    assert_eq!(strategist.post(&words, &[("words", &key), ("show", "yes")]).await.status, 303);
    let page = reader.get(ROUND).await;
    assert!(page.says("Rakt på sak") && !page.says("Pekar ut en person"), "{}", page.main());
}

#[tokio::test]
async fn of_fewer_than_five_nothing_is_shown_and_one_without_answers_is_withdrawn() {
    let installation = opened().await;
    let strategist = installation.strategist().await;
    answer_as(&installation, 41, "4", "Bara jag").await;
    let withdrawal = format!("{ROUND}/withdrawal");
    let refused = strategist.post(&withdrawal, &[("withdrawal-reason", "Fel utkast")]).await;
    assert!(refused.status == 422 && refused.says("Någon har svarat"), "{}", refused.main());
    assert_eq!(strategist.post(&format!("{ROUND}/closing"), &[]).await.status, 303);
    let page = installation.reader().await.get(ROUND).await;
    assert!(page.says("Färre än fem av 71 svarade") && !page.says("Bara jag"), "{}", page.main());
    let again = TERMS.map(|(name, value)| (name, if name == "revision" { "6" } else { value }));
    assert_eq!(send(&strategist, "/verdicts/new", "/verdicts", &again).await.location(), "/tillvaxtverket/verdicts/4");
    let nobody = installation.anonymous();
    assert_eq!(nobody.get("/verdicts").await.status, 303, "what people think of the strategy is not for everyone");
    let withdrawn = strategist.post("/verdicts/4/withdrawal", &[("withdrawal-reason", "Fel utkast")]).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.main());
    assert!(installation.reader().await.get("/verdicts/4").await.says("Fel utkast"));
}

#[tokio::test]
async fn the_example_has_two_rounds_that_can_be_compared() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    let page = reader.get("/verdicts/2").await;
    for says in [
        "51 av 63 svarade.",
        "Chefsmöte 28 september 2017",
        "Konkurrenskraftiga säger mer än växande.",
        "fler ger 4 eller 5 nu",
        "det går inte att säga om något har ändrats",
        "Chefer, 24 svar",
    ] {
        assert!(page.says(says), "{says}: {}", page.main());
    }
    assert!(reader.get("/").await.says("Chefsmöte 28 september 2017"), "what they think of what steers");
    assert!(reader.get("/revisions/5").await.says("Chefsmöte 12 oktober 2018"));
    assert!(!installation.anonymous().get("/").await.says("Chefsmöte"));
    let english = installation.reader().await.in_language("en").get("/verdicts/2?lang=en").await;
    assert!(english.says("51 of 63 answered."), "{}", english.main());
}

// Everything that is written while two answer, one with a token and one without script: in the database, and to the log of
// the server at its most talkative. No line and no row has both the person and anything of the answer.
#[tokio::test]
async fn nothing_that_is_kept_or_told_ties_an_answer_to_a_person() {
    let log = captured();
    let installation = opened().await;
    let organisation = installation.organisation.clone();
    // A session's id is the person's too, so the person comes and goes before the log is read.
    let (by_token, without_script) = (of(&installation, 47).await, of(&installation, 48).await);
    let token = signed(&by_token, 0xB3).await;
    log.lock().unwrap().clear();
    let before = installation.store.read(domain::policy::Viewer::System, &organisation).unwrap().unwrap().seq;
    assert_eq!(put(&installation.anonymous(), &token, "2", "Ovanligaorden").await, 204);
    let reply = without_script.post(&format!("{ROUND}/answer"), &answer("2", "Ovanligaorden")).await;
    assert_eq!(reply.status, 303);
    let after = installation.store.read(domain::policy::Viewer::System, &organisation).unwrap().unwrap().seq;
    assert_eq!(before, after, "no event tells that somebody has answered");
    let lines = log.lock().unwrap().clone();
    assert!(lines.iter().any(|line| line.contains("put-verdict")), "the log was listened to: {lines:?}");
    let of_the_answer = ["Ovanligaorden", token[1].1.as_str(), &token[2].1[..32]];
    for line in &lines {
        for part in of_the_answer {
            assert!(!line.contains(part), "the log tells of an answer: {line}");
        }
        for person in ["47", "48"] {
            let is_person = line.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == person);
            assert!(!is_person || !line.contains("verdict"), "the log tells who answered: {line}");
        }
    }
    // What the files of the database hold, journal and all; row by row it is looked at in the tests of the store.
    let file = installation.database.sqlite_file();
    for bytes in [std::fs::read(&file).unwrap(), std::fs::read(file.with_extension("db-wal")).unwrap_or_default()] {
        let has = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        assert!(!has(b"Ovanligaorden") && !has(&[0xB3; 32]), "the words and the token stand nowhere in the clear");
    }
}

/// Every line that the server tells, with all its fields.
fn captured() -> Arc<Mutex<Vec<String>>> {
    static LINES: OnceLock<Arc<Mutex<Vec<String>>>> = OnceLock::new();
    let lines = LINES.get_or_init(|| {
        let lines = Arc::new(Mutex::new(Vec::new()));
        tracing::subscriber::set_global_default(Listener(Arc::clone(&lines))).unwrap();
        lines
    });
    Arc::clone(lines)
}

struct Listener(Arc<Mutex<Vec<String>>>);

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut line = Line(span.metadata().name().to_owned());
        span.record(&mut line);
        self.0.lock().unwrap().push(line.0);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(event.metadata().target().to_owned());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
