//! The installation's first page: the organisations on it. With only one, it leads there at once.

use axum::http::HeaderMap;
use maud::{Markup, html};

use crate::answer::{self, Answer};
use crate::layout::Page;
use crate::messages::{Messages, compare};
use crate::request::Visit;
use crate::{parts, sign_in, start};

/// `GET /`
///
/// # Errors
/// What the store says.
pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    let mut organisations = visit.app.organisations().await?;
    if organisations.is_empty() && sign_in::may_pick(&visit.app, &headers) {
        return start::show(visit, headers).await;
    }
    if let [only] = organisations.as_slice() {
        return Ok(answer::see_other(&format!("/{}/", only.id)));
    }
    organisations.sort_by(|a, b| compare(&a.name, &b.name));
    let page = Organisations { organisations };
    Ok(visit.frame.page(Page::new(visit.frame.m.t("organisations-title"), page.render(visit.frame.m))))
}

/// An organisation as everyone may know of it: that it is here, and what it is called.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) id: domain::ids::OrganisationId,
    pub(crate) name: String,
    pub(crate) example: bool,
}

struct Organisations {
    organisations: Vec<Listed>,
}

impl Organisations {
    fn render(&self, m: Messages) -> Markup {
        html! {
            (parts::head(m.t("organisations-title"), &[], None))
            @if self.organisations.is_empty() { (parts::nothing_yet(m.t("organisations-none"), None)) }
            ul.stack { @for organisation in &self.organisations {
                li { a.says href={ "/" (organisation.id) "/" } { (organisation.name) } " "
                    @if organisation.example { span.demo { (m.t("example-data")) } } }
            } }
        }
    }
}
