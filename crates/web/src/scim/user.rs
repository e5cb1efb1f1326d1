//! People, as the directory tells of them: every person who has an account here, whether by hand or by the directory, so that
//! one who is here already is found and not added twice. Disabling keeps somebody out at once; removing does that, takes the
//! roles away and forgets what the directory called the person. Erasing is done by a person.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use domain::email::EmailAddress;
use domain::ids::PersonId;
use domain::text::Name;
use jiff::Timestamp;
use serde_json::{Value, json};
use store::credentials::AccountState;
use store::directory::{DirectoryGroup, LONGEST};

use super::filter::Filter;
use super::patch::patched;
use super::{TURN, apply, base, field, invalid, listed, one, sent, text, unchanged, wrong};
use crate::answer::Answer;
use crate::problem::Problem;
use crate::request::Asked;

/// A person as the directory sees one.
#[derive(Debug, Clone)]
pub(super) struct User {
    pub(super) person: PersonId,
    pub(super) user_name: String,
    pub(super) external_id: String,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) is_active: bool,
    changed: Timestamp,
    groups: Vec<(u32, String)>,
}

/// What the directory wants a person to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) user_name: String,
    pub(super) external_id: String,
    pub(super) name: Name,
    pub(super) email: EmailAddress,
    pub(super) is_active: bool,
}

impl User {
    /// Everyone whom the directory can see.
    ///
    /// # Errors
    /// What the store says.
    pub(super) async fn all(asked: &Asked) -> Result<Vec<User>, Problem> {
        let id = asked.organisation.id.clone();
        let (accounts, known, groups) = asked
            .app
            .with_store(move |store| {
                Ok((store.accounts(&id)?, store.directory_people(&id)?, store.directory_groups(&id)?))
            })
            .await?;
        let names = asked.app.names(&asked.organisation.id).await?;
        let users = accounts.into_iter().filter_map(|account| {
            let known = known.iter().find(|known| known.person == account.person);
            if known.is_some_and(|known| known.removed.is_some()) {
                return None;
            }
            Some(User {
                person: account.person,
                user_name: known.map_or_else(|| account.email.clone(), |known| known.user_name.clone()),
                external_id: known.map(|known| known.external_id.clone()).unwrap_or_default(),
                name: names.get(&account.person).map(|name| name.to_string()).unwrap_or_default(),
                is_active: account.state != AccountState::Disabled,
                changed: known.map_or(account.changed, |known| known.changed.max(account.changed)),
                groups: in_groups(&groups, account.person),
                email: account.email,
            })
        });
        Ok(users.collect())
    }

    /// The one in the address.
    async fn known(asked: &Asked) -> Result<User, Problem> {
        let person = asked.id::<PersonId>("user")?;
        User::all(asked).await?.into_iter().find(|user| user.person == person).ok_or(Problem::NotFound)
    }

    fn resource(&self, base: &str) -> Value {
        let mut resource = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
            "id": self.person.to_string(),
            "userName": self.user_name,
            "displayName": self.name,
            "name": { "formatted": self.name },
            "active": self.is_active,
            "emails": [{ "value": self.email, "type": "work", "primary": true }],
            "groups": self.groups.iter().map(|(number, name)| json!({
                "value": number.to_string(), "display": name, "$ref": format!("{base}/Groups/{number}"),
            })).collect::<Vec<_>>(),
            "meta": {
                "resourceType": "User",
                "lastModified": self.changed.to_string(),
                "location": format!("{base}/Users/{}", self.person),
            },
        });
        if !self.external_id.is_empty() {
            resource["externalId"] = self.external_id.as_str().into();
        }
        resource
    }
}

fn in_groups(groups: &[DirectoryGroup], person: PersonId) -> Vec<(u32, String)> {
    let own = groups.iter().filter(|group| group.members.contains(&person));
    own.map(|group| (group.number, group.name.clone())).collect()
}

impl Wanted {
    /// What was sent, whole.
    ///
    /// # Errors
    /// 400, with what is wrong.
    fn read(resource: &Value) -> Result<Wanted, Problem> {
        let is_short = |text: &String| text.chars().count() <= LONGEST;
        let user_name = text(resource, "userName").filter(is_short);
        let user_name = user_name.ok_or(invalid("userName has to be a text of at most 254 characters."))?;
        let external_id = text(resource, "externalId").unwrap_or_default();
        if !is_short(&external_id) {
            return Err(invalid("externalId has at most 254 characters."));
        }
        let email = email(resource).or_else(|| EmailAddress::parse(&user_name).ok());
        let email = email.ok_or(invalid("There has to be an address for e-mail: in emails, or as userName."))?;
        let name = Name::parse(&called(resource).unwrap_or_else(|| user_name.clone()));
        Ok(Wanted {
            user_name,
            external_id,
            name: name.map_err(|_| invalid("displayName is too long."))?,
            email,
            is_active: match field(resource, "active") {
                None | Some(Value::Null) => true,
                Some(Value::Bool(is_active)) => *is_active,
                // Entra sends truths as text.
                Some(Value::String(text)) if text.eq_ignore_ascii_case("true") => true,
                Some(Value::String(text)) if text.eq_ignore_ascii_case("false") => false,
                Some(_) => return Err(invalid("active has to be true or false.")),
            },
        })
    }
}

/// What a person is called, by the first of the ways in which a directory says it.
fn called(resource: &Value) -> Option<String> {
    let name = field(resource, "name");
    let part = |part| name.and_then(|name| text(name, part));
    let parts = || Some([part("givenName")?, part("familyName")?].join(" "));
    text(resource, "displayName").or_else(|| part("formatted")).or_else(parts)
}

/// The primary address, or the one for work, or the first.
fn email(resource: &Value) -> Option<EmailAddress> {
    let all = field(resource, "emails")?.as_array()?;
    let primary =
        all.iter().find(|one| field(one, "primary").is_some_and(|is| *is == true || *is == "true" || *is == "True"));
    let work = all.iter().find(|one| text(one, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("work")));
    let chosen = primary.or(work).or(all.first())?;
    let address = text(chosen, "value").or_else(|| chosen.as_str().map(str::to_owned))?;
    EmailAddress::parse(&address).ok()
}

/// `GET …/Users`
///
/// # Errors
/// 400, when the filter is none that is known.
pub async fn list(asked: Asked, headers: HeaderMap) -> Answer {
    let base = base(&asked, &headers);
    let all = User::all(&asked).await?.into_iter().map(|user| user.resource(&base)).collect();
    listed(&asked, filtered(&asked, all)?)
}

/// Those that the filter of the query lets through.
pub(super) fn filtered(asked: &Asked, mut all: Vec<Value>) -> Result<Vec<Value>, Problem> {
    if let Some(typed) = asked.query("filter") {
        let refused = wrong(
            StatusCode::BAD_REQUEST,
            Some("invalidFilter"),
            "The filter has to be of the form: attribute eq \"value\", and more of them with and.",
        );
        let filter = Filter::parse(&typed).ok_or(refused)?;
        all.retain(|resource| filter.holds(resource));
    }
    Ok(all)
}

/// `GET …/Users/{user}`
///
/// # Errors
/// Not found.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let user = User::known(&asked).await?;
    Ok(one(StatusCode::OK, &headers, super::wanted_of(&asked, user.resource(&base(&asked, &headers)))))
}

/// `POST …/Users`
///
/// # Errors
/// 400, with what is wrong; 409, when somebody is called so.
pub async fn create(asked: Asked, headers: HeaderMap, body: Bytes) -> Answer {
    let wanted = Wanted::read(&sent(&body)?)?;
    let _turn = TURN.lock().await;
    let person = apply::add(&asked, &wanted).await?;
    let asked = asked.again().await?;
    let all = User::all(&asked).await?;
    let user = all.iter().find(|user| user.person == person).ok_or(Problem::NotFound)?;
    Ok(one(StatusCode::CREATED, &headers, user.resource(&base(&asked, &headers))))
}

/// `PUT …/Users/{user}`
///
/// # Errors
/// As [`create`]; not found; 412, when it is not as the directory has seen it.
pub async fn replace(asked: Asked, headers: HeaderMap, body: Bytes) -> Answer {
    let sent = sent(&body)?;
    change(asked, headers, |_| Ok(sent)).await
}

/// `PATCH …/Users/{user}`
///
/// # Errors
/// As [`replace`].
pub async fn patch(asked: Asked, headers: HeaderMap, body: Bytes) -> Answer {
    let sent = sent(&body)?;
    change(asked, headers, |resource| patched(resource, &sent)).await
}

async fn change(asked: Asked, headers: HeaderMap, to: impl FnOnce(Value) -> Result<Value, Problem>) -> Answer {
    let _turn = TURN.lock().await;
    let base = base(&asked, &headers);
    let user = User::known(&asked).await?;
    unchanged(&headers, user.resource(&base))?;
    let wanted = Wanted::read(&to(user.resource(&base))?)?;
    apply::change(&asked, &user, &wanted).await?;
    let user = User::known(&asked.again().await?).await?;
    Ok(one(StatusCode::OK, &HeaderMap::new(), user.resource(&base)))
}

/// `DELETE …/Users/{user}`: keeps the person out, without roles, and out of the directory's sight.
///
/// # Errors
/// Not found; 409, when nobody else could run the system.
pub async fn remove(asked: Asked, headers: HeaderMap) -> Answer {
    let _turn = TURN.lock().await;
    let user = User::known(&asked).await?;
    unchanged(&headers, user.resource(&base(&asked, &headers)))?;
    apply::remove(&asked, &user).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_directories_send_of_a_person_is_read() {
        let entra = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
            "externalId": "0a21f0f2", "userName": "anna.ek@verket.se", "active": true,
            "emails": [{ "primary": true, "type": "work", "value": "Anna.Ek@verket.se" }],
            "meta": { "resourceType": "User" },
            "name": { "formatted": "Anna Ek", "familyName": "Ek", "givenName": "Anna" }, "roles": [],
        });
        let wanted = Wanted::read(&entra).unwrap();
        assert_eq!((wanted.name.as_str(), wanted.email.as_str()), ("Anna Ek", "Anna.Ek@verket.se"));
        let okta = json!({
            "userName": "bo@verket.se", "name": { "givenName": "Bo", "familyName": "Al" },
            "emails": [{ "value": "x@hem.se", "type": "home" }, { "value": "bo@verket.se", "type": "work" }],
            "displayName": null, "locale": "sv-SE", "password": "ignored", "active": "False",
        });
        let wanted = Wanted::read(&okta).unwrap();
        assert_eq!((wanted.name.as_str(), wanted.email.as_str(), wanted.is_active), ("Bo Al", "bo@verket.se", false));
    }

    #[test]
    fn what_is_wrong_of_a_person_is_told() {
        for wrong in [
            json!({}),
            json!({ "userName": "" }),
            json!({ "userName": "anna" }),
            json!({ "userName": "a@b.se", "active": 1 }),
            json!({ "userName": format!("{}@b.se", "a".repeat(254)) }),
            json!({ "userName": "a@b.se", "displayName": "x".repeat(999) }),
        ] {
            assert!(matches!(Wanted::read(&wrong), Err(Problem::Scim(_))), "{wrong}");
        }
    }
}
