//! Colours as WCAG 2.2 sees them: how light one is, how much two differ, and whether one can be told from what it stands on.
//! Not where a colour is used; that is the style sheet's.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::Invalid;

/// A colour of the screen (sRGB). In the log as it is written: `#1f4e79`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    /// How much red.
    pub red: u8,
    /// How much green.
    pub green: u8,
    /// How much blue.
    pub blue: u8,
}

/// What cannot be told from its background by everyone is not shown: what a control needs (WCAG 2.2, 1.4.11).
pub const OF_A_CONTROL: u32 = 300;
/// What text needs (WCAG 2.2, 1.4.3).
pub const OF_TEXT: u32 = 450;

/// Light and dark: what pages look like follows what the reader's system says, or the reader's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Dark text on light surfaces.
    Light,
    /// Light text on dark surfaces.
    Dark,
}

impl Scheme {
    /// The surfaces that a control may stand on: the page, a card, and a tinted part. They are those of the style sheet.
    pub fn surfaces(self) -> [Colour; 3] {
        match self {
            Scheme::Light => [Colour::of(0xfcfbf8), Colour::of(0xffffff), Colour::of(0xf3f1eb)],
            Scheme::Dark => [Colour::of(0x141518), Colour::of(0x1c1e22), Colour::of(0x22252a)],
        }
    }
}

impl Colour {
    /// Of a number: `0x1f4e79`.
    pub const fn of(number: u32) -> Colour {
        let [_, red, green, blue] = number.to_be_bytes();
        Colour { red, green, blue }
    }

    /// What was typed: `#1f4e79`, `1F4E79`, or short `#abc`.
    ///
    /// # Errors
    /// `text-empty` and `colour-unknown`.
    pub fn parse(typed: &str) -> Result<Colour, Invalid> {
        let typed = typed.trim();
        let invalid = |key| Invalid { key, limit: None, value: typed.to_owned() };
        if typed.is_empty() {
            return Err(invalid("text-empty"));
        }
        let digits = typed.strip_prefix('#').unwrap_or(typed);
        let whole = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        // A sign is a number's and no colour's.
        let is_colour = whole.len() == 6 && whole.chars().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(&whole, 16).ok().filter(|_| is_colour);
        number.map(Colour::of).ok_or_else(|| invalid("colour-unknown"))
    }

    /// The contrast with another, in hundredths: from 100 for the same to 2100 for black and white. Never rounded up, so
    /// that nothing passes that does not.
    pub fn contrast(self, other: Colour) -> u32 {
        let (one, two) = (self.luminance(), other.luminance());
        let ratio = (one.max(two) + 0.05) / (one.min(two) + 0.05);
        // Between 1 and 21, and a colour with itself is 1 exactly.
        (ratio * 100.0 + 1e-9) as u32
    }

    /// White or black: what is read best on it. One of them always has the contrast that text needs.
    pub fn text_on(self) -> Colour {
        let (white, black) = (Colour::of(0xffffff), Colour::of(0));
        if self.contrast(black) <= self.contrast(white) { white } else { black }
    }

    /// The least contrast with the surfaces of a scheme.
    pub fn on(self, scheme: Scheme) -> u32 {
        scheme.surfaces().into_iter().map(|surface| self.contrast(surface)).min().unwrap_or_default()
    }

    /// The colour most like it that a control may have in a scheme: the same one, where it may.
    pub fn nearest_on(self, scheme: Scheme) -> Colour {
        let may = |colour: &Colour| OF_A_CONTROL <= colour.on(scheme) && OF_TEXT <= colour.contrast(colour.text_on());
        // Towards black on light surfaces, and towards white on dark ones, it always comes.
        let towards = match scheme {
            Scheme::Light => Colour::of(0),
            Scheme::Dark => Colour::of(0xffffff),
        };
        (0..=255).map(|part| self.mixed(towards, part)).find(may).unwrap_or(towards)
    }

    /// With so many parts of 255 of another in it.
    pub fn mixed(self, other: Colour, part: u32) -> Colour {
        let channel = |one: u8, two: u8| {
            let sum = u32::from(one) * (255 - part) + u32::from(two) * part;
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        Colour {
            red: channel(self.red, other.red),
            green: channel(self.green, other.green),
            blue: channel(self.blue, other.blue),
        }
    }

    // Relative luminance, as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl TryFrom<String> for Colour {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Colour, Invalid> {
        Colour::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_what_the_standard_says() {
        // From the standard's own definition, and from W3C's list of worked examples.
        for (one, two, ratio) in [
            (0x000000, 0xffffff, 2100),
            (0x777777, 0xffffff, 447),
            (0x767676, 0xffffff, 454),
            (0xff0000, 0xffffff, 399),
            (0x0000ff, 0xffffff, 859),
            (0x1f4e79, 0x1f4e79, 100),
        ] {
            let (one, two) = (Colour::of(one), Colour::of(two));
            assert_eq!((one.contrast(two), two.contrast(one)), (ratio, ratio), "{one} and {two}");
        }
    }

    #[test]
    fn a_colour_is_read_as_people_write_it_and_nothing_else_is() {
        for (typed, read) in [("#1F4E79", "#1f4e79"), (" 1f4e79 ", "#1f4e79"), ("#abc", "#aabbcc"), ("000", "#000000")]
        {
            assert_eq!(Colour::parse(typed).unwrap().to_string(), read);
        }
        for wrong in ["blå", "#12345", "#1234567", "+12345", "-12", "#", "rgb(1,2,3)", "åå", "#éé", "}*{x:y"] {
            assert_eq!(Colour::parse(wrong).unwrap_err().key, "colour-unknown", "{wrong}");
        }
        assert_eq!(Colour::parse(" ").unwrap_err().key, "text-empty");
    }

    #[test]
    fn the_nearest_colour_passes_and_one_that_passes_is_its_own() {
        for number in (0..=0xffffff).step_by(9973) {
            let colour = Colour::of(number);
            assert!(OF_TEXT <= colour.contrast(colour.text_on()), "{colour}");
            for scheme in [Scheme::Light, Scheme::Dark] {
                let nearest = colour.nearest_on(scheme);
                assert!(OF_A_CONTROL <= nearest.on(scheme), "{nearest} for {colour}");
                assert_eq!(nearest == colour, OF_A_CONTROL <= colour.on(scheme), "{nearest} for {colour}");
            }
        }
    }

    #[test]
    fn a_colour_goes_into_the_log_and_back() {
        let colour = Colour::of(0x1f4e79);
        let written = serde_json::to_string(&colour).unwrap();
        assert_eq!(written, "\"#1f4e79\"");
        assert_eq!(serde_json::from_str::<Colour>(&written).unwrap(), colour);
    }
}
