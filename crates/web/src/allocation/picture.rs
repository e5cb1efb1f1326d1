//! An allocation as a picture: squares as large as their amounts. The numbers are the same as in the table, of its leaves.

use std::borrow::Cow;

use figures::allocation_picture::{AllocationPicture, Label, draw};
use maud::{Markup, html};

use super::axis::{Axis, Head};
use super::choice::{Choice, Measure};
use super::matrix::Matrix;
use super::scopes::Names;
use super::table;
use crate::view::View;
use crate::{parts, words};

/// The picture in a region that scrolls.
pub(crate) fn picture(view: &View<'_>, matrix: &Matrix<'_>, choice: &Choice) -> Markup {
    let m = view.m;
    let names = Names::of(view, matrix.round);
    let named = |axis: &Axis| -> Vec<(String, Option<Cow<'static, str>>)> {
        let leaves = axis.strips.iter().filter(|strip| !strip.is_sum());
        leaves.map(|strip| (table::name(names, m, strip.head), matrix.flag(m, strip.head))).collect()
    };
    let (rows, columns) = (named(&matrix.rows), named(&matrix.columns));
    let (rows, columns) = (labels(&rows), labels(&columns));
    let (before, after) = matrix.leaves();
    let written = matrix.written;
    let title = m.word("allocation-cut", choice.cut.key());
    let unit = match choice.measure {
        Measure::Kronor => written.amounts.name(),
        Measure::People => written.amounts.person_years_name(),
    };
    let description = m.with(
        "allocation-picture",
        &[
            ("unit", words::capitalised(&unit).into()),
            ("total", written.amount(matrix.total().shown).into()),
            ("largest", largest(view, matrix).into()),
        ],
    );
    let drawn = AllocationPicture {
        id: "allocation-picture",
        title: &title,
        description: &description,
        rows: &rows,
        columns: &columns,
        cells: &after,
        before: matrix.has_changes().then_some(before.as_slice()),
        written: &|amount| written.amount(amount),
        changed: &|change| written.change(change),
        sum: &m.t("allocation-sum"),
        others: &m.t("allocation-others"),
    };
    html! {
        p.cap { (description) }
        (parts::scroll(title.as_ref(), draw(&drawn)))
    }
}

fn labels<'a>(named: &'a [(String, Option<Cow<'static, str>>)]) -> Vec<Label<'a>> {
    named.iter().map(|(text, flag)| Label { text, flag: flag.as_deref() }).collect()
}

/// Where most lies: "Företag, Förenkling".
fn largest(view: &View<'_>, matrix: &Matrix<'_>) -> String {
    let names = Names::of(view, matrix.round);
    let leaves = |axis: &Axis| -> Vec<Head> {
        let leaves = axis.strips.iter().filter(|strip| !strip.is_sum());
        leaves.map(|strip| strip.head).collect()
    };
    let (rows, columns) = (leaves(&matrix.rows), leaves(&matrix.columns));
    let (_, after) = matrix.leaves();
    let all = rows
        .iter()
        .zip(&after)
        .flat_map(|(row, cells)| columns.iter().zip(cells).map(move |(column, amount)| (*amount, *row, *column)));
    let most = all.max_by_key(|(amount, _, _)| *amount);
    most.map_or_else(String::new, |(_, row, column)| {
        format!("{}, {}", table::name(names, view.m, row), table::name(names, view.m, column))
    })
}
