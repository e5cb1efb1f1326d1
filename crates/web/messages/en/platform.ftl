# The platform: what is in force on a day, on one page.
platform-page-title = The platform on one page
platform-title = The platform
platform-one-goal = Our one overarching goal
platform-areas = Result areas and goals
platform-how-we-work = How we work
platform-inward = Facing inward.
platform-see-origin = See its origin
platform-in-force = In force { $span }
platform-statements = { $count ->
    [one] statement
   *[other] statements
}
platform-statements-in-areas = { $count ->
    [one] statement
   *[other] statements
} in { $areas ->
    [one] one area
   *[other] { $areas } areas
}
platform-breaks = { $count ->
    [one] break in the thread
   *[other] breaks in the thread
}
platform-break-no-vision = No vision
platform-break-no-overarching-goal = No overarching goal
platform-break-several-overarching-goals = The thread is broken here: nothing says to which of the overarching goals the rest leads
platform-break-area-without-goals = No goals
platform-below = { $count ->
    [one] One statement below
   *[other] { $count } statements below
}
platform-all-below = { $count ->
    [one] Show the only one
   *[other] Show all { $count }
}
platform-all = Show all { $count } { $kinds }
platform-as-document = Read as a document:
platform-through-time = The strategy through time
platform-to-come = { $revision } is in force from { $day }
platform-first-from = The first strategy here is { $revision }, in force from { $day }
platform-see-it = see it
platform-nothing = No strategy is in force on { $day }
platform-nothing-then = No strategy was in force on { $day }
platform-nothing-yet = This is where the strategy will stand on one page: the vision, the overarching goal, the areas and the goals.
platform-being-written = { $revision } is being worked on. When it is adopted it is shown here.
platform-go-on = Go on with it
platform-begin = Open the first revision, write it and take it to a decision. Then it is shown here.
platform-wait = When the strategy is adopted it is shown here.
print-one-page = Print on one page
