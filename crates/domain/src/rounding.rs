//! Controlled rounding: amounts written in a coarser unit, so that totals still equal the sum of their parts on screen.
//! Each amount goes to the multiple of the unit below or above it, one that is a multiple stays what it is, and rows and
//! columns add up (Bacharach 1966, "Matrix rounding problems"; Cox 1987, "A constructive procedure for unbiased
//! controlled rounding", here without the chance: of all such tables the nearest is taken).
//!
//! For what is shown and nothing else: what is stored and decided is exact. A change between two tables is the
//! difference of the rounded ones, or it does not add up beside them.

use std::ops::{Add, Sub};

/// A table in multiples of a unit, which adds up in both directions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The cells, row by row, as many as were given.
    pub cells: Vec<Vec<i64>>,
    /// The sum of each row.
    pub rows: Vec<i64>,
    /// The sum of each column.
    pub columns: Vec<i64>,
    /// The sum of everything: the exact one, rounded to the nearest, halves away from zero.
    pub total: i64,
}

/// The parts of a whole in multiples of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// The parts, in the order in which they were given.
    pub parts: Vec<i64>,
    /// Their sum: the exact one, rounded to the nearest, halves away from zero.
    pub whole: i64,
}

impl Table {
    /// The table in multiples of `unit`; in one of 1, or less, it is as it was. Among the tables that add up it takes one
    /// where the sums of rows and columns are together nearest to the exact ones, and among those one where the cells
    /// are. Short rows are as if they ended in zeroes. Sums of cells within [`crate::money::MOST_KRONOR`] are exact.
    pub fn of(cells: &[Vec<i64>], unit: i64) -> Table {
        let unit = unit.max(1);
        let width = cells.iter().map(Vec::len).max().unwrap_or(0);
        // The work grows with the square of the columns, so the table stands on its shorter side: 300 rows of 14 columns
        // take half a millisecond.
        if cells.len() < width {
            let turned = Table::standing(&turned(cells, width), cells.len(), unit);
            let mut back = Table {
                cells: self::turned(&turned.cells, cells.len()),
                rows: turned.columns,
                columns: turned.rows,
                total: turned.total,
            };
            for (row, given) in back.cells.iter_mut().zip(cells) {
                row.truncate(given.len());
            }
            back
        } else {
            Table::standing(cells, width, unit)
        }
    }

    fn standing(cells: &[Vec<i64>], width: usize, unit: i64) -> Table {
        let rows: Vec<i64> = cells.iter().map(|row| sum(row)).collect();
        let columns: Vec<i64> = (0..width)
            .map(|column| sum(&cells.iter().filter_map(|row| row.get(column).copied()).collect::<Vec<i64>>()))
            .collect();
        let total = nearest(sum(&rows), unit);
        let mut choice = Choice::new(cells, &rows, &columns, total, unit);
        choice.settle();
        let cells: Vec<Vec<i64>> = (cells.iter().enumerate())
            .map(|(row, amounts)| {
                let up = |column| if choice.up[choice.at(row, column)] { unit } else { 0 };
                (amounts.iter().enumerate()).map(|(column, &amount)| below(amount, unit) + up(column)).collect()
            })
            .collect();
        let rows = cells.iter().map(|row| sum(row)).collect();
        let columns = (0..width)
            .map(|column| sum(&cells.iter().filter_map(|row| row.get(column).copied()).collect::<Vec<i64>>()))
            .collect();
        Table { cells, rows, columns, total }
    }
}

impl Parts {
    /// The parts in multiples of `unit`, by the method of largest remainders; equal remainders go to the first.
    pub fn of(exact: &[i64], unit: i64) -> Parts {
        let unit = unit.max(1);
        let whole = nearest(sum(exact), unit);
        let mut parts: Vec<i64> = exact.iter().map(|&part| below(part, unit)).collect();
        let mut left = (whole - sum(&parts)) / unit;
        let mut order: Vec<usize> = (0..parts.len()).filter(|&index| parts[index] != exact[index]).collect();
        order.sort_by_key(|&index| parts[index] - exact[index]);
        for index in order {
            if 0 < left {
                parts[index] += unit;
                left -= 1;
            }
        }
        Parts { parts, whole }
    }
}

/// The multiple of a unit that is nearest to an amount which stands alone, halves away from zero.
pub fn nearest(amount: i64, unit: i64) -> i64 {
    let unit = unit.max(1);
    let over = amount.rem_euclid(unit);
    let is_nearer_above = unit - over < over || (unit - over == over && 0 < amount);
    below(amount, unit).saturating_add(if is_nearer_above { unit } else { 0 })
}

fn sum(amounts: &[i64]) -> i64 {
    amounts.iter().fold(0, |sum, &amount| sum.saturating_add(amount))
}

fn below(amount: i64, unit: i64) -> i64 {
    amount.saturating_sub(amount.rem_euclid(unit))
}

fn turned(cells: &[Vec<i64>], width: usize) -> Vec<Vec<i64>> {
    let cell = |row: &Vec<i64>, column: usize| row.get(column).copied().unwrap_or(0);
    (0..width).map(|column| cells.iter().map(|row| cell(row, column)).collect()).collect()
}

/// How much further from the exact amounts. Sums of rows and columns come before cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cost {
    sums: i64,
    cells: i64,
}

impl Cost {
    const NONE: Cost = Cost { sums: 0, cells: 0 };
}

impl Add for Cost {
    type Output = Cost;

    fn add(self, other: Cost) -> Cost {
        Cost { sums: self.sums + other.sums, cells: self.cells + other.cells }
    }
}

impl Sub for Cost {
    type Output = Cost;

    fn sub(self, other: Cost) -> Cost {
        Cost { sums: self.sums - other.sums, cells: self.cells - other.cells }
    }
}

/// Which cells go up, as a table of yes and no in which every row and every column has a given number of yes.
///
/// The last column holds the sums of the rows and the last row those of the columns, turned around: yes there says that
/// the sum goes *down*. So whether a sum goes up or down, its row has the same number of yes, and the rounded total
/// alone says how many the last column and the last row have.
struct Choice {
    width: usize,
    height: usize,
    /// What yes costs; nothing for a multiple of the unit, which has no choice.
    cost: Vec<Option<Cost>>,
    up: Vec<bool>,
    /// How many yes more than it should have, for each column.
    surplus: Vec<i64>,
}

impl Choice {
    /// The cheapest yeses of each row, without regard to the columns.
    fn new(cells: &[Vec<i64>], rows: &[i64], columns: &[i64], total: i64, unit: i64) -> Choice {
        let (width, height) = (columns.len() + 1, rows.len() + 1);
        let over = |amount: i64| Some(amount.rem_euclid(unit)).filter(|&over| over != 0);
        let mut cost = vec![None; width * height];
        for (row, amounts) in cells.iter().enumerate() {
            for (column, &amount) in amounts.iter().enumerate() {
                cost[row * width + column] = over(amount).map(|over| Cost { sums: 0, cells: unit - 2 * over });
            }
        }
        let down = |amount: i64| over(amount).map(|over| Cost { sums: 2 * over - unit, cells: 0 });
        for (row, &amount) in rows.iter().enumerate() {
            cost[row * width + width - 1] = down(amount);
        }
        for (column, &amount) in columns.iter().enumerate() {
            cost[(height - 1) * width + column] = down(amount);
        }

        // How many parts must go up for their sum to be the one above it: with the sum's own yes for "down", always so
        // many in a row.
        let ups = |sum: i64, parts: i64| (below(sum, unit) - parts) / unit + i64::from(over(sum).is_some());
        let floors = |amounts: &[i64]| amounts.iter().fold(0, |sum, &amount| sum + below(amount, unit));
        // And how many sums go down, when so many must go up.
        let downs = |sums: &[i64]| {
            let free = sums.iter().filter(|&&sum| over(sum).is_some()).count();
            i64::try_from(free).unwrap_or(0) - (total - floors(sums)) / unit
        };
        let mut row_yes: Vec<i64> = rows.iter().zip(cells).map(|(&sum, row)| ups(sum, floors(row))).collect();
        row_yes.push(downs(columns));
        let mut column_floors = vec![0; columns.len()];
        for row in cells {
            for (floor, &amount) in column_floors.iter_mut().zip(row) {
                *floor += below(amount, unit);
            }
        }
        let mut surplus: Vec<i64> = columns.iter().zip(&column_floors).map(|(&sum, &parts)| -ups(sum, parts)).collect();
        surplus.push(-downs(rows));

        let mut up = vec![false; width * height];
        for (row, &yes) in row_yes.iter().enumerate() {
            let line = row * width;
            let mut order: Vec<(Cost, usize)> =
                (0..width).filter_map(|column| Some((cost[line + column]?, column))).collect();
            order.sort_unstable();
            for &(_, column) in order.iter().take(usize::try_from(yes).unwrap_or(0)) {
                up[line + column] = true;
                surplus[column] += 1;
            }
        }
        Choice { width, height, cost, up, surplus }
    }

    fn at(&self, row: usize, column: usize) -> usize {
        row * self.width + column
    }

    /// What it costs that, in this row, the yes of one column goes to another.
    fn swap(&self, row: usize, from: usize, to: usize) -> Option<(Cost, usize)> {
        let (from, to) = (self.at(row, from), self.at(row, to));
        let (gives, takes) = (self.cost[from]?, self.cost[to]?);
        (self.up[from] && !self.up[to]).then(|| (takes - gives, row))
    }

    /// Moves yeses from columns with too many to columns with too few, each on the cheapest way over other columns, so
    /// that what has been settled is always the cheapest of its kind (successive shortest paths).
    fn settle(&mut self) {
        let width = self.width;
        // The cheapest row in which a yes can go from one column to another.
        let mut swaps: Vec<Option<(Cost, usize)>> = vec![None; width * width];
        for row in 0..self.height {
            for from in (0..width).filter(|&from| self.up[self.at(row, from)]) {
                for to in 0..width {
                    least(&mut swaps[from * width + to], self.swap(row, from, to));
                }
            }
        }
        while let Some(way) = self.cheapest_way(&swaps) {
            let mut touched = Vec::with_capacity(way.len());
            for &(from, to, row) in &way {
                let (from, to) = (self.at(row, from), self.at(row, to));
                self.up[from] = false;
                self.up[to] = true;
                touched.push(row);
            }
            if let (Some(&(first, ..)), Some(&(_, last, _))) = (way.first(), way.last()) {
                self.surplus[first] -= 1;
                self.surplus[last] += 1;
            }
            for (index, swap) in swaps.iter_mut().enumerate() {
                let (from, to) = (index / width, index % width);
                let mut again = 0..0;
                if swap.is_some_and(|(_, row)| touched.contains(&row)) {
                    *swap = None;
                    again = 0..self.height;
                }
                for row in again.chain(touched.iter().copied()) {
                    least(swap, self.swap(row, from, to));
                }
            }
        }
    }

    /// The cheapest way from a column with too many to one with too few, as steps with the row of each (Bellman–Ford:
    /// a step may cost less than nothing, a round trip never does).
    fn cheapest_way(&self, swaps: &[Option<(Cost, usize)>]) -> Option<Vec<(usize, usize, usize)>> {
        let width = self.width;
        let mut costs: Vec<Option<Cost>> =
            self.surplus.iter().map(|&surplus| (0 < surplus).then_some(Cost::NONE)).collect();
        let mut came: Vec<Option<(usize, usize)>> = vec![None; width];
        for _ in 0..width {
            let mut is_settled = true;
            for from in 0..width {
                let Some(cost) = costs[from] else { continue };
                for to in 0..width {
                    let Some((step, row)) = swaps[from * width + to] else { continue };
                    if costs[to].is_none_or(|known| cost + step < known) {
                        costs[to] = Some(cost + step);
                        came[to] = Some((from, row));
                        is_settled = false;
                    }
                }
            }
            if is_settled {
                break;
            }
        }
        let ends = (0..width).filter(|&column| self.surplus[column] < 0);
        let mut at = ends.filter_map(|column| Some((costs[column]?, column))).min()?.1;
        let mut way = Vec::new();
        while let Some((from, row)) = came[at].filter(|_| way.len() < width) {
            way.push((from, at, row));
            at = from;
        }
        way.reverse();
        Some(way)
    }
}

/// Keeps the lesser, and of equals the one in the first row.
fn least(kept: &mut Option<(Cost, usize)>, other: Option<(Cost, usize)>) {
    if let Some(other) = other
        && kept.is_none_or(|kept| other < kept)
    {
        *kept = Some(other);
    }
}

#[cfg(test)]
mod tests;
