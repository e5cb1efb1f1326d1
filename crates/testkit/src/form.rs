//! The forms of a page, as a browser reads them: where they are sent, their fields with what stands in them, and what may
//! be typed. For tests that try every form there is. Reads the markup that we write ourselves, and no other.

/// A form.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it is sent.
    pub action: String,
    /// Whether it is sent as a change.
    pub is_post: bool,
    /// Whether it has a file.
    pub has_file: bool,
    /// The fields, in the order of the page.
    pub fields: Vec<Field>,
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub value: String,
    /// What it is.
    pub kind: Kind,
}

/// What can be done in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Anything can be typed.
    Text,
    /// A day is chosen.
    Day,
    /// A number is typed.
    Number,
    /// The form carries it along.
    Hidden,
    /// One or some of several are chosen; this one is, or could be.
    Choice {
        /// Whether it is chosen.
        is_chosen: bool,
    },
    /// A button, which is sent when it is the one that is pressed.
    Button,
}

/// An element's start, with its attributes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name; with `/` before it for an end.
    pub name: String,
    /// The attributes, with what they are read as.
    pub attributes: Vec<(String, String)>,
    /// Where what comes after it begins.
    pub end: usize,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// The elements of a page, in its order. A browser's rules for what is in quotation marks and what is not.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(begin) = page.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let after = page.get(begin + 1..).unwrap_or_default();
        if after.starts_with("!--") {
            at = after.find("-->").map_or(page.len(), |end| begin + end + 4);
            continue;
        }
        if !after.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!') {
            at = begin + 1;
            continue;
        }
        let tag = tag(page, begin + 1);
        at = tag.end;
        tags.push(tag);
    }
    tags
}

fn tag(page: &str, begin: usize) -> Tag {
    let rest = page.get(begin..).unwrap_or_default();
    let name_ends = rest.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(rest.len());
    let name = rest.get(..name_ends).unwrap_or_default().to_lowercase();
    let mut attributes = Vec::new();
    let mut rest = rest.get(name_ends..).unwrap_or_default();
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() || rest.starts_with('>') {
            break;
        }
        let ends = rest.find(|letter: char| letter.is_whitespace() || letter == '=' || letter == '>');
        let (attribute, after) = rest.split_at(ends.unwrap_or(rest.len()).max(1));
        rest = after.trim_start();
        let mut value = "";
        if let Some(given) = rest.strip_prefix('=').map(str::trim_start) {
            let (read, after) = match given.chars().next() {
                Some(quote @ ('"' | '\'')) => given.get(1..).unwrap_or_default().split_once(quote).unwrap_or(("", "")),
                _ => given.split_at(given.find(|letter: char| letter.is_whitespace() || letter == '>').unwrap_or(0)),
            };
            (value, rest) = (read, after);
        }
        attributes.push((attribute.to_lowercase(), plain(value)));
    }
    Tag { name, attributes, end: page.len() - rest.len() + usize::from(rest.starts_with('>')) }
}

/// The forms of a page. A field outside a form that names it by `form=` belongs to it.
pub fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<(String, Form)> = Vec::new();
    let mut inside: Option<usize> = None;
    let mut select: Option<String> = None;
    let mut outside: Vec<(String, Field)> = Vec::new();
    for tag in tags(page) {
        match tag.name.as_str() {
            "form" => {
                let form = Form {
                    action: tag.get("action").unwrap_or_default().to_owned(),
                    is_post: tag.get("method").is_some_and(|method| method.eq_ignore_ascii_case("post")),
                    has_file: false,
                    fields: Vec::new(),
                };
                forms.push((tag.get("id").unwrap_or_default().to_owned(), form));
                inside = Some(forms.len() - 1);
            }
            "/form" => inside = None,
            "select" => select = tag.get("name").map(str::to_owned),
            "/select" => select = None,
            _ => {}
        }
        let Some(field) = field(page, &tag, select.as_deref()) else { continue };
        let is_file = tag.get("type") == Some("file");
        match (tag.get("form"), inside.and_then(|at| forms.get_mut(at))) {
            (Some(form), _) => outside.push((form.to_owned(), field)),
            (None, Some((_, form))) if is_file => form.has_file = true,
            (None, Some((_, form))) => form.fields.push(field),
            (None, None) => {}
        }
    }
    for (form, field) in outside {
        if let Some((_, form)) = forms.iter_mut().find(|(id, _)| *id == form) {
            form.fields.push(field);
        }
    }
    forms.into_iter().map(|(_, form)| form).collect()
}

fn field(page: &str, tag: &Tag, select: Option<&str>) -> Option<Field> {
    if tag.has("disabled") {
        return None;
    }
    let value = tag.get("value").unwrap_or_default().to_owned();
    let name = tag.get("name").map(str::to_owned);
    let field = match tag.name.as_str() {
        "textarea" => {
            let text = page.get(tag.end..).unwrap_or_default().split("</textarea").next().unwrap_or_default();
            Field { name: name?, value: plain(text.strip_prefix('\n').unwrap_or(text)), kind: Kind::Text }
        }
        "option" => {
            let kind = Kind::Choice { is_chosen: tag.has("selected") };
            Field { name: select?.to_owned(), value, kind }
        }
        "button" => Field { name: name?, value, kind: Kind::Button },
        "input" => {
            let kind = match tag.get("type").unwrap_or("text") {
                "hidden" => Kind::Hidden,
                "date" => Kind::Day,
                "number" => Kind::Number,
                "radio" | "checkbox" => Kind::Choice { is_chosen: tag.has("checked") },
                "submit" => Kind::Button,
                _ => Kind::Text,
            };
            Field { name: name?, value, kind }
        }
        _ => return None,
    };
    Some(field)
}

/// Text as it is read: what was escaped in the markup is what it was.
fn plain(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
}

impl Form {
    /// What a browser sends when nothing is changed and this button, or none, is pressed. Of a choice where nothing is
    /// chosen, the last of a list, as whoever has to choose something does.
    pub fn sent(&self) -> Vec<(String, String)> {
        let mut sent: Vec<(String, String)> = Vec::new();
        for field in &self.fields {
            let goes = match field.kind {
                Kind::Choice { is_chosen } => is_chosen,
                Kind::Button => false,
                Kind::Text | Kind::Day | Kind::Number | Kind::Hidden => true,
            };
            if goes {
                sent.push((field.name.clone(), field.value.clone()));
            }
        }
        for field in &self.fields {
            let is_missing = !sent.iter().any(|(name, _)| *name == field.name);
            if is_missing && matches!(field.kind, Kind::Choice { .. }) {
                let last = self.fields.iter().rfind(|other| other.name == field.name);
                sent.push((field.name.clone(), last.map_or_else(String::new, |last| last.value.clone())));
            }
        }
        if let Some(button) = self.fields.iter().find(|field| field.kind == Kind::Button) {
            sent.push((button.name.clone(), button.value.clone()));
        }
        sent
    }

    /// The names of the fields where anything can be typed.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|field| field.kind == Kind::Text).map(|field| field.name.as_str())
    }

    /// Which form this is, whatever the numbers in its address: two with the same are tried once.
    pub fn pattern(&self) -> String {
        let path = self.action.split('?').next().unwrap_or_default();
        let part = |part: &str| if part.parse::<u32>().is_ok() { "#".to_owned() } else { part.to_owned() };
        let path: Vec<String> = path.split('/').map(part).collect();
        let mut names: Vec<&str> =
            self.fields.iter().filter(|field| field.kind != Kind::Hidden).map(|field| field.name.as_str()).collect();
        names.dedup();
        names.truncate(8);
        let names: Vec<String> =
            names.iter().map(|name| name.chars().filter(|letter| !letter.is_ascii_digit()).collect()).collect();
        format!("{} {}", path.join("/"), names.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<main><form method="post" action="/verket/a?x=1&amp;y=2" id="f">
        <input type="hidden" name="request-key" value="k"><input name="name" value="Anna &quot;A&quot;">
        <textarea name="text">
&lt;b&gt;</textarea><select name="unit"><option value="1">A</option><option value="2" selected>B</option></select>
        <input type="radio" name="who" value="a"><input type="radio" name="who" value="b"><button name="do" value="it">Do</button>
        </form><input form="f" name="late" type="date" value=""><!-- <input name="no"> --><input name="none"></main>"#;

    #[test]
    fn a_form_is_read_as_a_browser_does() {
        let forms = forms(PAGE);
        assert_eq!(forms.len(), 1);
        assert_eq!((forms[0].action.as_str(), forms[0].is_post), ("/verket/a?x=1&y=2", true));
        let sent: Vec<String> = forms[0].sent().iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            sent,
            ["request-key=k", "name=Anna \"A\"", "text=<b>", "unit=2", "late=", "who=b", "do=it"].map(str::to_owned)
        );
        assert_eq!(forms[0].texts().collect::<Vec<_>>(), ["name", "text"]);
    }

    #[test]
    fn an_element_in_a_text_is_seen_when_it_is_one() {
        let names = |page: &str| tags(page).into_iter().map(|tag| tag.name).collect::<Vec<_>>();
        assert_eq!(names("<p>&lt;img src=x&gt;</p>"), ["p", "/p"]);
        assert_eq!(names("<p><img src=x onerror=alert(1)></p>"), ["p", "img", "/p"]);
        assert_eq!(tags("<img src=x onerror=alert(1)>")[0].get("onerror"), Some("alert(1)"));
        assert_eq!(tags("<a title=\"a > b\" href='/x'>")[0].get("href"), Some("/x"));
        assert_eq!(names("1 < 2 and <3"), Vec::<String>::new());
    }
}
