//! What is secret: an external task that is marked so, with the ground in law; and an organisation without what a viewer may
//! not see. Not how figures about few people are held back; that is `suppression`. Why external tasks and nothing else:
//! `docs/decisions/0016-rights-in-scopes.md`.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::activity::Activity;
use crate::event::{Event, Recorded};
use crate::ids::{CommentId, TaskId};
use crate::indicator::Reflects;
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::planning::breaks::PlanBreak;
use crate::policy::{self, Viewer};
use crate::refusal::{Refusal, Refusals};
use crate::text::{Name, Reason};
use crate::time::{Context, Stamp};
use crate::topic::Topic;

/// The last chapter of the law that says what may be secret (*offentlighets- och sekretesslagen*, 2009:400).
const LAST_CHAPTER: u8 = 44;

/// Where the law says so: chapter and section of *offentlighets- och sekretesslagen*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// The chapter.
    pub chapter: u8,
    /// The section: "8", "8 a".
    pub section: Name,
}

/// That something is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secrecy {
    /// Where the law says so.
    pub ground: Ground,
    /// Why it applies.
    pub reason: Reason,
    /// Who marked it, and when.
    pub marked: Stamp,
}

/// What of an organisation is not in it for some viewers. Empty for those who see all.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Withheld {
    tasks: BTreeSet<TaskId>,
    /// What is said of them.
    comments: BTreeSet<CommentId>,
}

impl Withheld {
    /// What this viewer may not see of an organisation as it is.
    pub fn from(organisation: &Organisation, viewer: Viewer) -> Withheld {
        let secret = organisation.tasks.values().filter(|task| task.secret.is_some());
        let kept = secret.filter(|task| !policy::may_read_secret(organisation, viewer, task.unit));
        let tasks: BTreeSet<TaskId> = kept.map(|task| task.id).collect();
        let said = tasks.iter().flat_map(|task| organisation.comments.about(Topic::Task(*task)));
        Withheld { comments: said.map(|comment| comment.id).collect(), tasks }
    }

    /// Whether there is nothing to withhold.
    pub fn is_nothing(&self) -> bool {
        self.tasks.is_empty()
    }

    /// Whether this task is withheld.
    pub fn has(&self, task: TaskId) -> bool {
        self.tasks.contains(&task)
    }
}

/// What may tie something to a task.
pub(crate) trait Tie: Clone + PartialEq {
    /// The task that it ties to.
    fn task(&self) -> Option<TaskId>;

    /// Whether it ties to something that is withheld.
    fn is_withheld(&self, withheld: &Withheld) -> bool {
        self.task().is_some_and(|task| withheld.has(task))
    }
}

impl Tie for TaskId {
    fn task(&self) -> Option<TaskId> {
        Some(*self)
    }
}

impl Tie for Reflects {
    fn task(&self) -> Option<TaskId> {
        match self {
            Reflects::Task(task) => Some(*task),
            Reflects::Statement(_) | Reflects::Activity(_) => None,
        }
    }
}

impl Organisation {
    /// The organisation without what is withheld: not the things themselves, and no tie to them from what is worked on.
    /// In what a body has decided a tie is a number that leads nowhere, so that the digest of the document still holds.
    pub fn without(&self, withheld: &Withheld) -> Organisation {
        let mut seen = self.clone();
        seen.withheld = withheld.clone();
        for task in &withheld.tasks {
            seen.tasks.remove(task);
        }
        if !withheld.comments.is_empty() {
            seen.comments = seen.comments.without(|comment| withheld.comments.contains(&comment));
        }
        let tied: Vec<_> =
            seen.planning.rounds().filter(|round| is_tied(round, withheld)).map(|it| it.number).collect();
        for number in tied {
            if let Some(round) = seen.planning.rounds.get_mut(&number) {
                untie(Arc::make_mut(round), withheld);
            }
        }
        seen
    }

    /// Marks a task as secret.
    ///
    /// # Errors
    /// `task-unknown`, `secret-already`, `ground-wrong` at `chapter`; `not-yours-to-mark` when whoever marks it could then
    /// not see it.
    pub fn mark_secret(
        &self,
        context: &Context,
        id: TaskId,
        ground: Ground,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let viewer = Viewer::of(context);
        let task = self.known_task_for(viewer, id)?;
        if task.secret.is_some() {
            return Err(Refusal::new("secret-already").into());
        }
        if !policy::may_read_secret(self, viewer, task.unit) {
            return Err(Refusal::new("not-yours-to-mark").into());
        }
        if !(1..=LAST_CHAPTER).contains(&ground.chapter) {
            let refusal = Refusal::new("ground-wrong").at("chapter").with("value", u32::from(ground.chapter));
            return Err(refusal.with("limit", u32::from(LAST_CHAPTER)).into());
        }
        Ok(vec![Event::TaskMarkedSecret { task: id, ground, reason }])
    }

    /// Lifts the secrecy of a task.
    ///
    /// # Errors
    /// `task-unknown`, and `not-secret`.
    pub fn lift_secrecy(&self, context: &Context, id: TaskId, reason: Reason) -> Result<Vec<Event>, Refusals> {
        let task = self.known_task_for(Viewer::of(context), id)?;
        if task.secret.is_none() {
            return Err(Refusal::new("not-secret").into());
        }
        Ok(vec![Event::TaskSecrecyLifted { task: id, reason }])
    }

    /// What is written of an activity's ties to tasks, or of what an indicator reflects, by somebody who does not see them
    /// all: those that are not seen stay.
    pub(crate) fn with_ties_kept<T: Tie>(&self, viewer: Viewer, before: &[T], written: &mut Vec<T>) {
        let withheld = Withheld::from(self, viewer);
        let is_seen = |tie: &&T| !tie.is_withheld(&withheld);
        if before.iter().filter(is_seen).eq(written.iter()) {
            *written = before.to_vec();
        } else {
            written.extend(before.iter().filter(|tie| tie.is_withheld(&withheld)).cloned());
        }
    }

    /// The first task that somebody ties to without seeing it: to that viewer it is not there.
    pub(crate) fn tied_unseen<T: Tie>(&self, viewer: Viewer, before: &[T], written: &[T]) -> Option<Refusal> {
        let mut new = written.iter().filter(|tie| !before.contains(tie)).filter_map(Tie::task);
        let unseen = new.find(|task| self.is_hidden_from(viewer, *task));
        unseen.map(|task| Refusal::new("task-unknown").with("task", task.0))
    }

    /// Whether a task is secret, and this viewer may not know of it.
    pub(crate) fn is_hidden_from(&self, viewer: Viewer, id: TaskId) -> bool {
        let task = self.tasks.get(&id).filter(|task| task.secret.is_some());
        task.is_some_and(|task| !policy::may_read_secret(self, viewer, task.unit))
    }
}

/// An event as those see it from whom something is withheld. `None` when it is about nothing else.
pub fn seen(recorded: Recorded, withheld: &Withheld) -> Option<Recorded> {
    if withheld.is_nothing() {
        return Some(recorded);
    }
    let event = match recorded.event {
        Event::TasksRegistered { mut tasks } => {
            tasks.retain(|new| !withheld.has(new.task));
            (!tasks.is_empty()).then_some(Event::TasksRegistered { tasks })
        }
        Event::TasksHandedOut { mut handed } => {
            handed.retain(|handed| !withheld.has(handed.task));
            (!handed.is_empty()).then_some(Event::TasksHandedOut { handed })
        }
        event @ (Event::TaskRewritten { task, .. }
        | Event::TaskMoved { task, .. }
        | Event::TaskMarkedSecret { task, .. }
        | Event::TaskSecrecyLifted { task, .. }) => (!withheld.has(task)).then_some(event),
        Event::ActivitiesWritten { round, unit, manner, mut written, removed } => {
            for written in &mut written {
                written.work.tasks.retain(|task| !withheld.has(*task));
            }
            Some(Event::ActivitiesWritten { round, unit, manner, written, removed })
        }
        Event::IndicatorsDefined { mut indicators } => {
            for new in &mut indicators {
                new.definition.reflects.retain(|tie| !tie.is_withheld(withheld));
            }
            Some(Event::IndicatorsDefined { indicators })
        }
        Event::IndicatorRedefined { indicator, mut definition, breaks_from, reason, comparable } => {
            definition.reflects.retain(|tie| !tie.is_withheld(withheld));
            Some(Event::IndicatorRedefined { indicator, definition, breaks_from, reason, comparable })
        }
        event @ (Event::CommentMade { comment, .. }
        | Event::CommentReworded { comment, .. }
        | Event::CommentWithdrawn { comment }
        | Event::CommentReported { comment, .. }
        | Event::CommentHidden { comment, .. }
        | Event::CommentShown { comment }) => (!withheld.comments.contains(&comment)).then_some(event),
        event @ (Event::BreakSetAside { broken, .. } | Event::BreakTakenUp { broken, .. }) => {
            (!is_about(broken, withheld)).then_some(event)
        }
        event => Some(event),
    };
    event.map(|event| Recorded { event, ..recorded })
}

fn is_about(broken: PlanBreak, withheld: &Withheld) -> bool {
    matches!(broken, PlanBreak::TaskWithoutUnit(task) | PlanBreak::TaskWithoutActivity(task) if withheld.has(task))
}

fn is_tied(round: &Round, withheld: &Withheld) -> bool {
    let ties = |activity: &Activity| activity.work.tasks.iter().any(|task| withheld.has(*task));
    round.activities.values().any(|activity| ties(activity))
        || round.set_aside.keys().any(|broken| is_about(*broken, withheld))
}

fn untie(round: &mut Round, withheld: &Withheld) {
    let tie = |activity: &Activity| activity.work.tasks.iter().any(|task| withheld.has(*task));
    let tied: Vec<_> = round.activities.values().filter(|activity| tie(activity)).map(|activity| activity.id).collect();
    for id in tied {
        if let Some(activity) = round.activities.get_mut(&id) {
            Arc::make_mut(activity).work.tasks.retain(|task| !withheld.has(*task));
        }
    }
    let aside: Vec<_> = round.set_aside.keys().filter(|broken| is_about(**broken, withheld)).copied().collect();
    for broken in aside {
        round.set_aside.remove(&broken);
    }
}
