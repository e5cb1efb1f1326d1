//! Changes to a resource as directories send them (RFC 7644, 3.5.2), made to its JSON; what the JSON then says is read as if it
//! had been sent whole. Also the forms that Entra has and the standard has not: `Add` in capitals, a value that is an object
//! with paths as its names, members to remove as a value.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::filter::Path;
use super::{field, text, wrong};
use crate::problem::Problem;

/// How many changes there are in a request, at most.
const MOST: usize = 1_000;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operation {
    Add,
    Replace,
    Remove,
}

/// The resource with what the request says changed.
///
/// # Errors
/// 400, when an operation is none, or is on nothing.
pub(super) fn patched(mut resource: Value, request: &Value) -> Result<Value, Problem> {
    let syntax = |says| wrong(StatusCode::BAD_REQUEST, Some("invalidSyntax"), says);
    let operations = field(request, "Operations").and_then(Value::as_array);
    let operations = operations.ok_or(syntax("Operations has to be a list."))?;
    if MOST < operations.len() {
        return Err(wrong(StatusCode::PAYLOAD_TOO_LARGE, None, "There are at most 1000 operations in a request."));
    }
    for one in operations {
        let operation = match text(one, "op").unwrap_or_default().to_ascii_lowercase().as_str() {
            "add" => Operation::Add,
            "replace" => Operation::Replace,
            "remove" => Operation::Remove,
            _ => return Err(syntax("op has to be add, replace or remove.")),
        };
        let value = field(one, "value");
        match (text(one, "path"), value) {
            (Some(path), value) => change(&mut resource, operation, &path, value)?,
            (None, Some(Value::Object(fields))) if operation != Operation::Remove => {
                for (path, value) in fields {
                    change(&mut resource, operation, path, Some(value))?;
                }
            }
            (None, _) => {
                return Err(wrong(StatusCode::BAD_REQUEST, Some("noTarget"), "path is missing."));
            }
        }
    }
    Ok(resource)
}

fn change(resource: &mut Value, operation: Operation, path: &str, value: Option<&Value>) -> Result<(), Problem> {
    let bad_path = wrong(StatusCode::BAD_REQUEST, Some("invalidPath"), "path is none that can be used.");
    let path = Path::parse(path).ok_or(bad_path)?;
    let Some(fields) = resource.as_object_mut() else { return Ok(()) };
    let name = named(fields, &path.attribute);
    if operation == Operation::Remove {
        remove(fields, &name, &path, value);
        return Ok(());
    }
    let value = value.ok_or(wrong(StatusCode::BAD_REQUEST, Some("invalidValue"), "value is missing."))?;
    match (&path.of, &path.field) {
        (Some((of, is)), inside) => {
            let several = fields.entry(name).or_insert_with(|| json!([]));
            if !several.is_array() {
                *several = json!([]);
            }
            let Some(several) = several.as_array_mut() else { return Ok(()) };
            let place = several.iter().position(|one| is_of(one, of, is));
            let place = place.unwrap_or_else(|| {
                several.push(json!({ of.as_str(): is }));
                several.len() - 1
            });
            match inside {
                Some(inside) => several[place][inside.as_str()] = value.clone(),
                None => several[place] = value.clone(),
            }
        }
        (None, Some(inside)) => {
            let whole = fields.entry(name).or_insert_with(|| json!({}));
            if !whole.is_object() {
                *whole = json!({});
            }
            whole[inside.as_str()] = value.clone();
        }
        (None, None) => match (operation, fields.get_mut(&name), value) {
            (Operation::Add, Some(Value::Array(have)), Value::Array(more)) => {
                for one in more {
                    if !have.contains(one) {
                        have.push(one.clone());
                    }
                }
            }
            (Operation::Add, Some(Value::Array(have)), Value::Object(_)) => have.push(value.clone()),
            _ => {
                fields.insert(name, value.clone());
            }
        },
    }
    Ok(())
}

fn remove(fields: &mut Map<String, Value>, name: &str, path: &Path, value: Option<&Value>) {
    match (&path.of, &path.field, fields.get_mut(name)) {
        (_, _, None) => {}
        (Some((of, is)), None, Some(Value::Array(several))) => several.retain(|one| !is_of(one, of, is)),
        (Some((of, is)), Some(inside), Some(Value::Array(several))) => {
            for one in several.iter_mut().filter(|one| is_of(one, of, is)) {
                if let Some(one) = one.as_object_mut() {
                    one.remove(inside);
                }
            }
        }
        (None, Some(inside), Some(Value::Object(whole))) => {
            whole.remove(inside);
        }
        // Entra says which as a value.
        (None, None, Some(Value::Array(several))) if value.is_some_and(|value| !value.is_null()) => {
            let which: Vec<String> = match value {
                Some(Value::Array(which)) => which.iter().filter_map(|one| text(one, "value")).collect(),
                Some(one) => text(one, "value").into_iter().collect(),
                None => Vec::new(),
            };
            several.retain(|one| !text(one, "value").is_some_and(|value| which.contains(&value)));
        }
        _ => {
            fields.remove(name);
        }
    }
}

/// What an attribute is called in the resource, whatever its case is.
fn named(fields: &Map<String, Value>, attribute: &str) -> String {
    fields.keys().find(|key| key.eq_ignore_ascii_case(attribute)).cloned().unwrap_or_else(|| attribute.to_owned())
}

fn is_of(one: &Value, name: &str, is: &str) -> bool {
    text(one, name).is_some_and(|value| value.eq_ignore_ascii_case(is))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(operations: Value) -> Value {
        let anna = json!({
            "userName": "anna@verket.se", "active": true, "displayName": "Anna Ek",
            "emails": [{ "value": "anna@verket.se", "type": "work", "primary": true }],
            "members": [{ "value": "1" }, { "value": "2" }],
        });
        patched(anna, &json!({ "Operations": operations })).unwrap()
    }

    #[test]
    fn what_directories_send_changes_what_they_mean() {
        let disabled = after(json!([{ "op": "Replace", "path": "active", "value": "False" }]));
        assert_eq!(disabled["active"], "False", "read as a truth with the rest");
        let without_path = after(
            json!([{ "op": "replace", "value": { "active": false, "DISPLAYNAME": "Anna Al", "emails[type eq \"work\"].value": "a@b.se", "name.givenName": "Anna" } }]),
        );
        assert_eq!((&without_path["active"], &without_path["displayName"]), (&json!(false), &json!("Anna Al")));
        assert_eq!(without_path["emails"], json!([{ "value": "a@b.se", "type": "work", "primary": true }]));
        assert_eq!(without_path["name"]["givenName"], "Anna");
        let another = after(json!([{ "op": "Add", "path": "emails[type eq \"home\"].value", "value": "h@h.se" }]));
        assert_eq!(another["emails"][1], json!({ "type": "home", "value": "h@h.se" }));
        let urn = after(
            json!([{ "op": "add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "x" }]),
        );
        assert_eq!(urn["displayName"], "Anna Ek");
        let named = after(
            json!([{ "op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:displayName", "value": "A" }]),
        );
        assert_eq!(named["displayName"], "A");
    }

    #[test]
    fn members_come_and_go_in_every_form() {
        let members = |operations: Value| {
            let after = after(operations);
            let members: Vec<String> =
                after["members"].as_array().into_iter().flatten().filter_map(|one| text(one, "value")).collect();
            members.join(" ")
        };
        assert_eq!(
            members(json!([{ "op": "Add", "path": "members", "value": [{ "value": "3" }, { "value": "2" }] }])),
            "1 2 3"
        );
        assert_eq!(members(json!([{ "op": "add", "path": "members", "value": { "value": "3" } }])), "1 2 3");
        assert_eq!(members(json!([{ "op": "remove", "path": "members[value eq \"1\"]" }])), "2");
        assert_eq!(members(json!([{ "op": "Remove", "path": "members", "value": [{ "value": "2" }] }])), "1");
        assert_eq!(members(json!([{ "op": "remove", "path": "members" }])), "");
        assert_eq!(members(json!([{ "op": "replace", "path": "members", "value": [{ "value": "7" }] }])), "7");
        assert_eq!(members(json!([{ "op": "replace", "value": { "members": [{ "value": "8" }] } }])), "8");
    }

    #[test]
    fn what_is_no_change_is_refused() {
        for wrong in [
            json!({}),
            json!({ "Operations": "x" }),
            json!({ "Operations": [{ "op": "move", "path": "active", "value": true }] }),
            json!({ "Operations": [{ "op": "remove" }] }),
            json!({ "Operations": [{ "op": "replace", "path": "active" }] }),
            json!({ "Operations": [{ "op": "replace", "path": "emails[type", "value": 1 }] }),
            json!({ "Operations": [{ "op": "replace", "path": "a b", "value": 1 }] }),
            json!({ "Operations": [{ "op": "replace", "value": "x" }] }),
            json!({ "Operations": (0..1_001).map(|_| json!({ "op": "remove", "path": "x" })).collect::<Vec<_>>() }),
        ] {
            assert!(patched(json!({}), &wrong).is_err(), "{wrong}");
        }
    }
}
