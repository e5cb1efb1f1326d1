//! Writing a fetch: a new one, or one that is there otherwise. Not how it goes.

use domain::ids::{IndicatorId, PersonId};
use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::rhythm::Rhythm;
use domain::indicator::fetch::{Fetch, Manner, Terms};
use domain::policy::{self, Right, Viewer};
use domain::refusal::Refusal;
use domain::text::{Explanation, Name, Reason};
use domain::writing::Seen;
use maud::html;

use super::{ALL, known, off, path, wake};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::indicator::thread;
use crate::layout::{Page, Section};
use crate::parts;
use crate::people::People;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/indicators/fetches/new`; with `?indicator=` for one of them.
///
/// # Errors
/// When the accounts cannot be read.
pub async fn new(asked: Asked) -> Answer {
    let indicator = asked.query("indicator").unwrap_or_default();
    let responsible = match asked.viewer {
        Viewer::Person(person, _) => person.to_string(),
        _ => String::new(),
    };
    let typed = Typed::beginning_with(&[
        ("indicator", &indicator),
        ("rhythm", Rhythm::Weekly.key()),
        ("hour", "6"),
        ("manner", Manner::Waits.key()),
        ("reason", &asked.m().t("fetch-reason-usual")),
        ("responsible", &responsible),
    ]);
    page(&asked, None, &typed).await
}

/// `POST /{organisation}/indicators/fetches`
///
/// # Errors
/// What the store could not do.
pub async fn set_up(asked: Asked, mut typed: Typed) -> Answer {
    let Some(terms) = terms(&asked, &mut typed) else { return page(&asked, None, &typed).await };
    let name = terms.name.clone();
    let made =
        asked.amend(&typed, move |organisation, context| organisation.set_up_fetch(context, terms.clone())).await?;
    match made {
        Ok(organisation) => {
            let made = organisation.indicators.fetches().find(|fetch| fetch.terms.name == name);
            wake(&asked);
            let to = made.map_or_else(|| ALL.to_owned(), |fetch| path(fetch.id));
            let told = match asked.app.fetcher() {
                Some(_) => "fetch-told-set-up",
                None => "fetch-told-set-up-off",
            };
            Ok(asked.done(&to, &Flash::new(asked.m().t(told))))
        }
        Err(refusals) => page(&asked, None, &typed.refused(refusals)).await,
    }
}

/// `GET /{organisation}/indicators/fetches/{fetch}/edit`
///
/// # Errors
/// Not found when there is no such fetch.
pub async fn edit(asked: Asked) -> Answer {
    let fetch = known(&asked)?;
    let terms = &fetch.terms;
    let typed = Typed::beginning_with(&[
        ("version", &fetch.version.to_string()),
        ("name", terms.name.as_str()),
        ("address", terms.address.as_str()),
        ("query", terms.query.as_str()),
        ("indicator", &terms.indicator.map(|id| id.to_string()).unwrap_or_default()),
        ("rhythm", terms.rhythm.key()),
        ("hour", &terms.hour.to_string()),
        ("manner", terms.manner.key()),
        ("reason", terms.reason.as_str()),
        ("responsible", &terms.responsible.to_string()),
    ]);
    page(&asked, Some(fetch), &typed).await
}

/// `POST /{organisation}/indicators/fetches/{fetch}/edit`
///
/// # Errors
/// As [`edit`].
pub async fn change(asked: Asked, mut typed: Typed) -> Answer {
    let id = known(&asked)?.id;
    let seen = Seen(typed.get("version").parse().unwrap_or(0));
    let Some(terms) = terms(&asked, &mut typed) else { return page(&asked, Some(known(&asked)?), &typed).await };
    let changed = asked
        .amend(&typed, move |organisation, context| organisation.change_fetch(context, (id, seen), terms.clone()))
        .await?;
    match changed {
        Ok(_) => {
            wake(&asked);
            Ok(asked.done(&path(id), &Flash::new(asked.m().t("fetch-told-saved"))))
        }
        Err(refusals) => {
            // What someone else wrote meanwhile is on the fetch's page; saving again then saves over it knowingly.
            let asked = asked.again().await?;
            let fetch = known(&asked)?;
            let version = fetch.version.to_string();
            page(&asked, Some(fetch), &typed.with("version", &version).refused(refusals)).await
        }
    }
}

/// What was typed. What is wrong with it is kept at its field.
fn terms(asked: &Asked, typed: &mut Typed) -> Option<Terms> {
    let name = typed.parse("name", Name::parse);
    let address = typed.parse("address", WebAddress::parse);
    let query = typed.parse("query", Explanation::parse);
    // It is sent as JSON, and a source that cannot read it answers with little that helps.
    if let Some(query) = query.as_ref().filter(|query| !query.as_str().is_empty())
        && let Err(why) = serde_json::from_str::<serde::de::IgnoredAny>(query.as_str())
    {
        let refusal = Refusal::new("fetch-query-not-json").at("query").with("line", why.line());
        typed.refuse(refusal.with("column", why.column()));
    }
    let reason = typed.parse("reason", Reason::parse);
    if let Some(address) = &address {
        let host = address.host();
        match asked.app.fetcher() {
            Some(fetcher) if !fetcher.allowed().allows(address) => {
                let allowed: Vec<String> = fetcher.allowed().names().collect();
                let refusal = Refusal::new("fetch-host-not-allowed").at("address").with("host", host);
                typed.refuse(refusal.with("allowed", allowed.join(", ")));
            }
            _ => {}
        }
    }
    let chosen = |typed: &mut Typed, field: &'static str| {
        let value = typed.get(field).to_owned();
        typed.refuse(Refusal::new("fetch-choice-unknown").at(field).with("value", value));
    };
    let rhythm = Rhythm::ALL.into_iter().find(|rhythm| rhythm.key() == typed.get("rhythm"));
    if rhythm.is_none() {
        chosen(typed, "rhythm");
    }
    let manner = Manner::ALL.into_iter().find(|manner| manner.key() == typed.get("manner"));
    if manner.is_none() {
        chosen(typed, "manner");
    }
    let hour = typed.get("hour").trim().parse::<u8>().ok().filter(|hour| *hour <= 23);
    if hour.is_none() {
        let value = typed.get("hour").to_owned();
        typed.refuse(Refusal::new("fetch-hour-wrong").at("hour").with("value", value));
    }
    let responsible: Option<PersonId> = typed.get("responsible").parse().ok();
    if responsible.is_none() {
        typed.refuse(Refusal::new("fetch-responsible-may-not").at("responsible"));
    }
    let indicator = match typed.get("indicator") {
        "" => None,
        text => match text.parse::<IndicatorId>() {
            Ok(indicator) => Some(indicator),
            Err(_) => {
                chosen(typed, "indicator");
                None
            }
        },
    };
    if typed.has_refusals() {
        return None;
    }
    Some(Terms {
        name: name?,
        address: address?,
        query: query?,
        indicator,
        rhythm: rhythm?,
        hour: hour?,
        manner: manner?,
        reason: reason?,
        responsible: responsible?,
    })
}

async fn page(asked: &Asked, fetch: Option<&Fetch>, typed: &Typed) -> Answer {
    let people = People::of(asked).await?;
    let (view, m) = (View::of(asked), asked.m());
    let form = Form::new(m, typed);
    let field = |name: &'static str, label: &'static str| Field::new(name, m.t(label));
    let organisation = view.organisation;
    let mut indicators: Vec<(String, String)> = organisation
        .indicators
        .living()
        .map(|indicator| (indicator.id.to_string(), indicator.definition().name.to_string()))
        .collect();
    indicators.sort_by(|one, other| crate::messages::compare(&one.1, &other.1));
    indicators.insert(0, (String::new(), m.t("bring-file-says").into_owned()));
    let may = |person: PersonId| policy::may(organisation, Viewer::Person(person, view.today), Right::WriteIndicators);
    let mut responsible: Vec<(String, String)> = organisation
        .people
        .keys()
        .filter(|person| may(**person))
        .map(|person| (person.to_string(), people.name(*person)))
        .collect();
    responsible.sort_by(|one, other| crate::messages::compare(&one.1, &other.1));
    let rhythms = Rhythm::ALL.map(|rhythm| (rhythm.key().to_owned(), m.word("fetch-rhythm", rhythm.key())));
    let manners = Manner::ALL.map(|manner| (manner.key().to_owned(), m.word("fetch-manner", manner.key())));
    let hours: Vec<(String, String)> = (0..24).map(|hour| (hour.to_string(), format!("{hour:02}"))).collect();
    let allowed: Vec<String> = asked.app.fetcher().into_iter().flat_map(|fetcher| fetcher.allowed().names()).collect();
    let address_hint = match allowed.is_empty() {
        true => m.t("fetch-address-hint").into_owned(),
        false => m.with("fetch-address-hint-allowed", &[("allowed", allowed.join(", ").into())]),
    };
    let (to, back) = match fetch {
        Some(fetch) => (format!("{}/edit", path(fetch.id)), path(fetch.id)),
        None => (ALL.to_owned(), ALL.to_owned()),
    };
    let title = m.t(if fetch.is_some() { "fetch-edit-title" } else { "fetch-new-title" });
    let key = asked.request_key()?;
    let main = html! {
        (parts::head(title.as_ref(), &[], None))
        (off(asked))
        (form.open(&asked.to(&to), key.as_str(), html! {
            input type="hidden" name="version" value=(typed.get("version"));
            (form.line(&field("name", "fetch-name").language(view.language())))
            (form.line(&field("address", "fetch-address").hint(address_hint)))
            (form.text(&field("query", "fetch-query").hint(m.t("fetch-query-hint")).optional(), 4))
            (form.select(&field("indicator", "fetch-indicator"), &indicators))
            div.pair {
                (form.select(&field("rhythm", "fetch-rhythm"), &rhythms))
                (form.select(&field("hour", "fetch-hour"), &hours))
            }
            (form.radios(&field("manner", "fetch-manner"), &manners))
            (form.line(&field("reason", "fetch-reason").hint(m.t("fetch-reason-hint")).language(view.language())))
            (form.select(&field("responsible", "fetch-responsible").hint(m.t("fetch-responsible-hint")), &responsible))
            (form.buttons(m.t("fetch-save"), Some(&asked.to(&back))))
        }))
    };
    let here = Knot::here(m.t("fetch-knot"), title.clone());
    let page = Page::new(title, main).section(Section::Indicators).thread(thread(&view, here));
    Ok(asked.frame.form_page(typed, page))
}
