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
                let up = |column| if choice.is_up(row, column) { unit } else { 0 };
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
        Parts::making(nearest(sum(exact), unit), exact, unit)
    }

    /// The same, where the whole is itself a part that was rounded: one of the multiples beside the exact sum. So parts
    /// of parts add up too.
    pub fn making(whole: i64, exact: &[i64], unit: i64) -> Parts {
        let unit = unit.max(1);
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
    /// What a yes costs where it stands, column by column; it can be given to another column of the row.
    gives: Vec<Vec<Option<Cost>>>,
    /// What a yes would cost where none stands. A multiple of the unit has no choice, and neither gives nor takes.
    takes: Vec<Vec<Option<Cost>>>,
    /// How many yes more than it should have, for each column.
    surplus: Vec<i64>,
}

impl Choice {
    /// The cheapest yeses of each row, without regard to the columns.
    fn new(cells: &[Vec<i64>], rows: &[i64], columns: &[i64], total: i64, unit: i64) -> Choice {
        let (width, height) = (columns.len() + 1, rows.len() + 1);
        let over = |amount: i64| Some(amount.rem_euclid(unit)).filter(|&over| over != 0);
        let mut takes = vec![vec![None; height]; width];
        for (row, amounts) in cells.iter().enumerate() {
            for (column, &amount) in amounts.iter().enumerate() {
                takes[column][row] = over(amount).map(|over| Cost { sums: 0, cells: unit - 2 * over });
            }
        }
        let down = |amount: i64| over(amount).map(|over| Cost { sums: 2 * over - unit, cells: 0 });
        for (row, &amount) in rows.iter().enumerate() {
            takes[width - 1][row] = down(amount);
        }
        for (column, &amount) in columns.iter().enumerate() {
            takes[column][height - 1] = down(amount);
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

        let mut choice = Choice { gives: vec![vec![None; height]; width], takes, surplus };
        for (row, &yes) in row_yes.iter().enumerate() {
            let mut order: Vec<(Cost, usize)> =
                (0..width).filter_map(|column| Some((choice.takes[column][row]?, column))).collect();
            order.sort_unstable();
            for &(_, column) in order.iter().take(usize::try_from(yes).unwrap_or(0)) {
                choice.gives[column][row] = choice.takes[column][row].take();
                choice.surplus[column] += 1;
            }
        }
        choice
    }

    fn is_up(&self, row: usize, column: usize) -> bool {
        self.gives[column][row].is_some()
    }

    /// What it costs that, in this row, the yes of one column goes to another.
    fn swap(&self, row: usize, from: usize, to: usize) -> Option<(Cost, usize)> {
        Some((self.takes[to][row]? - self.gives[from][row]?, row))
    }

    /// The row in which that costs least, the first of equals.
    fn cheapest_swap(&self, from: usize, to: usize) -> Option<(Cost, usize)> {
        let rows = self.gives[from].iter().zip(&self.takes[to]).enumerate();
        rows.filter_map(|(row, (gives, takes))| Some(((*takes)? - (*gives)?, row))).min()
    }

    /// Moves yeses from columns with too many to columns with too few, each on the cheapest way over other columns, so
    /// that what has been settled is always the cheapest of its kind (successive shortest paths).
    fn settle(&mut self) {
        let mut ways = Ways::new(self);
        while let Some(way) = ways.cheapest(&self.surplus) {
            for step in &way {
                self.takes[step.from][step.row] = self.gives[step.from][step.row].take();
                self.gives[step.to][step.row] = self.takes[step.to][step.row].take();
            }
            if let (Some(first), Some(last)) = (way.first(), way.last()) {
                self.surplus[first.from] -= 1;
                self.surplus[last.to] += 1;
            }
            ways.learn(self, &way);
        }
    }
}

/// A yes that goes from one column to another, in a row.
#[derive(Debug, Clone, Copy)]
struct Step {
    from: usize,
    to: usize,
    row: usize,
}

/// The ways between columns.
struct Ways {
    width: usize,
    /// The cheapest row in which a yes can go from one column to another.
    swaps: Vec<Option<(Cost, usize)>>,
    /// What it costs to come to each column, as far as is known. Seen from there no step costs less than nothing, which
    /// is what lets each way be found by going to the nearest column first (Dijkstra's algorithm with potentials).
    reached: Vec<Cost>,
    /// The same, to where the way ends.
    end: Cost,
}

impl Ways {
    fn new(choice: &Choice) -> Ways {
        let width = choice.surplus.len();
        let swap = |pair: usize| choice.cheapest_swap(pair / width, pair % width);
        let swaps = (0..width * width).map(swap).collect();
        // Each row has its cheapest yeses, so no step costs less than nothing yet.
        Ways { width, swaps, reached: vec![Cost::NONE; width], end: Cost::NONE }
    }

    /// What the steps of a way have changed.
    fn learn(&mut self, choice: &Choice, way: &[Step]) {
        for &Step { from, to, row } in way {
            for column in 0..self.width {
                // The row has nothing to give here any more, and nothing to take there.
                for (from, to) in [(from, column), (column, to)] {
                    let swap = &mut self.swaps[from * self.width + to];
                    if swap.is_some_and(|(_, best)| best == row) {
                        *swap = choice.cheapest_swap(from, to);
                    }
                }
                for (from, to) in [(to, column), (column, from)] {
                    least(&mut self.swaps[from * self.width + to], choice.swap(row, from, to));
                }
            }
        }
    }

    /// The cheapest way from a column with too many to one with too few.
    fn cheapest(&mut self, surplus: &[i64]) -> Option<Vec<Step>> {
        let mut costs: Vec<Option<Cost>> = (surplus.iter().zip(&self.reached))
            .map(|(&surplus, &reached)| (0 < surplus).then(|| Cost::NONE - reached))
            .collect();
        let mut came: Vec<Option<Step>> = vec![None; self.width];
        let mut is_done = vec![false; self.width];
        let mut end: Option<(Cost, usize)> = None;
        loop {
            let open = (0..self.width).filter(|&column| !is_done[column]);
            let nearest = open.filter_map(|column| Some((costs[column]?, column))).min();
            let Some((cost, from)) = nearest.filter(|&(cost, _)| end.is_none_or(|(end, _)| cost < end)) else { break };
            is_done[from] = true;
            if surplus[from] < 0 {
                least(&mut end, Some((cost + self.reached[from] - self.end, from)));
            }
            for to in (0..self.width).filter(|&to| !is_done[to]) {
                let Some((step, row)) = self.swaps[from * self.width + to] else { continue };
                let through = cost + step + self.reached[from] - self.reached[to];
                if costs[to].is_none_or(|known| through < known) {
                    costs[to] = Some(through);
                    came[to] = Some(Step { from, to, row });
                }
            }
        }
        let (whole, last) = end?;
        for (column, reached) in self.reached.iter_mut().enumerate() {
            let cost = costs[column].filter(|_| is_done[column]).unwrap_or(whole);
            *reached = *reached + cost.min(whole);
        }
        self.end = self.end + whole;
        let back = std::iter::successors(came[last], |step| came[step.from]);
        let mut way: Vec<Step> = back.collect();
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
