//! Groups, as the directory tells of them. What a group gives its members here an administrator says on the page of the
//! provisioning; a group that nobody has said anything of gives nothing.

use std::collections::BTreeSet;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use domain::ids::PersonId;
use domain::text::Name;
use serde_json::{Value, json};
use store::directory::{DirectoryGroup, LONGEST};

use super::patch::patched;
use super::user::{User, filtered};
use super::{TURN, apply, base, field, invalid, listed, one, sent, text, unchanged};
use crate::answer::Answer;
use crate::problem::Problem;
use crate::request::Asked;

/// What the directory wants a group to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) name: Name,
    pub(super) external_id: String,
    pub(super) members: BTreeSet<PersonId>,
}

impl Wanted {
    /// What was sent, whole, of people who are there.
    ///
    /// # Errors
    /// 400, with what is wrong.
    fn read(resource: &Value, users: &[User]) -> Result<Wanted, Problem> {
        let name = text(resource, "displayName").and_then(|name| Name::parse(&name).ok());
        let external_id = text(resource, "externalId").unwrap_or_default();
        if LONGEST < external_id.chars().count() {
            return Err(invalid("externalId has at most 254 characters."));
        }
        let members = match field(resource, "members") {
            None | Some(Value::Null) => BTreeSet::new(),
            Some(Value::Array(members)) => {
                let person = |member: &Value| {
                    let person: Option<PersonId> = text(member, "value").and_then(|value| value.parse().ok());
                    person.filter(|person| users.iter().any(|user| user.person == *person))
                };
                let members: Option<BTreeSet<PersonId>> = members.iter().map(person).collect();
                members.ok_or(invalid("A member's value has to be the id of a user that is there."))?
            }
            Some(_) => return Err(invalid("members has to be a list.")),
        };
        Ok(Wanted { name: name.ok_or(invalid("displayName has to be a text."))?, external_id, members })
    }
}

async fn all(asked: &Asked) -> Result<Vec<DirectoryGroup>, Problem> {
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.directory_groups(&id)).await
}

async fn known(asked: &Asked) -> Result<DirectoryGroup, Problem> {
    let text = asked.segments.iter().find(|(name, _)| name == "group").map(|(_, value)| value.as_str());
    let group = all(asked).await?.into_iter().find(|group| text == Some(group.number.to_string().as_str()));
    group.ok_or(Problem::NotFound)
}

fn resource(group: &DirectoryGroup, users: &[User], base: &str) -> Value {
    let members = users.iter().filter(|user| group.members.contains(&user.person)).map(|user| {
        json!({ "value": user.person.to_string(), "display": user.name, "$ref": format!("{base}/Users/{}", user.person) })
    });
    let mut resource = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
        "id": group.number.to_string(),
        "displayName": group.name,
        "members": members.collect::<Vec<_>>(),
        "meta": {
            "resourceType": "Group",
            "lastModified": group.changed.to_string(),
            "location": format!("{base}/Groups/{}", group.number),
        },
    });
    if !group.external_id.is_empty() {
        resource["externalId"] = group.external_id.as_str().into();
    }
    resource
}

/// `GET …/Groups`
///
/// # Errors
/// 400, when the filter is none that is known.
pub async fn list(asked: Asked, headers: HeaderMap) -> Answer {
    let (base, users) = (base(&asked, &headers), User::all(&asked).await?);
    let groups = all(&asked).await?.iter().map(|group| resource(group, &users, &base)).collect();
    listed(&asked, filtered(&asked, groups)?)
}

/// `GET …/Groups/{group}`
///
/// # Errors
/// Not found.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let (group, users) = (known(&asked).await?, User::all(&asked).await?);
    let shown = super::wanted_of(&asked, resource(&group, &users, &base(&asked, &headers)));
    Ok(one(StatusCode::OK, &headers, shown))
}

/// `POST …/Groups`
///
/// # Errors
/// 400, with what is wrong; 409, when another group is called so.
pub async fn create(asked: Asked, headers: HeaderMap, body: Bytes) -> Answer {
    let sent = sent(&body)?;
    let _turn = TURN.lock().await;
    let users = User::all(&asked).await?;
    let wanted = Wanted::read(&sent, &users)?;
    let number = apply::add_group(&asked, &wanted).await?;
    let group = all(&asked).await?.into_iter().find(|group| group.number == number).ok_or(Problem::NotFound)?;
    Ok(one(StatusCode::CREATED, &headers, resource(&group, &users, &base(&asked, &headers))))
}

/// `PUT …/Groups/{group}`
///
/// # Errors
/// As [`create`]; not found; 412, when it is not as the directory has seen it.
pub async fn replace(asked: Asked, headers: HeaderMap, body: Bytes) -> Answer {
    let sent = sent(&body)?;
    change(asked, headers, |_| Ok(sent)).await
}

/// `PATCH …/Groups/{group}`
///
/// # Errors
/// As [`replace`].
pub async fn patch(asked: Asked, headers: HeaderMap, body: Bytes) -> Answer {
    let sent = sent(&body)?;
    change(asked, headers, |resource| patched(resource, &sent)).await
}

async fn change(asked: Asked, headers: HeaderMap, to: impl FnOnce(Value) -> Result<Value, Problem>) -> Answer {
    let _turn = TURN.lock().await;
    let (base, users, group) = (base(&asked, &headers), User::all(&asked).await?, known(&asked).await?);
    let before = resource(&group, &users, &base);
    unchanged(&headers, before.clone())?;
    let wanted = Wanted::read(&to(before)?, &users)?;
    apply::change_group(&asked, &group, &wanted).await?;
    Ok(one(StatusCode::OK, &HeaderMap::new(), resource(&known(&asked).await?, &users, &base)))
}

/// `DELETE …/Groups/{group}`: its members no longer get what it gave.
///
/// # Errors
/// Not found; 409, when nobody would be left to run the system.
pub async fn remove(asked: Asked, headers: HeaderMap) -> Answer {
    let _turn = TURN.lock().await;
    let (group, users) = (known(&asked).await?, User::all(&asked).await?);
    unchanged(&headers, resource(&group, &users, &base(&asked, &headers)))?;
    apply::remove_group(&asked, &group).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
