//! Every form that the example agency's pages have, found by going through the pages, so that no list of ours can forget
//! one; and a way to fill in and send each of them.

use std::collections::{BTreeMap, BTreeSet};

use testkit::client::{Client, Reply};
use testkit::form::{Form, Kind, forms, tags};
use testkit::registry;

use super::EXAMPLE;

/// So many pages of a kind are looked at: those of one kind have the same forms, but not in every state.
const OF_A_KIND: usize = 2;

/// A form, and the page where it is.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The address of the page.
    pub(crate) page: String,
    /// Which form of it.
    pub(crate) pattern: String,
}

/// All pages that can be reached from the registry's own addresses.
pub(crate) async fn pages(client: &Client) -> Vec<(String, Reply)> {
    let mut waiting: Vec<String> = web::routes::registry()
        .iter()
        .filter(|route| route.method == "GET" && route.name != "live")
        .map(|route| registry::address(route, EXAMPLE))
        .rev()
        .collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut of_a_kind: BTreeMap<String, usize> = BTreeMap::new();
    let mut pages = Vec::new();
    while let Some(address) = waiting.pop() {
        let count = of_a_kind.entry(kind(&address)).or_default();
        if OF_A_KIND <= *count {
            continue;
        }
        *count += 1;
        let reply = client.get_address(&address).await;
        if reply.status == 200 && reply.header("content-type").starts_with("text/html") {
            for tag in tags(&reply.text()).iter().filter(|tag| tag.name == "a") {
                let to = tag.get("href").unwrap_or_default().split('#').next().unwrap_or_default().to_owned();
                let is_another_view = ["lang=", "scale=", "as-of=", "/sign-in"].iter().any(|view| to.contains(view));
                if to.starts_with(&format!("/{EXAMPLE}/")) && !is_another_view && known.insert(to.clone()) {
                    waiting.insert(0, to);
                }
            }
        }
        pages.push((address, reply));
    }
    pages
}

/// The kind of page: its address without numbers and with no more of its query than the names.
fn kind(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let part = |part: &str| {
        if part.contains(|letter: char| letter.is_ascii_digit()) { "#".to_owned() } else { part.to_owned() }
    };
    let path: Vec<String> = path.split('/').map(part).collect();
    let names: Vec<&str> = query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{}?{}", path.join("/"), names.join("&"))
}

/// The forms that change something, each kind once; not those that sign in or out, or end sessions: who goes through the
/// forms would be gone.
pub(crate) fn changing(pages: &[(String, Reply)]) -> Vec<Found> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for (page, reply) in pages {
        for form in forms(&reply.text()) {
            let is_way_out = ["/sign-in", "/sign-out", "/account/sessions", "/account/password", "/welcome"]
                .iter()
                .any(|end| form.action.split('?').next().unwrap_or_default().contains(end));
            // What is done to whoever goes through the forms: closed, erased, given fewer roles.
            let is_oneself = form.action.contains("/people/");
            if form.is_post && !form.has_file && !is_way_out && !is_oneself && known.insert(form.pattern()) {
                found.push(Found { page: page.clone(), pattern: form.pattern() });
            }
        }
    }
    // A new agency is founded last: whoever does it is signed in there.
    found.sort_by_key(|found| found.pattern.starts_with("/start"));
    found
}

/// The form as it is now on its page, with a key of its own. None when what was sent before has taken it away.
pub(crate) async fn fetched(client: &Client, found: &Found) -> Option<Form> {
    let page = client.get_address(&found.page).await;
    forms(&page.text()).into_iter().find(|form| form.is_post && form.pattern() == found.pattern)
}

/// What a person would send: what stands in the fields, and something where nothing does.
pub(crate) fn filled(form: &Form) -> Vec<(String, String)> {
    let is_of = |name: &str, wanted: Kind| form.fields.iter().any(|field| field.name == name && field.kind == wanted);
    form.sent()
        .into_iter()
        .map(|(name, value)| {
            let value = match value.as_str() {
                "" if is_of(&name, Kind::Day) => "2018-12-03".to_owned(),
                "" if is_of(&name, Kind::Number) => "1".to_owned(),
                "" if name.contains("email") => "prov@verket.se".to_owned(),
                "" if is_of(&name, Kind::Text) => format!("Prov av {name}"),
                _ => value,
            };
            (name, value)
        })
        .collect()
}

/// Sends fields to the form's address, as its page does.
pub(crate) async fn send(client: &Client, action: &str, fields: &[(String, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post_address(action, &fields).await
}
