//! A file on its way through a form: packed, so that a long one does not make a long page. Not trusted when it comes
//! back; it is checked again.

use std::io::{Read, Write};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use exchange::editions::MOST_BYTES;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// The file as the value of a field.
pub(super) fn pack(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory does not fail; were it to, the file would come back damaged, and be refused.
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default();
    URL_SAFE_NO_PAD.encode(packed)
}

/// The file, if it is one; no more of it than is read anyway.
pub(super) fn unpack(packed: &str) -> Option<Vec<u8>> {
    let packed = URL_SAFE_NO_PAD.decode(packed).ok()?;
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).ok()?;
    DeflateDecoder::new(packed.as_slice()).take(most + 1).read_to_end(&mut bytes).ok()?;
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let file = "edition,date\n2014,2014-01-01\n".repeat(1000);
        let packed = pack(file.as_bytes());
        assert!(packed.len() < file.len() / 10);
        assert_eq!(unpack(&packed).as_deref(), Some(file.as_bytes()));
    }

    #[test]
    fn what_is_damaged_or_swells_is_not_taken() {
        for wrong in ["", "%%%", "AAAA", &pack(b"")] {
            assert_eq!(unpack(wrong), None, "{wrong:?}");
        }
        let bomb = pack(&vec![0; 3 * MOST_BYTES]);
        assert_eq!(unpack(&bomb).map(|bytes| bytes.len()), Some(MOST_BYTES + 1), "a byte too many, and so refused");
    }
}
