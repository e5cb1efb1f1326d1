//! A text as a QR code, for the camera of a telephone. Dark on light whatever the scheme of the page: many readers see no
//! other. Not what the text is; it stands on the same page in words.

use std::fmt::Write;

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// The light edge that readers need around it, in modules.
const EDGE: i32 = 4;

/// The code. `None` for more than there is room for, some two thousand bytes.
pub fn qr_code(text: &str, title: &str) -> Option<Markup> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size() + 2 * EDGE;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a string does not fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + EDGE, y + EDGE);
        }
    }
    Some(html! {
        svg.qr-code xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (size) " " (size) } role="img" shape-rendering="crispEdges" {
            title { (title) }
            rect.qr-light width=(size) height=(size) {}
            path.qr-dark d=(path) {}
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_picture_with_a_light_edge() {
        let code = qr_code("otpauth://totp/Verket:anna?secret=GEZDGNBV", "Koden").unwrap().into_string();
        let document = roxmltree::Document::parse(&code).unwrap();
        let root = document.root_element();
        assert_eq!(root.first_element_child().unwrap().text(), Some("Koden"));
        // The corner that every code has: seven modules in a row, after the edge.
        let row: String = (4..11).map(|x| format!("M{x} 4h1v1h-1z")).collect();
        assert!(code.contains(&row) && !code.contains("M3 ") && !code.contains("M11 4h"), "{code}");
        assert!(qr_code(&"x".repeat(5000), "").is_none());
    }
}
