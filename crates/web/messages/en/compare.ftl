# Two revisions side by side.
compare-window = Revisions { $old } and { $new }
compare-title = From { $before ->
    [one] one statement
   *[other] { $before } statements
} to { $after ->
    [one] one
   *[other] { $after }
}
compare-title-as-many = { $count ->
    [one] One statement before and after,
   *[other] { $count } statements before and after,
} { $changed ->
    [0] none changed
    [one] one changed
   *[other] { $changed } changed
}
compare-of = { $revision }, { $when }
compare-with = against { $revision }, { $when }
compare-choose-old = Compare
compare-choose-new = with
compare-choose = Show
compare-origin = Origin
compare-knot = Compared with { $revision }
compare-turned = A comparison always goes from older to newer. You see how revision { $old } became revision { $new }.
compare-itself = { $revision } against itself
compare-itself-what = You have chosen the same revision twice, so there is no difference to show. Choose another in the list.
compare-itself-instead = Compare with { $revision }
compare-nothing = There is only one revision
compare-nothing-what = When the strategy has at least two revisions, this page shows what became of each statement from one to the other.

# The picture.
compare-picture-region = Picture of what became of each statement
compare-picture-title = What became of each statement, { $old } to { $new }
compare-picture-caption = One thread for each statement. Ring: a new statement. A thread that ends: removed.
compare-picture-ended = { $count ->
    [one] removed
   *[other] { $count } removed
}
compare-picture-others = Others
compare-picture-one-goal = One { $goal }

# The simplification in figures.
compare-in-figures = The simplification in figures
compare-simpler = Did it get simpler?
compare-measure = Measure
compare-difference = Difference
compare-statements-count = Statements
compare-words = Words
compare-lix = Readability, LIX
compare-words-per-sentence = Words per sentence
compare-overlaps = Overlaps, pairs
compare-headings = { $headings } are headings and are not counted as statements.
compare-reading-lix = Words, sentences and LIX are counted in the statements and their explanations. LIX below 40 is easy to read, above 50 hard.

# Statement by statement.
compare-statements = Statement by statement
compare-lines = { $count ->
    [one] One row
   *[other] { $count } rows
}
compare-lines-of = { $count } of { $all } rows are shown
compare-no-lines = No rows of that sort.
compare-show = Show
compare-all = All
fates-kept = Kept
fates-reworded = Reworded
fates-moved = Moved
fates-merged = Merged
fates-split = Split
fates-replaced = Replaced
fates-removed = Removed
fates-new = New
compare-statement = Statement
compare-before = Before
compare-now = Now
compare-reason = Reason
compare-was-numbered = { $new }, before { $number }
compare-became = { $old } became { $new }
compare-several = { $words } statements
compare-was-not = Was not there
compare-is-not = Is not there
compare-under = Under: { $parent }
compare-at-the-top = At the top, under nothing

# The thread's knot for the strategy, on pages about a revision.
knot-strategy = Strategy
knot-several = { $count } of them
