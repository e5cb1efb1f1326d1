# Letters by e-mail, and asking for one.
forgotten-link = Forgotten your password?
forgotten-title = Forgotten your password?
forgotten-what = Write your e-mail address, and we send a link where you choose a new password.
forgotten-do = Send the link
forgotten-sent-title = Look in your e-mail
forgotten-sent = If { $email } belongs to an account we have sent a link there. It can be used once, within 30 minutes. Does no letter come? Look among the junk mail, or ask whoever runs the system for a link.
directory-letter-invite = Send the invitation by e-mail
directory-letter-reset = Send a link for a new password by e-mail
directory-told-letter = A one-time link is being sent to { $email }.
letter-hello = Hello { $name },
letter-hello-nobody = Hello,
letter-forgotten = { $days ->
    [0] Somebody has asked for a new password for your account in Rödtråd at { $organisation }. Open the link and choose one. It can be used once, within { $minutes } minutes.
   *[other] Here is a link where you choose a new password for your account in Rödtråd at { $organisation }. It can be used once, within { $days } days.
}
letter-invited = You are invited to Rödtråd at { $organisation }. Open the link and choose a password. It can be used once, within { $days } days.
letter-link-end = Did you not expect this letter? Then do not open the link, and give it to nobody. Nothing has changed in your account.
letter-when = It happened { $moment }, at { $organisation }.
letter-told-end =
    Was it you, or had you asked for it? Then there is nothing to do.
    Otherwise: change your password at { $address } and tell whoever runs the system.
letter-subject-forgotten = New password
letter-subject-invited = You are invited
letter-subject-password-changed = Your password was changed
letter-subject-email-changed = Your e-mail address was changed
letter-subject-app-added = An app was added to your account
letter-subject-app-removed = The app was removed from your account
letter-subject-passkey-added = A passkey was added to your account
letter-subject-passkey-removed = A passkey was removed from your account
letter-subject-codes = You have new recovery codes
letter-subject-factors-removed = The steps beside your password were removed
letter-says-password-changed = The password of your account in Rödtråd was changed.
letter-says-email-changed = The e-mail address of your account in Rödtråd was changed. You now sign in with the new one.
letter-says-app-added = An app with codes was added to your account in Rödtråd. It is asked for when you sign in.
letter-says-app-removed = The app with codes was removed from your account in Rödtråd.
letter-says-passkey-added = A passkey was added to your account in Rödtråd. It can be used to sign in.
letter-says-passkey-removed = A passkey was removed from your account in Rödtråd.
letter-says-codes = New recovery codes were made for your account in Rödtråd. The old ones no longer work.
letter-says-factors-removed = Whoever runs the system has removed app, passkeys and recovery codes from your account in Rödtråd.
letter-subject-connected = Your account was connected with a sign-in service
letter-subject-disconnected = Your account is no longer connected with a sign-in service
letter-says-connected = Your account in Rödtråd was connected with a sign-in service. It can be used to sign in.
letter-says-disconnected = The connection of your account in Rödtråd with a sign-in service was removed.
