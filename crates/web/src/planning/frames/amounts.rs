//! Writing frames, in a table: kronor and person-years for each row, typed in the reader's scale or pasted from a
//! spreadsheet. Only what was changed is written, so two who work in different rows do not meet; in the same row the
//! last one sees what the other wrote.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use domain::money::{Kronor, PersonYears, Resources};
use domain::planning::{Frame, FrameFor, Paper, Round};
use domain::refusal::{self, Refusal, Refusals};
use domain::text::Invalid;
use domain::writing::Seen;
use maud::{Markup, html};

use super::pasted;
use super::rows::{Row, beside, heads, rows, sums_beside};
use crate::address;
use crate::amounts::{Amounts, choice};
use crate::answer::{self, Answer};
use crate::flash::Flash;
use crate::forms::{Form, Typed};
use crate::parts;
use crate::planning::document::frames::{Sort, label, sum};
use crate::planning::marks::Marks;
use crate::planning::{Part, head, page, papers, path, resources, round, units, where_it_is};
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// `GET /{organisation}/planning/{round}/frames/amounts`: the table of the sort that `of` says.
///
/// # Errors
/// Not found when there is no such round.
pub async fn show(asked: Asked) -> Answer {
    let round = round(&asked)?;
    if !papers::may_write(&View::of(&asked), round, Paper::Frames) {
        return Ok(answer::see_other(&asked.to(&path(round.number, "/frames"))));
    }
    shown(&asked, &Written::default(), &Typed::default())
}

/// `POST /{organisation}/planning/{round}/frames/amounts`: saves; or fills the table with what was pasted, or adds a
/// row, when one of those buttons was pressed.
///
/// # Errors
/// Not found when there is no such round; what the store says.
pub async fn save(asked: Asked, mut typed: Typed) -> Answer {
    let round = round(&asked)?;
    let number = round.number;
    let amounts = asked.frame.amounts().of_form(&typed);
    let mut written = Written::of(&typed, amounts);
    if typed.has("paste") {
        paste(&asked, round, &mut written, &mut typed);
        return shown(&asked, &written, &typed);
    }
    if typed.has("more") {
        written.also.extend(wanted(&typed));
        return shown(&asked, &written, &typed);
    }
    let changed: Vec<Change> = written.changed(amounts);
    if written.has_errors() {
        return shown(&asked, &written, &typed);
    }
    let removed = changed.iter().filter(|change| change.frame.is_none() && !change.was.is_none()).count();
    let count = changed.len() - removed;
    let outcome = asked
        .amend(&typed, move |organisation, context| {
            let round = organisation.planning.round(number)?;
            let now = |of: &FrameFor| round.frames.get(of).copied().unwrap_or_default();
            let is_other = |change: &&Change| now(&change.of) != change.was && now(&change.of) != change.frame;
            if changed.iter().any(|change| is_other(&change)) {
                return Err(Refusals::from(Refusal::new("changed-meanwhile")));
            }
            let frames = changed.iter().map(|change| Frame { of: change.of, resources: change.frame }).collect();
            // The round changes with every plan that is written in it; what the writer saw are these frames.
            organisation.set_frames(context, (number, Seen(round.version)), frames)
        })
        .await?;
    match outcome {
        Ok(_) => {
            let m = asked.m();
            let saved = (0 < count || removed == 0).then(|| m.with("frames-saved", &[("count", count.into())]));
            let gone = (0 < removed).then(|| m.with("frames-removed", &[("count", removed.into())]));
            let told = saved.into_iter().chain(gone).collect::<Vec<_>>().join(" ");
            let sort = address::with(&path(number, "/frames/amounts"), "of", sort_of(&asked).key());
            Ok(asked.done(
                &sort,
                &Flash::new(told).with_step(asked.m().t("frames-read"), asked.to(&path(number, "/frames"))),
            ))
        }
        Err(refusals) => {
            let asked = asked.again().await?;
            written.conflict = refusals.has("changed-meanwhile");
            shown(&asked, &written, &typed.refused(refusals))
        }
    }
}

/// A frame as it was when the writer saw it, and as it is to be.
#[derive(Debug, Clone, Copy)]
struct Change {
    of: FrameFor,
    was: Resources,
    frame: Resources,
}

/// A row as it was typed.
#[derive(Debug, Clone, Default)]
struct Cells {
    kronor: String,
    people: String,
    was: Resources,
}

/// What was typed in the table, and what was wrong with it.
#[derive(Debug, Clone, Default)]
struct Written {
    cells: BTreeMap<FrameFor, Cells>,
    /// Rows that were asked for, and have nothing yet.
    also: Vec<FrameFor>,
    /// What was wrong, by the name of the field.
    errors: BTreeMap<String, Refusal>,
    /// Lines that were pasted, and whose row was not found.
    unknown: Vec<String>,
    conflict: bool,
}

impl Written {
    fn of(typed: &Typed, amounts: Amounts) -> Written {
        let mut written = Written::default();
        for (name, value) in typed.fields() {
            let Some((of, which)) = name.split_once('-').and_then(|(which, key)| Some((of_key(key)?, which))) else {
                continue;
            };
            let cells = written.cells.entry(of).or_default();
            match which {
                "k" => cells.kronor = value.to_owned(),
                "p" => cells.people = value.to_owned(),
                "w" => cells.was = was_of(value),
                _ => {}
            }
        }
        written.also = written.cells.keys().copied().collect();
        for (of, cells) in &written.cells {
            let kronor = or_nothing(&cells.kronor, |typed| Kronor::parse(typed, amounts.scale()).map(|it| it.0));
            let people = or_nothing(&cells.people, |typed| PersonYears::parse(typed).map(|it| it.0));
            for (which, amount) in [("k", kronor), ("p", people)] {
                let refusal = match amount {
                    Err(error) => refusal::invalid("frames", &error),
                    Ok(amount) if amount < 0 => Refusal::new("resources-below-zero"),
                    Ok(_) => continue,
                };
                written.errors.insert(format!("{which}-{}", key(of)), refusal);
            }
        }
        written
    }

    fn changed(&self, amounts: Amounts) -> Vec<Change> {
        let mut changed = Vec::new();
        for (of, cells) in &self.cells {
            let kronor = or_nothing(&cells.kronor, |typed| Kronor::parse(typed, amounts.scale()).map(|it| it.0));
            let people = or_nothing(&cells.people, |typed| PersonYears::parse(typed).map(|it| it.0));
            if let (Ok(kronor), Ok(people)) = (kronor, people) {
                let frame = Resources::new(kronor, people);
                if frame != cells.was {
                    changed.push(Change { of: *of, was: cells.was, frame });
                }
            }
        }
        changed
    }

    fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

// A cell that is left empty is a frame of nothing.
fn or_nothing(typed: &str, parse: impl FnOnce(&str) -> Result<i64, Invalid>) -> Result<i64, Invalid> {
    if typed.trim().is_empty() { Ok(0) } else { parse(typed) }
}

// "8000000 800": what stood there, exactly, whatever the scale.
fn was_of(value: &str) -> Resources {
    let (kronor, people) = value.split_once(' ').unwrap_or((value, ""));
    Resources::new(kronor.parse().unwrap_or(0), people.parse().unwrap_or(0))
}

/// A frame's place as a part of a field's name: `u2`, `a4`, `u2a4`, `s1`.
fn key(of: &FrameFor) -> String {
    let unit = of.unit.map(|id| format!("u{id}"));
    let area = of.area.map(|id| format!("a{id}"));
    let source = of.source.map(|id| format!("s{id}"));
    [unit, area, source].into_iter().flatten().collect()
}

fn of_key(key: &str) -> Option<FrameFor> {
    let mut of = FrameFor { unit: None, area: None, source: None };
    let mut rest = key;
    while let Some(letter) = rest.chars().next().filter(char::is_ascii) {
        let digits = &rest[1..];
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        match letter {
            'u' => of.unit = Some(digits[..end].parse().ok()?),
            'a' => of.area = Some(digits[..end].parse().ok()?),
            's' => of.source = Some(digits[..end].parse().ok()?),
            _ => return None,
        }
        rest = &digits[end..];
    }
    (rest.is_empty() && !key.is_empty()).then_some(of)
}

// The row that "Lägg till rad" asks for.
fn wanted(typed: &Typed) -> Option<FrameFor> {
    let of = FrameFor {
        unit: typed.get("add-unit").parse().ok(),
        area: typed.get("add-area").parse().ok(),
        source: typed.get("add-source").parse().ok(),
    };
    Sort::of(&of).is_cross().then_some(of)
}

fn paste(asked: &Asked, round: &Round, written: &mut Written, typed: &mut Typed) {
    let view = View::of(asked);
    let names: Vec<(String, FrameFor)> = rows(&view, round, sort_of(asked), &written.also)
        .into_iter()
        .map(|row| (label(&view, round, &row.of), row.of))
        .collect();
    let pasted = pasted::read(typed.get("pasted"), &names);
    if pasted.found.is_empty() && pasted.unknown.is_empty() {
        let nothing = typed.get("pasted").trim().is_empty();
        let refusal = if nothing { "text-empty" } else { "frames-pasted-nothing" };
        typed.refuse(Refusal::new(refusal).at("pasted"));
    }
    for (of, kronor, people) in pasted.found {
        let cells = written.cells.entry(of).or_default();
        (cells.kronor, cells.people) = (kronor, people);
        for which in ["k", "p"] {
            written.errors.remove(&format!("{which}-{}", key(&of)));
        }
    }
    written.unknown = pasted.unknown;
}

fn sort_of(asked: &Asked) -> Sort {
    asked.query("of").and_then(|of| Sort::of_key(&of)).unwrap_or(Sort::written()[0])
}

fn shown(asked: &Asked, written: &Written, typed: &Typed) -> Answer {
    let round = round(asked)?;
    let view = View::of(asked);
    let m = view.m;
    let request_key = asked.request_key()?;
    // What was typed stays as it was typed, in the scale in which it was.
    let amounts = view.amounts().of_form(typed);
    let sort = sort_of(asked);
    let title = m.with("frames-write-title", &[("round", round.name.as_str().into())]);
    let marks = Marks::of(&view, round);
    let table = Table { view: &view, round, sort, written, amounts, marks };
    let here = address::with(&view.frame.to(&path(round.number, "/frames/amounts")), "of", sort.key());
    let main = html! {
        (head(&view, round, Part::Frames, &title, &[html! { (where_it_is(m, round)) }], None))
        div.stack {
            div.row {
                (sorts(&view, round, sort))
                @if !written.has_errors() && !typed.has_refusals() { (choice(view.frame)) }
            }
            (table.notices(typed))
            form method="post" action=(here) novalidate {
                input type="hidden" name=(crate::forms::REQUEST_KEY) value=(request_key.as_str());
                (amounts.form_field())
                (parts::scroll(&title, table.render()))
                div.row.mt {
                    button.ds-button type="submit" { (m.t("frames-save")) }
                    a href=(view.frame.to(&path(round.number, "/frames"))) { (m.t("form-cancel")) }
                    span.cap { (m.with("frames-scale", &[("unit", amounts.name().into())])) }
                }
                @if sort.is_cross() { (table.addition()) }
                details.ds-details.mt open[!written.unknown.is_empty() || typed.has_refusals()] {
                    summary { (m.t("frames-paste")) }
                    div {
                        (Form::new(m, typed).text(&crate::forms::Field::new("pasted", m.t("frames-pasted")).hint(m.t("frames-pasted-hint")), 6))
                        p.mt { button.ds-button data-variant="secondary" type="submit" name="paste" value="1" { (m.t("frames-paste-do")) } }
                    }
                }
            }
        }
    };
    let here = Knot::here(m.t("paper-name-frames"), m.t("frames-write"));
    let page = page(&view, Some(round), title, here, main);
    let status = match (written.conflict, written.has_errors() || typed.has_refusals()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::OK,
    };
    Ok(asked.frame.page_with_status(status, page))
}

fn sorts(view: &View<'_>, round: &Round, chosen: Sort) -> Markup {
    let m = view.m;
    let here = view.frame.to(&path(round.number, "/frames/amounts"));
    html! {
        nav.ds-toggle-group.seg aria-label=(m.t("frames-sorts")) {
            @for sort in Sort::written() {
                a.ds-button data-variant="tertiary" href=(address::with(&here, "of", sort.key()))
                    aria-current=[(sort == chosen).then_some("true")] { (m.word("frames-sort", sort.key())) }
            }
        }
    }
}

/// The table to write in.
struct Table<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    sort: Sort,
    written: &'a Written,
    amounts: Amounts,
    marks: Marks,
}

impl Table<'_> {
    // What was wrong, each with the way to its field.
    fn notices(&self, typed: &Typed) -> Markup {
        let m = self.view.m;
        html! {
            @if self.written.conflict {
                section.fault aria-labelledby="conflict" {
                    h2 #conflict { (m.t("editor-conflict-title")) }
                    p { (m.t("frames-conflict")) }
                }
            } @else {
                (Form::new(m, typed).summary())
            }
            @if self.written.has_errors() {
                div.ds-error-summary tabindex="-1" autofocus aria-labelledby="errors" data-color="neutral" {
                    h2 #errors { (m.with("form-errors", &[("count", self.written.errors.len().into())])) }
                    ul { @for (field, refusal) in &self.written.errors {
                        li { a href={ "#" (field) } {
                            @if let Some(of) = field.split_once('-').and_then(|(_, key)| of_key(key)) { (label(self.view, self.round, &of)) ": " }
                            (m.refusal(refusal))
                        } }
                    } }
                }
            }
            @if !self.written.unknown.is_empty() {
                div.fault role="status" {
                    p { (m.with("frames-unknown", &[("count", self.written.unknown.len().into())])) }
                    ul { @for line in &self.written.unknown { li { (line) } } }
                }
            }
        }
    }

    fn render(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let rows = rows(view, self.round, self.sort, &self.written.also);
        let frames: Vec<(FrameFor, Resources)> =
            rows.iter().map(|row| (row.of, row.frame.unwrap_or_default())).collect();
        html! {
            table.ds-table.frames.writing data-grid {
                (heads(view, self.round))
                tbody { @for row in &rows { (self.row(row)) } }
                @if let Some(sum) = sum(view, self.sort, &frames) {
                    tfoot { tr {
                        th scope="row" { (m.t("sum")) }
                        (sums_beside(view, self.round, self.sort, &rows))
                        td.num { (self.amounts.kronor(sum.kronor)) }
                        td.num { (self.amounts.person_years(sum.person_years)) }
                    } }
                }
            }
        }
    }

    fn row(&self, row: &Row) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let name = label(view, self.round, &row.of);
        let frame = row.frame.unwrap_or_default();
        let typed = self.written.cells.get(&row.of);
        let written = |amount: String, is_none: bool| if is_none { String::new() } else { amount };
        let kronor = match typed {
            Some(cells) => cells.kronor.clone(),
            None => written(self.amounts.typed(frame.kronor), frame.kronor == Kronor::ZERO),
        };
        let people = match typed {
            Some(cells) => cells.people.clone(),
            None => {
                written(self.amounts.person_years_typed(frame.person_years), frame.person_years == PersonYears::ZERO)
            }
        };
        // After a conflict what stands there now is what is saved over, knowingly.
        let was = typed.map(|cells| cells.was).filter(|_| !self.written.conflict).unwrap_or(frame);
        let others = self.written.conflict && typed.is_some_and(|cells| cells.was != frame);
        let key = key(&row.of);
        html! {
            tr {
                th scope="row" data-depth=(row.depth.min(4)) {
                    span lang=[view.language()] { (name) } (self.marks.flag_of_frame(m, &row.of))
                }
                (beside(view, self.round, row))
                td.num {
                    input type="hidden" name={ "w-" (key) } value={ (was.kronor.0) " " (was.person_years.0) };
                    (self.input("k", &key, &kronor, &m.with("frames-cell-kronor", &[("name", name.as_str().into())])))
                    @if others { small { (m.with("frames-now-is", &[("amount", self.amounts.kronor(frame.kronor).into())])) } }
                }
                td.num {
                    (self.input("p", &key, &people, &m.with("frames-cell-people", &[("name", name.as_str().into())])))
                    @if others { small { (m.with("frames-now-is", &[("amount", self.amounts.person_years(frame.person_years).into())])) } }
                }
            }
        }
    }

    fn input(&self, which: &str, key: &str, value: &str, name: &str) -> Markup {
        let field = format!("{which}-{key}");
        let error = self.written.errors.get(&field);
        html! {
            input.ds-input.cell #(field) name=(field) type="text" inputmode="decimal" autocomplete="off" value=(value) aria-label=(name)
                aria-invalid=[error.map(|_| "true")] aria-describedby=[error.map(|_| format!("{field}-error"))];
            @if let Some(refusal) = error {
                span.ds-validation-message id={ (field) "-error" } data-color="neutral" { (self.view.m.refusal(refusal)) }
            }
        }
    }

    // A row for what two things have in common: there are too many to have them all.
    fn addition(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let select = |name: &'static str, label: &'static str, options: Vec<(String, String)>| {
            html! {
                div.ds-field {
                    label.ds-label for=(name) { (m.t(label)) }
                    select.ds-input #(name) name=(name) { @for (value, text) in &options { option value=(value) lang=[view.language()] { (text) } } }
                }
            }
        };
        let units = units::in_order(view.organisation);
        let units = units
            .into_iter()
            .map(|(unit, depth)| (unit.id.to_string(), format!("{}{}", "\u{2003}".repeat(depth), unit.name)));
        let areas =
            resources::areas(view, self.round).into_iter().map(|area| (area.id.to_string(), area.text().to_owned()));
        let sources =
            view.organisation.planning.funding().map(|source| (source.id.to_string(), source.name.to_string()));
        html! {
            div.row.mt.add-row {
                (select("add-unit", "plans-unit", units.collect()))
                @if self.sort.has_area() { (select("add-area", "frames-area", areas.collect())) }
                @if self.sort.has_source() { (select("add-source", "funding-source", sources.collect())) }
                button.ds-button data-variant="tertiary" type="submit" name="more" value="1" { (m.t("frames-add-row")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::{FundingId, StatementId, UnitId};

    use super::*;

    #[test]
    fn a_place_comes_back_from_its_key() {
        let of = |unit: Option<u32>, area: Option<u32>, source: Option<u32>| FrameFor {
            unit: unit.map(UnitId),
            area: area.map(StatementId),
            source: source.map(FundingId),
        };
        for of in
            [of(Some(2), None, None), of(None, Some(4), None), of(Some(12), Some(3), None), of(Some(1), None, Some(2))]
        {
            assert_eq!(of_key(&key(&of)), Some(of));
        }
        for wrong in ["", "x1", "u", "ux", "1u", "é1"] {
            assert_eq!(of_key(wrong), None, "{wrong:?}");
        }
        assert_eq!(was_of("8000000 -5"), Resources::new(8_000_000, -5));
    }
}
