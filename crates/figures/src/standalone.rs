//! A picture as a file of its own: with its colours written out, its measures, a background, and the letters if they are
//! given. For downloads; a picture in a page has its style from the page.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// For paper, and for most screens.
    Light,
    /// For a dark slide.
    Dark,
}

/// The typeface of the interface, by the names that a program may know it by. SemiBold is a family of its own where a
/// program holds each weight apart.
const LETTERS: &str = "text{font-family:\"Source Sans 3\",\"Source Sans Pro\",\"Segoe UI\",Roboto,Helvetica,Arial,sans-serif}\
     text.strong{font-family:\"Source Sans 3 SemiBold\",\"Source Sans 3\",\"Segoe UI\",Roboto,Helvetica,Arial,sans-serif}";

const SHEET: &str = include_str!("standalone.css");

/// Makes a file of one picture, as SVG. `woff2` is Source Sans 3 with all its weights, to be put into the file; without
/// it the file is smaller, and shown in what letters the reader has. None if this is not a picture with measures.
pub fn standalone(picture: &str, scheme: Scheme, woff2: Option<&[u8]>) -> Option<String> {
    let (opening, content) = picture.strip_prefix("<svg")?.split_once('>')?;
    let content = content.strip_suffix("</svg>")?;
    // Two pictures beside each other are not one.
    if content.contains("<svg") {
        return None;
    }
    let frame = opening.split_once("viewBox=\"0 0 ")?.1.split_once('"')?.0;
    let (width, height) = frame.split_once(' ')?;
    let measures =
        if opening.contains(" width=") { String::new() } else { format!(" width=\"{width}\" height=\"{height}\"") };
    let letters = woff2.map_or_else(String::new, |bytes| {
        let bytes = STANDARD.encode(bytes);
        let source = format!("url(data:font/woff2;base64,{bytes}) format(\"woff2\")");
        format!("@font-face{{font-family:\"Source Sans 3\";font-weight:200 900;src:{source}}}")
    });
    let rules = rules(scheme);
    let paper = token("--paper", scheme)?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"{opening}{measures}><style>{letters}{LETTERS}{rules}</style>\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{paper}\"/>{content}</svg>"
    ))
}

/// The rules with colours in place of their names.
fn rules(scheme: Scheme) -> String {
    let mut rules = String::new();
    for line in SHEET.lines().filter(|line| line.starts_with(['.', ':'])) {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("var(") {
            rules.push_str(before);
            let (name, after) = after.split_once(')').unwrap_or((after, ""));
            rules.push_str(token(name, scheme).unwrap_or("currentColor"));
            rest = after;
        }
        rules.push_str(rest);
    }
    rules
}

/// The colour with a name: "--ink: light-dark(#17191c, #eeedea);".
fn token(name: &str, scheme: Scheme) -> Option<&'static str> {
    let line = SHEET.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": light-dark("))?;
    let (light, dark) = line.split_once(')')?.0.split_once(", ")?;
    Some(if scheme == Scheme::Light { light } else { dark })
}

#[cfg(test)]
mod tests {
    use crate::axis::Size;
    use crate::check;
    use crate::evidence_coverage::{self, EvidenceCoverage};
    use crate::revisions_chart::{self, Revised, RevisionsChart};

    use super::*;

    const PAGES: &str = include_str!("../../web/assets/pages.css");
    const SHARED: &str = include_str!("../../web/assets/rodtrad.css");

    fn picture() -> String {
        let chart = RevisionsChart {
            id: "r",
            title: "Då & nu",
            description: "Två värden är reviderade.",
            values: &[Revised { time: 2018.0, then: Some(1.0), now: Some(2.0), words: "" }],
            periods: crate::axis::Periods { a_year: 1, part: &|_| String::new() },
            number: &|value, decimals| format!("{value:.decimals$}"),
            unit: "",
            possible: (None, None),
            then_words: "Känt då",
            now_words: "Känt nu",
        };
        revisions_chart::draw_one(&chart, Size::Wide).into_string()
    }

    #[test]
    fn a_file_has_its_measures_and_no_names_of_colours() {
        let file = standalone(&picture(), Scheme::Light, None).unwrap();
        check::drawing(&file);
        let document = roxmltree::Document::parse(&file).unwrap();
        let root = document.root_element();
        assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
        assert_eq!(
            (root.attribute("width"), root.attribute("viewBox").map(|frame| &frame[..7])),
            (Some("840"), Some("0 0 840"))
        );
        assert!(!file.contains("var(") && !file.contains("light-dark") && file.contains("#43474e"));
    }

    #[test]
    fn dark_has_other_colours_and_letters_can_be_put_in() {
        let file = standalone(&picture(), Scheme::Dark, Some(b"letters")).unwrap();
        check::drawing(&file);
        assert!(file.contains("fill=\"#141518\"") && !file.contains("#43474e"));
        assert!(file.contains("base64,bGV0dGVycw=="));
    }

    #[test]
    fn a_picture_with_measures_keeps_them_and_what_is_no_picture_is_none() {
        let coverage = evidence_coverage::draw(&EvidenceCoverage { id: "c", carrying: 1, all: 2, words: "1 av 2" });
        let file = standalone(&coverage.into_string(), Scheme::Light, None).unwrap();
        assert_eq!(roxmltree::Document::parse(&file).unwrap().root_element().attribute("height"), Some("16"));
        let two = format!("{0}{0}", picture());
        for no_picture in ["", "<p>Nej</p>", "<svg></svg>", two.as_str()] {
            assert_eq!(standalone(no_picture, Scheme::Light, None), None);
        }
    }

    #[test]
    fn files_look_as_pages_do() {
        let ours: Vec<&str> = SHEET.lines().filter(|line| line.starts_with(['.', ':', '-'])).collect();
        for line in &ours {
            assert!(PAGES.contains(line) || SHARED.contains(line), "only in standalone.css: {line}");
        }
        let theirs =
            PAGES.lines().map(str::trim).filter(|line| line.starts_with(".chart ") && !line.ends_with("none; }"));
        for line in theirs {
            assert!(ours.contains(&line), "only in pages.css: {line}");
        }
    }
}
