//! The cells of a PX file, each with its line. They are separated by blanks, commas, semicolons or tabs, which the format has
//! allowed over the years; a symbol stands in quotes.

/// The cells in the order of the file.
pub(super) struct Cells<'a> {
    rest: &'a str,
    line: u32,
}

impl<'a> Cells<'a> {
    pub(super) fn new(data: &'a str, line: u32) -> Cells<'a> {
        Cells { rest: data, line }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = (&'a str, u32);

    fn next(&mut self) -> Option<(&'a str, u32)> {
        let bytes = self.rest.as_bytes();
        let separates = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b',' | b';');
        let start = bytes.iter().position(|byte| !separates(byte))?;
        let lines = bytes[..start].iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        let rest = self.rest.get(start..)?;
        let line = self.line;
        if let Some(quoted) = rest.strip_prefix('"') {
            // A quote that is not closed goes on to the end of its line.
            let end = quoted.find(['"', '\n']).unwrap_or(quoted.len());
            let after = quoted.get(end..).unwrap_or("");
            self.rest = after.strip_prefix('"').unwrap_or(after);
            return Some((quoted[..end].trim(), line));
        }
        let end = rest.bytes().position(|byte| separates(&byte) || byte == b'"').unwrap_or(rest.len());
        let (cell, after) = rest.split_at_checked(end)?;
        self.rest = after;
        Some((cell, line))
    }
}
