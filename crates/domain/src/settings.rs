//! What an agency sets for itself: what it is called, in which languages its pages are read, and its mark and colour. A change
//! is an event like any other, and the last one can be taken back. Not how the mark is stored or drawn, nor what the server's
//! operator sets.

use serde::{Deserialize, Serialize};

use crate::colour::{Colour, OF_A_CONTROL, Scheme};
use crate::decision::Digest256;
use crate::event::Event;
use crate::organisation::{Organisation, WrittenIn};
use crate::refusal::{Refusal, Refusals, Value, none_of};
use crate::text::Name;
use crate::time::Stamp;

/// Everything that an agency sets for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// What it is called.
    pub name: Name,
    /// The languages in which its pages are read; the first is for those who wish no other. Never none.
    pub languages: Vec<WrittenIn>,
    /// Its colour, where it has one.
    pub accent: Option<Accent>,
    /// Its mark, where it has one.
    pub logo: Option<Logo>,
}

/// The agency's colour: of buttons, and of where one is in the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Accent {
    /// On light surfaces.
    pub light: Colour,
    /// On dark surfaces.
    pub dark: Colour,
}

/// The agency's mark: a picture that is kept under the digest of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    /// Which picture.
    pub file: Digest256,
    /// How wide it is, in points.
    pub width: u32,
    /// How high it is, in points.
    pub height: u32,
}

/// What is set now, beside the name, and what was before the last change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Current {
    /// The languages in which its pages are read, the first first.
    pub languages: Vec<WrittenIn>,
    /// Its colour.
    pub accent: Option<Accent>,
    /// Its mark.
    pub logo: Option<Logo>,
    /// The event that last changed any of it; 0 before the first.
    pub version: u64,
    /// Who that was, and when.
    pub changed: Option<Stamp>,
    /// What was set before that.
    pub before: Option<Settings>,
}

impl Current {
    /// What holds before anything is set.
    pub(crate) fn of(written_in: WrittenIn) -> Current {
        let languages = match written_in {
            WrittenIn::Swedish => vec![WrittenIn::Swedish, WrittenIn::English],
            WrittenIn::English => vec![WrittenIn::English, WrittenIn::Swedish],
        };
        Current { languages, accent: None, logo: None, version: 0, changed: None, before: None }
    }

    /// The language for a reader who wishes this one, or none.
    pub fn language(&self, wished: Option<WrittenIn>) -> WrittenIn {
        let offered = wished.filter(|wished| self.languages.contains(wished));
        offered.or_else(|| self.languages.first().copied()).unwrap_or(WrittenIn::Swedish)
    }
}

impl Organisation {
    /// Everything that is set; `None` before the agency is founded.
    pub fn all_settings(&self) -> Option<Settings> {
        let set = &self.settings;
        let name = self.name.clone()?;
        Some(Settings { name, languages: set.languages.clone(), accent: set.accent, logo: set.logo.clone() })
    }

    /// Sets it anew, for whoever has seen it as it was at this version. No event where it is so already.
    ///
    /// # Errors
    /// `not-founded`; `settings-changed-meanwhile`; `languages-none` at `languages`; `accent-too-weak` at `accent` or
    /// `accent-dark`, with what it has, what it needs, and the nearest colour that has it.
    pub fn change_settings(&self, wanted: Settings, seen: u64) -> Result<Vec<Event>, Refusals> {
        let now = self.all_settings().ok_or_else(|| Refusal::new("not-founded"))?;
        if seen != self.settings.version {
            return Err(Refusal::new("settings-changed-meanwhile").into());
        }
        let mut objections = Vec::new();
        if wanted.languages.is_empty() {
            objections.push(Refusal::new("languages-none").at("languages"));
        }
        if let Some(accent) = wanted.accent {
            objections.extend(too_weak(accent.light, Scheme::Light));
            objections.extend(too_weak(accent.dark, Scheme::Dark));
        }
        none_of(objections)?;
        Ok(if wanted == now { Vec::new() } else { vec![Event::SettingsChanged { settings: wanted }] })
    }

    /// Sets everything as it was before the last change, for whoever has seen that change.
    ///
    /// # Errors
    /// `settings-changed-meanwhile`, and `settings-no-earlier` when nothing has been changed.
    pub fn undo_settings(&self, seen: u64) -> Result<Vec<Event>, Refusals> {
        if seen != self.settings.version {
            return Err(Refusal::new("settings-changed-meanwhile").into());
        }
        let before = self.settings.before.clone().ok_or_else(|| Refusal::new("settings-no-earlier"))?;
        Ok(vec![Event::SettingsChanged { settings: before }])
    }

    pub(crate) fn set_all(&mut self, settings: &Settings, stamp: Stamp, seq: u64) {
        let before = self.all_settings();
        self.name = Some(settings.name.clone());
        self.settings = Current {
            languages: settings.languages.clone(),
            accent: settings.accent,
            logo: settings.logo.clone(),
            version: seq,
            changed: Some(stamp),
            before,
        };
    }
}

fn too_weak(colour: Colour, scheme: Scheme) -> Option<Refusal> {
    let has = colour.on(scheme);
    if OF_A_CONTROL <= has {
        return None;
    }
    let (field, where_to) = match scheme {
        Scheme::Light => ("accent", "light"),
        Scheme::Dark => ("accent-dark", "dark"),
    };
    let too_weak = Refusal::new("accent-too-weak")
        .at(field)
        .with("colour", colour.to_string())
        .with("on", where_to)
        .with("has", Value::Hundredths(has.into()))
        .with("needs", Value::Hundredths(OF_A_CONTROL.into()))
        .with("nearest", colour.nearest_on(scheme).to_string());
    Some(too_weak)
}
