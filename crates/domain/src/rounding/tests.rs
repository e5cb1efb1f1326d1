//! What holds for tables and parts in a coarser unit.

use proptest::prelude::*;

use super::*;

const MILLION: i64 = 1_000_000;

#[test]
fn a_table_in_millions_adds_up_where_its_cells_rounded_alone_would_not() {
    let cells = [vec![400_000, 400_000, 400_000], vec![1_400_000, -400_000, 2_000_000]];
    let table = Table::of(&cells, MILLION);
    assert_eq!(table.total, 4 * MILLION);
    assert_eq!(table.rows, [MILLION, 3 * MILLION]);
    assert_eq!(table.columns, [2 * MILLION, 0, 2 * MILLION]);
    assert_eq!(table.cells, [vec![MILLION, 0, 0], vec![MILLION, 0, 2 * MILLION]]);
}

#[test]
fn what_is_a_multiple_of_the_unit_is_as_it_was() {
    let cells = vec![vec![3_000, 0], vec![-7_000, 12_000]];
    for unit in [-5, 0, 1, 1_000] {
        let table = Table::of(&cells, unit);
        assert_eq!((table.cells, table.rows), (cells.clone(), vec![3_000, 5_000]), "{unit}");
        assert_eq!((table.columns, table.total), (vec![-4_000, 12_000], 8_000), "{unit}");
    }
}

#[test]
fn a_table_of_nothing_is_nothing() {
    assert_eq!(Table::of(&[], 1_000), Table { cells: vec![], rows: vec![], columns: vec![], total: 0 });
    let empty = Table::of(&[vec![], vec![]], 1_000);
    assert_eq!((empty.rows, empty.columns), (vec![0, 0], vec![]));
    let short = Table::of(&[vec![1_400], vec![200, 900, 300]], 1_000);
    assert_eq!(short.cells.iter().map(Vec::len).collect::<Vec<usize>>(), [1, 3]);
}

#[test]
fn the_largest_remainders_go_up_and_halves_away_from_zero() {
    assert_eq!(Parts::of(&[1_400, 1_400, 1_400], 1_000), Parts { parts: vec![2_000, 1_000, 1_000], whole: 4_000 });
    assert_eq!(Parts::of(&[300, 800, 400], 1_000), Parts { parts: vec![0, 1_000, 1_000], whole: 2_000 });
    assert_eq!(Parts::of(&[-300, -200], 1_000), Parts { parts: vec![-1_000, 0], whole: -1_000 });
    assert_eq!(Parts::of(&[], 1_000), Parts { parts: vec![], whole: 0 });
}

fn within(rounded: i64, exact: i64, unit: i64) -> bool {
    rounded % unit == 0 && (rounded - exact).abs() < unit
}

fn distance(rounded: &[i64], exact: &[i64]) -> i64 {
    rounded.iter().zip(exact).map(|(rounded, exact)| (rounded - exact).abs()).sum()
}

fn columns(cells: &[Vec<i64>]) -> Vec<i64> {
    let width = cells.first().map_or(0, Vec::len);
    (0..width).map(|column| cells.iter().map(|row| row[column]).sum()).collect()
}

fn rows(cells: &[Vec<i64>]) -> Vec<i64> {
    cells.iter().map(|row| row.iter().sum()).collect()
}

fn amounts(height: usize, width: usize) -> impl Strategy<Value = Vec<Vec<i64>>> {
    let amount = prop_oneof![Just(0), -900_000_000..900_000_000_i64, (-90..90_i64).prop_map(|n| n * MILLION)];
    (1..=height, 1..=width).prop_flat_map(move |(height, width)| {
        prop::collection::vec(prop::collection::vec(amount.clone(), width), height)
    })
}

fn units() -> impl Strategy<Value = i64> {
    prop::sample::select(vec![1_000, 100_000, MILLION])
}

/// All tables that add up, found by trying each way to round each cell: the distances of the nearest.
fn nearest_by_trying(cells: &[Vec<i64>], unit: i64, total: i64) -> (i64, i64) {
    let exact: Vec<i64> = cells.concat();
    let free: Vec<usize> = (0..exact.len()).filter(|&index| exact[index] % unit != 0).collect();
    let width = cells[0].len();
    let floors: Vec<i64> = exact.iter().map(|&amount| below(amount, unit)).collect();
    let mut best = None;
    for mask in 0..1_u32 << free.len() {
        let mut tried = floors.clone();
        for (bit, &index) in free.iter().enumerate() {
            tried[index] += if mask >> bit & 1 == 1 { unit } else { 0 };
        }
        let table: Vec<Vec<i64>> = tried.chunks(width).map(<[i64]>::to_vec).collect();
        let sums = [rows(&table), columns(&table)].concat();
        let exact_sums = [rows(cells), columns(cells)].concat();
        let holds = sums.iter().zip(&exact_sums).all(|(&sum, &exact)| within(sum, exact, unit));
        if holds && tried.iter().sum::<i64>() == total {
            let found = (distance(&sums, &exact_sums), distance(&tried, &exact));
            best = Some(best.map_or(found, |best: (i64, i64)| best.min(found)));
        }
    }
    best.unwrap()
}

proptest! {
    #[test]
    fn a_table_adds_up_and_nothing_in_it_is_a_unit_away(cells in amounts(30, 12), unit in units()) {
        let table = Table::of(&cells, unit);
        prop_assert_eq!(&table.rows, &rows(&table.cells));
        prop_assert_eq!(&table.columns, &columns(&table.cells));
        prop_assert_eq!(table.total, table.rows.iter().sum::<i64>());
        for (rounded, exact) in table.cells.concat().iter().zip(cells.concat()) {
            prop_assert!(within(*rounded, exact, unit), "{exact} became {rounded}");
        }
        for (rounded, exact) in table.rows.iter().zip(rows(&cells)).chain(table.columns.iter().zip(columns(&cells))) {
            prop_assert!(within(*rounded, exact, unit), "the sum {exact} became {rounded}");
        }
        let exact: i64 = rows(&cells).iter().sum();
        prop_assert!((table.total - exact).abs() * 2 <= unit, "the total {exact} became {}", table.total);
    }

    #[test]
    fn no_table_that_adds_up_is_nearer(cells in amounts(4, 3), unit in units()) {
        let table = Table::of(&cells, unit);
        let exact_sums = [rows(&cells), columns(&cells)].concat();
        let sums = distance(&[table.rows, table.columns].concat(), &exact_sums);
        let found = (sums, distance(&table.cells.concat(), &cells.concat()));
        prop_assert_eq!(found, nearest_by_trying(&cells, unit, table.total));
    }

    #[test]
    fn a_table_on_its_side_adds_up_to_the_same_total(cells in amounts(5, 9), unit in units()) {
        let (table, aside) = (Table::of(&cells, unit), Table::of(&turned(&cells, cells[0].len()), unit));
        prop_assert_eq!(table.total, aside.total);
        if cells.len() != cells[0].len() {
            prop_assert_eq!(table.cells, turned(&aside.cells, cells.len()));
        }
    }

    #[test]
    fn parts_sum_to_the_nearest_whole(parts in amounts(1, 40), unit in units()) {
        let exact = &parts[0];
        let rounded = Parts::of(exact, unit);
        let whole: i64 = exact.iter().sum();
        prop_assert_eq!(rounded.parts.iter().sum::<i64>(), rounded.whole);
        prop_assert!((rounded.whole - whole).abs() * 2 <= unit);
        for (&rounded, &exact) in rounded.parts.iter().zip(exact) {
            prop_assert!(within(rounded, exact, unit), "{exact} became {rounded}");
        }
    }
}
