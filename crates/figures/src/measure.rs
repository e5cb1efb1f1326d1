//! Lengths in pictures: numbers as they are written in attributes, and how wide words will be.

/// A length as it is written in an attribute: one decimal, and none when it is whole.
pub(crate) fn short(length: f64) -> String {
    let tenths = (length * 10.0).round() / 10.0;
    // "-0" is a number too, and not one that anybody means.
    if tenths == 0.0 { "0".to_owned() } else { tenths.to_string() }
}

/// Straight lines from place to place, as a path.
pub(crate) fn path(places: &[(f64, f64)]) -> String {
    let place =
        |(at, (x, y)): (usize, &(f64, f64))| format!("{}{} {}", if at == 0 { 'M' } else { 'L' }, short(*x), short(*y));
    places.iter().enumerate().map(place).collect()
}

/// About how wide a text is in the interface's typeface, at a size in pixels: a little too wide rather than too
/// narrow.
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    let ems: f64 = text
        .chars()
        .map(|letter| match letter {
            'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.28,
            ' ' | 'f' | 'r' | 't' | '(' | ')' | '-' | '/' => 0.36,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 0.86,
            c if c.is_uppercase() => 0.64,
            _ => 0.54,
        })
        .sum();
    ems * size
}

/// The text in at most so many lines of this width: words are kept whole where they can be, and what has no
/// room ends in "…".
pub(crate) fn wrapped(text: &str, size: f64, width: f64, most_lines: usize) -> Vec<String> {
    let fits = |line: &str| text_width(line, size) <= width;
    let mut lines: Vec<String> = Vec::new();
    // Not at a no-break space: "54 %" is one word.
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if most_lines < lines.len() {
        lines.truncate(most_lines);
        if let Some(last) = lines.last_mut() {
            last.push_str(" …");
        }
    }
    lines.into_iter().map(|line| if fits(&line) { line } else { cut(&line, &fits) }).collect()
}

fn cut(line: &str, fits: &dyn Fn(&str) -> bool) -> String {
    let mut kept = line.trim_end_matches([' ', '…']).to_owned();
    while !kept.is_empty() && !fits(&format!("{kept}…")) {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        assert_eq!(short(3.0), "3");
        assert_eq!(short(2.6499), "2.6");
        assert_eq!(short(-0.01), "0");
    }

    #[test]
    fn words_are_kept_whole_and_what_has_no_room_is_cut() {
        assert_eq!(wrapped("Tre mål", 13.0, 134.0, 2), ["Tre mål"]);
        assert_eq!(wrapped("Prognos 54\u{a0}%", 13.0, 80.0, 2), ["Prognos", "54\u{a0}%"]);
        assert_eq!(
            wrapped("Kompetensförsörjning och livslångt lärande", 13.0, 140.0, 2),
            ["Kompetensförsörjning", "och livslångt lärande"]
        );
        let cut = wrapped("Kompetensförsörjningsstrategiernas uppföljning i landet och länen", 13.0, 134.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut.iter().all(|line| line.ends_with('…') && text_width(line, 13.0) <= 134.0), "{cut:?}");
        assert_eq!(wrapped("", 13.0, 134.0, 2), [""; 0]);
    }
}
