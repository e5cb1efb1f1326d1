//! An allocation as a table: tones, sums, frames, what changed, and ways to fold rows and columns out. Not the numbers;
//! those are the matrix's.

use domain::scenario::Scope;
use figures::allocation_picture::tone;
use maud::{Markup, html};

use super::axis::{Axis, Fold, Head, Strip};
use super::choice::{Choice, Cut, Folds, Measure};
use super::matrix::{Amount, Framed, Matrix};
use super::scopes::{self, Names};
use crate::amounts;
use crate::view::View;
use crate::{parts, words};

/// A table of an allocation on a page.
pub(crate) struct Shown<'a> {
    /// Who looks, and at what.
    pub(crate) view: &'a View<'a>,
    /// The numbers.
    pub(crate) matrix: &'a Matrix<'a>,
    /// How they are to be seen.
    pub(crate) choice: &'a Choice,
    /// The address of the page, without what was chosen.
    pub(crate) address: &'a str,
    /// What a change is a change from, as a key: "allocation-since-today".
    pub(crate) since: &'static str,
    /// Where resources are being set by hand, with the field for it.
    pub(crate) edited: Option<(Scope, Markup)>,
    /// Whether cells can be changed.
    pub(crate) may_move: bool,
}

impl Shown<'_> {
    /// The table in a region that scrolls, with its caption.
    pub(crate) fn table(&self) -> Markup {
        let (view, m, matrix) = (self.view, self.view.m, self.matrix);
        let rows = matrix.frames(&matrix.rows, |strip| matrix.of_row(strip));
        let columns = matrix.frames(&matrix.columns, |strip| matrix.of_column(strip));
        let has_rows = rows.iter().any(Option::is_some);
        let has_columns = columns.iter().any(Option::is_some);
        let whole = matrix.frame_of_all(&rows, &matrix.rows).or_else(|| matrix.frame_of_all(&columns, &matrix.columns));
        let names = Names::of(view, matrix.round);
        let most = matrix.most();
        parts::scroll(
            m.word("allocation-cut", self.choice.cut.key()),
            html! {
                table.ds-table.heat data-columns=(matrix.columns.strips.len()) data-matrix[self.may_move] {
                    caption.cap { (self.caption()) }
                    thead { tr {
                        th scope="col" { (m.word("allocation-rows", self.choice.cut.key())) }
                        @for strip in &matrix.columns.strips { (self.column(names, strip)) }
                        th.num scope="col" { (m.t("allocation-sum")) }
                        @if has_rows { th.num scope="col" { (m.t("allocation-frame")) } }
                    } }
                    tbody { @for (row, frame) in matrix.rows.strips.iter().zip(&rows) {
                        tr.whole[row.is_sum()] data-scope=[row.head.scope().map(|scope| scopes::written(&scope))] {
                            (self.row_head(names, row))
                            @for column in &matrix.columns.strips { (self.cell(row, column, most)) }
                            (self.sum("num sum", matrix.of_row(row), true))
                            @if has_rows { (self.framed(*frame)) }
                        }
                    } }
                    tfoot {
                        tr {
                            th scope="row" { (m.t("allocation-sum")) }
                            @for column in &matrix.columns.strips { (self.sum("num", matrix.of_column(column), false)) }
                            (self.sum("num", matrix.total(), false))
                            @if has_rows { (self.framed(matrix.frame_of_all(&rows, &matrix.rows))) }
                        }
                        @if has_columns {
                            tr.fr {
                                th scope="row" { (m.t("allocation-frame")) }
                                @for frame in &columns { (self.framed(*frame)) }
                                (self.framed(whole.filter(|_| !has_rows)))
                                @if has_rows { td {} }
                            }
                        }
                    }
                }
            },
        )
    }

    fn caption(&self) -> String {
        let (m, matrix) = (self.view.m, self.matrix);
        let unit = match self.choice.measure {
            Measure::Kronor => matrix.written.amounts.name(),
            Measure::People => matrix.written.amounts.person_years_name(),
        };
        let mut said = vec![m.with(caption_key(self.choice.cut), &[("unit", words::capitalised(&unit).into())])];
        if matrix.has_changes() {
            said.push(m.t(self.since).into_owned());
        }
        if matrix.is_rounded() {
            said.push(m.t("allocation-rounded").into_owned());
        }
        said.join(" ")
    }

    fn column(&self, names: Names<'_>, strip: &Strip) -> Markup {
        html! {
            th.num.under[0 < strip.depth] scope="col" data-scope=[strip.head.scope().map(|scope| scopes::written(&scope))] {
                (self.head(names, strip, &self.matrix.columns))
            }
        }
    }

    fn row_head(&self, names: Names<'_>, strip: &Strip) -> Markup {
        html! { th scope="row" data-depth=(strip.depth.min(4)) { (self.head(names, strip, &self.matrix.rows)) } }
    }

    /// What a row or column is called, the way to fold it, and whether it is pointed out.
    fn head(&self, names: Names<'_>, strip: &Strip, axis: &Axis) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let name = name(names, m, strip.head);
        let language = is_written(strip.head).then_some(view.language()).flatten();
        html! {
            @match strip.fold {
                Fold::None => span lang=[language] { (name) },
                Fold::Closed(number) | Fold::Open(number) => {
                    a.fold href=(self.turned(axis, strip, number)) aria-expanded=(strip.is_sum().to_string()) lang=[language] { (name) }
                }
            }
            @if let Some(pointed) = strip.head.pointed() { (self.matrix.marks.flag(m, pointed)) }
        }
    }

    fn turned(&self, axis: &Axis, strip: &Strip, number: u32) -> String {
        let folds = axis.turned(number);
        let choice = match strip.head {
            Head::Unit(_) => Choice { units: folds, ..self.choice.clone() },
            _ => Choice { areas: folds, ..self.choice.clone() },
        };
        choice.address(self.address)
    }

    fn cell(&self, row: &Strip, column: &Strip, most: i64) -> Markup {
        let amount = self.matrix.at(row, column);
        let scope = row.head.scope().zip(column.head.scope()).map(|(row, column)| scopes::within(row, column));
        let edited = self.edited.as_ref().filter(|(edited, _)| Some(*edited) == scope).map(|(_, field)| field);
        let passed = self.matrix.passed_at(row, column);
        let is_sum = row.is_sum() || column.is_sum();
        let tone = if is_sum { "whole" } else { tone(amount.shown, most) };
        html! {
            td class={ "num " (tone) @if amount.is_changed { " chg" } @if passed.is_some() { " over" } } {
                @match edited {
                    Some(field) => (field),
                    None => (self.amount(amount)),
                }
                (self.changed(amount))
                @if let Some(over) = passed { small { (self.over(over)) } }
            }
        }
    }

    fn sum(&self, class: &str, amount: Amount, is_strong: bool) -> Markup {
        html! {
            td class=(class) {
                @if is_strong { b { (self.amount(amount)) } } @else { (self.amount(amount)) }
                (self.changed(amount))
            }
        }
    }

    fn amount(&self, amount: Amount) -> Markup {
        if amount.exact == 0 {
            amounts::nothing()
        } else {
            html! { (self.matrix.written.amount(amount.shown)) }
        }
    }

    fn changed(&self, amount: Amount) -> Markup {
        let written = self.matrix.written;
        html! { @if amount.exact_change != 0 {
            // A change that is rounded away is told as it is.
            small { (written.change(if amount.change == 0 { amount.exact_change } else { amount.change })) }
        } }
    }

    fn framed(&self, frame: Option<Framed>) -> Markup {
        html! { @match frame {
            None => td.num {},
            Some(frame) => td.num.over[frame.over.is_some()] {
                (self.matrix.written.amount(frame.shown))
                @if let Some(over) = frame.over { small { (self.over(over)) } }
            },
        } }
    }

    fn over(&self, over: i64) -> String {
        self.view.m.with("allocation-over", &[("amount", self.matrix.written.amount(over).into())])
    }

    /// The ways to cut it, what to count, the scale, and table or picture.
    pub(crate) fn ways(&self) -> Markup {
        let m = self.view.m;
        let cuts = [
            (Cut::UnitArea, false, "allocation-way-unit-area"),
            (Cut::UnitArea, true, "allocation-way-unit-goal"),
            (Cut::UnitSource, false, "allocation-way-unit-source"),
            (Cut::AreaSource, false, "allocation-way-area-source"),
            (Cut::AreaSource, true, "allocation-way-goal-source"),
        ];
        let is_here = |cut: Cut, open: bool| {
            cut == self.choice.cut && (cut == Cut::UnitSource || open == (self.choice.areas == Folds::Open))
        };
        let folds = |open: bool| if open { Folds::Open } else { Folds::Usual };
        html! {
            div.row.ways-to {
                nav.ds-toggle-group.seg.seg--sm aria-label=(m.t("allocation-ways")) {
                    @for (cut, open, key) in cuts {
                        a.ds-button data-variant="tertiary" href=(self.choice.cut(cut, folds(open)).address(self.address))
                            aria-current=[is_here(cut, open).then_some("true")] { (m.t(key)) }
                    }
                }
                nav.ds-toggle-group.seg.seg--sm aria-label=(m.t("allocation-measures")) {
                    @for measure in Measure::ALL {
                        a.ds-button data-variant="tertiary" href=(Choice { measure, ..self.choice.clone() }.address(self.address))
                            aria-current=[(measure == self.choice.measure).then_some("true")] { (m.word("allocation-measure", measure.key())) }
                    }
                }
                @if self.choice.measure == Measure::Kronor { span.seg-s { (amounts::choice(self.view.frame)) } }
                nav.ds-toggle-group.seg.seg--sm aria-label=(m.t("allocation-forms")) {
                    @for (as_picture, key) in [(false, "allocation-as-table"), (true, "allocation-as-picture")] {
                        a.ds-button data-variant="tertiary" href=(Choice { as_picture, ..self.choice.clone() }.address(self.address))
                            aria-current=[(as_picture == self.choice.as_picture).then_some("true")] { (m.t(key)) }
                    }
                }
            }
        }
    }
}

fn caption_key(cut: Cut) -> &'static str {
    match cut {
        Cut::UnitArea => "allocation-caption-unit-area",
        Cut::UnitSource => "allocation-caption-unit-source",
        Cut::AreaSource => "allocation-caption-area-source",
    }
}

/// What a row or a column is called.
pub(crate) fn name(names: Names<'_>, m: crate::messages::Messages, head: Head) -> String {
    match head {
        Head::Unit(unit) => names.unit(unit),
        Head::Own(unit) => m.with("allocation-own", &[("unit", names.unit(unit).into())]),
        Head::Area(area) => names.area(area),
        Head::Goal(goal) => names.goal(goal),
        Head::Outside => m.t("allocation-outside").into_owned(),
        Head::NoGoal => m.t("allocation-no-goal").into_owned(),
        Head::Source(source) => names.source(source),
    }
}

/// Whether its name is written by the organisation, in its own language.
fn is_written(head: Head) -> bool {
    !matches!(head, Head::Outside | Head::NoGoal | Head::Own(_))
}
