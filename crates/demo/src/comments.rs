//! What people at the agency say of the steering while they work with it: a few comments in the days before the example's own, with
//! an answer and a mention. All of it is invented.

use domain::ids::{CommentId, PersonId};
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals};
use domain::salted_text::SaltedText;
use domain::text::Remark;
use domain::topic::Topic;
use jiff::civil::{DateTime, datetime};

use crate::contributions::{salted, statement};
use crate::people::{ANALYST, HEAD_OF_STAFF, STRATEGIST};
use crate::script::{Script, remark};

/// A comment.
struct Said {
    by: PersonId,
    at: DateTime,
    on: On,
    /// The text of the comment that it answers.
    answers: Option<&'static str>,
    /// Whom it mentions; the text has the number.
    mentions: &'static [PersonId],
    text: &'static str,
}

/// What a comment is about.
#[derive(Clone, Copy)]
enum On {
    /// A statement, by its text.
    Statement(&'static str),
    /// An indicator, by its name.
    Indicator(&'static str),
    /// The revision that is being written.
    Draft,
}

const TIME: &str = "Företag lägger mindre tid på regler och uppgifter";
const ASKED: &str = "@{1} när räknar vi om timmarna? Direktionen frågar på torsdag.";

const SAID: &[Said] = &[
    Said {
        by: HEAD_OF_STAFF,
        at: datetime(2018, 11, 12, 13, 5, 0, 0),
        on: On::Statement(TIME),
        answers: None,
        mentions: &[STRATEGIST],
        text: ASKED,
    },
    Said {
        by: STRATEGIST,
        at: datetime(2018, 11, 12, 13, 40, 0, 0),
        on: On::Statement(TIME),
        answers: Some(ASKED),
        mentions: &[ANALYST],
        text: "I januari, när panelen har svarat. @{13} har en första siffra redan nu.",
    },
    Said {
        by: ANALYST,
        at: datetime(2018, 11, 12, 15, 20, 0, 0),
        on: On::Statement(TIME),
        answers: Some(ASKED),
        mentions: &[],
        text: "Hälften av företagen har svarat. Hittills ser det ut som i våras, men de minsta fattas.",
    },
    Said {
        by: PersonId(44),
        at: datetime(2018, 11, 13, 9, 15, 0, 0),
        on: On::Indicator("Företag som säljer på nätet"),
        answers: None,
        mentions: &[],
        text: "Serien bryts när frågan ändras i vår. Skriv ut det i bilden, annars läser någon hoppet som ett resultat.",
    },
    Said {
        by: HEAD_OF_STAFF,
        at: datetime(2018, 11, 13, 16, 30, 0, 0),
        on: On::Draft,
        answers: None,
        mentions: &[STRATEGIST],
        text: "@{1} det nya områdets mål går att läsa högt nu. Då är vi nästan klara.",
    },
];

/// All of it.
pub(crate) fn write(script: &mut Script) {
    for said in SAID {
        script.act(said.by, said.at, move |context, organisation| {
            let about = topic(organisation, said.on)?;
            let answers = said.answers.map(|text| left(organisation, text)).transpose()?;
            let digest = salted(remark(said.text)?).digest();
            organisation.comment(context, (about, answers), said.mentions.to_vec(), digest)
        });
    }
}

fn topic(organisation: &Organisation, on: On) -> Result<Topic, Refusals> {
    let unknown = || Refusals::from(Refusal::new("comment-about-nothing"));
    match on {
        On::Statement(text) => Ok(Topic::Statement(statement(organisation, text)?)),
        On::Indicator(name) => {
            let found = organisation.indicators.all().find(|it| it.definition().name.as_str() == name);
            found.map(|it| Topic::Indicator(it.id)).ok_or_else(unknown)
        }
        On::Draft => organisation.strategy.open().map(|open| Topic::Revision(open.number)).ok_or_else(unknown),
    }
}

/// The comment that holds this text.
fn left(organisation: &Organisation, text: &str) -> Result<CommentId, Refusals> {
    let digest = salted(remark(text)?).digest();
    let found = organisation.comments.all().find(|comment| comment.text.as_ref() == Some(&digest));
    found.map(|found| found.id).ok_or_else(|| Refusal::new("comment-unknown").with("comment", text).into())
}

/// Every text.
pub(crate) fn texts() -> Vec<SaltedText> {
    SAID.iter().filter_map(|said| Some(salted(Remark::parse(said.text).ok()?))).collect()
}
