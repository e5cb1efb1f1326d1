# More than a password: app with codes, passkeys, recovery codes, and which roles need it.
factors-title = Sign-in in two steps
factors-what = Passwords can be guessed and stolen. With one more step nobody gets into your account just by having the password.
factors-none = You sign in with a password alone. Add a step, and getting hold of the password is not enough.
factors-count = { $app ->
    [yes] { $keys ->
        [0] You have an app with codes.
        [one] You have an app with codes and a passkey.
       *[other] You have an app with codes and { $keys } passkeys.
    }
   *[no] { $keys ->
        [one] You have a passkey.
       *[other] You have { $keys } passkeys.
    }
}
factors-begin = Add a step
factors-change = See and change
factors-were-removed = Whoever runs the system removed your steps beside the password on { $moment }. If you had not asked for it: tell them at once.
factors-told-app-added = The app is added. You are signed out everywhere but here.
factors-told-app-removed = The app is removed. You are signed out everywhere but here.
factors-told-passkey-added = The passkey is added. You are signed out everywhere but here.
factors-told-passkey-removed = The passkey is removed. You are signed out everywhere but here.
factors-told-passkey-named = The passkey has its new name.
factors-told-no-name = The name is not changed. Write a name of 1–120 characters.
factors-told-too-late = It took too long. Begin again with the app.
factors-told-removed = The steps beside the password are removed, and the person is signed out everywhere.
factor-act-app = Add an app
factor-act-app-removal = Remove the app
factor-act-passkey = Add a passkey
factor-act-passkey-removal = Remove the passkey
factor-act-codes = New recovery codes
factor-act-says-app = You need an app for one-time codes on your telephone, such as Aegis, FreeOTP, Google Authenticator or Microsoft Authenticator.
factor-act-says-app-removal = You can then no longer sign in with the codes of the app. You are signed out everywhere but here.
factor-act-says-passkey = The passkey is kept in your telephone, your computer or a security key. You unlock it with a finger, your face or a PIN. It can be used instead of the password.
factor-act-says-passkey-removal = You can then no longer sign in with it. You are signed out everywhere but here.
factor-act-says-codes = You get ten new codes. The old ones stop working.
factor-act-do-app = Continue
factor-act-do-app-removal = Remove
factor-act-do-passkey = Continue
factor-act-do-passkey-removal = Remove
factor-act-do-codes = Make new codes
password-yours = Your password
app-title = App with codes
app-what = An app on your telephone shows a new code every thirty seconds. It works without a network.
app-since = The app was added { $moment }.
app-begin = Add an app
app-scan = Scan the picture with the app.
app-picture = QR code to scan with the app
app-by-hand = Does it not work? Type this key into the app instead:
app-confirm = Type the code that the app shows.
app-add-do = Add the app
code-from-app = Code
code-six = Six digits.
code-six-or-recovery = Six digits from the app, or one of your recovery codes.
code-recovery-label = Recovery code
code-recovery = One of the codes that you saved.
codes-title = Recovery codes
codes-what = With one of these codes you get in if you have lost the telephone or the passkey. Each works once. They are shown only now.
codes-save = Save as a file
codes-print = Or print the page. Keep the codes where nobody else sees them, and not in the telephone.
codes-on = I have saved the codes
codes-file = Recovery codes for Rödtråd, { $organisation }. Each works once.
codes-left = { $count ->
    [0] No codes are left.
    [one] One code is left.
   *[other] { $count } codes are left.
}
codes-few = { $count ->
    [0] You have no recovery codes left. Without them you cannot get in if you lose what you sign in with.
    [one] You have only one recovery code left.
   *[other] You have only { $count } recovery codes left.
}
codes-make = Make new codes
passkeys-title = Passkeys
passkeys-what = A key in your telephone, your computer or a security key. You unlock it with a finger, your face or a PIN, and nobody can trick you out of it.
passkey-name = Name
passkey-name-hint = So that you know it again: “Work telephone”.
passkey-first = My first passkey
passkey-added = Added
passkey-used = Last used
passkey-rename = Rename
passkey-remove = Remove
passkey-remove-this = Remove { $name }
passkey-make = The passkey will be called “{ $name }”. The browser asks where to keep it.
passkey-make-do = Create the passkey
passkey-use-do = Use a passkey
passkey-sign-in = Sign in with a passkey
passkey-none-shown = No passkey was used. Try again, or sign in another way.
passkey-needs-script = Passkeys need a browser that supports them, with scripts turned on. The other ways work all the same.
halfway-title = One more step
halfway-or = or
halfway-lost = Have you lost both the telephone and the codes? Ask whoever runs the system to remove the step.
halfway-back = To the sign-in page
halfway-set-up-title = Add a step
halfway-set-up = With your role a password is not enough. Choose how you want to show that it is you; then you are signed in.
rules-title = Rules for signing in
rules-roles = Who needs more than a password?
rules-what = Whoever has one of these roles must have an app or a passkey. Those who have none add one when they sign in next.
rules-role = { $count ->
    [0] { $role } (nobody)
   *[other] { $role } ({ $have } of { $count } have one)
}
rules-told = The rules are saved. They hold from the next sign-in.
directory-factors = { $app ->
    [yes] { $keys ->
        [0] Signs in in two steps, with an app.
        [one] Signs in in two steps, with an app or a passkey.
       *[other] Signs in in two steps, with an app or one of { $keys } passkeys.
    }
   *[no] { $keys ->
        [one] Signs in in two steps, with a passkey.
       *[other] Signs in in two steps, with one of { $keys } passkeys.
    }
}
directory-factors-remove = Remove app and passkeys
refusal-code-wrong = The code is wrong, or was used already. Wait for the next code and try again.
refusal-passkey-wrong = The passkey could not be used. Try again, or sign in another way.
refusal-passkey-taken = That passkey is added already.
refusal-passkeys-too-many = That is as many passkeys as one can have. Remove one that you do not use.
