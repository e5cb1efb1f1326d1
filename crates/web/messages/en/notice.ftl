# Notices: the page, the choices, the letters and how they are stopped.
notices-title = Notices
notices-all = My notices
notices-heading = { $count ->
    [0] Nothing unread
    [one] One unread notice
   *[other] { $count } unread notices
}
notices-unread = { $count ->
    [0] Notices, none unread
    [one] Notices, one unread
   *[other] Notices, { $count } unread
}
notices-none = Here you are told when someone mentions, answers or invites you, and when something happens to what you follow or are responsible for. Nothing has happened yet.
notices-new = New
notices-read-one = Mark as read
notices-read-all = Mark all as read
notices-more = { $count ->
    [one] One older notice is not shown.
   *[other] { $count } older notices are not shown.
}
notices-told-read = The notice is read.
notices-told-read-all = All notices are read.
notice-why-mentioned = { $who } mentioned you
notice-why-answered = { $who } answered your comment
notice-why-contribution-answered = { $who } answered your contribution
notice-why-workshop-planned = { $who } invited you
notice-why-workshop-changed = { $who } changed an invitation to you
notice-why-workshop-opened = { $who } opened what you are invited to
notice-why-workshop-called-off = { $who } called off what you are invited to
notice-why-verdict-asked = { $who } asks for your verdict
notice-invited = { $what } · { $kind } · { $days }
notice-why-responsible = { $who } commented on what you are responsible for
notice-why-commented = { $who } commented on what you follow
notice-why-changed = { $who } changed what you follow
notice-why-contribution-reported = { $who } reported a contribution
notice-why-reported = { $who } reported a comment
notices-choose = Choose how you are told
notices-choose-title = How you are told
notices-choose-do = Save the choices
notices-told-chosen = Your choices are saved.
notices-personal = When someone mentions, answers or invites you
notices-personal-hint = Mentions, answers to your comments and contributions, invitations to workshops and questions about your verdict.
notices-around = When something happens to what you follow or are responsible for
notices-around-hint = Comments and changes. You follow what you have commented on yourself.
notices-way-at-once = Here, and by e-mail at once
notices-way-daily = Here, and by e-mail every morning at 7
notices-way-weekly = Here, and by e-mail on Monday morning at 7
notices-way-here = Only here
notices-way-none = Not at all
notices-letters-to = Letters are sent to { $address }.
notices-no-address = Your account has no e-mail address, so no letters are sent. Ask whoever runs the system to add one.
notices-no-letters = No letters are sent: e-mail is not set up here.
notices-language = Language of the letters
notices-language-sv = Swedish
notices-language-en = English
notices-browser = The browser’s own notices
notices-browser-hint = They are shown while a page of Rödtråd is open.
notices-browser-yes = Show the browser’s notices
notices-browser-ask = Allow notices in this browser
notices-browser-denied = The browser does not allow notices from here. Change that in the settings of the browser.
notices-browser-granted = The browser allows notices. Tick the box and save.
letter-notices-subject = { $count ->
    [one] One notice
   *[other] { $count } notices
}
letter-notices-more = { $count ->
    [one] And one more notice.
   *[other] And { $count } more notices.
}
letter-notice-secret = Something that concerns you has happened in a matter that is secret. Sign in to read it.
letter-notice-secret-subject = Something has happened that concerns you
letter-notices-end =
    You have chosen to get letters about this. Change it at { $choices }.
    Get no more letters, without signing in: { $stop }
letters-stop-title = Get no more letters about notices
letters-stop-what = You then get no more letters about notices at { $organisation }. The notices are still there when you sign in. Letters about your account, such as a new password, come as before.
letters-stop-do = Get no more letters
letters-stopped-title = You get no more letters about notices
letters-stopped = The notices are still there when you sign in. There you can also choose letters again.
