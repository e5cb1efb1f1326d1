//! What must hold of differences.

use proptest::prelude::*;

use super::Piece::{Added, Removed, Same};
use super::*;

/// The pieces as they are read: [-removed-] and {+added+}.
fn shown(old: &str, new: &str) -> String {
    words(old, new)
        .iter()
        .map(|piece| match piece {
            Same(text) => (*text).to_owned(),
            Removed(text) => format!("[-{text}-]"),
            Added(text) => format!("{{+{text}+}}"),
        })
        .collect()
}

fn check(old: &str, new: &str, expected: &str) {
    assert_eq!(shown(old, new), expected);
}

#[test]
fn a_reworded_goal_shows_the_words_that_changed() {
    check(
        "Regioner och branscher planerar kompetens tillsammans",
        "Regioner, branscher och utbildare planerar kompetens utifrån företagens behov",
        "Regioner[- och-]{+,+} branscher{+ och utbildare+} planerar kompetens [-tillsammans-]{+utifrån företagens behov+}",
    );
}

#[test]
fn a_sentence_that_is_new_is_not_split_by_the_small_words_it_shares() {
    check(
        "Vi arbetar för att göra det enklare att starta, driva och utveckla företag. Företagare och andra aktörer är våra målgrupper.",
        "Vi gör det enklare att starta, driva och utveckla företag. Företagen är våra kunder, framför allt de som har potential och vilja att växa.",
        "Vi [-arbetar för att göra-]{+gör+} det enklare att starta, driva och utveckla företag. \
         [-Företagare och andra aktörer är våra målgrupper-]{+Företagen är våra kunder, framför allt de som har potential och vilja att växa+}.",
    );
}

#[test]
fn one_word_changed_is_one_word_shown() {
    check(
        "Hållbar tillväxt och växande företag i alla delar av landet",
        "Hållbar tillväxt och konkurrenskraftiga företag i hela landet",
        "Hållbar tillväxt och [-växande-]{+konkurrenskraftiga+} företag i [-alla delar av-]{+hela+} landet",
    );
}

#[test]
fn what_is_added_last_leaves_the_rest_as_it_was() {
    check("Fler växer", "Fler växer i hela landet", "Fler växer{+ i hela landet+}");
    check("Fler växer", "Fler växer.", "Fler växer{+.+}");
    check("växer fler", "Så växer fler", "{+Så +}växer fler");
}

#[test]
fn another_text_is_shown_as_another_text() {
    check(
        "En lärande organisation för alla",
        "Attraktiv arbetsgivare för alla",
        "[-En lärande organisation-]{+Attraktiv arbetsgivare+} för alla",
    );
    check(
        "Samverkan genomsyrar all verksamhet i landet",
        "Enkla arbetsprocesser sparar tid i landet åt företagen och kommunerna",
        "[-Samverkan genomsyrar all verksamhet i landet-]{+Enkla arbetsprocesser sparar tid i landet åt företagen och kommunerna+}",
    );
}

#[test]
fn the_same_is_the_same_and_nothing_is_nothing() {
    check("Fler växer", "Fler växer", "Fler växer");
    check("", "", "");
    check("", "Ny", "{+Ny+}");
    check("Gammal", "", "[-Gammal-]");
}

#[test]
fn changed_space_is_shown_as_that() {
    assert_eq!(words("a\nb", "a b"), [Same("a"), Removed("\n"), Added(" "), Same("b")]);
}

#[test]
fn similarity_sees_past_case_endings_and_punctuation() {
    assert_eq!(similarity("Fler företag växer.", "fler FÖRETAG växer"), 100);
    assert_eq!(similarity("Regionernas företag", "Regionens företag"), 99);
    assert_eq!(similarity("Attraktiv arbetsgivare", "Enkla och smarta processer"), 0);
    let reworded = similarity(
        "Regioner och branscher planerar kompetens tillsammans",
        "Regioner, branscher och utbildare planerar kompetens utifrån företagens behov",
    );
    assert!((40..70).contains(&reworded), "{reworded}");
    assert_eq!(similarity("", ""), 100);
    assert_eq!(similarity("", "något"), 0);
}

#[test]
fn each_text_finds_the_one_it_is_most_like() {
    let old =
        [(1, "Fler nya och växande företag"), (2, "Hållbar tillväxt i hela landet"), (3, "En lärande organisation")];
    let new = [('a', "Hållbar tillväxt och växande företag i hela landet"), ('b', "Attraktiv arbetsgivare")];
    let matches = best_matches(&old, &new, 20);
    let found: Vec<_> = matches.iter().map(|found| (found.old, found.new, found.pair)).collect();
    // Two became one: the one most like it is its pair, the other went into it, the third into nothing.
    assert_eq!(found, [(1, 'a', false), (2, 'a', true)]);
}

#[test]
fn texts_that_are_the_same_are_paired_in_order() {
    let old = [(0, "Fler företag"), (1, "Fler företag"), (2, "Färre regler"), (3, "Fler företag")];
    let new = [(10, "Fler företag"), (11, "Färre regler"), (12, "Fler företag"), (13, "Fler företag")];
    let matches = best_matches(&old, &new, 50);
    assert!(matches.iter().all(|found| found.percent == 100 && found.pair));
    let found: Vec<_> = matches.iter().map(|found| (found.old, found.new)).collect();
    assert_eq!(found, [(0, 10), (1, 12), (2, 11), (3, 13)]);
}

const VOCABULARY: &[&str] = &[
    "företag",
    "region",
    "växer",
    "kompetens",
    "digital",
    "landet",
    "regler",
    "tid",
    "marknad",
    "fler",
    "mindre",
    "stöd",
    "service",
    "resultat",
    "kapital",
    "process",
    "smart",
    "grön",
    "energi",
    "export",
];

/// A statement made of numbers, the same for the same number.
fn made(number: usize) -> String {
    let word = |step: usize| VOCABULARY[(number * 7919 + step * step * 31 + number / 13) % VOCABULARY.len()];
    format!("{} {} i {} {} {number} och {}", word(1), word(2), word(3), word(4), word(5))
}

#[test]
fn a_whole_strategy_is_matched_against_another() {
    let old: Vec<String> = (0..1500).map(made).collect();
    let new: Vec<String> = old.iter().rev().map(|text| format!("{text} nu")).collect();
    let numbered = |texts: &'_ [String]| texts.iter().map(String::clone).enumerate().collect::<Vec<_>>();
    let (old, new) = (numbered(&old), numbered(&new));
    let old: Vec<(usize, &str)> = old.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let new: Vec<(usize, &str)> = new.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let pairs = best_matches(&old, &new, 40).into_iter().filter(|found| found.pair && found.old + found.new == 1499);
    assert_eq!(pairs.count(), 1500);
}

fn sentence() -> impl Strategy<Value = String> {
    let word =
        prop::sample::select(&["och", "att", "är", "våra", "företag", "regioner", "växer", "behov", "nya", "i"][..]);
    let gap = prop::sample::select(&[" ", " ", " ", ", ", ". ", "\n", "  "][..]);
    prop::collection::vec((word, gap), 0..14).prop_map(|words| words.iter().map(|(w, g)| format!("{w}{g}")).collect())
}

fn either() -> impl Strategy<Value = String> {
    prop_oneof![4 => sentence(), 1 => any::<String>()]
}

proptest! {
    #[test]
    fn the_pieces_make_both_texts(old in either(), new in either()) {
        let (mut was, mut is) = (String::new(), String::new());
        for piece in words(&old, &new) {
            match piece {
                Same(text) => { was.push_str(text); is.push_str(text); prop_assert!(!text.is_empty()); }
                Removed(text) => { was.push_str(text); prop_assert!(!text.is_empty()); }
                Added(text) => { is.push_str(text); prop_assert!(!text.is_empty()); }
            }
        }
        prop_assert_eq!(was, old);
        prop_assert_eq!(is, new);
    }

    #[test]
    fn similarity_is_the_same_both_ways_and_whole_only_for_itself(one in sentence(), other in sentence()) {
        prop_assert_eq!(similarity(&one, &other), similarity(&other, &one));
        prop_assert_eq!(similarity(&one, &one), 100);
    }

    #[test]
    fn the_index_finds_exactly_what_comparing_all_would(
        texts in prop::collection::vec(sentence(), 0..12), sought in sentence(), least in 1u8..=100,
    ) {
        let prints: Vec<Fingerprint> = texts.iter().map(|text| Fingerprint::of(text)).collect();
        let sought = Fingerprint::of(&sought);
        let all: Vec<(usize, u8)> = prints.iter().enumerate()
            .map(|(at, print)| (at, sought.similarity(print)))
            .filter(|(_, percent)| least <= *percent)
            .filter(|(at, _)| crate::text::words(&texts[*at]).next().is_some())
            .collect();
        prop_assert_eq!(Index::new(&prints, least).like(&sought), all);
    }

    #[test]
    fn pairs_are_counted_as_comparing_all_with_all_would(
        texts in prop::collection::vec(sentence(), 0..12), least in 1u8..=99,
    ) {
        let prints: Vec<Fingerprint> = texts.iter().map(|text| Fingerprint::of(text)).collect();
        let has_words = |at: usize| crate::text::words(&texts[at]).next().is_some();
        let alike = |one: usize, other: usize| least <= prints[one].similarity(&prints[other]);
        let all = (0..texts.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
        let expected = all.filter(|&(one, other)| alike(one, other) && has_words(one)).count();
        prop_assert_eq!(count_pairs(&prints, least), expected);
    }

    #[test]
    fn pairs_share_no_text(
        old in prop::collection::vec(sentence(), 0..8), new in prop::collection::vec(sentence(), 0..8),
    ) {
        let numbered = |texts: &[String]| texts.iter().cloned().enumerate().collect::<Vec<_>>();
        let (old, new) = (numbered(&old), numbered(&new));
        let old: Vec<(usize, &str)> = old.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let new: Vec<(usize, &str)> = new.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let pairs: Vec<_> = best_matches(&old, &new, 30).into_iter().filter(|found| found.pair).collect();
        let mut olds: Vec<_> = pairs.iter().map(|pair| pair.old).collect();
        let mut news: Vec<_> = pairs.iter().map(|pair| pair.new).collect();
        news.sort_unstable();
        olds.dedup();
        news.dedup();
        prop_assert_eq!((olds.len(), news.len()), (pairs.len(), pairs.len()));
    }
}
