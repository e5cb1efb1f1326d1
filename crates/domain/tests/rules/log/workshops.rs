//! One example of each event of a workshop, and of what comes of one.

use domain::audience::Audience;
use domain::contribution::{About, LedTo};
use domain::decision::Digest256;
use domain::event::Event;
use domain::ids::{BodyId, CandidateId, ContributionId, GroupId, RevisionNumber, StatementId, WorkshopId};
use domain::text::{Explanation, QuestionText, StatementText};
use domain::workshop::{Joining, Place, RoomCode, Step, Terms, WorkshopKind};
use jiff::civil::date;

use crate::agency::{name, reason};

pub(super) fn examples() -> Vec<Event> {
    let workshop = WorkshopId(1);
    let terms = |kind, joining| Terms {
        kind,
        title: name("Workshop om mål"),
        purpose: Explanation::parse("Mejsla ut målen.\n\nKaffe klockan tio.").unwrap(),
        about: Some(About::Statement(StatementId(12))),
        audience: Audience::Body(BodyId(2)),
        joining,
        from: date(2017, 9, 5),
        until: date(2017, 9, 5),
        questions: vec![QuestionText::parse("Vad bör förändras?").unwrap()],
        votes: 5,
        answers_by: Some(date(2017, 9, 19)),
    };
    let until = Some("2017-09-05T13:20:00Z".parse().unwrap());
    let mut events: Vec<Event> = [Joining::WithCode, Joining::WithoutName, Joining::WithName]
        .into_iter()
        .zip(WorkshopKind::ALL)
        .map(|(joining, kind)| Event::WorkshopPlanned { workshop, terms: terms(kind, joining) })
        .collect();
    let least = Terms {
        about: None,
        audience: Audience::Everyone,
        answers_by: None,
        ..terms(WorkshopKind::Unit, Joining::WithCode)
    };
    events.extend([
        Event::WorkshopChanged { workshop, terms: least },
        Event::WorkshopChanged { workshop, terms: terms(WorkshopKind::Consultation, Joining::WithName) },
        Event::WorkshopOpened { workshop, code: RoomCode::of(412_785) },
        Event::WorkshopStepTaken { workshop, step: Step::Pause },
        Event::WorkshopStepTaken { workshop, step: Step::Collect { question: None, until: None } },
        Event::WorkshopStepTaken { workshop, step: Step::Collect { question: Some(1), until } },
        Event::WorkshopStepTaken { workshop, step: Step::Vote { question: 1, until } },
        Event::WorkshopVotesCounted { workshop, question: 1, voters: 21, votes: vec![(ContributionId(3), 14)] },
        Event::WorkshopClosed { workshop },
        Event::WorkshopCalledOff { workshop, reason: reason("För få kunde komma.") },
    ]);
    let candidate = CandidateId(1);
    events.extend([
        Event::ContributionMade {
            contribution: ContributionId(5),
            about: Some(About::Statement(StatementId(12))),
            origin: None,
            text: Digest256::of(b"salt and text"),
            place: Some(Place { workshop, question: 1 }),
        },
        Event::ContributionParked { contribution: ContributionId(5), parked: true },
        Event::CandidateWritten { candidate, group: GroupId(1), text: StatementText::parse("Mindre tid").unwrap() },
        Event::CandidateDropped { candidate },
        Event::CandidateChosen { candidate, led_to: LedTo { revision: RevisionNumber(4), statement: StatementId(35) } },
    ]);
    let notes = [Some(Digest256::of(b"salt and notes")), None];
    events.extend(notes.map(|text| Event::WorkshopNotesWritten { workshop, text }));
    events
}
