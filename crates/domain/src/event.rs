//! Everything that can happen to an organisation. The names are for ever: they are in logs that cannot be rewritten.
//! A later shape of an event gets a new variant; the old one is still read.
//!
//! Only strings, whole numbers, booleans, null, lists and objects: the canonical bytes under the seal know no others.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::activity::{Manner, PlanStep, Status, Written};
use crate::assignment::Scope;
use crate::body::{BodyKind, Matters};
use crate::contribution::{About, ContributionAnswer, LedTo, Objection, Retention};
use crate::decision::{Decision, Digest256};
use crate::ids::{
    ActivityId, AssignmentId, BodyId, CandidateId, CommentId, ContributionId, DecisionId, DeputationId, FetchId,
    FundingId, GroupId, ImportId, IndicatorId, ModelVersion, PersonId, RevisionNumber, RoundNumber, ScenarioId,
    SetNumber, StatementId, TaskId, UnitId, VerdictRoundId, WorkshopId,
};
use crate::indicator::Definition;
use crate::indicator::assessment::Judged;
use crate::indicator::breaks::IndicatorBreak;
use crate::indicator::fetch::Terms as FetchTerms;
use crate::indicator::fetch::trouble::Trouble;
use crate::indicator::import::Way;
use crate::indicator::values::{SeriesConfirmed, SeriesValues};
use crate::indicator::writing::NewIndicator;
use crate::lineage::Link;
use crate::model::{RuleKey, SteeringModel};
use crate::organisation::{Governance, WrittenIn};
use crate::period::Period;
use crate::planning::breaks::PlanBreak;
use crate::planning::{Ask, Frame, FundingKind, Paper, Phase, PhaseDate, Pointed};
use crate::policy::Role;
use crate::regrouping::Regrouping;
use crate::scenario::{Delta, Intent};
use crate::secrecy::Ground;
use crate::settings::Settings;
use crate::statement::{NewStatement, Wording};
use crate::task::{Amendment, Handed, NewTask, TaskStep, Terms};
use crate::text::{Explanation, Name, Reason, Remark, StatementText};
use crate::time::Actor;
use crate::topic::Topic;
use crate::verdict_round::Terms as VerdictTerms;
use crate::verdict_round::tally::GroupTally;
use crate::workshop::{Place, RoomCode, Step, Terms as WorkshopTerms};

mod about;
mod key;
pub mod needs;

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its number in the organisation's log, from 1 without gaps. This, and never the clock, is the order.
    pub seq: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What happened.
    pub event: Event,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", content = "payload", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Event {
    /// The organisation exists from here on.
    OrganisationFounded {
        /// What it is called.
        name: Name,
        /// Who leads it.
        governance: Governance,
        /// The language of its texts.
        written_in: WrittenIn,
        /// Whether its data are invented, which every page then says.
        example: bool,
    },
    /// Anyone may from now on read what is decided.
    OrganisationPublished {},
    /// A unit was added.
    UnitAdded {
        /// Its number.
        unit: UnitId,
        /// What it is called.
        name: Name,
        /// What it is part of.
        parent: Option<UnitId>,
    },
    /// A person came into the directory, or got another unit or other roles.
    PersonPlaced {
        /// Who.
        person: PersonId,
        /// Where.
        unit: Option<UnitId>,
        /// As what.
        roles: Vec<Role>,
    },
    /// A body was set up.
    BodyAdded {
        /// Its number.
        body: BodyId,
        /// What it is called.
        name: Name,
        /// What sort it is.
        kind: BodyKind,
    },
    /// A person sits in a body from a day.
    MemberAdded {
        /// In which.
        body: BodyId,
        /// Who.
        person: PersonId,
        /// From when.
        from: Date,
    },
    /// A body may decide something from a day.
    MandateGiven {
        /// Which body.
        body: BodyId,
        /// What it may decide.
        matters: Matters,
        /// Where it says so.
        basis: Name,
        /// From when.
        from: Date,
    },
    /// The steering model has a new version. Revisions opened from now on follow it.
    ModelAdopted {
        /// The model.
        model: SteeringModel,
    },
    /// A new revision is being written.
    RevisionOpened {
        /// Its number.
        revision: RevisionNumber,
        /// The revision that it begins as a copy of.
        based_on: Option<RevisionNumber>,
        /// The model that it follows.
        model: ModelVersion,
    },
    /// An edition from before the log, as a file told it.
    EditionImported {
        /// The number it got.
        revision: RevisionNumber,
        /// The edition before it.
        based_on: Option<RevisionNumber>,
        /// The model in force when it was imported.
        model: ModelVersion,
        /// What the file called it.
        label: Name,
        /// The first day that it was in force.
        in_force_from: Date,
        /// All its statements, each after the one it stands under.
        statements: Vec<NewStatement>,
        /// What became of the statements of the edition before.
        links: Vec<Link>,
    },
    /// A statement was added to a draft.
    StatementAdded {
        /// In which revision.
        revision: RevisionNumber,
        /// The statement.
        statement: NewStatement,
        /// Why.
        reason: Option<Reason>,
    },
    /// A statement says something else, or says it in other words.
    StatementReworded {
        /// In which revision.
        revision: RevisionNumber,
        /// Which.
        statement: StatementId,
        /// What it says now.
        wording: Wording,
        /// Why.
        reason: Option<Reason>,
    },
    /// A statement stands somewhere else.
    StatementMoved {
        /// In which revision.
        revision: RevisionNumber,
        /// Which.
        statement: StatementId,
        /// Under what.
        parent: Option<StatementId>,
        /// Before which sibling; `None` last.
        before: Option<StatementId>,
        /// Why, when it moved to another parent.
        reason: Option<Reason>,
    },
    /// Statements became others: merged, split, replaced, or removed (then `into` is empty).
    StatementsLinked {
        /// In which revision.
        revision: RevisionNumber,
        /// What became of what, and why.
        link: Link,
        /// The new statements, in order. What stood under the old ones stands under the first of these.
        into: Vec<NewStatement>,
    },
    /// The last change to a draft was taken back.
    DraftChangeUndone {
        /// In which revision.
        revision: RevisionNumber,
    },
    /// A soft limit of the model is passed on purpose.
    LimitPassed {
        /// In which revision.
        revision: RevisionNumber,
        /// Which limit.
        rule: RuleKey,
        /// The motive.
        motive: Reason,
    },
    /// A draft was sent on consultation.
    ConsultationOpened {
        /// Which revision.
        revision: RevisionNumber,
        /// The last day for answers.
        until: Date,
        /// To whom, in words.
        to: Name,
    },
    /// A revision was put before the body that decides.
    RevisionProposed {
        /// Which revision.
        revision: RevisionNumber,
        /// To which body.
        to: BodyId,
    },
    /// A revision in consultation or proposed went back to being written.
    RevisionReturned {
        /// Which revision.
        revision: RevisionNumber,
        /// Why.
        reason: Reason,
    },
    /// A revision will not be.
    RevisionWithdrawn {
        /// Which revision.
        revision: RevisionNumber,
        /// Why.
        reason: Reason,
    },
    /// A body decided.
    DecisionRecorded {
        /// What.
        decision: Decision,
    },
    /// A planning round was opened.
    RoundOpened {
        /// Its number.
        round: RoundNumber,
        /// What it is called.
        name: Name,
        /// The first day of its period.
        from: Date,
        /// The last day.
        until: Date,
        /// The round that it goes on from.
        based_on: Option<RoundNumber>,
        /// When its phases are to begin.
        calendar: Vec<PhaseDate>,
        /// The activities of the round before that go on.
        carried: Vec<ActivityId>,
    },
    /// When the phases of a round are to begin.
    CalendarSet {
        /// Which round.
        round: RoundNumber,
        /// The phases that have a day.
        calendar: Vec<PhaseDate>,
    },
    /// A round went on to a phase, or back to one.
    PhaseEntered {
        /// Which round.
        round: RoundNumber,
        /// Which phase.
        phase: Phase,
    },
    /// A source of funding was added.
    FundingAdded {
        /// Its number.
        source: FundingId,
        /// What it is called.
        name: Name,
        /// Which kind it is.
        kind: FundingKind,
    },
    /// A source of funding takes no new plans.
    FundingClosed {
        /// Which.
        source: FundingId,
    },
    /// The directive of a round says something else.
    DirectiveWritten {
        /// Which round.
        round: RoundNumber,
        /// What management wants of it.
        text: Explanation,
        /// What is asked of whom.
        asks: Vec<Ask>,
    },
    /// Something is pointed out as of special strategic importance.
    PointedOut {
        /// In which round.
        round: RoundNumber,
        /// What.
        what: Pointed,
        /// Why.
        reason: Reason,
    },
    /// Something is pointed out no longer.
    PointingEnded {
        /// In which round.
        round: RoundNumber,
        /// What.
        what: Pointed,
    },
    /// Frames were given. Those that are not named stay; a frame of nothing goes away.
    FramesSet {
        /// In which round.
        round: RoundNumber,
        /// The frames.
        frames: Vec<Frame>,
    },
    /// A paper of a round was put before a body.
    PaperProposed {
        /// Of which round.
        round: RoundNumber,
        /// Which paper.
        paper: Paper,
        /// To which body.
        to: BodyId,
        /// Why it passes frames, when it does.
        motive: Option<Reason>,
    },
    /// A paper came back, to be worked on.
    PaperReturned {
        /// Of which round.
        round: RoundNumber,
        /// Which paper.
        paper: Paper,
        /// Why.
        reason: Reason,
    },
    /// Activities were written in a unit's plan, or taken out of it: one change, that can be taken back as one.
    ActivitiesWritten {
        /// In which round.
        round: RoundNumber,
        /// In whose plan.
        unit: UnitId,
        /// How.
        manner: Manner,
        /// Those that are new, or read differently.
        written: Vec<Written>,
        /// Those that were taken out.
        removed: Vec<ActivityId>,
    },
    /// The last change to a unit's plan was taken back.
    PlanChangeUndone {
        /// In which round.
        round: RoundNumber,
        /// In whose plan.
        unit: UnitId,
    },
    /// An activity has come so far.
    ActivityProgressed {
        /// In which round.
        round: RoundNumber,
        /// Which.
        activity: ActivityId,
        /// How far.
        status: Status,
        /// When each of its milestones was reached, in their order.
        reached: Vec<Option<Date>>,
    },
    /// A unit plans for more than its frame, on purpose.
    FramePassed {
        /// In which round.
        round: RoundNumber,
        /// Which unit.
        unit: UnitId,
        /// The motive.
        motive: Reason,
    },
    /// A unit's plan went a step on its way, or something was said of it.
    PlanMoved {
        /// In which round.
        round: RoundNumber,
        /// Whose plan.
        unit: UnitId,
        /// The step.
        step: PlanStep,
    },
    /// A scenario was begun.
    ScenarioNamed {
        /// In which round.
        round: RoundNumber,
        /// Its number.
        scenario: ScenarioId,
        /// What it is called.
        name: Name,
        /// The scenario that it begins as a copy of.
        based_on: Option<ScenarioId>,
    },
    /// Resources were moved in a scenario.
    ResourcesMoved {
        /// In which round.
        round: RoundNumber,
        /// In which scenario.
        scenario: ScenarioId,
        /// What was wanted.
        intent: Intent,
        /// What it does, place by place.
        deltas: Vec<Delta>,
        /// Why.
        motive: Option<Reason>,
    },
    /// The last move of a scenario was taken back.
    MoveUndone {
        /// In which round.
        round: RoundNumber,
        /// In which scenario.
        scenario: ScenarioId,
    },
    /// Something was said of a scenario.
    ScenarioCommented {
        /// In which round.
        round: RoundNumber,
        /// Of which.
        scenario: ScenarioId,
        /// What.
        comment: Remark,
    },
    /// A scenario was laid aside.
    ScenarioDropped {
        /// In which round.
        round: RoundNumber,
        /// Which.
        scenario: ScenarioId,
        /// Why.
        reason: Reason,
    },
    /// A break in a plan was set aside until a day.
    BreakSetAside {
        /// In which round.
        round: RoundNumber,
        /// Which.
        broken: PlanBreak,
        /// Why.
        motive: Reason,
        /// The last day.
        until: Date,
    },
    /// A break that was set aside was taken up again.
    BreakTakenUp {
        /// In which round.
        round: RoundNumber,
        /// Which.
        broken: PlanBreak,
    },
    /// Units were added, renamed, moved, merged, split or closed.
    UnitsRegrouped {
        /// How, and from when.
        regrouping: Regrouping,
    },
    /// External tasks came into the register.
    TasksRegistered {
        /// The tasks.
        tasks: Vec<NewTask>,
    },
    /// A task reads otherwise.
    TaskRewritten {
        /// Which.
        task: TaskId,
        /// How it reads now.
        terms: Terms,
        /// The document that amended it; `None` when it had been written wrongly.
        amendment: Option<Amendment>,
    },
    /// Tasks were handed to units.
    TasksHandedOut {
        /// Which, to whom.
        handed: Vec<Handed>,
    },
    /// A task was answered, opened again, or withdrawn.
    TaskMoved {
        /// Which.
        task: TaskId,
        /// The step.
        step: TaskStep,
    },
    /// Indicators were defined.
    IndicatorsDefined {
        /// The indicators.
        indicators: Vec<NewIndicator>,
    },
    /// An indicator has another definition.
    IndicatorRedefined {
        /// Which.
        indicator: IndicatorId,
        /// How it reads now.
        definition: Box<Definition>,
        /// The first period counted by it, where what came before cannot be compared with what comes after.
        breaks_from: Option<Period>,
        /// Why.
        reason: Option<Reason>,
        /// Why what came before can be compared with what comes after, though it is counted otherwise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        comparable: Option<Reason>,
    },
    /// An indicator gets no more values.
    IndicatorEnded {
        /// Which.
        indicator: IndicatorId,
        /// Why.
        reason: Reason,
    },
    /// An indicator that had ended goes on.
    IndicatorTakenUp {
        /// Which.
        indicator: IndicatorId,
    },
    /// Values come in.
    ImportBegun {
        /// Their number as an import.
        import: ImportId,
        /// How they came.
        way: Way,
        /// Where they are from, where another than the indicators' own source.
        source: Option<Name>,
        /// Why values were corrected.
        reason: Option<Reason>,
    },
    /// Some of the values of an import. A large import has many such events, all in one transaction.
    ValuesTakenIn {
        /// Of which import.
        import: ImportId,
        /// The values.
        series: Vec<SeriesValues>,
    },
    /// Of some values an import said the same as was known. Before the values of the same import, if it has any.
    ValuesConfirmed {
        /// Which import.
        import: ImportId,
        /// Of which periods.
        series: Vec<SeriesConfirmed>,
    },
    /// How a file's columns were read is remembered for the next file that looks the same.
    MappingRemembered {
        /// What each column is, one `heading=role` a line.
        mapping: Explanation,
    },
    /// An import was taken back: its values have not been.
    ImportTakenBack {
        /// Which.
        import: ImportId,
        /// Why.
        reason: Reason,
    },
    /// The next indicator set is being written.
    SetOpened {
        /// Its number.
        set: SetNumber,
        /// The set that it begins as a copy of.
        based_on: Option<SetNumber>,
    },
    /// An indicator came into a set, or other things are said of it there.
    IndicatorPutInSet {
        /// Which set.
        set: SetNumber,
        /// Which indicator.
        indicator: IndicatorId,
        /// The goals and areas whose mark it gives.
        leads: BTreeSet<StatementId>,
        /// Why.
        reason: Option<Reason>,
    },
    /// An indicator went out of a set.
    IndicatorLeftOut {
        /// Which set.
        set: SetNumber,
        /// Which indicator.
        indicator: IndicatorId,
        /// Why.
        reason: Option<Reason>,
    },
    /// A set was put before a body.
    SetProposed {
        /// Which set.
        set: SetNumber,
        /// To which body.
        to: BodyId,
        /// Each indicator with the definition that it has now.
        definitions: Vec<(IndicatorId, u32)>,
        /// Why a goal has more indicators than is usual, where one has.
        motive: Option<Reason>,
    },
    /// A set came back, to be worked on.
    SetReturned {
        /// Which set.
        set: SetNumber,
        /// Why.
        reason: Reason,
    },
    /// A set will not be.
    SetWithdrawn {
        /// Which set.
        set: SetNumber,
        /// Why.
        reason: Reason,
    },
    /// Someone says how a goal moves.
    GoalAssessed {
        /// Which goal.
        goal: StatementId,
        /// What the person says.
        judged: Judged,
        /// In words.
        text: Remark,
        /// What the rule said of its lead indicator.
        rule: Option<Judged>,
        /// Why the person says another thing.
        disagrees: Option<Reason>,
    },
    /// A break of the thread at an indicator was set aside until a day.
    IndicatorBreakSetAside {
        /// Which.
        broken: IndicatorBreak,
        /// Why.
        motive: Reason,
        /// The last day.
        until: Date,
    },
    /// A break at an indicator that was set aside was taken up again.
    IndicatorBreakTakenUp {
        /// Which.
        broken: IndicatorBreak,
    },
    /// Values are fetched from an address from now on.
    FetchSetUp {
        /// Its number.
        fetch: FetchId,
        /// From where, and how often.
        terms: FetchTerms,
    },
    /// A fetch is written otherwise.
    FetchChanged {
        /// Which.
        fetch: FetchId,
        /// From where, and how often.
        terms: FetchTerms,
    },
    /// A fetch rests.
    FetchPaused {
        /// Which.
        fetch: FetchId,
    },
    /// A fetch goes on.
    FetchResumed {
        /// Which.
        fetch: FetchId,
    },
    /// A fetch will not ask again.
    FetchRemoved {
        /// Which.
        fetch: FetchId,
    },
    /// A fetch went wrong, in another way than before.
    FetchFailed {
        /// Which.
        fetch: FetchId,
        /// What went wrong.
        trouble: Trouble,
    },
    /// A fetch that had gone wrong worked, and found nothing new.
    FetchAnswered {
        /// Which.
        fetch: FetchId,
    },
    /// A fetch found a file, which waits until someone has looked at it.
    FetchedFileWaits {
        /// Which.
        fetch: FetchId,
        /// The SHA-256 of the file, in hexadecimal.
        file: String,
        /// How much must be mended before it can be brought in.
        problems: u32,
    },
    /// A file that waited is not to be brought in.
    FetchedFileSetAside {
        /// Of which fetch.
        fetch: FetchId,
        /// The SHA-256 of the file, in hexadecimal.
        file: String,
    },
    /// What a fetch found came in.
    FetchedFileBroughtIn {
        /// Of which fetch.
        fetch: FetchId,
        /// As which import.
        import: ImportId,
    },
    /// A person was given a role in a part of the agency, or for a time.
    RoleGiven {
        /// Its number.
        assignment: AssignmentId,
        /// Who.
        person: PersonId,
        /// As what.
        role: Role,
        /// Where.
        scope: Scope,
        /// The first day.
        from: Date,
        /// The last day; `None` until further notice.
        until: Option<Date>,
    },
    /// A role that was given has another last day.
    RoleEnded {
        /// Which.
        assignment: AssignmentId,
        /// Whose.
        person: PersonId,
        /// The last day on which it holds.
        until: Date,
    },
    /// A person is another's deputy in a role, between two days.
    DeputyNamed {
        /// Its number.
        deputation: DeputationId,
        /// Who is away.
        person: PersonId,
        /// Who is the deputy.
        deputy: PersonId,
        /// In which role.
        role: Role,
        /// Where.
        scope: Scope,
        /// The first day.
        from: Date,
        /// The last day.
        until: Date,
    },
    /// A deputy's time has another last day.
    DeputyEnded {
        /// Which.
        deputation: DeputationId,
        /// The last day on which it holds.
        until: Date,
    },
    /// What the same person does next in the log, at the same moment, is done for another, as a deputy.
    DeputyActed {
        /// By which naming.
        deputation: DeputationId,
    },
    /// A task is secret.
    TaskMarkedSecret {
        /// Which.
        task: TaskId,
        /// Where the law says so.
        ground: Ground,
        /// Why it applies.
        reason: Reason,
    },
    /// A task is secret no longer.
    TaskSecrecyLifted {
        /// Which.
        task: TaskId,
        /// Why.
        reason: Reason,
    },
    /// A body has another name.
    BodyRenamed {
        /// Which.
        body: BodyId,
        /// What it is called now.
        name: Name,
    },
    /// A body is no more after a day.
    BodyClosed {
        /// Which.
        body: BodyId,
        /// Its last day.
        until: Date,
    },
    /// A person sits in a body no more after a day.
    MemberLeft {
        /// In which.
        body: BodyId,
        /// Who.
        person: PersonId,
        /// The last day.
        until: Date,
    },
    /// A body may decide something no more after a day.
    MandateEnded {
        /// Which body.
        body: BodyId,
        /// What it may decide no more.
        matters: Matters,
        /// The last day.
        until: Date,
    },
    /// The agency has set something for itself: its name, its languages, its mark or its colour.
    SettingsChanged {
        /// Everything that is set from now on.
        settings: Settings,
    },
    /// A contribution was left. Its text is a row outside the log.
    ContributionMade {
        /// Its number.
        contribution: ContributionId,
        /// What it is about.
        about: Option<About>,
        /// The name of the meeting that it comes from, where that was no workshop here.
        origin: Option<Name>,
        /// The digest of its salt and its text.
        text: Digest256,
        /// Where it was left, when it was in a workshop.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Place>,
    },
    /// Contributions were answered, or got another answer.
    ContributionsAnswered {
        /// Which.
        contributions: Vec<ContributionId>,
        /// The answer.
        answer: ContributionAnswer,
    },
    /// Contributions were put together under a heading.
    ContributionsGrouped {
        /// The group.
        group: GroupId,
        /// What they say together.
        heading: Name,
        /// Those that came into it now.
        contributions: Vec<ContributionId>,
    },
    /// A contribution stands by itself again.
    ContributionUngrouped {
        /// Which.
        contribution: ContributionId,
    },
    /// A reader objected to a contribution.
    ContributionReported {
        /// Which.
        contribution: ContributionId,
        /// To what.
        objection: Objection,
    },
    /// A contribution was hidden from readers.
    ContributionHidden {
        /// Which.
        contribution: ContributionId,
        /// Why.
        objection: Objection,
    },
    /// A contribution is shown again.
    ContributionShown {
        /// Which.
        contribution: ContributionId,
    },
    /// Something was struck out of a contribution. What it was is nowhere.
    ContributionStruck {
        /// Which.
        contribution: ContributionId,
        /// The digest of what is left.
        text: Digest256,
    },
    /// Its author took a contribution back. Its text is no more.
    ContributionWithdrawn {
        /// Which.
        contribution: ContributionId,
    },
    /// A contribution was put in the parking lot of its workshop, or taken back from there.
    ContributionParked {
        /// Which.
        contribution: ContributionId,
        /// Whether it is there now.
        parked: bool,
    },
    /// It was written what a statement could say, out of contributions that were put together.
    CandidateWritten {
        /// Its number.
        candidate: CandidateId,
        /// Out of which.
        group: GroupId,
        /// What it says.
        text: StatementText,
    },
    /// What a statement could say was put aside.
    CandidateDropped {
        /// Which.
        candidate: CandidateId,
    },
    /// What a statement could say was chosen into a draft.
    CandidateChosen {
        /// Which.
        candidate: CandidateId,
        /// Into what.
        led_to: LedTo,
    },
    /// What becomes of the texts of contributions after a decision.
    RetentionChosen {
        /// After which.
        decision: DecisionId,
        /// What.
        retention: Retention,
        /// Those whose texts are no more.
        contributions: Vec<ContributionId>,
    },
    /// Whether people may be anonymous to colleagues.
    AnonymityChosen {
        /// Whether they may.
        allowed: bool,
    },
    /// Some are asked what they think of a revision of the strategy.
    VerdictRoundOpened {
        /// The number of the round.
        verdict_round: VerdictRoundId,
        /// What was laid down.
        terms: VerdictTerms,
    },
    /// A verdict round was counted.
    VerdictRoundClosed {
        /// Which.
        verdict_round: VerdictRoundId,
        /// How many could answer.
        asked: u32,
        /// The counts that give nobody away.
        shown: Vec<GroupTally>,
    },
    /// A verdict round that nobody had answered was taken back.
    VerdictRoundWithdrawn {
        /// Which.
        verdict_round: VerdictRoundId,
        /// Why.
        reason: Reason,
    },
    /// Words from a verdict round are shown no more.
    VerdictWordsHidden {
        /// From which round.
        verdict_round: VerdictRoundId,
        /// The key of the words, which says nothing of them.
        words: Arc<str>,
        /// Why.
        reason: Reason,
    },
    /// A comment was left. Its text is a row outside the log.
    CommentMade {
        /// Its number.
        comment: CommentId,
        /// Of what.
        about: Topic,
        /// The comment that it answers.
        answers: Option<CommentId>,
        /// Whom it mentions.
        mentions: Vec<PersonId>,
        /// The digest of its salt and its text.
        text: Digest256,
    },
    /// Its writer changed a comment. What it said before is nowhere.
    CommentReworded {
        /// Which.
        comment: CommentId,
        /// Whom it mentions now.
        mentions: Vec<PersonId>,
        /// The digest of what it says now.
        text: Digest256,
    },
    /// Its writer took a comment back. Its text is no more.
    CommentWithdrawn {
        /// Which.
        comment: CommentId,
    },
    /// A reader objected to a comment.
    CommentReported {
        /// Which.
        comment: CommentId,
        /// To what.
        objection: Objection,
    },
    /// A comment was hidden from readers.
    CommentHidden {
        /// Which.
        comment: CommentId,
        /// Why.
        objection: Objection,
    },
    /// A comment is shown again.
    CommentShown {
        /// Which.
        comment: CommentId,
    },
    /// A workshop was laid down.
    WorkshopPlanned {
        /// Its number.
        workshop: WorkshopId,
        /// What was laid down.
        terms: WorkshopTerms,
    },
    /// Something else was laid down of a workshop.
    WorkshopChanged {
        /// Which.
        workshop: WorkshopId,
        /// What is laid down now.
        terms: WorkshopTerms,
    },
    /// A workshop was opened, or opened again.
    WorkshopOpened {
        /// Which.
        workshop: WorkshopId,
        /// What lets people in.
        code: RoomCode,
    },
    /// The room does something else.
    WorkshopStepTaken {
        /// In which workshop.
        workshop: WorkshopId,
        /// What it does.
        step: Step,
    },
    /// A vote was counted.
    WorkshopVotesCounted {
        /// In which workshop.
        workshop: WorkshopId,
        /// On what was said to which question.
        question: u32,
        /// How many voted.
        voters: u32,
        /// How many votes each contribution got.
        votes: Vec<(ContributionId, u32)>,
    },
    /// A workshop was held, and is closed.
    WorkshopClosed {
        /// Which.
        workshop: WorkshopId,
    },
    /// A workshop in which nothing had been said was called off.
    WorkshopCalledOff {
        /// Which.
        workshop: WorkshopId,
        /// Why.
        reason: Reason,
    },
    /// The leader of a workshop wrote down what was said and agreed, or what was written was taken away.
    WorkshopNotesWritten {
        /// Of which.
        workshop: WorkshopId,
        /// The digest of the text; `None` when it is no more.
        text: Option<Digest256>,
    },
    /// Words that were hidden are shown again.
    VerdictWordsShown {
        /// In which verdict round.
        verdict_round: VerdictRoundId,
        /// Their key.
        words: Arc<str>,
    },
}
