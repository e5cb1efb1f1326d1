//! The description of what programs read, in OpenAPI 3.1: made from the registry, so that no route is in one and not in the
//! other, with the schema of each answer from its own struct. `docs/openapi.json` is a copy of it that a test holds.

use std::sync::LazyLock;

use axum::http::HeaderMap;
use domain::access::Scope;
use domain::policy::Right;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::query::Parameter;
use super::{Described, answered};
use crate::answer::Answer;
use crate::request::Visit;
use crate::routes::registry;

static DOCUMENT: LazyLock<Value> = LazyLock::new(document);

/// `GET /api/v1/openapi.json`
///
/// # Errors
/// None.
pub async fn show(_: Visit, headers: HeaderMap) -> Answer {
    let mut response = answered(&headers, &*DOCUMENT)?;
    response
        .headers_mut()
        .insert(axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN, axum::http::HeaderValue::from_static("*"));
    Ok(response)
}

/// The whole description.
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for route in registry() {
        let Some(described) = route.described else { continue };
        let schema = (described.schema)(&mut generator).to_value();
        paths.insert(
            route.path.to_owned(),
            json!({ "get": operation(route.name, route.path, route.right, &described, &schema) }),
        );
    }
    let mut schemas: Map<String, Value> = generator.take_definitions(true);
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Rödtråd",
            "version": "1",
            "description": "Everything that a person may read, as JSON. Days and moments are ISO 8601; numbers that have to \
                be exact are text; a field that says nothing is absent. What is decided needs no token where the \
                organisation has opened it to everyone. Fields and addresses may be added to version 1; none is changed or \
                taken away.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": { "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "An access token, made on /{organisation}/account/tokens.",
            } },
        },
    })
}

fn operation(name: &str, path: &str, right: Right, described: &Described, schema: &Value) -> Value {
    let in_path = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).map(|name| {
        // An organisation has a word for an id, and everything in it a number.
        let schema = match name {
            "organisation" => json!({ "type": "string" }),
            _ => json!({ "type": "integer", "minimum": 1 }),
        };
        json!({ "name": name, "in": "path", "required": true, "schema": schema })
    });
    let in_query = described.takes.iter().flat_map(|takes| takes.parameters()).map(|parameter| {
        let Parameter { name, about, of_type, format, range } = *parameter;
        let mut schema = json!({ "type": of_type });
        if let Some(format) = format {
            schema["format"] = format.into();
        }
        for (name, bound) in [("minimum", range.0), ("maximum", range.1)] {
            if let Some(bound) = bound {
                schema[name] = bound.into();
            }
        }
        json!({ "name": name, "in": "query", "description": about, "schema": schema })
    });
    let parameters: Vec<Value> = in_path.chain(in_query).collect();
    let refused = |what: &str| {
        json!({
            "description": what,
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        })
    };
    let scope = Scope::ALL.into_iter().find(|scope| scope.right() == right).map_or("", Scope::key);
    let is_open = right == Right::ReadDecided;
    json!({
        "operationId": name,
        "summary": described.about,
        "description": format!("Scope of the token: `{scope}`."),
        "parameters": parameters,
        "security": if is_open { json!([{}, { "token": [] }]) } else { json!([{ "token": [] }]) },
        "responses": {
            "200": { "description": described.about, "content": { "application/json": { "schema": schema } } },
            "304": { "description": "The same as the program has, by its `If-None-Match`." },
            "400": refused("A parameter that there is none of, or that is wrong."),
            "401": refused("No token, or one that is wrong."),
            "403": refused("The token, or its person, may not read this."),
            "404": refused("There is no such thing for this program to read."),
            "429": refused("Wrong tokens too often: wait as long as `Retry-After` says."),
        },
    })
}

/// RFC 9457, as `crate::problem` writes it.
fn problem() -> Value {
    json!({
        "type": "object",
        "description": "What went wrong.",
        "required": ["type", "title", "status", "detail", "errors"],
        "properties": {
            "type": { "type": "string", "description": "Which problem: `urn:rodtrad:problem:…`." },
            "title": { "type": "string", "description": "What it is called, in the language that was asked for." },
            "status": { "type": "integer" },
            "detail": { "type": "string", "description": "What to do about it." },
            "number": { "type": "string", "description": "The number of a fault, by which the operator finds it." },
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["message"],
                    "properties": {
                        "field": { "type": "string", "description": "The parameter or field that it is about." },
                        "message": { "type": "string" },
                    },
                },
            },
        },
    })
}
