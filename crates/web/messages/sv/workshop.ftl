# Workshoppar: planera, leda och vara med.
workshops-title = Workshoppar
workshops-what = Möten där många säger vad de tycker på samma gång, från sin egen telefon. Varje inspel får ett svar.
workshops-none = Här står varje workshop och vad den ledde till. Ingen är planerad än.
workshop-knot = Workshop
workshop-name = Namn
workshop-name-hint = Till exempel Workshop om mål, 5 september.
workshop-kind = Sort
workshop-kind-management = ledningsgruppens workshop
workshop-kind-managers = chefsmöte
workshop-kind-board = styrelsedag
workshop-kind-unit = enhetsmöte
workshop-kind-consultation = öppen remiss
workshop-days = Dagar
workshop-stage = Läge
workshop-stage-planned = planerad
workshop-stage-open = pågår
workshop-stage-closed = avslutad
workshop-stage-called-off = inställd
workshop-said = inspel
workshop-about = Gäller
workshop-expected = Väntade
workshop-joining = Vilka kan gå med
workshop-joining-hint = Med kod behövs inget konto. Utan namn ser ingen kollega vem som sa vad.
workshop-joining-with-code = alla som har koden, utan konto och utan namn
workshop-joining-without-name = de som är inloggade, utan namn
workshop-joining-with-name = de som är inloggade, med namn
workshop-answers-by = Svar senast
workshop-answers-by-hint = Dagen då alla inspel ska ha fått svar.
workshop-planned-by = Planerad av
workshop-called-off = Inställd { $moment }: { $reason }

# Planera.
workshop-plan = Planera en workshop
workshop-plan-title = Planera en workshop
workshop-plan-do = Planera
workshop-change = Ändra
workshop-change-title = Ändra workshoppen
workshop-change-do = Spara
workshop-purpose = Syfte och dagordning
workshop-purpose-hint = Vad ska ha hänt när mötet är slut?
workshop-questions = Frågor
workshop-questions-hint = En fråga på varje rad, högst { $limit }.
workshop-set = Färdiga frågor
workshop-set-hint = Används om du inte skriver egna.
workshop-set-none = inga, jag skriver egna
workshop-set-goals = fem frågor om mål
workshop-set-goals-1 = För vem ska vårt arbete förändra något?
workshop-set-goals-2 = Vad bör förändras?
workshop-set-goals-3 = Vilket problem ska lösas?
workshop-set-goals-4 = Går det att mäta?
workshop-set-goals-5 = Hur stor förändring kan vi bidra till inom tre år?
workshop-set-work = fyra frågor om arbetet
workshop-set-work-1 = Vad ska vi göra mer av?
workshop-set-work-2 = Vad ska vi sluta med?
workshop-set-work-3 = Vad hindrar oss?
workshop-set-work-4 = Vilka behöver vi göra det tillsammans med?
workshop-set-reading = tre frågor om en text
workshop-set-reading-1 = Vad är oklart?
workshop-set-reading-2 = Vad saknas?
workshop-set-reading-3 = Vad kan strykas?
workshop-from = Första dag
workshop-until = Sista dag
workshop-until-hint = Samma dag för ett möte. En remiss kan pågå i flera veckor.
workshop-budget = Röster per person och fråga
workshop-budget-hint = 1–{ $limit }.

# Leda.
workshop-open-do = Öppna
workshop-open-again = Öppna igen
workshop-lead = Led workshoppen
workshop-wall = Visa väggen
workshop-join-do = Gå med
workshop-not-open = Workshoppen är inte öppen.
workshop-close = Avsluta
workshop-close-what = Då kan ingen säga eller rösta mer. Vad rösterna blev står kvar, men inte vem som röstade på vad. Du kan öppna igen.
workshop-close-do = Avsluta workshoppen
workshop-call-off = Ställ in workshoppen …
workshop-call-off-why = Varför
workshop-call-off-do = Ställ in workshoppen
workshop-told-planned = Workshoppen är planerad.
workshop-told-changed = Ändringen är sparad.
workshop-told-opened = Workshoppen är öppen. Visa väggen för rummet.
workshop-told-closed = Workshoppen är avslutad.
workshop-told-called-off = Workshoppen är inställd.
workshop-steps = Vad rummet gör nu
workshop-first = Ställ första frågan
workshop-next = Nästa fråga
workshop-vote-do = Rösta
workshop-pause-do = Paus
workshop-collect-do = Samla inspel
workshop-a-question = Fråga
workshop-all-questions = Alla frågor
workshop-minutes = Minuter
workshop-to-close = Till avslutet
workshop-cards = Ordna inspelen
workshop-cards-what = Kryssa i inspel eller hela grupper på väggen, eller dra dem dit de hör.
workshop-act = Gör så här
workshop-act-group = för ihop
workshop-act-apart = ta ur gruppen
workshop-act-park = lägg på parkeringen
workshop-act-unpark = ta från parkeringen
workshop-act-hide = dölj, hör inte hit
workshop-group = Grupp
workshop-new-group = Ny grupp
workshop-heading-hint = Vad inspelen säger tillsammans. Behövs för en ny grupp.
workshop-cards-do = Gör det

# Anteckningar.
workshop-notes = Anteckningar
workshop-notes-none = Inget är antecknat än.
workshop-notes-write = Skriv anteckningar
workshop-notes-change = Ändra anteckningarna
workshop-notes-by = { $who }, { $moment }
workshop-notes-conflict = { $who } ändrade anteckningarna { $moment }. Din text står kvar i formuläret. Jämför dem och spara det som ska gälla.
workshop-notes-gone = Anteckningarna togs bort { $moment }.
workshop-notes-hint = Vad ni sa och kom överens om. Skriv om saken, inte om enskilda personer: det här kan bli allmän handling. Töm fältet om du vill ta bort anteckningarna.
workshop-notes-do = Spara anteckningarna
workshop-told-notes = Anteckningarna är sparade.
workshop-told-notes-gone = Anteckningarna är borttagna.

# Väggen och telefonen.
workshop-now = Fråga { $number } av { $of } · { $what }
workshop-step-collect = vi samlar inspel
workshop-step-vote = vi röstar
workshop-step-pause = paus
workshop-not-begun = Vi börjar strax
workshop-closed = Workshoppen är avslutad
workshop-closed-here = Workshoppen är avslutad. Det går inte längre att lämna inspel eller rösta.
workshop-in-room = med i rummet
workshop-said-here = inspel
workshop-votes-here = röster
workshop-minutes-left = minuter kvar
workshop-in-groups = Inspel i grupper
workshop-alone = Ännu inte grupperat
workshop-parking = Parkeringen
workshop-parked = på parkeringen
workshop-nothing-said = Inga inspel än.
workshop-nothing-came = Inga inspel kom in.
workshop-all-arranged = Allt är ordnat.
workshop-join-at = Gå med på
workshop-qr = QR-kod som öppnar sidan där du går med
workshop-back = Till workshoppen
workshop-answered-by = Alla inspel får svar senast { $day }.
workshop-names-with-code = Inga namn sparas.
workshop-names-without-name = Kollegor ser inte vem som sa vad.
workshop-names-with-name = Inspelen visas med namn.
workshop-voted-before = { $count ->
    [one] Frågan har redan en röst. Röstar någon igen räknas bara den nya omröstningen.
   *[other] Frågan har redan { $count } röster. Röstar någon igen räknas bara den nya omröstningen.
}
workshop-votes-word = { $count ->
    [one] röst
   *[other] röster
}
workshop-your = Ditt inspel
workshop-your-hint = En sak, högst { $limit } tecken. Skriv inte om enskilda personer. Det du skriver kan bli allmän handling.
workshop-belongs = Hör till
workshop-no-goal = Inget mål
workshop-say = Skicka
workshop-told-said = Inspelet är skickat.
workshop-kept = Ingen kontakt just nu. Inspelet är sparat här och skickas så snart det går.
workshop-too-long-now = { $count } tecken är för mycket, högst { $limit } går. Korta det.
workshop-latest = Senast från rummet
workshop-vote = Rösta
workshop-votes-left = röster kvar av
workshop-left-of = { $left } röster kvar av { $of }
workshop-own = Dina inspel
workshop-hidden-own = Den som leder har dolt det. Bara du och den som granskar inspelen ser det.
workshop-unanswered = Inte besvarat än.
workshop-empty-now = Skriv något först.
workshop-time-up = tiden är ute
workshop-day-passed = Sista dagen var { $day }. Nu tas inga fler inspel emot.
workshop-gone = Du är inte med i workshoppen längre. Gå med igen, eller logga in. Det du har skrivit finns kvar i den här webbläsaren.
workshop-vote-lost = Ingen kontakt just nu. Rösten kom inte fram. Försök igen.
workshop-failed = Något gick fel, och inget har ändrats. Ladda sidan på nytt och försök igen.
workshop-taken-back = Du tog tillbaka det här.
workshop-unsent = Det här är inte skickat
workshop-put-back = Lägg tillbaka i fältet
workshop-put-away = Ta bort
workshop-copy = Kopiera
workshop-copied = Kopierat
workshop-lead-lost = Ingen kontakt just nu. Inget har hänt i rummet. Försök igen.
workshop-lead-gone = Du är utloggad, eller leder inte workshoppen längre. Inget har hänt i rummet. Logga in igen.

# Gå med.
join-title = Gå med i en workshop
join-what = Skriv koden som står på väggen i rummet.
join-code = Kod
join-do = Gå med

# Vad som kom av den.
workshop-question = Fråga { $number } av { $of }
workshop-voters = { $count ->
    [0] Ingen röstade.
    [one] En person röstade.
   *[other] { $count } personer röstade.
}
workshop-votes = { $count ->
    [one] 1 röst
   *[other] { $count } röster
}
workshop-more = { $count ->
    [one] och ett till
   *[other] och { $count } till
}
workshop-came-of-it = Vad det ledde till
workshop-outcome-adopted = tas med
workshop-outcome-partly = delvis
workshop-outcome-declined = tas inte med
workshop-waits = väntar på svar
workshop-led-to = Formuleringar som inspelen ledde till
workshop-all-said = Alla inspel från workshoppen
