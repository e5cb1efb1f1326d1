# What bodies have decided.
decisions-title = Decisions
decisions-heading = { $count ->
    [0] No decisions yet
    [one] One decision
   *[other] { $words } decisions
}
decisions-none = When the body with the mandate has decided on a revision of the strategy, its secretary records the decision. It then stands here, with the document, the minutes and a seal that shows that nothing has been changed.
decisions-day = Day
decisions-what = Decision
decisions-who = Who
decisions-number = Registration number
decisions-state = State
decisions-adopts = The strategy, revision { $revision }
decisions-revokes = Revision { $revision } is revoked
decisions-waits = { $revision } waits for a decision: { $body }
decisions-record = Record the decision
decisions-imported = { $count ->
    [one] One earlier edition was read from a file. The decision on it is in the agency's register, not here.
   *[other] { $count } earlier editions were read from a file. The decisions on them are in the agency's register, not here.
}
decisions-log = The log, for those who verify

# One decision.
decision-title-adopt = { $body } decides on the strategy
decision-title-revoke = { $body } revokes the decision on revision { $revision }
decision-title-paper = { $body } decides: { $paper }
decision-decided = Decided { $day }
decision-sealed = Sealed, cannot be changed
decision-knot = Decision { $paragraph }
decision-knot-alone = Decision
decision-aside = The decision and the seal
decision-paper = The document as it was decided
decision-as-decided = As it was decided { $day }
decision-document = Strategy, revision { $number }
decision-long = The first { $shown } of { $all } statements and headings are shown.
decision-long-whole = The whole document as text
decision-ceases = { $revision } is in force through { $day }.
decision-text-not-open = The text is not open to everyone. The decision and the seal stand beside this.
decision-revoked = The decision was revoked on { $day } and never came into force.
decision-revokes = Revision { $number } shall not come into force
decision-reason = Reason
decision-what-is-revoked = The decision that is revoked
decision-facts = The decision
decision-what = What
decision-adopts = { $revision } of the strategy is in force from
decision-revokes-what = { $revision } of the strategy shall not come into force.
decision-who = Who
decision-right = Right
decision-when = When
decision-presenter = Presented by
decision-reservations = Reservations
decision-no-reservations = None
decision-unions = Union consultation
decision-minutes = Minutes
decision-recorded = Recorded
decision-recorded-by = { $moment } by { $who }

# The seal.
seal-title = The seal
seal-what = shows that nothing has been changed
seal-record = Record { $record }
seal-this-record = Record { $record } · this decision
seal-checkpoint-of = Checkpoint { $number } · holds { $size } records
seal-root = root { $hash }
seal-no-checkpoint = No checkpoint holds the record yet. It is made when you check the decision or download the proof.
seal-gone = Record { $record } is not where it was recorded. Check the decision and tell whoever runs the system.
seal-check = Check now
seal-without-us = Check it yourself, without us
seal-step-download = Download the files:
seal-proof = the proof
seal-checkpoint = the checkpoint
seal-document = the document
seal-key = the public key
seal-step-key = The key is the same for all decisions here. Download it once, compare it with the one that the agency has given elsewhere than here, and keep it:
seal-step-digest = Compute SHA-256 of the document. It should be:
seal-step-verify = Follow the proof to the root of the checkpoint, on a computer that is not ours:
seal-another-program = The format is described so that anyone can write a program of their own for the check.
seal-without-witness = The checkpoint is signed with the agency's own key. To be sure that the whole log is still there you also need a checkpoint that someone outside the agency has kept.
seal-sound = Agrees with checkpoint { $number }
seal-sound-record = The record is unchanged and is among the { $size } records of the checkpoint.
seal-sound-document = The text on the page is the one that was decided.
seal-checked = Checked { $moment }
seal-unsound = It does not agree
seal-unsound-what = Do not rely on what stands here until it has been looked into. Compare with the minutes in the register, and with the proof or a checkpoint that someone has kept.
seal-fault-gone = The record is no longer in the log.
seal-fault-changed = The record is not the one that was sealed: it, or the log around it, has been changed.
seal-fault-checkpoint = The checkpoint is not signed with the key of the log, or the log contradicts it.
seal-fault-page = The record says something else than this page.
seal-fault-document = The text on the page is not the one that was decided.

# What happened in the records beside it.
happening-organisation-founded = the organisation was set up
happening-organisation-published = what is decided was opened to everyone
happening-unit-added = a unit was added
happening-person-placed = a person was added or got other roles
happening-body-added = a body was added
happening-member-added = a member was added
happening-mandate-given = a body got a mandate
happening-model-adopted = a steering model was introduced
happening-revision-opened = a revision was begun
happening-edition-imported = an edition was read in
happening-statement-added = a statement was added
happening-statement-reworded = a statement was changed
happening-statement-moved = a statement was moved
happening-statements-linked = statements became others
happening-draft-change-undone = a change was taken back
happening-limit-passed = a limit was passed with a motive
happening-consultation-opened = a revision was sent on consultation
happening-revision-proposed = a revision was proposed
happening-revision-returned = a revision was sent back
happening-revision-withdrawn = a revision was withdrawn
happening-decision-recorded = a decision was recorded

# Recording a decision.
record-title = Record the decision on revision { $revision }
record-title-revocation = Record that the decision on revision { $revision } is revoked
record-knot = Being recorded
record-body = Who decided?
record-day = Day of the decision
record-in-force = In force from
record-in-force-set-hint = The first day that the indicator set is in force. The earlier one is in force through the day before.
record-in-force-hint = The first day that the revision is in force. The earlier one is in force through the day before.
record-number = Registration number
record-number-hint = For example 1.3.1-2018-4127.
record-paragraph = Paragraph of the minutes
record-paragraph-hint = For example § 7.
record-minutes = Minutes
record-minutes-hint = For example Minutes no. 6/2018.
record-attendance = Attendance and votes
record-attendance-hint = For example 7 of 8 members, unanimous.
record-presenter = Presented by
record-presenter-hint = Write the role, not the name: Head of staff.
record-reservations = Reservations
record-reservations-hint = As they were put. Leave it empty when nobody entered one.
record-unions = Consultation with the unions
record-unions-hint = The day of negotiation or information under the Co-Determination Act (MBL).
record-reason = Reason
record-reason-hint = Why the revision shall not come into force. The reason becomes a part of the decision.
record-final = When the decision has been recorded it cannot be changed or taken back. An error is corrected by a new decision.
record-send = Record the decision
record-send-revocation = Record the revocation
record-beside = This is decided
record-beside-revocation = This shall not come into force
record-paper = The document that is decided
record-digest = SHA-256 of the document:
record-adopted = The decision on revision { $revision } is recorded and sealed.
record-revoked = The revocation of revision { $revision } is recorded and sealed.
record-not-now = No decision can be recorded on { $revision } now
record-not-proposed = A decision is recorded on a revision that is proposed to a body. This one is not.
record-not-ahead = Only a revision that is adopted and not yet in force can be revoked. This one is not.
refusal-document-changed = The text of revision { $revision } is no longer the one that stood beside the form. Read the new text beside this and see whether it is the one that was decided. Then send again.
record-title-paper = Record the decision: { $paper }
record-paper-not-proposed = A decision is recorded on what is proposed to a body. This is not.
record-paper-decided = { $paper }: the decision is recorded and sealed.
refusal-paper-changed = The content is no longer what stood beside the form. Read the new content here beside and see if it is what was decided. Then send again.
decisions-paper-holds = In force
decisions-paper-replaced = Replaced by a later decision
decision-title-indicators = { $body } decides on indicator set { $set }
decision-decides-set = Indicator set { $set } is in force from
record-set-decided = The decision on indicator set { $set } is recorded.
