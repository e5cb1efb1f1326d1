//! What must hold of the measures and of the findings.

use proptest::prelude::*;

use super::*;

const GOAL: &str = "Regioner, branscher och utbildare planerar kompetens utifrån företagens behov";
const EXPLANATION: &str = "Målet pekar mot planering som börjar i företagens behov. Det innebär att regionerna, \
    branscherna och utbildarna möts varje år, delar samma underlag och kommer överens om vad som ska göras. \
    Vi ska genomföra en förstärkt samordning av aktörernas insatser.";

const OF_A_GOAL: Expected = Expected { words: Some(15), direction: true, sentence_words: 20, overlap: 35 };

fn found(text: &str, explanation: &str) -> Vec<Finding<u32>> {
    findings(text, explanation, &[], &OF_A_GOAL)
}

#[test]
fn the_goal_in_the_editor_gets_the_advice_it_should() {
    let others = [
        (51, Fingerprint::of("Regionerna leder sin utveckling med kraft")),
        (22, Fingerprint::of("Regioner och branscher planerar kompetens tillsammans")),
    ];
    let found = findings(GOAL, EXPLANATION, &others, &OF_A_GOAL);
    let start = EXPLANATION.find("genomföra").unwrap();
    let words = "genomföra en förstärkt samordning av";
    assert_eq!(
        found,
        [
            Finding::Direction(Some("planerar".into())),
            Finding::Length { words: 9, limit: 15 },
            Finding::HiddenVerb(Wording {
                place: Place::Explanation,
                range: start..start + words.len(),
                found: words.into(),
                replacement: Some("samordna".into()),
            }),
            Finding::LongSentence {
                place: Place::Explanation,
                number: 2,
                words: 21,
                split_after: Some("underlag".into()),
            },
            Finding::Overlap { other: 22, percent: 50 },
        ]
    );
    let severities: Vec<Severity> = found.iter().map(Finding::severity).collect();
    assert_eq!(severities[..2], [Severity::Good; 2]);
    assert_eq!(severities[2..], [Severity::Advice; 3]);
}

#[test]
fn the_replacement_can_be_put_in_place() {
    let finding = found(GOAL, EXPLANATION).into_iter().find_map(|finding| finding.wording().cloned()).unwrap();
    let mended = finding.mended(EXPLANATION).unwrap();
    assert!(mended.ends_with("Vi ska samordna aktörernas insatser."), "{mended}");
    assert_eq!(finding.mended(GOAL), None);
}

#[test]
fn every_goal_of_a_plain_strategy_points_somewhere() {
    for goal in [
        "Hållbar tillväxt och växande företag i alla delar av landet",
        "Företag lägger mindre tid på regler och uppgifter",
        "Företag lämnar varje uppgift bara en gång",
        "Fler företag hittar den kompetens de behöver",
        "Regioner och branscher planerar kompetens tillsammans",
        "Fler små företag använder digital teknik i sin affär",
        "Digitala tjänster når företag i hela landet",
        "Fler företag med potential och vilja växer",
        "Fler små företag säljer till nya marknader",
        "Fler företag i tidiga skeden hittar finansiering",
        "Regionerna leder sin utveckling med kraft",
        "EU-medlen ger resultat som består",
        "Företag har service nära sig, också i glesbygd",
        "Attraktiv arbetsgivare",
        "Enkla och smarta arbetsprocesser",
        "Fler vill, kan och vågar driva företag.",
        "More companies find the skills they need",
    ] {
        let advice: Vec<_> = found(goal, "").into_iter().filter(|one| one.severity() == Severity::Advice).collect();
        assert_eq!(advice, [], "{goal}");
    }
}

#[test]
fn a_heading_points_nowhere() {
    for heading in ["Kompetensförsörjning", "Arbetet med regional kapacitet", "Samverkan för företag"] {
        assert_eq!(found(heading, "")[0], Finding::Direction(None), "{heading}");
    }
}

fn verbs(text: &str) -> Vec<(String, Option<String>)> {
    hidden_verb::all(Place::Text, text).into_iter().map(|one| (one.found, one.replacement)).collect()
}

#[test]
fn hidden_verbs_are_found_in_every_tense() {
    for (text, words, verb) in [
        ("Vi genomför en årlig uppföljning av målen", "genomför en årlig uppföljning av", Some("följer upp")),
        ("Genomföra kartläggningar av behov", "Genomföra kartläggningar av", Some("Kartlägga")),
        ("Enheten gjorde en fördjupad analys av läget", "gjorde en fördjupad analys av", Some("analyserade")),
        ("Vi har gjort en satsning på export", "gjort en satsning", Some("satsat")),
        ("Vi ska göra en bedömning att det går", "göra en bedömning", Some("bedöma")),
        ("De bedriver inventering av regler", "bedriver inventering av", Some("inventerar")),
        ("Vi ska utföra den gemensamma översynen av stöden", "utföra den gemensamma översynen av", Some("se över")),
        ("Vi ska åstadkomma en spridning av kunskap", "åstadkomma en spridning av", Some("sprida")),
        ("Vi ska verkställa ett upphörande av stödet", "verkställa ett upphörande av", None),
    ] {
        assert_eq!(verbs(text), [(words.to_owned(), verb.map(str::to_owned))], "{text}");
    }
}

#[test]
fn what_is_no_hidden_verb_is_left_alone() {
    for text in [
        "Vi gör det enklare att starta, driva och utveckla företag",
        "Vi genomför omfattande insatser i länen",
        "Så gör regionerna en uppföljning av målen",
        "Vi ska göra, efter analys av läget, mer",
        "Vi gör mer för utveckling av landet",
        "Vi genomför utbildarnas förslag",
    ] {
        assert_eq!(verbs(text), [], "{text}");
    }
}

#[test]
fn a_word_of_offices_that_is_a_noun_here_stays() {
    assert_eq!(officialese::all(Place::Text, "Det är bra i detta avseende."), []);
}

#[test]
fn words_of_offices_get_plain_ones() {
    let plain = |text: &str| -> String {
        let all = officialese::all(Place::Text, text);
        all.iter().rev().fold(text.to_owned(), |text, one| one.mended(&text).unwrap())
    };
    assert_eq!(plain("I syfte att växa erfordras stöd avseende export."), "För att växa behövs stöd om export.");
    assert_eq!(plain("Vi ska tillse att det sker i enlighet med lagen."), "Vi ska se till att det sker enligt lagen.");
    assert_eq!(plain("Vi säkerställer att råd samt stöd ges."), "Vi ser till att råd och stöd ges.");
    assert_eq!(plain("Det säkerställer kvalitet i syfte, att lära."), "Det säkerställer kvalitet i syfte, att lära.");
}

fn split(text: &str) -> Option<String> {
    match long_sentence::all::<u32>(Place::Text, text, 8).pop() {
        Some(Finding::LongSentence { split_after, .. }) => split_after,
        _ => None,
    }
}

#[test]
fn a_long_sentence_is_divided_where_a_new_clause_begins() {
    assert_eq!(split("Regionerna lär av varandra varje år och vi delar det som är bra.").as_deref(), Some("år"));
    assert_eq!(
        split("Vi stödjer regioner och branscher i hela landet, från Ystad till Haparanda.").as_deref(),
        Some("landet")
    );
    assert_eq!(split("Stöd till alla regioner och branscher i hela landet varje år."), None);
    assert_eq!(split("Åtta ord är inte för många för oss."), None);
}

#[test]
fn several_directions_in_one_goal_are_told() {
    let goal = "Företag växer och anställer fler och säljer mer samt lär av varandra";
    assert!(found(goal, "").contains(&Finding::Conjunctions(3)));
}

#[test]
fn nothing_is_said_of_an_empty_text() {
    assert_eq!(found("", ""), []);
    assert_eq!(found(" – ", " "), []);
}

#[test]
fn lix_is_words_per_sentence_and_the_share_of_long_words() {
    // 9 words in 1 sentence, 7 of them long: 9 + 77.8.
    let measure = Measure::of(GOAL, "");
    assert_eq!(measure, Measure { statements: 1, words: 9, sentences: 1, long_words: 7 });
    assert_eq!(measure.lix(), Some(Tenths(868)));
    // Two statements: 2 sentences without a full stop, 7 words, none long.
    let two = super::measure([("Fler små bolag", ""), ("Vi gör det nu", "")].into_iter());
    assert_eq!((two.words, two.sentences), (7, 2));
    assert_eq!(two.lix().map(Tenths::rounded), Some(4));
    assert_eq!(two.words_per_sentence(), Some(Tenths(35)));
    assert_eq!(super::measure(std::iter::empty()).lix(), None);
}

#[test]
fn overlaps_are_pairs_with_the_most_alike_first() {
    let texts = [
        (1, "Fler företag växer"),
        (2, "Attraktiv arbetsgivare"),
        (3, "Fler företag växer i landet"),
        (4, "fler företag växer!"),
    ];
    let pairs: Vec<(i32, i32)> = overlaps(&texts, 60).iter().map(|(one, other, _)| (*one, *other)).collect();
    assert_eq!(pairs, [(1, 4), (1, 3), (3, 4)]);
}

fn prose() -> impl Strategy<Value = String> {
    let word = prop::sample::select(
        &[
            "genomföra",
            "gör",
            "en",
            "samordning",
            "av",
            "i",
            "syfte",
            "att",
            "och",
            "regionerna",
            "kommer",
            "Tillse",
            "ökad",
        ][..],
    );
    let gap = prop::sample::select(&[" ", " ", " ", ", ", ". ", "\n"][..]);
    let made =
        prop::collection::vec((word, gap), 0..40).prop_map(|all| all.iter().map(|(w, g)| format!("{w}{g}")).collect());
    prop_oneof![3 => made, 1 => any::<String>()]
}

proptest! {
    #[test]
    fn what_is_found_stands_where_it_is_said_to(text in prose(), explanation in prose()) {
        for finding in found(&text, &explanation) {
            let Some(wording) = finding.wording() else { continue };
            let part = if wording.place == Place::Text { &text } else { &explanation };
            prop_assert_eq!(&part[wording.range.clone()], &wording.found);
            prop_assert_eq!(wording.mended(part).is_some(), wording.replacement.is_some());
        }
    }

    #[test]
    fn counts_add_up(one in prose(), other in prose()) {
        let both = super::measure([(one.as_str(), ""), (other.as_str(), "")].into_iter());
        let mut sum = Measure::of(&one, "");
        sum += Measure::of(&other, "");
        prop_assert_eq!(both, sum);
        prop_assert!(both.long_words <= both.words);
        prop_assert_eq!(both.sentences == 0, both.words == 0);
        prop_assert_eq!(both.lix().is_none(), both.words == 0);
    }
}
