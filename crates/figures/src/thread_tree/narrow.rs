//! The thread hanging down, for narrow screens: what everything is for on top, and under each knot what leads to it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{Drawn, Knot, Shown, THREAD, Voice, line_width};
use crate::measure::{short, wrapped};

const WIDTH: f64 = 358.0;
/// Where the topmost knots hang.
const LEFT: f64 = 12.0;
const STEP: f64 = 24.0;
/// From a knot to its text.
const TEXT: f64 = 18.0;
const GAP: f64 = 14.0;
const LINE: f64 = 18.0;
const STEERS_LINE: f64 = 24.0;
const RADIUS: f64 = 6.0;
const BEND: f64 = 10.0;
/// Lines are thinner here than where there is room: the widest is as wide as a knot.
const THINNER: f64 = 0.55;

/// A knot where it hangs. One that leads to several hangs under each.
struct Row<'a> {
    knot: &'a Knot,
    /// The row that it hangs from, and the width of that thread.
    above: Option<(usize, f64)>,
    x: f64,
    y: f64,
    lines: Vec<String>,
}

pub(super) fn draw(shown: &Shown) -> Drawn {
    let mut hanging = Hanging { shown, rows: Vec::new(), opened: BTreeSet::new(), bottom: 4.0 };
    // What leads nowhere, from the last level to the first: what everything is for, then what is broken.
    for level in shown.levels.iter().rev() {
        for knot in level.iter().filter(|knot| !shown.ties.iter().any(|tie| tie.from == knot.id)) {
            hanging.hang(knot, None, 0);
        }
    }
    let Hanging { rows, bottom, .. } = hanging;
    let mut threads: Vec<(f64, String)> = rows
        .iter()
        .filter_map(|row| {
            let (above, width) = row.above?;
            Some((width, thread(&rows[above], row)))
        })
        .collect();
    threads.sort_by(|a, b| b.0.total_cmp(&a.0));
    let inside = html! {
        g.ml { @for (width, path) in &threads { path stroke-width=(short(*width)) d=(path) {} } }
        @for row in &rows { (knot(row)) }
    };
    Drawn { inside, width: WIDTH, height: bottom }
}

struct Hanging<'a> {
    shown: &'a Shown,
    rows: Vec<Row<'a>>,
    /// The knots under which what leads to them has been hung. It is not hung again.
    opened: BTreeSet<u32>,
    bottom: f64,
}

impl<'a> Hanging<'a> {
    fn hang(&mut self, knot: &'a Knot, above: Option<(usize, f64)>, depth: usize) {
        let x = LEFT + STEP * depth as f64;
        let (size, line) = if knot.voice == Voice::Steers { (20.0, STEERS_LINE) } else { (15.0, LINE) };
        let lines = wrapped(&knot.text, size, WIDTH - x - TEXT, 8);
        let y = self.bottom + RADIUS + 4.0;
        let extra = usize::from(!knot.kicker.is_empty()) + usize::from(knot.broken.is_some());
        self.bottom += line * lines.len() as f64 + LINE * extra as f64 + GAP;
        let at = self.rows.len();
        self.rows.push(Row { knot, above, x, y, lines });
        if !self.opened.insert(knot.id) {
            return;
        }
        let shown = self.shown;
        let under: Vec<(&Knot, f64)> = shown
            .levels
            .iter()
            .rev()
            .flatten()
            .filter_map(|other| {
                let tie = shown.ties.iter().find(|tie| tie.from == other.id && tie.to == knot.id)?;
                Some((other, (line_width(tie.share) * THINNER).max(THREAD)))
            })
            .collect();
        // The only one of its kind hangs straight below.
        let depth = if under.len() < 2 && depth == 0 { depth } else { depth + 1 };
        for (other, width) in under {
            self.hang(other, Some((at, width)), depth);
        }
    }
}

/// Down from the knot above, and with a bend to this one.
fn thread(above: &Row<'_>, row: &Row<'_>) -> String {
    let (x, y) = (short(row.x), short(row.y));
    let from = format!("M{} {}", short(above.x), short(above.y));
    if above.x == row.x {
        return format!("{from}V{y}");
    }
    let bend = BEND.min(row.y - above.y);
    format!("{from}V{}q0 {} {} {}H{x}", short(row.y - bend), short(bend), short(bend), short(bend))
}

fn knot(row: &Row<'_>) -> Markup {
    let knot = row.knot;
    let (class, line) = match (knot.voice, knot.is_here) {
        (Voice::Steers, _) => ("ser", STEERS_LINE),
        (Voice::Work, _) | (_, true) => ("lab3", LINE),
        (Voice::Plain, false) => ("lab2", LINE),
    };
    let x = short(row.x + TEXT);
    let first = row.y + 5.0 + if knot.kicker.is_empty() { 0.0 } else { line };
    let last = first + line * row.lines.len() as f64;
    html! {
        circle class=(if knot.is_here { "kd here" } else { "kd" }) cx=(short(row.x)) cy=(short(row.y))
            r=(short(if knot.is_here { RADIUS + 2.0 } else { RADIUS })) {}
        @if !knot.kicker.is_empty() { text.lab x=(x) y=(short(row.y + 5.0)) { (knot.kicker) } }
        @for (index, text) in row.lines.iter().enumerate() {
            text class=(class) x=(x) y=(short(first + line * index as f64)) { (text) }
        }
        @if let Some(missing) = &knot.broken {
            g.fray transform={ "translate(" (x) " " (short(last - 11.0)) ")" } { path d=(crate::icons::FRAY) {} }
            text.lab2.strong x=(short(row.x + TEXT + 48.0)) y=(short(last)) { (missing) }
        }
    }
}
