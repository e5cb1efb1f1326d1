//! Where one sentence ends and the next begins. Rules for Swedish, which also hold for English prose;
//! not a parser of either.

use std::ops::Range;

/// Followed by a capital, these still do not end a sentence: something always comes after them.
/// ("m.m.", "osv." and "kr." are not here: with a capital after them the sentence has ended.)
const NEVER_LAST: &[&str] = &[
    "bet", "bl.a", "ca", "d.v.s", "dir", "dnr", "dr", "dvs", "e.g", "enl", "ev", "ex", "exkl", "f.d", "f.ö", "fr.o.m",
    "i.e", "inkl", "jfr", "kap", "kl", "mr", "mrs", "nr", "p.g.a", "prof", "prop", "resp", "s.k", "sid", "t.ex",
    "t.o.m", "tel", "vs",
];

/// A line at least this long that goes on in lower case on the next was broken by the program that it
/// was copied from, not by its writer.
const BROKEN_LINE: usize = 60;

pub(super) fn of(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for block in blocks(text) {
        let block = without_bullet(&text[block]);
        let mut start = 0;
        for end in ends(block) {
            sentences.push(block[start..end].trim());
            start = end;
        }
        sentences.push(block[start..].trim());
    }
    sentences.retain(|sentence| super::is_word(sentence));
    sentences
}

/// The lines, with those put together again that were broken in the middle of a sentence.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        match blocks.last_mut() {
            Some(block) if goes_on(&text[block.clone()], line) => block.end = range.end,
            _ => blocks.push(range),
        }
    }
    blocks
}

fn goes_on(block: &str, line: &str) -> bool {
    let last = block.trim_end().lines().next_back().unwrap_or("");
    let broken = BROKEN_LINE <= last.chars().count() && !last.ends_with(['.', '!', '?', '…', ':', ';']);
    broken && !block.ends_with("\n\n") && line.starts_with(char::is_lowercase)
}

fn without_bullet(block: &str) -> &str {
    let block = block.trim();
    match block.strip_prefix(['-', '–', '—', '•', '·', '*', '‣', '▪']) {
        Some(item) if item.starts_with(char::is_whitespace) => item.trim_start(),
        _ => block,
    }
}

/// The places where a sentence ends inside a block; its own end is not among them.
fn ends(block: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut rest = block.char_indices().peekable();
    while let Some((at, mark)) = rest.next() {
        if !is_terminator(mark) {
            continue;
        }
        let mut end = at + mark.len_utf8();
        while let Some((next, c)) = rest.next_if(|(_, c)| is_terminator(*c) || is_closer(*c)) {
            end = next + c.len_utf8();
        }
        let after = &block[end..];
        let only_a_full_stop = &block[at..end] == ".";
        if after.starts_with(char::is_whitespace)
            && begins_a_sentence(after)
            && !(only_a_full_stop && (is_abbreviation(&block[..at]) || is_list_number(&block[..at])))
        {
            ends.push(end);
        }
    }
    ends
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '"' | '\'' | '”' | '’' | '»')
}

fn begins_a_sentence(after: &str) -> bool {
    let first = after.chars().find(|c| c.is_alphanumeric());
    first.is_some_and(|first| !first.is_lowercase())
}

fn is_abbreviation(before: &str) -> bool {
    let token = before.rsplit(|c: char| c.is_whitespace() || "(\"'”“»«/".contains(c)).next().unwrap_or("");
    let token = token.to_lowercase();
    NEVER_LAST.binary_search(&token.as_str()).is_ok()
}

/// "1." and "a." first in a block number the item and end nothing.
fn is_list_number(before: &str) -> bool {
    let digits = before.len() <= 4 && before.starts_with(|c: char| c.is_ascii_digit());
    let letter = before.len() == 1 && before.starts_with(|c: char| c.is_ascii_lowercase());
    letter || (digits && before.chars().all(|c| c.is_ascii_digit() || c == '.'))
}

#[cfg(test)]
mod tests {
    use super::NEVER_LAST;

    #[test]
    fn the_abbreviations_are_sorted_because_they_are_searched_by_halving() {
        assert!(NEVER_LAST.is_sorted());
    }
}
