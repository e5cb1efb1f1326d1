//! The page of one statement: its text, what it means, the thread up and down, and its whole history. The same page for
//! every kind, from the vision to a goal. Not where it is written; that is [`crate::editor`].

use domain::contribution::About;
use domain::decision::RecordedDecision;
use domain::history::Stage;
use domain::ids::StatementId;
use domain::model::SteeringModel;
use domain::policy::Right;
use domain::revision::{Revision, State};
use domain::statement::{Facing, Pointing, Statement, StatementKind};
use domain::thread::{Break, Thread};
use domain::topic::Topic;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::comment::section::Section as Comments;
use crate::contribution::section::Section as Contributions;
use crate::given::Added;
use crate::layout::{Page, Section};
use crate::paging::Paging;
use crate::problem::Problem;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;
use crate::{as_of, parts, thread, words};

pub mod movement;
mod origin;
mod resources;
pub(crate) mod standing;

use resources::OfStatement;
use standing::Standing;

/// The statement as it stands on the day, or as it stood last, or will.
pub async fn show(asked: Asked) -> Answer {
    let id = asked.id::<StatementId>("statement")?;
    let contributions = Contributions::of(&asked, About::Statement(id)).await?;
    let comments = Comments::of(&asked, Topic::Statement(id)).await?;
    let turned_to = asked.query("page");
    let (view, given) = (View::of(&asked), asked.app.given());
    let said = Said { contributions: contributions.as_ref(), comments: comments.as_ref() };
    let page = page(&view, given, id, (turned_to.as_deref(), said)).ok_or(Problem::NotFound)?;
    Ok(asked.frame.page(page))
}

/// `None` when there is no such statement that the viewer may read.
fn page<'a>(
    view: &View<'a>,
    given: &Added,
    id: StatementId,
    (turned_to, said): (Option<&str>, Said<'_>),
) -> Option<Page<'a>> {
    let (revision, standing) = standing::of(view, id)?;
    let thread = revision.thread(id)?;
    let here = OneStatement {
        view,
        revision,
        standing,
        model: view.organisation.model_of(revision),
        number: revision.tree.number(thread.here),
        history: origin::history(view, id, revision),
        resources: OfStatement::of(view, given, revision, thread.here, standing),
        paging: Paging::of(thread.down.len(), turned_to),
        said,
        thread,
    };
    let title = here.thread.here.text();
    Some(Page::new(title, here.main()).section(Section::Platform).thread(here.breadcrumb()))
}

/// What people say of it.
#[derive(Clone, Copy)]
struct Said<'v> {
    contributions: Option<&'v Contributions<'v>>,
    comments: Option<&'v Comments<'v>>,
}

/// Everything about one page.
struct OneStatement<'a, 'v> {
    view: &'v View<'a>,
    revision: &'a Revision,
    standing: Standing,
    model: &'a SteeringModel,
    thread: Thread<'a>,
    number: Option<String>,
    history: Vec<Stage<'a>>,
    resources: Option<OfStatement<'a>>,
    paging: Paging,
    said: Said<'v>,
}

impl OneStatement<'_, '_> {
    fn main(&self) -> Markup {
        let (view, statement) = (self.view, self.thread.here);
        html! {
            div.head {
                div {
                    h1 lang=[view.language()] { (statement.text()) }
                    p.meta { @for fact in self.meta() { span { (fact) } } }
                }
                div.row.row--end { (self.write()) (as_of::form(view, &format!("/statements/{}", statement.id))) }
            }
            (self.standing.note(view, self.revision, statement))
            div.cols {
                div {
                    (self.explanation())
                    (self.below())
                    (movement::section(view, statement))
                    @if let Some(resources) = &self.resources { (resources.section(view)) }
                    (origin::section(view, statement, self.standing, &self.history))
                    @if let Some(contributions) = self.said.contributions { (contributions.markup(view)) }
                    @if let Some(comments) = self.said.comments { (comments.markup(view)) }
                }
                aside aria-label=(view.m.t("statement-about")) {
                    @for broken in &self.thread.breaks { (self.fault(*broken)) }
                    (self.in_the_draft())
                    @if let Some(resources) = &self.resources { (resources.aside(view)) }
                    section.sec aria-labelledby="facts" {
                        h2 #facts { (view.m.t("statement-facts")) }
                        (self.facts())
                    }
                }
            }
        }
    }

    fn breadcrumb(&self) -> thread::Thread {
        let (view, m) = (self.view, self.view.m);
        let statement = self.thread.here;
        let mut up: Vec<Knot> = self
            .thread
            .up
            .iter()
            .map(|above| {
                let number = self.revision.tree.number(above);
                let kind = words::numbered(m, self.model, above.kind, number.as_deref());
                Knot::to(kind, above.text(), view.statement(above)).in_language(view.language())
            })
            .collect();
        // Where nothing says which of several goals it leads to, the thread says that in their place.
        if let Some(Break::SeveralOverarchingGoals(count)) =
            self.thread.breaks.iter().find(|broken| matches!(broken, Break::SeveralOverarchingGoals(_)))
        {
            let kind = words::kinds(m, self.model, StatementKind::OverarchingGoal);
            let says = m.with("statement-one-of-several", &[("count", (*count).into())]);
            up.insert(usize::from(!up.is_empty()), Knot::to(kind, says, view.frame.to("/")));
        }
        let here = Knot::here(self.kind(), statement.text()).in_language(view.language());
        let mut thread = thread::Thread { up, ..thread::Thread::to(here) };
        if self.thread.breaks.contains(&Break::AreaWithoutGoals(statement.id)) {
            let missing = m.word("statement-break", Break::AreaWithoutGoals(statement.id).key());
            thread.broken = Some(Knot::here(m.t("statement-down"), missing));
        } else if !self.thread.down.is_empty() {
            thread.down = Some(Knot::to(m.t("statement-down"), self.how_many_below(), "#below"));
        } else if let Some(resources) = &self.resources {
            match resources.how_many_activities(view) {
                Some(count) => thread.down = Some(Knot::to(m.t("statement-down"), count, "#given")),
                None => thread.broken = Some(Knot::here(m.t("statement-down"), m.t("given-no-activities"))),
            }
        }
        thread
    }

    fn kind(&self) -> String {
        words::numbered(self.view.m, self.model, self.thread.here.kind, self.number.as_deref())
    }

    fn meta(&self) -> Vec<Markup> {
        let (view, m) = (self.view, self.view.m);
        let mut meta = vec![html! { (self.kind()) }];
        let id = self.thread.here.id;
        if let Some((from, until)) = view.organisation.strategy.in_these_words(id, self.revision) {
            meta.push(html! { (words::in_force(m, from, until, view.day)) });
        }
        match self.decision() {
            Some(recorded) => meta.push(self.decision_link(recorded)),
            None => meta.push(html! { a href=(view.revision(self.revision)) { (words::revision(m, self.revision)) } }),
        }
        meta.extend(resources::pointed_out(view, self.thread.here, self.thread.up.last().copied()));
        meta
    }

    fn decision(&self) -> Option<&RecordedDecision> {
        self.view.organisation.decision_on(self.revision.number)
    }

    fn decision_link(&self, recorded: &RecordedDecision) -> Markup {
        let number = recorded.decision.minutes.registration_number.as_str();
        html! {
            a href=(self.view.frame.to(&format!("/decisions/{}", recorded.decision.id))) {
                (self.view.m.with("statement-decision", &[("number", number.into())]))
            }
        }
    }

    /// The way to the text in the draft, for those who may write in it.
    fn write(&self) -> Markup {
        let view = self.view;
        let statement = self.thread.here;
        let draft = self.open().filter(|open| {
            view.organisation.strategy.state(open, view.day) == State::Draft && open.tree.contains(statement.id)
        });
        html! {
            @if let Some(draft) = draft.filter(|_| view.may(Right::WriteStrategy)) {
                (parts::button_link(
                    "secondary",
                    &view.frame.to(&format!("/revisions/{}/statements/{}", draft.number, statement.id)),
                    view.m.with("statement-write", &[("revision", words::in_a_sentence(&words::revision(view.m, draft)).into())]),
                ))
            }
        }
    }

    /// The revision on its way, for those who may read it, when the page is about today.
    fn open(&self) -> Option<&Revision> {
        let view = self.view;
        view.organisation.strategy.open().filter(|open| view.is_today() && view.may_read(open))
    }

    fn explanation(&self) -> Markup {
        let explanation = self.thread.here.explanation();
        html! {
            @if !explanation.is_empty() {
                div.explained lang=[self.view.language()] {
                    @for (index, paragraph) in explanation.split("\n\n").enumerate() {
                        p.says.says--lg[index == 0] { (paragraph) }
                    }
                }
            }
        }
    }

    /// What stands under it, a page at a time.
    fn below(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let down = &self.thread.down;
        html! {
            @if !down.is_empty() {
                section.sec #below aria-labelledby="below-title" {
                    h2 #below-title { (m.t("statement-below")) small { (self.how_many_below()) } }
                    ol.hang.under {
                        @for (statement, number) in self.numbered_below() {
                            @let under = self.revision.tree.child_ids(Some(statement.id)).len();
                            li {
                                p.cap {
                                    (words::numbered(m, self.model, statement.kind, number.as_deref()))
                                    @if 0 < under { " · " (m.with("extent-below", &[("count", under.into())])) }
                                }
                                p.says { a href=(view.statement(statement)) lang=[view.language()] { (statement.text()) } }
                            }
                        }
                    }
                    (self.paging.links(m, &view.statement(self.thread.here), "below"))
                }
            }
        }
    }

    /// Those on this page of the list, with their numbers as `Tree::number` says them, counted in one pass.
    fn numbered_below(&self) -> Vec<(&Statement, Option<String>)> {
        let here = self.thread.here;
        // The list is of what stands right under, or of what stands at the top; anything else is not counted on from.
        let mut read = [0; StatementKind::ALL.len()];
        let numbered = self.thread.down[..self.paging.range().end].iter().map(|&statement| {
            let is_right_under = statement.parent == Some(here.id);
            if !is_right_under && statement.parent.is_some() {
                return (statement, self.revision.tree.number(statement));
            }
            let own = &mut read[statement.kind as usize];
            *own += 1;
            let number = match &self.number {
                Some(above) if is_right_under => Some(format!("{above}.{own}")),
                _ if is_right_under || statement.kind == StatementKind::ResultArea => Some(own.to_string()),
                _ => None,
            };
            (statement, number)
        });
        numbered.skip(self.paging.range().start).collect()
    }

    fn how_many_below(&self) -> String {
        let m = self.view.m;
        let down = &self.thread.down;
        let of_one_kind = down.iter().all(|statement| down[0].kind == statement.kind);
        let kinds = match (of_one_kind, down.len()) {
            (true, 1) => words::kind(m, self.model, down[0].kind),
            (true, _) => words::kinds(m, self.model, down[0].kind),
            (false, _) => m.t("statement-formulations"),
        };
        format!("{} {}", m.number(down.len()), words::in_a_sentence(&kinds))
    }

    /// A place where the thread breaks: what is missing, and how to mend it.
    fn fault(&self, broken: Break) -> Markup {
        let (view, m) = (self.view, self.view.m);
        // Only where the draft has the same fault is that the place to mend it.
        let draft = self.open().filter(|open| view.may(Right::WriteStrategy) && open.breaks().contains(&broken));
        html! {
            section.fault {
                h2.brk { (figures::icons::fray()) (m.word("statement-break", broken.key())) }
                p { (m.word("statement-break-what", broken.key())) }
                @if let Some(draft) = draft {
                    p { a href=(view.revision(draft)) {
                        (m.with("statement-mend", &[("revision", words::in_a_sentence(&words::revision(m, draft)).into())]))
                    } }
                }
            }
        }
    }

    /// What the revision on its way makes of it.
    fn in_the_draft(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let Some(open) = self.open().filter(|open| open.number != self.revision.number) else { return html! {} };
        let statement = self.thread.here;
        // What was gone before the draft began is not the draft's doing.
        let began_from = open.based_on.and_then(|number| view.organisation.strategy.get(number));
        if began_from.is_some_and(|began_from| !began_from.tree.contains(statement.id)) {
            return html! {};
        }
        let Some(fate) = standing::fate_in(open, statement) else { return html! {} };
        html! {
            section.sec aria-labelledby="draft" {
                h2 #draft { (m.t("statement-under-way")) }
                p { (words::fate(m, fate)) " " (m.with("statement-in-draft", &[("revision", words::in_a_sentence(&words::revision(m, open)).into())])) }
                @if let Some(next) = open.tree.get(statement.id).filter(|next| next.wording != statement.wording) {
                    (origin::difference(view, &[(statement, next)]))
                }
                p.mt { a href=(view.comparison(self.revision, open)) { (m.t("statement-compare-draft")) } }
            }
        }
    }

    fn facts(&self) -> Markup {
        let (view, m) = (self.view, self.view.m);
        let wording = &self.thread.here.wording;
        let mut facts: Vec<(_, Markup)> =
            vec![(m.t("statement-kind"), html! { (words::kind(m, self.model, self.thread.here.kind)) })];
        if let Some(number) = &self.number {
            facts.push((m.t("statement-number"), html! { (number) }));
        }
        if let Some(stage) = self.history.first()
            && let Some(since) = stage.revision.in_force_from()
        {
            facts.push((m.t("statement-since"), html! { (since) }));
        }
        facts.push((
            m.t("statement-revision"),
            html! { a href=(view.revision(self.revision)) { (words::revision(m, self.revision)) } },
        ));
        if let Some(recorded) = self.decision() {
            let address = view.frame.to(&format!("/decisions/{}", recorded.decision.id));
            let number = &recorded.decision.minutes.registration_number;
            facts.push((m.t("statement-decided"), html! { a href=(address) { (number) } }));
        }
        if let Some(pointing) = wording.pointing {
            facts.push((m.t("statement-pointing"), pointing_word(view, pointing)));
        }
        if let Some(facing) = wording.facing {
            facts.push((m.t("statement-facing"), facing_word(view, facing)));
        }
        if let Some(horizon) = wording.horizon {
            facts.push((
                m.t("statement-horizon"),
                html! { (m.with("statement-horizon-year", &[("year", horizon.to_string().into())])) },
            ));
        }
        parts::facts(&facts)
    }
}

fn pointing_word(view: &View<'_>, pointing: Pointing) -> Markup {
    html! {
        (view.m.t(match pointing {
            Pointing::Up => "pointing-up",
            Pointing::Down => "pointing-down",
            Pointing::Keep => "pointing-keep",
        }))
    }
}

fn facing_word(view: &View<'_>, facing: Facing) -> Markup {
    html! {
        (view.m.t(match facing {
            Facing::Outward => "facing-outward",
            Facing::Inward => "facing-inward",
        }))
    }
}

/// A statement on a page that is not its own.
fn link(view: &View<'_>, statement: &Statement) -> Markup {
    html! { a href=(view.statement(statement)) lang=[view.language()] { (statement.text()) } }
}
