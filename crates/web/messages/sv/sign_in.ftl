# Inloggning.
sign-in-title = Logga in
sign-in-not-set-up = Inloggning är inte påslagen på den här installationen. Det som är öppet för alla kan du läsa ändå.
sign-in-nobody = Det finns ingen att logga in som ännu. Lägg till den första personen vid serverns kommandorad.
sign-in-pick-note = Den här servern körs på din egen dator, för att prova. Därför väljer du själv vem du är, utan lösenord.
sign-in-people = Personer att logga in som
sign-in-person = Person
sign-in-roles = Roller
sign-in-button = Välj
sign-in-already = Du är inloggad som { $name }.
person-without-name = Person { $number }
role-reader = läsare
role-strategist = strateg
role-secretary = sekreterare
role-administrator = administratör
role-auditor = granskare
