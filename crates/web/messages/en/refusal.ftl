# Why something could not be done, and what to do about it. The key is refusal- and the rule's own word.
refusal-text-empty = Fill in this field.
refusal-text-too-long = The text has { $value } characters. Shorten it to at most { $limit }.
refusal-not-a-day = Write a day, for example 2017-10-23.
refusal-year-wrong = “{ $value }” is not a year between 2000 and 2100.
refusal-already-founded = { $organisation } is already there.
refusal-body-unknown = Choose a body in the list.
refusal-no-mandate = { $body } had no mandate to decide on the strategy on { $day }. Choose another body or another day.
refusal-changed-meanwhile = Someone else changed it first. Read both texts and save the one that should stand.
refusal-day-has-passed = { $day } has passed. Choose a day from today on.
refusal-decided-in-the-future = { $day } is still to come. Write the day on which the decision was made.
refusal-in-force-before-decision = The revision can be in force at the earliest from the day of the decision, { $day }.
refusal-in-force-before-earlier = Another revision is in force from { $day }. Choose a later day.
refusal-unions-after-decision = The unions were consulted on { $day }, but that is after the decision. Check the days.
refusal-not-proposed-to-body = The revision has not been proposed to { $body }.
refusal-not-adopted-ahead = Revision { $revision } is not adopted for a day to come, so it cannot be revoked.
refusal-revision-already-open = Revision { $revision } is already on its way. Go on writing in it, or withdraw it first.
refusal-revision-unknown = There is no revision { $revision }.
refusal-revision-not-draft = { $state ->
    [in-consultation] Revision { $revision } is on consultation. Take it back to change the text.
    [proposed] Revision { $revision } is proposed for decision. Take it back to change the text.
    [withdrawn] Revision { $revision } is withdrawn. Open the next revision instead.
   *[other] Revision { $revision } is decided and cannot be changed. Open the next revision instead.
}
refusal-revision-not-under-way = Revision { $revision } is neither on consultation nor proposed, so there is nothing to take back.
refusal-revision-decided = Revision { $revision } is decided. Only another decision can revoke it.
refusal-revision-empty = Revision { $revision } has no statements. Add at least one.
refusal-limits-broken = { $count ->
    [one] One fixed limit of the steering model is not kept. It is in the list above.
   *[other] { $count } fixed limits of the steering model are not kept. They are in the list above.
}
refusal-motives-missing = { $count ->
    [one] One soft limit is passed without a motive. Write the motive, or change the draft.
   *[other] { $count } soft limits are passed without motives. Write the motives, or change the draft.
}
refusal-reasons-missing = { $count ->
    [one] One change has no reason. Write it in the draft.
   *[other] { $count } changes have no reasons. Write them in the draft.
}
refusal-limit-not-passed = The draft already keeps that limit, or the limit may not be passed.
refusal-kind-not-in-model = The steering model has no such kind of statement. Choose another.
refusal-parent-unknown = Choose a place in the list.
refusal-may-not-stand-there = That kind of statement cannot stand there. Choose another place.
refusal-statement-unknown = The statement is no longer in the draft. Someone may have removed or replaced it.
refusal-statement-under-itself = A statement cannot stand under itself or under what it replaces. Choose another place.
refusal-statement-has-children = { $count ->
    [one] One statement stands under this one. Move or remove it first.
   *[other] { $count } statements stand under this one. Move or remove them first.
}
refusal-merge-needs-two = Choose at least one more statement.
refusal-merge-one-kind = Only statements of the same kind can be merged. Use Replace instead.
refusal-split-needs-two = Write at least two statements, one on each line.
refusal-replace-needs-one = Choose what is to be replaced.
refusal-replace-needs-text = Write what takes its place.
refusal-nothing-to-undo = There is no change to undo.
