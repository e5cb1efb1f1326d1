//! Files of letters as the web has them (WOFF 1), unpacked to what every program reads. Only for those that are in the
//! binary: what is wrong with a file is no more than that it is none.

use std::io::Read;

use flate2::read::ZlibDecoder;

const HEADER: usize = 44;
const ENTRY: usize = 20;
/// The tables of a file that is embedded are below this, together.
const MOST: usize = 4_000_000;

/// A table of the file, as its directory has it.
struct Table<'a> {
    tag: &'a [u8],
    checksum: &'a [u8],
    content: Vec<u8>,
}

/// The same letters as TrueType or OpenType; none for what is no WOFF file.
pub(crate) fn unpacked(woff: &[u8]) -> Option<Vec<u8>> {
    if woff.get(..4)? != b"wOFF" {
        return None;
    }
    let flavour = woff.get(4..8)?;
    let count = u16::from_be_bytes(woff.get(12..14)?.try_into().ok()?);
    let tables: Option<Vec<Table<'_>>> = (0..usize::from(count)).map(|at| table(woff, HEADER + ENTRY * at)).collect();
    let tables = tables?;
    if count == 0 || MOST < tables.iter().map(|table| table.content.len()).sum() {
        return None;
    }
    // What a binary search over the directory needs: the largest power of two of tables, and its exponent.
    let exponent = count.ilog2() as u16;
    let range = 16_u16.checked_shl(u32::from(exponent))?;
    let mut file = flavour.to_vec();
    for number in [count, range, exponent, count.checked_mul(16)?.checked_sub(range)?] {
        file.extend(number.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    for table in &tables {
        file.extend(table.tag);
        file.extend(table.checksum);
        file.extend(u32::try_from(offset).ok()?.to_be_bytes());
        file.extend(u32::try_from(table.content.len()).ok()?.to_be_bytes());
        offset += table.content.len().next_multiple_of(4);
    }
    for table in &tables {
        file.extend(&table.content);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    Some(file)
}

fn table(woff: &[u8], entry: usize) -> Option<Table<'_>> {
    let entry = woff.get(entry..entry + ENTRY)?;
    let number = |at: usize| -> Option<usize> {
        usize::try_from(u32::from_be_bytes(entry.get(at..at + 4)?.try_into().ok()?)).ok()
    };
    let (offset, packed, length) = (number(4)?, number(8)?, number(12)?);
    let stored = woff.get(offset..offset.checked_add(packed)?)?;
    let mut content = Vec::new();
    // A table that does not become smaller is stored as it is.
    if packed < length {
        ZlibDecoder::new(stored).take(MOST as u64).read_to_end(&mut content).ok()?;
    } else {
        content.extend(stored);
    }
    (content.len() == length).then_some(Table { tag: entry.get(..4)?, checksum: entry.get(16..20)?, content })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_file_is_none() {
        let whole: &[u8] = include_bytes!("../../web/assets/vendor/source-sans-3-400.woff");
        assert_eq!(unpacked(whole).unwrap().get(..4), Some([0, 1, 0, 0].as_slice()), "TrueType");
        for end in [0, 3, 30, 100, 5_000, whole.len() / 2] {
            assert_eq!(unpacked(&whole[..end]), None);
        }
        assert_eq!(unpacked(b"wOF2 is another format, with other rules for everything"), None);
    }
}
