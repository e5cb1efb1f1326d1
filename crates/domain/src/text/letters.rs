//! Letters with accents: how they are put together and taken apart, and which characters nobody can see.
//! Covers the Latin letters of the languages of Europe, which is what agencies write names in; it is
//! not Unicode normalisation.

/// Composed letter, bare letter, combining mark. Sorted by the composed letter.
const ACCENTED: &[(char, char, char)] = &[
    ('à', 'a', '\u{300}'),
    ('á', 'a', '\u{301}'),
    ('â', 'a', '\u{302}'),
    ('ã', 'a', '\u{303}'),
    ('ä', 'a', '\u{308}'),
    ('å', 'a', '\u{30a}'),
    ('ç', 'c', '\u{327}'),
    ('è', 'e', '\u{300}'),
    ('é', 'e', '\u{301}'),
    ('ê', 'e', '\u{302}'),
    ('ë', 'e', '\u{308}'),
    ('ì', 'i', '\u{300}'),
    ('í', 'i', '\u{301}'),
    ('î', 'i', '\u{302}'),
    ('ï', 'i', '\u{308}'),
    ('ñ', 'n', '\u{303}'),
    ('ò', 'o', '\u{300}'),
    ('ó', 'o', '\u{301}'),
    ('ô', 'o', '\u{302}'),
    ('õ', 'o', '\u{303}'),
    ('ö', 'o', '\u{308}'),
    ('ù', 'u', '\u{300}'),
    ('ú', 'u', '\u{301}'),
    ('û', 'u', '\u{302}'),
    ('ü', 'u', '\u{308}'),
    ('ý', 'y', '\u{301}'),
    ('ÿ', 'y', '\u{308}'),
    ('ā', 'a', '\u{304}'),
    ('ă', 'a', '\u{306}'),
    ('ą', 'a', '\u{328}'),
    ('ć', 'c', '\u{301}'),
    ('ĉ', 'c', '\u{302}'),
    ('ċ', 'c', '\u{307}'),
    ('č', 'c', '\u{30c}'),
    ('ď', 'd', '\u{30c}'),
    ('ē', 'e', '\u{304}'),
    ('ĕ', 'e', '\u{306}'),
    ('ė', 'e', '\u{307}'),
    ('ę', 'e', '\u{328}'),
    ('ě', 'e', '\u{30c}'),
    ('ĝ', 'g', '\u{302}'),
    ('ğ', 'g', '\u{306}'),
    ('ġ', 'g', '\u{307}'),
    ('ģ', 'g', '\u{327}'),
    ('ĥ', 'h', '\u{302}'),
    ('ĩ', 'i', '\u{303}'),
    ('ī', 'i', '\u{304}'),
    ('ĭ', 'i', '\u{306}'),
    ('į', 'i', '\u{328}'),
    ('ĵ', 'j', '\u{302}'),
    ('ķ', 'k', '\u{327}'),
    ('ĺ', 'l', '\u{301}'),
    ('ļ', 'l', '\u{327}'),
    ('ľ', 'l', '\u{30c}'),
    ('ń', 'n', '\u{301}'),
    ('ņ', 'n', '\u{327}'),
    ('ň', 'n', '\u{30c}'),
    ('ō', 'o', '\u{304}'),
    ('ŏ', 'o', '\u{306}'),
    ('ő', 'o', '\u{30b}'),
    ('ŕ', 'r', '\u{301}'),
    ('ŗ', 'r', '\u{327}'),
    ('ř', 'r', '\u{30c}'),
    ('ś', 's', '\u{301}'),
    ('ŝ', 's', '\u{302}'),
    ('ş', 's', '\u{327}'),
    ('š', 's', '\u{30c}'),
    ('ţ', 't', '\u{327}'),
    ('ť', 't', '\u{30c}'),
    ('ũ', 'u', '\u{303}'),
    ('ū', 'u', '\u{304}'),
    ('ŭ', 'u', '\u{306}'),
    ('ů', 'u', '\u{30a}'),
    ('ű', 'u', '\u{30b}'),
    ('ų', 'u', '\u{328}'),
    ('ŵ', 'w', '\u{302}'),
    ('ŷ', 'y', '\u{302}'),
    ('ź', 'z', '\u{301}'),
    ('ż', 'z', '\u{307}'),
    ('ž', 'z', '\u{30c}'),
    ('ǎ', 'a', '\u{30c}'),
    ('ǐ', 'i', '\u{30c}'),
    ('ǒ', 'o', '\u{30c}'),
    ('ǔ', 'u', '\u{30c}'),
    ('ǧ', 'g', '\u{30c}'),
    ('ǩ', 'k', '\u{30c}'),
    ('ș', 's', '\u{326}'),
    ('ț', 't', '\u{326}'),
    ('ẽ', 'e', '\u{303}'),
    ('ỹ', 'y', '\u{303}'),
];

/// A letter and the combining mark after it as one letter, in the case of the letter.
pub(super) fn compose(letter: char, mark: char) -> Option<char> {
    // Asked of every two letters of a text; almost none of them is a mark.
    if !is_mark(mark) {
        return None;
    }
    let lower = letter.to_lowercase().next()?;
    let (composed, ..) = ACCENTED.iter().find(|(_, bare, accent)| *bare == lower && *accent == mark)?;
    if letter == lower { Some(*composed) } else { composed.to_uppercase().next() }
}

/// A lower-case letter as it is searched for: without its accent, unless it is a letter of its own
/// in Swedish. Several letters for those that are spelt out (ß, œ).
pub(super) fn bare(letter: char) -> Bare {
    match letter {
        'a'..='z' | '0'..='9' | 'å' | 'ä' | 'ö' => Bare::One(letter),
        'æ' => Bare::One('ä'),
        'ø' => Bare::One('ö'),
        'ß' => Bare::Two("ss"),
        'œ' => Bare::Two("oe"),
        'þ' => Bare::Two("th"),
        'ð' | 'đ' => Bare::One('d'),
        'ħ' => Bare::One('h'),
        'ı' => Bare::One('i'),
        'ł' => Bare::One('l'),
        'ŋ' => Bare::One('n'),
        'ŧ' => Bare::One('t'),
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' => Bare::One('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Bare::One('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Bare::One('-'),
        _ => match ACCENTED.binary_search_by_key(&letter, |(composed, ..)| *composed) {
            Ok(found) => Bare::One(ACCENTED[found].1),
            Err(_) => Bare::One(letter),
        },
    }
}

/// What a letter is searched for as.
pub(super) enum Bare {
    /// One letter.
    One(char),
    /// A letter that is spelt with two.
    Two(&'static str),
}

/// A mark that belongs to the letter before it (U+0300–U+036F).
pub(super) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Joins two pictures into one: a man, a woman and a child into a family.
pub(super) const JOINER: char = '\u{200d}';

/// A picture, or what changes the look of the one before it: what a joiner stands between.
pub(super) fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1faff}' // people, animals, things, skin tones
        | '\u{2190}'..='\u{21ff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' // arrows, symbols, squares
        | '\u{fe0f}' // "as a picture"
    )
}

/// Takes no room and shows nothing, or turns the direction of the text around: never typed on
/// purpose into a strategy, but pasted, and able to make one text look like another.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' // soft hyphen
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // direction
        | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' // joiners and zero-width spaces
        | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' // old formatting and tags
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_because_it_is_searched_by_halving() {
        assert!(ACCENTED.is_sorted_by(|one, next| one.0 < next.0));
    }

    #[test]
    fn a_letter_and_its_mark_become_one_letter_in_either_case() {
        assert_eq!(compose('a', '\u{30a}'), Some('å'));
        assert_eq!(compose('O', '\u{308}'), Some('Ö'));
        assert_eq!(compose('x', '\u{308}'), None);
    }
}
