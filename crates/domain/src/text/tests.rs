//! What must hold of text.

use proptest::prelude::*;

use super::*;

fn folds(text: &str, expected: &str) {
    assert_eq!(fold(text), expected, "{text}");
}

#[test]
fn folding_keeps_the_letters_of_swedish_and_drops_accents() {
    folds("Tillväxt i Åre, Örebro och Älvsbyn", "tillväxt i åre, örebro och älvsbyn");
    folds("Idé, übung, Łódź, façade", "ide, ubung, lodz, facade");
    folds("Straße smørrebrød ÆRØ", "strasse smörrebröd ärö");
    folds("”Företag’” – till 2020", "\"företag'\" - till 2020");
    folds("10\u{a0}000\u{2009}kr\tnu\n", "10 000 kr nu ");
}

#[test]
fn folding_reads_a_letter_and_its_mark_as_the_letter() {
    folds("A\u{30a}re a\u{308}r fo\u{308}rst, ide\u{301}", "åre är först, ide");
}

#[test]
fn folding_does_not_see_what_nobody_sees() {
    folds("före\u{ad}tag\u{200b}", "företag");
}

fn word_list(text: &str, expected: &[&str]) {
    assert_eq!(words(text).collect::<Vec<_>>(), expected, "{text}");
}

#[test]
fn words_are_counted_as_a_reader_does() {
    word_list("Regioner, branscher och utbildare!", &["Regioner", "branscher", "och", "utbildare"]);
    word_list("E-tjänster och EU-medlen", &["E-tjänster", "och", "EU-medlen"]);
    word_list("dnr 1.3.1-2018-4127 – 2020", &["dnr", "1.3.1-2018-4127", "2020"]);
    word_list("små- och medelstora, t.ex. i Åre", &["små", "och", "medelstora", "t.ex", "i", "Åre"]);
    word_list(" –  … ", &[]);
}

fn sentence_list(text: &str, expected: &[&str]) {
    assert_eq!(sentences(text), expected, "{text}");
}

#[test]
fn a_sentence_ends_where_the_next_begins() {
    sentence_list("Vi gör det. Det tar tid! Varför?", &["Vi gör det.", "Det tar tid!", "Varför?"]);
    sentence_list("Fler företag växer", &["Fler företag växer"]);
    sentence_list("Vi blev 23. Nu är vi 17.", &["Vi blev 23.", "Nu är vi 17."]);
    sentence_list("”Vad?” undrade vi. (Ingen vet.) Så är det…", &["”Vad?” undrade vi.", "(Ingen vet.)", "Så är det…"]);
}

#[test]
fn an_abbreviation_or_a_number_ends_nothing() {
    sentence_list("Vi når t.ex. Stockholm, bl.a. via nätet.", &["Vi når t.ex. Stockholm, bl.a. via nätet."]);
    sentence_list("Det gäller dvs. Alla, s.k. Nischer.", &["Det gäller dvs. Alla, s.k. Nischer."]);
    sentence_list(
        "Råd, stöd m.m. ges. Vi mäter m.m. Sedan väljer vi.",
        &["Råd, stöd m.m. ges.", "Vi mäter m.m.", "Sedan väljer vi."],
    );
    sentence_list("Se beslut 1.3.1-2018 av den 3. mars.", &["Se beslut 1.3.1-2018 av den 3. mars."]);
}

#[test]
fn a_line_is_a_sentence_of_its_own() {
    sentence_list(
        "Vi ska:\n- förenkla regler\n• spara tid\n\n1. Mät först\n2.1 Välj sedan",
        &["Vi ska:", "förenkla regler", "spara tid", "1. Mät först", "2.1 Välj sedan"],
    );
}

#[test]
fn a_line_that_was_broken_when_it_was_copied_goes_on() {
    let copied = "Målet pekar mot planering som börjar i företagens egna behov\noch inte i våra. Så är det.";
    sentence_list(
        copied,
        &["Målet pekar mot planering som börjar i företagens egna behov\noch inte i våra.", "Så är det."],
    );
}

#[test]
fn typed_text_is_cleaned() {
    let text = StatementText::parse("  Fler\u{a0}företag \n\n växer\u{202e}\u{0}  ida\u{30a}g ").unwrap();
    assert_eq!(text.as_str(), "Fler\u{a0}företag växer idåg");
}

#[test]
fn an_explanation_keeps_its_lines_and_one_empty_line_between() {
    let text = Explanation::parse("\r\n Först \r\n\r\n\r\n\r\n  sedan\r- a\t b\n\n").unwrap();
    assert_eq!(text.as_str(), "Först\n\nsedan\n- a b");
    assert!(Explanation::parse(" \n ").unwrap().is_empty());
    assert_eq!(Explanation::parse("").unwrap(), Explanation::default());
}

#[test]
fn empty_and_too_long_are_refused_with_what_was_found() {
    let empty = Invalid { key: "text-empty", limit: None, value: "0".into() };
    assert_eq!(Reason::parse(" \u{200b}\n"), Err(empty));
    let long = Invalid { key: "text-too-long", limit: Some(60), value: "61".into() };
    assert_eq!(RegistrationNumber::parse(&"å".repeat(61)), Err(long));
    assert!(RegistrationNumber::parse(&"å".repeat(60)).is_ok());
}

#[test]
fn the_log_is_read_back_without_a_second_opinion() {
    let long = serde_json::to_string(&"x".repeat(500)).unwrap();
    let name: Name = serde_json::from_str(&long).unwrap();
    assert_eq!(serde_json::to_string(&name).unwrap(), long);
}

#[test]
fn a_joiner_stays_between_pictures_and_nowhere_else() {
    let family = "👨\u{200d}👩\u{200d}👧";
    let waver = "👋🏽";
    let healer = "🧑🏽\u{200d}⚕\u{fe0f}";
    for whole in [family, waver, healer, "Vi 🏳\u{fe0f}\u{200d}🌈 alla"] {
        assert_eq!(StatementText::parse(whole).unwrap().as_str(), whole);
    }
    for (typed, kept) in [
        ("Fö\u{200d}retag", "Företag"),
        ("👨\u{200d} 👩", "👨 👩"),
        ("\u{200d}👨\u{200d}", "👨"),
        ("👨 \u{200d}👩", "👨 👩"),
        ("👨\u{200d}\u{200d}👩", "👨\u{200d}👩"),
        ("👨\u{200d}a", "👨a"),
    ] {
        assert_eq!(StatementText::parse(typed).unwrap().as_str(), kept, "{typed:?}");
    }
    // Searched for as its members, however it was typed.
    assert_eq!(fold(family), fold("👨👩👧"));
}

proptest! {
    #[test]
    fn cleaning_twice_is_cleaning_once(typed in r"(\PC|[ \n\r\t\u{a0}\u{200b}\u{200d}\u{202e}\u{308}\u{30a}aoAO👨👩\.]){0,60}") {
        for shape in [Shape::OneLine, Shape::Lines] {
            let once = clean(&typed, shape);
            prop_assert_eq!(&clean(&once, shape), &once);
            let seen = |c: char| c == '\n' || c == letters::JOINER || !is_unseen(c);
            prop_assert!(once.chars().all(seen));
            prop_assert!(shape == Shape::Lines || !once.contains('\n'));
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn tokens_together_are_the_text(text in r"(\PC|[ -~\n\.]){0,60}") {
        prop_assert_eq!(tokens(&text).collect::<String>(), text);
    }

    // Marks only after a letter: one after a space is a part of the space to Unicode, and stands alone here.
    #[test]
    fn words_found_fast_are_those_that_unicode_finds(
        text in r"([\PC&&\P{M}]|[a-zåäö]\p{M}|[a-zåäöÅÄÖéßø×ªµ]{1,6}|[0-9]{1,3}|[-\.,:;!?()_'’ \n\t]| {2}){0,40}",
    ) {
        let found: Vec<&str> = tokens(&text).filter(|token| is_word(token)).collect();
        prop_assert_eq!(words(&text).collect::<Vec<_>>(), found);
    }

    #[test]
    fn every_word_is_in_exactly_one_sentence(text in r"([a-zåäöA-ZÅÄÖ]{1,6}|[0-9]{1,3}|[-\.,:!?() \n]){0,60}") {
        let in_sentences: String = sentences(&text).concat();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&in_sentences), letters(&text));
    }
}
