//! For how long the agency's security log is kept. A shorter time throws away what is older, so that is asked for twice.

use domain::refusal::Refusal;
use maud::{Markup, html};
use store::settings::RETENTION;

use super::{form_page, typed_of};
use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::layout::Page;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// `POST /{organisation}/settings/retention`
///
/// # Errors
/// What the store says.
pub async fn save(asked: Asked, sent: Typed) -> Answer {
    let typed = typed_of(&asked)?.with("days", sent.get("days"));
    let days = sent.get("days").trim().parse::<u32>().ok().filter(|days| RETENTION.contains(days));
    let Some(days) = days else {
        let wrong = Refusal::new("retention-range").at("days").with("value", sent.get("days"));
        let wrong = wrong.with("least", *RETENTION.start()).with("most", *RETENTION.end());
        return form_page(&asked, &typed.refused(wrong.into())).await;
    };
    if days < kept(&asked).await? && !sent.has("confirmed") {
        return confirm(&asked, days);
    }
    let (id, by) = (asked.organisation.id.clone(), asked.person()?);
    asked.app.with_store(move |store| store.retain_security(&id, days, by)).await?;
    let told = asked.m().with("settings-told-retention", &[("days", days.into())]);
    Ok(asked.done("/settings", &Flash::new(told)))
}

/// For how many days it is kept now.
pub(crate) async fn kept(asked: &Asked) -> Result<u32, Problem> {
    let id = asked.organisation.id.clone();
    asked.app.with_store(move |store| store.security_retention(&id)).await
}

fn confirm(asked: &Asked, days: u32) -> Answer {
    let (view, m) = (View::of(asked), asked.m());
    let title = m.t("settings-retention-shorter");
    let main = html! {
        (parts::head(&title, &[], None))
        p.lead { (m.with("settings-retention-goes", &[("days", days.into())])) }
        form.stack method="post" action=(view.frame.to("/settings/retention")) {
            input type="hidden" name=(REQUEST_KEY) value=(asked.request_key()?.as_str());
            input type="hidden" name="days" value=(days);
            input type="hidden" name="confirmed" value="yes";
            div.row {
                button.ds-button type="submit" { (m.t("settings-retention-do")) }
                a href=(view.frame.to("/settings")) { (m.t("form-cancel")) }
            }
        }
    };
    Ok(asked.frame.page(Page::new(title, main)))
}

/// The part of the page where it is set.
pub(super) fn section(view: &View<'_>, form: &Form<'_>, key: &str) -> Markup {
    let m = view.m;
    html! {
        section.sec aria-labelledby="retention" {
            h2 #retention { (m.t("settings-retention")) }
            form.stack.narrow-form method="post" action=(view.frame.to("/settings/retention")) novalidate {
                input type="hidden" name=(REQUEST_KEY) value=(key);
                (form.line(&Field::new("days", m.t("settings-retention-days")).hint(m.t("settings-retention-hint"))))
                div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("settings-retention-save")) } }
            }
        }
    }
}
