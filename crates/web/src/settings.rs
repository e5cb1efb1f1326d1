//! What the agency sets for itself: its name, the languages of its pages, its mark and its colour, and ways to all else that is
//! the agency's own. A change is shown as the pages would be before it is saved, and can be taken back. Not what the server's
//! operator sets; that is the command line's.

use domain::colour::Colour;
use domain::organisation::WrittenIn;
use domain::policy::Right;
use domain::refusal::Refusal;
use domain::settings::{Accent, Settings};
use domain::text::Name;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::flash::Flash;
use crate::forms::{Field, Form, REQUEST_KEY, Typed};
use crate::layout::Page;
use crate::people::People;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;
use crate::{address, parts};

pub mod accent;
pub mod logo;
pub mod look;
mod preview;
pub mod retention;

/// What the pages can be read in, each with the language that comes first.
const LANGUAGES: [&[WrittenIn]; 4] = [
    &[WrittenIn::Swedish, WrittenIn::English],
    &[WrittenIn::English, WrittenIn::Swedish],
    &[WrittenIn::Swedish],
    &[WrittenIn::English],
];

/// The value of the field `logo` that takes the mark away.
const NO_LOGO: &str = "none";

/// `GET /{organisation}/settings`
///
/// # Errors
/// What the store says.
pub async fn show(asked: Asked) -> Answer {
    form_page(&asked, &typed_of(&asked)?).await
}

/// `POST /{organisation}/settings`: shows how the pages would be; with `confirmed`, saves it; with `edit`, goes on writing.
///
/// # Errors
/// What the store says.
pub async fn change(asked: Asked, typed: Typed) -> Answer {
    if typed.has("edit") {
        return form_page(&asked, &typed).await;
    }
    confirm(&asked, typed).await
}

/// `POST /{organisation}/settings/undo`: as it was before the last change.
///
/// # Errors
/// What the store says.
pub async fn undo(asked: Asked, typed: Typed) -> Answer {
    let seen = asked.query("seen").and_then(|seen| seen.parse().ok()).unwrap_or_default();
    match asked.amend(&typed, move |organisation, _| organisation.undo_settings(seen)).await? {
        Ok(changed) => {
            let told = Flash::new(asked.m().t("settings-told-undone"));
            Ok(asked.done("/settings", &told.with_undo(undo_address(&asked, changed.settings.version))))
        }
        Err(refusals) => form_page(&asked, &typed_of(&asked)?.refused(refusals)).await,
    }
}

/// What the form begins with.
fn typed_of(asked: &Asked) -> Result<Typed, Problem> {
    let now = asked.organisation.all_settings().ok_or(Problem::NotFound)?;
    let colour = |of: fn(&Accent) -> Colour| now.accent.as_ref().map(of).map_or_else(String::new, |it| it.to_string());
    let (light, dark) = (colour(|accent| accent.light), colour(|accent| accent.dark));
    let (languages, seen) = (key(&now.languages), asked.organisation.settings.version.to_string());
    Ok(Typed::beginning_with(&[
        ("name", now.name.as_str()),
        ("languages", &languages),
        ("accent", &light),
        ("accent-dark", &dark),
        ("seen", &seen),
    ]))
}

fn undo_address(asked: &Asked, version: u64) -> String {
    address::with(&format!("/{}/settings/undo", asked.organisation.id), "seen", &version.to_string())
}

/// The word for languages in the form: `sv-en`.
fn key(languages: &[WrittenIn]) -> String {
    languages.iter().map(|language| language.tag()).collect::<Vec<_>>().join("-")
}

/// What was typed, as settings. What is wrong with it is kept at its field.
async fn wanted(asked: &Asked, typed: &mut Typed) -> Result<Option<Settings>, Problem> {
    let name = typed.parse("name", Name::parse);
    // What is none of these is no language, which the rule says.
    let languages =
        LANGUAGES.into_iter().find(|languages| key(languages) == typed.get("languages")).unwrap_or_default();
    let light = typed.optional("accent", Colour::parse);
    let dark = typed.optional("accent-dark", Colour::parse);
    let logo = match typed.get("logo") {
        "" => asked.organisation.settings.logo.clone(),
        NO_LOGO => None,
        file => match logo::named(asked, file).await? {
            Ok(logo) => Some(logo),
            Err(gone) => {
                typed.refuse(gone);
                None
            }
        },
    };
    let accent = match (light, dark) {
        (None, None) => None,
        (Some(light), dark) => Some(Accent { light, dark: dark.unwrap_or(light) }),
        (None, Some(_)) => {
            if !typed.is_wrong("accent") {
                typed.refuse(Refusal::new("text-empty").at("accent"));
            }
            None
        }
    };
    if typed.has_refusals() {
        return Ok(None);
    }
    Ok(name.map(|name| Settings { name, languages: languages.to_vec(), accent, logo }))
}

/// Shows how the pages would be, or saves it when that has been seen.
async fn confirm(asked: &Asked, mut typed: Typed) -> Answer {
    let Some(wanted) = wanted(asked, &mut typed).await? else { return form_page(asked, &typed).await };
    let seen: u64 = typed.get("seen").parse().unwrap_or_default();
    // Of a form that is sent again the store knows that it has been taken, so the rule is not asked here.
    if !typed.has("confirmed") {
        return match asked.organisation.change_settings(wanted.clone(), seen) {
            Ok(events) if events.is_empty() => {
                Ok(asked.done("/settings", &Flash::new(asked.m().t("settings-told-same"))))
            }
            Ok(_) => preview::page(asked, &typed, &wanted),
            Err(refusals) => form_page(asked, &typed.refused(refusals)).await,
        };
    }
    let changed =
        asked.amend(&typed, move |organisation, _| organisation.change_settings(wanted.clone(), seen)).await?;
    match changed {
        Ok(changed) => {
            let told = Flash::new(asked.m().t("settings-told-saved"));
            Ok(asked.done("/settings", &told.with_undo(undo_address(asked, changed.settings.version))))
        }
        Err(refusals) => form_page(asked, &typed.refused(refusals)).await,
    }
}

/// The page with what was typed.
async fn form_page(asked: &Asked, typed: &Typed) -> Answer {
    let days = retention::kept(asked).await?.to_string();
    let typed = if typed.has("days") { typed.clone() } else { typed.clone().with("days", &days) };
    let people = People::of(asked).await?;
    let key = asked.request_key()?;
    let form = Form::new(asked.m(), &typed);
    let shown = Shown { asked, view: View::of(asked), people, form: &form, typed: &typed, key: key.as_str() };
    Ok(asked.frame.form_page(&typed, Page::new(asked.m().t("settings-title"), shown.main())))
}

struct Shown<'a> {
    asked: &'a Asked,
    view: View<'a>,
    people: People,
    form: &'a Form<'a>,
    typed: &'a Typed,
    key: &'a str,
}

impl Shown<'_> {
    fn main(&self) -> Markup {
        let m = self.view.m;
        let (fields, logo) = (self.fields(), self.logo());
        let retention = retention::section(&self.view, self.form, self.key);
        html! {
            (parts::head(m.t("settings-title"), &[], None))
            p.lead { (m.t("settings-lead")) }
            (self.form.summary())
            div.cols {
                div { (fields) (logo) (retention) }
                aside.sec aria-label=(m.t("settings-more")) { (self.ways()) (self.last()) }
            }
        }
    }

    fn fields(&self) -> Markup {
        let (view, m, form) = (&self.view, self.view.m, self.form);
        let languages: Vec<(String, _)> =
            LANGUAGES.map(|languages| (key(languages), m.word("settings-languages", &key(languages)))).to_vec();
        html! {
            section.sec aria-labelledby="name-and-look" {
                h2 #name-and-look { (m.t("settings-name-and-look")) }
                form.stack.narrow-form method="post" action=(view.frame.to("/settings")) novalidate {
                    input type="hidden" name=(REQUEST_KEY) value=(self.key);
                    input type="hidden" name="seen" value=(self.typed.get("seen"));
                    input type="hidden" name="logo" value=(self.typed.get("logo"));
                    (form.line(&Field::new("name", m.t("settings-name")).hint(m.t("settings-name-hint")).language(view.language())))
                    (form.radios(&Field::new("languages", m.t("settings-languages")).hint(m.t("settings-languages-hint")), &languages))
                    (form.line(&Field::new("accent", m.t("settings-accent")).hint(m.t("settings-accent-hint")).optional()))
                    (form.line(&Field::new("accent-dark", m.t("settings-accent-dark")).hint(m.t("settings-accent-dark-hint")).optional()))
                    div.row { button.ds-button type="submit" { (m.t("settings-look")) } }
                }
            }
        }
    }

    fn logo(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let field = Field::new("file", m.t("settings-logo-file")).hint(m.with(
            "settings-logo-hint",
            &[
                ("kilobytes", (raster::mark::MOST_BYTES / 1024).into()),
                ("widest", raster::mark::WIDEST.into()),
                ("highest", raster::mark::HIGHEST.into()),
                ("lowest", raster::mark::LOWEST.into()),
            ],
        ));
        let now = view.frame.place.as_ref().and_then(|place| place.look.logo.as_ref());
        html! {
            section.sec aria-labelledby="logo" {
                h2 #logo { (m.t("settings-logo")) }
                @match now {
                    Some(mark) => {
                        p { img.mark src=(mark.address) width=(mark.width) height=(mark.height) alt=(m.t("settings-logo-now")); }
                    }
                    None => (parts::nothing_yet(m.t("settings-logo-none"), None)),
                }
                form.stack.narrow-form.mt method="post" action=(view.frame.to("/settings/logo")) enctype="multipart/form-data" novalidate {
                    input type="hidden" name=(REQUEST_KEY) value=(self.key);
                    (self.form.file(&field, "image/png"))
                    div.row { button.ds-button data-variant="secondary" type="submit" { (m.t("settings-look")) } }
                }
                @if now.is_some() {
                    form.mt method="post" action=(view.frame.to("/settings")) {
                        input type="hidden" name=(REQUEST_KEY) value=(self.key);
                        (self.as_it_is())
                        input type="hidden" name="logo" value=(NO_LOGO);
                        button.ds-button data-variant="tertiary" type="submit" { (m.t("settings-logo-remove")) }
                    }
                }
            }
        }
    }

    /// Everything else as it is set, for a form that changes one thing.
    fn as_it_is(&self) -> Markup {
        let now = typed_of(self.asked).unwrap_or_default();
        html! { @for (name, value) in now.fields() { input type="hidden" name=(name) value=(value); } }
    }

    /// Ways to what else is the agency's own.
    fn ways(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let ways = [
            (Right::ChangeUnits, "/units", "units-title"),
            (Right::ChangeBodies, "/bodies", "bodies-title"),
            (Right::ManagePeople, "/people", "directory-title"),
            (Right::ManagePeople, "/people/rules", "rules-title"),
            (Right::ManagePeople, "/providers", "providers-title"),
            (Right::ManagePeople, "/people/directory", "provisioning-title"),
            (Right::ManagePeople, "/people/tokens", "tokens-title"),
            (Right::ReadSecurity, "/security", "security-title"),
        ];
        html! {
            section {
                h2 { (m.t("settings-more")) }
                ul.bare { @for (_, path, key) in ways.into_iter().filter(|(right, ..)| view.may(*right)) {
                    li { a href=(view.frame.to(path)) { (m.t(key)) } }
                } }
            }
        }
    }

    /// Who changed it last, and the way back.
    fn last(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        let set = &view.organisation.settings;
        html! {
            section.sec {
                h2 { (m.t("settings-last")) }
                @match &set.changed {
                    Some(stamp) => {
                        p { (m.with("settings-last-changed", &[("moment", view.moment(stamp.at).into()), ("who", self.people.who(stamp.by).into())])) }
                        @if set.before.is_some() {
                            form.mt method="post" action=(undo_address(self.asked, set.version)) {
                                input type="hidden" name=(REQUEST_KEY) value=(self.key);
                                button.ds-button data-variant="secondary" type="submit" { (m.t("settings-undo")) }
                            }
                        }
                    }
                    None => p { (m.t("settings-last-none")) },
                }
            }
        }
    }
}
