//! Contributions, asked through the whole server: left with a name and anonymously, answered, followed, put together, hidden,
//! struck out and taken back; and by whom. What is shown in lists is what each page shows, to everyone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use domain::ids::{ContributionId, PersonId};
use domain::policy::{Role, Viewer};
use testkit::client::{Client, Installation, Reply};

async fn send(client: &Client, form: &str, to: &str, fields: &[(&str, &str)]) -> Reply {
    let page = client.get(form).await;
    let key = page.hidden("request-key").unwrap_or_else(|| panic!("no form at {form}"));
    let version = page.hidden("version").unwrap_or_default();
    let given = [("request-key", key.as_str()), ("version", version.as_str())];
    let fields: Vec<(&str, &str)> = fields.iter().copied().chain(given).collect();
    client.post(to, &fields).await
}

async fn leave(client: &Client, about: &str, text: &str, shown_as: &str) -> String {
    let form = format!("/contributions/new?about={about}");
    let left = send(client, &form, "/contributions", &[("text", text), ("about", about), ("shown_as", shown_as)]).await;
    assert_eq!(left.status, 303, "{}", left.main());
    left.location().rsplit_once("/contributions").map(|(_, tail)| format!("/contributions{tail}")).unwrap()
}

async fn allow_anonymous(strategist: &Client) {
    let terms = "/contributions/terms";
    assert_eq!(send(strategist, terms, terms, &[("anonymity", "allowed")]).await.status, 303);
}

const ANSWER: [(&str, &str); 3] = [("outcome", "adopted"), ("reason", "Vi räknar timmar från i år."), ("led_to", "")];

#[tokio::test]
async fn one_is_left_from_a_statement_answered_and_told_of() {
    let installation = Installation::with_example();
    let (reader, strategist) = (installation.reader().await, installation.strategist().await);
    let statement = "/statements/31";
    // What was answered in the example's year is seen.
    reader.get("/contributions?whose=mine").await;
    assert!(reader.get(statement).await.says("/contributions/new?about=statement-31"));
    let one = leave(&reader, "statement-31", "Räkna <b>tid</b>, inte regler.", "name").await;
    let page = reader.get(&one).await;
    assert!(page.says("Räkna &lt;b&gt;tid&lt;/b&gt;, inte regler."), "what was typed is text");
    assert!(page.says("Väntar på svar") && page.says("Ta tillbaka inspelet"));
    assert!(page.text().contains("class=\"thread\""), "its thread is shown");
    assert!(!page.says("Spara svaret"), "an employee does not answer what is said of the strategy");
    assert!(reader.get(statement).await.says("Räkna &lt;b&gt;tid&lt;/b&gt;"), "it shows on the statement's page");
    assert!(strategist.get("/contributions?whose=to-answer").await.says("Räkna &lt;b&gt;tid&lt;/b&gt;"));

    let answered = send(&strategist, &one, &format!("{one}/answers"), &ANSWER).await;
    assert_eq!(answered.status, 303, "{}", answered.main());
    assert!(reader.get("/contributions").await.says("Ett av dina inspel har fått svar"));
    let mine = reader.get("/contributions?whose=mine").await;
    assert!(mine.says("Vi räknar timmar från i år.") && mine.says("Nytt"), "{}", mine.main());
    assert!(!reader.get("/contributions").await.says("har fått svar</a>"), "told once");
    assert!(reader.get(&one).await.says("Taget till vara") && !reader.get(&one).await.says("Ta tillbaka inspelet"));
    assert!(reader.get(&format!("{one}?lang=en")).await.says("Adopted"));
    assert!(!strategist.get("/contributions?whose=to-answer").await.says("Räkna &lt;b&gt;tid&lt;/b&gt;"));
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept() {
    let installation = Installation::with_example();
    let (reader, strategist) = (installation.reader().await, installation.strategist().await);
    let empty = send(&reader, "/contributions/new", "/contributions", &[("text", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.says("text-error"), "{}", empty.main());
    let long = "å".repeat(2_001);
    let long = send(&reader, "/contributions/new", "/contributions", &[("text", &long)]).await;
    assert!(long.status == 422 && long.says("ååå"), "kept");
    let one = leave(&reader, "", "Sätt upp en affisch.", "name").await;
    let to = format!("{one}/answers");
    for (fields, says) in [
        (vec![("outcome", ""), ("reason", "Skäl som står kvar")], "Skäl som står kvar"),
        (vec![("outcome", "adopted"), ("reason", "")], "reason-error"),
        (vec![("outcome", "declined"), ("reason", "Nej."), ("led_to", "4-31")], "led_to-error"),
    ] {
        let refused = send(&strategist, &one, &to, &fields).await;
        assert_eq!(refused.status, 422, "{}", refused.main());
        assert!(refused.says(says), "{says}: {}", refused.main());
    }
    // Who was second sees what the first answered.
    let form = strategist.get(&one).await;
    let (version, key) = (form.hidden("version").unwrap(), form.hidden("request-key").unwrap());
    assert_eq!(send(&strategist, &one, &to, &ANSWER).await.status, 303);
    let late = [("outcome", "declined"), ("reason", "För dyrt."), ("version", &version), ("request-key", &key)];
    let refused = strategist.post(&to, &late).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Vi räknar timmar från i år.") && refused.says("För dyrt."), "{}", refused.main());
}

#[tokio::test]
async fn an_anonymous_one_says_nothing_of_who_it_was_to_anyone_but_the_author() {
    let installation = Installation::with_example();
    let (author, strategist) = (installation.reader().await, installation.strategist().await);
    allow_anonymous(&strategist).await;
    let person = installation.here().person(Role::Reader);
    let name = installation.store.names(&installation.organisation).unwrap()[&person].to_string();
    let one = leave(&author, "", "Chefen lyssnar inte.", "anonymous").await;
    assert!(author.get(&one).await.says("Ditt inspel"));
    let others = [
        installation.strategist().await,
        installation.auditor().await,
        installation.secretary().await,
        installation.administrator().await,
    ];
    for other in &others {
        let page = other.get(&one).await;
        assert!(page.says("Anonym för kollegor") && page.says("Chefen lyssnar inte."));
        assert!(!page.main().contains(&name) && !page.says("Ditt inspel"));
        assert!(!other.get("/contributions?whose=mine").await.says("Chefen lyssnar inte."));
    }
    // The log, on the page, as a file, and by programs.
    let auditor = installation.auditor().await;
    let log = auditor.get("/log").await;
    assert!(log.says("Någon som är anonym för kollegor lämnade inspel"), "{}", log.main());
    let export = auditor.get("/log/export").await.text();
    let line = export.lines().rev().find(|line| line.contains("contribution_made")).unwrap();
    assert!(line.contains("system") && !line.contains("Chefen lyssnar"), "{line}");
    // The author takes it back; nobody else can.
    assert_eq!(strategist.post(&format!("{one}/withdrawal"), &[]).await.status, 403);
    assert_eq!(send(&author, &one, &format!("{one}/withdrawal"), &[]).await.status, 303);
    for client in others.iter().chain([&author]) {
        let page = client.get(&one).await;
        assert!(!page.says("Chefen lyssnar inte.") && page.says("har tagit tillbaka det"));
    }
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let texts = installation.store.texts(&organisation.organisation).unwrap();
    assert!(texts.of(organisation.contributions.all().next_back().unwrap().text.as_ref()).is_none(), "the row is gone");
}

#[tokio::test]
async fn anonymous_is_refused_where_it_is_not_allowed() {
    let installation = Installation::small();
    let (reader, strategist) = (installation.reader().await, installation.strategist().await);
    assert!(!reader.get("/contributions/new").await.says("Anonym för kollegor"), "it is not offered");
    let refused =
        send(&reader, "/contributions/new", "/contributions", &[("text", "Hej"), ("shown_as", "anonymous")]).await;
    assert!(refused.status == 422 && refused.says("Här lämnas inspel med namn"), "{}", refused.main());
    allow_anonymous(&strategist).await;
    // Where there is a choice it is made each time, and none is made for anybody.
    assert!(!reader.get("/contributions/new").await.main().contains("checked"));
    let not_chosen = send(&reader, "/contributions/new", "/contributions", &[("text", "Utan val")]).await;
    assert!(not_chosen.status == 422 && not_chosen.says("Utan val"), "{}", not_chosen.main());
    assert!(not_chosen.main().contains("id=\"shown_as-error\""), "at the field: {}", not_chosen.main());
    let one = leave(&reader, "", "Hej", "anonymous").await;
    // Who left it, and everyone else, is told that a comment has a name.
    for client in [&reader, &strategist] {
        assert!(client.get(&one).await.says("Kommentarer visas alltid med namn."));
    }
    assert_eq!(reader.get("/contributions/terms").await.status, 403, "the terms are the strategist's");
}

#[tokio::test]
async fn what_is_hidden_or_struck_out_is_so_for_readers_everywhere() {
    let installation = Installation::with_example();
    let (author, strategist) = (installation.reader().await, installation.strategist().await);
    let other = installation.secretary().await;
    let one = leave(&author, "statement-31", "Kalle Karlsson på Skatteverket räknar fel.", "name").await;
    let everywhere = [
        one.as_str(),
        "/contributions",
        "/statements/31",
        "/contributions?q=karlsson",
        "/search?q=skatteverket+karlsson",
    ];
    for page in everywhere {
        assert!(other.get(page).await.says("Kalle Karlsson"), "{page}");
    }
    let reported = send(&other, &one, &format!("{one}/reports"), &[("objection", "personal-data")]).await;
    assert_eq!(reported.status, 303, "{}", reported.main());
    assert!(strategist.get(&one).await.says("Innehåller personuppgifter"));
    assert!(strategist.get("/contributions?whose=reported").await.says("Kalle Karlsson"));
    let hidden = send(&strategist, &one, &format!("{one}/visibility"), &[("hide_for", "personal-data")]).await;
    assert_eq!(hidden.status, 303, "{}", hidden.main());
    for page in everywhere {
        assert!(!other.get(page).await.main().contains("på Skatteverket räknar"), "{page}");
    }
    assert!(other.get(&one).await.says("Inspelet är dolt"));
    assert!(strategist.get(&one).await.says("Kalle Karlsson") && author.get(&one).await.says("Kalle Karlsson"));
    let wrong = send(&strategist, &one, &format!("{one}/strikes"), &[("passages", "Karl Karlsson")]).await;
    assert!(wrong.status == 422 && wrong.says("står inte i texten"), "{}", wrong.main());
    let struck =
        send(&strategist, &one, &format!("{one}/strikes"), &[("passages", "Kalle Karlsson\nSkatteverket")]).await;
    assert_eq!(struck.status, 303, "{}", struck.main());
    assert_eq!(send(&strategist, &one, &format!("{one}/visibility"), &[("show", "yes")]).await.status, 303);
    for client in [&other, &author, &strategist] {
        let page = client.get(&one).await;
        assert!(page.says("[struket] på [struket] räknar fel.") && page.says("Något ströks"), "{}", page.main());
    }
    // Also on a day that has passed.
    assert!(!other.get("/statements/31?as-of=2018-11-14").await.says("Kalle Karlsson"));
}

#[tokio::test]
async fn several_are_put_together_and_answered_as_one() {
    let installation = Installation::with_example();
    let (reader, strategist) = (installation.reader().await, installation.strategist().await);
    let one = leave(&reader, "", "Färre mallar.", "name").await;
    let other = leave(&reader, "", "Halvera mallarna.", "name").await;
    let ids = [&one, &other].map(|path| path.rsplit('/').next().unwrap().to_owned());
    let form = "/contributions?choose=yes";
    let none = send(&strategist, form, "/contributions/groups", &[("heading", "Mallar")]).await;
    assert!(none.status == 422 && none.says("Välj minst ett inspel"), "{}", none.main());
    let fields = [("heading", "Färre mallar hos oss"), ("contributions", &ids[0]), ("contributions", &ids[1])];
    let made = send(&strategist, form, "/contributions/groups", &fields).await;
    assert_eq!(made.status, 303, "{}", made.main());
    let group = made.location().trim_start_matches("/tillvaxtverket").to_owned();
    let page = strategist.get(&group).await;
    assert!(page.says("Färre mallar.") && page.says("Halvera mallarna."));
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let seen = ids.clone().map(|id| {
        let id: ContributionId = id.parse().unwrap();
        format!("{id}-{}", organisation.contributions.get(id).unwrap().version)
    });
    let fields = [("seen", seen[0].as_str()), ("seen", &seen[1]), ("outcome", "partly"), ("reason", "Hälften först.")];
    let answered = send(&strategist, &group, &format!("{group}/answers"), &fields).await;
    assert_eq!(answered.status, 303, "{}", answered.main());
    for path in [&one, &other] {
        let page = reader.get(path).await;
        assert!(page.says("Delvis taget till vara") && page.says("Färre mallar hos oss"), "{}", page.main());
    }
    assert_eq!(reader.post("/contributions/groups", &[]).await.status, 403);
}

#[tokio::test]
async fn after_a_decision_texts_are_kept_or_cleared_and_the_choice_is_told() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let terms = "/contributions/terms";
    let before = strategist.get("/contributions/1").await.main();
    let kept = [("decision", "1"), ("retention", "kept")];
    assert_eq!(send(&strategist, terms, "/contributions/retention", &kept).await.status, 303);
    assert!(strategist.get(terms).await.says("texterna är kvar"));
    assert!(!strategist.get("/contributions/1").await.says("Texten är rensad") && !before.is_empty());
    let cleared = [("decision", "1"), ("retention", "cleared")];
    assert_eq!(send(&strategist, terms, "/contributions/retention", &cleared).await.status, 303);
    let page = strategist.get("/contributions/1").await;
    assert!(page.says("Texten är rensad") && page.says("Taget till vara"), "{}", page.main());
    assert!(strategist.get(terms).await.says("texterna är rensade"));
    let again = send(&strategist, terms, "/contributions/retention", &kept).await;
    assert!(again.status == 422 && again.says("redan rensade"), "{}", again.main());
}

#[tokio::test]
async fn whoever_is_responsible_answers_and_a_stranger_does_not() {
    let installation = Installation::with_example();
    let reader = installation.reader().await;
    let organisation = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
    let round = organisation.planning.rounds().next_back().unwrap();
    let activity = round.activities.values().find(|it| it.work.owner == Some(PersonId(45))).unwrap();
    let about = format!("activity-{}-{}", round.number, activity.id);
    let one = leave(&reader, &about, "Börja i vardagen.", "name").await;
    let signed_in = |person| {
        let client = installation.anonymous();
        async move {
            client.sign_in(PersonId(person)).await;
            client
        }
    };
    let (owner, stranger) = (signed_in(45).await, signed_in(50).await);
    assert!(owner.get("/to-do").await.says("Svara på"), "it is on the owner's list");
    assert_eq!(stranger.post(&format!("{one}/answers"), &ANSWER).await.status, 403);
    assert_eq!(send(&owner, &one, &format!("{one}/answers"), &ANSWER).await.status, 303);
    let activity_page = format!("/planning/{}/activities/{}", round.number, activity.id);
    assert!(stranger.get(&activity_page).await.says("Börja i vardagen."));
}

#[tokio::test]
async fn a_list_shows_what_each_page_shows_to_each_actor_and_the_public_sees_none_of_it() {
    let installation = Installation::with_example();
    let strategist = installation.strategist().await;
    let author = installation.reader().await;
    let hidden = leave(&author, "statement-31", "Detta är hemligt nog att döljas.", "name").await;
    send(&strategist, &hidden, &format!("{hidden}/visibility"), &[("hide_for", "secret")]).await;
    let actors = [
        ("author", author),
        ("strategist", strategist),
        ("secretary", installation.secretary().await),
        ("auditor", installation.auditor().await),
    ];
    for (who, client) in &actors {
        for page in 1..=4 {
            let list = client.get(&format!("/contributions?page={page}")).await.main();
            let items = list.split("<li>").skip(1).filter(|item| item.contains("class=\"says\""));
            for item in items {
                let path = item.split("/contributions/").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
                let says = item.split("lang=").next().unwrap().rsplit('>').next().unwrap();
                let says = says.split("</").next().unwrap().trim_end_matches(" …").trim();
                let single = client.get(&format!("/contributions/{path}")).await;
                assert_eq!(single.status, 200, "{who}: {path}");
                assert!(single.main().contains(says), "{who}: the list says {says:?}, and the page of {path} does not");
            }
        }
    }
    let public = installation.anonymous();
    let reply = public.get("/contributions").await;
    assert!(reply.status == 303 && reply.location().contains("/sign-in"), "{}", reply.status);
    let statement = public.get("/statements/31").await;
    assert!(statement.status == 200 && !statement.says("contributions"), "{}", statement.main());
    assert!(!public.get("/search?q=regler").await.says("/contributions/"));
}

#[tokio::test]
async fn candidates_stand_side_by_side_and_one_is_chosen_into_the_draft() {
    let installation = Installation::with_example();
    let (strategist, reader) = (installation.strategist().await, installation.reader().await);
    let group = "/contributions/groups/1";
    let write = format!("{group}/candidates");
    let empty = send(&strategist, group, &write, &[("candidate", " ")]).await;
    assert!(empty.status == 422 && empty.says("candidate-error"), "{}", empty.main());
    for text in ["Företag lägger mindre tid på regler", "Genomförande av regelförenkling sker <i>löpande</i>"] {
        assert_eq!(send(&strategist, group, &write, &[("candidate", text)]).await.status, 303);
    }
    let page = reader.get(group).await;
    assert!(page.says("lix ") && page.says("&lt;i&gt;löpande&lt;/i&gt;") && !page.says("Lägg till kandidaten"));
    assert_eq!(reader.post(&write, &[("candidate", "Nej")]).await.status, 403);
    let draft = {
        let reading = installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap();
        let draft = reading.strategy.open().unwrap();
        let goal = draft.tree.in_order().into_iter().next().unwrap().clone();
        (draft.number.to_string(), format!("{}-{}", goal.id, goal.version), goal.id)
    };
    let choice = format!("{group}/candidates/1/choice");
    let none =
        send(&strategist, group, &choice, &[("revision", &draft.0), ("statement", ""), ("candidate-id", "1")]).await;
    assert!(none.status == 422 && none.says("statement-error"), "{}", none.main());
    let fields =
        [("revision", &*draft.0), ("statement", &*draft.1), ("reason", "Så sa rummet."), ("candidate-id", "1")];
    assert_eq!(send(&strategist, group, &choice, &fields).await.status, 303);
    let statement = format!("/revisions/{}/statements/{}", draft.0, draft.2);
    assert!(strategist.get(&statement).await.says("Företag lägger mindre tid på regler"));
    assert!(strategist.get(group).await.says("Vald till"));
    let late = send(&strategist, group, &choice, &fields).await;
    assert_eq!(late.status, 422, "the statement is another than it was");
    assert_eq!(send(&strategist, group, &format!("{group}/candidates/2/removal"), &[]).await.status, 303);
    let aside = strategist.get(group).await;
    assert!(aside.says("undanlagd") && aside.says(&format!("{group}/candidates/2/restoration")), "{}", aside.main());
    assert_eq!(strategist.post(&format!("{group}/candidates/2/restoration"), &[]).await.status, 303);
    assert_eq!(send(&strategist, group, &format!("{group}/candidates/3/removal"), &[]).await.status, 303);
    assert!(!reader.get(group).await.says("regelförenkling"));
    assert_eq!(
        strategist.post("/contributions/groups/2/candidates/1/removal", &[("request-key", "x")]).await.status,
        404
    );
}
