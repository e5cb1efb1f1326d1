//! A file of values of any format: which one it is, and what it holds. By its content, never by its name. Not how each is read.

use domain::organisation::Organisation;

use crate::finding::Finding;
use crate::mapping::knows;
use crate::series::source::{Source, of_table};
use crate::sheet::Language;
use crate::{json, jsonstat, kolada, px, table, values};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A workbook (.xlsx).
    Workbook,
    /// A text file with rows (.csv), Open SDG's among them.
    Text,
    /// JSON-stat 2.
    JsonStat,
    /// An answer of Kolada's interface.
    Kolada,
    /// PX.
    Px,
}

impl Format {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Format::Workbook => "workbook",
            Format::Text => "text",
            Format::JsonStat => "json-stat",
            Format::Kolada => "kolada",
            Format::Px => "px",
        }
    }
}

/// Which format a file seems to have.
pub fn format(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Format::Workbook;
    }
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match begins.first() {
        // Which of the two is seen when it has been read.
        Some(b'{' | b'[') => Format::JsonStat,
        _ if px::is_one(bytes) => Format::Px,
        _ => Format::Text,
    }
}

/// Reads a file. `language` is the reader's, for files that are in several.
///
/// # Errors
/// Why it cannot be read, with its place.
pub fn read(bytes: &[u8], organisation: &Organisation, language: Language) -> Result<(Format, Source), Finding> {
    let format = format(bytes);
    let source = match format {
        Format::Workbook => of_table(&workbook(bytes, &knows(organisation))?)?,
        Format::Px => px::read(bytes, language)?,
        Format::JsonStat | Format::Kolada => {
            let json = json::read(bytes)?;
            return match kolada::is_one(&json) {
                true => Ok((Format::Kolada, kolada::of_json(&json)?)),
                false => Ok((Format::JsonStat, jsonstat::of_json(&json)?)),
            };
        }
        Format::Text => {
            let begins = bytes.get(..1024).unwrap_or(bytes).to_ascii_lowercase();
            let begins = begins.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&begins).trim_ascii_start();
            if begins.starts_with(b"<") {
                let has_doctype = begins.windows(9).any(|part| part == b"<!doctype");
                return Err(Finding::new(if has_doctype { "file-has-doctype" } else { "format-unknown" }));
            }
            values::read(bytes, &knows(organisation))?
        }
    };
    Ok((format, source))
}

/// Reads what was pasted. From a spreadsheet it is text with tabs; from a text file it has the separators of that.
///
/// # Errors
/// As [`read`].
pub fn pasted(text: &str, organisation: &Organisation) -> Result<Source, Finding> {
    let knows = knows(organisation);
    match table::pasted(text, &knows) {
        Ok(table) if table.heading.is_some() => of_table(&table),
        // Without a heading that is known, the first row is it: a person can say what the columns are.
        Ok(_) => of_table(&table::pasted(text, &|heading| knows(heading) || is_text(heading))?),
        Err(why) => Err(why),
    }
}

/// A workbook, also one of which no heading is known: then the first row with several texts is it.
fn workbook(bytes: &[u8], knows: &dyn Fn(&str) -> bool) -> Result<table::Table, Finding> {
    match table::read(bytes, knows) {
        Err(why) if why.key == "no-heading" => table::read(bytes, &|heading| knows(heading) || is_text(heading)),
        read => read,
    }
}

fn is_text(heading: &str) -> bool {
    domain::decimal::Decimal::parse(heading).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example::{GROW, agency, lines};
    use crate::{assemble, mapping};

    fn key(bytes: &[u8]) -> &'static str {
        read(bytes, &agency(), Language::Swedish).unwrap_err().key
    }

    #[test]
    fn a_file_is_known_by_its_content() {
        for (bytes, expected) in [
            (include_bytes!("../tests/corpus/jsonstat/growth.json").as_slice(), Format::JsonStat),
            (include_bytes!("../tests/corpus/kolada/answer.json"), Format::Kolada),
            (include_bytes!("../tests/corpus/px/growth.px"), Format::Px),
            (include_bytes!("../tests/corpus/px/TAB003.px"), Format::Px),
            (include_bytes!("../tests/corpus/opensdg/indicator_5-5-2.csv"), Format::Text),
        ] {
            assert_eq!(read(bytes, &agency(), Language::Swedish).unwrap().0, expected);
        }
    }

    #[test]
    fn what_is_no_file_of_values_says_so() {
        assert_eq!(key(b"{}"), "format-unknown");
        assert_eq!(key(b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "file-has-doctype");
        assert_eq!(key(b" <html>"), "format-unknown");
        assert_eq!(key(b"PK"), "file-damaged");
        assert_eq!(key(b"\xd0\xcf\x11\xe0"), "file-is-old-or-protected");
        assert_eq!(key(b""), "file-empty");
    }

    #[test]
    fn a_workbook_without_a_known_heading_is_read_all_the_same() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for (column, heading) in ["mätning", "andel"].into_iter().enumerate() {
            sheet.write(0, column as u16, heading).unwrap();
        }
        sheet.write(1, 0, 2017).unwrap().write(1, 1, 71.4).unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        let organisation = agency();
        let (format, source) = read(&bytes, &organisation, Language::Swedish).unwrap();
        assert_eq!(format, Format::Workbook);
        let mapping = mapping::Mapping::guess(&source, &organisation, Some(GROW));
        let assembled = assemble::assemble(&organisation, &source, &mapping, Some(GROW));
        assert_eq!(lines(&assembled), ["1: 2017=71.4"]);
    }

    #[test]
    fn what_is_pasted_is_read_with_any_heading() {
        let organisation = agency();
        for text in [
            "År\tVärde\n2017\t71,4\n",
            "när\thur\n2017\t71,4\n",
            "År;Värde\n2017;71,4\n",
            "när;hur\n2017;71,4\n",
            "År,Värde\n2017,71.4\n",
            "År,Värde\n2017,\"71,4\"\n",
        ] {
            let source = pasted(text, &organisation).unwrap();
            let mapping = mapping::Mapping::guess(&source, &organisation, Some(GROW));
            let assembled = assemble::assemble(&organisation, &source, &mapping, Some(GROW));
            assert_eq!(lines(&assembled), ["1: 2017=71.4"], "{text}");
        }
        // The comma of a single column is that of its decimals.
        let column = pasted("Värde\n71,4\n72,1\n", &organisation).unwrap();
        assert_eq!((column.columns().len(), column.row(0)), (1, vec!["71,4"]));
    }
}
