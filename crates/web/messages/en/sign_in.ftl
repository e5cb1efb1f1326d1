# Signing in.
sign-in-title = Sign in
sign-in-not-set-up = Sign-in is not set up on this installation. You can read what is open to everyone all the same.
sign-in-nobody = There is nobody to sign in as yet. Add the first person at the server's command line.
sign-in-pick-note = This server runs on your own computer, for trying things out. That is why you choose who you are, without a password.
sign-in-people = People to sign in as
sign-in-person = Person
sign-in-roles = Roles
sign-in-button = Choose
sign-in-already = You are signed in as { $name }.
person-without-name = Person { $number }
role-reader = reader
role-strategist = strategist
role-secretary = secretary
role-administrator = administrator
role-auditor = auditor
