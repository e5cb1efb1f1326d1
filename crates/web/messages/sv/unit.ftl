# Enheterna, och hur de ändras.
units-title = Enheter
units-knot = Organisation
units-heading = { $count ->
    [0] Inga enheter än
    [one] En enhet
   *[other] { $count } enheter
}
units-none = Här står myndighetens avdelningar och enheter. Lägg till den första.
units-unit = Enhet
units-acts = Vad som kan göras
units-add = Lägg till enhet
units-change = Ändra
units-split = Dela
units-close = Avsluta
units-merge = Slå samman enheter
units-act-on = { $act } { $unit }
units-people = Personer
units-activities = Aktiviteter
units-tasks = Uppdrag
units-changes = Ändringar
units-no-changes = Enheterna har inte ändrats.
units-to-come = inte än
units-was-added = { $unit } är ny.
units-was-closed = { $unit } avslutas. { $heir } tar över.
units-became = { $units } blir { $new }.
units-changed = Ändringen av enheterna är gjord.

units-act = { $act ->
    [add] Ny enhet
    [change] Ändra { $unit }
    [merge] Slå samman enheter
    [split] Dela { $unit }
   *[close] Avsluta { $unit }
}
units-lead-add = Enheten finns från den dag du väljer.
units-lead-change = Ett nytt namn eller en ny plats. Enhetens plan, ram, personer och uppdrag följer med.
units-lead-merge = Flera enheter blir en. Deras planer, ramar, personer och uppdrag kommer samman.
units-lead-split = En enhet blir flera. Säg vad som går vart.
units-lead-close = En annan enhet tar över det som enheten har.
units-name = Namn
units-parent = Ligger under
units-top = Myndighetens ledning
units-which = Enheter
units-heir = Tar över
units-heir-hint = Aktiviteter, ramar, personer och uppdrag går dit.
units-choose = Välj enhet
units-parts = Delar
units-parts-hint = Andelarna blir 100 % tillsammans. De delar ramen och det som inte har någon egen plats.
units-part = Del { $number }
units-share = Andel, %
units-one-more = En del till
units-activities-go = Aktiviteter
units-people-go = Personer
units-largest = Det som du inte säger något om går till den största delen.
units-to-largest = Den största delen
units-on = Från och med
units-on-hint = Omgångar som börjar den dagen eller senare följer med. Det som är planerat dessförinnan behåller sina enheter.
units-reason = Varför
units-look = Visa vad som följer
units-confirm = Det här följer
units-from-day = från { $day }
units-follows-add = En ny enhet kommer till. Inget annat ändras.
units-follows-change = Det här följer med till enheten med det nya namnet eller platsen:
units-follows-merge = Det här kommer samman i den nya enheten:
units-follows-split = Det här delas mellan de nya enheterna:
units-follows-close = Det här går till enheten som tar över:
units-round-changes = Omgången { $round }: { $count ->
    [one] en aktivitet
   *[other] { $count } aktiviteter
}, { $kronor }.
units-round-stays = Omgången { $round } behåller sina enheter och kan visas i de nya.
units-people-follow = { $count ->
    [one] En person.
   *[other] { $count } personer.
}
units-tasks-follow = { $count ->
    [one] Ett externt uppdrag.
   *[other] { $count } externa uppdrag.
}
units-for-ever = Ändringen skrivs i loggen. Blir den fel gör du en ny ändring.
units-do = Gör ändringen
