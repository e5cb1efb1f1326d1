//! Who somebody is here, and with what roles: what the administrator lets the provider decide, and no more.

use domain::email::EmailAddress;
use domain::policy::Role;
use serde_json::json;
use store::security::Happened;
use testkit::forged_token::set;
use web::site::Site;

use super::forger::{Instead, SECRET};
use super::{Agency, USUAL, is_in};

const SECRETLY: [(&str, &str); 2] = [("method", "basic"), ("secret", SECRET)];
const MAPPED: [(&str, &str); 4] = [
    ("people", "adds"),
    ("claim", "groups"),
    ("role-strategist", "planerare; strateger"),
    ("role-administrator", "drift"),
];

fn groups(agency: &Agency, lie: fn(&mut super::forger::Plan)) {
    agency.forger.lie(lie);
}

#[tokio::test]
async fn without_leave_nobody_is_connected_or_added() {
    let agency = Agency::with(&SECRETLY).await;
    let client = agency.installation.anonymous();
    // Verified, but the administrator has not turned it on.
    let refused = agency.sign_in(&client).await;
    assert_eq!(refused.location(), "/verket/sign-in?refused=provider-unconnected&with=1");
    groups(&agency, |plan| {
        plan.claims = |claims| drop(claims.remove("email"));
        plan.userinfo = |said| drop(said.remove("email"));
    });
    let refused = agency.sign_in(&client).await;
    assert_eq!(refused.location(), "/verket/sign-in?refused=provider-nobody&with=1");
    let page = client.get_address(refused.location()).await;
    assert!(page.says("Verkets inloggning känner dig, men du har inget konto här."), "{}", page.main());
    assert!(!is_in(&client).await);
    assert_eq!(agency.reasons(), ["nobody", "address-taken"]);
}

/// A provider that puts names beside the token, as many do.
fn names_beside(agency: &Agency) {
    groups(agency, |plan| {
        plan.claims =
            |claims| ["name", "email", "email_verified"].into_iter().for_each(|name| drop(claims.remove(name)));
        plan.userinfo = |said| {
            said.insert("email".to_owned(), json!("bo.al@verket.se"));
            said.insert("given_name".to_owned(), json!("Bo"));
            said.insert("family_name".to_owned(), json!("Al"));
            said.remove("name");
            // Roles are made of the token alone.
            said.insert("groups".to_owned(), json!(["drift"]));
        };
    });
}

#[tokio::test]
async fn what_the_token_lacks_is_asked_for_and_nothing_else_of_it_counts() {
    let agency = Agency::with(&[&SECRETLY[..], &MAPPED].concat()).await;
    names_beside(&agency);
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/", "{:?}", agency.reasons());
    let account = client.get("/account").await;
    assert!(account.says("Bo Al") && account.says("bo.al@verket.se"), "{}", account.main());
    assert_eq!(agency.people().pop().unwrap().1, [Role::Strategist]);
    assert_eq!(agency.forger.times_asked("/userinfo"), 1);
}

#[tokio::test]
async fn it_is_not_asked_for_what_the_token_has() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    assert_eq!(agency.forger.times_asked("/userinfo"), 0);
}

#[tokio::test]
async fn whoever_is_known_comes_in_also_when_nothing_is_told_beside_the_token() {
    let agency = Agency::with(&[&SECRETLY[..], &MAPPED].concat()).await;
    names_beside(&agency);
    let first = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&first).await.location(), "/verket/");
    let people = agency.people().len();
    let silent: [fn(&mut super::forger::Plan); 5] = [
        |plan| plan.instead = Some(("/userinfo", Instead::Status(500))),
        |plan| plan.instead = Some(("/userinfo", Instead::Redirect)),
        |plan| plan.instead = Some(("/userinfo", Instead::Megabytes)),
        |plan| plan.instead = Some(("/userinfo", Instead::Text(r#"{"sub":"person-1","sub":"person-1"}"#))),
        |plan| plan.reply = |reply| drop(reply.remove("access_token")),
    ];
    for (number, lie) in silent.into_iter().enumerate() {
        groups(&agency, lie);
        let client = agency.installation.anonymous();
        assert_eq!(agency.sign_in(&client).await.location(), "/verket/", "{number}: {:?}", agency.reasons());
        assert!(is_in(&client).await && agency.people().len() == people, "{number}");
    }
    assert_eq!(agency.forger.times_asked("/elsewhere"), 0, "no redirect is followed with the token");
}

#[tokio::test]
async fn what_is_told_at_a_host_that_is_not_allowed_is_not_asked() {
    let agency = Agency::with(&USUAL).await;
    groups(&agency, |plan| {
        plan.discovery = |said| drop(said.insert("userinfo_endpoint".to_owned(), json!("http://169.254.169.254/me")));
        plan.claims = |claims| drop(claims.remove("name"));
    });
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/", "{:?}", agency.reasons());
}

#[tokio::test]
async fn somebody_new_is_added_with_the_roles_that_the_claims_give() {
    let agency = Agency::with(&[&SECRETLY[..], &MAPPED].concat()).await;
    groups(&agency, |plan| {
        plan.claims = |claims| {
            claims.insert("email".to_owned(), json!("bo.al@verket.se"));
            claims.insert("name".to_owned(), json!("Bo Al"));
        };
    });
    let people = agency.people().len();
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    let account = client.get("/account").await;
    assert!(account.says("Bo Al") && account.says("bo.al@verket.se") && account.says("strateg"), "{}", account.main());
    assert!(account.says("Du loggar in med Verkets inloggning."), "{}", account.main());
    let (bo, roles) = agency.people().pop().unwrap();
    assert_eq!((agency.people().len(), roles), (people + 1, vec![Role::Strategist]));

    // The second time it is the same person, with what the provider says then; other sessions end.
    groups(&agency, |plan| {
        plan.claims = |claims| drop(claims.insert("groups".to_owned(), json!(["drift", "planerare"])))
    });
    let second = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&second).await.location(), "/verket/");
    assert_eq!(agency.people().pop().unwrap(), (bo, vec![Role::Strategist, Role::Administrator]));
    assert!(!is_in(&client).await && is_in(&second).await);
    assert!(agency.events().iter().any(|(happened, _)| *happened == Happened::RolesChanged));

    // In no group any more: no roles, and not in; as long as somebody else can sign in and run the system.
    let (store, id) = (&agency.installation.store, &agency.installation.organisation);
    let other = agency.installation.here().person(Role::Administrator);
    store.address_account(id, other, &EmailAddress::parse("drift@verket.se").unwrap(), None).unwrap();
    let link = store.make_link(id, other, jiff::SignedDuration::from_hours(1), None).unwrap().unwrap();
    store.use_link(id, &link, "mossa gräver tre kantareller").unwrap();
    groups(&agency, |plan| plan.claims = |claims| drop(claims.insert("groups".to_owned(), json!(["annat"]))));
    let third = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&third).await.location(), "/verket/sign-in?refused=provider-closed&with=1");
    assert_eq!(agency.people().pop().unwrap(), (bo, vec![]));
    assert!(!is_in(&second).await && !is_in(&third).await);
    assert_eq!(agency.reasons(), ["no-roles"]);
}

#[tokio::test]
async fn roles_that_no_claim_decides_stay_as_they_were_given() {
    let agency = Agency::with(&[&USUAL[..], &MAPPED].concat()).await;
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    let (anna, roles) = agency.people().pop().unwrap();
    assert_eq!(roles, [Role::Reader, Role::Strategist], "reader from here, strategist from there");
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/", "nothing is new, and nothing happens");
    let changes = agency.events().into_iter().filter(|(happened, _)| *happened == Happened::RolesChanged).count();
    assert_eq!((agency.people().pop().unwrap().0, changes), (anna, 1));
}

#[tokio::test]
async fn nobody_without_a_role_is_added() {
    let agency = Agency::with(&[&SECRETLY[..], &MAPPED].concat()).await;
    groups(&agency, |plan| {
        plan.claims = |claims| {
            claims.remove("email");
            claims.insert("groups".to_owned(), json!("annat"));
        };
        plan.userinfo = |said| drop(said.remove("email"));
    });
    let people = agency.people();
    assert_eq!(
        agency.sign_in(&agency.installation.anonymous()).await.location(),
        "/verket/sign-in?refused=provider-closed&with=1"
    );
    assert_eq!((agency.people(), agency.reasons()), (people, vec!["no-roles".to_owned()]));
}

#[tokio::test]
async fn an_address_that_is_not_verified_is_not_kept() {
    let agency = Agency::with(&[&SECRETLY[..], &MAPPED[..1]].concat()).await;
    groups(&agency, |plan| {
        plan.claims = |claims| {
            claims.insert("email".to_owned(), json!("chefen@verket.se"));
            claims.insert("email_verified".to_owned(), json!(false));
        };
    });
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    let (person, roles) = agency.people().pop().unwrap();
    assert_eq!(roles, [Role::Reader], "without a mapping somebody new reads");
    let page = agency.admin.get(&format!("/people/{person}")).await;
    assert!(page.says("Personen kan logga in.") && !page.says("chefen@verket.se"), "{}", page.main());
    // The address is still anybody's to be given, and the person can be changed without one.
    let chief = [("name", "Chefen"), ("email", "chefen@verket.se"), ("unit", ""), ("roles", "reader")];
    assert_eq!(agency.send("/people/new", "/people", &chief).await.status, 303);
    let path = format!("/people/{person}");
    let saved =
        agency.send(&path, &path, &[("name", "Anna Ek"), ("email", ""), ("unit", ""), ("roles", "reader")]).await;
    assert_eq!(saved.status, 303, "{}", saved.main());
}

#[tokio::test]
async fn who_is_disabled_or_erased_does_not_come_in_this_way() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    let (anna, _) = agency.people().pop().unwrap();
    let page = format!("/people/{anna}");
    assert_eq!(agency.send(&page, &format!("{page}/disabling"), &[]).await.status, 303);
    assert!(!is_in(&client).await);
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/sign-in?refused=provider-closed&with=1");
    assert!(!is_in(&client).await);
    // Enabled again, without a password: the connection is enough.
    assert_eq!(agency.send(&page, &format!("{page}/enabling"), &[]).await.status, 303);
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    // Erased: whoever comes then is somebody else.
    assert_eq!(agency.send(&page, &format!("{page}/erasure"), &[("confirm", "Anna Ek")]).await.status, 303);
    assert!(!is_in(&client).await);
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    assert_ne!(agency.people().pop().unwrap().0, anna);
}

#[tokio::test]
async fn a_subject_is_one_person_s_and_an_issuer_s() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    let (anna, _) = agency.people().pop().unwrap();
    // The same subject with another's address is still Anna.
    let bo = [("name", "Bo Al"), ("email", "bo.al@verket.se"), ("unit", ""), ("roles", "strategist")];
    assert_eq!(agency.send("/people/new", "/people", &bo).await.status, 303);
    groups(&agency, |plan| plan.claims = |claims| drop(claims.insert("email".to_owned(), json!("bo.al@verket.se"))));
    let again = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&again).await.location(), "/verket/");
    assert!(again.get("/account").await.says("Anna Ek"));

    // Somebody else who is signed in cannot connect with Anna's identity.
    let reader = agency.installation.reader().await;
    let page = reader.post("/account/providers/1", &[]).await;
    assert_eq!(page.status, 200, "{}", page.main());
    let back = agency.forger.sign_in(&way_on(&page.main()));
    let refused = reader.get_address(&back).await;
    assert_eq!(refused.location(), "/verket/sign-in?refused=provider-unconnected&with=1");
    assert_eq!(agency.reasons(), ["other-person"]);
    assert_eq!(agency.people().iter().filter(|(person, _)| *person == anna).count(), 1);
}

/// The address of the button that leads to the provider.
fn way_on(main: &str) -> String {
    let link = main.split("href=\"").find(|part| part.starts_with("http")).expect("a way on");
    link.split('"').next().unwrap().replace("&amp;", "&")
}

#[tokio::test]
async fn whoever_has_an_account_connects_it_and_undoes_that() {
    let agency = Agency::with(&SECRETLY).await;
    // Anna signs in with a password.
    let (anna, _) = agency.people().pop().unwrap();
    let link = agency.installation.store.make_link(
        &agency.installation.organisation,
        anna,
        jiff::SignedDuration::from_hours(1),
        None,
    );
    let link = link.unwrap().unwrap();
    agency
        .installation
        .store
        .use_link(&agency.installation.organisation, &link, "mossa gräver tre kantareller")
        .unwrap();
    let client = agency.installation.anonymous();
    client.sign_in(anna).await;
    assert!(client.get("/account").await.says("Koppla till Verkets inloggning"));
    let page = client.post("/account/providers/1", &[]).await;
    let back = agency.forger.sign_in(&way_on(&page.main()));

    // Not in another browser, and not when somebody else has signed in meanwhile.
    let other = agency.installation.reader().await;
    other.get_address(&back).await;
    assert_eq!(agency.reasons(), ["stale"]);
    assert_eq!(client.get_address(&back).await.location(), "/verket/account");
    assert!(client.get("/account").await.says("Du kan nu logga in med Verkets inloggning."));
    let elsewhere = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&elsewhere).await.location(), "/verket/");
    assert!(elsewhere.get("/account").await.says("Anna Ek"));

    // Bo has an account too, and Anna's identity is not his.
    let bo = [("name", "Bo Al"), ("email", "bo.al@verket.se"), ("unit", ""), ("roles", "reader")];
    assert_eq!(agency.send("/people/new", "/people", &bo).await.status, 303);
    let bo = agency.installation.anonymous();
    bo.sign_in(agency.people().pop().unwrap().0).await;
    let page = bo.post("/account/providers/1", &[]).await;
    let back = agency.forger.sign_in(&way_on(&page.main()));
    agency.tick();
    assert_eq!(bo.get_address(&back).await.location(), "/verket/sign-in?refused=provider-unconnected&with=1");
    assert_eq!(agency.reasons()[0], "other-person");

    assert_eq!(client.post("/account/providers/1/removal", &[]).await.status, 303);
    assert!(!is_in(&elsewhere).await, "who came that way is out");
    let refused = agency.sign_in(&elsewhere).await;
    assert_eq!(refused.location(), "/verket/sign-in?refused=provider-unconnected&with=1");
}

#[tokio::test]
async fn after_signing_in_one_is_where_one_was_going_with_a_new_session() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.reader().await;
    let to = client.get("/sign-in/with/1?next=/verket/revisions").await;
    assert_eq!(client.get_address(&agency.forger.sign_in(to.location())).await.location(), "/verket/revisions");
    assert!(client.get("/account").await.says("Anna Ek"), "the session of before is over");
    for next in ["https://evil.example/", "//evil.example", "/annat/", "/verket/../x"] {
        let to = client.get(&format!("/sign-in/with/1?next={next}")).await;
        assert_eq!(client.get_address(&agency.forger.sign_in(to.location())).await.location(), "/verket/", "{next}");
    }
}

#[tokio::test]
async fn coming_by_a_provider_gives_no_power_before_one_has_shown_there_who_one_is() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    assert_eq!(agency.sign_in(&client).await.location(), "/verket/");
    let asks = |reply: &testkit::client::Reply| reply.says("Bekräfta att det är du");
    let asked = client.post("/account/tokens", &[("name", "Rapport")]).await;
    assert!(asks(&asked) && asked.says("Logga in med Verkets inloggning igen"), "{}", asked.main());
    assert!(asked.main().contains("/verket/sign-in/with/1?anew=yes&amp;next="), "{}", asked.main());
    let anew = || async {
        let to = client.get("/sign-in/with/1?anew=yes").await;
        assert!(to.location().contains("&prompt=login&max_age=0"), "{}", to.location());
        agency.tick();
        client.get_address(&agency.forger.sign_in(to.location())).await
    };
    // Whoever takes that out of the address is told on by the provider.
    agency.forger.lie(|plan| plan.claims = |claims| set(claims, "auth_time", json!(demo::now().as_second() - 3600)));
    anew().await;
    assert!(asks(&client.post("/account/tokens", &[("name", "Rapport"), ("proof-way", "elsewhere")]).await));
    agency.forger.lie(|plan| plan.claims = |claims| set(claims, "auth_time", json!(demo::now().as_second())));
    assert_eq!(anew().await.location(), "/verket/");
    assert!(!asks(&client.post("/account/tokens", &[("name", "Rapport")]).await), "it was now");
}

#[tokio::test]
async fn an_owner_is_told_that_the_account_was_connected_and_disconnected() {
    let agency = Agency::at(Some(Site::parse("https://styrning.verket.se").unwrap())).await;
    assert_eq!(agency.add_provider(&agency.forger.issuer(), &SECRETLY).await.status, 303);
    let anna = [("name", "Anna Ek"), ("email", "Anna.Ek@verket.se"), ("unit", ""), ("roles", "reader")];
    assert_eq!(agency.send("/people/new", "/people", &anna).await.status, 303);
    let (store, id) = (&agency.installation.store, &agency.installation.organisation);
    let (anna, _) = agency.people().pop().unwrap();
    let link = store.make_link(id, anna, jiff::SignedDuration::from_hours(1), None).unwrap().unwrap();
    store.use_link(id, &link, "mossa gräver tre kantareller").unwrap();
    let client = agency.installation.anonymous();
    client.sign_in(anna).await;
    let subjects =
        || -> Vec<String> { store.letters(id).unwrap().into_iter().map(|waiting| waiting.letter.subject).collect() };
    let page = client.post("/account/providers/1", &[]).await;
    assert_eq!(client.get_address(&agency.forger.sign_in(&way_on(&page.main()))).await.location(), "/verket/account");
    assert_eq!(subjects(), ["Ditt konto är kopplat till en inloggningstjänst – Verket för prov"]);
    assert_eq!(client.post("/account/providers/1/removal", &[]).await.status, 303);
    assert_eq!(subjects().len(), 2, "{:?}", subjects());
}
