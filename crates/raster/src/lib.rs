//! A picture of lines as a picture of points: SVG in, PNG out, for those who put a diagram in a slide or a letter. The
//! letters are the product's own and are in the binary, so a file looks alike wherever the server stands; nothing is read
//! from the machine.
//!
//! And a mark that somebody gives, read within limits ([`mark`]).
//!
//! Not here: drawing. `figures` draws, and makes a file of a picture with its colours written out.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, ImageHrefResolver, Options, Tree, fontdb};

pub mod mark;
mod woff;

/// Points for each length of the picture: sharp on a slide.
const SCALE: f32 = 2.0;
/// The longest side of a picture, in points. A page's widest is below 2,000.
const MOST: f32 = 8_000.0;

/// Regular and SemiBold, and the same with the letters of the national minority languages.
static LETTERS: [&[u8]; 4] = [
    include_bytes!("../../web/assets/vendor/source-sans-3-400.woff"),
    include_bytes!("../../web/assets/vendor/source-sans-3-600.woff"),
    include_bytes!("../../web/assets/vendor/source-sans-3-extended-400.woff"),
    include_bytes!("../../web/assets/vendor/source-sans-3-extended-600.woff"),
];

static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut faces = fontdb::Database::new();
    for letters in LETTERS.iter().filter_map(|letters| woff::unpacked(letters)) {
        faces.load_font_data(letters);
    }
    Arc::new(faces)
});

/// Why a picture could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It is no SVG that can be read.
    #[error("the picture cannot be read: {0}")]
    Unreadable(#[from] usvg::Error),
    /// Its measures are nothing, or more than is made.
    #[error("the picture is {0} by {1}, which is not made")]
    Measures(f32, f32),
    /// The points could not be written.
    #[error("the picture cannot be written: {0}")]
    Unwritten(String),
}

/// Makes points of a picture: a whole SVG file, with its own measures and colours.
pub fn png(svg: &str) -> Result<Vec<u8>, Failure> {
    let options = Options {
        font_family: "Source Sans 3".to_owned(),
        fontdb: FACES.clone(),
        // No picture in a picture, and no file of the machine.
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let (width, height) = (tree.size().width() * SCALE, tree.size().height() * SCALE);
    let mut points = (width <= MOST && height <= MOST)
        .then(|| Pixmap::new(width.ceil() as u32, height.ceil() as u32))
        .flatten()
        .ok_or(Failure::Measures(width, height))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut points.as_mut());
    points.encode_png().map_err(|error| Failure::Unwritten(error.to_string()))
}

#[cfg(test)]
mod tests {
    use figures::evidence_coverage::{self, EvidenceCoverage};
    use figures::standalone::{Scheme, standalone};

    use super::*;

    fn file(words: &str, scheme: Scheme) -> String {
        let coverage = EvidenceCoverage { id: "c", carrying: 1, all: 1, words };
        standalone(&evidence_coverage::draw(&coverage).into_string(), scheme, None).unwrap()
    }

    /// How many points are dark, and how many there are.
    fn dark(png: &[u8]) -> (usize, usize) {
        let points = Pixmap::decode_png(png).unwrap();
        let is_dark = |point: &&resvg::tiny_skia::PremultipliedColorU8| point.red() < 100;
        (points.pixels().iter().filter(is_dark).count(), points.pixels().len())
    }

    #[test]
    fn a_picture_is_not_blank_and_has_letters() {
        let square = dark(&png(&file("", Scheme::Light)).unwrap()).0;
        assert!((400..1200).contains(&square), "one filled square, and nothing else: {square}");
        let words = dark(&png(&file("Ägg Örebro åtta", Scheme::Light)).unwrap()).0;
        assert!(square + 300 < words, "{words} dark points with words, {square} without");
        let minority = dark(&png(&file("ŋŋŋŋŋŋŋŋ", Scheme::Light)).unwrap()).0;
        assert!(square + 150 < minority, "letters of Sámi: {minority}");
    }

    #[test]
    fn words_in_bold_are_darker() {
        let svg = |class: &str| {
            let text = format!(
                "<svg class=\"chart\" viewBox=\"0 0 90 20\"><text class=\"lab2{class}\" x=\"5\" y=\"15\">46,0 procent</text></svg>"
            );
            dark(&png(&standalone(&text, Scheme::Light, None).unwrap()).unwrap()).0
        };
        let (regular, strong) = (svg(""), svg(" strong"));
        assert!(100 < regular && regular * 11 / 10 < strong, "{regular} and {strong}");
    }

    #[test]
    fn the_scheme_is_the_background() {
        let (points, all) = dark(&png(&file("1 av 1", Scheme::Dark)).unwrap());
        assert!(all / 2 < points, "{points} of {all} are dark");
    }

    #[test]
    fn every_file_of_letters_can_be_unpacked() {
        assert!(LETTERS.iter().all(|letters| woff::unpacked(letters).is_some()));
        assert_eq!(FACES.len(), LETTERS.len());
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(matches!(png("<p>Nej</p>"), Err(Failure::Unreadable(_))));
        assert!(matches!(png("<svg"), Err(Failure::Unreadable(_))));
        let large = r#"<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"/>"#;
        assert!(matches!(png(large), Err(Failure::Measures(..))));
    }

    #[test]
    fn nothing_is_read_from_the_machine() {
        let plain = r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>"#;
        let reaching = r#"<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><image href="/etc/hostname" width="10" height="10"/></svg>"#;
        assert_eq!(png(plain).unwrap(), png(reaching).unwrap());
    }
}
