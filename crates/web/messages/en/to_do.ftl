# To do: what waits for whoever is signed in.
to-do-title = To do
to-do-heading = { $count ->
    [one] One thing waits for you
   *[other] { $words } things wait for you
}
to-do-nothing-heading = Nothing waits for you
to-do-nothing = When something is yours to do it stands here, with its last day: plans to send in, milestones, tasks to answer, values to bring in, decisions to record. What your work is for you see in My thread.
to-do-late-count = { $count ->
    [one] one is late
   *[other] { $count } are late
}
to-do-order = most urgent first
to-do-as-text = Download as text
to-do-late = { $count ->
    [one] one day late
   *[other] { $count } days late
}
to-do-last-day = last day
to-do-no-day = no last day
to-do-today = today
to-do-tomorrow = tomorrow
to-do-ahead = in { $count } days
to-do-in-round = plan { $round }
to-do-lies-before = lies before { $body }
to-do-write-directive = Write the planning directive { $what }
to-do-give-frames = Set the frames { $what }
to-do-enter-phase = Go on with the planning { $what }: the next phase is { $phase }
to-do-send-plan-in = Send in the plan of { $what }
to-do-mend-plan = Rework the plan of { $what }
to-do-approve-plan = Approve the plan of { $what }, or send it back
to-do-record-paper = Record the decision when it is made: { $paper }
to-do-record-revision = Record the decision when it is made: revision { $what } of the strategy
to-do-answer-consultation = Read revision { $what } of the strategy and answer the consultation
to-do-answer-consultation-how = Give your answer to whoever writes the strategy.
to-do-end-consultation = Take care of the answers to the consultation on revision { $what } of the strategy
to-do-end-consultation-how = Propose the revision for decision, or take it back and write on.
to-do-reach-milestone = Say whether the milestone is reached: { $what }
to-do-choose-goals = Choose goals for the activity { $what }
to-do-hand-out-tasks = { $count ->
    [one] Hand out a task that no unit has
   *[other] Hand out { $count } tasks that no unit has
}
to-do-answer-task = Answer the task: { $what }
to-do-bring-in-values = Bring in values that should have come: { $what }
to-do-latest-value = the latest value is of { $period }
to-do-no-value = no value yet
to-do-look-at-fetched = Look at what was fetched: { $what }
to-do-mend-fetch = See to a fetch that does not work: { $what }
to-do-write-set = Finish indicator set { $what } and propose it for decision
to-do-record-set = Record the decision when it is made: indicator set { $what }
to-do-answer-contributions = { $count ->
    [one] Answer a contribution
   *[other] Answer { $count } contributions
}
to-do-give-verdict = Say what you think of the strategy: { $what }
to-do-give-verdict-how = three questions, without a name
to-do-take-part = Join the workshop that goes on: { $what }
to-do-close-workshop = Close the workshop, or move its last day: { $what }
