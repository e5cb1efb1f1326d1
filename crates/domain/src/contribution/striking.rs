//! Striking passages out of the text of a contribution. Not the rule that puts what is left in its place.

use crate::refusal::{self, Refusal, Refusals, none_of};
use crate::text::Remark;

/// A text with passages struck out, each wherever it stands: nothing else of it changes.
///
/// # Errors
/// At `passages`: `passages-none`, `passage-not-found` with the passage, `text-too-long`.
pub fn strike(text: &Remark, passages: &[&str], mark: &str) -> Result<Remark, Refusals> {
    let mut struck = text.as_str().to_owned();
    let mut objections = Vec::new();
    for passage in passages.iter().map(|passage| passage.trim()).filter(|passage| !passage.is_empty()) {
        if text.as_str().contains(passage) {
            struck = struck.replace(passage, mark);
        } else {
            objections.push(Refusal::new("passage-not-found").at("passages").with("passage", passage));
        }
    }
    none_of(objections)?;
    if struck == text.as_str() {
        return Err(Refusal::new("passages-none").at("passages").into());
    }
    Remark::parse(&struck).map_err(|invalid| refusal::invalid("passages", &invalid).into())
}
