# Brev med e-post, och att be om ett.
forgotten-link = Glömt lösenordet?
forgotten-title = Glömt lösenordet?
forgotten-what = Skriv din e-postadress, så skickar vi en länk där du väljer ett nytt lösenord.
forgotten-do = Skicka länken
forgotten-sent-title = Titta i din e-post
forgotten-sent = Om { $email } hör till ett konto har vi skickat en länk dit. Den går att använda en gång, inom 30 minuter. Kommer inget brev? Titta i skräpposten, eller be den som sköter systemet om en länk.
directory-letter-invite = Skicka inbjudan med e-post
directory-letter-reset = Skicka länk för nytt lösenord med e-post
directory-told-letter = En engångslänk skickas till { $email }.
letter-hello = Hej { $name }!
letter-hello-nobody = Hej!
letter-forgotten = { $days ->
    [0] Någon har bett om ett nytt lösenord för ditt konto i Rödtråd hos { $organisation }. Öppna länken och välj ett. Den går att använda en gång, inom { $minutes } minuter.
   *[other] Här är en länk där du väljer ett nytt lösenord för ditt konto i Rödtråd hos { $organisation }. Den går att använda en gång, inom { $days } dagar.
}
letter-invited = Du är inbjuden till Rödtråd hos { $organisation }. Öppna länken och välj ett lösenord. Den går att använda en gång, inom { $days } dagar.
letter-link-end = Väntade du dig inte det här brevet? Öppna då inte länken, och lämna den inte till någon. Inget har ändrats på ditt konto.
letter-when = Det hände { $moment }, hos { $organisation }.
letter-told-end =
    Var det du, eller hade du bett om det? Då behöver du inte göra något.
    Annars: byt lösenord på { $address } och säg till den som sköter systemet.
letter-subject-forgotten = Nytt lösenord
letter-subject-invited = Du är inbjuden
letter-subject-password-changed = Ditt lösenord är bytt
letter-subject-email-changed = Din e-postadress är ändrad
letter-subject-app-added = En app är tillagd på ditt konto
letter-subject-app-removed = Appen är borttagen från ditt konto
letter-subject-passkey-added = En nyckel är tillagd på ditt konto
letter-subject-passkey-removed = En nyckel är borttagen från ditt konto
letter-subject-codes = Du har fått nya återställningskoder
letter-subject-factors-removed = Stegen utöver ditt lösenord är borttagna
letter-says-password-changed = Lösenordet för ditt konto i Rödtråd är bytt.
letter-says-email-changed = E-postadressen för ditt konto i Rödtråd är ändrad. Du loggar nu in med den nya.
letter-says-app-added = En app med koder är tillagd på ditt konto i Rödtråd. Den frågas efter när du loggar in.
letter-says-app-removed = Appen med koder är borttagen från ditt konto i Rödtråd.
letter-says-passkey-added = En nyckel är tillagd på ditt konto i Rödtråd. Med den går det att logga in.
letter-says-passkey-removed = En nyckel är borttagen från ditt konto i Rödtråd.
letter-says-codes = Nya återställningskoder är gjorda för ditt konto i Rödtråd. De gamla gäller inte längre.
letter-says-factors-removed = Den som sköter systemet har tagit bort app, nycklar och återställningskoder från ditt konto i Rödtråd.
letter-subject-connected = Ditt konto är kopplat till en inloggningstjänst
letter-subject-disconnected = Ditt konto är inte längre kopplat till en inloggningstjänst
letter-says-connected = Ditt konto i Rödtråd är kopplat till en inloggningstjänst. Med den går det att logga in.
letter-says-disconnected = Kopplingen mellan ditt konto i Rödtråd och en inloggningstjänst är borttagen.
