//! By which ways one wants to know of what concerns one: for what is said to oneself and for what happens around one, each on the
//! page of notices alone, by letter too, or not at all; and whether open pages show the browser's own notices.

use domain::notice::Way;
use domain::organisation::WrittenIn;
use domain::refusal::Refusal;
use maud::{Markup, html};
use store::notices::Choices;

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::Page;
use crate::messages::{Language, Messages};
use crate::request::Asked;
use crate::{account, parts};

/// `GET /{organisation}/account/notices`
///
/// # Errors
/// When the database cannot be read.
pub async fn show(asked: Asked) -> Answer {
    let (id, person) = (asked.organisation.id.clone(), asked.person()?);
    let chosen = asked.app.with_store(move |store| store.notices_kept(&id, person)).await?.choices;
    let language = chosen.language.unwrap_or(asked.organisation.written_in).tag();
    let mut begins = vec![("personal", chosen.personal.key()), ("around", chosen.around.key()), ("language", language)];
    if chosen.browser {
        begins.push(("browser", "yes"));
    }
    page(&asked, &Typed::beginning_with(&begins)).await
}

/// `POST /{organisation}/account/notices`
///
/// # Errors
/// When it cannot be written.
pub async fn choose(asked: Asked, mut typed: Typed) -> Answer {
    let mut way = |field: &'static str| {
        let chosen = Way::of_key(typed.get(field));
        if chosen.is_none() {
            typed.refuse(Refusal::new("choose-one").at(field));
        }
        chosen
    };
    let (personal, around) = (way("personal"), way("around"));
    let language = Language::of_tag(typed.get("language")).map(WrittenIn::from);
    if language.is_none() {
        typed.refuse(Refusal::new("choose-one").at("language"));
    }
    let (Some(personal), Some(around), Some(language)) = (personal, around, language) else {
        return page(&asked, &typed).await;
    };
    let choices = Choices { personal, around, browser: typed.get("browser") == "yes", language: Some(language) };
    let (id, person) = (asked.organisation.id.clone(), asked.person()?);
    asked.app.with_store(move |store| store.choose_notices(&id, person, choices, language)).await?;
    Ok(asked.done("/account/notices", &Flash::new(asked.m().t("notices-told-chosen"))))
}

async fn page(asked: &Asked, typed: &Typed) -> Answer {
    let m = asked.m();
    let address = account::of(asked, asked.person()?).await?.map(|account| account.email).unwrap_or_default();
    let form = Form::new(m, typed);
    let ways = Way::ALL.map(|way| (way.key().to_owned(), m.word("notices-way", way.key())));
    let languages =
        Language::ALL.map(|language| (language.tag().to_owned(), m.word("notices-language", language.tag())));
    let inside = html! {
        (form.radios(&Field::new("personal", m.t("notices-personal")).hint(m.t("notices-personal-hint")), &ways))
        (form.radios(&Field::new("around", m.t("notices-around")).hint(m.t("notices-around-hint")), &ways))
        p.cap { (by_letter(asked, m, &address)) }
        (form.select(&Field::new("language", m.t("notices-language")), &languages))
        (form.boxes(
            &Field::new("browser", m.t("notices-browser")).hint(m.t("notices-browser-hint")).optional(),
            &[("yes".to_owned(), m.t("notices-browser-yes"))],
        ))
        // Shown by the script, where the browser has notices and has not been asked.
        p data-notify-ask hidden {
            button.ds-button data-variant="secondary" type="button" { (m.t("notices-browser-ask")) }
            " " span role="status" data-denied=(m.t("notices-browser-denied")) data-granted=(m.t("notices-browser-granted")) {}
        }
        (form.buttons(m.t("notices-choose-do"), Some(&asked.to("/account"))))
    };
    let main = html! {
        (parts::head(m.t("notices-choose-title"), &[], None))
        div.narrow-form { (form.open(&asked.to("/account/notices"), asked.request_key()?.as_str(), inside)) }
    };
    Ok(asked.frame.form_page(typed, Page::new(m.t("notices-choose-title"), main)))
}

/// Where letters go, or why there are none.
fn by_letter(asked: &Asked, m: Messages, address: &str) -> Markup {
    html! {
        @if asked.app.postman().is_none() { (m.t("notices-no-letters")) }
        @else if address.is_empty() { (m.t("notices-no-address")) }
        @else { (m.with("notices-letters-to", &[("address", address.into())])) }
    }
}
