//! Everyone in the directory: what they are called, where they belong, what roles they have, and whether they can sign in. One
//! person is in `directory::person`.

use std::collections::BTreeMap;

use domain::ids::PersonId;
use domain::person::Person;
use maud::{Markup, html};
use store::credentials::{Account, AccountState};

use crate::answer::Answer;
use crate::layout::Page;
use crate::messages::compare;
use crate::paging::Paging;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{address, parts};

pub mod acts;
pub mod invitation;
pub mod person;

/// `GET /{organisation}/people`: all, or those whose name or address has what is searched for.
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    let wanted = asked.query("name").unwrap_or_default();
    let people = People::of(&asked).await?;
    let accounts = accounts(&asked).await?;
    let folded = domain::text::fold(&wanted);
    let mut rows: Vec<Row<'_>> = asked
        .organisation
        .people
        .values()
        .filter_map(|person| {
            Some(Row { name: called(&asked, &people, person)?, account: accounts.get(&person.id), person })
        })
        .filter(|row| {
            let email = row.account.map_or("", |account| account.email.as_str());
            [row.name.as_str(), email].iter().any(|text| domain::text::fold(text).contains(&folded))
        })
        .collect();
    rows.sort_by(|one, other| compare(&one.name, &other.name).then(one.person.id.cmp(&other.person.id)));
    let paging = Paging::of(rows.len(), asked.query("page").as_deref());
    let shown = Everyone { view: View::of(&asked), rows, paging, wanted };
    Ok(asked.frame.page(Page::new(asked.m().t("directory-title"), shown.main())))
}

/// What a person is called here. None for who was erased: a number in the records, and nobody to look after.
pub(crate) fn called(asked: &Asked, people: &People, person: &Person) -> Option<String> {
    let unnamed = || asked.m().with("person-without-name", &[("number", person.id.0.into())]);
    people.known(person.id).or_else(|| (!person.roles.is_empty()).then(unnamed))
}

/// The accounts by person.
pub(crate) async fn accounts(asked: &Asked) -> Result<BTreeMap<PersonId, Account>, Problem> {
    let id = asked.organisation.id.clone();
    let accounts = asked.app.with_store(move |store| store.accounts(&id)).await?;
    Ok(accounts.into_iter().map(|account| (account.person, account)).collect())
}

/// The word for whether someone can sign in: also for who has no account.
pub(crate) fn state_key(account: Option<&Account>) -> &'static str {
    account.map_or("none", |account| account.state.key())
}

struct Row<'a> {
    name: String,
    account: Option<&'a Account>,
    person: &'a Person,
}

struct Everyone<'a> {
    view: View<'a>,
    rows: Vec<Row<'a>>,
    paging: Paging,
    wanted: String,
}

impl Everyone<'_> {
    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let action = Some(html! {
            (parts::button_link("tertiary", &view.frame.to("/people/rules"), m.t("rules-title")))
            (parts::button_link("primary", &view.frame.to("/people/new"), m.t("directory-add")))
        });
        let waiting = self
            .rows
            .iter()
            .filter(|row| row.account.is_some_and(|account| account.state == AccountState::Invited))
            .count();
        let mut meta = vec![html! { (m.with("directory-count", &[("count", self.rows.len().into())])) }];
        if 0 < waiting {
            meta.push(html! { (m.with("directory-waiting", &[("count", waiting.into())])) });
        }
        let listed = view.frame.to("/people");
        let here = if self.wanted.is_empty() { listed.clone() } else { address::with(&listed, "name", &self.wanted) };
        html! {
            (parts::head(m.t("directory-title"), &meta, action))
            form.row.filter role="search" aria-label=(m.t("directory-search")) action=(listed) {
                div.ds-field {
                    label.ds-label for="name" { (m.t("directory-search")) }
                    input.ds-input #name name="name" type="search" value=(self.wanted) autocomplete="off";
                }
                button.ds-button data-variant="secondary" type="submit" { (m.t("search")) }
            }
            @if self.rows.is_empty() {
                (parts::nothing_yet(m.t(if self.wanted.is_empty() { "directory-none" } else { "directory-none-found" }), None))
            } @else {
                (parts::scroll(m.t("directory-title"), self.table()))
                (self.paging.links(m, &here, "directory"))
            }
        }
    }

    fn table(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            table.ds-table.stacks #directory {
                thead { tr {
                    th scope="col" { (m.t("directory-name")) }
                    th scope="col" { (m.t("directory-unit")) }
                    th scope="col" { (m.t("directory-roles")) }
                    th scope="col" { (m.t("directory-state")) }
                } }
                tbody { @for row in &self.rows[self.paging.range()] {
                    @let unit = view.unit_of(row.person.id);
                    tr {
                        th scope="row" { a href=(view.frame.to(&format!("/people/{}", row.person.id))) { (row.name) } }
                        td data-label=(m.t("directory-unit")) lang=[view.language()] { @if let Some(unit) = unit { (unit.name) } @else { "–" } }
                        td data-label=(m.t("directory-roles")) { (crate::rights::all_roles(view, row.person)) }
                        td data-label=(m.t("directory-state")) { (m.word("account-state", state_key(row.account))) }
                    }
                } }
            }
        }
    }
}
