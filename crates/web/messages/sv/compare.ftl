# Två revisioner sida vid sida.
compare-window = Revision { $old } och { $new }
compare-title = Från { $before ->
    [one] en formulering
   *[other] { $before } formuleringar
} till { $after ->
    [one] en
   *[other] { $after }
}
compare-title-as-many = { $count ->
    [one] En formulering före och efter,
   *[other] { $count } formuleringar före och efter,
} { $changed ->
    [0] ingen ändrad
    [one] en ändrad
   *[other] { $changed } ändrade
}
compare-of = { $revision }, { $when }
compare-with = mot { $revision }, { $when }
compare-choose-old = Jämför
compare-choose-new = med
compare-choose = Visa
compare-origin = Ursprung
compare-knot = Jämförd med { $revision }
compare-turned = Jämförelsen går alltid från äldre till nyare. Du ser hur revision { $old } blev revision { $new }.
compare-itself = { $revision } mot sig själv
compare-itself-what = Du har valt samma revision två gånger, så det finns ingen skillnad att visa. Välj en annan i listan.
compare-itself-instead = Jämför med { $revision }
compare-nothing = Det finns bara en revision
compare-nothing-what = När strategin har minst två revisioner visar sidan vad som blev av varje formulering från den ena till den andra.

# Bilden.
compare-picture-region = Bild av vad som blev av varje formulering
compare-picture-title = Vad som blev av varje formulering, { $old } till { $new }
compare-picture-caption = En tråd per formulering. Ring: ny formulering. Tråd som slutar: borttagen.
compare-picture-ended = { $count ->
    [one] borttagen
   *[other] { $count } borttagna
}
compare-picture-others = Övriga
compare-picture-one-goal = Ett { $goal }

# Förenklingen i siffror.
compare-in-figures = Förenklingen i siffror
compare-simpler = Blev det enklare?
compare-measure = Mått
compare-difference = Skillnad
compare-statements-count = Formuleringar
compare-words = Ord
compare-lix = Läsbarhet, LIX
compare-words-per-sentence = Ord per mening
compare-overlaps = Överlapp, par
compare-headings = { $headings } är rubriker och räknas inte som formuleringar.
compare-reading-lix = Ord, meningar och LIX räknas på formuleringarna och deras förklaringar. LIX under 40 är lätt att läsa, över 50 svårt.

# Formulering för formulering.
compare-statements = Formulering för formulering
compare-lines = { $count ->
    [one] En rad
   *[other] { $count } rader
}
compare-lines-of = { $count } av { $all } rader visas
compare-no-lines = Inga rader av den sorten.
compare-show = Visa
compare-all = Alla
fates-kept = Behållna
fates-reworded = Omformulerade
fates-moved = Flyttade
fates-merged = Sammanslagna
fates-split = Delade
fates-replaced = Ersatta
fates-removed = Borttagna
fates-new = Nya
compare-statement = Formulering
compare-before = Förut
compare-now = Nu
compare-reason = Skäl
compare-was-numbered = { $new }, förut { $number }
compare-became = { $old } blev { $new }
compare-several = { $words } formuleringar
compare-was-not = Fanns inte
compare-is-not = Finns inte
compare-under = Under: { $parent }
compare-at-the-top = Överst, inte under något

# Trådens knut för strategin, på sidor om en revision.
knot-strategy = Strategi
knot-several = { $count } stycken
