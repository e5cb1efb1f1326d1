//! A file on its way through two forms: given in the first, where it may also be pasted as a table, and carried by the
//! page that shows what it would do, packed, so that a long one does not make a long page. Not trusted when it comes
//! back; it is checked again.

use std::io::{Read, Write};

use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// What came in a form with a file.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// What the file is called; empty for a table that was pasted.
    pub name: String,
    /// The file, or what was pasted in its place.
    pub bytes: Vec<u8>,
    /// What was pasted, to show again.
    pub pasted: String,
    /// Every file, where the field takes several: the last of them is the one above.
    pub files: Vec<(String, Vec<u8>)>,
    /// What was typed in the other fields.
    pub fields: Vec<(String, String)>,
}

impl Given {
    /// Reads the form: its fields `file` and `pasted`, and any other.
    ///
    /// # Errors
    /// When it is no such form, or longer than the route takes.
    pub async fn of(mut form: Multipart) -> Result<Given, MultipartError> {
        let mut given = Given::default();
        while let Some(field) = form.next_field().await? {
            match field.name().map(str::to_owned).as_deref() {
                Some("file") => {
                    let name = field.file_name().unwrap_or_default().to_owned();
                    let bytes = field.bytes().await?;
                    if !bytes.is_empty() {
                        given.files.push((name, bytes.to_vec()));
                    }
                }
                Some("pasted") => given.pasted = field.text().await?,
                Some(name) => given.fields.push((name.to_owned(), field.text().await?)),
                None => {}
            }
        }
        if let Some((name, bytes)) = given.files.last().cloned() {
            (given.name, given.bytes) = (name, bytes);
        }
        // A file that was chosen goes before what was pasted and forgotten.
        if given.bytes.is_empty() && !given.pasted.trim().is_empty() {
            given.bytes = given.pasted.clone().into_bytes();
        }
        Ok(given)
    }
}

/// The file as the value of a field.
pub fn pack(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail; were it to, the file would come back damaged, and be refused.
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(packed)
}

/// The file, if it is one; a byte more of it than the most that is read, so that the reader can say that it is too large.
pub fn unpack(packed: &str, most: usize) -> Option<Vec<u8>> {
    let packed = URL_SAFE_NO_PAD.decode(packed).ok()?;
    let mut bytes = Vec::new();
    let most = u64::try_from(most).ok()?;
    DeflateDecoder::new(packed.as_slice()).take(most + 1).read_to_end(&mut bytes).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = 1024 * 1024;

    #[test]
    fn what_is_packed_comes_back() {
        let file = "edition,date\n2014,2014-01-01\n".repeat(1000);
        let packed = pack(file.as_bytes());
        assert!(packed.len() < file.len() / 10);
        assert_eq!(unpack(&packed, MOST).as_deref(), Some(file.as_bytes()));
    }

    #[test]
    fn what_is_damaged_or_swells_is_not_taken() {
        for wrong in ["", "%%%", "AAAA", &pack(b"")] {
            assert_eq!(unpack(wrong, MOST), None, "{wrong:?}");
        }
        let bomb = pack(&vec![0; 3 * MOST]);
        assert_eq!(unpack(&bomb, MOST).map(|bytes| bytes.len()), Some(MOST + 1), "a byte too many, and so refused");
    }
}
