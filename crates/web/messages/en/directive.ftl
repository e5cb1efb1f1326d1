# The planning directive.
directive-title = Planning directive { $round }
directive-empty = The directive says what the management wants of the planning, what it asks of the units and what is specially important. It is not begun.
directive-write = Write the directive
directive-write-title = Write the directive { $round }
directive-point = Point out
directive-pointed = Specially important
directive-asked = { $all ->
    [yes] Asked of all units
   *[no] Asked of { $of }
}
directive-changes = Changed since the decision
directive-text = What the management wants
directive-text-hint = Empty lines part the text into paragraphs.
directive-asks = What is asked
directive-asks-hint = One thing on each row. Leave a row empty to remove it.
directive-ask-of = Of whom, row { $number }
directive-ask-what = What, row { $number }
directive-of-all = All units
directive-more = More rows
directive-save = Save the directive
directive-save-anyway = Save my text instead
directive-saved = The directive is saved.
directive-conflict = { $who } changed the round { $moment }, while you were writing. Your text is still in the form.

# Pointing out.
pointing-title = Point out what is specially important { $round }
pointing-new = Point out
pointing-now = Pointed out now
pointing-what = What
pointing-what-hint = A goal, a whole result area or the whole operations of a unit. An activity is found by a search below.
pointing-choose = Choose
pointing-reason = Reason
pointing-reason-hint = Why it is specially important this year. The reason is seen wherever the mark is.
pointing-seek = Look for an activity
pointing-none-found = No activity in the round is called so.
pointing-more-found = There are more. Write more of the name.
pointing-done = “{ $what }” is pointed out.
pointing-ended = “{ $what }” is no longer pointed out.
pointing-again = Point it out again
pointing-change = Change the reason
pointing-end = Remove
