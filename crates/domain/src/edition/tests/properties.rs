//! What holds for any file: it never panics, and a good one comes back as it was. Not the single cases; those are above.

use proptest::prelude::*;

use super::*;

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(&["A", "B", "2011-01-01", "2014-02-30", "mål", "vision", "a", "b", "c", ""][..])
            .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn any_row() -> impl Strategy<Value = Row> {
    (2u32.., prop::array::uniform7(cell())).prop_map(|(line, cells)| {
        let [edition, date, kind, id, parent, text, explanation] = cells;
        Row { line, edition, date, kind, id, parent, text, explanation }
    })
}

const WORDS: &[&str] =
    &["företag", "växer", "fler", "regioner", "hållbar", "energi", "smart", "export", "tid", "regler"];

/// A file without faults: each edition has some of twelve statements; even numbers are areas, odd ones stand under
/// an area that is there, or at the top.
fn good_file() -> impl Strategy<Value = Vec<Row>> {
    let statement = (prop::bool::weighted(0.7), prop::collection::vec(prop::sample::select(WORDS), 1..6), 0usize..6);
    let edition = prop::collection::vec(statement, 12..=12);
    prop::collection::vec(edition, 1..5).prop_map(|editions| {
        let mut rows: Vec<Row> = Vec::new();
        for (at, statements) in editions.iter().enumerate() {
            let present = |number: usize| number == 0 || statements[number].0;
            for (number, (_, words, under)) in statements.iter().enumerate() {
                if !present(number) {
                    continue;
                }
                let area = number % 2 == 0;
                let parent = match under * 2 {
                    parent if !area && present(parent) => format!("s{parent}"),
                    _ => String::new(),
                };
                rows.push(Row {
                    line: rows.len() as u32 + 2,
                    edition: format!("Utgåva {at}"),
                    date: format!("{}-01-01", 2001 + at),
                    kind: if area { "resultatområde".to_owned() } else { "mål".to_owned() },
                    id: format!("s{number}"),
                    parent,
                    text: words.join(" "),
                    explanation: String::new(),
                });
            }
        }
        rows
    })
}

fn as_rows(revision: &Revision) -> Vec<(String, String, String, Date)> {
    let mut rows: Vec<_> = revision
        .tree
        .iter()
        .map(|statement| {
            let parent = statement.parent.and_then(|parent| revision.tree.get(parent));
            let reference =
                |statement: &crate::statement::Statement| statement.reference.as_deref().unwrap_or_default().to_owned();
            (
                reference(statement),
                parent.map(reference).unwrap_or_default(),
                statement.text().to_owned(),
                revision.in_force_from().unwrap(),
            )
        })
        .collect();
    rows.sort();
    rows
}

proptest! {
    #[test]
    fn no_rows_make_it_panic(rows in prop::collection::vec(any_row(), 0..40)) {
        let organisation = empty();
        let checked = check(&organisation, &CONTEXT, &rows);
        prop_assert!(checked.problems.is_empty() || checked.editions.is_empty());
        let accepted = likenesses(&organisation, &checked.editions);
        let imported = organisation.found_by_import(&CONTEXT, founding(), &checked.editions, &accepted);
        prop_assert_eq!(imported.is_ok(), checked.problems.is_empty());
    }

    #[test]
    fn a_good_file_comes_in_as_it_is_whatever_is_said_yes_to(
        rows in good_file(),
        answers in prop::collection::vec(any::<bool>(), 64),
    ) {
        let organisation = empty();
        let checked = check(&organisation, &CONTEXT, &rows);
        prop_assert_eq!(&checked.problems, &[]);
        let accepted: Vec<Likeness> = likenesses(&organisation, &checked.editions)
            .into_iter()
            .zip(answers.iter().cycle())
            .filter_map(|(likeness, yes)| yes.then_some(likeness))
            .collect();
        let events = organisation
            .found_by_import(&CONTEXT, founding(), &checked.editions, &accepted)
            .unwrap();
        let organisation = after(organisation, events);
        for (revision, edition) in organisation.strategy.revisions().zip(&checked.editions) {
            let mut expected: Vec<_> = edition
                .entries()
                .iter()
                .map(|entry| {
                    let parent = entry.parent.as_deref().unwrap_or_default().to_owned();
                    (entry.id.to_string(), parent, entry.text.to_string(), edition.in_force_from())
                })
                .collect();
            expected.sort();
            prop_assert_eq!(as_rows(revision), expected);
        }
        // Every statement of every edition is told of exactly once, whichever two are compared.
        let revisions: Vec<&Revision> = organisation.strategy.revisions().collect();
        for (old, new) in revisions.iter().zip(revisions.iter().skip(1)) {
            let origins = organisation.strategy.lineage(old, new);
            let count = |ids: Vec<StatementId>| {
                let unique: std::collections::BTreeSet<_> = ids.iter().copied().collect();
                (ids.len(), unique.len())
            };
            let from = count(origins.iter().flat_map(|origin| origin.from.clone()).collect());
            let to = count(origins.iter().flat_map(|origin| origin.to.clone()).collect());
            prop_assert_eq!(from, (old.tree.len(), old.tree.len()));
            prop_assert_eq!(to, (new.tree.len(), new.tree.len()));
        }
    }
}
