# Det som står runt varje sida.
product = Rödtråd
title-in-organisation = { $title } – Rödtråd, { $organisation }
title-in-example = { $title } – Rödtråd, { $organisation } (exempeldata)
title-alone = { $title } – Rödtråd
title-with-errors = Fel: { $title }
skip-to-content = Hoppa till innehållet
example-data = Exempeldata
example-data-note = Exempeldata: formuleringar och beslut är påhittade
menu-label = Huvudmeny
menu-platform = Plattform
menu-plan = Plan
menu-strategy = Strategi
menu-decisions = Beslut
menu-my-thread = Min tråd
menu-to-do = Att göra
menu-to-do-count = { $count ->
    [one] en sak
   *[other] { $count } saker
}
menu-help = Hjälp
search-label = Sök i hela styrningen
search = Sök
other-language = English
switch-scheme = Byt mellan ljust och mörkt
signed-in-as = Inloggad som
sign-in-link = Logga in
sign-out-button = Logga ut
footer-label = Om den här sidan
shows-state-of = Visar läget { $day }
as-of-note = Du ser strategin som den gällde { $day }.
as-of-note-recorded-later = Du ser strategin som den gällde { $day }, så som det registrerades i efterhand.
as-of-note-later = Du ser strategin som den är beslutad att gälla { $day }.
as-of-note-nothing = Du ser { $day }. Ingen strategi är registrerad för den dagen.
as-of-label = En annan dag än i dag
as-of-back = Visa läget i dag
changed-meanwhile = Något har ändrats sedan du öppnade sidan.
changed-meanwhile-show = Visa det nya
changed-meanwhile-shown = Sidan visar nu det som nyss ändrades.
kept-text = Text som du skrev och inte sparade
kept-text-drop = Ta bort den
undo = Ångra
thread-label = Den röda tråden hit
