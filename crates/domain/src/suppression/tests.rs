//! That what is suppressed cannot be worked out from what is shown, whatever is shown and whatever was shown before.

use proptest::prelude::*;

use super::*;
use crate::ids::ImportId;

fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

/// A part, as "län=Dalarna kön=kvinnor"; nothing for the whole.
fn part(text: &str) -> Breakdown {
    let parts = text.split_whitespace().map(|part| part.split_once('=').unwrap());
    Breakdown::new(parts.map(|(dimension, value)| (name(dimension), name(value))).collect()).unwrap()
}

/// Values as they came in, each import by itself, as they stand in the log.
fn entered(imports: &[&[(&str, &str)]]) -> SeriesByPart {
    let mut all: SeriesByPart = SeriesByPart::new();
    let values = (1..).zip(imports).flat_map(|(import, values)| values.iter().map(move |value| (import, value)));
    for (known, (import, (of, text))) in (1..).zip(values) {
        let series = Arc::make_mut(all.entry(part(of)).or_default());
        series.learn(Observation { observed: text.parse().unwrap(), known, import: ImportId(import) });
    }
    all
}

/// The periods that are not shown of each part, and why: "kön=män 2017 protecting".
fn hidden(values: &[(&str, &str)]) -> Vec<String> {
    hidden_after(&[values])
}

fn hidden_after(imports: &[&[(&str, &str)]]) -> Vec<String> {
    let entered = entered(imports);
    let Some(shown) = shown(&entered) else { return Vec::new() };
    let mut told = Vec::new();
    for (breakdown, series) in &shown {
        let parts: Vec<String> = breakdown.parts().iter().map(|(name, value)| format!("{name}={value} ")).collect();
        for known in series.current().map(|known| &known.observed).filter(|observed| observed.value.is_none()) {
            told.push(format!("{}{} {}", parts.concat(), known.period, known.status.key()));
        }
    }
    told
}

#[test]
fn what_nobody_suppressed_is_shown_as_it_was_entered() {
    assert!(shown(&entered(&[&[("", "2017=10"), ("kön=kvinnor", "2017=/O"), ("kön=män", "2017=6")]])).is_none());
}

#[test]
fn the_smallest_other_part_is_hidden_with_the_only_one_that_is_suppressed() {
    let values =
        [("", "2017=30"), ("län=A", "2017=/Q"), ("län=B", "2017=9"), ("län=C", "2017=8"), ("län=D", "2017=-12")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=C 2017 protecting"]);
    // By what they were divided by, where all were.
    let values = [
        ("", "2017=30"),
        ("län=A", "2017=/Q"),
        ("län=B", "2017=9;9:100"),
        ("län=C", "2017=8;16:200"),
        ("län=D", "2017=1;9:900"),
    ];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=B 2017 protecting"]);
    // Of equal ones the first by name.
    let values = [("", "2017=30"), ("län=C", "2017=8"), ("län=B", "2017=8"), ("län=A", "2017=/Q")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=B 2017 protecting"]);
}

#[test]
fn two_that_are_suppressed_or_one_that_nobody_knows_protect_each_other() {
    let values = [("", "2017=30"), ("län=A", "2017=/Q"), ("län=B", "2017=/Q"), ("län=C", "2017=8")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=B 2017 suppressed"]);
    let values = [("", "2017=30"), ("län=A", "2017=/Q"), ("län=B", "2017=/O"), ("län=C", "2017=8")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=B 2017 missing"]);
    // What cannot exist is nothing, and protects nobody.
    let values =
        [("", "2017=30"), ("län=A", "2017=/Q"), ("län=B", "2017=/M"), ("län=C", "2017=8"), ("län=D", "2017=9")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=B 2017 cannot-exist", "län=C 2017 protecting"]);
}

#[test]
fn other_periods_are_shown() {
    let values = [
        ("", "2017=30"),
        ("kön=K", "2017=/Q"),
        ("kön=M", "2017=20"),
        ("", "2018=40"),
        ("kön=K", "2018=15"),
        ("kön=M", "2018=25"),
    ];
    assert_eq!(hidden(&values), ["kön=K 2017 suppressed", "kön=M 2017 protecting"]);
}

#[test]
fn without_a_total_nothing_more_is_hidden_unless_another_dimension_tells_it() {
    let values = [("län=A", "2017=/Q"), ("län=B", "2017=9"), ("län=C", "2017=8")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed"]);
    let values =
        [("län=A", "2017=/Q"), ("län=B", "2017=9"), ("län=C", "2017=8"), ("kön=K", "2017=10"), ("kön=M", "2017=11")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=C 2017 protecting"]);
}

#[test]
fn where_there_is_no_other_part_the_total_is_hidden() {
    assert_eq!(hidden(&[("", "2017=30"), ("kön=K", "2017=/Q")]), ["2017 protecting", "kön=K 2017 suppressed"]);
}

#[test]
fn a_crossing_of_two_dimensions_is_protected_in_both() {
    let mut values = vec![("", "2017=45"), ("län=A", "2017=6"), ("län=B", "2017=15"), ("län=C", "2017=24")];
    values.extend([("kön=K", "2017=12"), ("kön=M", "2017=15"), ("kön=X", "2017=18")]);
    values.extend([("län=A kön=K", "2017=/Q"), ("län=A kön=M", "2017=2"), ("län=A kön=X", "2017=3")]);
    values.extend([("län=B kön=K", "2017=4"), ("län=B kön=M", "2017=5"), ("län=B kön=X", "2017=6")]);
    values.extend([("län=C kön=K", "2017=7"), ("län=C kön=M", "2017=8"), ("län=C kön=X", "2017=9")]);
    let hidden = hidden(&values);
    assert_eq!(
        hidden,
        [
            "kön=K län=A 2017 suppressed",
            "kön=K län=B 2017 protecting",
            "kön=M län=A 2017 protecting",
            "kön=M län=B 2017 protecting"
        ]
    );
}

#[test]
fn what_was_known_before_is_hidden_with_what_is_known_now() {
    let entered = entered(&[
        &[("", "2017=30"), ("kön=K", "2017=3;3:10"), ("kön=M", "2017=26")],
        &[("kön=M", "2017=27")],
        &[("kön=K", "2017=/Q")],
    ]);
    let shown = shown(&entered).unwrap();
    for of in ["kön=K", "kön=M"] {
        let known = shown.get(&part(of)).unwrap().of_period("2017".parse().unwrap());
        assert_eq!(known.len(), 2, "that there was a correction is shown");
        assert!(
            known.iter().all(|known| known.observed.value.is_none() && known.observed.fraction().is_none()),
            "{of}"
        );
    }
    let log = entered.get(&part("kön=M")).unwrap();
    assert!(log.current().all(|known| known.observed.value.is_some()), "what was entered is kept");
}

#[test]
fn a_correction_does_not_move_what_is_hidden_to_another_part() {
    let first: &[(&str, &str)] = &[("", "2017=30"), ("län=A", "2017=/Q"), ("län=B", "2017=7"), ("län=C", "2017=8")];
    let corrected: &[(&str, &str)] = &[("län=B", "2017=9")];
    let expected = ["län=A 2017 suppressed", "län=B 2017 protecting"];
    assert_eq!(hidden_after(&[first, corrected]), expected, "whoever saw C before sees no B now");
    let released: &[(&str, &str)] = &[("län=A", "2017=6")];
    assert_eq!(hidden_after(&[first, corrected, released]), Vec::<String>::new(), "what nothing needs is shown");
}

#[test]
fn a_total_that_was_hidden_for_want_of_parts_is_shown_when_there_is_one() {
    let first: &[(&str, &str)] = &[("", "2017=30"), ("kön=K", "2017=/Q")];
    assert_eq!(hidden_after(&[first, &[("kön=M", "2017=20")]]), ["kön=K 2017 suppressed", "kön=M 2017 protecting"]);
}

#[test]
fn a_break_of_the_series_is_the_last_to_be_hidden() {
    let values = [("", "2017=30"), ("län=A", "2017=/Q"), ("län=B", "2017=7/B"), ("län=C", "2017=8")];
    assert_eq!(hidden(&values), ["län=A 2017 suppressed", "län=C 2017 protecting"]);
}

/// A table of some dimensions, summed up, where some cells are suppressed and some missing; and how many at the end are
/// corrections.
fn tables() -> impl Strategy<Value = (Vec<(Breakdown, Observed)>, usize)> {
    let sizes = prop_oneof![
        (2usize..6).prop_map(|one| vec![one]),
        (2usize..5, 2usize..5).prop_map(|(one, two)| vec![one, two]),
        (2usize..3, 2usize..4, 2usize..3).prop_map(|(one, two, three)| vec![one, two, three]),
    ];
    let cell = (0i64..60, 0u8..24);
    (sizes, prop::collection::vec(cell, 200), prop::collection::vec((any::<u16>(), 0i64..60, 0u8..6), 0..6)).prop_map(
        |(sizes, cells, corrections)| {
            // Every combination of a part or the whole of each dimension, and what it is the sum of.
            let mut all: Vec<(Vec<Option<usize>>, i64)> = vec![(Vec::new(), 0)];
            for size in &sizes {
                let places = || std::iter::once(None).chain((0..*size).map(Some));
                all = all
                    .iter()
                    .flat_map(|(at, _)| places().map(move |place| ([at.as_slice(), &[place]].concat(), 0)))
                    .collect();
            }
            let inner: Vec<Vec<Option<usize>>> =
                all.iter().map(|(at, _)| at.clone()).filter(|at| at.iter().all(Option::is_some)).collect();
            for (at, sum) in &mut all {
                let is_in =
                    |inner: &Vec<Option<usize>>| at.iter().zip(inner).all(|(one, of)| one.is_none() || one == of);
                *sum = inner.iter().zip(&cells).filter(|(inner, _)| is_in(inner)).map(|(_, (value, _))| value).sum();
            }
            let period: Period = "2017".parse().unwrap();
            let breakdown = |at: &[Option<usize>]| {
                let parts = at.iter().enumerate().filter_map(|(dimension, place)| Some((dimension, (*place)?)));
                let named =
                    parts.map(|(dimension, place)| (name(&format!("d{dimension}")), name(&format!("p{place}"))));
                Breakdown::new(named.collect()).unwrap()
            };
            let observed = |kind: u8, value: i64| match kind {
                0 | 1 => Observed::without_value(period, Status::Suppressed),
                2 => Observed::without_value(period, Status::Missing),
                _ => Observed::new(period, crate::decimal::Decimal::new(value, 0).unwrap()),
            };
            let first = all.iter().zip(cells.iter().skip(100)).filter(|(_, (value, _))| *value != 0);
            let first = first.map(|((at, sum), (_, kind))| (breakdown(at), observed(*kind, *sum)));
            let corrected = corrections.iter().map(|(which, value, kind)| {
                let (at, _) = &all[usize::from(*which) % all.len()];
                (breakdown(at), observed(*kind, *value))
            });
            (first.chain(corrected).collect(), corrections.len())
        },
    )
}

/// Which of the cells that are not shown follow from the sums, by elimination with ordinary numbers: the check is another
/// than the one that it checks.
fn worked_out(breakdowns: &[&Breakdown], is_shown: impl Fn(&Breakdown) -> bool) -> Vec<Breakdown> {
    // Every total that there is or could be: what is left of each part when any of its dimensions are taken away.
    let mut totals: BTreeSet<Breakdown> = BTreeSet::new();
    for known in breakdowns {
        let parts = known.parts();
        for taken in 0..1_usize << parts.len() {
            let left = parts.iter().enumerate().filter(|(at, _)| taken >> at & 1 == 0).map(|(_, part)| part.clone());
            totals.insert(Breakdown::new(left.collect()).unwrap());
        }
    }
    let unknown: Vec<&Breakdown> = totals.iter().filter(|one| !is_shown(one)).collect();
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for total in &totals {
        let dimensions: BTreeSet<&Name> =
            breakdowns.iter().flat_map(|known| known.parts().iter().map(|(name, _)| name)).collect();
        for dimension in dimensions.into_iter().filter(|dimension| total.value(dimension.as_str()).is_none()) {
            let is_part = |one: &Breakdown| one.value(dimension.as_str()).is_some() && one.without(dimension) == *total;
            if !totals.iter().any(is_part) {
                continue;
            }
            let times = |one: &&Breakdown| match (*one == total, is_part(one)) {
                (true, _) => -1.0,
                (_, true) => 1.0,
                _ => 0.0,
            };
            rows.push(unknown.iter().map(times).collect());
        }
    }
    let mut pivots = 0;
    for column in 0..unknown.len() {
        let Some(found) = (pivots..rows.len()).find(|row| 1e-9 < rows[*row][column].abs()) else { continue };
        rows.swap(pivots, found);
        let pivot: Vec<f64> = rows[pivots].iter().map(|times| times / rows[pivots][column]).collect();
        for (at, row) in rows.iter_mut().enumerate() {
            let times = row[column];
            if at != pivots {
                row.iter_mut().zip(&pivot).for_each(|(one, other)| *one -= times * other);
            }
        }
        rows[pivots] = pivot;
        pivots += 1;
    }
    let alone = rows[..pivots].iter().filter(|row| row.iter().filter(|times| 1e-9 < times.abs()).count() == 1);
    alone.filter_map(|row| row.iter().position(|times| 1e-9 < times.abs())).map(|at| unknown[at].clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_hidden_can_be_worked_out_from_what_is_shown_or_was((values, corrections) in tables()) {
        let mut entered: SeriesByPart = SeriesByPart::new();
        let period: Period = "2017".parse().unwrap();
        // What was shown while the same cells are suppressed: whoever kept it has it.
        let mut read: BTreeSet<Breakdown> = BTreeSet::new();
        let mut before = (BTreeSet::new(), 0, 0);
        let count = values.len() - values.len().min(corrections);
        for (known, (breakdown, observed)) in (1_usize..).zip(&values) {
            let series = Arc::make_mut(entered.entry(breakdown.clone()).or_default());
            // The table came in at once, and each correction by itself.
            let import = ImportId(known.saturating_sub(count) as u32);
            series.learn(Observation { observed: observed.clone(), known: known as u64, import });
            if known < count {
                continue;
            }
            let Some(shown) = shown(&entered) else {
                // Now all of it was shown: what is suppressed after that was known already.
                read.clear();
                before = (BTreeSet::new(), 0, 0);
                continue;
            };
            let now = |breakdown: &Breakdown| shown.get(breakdown).and_then(|series| series.at(period));
            let has_status = |breakdown: &Breakdown, status: Status| now(breakdown).is_some_and(|known| known.observed.status == status);
            let is_hidden = |one: &Breakdown| has_status(one, Status::Suppressed) || has_status(one, Status::Protecting);
            for (breakdown, series) in shown.iter().filter(|(breakdown, _)| is_hidden(breakdown)) {
                for known in series.of_period(period) {
                    prop_assert!(known.observed.value.is_none() && known.observed.fraction().is_none(), "{breakdown:?}");
                }
            }
            let suppressed: BTreeSet<Breakdown> = shown.keys().filter(|one| has_status(one, Status::Suppressed)).cloned().collect();
            prop_assert!(!suppressed.is_empty(), "nothing is hidden where nothing is suppressed");
            let has_value = |one: &Breakdown| {
                shown.get(one).is_some_and(|series| series.of_period(period).iter().any(|known| known.observed.value.is_some()))
            };
            let is_nothing = |one: &Breakdown| has_status(one, Status::CannotExist);
            let breakdowns: Vec<&Breakdown> = shown.keys().collect();
            let found = worked_out(&breakdowns, |one| has_value(one) || is_nothing(one));
            let empty = worked_out(&breakdowns, |_| false);
            let found: Vec<_> = found.iter().filter(|one| is_hidden(one) && !empty.contains(one)).collect();
            prop_assert!(found.is_empty(), "{found:?} is told by what is shown of {values:?}");
            // A cell that is new, or known for the first time, makes sums that there were not.
            let valued = entered.iter().filter(|(_, series)| series.of_period(period).iter().any(|known| known.observed.value.is_some()));
            let cells = (suppressed.clone(), shown.len(), valued.count());
            if cells != before {
                read.clear();
                before = cells;
            }
            read.extend(shown.keys().filter(|one| has_value(one)).cloned());
            let found = worked_out(&breakdowns, |one| read.contains(one) || is_nothing(one));
            let found: Vec<_> = found.iter().filter(|one| suppressed.contains(one) && !empty.contains(one)).collect();
            prop_assert!(found.is_empty(), "{found:?} is told by what was shown of {values:?}");
        }
    }
}
