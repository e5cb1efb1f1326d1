//! The seal as a decision's page shows it: the record in its chain, the checkpoint that holds it, whether it is as it
//! was, and how to find that out without us. What is computed is the store's; `docs/seal.md` says what it proves.

use domain::event::Recorded;
use domain::policy::Right;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use store::seal::Place;
use store::seal::merkle::Hash;
use store::seal::note::PublicKey;
use store::seal::proof::Proof;

use super::Shown;
use super::check::Checked;
use crate::log;
use crate::problem::Problem;
use crate::request::Asked;

/// Where a record stands, and what stands beside it.
pub(super) struct Seal {
    seq: u64,
    /// None when the record is not where it was recorded.
    place: Option<Place>,
    /// The records beside it, for those who may know what happened before and after.
    beside: Vec<Recorded>,
    /// The public key of the log.
    key: PublicKey,
}

impl Seal {
    /// The place of a record.
    ///
    /// # Errors
    /// What the store says.
    pub(super) async fn of(asked: &Asked, seq: u64) -> Result<Seal, Problem> {
        let (viewer, id, knows) = (asked.viewer, asked.organisation.id.clone(), asked.may(Right::ReadDrafts));
        asked
            .app
            .with_store(move |store| {
                let place = store.place(viewer, &id, seq)?;
                let beside = match knows {
                    true => store.events(viewer, &id, seq.saturating_sub(1)..=seq + 1)?,
                    false => Vec::new(),
                };
                Ok(Seal { seq, place, beside, key: store.public_key(&id) })
            })
            .await
    }

    /// The section: the chain, the check, and how to do it without us.
    pub(super) fn section(&self, shown: &Shown<'_>, checked: Option<&Checked>, zone: &TimeZone) -> Markup {
        let (view, m) = (&shown.view, shown.view.m);
        let to = |part: &str| view.frame.to(&format!("/decisions/{}/{part}", shown.decision().id));
        html! {
            section.sec aria-labelledby="seal" {
                h2 #seal { (m.t("seal-title")) " " small { (m.t("seal-what")) } }
                (self.chain(shown))
                form.row action=(to("check")) hx-get=(to("check")) hx-target="#checked" hx-select="#checked > *" hx-swap="innerHTML" {
                    button.ds-button type="submit" { (m.t("seal-check")) }
                }
                div #checked.mt role="status" { @if let Some(checked) = checked { (checked.render(m, zone)) } }
                details.ds-details.mt {
                    summary { (m.t("seal-without-us")) }
                    ol.steps {
                        li { (m.t("seal-step-download")) " "
                            a href=(to("proof")) { (m.t("seal-proof")) } ", "
                            a href=(to("checkpoint")) { (m.t("seal-checkpoint")) }
                            @if shown.revision.is_some() || shown.decision().matter.round().is_some() { ", " a href=(to("document")) { (m.t("seal-document")) } }
                            ", " a href=(view.frame.to("/key")) { (m.t("seal-key")) }
                        }
                        li { (m.t("seal-step-key")) " " code { (self.key) } }
                        li { (m.t("seal-step-digest")) " " code { (shown.decision().document) } }
                        li { (m.t("seal-step-verify")) " " code { (self.command(shown)) } }
                    }
                    p { (m.t("seal-another-program")) }
                }
                p.cap.mt { (m.t("seal-without-witness")) }
            }
        }
    }

    // With the names that the files have when they are downloaded.
    fn command(&self, shown: &Shown<'_>) -> String {
        let (organisation, id) = (&shown.view.organisation.id, shown.decision().id);
        let [proof, checkpoint] = [super::proof_name(organisation, id), super::checkpoint_name(organisation, id)];
        format!("rodtrad verify --proof {proof} --checkpoint {checkpoint} --key {}", log::key_name(organisation))
    }

    fn chain(&self, shown: &Shown<'_>) -> Markup {
        let m = shown.view.m;
        let Some(place) = &self.place else {
            return html! { p.fault { (m.with("seal-gone", &[("record", self.seq.into())])) } };
        };
        html! {
            ol.hang.chain {
                @for &(seq, leaf) in &place.leaves {
                    @if seq == self.seq {
                        li.now {
                            p { b { (m.with("seal-this-record", &[("record", seq.into())])) } }
                            code { @for line in whole(leaf) { span { (line) } } }
                        }
                    } @else {
                        li {
                            p.cap {
                                (m.with("seal-record", &[("record", seq.into())]))
                                @if let Some(beside) = self.beside.iter().find(|beside| beside.seq == seq) {
                                    " · " (m.word("happening", beside.event.key()))
                                }
                            }
                            code { (short(leaf)) }
                        }
                    }
                }
                @match &place.checkpoint {
                    Some((number, checkpoint)) => li {
                        p.cap { (m.with("seal-checkpoint-of", &[
                            ("number", (*number).into()), ("size", checkpoint.size.into()),
                        ])) }
                        code { (m.with("seal-root", &[("hash", short(checkpoint.root).into())])) }
                    },
                    None => li { p.cap { (m.t("seal-no-checkpoint")) } },
                }
            }
        }
    }
}

/// The proof of a record; `None` when the record is not in the log, or not for this viewer to have.
///
/// # Errors
/// What the store says.
pub(super) async fn proof(asked: &Asked, seq: u64) -> Result<Option<Proof>, Problem> {
    let (viewer, id) = (asked.viewer, asked.organisation.id.clone());
    asked.app.with_store(move |store| store.proof(viewer, &id, seq)).await
}

// A hash as people compare them: "7c1e 09d4 … b2f0".
fn short(hash: Hash) -> String {
    let groups = groups(hash);
    match groups.as_slice() {
        [first, second, .., last] => format!("{first} {second} … {last}"),
        _ => groups.join(" "),
    }
}

// The whole hash in two lines.
fn whole(hash: Hash) -> Vec<String> {
    groups(hash).chunks(8).map(|line| line.join(" ")).collect()
}

fn groups(hash: Hash) -> Vec<String> {
    hash.0.chunks(2).map(|pair| pair.iter().map(|byte| format!("{byte:02x}")).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_shown_in_groups_of_four() {
        let mut bytes = [0; 32];
        bytes[..4].copy_from_slice(&[0x7c, 0x1e, 0x09, 0xd4]);
        bytes[30..].copy_from_slice(&[0xb2, 0xf0]);
        assert_eq!(short(Hash(bytes)), "7c1e 09d4 … b2f0");
        let lines = whole(Hash(bytes));
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], "7c1e 09d4 0000 0000 0000 0000 0000 0000");
    }
}
