//! What is told once, on the first page after a change: "Formuleringen är ändrad. Ångra". It rides in a short-lived
//! cookie, so that the address stays clean and the page can be reloaded. Nothing is decided by what it says.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::ids::OrganisationId;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use crate::address;
use crate::messages::Messages;

/// A sentence, and the way to undo what it tells of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The sentence, already in the reader's language.
    text: String,
    /// Where to post to undo it.
    undo: Option<String>,
    /// What comes next, each with its address.
    #[serde(default)]
    steps: Vec<(String, String)>,
    /// Whether the page opens at a place far down in it: it is then told there too.
    #[serde(default)]
    stays: bool,
}

impl Flash {
    /// A sentence in the reader's language.
    pub fn new(text: impl Into<String>) -> Flash {
        Flash { text: text.into(), undo: None, steps: Vec::new(), stays: false }
    }

    /// The same, as it is told on the page at this address.
    pub(crate) fn at(&self, address: &str) -> Flash {
        Flash { stays: address.contains('#'), ..self.clone() }
    }

    /// Whether it stays in sight as one scrolls.
    pub(crate) fn stays(&self) -> bool {
        self.stays
    }

    /// The same, with a button that posts an empty form to this address.
    pub fn with_undo(mut self, address: impl Into<String>) -> Flash {
        self.undo = Some(address.into());
        self
    }

    /// The same, with a further step of what to do next. A cookie has room for some ten.
    pub fn with_step(mut self, text: impl Into<String>, address: impl Into<String>) -> Flash {
        self.steps.push((text.into(), address.into()));
        self
    }

    /// The name of the cookie.
    pub(crate) const COOKIE: &'static str = "flash";

    /// As the value of a cookie.
    pub(crate) fn to_cookie(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(self).unwrap_or_default())
    }

    /// From the value of a cookie. A cookie can be made by anyone who sits at the browser, so its addresses are only
    /// followed inside the organisation.
    pub(crate) fn from_cookie(value: &str, organisation: &OrganisationId) -> Option<Flash> {
        let bytes = URL_SAFE_NO_PAD.decode(value).ok()?;
        let mut flash: Flash = serde_json::from_slice(&bytes).ok()?;
        flash.undo = flash.undo.filter(|undo| address::inside(undo, organisation.as_str()).is_some());
        flash.steps.retain(|(_, step)| address::inside(step, organisation.as_str()).is_some());
        Some(flash)
    }

    pub(crate) fn render(&self, m: Messages) -> Markup {
        html! {
            div.notice data-done {
                p { (self.text) }
                @if !self.steps.is_empty() {
                    ol.steps { @for (text, address) in &self.steps { li { a href=(address) { (text) } } } }
                }
                @if let Some(undo) = &self.undo {
                    form method="post" action=(undo) { button.ds-button data-variant="tertiary" type="submit" { (m.t("undo")) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flash_comes_back_from_its_cookie() {
        let organisation: OrganisationId = "verket".parse().unwrap();
        let flash = Flash::new("Målet är borttaget.").with_undo("/verket/revisions/5/changes/7/undo");
        assert_eq!(Flash::from_cookie(&flash.to_cookie(), &organisation), Some(flash));
    }

    #[test]
    fn a_forged_flash_undoes_nothing_elsewhere() {
        let organisation: OrganisationId = "verket".parse().unwrap();
        let forged = Flash::new("Hej").with_undo("//evil.example/").to_cookie();
        assert_eq!(Flash::from_cookie(&forged, &organisation).unwrap().undo, None);
        assert_eq!(Flash::from_cookie("%%%", &organisation), None);
    }
}
