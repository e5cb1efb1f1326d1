//! The people that a text mentions: `@` and a name, as it is typed and as it is kept. What is kept has a number in the place of
//! the name, so that a name can be erased. Not whether somebody may be mentioned; that is a rule.

use crate::ids::PersonId;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::text::fold;

/// A person, and what that one is called in a text: the name, with the number where several have it.
pub type Called<'a> = (PersonId, &'a str);

/// So many names are told of those that fit.
const TOLD: usize = 5;

/// A text as it is kept, with the people that it mentions in the order in which they come.
///
/// # Errors
/// At `said`: `mention-unclear` with the names that begin so, `mention-unknown` where none does.
pub fn keep(typed: &str, people: &[Called<'_>]) -> Result<(String, Vec<PersonId>), Refusals> {
    let (mut kept, mut mentioned, mut objections) = (String::with_capacity(typed.len()), Vec::new(), Vec::new());
    let mut rest = typed;
    while let Some(at) = next_mention(rest, typed.len() == rest.len()) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let after = &from[1..];
        match named(after, people) {
            Ok((person, length)) => {
                kept.push_str(&format!("@{{{person}}}"));
                mentioned.push(person);
                rest = &after[length..];
            }
            Err(refusal) => {
                objections.push(refusal);
                kept.push('@');
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    objections.dedup();
    none_of(objections)?;
    Ok((kept, mentioned))
}

/// A piece of a text that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// What was written.
    Text(&'a str),
    /// Who is mentioned.
    Person(PersonId),
}

/// The pieces of a text that is kept, in order.
pub fn pieces(kept: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = kept;
    let mut from = 0;
    while let Some(at) = rest[from..].find("@{").map(|at| from + at) {
        let number = rest[at + 2..].split_once('}').map(|(number, _)| number);
        let Some((number, Ok(person))) = number.map(|number| (number, number.parse::<PersonId>())) else {
            from = at + 2;
            continue;
        };
        if 0 < at {
            pieces.push(Piece::Text(&rest[..at]));
        }
        pieces.push(Piece::Person(person));
        rest = &rest[at + 2 + number.len() + 1..];
        from = 0;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest));
    }
    pieces
}

/// A text that is kept, with names again.
pub fn with_names(kept: &str, name: impl Fn(PersonId) -> String) -> String {
    let written = pieces(kept).into_iter().map(|piece| match piece {
        Piece::Text(text) => text.to_owned(),
        Piece::Person(person) => format!("@{}", name(person)),
    });
    written.collect()
}

/// Where the next `@` stands that may be a mention: before a letter or a brace, and not inside a word, as in an address.
fn next_mention(text: &str, is_beginning: bool) -> Option<usize> {
    text.match_indices('@').map(|(at, _)| at).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + 1..].chars().next();
        let begins = before.map_or(is_beginning, |before| !before.is_alphanumeric() && before != '.');
        begins && after.is_some_and(|after| after.is_alphabetic() || after == '{')
    })
}

/// Who is named at the beginning of a text, and how many bytes the name takes: the longest name that fits.
fn named(text: &str, people: &[Called<'_>]) -> Result<(PersonId, usize), Refusal> {
    let fits = people.iter().filter_map(|(person, name)| Some((*person, length_of(name, text)?)));
    let longest = fits.clone().map(|(_, length)| length).max();
    let mut those = fits.filter(|(_, length)| Some(*length) == longest);
    if let (Some(one), None) = (those.next(), those.next()) {
        return Ok(one);
    }
    let word: String = text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '-').collect();
    let folded = fold(&word);
    let mut begin_so: Vec<&str> = people
        .iter()
        .map(|(_, name)| *name)
        .filter(|name| !folded.is_empty() && fold(name).starts_with(&folded))
        .collect();
    begin_so.truncate(TOLD);
    let typed = format!("@{word}");
    Err(match begin_so.is_empty() {
        true => Refusal::new("mention-unknown").at("said").with("typed", typed),
        false => Refusal::new("mention-unclear").at("said").with("typed", typed).with("names", begin_so.join(", ")),
    })
}

/// How many bytes of a text a name takes at its beginning, however it is folded; `None` where the text does not begin so, or
/// goes on with a letter.
fn length_of(name: &str, text: &str) -> Option<usize> {
    let name = fold(name);
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let end = ends.take(2 * name.chars().count() + 8).find(|end| fold(&text[..*end]) == name)?;
    // A mark that is set over the last letter belongs to it.
    let end =
        end + text[end..].chars().take_while(|it| fold(&it.to_string()).is_empty()).map(char::len_utf8).sum::<usize>();
    let goes_on = text[end..].chars().next().is_some_and(|next| next.is_alphanumeric() || next == '-');
    (!name.is_empty() && !goes_on).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [Called<'_>; 5] = [
        (PersonId(1), "Åsa Ek"),
        (PersonId(2), "Åsa Ekman"),
        (PersonId(3), "Bo Al (3)"),
        (PersonId(4), "Bo Al (4)"),
        (PersonId(5), "Anna-Lena von Post"),
    ];

    fn kept(typed: &str) -> (String, Vec<u32>) {
        let (kept, people) = keep(typed, &PEOPLE).unwrap();
        (kept, people.into_iter().map(|person| person.0).collect())
    }

    fn refused(typed: &str) -> &'static str {
        keep(typed, &PEOPLE).unwrap_err().first().key
    }

    #[test]
    fn a_whole_name_is_found_and_the_longest_one() {
        assert_eq!(kept("@Åsa Ek, se här"), ("@{1}, se här".to_owned(), vec![1]));
        assert_eq!(kept("Fråga (@åsa ekman)."), ("Fråga (@{2}).".to_owned(), vec![2]));
        assert_eq!(kept("@Bo Al (4) och @Åsa  Ek"), ("@{4} och @{1}".to_owned(), vec![4, 1]));
        assert_eq!(kept("@anna-lena von post: hej"), ("@{5}: hej".to_owned(), vec![5]));
        assert_eq!(kept("@A\u{30a}sa Ek"), ("@{1}".to_owned(), vec![1]), "å in two parts");
    }

    #[test]
    fn what_is_no_mention_is_left_alone() {
        for text in ["", "asa@verket.se", "a.@b", "3 st @ 4 kr", "@ Åsa Ek", "x@{1}", "@@"] {
            assert_eq!(kept(text), (text.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn what_fits_several_or_none_is_refused_with_the_names_that_fit() {
        assert_eq!(refused("@Bo Al hej"), "mention-unclear", "two are called so");
        assert_eq!(refused("@Åsa kan du?"), "mention-unclear");
        assert_eq!(refused("@Åsa Ekström"), "mention-unclear", "not the one whose name it begins with");
        assert_eq!(refused("@Kalle"), "mention-unknown");
        assert_eq!(refused("@{1}"), "mention-unknown", "nobody is mentioned by number");
        let refusals = keep("@Åsa och @Kalle och @Kalle", &PEOPLE).unwrap_err();
        assert_eq!(refusals.iter().count(), 2, "each once");
        let names = &refusals.first().values[1].1;
        assert_eq!(*names, crate::refusal::Value::Text("Åsa Ek, Åsa Ekman".to_owned()));
    }

    #[test]
    fn what_is_kept_is_read_again_with_the_names_of_today() {
        let (text, _) = kept("Hej @Åsa Ek! {} @Bo Al (3)\n\nå@{9");
        let name = |person: PersonId| if person.0 == 1 { "Åsa Berg".to_owned() } else { "Bo Al".to_owned() };
        assert_eq!(with_names(&text, name), "Hej @Åsa Berg! {} @Bo Al\n\nå@{9");
        assert_eq!(pieces("@{1}@{2}"), [Piece::Person(PersonId(1)), Piece::Person(PersonId(2))]);
        assert_eq!(pieces("@{x} @{} @{"), [Piece::Text("@{x} @{} @{")]);
    }
}
