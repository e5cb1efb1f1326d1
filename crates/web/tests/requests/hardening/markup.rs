//! Text that would be markup: every field of every form of the example, with every payload of
//! `tests/browser/payloads.json`, and every page that shows it, as one who may see all and as a reader. No payload may
//! become an element or an attribute. That nothing runs is shown in a real browser; here is shown that nothing could,
//! in many more places.
//!
//! A round lays the example down anew and goes through all forms; a field gets a third of the payloads at once, in each
//! round another third. What a rule refuses comes back, and is looked at; the fields that were wrong then get one payload
//! alone, and at last what they had, so that the others are taken. After three rounds each field has had each payload.

use axum::response::IntoResponse;
use testkit::client::{Client, Installation, Reply};
use testkit::defect::answering;
use testkit::form::{Form, Kind, tags};

use super::every_form::{Found, changing, fetched, filled, pages, send};
use super::none;

/// The same list as the browser's.
fn payloads() -> Vec<String> {
    let list = include_str!("../../../../../tests/browser/payloads.json");
    let list: Vec<&str> = list.trim().trim_start_matches('[').trim_end_matches(']').lines().collect();
    let quoted = list.iter().map(|line| line.trim().trim_end_matches(',')).filter(|line| !line.is_empty());
    quoted.map(|line| unquoted(line.trim_matches('"'))).collect()
}

fn unquoted(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        plain.push(match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            },
            (letter, _) => letter,
        });
    }
    plain
}

const NEVER: [&str; 8] = ["iframe", "object", "embed", "base", "applet", "style", "math", "noscript"];

/// What in an answer a browser would take for more than text.
fn alive(reply: &Reply) -> Vec<String> {
    let kind = reply.header("content-type");
    if kind.starts_with("text/csv") {
        return formulas(&reply.text());
    }
    if !kind.starts_with("text/html") && !kind.starts_with("image/svg") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for tag in tags(&reply.text()) {
        let is_own_script = tag.name == "script" && tag.get("src").is_some_and(|source| source.starts_with("/assets/"));
        // A picture has a style of its own.
        let is_style_of_a_picture = tag.name == "style" && kind.starts_with("image/svg");
        if (NEVER.contains(&tag.name.as_str()) && !is_style_of_a_picture) || (tag.name == "script" && !is_own_script) {
            found.push(format!("an element {}", tag.name));
        }
        if tag.name == "meta" && tag.get("http-equiv").is_some() {
            found.push("a header in the page".to_owned());
        }
        for (name, value) in &tag.attributes {
            let is_plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:!".contains(&byte));
            if name.starts_with("on") || name.starts_with("hx-on") || name == "srcdoc" || name == "style" || !is_plain {
                found.push(format!("an attribute {name} of {}", tag.name));
            }
            let leads =
                ["href", "src", "action", "formaction", "data", "xlink:href", "poster"].contains(&name.as_str());
            let scheme: String = value.chars().filter(|letter| !letter.is_control() && *letter != ' ').collect();
            let scheme = scheme.to_lowercase();
            if leads && ["javascript:", "vbscript:", "data:text", "//"].iter().any(|bad| scheme.starts_with(bad)) {
                found.push(format!("{name}={value} of {}", tag.name));
            }
        }
    }
    found
}

/// Cells that a spreadsheet would count with.
fn formulas(text: &str) -> Vec<String> {
    let cells = text.lines().flat_map(|line| line.split([';', ',', '\t']));
    let cells = cells.map(|cell| cell.trim_start_matches('\u{feff}').trim_start_matches('"'));
    let begins = |cell: &&str| cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.contains("canary");
    cells.filter(begins).map(|cell| format!("a formula {cell}")).collect()
}

/// What stands in the fields of text of a form: so many payloads from there on, in the next field from the next on.
fn typed(form: &Form, first: usize, payloads: &[String], together: usize) -> Vec<(String, String)> {
    let is_text = |name: &str| form.fields.iter().any(|field| field.name == name && field.kind == Kind::Text);
    let mut fields = filled(form);
    for (number, (_, value)) in fields.iter_mut().filter(|(name, _)| is_text(name)).enumerate() {
        let some: Vec<&str> =
            (0..together).map(|at| payloads[(first + number + at) % payloads.len()].as_str()).collect();
        *value = some.join(" ");
    }
    fields
}

/// Sends the form; what is refused gets one payload where it was wrong, and then what it had. Every answer is looked at.
async fn sent(client: &Client, found: &Found, first: usize, payloads: &[String], round: &mut Round) {
    let Some(form) = fetched(client, found).await else { return };
    let mut fields = typed(&form, first, payloads, payloads.len().div_ceil(3));
    round.fields += form.texts().count();
    let (short, plain) = (typed(&form, first, payloads, 1), filled(&form));
    for instead in [Some(&short), Some(&plain), None] {
        let reply = send(client, &form.action, &fields).await;
        round.faults.extend(alive(&reply).iter().map(|what| format!("{} sent back: {what}", found.pattern)));
        if reply.status == 303 {
            round.taken += 1;
            // What is told once, on the page after.
            let next = client.get_address(reply.location()).await;
            round.faults.extend(alive(&next).iter().map(|what| format!("after {}: {what}", found.pattern)));
            return;
        }
        let Some(instead) = instead else { return };
        let wrong: Vec<String> = tags(&reply.text())
            .iter()
            .filter(|tag| tag.get("aria-invalid") == Some("true"))
            .filter_map(|tag| tag.get("name").map(str::to_owned))
            .collect();
        for (at, (name, value)) in fields.iter_mut().enumerate() {
            if wrong.contains(name) {
                instead[at].1.clone_into(value);
            }
        }
    }
}

struct Round {
    faults: Vec<String>,
    forms: usize,
    fields: usize,
    taken: usize,
    shown: usize,
    pages: usize,
}

async fn round(payloads: &[String], first: usize) -> Round {
    let installation = Installation::with_example();
    let all = installation.with_every_role().await;
    let mut round = Round { faults: Vec::new(), forms: 0, fields: 0, taken: 0, shown: 0, pages: 0 };
    for found in changing(&pages(&all).await) {
        sent(&all, &found, first, payloads, &mut round).await;
        round.forms += 1;
    }
    let (all, reader) = (installation.with_every_role().await, installation.reader().await);
    for client in [&all, &reader] {
        look(client, &mut round).await;
    }
    round
}

/// Goes through all pages, and searches for what was sent.
async fn look(client: &Client, round: &mut Round) {
    let mut shown = pages(client).await;
    for path in [
        "/search?q=canary",
        "/search?q=%3Cscript%3Ecanary(1)",
        "/people?name=%22%3E%3Csvg%20onload=canary(1)%3E",
        "/log?page=2",
    ] {
        shown.push((path.to_owned(), client.get(path).await));
    }
    for (address, reply) in &shown {
        round.pages += 1;
        round.shown += usize::from(reply.text().contains("canary"));
        round.faults.extend(alive(reply).iter().map(|what| format!("{address}: {what}")));
    }
}

/// With `RODTRAD_ALL_PAYLOADS=1` each field gets each payload; otherwise each gets a third of them, and all of them are
/// tried in some fields.
#[tokio::test]
async fn no_text_of_any_field_becomes_markup_anywhere() {
    let payloads = payloads();
    assert!(30 <= payloads.len() && payloads.iter().all(|payload| payload.contains("canary")), "{payloads:?}");
    let rounds = if std::env::var_os("RODTRAD_ALL_PAYLOADS").is_some() { 3 } else { 1 };
    for number in 0..rounds {
        let round = round(&payloads, number * payloads.len() / 3).await;
        println!(
            "round {number}: {} forms with {} fields, {} forms taken, {} of {} pages show it",
            round.forms, round.fields, round.taken, round.shown, round.pages
        );
        none(&round.faults, round.fields, 60);
        assert!(25 <= round.taken && 30 <= round.shown, "{} forms taken, {} pages show it", round.taken, round.shown);
    }
}

/// The seeded defect: each payload, as it would be in a page that does not escape: in a text, or in an attribute.
#[tokio::test]
async fn a_page_that_does_not_escape_is_found() {
    let page = |kind: &'static str, body: String| async move {
        alive(&answering(move |_| ([("content-type", kind)], body.clone()).into_response()).get("/").await)
    };
    let html = "text/html; charset=utf-8";
    let mut seen = 0;
    for payload in payloads() {
        let bare = [
            page(html, format!("<p>{payload}</p>")).await,
            page(html, format!("<p title=\"{payload}\">x</p>")).await,
            page(html, format!("<p title='{payload}'>x</p>")).await,
            page(html, format!("<a href=\"{payload}\">x</a>")).await,
            page("text/csv; charset=utf-8", format!("a;{payload}\n")).await,
        ];
        seen += usize::from(bare.iter().any(|found| !found.is_empty()));
        let escaped = payload.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        assert_eq!(
            page(html, format!("<p title=\"{escaped}\">{escaped}</p>")).await,
            Vec::<String>::new(),
            "{payload}"
        );
    }
    // Those that are already escaped once, in whatever way, are text also in a page that forgets to.
    assert!(30 <= seen, "only {seen} payloads would be found in a page that does not escape");
}
