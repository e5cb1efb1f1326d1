# The help page. Its text is in docs/guide.en.md.
help-title = Help
help-contents = On this page
