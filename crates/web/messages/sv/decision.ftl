# Vad organen har beslutat.
decisions-title = Beslut
decisions-heading = { $count ->
    [0] Inga beslut än
    [one] Ett beslut
   *[other] { $words } beslut
}
decisions-none = När organet med beslutsrätt har beslutat om en revision av strategin antecknar sekreteraren beslutet. Då står det här, med dokumentet, protokollet och ett sigill som visar att inget har ändrats.
decisions-day = Dag
decisions-what = Beslut
decisions-who = Vem
decisions-number = Diarienummer
decisions-state = Läge
decisions-adopts = Verksamhetsstrategin, revision { $revision }
decisions-revokes = Revision { $revision } upphävs
decisions-waits = { $revision } väntar på beslut: { $body }
decisions-record = Anteckna beslutet
decisions-imported = { $count ->
    [one] En tidigare utgåva är inläst från fil. Beslutet om den finns i diariet, inte här.
   *[other] { $count } tidigare utgåvor är inlästa från fil. Besluten om dem finns i diariet, inte här.
}
decisions-log = Loggen, för den som granskar

# Ett beslut.
decision-title-adopt = { $body } beslutar om verksamhetsstrategin
decision-title-revoke = { $body } upphäver beslutet om revision { $revision }
decision-title-paper = { $body } beslutar: { $paper }
decision-decided = Beslutat { $day }
decision-sealed = Förseglat, kan inte ändras
decision-knot = Beslut { $paragraph }
decision-knot-alone = Beslut
decision-aside = Beslutet och sigillet
decision-paper = Dokumentet så som det beslutades
decision-as-decided = Så som det beslutades { $day }
decision-document = Verksamhetsstrategi, revision { $number }
decision-long = De första { $shown } av { $all } formuleringar och rubriker visas.
decision-long-whole = Hela dokumentet som text
decision-ceases = { $revision } gäller till och med { $day }.
decision-text-not-open = Texten är inte öppen för alla. Beslutet och sigillet står här bredvid.
decision-revoked = Beslutet upphävdes { $day } och kom aldrig att gälla.
decision-revokes = Revision { $number } ska inte gälla
decision-reason = Skäl
decision-what-is-revoked = Beslutet som upphävs
decision-facts = Beslutet
decision-what = Vad
decision-adopts = { $revision } av verksamhetsstrategin gäller från
decision-revokes-what = { $revision } av verksamhetsstrategin ska inte gälla.
decision-who = Vem
decision-right = Rätt
decision-when = När
decision-presenter = Föredrog
decision-reservations = Reservation
decision-no-reservations = Ingen
decision-unions = Samverkan
decision-minutes = Protokoll
decision-recorded = Antecknat
decision-recorded-by = { $moment } av { $who }

# Sigillet.
seal-title = Sigillet
seal-what = visar att inget har ändrats
seal-record = Post { $record }
seal-this-record = Post { $record } · det här beslutet
seal-checkpoint-of = Kontrollpunkt { $number } · omfattar { $size } poster
seal-root = rot { $hash }
seal-no-checkpoint = Ingen kontrollpunkt omfattar posten än. Den görs när du kontrollerar beslutet eller hämtar beviset.
seal-gone = Post { $record } finns inte där den antecknades. Kontrollera beslutet och säg till den som driver systemet.
seal-check = Kontrollera nu
seal-without-us = Kontrollera själv, utan oss
seal-step-download = Hämta filerna:
seal-proof = beviset
seal-checkpoint = kontrollpunkten
seal-document = dokumentet
seal-key = den publika nyckeln
seal-step-key = Nyckeln är densamma för alla beslut här. Hämta den en gång, jämför den med den som myndigheten har lämnat på annat håll än här, och spara den:
seal-step-digest = Räkna SHA-256 på dokumentet. Det ska bli:
seal-step-verify = Följ beviset till roten i kontrollpunkten, på en dator som inte är vår:
seal-another-program = Formatet är beskrivet så att vem som helst kan skriva ett eget program för kontrollen.
seal-without-witness = Kontrollpunkten är signerad med myndighetens egen nyckel. För att vara säker på att hela loggen är kvar behöver du också en kontrollpunkt som någon utanför myndigheten har sparat.
seal-sound = Stämmer med kontrollpunkt { $number }
seal-sound-record = Posten är oförändrad och finns bland kontrollpunktens { $size } poster.
seal-sound-document = Texten på sidan är den som beslutades.
seal-checked = Kontrollerat { $moment }
seal-unsound = Det stämmer inte
seal-unsound-what = Lita inte på det som står här förrän det är utrett. Jämför med protokollet i diariet, och med beviset eller en kontrollpunkt som någon har sparat.
seal-fault-gone = Posten finns inte längre i loggen.
seal-fault-changed = Posten är inte den som förseglades: den, eller loggen omkring den, har ändrats.
seal-fault-checkpoint = Kontrollpunkten är inte signerad med loggens nyckel, eller så säger loggen emot den.
seal-fault-page = Posten säger något annat än den här sidan.
seal-fault-document = Texten på sidan är inte den som beslutades.

# Vad som hände i posterna bredvid.
happening-organisation-founded = organisationen lades upp
happening-organisation-published = det beslutade öppnades för alla
happening-unit-added = en enhet lades till
happening-person-placed = en person lades till eller fick andra roller
happening-body-added = ett organ lades till
happening-member-added = en ledamot lades till
happening-mandate-given = ett organ fick beslutsrätt
happening-model-adopted = en styrmodell infördes
happening-revision-opened = en revision påbörjades
happening-edition-imported = en utgåva lästes in
happening-statement-added = en formulering lades till
happening-statement-reworded = en formulering ändrades
happening-statement-moved = en formulering flyttades
happening-statements-linked = formuleringar blev andra
happening-draft-change-undone = en ändring ångrades
happening-limit-passed = en gräns passerades med motiv
happening-consultation-opened = en revision gick på samråd
happening-revision-proposed = en revision föreslogs
happening-revision-returned = en revision gick tillbaka
happening-revision-withdrawn = en revision drogs tillbaka
happening-decision-recorded = ett beslut antecknades

# Att anteckna ett beslut.
record-title = Anteckna beslutet om revision { $revision }
record-title-revocation = Anteckna att beslutet om revision { $revision } upphävs
record-knot = Antecknas
record-body = Vem beslutade?
record-day = Beslutsdag
record-in-force = Gäller från
record-in-force-set-hint = Första dagen som indikatoruppsättningen gäller. Den tidigare gäller till och med dagen före.
record-in-force-hint = Första dagen som revisionen gäller. Den tidigare gäller till och med dagen före.
record-number = Diarienummer
record-number-hint = Till exempel 1.3.1-2018-4127.
record-paragraph = Paragraf i protokollet
record-paragraph-hint = Till exempel § 7.
record-minutes = Protokoll
record-minutes-hint = Till exempel Protokoll nr 6/2018.
record-attendance = Närvaro och röster
record-attendance-hint = Till exempel 7 av 8 ledamöter, enhälligt.
record-presenter = Föredragande
record-presenter-hint = Skriv rollen, inte namnet: Chefen för gd-staben.
record-reservations = Reservationer
record-reservations-hint = Så som de lades fram. Lämna tomt om ingen reserverade sig.
record-unions = Samverkan med facken
record-unions-hint = Dagen för förhandling eller information enligt MBL.
record-reason = Skäl
record-reason-hint = Varför revisionen inte ska gälla. Skälet blir en del av beslutet.
record-final = När beslutet är antecknat kan det inte ändras, och det går inte att ångra. Ett fel rättas med ett nytt beslut.
record-send = Anteckna beslutet
record-send-revocation = Anteckna upphävandet
record-beside = Det här beslutas
record-beside-revocation = Det här ska inte gälla
record-paper = Dokumentet som beslutas
record-digest = Dokumentets SHA-256:
record-adopted = Beslutet om revision { $revision } är antecknat och förseglat.
record-revoked = Upphävandet av revision { $revision } är antecknat och förseglat.
record-not-now = Inget beslut kan antecknas om { $revision } nu
record-not-proposed = Ett beslut antecknas om en revision som är föreslagen för ett organ. Den här är inte det.
record-not-ahead = Bara en revision som är beslutad och inte gäller än kan upphävas. Den här är inte det.
refusal-document-changed = Texten i revision { $revision } är inte längre den som stod bredvid formuläret. Läs den nya texten här bredvid och se efter om det är den som beslutades. Skicka sedan igen.
record-title-paper = Anteckna beslutet: { $paper }
record-paper-not-proposed = Ett beslut antecknas om det som är föreslaget för ett organ. Det här är inte det.
record-paper-decided = { $paper }: beslutet är antecknat och förseglat.
refusal-paper-changed = Innehållet är inte längre det som stod bredvid formuläret. Läs det nya här bredvid och se efter om det är det som beslutades. Skicka sedan igen.
decisions-paper-holds = Gäller
decisions-paper-replaced = Ersatt av ett senare beslut
decision-title-indicators = { $body } beslutar om indikatoruppsättning { $set }
decision-decides-set = Indikatoruppsättning { $set } gäller från
record-set-decided = Beslutet om indikatoruppsättning { $set } är antecknat.
