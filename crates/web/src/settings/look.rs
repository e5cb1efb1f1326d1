//! How an agency's pages look and read, for what surrounds every page: its mark, its colour, its languages.

use domain::ids::OrganisationId;
use domain::organisation::WrittenIn;
use domain::settings::{Accent, Current, Logo};

use super::accent;
use crate::messages::Language;

/// What surrounds every page of an agency.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Where the style sheet of its colour is; none where it has no colour.
    pub(crate) sheet: Option<String>,
    /// Its mark.
    pub(crate) logo: Option<Mark>,
    /// Whether a reader can change the language.
    pub(crate) has_languages: bool,
}

/// A mark as it is shown.
#[derive(Debug, Clone)]
pub(crate) struct Mark {
    pub(crate) address: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Look {
    /// As it is set.
    pub(crate) fn of(id: &OrganisationId, set: &Current) -> Look {
        Look::with(id, set.accent, set.logo.as_ref(), &set.languages)
    }

    /// As it would be.
    pub(crate) fn with(
        id: &OrganisationId,
        accent: Option<Accent>,
        logo: Option<&Logo>,
        languages: &[WrittenIn],
    ) -> Look {
        let logo = logo.map(|logo| Mark {
            address: format!("/{id}/logo/{}.png", logo.file),
            width: logo.width,
            height: logo.height,
        });
        Look { sheet: accent.map(|accent| accent::address(id, accent)), logo, has_languages: 1 < languages.len() }
    }
}

/// The language for a reader who wishes this one, or none.
pub(crate) fn language(set: &Current, wished: Option<Language>) -> Language {
    Language::from(set.language(wished.map(WrittenIn::from)))
}
