# Notiser: sidan, valen, breven och hur de stoppas.
notices-title = Notiser
notices-all = Mina notiser
notices-heading = { $count ->
    [0] Inget oläst
    [one] En oläst notis
   *[other] { $count } olästa notiser
}
notices-unread = { $count ->
    [0] Notiser, inga olästa
    [one] Notiser, en oläst
   *[other] Notiser, { $count } olästa
}
notices-none = Här står det när någon nämner dig, svarar dig eller bjuder in dig, och när något händer med det du följer eller ansvarar för. Inget har hänt än.
notices-new = Ny
notices-read-one = Markera som läst
notices-read-all = Markera alla som lästa
notices-more = { $count ->
    [one] En äldre notis visas inte.
   *[other] { $count } äldre notiser visas inte.
}
notices-told-read = Notisen är läst.
notices-told-read-all = Alla notiser är lästa.
notice-why-mentioned = { $who } nämnde dig
notice-why-answered = { $who } svarade på din kommentar
notice-why-contribution-answered = { $who } svarade på ditt inspel
notice-why-workshop-planned = { $who } bjöd in dig
notice-why-workshop-changed = { $who } ändrade en inbjudan till dig
notice-why-workshop-opened = { $who } öppnade det du är inbjuden till
notice-why-workshop-called-off = { $who } ställde in det du är inbjuden till
notice-why-verdict-asked = { $who } frågar efter ditt omdöme
notice-invited = { $what } · { $kind } · { $days }
notice-why-responsible = { $who } kommenterade det du ansvarar för
notice-why-commented = { $who } kommenterade det du följer
notice-why-changed = { $who } ändrade det du följer
notice-why-contribution-reported = { $who } anmälde ett inspel
notice-why-reported = { $who } anmälde en kommentar
notices-choose = Välj hur du får veta
notices-choose-title = Hur du får veta
notices-choose-do = Spara valen
notices-told-chosen = Dina val är sparade.
notices-personal = När någon nämner dig, svarar dig eller bjuder in dig
notices-personal-hint = Omnämnanden, svar på dina kommentarer och inspel, inbjudningar till workshoppar och frågor om ditt omdöme.
notices-around = När något händer med det du följer eller ansvarar för
notices-around-hint = Kommentarer och ändringar. Du följer det du själv har kommenterat.
notices-way-at-once = Här, och med e-post direkt
notices-way-daily = Här, och med e-post varje morgon klockan 7
notices-way-weekly = Här, och med e-post måndag morgon klockan 7
notices-way-here = Bara här
notices-way-none = Inte alls
notices-letters-to = Breven skickas till { $address }.
notices-no-address = Ditt konto har ingen e-postadress, så inga brev skickas. Be den som sköter systemet lägga till en.
notices-no-letters = Inga brev skickas: e-post är inte inställd här.
notices-language = Språk i breven
notices-language-sv = Svenska
notices-language-en = Engelska
notices-browser = Webbläsarens egna notiser
notices-browser-hint = De visas medan en sida i Rödtråd är öppen.
notices-browser-yes = Visa webbläsarens notiser
notices-browser-ask = Tillåt notiser i den här webbläsaren
notices-browser-denied = Webbläsaren tillåter inte notiser härifrån. Ändra det i webbläsarens inställningar.
notices-browser-granted = Webbläsaren tillåter notiser. Kryssa i rutan och spara.
letter-notices-subject = { $count ->
    [one] En notis
   *[other] { $count } notiser
}
letter-notices-more = { $count ->
    [one] Och en notis till.
   *[other] Och { $count } notiser till.
}
letter-notice-secret = Det har hänt något som rör dig i ett ärende som är sekretessbelagt. Logga in för att läsa.
letter-notice-secret-subject = Något har hänt som rör dig
letter-notices-end =
    Du har valt att få brev om det här. Ändra det på { $choices }.
    Sluta få brev, utan att logga in: { $stop }
letters-stop-title = Sluta få brev om notiser
letters-stop-what = Du får då inga fler brev om notiser hos { $organisation }. Notiserna finns kvar när du loggar in. Brev om ditt konto, till exempel ett nytt lösenord, kommer som förut.
letters-stop-do = Sluta få brev
letters-stopped-title = Du får inga fler brev om notiser
letters-stopped = Notiserna finns kvar när du loggar in. Där kan du också välja brev igen.
