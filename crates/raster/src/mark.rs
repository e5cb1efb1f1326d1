//! A mark that somebody gives us as PNG: read within limits, and written anew from its points alone, so that nothing else that
//! was in the file goes on to readers. Not where it is kept.

use resvg::tiny_skia::Pixmap;

/// The most bytes of a file that is read.
pub const MOST_BYTES: usize = 512 * 1024;
/// The widest, in points.
pub const WIDEST: u32 = 1_000;
/// The highest, in points.
pub const HIGHEST: u32 = 400;
/// The lowest, in points: less is not sharp in the page's head.
pub const LOWEST: u32 = 24;

/// How every PNG begins.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A mark as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The file, as it was written anew.
    pub png: Vec<u8>,
    /// How wide it is, in points.
    pub width: u32,
    /// How high it is, in points.
    pub height: u32,
}

/// Why a file is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoMark {
    /// It is another sort of file.
    #[error("the file is no PNG")]
    NotPng,
    /// It has more bytes than are read.
    #[error("the file has {0} bytes")]
    TooLarge(usize),
    /// It is a PNG that cannot be read to the end.
    #[error("the file is damaged")]
    Damaged,
    /// It has other measures than are taken.
    #[error("the picture is {0} by {1}")]
    Measures(u32, u32),
}

/// Takes a file as a mark.
///
/// # Errors
/// Why it is none.
pub fn mark(file: &[u8]) -> Result<Mark, NoMark> {
    if !file.starts_with(SIGNATURE) {
        return Err(NoMark::NotPng);
    }
    if MOST_BYTES < file.len() {
        return Err(NoMark::TooLarge(file.len()));
    }
    // Before any room is taken for its points.
    let (width, height) = measures(file).ok_or(NoMark::Damaged)?;
    if width == 0 || WIDEST < width || !(LOWEST..=HIGHEST).contains(&height) {
        return Err(NoMark::Measures(width, height));
    }
    let points = Pixmap::decode_png(file).map_err(|_| NoMark::Damaged)?;
    let png = points.encode_png().map_err(|_| NoMark::Damaged)?;
    Ok(Mark { png, width: points.width(), height: points.height() })
}

/// What the head of the file says that its measures are: the first part is always `IHDR`.
fn measures(file: &[u8]) -> Option<(u32, u32)> {
    let head = file.get(SIGNATURE.len()..SIGNATURE.len() + 16)?;
    let (kind, rest) = head.get(4..)?.split_at_checked(4)?;
    let number = |bytes: &[u8]| bytes.try_into().ok().map(u32::from_be_bytes);
    (kind == b"IHDR").then(|| Some((number(&rest[..4])?, number(&rest[4..])?)))?
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Color;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut points = Pixmap::new(width, height).unwrap();
        points.fill(Color::from_rgba8(31, 78, 121, 200));
        points.encode_png().unwrap()
    }

    /// A part of a PNG: its length, its kind, what is in it, and a checksum that nobody has counted.
    fn part(kind: &[u8; 4], inside: &[u8]) -> Vec<u8> {
        let length = u32::try_from(inside.len()).unwrap();
        [&length.to_be_bytes(), kind.as_slice(), inside, &[0; 4]].concat()
    }

    #[test]
    fn a_mark_is_its_points_and_nothing_else_that_was_in_the_file() {
        let file = png(160, 40);
        let taken = mark(&file).unwrap();
        assert_eq!((taken.width, taken.height), (160, 40));
        let (one, two) = (Pixmap::decode_png(&file).unwrap(), Pixmap::decode_png(&taken.png).unwrap());
        assert_eq!(one.data(), two.data());
        let more = [&file[..], b"<script>alert(1)</script>"].concat();
        assert_eq!(mark(&more), Ok(taken), "what comes after the picture is left out");
    }

    #[test]
    fn another_sort_of_file_is_none() {
        for other in
            [&b""[..], b"GIF89a", b"\xff\xd8\xff\xe0", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", b"\x89PNG"]
        {
            assert_eq!(mark(other), Err(NoMark::NotPng));
        }
    }

    #[test]
    fn measures_are_looked_at_before_anything_is_read() {
        assert_eq!(mark(&png(WIDEST, HIGHEST)).map(|mark| mark.width), Ok(WIDEST));
        for (width, height) in [(WIDEST + 1, 40), (40, HIGHEST + 1), (40, LOWEST - 1)] {
            assert_eq!(mark(&png(width, height)), Err(NoMark::Measures(width, height)));
        }
        // Four thousand million points, and not one of them there.
        let claims = [&u32::MAX.to_be_bytes()[..], &u32::MAX.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
        let bomb = [SIGNATURE, &part(b"IHDR", &claims)].concat();
        assert_eq!(mark(&bomb), Err(NoMark::Measures(u32::MAX, u32::MAX)));
        let long = [png(40, 40), vec![0; MOST_BYTES]].concat();
        assert_eq!(mark(&long), Err(NoMark::TooLarge(long.len())));
    }

    #[test]
    fn what_is_damaged_is_told_and_nothing_panics() {
        let file = png(64, 64);
        for length in SIGNATURE.len()..file.len() / 2 {
            assert!(mark(&file[..length]).is_err(), "{length} bytes of {}", file.len());
        }
        for at in SIGNATURE.len()..file.len() {
            let mut other = file.clone();
            other[at] ^= 0xff;
            let _ = mark(&other);
        }
    }
}
