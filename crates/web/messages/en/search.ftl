search-title = Search
search-window = Search: { $query }
search-here = Search on this page
search-keys = The key / leads to the search field. The arrow keys go between the hits.
search-what = Everything that steers is here: statements and their explanations, now and before, indicators, decisions, revisions, bodies and units. Those who are signed in also find activities, tasks, planning rounds, scenarios, workshops and verdicts.
search-tip-words = Write one or more words. All of them must be there, in any order.
search-tip-parts = Part of a word is enough: “grow” finds “growth”.
search-tip-letters = Å, ä and ö are letters of their own: “far” does not find “får”.
search-tip-number = A registration number, or part of it, leads to the decision.
search-tip-fewer = Try with fewer words.
search-count = { $count ->
    [one] One hit
   *[other] { $count } hits
} for “{ $query }”
search-more = The first { $shown } of { $count }. Write more words to find the right one.
search-nothing = Nothing holds “{ $query }”.
search-alone = The words are there one by one:
search-alone-count = { $count ->
    [one] (one hit)
   *[other] ({ $count } hits)
}
search-sort-statement = Statements
search-sort-activity = Activities
search-sort-task = Tasks
search-sort-indicator = Indicators
search-sort-decision = Decisions
search-sort-revision = Revisions
search-sort-round = Planning rounds
search-sort-scenario = Scenarios
search-sort-workshop = Workshops
search-sort-verdict-round = Verdicts
search-sort-body = Bodies
search-sort-unit = Units
search-decision = Decision of { $day }
search-body = Body
search-activity = Activity, { $unit }, plan { $round }
search-round = Planning round, { $phase }
search-round-title = Planning
search-scenario = Scenario, plan { $round }
search-verdict-round = Verdicts on revision { $revision }
search-indicator = Indicator, in { $unit }
search-not-decided = Not decided
search-ended = Ended
search-being-planned = Being planned
search-earlier-plan = In an earlier plan
search-unit = Unit
search-unit-in = Unit in { $unit }
search-wording-coming = Adopted wording, in force later
search-wording-draft = Wording in a draft
search-wording-past = Earlier wording
search-wording-withdrawn = Wording that was withdrawn
search-standing-current = In force
search-standing-coming = Adopted
search-standing-draft = Being worked on
search-standing-past = Was in force
search-standing-withdrawn = Withdrawn
