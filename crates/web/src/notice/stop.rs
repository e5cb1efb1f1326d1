//! Stopping letters about notices from the letter itself, without signing in: the link carries who it is for and can do nothing
//! else. Looking at the page stops nothing, because mail programs look at links by themselves; the button does, and so does the
//! mail program's own button (RFC 8058).

use domain::ids::PersonId;
use maud::html;

use crate::answer::Answer;
use crate::layout::Page;
use crate::parts;
use crate::problem::Problem;
use crate::request::Asked;

/// The path of the page that stops letters, in the organisation.
pub(crate) fn path(link: &str) -> String {
    format!("/letters/stop/{link}")
}

/// Whether a path is one that mail programs post to: they send no word of where a request comes from.
pub(crate) fn is_for_mail_programs(path: &str) -> bool {
    let mut parts = path.split('/').skip(2);
    parts.next() == Some("letters") && parts.next() == Some("stop") && parts.next().is_some() && parts.next().is_none()
}

/// `GET /{organisation}/letters/stop/{link}`
///
/// # Errors
/// Not found when it is no link of ours.
pub async fn show(asked: Asked) -> Answer {
    whose(&asked)?;
    let m = asked.m();
    let main = html! {
        (parts::head(m.t("letters-stop-title"), &[], None))
        div.narrow-form.stack {
            p { (m.with("letters-stop-what", &[("organisation", asked.organisation.name().into())])) }
            form method="post" action=(asked.frame.address) {
                button.ds-button type="submit" { (m.t("letters-stop-do")) }
            }
        }
    };
    Ok(asked.frame.page(Page::new(m.t("letters-stop-title"), main)))
}

/// `POST /{organisation}/letters/stop/{link}`. Answers with a page and leads nowhere: a mail program follows no redirects.
///
/// # Errors
/// Not found when it is no link of ours.
pub async fn stop(asked: Asked) -> Answer {
    let (person, id, language) = (whose(&asked)?, asked.organisation.id.clone(), asked.organisation.written_in);
    asked.app.with_store(move |store| store.stop_notice_letters(&id, person, language)).await?;
    let m = asked.m();
    let main = html! {
        (parts::head(m.t("letters-stopped-title"), &[], None))
        div.narrow-form.stack {
            p { (m.t("letters-stopped")) }
            p { a href=(asked.to("/account/notices")) { (m.t("notices-choose-title")) } }
        }
    };
    Ok(asked.frame.page(Page::new(m.t("letters-stopped-title"), main)))
}

fn whose(asked: &Asked) -> Result<PersonId, Problem> {
    let link: String = asked.id("link")?;
    let person = asked.app.store().whose_stop_link(&asked.organisation.id, &link);
    person.filter(|person| asked.organisation.people.contains_key(person)).ok_or(Problem::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_address_is_for_mail_programs() {
        assert!(is_for_mail_programs(&format!("/verket{}", path("abc"))));
        for other in
            ["/verket/letters/stop", "/verket/letters/stop/abc/d", "/verket/notices/read", "/letters/stop/abc", "/"]
        {
            assert!(!is_for_mail_programs(other), "{other}");
        }
    }
}
