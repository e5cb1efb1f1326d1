//! Words made comparable: endings taken off, and the words that join others known as such.
//! A light form of the Swedish Snowball stemmer; it makes "regionernas" meet "region", not "växt" meet "tillväxt".

use crate::text;

/// Words that join and point but carry little meaning of their own, folded. Sorted.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "are", "att", "av", "de", "dem", "den", "det", "detta", "då", "en", "ett", "for", "från", "för",
    "genom", "har", "i", "in", "inom", "inte", "is", "kan", "man", "med", "men", "mot", "när", "och", "of", "om", "on",
    "or", "oss", "our", "på", "samt", "sig", "sin", "sina", "sitt", "ska", "skall", "som", "så", "the", "till", "to",
    "under", "upp", "ut", "utan", "vara", "vi", "vid", "vår", "våra", "vårt", "we", "with", "är", "även", "över",
];

/// Endings of nouns, adjectives and verbs, the longest first.
const ENDINGS: &[&str] = &[
    "heternas", "heterna", "hetens", "heten", "heter", "anden", "andes", "andet", "arnas", "ernas", "ornas", "arens",
    "ande", "aren", "arna", "arne", "aste", "erna", "orna", "ades", "ade", "are", "ast", "ens", "ern", "ets", "het",
    "ad", "ar", "as", "at", "en", "er", "es", "et", "or", "a", "e",
];

/// The longest of them, in bytes, with room for a letter that folding makes shorter.
const LONGEST_FUNCTION_WORD: usize = 8;

/// Whether a folded word only joins or points.
pub(crate) fn is_function_word(folded: &str) -> bool {
    folded.len() <= LONGEST_FUNCTION_WORD && FUNCTION_WORDS.binary_search(&folded).is_ok()
}

/// Whether a word as it is written carries meaning. A mark does not.
pub(super) fn carries(word: &str) -> bool {
    let long = LONGEST_FUNCTION_WORD < word.len();
    text::is_word(word) && (long || !is_function_word(&text::fold(word)))
}

/// A folded word without its ending: "regionerna", "regioner" and "regionens" all give "region".
pub(super) fn stem(folded: &str) -> &str {
    let start = first_ending(folded);
    let tail = &folded[start..];
    // -itet and -tens belong to the word itself: kvalitet, kompetens.
    if tail.ends_with("itet") || (tail.ends_with("tens") && !tail.ends_with("hetens")) {
        return folded;
    }
    let ending = ENDINGS.iter().find(|ending| tail.ends_with(**ending));
    if let Some(ending) = ending {
        return &folded[..folded.len() - ending.len()];
    }
    match folded.strip_suffix('s') {
        Some(rest) if !tail.is_empty() && rest.ends_with(|c| "bcdfghjklmnoprtvy".contains(c)) => rest,
        _ => folded,
    }
}

/// Where an ending may begin: after the first consonant that follows a vowel, and not before the
/// fourth letter (Snowball's region R1).
fn first_ending(folded: &str) -> usize {
    let mut vowel_before = false;
    for (index, (at, letter)) in folded.char_indices().enumerate() {
        let vowel = "aeiouyåäö".contains(letter);
        if vowel_before && !vowel && 2 <= index {
            return at + letter.len_utf8();
        }
        // A short beginning such as "år" is lengthened to three letters.
        if index < 2 && vowel_before && !vowel {
            return folded.char_indices().nth(3).map_or(folded.len(), |(at, _)| at);
        }
        vowel_before = vowel;
    }
    folded.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_words_are_sorted_because_they_are_searched_by_halving() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(FUNCTION_WORDS.iter().all(|word| word.len() < LONGEST_FUNCTION_WORD));
        assert!(is_function_word("och") && !is_function_word("region"));
    }

    #[test]
    fn the_longest_ending_is_tried_first() {
        assert!(ENDINGS.is_sorted_by_key(|ending| std::cmp::Reverse(ending.len())));
    }

    #[test]
    fn the_forms_of_a_word_meet() {
        let same = [
            &["region", "regioner", "regionerna", "regionernas", "regionens"][..],
            &["företag", "företagen", "företagens", "företaget", "företagets"],
            &["mål", "målet", "målen", "målets"],
            &["planera", "planerar", "planerade", "planerat"],
            &["växa", "växer", "växande"],
            &["kvalitet", "kvaliteten"],
            &["kompetens", "kompetensen"],
            &["verksamhet", "verksamheten", "verksamheter", "verksamhetens"],
            &["land", "landet", "landets"],
            &["smart", "smarta"],
        ];
        for forms in same {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn different_words_stay_different() {
        let different = ["år", "åra", "mat", "mål", "nya", "nytta", "region", "företag", "land", "län", "hav", "ha"];
        for (index, word) in different.iter().enumerate() {
            for other in &different[index + 1..] {
                assert_ne!(stem(word), stem(other), "{word} {other}");
            }
        }
    }
}
