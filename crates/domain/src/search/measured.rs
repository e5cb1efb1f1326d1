//! What is found of indicators: what each is called, asks, is for, and cannot say; as a body decided on it last, and as it is
//! written now. Not values, nor what they say.

use super::{Standing, Subject, Tied, Wanted, joined};
use crate::ids::IndicatorId;
use crate::indicator::{Definition, Indicator, WrittenDefinition};
use crate::organisation::Organisation;

impl Wanted {
    pub(super) fn indicators(&mut self, organisation: &Organisation) {
        for indicator in organisation.indicators.all() {
            let number = self.next_number();
            let decided = organisation.indicators.decided_definition(indicator);
            let newest = Some(indicator.written()).filter(|newest| {
                decided.is_none_or(|decided| !reads_the_same(&decided.definition, &newest.definition))
            });
            if let Some(written) = decided {
                self.definition(number, indicator, written, true);
            }
            if let Some(written) = newest {
                self.definition(number, indicator, written, false);
            }
        }
    }

    fn definition(&mut self, number: usize, indicator: &Indicator, written: &WrittenDefinition, is_decided: bool) {
        let standing = match (&indicator.ended, is_decided) {
            (Some(_), _) => Standing::Past,
            (None, true) => Standing::Current,
            (None, false) => Standing::Draft,
        };
        let subject = subject(indicator.id, written);
        let (title, text) = texts(written);
        self.add_to(number, subject, &title, &text, Tied::Definition { is_decided, standing });
    }
}

fn subject(id: IndicatorId, written: &WrittenDefinition) -> Subject {
    Subject::Indicator { id, definition: written.number }
}

/// The original texts of a definition: what it is called, and its longer text.
pub(super) fn texts(written: &WrittenDefinition) -> (String, String) {
    let definition = &written.definition;
    let text =
        joined([definition.question.as_str(), definition.why.as_str(), definition.cannot_say.as_str()].into_iter());
    (definition.name.to_string(), text)
}

fn reads_the_same(one: &Definition, other: &Definition) -> bool {
    one.name == other.name
        && one.question == other.question
        && one.why == other.why
        && one.cannot_say == other.cannot_say
}
