# What a rule said no to, and what can be done. The key is "refusal-" and the rule's own word.

# Text and days.
refusal-text-empty = Write something here.
refusal-text-too-long = The text has { $value } characters. There is room for { $limit }.
refusal-not-a-day = Write a day that exists, with year, month and day.
refusal-day-has-passed = The day { $day } has already been. Choose a later day.

# The organisation.
refusal-already-founded = { $organisation } is here already.
refusal-body-unknown = Choose a body from the list.
refusal-no-mandate = { $body } has no mandate over the strategy on { $day }. Choose another body, or give it the mandate first.

# Writing a revision.
refusal-changed-meanwhile = Someone else has changed the same thing since you opened it. Read the new text and send again.
refusal-kind-not-in-model = The steering model does not have that kind of statement. Choose a kind that it has.
refusal-may-not-stand-there = The statement may not stand there. The steering model says what may stand under what.
refusal-merge-needs-two = Choose at least two statements to merge.
refusal-merge-one-kind = Only statements of the same kind can be merged.
refusal-nothing-to-undo = There is nothing more to undo.
refusal-parent-unknown = Choose a place that is in the draft.
refusal-replace-needs-one = Choose at least one statement to replace.
refusal-replace-needs-text = Write what is to stand in its place.
refusal-revision-already-open = Revision { $revision } is already open. Go on writing in it, or withdraw it first.
refusal-revision-not-draft = Revision { $revision } cannot be changed: { $state ->
    [in-consultation] it is out for consultation. Take it back to draft first.
    [proposed] it is proposed for decision. Take it back to draft first.
    [withdrawn] it is withdrawn. Open a new one.
   *[other] it is decided. Open a new one.
}
refusal-revision-unknown = There is no revision { $revision }.
refusal-split-needs-two = Split the statement into at least two.
refusal-statement-has-children = { $count ->
    [one] One statement stands under it. Move or remove that one first.
   *[other] { $count } statements stand under it. Move or remove them first.
}
refusal-statement-under-itself = A statement cannot stand under itself.
refusal-statement-unknown = Statement { $statement } is not in the draft. Someone may have removed it.

# The way to a decision.
refusal-limit-not-passed = The limit is not passed, so it needs no motive.
refusal-limits-broken = { $count ->
    [one] The draft breaks a limit of the steering model that must be kept. Mend it first.
   *[other] The draft breaks { $count } limits of the steering model that must be kept. Mend them first.
}
refusal-motives-missing = { $count ->
    [one] A limit is passed without a motive. Write why, or keep the limit.
   *[other] { $count } limits are passed without a motive. Write why, or keep the limits.
}
refusal-reasons-missing = { $count ->
    [one] A change has no reason. Write why it is made.
   *[other] { $count } changes have no reason. Write why they are made.
}
refusal-revision-decided = Revision { $revision } is decided and cannot be withdrawn.
refusal-revision-empty = Revision { $revision } is empty. Write something before it goes on.
refusal-revision-not-under-way = Revision { $revision } is neither out for consultation nor proposed, so it cannot be taken back.

# The decision.
refusal-decided-in-the-future = The day of the decision, { $day }, has not been yet. Write the day on which the body decided.
refusal-in-force-before-decision = The strategy cannot be in force from a day before the decision on { $day }.
refusal-in-force-before-earlier = Another revision is decided to be in force from { $day }. Choose a day after it.
refusal-not-adopted-ahead = Revision { $revision } cannot be revoked. Only what is decided and not yet in force can be.
refusal-not-proposed-to-body = The revision is not proposed to { $body }. Propose it to the body first.
refusal-unions-after-decision = The negotiation with the unions, { $day }, must come before the decision.
