//! One example of each event of contributions.

use domain::contribution::{About, ContributionAnswer, LedTo, Objection, Outcome, Retention};
use domain::decision::Digest256;
use domain::event::Event;
use domain::ids::{
    ActivityId, ContributionId, DecisionId, GroupId, IndicatorId, RevisionNumber, RoundNumber, StatementId,
};

use crate::agency::{name, reason};

pub(super) fn examples() -> Vec<Event> {
    let made = |contribution, about, origin| Event::ContributionMade {
        contribution: ContributionId(contribution),
        about,
        origin,
        place: None,
        text: Digest256::of(b"salt and text"),
    };
    let answered = |outcome, led_to| Event::ContributionsAnswered {
        contributions: vec![ContributionId(1), ContributionId(2)],
        answer: ContributionAnswer { outcome, reason: reason("Vi räknar timmar."), led_to },
    };
    let contribution = ContributionId(1);
    let reported = |objection| Event::ContributionReported { contribution, objection };
    let activity = About::Activity { round: RoundNumber(2), activity: ActivityId(45) };
    vec![
        made(1, Some(About::Statement(StatementId(12))), Some(name("Workshop om mål"))),
        made(2, Some(activity), None),
        made(3, Some(About::Indicator(IndicatorId(7))), None),
        made(4, None, None),
        answered(Outcome::Adopted, Some(LedTo { revision: RevisionNumber(4), statement: StatementId(35) })),
        answered(Outcome::Partly, None),
        answered(Outcome::Declined, None),
        Event::ContributionsGrouped {
            group: GroupId(1),
            heading: name("Räkna tid"),
            contributions: vec![contribution],
        },
        Event::ContributionUngrouped { contribution },
        reported(Objection::PersonalData),
        reported(Objection::Offensive),
        reported(Objection::Secret),
        reported(Objection::Irrelevant),
        Event::ContributionHidden { contribution, objection: Objection::PersonalData },
        Event::ContributionShown { contribution },
        Event::ContributionStruck { contribution, text: Digest256::of(b"salt and less text") },
        Event::ContributionWithdrawn { contribution },
        Event::RetentionChosen { decision: DecisionId(1), retention: Retention::Kept, contributions: vec![] },
        Event::RetentionChosen {
            decision: DecisionId(1),
            retention: Retention::Cleared,
            contributions: vec![contribution],
        },
        Event::AnonymityChosen { allowed: true },
    ]
}
