//! Decisions, asked through the whole server: recorded once and only when everything fits, shown as they were decided,
//! and found out when someone has been at the record.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use domain::event::Event;
use domain::ids::{BodyId, DecisionId, OrganisationId, PersonId, RevisionNumber};
use domain::organisation::Organisation;
use domain::policy::Viewer;
use domain::refusal::Refusals;
use domain::statement::{StatementKind, Wording};
use domain::text::{Explanation, Reason, StatementText};
use domain::time::{Actor, Context};
use domain::writing::Asked;
use store::seal::proof::verify_proof;
use testkit::client::{Client, Installation, Reply};

/// The day that the clock of an installation shows.
const TODAY: &str = "2018-11-14";

/// A small agency with its first revision before the board. The vision tries to be a script.
fn proposed() -> Installation {
    let installation = Installation::small();
    let (first, board) = (RevisionNumber(1), BodyId(1));
    write(&installation, first, StatementKind::Vision, "Fler <script>alert(1)</script> vill");
    write(&installation, first, StatementKind::OverarchingGoal, "Ett mål för alla");
    write(&installation, first, StatementKind::Goal, "Företag lägger mindre tid på regler");
    amend(&installation, |organisation, context| organisation.propose(context, first, board));
    installation
}

fn write(installation: &Installation, revision: RevisionNumber, kind: StatementKind, text: &str) {
    let wording = Wording {
        explanation: Explanation::parse("Så att det märks.").unwrap(),
        ..Wording::new(StatementText::parse(text).unwrap())
    };
    amend(installation, move |organisation, context| {
        let tree = &organisation.strategy.get(revision).unwrap().tree;
        let area = tree.of_kind(StatementKind::ResultArea).first().map(|area| area.id);
        let parent = area.filter(|_| kind == StatementKind::Goal);
        let asked = Asked { kind, parent, before: None, wording: wording.clone() };
        organisation.add_statement(context, revision, asked, None)
    });
}

fn amend(
    installation: &Installation,
    rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals>,
) -> Arc<Organisation> {
    let context = installation.store.context(Actor::Person(PersonId(3)));
    let changed =
        installation.store.amend(&context, &installation.organisation, |organisation| rule(organisation, &context));
    changed.expect("the rule lets it happen")
}

fn organisation(installation: &Installation) -> Arc<Organisation> {
    installation.store.read(Viewer::System, &installation.organisation).unwrap().unwrap().organisation
}

/// The form as it is when everything in it is right.
fn filled_in(form: &Reply) -> Vec<(String, String)> {
    let hidden = |name| form.hidden(name).unwrap_or_else(|| panic!("no {name} in {}", form.main()));
    let fields = [
        ("request-key", hidden("request-key")),
        ("document", form.hidden("document").unwrap_or_default()),
        ("body", "1".to_owned()),
        ("decided_on", TODAY.to_owned()),
        ("in_force_from", TODAY.to_owned()),
        ("registration_number", "1.3.1-2018-7 <b>".to_owned()),
        ("paragraph", "§ 4".to_owned()),
        ("minutes", "Protokoll nr 1/2018".to_owned()),
        ("attendance", "5 av 7, \"enhälligt\"".to_owned()),
        ("presenter", "Chefen för <i>staben</i>".to_owned()),
        ("reservations", "Ledamot <u>A</u>:\nför sent".to_owned()),
        ("union_consultation", "2018-11-02".to_owned()),
        ("reason", "Regeringen har ändrat uppdraget.".to_owned()),
    ];
    fields.map(|(name, value)| (name.to_owned(), value)).to_vec()
}

fn with<'a>(fields: &'a [(String, String)], name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = fields.iter().filter(|(field, _)| field != name);
    others.map(|(name, value)| (name.as_str(), value.as_str())).chain([(name, value)]).collect()
}

/// The same with another registration number: one that another decision has is told of first.
fn numbered(fields: &[(String, String)], number: &str) -> Vec<(String, String)> {
    let fields = with(fields, "registration_number", number);
    fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn all(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn a_number_that_another_decision_has_is_told_of_and_taken_when_it_is_meant() {
    let installation = proposed();
    let secretary = installation.secretary().await;
    let form = secretary.get("/revisions/1/decision").await;
    let fields = numbered(&filled_in(&form), "1.3.1-2018-7");
    let ahead = with(&fields, "in_force_from", "2019-01-01");
    assert_eq!(secretary.post("/revisions/1/decision", &ahead).await.status, 303);

    // The same matter, and rightly the same number: that it is not to be in force.
    let form = secretary.get("/revisions/1/revocation").await;
    let fields = numbered(&filled_in(&form), "1.3.1-2018-7");
    let told = secretary.post("/revisions/1/revocation", &all(&fields)).await;
    assert_eq!(told.status, 422);
    assert!(told.says("finns redan på ett beslut: Styrelsen, 14 november 2018"), "{}", told.main());
    let known = told.hidden("known-number").expect("the page knows what it told");
    // It holds for that number and no other.
    let other = [("known-number", "9-2018")];
    let mut again = all(&fields);
    again.extend(other);
    assert_eq!(secretary.post("/revisions/1/revocation", &again).await.status, 422);
    let taken = secretary.post("/revisions/1/revocation", &with(&fields, "known-number", &known)).await;
    assert_eq!(taken.status, 303, "{}", taken.main());
}

#[tokio::test]
async fn in_english_a_body_keeps_its_name_in_its_own_language() {
    let example = Installation::with_example();
    let page = example.anonymous().in_language("en").get("/").await;
    assert!(page.says(r#"adopted by <span lang="sv">Styrelsen</span>"#), "{}", page.main());
    let decision = example.anonymous().in_language("en").get("/decisions/1").await;
    assert!(decision.says(r#"<h1><span lang="sv">Styrelsen</span> decides"#), "{}", decision.main());
    assert!(example.anonymous().get("/").await.says("beslutad av <span>styrelsen</span>"));
}

#[tokio::test]
async fn whoever_checks_a_decision_finds_the_files_and_the_command() {
    let example = Installation::with_example();
    let client = example.anonymous();
    let page = client.get("/decisions/1").await;
    let command = "rodtrad verify --proof tillvaxtverket-decision-1-proof.json \
        --checkpoint tillvaxtverket-decision-1-checkpoint.txt --key tillvaxtverket-public-key.txt";
    assert!(page.says(command), "{}", page.main());
    for (path, name) in [
        ("/decisions/1/proof", "tillvaxtverket-decision-1-proof.json"),
        ("/decisions/1/checkpoint", "tillvaxtverket-decision-1-checkpoint.txt"),
        ("/key", "tillvaxtverket-public-key.txt"),
    ] {
        assert!(page.says(&format!("/tillvaxtverket{path}\"")), "{path}");
        assert!(client.get(path).await.header("content-disposition").contains(name), "{path}");
    }
}

async fn decide(installation: &Installation, revision: u32) -> Reply {
    let secretary = installation.secretary().await;
    let form = secretary.get(&format!("/revisions/{revision}/decision")).await;
    let (fields, number) = (filled_in(&form), format!("1.3.1-2018-{revision} <b>"));
    secretary.post(&format!("/revisions/{revision}/decision"), &with(&fields, "registration_number", &number)).await
}

#[tokio::test]
async fn a_decision_is_recorded_sealed_and_shown_as_it_was_decided() {
    let installation = proposed();
    let secretary = installation.secretary().await;
    let form = secretary.get("/revisions/1/decision").await;
    assert_eq!(form.status, 200);
    assert!(form.says("Företag lägger mindre tid på regler"), "what is decided stands beside the form");
    assert!(form.says(r#"<option value="1" selected>Styrelsen</option>"#), "the body that it was proposed to");

    let taken = secretary.post("/revisions/1/decision", &all(&filled_in(&form))).await;
    assert_eq!((taken.status, taken.location()), (303, "/verket/decisions/1"), "{}", taken.text());
    let page = secretary.get("/decisions/1").await;
    assert!(page.says("är antecknat och förseglat"), "the confirmation");
    assert!(page.says("Styrelsen beslutar om verksamhetsstrategin") && page.says("Förseglat, kan inte ändras"));
    assert!(page.says("5 av 7, &quot;enhälligt&quot;") && page.says("Arbetsordningen") && page.says("2018-11-02"));
    assert!(page.says("Kontrollpunkt 1"), "a checkpoint was signed: {}", page.main());
    assert!(!secretary.get("/decisions/1").await.says("är antecknat och förseglat"), "told once");

    let organisation = organisation(&installation);
    let recorded = &organisation.decisions[&DecisionId(1)];
    assert_eq!(page.main().matches(recorded.decision.document.as_str()).count(), 1, "the document's hash");
    let notes = installation.store.checkpoints(Viewer::System, &installation.organisation).unwrap();
    assert_eq!(notes.len(), 1);
}

#[tokio::test]
async fn no_text_of_anyone_becomes_markup() {
    let installation = proposed();
    decide(&installation, 1).await;
    let auditor = installation.auditor().await;
    for path in ["/decisions/1", "/decisions/1/check", "/decisions", "/log"] {
        let main = auditor.get(path).await.main();
        for markup in ["<script", "<b>.", "-7 <b>", "<i>staben", "<u>A"] {
            assert!(!main.contains(markup), "{path} has {markup}");
        }
    }
    assert!(auditor.get("/decisions/1").await.says("Fler &lt;script&gt;alert(1)&lt;/script&gt; vill"));
}

#[tokio::test]
async fn sending_twice_records_once() {
    let installation = proposed();
    let secretary = installation.secretary().await;
    let fields = filled_in(&secretary.get("/revisions/1/decision").await);
    let first = secretary.post("/revisions/1/decision", &all(&fields)).await;
    let second = secretary.post("/revisions/1/decision", &all(&fields)).await;
    assert_eq!((first.status, first.location()), (303, "/verket/decisions/1"));
    assert_eq!((second.status, second.location()), (303, "/verket/decisions/1"));
    assert_eq!(organisation(&installation).decisions.len(), 1);
}

/// A field that is wrong, what the page then says, and at which field.
async fn refused(
    secretary: &Client,
    path: &str,
    fields: &[(String, String)],
    (name, value): (&str, &str),
    says: &str,
    at: &str,
) {
    let reply = secretary.post(path, &with(fields, name, value)).await;
    assert_eq!(reply.status, 422, "{name} = {value}: {}", reply.location());
    assert!(reply.says(says), "{name} = {value} does not say {says}: {}", reply.main());
    if !at.is_empty() {
        assert!(reply.says(&format!(r##"<a href="#{at}">"##)), "{name} = {value} has no way to {at}");
        assert!(reply.says(&format!(r#"id="{at}-error""#)), "{name} = {value} says nothing at {at}");
    }
    let kept = [
        ("registration_number", "1.3.1-2018-7 &lt;b&gt;"),
        ("minutes", "Protokoll nr 1/2018"),
        ("reservations", "för sent"),
    ];
    for (_, kept) in kept.into_iter().filter(|(field, _)| *field != name) {
        assert!(reply.says(kept), "{name} = {value}: {kept} is gone");
    }
}

#[tokio::test]
async fn every_refusal_of_a_decision_stands_at_its_field_and_keeps_what_was_typed() {
    let installation = proposed();
    let secretary = installation.secretary().await;
    let path = "/revisions/1/decision";
    let fields = filled_in(&secretary.get(path).await);
    for (wrong, says, at) in [
        (("decided_on", "2018-11-15"), "15 november 2018", "decided_on"),
        (("decided_on", "2018-11-13"), "13 november 2018", "body"),
        (("decided_on", ""), "", "decided_on"),
        (("decided_on", "i går"), "", "decided_on"),
        (("union_consultation", "2018-11-20"), "20 november 2018", "union_consultation"),
        (("union_consultation", "snart"), "", "union_consultation"),
        (("in_force_from", "2018-11-13"), "14 november 2018", "in_force_from"),
        (("in_force_from", ""), "", "in_force_from"),
        (("registration_number", "  "), "", "registration_number"),
        (("minutes", &"x".repeat(121)), "120", "minutes"),
        (("body", "9"), "", "body"),
        (("body", "ingen"), "", "body"),
        (("document", "0000"), "inte längre den som stod bredvid", ""),
    ] {
        refused(&secretary, path, &fields, wrong, says, at).await;
    }
    assert!(organisation(&installation).decisions.is_empty(), "something was recorded");
    assert_eq!(secretary.post(path, &all(&fields)).await.status, 303, "and when it is mended it is taken");
}

#[tokio::test]
async fn a_decision_waits_for_a_proposal_and_for_the_one_before() {
    let installation = proposed();
    let secretary = installation.secretary().await;
    let fields = filled_in(&secretary.get("/revisions/1/decision").await);
    assert_eq!(secretary.post("/revisions/1/decision", &all(&fields)).await.status, 303);

    // What is decided is not before the board any more.
    let again = secretary.get("/revisions/1/decision").await;
    assert!(again.says("Inget beslut kan antecknas") && again.says("/verket/decisions/1"), "{}", again.main());
    let mut new_form = fields.clone();
    new_form.retain(|(name, _)| name != "request-key");
    refused(&secretary, "/revisions/1/decision", &new_form, ("decided_on", TODAY), "Styrelsen", "body").await;

    // The next one cannot come into force on the same day as the first.
    amend(&installation, |organisation, context| organisation.open_revision(context));
    let reason = Some(Reason::parse("Saknades.").unwrap());
    amend(&installation, |organisation, context| {
        let wording = Wording::new(StatementText::parse("Vi hjälper dem som vill").unwrap());
        let asked = Asked { kind: StatementKind::BusinessIdea, parent: None, before: None, wording };
        organisation.add_statement(context, RevisionNumber(2), asked, reason.clone())
    });
    assert!(secretary.get("/revisions/2/decision").await.says("Inget beslut kan antecknas"));
    amend(&installation, |organisation, context| organisation.propose(context, RevisionNumber(2), BodyId(1)));
    let fields = filled_in(&secretary.get("/revisions/2/decision").await);
    let path = "/revisions/2/decision";
    refused(&secretary, path, &fields, ("in_force_from", TODAY), "14 november 2018", "in_force_from").await;
    let fields = numbered(&fields, "1.3.1-2018-8");
    let later = secretary.post(path, &with(&fields, "in_force_from", "2019-01-01")).await;
    assert_eq!((later.status, later.location()), (303, "/verket/decisions/2"));

    // Adopted and not yet in force: it can be revoked, and the first then goes on.
    let page = secretary.get("/revisions/2/revocation").await;
    assert_eq!(page.status, 200);
    let fields = numbered(&filled_in(&page), "1.3.1-2018-7 <b> ny");
    let path = "/revisions/2/revocation";
    refused(&secretary, path, &fields, ("reason", ""), "", "reason").await;
    let revoked = secretary.post(path, &all(&fields)).await;
    assert_eq!((revoked.status, revoked.location()), (303, "/verket/decisions/3"), "{}", revoked.text());
    let page = secretary.get("/decisions/3").await;
    assert!(page.says("upphäver beslutet om revision 2") && page.says("Regeringen har ändrat uppdraget."));
    assert!(secretary.get("/decisions/2").await.says("Beslutet upphävdes 14 november 2018"));
    assert!(installation.anonymous().get("/decisions/2").await.says("Texten är inte öppen för alla"));
    assert!(installation.anonymous().get("/decisions/2/document").await.is_not_found());

    // What is in force, or already revoked, cannot be.
    for revision in [1, 2] {
        let path = format!("/revisions/{revision}/revocation");
        assert!(secretary.get(&path).await.says("Inget beslut kan antecknas"));
        let mut fields = fields.clone();
        fields.retain(|(name, _)| name != "request-key");
        assert_eq!(secretary.post(&path, &all(&fields)).await.status, 422);
    }
    assert!(secretary.get("/revisions/9/decision").await.is_not_found());
    assert!(secretary.post("/revisions/9/decision", &all(&fields)).await.is_not_found());
}

#[tokio::test]
async fn only_the_secretary_records_and_only_where_something_is_decided_is_it_read() {
    let installation = proposed().and_closed();
    for client in [installation.reader().await, installation.strategist().await, installation.administrator().await] {
        assert_eq!(client.get("/revisions/1/decision").await.status, 403);
        assert_eq!(client.post("/revisions/1/decision", &[]).await.status, 403);
        assert_eq!(client.post("/revisions/1/revocation", &[]).await.status, 403);
    }
    decide(&installation, 1).await;
    let anonymous = installation.anonymous();
    for path in ["/decisions", "/decisions/1", "/decisions/1/check", "/decisions/1/proof", "/decisions/1/document"] {
        assert_eq!(anonymous.get(path).await.status, 200, "{path}");
        assert_eq!(installation.at("sluten").anonymous().get(path).await.status, 303, "{path}");
    }
    let public = anonymous.get("/decisions/1").await;
    assert!(!public.says("en revision föreslogs"), "what went before a decision is not for everyone");
    for wrong in ["/decisions/2", "/decisions/x", "/decisions/01", "/decisions/2/proof", "/decisions/2/checkpoint"] {
        assert!(anonymous.get(wrong).await.is_not_found(), "{wrong}");
    }
}

#[tokio::test]
async fn the_files_prove_the_decision_without_the_server() {
    let installation = proposed();
    decide(&installation, 1).await;
    let anonymous = installation.anonymous();
    let proof = anonymous.get("/decisions/1/proof").await;
    let checkpoint = anonymous.get("/decisions/1/checkpoint").await;
    let document = anonymous.get("/decisions/1/document").await;
    assert!(proof.header("content-disposition").contains("attachment"));
    let id: OrganisationId = installation.organisation.clone();
    let key = installation.store.public_key(&id);
    let proved = verify_proof(&proof.text(), Some(&checkpoint.text()), Some(&key)).unwrap();
    let decided = &proved.record.payload["decision"];
    assert_eq!(decided["document"], domain::decision::Digest256::of(&document.bytes).as_str());
    assert_eq!(decided["minutes"]["paragraph"], "§ 4");
}

#[tokio::test]
async fn a_check_tells_what_is_as_it_was_and_what_is_not() {
    let installation = proposed();
    decide(&installation, 1).await;
    let anonymous = installation.anonymous();
    let sound = anonymous.get("/decisions/1/check").await;
    assert!(sound.says("Stämmer med kontrollpunkt 1") && sound.says("Kontrollerat 2018-11-14"), "{}", sound.main());
    assert!(!anonymous.get("/decisions/1").await.says("Stämmer med"), "only when it was asked for");

    let seq = organisation(&installation).decisions[&DecisionId(1)].seq;
    let payload = |text: &str| installation.database.damage("verket", seq, "payload", text);
    let proof = anonymous.get("/decisions/1/proof").await.text();
    let written = proof.split_once(r#""payload":"#).unwrap().1.rsplit_once(r#","seq":"#).unwrap().0;
    assert!(written.starts_with('{') && written.contains("2018-11-02"));

    payload(&written.replace("2018-11-02", "2018-11-03"));
    let changed = anonymous.get("/decisions/1/check").await;
    assert_eq!(changed.status, 200);
    assert!(
        changed.says("Det stämmer inte") && changed.says("Posten är inte den som förseglades"),
        "{}",
        changed.main()
    );
    payload("{");
    assert!(anonymous.get("/decisions/1/check").await.says("Det stämmer inte"), "what cannot be read is told too");
    payload(written);
    assert!(anonymous.get("/decisions/1/check").await.says("Stämmer med kontrollpunkt 1"), "and sound again");

    installation.database.damage("verket", seq, "name", "revision_opened");
    let gone = anonymous.get("/decisions/1/check").await;
    assert!(gone.says("Posten finns inte längre i loggen"), "{}", gone.main());
    installation.database.damage("verket", seq, "name", "decision_recorded");

    // A record before it: the tree above no longer leads to the root that was signed.
    installation.database.damage("verket", seq, "actor", "person:6");
    assert!(anonymous.get("/decisions/1/check").await.says("Det stämmer inte"));
}

#[tokio::test]
async fn decisions_are_listed_newest_first_and_empty_says_what_will_be_here() {
    let empty = Installation::small();
    let page = empty.anonymous().get("/decisions").await;
    assert!(page.says("<h1>Inga beslut än</h1>") && page.says("antecknar sekreteraren"), "{}", page.main());

    let waiting = proposed();
    let secretary = waiting.secretary().await.get("/decisions").await;
    assert!(secretary.says("Revision 1 väntar på beslut") && secretary.says("/verket/revisions/1/decision"));
    let reader = waiting.reader().await.get("/decisions").await;
    assert!(
        reader.says("väntar på beslut") && !reader.says("/revisions/1/decision"),
        "only who may record is offered to"
    );
    assert!(!waiting.anonymous().get("/decisions").await.says("väntar på beslut"), "a proposal is not public");

    let example = Installation::with_example();
    let page = example.anonymous().get("/decisions").await;
    let main = page.main();
    assert!(main.find("2018-10-23") < main.find("2017-10-23"), "newest first");
    let then = example.anonymous().get("/decisions?as-of=2017-10-31").await;
    assert!(then.says("<h1>Ett beslut</h1>"), "as it was that day: {}", then.main());
    let english = example.anonymous().in_language("en").get("/decisions/1").await;
    assert!(english.says("Check now") && english.says(r#"lang="sv""#), "the texts keep their own language");
}
