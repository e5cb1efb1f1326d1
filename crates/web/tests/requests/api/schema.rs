//! Whether an answer is what its schema says: the part of JSON Schema that the description uses, and stricter than it, for
//! a field that is not described is refused.

use serde_json::Value;

/// What does not fit, with where.
pub(crate) fn misfit(whole: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let schema = resolved(whole, schema);
    let wrong = |what: &str| Some(format!("{at}: {what}: {value} against {schema}"));
    if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
        return match any.iter().any(|one| misfit(whole, one, value, at).is_none()) {
            true => None,
            false => wrong("none of them"),
        };
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return wrong("a schema without a type"),
    };
    let is_type = |name: &&str| match *name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    };
    if !types.iter().any(is_type) {
        return wrong("another type");
    }
    match value {
        Value::Object(fields) => {
            let properties = schema["properties"].as_object()?;
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            for name in required {
                if !fields.contains_key(name) {
                    return wrong(name);
                }
            }
            fields.iter().find_map(|(name, inside)| match properties.get(name) {
                Some(schema) => misfit(whole, schema, inside, &format!("{at}.{name}")),
                None => wrong(&format!("{name} is not described")),
            })
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(number, item)| misfit(whole, &schema["items"], item, &format!("{at}[{number}]"))),
        Value::String(text) => {
            let fits = match schema["format"].as_str() {
                Some("date") => text.parse::<jiff::civil::Date>().is_ok() && text.len() == 10,
                Some("date-time") => text.parse::<jiff::Timestamp>().is_ok() && text.ends_with('Z'),
                Some("decimal") => text.parse::<f64>().is_ok(),
                _ => true,
            };
            if fits { None } else { wrong("not of its format") }
        }
        _ => None,
    }
}

fn resolved<'a>(whole: &'a Value, schema: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => resolved(whole, whole.pointer(reference.trim_start_matches('#')).expect("a known schema")),
        None => schema,
    }
}

#[test]
fn what_does_not_fit_is_found() {
    let schema = serde_json::json!({
        "type": "object", "required": ["id"],
        "properties": { "id": { "type": "integer" }, "day": { "type": "string", "format": "date" } },
    });
    let fits = |value: Value| misfit(&schema, &schema, &value, "").is_none();
    assert!(fits(serde_json::json!({ "id": 1, "day": "2018-11-14" })));
    for wrong in [
        serde_json::json!({}),
        serde_json::json!({ "id": "1" }),
        serde_json::json!({ "id": 1, "name": "x" }),
        serde_json::json!({ "id": 1, "day": "2018-11-31" }),
        serde_json::json!([]),
    ] {
        assert!(!fits(wrong.clone()), "{wrong}");
    }
}
