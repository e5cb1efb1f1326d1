//! What the wall and the telephones show of a workshop while it goes on, in parts that each have an id: so that a change
//! exchanges what has changed and nothing else. The same for everyone who sees it; what is one's own is added by the page.

use std::borrow::Cow;
use std::cmp::Reverse;

use domain::contribution::{Contribution, ContributionGroup};
use domain::ids::{ContributionId, GroupId};
use domain::organisation::{Organisation, WrittenIn};
use domain::workshop::{Place, Stage, Step, Workshop};
use figures::icons::icon;
use jiff::Timestamp;
use jiff::civil::Date;
use maud::{Markup, html};
use store::texts::Texts;
use store::workshops::{InTheRoom, Part};

use crate::contribution::group;
use crate::messages::{Language, Messages};

/// So many of what was said last stand on a telephone.
const LATEST: usize = 12;
/// As many votes as can be told apart as dots.
const DOTS: u32 = 24;
/// A dot and the space after it, in units of the picture.
const STEP: u32 = 6;

/// A part with its id.
pub(super) type Section = (String, Markup);

/// What is shown, and in which language.
pub(super) struct Shown<'a> {
    pub(super) m: Messages,
    pub(super) organisation: &'a Organisation,
    pub(super) workshop: &'a Workshop,
    pub(super) texts: &'a Texts,
    pub(super) in_the_room: &'a InTheRoom,
    pub(super) now: Timestamp,
    pub(super) today: Date,
}

/// The question that a workshop is at: the one that is answered or voted on, else the last that was asked. `None` when all
/// are answered at once, or none has been asked.
pub(super) fn question_now(workshop: &Workshop) -> Option<u32> {
    match workshop.step {
        Step::Collect { question, .. } => question,
        Step::Vote { question, .. } => Some(question),
        Step::Pause => workshop.asked.get_max().copied(),
    }
}

/// What stands where nobody has said anything: more can come until the workshop is closed.
pub(super) fn nothing_said(m: Messages, workshop: &Workshop) -> Cow<'static, str> {
    m.t(if workshop.stage() == Stage::Closed { "workshop-nothing-came" } else { "workshop-nothing-said" })
}

impl<'a> Shown<'a> {
    /// The wall of the room.
    pub(super) fn wall(&self) -> Vec<Section> {
        let mut sections = vec![("ask".to_owned(), self.ask(true))];
        match question_now(self.workshop) {
            Some(question) => sections.extend(self.columns(question)),
            None if self.workshop.asked.is_empty() => {}
            None => sections.extend(self.workshop.questions().map(|(number, question)| {
                let heading = format!("{number}. {question}");
                let said = self.said_to(number).into_iter().rev().collect::<Vec<_>>();
                let empty = nothing_said(self.m, self.workshop);
                (format!("q-{number}"), self.column(&format!("q-{number}"), &heading, None, &said, &empty))
            })),
        }
        sections
    }

    /// What a participant has in the hand.
    pub(super) fn hand(&self, part: &Part) -> Vec<Section> {
        vec![("ask".to_owned(), self.ask(false)), ("say".to_owned(), self.list(part))]
    }

    fn language(&self) -> Option<&'static str> {
        let written = match self.organisation.written_in {
            WrittenIn::Swedish => Language::Swedish,
            WrittenIn::English => Language::English,
        };
        (written != self.m.language()).then(|| written.tag())
    }

    fn place(&self, question: u32) -> Place {
        Place { workshop: self.workshop.id, question }
    }

    /// What was said to a question and can be shown, in order.
    fn said_to(&self, question: u32) -> Vec<&'a Contribution> {
        let said = self.organisation.said_to(self.place(question));
        said.filter(|it| it.hidden.is_none() && self.texts.of(it.text.as_ref()).is_some()).collect()
    }

    fn votes_for(&self, id: ContributionId) -> u32 {
        let Some(question) = question_now(self.workshop) else { return 0 };
        if self.workshop.is_voting_on(question) {
            return self.in_the_room.counted.of.get(&id).copied().unwrap_or(0);
        }
        self.workshop.votes.get(&question).and_then(|votes| votes.of.get(&id)).copied().unwrap_or(0)
    }

    /// Whether there are votes to show.
    fn has_votes(&self) -> bool {
        let question = question_now(self.workshop);
        question.is_some_and(|it| self.workshop.is_voting_on(it) || self.workshop.votes.contains_key(&it))
    }

    /// The question, and how far the room has come with it.
    fn ask(&self, large: bool) -> Markup {
        let (m, workshop) = (self.m, self.workshop);
        let of = workshop.terms.questions.len();
        let now = question_now(workshop);
        let is_past = workshop.stage() == Stage::Open && workshop.terms.until < self.today;
        let kick = match now {
            _ if workshop.stage() == Stage::Closed => m.t("workshop-closed").into_owned(),
            _ if is_past => m.with("workshop-day-passed", &[("day", m.day(workshop.terms.until).into())]),
            _ if workshop.step == Step::Pause && now.is_none() => m.t("workshop-not-begun").into_owned(),
            Some(number) => {
                let what = m.word("workshop-step", workshop.step.key());
                m.with("workshop-now", &[("number", number.into()), ("of", of.into()), ("what", what.into())])
            }
            None => m.t("workshop-all-questions").into_owned(),
        };
        let asks =
            now.and_then(|number| workshop.question(number)).map_or(workshop.terms.title.as_str(), |it| it.as_str());
        let said = match now {
            Some(number) => self.said_to(number).len(),
            None => self.organisation.said_in(workshop.id).count(),
        };
        let timer = workshop.step.until().map(|until| self.timer(until));
        // What is said after the last day is not taken, so it is not asked for either.
        let step = if is_past && matches!(workshop.step, Step::Collect { .. }) { "past" } else { workshop.step.key() };
        html! {
            section.ask-head id="ask" data-step=(step) data-question=[now] data-stage=(workshop.stage().key()) {
                p.kick { (kick) }
                h1 lang=[self.language()] { (asks) }
                @if large {
                    dl.figs {
                        @if workshop.stage() == Stage::Open { div { dt { (m.t("workshop-in-room")) } dd { (m.number(self.in_the_room.joined)) } } }
                        div { dt { (m.t("workshop-said-here")) } dd { (m.number(said)) } }
                        @if self.has_votes() { div { dt { (m.t("workshop-votes-here")) } dd { (m.number(self.votes())) } } }
                        @if let Some(timer) = &timer { div { dt { (m.t("workshop-minutes-left")) } dd { (timer) } } }
                    }
                } @else if let Some(timer) = &timer {
                    p.cap { (m.t("workshop-minutes-left")) ": " b { (timer) } }
                }
            }
        }
    }

    /// The minutes that are left. The page counts the seconds itself, from the moment when it ends.
    fn timer(&self, until: Timestamp) -> Markup {
        let seconds = until.duration_since(self.now).as_secs().max(0);
        html! { span data-until=(until.as_second()) {
            @if seconds == 0 { (self.m.t("workshop-time-up")) } @else { (self.m.number((seconds + 59) / 60)) }
        } }
    }

    fn votes(&self) -> u32 {
        let said = question_now(self.workshop).map_or_else(Vec::new, |question| self.said_to(question));
        self.votes_for_all(said)
    }

    fn votes_for_all<'b>(&self, said: impl IntoIterator<Item = &'b Contribution>) -> u32 {
        said.into_iter().map(|it| self.votes_for(it.id)).sum()
    }

    /// What was said to a question: each group for itself, then what stands alone, then the parking lot. Where there are
    /// votes, the most first, of groups all that those in them have; else the latest first.
    fn columns(&self, question: u32) -> Vec<Section> {
        let (m, has_votes) = (self.m, self.has_votes());
        let mut said = self.said_to(question);
        said.sort_by_key(|it| (Reverse(if has_votes { self.votes_for(it.id) } else { 0 }), Reverse(it.id)));
        let has_some = !said.is_empty();
        let (parked, said): (Vec<&Contribution>, Vec<&Contribution>) = said.into_iter().partition(|it| it.parked);
        let mut groups: Vec<GroupId> = Vec::new();
        for group in said.iter().filter_map(|it| it.group) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let of_group = |id: GroupId| said.iter().copied().filter(move |it| it.group == Some(id));
        match has_votes {
            true => groups.sort_by_key(|id| Reverse(self.votes_for_all(of_group(*id)))),
            false => groups.sort(),
        }
        let mut sections: Vec<Section> = Vec::new();
        for id in groups {
            let Some(group) = self.organisation.contributions.group(id) else { continue };
            let of: Vec<&Contribution> = of_group(id).collect();
            let key = format!("g-{id}");
            let heading = group::heading(m, group);
            sections.push((key.clone(), self.column(&key, &heading, Some(group), &of, "")));
        }
        let alone: Vec<&Contribution> = said.iter().copied().filter(|it| it.group.is_none()).collect();
        // Where all is arranged it is empty, and while the room is open a place to drag something back to.
        if !alone.is_empty() || !has_some || self.workshop.stage() != Stage::Closed {
            let empty = if has_some { m.t("workshop-all-arranged") } else { nothing_said(m, self.workshop) };
            sections.push(("alone".to_owned(), self.column("alone", &m.t("workshop-alone"), None, &alone, &empty)));
        }
        if !parked.is_empty() {
            sections.push(("parked".to_owned(), self.column("parked", &m.t("workshop-parking"), None, &parked, "")));
        }
        sections
    }

    /// A column with its notes; `empty` says why there are none.
    fn column(
        &self,
        key: &str,
        heading: &str,
        group: Option<&ContributionGroup>,
        said: &[&Contribution],
        empty: &str,
    ) -> Markup {
        let title = format!("{key}-title");
        let class = if group.is_some() { "grp" } else { "grp grp--new" };
        html! {
            section id=(key) class=(class) aria-labelledby=(title) data-group=[group.map(|group| group.id)] data-drop=(key) {
                h3 id=(title) lang=[group.filter(|group| !group::is_unnamed(group)).and_then(|_| self.language())] {
                    @if let Some(group) = group {
                        label.pick { input.ds-input type="checkbox" name="groups" value=(group.id) form="cards" data-leads; span { (heading) } }
                        // Of one note alone the number stands beside it.
                        @if self.has_votes() && 1 < said.len() {
                            " " small lang=(self.m.language().tag()) { (self.m.with("workshop-votes", &[("count", self.votes_for_all(said.iter().copied()).into())])) }
                        }
                    } @else { (heading) }
                }
                @if said.is_empty() { p.cap { (empty) } }
                ul { @for it in said { (self.card(it)) } }
            }
        }
    }

    fn card(&self, it: &Contribution) -> Markup {
        let Some(text) = self.texts.of(it.text.as_ref()) else { return html! {} };
        html! {
            li.card id={ "n-" (it.id) } data-id=(it.id) {
                label.pick lang=[self.language()] {
                    input.ds-input type="checkbox" name="contributions" value=(it.id) form="cards" data-leads;
                    span { (text) }
                }
                @if self.has_votes() { (self.vote_mark(self.votes_for(it.id))) }
            }
        }
    }

    /// The votes as dots for those who sit far away, and as a number.
    fn vote_mark(&self, votes: u32) -> Markup {
        let width = STEP * DOTS;
        html! {
            p.votes {
                svg.dots viewBox={ "0 0 " (width) " 8" } width=(width) height="8" aria-hidden="true" {
                    @if votes <= DOTS { @for dot in 0..votes { circle.redf cx=(3 + STEP * dot) cy="4" r="2.2" {} } }
                    @else { rect.redf y="1.8" width=(width) height="4.4" rx="2.2" {} }
                }
                span { (self.m.number(votes)) span.ds-sr-only { " " (self.m.with("workshop-votes-word", &[("count", votes.into())])) } }
            }
        }
    }

    /// What was said last, or what can be voted for.
    fn list(&self, part: &Part) -> Markup {
        let m = self.m;
        let question = question_now(self.workshop);
        match question {
            Some(number) if self.workshop.is_voting_on(number) => self.ballot(number, part),
            _ => {
                let mut said: Vec<&Contribution> = match question {
                    Some(number) => self.said_to(number),
                    None => self.organisation.said_in(self.workshop.id).filter(|it| it.hidden.is_none()).collect(),
                };
                let count = said.len();
                said.reverse();
                let is_closed = self.workshop.stage() == Stage::Closed;
                html! {
                    section.sec id="say" aria-labelledby="latest" {
                        @if is_closed { p.note { (m.t("workshop-closed-here")) } }
                        h2 #latest { (m.t("workshop-latest")) @if 0 < count { " " small { (m.number(count)) } } }
                        @if count == 0 { p.cap { (nothing_said(m, self.workshop)) } }
                        ul.talk { @for it in said.iter().take(LATEST) { @if let Some(text) = self.texts.of(it.text.as_ref()) {
                            li lang=[self.language()] { p.says { (text) } }
                        } } }
                    }
                }
            }
        }
    }

    fn ballot(&self, question: u32, part: &Part) -> Markup {
        let m = self.m;
        let used = u32::try_from(part.voted.len()).unwrap_or(u32::MAX);
        let budget = self.workshop.terms.votes;
        let left = budget.saturating_sub(used);
        let to = format!("/{}{}", self.organisation.id, super::path(self.workshop.id, "/votes"));
        html! {
            section.sec id="say" aria-labelledby="ballot" {
                h2 #ballot { (m.t("workshop-vote")) " " small data-budget=(budget) data-left-words=(m.t("workshop-votes-left")) {
                    (m.with("workshop-left-of", &[("left", left.into()), ("of", budget.into())]))
                } }
                ul.vote { @for it in self.said_to(question).into_iter().filter(|it| !it.parked) { @if let Some(text) = self.texts.of(it.text.as_ref()) {
                    @let pressed = part.voted.contains(&it.id);
                    li { form method="post" action=(to) {
                        input type="hidden" name="question" value=(question);
                        input type="hidden" name="contribution" value=(it.id);
                        input type="hidden" name="votes" value=(if pressed { "no" } else { "yes" });
                        button.vbtn type="submit" aria-pressed=(if pressed { "true" } else { "false" }) disabled[!pressed && left == 0] {
                            span lang=[self.language()] { (text) }
                            span.vk {
                                span.on { (icon("check")) } span.off { (icon("new")) }
                                b { (m.number(self.votes_for(it.id))) }
                                span.ds-sr-only { " " (m.with("workshop-votes-word", &[("count", self.votes_for(it.id).into())])) }
                            }
                        }
                    } }
                } } }
            }
        }
    }
}
