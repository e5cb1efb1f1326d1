//! Leaving a contribution: the text, what it is about, and whether with one's name or anonymous to colleagues.

use domain::contribution::About;
use domain::refusal::Refusal;
use domain::text::Remark;
use domain::time::Actor;
use maud::{Markup, html};
use store::texts::{Author, NewText};

use super::said::path;
use super::{thing, thread};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, Typed};
use crate::layout::{Page, Section};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{app, keeping, parts};

/// `GET /{organisation}/contributions/new?about=`
///
/// # Errors
/// None of its own.
pub async fn new(asked: Asked) -> Answer {
    let about = asked.query("about").unwrap_or_default();
    page(&asked, &Typed::beginning_with(&[("about", &about)]))
}

/// `POST /{organisation}/contributions`
///
/// # Errors
/// What the store could not do.
pub async fn leave(asked: Asked, mut typed: Typed) -> Answer {
    let person = asked.person()?;
    let about = about(&typed);
    let text = typed.parse("text", Remark::parse);
    let has_a_choice = asked.organisation.contributions.anonymous.is_some();
    let author = match typed.get("shown_as") {
        "anonymous" => Some((Actor::System, Author::Anonymous(person))),
        shown_as if shown_as == "name" || !has_a_choice => Some((Actor::Person(person), Author::InTheLog)),
        // A name cannot be taken back out of the log, so none is assumed: a text that was kept while the session ended comes
        // back without the choice that was made.
        _ => {
            typed.refuse(Refusal::new("choose-one").at("shown_as"));
            None
        }
    };
    let (Some(text), Some((actor, author))) = (text, author) else { return page(&asked, &typed) };
    let text = NewText::new(text, author).map_err(app::problem)?;
    let digest = text.salted.digest();
    let left = keeping::with_text(&asked, &typed, (actor, text), move |organisation, context, digest| {
        organisation.contribute(context, about, digest)
    });
    match left.await? {
        Ok(organisation) => {
            let left = organisation.contributions.all().rev().find(|it| it.text.as_ref() == Some(&digest));
            // The same form sent twice: what it left is among the reader's own.
            let there = left.map_or_else(|| "/contributions?whose=mine".to_owned(), |left| path(left.id));
            Ok(asked.done(&there, &Flash::new(asked.m().t("contribution-told-left"))))
        }
        Err(refusals) => page(&asked, &typed.refused(refusals)),
    }
}

/// What it is said to be about; nothing where that leads nowhere.
fn about(typed: &Typed) -> Option<About> {
    typed.get("about").parse().ok()
}

fn page(asked: &Asked, typed: &Typed) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let about = about(typed).filter(|about| about.is_in(view.organisation));
    let form = Form::new(m, typed);
    let keep = format!("contribution/{}", about.map(|about| about.to_string()).unwrap_or_default());
    let back = about.and_then(|about| thing::address(&view, about)).unwrap_or_else(|| asked.to("/contributions"));
    let key = asked.request_key()?;
    let hint = m.t("contribution-text-hint");
    let fields = html! {
        input type="hidden" name="about" value=(typed.get("about"));
        (form.text(&Field::new("text", m.t("contribution-text")).hint(hint).language(view.language()).kept_as(keep), 6))
        (shown_as(&view, &form))
        p.cap { (m.t("contribution-public")) }
        (form.buttons(m.t("contribution-leave"), Some(&back)))
    };
    let main = html! {
        (parts::head(m.t("contribution-new-title"), &[html! { (thing::in_words(&view, about)) }], None))
        (form.open(&asked.to("/contributions"), key.as_str(), fields))
    };
    let here = Knot::here(m.t("contribution-knot"), m.t("contribution-new-title"));
    Ok(asked.frame.form_page(
        typed,
        Page::new(m.t("contribution-new-title"), main)
            .section(Section::Contributions)
            .thread(thread(&view, about, here)),
    ))
}

/// With one's name, or, where the agency lets one, anonymous to colleagues.
fn shown_as(view: &View<'_>, form: &Form<'_>) -> Markup {
    let m = view.m;
    if view.organisation.contributions.anonymous.is_none() {
        return html! { p.cap { (m.t("contribution-with-name")) } };
    }
    let ways = [("name", "contribution-as-name"), ("anonymous", "contribution-as-anonymous")];
    let ways = ways.map(|(value, key)| (value.to_owned(), m.t(key)));
    let hint = m.t("contribution-shown-as-hint");
    html! { (form.radios(&Field::new("shown_as", m.t("contribution-shown-as")).hint(hint), &ways)) }
}
