//! Where the money is: units against areas, a square for each pair, as large as its kronor. In a scenario
//! what does not change is pale; where it changes something, what was there before stands as an outline about or in the
//! square, and the change beside it. The same numbers are a table on the page, toned by [`tone`].

use std::cmp::Reverse;

use maud::{Markup, html};

use crate::measure::{short, text_width, wrapped};

#[cfg(test)]
mod tests;

/// The most rows, and the most columns, that are drawn. Of more, the smallest stand together.
pub const MOST_ROWS: usize = 30;

/// See [`MOST_ROWS`].
pub const MOST_COLUMNS: usize = 14;

const WIDTH: f64 = 1040.0;
const MOST_LABEL: f64 = 190.0;
const GAP: f64 = 10.0;
const LINE: f64 = 15.0;
/// The largest square.
const SQUARE: f64 = 34.0;
const ROW: f64 = 40.0;
/// The side of a flag.
const FLAG: f64 = 11.0;
/// The least side that is seen.
const LEAST: f64 = 2.0;

/// What a row or a column is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label<'a> {
    /// Its name.
    pub text: &'a str,
    /// A word for the flag that stands after it: "Utpekad". None without one.
    pub flag: Option<&'a str>,
}

/// What is drawn.
pub struct AllocationPicture<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same as the picture, in sentences.
    pub description: &'a str,
    /// What the rows are: units.
    pub rows: &'a [Label<'a>],
    /// What the columns are: areas.
    pub columns: &'a [Label<'a>],
    /// What is in each, row by row, rounded so that it adds up. What is missing is nothing.
    pub cells: &'a [Vec<i64>],
    /// What was in each before; `None` without a scenario.
    pub before: Option<&'a [Vec<i64>]>,
    /// How an amount is written: "91,0".
    pub written: &'a dyn Fn(i64) -> String,
    /// How a change is written: "+7,0".
    pub changed: &'a dyn Fn(i64) -> String,
    /// The word for sums: "Summa".
    pub sum: &'a str,
    /// The word for those that stand together: "Övriga".
    pub others: &'a str,
}

impl Label<'_> {
    /// The room of its flag.
    fn room(self) -> f64 {
        if self.flag.is_some() { FLAG + 4.0 } else { 0.0 }
    }

    fn lines(self, width: f64, most: usize) -> Vec<String> {
        wrapped(self.text, 13.0, width - self.room(), most)
    }

    /// Its flag with the middle of its left edge there.
    fn flag(self, x: f64, middle: f64) -> Markup {
        html! { @if let Some(flag) = self.flag {
            svg.lab2 x=(short(x)) y=(short(middle - FLAG / 2.0)) width=(short(FLAG)) height=(short(FLAG)) viewBox="0 0 16 16" {
                title { (flag) }
                use href="#icon-flag" {}
            }
        } }
    }

    /// The same after the last of its lines.
    fn flag_after(self, x: f64, lines: &[String], first: f64) -> Markup {
        let last = lines.last().map_or("", String::as_str);
        self.flag(x + text_width(last, 13.0) + 4.0, first + LINE * lines.len().saturating_sub(1) as f64 - 4.5)
    }
}

/// Draws the picture. Nothing without rows or columns.
pub fn draw(picture: &AllocationPicture<'_>) -> Markup {
    let shown = Shown::of(picture);
    html! { @if !shown.rows.is_empty() && !shown.columns.is_empty() { (Layout::of(picture, &shown).drawn()) } }
}

/// The tone of a cell in a table: `h0` for nothing to `h5` for what is near the most of all cells.
pub fn tone(amount: i64, most: i64) -> &'static str {
    const FROM: [(f64, &str); 4] = [(0.75, "h5"), (0.3, "h4"), (0.08, "h3"), (0.025, "h2")];
    if amount <= 0 || most <= 0 {
        return "h0";
    }
    let share = amount as f64 / most as f64;
    FROM.iter().find(|&&(from, _)| from <= share).map_or("h1", |&(_, tone)| tone)
}

/// A cell: what is there, and how much was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Cell {
    now: i64,
    before: i64,
}

impl Cell {
    fn change(self) -> i64 {
        self.now.saturating_sub(self.before)
    }

    fn and(self, other: Cell) -> Cell {
        Cell { now: self.now.saturating_add(other.now), before: self.before.saturating_add(other.before) }
    }
}

/// What is drawn: every row as long as the others, and none too many.
struct Shown<'a> {
    rows: Vec<Label<'a>>,
    columns: Vec<Label<'a>>,
    cells: Vec<Vec<Cell>>,
}

impl<'a> Shown<'a> {
    fn of(picture: &AllocationPicture<'a>) -> Shown<'a> {
        let amount = |cells: &[Vec<i64>], row: usize, column: usize| {
            cells.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(0)
        };
        let cell = |row, column| {
            let now = amount(picture.cells, row, column);
            Cell { now, before: picture.before.map_or(now, |before| amount(before, row, column)) }
        };
        let row = |row| (0..picture.columns.len()).map(|column| cell(row, column)).collect();
        let cells: Vec<Vec<Cell>> = (0..picture.rows.len()).map(row).collect();
        let (rows, cells) = few(picture.rows, cells, MOST_ROWS, picture.others);
        let (columns, turned_cells) = few(picture.columns, turned(&cells), MOST_COLUMNS, picture.others);
        Shown { rows, columns, cells: turned(&turned_cells) }
    }
}

fn turned(cells: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let width = cells.first().map_or(0, Vec::len);
    (0..width).map(|column| cells.iter().map(|row| row[column]).collect()).collect()
}

/// The rows with the most in their order, and the others as one.
fn few<'a>(
    labels: &[Label<'a>],
    cells: Vec<Vec<Cell>>,
    most: usize,
    others: &'a str,
) -> (Vec<Label<'a>>, Vec<Vec<Cell>>) {
    if cells.len() <= most {
        return (labels.to_vec(), cells);
    }
    let mut order: Vec<usize> = (0..cells.len()).collect();
    // What changes is what one looks for.
    order.sort_by_key(|&at| {
        let sum = cells[at].iter().fold(Cell::default(), |sum, cell| sum.and(*cell));
        Reverse((cells[at].iter().any(|cell| cell.change() != 0), sum.now.max(sum.before)))
    });
    let mut kept = order[..most - 1].to_vec();
    kept.sort_unstable();
    let width = cells.first().map_or(0, Vec::len);
    let mut together = vec![Cell::default(); width];
    for &at in &order[most - 1..] {
        for (sum, cell) in together.iter_mut().zip(&cells[at]) {
            *sum = sum.and(*cell);
        }
    }
    let flag = order[most - 1..].iter().find_map(|&at| labels[at].flag);
    let others = Label { text: others, flag };
    let labels = kept.iter().map(|&at| labels[at]).chain([others]).collect();
    let cells = kept.iter().map(|&at| cells[at].clone()).chain([together]).collect();
    (labels, cells)
}

/// Where everything stands.
struct Layout<'a> {
    picture: &'a AllocationPicture<'a>,
    shown: &'a Shown<'a>,
    /// Where columns begin, and how wide each is.
    left: f64,
    column: f64,
    /// Where rows begin.
    top: f64,
    /// Whether labels of columns are too long to stand level.
    leans: bool,
    /// Whether there is room for numbers beside the squares.
    has_numbers: bool,
    /// A kronor's part of the largest square's area.
    most: i64,
}

impl<'a> Layout<'a> {
    fn of(picture: &'a AllocationPicture<'a>, shown: &'a Shown<'a>) -> Layout<'a> {
        let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
        let labels = widest(&mut shown.rows.iter().map(|row| text_width(row.text, 13.0) + row.room()));
        let left = labels.max(text_width(picture.sum, 13.0)).min(MOST_LABEL) + GAP;
        let all = || shown.cells.iter().flatten();
        let whole = all().fold(Cell::default(), |sum, cell| sum.and(*cell));
        let sums = text_width(&(picture.written)(whole.now.max(whole.before)), 13.0).max(text_width(picture.sum, 13.0));
        let column = (WIDTH - left - sums - 2.0 * GAP) / shown.columns.len() as f64;
        let words = |label: &Label<'_>| {
            widest(&mut label.text.split_whitespace().map(|word| text_width(word, 13.0))) + label.room()
        };
        let leans = column - GAP < widest(&mut shown.columns.iter().map(words));
        let lines = shown.columns.iter().map(|label| label.lines(column - GAP, 3).len()).max().unwrap_or(1);
        let longest = widest(&mut shown.columns.iter().map(|label| text_width(label.text, 13.0)));
        let top = if leans { longest.min(MOST_LABEL) * LEAN_SINE + LINE + GAP } else { LINE * lines as f64 + GAP };
        let number = |cell: &Cell| {
            let change = if cell.change() == 0 { 0.0 } else { text_width(&(picture.changed)(cell.change()), 13.0) };
            text_width(&(picture.written)(cell.now), 13.0).max(change)
        };
        let numbers = widest(&mut all().map(number));
        let has_numbers = SQUARE + numbers + 2.0 * GAP < column;
        let most = all().map(|cell| cell.now.max(cell.before)).max().unwrap_or(0).max(1);
        Layout { picture, shown, left, column, top, leans, has_numbers, most }
    }

    fn drawn(&self) -> Markup {
        let picture = self.picture;
        let bottom = self.top + ROW * self.shown.rows.len() as f64;
        let (title, description) = (format!("{}-title", picture.id), format!("{}-description", picture.id));
        html! {
            svg.squares viewBox={ "0 0 " (short(WIDTH)) " " (short(bottom + ROW)) } role="img"
                aria-labelledby={ (title) " " (description) } {
                title id=(title) { (picture.title) }
                desc id=(description) { (picture.description) }
                @for (at, label) in self.shown.columns.iter().enumerate() { (self.head(at, *label)) }
                text.lab x=(short(WIDTH)) y=(short(self.top - GAP)) text-anchor="end" { (picture.sum) }
                path.ax2 d={ "M0 " (short(self.top)) "H" (short(WIDTH)) } {}
                @for (at, label) in self.shown.rows.iter().enumerate() {
                    @let middle = self.top + ROW * (at as f64 + 0.5);
                    @if 0 < at { path.ax d={ "M0 " (short(middle - ROW / 2.0)) "H" (short(WIDTH)) } {} }
                    (self.label(*label, middle))
                    @for (column, cell) in self.shown.cells[at].iter().enumerate() {
                        (self.cell(label.text, column, *cell, middle))
                    }
                    (self.sum_of_row(at, middle))
                }
                path.ax2 d={ "M0 " (short(bottom)) "H" (short(WIDTH)) } {}
                @let middle = bottom + ROW / 2.0;
                text.lab2.strong x="0" y=(short(middle + 4.0)) { (picture.sum) }
                @if self.has_sums() {
                    @for column in 0..self.shown.columns.len() { (self.sum_of_column(column, middle)) }
                }
                (self.sum(self.shown.cells.iter().flatten(), WIDTH, Some("end"), middle))
            }
        }
    }

    /// The sums of columns stand when the columns are as wide as the sum of everything.
    fn has_sums(&self) -> bool {
        let sum = |column: usize| self.shown.cells.iter().map(|row| row[column].now).fold(0, i64::saturating_add);
        (0..self.shown.columns.len())
            .all(|column| text_width(&(self.picture.written)(sum(column)), 13.0) + GAP < self.column)
    }

    /// Where a column begins.
    fn start(&self, column: usize) -> f64 {
        self.left + self.column * column as f64
    }

    /// The side of the largest square: not wider than the column, where there are many.
    fn largest(&self) -> f64 {
        SQUARE.min(self.column - 4.0)
    }

    /// Where the middle of a column's squares is.
    fn centre(&self, column: usize) -> f64 {
        self.start(column) + self.largest() / 2.0
    }

    /// Where the numbers beside them begin.
    fn numbers(&self, column: usize) -> f64 {
        self.start(column) + self.largest() + GAP
    }

    fn head(&self, column: usize, label: Label<'_>) -> Markup {
        if self.leans {
            let (x, y) = (short(self.centre(column)), short(self.top - GAP));
            let text = wrapped(label.text, 13.0, MOST_LABEL, 1).concat();
            return html! {
                (label.flag(self.centre(column) - FLAG - 2.0, self.top - GAP - 3.0))
                text.lab x=(x) y=(y) transform={ "rotate(-" (short(LEAN)) " " (x) " " (y) ")" } {
                    @if text != label.text { title { (label.text) } }
                    (text)
                }
            };
        }
        let lines = label.lines(self.column - GAP, 3);
        let first = self.top - GAP - LINE * lines.len().saturating_sub(1) as f64;
        html! {
            @for (at, line) in lines.iter().enumerate() {
                text.lab x=(short(self.start(column))) y=(short(first + LINE * at as f64)) { (line) }
            }
            (label.flag_after(self.start(column), &lines, first))
        }
    }

    fn label(&self, label: Label<'_>, middle: f64) -> Markup {
        let lines = label.lines(self.left - GAP + 1.0, 2);
        let first = middle + 4.0 - LINE / 2.0 * lines.len().saturating_sub(1) as f64;
        html! {
            @for (at, line) in lines.iter().enumerate() {
                text.lab2 x="0" y=(short(first + LINE * at as f64)) {
                    @if line.ends_with('…') { title { (label.text) } }
                    (line)
                }
            }
            (label.flag_after(0.0, &lines, first))
        }
    }

    fn cell(&self, row: &str, column: usize, cell: Cell, middle: f64) -> Markup {
        let written = (self.picture.written)(cell.now);
        let change = (cell.change() != 0).then(|| (self.picture.changed)(cell.change()));
        let side = |amount: i64| {
            let share = amount as f64 / self.most as f64;
            if amount <= 0 { 0.0 } else { (self.largest() * share.sqrt()).max(LEAST) }
        };
        let is_same = self.picture.before.is_some() && change.is_none();
        let (now, before, centre) = (side(cell.now), side(cell.before), self.centre(column));
        html! {
            @if cell != Cell::default() {
                g {
                    title { (row) ", " (self.shown.columns[column].text) ": " (written) @if let Some(change) = &change { " (" (change) ")" } }
                    @if 0.0 < now { (square(if is_same { "now same" } else { "now" }, centre, middle, now)) }
                    @if change.is_some() && 0.0 < before { (square(if before < now { "was inside" } else { "was" }, centre, middle, before)) }
                    @if self.has_numbers { (self.number(cell, "lab2", self.numbers(column), None, middle)) }
                }
            }
        }
    }

    /// The sum of a row, at the picture's right edge.
    fn sum_of_row(&self, row: usize, middle: f64) -> Markup {
        self.sum(self.shown.cells[row].iter(), WIDTH, Some("end"), middle)
    }

    /// The sum of a column, under its numbers, or under its squares when they have none.
    fn sum_of_column(&self, column: usize, middle: f64) -> Markup {
        let (x, anchor) =
            if self.has_numbers { (self.numbers(column), None) } else { (self.centre(column), Some("middle")) };
        self.sum(self.shown.cells.iter().map(|row| &row[column]), x, anchor, middle)
    }

    fn sum<'c>(
        &self,
        cells: impl Iterator<Item = &'c Cell>,
        x: f64,
        anchor: Option<&'static str>,
        middle: f64,
    ) -> Markup {
        let sum = cells.fold(Cell::default(), |sum, cell| sum.and(*cell));
        self.number(sum, "lab2 strong", x, anchor, middle)
    }

    /// An amount, with its change under it.
    fn number(&self, cell: Cell, class: &str, x: f64, anchor: Option<&'static str>, middle: f64) -> Markup {
        let change = cell.change();
        let baseline = if change == 0 { middle + 4.0 } else { middle - 1.0 };
        html! {
            text class=(class) x=(short(x)) y=(short(baseline)) text-anchor=[anchor] { ((self.picture.written)(cell.now)) }
            @if change != 0 {
                text.lab2.strong x=(short(x)) y=(short(middle + 13.0)) text-anchor=[anchor] { ((self.picture.changed)(change)) }
            }
        }
    }
}

/// How much labels lean, in degrees, and how high they reach of their length.
const LEAN: f64 = 35.0;
const LEAN_SINE: f64 = 0.574;

fn square(class: &str, x: f64, y: f64, side: f64) -> Markup {
    let (left, top) = (short(x - side / 2.0), short(y - side / 2.0));
    html! { rect class=(class) x=(left) y=(top) width=(short(side)) height=(short(side)) {} }
}
