//! Filters as directories send them: `userName eq "anna@verket.se"`, and several with `and`. Nothing else of RFC 7644's
//! language, and the description of the service says so.

use serde_json::Value;

use super::field;

/// Everything that has to hold.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Filter(Vec<(Path, String)>);

/// The way to a value: `userName`, `name.formatted`, `emails[type eq "work"].value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    /// The attribute.
    pub(super) attribute: String,
    /// Which of its values, by what one of their fields is.
    pub(super) of: Option<(String, String)>,
    /// The field of the value.
    pub(super) field: Option<String>,
}

/// What stands before an attribute that is named in full.
const SCHEMAS: [&str; 2] =
    ["urn:ietf:params:scim:schemas:core:2.0:User:", "urn:ietf:params:scim:schemas:core:2.0:Group:"];

impl Path {
    /// Reads a path. `None` when it is none of these.
    pub(super) fn parse(text: &str) -> Option<Path> {
        let text = text.trim();
        let text = SCHEMAS.iter().find_map(|schema| text.strip_prefix(schema)).unwrap_or(text);
        let is_name = |name: &str| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'$' | b'_' | b'-'))
        };
        if let Some((attribute, rest)) = text.split_once('[') {
            let (inside, after) = rest.rsplit_once(']')?;
            let (of, value) = equal(inside)?;
            let field = match after {
                "" => None,
                after => Some(after.strip_prefix('.')?),
            };
            let is_right = is_name(attribute) && is_name(of) && field.is_none_or(is_name);
            let of = Some((of.to_owned(), value));
            return is_right.then(|| Path { attribute: attribute.to_owned(), of, field: field.map(str::to_owned) });
        }
        // What another schema has is one attribute of ours that nobody reads.
        if text.starts_with("urn:") {
            return Some(Path { attribute: text.to_owned(), of: None, field: None });
        }
        let (attribute, field) = match text.split_once('.') {
            Some((attribute, field)) => (attribute, Some(field)),
            None => (text, None),
        };
        let is_right = is_name(attribute) && field.is_none_or(is_name);
        is_right.then(|| Path { attribute: attribute.to_owned(), of: None, field: field.map(str::to_owned) })
    }
}

impl Filter {
    /// Reads a filter. `None` when it is not such a one.
    pub(super) fn parse(text: &str) -> Option<Filter> {
        let mut all = Vec::new();
        for part in parts(text)? {
            let (path, value) = equal(part)?;
            all.push((Path::parse(path)?, value));
        }
        (!all.is_empty()).then_some(Filter(all))
    }

    /// Whether a resource is one of those.
    pub(super) fn holds(&self, resource: &Value) -> bool {
        self.0.iter().all(|(path, wanted)| {
            let Some(found) = field(resource, &path.attribute) else { return false };
            let values: Vec<&Value> = match found {
                Value::Array(several) => several.iter().collect(),
                one => vec![one],
            };
            values.into_iter().any(|value| {
                let is_it =
                    path.of.as_ref().is_none_or(|(name, of)| field(value, name).is_some_and(|is| is_equal(is, of)));
                // Of what has several fields, `value` is meant where none is named.
                let name = path.field.as_deref().or(value.is_object().then_some("value"));
                let value = name.map_or(Some(value), |name| field(value, name));
                is_it && value.is_some_and(|value| is_equal(value, wanted))
            })
        })
    }
}

/// Both sides of `eq`. The value is a JSON text, a number or a truth.
fn equal(text: &str) -> Option<(&str, String)> {
    let text = text.trim();
    let (path, rest) = match text.find(']') {
        Some(end) if text.find('"').is_none_or(|quote| text.find('[').is_some_and(|begin| begin < quote)) => {
            let after = end + text[end..].find(' ')?;
            (&text[..after], &text[after..])
        }
        _ => text.split_once(' ').map(|(path, _)| (path, &text[path.len()..]))?,
    };
    let rest = rest.trim_start();
    let (operator, value) = rest.split_once(' ')?;
    if !operator.eq_ignore_ascii_case("eq") {
        return None;
    }
    match serde_json::from_str(value.trim()).ok()? {
        Value::String(text) => Some((path, text)),
        Value::Bool(truth) => Some((path, truth.to_string())),
        Value::Number(number) => Some((path, number.to_string())),
        _ => None,
    }
}

/// The parts between `and`, outside quotation marks. `None` when a quotation does not end.
fn parts(text: &str) -> Option<Vec<&str>> {
    let (mut parts, mut from, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '\\' if quoted => escaped = !escaped,
            '"' if !escaped => quoted = !quoted,
            ' ' if !quoted && text[at..].get(..5).is_some_and(|word| word.eq_ignore_ascii_case(" and ")) => {
                parts.push(&text[from..at]);
                from = at + 5;
            }
            _ => {}
        }
        if letter != '\\' {
            escaped = false;
        }
    }
    parts.push(&text[from..]);
    (!quoted).then_some(parts)
}

/// Whether a value is this text, whatever its case is: no attribute of ours tells case apart.
fn is_equal(value: &Value, text: &str) -> bool {
    match value {
        Value::String(value) => value.to_lowercase() == text.to_lowercase(),
        Value::Bool(value) => value.to_string().eq_ignore_ascii_case(text),
        Value::Number(value) => value.to_string() == text,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn holds(filter: &str) -> Option<bool> {
        let anna = json!({
            "userName": "Anna@verket.se", "active": true, "externalId": "a b \"c\" and d",
            "emails": [{ "value": "anna@verket.se", "type": "work" }, { "value": "a@hem.se", "type": "home" }],
        });
        Filter::parse(filter).map(|filter| filter.holds(&anna))
    }

    #[test]
    fn filters_are_those_that_directories_send() {
        for right in [
            r#"userName eq "anna@VERKET.se""#,
            r#"USERNAME Eq "anna@verket.se""#,
            r#"externalId eq "a b \"c\" and d""#,
            r#"emails[type eq "work"].value eq "anna@verket.se""#,
            r#"emails.value eq "a@hem.se""#,
            r#"emails eq "a@hem.se""#,
            r#"userName eq "anna@verket.se" and active eq true"#,
            r#"urn:ietf:params:scim:schemas:core:2.0:User:userName eq "anna@verket.se""#,
        ] {
            assert_eq!(holds(right), Some(true), "{right}");
        }
        for other in [
            r#"userName eq "bo@verket.se""#,
            r#"emails[type eq "home"].value eq "anna@verket.se""#,
            r#"userName eq "anna@verket.se" and active eq false"#,
            r#"nickName eq "anna@verket.se""#,
        ] {
            assert_eq!(holds(other), Some(false), "{other}");
        }
    }

    #[test]
    fn what_is_no_such_filter_is_refused() {
        for wrong in [
            "",
            "userName",
            "userName eq",
            "userName eq anna",
            r#"userName eq "anna"#,
            r#"userName co "anna""#,
            r#"userName eq "a" or active eq true"#,
            r#"emails[type eq "work"] eq"#,
            r#"emails[type].value eq "a""#,
            r#"a b eq "c""#,
            r#"userName eq ["a"]"#,
            "] eq \"x\"",
            "[ eq ] \"x\"",
        ] {
            assert_eq!(holds(wrong), None, "{wrong}");
        }
    }
}
