//! Each event as a sentence: `event-` and its key, with whatever the sentence names. Texts and reasons are quoted as they
//! were written.

use domain::body::Body;
use domain::decision::Matter;
use domain::event::{Event, Recorded};
use domain::ids::{BodyId, RevisionNumber, StatementId};
use domain::lineage::LinkKind;
use domain::refusal::Value;

use crate::people::People;
use crate::view::View;
use crate::words;

mod contributed;
mod fetched;
mod measured;
mod planned;
mod rights;
mod talked;
mod verdict_rounds;
mod workshops;

/// What a sentence names.
type Values = Vec<(&'static str, Value)>;

/// What happened, and who did it.
pub(crate) fn sentence(view: &View<'_>, people: &People, recorded: &Recorded) -> String {
    let mut values: Values = vec![("who", people.who(recorded.actor).into())];
    values.extend(told(view, people, recorded));
    view.m.told("event", recorded.event.key(), &values)
}

fn told(view: &View<'_>, people: &People, recorded: &Recorded) -> Values {
    let event = &recorded.event;
    let mut values: Values = match event {
        Event::SettingsChanged { settings } => vec![("name", settings.name.as_str().into())],
        Event::OrganisationFounded { name, .. }
        | Event::UnitAdded { name, .. }
        | Event::BodyAdded { name, .. }
        | Event::BodyRenamed { name, .. } => {
            vec![("name", name.as_str().into())]
        }
        Event::OrganisationPublished {} | Event::RevisionOpened { .. } | Event::DraftChangeUndone { .. } => Vec::new(),
        Event::PersonPlaced { person, roles, .. } => {
            vec![("person", people.name(*person).into()), ("roles", words::roles(view.m, roles).into())]
        }
        Event::MemberAdded { body, person, from } => vec![
            ("person", people.name(*person).into()),
            ("body", body_name(view, *body).into()),
            ("day", (*from).into()),
        ],
        Event::BodyClosed { body, until } => {
            vec![("body", body_name(view, *body).into()), ("day", (*until).into())]
        }
        Event::MemberLeft { body, person, until } => vec![
            ("person", people.name(*person).into()),
            ("body", body_name(view, *body).into()),
            ("day", (*until).into()),
        ],
        Event::MandateEnded { body, matters, until } => vec![
            ("body", body_name(view, *body).into()),
            ("matters", view.m.word("matters", matters.key()).into_owned().into()),
            ("day", (*until).into()),
        ],
        Event::MandateGiven { body, basis, from, .. } => {
            vec![("body", body_name(view, *body).into()), ("basis", basis.as_str().into()), ("day", (*from).into())]
        }
        Event::ModelAdopted { model } => {
            let number = model.version.to_string();
            vec![("name", model.name.as_ref().map_or(number, ToString::to_string).into())]
        }
        Event::EditionImported { label, statements, .. } => {
            vec![("label", label.as_str().into()), ("count", statements.len().into())]
        }
        Event::StatementAdded { statement, .. } => vec![("text", statement.wording.text.as_str().into())],
        Event::StatementReworded { wording, .. } => vec![("text", wording.text.as_str().into())],
        Event::StatementMoved { revision, statement, .. } => {
            vec![("text", text(view, *revision, *statement).into())]
        }
        Event::StatementsLinked { link, into, .. } => vec![
            ("kind", kind(link.kind).into()),
            ("from", link.from.len().into()),
            ("to", link.to.len().into()),
            ("text", into.first().map_or("", |first| first.wording.text.as_str()).into()),
            ("reason", link.reason.as_ref().map_or("", |reason| reason.as_str()).into()),
        ],
        Event::LimitPassed { motive, .. } => vec![("motive", motive.as_str().into())],
        Event::ConsultationOpened { until, to, .. } => {
            vec![("to", to.as_str().into()), ("day", (*until).into())]
        }
        Event::RevisionProposed { to, .. } => vec![("body", body_name(view, *to).into())],
        Event::RevisionReturned { reason, .. } | Event::RevisionWithdrawn { reason, .. } => {
            vec![("reason", reason.as_str().into())]
        }
        Event::DecisionRecorded { decision } => vec![
            (
                "what",
                match &decision.matter {
                    Matter::Adopt { .. } => "adopt",
                    Matter::Revoke { .. } => "revoke",
                    Matter::Paper { .. } => "paper",
                    Matter::Indicators { .. } => "indicators",
                }
                .into(),
            ),
            (
                "paper",
                match &decision.matter {
                    Matter::Paper { round, paper } => words::paper(view.m, view.organisation, *round, *paper),
                    Matter::Indicators { set, .. } => measured::set_name(view, *set),
                    _ => String::new(),
                }
                .into(),
            ),
            ("body", body_name(view, decision.minutes.body).into()),
            ("number", decision.minutes.registration_number.as_str().into()),
        ],
        event @ (Event::IndicatorsDefined { .. }
        | Event::IndicatorRedefined { .. }
        | Event::IndicatorEnded { .. }
        | Event::IndicatorTakenUp { .. }
        | Event::ImportBegun { .. }
        | Event::ValuesTakenIn { .. }
        | Event::ValuesConfirmed { .. }
        | Event::MappingRemembered { .. }
        | Event::ImportTakenBack { .. }
        | Event::SetOpened { .. }
        | Event::IndicatorPutInSet { .. }
        | Event::IndicatorLeftOut { .. }
        | Event::SetProposed { .. }
        | Event::SetReturned { .. }
        | Event::SetWithdrawn { .. }
        | Event::GoalAssessed { .. }
        | Event::IndicatorBreakSetAside { .. }
        | Event::IndicatorBreakTakenUp { .. }) => measured::told(view, event),
        event @ (Event::FetchSetUp { .. }
        | Event::FetchChanged { .. }
        | Event::FetchPaused { .. }
        | Event::FetchResumed { .. }
        | Event::FetchRemoved { .. }
        | Event::FetchFailed { .. }
        | Event::FetchAnswered { .. }
        | Event::FetchedFileWaits { .. }
        | Event::FetchedFileSetAside { .. }
        | Event::FetchedFileBroughtIn { .. }) => fetched::told(view, event),
        event @ (Event::RoleGiven { .. }
        | Event::RoleEnded { .. }
        | Event::DeputyNamed { .. }
        | Event::DeputyEnded { .. }
        | Event::DeputyActed { .. }
        | Event::TaskMarkedSecret { .. }
        | Event::TaskSecrecyLifted { .. }) => rights::told(view, people, event),
        event @ (Event::ContributionMade { .. }
        | Event::ContributionsAnswered { .. }
        | Event::ContributionsGrouped { .. }
        | Event::ContributionUngrouped { .. }
        | Event::ContributionReported { .. }
        | Event::ContributionHidden { .. }
        | Event::ContributionParked { .. }
        | Event::CandidateWritten { .. }
        | Event::CandidateDropped { .. }
        | Event::CandidateChosen { .. }
        | Event::ContributionShown { .. }
        | Event::ContributionStruck { .. }
        | Event::ContributionWithdrawn { .. }
        | Event::RetentionChosen { .. }
        | Event::AnonymityChosen { .. }) => contributed::told(view, recorded.actor, event),
        event @ (Event::VerdictRoundOpened { .. }
        | Event::VerdictRoundClosed { .. }
        | Event::VerdictRoundWithdrawn { .. }
        | Event::VerdictWordsHidden { .. }
        | Event::VerdictWordsShown { .. }) => verdict_rounds::told(view, event),
        event @ (Event::CommentMade { .. }
        | Event::CommentReworded { .. }
        | Event::CommentWithdrawn { .. }
        | Event::CommentReported { .. }
        | Event::CommentHidden { .. }
        | Event::CommentShown { .. }) => talked::told(view, event),
        event @ (Event::WorkshopPlanned { .. }
        | Event::WorkshopChanged { .. }
        | Event::WorkshopOpened { .. }
        | Event::WorkshopStepTaken { .. }
        | Event::WorkshopVotesCounted { .. }
        | Event::WorkshopClosed { .. }
        | Event::WorkshopCalledOff { .. }
        | Event::WorkshopNotesWritten { .. }) => workshops::told(view, event),
        planning => planned::told(view, planning),
    };
    values.extend(event.revision().map(|number| ("revision", revision(view, number).into())));
    values
}

// A body's name as it is now, in the middle of a sentence.
fn body_name(view: &View<'_>, id: BodyId) -> String {
    words::name_in_a_sentence(view.m, view.body(id).map_or("", |body: &Body| body.name.as_str()))
}

fn revision(view: &View<'_>, number: RevisionNumber) -> String {
    words::in_a_sentence(&view.m.with("revision-number", &[("number", number.to_string().into())]))
}

// What a statement says now, which may be other words than then: the event knows only its number.
fn text(view: &View<'_>, revision: RevisionNumber, id: StatementId) -> String {
    let strategy = &view.organisation.strategy;
    let in_revision = strategy.get(revision).and_then(|revision| revision.tree.get(id));
    match in_revision.or_else(|| strategy.find(id, view.today).map(|(_, statement)| statement)) {
        Some(statement) => statement.text().to_owned(),
        None => view.m.with("log-statement-unknown", &[("number", id.to_string().into())]),
    }
}

fn kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Merged => "merged",
        LinkKind::Split => "split",
        LinkKind::Replaced => "replaced",
        LinkKind::Removed => "removed",
    }
}
