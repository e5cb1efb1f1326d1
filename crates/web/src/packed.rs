//! Bytes with their compressed forms, made when they are first asked for: what is kept in memory (assets, pages of
//! the page cache) is compressed once, and start-up compresses nothing. Also which form a request accepts.
//! Not for streams.

use std::io::Write;
use std::sync::OnceLock;

use axum::body::Bytes;
use axum::http::{HeaderMap, header};

/// A content coding that browsers know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As it is.
    Plain,
    /// gzip, which everything knows.
    Gzip,
    /// Brotli: some 15 % smaller than gzip for pages.
    Brotli,
}

impl Coding {
    /// The best one that the request accepts.
    pub fn accepted(headers: &HeaderMap) -> Coding {
        let accepts = |coding: &str| {
            headers
                .get_all(header::ACCEPT_ENCODING)
                .iter()
                .filter_map(|value| value.to_str().ok())
                .flat_map(|value| value.split(','))
                .any(|item| {
                    let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
                    let refused = parameters.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0);
                    name.trim().eq_ignore_ascii_case(coding) && !refused
                })
        };
        if accepts("br") {
            Coding::Brotli
        } else if accepts("gzip") {
            Coding::Gzip
        } else {
            Coding::Plain
        }
    }

    /// The word for the header; none for plain.
    pub fn token(self) -> Option<&'static str> {
        match self {
            Coding::Plain => None,
            Coding::Gzip => Some("gzip"),
            Coding::Brotli => Some("br"),
        }
    }
}

/// Bytes and their compressed forms.
#[derive(Debug)]
pub struct Packed {
    plain: Bytes,
    effort: Effort,
    gzip: OnceLock<Option<Bytes>>,
    brotli: OnceLock<Option<Bytes>>,
}

/// How hard to compress. Brotli's 5 takes about a millisecond for a page of 40 kB, and 11 would take fifty times that for
/// a tenth fewer bytes. What is sent once is not worth waiting for: a page is made in a tenth of that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effort {
    Kept,
    Once,
}

impl Packed {
    /// Bytes that are sent many times.
    pub fn kept(plain: impl Into<Bytes>) -> Packed {
        Packed::with(plain.into(), Effort::Kept)
    }

    /// Bytes that are sent once.
    pub fn once(plain: impl Into<Bytes>) -> Packed {
        Packed::with(plain.into(), Effort::Once)
    }

    fn with(plain: Bytes, effort: Effort) -> Packed {
        Packed { plain, effort, gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// The bytes as they are.
    pub fn plain(&self) -> &Bytes {
        &self.plain
    }

    /// The bytes in this coding, and the coding they really are in: what does not get smaller stays plain.
    pub fn in_coding(&self, coding: Coding) -> (Bytes, Coding) {
        let packed = match coding {
            Coding::Plain => None,
            Coding::Gzip => self.gzip.get_or_init(|| self.smaller(gzip)).clone(),
            Coding::Brotli => self.brotli.get_or_init(|| self.smaller(brotli)).clone(),
        };
        match packed {
            Some(bytes) => (bytes, coding),
            None => (self.plain.clone(), Coding::Plain),
        }
    }

    fn smaller(&self, pack: fn(&[u8], Effort) -> std::io::Result<Vec<u8>>) -> Option<Bytes> {
        if self.plain.len() < WORTH_COMPRESSING {
            return None;
        }
        // Writing to memory does not fail; if it did, plain bytes are right too.
        pack(&self.plain, self.effort).ok().filter(|packed| packed.len() < self.plain.len()).map(Bytes::from)
    }
}

/// Below this a packet is sent anyway, and compressing saves nothing.
const WORTH_COMPRESSING: usize = 1_024;

fn gzip(plain: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    let level = match effort {
        Effort::Kept => 6,
        Effort::Once => 1,
    };
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    encoder.write_all(plain)?;
    encoder.finish()
}

fn brotli(plain: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    let quality = match effort {
        Effort::Kept => 5,
        Effort::Once => 2,
    };
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 16 * 1024, quality, 22);
    encoder.write_all(plain)?;
    encoder.flush()?;
    drop(encoder);
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn accepted(value: &str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, value.parse().unwrap());
        Coding::accepted(&headers)
    }

    #[test]
    fn the_best_accepted_coding_is_chosen() {
        assert_eq!(accepted("gzip, deflate, br"), Coding::Brotli);
        assert_eq!(accepted("gzip;q=0.5"), Coding::Gzip);
        assert_eq!(accepted("br;q=0, GZIP"), Coding::Gzip);
        assert_eq!(accepted("identity"), Coding::Plain);
        assert_eq!(Coding::accepted(&HeaderMap::new()), Coding::Plain);
    }

    #[test]
    fn packed_bytes_give_the_same_bytes_back() {
        let text = "Hållbar tillväxt och växande företag i alla delar av landet. ".repeat(200);
        for packed in [Packed::kept(text.clone()), Packed::once(text.clone())] {
            let (gzip, _) = packed.in_coding(Coding::Gzip);
            let (brotli, coding) = packed.in_coding(Coding::Brotli);
            assert_eq!(coding, Coding::Brotli);
            assert!(brotli.len() < text.len() / 10 && gzip.len() < text.len() / 10);
            let mut back = String::new();
            flate2::read::GzDecoder::new(&gzip[..]).read_to_string(&mut back).unwrap();
            assert_eq!(back, text);
            back.clear();
            brotli::Decompressor::new(&brotli[..], 4096).read_to_string(&mut back).unwrap();
            assert_eq!(back, text);
        }
    }

    #[test]
    fn what_is_small_stays_plain() {
        assert_eq!(Packed::kept("kort").in_coding(Coding::Brotli), (Bytes::from("kort"), Coding::Plain));
    }
}
