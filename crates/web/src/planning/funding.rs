//! Sources of funding: which there are, added and closed. Not the amounts; those are in the rounds.

use std::collections::BTreeMap;

use domain::ids::FundingId;
use domain::money::Resources;
use domain::planning::{FundingKind, FundingSource};
use domain::policy::Right;
use domain::text::Name;
use maud::{Markup, html};

use super::thread;
use crate::amounts;
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::words;

/// `GET /{organisation}/planning/funding`
///
/// # Errors
/// When the machine gives no random bytes.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default())
}

/// `POST /{organisation}/planning/funding`
///
/// # Errors
/// What the store says.
pub async fn add(asked: Asked, mut typed: Typed) -> Answer {
    let name = typed.parse("name", Name::parse);
    let kind = FundingKind::ALL.into_iter().find(|kind| kind.key() == typed.get("kind"));
    let (Some(name), Some(kind)) = (name, kind) else { return page(&asked, &typed) };
    let told = asked.m().with("funding-added", &[("name", name.as_str().into())]);
    match asked
        .amend(&typed, move |organisation, context| organisation.add_funding(context, name.clone(), kind))
        .await?
    {
        Ok(_) => Ok(asked.done("/planning/funding", &Flash::new(told))),
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

/// `POST /{organisation}/planning/funding/{source}/closing`
///
/// # Errors
/// Not found when there is no such source; what the store says.
pub async fn close(asked: Asked, typed: Typed) -> Answer {
    let id = asked.id::<FundingId>("source")?;
    let source = asked.organisation.planning.source(id).ok_or(Problem::NotFound)?;
    let told = asked.m().with("funding-closed", &[("name", source.name.as_str().into())]);
    match asked.amend(&typed, move |organisation, context| organisation.close_funding(context, id)).await? {
        Ok(_) => Ok(asked.done("/planning/funding", &Flash::new(told))),
        Err(refusals) => page(&asked, &Typed::default().refused(refusals)),
    }
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let view = View::of(asked);
    let m = view.m;
    let key = asked.request_key()?;
    let sources: Vec<&FundingSource> = view.organisation.planning.funding().collect();
    let may_change = view.may(Right::SteerPlanning) && view.is_today();
    let main = html! {
        (parts::head(m.t("funding-title"), &[], None))
        div.cols {
            div.stack {
                @if sources.is_empty() {
                    (parts::nothing_yet(m.t("funding-none"), None))
                } @else {
                    div.row.row--end { (amounts::choice(view.frame)) }
                    (parts::scroll(m.t("funding-title"), table(&view, &sources, may_change.then(|| key.as_str()))))
                }
            }
            @if may_change { (addition(&view, typed, key.as_str())) }
        }
    };
    let here = Knot::here(m.t("knot-planning"), m.t("funding-title"));
    let page = Page::new(m.t("funding-title"), main).section(Section::Plan).thread(thread(&view, None, here));
    Ok(asked.frame.form_page(typed, page))
}

fn table(view: &View<'_>, sources: &[&FundingSource], key: Option<&str>) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    // The latest rounds are the ones that are worked with; earlier ones have their own pages.
    let rounds: Vec<_> = view.organisation.planning.rounds().rev().take(ROUNDS).collect();
    let sums: Vec<BTreeMap<FundingId, Resources>> =
        rounds.iter().map(|round| round.sums().by(|cell| cell.source)).collect();
    html! {
        table.ds-table {
            thead { tr {
                th scope="col" { (m.t("funding-source")) }
                th scope="col" { (m.t("funding-kind-title")) }
                @for round in &rounds { th.num scope="col" { (round.name) ", " (amounts.abbreviation()) } }
                th scope="col" { (m.t("funding-state")) }
            } }
            tbody { @for source in sources {
                tr {
                    th scope="row" { (source.name) }
                    td { (words::funding_kind(m, source.kind)) }
                    @for sums in &sums { td.num { (amounts.cell(sums.get(&source.id).copied().unwrap_or_default().kronor)) } }
                    td { @match (&source.closed, key) {
                        (Some(closed), _) => (m.with("funding-is-closed", &[("moment", view.moment(closed.at).into())])),
                        (None, Some(key)) => (closing(view, source, key)),
                        (None, None) => (m.t("funding-open")),
                    } }
                }
            } }
        }
    }
}

/// How many rounds there are columns for.
const ROUNDS: usize = 3;

// Folded in, and with what follows: a source that is closed stays closed.
fn closing(view: &View<'_>, source: &FundingSource, key: &str) -> Markup {
    let m = view.m;
    let action = view.frame.to(&format!("/planning/funding/{}/closing", source.id));
    html! {
        details.ds-details.quiet {
            summary { (m.t("funding-close")) span.ds-sr-only { " " (source.name) } }
            div {
                p { (m.t("funding-close-lead")) }
                (Form::new(m, &Typed::default()).open(&action, key, html! {
                    button.ds-button data-variant="secondary" type="submit" { (m.t("funding-close")) }
                }))
            }
        }
    }
}

fn addition(view: &View<'_>, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let kinds: Vec<_> =
        FundingKind::ALL.into_iter().map(|kind| (kind.key().to_owned(), words::funding_kind(m, kind))).collect();
    let form = Form::new(m, typed);
    html! {
        section aria-labelledby="add" {
            h2 #add { (m.t("funding-add")) }
            (form.open(&view.frame.to("/planning/funding"), key, html! {
                (form.line(&Field::new("name", m.t("funding-name")).hint(m.t("funding-name-hint"))))
                (form.select(&Field::new("kind", m.t("funding-kind-title")), &kinds))
                (form.buttons(m.t("funding-add"), None))
            }))
        }
    }
}
