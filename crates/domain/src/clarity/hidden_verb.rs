//! Verbs hidden in nouns: "genomföra en förstärkt samordning av" does no more than "samordna".
//! Finds the common pattern (an empty verb, perhaps an article and adjectives, a noun made of a verb);
//! not every noun that could be a verb.

use super::phrase::{self, Word};
use super::{Place, Wording};
use crate::difference::is_function_word;

/// The most adjectives between the empty verb and the noun.
const MOST_ADJECTIVES: usize = 2;

/// The tense of a verb, which the replacement keeps. The number is its place among the four forms.
#[derive(Clone, Copy)]
enum Tense {
    Infinitive,
    Present,
    Past,
    Supine,
}

/// Verbs that say only that something is done, in their four forms.
const EMPTY_VERBS: &[[&str; 4]] = &[
    ["genomföra", "genomför", "genomförde", "genomfört"],
    ["utföra", "utför", "utförde", "utfört"],
    ["göra", "gör", "gjorde", "gjort"],
    ["verkställa", "verkställer", "verkställde", "verkställt"],
    ["bedriva", "bedriver", "bedrev", "bedrivit"],
    ["åstadkomma", "åstadkommer", "åstadkom", "åstadkommit"],
    ["företa", "företar", "företog", "företagit"],
];

/// Nouns whose verb has -ar, -ade, -at: the noun, and the verb without its last letter.
const REGULAR: &[(&str, &str)] = &[
    ("analys", "analyser"),
    ("anpassning", "anpass"),
    ("avgränsning", "avgräns"),
    ("beräkning", "beräkn"),
    ("breddning", "bredd"),
    ("diskussion", "diskuter"),
    ("dokumentation", "dokumenter"),
    ("fördelning", "fördel"),
    ("fördjupning", "fördjup"),
    ("förankring", "förankr"),
    ("förbättring", "förbättr"),
    ("förenkling", "förenkl"),
    ("förändring", "förändr"),
    ("granskning", "gransk"),
    ("integration", "integrer"),
    ("kommunikation", "kommunicer"),
    ("kontroll", "kontroller"),
    ("kvalitetssäkring", "kvalitetssäkr"),
    ("minskning", "minsk"),
    ("omprövning", "ompröv"),
    ("prövning", "pröv"),
    ("redovisning", "redovis"),
    ("samordning", "samordn"),
    ("satsning", "sats"),
    ("tillämpning", "tillämp"),
    ("upphandling", "upphandl"),
    ("utbildning", "utbild"),
    ("utveckling", "utveckl"),
    ("ändring", "ändr"),
    ("ökning", "ök"),
];

/// Nouns with other verbs, in their four forms.
const IRREGULAR: &[(&str, [&str; 4])] = &[
    ("avstämning", ["stämma av", "stämmer av", "stämde av", "stämt av"]),
    ("bedömning", ["bedöma", "bedömer", "bedömde", "bedömt"]),
    ("beskrivning", ["beskriva", "beskriver", "beskrev", "beskrivit"]),
    ("förstärkning", ["förstärka", "förstärker", "förstärkte", "förstärkt"]),
    ("genomgång", ["gå igenom", "går igenom", "gick igenom", "gått igenom"]),
    ("höjning", ["höja", "höjer", "höjde", "höjt"]),
    ("insamling", ["samla in", "samlar in", "samlade in", "samlat in"]),
    ("jämförelse", ["jämföra", "jämför", "jämförde", "jämfört"]),
    ("kartläggning", ["kartlägga", "kartlägger", "kartlade", "kartlagt"]),
    ("mätning", ["mäta", "mäter", "mätte", "mätt"]),
    ("omställning", ["ställa om", "ställer om", "ställde om", "ställt om"]),
    ("sammanställning", ["sammanställa", "sammanställer", "sammanställde", "sammanställt"]),
    ("spridning", ["sprida", "sprider", "spred", "spridit"]),
    ("sänkning", ["sänka", "sänker", "sänkte", "sänkt"]),
    ("undersökning", ["undersöka", "undersöker", "undersökte", "undersökt"]),
    ("uppföljning", ["följa upp", "följer upp", "följde upp", "följt upp"]),
    ("utredning", ["utreda", "utreder", "utredde", "utrett"]),
    ("översyn", ["se över", "ser över", "såg över", "sett över"]),
];

/// All the hidden verbs in a text, in order.
pub(super) fn all(place: Place, text: &str) -> Vec<Wording> {
    let words = phrase::words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match hidden(&words[at..]) {
            Some((length, verb)) => {
                let range = words[at].range.start..words[at + length - 1].range.end;
                found.push(phrase::wording(place, text, range, verb));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// How many words the pattern takes up, and the verb when it is known.
fn hidden(words: &[Word]) -> Option<(usize, Option<String>)> {
    let tense = empty_verb(&words.first()?.folded)?;
    let together = 1 + words[1..].iter().take_while(|word| word.follows).count();
    let words = &words[..together];
    let first = if words.get(1).is_some_and(|word| is_article(&word.folded)) { 2 } else { 1 };
    let adjectives = words[first..].iter().take(MOST_ADJECTIVES).take_while(|word| is_adjective(&word.folded)).count();
    // The noun may itself look like an adjective, so the nearest that is a noun is taken.
    (first..=first + adjectives).find_map(|noun_at| {
        let noun = &words.get(noun_at)?.folded;
        let of = words.get(noun_at + 1).is_some_and(|word| word.folded == "av");
        let length = noun_at + 1 + usize::from(of);
        match verb_in(noun, tense) {
            Some(verb) => Some((length, Some(verb))),
            None if of && is_made_of_a_verb(noun) => Some((length, None)),
            None => None,
        }
    })
}

fn empty_verb(folded: &str) -> Option<Tense> {
    let tenses = [Tense::Infinitive, Tense::Present, Tense::Past, Tense::Supine];
    EMPTY_VERBS.iter().flat_map(|forms| forms.iter().zip(tenses)).find(|(form, _)| **form == folded).map(|(_, t)| t)
}

fn is_article(folded: &str) -> bool {
    matches!(folded, "en" | "ett" | "den" | "det" | "de" | "sin" | "sitt" | "sina" | "vår" | "vårt" | "våra")
}

/// Whether a word can stand as an adjective here. A noun in the definite form cannot ("gör regionerna en
/// uppföljning"): it is who does it, and may not be lost.
fn is_adjective(folded: &str) -> bool {
    const ADJECTIVE: &[&str] = &["a", "al", "am", "d", "ell", "ig", "iv", "re", "sk", "t", "ande", "ny", "bred"];
    const DEFINITE: &[&str] = &["erna", "arna", "orna", "et", "heten"];
    let ends = |endings: &[&str]| endings.iter().any(|ending| folded.ends_with(ending));
    !is_function_word(folded) && ends(ADJECTIVE) && !ends(DEFINITE)
}

/// The verb in a noun in any of its forms (samordning, samordningen, samordningar, samordningarna).
fn verb_in(noun: &str, tense: Tense) -> Option<String> {
    ["", "en", "ar", "arna", "er", "erna", "n", "r", "rna"].iter().find_map(|ending| {
        let base = noun.strip_suffix(ending)?;
        if let Some((_, forms)) = IRREGULAR.iter().find(|(known, _)| *known == base) {
            return Some(forms[tense as usize].to_owned());
        }
        let regular = REGULAR.iter().find(|(known, _)| *known == base).map(|(_, verb)| *verb);
        // -ering is always -era: planering, utvärdering, inventering.
        let stem =
            regular.or_else(|| base.strip_suffix("ing").filter(|stem| stem.ends_with("er") && 4 < stem.len()))?;
        Some(format!("{stem}{}", ["a", "ar", "ade", "at"][tense as usize]))
    })
}

fn is_made_of_a_verb(noun: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ning", "ningen", "ningar", "ande", "andet", "else", "elsen", "tion", "tionen", "tioner"];
    ENDINGS.iter().any(|ending| noun.ends_with(ending) && ending.len() + 3 < noun.len())
}
