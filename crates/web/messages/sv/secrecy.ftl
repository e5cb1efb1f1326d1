# Sekretess: att ett externt uppdrag är hemligt, och med vilken grund.
secrecy-title = Sekretess
secrecy-tag = Sekretess { $chapter } kap. { $section } §
secrecy-ground = { $chapter } kap. { $section } § offentlighets- och sekretesslagen
secrecy-mark = Belägg med sekretess
secrecy-mark-do = Belägg med sekretess
secrecy-what = Uppdraget syns sedan bara för ledningen, för chefer i den enhet som svarar för det och för dem som har behörighet. Alla andra ser det inte någonstans.
secrecy-chapter = Kapitel
secrecy-chapter-hint = I offentlighets- och sekretesslagen, till exempel 18.
secrecy-section = Paragraf
secrecy-reason = Skäl
secrecy-lift = Häv sekretessen
secrecy-lift-do = Häv sekretessen
secrecy-told-marked = Uppdraget är belagt med sekretess.
secrecy-told-lifted = Sekretessen är hävd.
secrecy-in-list = sekretess
