//! Fetches: all of them, one of them with how it goes, and what can be done with it. Writing one is `fetches::form`, and
//! looking at what it found `fetches::waiting`. Not how an address is asked, which is the crate `fetch`.

use std::time::Duration;

use domain::event::Event;
use domain::ids::FetchId;
use domain::indicator::fetch::Fetch;
use domain::indicator::fetch::trouble::Trouble;
use domain::organisation::Organisation;
use domain::refusal::{Refusals, Value};
use domain::time::Context;
use exchange::finding::KEYS;
use maud::{Markup, html};
use store::fetches::Kept;

use super::{path as path_of_indicator, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::Typed;
use crate::layout::{Page, Section};
use crate::messages::Messages;
use crate::parts;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::{Knot, Thread};
use crate::view::View;

pub mod form;
pub mod waiting;

/// How long somebody who wants it now is let wait for the answer; then the page says how it goes.
const PATIENCE: Duration = Duration::from_secs(3);

/// How often a page that waits for an answer is shown again, in seconds.
const AGAIN: u16 = 2;

/// Where all fetches are.
pub(crate) const ALL: &str = "/indicators/fetches";

/// Where a fetch is.
pub(crate) fn path(id: FetchId) -> String {
    format!("{ALL}/{id}")
}

/// `GET /{organisation}/indicators/fetches`
///
/// # Errors
/// None of its own.
pub async fn show_all(asked: Asked) -> Answer {
    let (view, m) = (View::of(&asked), asked.m());
    let fetches: Vec<&Fetch> = view.organisation.indicators.fetches().collect();
    let new = || parts::button_link("primary", &asked.to("/indicators/fetches/new"), m.t("fetch-new"));
    let main = html! {
        (parts::head(m.t("fetches-title"), &[html! { (m.t("fetches-lead")) }], (!fetches.is_empty()).then(new)))
        (off(&asked))
        @if fetches.is_empty() { (parts::nothing_yet(m.t("fetches-none"), Some(new()))) }
        @else { (parts::scroll(m.t("fetches-title"), table(&view, &fetches))) }
    };
    let here = Knot::here(m.t("indicators-knot"), m.t("fetches-title"));
    Ok(asked.frame.page(Page::new(m.t("fetches-title"), main).section(Section::Indicators).thread(thread(&view, here))))
}

fn table(view: &View<'_>, fetches: &[&Fetch]) -> Markup {
    let m = view.m;
    html! {
        table.ds-table.stacks {
            thead { tr {
                th scope="col" { (m.t("fetch-knot")) }
                th scope="col" { (m.t("fetch-state")) }
                th scope="col" { (m.t("fetch-rhythm")) }
                th scope="col" { (m.t("fetch-host")) }
            } }
            tbody { @for fetch in fetches { tr {
                th scope="row" lang=[view.language()] { a href=(view.frame.to(&path(fetch.id))) { (fetch.terms.name) } }
                td data-label=(m.t("fetch-state")) { (state(view, fetch)) }
                td data-label=(m.t("fetch-rhythm")) { (rhythm(m, fetch)) }
                td data-label=(m.t("fetch-host")) { (fetch.terms.address.host()) }
            } } }
        }
    }
}

/// `GET /{organisation}/indicators/fetches/{fetch}`
///
/// # Errors
/// Not found when there is no such fetch.
pub async fn show(asked: Asked) -> Answer {
    let id = known(&asked)?.id;
    let organisation = asked.organisation.id.clone();
    let kept = asked.app.with_store(move |store| store.kept_fetches(&organisation)).await?.remove(&id);
    // Read after that: an answer that comes between the two is seen twice, and never not at all.
    let asked = asked.again().await?;
    let people = People::of(&asked).await?;
    let (view, m) = (View::of(&asked), asked.m());
    let fetch = known(&asked)?;
    let now = asked.app.clock().now();
    let kept = kept.filter(|kept| kept.version == fetch.version);
    let may_ask = asked.app.fetcher().is_some_and(|fetcher| fetcher.allowed().allows(&fetch.terms.address));
    // One that is due asks within the minute; one that is asking holds a lease.
    let is_asking = kept.as_ref().is_some_and(|kept| kept.leased_until.is_some_and(|until| now < until));
    let is_about_to = kept.as_ref().is_none_or(|kept| kept.due <= now);
    let waits = may_ask && fetch.is_active() && (is_asking || is_about_to);
    let key = asked.request_key()?;
    let mut meta = vec![html! { (rhythm(m, fetch)) }];
    // What waits or is wrong stands below in full.
    if fetch.paused.is_some() || (fetch.waiting.is_none() && fetch.trouble.is_none()) {
        meta.push(state(&view, fetch));
    }
    let main = html! {
        (parts::head(html! { span lang=[view.language()] { (fetch.terms.name) } }, &meta,
            Some(html! { @if may_ask && fetch.is_active() { (act(&asked, fetch, "/now", "fetch-now", "secondary", key.as_str())) } })))
        (off(&asked))
        @if !may_ask && asked.app.fetcher().is_some() {
            div.note { p { (m.with("fetch-host-not-allowed-yet", &[("host", fetch.terms.address.host().into())])) } }
        }
        @if waits { div.note role="status" { p { (m.t("fetch-asking")) } } }
        @if let Some(waiting) = &fetch.waiting {
            section.note aria-labelledby="waiting" {
                h2 #waiting { (m.t("fetch-waiting-title")) }
                p { @if waiting.problems == 0 { (m.with("fetch-waiting", &[("moment", view.moment(waiting.found.at).into())])) }
                    @else { (m.with("fetch-waiting-wrong", &[("moment", view.moment(waiting.found.at).into()), ("count", waiting.problems.into())])) } }
                p.mt { (parts::button_link("primary", &asked.to(&format!("{}/file", path(fetch.id))), m.t("fetch-look"))) }
            }
        }
        @if let Some((since, wrong)) = &fetch.trouble {
            section.note aria-labelledby="trouble" {
                h2 #trouble { (m.t("fetch-trouble-title")) }
                p { (trouble(m, wrong)) }
                p.cap { (m.with("fetch-trouble-since", &[("moment", view.moment(since.at).into())])) " "
                    @if let Some(kept) = kept.as_ref().filter(|_| fetch.is_active() && may_ask) {
                        (m.with("fetch-tries-again", &[("moment", view.moment(kept.due).into())]))
                    }
                }
            }
        }
        (facts(&view, fetch, &people, kept.as_ref().filter(|_| may_ask)))
        div.row.sec {
            a.ds-button data-variant="secondary" href=(asked.to(&format!("{}/edit", path(fetch.id)))) { (m.t("fetch-edit")) }
            @if fetch.paused.is_some() { (act(&asked, fetch, "/resumption", "fetch-resume", "secondary", key.as_str())) }
            @else { (act(&asked, fetch, "/pause", "fetch-pause", "secondary", key.as_str())) }
        }
        section.sec { details.ds-details { summary { (m.t("fetch-remove")) } div {
            p.cap { (m.t("fetch-remove-what")) }
            (act(&asked, fetch, "/removal", "fetch-remove-do", "secondary", key.as_str()))
        } } }
    };
    let page =
        Page::new(fetch.terms.name.as_str().to_owned(), main).section(Section::Indicators).thread(here(&view, fetch));
    Ok(asked.frame.page(if waits { page.again(AGAIN) } else { page }))
}

/// `POST /{organisation}/indicators/fetches/{fetch}/now`
///
/// # Errors
/// Not found when there is no such fetch; what the store could not.
pub async fn now(asked: Asked) -> Answer {
    let fetch = known(&asked)?;
    let (id, version, before) = (fetch.id, fetch.version, fetch.brought_in);
    let is_active = fetch.is_active();
    let Some(fetcher) = asked.app.fetcher().filter(|_| is_active).cloned() else {
        return Ok(asked.done(&path(id), &Flash::new(asked.m().t("fetch-told-not-now"))));
    };
    let organisation = asked.organisation.id.clone();
    let at = asked.app.clock().now();
    asked.app.with_store(move |store| store.schedule_fetch(&organisation, id, version, at)).await?;
    // It goes on when nobody waits for it any more.
    let round = tokio::spawn(async move { fetcher.round().await });
    let _ = tokio::time::timeout(PATIENCE, round).await;
    let asked = asked.again().await?;
    let m = asked.m();
    let told = match known(&asked)? {
        fetch if fetch.trouble.is_some() => "fetch-told-wrong",
        fetch if fetch.waiting.is_some() => "fetch-told-waits",
        fetch if fetch.brought_in != before => "fetch-told-brought-in",
        _ => "fetch-told-asked",
    };
    Ok(asked.done(&path(id), &Flash::new(m.t(told))))
}

/// `POST /{organisation}/indicators/fetches/{fetch}/pause`
///
/// # Errors
/// As [`now`].
pub async fn pause(asked: Asked, typed: Typed) -> Answer {
    change(asked, &typed, "fetch-told-paused", |organisation, context, id| organisation.pause_fetch(context, id)).await
}

/// `POST /{organisation}/indicators/fetches/{fetch}/resumption`
///
/// # Errors
/// As [`now`].
pub async fn resume(asked: Asked, typed: Typed) -> Answer {
    change(asked, &typed, "fetch-told-resumed", |organisation, context, id| organisation.resume_fetch(context, id))
        .await
}

/// `POST /{organisation}/indicators/fetches/{fetch}/removal`
///
/// # Errors
/// As [`now`].
pub async fn remove(asked: Asked, typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let removed = asked.amend(&typed, move |organisation, context| organisation.remove_fetch(context, id)).await?;
    removed.map_err(|_| Problem::NotFound)?;
    forget_file(&asked, id).await?;
    Ok(asked.done(ALL, &Flash::new(asked.m().t("fetch-told-removed"))))
}

async fn change(
    asked: Asked,
    typed: &Typed,
    told: &'static str,
    rule: impl Fn(&Organisation, &Context, FetchId) -> Result<Vec<Event>, Refusals> + Send + 'static,
) -> Answer {
    let id = known(&asked)?.id;
    // The only no is that it is gone.
    let changed = asked.amend(typed, move |organisation, context| rule(organisation, context, id)).await?;
    changed.map_err(|_| Problem::NotFound)?;
    wake(&asked);
    Ok(asked.done(&path(id), &Flash::new(asked.m().t(told))))
}

/// Lets what became due ask soon.
fn wake(asked: &Asked) {
    if let Some(fetcher) = asked.app.fetcher() {
        fetcher.wake();
    }
}

async fn forget_file(asked: &Asked, id: FetchId) -> Result<(), Problem> {
    let organisation = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.forget_fetched_file(&organisation, id)).await
}

fn known(asked: &Asked) -> Result<&Fetch, Problem> {
    let id = asked.id::<FetchId>("fetch")?;
    let known = asked.organisation.indicators.fetch(id).filter(|fetch| fetch.removed.is_none());
    known.ok_or(Problem::NotFound)
}

fn here(view: &View<'_>, fetch: &Fetch) -> Thread {
    let knot = Knot::here(view.m.t("fetch-knot"), fetch.terms.name.as_str()).in_language(view.language());
    thread(view, knot)
}

/// That nothing is fetched here, and how that is changed; nothing where something is.
fn off(asked: &Asked) -> Markup {
    let m = asked.m();
    html! { @if asked.app.fetcher().is_none() { section.note {
        h2 { (m.t("fetches-off-title")) }
        p { (m.around("fetches-off", ("setting", html! { code { "fetch-hosts" } }), &[])) }
    } } }
}

/// A button that does one thing.
fn act(asked: &Asked, fetch: &Fetch, to: &str, label: &'static str, variant: &str, key: &str) -> Markup {
    let address = asked.to(&format!("{}{to}", path(fetch.id)));
    html! { form.row method="post" action=(address) {
        // Each act has its own key: the forms of a page are sent apart.
        input type="hidden" name="request-key" value={ (key) (to.replace('/', "-")) };
        button.ds-button data-variant=(variant) type="submit" { (asked.m().t(label)) }
    } }
}

/// How it goes, in a few words.
fn state(view: &View<'_>, fetch: &Fetch) -> Markup {
    let m = view.m;
    if fetch.paused.is_some() {
        return html! { (m.t("fetch-state-paused")) };
    }
    if fetch.waiting.is_some() {
        return html! { b { (m.t("fetch-state-waits")) } };
    }
    if fetch.trouble.is_some() {
        return html! { b { (m.t("fetch-state-trouble")) } };
    }
    match fetch.brought_in {
        Some((stamp, _)) => html! { (m.with("fetch-state-brought-in", &[("moment", view.moment(stamp.at).into())])) },
        None => html! { (m.t("fetch-state-nothing-yet")) },
    }
}

/// How often, and from which hour.
fn rhythm(m: Messages, fetch: &Fetch) -> String {
    let often = m.word("fetch-rhythm", fetch.terms.rhythm.key()).into_owned();
    m.with("fetch-rhythm-from", &[("rhythm", often.into()), ("hour", i64::from(fetch.terms.hour).into())])
}

/// What went wrong, and what to do about it.
pub(crate) fn trouble(m: Messages, trouble: &Trouble) -> String {
    let Trouble::Unreadable { finding, values } = trouble else {
        return m.told("fetch-trouble", trouble.key(), &trouble.values());
    };
    let known = KEYS.iter().find(|(key, _)| key == finding);
    let found = known.map_or_else(String::new, |(key, names)| {
        let value = |name: &&'static str| {
            let (_, value) = values.iter().find(|(known, _)| known == name)?;
            let value = value.parse().map_or_else(|_| Value::Text(value.clone()), Value::Number);
            Some((*name, value))
        };
        let values: Vec<(&'static str, Value)> = names.iter().filter_map(value).collect();
        m.told("sheet", key, &values)
    });
    format!("{} {found}", m.told("fetch-trouble", trouble.key(), &[]))
}

fn facts(view: &View<'_>, fetch: &Fetch, people: &People, kept: Option<&Kept>) -> Markup {
    let (m, terms) = (view.m, &fetch.terms);
    let indicators = &view.organisation.indicators;
    let indicator = terms.indicator.and_then(|id| indicators.get(id));
    let row = |label: &'static str, value: Markup| (m.t(label), value);
    let mut rows = vec![row("fetch-address", html! { (terms.address) })];
    if !terms.query.is_empty() {
        rows.push(row("fetch-query", html! { details.ds-details { summary { (m.t("fetch-query-show")) } div { pre.scroll tabindex="0" { (terms.query) } } } }));
    }
    rows.push(row("bring-indicator", match indicator {
        Some(indicator) => html! { a href=(view.frame.to(&path_of_indicator(indicator.id))) lang=[view.language()] { (indicator.definition().name) } },
        None => html! { (m.t("bring-file-says")) },
    }));
    rows.push(row("fetch-then", html! { (m.word("fetch-manner", terms.manner.key())) }));
    rows.push(row("fetch-responsible", html! { (people.name(terms.responsible)) }));
    if let Some(tried) = kept.and_then(|kept| kept.tried) {
        rows.push(row("fetch-tried", html! { (view.moment(tried)) }));
    }
    if let Some(kept) = kept.filter(|_| fetch.is_active()) {
        rows.push(row("fetch-next", html! { (view.moment(kept.due)) }));
    }
    if let Some((stamp, import)) = fetch.brought_in {
        rows.push(row("fetch-brought-in", html! {
            a href=(format!("{}#brought-{import}", view.frame.to("/indicators/imports"))) { (view.moment(stamp.at)) }
        }));
    }
    html! { section.sec { (parts::facts(&rows)) } }
}
