//! What people at the agency thought while the steering was made simpler, and later: some 120 contributions from three meetings
//! and directly, nearly all answered before the board decided. All of it is invented. The texts are in `before` and `after`.

use domain::contribution::{About, ContributionAnswer, LedTo, Outcome};
use domain::decision::Digest256;
use domain::ids::{ContributionId, PersonId, RevisionNumber, StatementId, WorkshopId};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::salted_text::{ErasableText, SaltedText};
use domain::text::Remark;
use domain::workshop::Place;
use domain::writing::Seen;
use jiff::ToSpan;
use jiff::civil::{DateTime, datetime};

use crate::people::{HEAD_OF_STAFF, STRATEGIST};
use crate::script::{Script, find, name, reason, remark};
use crate::workshops;

mod after;
mod agency;
mod top;

use after::LATER;

/// Contributions that say much the same, and the one answer that they got.
struct Theme {
    /// What they say together.
    heading: &'static str,
    /// The statement that they are about, by its text then; nothing for the agency as a whole.
    about: &'static str,
    answer: (Outcome, &'static str),
    /// The statement of the fourth revision that they led to.
    led_to: Option<&'static str>,
    said: &'static [Said],
}

/// Where and by whom something was said. Who has a negative number is anonymous to colleagues.
struct Said(Meeting, i32, &'static str);

/// The meetings of the autumn of 2017 at which contributions were gathered.
#[derive(Clone, Copy, PartialEq)]
enum Meeting {
    /// The management group's workshop on goals.
    Workshop,
    /// When the goals were read through together.
    ReadThrough,
    /// The managers' meeting.
    Managers,
    /// None: it was left directly.
    None,
}

impl Meeting {
    fn workshop(self) -> Option<WorkshopId> {
        match self {
            Meeting::Workshop => Some(workshops::GOALS),
            Meeting::ReadThrough => Some(workshops::READING),
            Meeting::Managers => Some(workshops::MANAGERS),
            Meeting::None => None,
        }
    }

    fn begins(self) -> DateTime {
        match self {
            Meeting::Workshop => datetime(2017, 9, 5, 13, 10, 0, 0),
            Meeting::ReadThrough => datetime(2017, 9, 19, 9, 15, 0, 0),
            Meeting::Managers => datetime(2017, 9, 28, 9, 5, 0, 0),
            Meeting::None => datetime(2017, 8, 28, 8, 20, 0, 0),
        }
    }
}

const REVISION: RevisionNumber = RevisionNumber(4);

fn themes() -> impl Iterator<Item = &'static Theme> {
    top::THEMES.iter().chain(agency::THEMES)
}

/// All of it.
pub(crate) fn write(script: &mut Script) {
    script.act(STRATEGIST, datetime(2017, 8, 25, 10, 0, 0, 0), |context, organisation| {
        organisation.choose_anonymity(context, true)
    });
    workshops::write(script, beginning);
    leave(script);
    answer(script);
    after::write(script);
}

/// Each at a moment of its own, so that what is said at a meeting comes one by one.
fn leave(script: &mut Script) {
    for meeting in [Meeting::None, Meeting::Workshop, Meeting::ReadThrough, Meeting::Managers] {
        let said = themes().flat_map(|theme| theme.said.iter().map(move |said| (theme.about, said)));
        for (place, (about, said)) in (0..).zip(said.filter(|(_, said)| said.0 == meeting)) {
            let step = if meeting == Meeting::None { 95.minutes() } else { 1.minutes() };
            let at = meeting.begins().saturating_add(step * place);
            leave_one(script, at, said, move |organisation| match about {
                "" => Ok(None),
                text => Ok(Some(About::Statement(statement(organisation, text)?))),
            });
        }
    }
}

fn leave_one(
    script: &mut Script,
    at: DateTime,
    said: &'static Said,
    about: impl Fn(&Organisation) -> Result<Option<About>, Refusals> + Send + Sync + 'static,
) {
    let change = move |context: &_, organisation: &Organisation| {
        let (about, digest) = (about(organisation)?, digest(said)?);
        match said.0.workshop() {
            Some(workshop) => organisation.contribute_in(context, workshops::place(workshop, said.2), about, digest),
            None => organisation.contribute(context, about, digest),
        }
    };
    match author(said) {
        (person, false) => script.act(person, at, change),
        (_, true) => script.set_up(at, change),
    }
}

fn answer(script: &mut Script) {
    for (place, theme) in (0..).zip(themes()) {
        let who = if place % 3 == 2 { HEAD_OF_STAFF } else { STRATEGIST };
        let day = datetime(2017, 10, 10, 9, 0, 0, 0).saturating_add((place / 3).days());
        let at = day.saturating_add((25 * (place % 3)).minutes());
        if 1 < theme.said.len() {
            script.act(who, at, |context, organisation| {
                organisation.group_contributions(context, None, name(theme.heading)?, left(organisation, theme.said)?)
            });
        }
        script.act(who, at.saturating_add(5.minutes()), |context, organisation| {
            let led_to = theme.led_to.map(|text| {
                let revision = organisation.strategy.revision(REVISION)?;
                Ok::<_, Refusals>(LedTo { revision: REVISION, statement: find(revision, text)?.0 })
            });
            let (outcome, why) = theme.answer;
            let answer = ContributionAnswer { outcome, reason: reason(why)?, led_to: led_to.transpose()? };
            let seen = left(organisation, theme.said)?.into_iter().map(|id| {
                (id, Seen(organisation.contributions.get(id).map_or(0, |contribution| contribution.version)))
            });
            organisation.answer_contributions(context, &seen.collect::<Vec<_>>(), answer)
        });
    }
}

/// The contributions that hold these texts.
fn left(organisation: &Organisation, said: &[Said]) -> Result<Vec<ContributionId>, Refusals> {
    said.iter().map(|said| one_left(organisation, said)).collect()
}

fn one_left(organisation: &Organisation, said: &Said) -> Result<ContributionId, Refusals> {
    let digest = digest(said)?;
    let found = organisation.contributions.all().find(|contribution| contribution.text.as_ref() == Some(&digest));
    found.map(|found| found.id).ok_or_else(|| Refusal::new("contribution-unknown").with("contribution", said.2).into())
}

/// What was said there and begins so.
fn beginning(organisation: &Organisation, place: Place, text: &str) -> Option<ContributionId> {
    let said = themes().flat_map(|theme| theme.said).filter(|said| said.2.starts_with(text));
    let digests: Vec<Digest256> = said.filter_map(|said| digest(said).ok()).collect();
    organisation.said_to(place).find(|it| it.text.as_ref().is_some_and(|text| digests.contains(text))).map(|it| it.id)
}

pub(crate) fn statement(organisation: &Organisation, text: &str) -> Result<StatementId, Refusals> {
    let mut found = organisation.strategy.revisions().rev().filter_map(|revision| find(revision, text).ok());
    let found = found.next().map(|(id, _)| id);
    found.ok_or_else(|| Refusal::new("statement-unknown").with("statement", text).into())
}

fn author(said: &Said) -> (PersonId, bool) {
    (PersonId(said.1.unsigned_abs()), said.1 < 0)
}

fn digest(said: &Said) -> Result<Digest256, Refusals> {
    Ok(salted(remark(said.2)?).digest())
}

/// The example hides nothing, so its salts come of the texts, and the year is the same each time.
pub(crate) fn salted(text: impl Into<ErasableText>) -> SaltedText {
    let text = text.into();
    let digest = Digest256::of(text.as_str().as_bytes());
    let mut salt = [0; 16];
    salt.iter_mut().zip(digest.as_str().bytes()).for_each(|(place, byte)| *place = byte);
    SaltedText { salt, text }
}

/// Every text, and who wrote it where the log does not say.
pub(crate) fn texts() -> Vec<(SaltedText, Option<PersonId>)> {
    let all = themes().flat_map(|theme| theme.said).chain(LATER.iter().map(|later| &later.said));
    let text = |said: &Said| {
        let (person, is_anonymous) = author(said);
        Some((salted(Remark::parse(said.2).ok()?), is_anonymous.then_some(person)))
    };
    all.filter_map(text).collect()
}
