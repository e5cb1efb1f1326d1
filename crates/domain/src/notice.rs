//! Notices: what has happened that concerns one person. Somebody mentions that person, answers, or invites; something is said of
//! what the person follows or is responsible for; what is followed becomes another. Computed from the organisation, so nothing is
//! forgotten and nothing is kept twice. Not what has been read, nor by which way a person wants to know; those are rows of
//! the store.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::comment::Comment;
use crate::ids::{CommentId, ContributionId, PersonId, VerdictRoundId};
use crate::organisation::Organisation;
use crate::policy::{self, Right, Viewer};
use crate::time::{Actor, Stamp};
use crate::topic::{Change, Topic};
use crate::workshop::Announced;

/// Something that concerns a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// The number of the event: with the person, what it is known by.
    pub seq: u64,
    /// By whom, and when.
    pub stamp: Stamp,
    /// What it is about.
    pub about: Topic,
    /// Why it concerns the person.
    pub why: Why,
}

/// Why something concerns a person, the strongest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The comment mentions the person.
    Mentioned(CommentId),
    /// The comment answers one of the person's.
    Answered(CommentId),
    /// The person's contribution was answered.
    ContributionAnswered,
    /// The person is expected at the workshop.
    Expected(Announced),
    /// The person is asked what the revision is like.
    Asked(VerdictRoundId),
    /// The comment is about what the person is responsible for.
    Responsible(CommentId),
    /// The comment is about what the person follows.
    Commented(CommentId),
    /// What the person follows became another.
    Changed,
    /// A reader objected to the comment, and the person is to see to it.
    Reported(CommentId),
    /// A reader objected to the contribution, and the person is to see to it.
    ContributionReported,
}

impl Why {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Why::Mentioned(_) => "mentioned",
            Why::Answered(_) => "answered",
            Why::ContributionAnswered => "contribution-answered",
            Why::Expected(announced) => match announced {
                Announced::Planned => "workshop-planned",
                Announced::Changed => "workshop-changed",
                Announced::Opened => "workshop-opened",
                Announced::CalledOff => "workshop-called-off",
            },
            Why::Asked(_) => "verdict-asked",
            Why::Responsible(_) => "responsible",
            Why::Commented(_) => "commented",
            Why::Changed => "changed",
            Why::Reported(_) => "reported",
            Why::ContributionReported => "contribution-reported",
        }
    }

    /// Whether it is for this person and no other, or for all who have to do with the thing.
    pub fn sort(self) -> Sort {
        match self {
            Why::Mentioned(_) | Why::Answered(_) | Why::ContributionAnswered | Why::Expected(_) | Why::Asked(_) => {
                Sort::Personal
            }
            Why::Responsible(_) | Why::Commented(_) | Why::Changed | Why::Reported(_) | Why::ContributionReported => {
                Sort::Around
            }
        }
    }

    /// The comment, where it is one.
    pub fn comment(self) -> Option<CommentId> {
        match self {
            Why::Mentioned(id) | Why::Answered(id) | Why::Responsible(id) | Why::Commented(id) | Why::Reported(id) => {
                Some(id)
            }
            Why::ContributionAnswered | Why::Expected(_) | Why::Asked(_) | Why::Changed | Why::ContributionReported => {
                None
            }
        }
    }
}

/// The sorts of notices that a person chooses a way for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Said to the person: mentions, answers and invitations.
    Personal,
    /// Around the person: what is followed, and what the person is responsible for.
    Around,
}

impl Sort {
    /// Both of them.
    pub const ALL: [Sort; 2] = [Sort::Personal, Sort::Around];

    /// The word for it in the table, in forms and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Sort::Personal => "personal",
            Sort::Around => "around",
        }
    }
}

/// By which way a person wants to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Not at all.
    None,
    /// On the page of notices.
    Here,
    /// There, and by e-mail at once.
    AtOnce,
    /// There, and by e-mail each morning.
    Daily,
    /// There, and by e-mail on the morning of each Monday.
    Weekly,
}

impl Way {
    /// All of them, in the order of a form.
    pub const ALL: [Way; 5] = [Way::AtOnce, Way::Daily, Way::Weekly, Way::Here, Way::None];

    /// The word for it in the table, in forms and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Way::None => "none",
            Way::Here => "here",
            Way::AtOnce => "at-once",
            Way::Daily => "daily",
            Way::Weekly => "weekly",
        }
    }

    /// The one with this key.
    pub fn of_key(key: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.key() == key)
    }

    /// Whether letters are sent.
    pub fn is_by_letter(self) -> bool {
        matches!(self, Way::AtOnce | Way::Daily | Way::Weekly)
    }
}

/// What a person has chosen to follow and not, beside what follows by itself; and the contributions that are the person's,
/// also those that do not say so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Following {
    /// What is followed.
    pub followed: BTreeSet<Topic>,
    /// What is not, though it would be by itself.
    pub left: BTreeSet<Topic>,
    /// The contributions that the person left.
    pub own: BTreeSet<ContributionId>,
}

/// From when notices are asked for: later than an event, and later than a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// The number of the event.
    pub seq: u64,
    /// The moment.
    pub at: Timestamp,
}

impl Since {
    /// All there are.
    pub const BEGINNING: Since = Since { seq: 0, at: Timestamp::MIN };

    fn has(self, change: Change) -> bool {
        self.seq < change.seq && self.at < change.stamp.at
    }
}

impl Organisation {
    /// Whether a person follows a thing: by choice, or by having said something of it or left the contribution that it is.
    pub fn follows(&self, person: PersonId, topic: Topic, following: &Following) -> bool {
        let by_itself = || {
            let is_own = matches!(topic, Topic::Contribution(id) if following.own.contains(&id));
            is_own || self.comments.about(topic).any(|comment| comment.is_by(person) && comment.withdrawn.is_none())
        };
        following.followed.contains(&topic) || (!following.left.contains(&topic) && by_itself())
    }

    /// What concerns a person, the latest first; nothing of what that person may not read, nor of what the person did.
    pub fn notices(&self, person: PersonId, day: Date, following: &Following, since: Since) -> Vec<Notice> {
        let viewer = Viewer::Person(person, day);
        if !policy::may(self, viewer, Right::OwnAccount) {
            return Vec::new();
        }
        let moderates = policy::may(self, viewer, Right::WriteStrategy);
        let all = self.followed_by(person, following);
        let mut found = Vec::new();
        let is_news = |change: Change| since.has(change) && change.stamp.by != Actor::Person(person);
        for comment in self.comments.all().filter(|it| since.seq < it.version && it.withdrawn.is_none()) {
            let about = comment.about;
            let mut add = |change: Change, why| {
                if is_news(change) && self.may_read_topic(viewer, about) {
                    found.push(Notice { seq: change.seq, stamp: change.stamp, about, why });
                }
            };
            if let Some((change, why)) = self.concern(comment, (person, day), following, &all) {
                add(change, why);
            }
            if let (Some(seq), Some((stamp, _)), true) = (comment.reported_by, comment.reports.last(), moderates)
                && comment.hidden.is_none()
            {
                add(Change { seq, stamp: *stamp }, Why::Reported(comment.id));
            }
        }
        // Whoever moderates reads what is hidden too, and what is hidden has been seen to.
        for contribution in
            self.contributions.all().filter(|it| moderates && it.hidden.is_none() && it.withdrawn.is_none())
        {
            if let (Some(seq), Some((stamp, _))) = (contribution.reported_by, contribution.reports.last())
                && is_news(Change { seq, stamp: *stamp })
            {
                let about = Topic::Contribution(contribution.id);
                found.push(Notice { seq, stamp: *stamp, about, why: Why::ContributionReported });
            }
        }
        for &about in &all {
            let Some(change) = self.last_change(about).filter(|change| is_news(*change)) else { continue };
            let is_own = matches!(about, Topic::Contribution(id) if following.own.contains(&id));
            if self.may_read_topic(viewer, about) || is_own {
                let why = if is_own { Why::ContributionAnswered } else { Why::Changed };
                found.push(Notice { seq: change.seq, stamp: change.stamp, about, why });
            }
        }
        found.extend(self.invitations(person, day).filter(|it| is_news(Change { seq: it.seq, stamp: it.stamp })));
        found.sort_by_key(|notice| std::cmp::Reverse(notice.seq));
        found
    }

    /// Where a person is expected or asked, as long as there is something to come to. Whoever is expected may come, also who
    /// reads nothing else here.
    fn invitations(&self, person: PersonId, day: Date) -> impl Iterator<Item = Notice> {
        let workshops = self.workshops_expecting(person, day).map(|it| {
            let (announced, Change { seq, stamp }) = it.announced;
            Notice { seq, stamp, about: Topic::Workshop(it.id), why: Why::Expected(announced) }
        });
        let rounds = self.verdict_rounds_asking(person, day).map(|it| {
            let about = Topic::Revision(it.terms.revision);
            Notice { seq: it.seq, stamp: it.opened, about, why: Why::Asked(it.id) }
        });
        workshops.chain(rounds)
    }

    /// Why a comment concerns a person, and since when.
    fn concern(
        &self,
        comment: &Comment,
        (person, day): (PersonId, Date),
        following: &Following,
        all: &BTreeSet<Topic>,
    ) -> Option<(Change, Why)> {
        if comment.hidden.is_some() {
            return None;
        }
        if let Some(mentioned) = comment.mentions.get(&person) {
            return Some(((*mentioned).into(), Why::Mentioned(comment.id)));
        }
        let made = Change { seq: comment.seq, stamp: comment.made };
        if comment.is_by(person) {
            return None;
        }
        let answered = comment.answers.and_then(|id| self.comments.get(id));
        if answered.is_some_and(|answered| answered.is_by(person)) {
            return Some((made, Why::Answered(comment.id)));
        }
        if !following.left.contains(&comment.about) && self.is_responsible(person, day, comment.about) {
            return Some((made, Why::Responsible(comment.id)));
        }
        all.contains(&comment.about).then_some((made, Why::Commented(comment.id)))
    }

    /// Everything that a person follows.
    fn followed_by(&self, person: PersonId, following: &Following) -> BTreeSet<Topic> {
        let talked = self.comments.all().filter(|it| it.is_by(person) && it.withdrawn.is_none()).map(|it| it.about);
        let own = following.own.iter().map(|id| Topic::Contribution(*id));
        let by_itself = talked.chain(own).filter(|topic| !following.left.contains(topic));
        following.followed.iter().copied().chain(by_itself).collect()
    }
}
