# Why something could not be done, and what to do about it. The key is refusal- and the rule's own word.
refusal-text-empty = Fill in this field.
refusal-text-too-long = The text has { $value } characters. Shorten it to at most { $limit }.
refusal-not-a-day = Write a day, for example 2017-10-23.
refusal-year-wrong = “{ $value }” is not a year between 2000 and 2100.
refusal-already-founded = { $organisation } is already there.
refusal-body-unknown = Choose a body in the list.
refusal-no-mandate = { $body } had no mandate to decide this on { $day }. Choose another body or another day.
refusal-changed-meanwhile = Someone else changed it first. Read both texts and save the one that should stand.
refusal-day-has-passed = { $day } has passed. Choose a day from today on.
refusal-decided-in-the-future = { $day } is still to come. Write the day on which the decision was made.
refusal-in-force-before-decision = The revision can be in force at the earliest from the day of the decision, { $day }.
refusal-in-force-before-earlier = Another revision is in force from { $day }. Choose a later day.
refusal-unions-after-decision = The unions were consulted on { $day }, but that is after the decision. Check the days.
refusal-not-proposed-to-body = It has not been proposed to { $body }. Choose the body that it has been proposed to.
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
refusal-statement-there-already = The statement “{ $text }” is already there. Write something else, or change the one that is there.
refusal-registration-number-taken = { $number } is already on a decision: { $body }, { $day }. If it is the same matter, so that the number is right, send again.

# Numbers and amounts.
refusal-not-a-number = “{ $value }” is not a number. Write for example 18.4.
refusal-too-many-decimals = “{ $value }” has too many decimals. Write at most { $limit }.
refusal-number-too-large = “{ $value }” is too large. Check the unit.

# The planning.
refusal-round-unknown = There is no planning round { $round }.
refusal-round-closed = The round { $round } is closed. Open it again to change it.
refusal-round-taken = There is already a round called { $name }. Choose another name.
refusal-ends-before-it-begins = { $day } is before the first day. Choose a later day.
refusal-phases-not-in-order = The phases must come in order. Look over the dates.
refusal-phase-is-now = The round is already in that phase.
refusal-plan-not-decided = The operational plan is not decided. Decide it first.
refusal-paper-under-way = It is before a body and cannot be changed now. Take it back first.
refusal-paper-empty = There is nothing to decide yet.
refusal-paper-not-proposed = It is not before a body.
refusal-frames-passed = { $count ->
    [one] One frame is passed
   *[other] { $count } frames are passed
}. Write why, or change the allocation.
refusal-moves-without-motive = { $count ->
    [one] One move has no motive
   *[other] { $count } moves have no motive
}. Write why the resources are moved.
refusal-activity-below-zero = “{ $title }” would have less than nothing. Change the allocation.
refusal-name-taken = The name { $name } is taken. Choose another.
refusal-source-unknown = There is no source of funding { $source }. Choose one in the list.
refusal-source-closed = The source { $source } is closed for new plans. Choose another.
refusal-source-twice = The same source stands twice. Make the rows one.
refusal-unit-unknown = There is no unit { $unit }.
refusal-area-unknown = There is no area { $area } in the strategy.
refusal-goal-unknown = There is no goal { $goal } in the strategy. Choose one in the list.
refusal-goal-twice = The same goal stands twice. Make the shares one.
refusal-shares-not-whole = The shares must sum to 100%.
refusal-not-pointed-out = It is not pointed out.
refusal-resources-below-zero = An amount cannot be less than nothing.
refusal-resources-decided = The resources are decided. They change by a new decision on the allocation.
refusal-break-is-gone = The break is no longer there. Someone has mended it already.
refusal-break-not-aside = That break is not set aside.
refusal-activity-unknown = There is no activity { $activity } in the round.
refusal-activity-changed-meanwhile = Someone else changed “{ $title }” first. Read both texts and save the one that should stand.
refusal-activity-twice = “{ $title }” is there twice. Keep one of the rows.
refusal-person-unknown = There is no person { $person }. Choose someone in the list.
refusal-person-twice = The same person stands twice. Make the rows one.
refusal-percent-outside = { $percent }% is not possible. Write 1–100.
refusal-task-unknown = There is no task { $task } in the register.
refusal-too-many-at-once = { $count } activities are too many at once. Divide them into at most { $limit }.
refusal-not-your-unit = You do not plan for { $unit }. Ask its manager or a strategist.
refusal-plan-empty = The plan has no activities. Add at least one.
refusal-plan-rests = The plan is sent in or approved and cannot be changed now.
refusal-plan-not-there = The plan is not in that state. Read the page again.
refusal-over-frame-without-motive = The plan passes its frame by { $kronor } and { $person_years } person-years. Write why, or change the plan.
refusal-reached-in-the-future = { $day } has not been yet.
refusal-scenario-unknown = There is no scenario { $scenario }.
refusal-moves-out-of-date = { $count ->
    [one] A row in the scenario has changed in the plan since you moved it. Make the moves again.
   *[other] { $count } rows in the scenario have changed in the plan since you moved them. Make the moves again.
}
refusal-scenario-rests = The scenario cannot be changed: it is decided, proposed, laid aside or overtaken by a decision.
refusal-scenario-not-overtaken = The scenario { $name } need not be begun anew: no decision came before it.
refusal-same-place = Choose different places to move from and to.
refusal-amount-not-above-zero = Write an amount above zero.
refusal-part-outside = Write a part from 0.01 to 100%.
refusal-scenario-changed-meanwhile = The scenario was changed while you worked, by someone else or in another tab. The figures are now the new ones. Do it again if you still want to.
refusal-frames-pasted-nothing = No line has a name and an amount. Write name, kronor and person-years with tabs or semicolons between, for example Ekonomi; 17; 12.
refusal-not-enough-resources = There are only { $kronor } and { $person_years } person-years there.
refusal-nothing-to-take = There is nothing to take there.
refusal-nothing-to-receive = There is no activity there to receive it. Add one first.
refusal-task-number-taken = { $number } in { $document } is already in the register.
refusal-dates-not-in-order = The days of { $number } must come in order.
refusal-amended-before = The amendment of { $day } is older than the document. Choose a later day.
refusal-not-your-task = Only those who plan for the unit that has the task can say that it is answered. Ask its manager or a strategist.
refusal-task-not-there = The task is not in that state. Read the page again.
refusal-due-line-wrong = “{ $line }” does not begin with a day. Write for example 2018-06-01 Interim report.
refusal-unit-not-there = { $unit } is not there on { $day }. Choose another unit or another day.
refusal-part-of-itself = A unit cannot be part of itself or go on with its own work.
refusal-too-few-units = Choose at least two units.
refusal-regrouped-later = { $unit } already changes on a later day. Make the change from that day.
refusal-nothing-goes-on = No activity of the round before goes on, or they are all here already.
refusal-source-needed = Choose where the money and the time come from.
refusal-nobody-called = Nobody is called “{ $value }”, or several are. Choose from the list.
refusal-activity-gone = Someone else has removed the activity. What you wrote is still here. If you save, it is added anew.
refusal-goal-needed = Choose a goal, or empty the share.
refusal-share-needed = Write how much, for example 40.
refusal-share-not-a-number = “{ $value }” is no share. Write per cent with at most two decimals, for example 33.33.
refusal-task-not-found = No open task is called so: “{ $value }”. Write the number of the task, or choose from the list.
refusal-task-several = Several tasks can be meant by “{ $value }”: { $some }. Write more, or choose from the list.
refusal-activity-not-found = No activity is called so: “{ $value }”. Write some words of its title, or choose from the list.
refusal-activity-several = Several activities can be meant by “{ $value }”: { $some }. Write more, or choose from the list.
refusal-need-not-found = No other activity of the round is called so: “{ $value }”. Write a few words of its title, or choose from the list.
refusal-need-several = Several activities can be meant by “{ $value }”: { $some }. Write more, or choose from the list.
refusal-percent-needed = Write how many per cent of their time, 1–100.
refusal-nothing-pasted = Paste a table, or choose a file.
refusal-plan-changed-since-shown = The plan, or what you chose, is not what it was when the rows were shown. Read them once more.
refusal-nothing-ticked = Tick at least one activity.
refusal-nothing-to-change = Choose what is to change.
refusal-both-ways = That is more money and fewer people, or the reverse. Make two moves, or leave the source empty.
refusal-table-without-document = Say which document the tasks are in. The table does not.
refusal-table-without-document-day = Write the date of the document. The table does not say it.
refusal-nothing-moves = It is so already. Nothing moves.

# Indicators.
refusal-indicator-unknown = There is no indicator { $indicator }.
refusal-indicator-name-taken = Another indicator is already called “{ $name }”. Choose another name.
refusal-indicator-ended = “{ $name }” has ended. Take it up again first.
refusal-indicator-not-ended = The indicator has not ended.
refusal-indicator-in-set = “{ $name }” is in indicator set { $set }. Leave it out of the next set first.
refusal-redefined-without-reason = Write why the definition is changed.
refusal-break-needed = There are values in { $unit } already. Write from which period it is counted the new way. The earlier values stay as they are, and the series breaks there.
refusal-break-or-comparable = The indicator is counted otherwise than the values that there are. Write why they can be compared anyway, or from when the series breaks.
refusal-break-and-comparable = Either the series breaks or the values can be compared. Take one of them away.
refusal-reflects-twice = The same thing is chosen twice.
refusal-ends-not-in-order = The upper end has to be greater than { $low }.
refusal-not-above-zero = Write a number greater than zero.
refusal-value-outside-limits = { $value } is outside the values that can be: { $ends ->
    [both] { $lowest } to { $highest }
    [lowest] at least { $lowest }
   *[highest] at most { $highest }
}. Change the value, or the limits in the definition.
refusal-target-without-kind = You have written a target ({ $value }) and chosen No. Choose whether it is at least or at most so much, or empty the fields of the target.
refusal-band-of-another-way = You have written a band ({ $value }) and not chosen that the value is to be within a band. Choose that, or empty the fields of the band.
refusal-not-a-count-of-decimals = “{ $value }” is no number of decimals. Write a whole number from 0 to { $limit }.
refusal-cost-below-zero = A cost cannot be less than nothing, as { $value }. Write what the indicator costs a year in kronor.
refusal-target-before-base = The target has to come after the period that it is counted from.
refusal-dimension-twice = “{ $value }” stands twice.
refusal-dimension-unknown = “{ $name }” is not broken down by “{ $value }”. Add that to the definition first.
refusal-value-missing = { $name }, { $period }: write a value, or choose a status that says why it is missing.
refusal-value-for-none = { $name }, { $period }: the status says that there is no value, and there is one.
refusal-period-twice = { $name }: { $period } stands twice.
refusal-interval-wrong = { $name }, { $period }: the value { $value } is not between { $low } and { $high }. Mend the value, the lowest or the highest.
refusal-fraction-wrong = { $name }, { $period }: the denominator has to be greater than zero.
refusal-correction-without-reason = { $count ->
    [one] A final value is changed. Write why.
   *[other] { $count } final values are changed. Write why.
}
refusal-import-unknown = There is no import { $import }.
refusal-import-taken-back = The values have already been taken back.
refusal-address-not-web = “{ $value }” is no address on the web. Write the whole address, such as https://api.scb.se/table.
refusal-address-has-credentials = The address has what looks like a password or a key in it. It would stand in the log. Remove it.
refusal-fetch-name-taken = There is already a fetch called { $name }. Give this one another name.
refusal-fetch-query-not-json = The query is not JSON: it cannot be read on line { $line }, character { $column }. Copy it again from the source, or leave the field empty.
refusal-fetch-hour-wrong = “{ $value }” is no hour. Choose one between 0 and 23.
refusal-fetch-choice-unknown = “{ $value }” cannot be chosen. Choose something in the list.
refusal-fetch-responsible-may-not = Choose someone who may bring in values.
refusal-fetch-host-not-allowed = The host { $host } may not be asked in this installation. Those that may be asked: { $allowed }. Ask whoever runs the system if it is needed.
refusal-too-many-fetches = There are already { $limit } fetches. Remove one that is not needed.
refusal-fetch-unknown = There is no fetch { $fetch }.
refusal-fetched-file-gone = What was fetched does not wait any more. Someone else has taken care of it.
refusal-set-unknown = There is no indicator set { $set }.
refusal-set-already-open = Indicator set { $set } has already been begun.
refusal-set-not-draft = The set cannot be changed now.
refusal-leads-for-what-it-does-not-reflect = “{ $name }” does not reflect goal { $goal }. Choose one of its own goals.
refusal-indicator-not-in-set = The indicator is not in the set.
refusal-reason-missing = Write why.
refusal-set-empty = The set is empty. Take in at least one indicator.
refusal-set-as-before = The set is the same as the one that is decided. There is nothing to decide.
refusal-goals-crowded = { $count ->
    [one] A goal has more than { $limit } indicators. Write why, or leave one out.
   *[other] { $count } goals have more than { $limit } indicators. Write why, or leave some out.
}
refusal-set-not-proposed = The set is not proposed.
refusal-set-not-open = The set has already come to its end.
refusal-disagreement-without-reason = Write why you say another thing than the rule.
refusal-break-unknown = That break is no longer there.
refusal-not-a-period = “{ $value }” is no period. Write for example 2018, 2018 Q3 or 2018-03.
refusal-half-divided = Write both numerator and denominator, or neither. Here there is only “{ $value }”.
refusal-half-interval = Write both lowest and highest, or neither. Here there is only “{ $value }”.
refusal-high-below-low = { $value } is less than the lowest, which is { $low }. Let them change places, or mend one of them.
refusal-period-empty = Write which period the value is for, for example 2018, 2018 Q3 or 2018-03.
refusal-period-on-two-rows = { $period } stands both on row { $row } and on row { $other }. Remove one of them.
refusal-period-not-begun = { $name }: { $period } has not begun, so it cannot have a value yet. It begins on { $day }. Mend the period, or remove the value.
refusal-period-of-other-length = { $period } is a period of another length than the indicator counts with. Write { $frequency ->
    [monthly] a month, for example 2018-03
    [quarterly] a quarter, for example 2018 Q3
    [every-tertial] a third of a year, for example 2018-T2
    [half-yearly] half a year, for example 2018 H1
   *[yearly] a year, for example 2018
}.
refusal-part-unknown = The part “{ $part }” is no longer there: its values were taken back. Choose another part.
refusal-no-values = Fill in at least one value.
refusal-has-a-value = The status says that there is no value, and there is { $value }. Remove the value, or choose another status.
refusal-email-wrong = This is not an e-mail address. Write it as name@agency.se.
refusal-email-taken = The address is someone else’s. Fill in another.
refusal-email-needed = The person signs in with the address. Disable the account if the person is not to sign in.
refusal-roles-none = Choose at least one role.
refusal-last-administrator = Nobody else can run the system. First make someone else an administrator who can sign in.
refusal-name-not-typed = Type { $name } to confirm. Nothing has been erased.
refusal-password-short = The password has { $count } characters. It needs at least { $limit }.
refusal-password-long = The password has { $count } characters. It can have at most { $limit }.
refusal-password-leaked = This password is among those that other services have lost. Choose another, which you use nowhere else.
refusal-password-easy = This password is easy to guess. Choose a few words that do not belong together.
refusal-password-not-current = This is not your current password.
refusal-sign-in-wrong = The address or the password is not right.
refusal-sign-in-wait = There have been too many tries. Wait a quarter of an hour and try again.
refusal-link-gone = The link cannot be used.

# Roles in parts of the agency, and deputies.
refusal-role-not-there = The role is not given there. Managers and those who write in the plan have the role in a unit, a secretary in a body or in the whole agency, all others in the whole agency.
refusal-role-given-already = The person already has that role there, from { $day }. End it first if it is to hold on other days.
refusal-days-backwards = The last day can be { $day } at the earliest.
refusal-assignment-unknown = The person was not given that role. Load the page again.
refusal-not-yours-to-give = Only the person or an administrator may do that. Who writes in a unit’s plan is also for the unit’s manager to say.
refusal-deputy-self = Nobody can be their own deputy. Choose somebody else.
refusal-deputy-role-not-held = The person does not have that role that day, or nobody else can take it over. Choose another role or day.
refusal-deputy-too-long = A deputy is named for { $limit } days at most. Choose an earlier last day.
refusal-deputy-named-already = That person is already a deputy in the role, until and including { $day }.
refusal-deputation-unknown = The deputy has not been named. Load the page again.
refusal-person-not-called = Nobody in the directory is called “{ $name }”. Choose a name in the list.
refusal-not-your-body = You are not secretary of { $body }. Ask whoever is to record the decision.
refusal-ground-wrong = “{ $value }” is no chapter of the Public Access to Information and Secrecy Act. Write a number from 1 to { $limit }.
refusal-secret-already = The task is already secret.
refusal-not-secret = The task is not secret.
refusal-not-yours-to-mark = You would no longer see the task. Ask management, the unit’s manager or somebody who is cleared to mark it.

# Bodies.
refusal-body-name-taken = Another body is called { $name }. Choose another name.
refusal-body-closed = { $body } closed after { $day } and cannot be changed.
refusal-body-has-proposals = Something lies before { $body }. Record the decision or take the proposal back first.
refusal-member-already = The person already sits in { $body } that day.
refusal-mandate-already = The body already has that mandate on the same basis, from { $day }.
refusal-body-type = Send it as { $types }.

# Verdicts.
refusal-verdict-revision-over = The revision is in force no more, or is withdrawn. Choose another.
refusal-verdict-before-today = { $value } has passed already. Choose today or a later day.
refusal-verdict-too-long = A round can be at most { $limit } days. Choose an earlier last day.
refusal-verdict-too-few = Only { $count } could answer. Ask at least { $limit }, or nothing can be shown.
refusal-verdict-too-alike = The round “{ $round }” goes on at the same time about the same revision, and { $count } people are asked in only one of the two. Their answers could then be worked out. Ask exactly the same people, let at least { $limit } differ, or wait until it is closed.
refusal-verdict-no-units = Choose at least one unit.
refusal-verdict-round-unknown = There is no round { $round }. Load the page again.
refusal-verdict-over = The round has ended already. Load the page again.
refusal-verdict-answered = Somebody has answered, so the round cannot be withdrawn. Close it instead.
refusal-verdict-not-closed = Words can be hidden when the round is closed.
refusal-verdict-not-open = The round is not open for answers.
refusal-verdict-not-asked = This round is for others to answer.
refusal-verdict-mark-missing = Choose a number, or “Cannot say”.

# Workshops.
refusal-workshop-unknown = There is no workshop { $workshop }. Load the page again.
refusal-workshop-over = The workshop is closed or called off. Open it again to change it.
refusal-workshop-over-already = { $value } has passed. Choose today or a later day.
refusal-workshop-too-long = A workshop can last at most { $limit } days. Choose an earlier last day.
refusal-workshop-open-already = The workshop is open already.
refusal-workshop-called-off = The workshop is called off. Plan another.
refusal-workshop-not-open = The workshop is not open.
refusal-workshop-day-passed = The last day was { $day }. No more is taken.
refusal-not-yours-to-lead = You do not lead the workshop. Ask whoever planned it.
refusal-workshop-has-begun = There are contributions already. Close the workshop instead.
refusal-workshop-sign-in = This workshop is for those who are signed in. Sign in and try again.
refusal-questions-none = Write at least one question, or choose ready questions.
refusal-questions-too-many = { $count } questions are too many. Choose at most { $limit }.
refusal-question-asked = The first { $count } questions have been asked already. Keep a line for each of them.
refusal-question-answered = Question { $number } has contributions. Leave it as it was asked, on line { $number }: { $question }
refusal-question-unknown = There is no question { $question }. Choose one from the list.
refusal-question-not-asked = Question { $question } has not been asked yet. Wait until it is on the wall.
refusal-votes-wrong = Write a number from 1 to { $limit }.
refusal-votes-used = You have used your { $limit } votes. Take one back to vote for something else.
refusal-vote-over = The vote is over.
refusal-minutes-wrong = “{ $value }” is no number of minutes. Write a whole number from 1 to { $limit }, or leave it empty.
refusal-nothing-to-vote-on = There are no contributions to vote on for question { $question }.
refusal-answers-before = { $value } is before the last day of the workshop. Choose a later day.
refusal-joining-has-begun = Somebody has said something already. Who can join, and whether names are shown, cannot be changed now.
refusal-room-code-taken = No free code could be found. Try again.
refusal-room-code-wrong = “{ $value }” is no code. Type the six digits on the wall.
refusal-room-code-unknown = No workshop is open with the code { $value }. Read it again on the wall.
refusal-too-many-codes = Codes have been tried too many times. Try again { $until }.
refusal-said-with-name = Names are shown in this workshop.
refusal-said-without-name = No names are kept in this workshop.
refusal-said-enough = You have left { $limit } contributions. No more can be left here.
refusal-not-in-workshop = The contribution is not of the workshop. Load the page again.
refusal-group-elsewhere = The group “{ $heading }” has contributions from elsewhere. Choose another group, or ask whoever works with the strategy.
refusal-candidate-there = The candidate is there already. Write another.
refusal-candidate-unknown = The candidate is gone. Load the page again.
refusal-candidate-chosen = The candidate was chosen into the draft and cannot be put aside.
refusal-not-confirmed-yet = You have not signed in again yet. Do so in the other tab, and then come here.
