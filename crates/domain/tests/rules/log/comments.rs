//! One example of each event of comments.

use domain::contribution::Objection;
use domain::decision::Digest256;
use domain::event::Event;
use domain::ids::{
    ActivityId, CommentId, ContributionId, DecisionId, IndicatorId, PersonId, RevisionNumber, RoundNumber, StatementId,
    TaskId, UnitId, WorkshopId,
};
use domain::topic::Topic;

pub(super) fn examples() -> Vec<Event> {
    let made = |comment, about, answers: Option<u32>, mentions: &[u32]| Event::CommentMade {
        comment: CommentId(comment),
        about,
        answers: answers.map(CommentId),
        mentions: mentions.iter().copied().map(PersonId).collect(),
        text: Digest256::of(b"salt and text"),
    };
    let (comment, round) = (CommentId(1), RoundNumber(2));
    vec![
        made(1, Topic::Statement(StatementId(12)), None, &[7, 31]),
        made(2, Topic::Statement(StatementId(12)), Some(1), &[]),
        made(3, Topic::Activity { round, activity: ActivityId(45) }, None, &[]),
        made(4, Topic::Indicator(IndicatorId(7)), None, &[]),
        made(5, Topic::Contribution(ContributionId(3)), None, &[]),
        made(6, Topic::Task(TaskId(9)), None, &[]),
        made(7, Topic::Decision(DecisionId(4)), None, &[]),
        made(8, Topic::Revision(RevisionNumber(6)), None, &[]),
        made(9, Topic::Plan { round, unit: UnitId(5) }, None, &[]),
        made(10, Topic::Round(round), None, &[]),
        made(11, Topic::Workshop(WorkshopId(4)), None, &[]),
        Event::CommentReworded { comment, mentions: vec![PersonId(7)], text: Digest256::of(b"salt and other text") },
        Event::CommentWithdrawn { comment },
        Event::CommentReported { comment, objection: Objection::Offensive },
        Event::CommentHidden { comment, objection: Objection::PersonalData },
        Event::CommentShown { comment },
    ]
}
