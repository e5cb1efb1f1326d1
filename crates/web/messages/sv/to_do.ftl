# Att göra: det som väntar på den som är inloggad.
to-do-title = Att göra
to-do-heading = { $count ->
    [one] En sak väntar på dig
   *[other] { $words } saker väntar på dig
}
to-do-nothing-heading = Inget väntar på dig
to-do-nothing = När något är ditt att göra står det här, med sista dag: planer att skicka in, milstolpar, uppdrag att svara på, värden att föra in, beslut att anteckna. Vad ditt arbete är till för ser du i Min tråd.
to-do-late-count = { $count ->
    [one] en är försenad
   *[other] { $count } är försenade
}
to-do-order = det mest brådskande först
to-do-as-text = Hämta som text
to-do-late = { $count ->
    [one] en dag försenad
   *[other] { $count } dagar försenad
}
to-do-last-day = sista dag
to-do-no-day = ingen sista dag
to-do-today = i dag
to-do-tomorrow = i morgon
to-do-ahead = om { $count } dagar
to-do-in-round = plan { $round }
to-do-lies-before = ligger hos { $body }
to-do-write-directive = Skriv planeringsdirektivet { $what }
to-do-give-frames = Sätt ramarna { $what }
to-do-enter-phase = Gå vidare med planeringen { $what }: nästa fas är { $phase }
to-do-send-plan-in = Skicka in planen för { $what }
to-do-mend-plan = Arbeta om planen för { $what }
to-do-approve-plan = Godkänn planen för { $what }, eller skicka tillbaka den
to-do-record-paper = Anteckna beslutet när det är fattat: { $paper }
to-do-record-revision = Anteckna beslutet när det är fattat: revision { $what } av strategin
to-do-answer-consultation = Läs revision { $what } av strategin och svara på samrådet
to-do-answer-consultation-how = Ge ditt svar till den som skriver strategin.
to-do-end-consultation = Ta hand om svaren på samrådet om revision { $what } av strategin
to-do-end-consultation-how = Föreslå revisionen för beslut, eller ta tillbaka den och skriv vidare.
to-do-reach-milestone = Säg om milstolpen är nådd: { $what }
to-do-choose-goals = Välj mål för aktiviteten { $what }
to-do-hand-out-tasks = { $count ->
    [one] Dela ut ett uppdrag som ingen enhet har
   *[other] Dela ut { $count } uppdrag som ingen enhet har
}
to-do-answer-task = Svara på uppdraget: { $what }
to-do-bring-in-values = För in värden som borde ha kommit: { $what }
to-do-latest-value = senaste värdet gäller { $period }
to-do-no-value = inget värde än
to-do-look-at-fetched = Titta på det som hämtades: { $what }
to-do-mend-fetch = Se till en hämtning som inte fungerar: { $what }
to-do-write-set = Skriv klart indikatoruppsättning { $what } och föreslå den för beslut
to-do-record-set = Anteckna beslutet när det är fattat: indikatoruppsättning { $what }
to-do-answer-contributions = { $count ->
    [one] Svara på ett inspel
   *[other] Svara på { $count } inspel
}
to-do-give-verdict = Säg vad du tycker om strategin: { $what }
to-do-give-verdict-how = tre frågor, utan namn
to-do-take-part = Gå med i workshoppen som pågår: { $what }
to-do-close-workshop = Avsluta workshoppen, eller flytta sista dagen: { $what }
