//! The example agency: how it simplified its steering, as changes to replay. Each step says who did what and when, and
//! goes through the same rules as any other change. Not a set of test builders, and not a way round the rules.
//!
//! What is a fact and what is invented is told by [`sources`]; the organisation itself is marked as an example.
//! In reading order: [`people`](people()) who are there, the editions from `before`, the `simplification`, what came
//! `later`, the `planning` of 2018 and 2019, the `indicators`, the `verdict_rounds`, the `workshops`, the `contributions` and the `comments`, whose
//! texts are kept beside the log.

use domain::event::Event;
use domain::ids::{OrganisationId, PersonId, VerdictRoundId};
use domain::organisation::Organisation;
use domain::refusal::Refusals;
use domain::salted_text::SaltedText;
use domain::time::Context;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, datetime};

mod before;
mod comments;
mod contributions;
mod indicators;
mod later;
mod people;
mod planning;
mod script;
mod simplification;
pub mod sources;
mod verdict_rounds;
mod workshops;

/// A change of the organisation: what a rule answers. It may be asked again, of a later organisation.
pub type Change = Box<dyn Fn(&Organisation) -> Result<Vec<Event>, Refusals> + Send + Sync>;

/// Something that someone did in the year.
pub struct Step {
    /// Who, and when.
    pub context: Context,
    /// What.
    pub change: Change,
}

/// The example agency's place in addresses: `tillvaxtverket`.
#[expect(clippy::expect_used, reason = "a constant, which the test of the year holds to be an id")]
pub fn organisation() -> OrganisationId {
    "tillvaxtverket".parse().expect("the constant is an id")
}

/// The people in its directory, named by what they are, in Swedish. Not real persons.
pub fn people() -> Vec<(PersonId, &'static str)> {
    people::named()
}

/// Everything that happened, in order, up to [`now`].
pub fn year() -> Vec<Step> {
    let mut script = script::Script::default();
    people::set_up(&mut script);
    before::import(&mut script);
    simplification::write(&mut script);
    later::write(&mut script);
    planning::write(&mut script);
    indicators::write(&mut script);
    contributions::write(&mut script);
    comments::write(&mut script);
    verdict_rounds::write(&mut script);
    script.finish()
}

/// What the contributions and comments of the year and the notes of its workshops say, each with who left it where that is
/// anonymous to colleagues. They are kept beside the log.
pub fn texts() -> Vec<(SaltedText, Option<PersonId>)> {
    let signed = comments::texts().into_iter().chain(workshops::texts());
    contributions::texts().into_iter().chain(signed.map(|text| (text, None))).collect()
}

/// The words that people wrote in each verdict round: they are in no log, so they are laid down beside the year.
pub fn verdict_words() -> Vec<(VerdictRoundId, &'static [&'static str])> {
    verdict_rounds::words()
}

/// The day on which the example lives: the rewording of the goal is decided and not yet in force, and the next
/// revision is being written.
pub fn today() -> Date {
    NOW.date()
}

/// The moment from which the example's clock runs on: 14 November 2018 at ten in Sweden.
pub fn now() -> Timestamp {
    script::in_sweden(NOW)
}

const NOW: DateTime = datetime(2018, 11, 14, 10, 0, 0, 0);
