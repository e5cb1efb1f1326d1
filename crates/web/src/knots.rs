//! The upper knots of the thread that pages about a revision share: the vision, the overarching goals, the revision.
//! Not the thread of a statement; that is the domain's.

use domain::organisation::Organisation;
use domain::revision::Revision;
use domain::statement::StatementKind;

use crate::layout::Frame;
use crate::thread::Knot;
use crate::words;

/// From the vision down to this revision.
pub fn to_revision(frame: &Frame, organisation: &Organisation, revision: &Revision) -> Vec<Knot> {
    let mut knots = to_overarching_goal(frame, organisation, revision);
    let address = frame.to(&format!("/revisions/{}", revision.number));
    knots.push(Knot::to(frame.m.t("knot-strategy"), words::revision(frame.m, revision), address));
    knots
}

/// From the vision down to the overarching goal. Several of them are one knot that says how many, so that the thread
/// stays one.
pub fn to_overarching_goal(frame: &Frame, organisation: &Organisation, revision: &Revision) -> Vec<Knot> {
    let m = frame.m;
    let model = organisation.model_of(revision);
    let language = Some(organisation.written_in.tag()).filter(|tag| *tag != m.language().tag());
    let mut knots = Vec::new();
    for kind in [StatementKind::Vision, StatementKind::OverarchingGoal] {
        match revision.tree.of_kind(kind).as_slice() {
            [] => {}
            [one] => {
                let address = frame.to(&format!("/statements/{}", one.id));
                let name = words::kind(m, model, kind);
                knots.push(Knot::to(name, one.text(), address).in_language(language));
            }
            several => {
                let count = m.with("knot-several", &[("count", several.len().into())]);
                knots.push(Knot::to(words::kinds(m, model, kind), count, frame.to("/")));
            }
        }
    }
    knots
}
