//! The organisation, its steering model, and its strategy: revisions, statements, and what became of them.

use domain::ids::{RevisionNumber, StatementId};
use domain::model::{Called, Limits, SteeringModel};
use domain::organisation::Governance;
use domain::policy::Right;
use domain::revision;
use domain::statement;
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::{Day, Done, Moment};
use crate::problem::Problem;
use crate::request::Asked;
use crate::statement::standing;
use crate::view::View;

/// An agency.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Organisation {
    /// Its id: the first part of every address.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Who leads it: `board` or `director`.
    pub governance: &'static str,
    /// The language of the texts that steer: `sv` or `en`.
    pub language: &'static str,
    /// Whether its data are invented.
    pub example: bool,
    /// Since when what is decided is open to everyone; absent where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Moment>,
    /// The revision of the strategy that is in force on the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision_in_force: Option<u32>,
}

/// `GET …/organisation`
///
/// # Errors
/// None.
pub async fn organisation(asked: Asked) -> Result<Organisation, Problem> {
    let of = &asked.organisation;
    Ok(Organisation {
        id: of.id.to_string(),
        name: of.name().to_owned(),
        governance: match of.governance {
            Governance::Board => "board",
            Governance::Director => "director",
        },
        language: of.written_in.tag(),
        example: of.example,
        published: of.published.map(|stamp| Moment(stamp.at)),
        revision_in_force: of.strategy.in_force_on(asked.day).map(|revision| revision.number.0),
    })
}

/// A version of the steering model: which kinds of statement there are, and how many.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Model {
    /// Its number.
    pub version: u32,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its kinds, from the top of the thread down.
    pub kinds: Vec<Kind>,
}

/// A kind of statement in a model.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Kind {
    /// Which: `vision`, `business-idea`, `target-picture`, `overarching-goal`, `result-area`, `goal`, `internal-goal` or
    /// `priority`.
    pub kind: &'static str,
    /// What the organisation calls one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// The kinds that it stands under; none at the top.
    pub under: Vec<&'static str>,
    /// How many there may be in all.
    pub count: Limit,
    /// How many there may be under each.
    pub per_parent: Limit,
    /// How many words the text may have.
    pub words: Limit,
    /// Whether it steers by itself; a heading does not.
    pub steers: bool,
}

/// How many there may be. What is absent does not limit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Limit {
    /// Fewer may not be proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// More needs a motive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// More may not be proposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<u32>,
}

impl From<Limits> for Limit {
    fn from(Limits { least, most, ceiling }: Limits) -> Limit {
        Limit { least, most, ceiling }
    }
}

impl Model {
    fn of(model: &SteeringModel) -> Model {
        let kind = |rule: &domain::model::KindRule| Kind {
            kind: rule.kind.key(),
            called: rule.called.as_ref().map(|Called { one, .. }| one.to_string()),
            under: rule.under.iter().map(|kind| kind.key()).collect(),
            count: rule.count.into(),
            per_parent: rule.per_parent.into(),
            words: rule.words.into(),
            steers: rule.steers,
        };
        Model {
            version: model.version.0,
            name: model.name.as_ref().map(ToString::to_string),
            kinds: model.kinds.iter().map(kind).collect(),
        }
    }
}

/// `GET …/model`: the one that revisions follow which are opened now.
///
/// # Errors
/// None.
pub async fn model(asked: Asked) -> Result<Model, Problem> {
    Ok(Model::of(asked.organisation.model()))
}

/// A revision of the strategy.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Revision {
    /// Its number.
    pub number: u32,
    /// Where it is on the day: `draft`, `in-consultation`, `proposed`, `adopted`, `in-force`, `superseded` or `withdrawn`.
    pub state: &'static str,
    /// The revision that it began as a copy of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<u32>,
    /// The version of the steering model that it follows.
    pub model: u32,
    /// What the file called it that it was imported from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The first day that it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<Day>,
    /// The last day that it is in force, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force_until: Option<Day>,
    /// The number of the decision that adopted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<u32>,
    /// How many statements it has.
    pub statements: usize,
    /// When it was last changed.
    pub changed: Moment,
}

impl Revision {
    fn of(asked: &Asked, revision: &revision::Revision) -> Revision {
        let strategy = &asked.organisation.strategy;
        Revision {
            number: revision.number.0,
            state: strategy.state(revision, asked.day).key(),
            based_on: revision.based_on.map(|number| number.0),
            model: revision.model.0,
            label: revision.label().map(ToString::to_string),
            in_force_from: revision.in_force_from().map(Day),
            in_force_until: strategy.in_force_until(revision).map(Day),
            decision: asked.organisation.decision_on(revision.number).map(|recorded| recorded.decision.id.0),
            statements: revision.tree.len(),
            changed: Moment(revision.changed.at),
        }
    }
}

/// `GET …/revisions`
///
/// # Errors
/// None.
pub async fn revisions(asked: Asked) -> Result<List<Revision>, Problem> {
    let view = View::of(&asked);
    let readable = asked.organisation.strategy.revisions().filter(|revision| view.may_read(revision));
    Ok(List::of(&asked, readable.map(|revision| (revision.number.0.into(), Revision::of(&asked, revision)))))
}

/// A revision with everything that stands in it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeRevision {
    /// The revision.
    #[serde(flatten)]
    pub revision: Revision,
    /// Its statements in reading order.
    pub in_order: Vec<Statement>,
}

/// `GET …/revisions/{revision}`
///
/// # Errors
/// Not found when there is no such revision that the viewer may read.
pub async fn revision(asked: Asked) -> Result<WholeRevision, Problem> {
    let revision = known(&asked, "revision")?;
    Ok(WholeRevision {
        revision: Revision::of(&asked, revision),
        in_order: revision.tree.in_order().into_iter().map(|one| Statement::of(revision, one)).collect(),
    })
}

fn known<'a>(asked: &'a Asked, name: &str) -> Result<&'a revision::Revision, Problem> {
    let revision = asked.organisation.strategy.get(asked.id::<RevisionNumber>(name)?);
    revision.filter(|revision| View::of(asked).may_read(revision)).ok_or(Problem::NotFound)
}

/// A text that steers, as it stands in a revision.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Statement {
    /// Its number, through all the revisions in which it is kept, reworded or moved.
    pub id: u32,
    /// What it is; the kinds stand in the model.
    pub kind: &'static str,
    /// The statement that it stands under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<u32>,
    /// Its number within the revision, as pages show it: `2.1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<String>,
    /// What it says.
    pub text: String,
    /// What it means; empty where nothing is said.
    pub explanation: String,
    /// Whether a result area faces `outward` or `inward`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facing: Option<&'static str>,
    /// The year that it looks to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub horizon: Option<i16>,
}

impl Statement {
    fn of(revision: &revision::Revision, statement: &statement::Statement) -> Statement {
        Statement {
            id: statement.id.0,
            kind: statement.kind.key(),
            parent: statement.parent.map(|parent| parent.0),
            ordinal: revision.tree.number(statement),
            text: statement.text().to_owned(),
            explanation: statement.explanation().to_owned(),
            facing: statement.wording.facing.map(|facing| facing.key()),
            horizon: statement.wording.horizon,
        }
    }
}

/// `GET …/statements`: what is in force on the day.
///
/// # Errors
/// None.
pub async fn statements(asked: Asked) -> Result<List<Statement>, Problem> {
    let in_force = asked.organisation.strategy.in_force_on(asked.day);
    let in_force = in_force.filter(|revision| View::of(&asked).may_read(revision));
    let mut all: Vec<(u64, Statement)> = in_force
        .iter()
        .flat_map(|revision| revision.tree.iter().map(|one| (one.id.0.into(), Statement::of(revision, one))))
        .collect();
    all.sort_by_key(|(number, _)| *number);
    Ok(List::of(&asked, all.into_iter()))
}

/// A statement with where it stands and how it came to be.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WholeStatement {
    /// The statement, as it stands on the day; or as it stood last, or will.
    #[serde(flatten)]
    pub statement: Statement,
    /// The revision in which it stands so.
    pub revision: u32,
    /// Where that revision is on the day.
    pub state: &'static str,
    /// The statements above it, the nearest first.
    pub above: Vec<u32>,
    /// The statements right under it, in reading order.
    pub below: Vec<u32>,
    /// How it came to be, the latest first.
    pub history: Vec<Stage>,
}

/// A step in how a statement came to be.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Stage {
    /// In which revision it was first so.
    pub revision: u32,
    /// What happened: `kept`, `reworded`, `moved`, `merged`, `split`, `replaced`, `removed` or `new`.
    pub fate: &'static str,
    /// The statement, or the several from which the later one came.
    pub statements: Vec<Statement>,
    /// Why.
    pub reasons: Vec<String>,
}

/// `GET …/statements/{statement}`
///
/// # Errors
/// Not found when there is no such statement that the viewer may read.
pub async fn statement(asked: Asked) -> Result<WholeStatement, Problem> {
    let (view, id) = (View::of(&asked), asked.id::<StatementId>("statement")?);
    let (revision, _) = standing::of(&view, id).ok_or(Problem::NotFound)?;
    let here = revision.tree.get(id).ok_or(Problem::NotFound)?;
    let strategy = &asked.organisation.strategy;
    let history = strategy.history(id, revision).into_iter().filter(|stage| view.may_read(stage.revision));
    Ok(WholeStatement {
        statement: Statement::of(revision, here),
        revision: revision.number.0,
        state: strategy.state(revision, asked.day).key(),
        above: revision.tree.above(id).into_iter().map(|above| above.id.0).collect(),
        below: revision.tree.child_ids(Some(id)).iter().map(|below| below.0).collect(),
        history: history
            .map(|stage| Stage {
                revision: stage.revision.number.0,
                fate: stage.fate.key(),
                statements: stage.statements.into_iter().map(|one| Statement::of(stage.revision, one)).collect(),
                reasons: stage.reasons.iter().map(ToString::to_string).collect(),
            })
            .collect(),
    })
}

/// What became of the statements of one revision in another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Lineage {
    /// The number of the old revision.
    pub old: u32,
    /// The number of the new one.
    pub new: u32,
    /// Line by line, in the order of the new revision.
    pub lines: Vec<Line>,
}

/// A line of the lineage.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Line {
    /// What happened: `kept`, `reworded`, `moved`, `merged`, `split`, `replaced`, `removed` or `new`.
    pub fate: &'static str,
    /// The statements in the old revision; none for what is new.
    pub from: Vec<u32>,
    /// The statements in the new revision; none for what was removed.
    pub to: Vec<u32>,
    /// Why.
    pub reasons: Vec<String>,
}

/// `GET …/lineage/{old}/{new}`
///
/// # Errors
/// Not found when there is no such revision that the viewer may read.
pub async fn lineage(asked: Asked) -> Result<Lineage, Problem> {
    let (old, new) = (known(&asked, "old")?, known(&asked, "new")?);
    let lines = asked.organisation.strategy.lineage(old, new).into_iter().map(|origin| Line {
        fate: origin.fate.key(),
        from: origin.from.iter().map(|id| id.0).collect(),
        to: origin.to.iter().map(|id| id.0).collect(),
        reasons: origin.reasons.iter().map(ToString::to_string).collect(),
    });
    Ok(Lineage { old: old.number.0, new: new.number.0, lines: lines.collect() })
}

/// What is said of how a goal moves.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Assessment {
    /// The goal.
    pub statement: u32,
    /// What the person says: the same words as the rule has.
    pub judged: &'static str,
    /// The assessment in words.
    pub text: String,
    /// What the rule said of the goal's lead indicator then; absent where it could not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// Why the person says another thing than the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disagrees: Option<String>,
    /// When it was written, and for those who read drafts by whom.
    pub written: Done,
}

/// `GET …/assessments`: the latest of each statement in force on the day.
///
/// # Errors
/// None.
pub async fn assessments(asked: Asked) -> Result<List<Assessment>, Problem> {
    let names = asked.may(Right::ReadDrafts);
    let in_force = asked.organisation.strategy.in_force_on(asked.day);
    let mut ids: Vec<StatementId> =
        in_force.iter().flat_map(|revision| revision.tree.iter().map(|one| one.id)).collect();
    ids.sort();
    let latest = ids.into_iter().filter_map(|id| {
        let latest = asked.organisation.assessments(id).next()?;
        let mut written = Done::from(latest.written);
        written.person = written.person.filter(|_| names);
        let assessment = Assessment {
            statement: id.0,
            judged: latest.judged.key(),
            text: latest.text.to_string(),
            rule: latest.rule.map(|rule| rule.key()),
            disagrees: latest.disagrees.as_ref().map(ToString::to_string),
            written,
        };
        Some((id.0.into(), assessment))
    });
    Ok(List::of(&asked, latest))
}
