# Personer i katalogen: namn, enhet, roller och inloggning.
directory-title = Personer
directory-count = { $count ->
    [0] inga personer
    [one] en person
   *[other] { $count } personer
}
directory-waiting = { $count ->
    [one] en har inte valt lösenord
   *[other] { $count } har inte valt lösenord
}
directory-search = Namn eller e-postadress
directory-none = Här står alla som arbetar i styrningen. Lägg till den första.
directory-none-found = Ingen heter så. Sök på en del av namnet eller e-postadressen.
directory-add = Lägg till person
directory-add-do = Lägg till
directory-then-link = När personen är tillagd får du en engångslänk att skicka, där personen väljer lösenord.
directory-name = Namn
directory-email = E-postadress
directory-email-hint = Den loggar personen in med. Utan adress finns personen bara i katalogen.
directory-unit = Enhet
directory-no-unit = Ingen enhet
directory-roles = Roller
directory-state = Inloggning
directory-save = Spara
directory-told-added = Personen är tillagd. Gör en engångslänk och skicka den till personen.
directory-told-taken = Personen är tillagd, men adressen hör till någon annan. Fyll i en annan adress.
directory-told-saved = Ändringarna är sparade.
directory-signing-in = Inloggning
directory-no-account = Personen har ingen e-postadress och kan inte logga in. Fyll i en adress och spara.
directory-signed-in = { $count ->
    [one] Inloggad på ett ställe, senast { $moment }.
   *[other] Inloggad på { $count } ställen, senast { $moment }.
}
directory-link-invite = Gör en engångslänk
directory-link-reset = Gör en länk för nytt lösenord
directory-link-title = Skicka den här länken till personen
directory-link-what = Den visas bara nu. Den går att använda en gång, till { $until }. Skicka den på ett sätt där ingen annan läser den.
directory-end-sessions = Logga ut överallt
directory-disable = Stäng kontot
directory-enable = Öppna kontot igen
directory-told-disabled = Kontot är stängt, och personen är utloggad överallt.
directory-told-enabled = Kontot är öppet igen.
directory-told-ended = Personen är utloggad överallt.
directory-erase = Radera personuppgifterna
directory-erase-what = Namn, e-postadress och lösenord försvinner och kan inte fås tillbaka. Det som personen har gjort står kvar, av ”en tidigare medarbetare”.
directory-erase-confirm = Skriv { $name } för att bekräfta
directory-erase-do = Radera
directory-told-erased = Personuppgifterna är raderade.
account-state-none = kan inte logga in
account-state-invited = inbjuden
account-state-active = kan logga in
account-state-disabled = stängt
account-state-says-invited = Personen är inbjuden och har inte valt lösenord än.
account-state-says-active = Personen kan logga in.
account-state-says-disabled = Kontot är stängt. Personen kan inte logga in.
role-says-reader = Läsare: läser allt som inte är hemligt
role-says-unit-manager = Enhetschef: planerar för sin enhet och dem under den
role-says-management = Ledning: skriver direktiv, ger ramar och prövar scenarier
role-says-strategist = Strateg: arbetar med styrningens texter och driver planeringen
role-says-analyst = Analytiker: definierar indikatorer och fyller i värden
role-says-secretary = Sekreterare: skriver in vad ett organ har beslutat
role-says-auditor = Granskare: kontrollerar loggen och ser säkerhetsloggen
role-says-administrator = Administratör: sköter personer, enheter och systemet, och beslutar inget därigenom
role-says-contributor = Skriver i planen: lägger till och ändrar aktiviteter i sin enhets plan medan den är ett utkast
role-says-member = Ledamot: läser det som är beslutat och det som ligger framför de egna organen
directory-roles-in-parts = Roller i enheter, i organ och för en tid
role-says-cleared = Behörig: läser det som är belagt med sekretess
