//! A revision as a document: every statement in the order in which it is read, with its number and what it means. Long
//! ones are turned a page at a time. Not the document that a decision seals; that is text alone, in `domain::decision`.

use domain::ids::RevisionNumber;
use domain::policy::Right;
use domain::revision::{Revision, State};
use domain::statement::{Statement, StatementKind};
use domain::tree::Tree;
use jiff::civil::Date;
use maud::{Markup, html};

use crate::paging::Paging;
use crate::view::View;
use crate::{as_of, words};

/// The document, or the part of it that was turned to.
pub(super) fn page(view: &View<'_>, revision: &Revision, turned_to: Option<&str>) -> Markup {
    let m = view.m;
    let lines = Lines::of(&revision.tree);
    let leads = Leads::of(view, revision);
    let paging = Paging::of(lines.all.len(), turned_to);
    html! {
        section.paper #document aria-labelledby="document-title" {
            h2.ds-sr-only #document-title { (m.t("revision-text")) }
            @if lines.all.is_empty() { p { (m.t("revision-empty")) } }
            @for place in paging.range() {
                (heading(view, revision, &lines, place, paging.range().start))
                (one(view, &leads, &lines, place))
            }
        }
        (paging.links(m, &view.revision(revision), "document"))
    }
}

/// Where a statement of the document leads.
enum Leads {
    /// To its page, as it is on the day that this page is about.
    Here,
    /// To its page as it was, or will be, when the revision came into force.
    On(Date),
    /// To where it is written.
    ToTheDraft(RevisionNumber),
}

impl Leads {
    fn of(view: &View<'_>, revision: &Revision) -> Leads {
        match (view.organisation.strategy.state(revision, view.day), revision.in_force_from()) {
            (State::Superseded | State::Adopted, Some(from)) => Leads::On(from),
            (State::Draft, _) if view.is_today() && view.may(Right::WriteStrategy) => {
                Leads::ToTheDraft(revision.number)
            }
            _ => Leads::Here,
        }
    }

    fn to(&self, view: &View<'_>, statement: &Statement) -> String {
        match self {
            Leads::Here => view.statement(statement),
            Leads::On(day) => as_of::address(view, &format!("/statements/{}", statement.id), &day.to_string()),
            Leads::ToTheDraft(number) => view.frame.to(&format!("/revisions/{number}/statements/{}", statement.id)),
        }
    }
}

/// Every statement as it is read. Numbers are made only of those that are shown.
struct Lines<'a> {
    all: Vec<Line<'a>>,
}

struct Line<'a> {
    statement: &'a Statement,
    /// How many stand above it.
    depth: usize,
    /// The place of what it stands under.
    under: Option<usize>,
    /// How many of its kind stand before it there, itself counted.
    own: usize,
}

/// A statement whose children are being read: how many of each kind there were so far.
struct Open {
    place: usize,
    read: [usize; StatementKind::ALL.len()],
}

impl<'a> Lines<'a> {
    fn of(tree: &'a Tree) -> Lines<'a> {
        let mut all: Vec<Line<'a>> = Vec::with_capacity(tree.len());
        let mut at_the_top = [0; StatementKind::ALL.len()];
        let mut above: Vec<Open> = Vec::new();
        for statement in tree.in_order() {
            while above.last().is_some_and(|open| Some(all[open.place].statement.id) != statement.parent) {
                above.pop();
            }
            let (depth, under) = (above.len(), above.last().map(|open| open.place));
            let read = above.last_mut().map_or(&mut at_the_top, |open| &mut open.read);
            let own = &mut read[statement.kind as usize];
            *own += 1;
            let line = Line { statement, depth, under, own: *own };
            above.push(Open { place: all.len(), read: Default::default() });
            all.push(line);
        }
        Lines { all }
    }

    /// "3.1", as `Tree::number` says it.
    fn number(&self, place: usize) -> Option<String> {
        let line = &self.all[place];
        match line.under {
            Some(under) => Some(match self.number(under) {
                Some(number) => format!("{number}.{}", line.own),
                None => line.own.to_string(),
            }),
            None if line.statement.kind == StatementKind::ResultArea => Some(line.own.to_string()),
            None => None,
        }
    }
}

/// Over the first of several alike: what they are called.
fn heading(view: &View<'_>, revision: &Revision, lines: &Lines<'_>, place: usize, first: usize) -> Markup {
    let line = &lines.all[place];
    let kind = line.statement.kind;
    let same = |other: Option<&Line<'_>>| other.is_some_and(|other| other.depth == 0 && other.statement.kind == kind);
    let goes_on = first < place && same(lines.all.get(place - 1));
    if line.depth != 0 || kind == StatementKind::ResultArea || goes_on {
        return html! {};
    }
    let model = view.organisation.model_of(revision);
    let several = same(lines.all.get(place + 1));
    html! { h3 { @if several { (words::kinds(view.m, model, kind)) } @else { (words::kind(view.m, model, kind)) } } }
}

fn one(view: &View<'_>, leads: &Leads, lines: &Lines<'_>, place: usize) -> Markup {
    let line = &lines.all[place];
    let statement = line.statement;
    let explanation = statement.explanation();
    let link = html! { a href=(leads.to(view, statement)) { (statement.text()) } };
    html! {
        div.line data-depth=(line.depth.min(4)) data-kind=(statement.kind.key()) lang=[view.language()] {
            @if line.depth == 0 && statement.kind == StatementKind::ResultArea {
                h3 { (link) }
            } @else {
                @if let Some(number) = lines.number(place) { span.number { (number) } }
                p { (link) }
            }
            @if !explanation.is_empty() { p.explained { (explanation) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::event::{Event, Recorded};
    use domain::ids::{ModelVersion, RevisionNumber, StatementId};
    use domain::organisation::Organisation;
    use domain::statement::{NewStatement, Wording};
    use domain::text::{Name, StatementText};
    use domain::time::Actor;

    use super::*;

    #[test]
    fn numbers_in_one_pass_are_the_numbers_of_the_tree() {
        // Every kind at the top, and under each two of every kind, and under each of those one goal.
        let mut statements = Vec::new();
        let mut add = |kind, parent| {
            let id = StatementId(u32::try_from(statements.len()).unwrap() + 1);
            let wording = Wording::new(StatementText::parse("text").unwrap());
            statements.push(NewStatement { id, kind, parent, before: None, wording, reference: None });
            Some(id)
        };
        for top in StatementKind::ALL {
            let top = add(top, None);
            for kind in StatementKind::ALL {
                let first = add(kind, top);
                add(kind, top);
                add(StatementKind::Goal, first);
            }
        }
        let mut organisation = Organisation::empty("verket".parse().unwrap());
        let event = Event::EditionImported {
            revision: RevisionNumber(1),
            based_on: None,
            model: ModelVersion(1),
            label: Name::parse("2017").unwrap(),
            in_force_from: jiff::civil::date(2017, 1, 1),
            statements,
            links: Vec::new(),
        };
        organisation.apply(&Recorded { seq: 1, at: jiff::Timestamp::UNIX_EPOCH, actor: Actor::System, event }).unwrap();
        let tree = &organisation.strategy.get(RevisionNumber(1)).unwrap().tree;
        let lines = Lines::of(tree);
        assert_eq!(lines.all.len(), 8 + 8 * 8 * 3);
        for (place, line) in lines.all.iter().enumerate() {
            assert_eq!(lines.number(place), tree.number(line.statement), "{:?}", line.statement);
            assert_eq!(line.depth, tree.above(line.statement.id).len());
        }
    }
}
