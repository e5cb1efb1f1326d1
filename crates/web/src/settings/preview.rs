//! How the pages would be with other settings, before they are saved: the page itself has them, and the head of a page is shown
//! in light and in dark, with how well the colours are told from what they stand on.

use std::borrow::Cow;

use domain::colour::{Colour, OF_A_CONTROL, OF_TEXT, Scheme};
use domain::settings::{Accent, Settings};
use maud::{Markup, html};

use super::key;
use super::look::Look;
use crate::answer::Answer;
use crate::forms::{REQUEST_KEY, Typed};
use crate::layout::{Frame, Page};
use crate::messages::Messages;
use crate::parts;
use crate::request::Asked;

/// The page that asks whether it is to be so.
pub(super) fn page(asked: &Asked, typed: &Typed, wanted: &Settings) -> Answer {
    let m = asked.m();
    let now = asked.organisation.all_settings();
    let shown = Preview { m, frame: &framed(asked, wanted), now: now.as_ref(), wanted };
    let kept = typed.clone().without(REQUEST_KEY).without("edit").without("confirmed");
    let key = asked.request_key()?;
    let title = m.t("settings-preview");
    let main = html! {
        (parts::head(&title, &[], None))
        p.lead { (m.t("settings-preview-lead")) }
        div.sec { (shown.changes()) }
        div.looks { (shown.head(Scheme::Light)) (shown.head(Scheme::Dark)) }
        form.mt method="post" action=(asked.to("/settings")) {
            input type="hidden" name=(REQUEST_KEY) value=(key.as_str());
            @for (name, value) in kept.fields() { input type="hidden" name=(name) value=(value); }
            div.row {
                button.ds-button name="confirmed" value="yes" type="submit" { (m.t("settings-save")) }
                button.ds-button data-variant="secondary" name="edit" value="yes" type="submit" { (m.t("settings-edit")) }
                a href=(asked.to("/settings")) { (m.t("form-cancel")) }
            }
        }
    };
    Ok(shown.frame.page(Page::new(title, main)))
}

/// What surrounds the page, as it would be.
fn framed(asked: &Asked, wanted: &Settings) -> Frame {
    let mut frame = asked.frame.clone();
    if let Some(place) = &mut frame.place {
        place.name = wanted.name.to_string();
        place.look = Look::with(&place.organisation, wanted.accent, wanted.logo.as_ref(), &wanted.languages);
    }
    frame
}

struct Preview<'a> {
    m: Messages,
    frame: &'a Frame,
    now: Option<&'a Settings>,
    wanted: &'a Settings,
}

impl Preview<'_> {
    /// What would be otherwise: what it is, and what it would be.
    fn changes(&self) -> Markup {
        let m = self.m;
        html! { (parts::scroll(m.t("settings-preview"), html! {
            table.ds-table.stacks {
                thead { tr {
                    th scope="col" { (m.t("settings-what")) }
                    th scope="col" { (m.t("settings-now")) }
                    th scope="col" { (m.t("settings-then")) }
                } }
                tbody { @for (what, now, then) in self.rows() { tr {
                    th scope="row" { (what) }
                    td data-label=(m.t("settings-now")) { (now) }
                    td data-label=(m.t("settings-then")) { b { (then) } }
                } } }
            }
        })) }
    }

    fn rows(&self) -> Vec<(Cow<'static, str>, Markup, Markup)> {
        let (m, wanted) = (self.m, self.wanted);
        let Some(now) = self.now else { return Vec::new() };
        let mut rows = Vec::new();
        if now.name != wanted.name {
            rows.push((m.t("settings-name"), html! { (now.name) }, html! { (wanted.name) }));
        }
        if now.languages != wanted.languages {
            let said = |settings: &Settings| html! { (m.word("settings-languages", &key(&settings.languages))) };
            rows.push((m.t("settings-languages"), said(now), said(wanted)));
        }
        for (key, scheme) in [("settings-accent", Scheme::Light), ("settings-accent-dark", Scheme::Dark)] {
            let of = |settings: &Settings| settings.accent.map(|accent| in_scheme(accent, scheme));
            if of(now) != of(wanted) {
                rows.push((m.t(key), self.colour(of(now)), self.colour(of(wanted))));
            }
        }
        if now.logo != wanted.logo {
            let has = |settings: &Settings| match &settings.logo {
                Some(logo) => {
                    html! { (m.with("settings-logo-points", &[("width", logo.width.into()), ("height", logo.height.into())])) }
                }
                None => html! { (m.t("settings-none")) },
            };
            rows.push((m.t("settings-logo"), has(now), has(wanted)));
        }
        rows
    }

    fn colour(&self, colour: Option<Colour>) -> Markup {
        html! { @match colour {
            Some(colour) => { (swatch(colour)) " " (colour) },
            None => (self.m.t("settings-no-accent")),
        } }
    }

    /// The head of a page in a scheme, as a picture: what is in it leads nowhere.
    fn head(&self, scheme: Scheme) -> Markup {
        let m = self.m;
        let (tag, name) = match scheme {
            Scheme::Light => ("light", m.t("settings-in-light")),
            Scheme::Dark => ("dark", m.t("settings-in-dark")),
        };
        let mark = self.frame.place.as_ref().and_then(|place| place.look.logo.as_ref());
        html! {
            figure.look {
                div.look-head data-color-scheme=(tag) data-color="neutral" role="img" aria-label=(name) {
                    span.org { @if let Some(mark) = mark { img.mark src=(mark.address) width=(mark.width) height=(mark.height) alt=""; } (self.wanted.name) }
                    span.here { (m.t("menu-platform")) }
                    span.ds-button { (m.t("settings-button")) }
                }
                figcaption.cap { (name) @if let Some(accent) = self.wanted.accent { ". " (self.measured(in_scheme(accent, scheme), scheme)) } }
            }
        }
    }

    fn measured(&self, colour: Colour, scheme: Scheme) -> String {
        let ratio = |hundredths: u32| self.m.hundredths(hundredths.into());
        self.m.with(
            "settings-measured",
            &[
                ("on", ratio(colour.on(scheme)).into()),
                ("needs", ratio(OF_A_CONTROL).into()),
                ("text", ratio(colour.contrast(colour.text_on())).into()),
                ("text-needs", ratio(OF_TEXT).into()),
            ],
        )
    }
}

fn in_scheme(accent: Accent, scheme: Scheme) -> Colour {
    match scheme {
        Scheme::Light => accent.light,
        Scheme::Dark => accent.dark,
    }
}

/// A colour as a small square. It says nothing that its name beside it does not.
fn swatch(colour: Colour) -> Markup {
    html! { svg.swatch viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" { rect width="16" height="16" rx="2" fill=(colour) {} } }
}
