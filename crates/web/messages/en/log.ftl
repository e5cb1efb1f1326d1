# The log, for those who verify.
log-title = The log
log-heading = { $count ->
    [one] One record in the log
   *[other] { $count } records in the log
}
log-events = Events, the latest first
log-aside = Files for verification
log-record = Record
log-when = When
log-what = What happened
log-where = Where
log-workshop = Workshop
log-verdict-round = Verdicts
log-comments = Comments
log-export = The whole log as a file
log-export-what = One line for each record and each checkpoint, in the format of the seal. It can be kept in the archive and verified anywhere.
log-export-get = Download the log
log-verify = Verify the file on another computer:
log-checkpoints = Checkpoints
log-checkpoints-what = A checkpoint says how many records the log had and what they came to together. Keep it outside the system, for example in the approved minutes: the log can then not be exchanged unseen.
log-sign = Make a checkpoint now
log-signed = The checkpoint is made and holds the whole log.
log-no-checkpoints = No checkpoint has been made yet. The first is made at the next decision, or tonight.
log-older = Older checkpoints, { $count }
log-note = Download the checkpoint
log-growth = Proof that the log has only grown since then
log-key = Public key
log-key-what = With it the signatures are verified. Whoever verifies should have it from elsewhere than the server.
log-key-get = Download the key
log-statement-unknown = statement { $number }

# A sentence for each sort of event.
event-organisation-founded = { $who } set up { $name }.
event-organisation-published = { $who } opened what is decided to everyone.
event-unit-added = { $who } added the unit { $name }.
event-person-placed = { $who } gave { $person } the roles { $roles }.
event-body-added = { $who } added the body { $name }.
event-member-added = { $who } added { $person } as a member of { $body } from { $day }.
event-mandate-given = { $who } gave { $body } a mandate from { $day }, by { $basis }.
event-model-adopted = { $who } introduced the steering model { $name }.
event-revision-opened = { $who } began { $revision }.
event-edition-imported = { $who } read in the edition { $label } as { $revision }, with { $count ->
    [one] one statement
   *[other] { $count } statements
} and headings.
event-statement-added = { $who } added “{ $text }” to { $revision }.
event-statement-reworded = { $who } changed a statement in { $revision }. It now reads “{ $text }”.
event-statement-moved = { $who } moved “{ $text }” in { $revision }.
event-statements-linked = { $kind ->
    [merged] { $who } merged { $from } statements in { $revision } into “{ $text }”.
    [split] { $who } split a statement in { $revision } into { $to }. The first reads “{ $text }”.
    [replaced] { $who } replaced { $from ->
        [one] one statement
       *[other] { $from } statements
    } in { $revision } with “{ $text }”.
   *[removed] { $who } removed { $from ->
        [one] one statement
       *[other] { $from } statements
    } from { $revision }. Reason: { $reason }
}
event-draft-change-undone = { $who } took back the last change to { $revision }.
event-limit-passed = { $who } passed a limit in { $revision }. Motive: { $motive }
event-consultation-opened = { $who } sent { $revision } on consultation to { $to }, through { $day }.
event-revision-proposed = { $who } proposed { $revision } to { $body }.
event-revision-returned = { $who } sent { $revision } back. Reason: { $reason }
event-revision-withdrawn = { $who } withdrew { $revision }. Reason: { $reason }
event-decision-recorded = { $what ->
    [revoke] { $who } recorded that { $body } has revoked the decision on { $revision }, registration number { $number }.
    [paper] { $who } recorded that { $body } has decided: { $paper }, registration number { $number }.
    [indicators] { $who } recorded that { $body } has decided on { $paper }, registration number { $number }.
   *[adopt] { $who } recorded that { $body } has decided on { $revision }, registration number { $number }.
}

# The planning.
event-round-opened = { $who } opened the planning round { $name }. { $count ->
    [0] No activity came along.
    [one] One activity came along.
   *[other] { $count } activities came along.
}
event-calendar-set = { $who } set the dates of the phases in { $round }.
event-phase-entered = { $who } went to the phase { $phase } in { $round }.
event-funding-added = { $who } added the source of funding { $name }.
event-funding-closed = { $who } closed the source of funding { $name } for new plans.
event-directive-written = { $who } wrote in the directive of { $round }.
event-pointed-out = { $who } pointed out “{ $what }” in { $round }. Reason: { $reason }
event-pointing-ended = { $who } no longer points out “{ $what }” in { $round }.
event-frames-set = { $who } set { $count ->
    [one] one frame
   *[other] { $count } frames
} in { $round }.
event-paper-proposed = { $who } proposed { $paper } to { $body }.
event-paper-returned = { $who } took back { $paper }. Reason: { $reason }
event-activities-written = { $written ->
    [0] { $who } removed { $removed ->
        [one] one activity
       *[other] { $removed } activities
    } from the plan of { $unit }, { $round }.
    [one] { $who } wrote the activity “{ $title }” in the plan of { $unit }, { $round }.
   *[other] { $who } wrote { $written } activities in the plan of { $unit }, { $round }.
}
event-plan-change-undone = { $who } took back the last change to the plan of { $unit }, { $round }.
event-activity-progressed = { $who } reported “{ $title }” as { $status }, { $round }.
event-frame-passed = { $who } passed the frame of { $unit }, { $round }. Motive: { $motive }
event-plan-moved = { $step ->
    [submitted] { $who } sent in the plan of { $unit }, { $round }.
    [returned] { $who } returned the plan of { $unit }, { $round }.
    [approved] { $who } approved the plan of { $unit }, { $round }.
    [recalled] { $who } took back the plan of { $unit }, { $round }.
    [reopened] { $who } reopened the plan of { $unit }, { $round }.
   *[commented] { $who } commented on the plan of { $unit }, { $round }.
}
event-scenario-named = { $who } began the scenario { $scenario }, { $round }.
event-resources-moved = { $who } moved resources in { $scenario }.
event-move-undone = { $who } took back the last move in { $scenario }.
event-scenario-commented = { $who } commented on { $scenario }.
event-scenario-dropped = { $who } laid aside { $scenario }. Reason: { $reason }
event-break-set-aside = { $who } set a break aside in { $round } until { $day }: { $break }. Motive: { $motive }
event-break-taken-up = { $who } took a break up again in { $round }: { $break }.

# The register of external tasks.
event-tasks-registered = { $count ->
    [one] { $who } registered the task “{ $task }”.
   *[other] { $who } registered { $count } tasks.
}
event-task-rewritten = { $how ->
    [amended] { $who } changed the task “{ $task }” after { $document }.
   *[corrected] { $who } corrected the task “{ $task }”.
}
event-tasks-handed-out = { $who } handed { $count ->
    [one] one task
   *[other] { $count } tasks
} to units.
event-task-moved = { $step ->
    [answered] { $who } recorded that the task “{ $task }” is answered.
    [reopened] { $who } opened the task “{ $task }” again.
   *[withdrawn] { $who } took the task “{ $task }” from what is to be answered.
}
event-units-regrouped = { $how ->
    [added] { $who } added the unit { $begun } from { $day }.
    [closed] { $who } closed { $ended } from { $day }.
   *[changed] { $who } changed the units from { $day }: { $ended } becomes { $begun }.
}

# Indicators.
event-indicators-defined = { $count ->
    [one] { $who } added the indicator { $name }.
   *[other] { $who } added { $count } indicators. The first is { $name }.
}
event-indicator-redefined = { $how ->
    [broken] { $who } changed the definition of { $name } so that the series breaks. Reason: { $reason }
    [same] { $who } changed the definition of { $name }. Reason: { $reason }
   *[unsaid] { $who } changed the definition of { $name }.
}
event-indicator-ended = { $who } ended the indicator { $name }. Reason: { $reason }
event-indicator-taken-up = { $who } took the indicator { $name } up again.
event-import-begun = { $how ->
    [corrected] { $who } brought in values (import { $import }), with corrections. Reason: { $reason }
   *[new] { $who } brought in values (import { $import }).
}
event-values-confirmed = { $who } brought in the same values as were known already, in { $count ->
    [one] one series
   *[other] { $count } series
}.
event-values-taken-in = { $who } brought in { $count ->
    [one] one value
   *[other] { $count } values
} (import { $import }).
event-mapping-remembered = { $who } kept how the columns of a file are to be read.
event-import-taken-back = { $who } took import { $import } back. Reason: { $reason }
event-fetch-set-up = { $who } set up the fetch { $name } from { $address }
event-fetch-changed = { $who } changed the fetch { $name } from { $address }
event-fetch-paused = { $who } paused the fetch { $name }.
event-fetch-resumed = { $who } resumed the fetch { $name }.
event-fetch-removed = { $who } removed the fetch { $name }.
event-fetch-failed = The fetch { $name } went wrong. { $trouble }
event-fetch-answered = The fetch { $name } works again.
event-fetched-file-waits = { $problems ->
    [0] The fetch { $name } found a file, which waits for someone to look.
    [one] The fetch { $name } found a file with one fault, which waits for someone to look.
   *[other] The fetch { $name } found a file with { $problems } faults, which waits for someone to look.
}
event-fetched-file-set-aside = { $who } set aside what the fetch { $name } had found.
event-fetched-file-brought-in = What the fetch { $name } found came in as import { $import }.
event-set-opened = { $who } began { $set }.
event-indicator-put-in-set = { $who } took { $name } into { $set }.
event-indicator-left-out = { $who } left { $name } out of { $set }.
event-set-proposed = { $who } proposed { $set } to { $body }, with { $count ->
    [one] one indicator
   *[other] { $count } indicators
}.
event-set-returned = { $who } took { $set } back to be reworked. Reason: { $reason }
event-set-withdrawn = { $who } withdrew { $set }. Reason: { $reason }
event-goal-assessed = { $who } assessed the goal “{ $goal }”: { $judged }.
event-indicator-break-set-aside = { $who } set { $break } aside until { $day }. Motive: { $motive }
event-indicator-break-taken-up = { $who } took { $break } up again.
event-role-given = { $who } gave { $person } a role from { $day }: { $role }.
event-role-ended = { $who } ended a role of { $person }: { $role }. It held until and including { $day }.
event-deputy-named = { $who } named { $deputy } deputy of { $person } ({ $role }) from { $from } until and including { $until }.
event-deputy-ended = { $who } ended the time in which { $deputy } is deputy of { $person }. It held until and including { $day }.
event-deputy-acted = { $who } did what follows for { $person }, as a deputy ({ $role }).
event-task-marked-secret = { $who } marked { $task } as secret by chapter { $chapter }, section { $section } of the Secrecy Act. Reason: { $reason }
event-task-secrecy-lifted = { $who } lifted the secrecy of { $task }. Reason: { $reason }
event-body-renamed = { $who } named a body { $name }.
event-body-closed = { $who } closed { $body }, which ended after { $day }.
event-member-left = { $who } recorded that { $person } sat in { $body } until and including { $day }.
event-mandate-ended = { $who } took the mandate for { $matters } from { $body } after { $day }.

event-verdict-round-opened = { $who } asked for verdicts on { $revision }, { $from } – { $until }: “{ $occasion }”.
event-verdict-round-closed = { $who } closed the round of verdicts “{ $occasion }”. { $count ->
    [0] Fewer than five
   *[other] { $count }
} of { $asked } had answered.
event-verdict-round-withdrawn = { $who } withdrew the round of verdicts “{ $occasion }”. Reason: { $reason }
event-verdict-words-hidden = { $who } hid words from the round of verdicts “{ $occasion }”. Reason: { $reason }
event-verdict-words-shown = { $who } shows words again from the round of verdicts “{ $occasion }”.
event-candidate-written = { $who } wrote a candidate wording: “{ $text }”.
event-candidate-dropped = { $who } put the candidate “{ $text }” aside.
event-candidate-chosen = { $who } chose the candidate “{ $text }” into the draft.
event-contribution-parked = { $parked ->
    [yes] { $who } put contribution { $number } in the parking lot.
   *[no] { $who } took contribution { $number } from the parking lot.
}
event-workshop-planned = { $who } planned the workshop “{ $title }”, { $days }.
event-workshop-changed = { $who } changed the workshop “{ $title }”.
event-workshop-opened = { $who } opened the workshop “{ $title }”.
event-workshop-step-taken = { $who } let the workshop “{ $title }” go on: { $step ->
    [collect] { $question ->
        [0] contributions are collected to all questions
       *[other] contributions are collected to question { $question }
    }
    [vote] the room votes on question { $question }
   *[pause] a pause
}.
event-workshop-votes-counted = The votes on question { $question } in the workshop “{ $title }” were counted: { $count ->
    [one] one person voted
   *[other] { $count } people voted
}.
event-workshop-closed = { $who } closed the workshop “{ $title }”.
event-workshop-notes-written = { $what ->
    [gone] { $who } took away the notes of the workshop “{ $title }”.
   *[written] { $who } wrote notes of the workshop “{ $title }”.
}
event-workshop-called-off = { $who } called off the workshop “{ $title }”. Reason: { $reason }
