# Writing a revision: one statement at a time, with its clarity beside it.
editor-title = Write revision { $revision }
editor-heading = Revision { $revision }, draft
editor-opened = opened { $moment }
editor-saved-by = saved { $moment } by { $who }
editor-based-on = based on revision { $revision }
editor-first = the first revision
editor-compare = Compare with revision { $revision }
editor-onward = On to consultation or proposal
editor-outline = Statements in the draft
editor-outline-help = Drag a statement to move it, or hold Alt and press arrow up or down.
editor-add = Add
editor-here = { $kind } in { $parent }
editor-text = Statement
editor-explanation = Explanation
editor-explanation-hint = What the statement means, for those who wonder.
editor-pointing = Direction
editor-pointing-none = Not stated
editor-pointing-up = There should be more of it
editor-pointing-down = There should be less of it
editor-pointing-keep = It should stay as it is
editor-facing = Facing
editor-facing-outward = Outward: what changes for those we are here for
editor-facing-inward = Inward: how we work
editor-horizon = Through the year
editor-reason = Reason for the change
editor-reason-hint = Follows along to the comparison and the decision. Needed before the revision can be proposed.
editor-against = Against revision { $revision }
editor-against-new = New in this revision
editor-against-none = Unchanged
editor-save = Save
editor-save-anyway = Save my text instead
editor-kept = What you write is kept until you save it, even if the connection is lost.
editor-saved-flash = The statement is saved.
editor-unsaved = You have text that you have not saved, written { $moment }.
editor-unsaved-discard = Discard it
editor-discarded = The unsaved text is gone.
editor-mend = Replace
editor-mended = Replaced in the text below. Save it if you like it.
editor-conflict-title = Someone else was first
editor-conflict = { $who } changed the statement { $moment }. Your text is still in the form. Compare them and save what should stand.
editor-conflict-theirs = What it says now
editor-also-here = { $who } is writing here too.
editor-also-reads = { $who } has this page open too.
editor-changed-since = Someone else has changed the statement since you opened it. If you save, you will see both texts.
editor-acts = Do more
editor-act-move = Move
editor-act-merge = Merge
editor-act-split = Split
editor-act-replace = Replace
editor-act-remove = Remove
editor-undo = Undo the last change
editor-undo-what = { $what } by { $who } { $moment }
editor-undone = The change is taken back.
editor-empty = The draft has no statements yet.

change-statement-added = Added
change-statement-reworded = Reworded
change-statement-moved = Moved
change-statements-linked = Replaced, split, merged or removed

# Clarity beside the text.
review-title = Clarity
review-while = while you write
review-lix-title = Readability, LIX: { $figures }. Under 40 is easy to read.
review-lix-figure = { $what } { $lix }
review-limit = LIX limit 40
review-draft = The draft
review-direction = Direction
review-direction-good = The statement points one way: “{ $word }”.
review-direction-missing = It does not show which way the statement points. More, fewer, better, simpler?
review-length = Length
review-length-is = { $words ->
    [one] One word.
   *[other] { $words } words.
} { $limit ->
    [one] The model allows one.
   *[other] The model allows { $limit }.
}
review-hidden-verb = Hidden verb
review-hidden-verb-is = “{ $found }” can become “{ $replacement }”.
review-hidden-verb-only = “{ $found }” hides a verb. Say what is done.
review-officialese = Officialese
review-officialese-is = “{ $found }” can become “{ $replacement }”.
review-officialese-only = “{ $found }”: is there a more common word?
review-long-sentence = Long sentence
review-long-sentence-text = Sentence { $number } of the statement has { $words } words.
review-long-sentence-explanation = Sentence { $number } of the explanation has { $words } words.
review-split-after = Split it after “{ $word }”.
review-conjunctions = Several things in one
review-conjunctions-is = “and” is there { $count } times. Is it one goal or several?
review-overlap = Overlap
review-overlap-is = { $percent } per cent the same as
review-overlap-ask = Can they be told apart?
review-breach = The model's limit
review-breach-soft = can be passed with a motive when the revision is proposed
review-breach-hard = must be kept
review-too-long = The text is too long to be looked at while you type: more than { $count } letters. A statement may have at most 300 letters and an explanation at most 4,000. What you wrote is still here.
review-nothing = Nothing to remark.
review-sum = The draft: { $statements ->
    [one] one statement
   *[other] { $statements } statements
}, { $words } words.
review-sum-against = Revision { $revision }: { $statements } and { $words }.

# Add, move, merge, split, replace, remove.
act-add-title = Add: { $kind }
act-before = Place
act-before-last = Last
act-before-this = Before “{ $text }”
act-added = The statement is added.
act-move-title = Move “{ $text }”
act-moved = The statement is moved.
act-move-reason-hint = Needed if the statement gets another place in the structure.
act-merge-title = Merge into one
act-merge-lead = Choose the statements that will become one. They get one text, and the comparison shows that they were merged.
act-merge-from = To be merged
act-merge-none = There is no other statement of the same kind to merge with.
act-merged = The statements are merged.
act-split-title = Split “{ $text }”
act-split-lead = Write one statement on each line, at least two. What stood under the old one comes under the first.
act-split-into = Becomes
act-split = The statement is split.
act-replace-title = Replace “{ $text }”
act-replace-lead = Use this when something else takes its place. If it is the same thing in other words, change the text instead.
act-replace-kind = Becomes
act-replace-also = Also replaces
act-replaced = The statement is replaced.
act-remove-title = Remove “{ $text }”
act-remove-lead = It disappears from the draft. What is in force does not change, and you can undo.
act-removed = The statement is removed.
act-top = At the top of the structure
act-reason = Reason
act-reason-hint = One sentence is enough. It is shown in the comparison and to those who decide.

editor-kind-draft = { $kind }, draft
editor-conflict-differs = The difference to your text
act-replace-none = There is no other statement of the same kind.

editor-break = Break
editor-strategy = Strategy
act-unchanged = Nothing changed: the statement already stands there.
