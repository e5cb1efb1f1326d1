# Att skriva i en revision: en formulering i taget, med tydligheten bredvid.
editor-title = Skriv revision { $revision }
editor-heading = Revision { $revision }, utkast
editor-opened = öppnad { $moment }
editor-saved-by = sparad { $moment } av { $who }
editor-based-on = bygger på revision { $revision }
editor-first = den första revisionen
editor-compare = Jämför med revision { $revision }
editor-onward = Vidare till samråd eller förslag
editor-outline = Formuleringar i utkastet
editor-outline-help = Dra en formulering för att flytta den, eller håll Alt och tryck pil upp eller ned.
editor-add = Lägg till
editor-here = { $kind } i { $parent }
editor-text = Formulering
editor-explanation = Förklaring
editor-explanation-hint = Vad formuleringen betyder, för den som undrar.
editor-pointing = Riktning
editor-pointing-none = Inte angiven
editor-pointing-up = Det ska bli mer
editor-pointing-down = Det ska bli mindre
editor-pointing-keep = Det ska vara som nu
editor-facing = Vänder sig
editor-facing-outward = Utåt: vad som förändras för dem vi är till för
editor-facing-inward = Inåt: hur vi arbetar
editor-horizon = Gäller till och med år
editor-reason = Skäl till ändringen
editor-reason-hint = Följer med till jämförelsen och beslutet. Behövs innan revisionen kan föreslås.
editor-against = Mot revision { $revision }
editor-against-new = Ny i den här revisionen
editor-against-none = Oförändrad
editor-save = Spara
editor-save-anyway = Spara min text i stället
editor-kept = Det du skriver behålls tills du sparar, också om förbindelsen bryts.
editor-saved-flash = Formuleringen är sparad.
editor-unsaved = Du har text som du inte har sparat, skriven { $moment }.
editor-unsaved-discard = Kasta den
editor-discarded = Den osparade texten är borta.
editor-mend = Byt
editor-mended = Bytt i texten nedan. Spara om det blev bra.
editor-conflict-title = Någon annan hann före
editor-conflict = { $who } ändrade formuleringen { $moment }. Din text står kvar i formuläret. Jämför dem och spara det som ska gälla.
editor-conflict-theirs = Så står det nu
editor-also-here = { $who } skriver också här.
editor-also-reads = { $who } har också den här sidan öppen.
editor-changed-since = Någon annan har ändrat formuleringen sedan du öppnade den. Sparar du får du se båda texterna.
editor-acts = Gör mer
editor-act-move = Flytta
editor-act-merge = Slå ihop
editor-act-split = Dela
editor-act-replace = Ersätt
editor-act-remove = Ta bort
editor-undo = Ångra senaste ändringen
editor-undo-what = { $what } av { $who } { $moment }
editor-undone = Ändringen är tillbakatagen.
editor-empty = Utkastet har inga formuleringar än.

change-statement-added = Tillagd
change-statement-reworded = Omformulerad
change-statement-moved = Flyttad
change-statements-linked = Ersatt, delad, hopslagen eller borttagen

# Tydligheten bredvid texten.
review-title = Tydlighet
review-while = medan du skriver
review-lix-title = Läsbarhet, LIX: { $figures }. Under 40 är lätt att läsa.
review-lix-figure = { $what } { $lix }
review-limit = LIX-gräns 40
review-draft = Utkastet
review-direction = Riktning
review-direction-good = Formuleringen pekar åt ett håll: ”{ $word }”.
review-direction-missing = Det syns inte åt vilket håll formuleringen pekar. Ska det bli fler, färre, bättre, enklare?
review-length = Längd
review-length-is = { $words ->
    [one] Ett ord.
   *[other] { $words } ord.
} { $limit ->
    [one] Modellen tillåter ett.
   *[other] Modellen tillåter { $limit }.
}
review-hidden-verb = Dolt verb
review-hidden-verb-is = ”{ $found }” kan bli ”{ $replacement }”.
review-hidden-verb-only = ”{ $found }” gömmer ett verb. Säg vad som görs.
review-officialese = Kanslisvenska
review-officialese-is = ”{ $found }” kan bli ”{ $replacement }”.
review-officialese-only = ”{ $found }”: finns det ett vanligare ord?
review-long-sentence = Lång mening
review-long-sentence-text = Mening { $number } i formuleringen har { $words } ord.
review-long-sentence-explanation = Mening { $number } i förklaringen har { $words } ord.
review-split-after = Dela den efter ”{ $word }”.
review-conjunctions = Flera saker i en
review-conjunctions-is = ”och” står { $count } gånger. Är det ett mål eller flera?
review-overlap = Överlapp
review-overlap-is = { $percent } procent lika
review-overlap-ask = Går de att skilja åt?
review-breach = Modellens gräns
review-breach-soft = kan passeras med ett motiv när revisionen ska föreslås
review-breach-hard = måste hållas
review-too-long = Texten är för lång för att granskas medan du skriver: mer än { $count } tecken. En formulering får ha högst 300 tecken och en förklaring högst 4 000. Det du skrev finns kvar.
review-nothing = Inget att anmärka.
review-sum = Utkastet: { $statements ->
    [one] en formulering
   *[other] { $statements } formuleringar
}, { $words } ord.
review-sum-against = Revision { $revision }: { $statements } och { $words }.

# Lägga till, flytta, slå ihop, dela, ersätta, ta bort.
act-add-title = Lägg till: { $kind }
act-before = Plats
act-before-last = Sist
act-before-this = Före ”{ $text }”
act-added = Formuleringen är tillagd.
act-move-title = Flytta ”{ $text }”
act-moved = Formuleringen är flyttad.
act-move-reason-hint = Behövs om formuleringen får en annan plats i strukturen.
act-merge-title = Slå ihop till en
act-merge-lead = Välj de formuleringar som ska bli en. De får en gemensam text, och jämförelsen visar att de slogs ihop.
act-merge-from = Ska slås ihop
act-merge-none = Det finns ingen annan formulering av samma slag att slå ihop med.
act-merged = Formuleringarna är hopslagna.
act-split-title = Dela ”{ $text }”
act-split-lead = Skriv en formulering på varje rad, minst två. Det som stod under den gamla hamnar under den första.
act-split-into = Blir
act-split = Formuleringen är delad.
act-replace-title = Ersätt ”{ $text }”
act-replace-lead = Använd det här när något annat tar dess plats. Är det samma sak med andra ord, ändra texten i stället.
act-replace-kind = Blir
act-replace-also = Ersätter också
act-replaced = Formuleringen är ersatt.
act-remove-title = Ta bort ”{ $text }”
act-remove-lead = Den försvinner ur utkastet. Det som gäller ändras inte, och du kan ångra.
act-removed = Formuleringen är borttagen.
act-top = Överst i strukturen
act-reason = Skäl
act-reason-hint = En mening räcker. Den visas i jämförelsen och för den som ska besluta.

editor-kind-draft = { $kind }, utkast
editor-conflict-differs = Skillnaden mot din text
act-replace-none = Det finns ingen annan formulering av samma slag.

editor-break = Brott
editor-strategy = Strategi
act-unchanged = Inget ändrades: formuleringen står redan där.
