//! What the service is and can, as directories ask before they begin: its settings, its sorts of resources, and the attributes
//! of each (RFC 7643, 5 to 7).

use axum::http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

use super::{base, listed, plain};
use crate::answer::Answer;
use crate::problem::Problem;
use crate::request::Asked;

const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";

/// `GET …/ServiceProviderConfig`
///
/// # Errors
/// None.
pub async fn service(asked: Asked, headers: HeaderMap) -> Answer {
    let no = json!({ "supported": false });
    let service = json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "patch": { "supported": true },
        "bulk": { "supported": false, "maxOperations": 0, "maxPayloadSize": 0 },
        "filter": { "supported": true, "maxResults": super::MOST },
        "changePassword": no, "sort": no,
        "etag": { "supported": true },
        "authenticationSchemes": [{
            "type": "oauthbearertoken", "name": "Token",
            "description": "A token that an administrator has made for the directory.", "primary": true,
        }],
        "meta": {
            "resourceType": "ServiceProviderConfig",
            "location": format!("{}/ServiceProviderConfig", base(&asked, &headers)),
        },
    });
    Ok(plain(StatusCode::OK, &service))
}

/// `GET …/ResourceTypes`
///
/// # Errors
/// None.
pub async fn resource_types(asked: Asked, headers: HeaderMap) -> Answer {
    let base = base(&asked, &headers);
    listed(&asked, vec![resource_type(&base, "User", USER), resource_type(&base, "Group", GROUP)])
}

/// `GET …/ResourceTypes/{resource}`
///
/// # Errors
/// Not found.
pub async fn one_resource_type(asked: Asked, headers: HeaderMap) -> Answer {
    let base = base(&asked, &headers);
    match segment(&asked, "resource") {
        "User" => Ok(plain(StatusCode::OK, &resource_type(&base, "User", USER))),
        "Group" => Ok(plain(StatusCode::OK, &resource_type(&base, "Group", GROUP))),
        _ => Err(Problem::NotFound),
    }
}

/// `GET …/Schemas`
///
/// # Errors
/// None.
pub async fn schemas(asked: Asked, headers: HeaderMap) -> Answer {
    let base = base(&asked, &headers);
    listed(&asked, vec![user(&base), group(&base)])
}

/// `GET …/Schemas/{schema}`
///
/// # Errors
/// Not found.
pub async fn one_schema(asked: Asked, headers: HeaderMap) -> Answer {
    let base = base(&asked, &headers);
    match segment(&asked, "schema") {
        USER => Ok(plain(StatusCode::OK, &user(&base))),
        GROUP => Ok(plain(StatusCode::OK, &group(&base))),
        _ => Err(Problem::NotFound),
    }
}

fn segment<'a>(asked: &'a Asked, name: &str) -> &'a str {
    asked.segments.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

fn resource_type(base: &str, name: &str, schema: &str) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],
        "id": name, "name": name, "endpoint": format!("/{name}s"), "schema": schema,
        "meta": { "resourceType": "ResourceType", "location": format!("{base}/ResourceTypes/{name}") },
    })
}

/// How an attribute is: `writable` is whether the directory says it, `unique` whether it is of one alone.
struct Attribute {
    name: &'static str,
    kind: &'static str,
    about: &'static str,
    is_required: bool,
    is_writable: bool,
    is_unique: bool,
}

impl Attribute {
    const fn text(name: &'static str, about: &'static str) -> Attribute {
        Attribute { name, kind: "string", about, is_required: false, is_writable: true, is_unique: false }
    }

    fn described(&self) -> Value {
        json!({
            "name": self.name, "type": self.kind, "multiValued": false, "description": self.about,
            "required": self.is_required, "caseExact": false, "returned": "default",
            "mutability": if self.is_writable { "readWrite" } else { "readOnly" },
            "uniqueness": if self.is_unique { "server" } else { "none" },
        })
    }
}

/// An attribute that has attributes of its own.
fn complex(name: &str, about: &str, is_several: bool, is_writable: bool, inside: &[Attribute]) -> Value {
    json!({
        "name": name, "type": "complex", "multiValued": is_several, "description": about,
        "required": false, "returned": "default",
        "mutability": if is_writable { "readWrite" } else { "readOnly" },
        "subAttributes": inside.iter().map(Attribute::described).collect::<Vec<_>>(),
    })
}

fn schema(base: &str, id: &str, name: &str, attributes: Vec<Value>) -> Value {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"],
        "id": id, "name": name, "description": name, "attributes": attributes,
        "meta": { "resourceType": "Schema", "location": format!("{base}/Schemas/{id}") },
    })
}

fn user(base: &str) -> Value {
    let called =
        Attribute { is_required: true, is_unique: true, ..Attribute::text("userName", "What the person signs in by.") };
    let active = Attribute { kind: "boolean", ..Attribute::text("active", "Whether the person is let in.") };
    let formatted = Attribute::text("formatted", "The whole name; the same as displayName.");
    let address = [
        Attribute::text("value", "The address."),
        Attribute::text("type", "Always work."),
        Attribute { kind: "boolean", ..Attribute::text("primary", "Whether it is the first.") },
    ];
    let groups = ["value", "display", "$ref"];
    let groups = groups.map(|name| Attribute { is_writable: false, ..Attribute::text(name, "The group.") });
    schema(
        base,
        USER,
        "User",
        vec![
            called.described(),
            Attribute::text("externalId", "The directory's own id.").described(),
            Attribute::text("displayName", "What the person is called.").described(),
            complex("name", "What the person is called.", false, true, &[formatted]),
            active.described(),
            complex("emails", "The address for e-mail: one is kept.", true, true, &address),
            complex("groups", "The groups that the person is in.", true, false, &groups),
        ],
    )
}

fn group(base: &str) -> Value {
    let called =
        Attribute { is_required: true, is_unique: true, ..Attribute::text("displayName", "What the group is called.") };
    let members = ["value", "display", "$ref"].map(|name| Attribute::text(name, "The member, a user."));
    schema(
        base,
        GROUP,
        "Group",
        vec![
            called.described(),
            Attribute::text("externalId", "The directory's own id.").described(),
            complex("members", "Who is in the group.", true, true, &members),
        ],
    )
}
