//! Fields that nobody asked for. What the product does with them is one rule: **an unknown field says nothing, and of a
//! field that comes twice the first counts**, except where a form has several of a name (choices, rows). So nothing that
//! is added to what a form sends changes what it does: not an id, a role, a moment or who decided, not a second value, not
//! the same names in the address. Every form of the example is sent twice, to two installations that are alike: plainly,
//! and with everything that could be believed.

use domain::event::{Event, Recorded};
use domain::policy::Viewer;
use testkit::client::{Client, Installation};
use testkit::form::Kind;

use super::every_form::{Found, changing, fetched, filled, pages, send};
use super::none;

/// What records have inside, and what an attacker would like to set.
const INSIDE: [(&str, &str); 24] = [
    ("id", "1"),
    ("organisation", "sluten"),
    ("person", "1"),
    ("actor", "1"),
    ("by", "1"),
    ("role", "administrator"),
    ("roles", "administrator"),
    ("is_admin", "true"),
    ("admin", "1"),
    ("right", "ManagePeople"),
    ("decided", "2018-01-01"),
    ("adopted", "true"),
    ("state", "adopted"),
    ("status", "adopted"),
    ("published", "true"),
    ("example", "false"),
    ("seq", "1"),
    ("at", "2001-01-01T00:00:00Z"),
    ("created", "2001-01-01"),
    ("version", "999"),
    ("revision", "1"),
    ("_method", "DELETE"),
    ("__proto__[admin]", "true"),
    ("constructor.prototype.admin", "true"),
];

/// Everything that a change could have changed.
fn state(installation: &Installation) -> Vec<String> {
    let (store, id) = (&installation.store, &installation.organisation);
    let seq = store.read(Viewer::System, id).unwrap().unwrap().seq;
    let events = store.events(Viewer::System, id, 1..=seq).unwrap();
    let told = |recorded: &Recorded| match &recorded.event {
        // A salted digest and a key drawn by lot are others each time; by whom, about what and why is not.
        Event::ContributionMade { contribution, about, place, .. } => {
            format!("{:?} {contribution:?} {about:?} {place:?}", recorded.actor)
        }
        Event::CommentMade { comment, about, answers, mentions, .. } => {
            format!("{:?} {comment:?} {about:?} {answers:?} {mentions:?}", recorded.actor)
        }
        Event::CommentReworded { comment, mentions, .. } => format!("{:?} {comment:?} {mentions:?}", recorded.actor),
        Event::WorkshopNotesWritten { workshop, text } => {
            format!("{:?} {workshop:?} {}", recorded.actor, text.is_some())
        }
        Event::WorkshopOpened { workshop, .. } => format!("{:?} {workshop:?}", recorded.actor),
        Event::VerdictWordsShown { verdict_round, .. } => format!("{:?} {verdict_round:?}", recorded.actor),
        Event::VerdictWordsHidden { verdict_round, reason, .. } => {
            format!("{:?} {verdict_round:?} {reason:?}", recorded.actor)
        }
        event => format!("{:?} {event:?}", recorded.actor),
    };
    let mut state: Vec<String> = events.iter().map(told).collect();
    let mut names: Vec<String> = store.names(id).unwrap().iter().map(|name| format!("{name:?}")).collect();
    names.sort();
    state.extend(names);
    state.extend(store.accounts(id).unwrap().iter().map(|account| format!("{account:?}")));
    state
}

/// What is sent beside the fields of the form, and to which address.
fn added(form: &testkit::form::Form, sent: &[(String, String)]) -> (String, Vec<(String, String)>) {
    let has = |name: &str| form.fields.iter().any(|field| field.name == name);
    let mut fields = sent.to_vec();
    for (name, value) in INSIDE {
        if !has(name) {
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    for (name, value) in sent {
        let is_one_of_several = form.fields.iter().filter(|field| field.name == *name).count() != 1
            || form.fields.iter().any(|field| field.name == *name && matches!(field.kind, Kind::Choice { .. }));
        if !is_one_of_several {
            fields.push((name.clone(), format!("{value}9")));
        }
    }
    let query: Vec<String> = sent.iter().map(|(name, _)| format!("{}=evil", web::address::encoded(name))).collect();
    let mark = if form.action.contains('?') { '&' } else { '?' };
    (format!("{}{mark}{}", form.action, query.join("&")), fields)
}

/// Sends a form plainly to one and with what is added to the other. The statuses, when both have it.
async fn both(plain: &Client, attacked: &Client, found: &Found) -> Option<(u16, u16)> {
    let form = fetched(plain, found).await?;
    let same = fetched(attacked, found).await?;
    let one = send(plain, &form.action, &filled(&form)).await;
    let (address, fields) = added(&same, &filled(&same));
    let other = send(attacked, &address, &fields).await;
    Some((one.status, other.status))
}

#[tokio::test]
async fn nothing_that_is_added_to_a_form_changes_what_it_does() {
    let (one, other) = (Installation::with_example(), Installation::with_example());
    let (plain, attacked) = (one.with_every_role().await, other.with_every_role().await);
    assert_eq!(state(&one), state(&other), "the two are not alike to begin with");
    let forms = changing(&pages(&plain).await);
    let (mut faults, mut taken, mut before) = (Vec::new(), 0, state(&one).len());
    for found in &forms {
        let Some((one_status, other_status)) = both(&plain, &attacked, found).await else { continue };
        let (one, other) = (state(&one), state(&other));
        if one != other || one_status != other_status {
            let differs = one.iter().zip(&other).find(|(one, other)| one != other);
            faults.push(format!("{} at {}: {one_status} and {other_status}, {differs:?}", found.pattern, found.page));
            break;
        }
        if one.len() != before {
            taken += 1;
        }
        before = one.len();
    }
    println!("{} forms, {taken} of them changed something", forms.len());
    none(&faults, forms.len(), 60);
    assert!(25 <= taken, "only {taken} of {} forms changed something: the others have shown nothing", forms.len());
}

#[tokio::test]
async fn of_a_field_that_comes_twice_the_first_counts() {
    let installation = Installation::small();
    let admin = installation.administrator().await;
    let key = admin.get("/people/new").await.hidden("request-key").unwrap();
    let fields = [
        ("name", "Anna Ek"),
        ("name", "Någon Annan"),
        ("email", "anna.ek@verket.se"),
        ("email", "evil@evil.example"),
        ("unit", ""),
        ("roles", "reader"),
        ("request-key", &key),
    ];
    let added = admin.post("/people?name=Tredje&roles=administrator", &fields).await;
    assert_eq!(added.status, 303, "{}", added.main());
    let people = admin.get("/people").await;
    assert!(people.says("Anna Ek") && !people.says("Någon Annan") && !people.says("Tredje"), "{}", people.main());
    let account = installation.store.accounts(&installation.organisation).unwrap();
    assert_eq!(account[0].email, "anna.ek@verket.se");
    assert!(admin.get("/people?name=anna&name=zzz").await.says("Anna Ek"));
    assert!(admin.get("/help?lang=en&lang=sv").await.says("<html lang=\"en\""));
}

/// The seeded defect: a form where an added field does count, as every form would if fields were taken as they come.
#[tokio::test]
async fn a_field_that_counts_is_found() {
    let (one, other) = (Installation::small(), Installation::small());
    let (plain, attacked) = (one.administrator().await, other.administrator().await);
    for (client, roles) in [(&plain, &["reader"][..]), (&attacked, &["reader", "administrator"][..])] {
        let key = client.get("/people/new").await.hidden("request-key").unwrap();
        let mut fields =
            vec![("name", "Anna Ek"), ("email", "a@verket.se"), ("unit", ""), ("request-key", key.as_str())];
        fields.extend(roles.iter().map(|role| ("roles", *role)));
        assert_eq!(client.post("/people", &fields).await.status, 303);
    }
    assert_ne!(state(&one), state(&other));
}
