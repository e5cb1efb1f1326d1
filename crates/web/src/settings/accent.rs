//! The style sheet of an agency's colour: a few custom properties, under an address that follows from what is in it, and
//! therefore kept by browsers for ever. Nothing of it stands in a page. Whether a colour may be used, the rule says.

use axum::http::{HeaderValue, StatusCode, header};
use domain::colour::Colour;
use domain::ids::OrganisationId;
use domain::settings::Accent;
use sha2::{Digest, Sha256};

use crate::answer::{self, Answer};
use crate::assets::{FOR_EVER, hexadecimal};
use crate::problem::Problem;
use crate::request::Asked;

/// How much of black or white is in the colour of a button under the pointer, and of one that is pressed, of 255.
const HOVER: u32 = 31;
const ACTIVE: u32 = 61;

/// `GET /{organisation}/accent/{file}`
///
/// # Errors
/// Not found, when the address is not that of what would be in it.
pub async fn show(asked: Asked) -> Answer {
    let file: String = asked.id("file")?;
    let accent = read(&file).filter(|accent| name(*accent) == file).ok_or(Problem::NotFound)?;
    let mut response = answer::whole(StatusCode::OK, "text/css; charset=utf-8", sheet(accent).into_bytes());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER));
    Ok(response)
}

/// Where the style sheet of a colour is.
pub(super) fn address(id: &OrganisationId, accent: Accent) -> String {
    format!("/{id}/accent/{}", name(accent))
}

/// `1f4e79-7fa8cc.0123456789abcdef.css`
fn name(accent: Accent) -> String {
    let hash = hexadecimal(&Sha256::digest(sheet(accent))[..8]);
    let digits = |colour: Colour| colour.to_string().trim_start_matches('#').to_owned();
    format!("{}-{}.{hash}.css", digits(accent.light), digits(accent.dark))
}

fn read(file: &str) -> Option<Accent> {
    let (light, dark) = file.split_once('.')?.0.split_once('-')?;
    Some(Accent { light: Colour::parse(light).ok()?, dark: Colour::parse(dark).ok()? })
}

/// Outside every layer, so that it goes before what the product's own style sheet says.
fn sheet(accent: Accent) -> String {
    let both = |of: fn(Colour) -> Colour| format!("light-dark({}, {})", of(accent.light), of(accent.dark));
    format!(
        ":root, [data-color-scheme] {{\n  --accent: {};\n  --accent-hover: {};\n  --accent-active: {};\n  \
         --accent-text: {};\n}}\n",
        both(|colour| colour),
        both(|colour| firmer(colour, HOVER)),
        both(|colour| firmer(colour, ACTIVE)),
        both(Colour::text_on),
    )
}

/// Further from the text that stands on it, so that the text is never harder to read.
fn firmer(colour: Colour, part: u32) -> Colour {
    let away = if colour.text_on() == Colour::of(0) { Colour::of(0xffffff) } else { Colour::of(0) };
    colour.mixed(away, part)
}

#[cfg(test)]
mod tests {
    use domain::colour::{OF_TEXT, Scheme};

    use super::*;

    #[test]
    fn the_address_follows_from_the_content_and_nothing_else_is_one() {
        let accent = Accent { light: Colour::of(0x1f4e79), dark: Colour::of(0x7fa8cc) };
        let name = name(accent);
        assert_eq!(read(&name), Some(accent));
        let other = Accent { light: Colour::of(0x1f4e78), ..accent };
        assert_ne!(super::name(other), name);
        for wrong in ["", "1f4e79.css", "x-y.css", "1f4e79-}*{.css"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn text_on_a_button_is_read_whatever_is_done_with_it() {
        for number in (0..=0xff_ffff).step_by(9973) {
            let colour = Colour::of(number);
            for part in [0, HOVER, ACTIVE] {
                let shown = firmer(colour, part);
                assert!(OF_TEXT <= shown.contrast(colour.text_on()), "{shown} of {colour}");
            }
        }
    }

    #[test]
    fn colours_are_measured_on_the_surfaces_that_the_style_sheet_has() {
        let sheet = include_str!("../../assets/rodtrad.css");
        let token = |name: &str| {
            let value = sheet.split(&format!("{name}: light-dark(")).nth(1).and_then(|rest| rest.split(')').next());
            let (light, dark) = value.and_then(|value| value.split_once(',')).expect("a token");
            [light, dark].map(|colour| Colour::parse(colour).expect("a colour"))
        };
        let surfaces = ["--paper", "--sheet", "--tint"].map(token);
        assert_eq!(Scheme::Light.surfaces(), surfaces.map(|[light, _]| light));
        assert_eq!(Scheme::Dark.surfaces(), surfaces.map(|[_, dark]| dark));
    }
}
