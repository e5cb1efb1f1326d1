//! The red thread of one thing in a round: up to what everything is for, and down to the money; as a picture, and as a list
//! from which one goes on. What is on it is the domain's (`domain::work_thread`); the bar at the top of each page is
//! [`crate::thread`].

use std::borrow::Cow;

use domain::ids::{ActivityId, FundingId, StatementId, TaskId, UnitId};
use domain::money::{Kronor, Resources};
use domain::planning::{Pointed, Round};
use domain::revision::Revision;
use domain::rounding::Parts;
use domain::statement::{Statement, StatementKind};
use domain::work_thread::{Knot, WorkThread};
use figures::thread_tree::{self, ThreadTree, Voice};
use maud::{Markup, html};

use crate::allocation::scopes::Names;
use crate::amounts::Amounts;
use crate::answer::Answer;
use crate::planning::marks::Marks;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot as BarKnot;
use crate::view::View;
use crate::{parts, planning, words};

/// So many knots of a level stand in the list; the rest are counted.
const MOST: usize = 60;
/// So many of what a knot leads to are named.
const NAMED: usize = 3;

/// `GET /{organisation}/planning/{round}/thread/{knot}`
///
/// # Errors
/// Not found when there is no such round, or nothing of that name in it.
pub async fn show(asked: Asked) -> Answer {
    let round = planning::round(&asked)?;
    let here = read(&asked.id::<String>("knot")?).ok_or(Problem::NotFound)?;
    let view = View::of(&asked);
    let thread = RedThread::of(&view, round, here).ok_or(Problem::NotFound)?;
    let m = view.m;
    let name = thread.name(here);
    let title = m.with("red-thread-title", &[("name", name.as_str().into())]);
    let meta = [html! { (round.name) }, html! { (thread.kind(here)) }, html! { (thread.amount(thread.thread.total)) }];
    let its_page = thread.page(here).map(|address| parts::button_link("secondary", &address, m.t("red-thread-page")));
    let main = html! {
        (parts::head(html! { span lang=[view.language()] { (title) } }, &meta, its_page))
        p.lead { (m.t("red-thread-lead")) }
        (thread.picture())
        section.sec aria-labelledby="thread-list" {
            h2 #thread-list { (m.t("red-thread-list")) small { (m.t("red-thread-list-what")) } }
            (thread.list())
        }
    };
    let bar = BarKnot::here(m.t("red-thread-knot"), name).in_language(view.language());
    Ok(asked.frame.page(planning::page(&view, Some(round), title, bar, main).class("broad")))
}

/// The same as a part of the page of what it is the thread of. Nothing where that is not in the round.
pub(crate) fn section(view: &View<'_>, round: &Round, here: Knot) -> Markup {
    let m = view.m;
    html! { @if let Some(thread) = RedThread::of(view, round, here) {
        section.sec #thread aria-labelledby="thread-title" {
            h2 #thread-title { (m.t("red-thread-knot")) small { (round.name) } }
            (thread.picture())
            details.ds-details { summary { (m.t("red-thread-list")) } div { (thread.list()) } }
        }
    } }
}

/// Where the thread of something in a round is.
pub(crate) fn address(view: &View<'_>, round: &Round, here: Knot) -> String {
    view.frame.to(&planning::path(round.number, &format!("/thread/{}", written(here))))
}

/// A knot as a word in addresses: "unit7", "statement40".
fn written(knot: Knot) -> String {
    match knot {
        Knot::Source(id) => format!("source{id}"),
        Knot::Task(id) => format!("task{id}"),
        Knot::Unit(id) => format!("unit{id}"),
        Knot::Activity(id) => format!("activity{id}"),
        Knot::Statement(id) => format!("statement{id}"),
    }
}

/// The knot of a word; `None` when it is none.
fn read(word: &str) -> Option<Knot> {
    let at = word.find(|letter: char| letter.is_ascii_digit())?;
    let (name, id) = (&word[..at], word[at..].parse().ok()?);
    match name {
        "source" => Some(Knot::Source(FundingId(id))),
        "task" => Some(Knot::Task(TaskId(id))),
        "unit" => Some(Knot::Unit(UnitId(id))),
        "activity" => Some(Knot::Activity(ActivityId(id))),
        "statement" => Some(Knot::Statement(StatementId(id))),
        _ => None,
    }
}

/// A thread with what its knots are called.
struct RedThread<'a> {
    view: &'a View<'a>,
    round: &'a Round,
    strategy: Option<&'a Revision>,
    names: Names<'a>,
    amounts: Amounts,
    marks: Marks,
    thread: WorkThread,
}

impl<'a> RedThread<'a> {
    fn of(view: &'a View<'a>, round: &'a Round, here: Knot) -> Option<RedThread<'a>> {
        let thread = view.organisation.work_thread(round, here)?;
        let (strategy, names) = (view.organisation.strategy_for(round), Names::of(view, round));
        let (amounts, marks) = (view.amounts(), Marks::of(view, round));
        Some(RedThread { view, round, strategy, names, amounts, marks, thread })
    }

    fn statement(&self, id: StatementId) -> Option<&'a Statement> {
        self.strategy?.tree.get(id)
    }

    fn name(&self, knot: Knot) -> String {
        match knot {
            Knot::Source(id) => self.names.source(id),
            Knot::Unit(id) => self.names.unit(id),
            Knot::Activity(id) => self.names.activity(id),
            Knot::Statement(id) => self.names.area(id),
            Knot::Task(id) => {
                let task = self.view.organisation.task(id);
                task.map_or_else(|| id.to_string(), |task| task.terms.title.to_string())
            }
        }
    }

    /// What it is: "Mål 3.1", "Enhet", "Anslag".
    fn kind(&self, knot: Knot) -> String {
        let m = self.view.m;
        let organisation = self.view.organisation;
        match knot {
            Knot::Source(id) => match organisation.planning.source(id) {
                Some(source) => words::capitalised(&words::funding_kind(m, source.kind)),
                None => String::new(),
            },
            Knot::Unit(_) => m.t("red-thread-unit").into_owned(),
            Knot::Activity(_) => m.t("activity-knot").into_owned(),
            Knot::Task(id) => {
                let number = organisation.task(id).map_or("", |task| task.terms.number.as_str());
                m.with("red-thread-task", &[("number", number.into())])
            }
            Knot::Statement(id) => match (self.strategy, self.statement(id)) {
                (Some(strategy), Some(statement)) => {
                    words::called(m, organisation.model_of(strategy), &strategy.tree, statement)
                }
                _ => m.t("red-thread-gone").into_owned(),
            },
        }
    }

    /// The page of what it is.
    fn page(&self, knot: Knot) -> Option<String> {
        let to = |path: String| Some(self.view.frame.to(&path));
        match knot {
            Knot::Activity(id) => to(planning::activity_path(self.round.number, id)),
            Knot::Unit(id) => to(planning::unit_path(self.round.number, id)),
            Knot::Task(id) => to(format!("/tasks/{id}")),
            Knot::Statement(id) => self.statement(id).map(|statement| self.view.statement(statement)),
            Knot::Source(_) => None,
        }
    }

    fn is_pointed_out(&self, knot: Knot) -> bool {
        match knot {
            Knot::Unit(id) => self.marks.is_itself(Pointed::Unit(id)),
            Knot::Activity(id) => self.marks.is_itself(Pointed::Activity(id)),
            Knot::Statement(id) => self.marks.is_itself(Pointed::Statement(id)),
            Knot::Source(_) | Knot::Task(_) => false,
        }
    }

    /// What is missing where the thread ends at a knot.
    fn missing(&self, knot: Knot) -> Option<Cow<'static, str>> {
        let m = self.view.m;
        let key = match knot {
            _ if !self.thread.ends.contains(&knot) => return None,
            Knot::Statement(id) => match self.statement(id).map(|statement| statement.kind) {
                Some(kind) if kind.is_served() => "my-thread-no-area",
                Some(StatementKind::ResultArea) => "my-thread-no-overarching",
                Some(_) => return None,
                None => "red-thread-gone",
            },
            _ => "my-thread-no-goal",
        };
        Some(m.t(key))
    }

    /// What goes through a knot: what leaves it, or where nothing does what comes to it.
    fn through(&self, knot: Knot) -> Resources {
        let of = |is_it: &dyn Fn(&domain::work_thread::Tie) -> bool| -> Option<Resources> {
            let mut ties = self.thread.ties.iter().filter(|tie| is_it(tie)).peekable();
            ties.peek()?;
            Some(ties.map(|tie| tie.resources).sum())
        };
        of(&|tie| tie.from == knot).or_else(|| of(&|tie| tie.to == knot)).unwrap_or(self.thread.total)
    }

    fn amount(&self, resources: Resources) -> String {
        if resources.is_none() {
            self.view.m.t("red-thread-nothing").into_owned()
        } else {
            self.amounts.both(resources)
        }
    }

    /// The knots of a level with what goes through each, as it is shown: so that they add up.
    fn level(&self, level: &[Knot]) -> Vec<(Knot, Resources)> {
        let through: Vec<Resources> = level.iter().map(|knot| self.through(*knot)).collect();
        let kronor: Vec<i64> = through.iter().map(|resources| resources.kronor.0).collect();
        let shown = Parts::of(&kronor, self.amounts.unit()).parts.into_iter();
        let shown = through.into_iter().zip(shown).map(|(all, kronor)| Resources { kronor: Kronor(kronor), ..all });
        level.iter().copied().zip(shown).collect()
    }

    fn picture(&self) -> Markup {
        let m = self.view.m;
        let all: Vec<Knot> = self.thread.levels.iter().flatten().copied().collect();
        let id = |knot: Knot| u32::try_from(all.iter().position(|other| *other == knot).unwrap_or(0)).unwrap_or(0);
        let levels: Vec<Vec<thread_tree::Knot>> = (self.thread.levels.iter())
            .map(|level| self.level(level).into_iter().map(|(knot, has)| self.drawn(knot, has, id(knot))).collect())
            .collect();
        let ties: Vec<thread_tree::Tie> = (self.thread.ties.iter())
            .map(|tie| thread_tree::Tie { from: id(tie.from), to: id(tie.to), share: Some(tie.share) })
            .collect();
        let title = m.with("red-thread-title", &[("name", self.name(self.thread.here).into())]);
        thread_tree::draw(&ThreadTree {
            id: "thread-picture",
            title: &title,
            description: &m.t("red-thread-described"),
            levels: &levels,
            ties: &ties,
            others: &|count| m.with("my-thread-others", &[("count", count.into())]),
        })
    }

    fn drawn(&self, knot: Knot, has: Resources, id: u32) -> thread_tree::Knot {
        let voice = match knot {
            Knot::Activity(_) => Voice::Work,
            Knot::Statement(id) => match self.statement(id).map(|statement| statement.kind) {
                Some(StatementKind::OverarchingGoal) => Voice::Steers,
                _ => Voice::Plain,
            },
            _ => Voice::Plain,
        };
        // A unit or a source can stand in several places, each time with a part of what it has.
        let kicker = match knot {
            Knot::Activity(_) | Knot::Statement(_) if has.kronor.0 != 0 => {
                format!("{}, {}", self.kind(knot), self.amounts.kronor_with_unit(has.kronor))
            }
            _ => self.kind(knot),
        };
        let kicker = if self.is_pointed_out(knot) {
            format!("{kicker}, {}", self.view.m.t("red-thread-pointed-out"))
        } else {
            kicker
        };
        let (is_here, broken) = (knot == self.thread.here, self.missing(knot).map(Cow::into_owned));
        thread_tree::Knot { id, kicker, text: self.name(knot), voice, is_here, broken }
    }

    /// From what everything is for down to the money, level by level.
    fn list(&self) -> Markup {
        let (m, amounts) = (self.view.m, self.amounts);
        let table = html! {
            table.ds-table {
                thead { tr {
                    th scope="col" { (m.t("red-thread-what")) }
                    th scope="col" { (m.t("red-thread-leads-to")) }
                    th.num scope="col" { (amounts.abbreviation()) }
                    th.num scope="col" { (amounts.person_years_abbreviation()) }
                } }
                @for level in self.thread.levels.iter().rev() {
                    @let knots = self.level(level);
                    tbody {
                        @for (knot, has) in knots.iter().take(MOST) { (self.row(*knot, *has)) }
                        @if MOST < knots.len() { tr { th scope="row" colspan="4" {
                            (m.with("my-thread-others", &[("count", (knots.len() - MOST).into())]))
                        } } }
                    }
                }
            }
        };
        parts::scroll(m.t("red-thread-list"), table)
    }

    fn row(&self, knot: Knot, has: Resources) -> Markup {
        let (view, amounts) = (self.view, self.amounts);
        let above: Vec<Knot> = self.thread.ties.iter().filter(|tie| tie.from == knot).map(|tie| tie.to).collect();
        html! {
            tr {
                th scope="row" {
                    small.cap { (self.kind(knot)) } " "
                    @if knot == self.thread.here { b lang=[view.language()] { (self.name(knot)) } }
                    @else { a href=(address(view, self.round, knot)) lang=[view.language()] { (self.name(knot)) } }
                    @if self.is_pointed_out(knot) { " " (planning::flag(view.m)) }
                }
                td lang=[view.language()] {
                    @if let Some(missing) = self.missing(knot) { span.brk lang=(view.m.language().tag()) { (figures::icons::fray()) (missing) } }
                    @for (at, to) in above.iter().take(NAMED).enumerate() { @if 0 < at { ", " } (self.name(*to)) }
                    @if NAMED < above.len() { ", " (self.view.m.with("my-thread-others", &[("count", (above.len() - NAMED).into())])) }
                }
                td.num { (amounts.cell(has.kronor)) }
                td.num { (amounts.person_years_cell(has.person_years)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_knot_is_read_as_it_is_written() {
        let all = [
            Knot::Source(FundingId(1)),
            Knot::Task(TaskId(2)),
            Knot::Unit(UnitId(3)),
            Knot::Activity(ActivityId(4)),
            Knot::Statement(StatementId(5)),
        ];
        for knot in all {
            assert_eq!(read(&written(knot)), Some(knot));
        }
        for wrong in ["", "unit", "7", "unitx7", "unit-7", "unit99999999999", "round1"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
