# Enhetens plan: tabellen, raden som skrivs, ramen och kontrollerna, flera på en gång, dialogen.
plan-title = { $unit }, plan { $round }
plan-knot = Enhetens plan
plan-knot-name = { $unit } { $round }
plan-knot-areas = { $area } och { $count ->
    [1] ett till
    [2] två till
    [3] tre till
    [4] fyra till
    [5] fem till
   *[other] { $count } till
}
plan-knot-goals = { $count ->
    [2] Två mål
    [3] Tre mål
    [4] Fyra mål
    [5] Fem mål
    [6] Sex mål
   *[other] { $count } mål
}
plan-state-is-draft = Utkast
plan-state-is-returned = Tillbakaskickad
plan-state-is-submitted = Inskickad
plan-state-is-approved = Godkänd
plan-state-since = { $state }, { $moment } av { $who }
plan-deadline = lämnas in senast { $day }
plan-late = skulle ha lämnats in { $day }
plan-at-rest-now = Planen ändras inte nu.
plan-at-rest-submitted = Planen är inskickad och ändras inte nu.
plan-at-rest-approved = Planen är godkänd och ändras inte nu.
plan-paste = Klistra in från Excel
plan-submit = Skicka in
plan-undo = Ångra { $what }
plan-undo-by = { $what }, av { $who } { $moment }
plan-undo-one = { $act ->
    [added] att ”{ $title }” lades till
    [removed] att ”{ $title }” togs bort
   *[changed] ändringen av ”{ $title }”
}
plan-undo-several = { $manner ->
    [pasted] inklistringen av { $count } aktiviteter
    [imported] inläsningen av { $count } aktiviteter
    [carried] hämtningen av { $count } aktiviteter
   *[bulk] ändringen av { $count } aktiviteter
}
plan-offline = Det gick inte att nå servern. Det du skrev finns kvar i raden; försök igen om en stund.
plan-undone = Ändringen är tillbakatagen.

plan-frame = Ramen
plan-of-frame = av { $frame }
plan-frame-left = { $amount } kvar
plan-frame-over = { $amount } över ramen
plan-frame-none = ingen ram är satt
plan-frame-below = { $own } i enhetens egen plan. Ramen är också för
plan-frame-part = { $planned } av { $frame }, { $person-years } av { $frame-person-years }
plan-bar-money = Kronor: { $used } { $unit }
plan-bar-money-of = Kronor: { $used } av { $frame } { $unit }
plan-bar-people = Årsarbetskrafter: { $used } { $unit }
plan-bar-people-of = Årsarbetskrafter: { $used } av { $frame } { $unit }
plan-directive = Direktivet pekar ut
plan-directive-nothing = Inget för den här enheten.
plan-directive-more = { $count ->
    [one] En till
   *[other] { $count } till
}
plan-directive-asks = Ledningen ber om
plan-checks = Före inlämning
plan-check-show = Visa
plan-check-frame = Ramen hålls
plan-check-frame-over = Planen går över ramen
plan-check-no-frame = Ingen ram är satt
plan-check-pointed-out = Det utpekade har resurser
plan-check-pointed-out-missing = ”{ $what }” är utpekat och har inga resurser
plan-check-goals = Alla aktiviteter har mål
plan-check-goals-missing = { $count ->
    [one] En aktivitet saknar mål.
   *[other] { $count } aktiviteter saknar mål.
}
plan-check-goals-gone = { $count ->
    [one] En aktivitet har ett mål som inte finns kvar.
   *[other] { $count } aktiviteter har mål som inte finns kvar.
}
plan-check-owners = Alla aktiviteter har någon som svarar för dem
plan-check-owners-missing = { $count ->
    [one] Ingen svarar för en aktivitet.
   *[other] Ingen svarar för { $count } aktiviteter.
}
plan-check-days = Alla datum ligger i perioden
plan-check-days-outside = { $count ->
    [one] En aktivitet ligger utanför perioden.
   *[other] { $count } aktiviteter ligger utanför perioden.
}

plan-activities = Aktiviteter
plan-count = { $count ->
    [0] ingen än
    [one] en
   *[other] { $count }
}{ $goals ->
    [0] {""}
    [one] , för ett mål
   *[other] , för { $goals } mål
}
plan-count-chosen = { $shown } av { $all }
plan-activity = Aktivitet
plan-goal = För målet
plan-when = När
plan-tertial = T { $number }
plan-source = Finansiering
plan-status = Läge
plan-owner = Ansvarig
plan-from = Från
plan-until = Till
plan-person-years = Årsarbetskrafter
plan-kronor = Kronor
plan-span = { $from } till { $until }
plan-span-open = { $from } och tills vidare
plan-tick = Markera { $title }
plan-tick-all = Markera alla som visas
plan-edit = Ändra
plan-no-goal = Inget mål
plan-goal-gone = Målet finns inte kvar
plan-choose-goal = Välj mål
plan-choose-source = Välj finansiering
plan-tie = Knyt { $title } till ett mål
plan-tie-do = Knyt
plan-several-goals = flera mål
plan-several-sources = flera källor
plan-rests = beslutat
plan-carried = från { $round }
plan-changed-by = ändrad av { $who } { $moment }
plan-writes-here = { $who } skriver här just nu.
plan-unsaved-here = Du har text här som inte är sparad
plan-unsaved = Du har text här som inte är sparad.
plan-unsaved-discard = Kasta den
plan-unsaved-discarded = Den osparade texten är borta.
plan-changed-since = Någon annan har ändrat aktiviteten sedan du öppnade den. Sparar du får du se båda.
plan-sum = Summa
plan-sum-chosen = Summa av dem som visas
plan-add = Lägg till aktivitet
plan-add-do = Lägg till
plan-save = Spara
plan-save-next = Spara och fortsätt med en ny
plan-save-anyway = Spara min i stället
plan-more = Skriv allt om aktiviteten
plan-remove = Ta bort
plan-keys = Esc avbryter. Ctrl+Enter sparar och börjar på en ny.
plan-saved = ”{ $title }” är sparad.
plan-added = ”{ $title }” är tillagd.
plan-removed = ”{ $title }” är borttagen.
plan-carried-on = { $count ->
    [one] En aktivitet följde med från förra omgången.
   *[other] { $count } aktiviteter följde med från förra omgången.
}
plan-conflict-title = Någon annan hann före
plan-conflict = { $who } ändrade aktiviteten { $moment }. Ditt står kvar i raden nedan. Jämför och spara det som ska gälla.
plan-conflict-theirs = Så står det nu
plan-conflict-yours = Ditt
plan-empty = Planen är tom. Lägg till aktiviteter en och en, eller hämta dem någonstans ifrån.
plan-empty-reader = Enheten har inte planerat något än.
plan-carry-on = { $count ->
    [one] Hämta en aktivitet som går vidare från { $round }
   *[other] Hämta { $count } aktiviteter som går vidare från { $round }
}
plan-in-words = Aktiviteterna i ord
plan-reached = nådd { $day }

plan-filter = Välj vilka som visas
plan-filter-words = Ord
plan-filter-goal = Mål
plan-filter-area = Område
plan-filter-status = Läge
plan-filter-owner = Ansvarig
plan-filter-pointed-out = Bara utpekade
plan-filter-mine = Bara mina
plan-filter-all = Alla
plan-filter-without = Ingen
plan-filter-sort = Ordning
plan-filter-sort-written = Som de skrevs
plan-filter-sort-other = { $column }, tvärtom
plan-filter-do = Visa
plan-filter-clear = Visa hela planen
plan-filter-nothing = Ingen aktivitet är sådan.

bulk-title = Ändra flera
bulk-ticked = markerade
bulk-unchanged = Oförändrat
bulk-no-goal = Inget mål
bulk-all = Alla i planen
bulk-all-chosen = Alla som visas
bulk-change = Ändra dem
bulk-remove = Ta bort dem
bulk-changed = { $count ->
    [one] En aktivitet är ändrad.
   *[other] { $count } aktiviteter är ändrade.
}
bulk-removed = { $count ->
    [one] En aktivitet är borttagen.
   *[other] { $count } aktiviteter är borttagna.
}

dialogue-title = Dialog
dialogue-nothing = Inget är sagt om planen än.
dialogue-step-submitted = skickade in planen
dialogue-step-returned = skickade tillbaka planen
dialogue-step-approved = godkände planen
dialogue-step-commented = skrev
dialogue-step-recalled = tog tillbaka planen
dialogue-recalled = Planen är tillbakatagen. Du kan ändra den igen.
dialogue-recall-title = Ta tillbaka planen
dialogue-recall-what = Det går tills planen är godkänd eller skickad tillbaka.
dialogue-recall = Ta tillbaka
dialogue-step-reopened = öppnade planen igen
dialogue-over-frame = Över ramen:
dialogue-submit-title = Skicka in
dialogue-motive = Varför planen går över ramen
dialogue-motive-hint = Den går { $kronor } och { $person-years } över. Motivet visas för ledningen.
dialogue-comment = Kommentar
dialogue-approve-title = Godkänn
dialogue-approve = Godkänn planen
dialogue-return-title = Skicka tillbaka
dialogue-return-comment = Vad som ska ändras
dialogue-return = Skicka tillbaka
dialogue-reopen-title = Öppna igen
dialogue-reopen-reason = Varför
dialogue-reopen = Öppna planen igen
dialogue-say-title = Säg något om planen
dialogue-say = Skriv
dialogue-submitted = Planen är inskickad.
dialogue-commented = Kommentaren är sparad.
dialogue-returned = Planen är tillbakaskickad.
dialogue-approved = Planen är godkänd.
dialogue-reopened = Planen är öppen igen.
