//! The agency's directory: what Entra ID and Okta send, in their own forms, and what comes of it here.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use axum::http::{HeaderMap, HeaderValue, Method, header};
use domain::ids::PersonId;
use domain::policy::{Role, Viewer};
use serde_json::{Value, json};
use store::credentials::AccountState;
use testkit::client::{Client, Installation, Reply};

struct Directory {
    installation: Installation,
    client: Client,
}

impl Directory {
    fn new() -> Directory {
        let installation = Installation::small();
        let client = installation.here().directory();
        Directory { installation, client }
    }

    async fn send(&self, method: Method, path: &str, body: &Value) -> (u16, Value) {
        let reply = match method {
            Method::GET => self.client.get(&format!("/scim/v2{path}")).await,
            _ => self.client.send_json(method, &format!("/scim/v2{path}"), &body.to_string()).await,
        };
        let value = if reply.bytes.is_empty() { Value::Null } else { serde_json::from_slice(&reply.bytes).unwrap() };
        if reply.status != 204 {
            assert_eq!(reply.header("content-type"), "application/scim+json", "{path}: {value}");
        }
        (reply.status, value)
    }

    async fn get(&self, path: &str) -> Value {
        let (status, value) = self.send(Method::GET, path, &Value::Null).await;
        assert_eq!(status, 200, "{path}: {value}");
        value
    }

    /// Adds a person as Entra does, and gives the id.
    async fn add(&self, user_name: &str, name: &str) -> String {
        let (status, user) = self.send(Method::POST, "/Users", &entra(user_name, name)).await;
        assert_eq!(status, 201, "{user}");
        user["id"].as_str().unwrap().to_owned()
    }

    async fn group(&self, name: &str, members: &[&str]) -> String {
        let members: Vec<Value> = members.iter().map(|id| json!({ "value": id })).collect();
        let body = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "externalId": name, "displayName": name, "members": members,
        });
        let (status, group) = self.send(Method::POST, "/Groups", &body).await;
        assert_eq!(status, 201, "{group}");
        group["id"].as_str().unwrap().to_owned()
    }

    /// An administrator says what a group gives.
    async fn map(&self, group: &str, fields: &[(&str, &str)]) -> Reply {
        let admin = self.installation.administrator().await;
        let address = format!("/people/directory/{group}");
        let key = admin.get(&address).await.hidden("request-key").expect("a form");
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("request-key", key.as_str())]).collect();
        admin.post(&address, &fields).await
    }

    fn roles(&self, id: &str) -> Vec<Role> {
        let reading = self.installation.store.read(Viewer::System, &self.installation.organisation).unwrap().unwrap();
        reading.people.get(&PersonId(id.parse().unwrap())).unwrap().roles.clone()
    }

    fn state(&self, id: &str) -> AccountState {
        let account = self.installation.store.account(&self.installation.organisation, PersonId(id.parse().unwrap()));
        account.unwrap().unwrap().state
    }
}

fn entra(user_name: &str, name: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
        "externalId": format!("id-of-{user_name}"), "userName": user_name, "active": true, "displayName": name,
        "emails": [{ "primary": true, "type": "work", "value": user_name }],
        "meta": { "resourceType": "User" },
        "name": { "formatted": name, "familyName": "Ek", "givenName": "Anna" }, "roles": [],
    })
}

fn patch(operations: Value) -> Value {
    json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations })
}

#[tokio::test]
async fn a_person_comes_changes_and_leaves_as_entra_tells_it() {
    let directory = Directory::new();
    let nobody = directory.get("/Users?filter=userName%20eq%20%22anna.ek@verket.se%22").await;
    assert_eq!((&nobody["totalResults"], &nobody["Resources"]), (&json!(0), &json!([])));
    let id = directory.add("anna.ek@verket.se", "Anna Ek").await;
    let found = directory.get("/Users?filter=userName+eq+%22ANNA.EK%40verket.se%22&startIndex=1&count=10").await;
    assert_eq!(found["totalResults"], 1);
    let user = directory.get(&format!("/Users/{id}")).await;
    assert_eq!(found["Resources"][0], user);
    assert_eq!((&user["displayName"], &user["active"]), (&json!("Anna Ek"), &json!(true)));
    assert_eq!((directory.roles(&id), directory.state(&id)), (vec![Role::Reader], AccountState::Invited));
    let by_external = directory.get("/Users?filter=externalId%20eq%20%22id-of-anna.ek@verket.se%22").await;
    assert_eq!(by_external["totalResults"], 1);

    let renamed = patch(json!([
        { "op": "Replace", "path": "displayName", "value": "Anna Al" },
        { "op": "Replace", "path": "emails[type eq \"work\"].value", "value": "anna.al@verket.se" },
        { "op": "Add", "path": "name.familyName", "value": "Al" },
        { "op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "Analys" },
    ]));
    let (status, user) = directory.send(Method::PATCH, &format!("/Users/{id}"), &renamed).await;
    assert_eq!(
        (status, &user["displayName"], &user["emails"][0]["value"]),
        (200, &json!("Anna Al"), &json!("anna.al@verket.se"))
    );
    let admin = directory.installation.administrator().await;
    assert!(admin.get("/people").await.says("Anna Al"));

    // Signed in, and out the moment that the directory says so.
    let anna = directory.installation.anonymous();
    anna.sign_in(PersonId(id.parse().unwrap())).await;
    assert_eq!(anna.get("/account").await.status, 200);
    let disabled = patch(json!([{ "op": "Replace", "path": "active", "value": "False" }]));
    let (status, user) = directory.send(Method::PATCH, &format!("/Users/{id}"), &disabled).await;
    assert_eq!((status, &user["active"]), (200, &json!(false)));
    assert_eq!(anna.get("/account").await.status, 303, "signed out");
    assert_eq!(
        directory.get("/Users?filter=userName+eq+%22anna.ek%40verket.se%22").await["Resources"][0]["active"],
        false
    );
    let enabled = patch(json!([{ "op": "replace", "value": { "active": true } }]));
    assert_eq!(directory.send(Method::PATCH, &format!("/Users/{id}"), &enabled).await.1["active"], true);

    let (status, _) = directory.send(Method::DELETE, &format!("/Users/{id}"), &Value::Null).await;
    assert_eq!(status, 204);
    assert_eq!(directory.send(Method::GET, &format!("/Users/{id}"), &Value::Null).await.0, 404);
    assert_eq!(directory.send(Method::DELETE, &format!("/Users/{id}"), &Value::Null).await.0, 404);
    assert_eq!((directory.roles(&id), directory.state(&id)), (vec![], AccountState::Disabled), "kept out, not erased");
    // Who comes back is the same person.
    assert_eq!(directory.add("anna.ek@verket.se", "Anna Ek").await, id);
    assert_eq!(directory.roles(&id), [Role::Reader]);
    let log = directory.installation.auditor().await.get("/security").await;
    for words in ["Ändrades av katalogen", "Konto stängdes", "Konto öppnades igen", "Konto lades upp"] {
        assert!(log.says(words), "{words}");
    }
}

#[tokio::test]
async fn okta_sends_a_person_whole() {
    let directory = Directory::new();
    let okta = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "bo.al@verket.se",
        "name": { "givenName": "Bo", "familyName": "Al" },
        "emails": [{ "primary": true, "value": "bo.al@verket.se", "type": "work" }],
        "displayName": "Bo Al", "locale": "sv-SE", "externalId": "00ujl29u0le5T6Aj10h7", "groups": [], "password": "x", "active": true,
    });
    let (status, user) = directory.send(Method::POST, "/Users", &okta).await;
    assert_eq!(status, 201, "{user}");
    let id = user["id"].as_str().unwrap();
    let mut whole = user.clone();
    whole["displayName"] = json!("Bo Berg");
    whole["active"] = json!(false);
    let (status, user) = directory.send(Method::PUT, &format!("/Users/{id}"), &whole).await;
    assert_eq!((status, &user["displayName"], &user["active"]), (200, &json!("Bo Berg"), &json!(false)));
    assert!(user.get("password").is_none());
}

#[tokio::test]
async fn two_are_never_one() {
    let directory = Directory::new();
    directory.add("anna@verket.se", "Anna").await;
    let bo = directory.add("bo@verket.se", "Bo").await;
    for body in
        [entra("ANNA@verket.se", "Annan"), json!({ "userName": "annan", "emails": [{ "value": "Anna@verket.se" }] })]
    {
        let (status, error) = directory.send(Method::POST, "/Users", &body).await;
        assert_eq!(
            (status, &error["scimType"], &error["status"]),
            (409, &json!("uniqueness"), &json!("409")),
            "{error}"
        );
    }
    let to_anna = patch(json!([{ "op": "replace", "path": "userName", "value": "anna@verket.se" }]));
    assert_eq!(directory.send(Method::PATCH, &format!("/Users/{bo}"), &to_anna).await.0, 409);
    directory.group("Analys", &[]).await;
    let again = json!({ "displayName": "ANALYS" });
    assert_eq!(directory.send(Method::POST, "/Groups", &again).await.0, 409);
}

#[tokio::test]
async fn what_a_group_gives_follows_the_group() {
    let directory = Directory::new();
    let (anna, bo) = (directory.add("anna@verket.se", "Anna").await, directory.add("bo@verket.se", "Bo").await);
    let group = directory.group("Strateger", &[&anna]).await;
    assert_eq!(directory.roles(&anna), [Role::Reader], "nothing until an administrator says so");
    let client = directory.installation.anonymous();
    client.sign_in(PersonId(anna.parse().unwrap())).await;
    assert_eq!(directory.map(&group, &[("roles", "strategist"), ("unit", "")]).await.status, 303);
    assert_eq!(directory.roles(&anna), [Role::Reader, Role::Strategist]);
    assert_eq!(client.get("/account").await.status, 303, "whoever gets another role signs in anew");

    let add = patch(json!([{ "op": "Add", "path": "members", "value": [{ "value": bo }] }]));
    let (status, shown) = directory.send(Method::PATCH, &format!("/Groups/{group}"), &add).await;
    assert_eq!((status, shown["members"].as_array().unwrap().len()), (200, 2));
    assert_eq!(directory.roles(&bo), [Role::Reader, Role::Strategist]);
    assert_eq!(directory.get(&format!("/Users/{bo}")).await["groups"][0]["display"], "Strateger");
    let entra_form = patch(json!([{ "op": "Remove", "path": "members", "value": [{ "value": anna }] }]));
    directory.send(Method::PATCH, &format!("/Groups/{group}"), &entra_form).await;
    let other_form = patch(json!([{ "op": "remove", "path": format!("members[value eq \"{bo}\"]") }]));
    let (_, shown) = directory.send(Method::PATCH, &format!("/Groups/{group}"), &other_form).await;
    assert_eq!(shown["members"], json!([]));
    assert_eq!((directory.roles(&anna), directory.roles(&bo)), (vec![Role::Reader], vec![Role::Reader]));

    let without = directory.get(&format!("/Groups/{group}?excludedAttributes=members")).await;
    assert!(without.get("members").is_none() && without["displayName"] == "Strateger");
    let whole = json!({ "displayName": "Strategerna", "members": [{ "value": anna }] });
    assert_eq!(directory.send(Method::PUT, &format!("/Groups/{group}"), &whole).await.1["displayName"], "Strategerna");
    assert_eq!(directory.roles(&anna), [Role::Reader, Role::Strategist]);
    // Another saying takes back what was given, and so does the end of the group.
    assert_eq!(directory.map(&group, &[("roles", "analyst"), ("unit", "")]).await.status, 303);
    assert_eq!(directory.roles(&anna), [Role::Reader, Role::Analyst]);
    assert_eq!(directory.send(Method::DELETE, &format!("/Groups/{group}"), &Value::Null).await.0, 204);
    assert_eq!(directory.roles(&anna), [Role::Reader]);
    assert_eq!(directory.get("/Groups").await["totalResults"], 0);
}

#[tokio::test]
async fn somebody_can_always_run_the_system() {
    let directory = Directory::new();
    let anna = directory.add("anna@verket.se", "Anna").await;
    let group = directory.group("Systemet", &[&anna]).await;
    directory.map(&group, &[("roles", "administrator"), ("unit", "")]).await;
    let (installation, id) = (&directory.installation, &directory.installation.organisation);
    // The others leave: she is the last one.
    let context = installation.store.context(domain::time::Actor::System);
    for person in [PersonId(1), PersonId(5)] {
        installation
            .store
            .amend(&context, id, |organisation| organisation.dismiss_person(person, &std::collections::BTreeSet::new()))
            .unwrap();
    }
    let link =
        installation.store.make_link(id, PersonId(anna.parse().unwrap()), jiff::SignedDuration::from_hours(1), None);
    installation.store.use_link(id, &link.unwrap().unwrap(), "mossa gräver tre kantareller").unwrap();
    let disabled = patch(json!([{ "op": "Replace", "path": "active", "value": "False" }]));
    let left = patch(json!([{ "op": "Remove", "path": "members" }]));
    for (method, path, body) in [
        (Method::PATCH, format!("/Users/{anna}"), disabled),
        (Method::DELETE, format!("/Users/{anna}"), Value::Null),
        (Method::PATCH, format!("/Groups/{group}"), left),
        (Method::DELETE, format!("/Groups/{group}"), Value::Null),
    ] {
        let (status, error) = directory.send(method.clone(), &path, &body).await;
        assert_eq!((status, &error["scimType"]), (409, &json!("mutability")), "{method} {path}: {error}");
    }
    assert_eq!(directory.get(&format!("/Groups/{group}")).await["members"].as_array().unwrap().len(), 1);
    assert!(directory.roles(&anna).contains(&Role::Administrator));
}

#[tokio::test]
async fn what_cannot_be_read_is_told_in_the_standard_s_words() {
    let directory = Directory::new();
    let anna = directory.add("anna@verket.se", "Anna").await;
    let user = format!("/Users/{anna}");
    for (method, path, body, status, kind) in [
        (Method::POST, "/Users", json!([]), 400, "invalidSyntax"),
        (Method::POST, "/Users", json!({ "userName": "anna" }), 400, "invalidValue"),
        (Method::POST, "/Groups", json!({ "displayName": "X", "members": [{ "value": "999" }] }), 400, "invalidValue"),
        (Method::PATCH, user.as_str(), patch(json!([{ "op": "move" }])), 400, "invalidSyntax"),
        (Method::PATCH, user.as_str(), patch(json!([{ "op": "remove" }])), 400, "noTarget"),
        (
            Method::PATCH,
            user.as_str(),
            patch(json!([{ "op": "replace", "path": "a b", "value": 1 }])),
            400,
            "invalidPath",
        ),
        (Method::GET, "/Users?filter=userName%20sw%20%22a%22", Value::Null, 400, "invalidFilter"),
        (Method::GET, "/Users?startIndex=x", Value::Null, 400, "invalidValue"),
    ] {
        let (met, error) = directory.send(method.clone(), path, &body).await;
        assert_eq!((met, &error["scimType"]), (status, &json!(kind)), "{method} {path}: {error}");
        assert_eq!(error["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]));
    }
    assert_eq!(directory.send(Method::GET, "/Users/999", &Value::Null).await.0, 404);
    assert_eq!(directory.send(Method::GET, "/Me", &Value::Null).await.0, 404);
    let anyone = directory.installation.anonymous();
    let reply = anyone.send_json(Method::POST, "/scim/v2/Users", &entra("x@y.se", "X").to_string()).await;
    assert_eq!((reply.status, reply.header("content-type")), (401, "application/scim+json"));
}

#[tokio::test]
async fn a_change_is_made_to_what_was_seen() {
    let directory = Directory::new();
    let id = directory.add("anna@verket.se", "Anna").await;
    let address = format!("/verket/scim/v2/Users/{id}");
    let seen = directory.client.get(&format!("/scim/v2/Users/{id}")).await;
    let tag = HeaderValue::try_from(seen.header("etag")).unwrap();
    let user: Value = serde_json::from_slice(&seen.bytes).unwrap();
    assert_eq!(user["meta"]["version"], tag.to_str().unwrap());
    let with = |name: header::HeaderName| {
        let mut headers = HeaderMap::new();
        headers.insert(name, tag.clone());
        headers
    };
    let again = directory.client.send(Method::GET, &address, &[], &with(header::IF_NONE_MATCH)).await;
    assert_eq!(again.status, 304);
    let renamed = patch(json!([{ "op": "replace", "path": "displayName", "value": "Anna Al" }]));
    directory.send(Method::PATCH, &format!("/Users/{id}"), &renamed).await;
    let late = directory.client.send(Method::DELETE, &address, &[], &with(header::IF_MATCH)).await;
    assert_eq!(late.status, 412, "it is another than was seen");
    assert_eq!(directory.get(&format!("/Users/{id}")).await["displayName"], "Anna Al");
}

#[tokio::test]
async fn the_service_says_what_it_is_and_gives_lists_in_parts() {
    let directory = Directory::new();
    let service = directory.get("/ServiceProviderConfig").await;
    assert_eq!((&service["patch"]["supported"], &service["bulk"]["supported"]), (&json!(true), &json!(false)));
    assert_eq!(directory.get("/ResourceTypes").await["totalResults"], 2);
    assert_eq!(directory.get("/ResourceTypes/User").await["endpoint"], "/Users");
    let schemas = directory.get("/Schemas").await;
    for schema in schemas["Resources"].as_array().unwrap() {
        let alone = directory.get(&format!("/Schemas/{}", schema["id"].as_str().unwrap())).await;
        assert_eq!(alone["attributes"], schema["attributes"]);
    }
    for number in 0..5 {
        directory.add(&format!("person{number}@verket.se"), "Person").await;
    }
    let part = directory.get("/Users?startIndex=4&count=3").await;
    assert_eq!((&part["totalResults"], &part["itemsPerPage"], &part["startIndex"]), (&json!(5), &json!(2), &json!(4)));
    let none = directory.get("/Users?startIndex=0&count=0").await;
    assert_eq!((&none["totalResults"], &none["itemsPerPage"], &none["startIndex"]), (&json!(5), &json!(0), &json!(1)));
    let some = directory.get("/Users?attributes=userName,emails.value&count=1").await;
    let fields: Vec<&String> = some["Resources"][0].as_object().unwrap().keys().collect();
    assert_eq!(fields, ["emails", "id", "meta", "schemas", "userName"]);
}

#[tokio::test]
async fn an_administrator_connects_the_directory_and_nobody_else() {
    let directory = Directory::new();
    let admin = directory.installation.administrator().await;
    let page = admin.get("/people/directory").await;
    assert!(page.says("/verket/scim/v2") && page.says("inte skickat några grupper"), "{}", page.main());
    let key = page.hidden("request-key").unwrap();
    let fields = [("name", "Entra ID"), ("days", "365"), ("request-key", key.as_str())];
    let made = admin.post("/people/directory", &fields).await;
    let secret = made.main().split("value=\"rodtrad_").nth(1).expect("a secret").split('"').next().unwrap().to_owned();
    let entra = directory.installation.anonymous().with_token(&format!("rodtrad_{secret}"));
    assert_eq!(entra.get("/scim/v2/Users").await.status, 200);
    assert_eq!(entra.get("/api/v1/statements").await.status, 403, "it reads nothing else");
    for token in admin.get("/people/directory").await.main().split("name=\"token\" value=\"").skip(1) {
        admin.post("/people/directory/revocation", &[("token", token.split('"').next().unwrap())]).await;
    }
    assert_eq!(entra.get("/scim/v2/Users").await.status, 401, "revoked");
    assert_eq!(directory.installation.strategist().await.get("/people/directory").await.status, 403);
}
