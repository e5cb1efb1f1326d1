# Hjälpsidan. Själva texten står i docs/guide.sv.md.
help-title = Hjälp
help-contents = På den här sidan
