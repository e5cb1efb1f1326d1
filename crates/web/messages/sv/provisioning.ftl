# Myndighetens egen katalog (till exempel Entra ID) lägger in personer och grupper.
provisioning-title = Koppla katalogen
provisioning-what = Myndighetens egen katalog, till exempel Entra ID, kan lägga in personer här och stänga av dem som slutar. Den använder SCIM 2.0. Att radera någons uppgifter gör ni alltid själva.
provisioning-connect = Så kopplar du
provisioning-address = Ge katalogen den här adressen och en nyckel:
provisioning-name-hint = Vilken katalog som använder den, till exempel "Entra ID"
provisioning-no-tokens = Katalogen har ingen nyckel ännu.
provisioning-groups = Katalogens grupper
provisioning-no-groups = Katalogen har inte skickat några grupper ännu. När den gör det väljer du här vad varje grupp ger.
provisioning-group = Grupp
provisioning-members = Medlemmar
provisioning-gives = Ger
provisioning-gives-nothing = inget
provisioning-group-what = Det du väljer här får alla i gruppen, och den som lämnar gruppen blir av med det. Roller och enheter som ingen grupp ger sköter du för hand. Den som får något annat loggar in på nytt.
provisioning-told-mapped = Sparat. Gruppens medlemmar har fått det som den ger.
