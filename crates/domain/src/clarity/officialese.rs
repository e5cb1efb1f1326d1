//! Words of offices, with the plain ones. A choice from *Svarta listan* (the Swedish Government Offices' list of
//! words and phrases that can be replaced) of those that can be exchanged without a change to the rest of the
//! sentence; not a dictionary.

use super::phrase::{self, Word};
use super::{Place, Wording};

/// Phrase in folded words, and what says the same.
const PLAIN: &[(&str, &str)] = &[
    ("angående", "om"),
    ("avseende", "om"),
    ("beträffande", "om"),
    ("därest", "om"),
    ("därutöver", "dessutom"),
    ("effektuera", "utföra"),
    ("ej", "inte"),
    ("erfordra", "kräva"),
    ("erfordrar", "kräver"),
    ("erfordras", "behövs"),
    ("erforderlig", "nödvändig"),
    ("erforderliga", "nödvändiga"),
    ("erforderligt", "nödvändigt"),
    ("erhålla", "få"),
    ("erhåller", "får"),
    ("erhållit", "fått"),
    ("erhöll", "fick"),
    ("ett flertal", "flera"),
    ("facilitera", "underlätta"),
    ("faciliterar", "underlättar"),
    ("för det fall att", "om"),
    ("för närvarande", "nu"),
    ("föreligga", "finnas"),
    ("föreligger", "finns"),
    ("förevarande", "denna"),
    ("förutsatt att", "om"),
    ("huruvida", "om"),
    ("hädanefter", "från och med nu"),
    ("i anledning av", "på grund av"),
    ("i dagsläget", "nu"),
    ("i det fall att", "om"),
    ("i enlighet med", "enligt"),
    ("i händelse av att", "om"),
    ("i nuläget", "nu"),
    ("i syfte att", "för att"),
    ("icke", "inte"),
    ("implementera", "införa"),
    ("implementerar", "inför"),
    ("implementeras", "införs"),
    ("in order to", "to"),
    ("inkomma", "komma in"),
    ("inkommer", "kommer in"),
    ("inkommit", "kommit in"),
    ("inom ramen för", "inom"),
    ("jämväl", "även"),
    ("likaledes", "också"),
    ("med avseende på", "i fråga om"),
    ("med hänsyn tagen till", "med hänsyn till"),
    ("medelst", "med"),
    ("nyttja", "använda"),
    ("nyttjar", "använder"),
    ("nyttjas", "används"),
    ("oaktat", "trots"),
    ("ombesörja", "sköta"),
    ("ombesörjer", "sköter"),
    ("påbörja", "börja"),
    ("påbörjar", "börjar"),
    ("påbörjas", "börjar"),
    ("på basis av", "utifrån"),
    ("på daglig basis", "dagligen"),
    ("på årlig basis", "årligen"),
    ("rörande", "om"),
    ("samt", "och"),
    ("som ett led i att", "för att"),
    ("säkerställa att", "se till att"),
    ("säkerställer att", "ser till att"),
    ("således", "alltså"),
    ("tillika", "också"),
    ("tillse", "se till"),
    ("tillser", "ser till"),
    ("under förutsättning att", "om"),
    ("understödja", "stödja"),
    ("understödjer", "stödjer"),
    ("utgör", "är"),
    ("utgöra", "vara"),
    ("utgörs av", "är"),
    ("utilise", "use"),
    ("utilize", "use"),
    ("vad avser", "när det gäller"),
    ("vid den tidpunkt då", "när"),
    ("vidmakthålla", "behålla"),
    ("vidmakthåller", "behåller"),
    ("with regard to", "about"),
];

/// Before "avseende" these make it a noun ("i detta avseende"), which stays.
const BEFORE_A_NOUN: &[&str] =
    &["annat", "det", "detta", "ett", "inget", "något", "sådant", "varje", "vilket", "visst"];

/// All the words of offices in a text, in order.
pub(super) fn all(place: Place, text: &str) -> Vec<Wording> {
    let words = phrase::words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let noun = 0 < at && BEFORE_A_NOUN.contains(&words[at - 1].folded.as_str()) && words[at].folded == "avseende";
        match longest(&words[at..]) {
            Some((length, plain)) if !noun => {
                let range = words[at].range.start..words[at + length - 1].range.end;
                found.push(phrase::wording(place, text, range, Some(plain.to_owned())));
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// The longest phrase that the words begin with: how many words it is, and the plain one.
fn longest(words: &[Word]) -> Option<(usize, &'static str)> {
    let first = words.first()?;
    let begins = PLAIN.iter().filter(|(phrase, _)| phrase.starts_with(first.folded.as_str()));
    begins
        .filter_map(|(phrase, plain)| {
            let length = phrase.split(' ').count();
            let same = length <= words.len()
                && phrase
                    .split(' ')
                    .zip(words)
                    .enumerate()
                    .all(|(index, (expected, word))| word.folded == expected && (index == 0 || word.follows));
            same.then_some((length, *plain))
        })
        .max_by_key(|(length, _)| *length)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::fold;

    #[test]
    fn each_phrase_stands_once_folded_and_is_not_its_own_replacement() {
        let mut seen = BTreeSet::new();
        for (phrase, plain) in PLAIN {
            assert!(seen.insert(phrase), "{phrase} stands twice");
            assert_eq!(&fold(phrase), phrase);
            assert!(all(Place::Text, plain).is_empty(), "{plain} is itself a word of offices");
        }
    }
}
