# Secrecy: that an external task is secret, and on which ground.
secrecy-title = Secrecy
secrecy-tag = Secret, chapter { $chapter }, section { $section }
secrecy-ground = Chapter { $chapter }, section { $section } of the Public Access to Information and Secrecy Act
secrecy-mark = Mark as secret
secrecy-mark-do = Mark as secret
secrecy-what = The task is then seen only by management, by managers in the unit that answers for it, and by those who are cleared. Nobody else sees it anywhere.
secrecy-chapter = Chapter
secrecy-chapter-hint = Of the Public Access to Information and Secrecy Act, for example 18.
secrecy-section = Section
secrecy-reason = Reason
secrecy-lift = Lift the secrecy
secrecy-lift-do = Lift the secrecy
secrecy-told-marked = The task is secret.
secrecy-told-lifted = The secrecy is lifted.
secrecy-in-list = secret
