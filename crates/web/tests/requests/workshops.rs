//! Workshops, asked through the whole server: laid down, opened, joined with a code and without, said and voted in, arranged
//! and closed; by whom, and what nobody is told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::time::{Duration, Instant};

use domain::ids::WorkshopId;
use domain::policy::{Role, Viewer};
use domain::workshop::{Stage, Step, Workshop};
use jiff::SignedDuration;
use store::attempts::{Attempt, Turn};
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;

mod expected;
mod leading;
mod taking_part;

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(form).await;
    let key = page.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}: {}", page.main()));
    let seen = page.hidden("seen").unwrap_or_default();
    let given = [("request-key", key.as_str()), ("seen", seen.as_str())];
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain(given).collect();
    client.post(to, &fields).await
}

fn terms(installation: &Installation, joining: &'static str) -> Vec<(&'static str, String)> {
    let today = installation.store.clock().today().to_string();
    [
        ("title", "Vad gör vi 2019?"),
        ("kind", "managers"),
        ("purpose", "Vi väljer."),
        ("about", ""),
        ("questions", "Vad ska vi göra mer av?\nVad ska vi sluta med?"),
        ("audience", "everyone"),
        ("joining", joining),
        ("votes", "2"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into_iter()
    .chain([("from", today.clone()), ("until", today)])
    .collect()
}

/// Plans one and opens it; its path and its code.
async fn opened(installation: &Installation, joining: &'static str) -> (String, String) {
    let leader = installation.strategist().await;
    opened_by(&leader, installation, terms(installation, joining)).await
}

async fn opened_by(leader: &Client, installation: &Installation, terms: Vec<(&str, String)>) -> (String, String) {
    let fields: Vec<(&str, &str)> = terms.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let planned = send(leader, "/workshops/new", "/workshops", &fields).await;
    assert_eq!(planned.status, 303, "{}", planned.main());
    let path = format!("/workshops/{}", planned.location().rsplit('/').next().unwrap());
    let open = send(leader, &path, &format!("{path}/opening"), &[]).await;
    assert_eq!(open.status, 303, "{}", open.main());
    let code = now(installation, &path, |it| it.code().unwrap().to_string());
    (path, code)
}

fn now<T>(installation: &Installation, path: &str, of: impl Fn(&Workshop) -> T) -> T {
    let id = WorkshopId(path.rsplit('/').next().unwrap().parse().unwrap());
    let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    of(reading.workshop(id).unwrap())
}

async fn step(installation: &Installation, path: &str, fields: &[(&str, &str)]) {
    let leader = installation.strategist().await;
    let taken = send(&leader, &format!("{path}/room"), &format!("{path}/steps"), fields).await;
    assert_eq!(taken.status, 303, "{}", taken.main());
}

async fn joined(installation: &Installation, code: &str) -> Client {
    let phone = installation.anonymous();
    let answer = send(&phone, "/join", "/join", &[("code", code)]).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    phone
}

async fn say(client: &Client, path: &str, text: &str) -> Reply {
    let here = format!("{path}/here");
    let page = client.get(&here).await;
    let question = page.hidden("question").unwrap_or_default();
    send(client, &here, &here, &[("text", text), ("question", &question), ("about", "")]).await
}

#[tokio::test]
async fn a_phone_without_an_account_joins_says_something_and_sees_the_answer() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    let here = format!("{path}/here");
    let stranger = installation.anonymous();
    assert_eq!(stranger.get(&here).await.location(), "/tillvaxtverket/join", "one joins first");
    let phone = joined(&installation, &format!("{} {}", &code[..3], &code[3..])).await;
    assert!(phone.get(&here).await.says("Vi börjar strax"));
    step(&installation, &path, &[("step", "next"), ("minutes", "5")]).await;
    assert!(phone.get(&here).await.says("Vad ska vi göra mer av?"));
    let said = say(&phone, &path, "Fråga <i>företagen</i> först").await;
    assert_eq!(said.status, 303, "{}", said.main());
    let other = joined(&installation, &code).await;
    for reader in [&phone, &other, &installation.strategist().await] {
        let page = if reader.get(&here).await.status == 200 { here.clone() } else { format!("{path}/room") };
        assert!(reader.get(&page).await.says("Fråga &lt;i&gt;företagen&lt;/i&gt; först"), "{page}");
    }
    assert!(phone.get(&here).await.says("Dina inspel") && !other.get(&here).await.says("Dina inspel"));
    // Answered, and seen on the phone, also when the workshop is closed.
    let leader = installation.strategist().await;
    let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let id = reading.contributions.all().next_back().unwrap().id;
    let one = format!("/contributions/{id}");
    let version = leader.get(&one).await.hidden("version").unwrap();
    let fields = [("outcome", "adopted"), ("reason", "Vi frågar en panel."), ("led_to", ""), ("version", &version)];
    assert_eq!(send(&leader, &one, &format!("{one}/answers"), &fields).await.status, 303);
    assert_eq!(send(&leader, &path, &format!("{path}/closing"), &[]).await.status, 303);
    assert!(phone.get(&here).await.says("Vi frågar en panel."), "{}", phone.get(&here).await.main());
    assert_eq!(other.get(&here).await.status, 303, "who said nothing has nothing to come back to");
    assert!(leader.get(&path).await.says("Fråga &lt;i&gt;företagen&lt;/i&gt; först"));
    // The log and the page of the contribution say nothing of whose phone it was.
    assert!(leader.get(&one).await.says("Anonym för kollegor"));
}

#[tokio::test]
async fn a_wrong_code_lets_nobody_in_and_not_for_ever() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "without-name").await;
    let stranger = installation.anonymous();
    for (typed, says) in [("", "ingen kod"), ("12345", "ingen kod"), ("000000", "Ingen workshop är öppen")] {
        let refused = send(&stranger, "/join", "/join", &[("code", typed)]).await;
        assert!(refused.status == 422 && refused.says(says), "{typed:?}: {}", refused.main());
    }
    // One where nobody is let in without signing in.
    let refused = send(&stranger, "/join", "/join", &[("code", &code)]).await;
    assert!(refused.status == 422 && refused.says("Logga in"), "{}", refused.main());
    let reader = installation.reader().await;
    assert_eq!(send(&reader, "/join", "/join", &[("code", &code)]).await.status, 303);
    assert_eq!(reader.get(&format!("{path}/here")).await.status, 200);
    // Those were wrong codes too.
    for _ in 1..30 {
        stranger.post("/join", &[("code", "000001")]).await;
    }
    let stopped = send(&stranger, "/join", "/join", &[("code", &code)]).await;
    assert!(stopped.says("prövats för många gånger"), "{}", stopped.main());
}

#[tokio::test]
async fn a_whole_room_comes_in_and_who_guesses_shuts_nobody_else_out() {
    let settings = Settings { pick_person: true, https: true, pick_from_anywhere: true, ..Settings::default() };
    let installation = Installation::with_example_as(settings);
    let (_, code) = opened(&installation, "with-code").await;
    let phone = |place: &'static str| installation.anonymous().with_header("x-forwarded-for", place);
    let office = phone("198.51.100.7");
    for _ in 0..1_100 {
        assert_eq!(office.post("/join", &[("code", &code)]).await.status, 303, "right codes are not counted");
    }
    let guesser = phone("192.0.2.1");
    for number in 0..60 {
        guesser.post("/join", &[("code", &format!("{number:06}"))]).await;
    }
    assert!(guesser.post("/join", &[("code", &code)]).await.says("prövats för många gånger"));
    assert_eq!(office.post("/join", &[("code", &code)]).await.status, 303);
    // A quarter later, and again: but no more than a hundred in a day.
    for _ in 0..3 {
        installation.store.clock().advance(SignedDuration::from_mins(15));
        for number in 0..30 {
            guesser.post("/join", &[("code", &format!("{number:06}"))]).await;
        }
    }
    installation.store.clock().advance(SignedDuration::from_mins(15));
    assert!(guesser.post("/join", &[("code", &code)]).await.says("prövats för många gånger"));
    installation.store.clock().advance(SignedDuration::from_hours(24));
    assert_eq!(guesser.post("/join", &[("code", &code)]).await.status, 303);
}

#[tokio::test]
async fn when_many_places_guess_everyone_is_answered_later_and_nobody_is_shut_out() {
    let installation = Installation::with_example();
    let (_, code) = opened(&installation, "with-code").await;
    while installation.store.may_try(&installation.organisation, &Attempt::WrongRoomCode).unwrap() == Turn::Yours {}
    let begun = Instant::now();
    assert_eq!(installation.anonymous().post("/join", &[("code", &code)]).await.status, 303);
    assert!(Duration::from_secs(1) < begun.elapsed(), "as slowly as a wrong one");
}

#[tokio::test]
async fn votes_are_within_the_budget_and_what_they_came_to_stays_without_whose_they_were() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    let phone = joined(&installation, &code).await;
    for text in ["Ett", "Två", "Tre"] {
        assert_eq!(say(&phone, &path, text).await.status, 303);
    }
    let ids: Vec<String> = {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        reading
            .said_in(WorkshopId(path.rsplit('/').next().unwrap().parse().unwrap()))
            .map(|it| it.id.to_string())
            .collect()
    };
    let to = format!("{path}/votes");
    let vote = async |client: &Client, id: &str, votes: &str| {
        client.post(&to, &[("question", "1"), ("contribution", id), ("votes", votes)]).await
    };
    assert!(vote(&phone, &ids[0], "yes").await.says("Omröstningen är slut"), "it has not begun");
    step(&installation, &path, &[("step", "vote")]).await;
    assert_eq!(vote(&phone, &ids[0], "yes").await.status, 303);
    assert_eq!(vote(&phone, &ids[1], "yes").await.status, 303);
    let third = vote(&phone, &ids[2], "yes").await;
    assert!(third.status == 422 && third.says("Du har använt dina 2 röster"), "{}", third.main());
    assert_eq!(vote(&phone, &ids[1], "no").await.status, 303);
    assert_eq!(vote(&phone, "9999", "yes").await.status, 404);
    assert_eq!(vote(&installation.anonymous(), &ids[0], "yes").await.status, 403, "who has not joined");
    let by_script = [("question", "1"), ("contribution", &*ids[2]), ("votes", "yes"), ("by", "script")];
    assert_eq!(phone.post(&to, &by_script).await.status, 204);
    step(&installation, &path, &[("step", "pause")]).await;
    let votes = now(&installation, &path, |it| it.votes[&1].clone());
    assert_eq!((votes.voters, votes.of.values().sum::<u32>()), (1, 2));
    let leader = installation.strategist().await;
    assert!(leader.get(&path).await.says("En person röstade."));
    assert_eq!(send(&leader, &path, &format!("{path}/closing"), &[]).await.status, 303);
    let id = WorkshopId(path.rsplit('/').next().unwrap().parse().unwrap());
    let place = domain::workshop::Place { workshop: id, question: 1 };
    let left = installation.store.in_the_room(&installation.organisation, place).unwrap();
    assert_eq!(left, store::workshops::InTheRoom::default(), "who was there and voted for what is forgotten");
}

#[tokio::test]
async fn what_is_sent_twice_is_said_once_and_an_own_one_can_be_taken_back() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    let (phone, other) = (joined(&installation, &code).await, joined(&installation, &code).await);
    let here = format!("{path}/here");
    let fields = [("text", "Skickat två gånger"), ("question", "1"), ("by", "script"), ("request-key", "offline-1")];
    for _ in 0..3 {
        assert_eq!(phone.post(&here, &fields).await.status, 204);
    }
    let said = || {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        reading
            .said_in(WorkshopId(path.rsplit('/').next().unwrap().parse().unwrap()))
            .map(|it| it.id)
            .collect::<Vec<_>>()
    };
    let ids = said();
    assert_eq!(ids.len(), 1);
    let late = [("text", "x"), ("question", "2"), ("by", "script")];
    let refused = phone.post(&here, &late).await;
    assert!(refused.status == 422 && refused.text().contains("Fråga 2 är inte ställd än"), "{}", refused.text());
    let long = "å".repeat(141);
    let refused = phone.post(&here, &[("text", &long), ("question", "1"), ("request-key", "x")]).await;
    assert!(refused.status == 422 && refused.says(&long), "what was typed is kept");
    let withdrawal = format!("{path}/withdrawal");
    let id = ids[0].to_string();
    assert_eq!(other.post(&withdrawal, &[("contribution", &id), ("request-key", "y")]).await.status, 403);
    assert_eq!(phone.post(&withdrawal, &[("contribution", &id), ("request-key", "y")]).await.status, 200);
    assert!(said().is_empty());
}

#[tokio::test]
async fn the_leader_arranges_what_was_said() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    let phone = joined(&installation, &code).await;
    for text in ["Kaffe", "Te", "Bullar"] {
        say(&phone, &path, text).await;
    }
    let of = |path: &str| {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        let id = WorkshopId(path.rsplit('/').next().unwrap().parse().unwrap());
        reading.said_in(id).map(|it| (it.id.to_string(), it.group, it.parked, it.hidden.is_some())).collect::<Vec<_>>()
    };
    let said = of(&path);
    let leader = installation.strategist().await;
    let (room, cards) = (format!("{path}/room"), format!("{path}/cards"));
    let arrange = async |fields: &[(&str, &str)]| send(&leader, &room, &cards, fields).await;
    let none = arrange(&[("act", "group"), ("heading", "Dryck")]).await;
    assert!(none.status == 422 && none.says("contributions-error"), "{}", none.main());
    let unnamed = arrange(&[("act", "group"), ("contributions", &said[0].0), ("heading", " ")]).await;
    assert!(unnamed.status == 422 && unnamed.says("heading-error"), "{}", unnamed.main());
    let unnamed = [("act", "group"), ("contributions", &*said[0].0), ("heading", " "), ("by", "script")];
    let unnamed = arrange(&unnamed).await;
    assert!(unnamed.status == 422 && unnamed.text().starts_with("Rubrik: "), "{}", unnamed.text());
    let both = [("act", "group"), ("contributions", &*said[0].0), ("contributions", &*said[1].0), ("heading", "Dryck")];
    assert_eq!(arrange(&both).await.status, 303);
    assert!(leader.get(&room).await.says("Dryck"));
    let group = of(&path)[0].1.unwrap().to_string();
    assert_eq!(of(&path)[1].1.unwrap().to_string(), group);
    // The third comes into the group that is there, a whole group into another, one out again.
    assert_eq!(
        arrange(&[("act", "group"), ("contributions", &said[2].0), ("group", &group), ("heading", "")]).await.status,
        303
    );
    let new = [("act", "group"), ("groups", &*group), ("group", ""), ("heading", "Fika")];
    assert_eq!(arrange(&new).await.status, 303);
    assert!(of(&path).iter().all(|it| it.1.is_some() && it.1.unwrap().to_string() != group));
    assert_eq!(arrange(&[("act", "apart"), ("contributions", &said[0].0)]).await.status, 303);
    assert_eq!(arrange(&[("act", "park"), ("contributions", &said[1].0)]).await.status, 303);
    assert!(leader.get(&room).await.says("Parkeringen"));
    assert_eq!(arrange(&[("act", "hide"), ("contributions", &said[2].0)]).await.status, 303);
    assert!(!leader.get(&room).await.says("Bullar"));
    // It waits for no answer, is not counted in what came of it, and its author sees why; nor is it answered with its group.
    let page = leader.get(&path).await;
    assert!(page.says("Dolt") && page.says("<dd>2</dd>"), "{}", page.main());
    assert!(phone.get(&format!("{path}/here")).await.says("Den som leder har dolt det."));
    let of_it = of(&path)[2].1.unwrap();
    let its_group = leader.get(&format!("/contributions/groups/{of_it}")).await;
    let answered = |place: usize| its_group.says(&format!("value=\"{}-", said[place].0));
    assert!(its_group.says("Dolt") && answered(1) && !answered(2), "{}", its_group.main());
    assert!(!leader.get("/contributions?state=unanswered").await.says("Bullar"));
    assert_eq!((of(&path)[0].1, of(&path)[1].2, of(&path)[2].3), (None, true, true));
    // What is of another workshop is not arranged from here.
    let stray = arrange(&[("act", "park"), ("contributions", "1")]).await;
    assert!(stray.status == 422 && stray.says("hör inte till workshoppen"), "{}", stray.main());
}

#[tokio::test]
async fn a_group_that_nobody_has_named_is_called_new_in_the_language_of_whoever_reads() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    step(&installation, &path, &[("step", "next")]).await;
    let phone = joined(&installation, &code).await;
    for text in ["Ett.", "Två."] {
        assert_eq!(say(&phone, &path, text).await.status, 303);
    }
    let leader = installation.strategist().await;
    let room = format!("{path}/room");
    let page = leader.get(&room).await.text();
    let ids: Vec<&str> =
        page.split("name=\"contributions\" value=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    let fields = [("act", "group"), ("heading", "Ny grupp"), ("contributions", ids[0]), ("contributions", ids[1])];
    assert_eq!(send(&leader, &room, &format!("{path}/cards"), &fields).await.status, 303);
    assert!(leader.get(&room).await.says("<span>Ny grupp</span>"));
    for address in [&room, &path] {
        let english = leader.get(&format!("{address}?lang=en")).await;
        assert!(english.says("New group") && !english.says("Ny grupp"), "{}", english.main());
    }
}

#[tokio::test]
async fn a_closed_workshop_waits_for_nothing_more() {
    let installation = Installation::with_example();
    let (path, _) = opened(&installation, "with-code").await;
    let leader = installation.strategist().await;
    assert!(leader.get(&path).await.says("Inga inspel än."));
    assert_eq!(send(&leader, &path, &format!("{path}/closing"), &[]).await.status, 303);
    let page = leader.get(&path).await;
    assert!(page.says("Inga inspel kom in.") && !page.says("Inga inspel än."), "{}", page.main());
}

#[tokio::test]
async fn whoever_reads_sees_the_wall_and_leads_nothing() {
    let installation = Installation::with_example();
    let (path, code) = opened(&installation, "with-code").await;
    let reader = installation.reader().await;
    let room = reader.get(&format!("{path}/room")).await;
    let spoken = format!("{}\u{a0}{}", &code[..3], &code[3..]);
    assert!(room.says(&spoken) && room.says("qr-code") && !room.says("Vad rummet gör nu"), "{}", room.main());
    assert!(reader.get("/to-do").await.says("Gå med i workshoppen"));
    for (to, fields) in [("/steps", vec![("step", "next")]), ("/closing", vec![]), ("/cards", vec![("act", "park")])] {
        assert_eq!(reader.post(&format!("{path}{to}"), &fields).await.status, 403, "{to}");
    }
    assert_eq!(now(&installation, &path, |it| (it.stage(), it.step)), (Stage::Open, Step::Pause));
    let stranger = installation.anonymous();
    for to in ["", "/room", "/terms"] {
        let answer = stranger.get(&format!("{path}{to}")).await;
        assert!(answer.status == 303 && answer.location().contains("/sign-in"), "{to}: {}", answer.status);
    }
    assert_eq!(stranger.get(&format!("{path}/live?view=wall")).await.status, 404);
    assert_eq!(stranger.get(&format!("{path}/live?view=hand")).await.status, 404);
    assert_eq!(stranger.post(&format!("{path}/here"), &[("text", "Hej"), ("question", "1")]).await.status, 403);
}

#[tokio::test]
async fn what_is_laid_down_is_judged_at_its_field_and_kept() {
    let installation = Installation::with_example();
    let leader = installation.strategist().await;
    let mut fields = terms(&installation, "with-code");
    for (name, wrong, says) in [
        ("title", "", "title-error"),
        ("questions", "", "questions-error"),
        ("votes", "många", "votes-error"),
        ("until", "2001-01-01", "until-error"),
        ("joining", "", "joining-error"),
        ("about", "statement-9999", "about-error"),
        ("answers_by", "2001-01-01", "answers_by-error"),
    ] {
        let with: Vec<(&str, &str)> = fields
            .iter()
            .map(|(field, value)| (*field, if *field == name { wrong } else { value.as_str() }))
            .chain((name == "answers_by").then_some((name, wrong)))
            .collect();
        let refused = send(&leader, "/workshops/new", "/workshops", &with).await;
        assert_eq!(refused.status, 422, "{name}");
        assert!(
            refused.says(says) && (name == "title" || refused.says("Vad gör vi 2019?")),
            "{name}: {}",
            refused.main()
        );
    }
    // What cannot be read does not keep back what the rule says of the rest.
    let wrong = [("title", ""), ("joining", ""), ("questions", ""), ("votes", "0"), ("until", "2001-01-01")];
    let with =
        |name: &str, value: &str| wrong.iter().find(|(field, _)| *field == name).map_or(value, |it| it.1).to_owned();
    let all: Vec<(&str, String)> = fields.iter().map(|(name, value)| (*name, with(name, value))).collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = send(&leader, "/workshops/new", "/workshops", &all).await;
    for (name, _) in wrong {
        assert!(refused.says(&format!("id=\"{name}-error\"")), "{name}: {}", refused.main());
    }
    // A ready set, where no question was written.
    fields.retain(|(name, _)| *name != "questions");
    let with: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (*name, value.as_str())).chain([("ready", "goals")]).collect();
    let planned = send(&leader, "/workshops/new", "/workshops", &with).await;
    assert_eq!(planned.status, 303, "{}", planned.main());
    let path = format!("/workshops/{}", planned.location().rsplit('/').next().unwrap());
    assert_eq!(now(&installation, &path, |it| it.terms.questions.len()), 5);
    // Changed, and called off.
    let changed: Vec<(&str, &str)> = with
        .iter()
        .map(|&(name, value)| (name, if name == "title" { "Ny rubrik" } else { value }))
        .chain([("questions", "En?")])
        .collect();
    let terms = format!("{path}/terms");
    assert_eq!(send(&leader, &terms, &terms, &changed).await.status, 303);
    assert!(leader.get(&path).await.says("Ny rubrik"));
    let off = format!("{path}/calling-off");
    assert_eq!(send(&leader, &path, &off, &[("reason", " ")]).await.status, 422);
    assert_eq!(send(&leader, &path, &off, &[("reason", "För få kan.")]).await.status, 303);
    assert!(leader.get(&path).await.says("För få kan."));
}

#[tokio::test]
async fn the_leader_writes_notes_that_all_who_read_see_and_two_writers_do_not_overwrite_each_other() {
    let installation = Installation::with_example();
    let (leader, reader) = (installation.strategist().await, installation.reader().await);
    let (path, _) = opened(&installation, "with-name").await;
    let form = format!("{path}/notes");
    assert!(!reader.get(&path).await.says("Anteckningar"), "nothing is noted, and a reader cannot");
    assert!(leader.get(&path).await.says("Inget är antecknat än."));
    assert_eq!(reader.get(&form).await.status, 403);
    assert_eq!(send(&leader, &form, &form, &[("notes", "Vi enades.\n\n<b>Tre</b> mål.")]).await.status, 303);
    let page = reader.get(&path).await;
    assert!(page.says("Vi enades.") && page.says("&lt;b&gt;Tre&lt;/b&gt; mål."), "{}", page.main());
    assert!(!page.says("Ändra anteckningarna"));
    // Written on the page as it was, while somebody else saved.
    let late = [("notes", "Något annat."), ("seen", "0"), ("request-key", "0123456789abcdef")];
    let refused = leader.post(&form, &late).await;
    assert_eq!(refused.status, 409, "{}", refused.main());
    assert!(refused.says("Något annat.") && refused.says("Så står det nu") && refused.says("Vi enades."));
    let written = now(&installation, &path, |it| it.notes.as_ref().unwrap().written.at.as_second());
    assert!(0 < written && refused.says("ändrade anteckningarna 20") && refused.says("Din text står kvar"));
    assert_eq!(refused.main().matches("hann").count(), 1, "told once: {}", refused.main());
    assert_eq!(send(&leader, &form, &form, &[("notes", &"å".repeat(12_000))]).await.status, 303, "so much fits");
    assert_eq!(send(&leader, &form, &form, &[("notes", "Vi enades.")]).await.status, 303);
    let long = "å".repeat(12_001);
    let refused = send(&leader, &form, &form, &[("notes", &long)]).await;
    assert!(refused.status == 422 && refused.says("notes-error") && refused.says(&long));
    // The log says that, and not what; and it leads there.
    let log = installation.auditor().await.get("/log").await;
    assert!(log.says("skrev anteckningar från workshoppen") && log.says(&format!("{path}\">Workshop")));
    assert!(!log.says("Vi enades."));
    // In the answers to programs too.
    let program = installation.here().program(Role::Reader);
    let told = program.get(&format!("/api/v1{path}")).await;
    assert!(told.text().contains("Vi enades."), "{}", told.text());
    // Emptied, it is gone, and that it was there is told.
    assert_eq!(send(&leader, &form, &form, &[("notes", " ")]).await.status, 303);
    let page = reader.get(&path).await;
    assert!(page.says("Anteckningarna togs bort") && !page.says("Vi enades."), "{}", page.main());
    assert!(!program.get(&format!("/api/v1{path}")).await.text().contains("Vi enades."));
}

#[tokio::test]
async fn workshops_and_verdicts_are_found_by_those_who_may_read_them() {
    let installation = Installation::with_example();
    let found = installation.reader().await.get("/search?q=chefsm%C3%B6te").await;
    assert!(found.says("/workshops/3") && found.says("Chefsmöte, 28 september 2017"), "{}", found.main());
    assert!(found.says("/verdicts/"), "{}", found.main());
    let stranger = installation.anonymous().get("/search?q=chefsm%C3%B6te").await;
    assert!(!stranger.says("/workshops/") && !stranger.says("/verdicts/"), "{}", stranger.main());
}
