//! Examples of what an agency sets for itself: with everything in it, and with as little as can be.

use domain::colour::Colour;
use domain::decision::Digest256;
use domain::event::Event;
use domain::organisation::WrittenIn;
use domain::settings::{Accent, Logo, Settings};

use crate::agency::name;

pub(super) fn examples() -> Vec<Event> {
    let everything = Settings {
        name: name("Tillväxtverket"),
        languages: vec![WrittenIn::Swedish, WrittenIn::English],
        accent: Some(Accent { light: Colour::of(0x1f4e79), dark: Colour::of(0x7fa8cc) }),
        logo: Some(Logo { file: Digest256::of(b"logo"), width: 320, height: 64 }),
    };
    let little = Settings { languages: vec![WrittenIn::English], accent: None, logo: None, ..everything.clone() };
    [everything, little].into_iter().map(|settings| Event::SettingsChanged { settings }).collect()
}
