# What surrounds every page.
product = Rödtråd
title-in-organisation = { $title } – Rödtråd, { $organisation }
title-in-example = { $title } – Rödtråd, { $organisation } (example data)
title-alone = { $title } – Rödtråd
title-with-errors = Error: { $title }
skip-to-content = Skip to content
example-data = Example data
example-data-note = Example data: statements and decisions are invented
menu-label = Main menu
menu-platform = Platform
menu-plan = Plan
menu-strategy = Strategy
menu-decisions = Decisions
menu-my-thread = My thread
menu-to-do = To do
menu-to-do-count = { $count ->
    [one] one thing
   *[other] { $count } things
}
menu-help = Help
search-label = Search the whole steering
search = Search
other-language = Svenska
switch-scheme = Switch between light and dark
signed-in-as = Signed in as
sign-in-link = Sign in
sign-out-button = Sign out
footer-label = About this page
shows-state-of = Shows { $day }
as-of-note = You are looking at the strategy as it was on { $day }.
as-of-note-recorded-later = You are looking at the strategy as it was on { $day }, as it was recorded afterwards.
as-of-note-later = You are looking at the strategy as decided for { $day }.
as-of-note-nothing = You are looking at { $day }. No strategy is recorded for that day.
as-of-label = Another day than today
as-of-back = Show today
changed-meanwhile = Something has changed since you opened the page.
changed-meanwhile-show = Show the new version
changed-meanwhile-shown = The page now shows what has just changed.
kept-text = Text that you wrote and did not save
kept-text-drop = Remove it
undo = Undo
thread-label = The red thread to here
