# The strategy through time, and one revision as a document.
strategy-page-title = The strategy through time
strategy-title = { $count ->
    [one] The strategy in one revision
   *[other] The strategy in { $words } revisions
}
strategy-none-title = No strategy yet
strategy-none = All revisions of the strategy will stand here, the latest first: drafts, adopted ones and those that have been in force.
strategy-open-first = Open the first revision
strategy-open-next = Open the next revision
strategy-words = { $count ->
    [one] one word
   *[other] { $count } words
}
strategy-compare = Compare with { $revision }
strategy-on-one-page = Show on one page
strategy-until = answers by { $day }
strategy-before-body = waiting for a decision by { $body }

revision-title = Strategy, revision { $number }
revision-text = The statements
revision-empty = The revision has no statements yet.
revision-about = About the revision
revision-figures = Extent
revision-statements = Statements
revision-words = Words
revision-lix = Readability, LIX
revision-model = Steering model
revision-before = Before
revision-course = The way to a decision
revision-write = Write in the draft

steps-title = The way here
step-opened = Opened
step-consultation = In consultation
step-consultation-to = { $to }, answers by { $day }
step-proposed = Proposed
step-proposed-to = To { $body }
step-returned = Back for rework
step-withdrawn = Withdrawn
step-adopted = Adopted
step-in-force = In force from { $day }
step-revoked = Decision revoked
step-imported = Imported
step-imported-as = The edition “{ $label }”, in force from { $day }
