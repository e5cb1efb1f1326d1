//! Rust text taken apart into code, comments and string literals, so that a rule looks only where it means to.
//!
//! Not a parser: it knows just enough of the language to tell the three apart.

/// What a stretch of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Code,
    Comment,
    /// The inside of a string literal, without its quotes, escapes as written.
    Literal,
}

/// One stretch of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece<'text> {
    pub(super) kind: Kind,
    /// The line it begins on, counted from one.
    pub(super) line: usize,
    pub(super) text: &'text str,
}

impl Piece<'_> {
    /// The line on which the byte at `offset` of this piece stands.
    pub(super) fn line_at(&self, offset: usize) -> usize {
        self.line + self.text[..offset].matches('\n').count()
    }
}

/// Takes a file apart. Characters between quotes, such as `'"'`, stay in the code.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Pieces { text, found: Vec::new(), code_from: 0 };
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        if rest.starts_with("//") {
            let length = rest.find('\n').unwrap_or(rest.len());
            at = pieces.take(Kind::Comment, at, at, at + length, at + length);
        } else if rest.starts_with("/*") {
            let end = at + block_comment(rest);
            at = pieces.take(Kind::Comment, at, at, end, end);
        } else if let Some(quote) = raw_quote(text, at) {
            let from = at + quote.opening;
            let length = text[from..].find(&quote.closing).unwrap_or(text.len() - from);
            let end = (from + length + quote.closing.len()).min(text.len());
            at = pieces.take(Kind::Literal, at, from, from + length, end);
        } else if next == '"' {
            let length = string_length(&rest[1..]);
            let from = at + 1;
            let end = (from + length + 1).min(text.len());
            at = pieces.take(Kind::Literal, at, from, from + length, end);
        } else if next == '\'' {
            at += character_length(rest);
        } else {
            at += next.len_utf8();
        }
    }
    pieces.code_until(text.len());
    pieces.found
}

struct Pieces<'text> {
    text: &'text str,
    found: Vec<Piece<'text>>,
    code_from: usize,
}

impl<'text> Pieces<'text> {
    /// Ends the code before `start`, takes `from..to` as a piece, and goes on after `end`.
    fn take(&mut self, kind: Kind, start: usize, from: usize, to: usize, end: usize) -> usize {
        self.code_until(start);
        self.push(kind, from, to);
        self.code_from = end;
        end
    }

    fn code_until(&mut self, end: usize) {
        if self.code_from < end {
            self.push(Kind::Code, self.code_from, end);
        }
    }

    fn push(&mut self, kind: Kind, from: usize, to: usize) {
        self.found.push(Piece { kind, line: 1 + self.text[..from].matches('\n').count(), text: &self.text[from..to] });
    }
}

struct RawQuote {
    /// The length of `r##"`.
    opening: usize,
    closing: String,
}

/// The raw string that begins at this place, unless it is inside a longer word.
fn raw_quote(text: &str, at: usize) -> Option<RawQuote> {
    let in_word = text[..at].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '_');
    let after = text[at..].strip_prefix('b').unwrap_or(&text[at..]);
    let hashes_and_quote = after.strip_prefix('r')?;
    let after_hashes = hashes_and_quote.trim_start_matches('#');
    let hashes = hashes_and_quote.len() - after_hashes.len();
    if in_word || !after_hashes.starts_with('"') {
        return None;
    }
    Some(RawQuote { opening: text[at..].len() - after_hashes.len() + 1, closing: format!("\"{}", "#".repeat(hashes)) })
}

/// How far it is to the quote that ends a string.
fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (offset, character) in rest.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return offset,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal with its quotes; one if this is the mark of a lifetime.
fn character_length(rest: &str) -> usize {
    let mut inside = rest.char_indices().skip(1);
    match inside.next() {
        Some((_, '\\')) => {
            inside.next();
            inside.find(|&(_, character)| character == '\'').map_or(rest.len(), |(offset, _)| offset + 1)
        }
        Some(_) => match inside.next() {
            Some((offset, '\'')) => offset + 1,
            _ => 1,
        },
        None => 1,
    }
}

/// The length of a block comment; they nest.
fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: Kind, expected: &[&str]) {
        let found: Vec<&str> = pieces(text).iter().filter(|piece| piece.kind == kind).map(|piece| piece.text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn strings_are_told_from_code_and_comments() {
        check(r#"f("a", "b\"c") // "d""#, Kind::Literal, &["a", r#"b\"c"#]);
        check(r#"f("a") // "d""#, Kind::Comment, &[r#"// "d""#]);
        check(r#"f("//a")"#, Kind::Code, &["f(", ")"]);
    }

    #[test]
    fn raw_strings_end_at_their_own_mark() {
        check(r###"f(r#"a"b"#, r"c", br##"d"#"##)"###, Kind::Literal, &["a\"b", "c", "d\"#"]);
        check(r#"var"x""#, Kind::Literal, &["x"]);
    }

    #[test]
    fn quotes_in_characters_and_lifetimes_open_nothing() {
        check(r#"('"', '\'', 'å', "x", &'a str)"#, Kind::Literal, &["x"]);
        check("fn f<'a>(x: &'a str) { \"y\" }", Kind::Literal, &["y"]);
    }

    #[test]
    fn block_comments_nest() {
        check("a /* b /* c */ d */ e", Kind::Code, &["a ", " e"]);
    }

    #[test]
    fn what_is_never_closed_ends_with_the_file() {
        check("f(\"å", Kind::Literal, &["å"]);
        check("f(r#\"å", Kind::Literal, &["å"]);
        check("/* å", Kind::Comment, &["/* å"]);
        check("'\\", Kind::Code, &["'\\"]);
    }

    #[test]
    fn lines_are_counted_from_one() {
        let found = pieces("a\n\"b\nc\"");
        assert_eq!(found[1].line, 2);
        assert_eq!(found[1].line_at(2), 3);
    }
}
