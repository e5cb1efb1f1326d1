//! The encodings of PX files: what the file says (`CODEPAGE`, `CHARSET`), else what its bytes are. Old files say nothing, and are
//! in that of DOS in Western Europe, which no library of encodings for the web knows.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The upper half of code page 850.
const CODE_PAGE_850: [&str; 4] = [
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
];

/// How far into a file its encoding is looked for.
const LOOKED_AT: usize = 4096;

/// The text, and the name of the encoding where it is unknown.
pub(super) fn decoded(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding.decode(bytes).0, None);
    }
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let named = told(head, b"CODEPAGE");
    if let (text, false) = UTF_8.decode_without_bom_handling(bytes) {
        return (text, None);
    }
    match named.as_deref() {
        Some("850" | "cp850" | "ibm850" | "ibm00858" | "858") => (Cow::Owned(from_850(bytes)), None),
        Some("1252") => (windows(bytes), None),
        Some(name) => match Encoding::for_label(name.as_bytes()) {
            // That it is UTF-8 is not true: it did not read as that.
            Some(encoding) if encoding != UTF_8 => (encoding.decode_without_bom_handling(bytes).0, None),
            _ => (windows(bytes), Some(name.to_owned())),
        },
        None if told(head, b"CHARSET").as_deref() == Some("ansi") => (windows(bytes), None),
        None => (Cow::Owned(from_850(bytes)), None),
    }
}

fn windows(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

fn from_850(bytes: &[u8]) -> String {
    let upper: Vec<char> = CODE_PAGE_850.iter().flat_map(|row| row.chars()).collect();
    let letter = |byte: &u8| match byte.checked_sub(128) {
        None => char::from(*byte),
        Some(at) => upper.get(usize::from(at)).copied().unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    bytes.iter().map(letter).collect()
}

/// The value of a keyword, in lower case, before anything is decoded.
fn told(head: &[u8], keyword: &[u8]) -> Option<String> {
    let at = head.windows(keyword.len() + 2).position(|part| part.starts_with(keyword) && part.ends_with(b"=\""))?;
    let value = head.get(at + keyword.len() + 2..)?;
    let end = value.iter().position(|byte| *byte == b'"')?;
    std::str::from_utf8(&value[..end]).ok().map(|value| value.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_known_by_what_the_file_says() {
        let text = |head: &[u8], bytes: &[u8]| decoded(&[head, bytes].concat()).0.into_owned();
        assert_eq!(text(b"CODEPAGE=\"iso-8859-1\";", b"\xe5"), "CODEPAGE=\"iso-8859-1\";å");
        assert_eq!(text(b"CHARSET=\"ANSI\";", b"\x80"), "CHARSET=\"ANSI\";€");
        assert_eq!(text(b"CODEPAGE=\"850\";", b"\x86\x84\x94"), "CODEPAGE=\"850\";åäö");
        assert_eq!(text(b"", b"\x8f\x8e\x99"), "ÅÄÖ");
        assert_eq!(text(b"CODEPAGE=\"utf-8\";", "å".as_bytes()), "CODEPAGE=\"utf-8\";å");
        assert_eq!(text("\u{feff}".as_bytes(), "å".as_bytes()), "å");
        let (text, unknown) = decoded(b"CODEPAGE=\"klingon\";\xe5");
        assert_eq!((&*text, unknown.as_deref()), ("CODEPAGE=\"klingon\";å", Some("klingon")));
    }

    #[test]
    fn the_code_page_is_whole() {
        assert_eq!(CODE_PAGE_850.iter().map(|row| row.chars().count()).sum::<usize>(), 128);
    }
}
