//! Search over everything in an organisation: the field, the hits by sort, and what helps when there is nothing. Works
//! without script; with it, the hits come as one types, and the arrow keys walk through them. Not how things are found;
//! that is `domain::search`.

use std::borrow::Cow;

use domain::planning::Round;
use domain::policy::Right;
use domain::search::{Found, Hit, Index, Marked, MayRead, OfSort, Sort, Standing, Subject};
use maud::{Markup, html};

use crate::answer::Answer;
use crate::comment::found::FoundComment;
use crate::contribution::found::{self, FoundContribution};
use crate::layout::Page;
use crate::request::Asked;
use crate::view::View;
use crate::{address, comment, indicator, parts, planning, verdict_round, words, workshop};

mod indexes;

pub(crate) use indexes::Indexes;

/// How many hits of each sort are shown: more than anyone looks through instead of typing another word.
const SHOWN: usize = 50;

/// How many words of a query without hits are looked for one by one.
const ALONE: usize = 6;

/// `GET /{organisation}/search?q=`
///
/// # Errors
/// When the index cannot be made.
pub async fn show(asked: Asked) -> Answer {
    let query = asked.query("q").unwrap_or_default();
    let index = asked.app.searches().of(&asked.organisation.organisation).await?;
    let said = Said {
        contributions: found::among(&asked, &query).await?,
        comments: comment::found::among(&asked, &query).await?,
    };
    let page = Searched::new(&View::of(&asked), (&index, &said), &query).page();
    Ok(asked.frame.page(page))
}

/// What people have said that has the words: beside the index, because the texts are beside the organisation.
struct Said {
    contributions: Vec<FoundContribution>,
    comments: Vec<FoundComment>,
}

impl Said {
    fn len(&self) -> usize {
        self.contributions.len() + self.comments.len()
    }
}

/// What one page shows.
struct Searched<'a> {
    view: &'a View<'a>,
    query: &'a str,
    found: Found,
    said: &'a Said,
    /// Each word of a query that found nothing, with how many times it is found alone.
    alone: Vec<(String, usize)>,
}

impl<'a> Searched<'a> {
    fn new(view: &'a View<'a>, (index, said): (&Index, &'a Said), query: &'a str) -> Searched<'a> {
        let query = query.trim();
        let may_read = MayRead { drafts: view.may(Right::ReadDrafts), planning: view.may(Right::ReadPlanning) };
        let find = |words: &str| index.search(may_read, words, view.day, SHOWN);
        let found = find(query);
        let several = found.total == 0 && said.len() == 0 && query.contains(char::is_whitespace);
        let alone = query.split_whitespace().take(if several { ALONE } else { 0 });
        let alone = alone.map(|word| (word.to_owned(), find(word).total)).collect();
        Searched { view, query, found, said, alone }
    }

    fn page(&self) -> Page<'static> {
        let m = self.view.m;
        let title = match self.query {
            "" => m.t("search-title").into_owned(),
            query => m.with("search-window", &[("query", query.into())]),
        };
        Page::new(title, self.main()).class("search")
    }

    fn main(&self) -> Markup {
        let m = self.view.m;
        let to = self.view.frame.to("/search");
        html! {
            (parts::head(m.t("search-title"), &[], None))
            form.row role="search" aria-label=(m.t("search-here")) action=(address::without(&to, "as-of")) {
                @if self.view.day != self.view.today { input type="hidden" name="as-of" value=(self.view.day); }
                label.ds-sr-only for="query" { (m.t("search-label")) }
                input.ds-input #query name="q" type="search" value=(self.query) maxlength=(domain::search::LONGEST_QUERY)
                    autocomplete="off" autofocus[self.query.is_empty()] data-search aria-describedby="keys"
                    hx-get=(to) hx-trigger="input changed delay:120ms" hx-target="#found" hx-select="#found > *"
                    hx-swap="innerHTML" hx-replace-url="true" hx-sync="this:replace";
                button.ds-button type="submit" { (m.t("search")) }
            }
            p.cap.keys #keys { (m.t("search-keys")) }
            p.ds-sr-only role="status" data-found-told {}
            div #found data-found { (self.hits()) }
        }
    }

    fn hits(&self) -> Markup {
        let m = self.view.m;
        if self.query.is_empty() {
            return html! {
                div.note.mt {
                    p { (m.t("search-what")) }
                    ul.tips { @for tip in ["search-tip-words", "search-tip-parts", "search-tip-letters", "search-tip-number"] { li { (m.t(tip)) } } }
                }
            };
        }
        let total = self.found.total + self.said.len();
        if total == 0 {
            return self.nothing();
        }
        html! {
            p.cap.mt data-found-count { (m.with("search-count", &[("count", total.into()), ("query", self.query.into())])) }
            @for of_sort in &self.found.sorts { (self.of_sort(of_sort)) }
            (found::section(self.view, &self.said.contributions))
            (comment::found::section(self.view, &self.said.comments))
        }
    }

    fn of_sort(&self, of_sort: &OfSort) -> Markup {
        let m = self.view.m;
        let name = of_sort.sort.key();
        html! {
            section.sec aria-labelledby=(name) {
                h2 id=(name) { (m.word("search-sort", name)) " " small { (m.number(of_sort.total)) } }
                ul.hits { @for hit in &of_sort.hits { li { (self.hit(hit)) } } }
                @if of_sort.hits.len() < of_sort.total {
                    p.cap { (m.with("search-more", &[("shown", of_sort.hits.len().into()), ("count", of_sort.total.into())])) }
                }
            }
        }
    }

    fn hit(&self, hit: &Hit) -> Markup {
        let view = self.view;
        let (kind, title) = self.called(hit);
        html! {
            p.kick {
                (kind)
                @if let Some(standing) = self.standing(hit) { " " (parts::tag(standing, None)) }
            }
            p.says lang=[view.language()] {
                @match self.leads_to(hit) {
                    Some(address) => { a href=(address) data-hit { (title) } }
                    None => { (title) }
                }
            }
            @if let Some(excerpt) = &hit.excerpt { p.excerpt lang=[view.language()] { (marked(excerpt)) } }
        }
    }

    /// What it is, and what it is called or says.
    fn called(&self, hit: &Hit) -> (String, Markup) {
        let (m, organisation) = (self.view.m, self.view.organisation);
        let title = marked(&hit.title);
        match hit.subject {
            Subject::Statement { id, kind, revision } => {
                let revision = organisation.strategy.get(revision);
                let model = revision.map_or_else(|| organisation.model(), |revision| organisation.model_of(revision));
                let number = revision.and_then(|revision| revision.tree.number(revision.tree.get(id)?));
                (words::numbered(m, model, kind, number.as_deref()), title)
            }
            Subject::Decision(id) => {
                let recorded = organisation.decisions.get(&id);
                let day = recorded.map(|recorded| m.day(recorded.decision.minutes.decided_on)).unwrap_or_default();
                (m.with("search-decision", &[("day", day.into())]), title)
            }
            Subject::Revision(number) => {
                let name = m.with("revision-number", &[("number", number.0.to_string().into())]);
                let label = hit.title.text.is_empty();
                let span = organisation.strategy.get(number).and_then(|revision| self.view.span(revision));
                (span.unwrap_or_default(), html! { (name) @if !label { ": " (title) } })
            }
            Subject::Activity(..) | Subject::Task(_) | Subject::Round(_) | Subject::Scenario(..) => {
                self.called_in_planning(hit.subject, title)
            }
            Subject::Indicator { id, definition } => {
                let written = organisation.indicators.get(id).and_then(|known| known.definition_number(definition));
                let unit = written.map_or("", |written| written.definition.unit.as_str());
                (m.with("search-indicator", &[("unit", unit.into())]), title)
            }
            Subject::Workshop(id) => {
                let terms = organisation.workshop(id).map(|workshop| &workshop.terms);
                let kind = terms.map(|terms| words::capitalised(&m.word("workshop-kind", terms.kind.key())));
                let day = terms.map(|terms| m.day(terms.from)).unwrap_or_default();
                (format!("{}, {day}", kind.unwrap_or_default()), title)
            }
            Subject::VerdictRound(id) => {
                let round = organisation.verdict_rounds.get(&id);
                let values = [("revision", round.map_or(0, |round| round.terms.revision.0).to_string().into())];
                (m.with("search-verdict-round", &values), title)
            }
            Subject::Body(_) => (m.t("search-body").into_owned(), title),
            Subject::Unit(id) => {
                let unit = organisation.units.get(&id);
                let parent = unit.and_then(|unit| organisation.units.get(&unit.parent?));
                let inside = parent.map(|parent| m.with("search-unit-in", &[("unit", parent.name.as_str().into())]));
                (inside.unwrap_or_else(|| m.t("search-unit").into_owned()), title)
            }
        }
    }

    /// The same of something in the planning: with its round, its unit, and where it is on its way.
    fn called_in_planning(&self, subject: Subject, title: Markup) -> (String, Markup) {
        let (m, organisation) = (self.view.m, self.view.organisation);
        let planning = &organisation.planning;
        let round_name = |round: Option<&Round>| round.map_or("", |round| round.name.as_str()).to_owned();
        match subject {
            Subject::Activity(number, id) => {
                let round = planning.get(number);
                let activity = round.and_then(|round| round.activity(id));
                let unit = activity.and_then(|activity| organisation.units.get(&activity.unit));
                let values =
                    [("unit", unit.map_or("", |unit| unit.name.as_str()).into()), ("round", round_name(round).into())];
                (m.with("search-activity", &values), title)
            }
            Subject::Task(id) => {
                let task = organisation.task(id);
                let kind = task.map(|task| words::capitalised(&m.word("task-kind", task.terms.kind.key())));
                let number = task.map_or("", |task| task.terms.number.as_str());
                (format!("{}, {number}", kind.unwrap_or_default()), title)
            }
            Subject::Round(number) => {
                let phase = planning.get(number).map(|round| words::phase(m, round.phase()));
                let kind = m.with("search-round", &[("phase", phase.unwrap_or_default().into())]);
                (kind, html! { (m.t("search-round-title")) " " (title) })
            }
            Subject::Scenario(number, _) => {
                (m.with("search-scenario", &[("round", round_name(planning.get(number)).into())]), title)
            }
            _ => (String::new(), title),
        }
    }

    /// How it stands, where that is not told by its being here at all.
    fn standing(&self, hit: &Hit) -> Option<Cow<'static, str>> {
        let m = self.view.m;
        match (hit.subject.sort(), hit.standing) {
            (Sort::Statement, Standing::Current) => None,
            (Sort::Statement, standing) => Some(m.word("search-wording", standing.key())),
            (Sort::Revision, standing) => Some(m.word("search-standing", standing.key())),
            (Sort::Task, Standing::Past | Standing::Withdrawn) => self.standing_of_task(hit.subject),
            (Sort::Activity, Standing::Draft) => Some(m.t("search-being-planned")),
            (Sort::Activity, Standing::Past) => Some(m.t("search-earlier-plan")),
            (Sort::Indicator, Standing::Draft) => Some(m.t("search-not-decided")),
            (Sort::Indicator, Standing::Past) => Some(m.t("search-ended")),
            (Sort::Scenario, _) => self.standing_of_scenario(hit.subject),
            (Sort::Workshop, _) => {
                let Subject::Workshop(id) = hit.subject else { return None };
                Some(m.word("workshop-stage", self.view.organisation.workshop(id)?.stage().key()))
            }
            _ => None,
        }
    }

    fn standing_of_task(&self, subject: Subject) -> Option<Cow<'static, str>> {
        let Subject::Task(id) = subject else { return None };
        Some(self.view.m.word("task-state", self.view.organisation.task(id)?.state().key()))
    }

    fn standing_of_scenario(&self, subject: Subject) -> Option<Cow<'static, str>> {
        let Subject::Scenario(round, id) = subject else { return None };
        let round = self.view.organisation.planning.get(round)?;
        Some(self.view.m.word("scenario-state", round.scenario_state(round.scenario(id)?).key()))
    }

    fn leads_to(&self, hit: &Hit) -> Option<String> {
        let view = self.view;
        let to = |path: String| view.frame.to(&path);
        Some(match hit.subject {
            Subject::Statement { id, revision: number, .. } => {
                let revision = view.organisation.strategy.get(number);
                match hit.standing {
                    Standing::Current => to(format!("/statements/{id}")),
                    Standing::Coming | Standing::Past => {
                        let from = revision.and_then(|revision| revision.in_force_from());
                        let page = to(format!("/statements/{id}"));
                        from.map_or(page.clone(), |from| address::with(&page, "as-of", &from.to_string()))
                    }
                    Standing::Draft | Standing::Withdrawn => to(format!("/revisions/{number}")),
                }
            }
            Subject::Decision(id) => to(format!("/decisions/{id}")),
            Subject::Revision(number) => to(format!("/revisions/{number}")),
            Subject::Activity(round, id) => to(planning::activity_path(round, id)),
            Subject::Task(id) => to(format!("/tasks/{id}")),
            Subject::Indicator { id, .. } => to(indicator::path(id)),
            Subject::Round(number) => to(planning::path(number, "")),
            Subject::Scenario(round, id) => to(planning::scenario_path(round, id)),
            Subject::Workshop(id) => to(workshop::path(id, "")),
            Subject::VerdictRound(id) => to(verdict_round::path(id, "")),
            // A unit's page is its plan: the one of the day, or else the one that is written.
            Subject::Unit(unit) => {
                let planning = &view.organisation.planning;
                let round = planning.on(view.day).or_else(|| planning.being_planned());
                to(planning::unit_path(round.filter(|_| view.may(Right::ReadPlanning))?.number, unit))
            }
            // It has no page of its own yet.
            Subject::Body(_) => return None,
        })
    }

    fn nothing(&self) -> Markup {
        let m = self.view.m;
        let known: Vec<&(String, usize)> = self.alone.iter().filter(|(_, count)| 0 < *count).collect();
        html! {
            div.note.mt {
                p data-found-count { (m.with("search-nothing", &[("query", self.query.into())])) }
                @if known.is_empty() {
                    ul.tips { @for tip in ["search-tip-fewer", "search-tip-parts", "search-tip-letters"] { li { (m.t(tip)) } } }
                } @else {
                    p.mt { (m.t("search-alone")) }
                    ul.tips {
                        @for (word, count) in known {
                            li {
                                a href=(address::with(&self.view.frame.to("/search"), "q", word)) data-hit { (word) }
                                " " (m.with("search-alone-count", &[("count", (*count).into())]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A text with the words of the query marked.
fn marked(text: &Marked) -> Markup {
    html! {
        @if text.cut_before { "… " }
        @for (piece, is_marked) in text.pieces() {
            @if is_marked { mark { (piece) } } @else { (piece) }
        }
        @if text.cut_after { " …" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_around_the_words_and_all_is_escaped() {
        let text = Marked {
            text: "Få & <färre> regler".to_owned(),
            marks: vec![0..3, 7..13],
            cut_before: true,
            cut_after: false,
        };
        assert_eq!(marked(&text).into_string(), "… <mark>Få</mark> &amp; &lt;<mark>färre</mark>&gt; regler");
    }
}
