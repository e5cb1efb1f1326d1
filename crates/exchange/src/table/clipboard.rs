//! What a spreadsheet puts on the clipboard as text: cells between tabs, rows between line breaks, and quotes around a cell
//! that has a line break of its own. Not a text file: there, quotes are around any cell that needs them.

/// The cells, row by row.
pub(super) fn rows(text: &str) -> impl Iterator<Item = Vec<String>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut cells = Vec::new();
        loop {
            let (cell, after) = match quoted(rest) {
                Some(found) => found,
                None => {
                    let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
                    (rest[..end].to_owned(), &rest[end..])
                }
            };
            cells.push(cell);
            match after.strip_prefix('\t') {
                Some(next) => rest = next,
                None => {
                    rest = after.strip_prefix('\n').unwrap_or(after);
                    return Some(cells);
                }
            }
        }
    })
}

/// A cell in quotes, with what stands after it. Only a cell with a line break is put in quotes, and none has a tab, so
/// quotes around anything else are the writer's own.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut letters = inner.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\t' => return None,
            '"' if letters.next_if(|&(_, next)| next == '"').is_some() => {}
            '"' => {
                let after = &inner[at + 1..];
                let ends_here = after.is_empty() || after.starts_with(['\t', '\n']);
                let cell = &inner[..at];
                return (ends_here && cell.contains('\n')).then(|| (cell.replace("\"\"", "\""), after));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::rows;

    fn read(text: &str) -> Vec<Vec<String>> {
        rows(text).collect()
    }

    #[test]
    fn a_cell_with_a_line_break_is_one_cell() {
        assert_eq!(read("a\t\"b\nc \"\"d\"\"\"\te\nf"), [vec!["a", "b\nc \"d\"", "e"], vec!["f"]]);
        assert_eq!(read("a\t\nb\t\n"), [vec!["a", ""], vec!["b", ""]]);
    }

    #[test]
    fn quotes_of_the_writer_stay() {
        assert_eq!(read("\"Robotlyftet\"\tb"), [vec!["\"Robotlyftet\"", "b"]]);
        assert_eq!(read("\"Robot\" i väst\tb\n\"c"), [vec!["\"Robot\" i väst", "b"], vec!["\"c"]]);
        assert_eq!(read("\"a\tb\nc\"\td"), [vec!["\"a", "b"], vec!["c\"", "d"]]);
    }

    proptest! {
        #[test]
        fn what_is_copied_is_pasted(
            table in prop::collection::vec(prop::collection::vec("[a-zå][a-zå \n\"]{0,8}[a-zå]", 1..5), 1..6),
        ) {
            let cell = |cell: &String| match cell.contains('\n') {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell.clone(),
            };
            let lines = table.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t"));
            prop_assert_eq!(read(&lines.collect::<Vec<_>>().join("\n")), table);
        }
    }
}
