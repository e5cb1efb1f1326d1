//! Rows that were pasted from a spreadsheet: a name, kronor, person-years, with tabs or semicolons between. Which frame
//! each is for is found by its name. Nothing is changed; they come into the table, to be looked at and saved.

use domain::planning::FrameFor;
use domain::text::fold;

/// What was found in what was pasted.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pasted {
    /// What each line says: kronor and person-years as they stand there.
    pub found: Vec<(FrameFor, String, String)>,
    /// Lines whose name is none of the table's, as they stand there.
    pub unknown: Vec<String>,
}

/// Reads lines; `names` are the table's own. Lines without a name, and a head of columns without numbers, are passed
/// over.
pub(super) fn read(text: &str, names: &[(String, FrameFor)]) -> Pasted {
    let mut pasted = Pasted { found: Vec::new(), unknown: Vec::new() };
    for line in text.lines() {
        let separator = if line.contains('\t') { '\t' } else { ';' };
        let mut cells = line.split(separator).map(str::trim);
        let name = cells.next().unwrap_or_default();
        let (kronor, people) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let has_number = [kronor, people].iter().any(|cell| cell.contains(|c: char| c.is_ascii_digit()));
        if name.is_empty() || !has_number {
            continue;
        }
        let sought = fold(name);
        match names.iter().find(|(known, _)| fold(known) == sought) {
            Some((_, of)) => pasted.found.push((*of, kronor.to_owned(), people.to_owned())),
            None => pasted.unknown.push(line.trim().to_owned()),
        }
    }
    pasted
}

#[cfg(test)]
mod tests {
    use domain::ids::UnitId;

    use super::*;

    #[test]
    fn lines_find_their_rows_by_name() {
        let of = |unit| FrameFor { unit: Some(UnitId(unit)), area: None, source: None };
        let names = [("Digital utveckling".to_owned(), of(2)), ("Gd-staben".to_owned(), of(4))];
        let text = "Enhet\tKronor\tÅrsarbetskrafter\nDigital  utveckling\t118,0\t41\n\nGD-STABEN;12,5;\nOkänd\t1\t2\nSumma\t\t\n";
        let pasted = read(text, &names);
        assert_eq!(
            pasted.found,
            [(of(2), "118,0".to_owned(), "41".to_owned()), (of(4), "12,5".to_owned(), String::new())]
        );
        assert_eq!(pasted.unknown, ["Okänd\t1\t2"]);
        assert_eq!(read("", &names).found, []);
    }
}
