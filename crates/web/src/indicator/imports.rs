//! What values have come in, by whom and when, and taking an import back. Not bringing values in.

use domain::event::Event;
use domain::ids::ImportId;
use domain::indicator::Indicator;
use domain::indicator::import::{Import, Way};
use domain::policy::{Right, Viewer};
use domain::text::Reason;
use maud::{Markup, html};
use store::amend::AmendOutcome;

use super::{path, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::paging::Paging;
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// How many are on a page: each takes several lines.
const ON_A_PAGE: usize = 20;

/// How many indicators of an import are named.
const NAMED: usize = 6;

/// `GET /{organisation}/indicators/imports`
///
/// # Errors
/// When the accounts cannot be read.
pub async fn show(asked: Asked) -> Answer {
    page(&asked, &Typed::default()).await
}

/// `POST /{organisation}/indicators/imports/{import}/taking-back`
///
/// # Errors
/// What the store says.
pub async fn take_back(asked: Asked, mut typed: Typed) -> Answer {
    let import = asked.id::<ImportId>("import")?;
    let typed_here = typed.clone().with("import", &import.to_string());
    let Some(reason) = typed.parse("reason", Reason::parse) else {
        return page(&asked, &typed.with("import", &import.to_string())).await;
    };
    let taken = asked
        .amend(&typed, move |organisation, context| organisation.take_import_back(context, import, reason.clone()))
        .await?;
    match taken {
        Ok(_) => Ok(asked.done("/indicators/imports", &Flash::new(asked.m().t("brought-told-taken-back")))),
        Err(refusals) => page(&asked, &typed_here.refused(refusals)).await,
    }
}

/// How many values a form has brought in: by what is in the log of it, so that the same form sent twice tells the same.
pub(super) async fn brought_in(asked: &Asked, outcome: AmendOutcome, now: usize) -> Result<usize, Problem> {
    let AmendOutcome::AlreadyDone { organisation, seq } = outcome else { return Ok(now) };
    let id = asked.organisation.id.clone();
    // How the file was read may have been remembered after it.
    let events = asked.app.with_store(move |store| store.events(Viewer::System, &id, seq.saturating_sub(1)..=seq));
    let import = events.await?.into_iter().rev().find_map(|recorded| match recorded.event {
        Event::ValuesTakenIn { import, .. } => Some(import),
        _ => None,
    });
    let values = import.and_then(|import| organisation.indicators.import(import)).map_or(0, |import| import.values);
    Ok(usize::try_from(values).unwrap_or(usize::MAX))
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let view = View::of(asked);
    let people = People::of(asked).await?;
    let m = view.m;
    let indicators = &view.organisation.indicators;
    let of = asked.query("indicator").and_then(|id| id.parse().ok());
    let of: Option<&Indicator> = of.and_then(|id| indicators.get(id));
    let imports: Vec<&Import> =
        indicators.imports().filter(|import| of.is_none_or(|of| import.indicators.contains(&of.id))).collect();
    let paging = Paging::by(imports.len(), asked.query("page").as_deref(), ON_A_PAGE);
    // A form that came back stands where it was sent from.
    let sent = imports.iter().position(|import| typed.get("import") == import.id.to_string());
    let paging = sent.map_or(paging, |place| paging.at(place));
    let home = view.frame.to("/indicators/imports");
    let address = of.map_or_else(|| home.clone(), |of| crate::address::with(&home, "indicator", &of.id.to_string()));
    let key = asked.request_key()?;
    let fetches = (view.is_today() && view.may(Right::WriteIndicators))
        .then(|| parts::button_link("secondary", &view.frame.to(super::fetches::ALL), m.t("fetches-title")));
    let main = html! {
        (parts::head(m.t("imports-title"), &[html! { (m.t("imports-lead")) }], fetches))
        (super::bring_in::running::on_the_way(asked))
        @if let Some(of) = of {
            p.row {
                span { (m.around("imports-of", ("name", html! { b lang=[view.language()] { (of.definition().name) } }), &[])) }
                a href=(home) { (m.t("imports-of-all")) }
            }
        }
        @if imports.is_empty() { (parts::nothing_yet(m.t("imports-none"), None)) }
        ol.hang.hist #imports { @for import in &imports[paging.range()] { (row(&view, &people, import, typed, key.as_str())) } }
        (paging.links(m, &address, "imports"))
    };
    let here = Knot::here(m.t("indicators-knot"), m.t("imports-title"));
    let page = Page::new(m.t("imports-title"), main).section(Section::Indicators).thread(thread(&view, here));
    Ok(asked.frame.form_page(typed, page))
}

fn row(view: &View<'_>, people: &People, import: &Import, typed: &Typed, key: &str) -> Markup {
    let m = view.m;
    let is_this = typed.get("import") == import.id.to_string();
    let blank = Typed::default();
    let form = Form::new(m, if is_this { typed } else { &blank });
    let indicators = &view.organisation.indicators;
    let named = import.indicators.iter().take(NAMED).filter_map(|id| indicators.get(*id));
    html! {
        li id={ "brought-" (import.id) } {
            b { (m.with("brought-values", &[("count", i64::try_from(import.values).unwrap_or(i64::MAX).into())])) " " (way(view, &import.way, import.values)) }
            @if 0 < import.confirmed { p.cap { (m.with("brought-confirmed", &[("count", i64::try_from(import.confirmed).unwrap_or(i64::MAX).into())])) } }
            p { @for (at, indicator) in named.enumerate() {
                @if 0 < at { ", " } a href=(view.frame.to(&path(indicator.id))) lang=[view.language()] { (indicator.definition().name) }
            } @if NAMED < import.indicators.len() { " " (m.with("brought-and-more", &[("count", (import.indicators.len() - NAMED).into())])) } }
            @if let Some(source) = &import.source { p.cap lang=[view.language()] { (source) } }
            @if let Some(reason) = &import.reason { p { (m.t("brought-corrected-because")) " " span lang=[view.language()] { (reason) } } }
            p.cap { (people.who(import.by.by)) ", " (view.moment(import.by.at)) }
            @if let Some((stamp, reason)) = &import.taken_back {
                p.note { (m.with("brought-taken-back", &[("who", people.who(stamp.by).into()), ("moment", view.moment(stamp.at).into())])) " " span lang=[view.language()] { (reason) } }
            } @else if view.is_today() && view.may(Right::WriteIndicators) {
                details.ds-details open[is_this] { summary { (m.t("brought-take-back")) } div {
                    p.cap { (m.t("brought-take-back-what")) }
                    (form.open(&view.frame.to(&format!("/indicators/imports/{}/taking-back", import.id)), &format!("{key}-{}", import.id), html! {
                        @if is_this { (form.line(&Field::new("reason", m.t("brought-why")).language(view.language()))) } @else {
                            div.ds-field {
                                label.ds-label for={ "reason-" (import.id) } { (m.t("brought-why")) }
                                input.ds-input id={ "reason-" (import.id) } name="reason" autocomplete="off" lang=[view.language()];
                            }
                        }
                        button.ds-button data-variant="secondary" type="submit" { (m.t("brought-take-back-do")) }
                    }))
                } }
            }
        }
    }
}

/// How so many values came.
fn way(view: &View<'_>, way: &Way, values: u64) -> String {
    let m = view.m;
    let count = || ("count", i64::try_from(values).unwrap_or(i64::MAX).into());
    match way {
        Way::Typed => m.with("brought-typed", &[count()]),
        Way::Pasted => m.with("brought-pasted", &[count()]),
        Way::File { name } => m.with("brought-from-file", &[("name", name.as_str().into())]),
        Way::Fetched { address } => m.with("brought-fetched", &[count(), ("address", address.as_str().into())]),
    }
}
